import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unit } from '../../test/units.ts';
import { dayNumber, dayText, type PositionParameters } from '../model/index.ts';
import { bandOf, bandsOf, derivePositions, evidenceShares, positionParameters } from './positions.ts';
import { randomFrom } from './random.ts';
import { quantile } from './statistics.ts';
import type { PositionUnit } from './units.ts';

const onDay = (day: number) => ({ at: dayText(day), windowDays: 30, massMin: 0.2 });

const anyUnits = fc
  .array(
    fc.record({
      holder: fc.constantFrom('france', 'egypt'),
      sign: fc.constantFrom<(1 | -1)[]>(1, -1),
      size: fc.constantFrom(0.2, 0.5, 0.7, 1),
      weight: fc.constantFrom(0.16, 0.4, 0.7, 1),
      day: fc.integer({ min: 17_900, max: 18_300 }),
      outlet: fc.constantFrom('عينة أ', 'عينة ب', null),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ size, sign, ...row }, index) => unit({ ...row, sign, strength: sign * size, id: `u${index}` })),
  );

describe('derivePositions', () => {
  it('is the strength itself for one unit on the day', () => {
    const [position] = derivePositions([unit({ strength: 0.7, weight: 0.4 })]);
    expect(position?.value).toBeCloseTo(0.7, 12);
    expect(position?.n).toBeCloseTo(1, 12);
    expect(position?.mass).toBeCloseTo(0.4, 12);
    expect(position).toMatchObject({ units: 1, favourable: 1, adverse: 0, contested: false, lastDate: '2019-04-14' });
  });

  it('follows the formula for two units a window apart', () => {
    // K(0)/K(0) = 1 and K(1)/K(0) = e^-0.5 = 0.60653; w: 1 and 0.7.
    // Σ wKs = 1·(−0.5) + 0.7·0.60653·1 = −0.07543; Σ wK = 1.42457; P = −0.05295.
    // n = 1.42457² / (1 + 0.42457²) = 2.02940 / 1.18026 = 1.71945.
    const [position] = derivePositions([
      unit({ id: 'u1', sign: -1, strength: -0.5, day: 18_030 }),
      unit({ id: 'u2', weight: 0.7, day: 18_000, outlet: 'عينة ب' }),
    ]);
    expect(position?.value).toBeCloseTo(-0.05295, 4);
    expect(position?.n).toBeCloseTo(1.71945, 4);
    expect(position?.mass).toBeCloseTo(1.42457, 4);
    // The favourable share is 0.42457 / 1.42457 = 0.298, above a quarter.
    expect(position).toMatchObject({ favourable: 1, adverse: 1, contested: true, outlets: 2, lastSign: -1 });
  });

  it('is absent where the mass is below 0.2, and then tells the last evidence', () => {
    // One unit of weight 1: mass e^(−d²/1800) falls below 0.2 at d = 53.82 days.
    const units = [unit()];
    expect(derivePositions(units, onDay(18_053))[0]?.value).toBe(1);
    expect(derivePositions(units, onDay(18_054))[0]).toMatchObject({
      value: null,
      lastDate: '2019-04-14',
      lastSign: 1,
    });
  });

  it('stays whole where the evidence is so old that its nearness is nothing', () => {
    expect(derivePositions([unit()], { ...onDay(30_000), massMin: 0 })[0]).toMatchObject({
      value: null,
      n: 0,
      mass: 0,
    });
  });

  it('remembers the heavier sign of the last day', () => {
    const units = [
      unit({ id: 'u1', weight: 0.4 }),
      unit({ id: 'u2', sign: -1, strength: -0.5, weight: 1 }),
      unit({ id: 'u0', day: 17_999 }),
    ];
    expect(derivePositions(units)[0]?.lastSign).toBe(-1);
  });

  it('gives nothing for nothing', () => {
    expect(derivePositions([])).toEqual([]);
    expect(positionParameters([])).toEqual({ at: '', windowDays: 30, massMin: 0.2 });
  });

  it('does not depend on the order of the units', () => {
    fc.assert(
      fc.property(
        anyUnits.chain((units) =>
          fc.tuple(fc.constant(units), fc.shuffledSubarray(units, { minLength: units.length })),
        ),
        ([units, shuffled]) => {
          expect(derivePositions(shuffled)).toEqual(derivePositions(units));
        },
      ),
    );
  });

  it('stays within [−1, 1], and n between 1 and the number of units', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        for (const position of derivePositions(units)) {
          if (position.value === null) continue;
          expect(Math.abs(position.value)).toBeLessThanOrEqual(1);
          expect(position.n).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(position.n).toBeLessThanOrEqual(position.units + 1e-9);
        }
      }),
    );
  });

  it('turns round when every sign does', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const turned = units.map(
          (one) => ({ ...one, sign: one.sign === 1 ? -1 : 1, strength: -one.strength }) as const,
        );
        const values = derivePositions(units).map(({ value }) => value);
        derivePositions(turned).forEach(({ value }, index) => {
          const before = values[index] ?? null;
          if (before === null) expect(value).toBeNull();
          else expect(value).toBeCloseTo(-before, 12);
        });
      }),
    );
  });

  it('is never pulled away from a unit that is added on its day', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const parameters = onDay(18_100);
        const added = unit({ id: 'added', day: 18_100, strength: 1 });
        const of = (list: readonly PositionUnit[]) =>
          derivePositions(list, parameters).find(({ holder }) => holder === 'france')?.value ?? null;
        const before = of(units);
        const after = of([...units, added]);
        if (before !== null) expect(after).toBeGreaterThanOrEqual(before - 1e-12);
        expect(after).not.toBeNull();
      }),
    );
  });
});

describe('evidenceShares', () => {
  it('adds up to one for every pair that has mass, the greatest first', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const shares = evidenceShares(units);
        expect(shares).toHaveLength(units.length);
        for (const position of derivePositions(units)) {
          const ofPair = shares.filter((entry) => entry.unit.holder === position.holder);
          const total = ofPair.reduce((sum, entry) => sum + entry.share, 0);
          expect(total).toBeCloseTo(position.mass === 0 ? 0 : 1, 9);
          const value = ofPair.reduce((sum, entry) => sum + entry.share * entry.unit.strength, 0);
          if (position.value !== null) expect(value).toBeCloseTo(position.value, 9);
        }
      }),
    );
  });

  it('gives a unit two windows old e^-2 of the share of a new one', () => {
    const [first, second] = evidenceShares([unit({ id: 'u1', day: 18_060 }), unit({ id: 'u2', day: 18_000 })]);
    expect(first?.share).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
    expect(second?.nearness).toBeCloseTo(Math.exp(-2), 12);
  });
});

describe('bandsOf', () => {
  it('draws for many days what is drawn for each alone', () => {
    const units = Array.from({ length: 40 }, (_, n) =>
      unit({ id: `u${n}`, day: 18_000 + n * 17, sign: n % 3 === 0 ? -1 : 1, strength: n % 3 === 0 ? -0.6 : 0.7 }),
    );
    const days = [17_900, 18_000, 18_100, 18_345, 18_680, 19_900];
    const bands = bandsOf(units, days, { windowDays: 30, massMin: 0.2 }, randomFrom('pair'));
    days.forEach((day, index) => {
      const parameters = { at: dayText(day), windowDays: 30, massMin: 0.2 };
      const alone = bandOf(units, parameters, randomFrom('pair'));
      expect(bands[index]?.low ?? null).toBe(alone?.low ?? null);
      expect(bands[index]?.high ?? null).toBe(alone?.high ?? null);
      const plain = plainBand(units, parameters, randomFrom('pair'));
      expect(alone === null).toBe(plain === null);
      if (alone === null || plain === null) return;
      expect(alone.low).toBeCloseTo(plain.low, 9);
      expect(alone.high).toBeCloseTo(plain.high, 9);
    });
    expect(bands.filter((band) => band !== null).length).toBeGreaterThan(2);
  });
});

/** The band written out: units drawn one by one, each with its own kernel. */
function plainBand(units: readonly PositionUnit[], parameters: PositionParameters, random: () => number) {
  const [position] = derivePositions(units, parameters);
  if (position === undefined || position.value === null) return null;
  const at = dayNumber(parameters.at) ?? 0;
  const values = Array.from({ length: 500 }, () => {
    let [mass, moment] = [0, 0];
    for (let pick = 0; pick < units.length; pick += 1) {
      const drawn = units[Math.floor(random() * units.length)];
      if (drawn === undefined) throw new RangeError('nothing drawn');
      const pull = drawn.weight * Math.exp(-(((at - drawn.day) / parameters.windowDays) ** 2) / 2);
      mass += pull;
      moment += pull * drawn.strength;
    }
    return mass > 0 ? [moment / mass] : [];
  }).flat();
  values.sort((a, b) => a - b);
  return { low: quantile(values, 0.05), high: quantile(values, 0.95) };
}

describe('bandOf', () => {
  const units = [
    ...Array.from({ length: 6 }, (_, index) => unit({ id: `for${index}`, day: 18_000 + index })),
    ...Array.from({ length: 3 }, (_, index) =>
      unit({ id: `against${index}`, sign: -1, strength: -1, day: 18_003 + index }),
    ),
  ];
  const parameters = positionParameters(units);

  it('holds the position, is wider for fewer units, and is the same for the same seed', () => {
    const band = bandOf(units, parameters, randomFrom('pair'));
    const value = derivePositions(units)[0]?.value ?? Number.NaN;
    expect(band?.low).toBeLessThan(value);
    expect(band?.high).toBeGreaterThan(value);
    expect(bandOf(units.toReversed(), parameters, randomFrom('pair'))).toEqual(band);
    const many = Array.from({ length: 8 }, (_, copy) =>
      units.map((one) => ({ ...one, id: `${one.id}-${copy}` })),
    ).flat();
    const narrow = bandOf(many, parameters, randomFrom('pair'));
    expect((narrow?.high ?? 0) - (narrow?.low ?? 0)).toBeLessThan((band?.high ?? 0) - (band?.low ?? 0));
  });

  it('is none for one unit or an absent position, and refuses two pairs', () => {
    expect(bandOf([unit()], parameters, randomFrom('x'))).toBeNull();
    expect(bandOf(units, onDay(19_000), randomFrom('x'))).toBeNull();
    expect(() => bandOf([unit(), unit({ id: 'u2', holder: 'egypt' })], parameters, randomFrom('x'))).toThrow(
      RangeError,
    );
  });
});

describe('randomFrom', () => {
  it('gives the same evenly spread numbers for the same seed', () => {
    const one = randomFrom('seed');
    const numbers = Array.from({ length: 2000 }, one);
    expect(Array.from({ length: 2000 }, randomFrom('seed'))).toEqual(numbers);
    expect(randomFrom('other')()).not.toBe(numbers[0]);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });
});
