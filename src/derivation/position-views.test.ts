import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyUnits, plainPosition, unit } from '../../test/units.ts';
import { dayText } from '../model/index.ts';
import { dailySums } from './daily-sums.ts';
import { indirectPositions, positionParts, positionSeries } from './position-views.ts';
import { derivePositions } from './positions.ts';
import type { PositionUnit } from './units.ts';

const onDay = (day: number) => ({ at: dayText(day), windowDays: 30, massMin: 0.2 });

describe('positionParts', () => {
  it('sets words against deeds', () => {
    // Words: −0.6 in full. Deeds: +1 in full and −1 at 0.4, so (1 − 0.4) / 1.4 = 0.42857. Gap: −0.6 − 0.42857 = −1.02857.
    const sums = dailySums([
      unit({ id: 'u1', lane: 'verbal', regard: 'declared', strength: -0.6, sign: -1 }),
      unit({ id: 'u2' }),
      unit({ id: 'u3', strength: -1, sign: -1, weight: 0.4, regard: 'ascribed' }),
    ]);
    const parts = positionParts(sums, onDay(18_000));
    expect(parts.words.value).toBeCloseTo(-0.6, 12);
    expect(parts.deeds.value).toBeCloseTo(0.42857, 5);
    expect(parts.gap).toBeCloseTo(-1.02857, 5);
    expect(parts.declared.value).toBeCloseTo(-0.6, 12);
    expect(parts.enacted.value).toBeCloseTo(1, 12);
    expect(parts.ascribed.value).toBeCloseTo(-1, 12);
  });

  it('has no gap where a side is absent', () => {
    const parts = positionParts(dailySums([unit()]), onDay(18_000));
    expect(parts.words.value).toBeNull();
    expect(parts.gap).toBeNull();
  });

  it('parts are the formula over the units of the part', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const parameters = onDay(18_000);
        const pair = units.filter(({ holder, target }) => holder === 'france' && target === 'lna');
        const parts = positionParts(dailySums(pair), parameters);
        const of = (isOf: (each: PositionUnit) => boolean) => plainPosition(pair.filter(isOf), parameters);
        const expected = [
          [parts.words, of(({ lane }) => lane === 'verbal')],
          [parts.deeds, of(({ lane }) => lane === 'material')],
          [parts.declared, of(({ regard }) => regard === 'declared')],
          [parts.enacted, of(({ regard }) => regard === 'enacted')],
          [parts.ascribed, of(({ regard }) => regard === 'ascribed')],
        ] as const;
        for (const [part, plain] of expected) {
          expect(part.value === null).toBe(plain.value === null);
          expect(Math.abs((part.value ?? 0) - (plain.value ?? 0))).toBeLessThan(1e-9);
          expect(Math.abs(part.mass - plain.mass)).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

describe('positionSeries', () => {
  it('gives a point for each step, absent where the evidence is far', () => {
    const sums = dailySums([unit()]);
    const points = positionSeries(sums, { from: 18_000, to: 18_060, stepDays: 30 }, { windowDays: 30, massMin: 0.2 });
    expect(points.map(({ date, value }) => [date, value])).toEqual([
      ['2019-04-14', 1],
      ['2019-05-14', 1],
      ['2019-06-13', null],
    ]);
    // K(1) = e^-0.5, K(2) = e^-2.
    expect(points[1]?.mass).toBeCloseTo(0.60653, 5);
    expect(points[2]?.mass).toBeCloseTo(0.13534, 5);
  });
});

describe('indirectPositions', () => {
  it('takes support for an enemy as speaking against', () => {
    // gna and lna are at war: E = 1. Turkey aids the gna in full: I(turkey, lna) = −1, mass 1.
    // Egypt condemns the gna, −0.5 at weight 1: I(egypt, lna) = +0.5.
    const units = [
      unit({ id: 'u1', holder: 'gna', target: 'lna', strength: -1, sign: -1 }),
      unit({ id: 'u2', holder: 'lna', target: 'gna', strength: -1, sign: -1 }),
      unit({ id: 'u3', holder: 'turkey', target: 'gna' }),
      unit({ id: 'u4', holder: 'egypt', target: 'gna', strength: -0.5, sign: -1 }),
    ];
    const parameters = onDay(18_000);
    const indirect = indirectPositions(derivePositions(units, parameters), parameters);
    const toward = (holder: string) => indirect.find((each) => each.holder === holder && each.target === 'lna');
    expect(toward('turkey')).toMatchObject({ value: -1, mass: 1, through: [{ enemy: 'gna', enmity: 1 }] });
    expect(toward('egypt')?.value).toBeCloseTo(0.5, 12);
    // The two at war say nothing indirect of each other.
    expect(toward('gna')).toBeUndefined();
    // Enmity of 0.75 on one side and −0.5 on the other is 0.125, too little.
    const friends = [
      unit({ id: 'u1', holder: 'gna', target: 'lna', strength: -0.75, sign: -1 }),
      unit({ id: 'u2', holder: 'lna', target: 'gna', strength: 0.5 }),
      unit({ id: 'u3', holder: 'turkey', target: 'gna' }),
    ];
    expect(indirectPositions(derivePositions(friends, parameters), parameters)).toEqual([]);
  });

  it('is the formula written out', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const parameters = onDay(18_000);
        const positions = derivePositions(units, parameters);
        const P = (a: string, b: string) =>
          positions.find(({ holder, target }) => holder === a && target === b) ?? { value: null, mass: 0 };
        const parties = ['france', 'egypt', 'lna', 'gna'];
        const found = indirectPositions(positions, parameters);
        for (const a of parties) {
          for (const b of parties.filter((each) => each !== a)) {
            let mass = 0;
            let moment = 0;
            for (const c of parties.filter((each) => each !== a && each !== b)) {
              const both = [P(b, c).value, P(c, b).value].filter((value) => value !== null);
              const enmity = both.length === 0 ? 0 : -both.reduce((sum, value) => sum + value, 0) / both.length;
              const own = P(a, c);
              if (enmity < 0.5 || own.value === null) continue;
              mass += enmity * own.mass;
              moment += enmity * own.mass * -own.value;
            }
            const indirect = found.find(({ holder, target }) => holder === a && target === b);
            expect(Math.abs((indirect?.mass ?? 0) - mass)).toBeLessThan(1e-9);
            if (indirect?.value !== null && indirect !== undefined) {
              expect(Math.abs(indirect.value - moment / mass)).toBeLessThan(1e-9);
            }
          }
        }
      }),
    );
  });
});
