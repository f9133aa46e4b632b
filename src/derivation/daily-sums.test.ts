import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyUnits, plainPosition, unit } from '../../test/units.ts';
import { dayText } from '../model/index.ts';
import { dailySums, positionOfSums } from './daily-sums.ts';
import { indexPairs, positionsOfPairs } from './pair-index.ts';
import { derivePositions, groupByPair } from './positions.ts';
import type { PositionUnit } from './units.ts';

const anyDay = fc.integer({ min: 17_950, max: 18_060 });

function expectClose(actual: number | null, expected: number | null): void {
  if (expected === null) expect(actual).toBeNull();
  else expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(1e-9);
}

describe('dailySums', () => {
  it('adds up what lies on one day, in one lane and regard', () => {
    const sums = dailySums([
      unit({ id: 'u1', weight: 1, strength: 1 }),
      unit({ id: 'u2', weight: 0.7, strength: -0.5, sign: -1 }),
      unit({ id: 'u3', weight: 0.4, strength: 0.7, lane: 'verbal', regard: 'declared' }),
    ]);
    expect(sums).toHaveLength(2);
    // Σw = 1.7, Σws = 1 − 0.35 = 0.65, Σw² = 1 + 0.49 = 1.49.
    expect(sums[0]).toMatchObject({ lane: 'material', units: 2, favourable: 1 });
    expectClose(sums[0]?.weight ?? null, 1.7);
    expectClose(sums[0]?.moment ?? null, 0.65);
    expectClose(sums[0]?.square ?? null, 1.49);
  });

  it('gives the same P, n and m as the units do, and as the formula written out', () => {
    fc.assert(
      fc.property(anyUnits, anyDay, (units, day) => {
        const parameters = { at: dayText(day), windowDays: 30, massMin: 0.2 };
        const sums = dailySums(units);
        for (const position of derivePositions(units, parameters)) {
          const isOfPair = (each: { readonly holder: string; readonly target: string }) =>
            each.holder === position.holder && each.target === position.target;
          const plain = plainPosition(units.filter(isOfPair), parameters);
          const fromSums = positionOfSums(sums.filter(isOfPair), parameters);
          for (const computed of [position, fromSums]) {
            expectClose(computed.mass, plain.mass);
            expectClose(computed.n, plain.n);
            expectClose(computed.value, plain.value);
          }
          expect(fromSums.contested).toBe(position.contested);
        }
      }),
    );
  });
});

describe('positionsOfPairs', () => {
  it('gives every pair as its units do, and as the formula written out', () => {
    fc.assert(
      fc.property(anyUnits, anyDay, (units, day) => {
        const parameters = { at: dayText(day), windowDays: 30, massMin: 0.2 };
        const { pairs, lastDate } = indexPairs(groupByPair(units));
        const fromUnits = derivePositions(units, parameters);
        const fromSums = positionsOfPairs(pairs, parameters);
        expect(fromSums).toHaveLength(fromUnits.length);
        fromSums.forEach(({ value, n, mass, ...rest }, index) => {
          expect(fromUnits[index]).toMatchObject(rest);
          const isOfPair = (each: PositionUnit): boolean => each.holder === rest.holder && each.target === rest.target;
          const plain = plainPosition(units.filter(isOfPair), parameters);
          expectClose(value, plain.value);
          expectClose(n, plain.n);
          expectClose(mass, plain.mass);
        });
        expect(lastDate).toBe(units.at(-1)?.date ?? null);
      }),
    );
  });
});
