import { describe, expect, it } from 'vitest';

import { dayNumber } from '../../language/format.ts';
import { LANES, middleOf, middleOfStep, radiusOf, scalesOf } from './scales.ts';

const step = (from: string, to: string, parts: Partial<Record<'gains' | 'losses' | 'attacks', number>> = {}) => ({
  from,
  to,
  attacks: 0,
  suffered: 0,
  gains: 0,
  losses: 0,
  withdrawals: 0,
  balance: 0,
  support: null,
  units: 0,
  ...parts,
});
const steps = [step('2019-04-01', '2019-04-14', { gains: 2 }), step('2019-04-15', '2019-04-28', { losses: 4 })];

describe('scalesOf', () => {
  it('lets time run from left to right and holds the greatest in its lane', () => {
    const { x, ground, fighting, support } = scalesOf({ steps }, 800);
    expect(x(dayNumber('2019-04-01'))).toBeLessThan(x(dayNumber('2019-04-28')));
    expect([ground(4), ground(-4)]).toEqual([...LANES.ground]);
    // Without any fighting there is still a lane.
    expect(fighting(0)).toBe((LANES.fighting[0] + LANES.fighting[1]) / 2);
    expect(support(1)).toBeLessThan(support(-1));
  });
});

describe('middleOfStep', () => {
  it('is that of the step which holds the day, or the day', () => {
    expect(middleOf({ from: '2019-04-01', to: '2019-04-14' })).toBe(dayNumber('2019-04-08'));
    expect(middleOfStep(steps, '2019-04-20')).toBe(dayNumber('2019-04-22'));
    expect(middleOfStep(steps, '2018-01-01')).toBe(dayNumber('2018-01-01'));
  });
});

describe('radiusOf', () => {
  it('grows with evidence, up to an end', () => {
    expect(radiusOf(4)).toBeGreaterThan(radiusOf(1));
    expect(radiusOf(4000)).toBe(radiusOf(400));
  });
});
