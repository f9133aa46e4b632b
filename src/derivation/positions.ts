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
  if (pair.length < 2) return days.map(() => null);
  const evidence = evidenceByDays(pair);
  const wanted = days.filter((at) => massAt(evidence, at, windowDays) >= massMin);
  const views = wanted.map((at) => viewFrom(evidence.days, at, windowDays));
  if (views.length > 0) drawFor(views, evidence, random);
  const tail = (1 - BAND_LEVEL) / 2;
  const bands = new Map(
    views.map((view, index): [number | undefined, PositionBand] => {
      const values = valuesIn(view);
      const [low, high] = [quantile(values, tail), quantile(values, 1 - tail)];
      return [wanted[index], { low, high, level: BAND_LEVEL, draws: BAND_DRAWS }];
    }),
  );
  return days.map((at) => bands.get(at) ?? null);
}

/** The units of a pair by the days on which there are any. */
interface EvidenceDays {
  readonly days: readonly number[];
  /** Of each unit: the place of its day among `days`, w and w·s. */
  readonly places: Uint32Array;
  readonly weights: Float64Array;
  readonly moments: Float64Array;
  /** Σ w on each day. */
  readonly weightsOfDays: Float64Array;
}

function evidenceByDays(pair: readonly PositionUnit[]): EvidenceDays {
  const days = [...new Set(pair.map(({ day }) => day))];
  const placeOf = new Map(days.map((day, place) => [day, place]));
  const places = Uint32Array.from(pair, ({ day }) => placeOf.get(day) ?? 0);
  const weightsOfDays = new Float64Array(days.length);
  for (const [unit, { weight }] of pair.entries()) {
    const place = places[unit] ?? 0;
    weightsOfDays[place] = (weightsOfDays[place] ?? 0) + weight;
  }
  return {
    days,
    places,
    weights: Float64Array.from(pair, ({ weight }) => weight),
    moments: Float64Array.from(pair, ({ weight, strength }) => weight * strength),
    weightsOfDays,
  };
}

/** m = Σ wK/K(0) of all units. */
function massAt({ days, weightsOfDays }: EvidenceDays, at: number, windowDays: number): number {
  return days.reduce((sum, day, place) => sum + (weightsOfDays[place] ?? 0) * nearness(day, at, windowDays), 0);
}

/** A day that is asked for, as the draws are seen from it. */
interface View {
  /** The kernel of all days of the evidence within reach, the first of which has this place. */
  readonly first: number;
  readonly near: Float64Array;
  readonly all: () => Float64Array;
  /** Σ wK and Σ wK·s of each draw. */
  readonly masses: Float64Array;
  readonly moments: Float64Array;
}

function viewFrom(days: readonly number[], at: number, windowDays: number): View {
  const isNear = (day: number): boolean => Math.abs(day - at) <= REACH_WINDOWS * windowDays;
  const kernelOf = (some: readonly number[]): Float64Array =>
    Float64Array.from(some, (day) => nearness(day, at, windowDays));
  const first = Math.max(0, days.findIndex(isNear));
  let all: Float64Array | undefined;
  return {
    first,
    near: kernelOf(days.slice(first, days.findLastIndex(isNear) + 1)),
    all: () => (all ??= kernelOf(days)),
    masses: new Float64Array(BAND_DRAWS),
    moments: new Float64Array(BAND_DRAWS),
  };
}

/**
 * Draws, and sums each draw for all views while its days are at hand; two draws at a time, since neither waits for the other.
 */
function drawFor(views: readonly View[], evidence: EvidenceDays, random: Random): void {
  const [one, other] = [createDraw(evidence), createDraw(evidence)];
  for (let draw = 0; draw < BAND_DRAWS; draw += 2) {
    drawAgain(one, evidence, random);
    drawAgain(other, evidence, random);
    for (const view of views) sumBoth(one, other, view, draw);
  }
}

/** Units drawn with replacement: Σ w and Σ w·s on each day. */
interface Draw {
  readonly weights: Float64Array;
  readonly moments: Float64Array;
}

function createDraw({ days }: EvidenceDays): Draw {
  return { weights: new Float64Array(days.length), moments: new Float64Array(days.length) };
}

function drawAgain({ weights, moments }: Draw, evidence: EvidenceDays, random: Random): void {
  const { places, weights: ownWeights, moments: ownMoments } = evidence;
  const count = places.length;
  weights.fill(0);
  moments.fill(0);
  for (let pick = 0; pick < count; pick += 1) {
    const unit = Math.floor(random() * count);
    const place = places[unit] ?? 0;
    weights[place] = (weights[place] ?? 0) + (ownWeights[unit] ?? 0);
    moments[place] = (moments[place] ?? 0) + (ownMoments[unit] ?? 0);
  }
}

function sumBoth(one: Draw, other: Draw, view: View, draw: number): void {
  const { first, near: kernel, masses, moments: sums } = view;
  const { weights, moments } = one;
  const { weights: otherWeights, moments: otherMoments } = other;
  let [mass, moment, otherMass, otherMoment] = [0, 0, 0, 0];
  for (let index = 0; index < kernel.length; index += 1) {
    const near = kernel[index] ?? 0;
    mass += (weights[first + index] ?? 0) * near;
    moment += (moments[first + index] ?? 0) * near;
    otherMass += (otherWeights[first + index] ?? 0) * near;
    otherMoment += (otherMoments[first + index] ?? 0) * near;
  }
  masses[draw] = mass;
  sums[draw] = moment;
  masses[draw + 1] = otherMass;
  sums[draw + 1] = otherMoment;
  if (mass < NEAR_MASS_MIN) sumAll(one, view, draw);
  if (otherMass < NEAR_MASS_MIN) sumAll(other, view, draw + 1);
}

function sumAll({ weights, moments }: Draw, view: View, draw: number): void {
  const kernel = view.all();
  let [mass, moment] = [0, 0];
  for (let place = 0; place < kernel.length; place += 1) {
    const near = kernel[place] ?? 0;
    mass += (weights[place] ?? 0) * near;
    moment += (moments[place] ?? 0) * near;
  }
  view.masses[draw] = mass;
  view.moments[draw] = moment;
}

/** The values of the draws that have one, sorted. */
function valuesIn({ masses, moments }: View): readonly number[] {
  const values = new Float64Array(masses.length);
  let count = 0;
  for (const [draw, mass] of masses.entries()) if (mass > 0) values[count++] = (moments[draw] ?? 0) / mass;
  return Array.from(values.subarray(0, count).toSorted());
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
