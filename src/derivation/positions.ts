import { dayNumber, dayText, type Position, type PositionParameters } from '../model/index.ts';
import { nearness } from './kernel.ts';
import type { Random } from './random.ts';
import { quantile } from './statistics.ts';
import { byDayThenId, type PositionUnit } from './units.ts';

/**
 * Where does one party stand toward another on a given day, on how much evidence, and how sure is that?
 * P(a,b,t) = Σ w·K((t−tₑ)/h)·s / Σ w·K with a Gaussian K; source: docs/positions.md.
 */

/** The parameters of the formula that do not depend on the evidence. */
export const POSITION_DEFAULTS = { windowDays: 30, massMin: 0.2 } as const;

/** Each sign must carry this share of the weight before a position is called contested. */
export const CONTESTED_SHARE_MIN = 0.25;

/**
 * The parameters with their defaults filled in. `at` is the day of the latest evidence, never the clock; it is empty where
 * there is no evidence, and then there are no positions either.
 */
export function positionParameters(
  units: readonly PositionUnit[],
  given: Partial<PositionParameters> = {},
): PositionParameters {
  const latest = units.reduce<number | null>((day, unit) => (day === null || unit.day > day ? unit.day : day), null);
  return {
    at: given.at ?? (latest === null ? '' : dayText(latest)),
    windowDays: given.windowDays ?? POSITION_DEFAULTS.windowDays,
    massMin: given.massMin ?? POSITION_DEFAULTS.massMin,
  };
}

/** The positions of all pairs in `units`, sorted by holder and target. */
export function derivePositions(
  units: readonly PositionUnit[],
  parameters: PositionParameters = positionParameters(units),
): readonly Position[] {
  return groupByPair(units).map((pair) => derivePosition(pair, parameters));
}

/** A unit with its part in the position of its pair. */
export interface EvidenceShare {
  readonly unit: PositionUnit;
  /** K((t−tₑ)/h) / K(0): how near its day lies to `at`, 0 to 1. */
  readonly nearness: number;
  /** wK / Σ wK of its pair, 0 to 1; 0 for all where none reaches `at`. */
  readonly share: number;
}

/** The part of each unit in the position of its pair, the greatest first. */
export function evidenceShares(
  units: readonly PositionUnit[],
  parameters: PositionParameters = positionParameters(units),
): readonly EvidenceShare[] {
  const at = dayAt(parameters);
  return groupByPair(units)
    .flatMap((pair) => {
      const { mass } = sumsOf(pair, parameters);
      return pair.map((unit) => {
        const near = nearness(unit.day, at, parameters.windowDays);
        return { unit, nearness: near, share: mass === 0 ? 0 : (unit.weight * near) / mass };
      });
    })
    .toSorted((a, b) => b.share - a.share || byDayThenId(b.unit, a.unit));
}

/** A range that holds `level` of the values a position takes when its evidence is drawn again. */
export interface PositionBand {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly draws: number;
}

const BAND_LEVEL = 0.9;
const BAND_DRAWS = 500;

/**
 * The bootstrap band of one pair's position: units are drawn with replacement, as many as there are. Null where the position
 * is absent, or where it rests on fewer than two units and nothing can be said about its spread.
 * @throws RangeError where `units` are of more than one pair
 */
export function bandOf(
  units: readonly PositionUnit[],
  parameters: PositionParameters,
  random: Random,
): PositionBand | null {
  const at = dayAt(parameters);
  return bandsOf(units, [at], parameters, random)[0] ?? null;
}

/** Beyond so many windows the kernel is below 10⁻¹⁷, and nothing there can be told from rounding. */
const REACH_WINDOWS = 9;
/** A draw with less than this within reach may rest on what lies beyond. */
const NEAR_MASS_MIN = 1e-4;

/**
 * The bands of one pair on several days, all from the same draws: whatever lies on one day has one K, so that a draw is
 * counted by days once and not for each day asked for.
 * @throws RangeError where `units` are of more than one pair
 */
export function bandsOf(
  units: readonly PositionUnit[],
  days: readonly number[],
  { windowDays, massMin }: Pick<PositionParameters, 'windowDays' | 'massMin'>,
  random: Random,
): readonly (PositionBand | null)[] {
  const pairs = groupByPair(units);
  if (pairs.length > 1) throw new RangeError('bands are of one pair');
  const pair = pairs[0] ?? [];
  const evidenceDays = [...new Set(pair.map(({ day }) => day))];
  const placeOf = new Map(evidenceDays.map((day, place) => [day, place]));
  const weightOfDay = new Float64Array(evidenceDays.length);
  for (const { day, weight } of pair) {
    const place = placeOf.get(day) ?? 0;
    weightOfDay[place] = (weightOfDay[place] ?? 0) + weight;
  }
  const isPresent = (at: number): boolean =>
    evidenceDays.reduce((sum, day, place) => sum + (weightOfDay[place] ?? 0) * nearness(day, at, windowDays), 0) >=
    massMin;
  const wanted = days.map((at) => pair.length >= 2 && isPresent(at));
  if (!wanted.includes(true)) return days.map(() => null);
  const drawn = drawByDays(pair, random);
  const [masses, moments] = [new Float64Array(BAND_DRAWS), new Float64Array(BAND_DRAWS)];
  const values = new Float64Array(BAND_DRAWS);
  const tail = (1 - BAND_LEVEL) / 2;
  return days.map((at, index): PositionBand | null => {
    if (wanted[index] !== true) return null;
    const kernel = Float64Array.from(drawn.days, (day) => nearness(day, at, windowDays));
    const isNear = (day: number): boolean => Math.abs(day - at) <= REACH_WINDOWS * windowDays;
    const first = Math.max(0, drawn.days.findIndex(isNear));
    const last = drawn.days.findLastIndex(isNear);
    sumDraws(drawn, kernel, first, last, masses, moments);
    let count = 0;
    for (let draw = 0; draw < BAND_DRAWS; draw += 1) {
      let [mass, moment] = [masses[draw] ?? 0, moments[draw] ?? 0];
      if (mass < NEAR_MASS_MIN) ({ mass, moment } = sumsOfDraw(drawn, draw, kernel, 0, drawn.days.length - 1));
      if (mass > 0) values[count++] = moment / mass;
    }
    const sorted = Array.from(values.slice(0, count).toSorted());
    return { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), level: BAND_LEVEL, draws: BAND_DRAWS };
  });
}

/** Σ w and Σ w·s of each draw on each day of the evidence. */
interface DrawnDays {
  readonly days: readonly number[];
  readonly weights: Float64Array;
  readonly moments: Float64Array;
}

function drawByDays(pair: readonly PositionUnit[], random: Random): DrawnDays {
  const days = [...new Set(pair.map(({ day }) => day))];
  const placeOf = new Map(days.map((day, place) => [day, place]));
  const places = Uint32Array.from(pair, ({ day }) => placeOf.get(day) ?? 0);
  const [ownWeights, ownMoments] = [
    Float64Array.from(pair, ({ weight }) => weight),
    Float64Array.from(pair, ({ weight, strength }) => weight * strength),
  ];
  const [weights, moments] = [new Float64Array(BAND_DRAWS * days.length), new Float64Array(BAND_DRAWS * days.length)];
  for (let draw = 0; draw < BAND_DRAWS; draw += 1) {
    for (let pick = 0; pick < pair.length; pick += 1) {
      const unit = Math.floor(random() * pair.length);
      const place = draw * days.length + (places[unit] ?? 0);
      weights[place] = (weights[place] ?? 0) + (ownWeights[unit] ?? 0);
      moments[place] = (moments[place] ?? 0) + (ownMoments[unit] ?? 0);
    }
  }
  return { days, weights, moments };
}

/** The sums of all draws, into `masses` and `moments`: two draws at a time, since neither waits for the other. */
function sumDraws(
  { days, weights, moments: drawnMoments }: DrawnDays,
  kernel: Float64Array,
  first: number,
  last: number,
  masses: Float64Array,
  moments: Float64Array,
): void {
  const length = days.length;
  for (let draw = 0; draw < BAND_DRAWS; draw += 2) {
    const [one, other] = [draw * length, (draw + 1) * length];
    let [mass, moment, otherMass, otherMoment] = [0, 0, 0, 0];
    for (let place = first; place <= last; place += 1) {
      const near = kernel[place] ?? 0;
      mass += (weights[one + place] ?? 0) * near;
      moment += (drawnMoments[one + place] ?? 0) * near;
      otherMass += (weights[other + place] ?? 0) * near;
      otherMoment += (drawnMoments[other + place] ?? 0) * near;
    }
    masses[draw] = mass;
    moments[draw] = moment;
    masses[draw + 1] = otherMass;
    moments[draw + 1] = otherMoment;
  }
}

function sumsOfDraw(
  { days, weights, moments }: DrawnDays,
  draw: number,
  kernel: Float64Array,
  first: number,
  last: number,
): { readonly mass: number; readonly moment: number } {
  const start = draw * days.length;
  let [mass, moment] = [0, 0];
  for (let place = first; place <= last; place += 1) {
    const near = kernel[place] ?? 0;
    mass += (weights[start + place] ?? 0) * near;
    moment += (moments[start + place] ?? 0) * near;
  }
  return { mass, moment };
}

function derivePosition(pair: readonly PositionUnit[], parameters: PositionParameters): Position {
  const { mass, moment, square, favourableMass } = sumsOf(pair, parameters);
  const first = pair[0];
  const last = pair.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('derivePosition needs at least one unit');
  const favourable = pair.filter((unit) => unit.sign === 1).length;
  const isAbsent = mass < parameters.massMin || mass === 0;
  return {
    holder: first.holder,
    target: first.target,
    value: isAbsent ? null : clamp(moment / mass),
    n: square === 0 ? 0 : (mass * mass) / square,
    mass,
    units: pair.length,
    favourable,
    adverse: pair.length - favourable,
    contested: !isAbsent && Math.min(favourableMass, mass - favourableMass) >= CONTESTED_SHARE_MIN * mass,
    outlets: new Set(pair.map((unit) => unit.outlet ?? unit.documentId)).size,
    lastDate: last.date,
    lastSign: signOfDay(pair, last),
  };
}

/** Σ wK, Σ wKs, Σ (wK)² over a pair, with K scaled so that K(0) = 1; so the first sum is the mass m. */
function sumsOf(pair: readonly PositionUnit[], parameters: PositionParameters) {
  let mass = 0;
  let moment = 0;
  let square = 0;
  let favourableMass = 0;
  const at = dayAt(parameters);
  for (const unit of pair) {
    const pull = unit.weight * nearness(unit.day, at, parameters.windowDays);
    mass += pull;
    moment += pull * unit.strength;
    square += pull * pull;
    if (unit.sign === 1) favourableMass += pull;
  }
  return { mass, moment, square, favourableMass };
}

/** The sign that weighs more on the day of the latest unit; that unit's own where both weigh the same. */
export function signOfDay(pair: readonly PositionUnit[], last: PositionUnit): 1 | -1 {
  const balance = pair.reduce((sum, unit) => (unit.day === last.day ? sum + unit.weight * unit.strength : sum), 0);
  if (balance === 0) return last.sign;
  return balance > 0 ? 1 : -1;
}

/** The day for which positions are given. */
export function dayAt({ at }: PositionParameters): number {
  const day = dayNumber(at);
  if (day === null) throw new RangeError(`${at} is no day; positions are given for a YYYY-MM-DD`);
  return day;
}

/** The units of each pair in the order of `byDayThenId`, pairs by holder and target. */
export function groupByPair(units: readonly PositionUnit[]): readonly (readonly PositionUnit[])[] {
  const byPair = new Map<string, PositionUnit[]>();
  // Mostly they come in order.
  const isSorted = units.every((unit, index) => index === 0 || byDayThenId(units[index - 1] ?? unit, unit) <= 0);
  for (const unit of isSorted ? units : units.toSorted(byDayThenId)) {
    const key = `${unit.holder} ${unit.target}`;
    const pair = byPair.get(key);
    if (pair === undefined) byPair.set(key, [unit]);
    else pair.push(unit);
  }
  return [...byPair].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

/** Keeps rounding from leaving [−1, 1]. */
export function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
