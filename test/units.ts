/** Units of evidence drawn at random, and the position formula written out plainly: what tests compare with. */
import fc from 'fast-check';

import type { PositionUnit } from '../src/derivation/index.ts';
import { dayText, type PositionParameters } from '../src/model/index.ts';

/** One unit: France for the LNA by a deed on 2019-04-14, unless told otherwise. */
export function unit(change: Partial<PositionUnit> = {}): PositionUnit {
  const made: PositionUnit = {
    id: 'u1',
    holder: 'france',
    target: 'lna',
    sign: 1,
    strength: 1,
    weight: 1,
    day: 18_000,
    date: '2019-04-14',
    dateInferred: false,
    type: 'AID',
    lane: 'material',
    regard: 'enacted',
    documentId: 'a1',
    outlet: 'عينة أ',
    claimIds: ['c1'],
    shiftIds: [],
    ...change,
  };
  return { ...made, date: dayText(made.day) };
}

const party = fc.constantFrom('france', 'egypt', 'lna', 'gna');

/** Up to 40 units of some parties on some days, sorted as `positionUnits` sorts them. */
export const anyUnits: fc.Arbitrary<readonly PositionUnit[]> = fc
  .array(
    fc.record({
      holder: party,
      target: party,
      sign: fc.constantFrom<(1 | -1)[]>(1, -1),
      size: fc.constantFrom(0.2, 0.5, 0.7, 1),
      weight: fc.constantFrom(0.16, 0.4, 0.7, 1),
      day: fc.integer({ min: 17_950, max: 18_050 }),
      lane: fc.constantFrom<PositionUnit['lane'][]>('verbal', 'material'),
      regard: fc.constantFrom<PositionUnit['regard'][]>('declared', 'enacted', 'ascribed'),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) =>
    rows
      .filter(({ holder, target }) => holder !== target)
      .map(({ size, sign, ...row }, index) =>
        unit({ ...row, sign, strength: sign * size, id: `u${index}`, claimIds: [`c${index}`] }),
      )
      .toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1)),
  );

/** P, n and m straight from docs/positions.md, with the kernel's own constant: slow, and plain to see. */
export function plainPosition(
  units: readonly PositionUnit[],
  { at, windowDays, massMin }: PositionParameters,
): { readonly value: number | null; readonly n: number; readonly mass: number } {
  const kernel = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const today = Date.parse(at) / 86_400_000;
  const k = units.map((each) => kernel((today - each.day) / windowDays));
  const sum = (value: (each: PositionUnit, index: number) => number): number =>
    units.map((each, index) => value(each, index)).reduce((a, b) => a + b, 0);
  const weight = sum((each, index) => each.weight * (k[index] ?? 0));
  const square = sum((each, index) => (each.weight * (k[index] ?? 0)) ** 2);
  const mass = weight / kernel(0);
  const value = sum((each, index) => each.weight * (k[index] ?? 0) * each.strength) / weight;
  return { value: mass < massMin ? null : value, n: square === 0 ? 0 : (weight * weight) / square, mass };
}
