import type { PositionParameters, Regard } from '../model/index.ts';
import { compareText, groupBy } from './findings.ts';
import { nearness } from './kernel.ts';
import { clamp, CONTESTED_SHARE_MIN, dayAt } from './positions.ts';
import type { PositionUnit } from './units.ts';

/**
 * How can a position be drawn for every day of years at once? Whatever lies on one day has one K, so that Σw, Σws and Σw² a
 * pair, day, lane and regard are all that P, n and m need; they give the same as the units do.
 */
export interface DailySum {
  readonly holder: string;
  readonly target: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly lane: PositionUnit['lane'];
  readonly regard: Regard;
  /** Σ w. */
  readonly weight: number;
  /** Σ w·s. */
  readonly moment: number;
  /** Σ w². */
  readonly square: number;
  /** Σ w over the favourable units. */
  readonly favourable: number;
  readonly units: number;
}

/** The sums of all pairs, by holder, target, day, lane and regard. `units` come in the order of `positionUnits`. */
export function dailySums(units: readonly PositionUnit[]): readonly DailySum[] {
  const groups = groupBy(units, (unit) => [unit.holder, unit.target, unit.day, unit.lane, unit.regard].join('|'));
  return [...groups.values()]
    .flatMap((same): readonly DailySum[] => {
      const [first] = same;
      if (first === undefined) return [];
      const { holder, target, day, lane, regard } = first;
      const total = (value: (unit: PositionUnit) => number): number => same.reduce((sum, unit) => sum + value(unit), 0);
      return [
        {
          holder,
          target,
          day,
          lane,
          regard,
          weight: total(({ weight }) => weight),
          moment: total(({ weight, strength }) => weight * strength),
          square: total(({ weight }) => weight * weight),
          favourable: total(({ weight, sign }) => (sign === 1 ? weight : 0)),
          units: same.length,
        },
      ];
    })
    .toSorted(bySum);
}

function bySum(a: DailySum, b: DailySum): number {
  return (
    compareText(a.holder, b.holder) ||
    compareText(a.target, b.target) ||
    a.day - b.day ||
    compareText(a.lane, b.lane) ||
    compareText(a.regard, b.regard)
  );
}

/** P, n and m of one pair at one day. */
export interface PositionPoint {
  /** Null where the mass is too small: absent, not neutral. */
  readonly value: number | null;
  readonly n: number;
  readonly mass: number;
  readonly contested: boolean;
}

/** The position that the sums of one pair give; of fewer lanes or regards where only theirs are given. */
export function positionOfSums(sums: readonly DailySum[], parameters: PositionParameters): PositionPoint {
  const at = dayAt(parameters);
  let mass = 0;
  let moment = 0;
  let square = 0;
  let favourable = 0;
  for (const sum of sums) {
    const near = nearness(sum.day, at, parameters.windowDays);
    mass += sum.weight * near;
    moment += sum.moment * near;
    square += sum.square * near * near;
    favourable += sum.favourable * near;
  }
  const isAbsent = mass < parameters.massMin || mass === 0;
  return {
    value: isAbsent ? null : clamp(moment / mass),
    n: square === 0 ? 0 : (mass * mass) / square,
    mass,
    contested: !isAbsent && Math.min(favourable, mass - favourable) >= CONTESTED_SHARE_MIN * mass,
  };
}
