import { dayText, type Shift } from '../model/index.ts';
import {
  count,
  days,
  type Derivation,
  type Row,
  share,
  tellDay,
  tellNumber,
  tellParties,
  tellText,
  tellWord,
} from './declaration.ts';
import { type Evidence, rememberLast } from './evidence.ts';
import { type ArticleFindings, compareText, distinct, groupBy } from './findings.ts';
import { type Random, randomFrom } from './random.ts';
import { type Reason, reasonsFor } from './reasons.ts';
import { onceFor, withReuse } from './reuse.ts';
import { dayOfFinding, findingIdsOf, type PositionUnit } from './units.ts';

/**
 * Where did a position change? Computed from units of evidence, and told by the texts themselves; the two are shown side by
 * side and never merged, and told shifts do not count among the units of the computed ones.
 *
 * Sources: CUSUM after E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954); splitting again on both sides is
 * binary segmentation (A. J. Scott and M. Knott, Biometrics 30, 1974); the test draws permutations of the units.
 */

/** One side of a shift. */
export interface ShiftSide {
  /** Σ w·s / Σ w over the units of the side; null where it has none. */
  readonly value: number | null;
  readonly units: number;
  /** Effective number of units, (Σ w)² / Σ w². */
  readonly n: number;
  readonly findingIds: readonly string[];
}

/** A unit and how much of the change is its doing. */
export interface Mover {
  readonly findingIds: readonly string[];
  readonly date: string;
  readonly side: 'before' | 'after';
  /** Its part of the change of position; the parts of each side add up to the change. */
  readonly part: number;
}

export interface PositionShift extends Row {
  readonly kind: 'computed' | 'told';
  readonly holder: string;
  readonly target: string;
  readonly direction: Shift['direction'];
  /** The first day after the change, or the day that the text gives, `YYYY-MM-DD`. */
  readonly date: string;
  /** The last day of evidence before a computed change; null for a told one. */
  readonly lastDateBefore: string | null;
  readonly before: ShiftSide;
  readonly after: ShiftSide;
  /** After minus before, −2 to 2; null where a told change has no evidence on one side. */
  readonly change: number | null;
  /** Share of permutations that change as much; null for a told one. */
  readonly p: number | null;
  /** What moves a computed change most, the most first. */
  readonly movers: readonly Mover[];
  /** What the text says it changed from and to; null for a computed one, or where the text does not say. */
  readonly from: string | null;
  readonly to: string | null;
  readonly reasons: readonly Reason[];
  /** How many shifts of the other kind lie near it, of the same pair and direction. */
  readonly confirmedBy: number;
}

export interface ShiftParameters {
  readonly unitsMin: number;
  readonly effectiveMin: number;
  readonly changeMin: number;
  readonly pMax: number;
  readonly draws: number;
  readonly nearDays: number;
}

/** How many movers are named. */
const MOVERS_MAX = 5;

/** All shifts by day, computed before told. */
export function deriveShifts(evidence: Evidence, parameters: ShiftParameters): readonly PositionShift[] {
  const { pairs, memory } = evidence;
  const computed = withReuse<readonly PositionShift[], readonly PositionShift[]>(
    memory,
    `computed shifts ${JSON.stringify(parameters)}`,
    (reuse) => pairs.flatMap((pair) => reuse(nameOf(pair), [pair], () => computedShifts(pair, parameters, evidence))),
  );
  const told = toldShifts(pairs, evidence);
  return confirmEachOther([...computed, ...told], parameters.nearDays).toSorted(
    (a, b) =>
      compareText(a.date, b.date) ||
      compareText(a.kind, b.kind) ||
      compareText(a.holder, b.holder) ||
      compareText(a.target, b.target) ||
      compareText(a.findingIds[0] ?? '', b.findingIds[0] ?? ''),
  );
}

function nameOf(pair: readonly PositionUnit[]): string {
  return `${pair[0]?.holder} ${pair[0]?.target}`;
}

/** Candidates by CUSUM, each accepted or not, and the sides of an accepted one searched again. */
function computedShifts(
  pair: readonly PositionUnit[],
  parameters: ShiftParameters,
  evidence: Evidence,
): readonly PositionShift[] {
  const units = withoutTold(pair);
  const random = randomFrom(nameOf(pair));
  return splitsOf(units, parameters, random).map(({ before, after, p }) => {
    const [sideBefore, sideAfter] = [sideOf(before), sideOf(after)];
    const change = (sideAfter.value ?? 0) - (sideBefore.value ?? 0);
    const movers = moversOf(before, after, change);
    const moved = movers.filter(({ side }) => side === 'after').flatMap(({ findingIds }) => findingIds);
    const first = after[0];
    return {
      kind: 'computed',
      holder: first?.holder ?? '',
      target: first?.target ?? '',
      direction: change > 0 ? 'toward' : 'away',
      date: first?.date ?? '',
      lastDateBefore: before.at(-1)?.date ?? null,
      before: sideBefore,
      after: sideAfter,
      change,
      p,
      movers,
      from: null,
      to: null,
      reasons: reasonsFor(evidence, moved),
      confirmedBy: 0,
      findingIds: distinct([...sideBefore.findingIds, ...sideAfter.findingIds]),
    };
  });
}

interface Split {
  readonly before: readonly PositionUnit[];
  readonly after: readonly PositionUnit[];
  readonly p: number;
}

/** The accepted splits of one pair's units, in order of days. Each side reaches to the next split. */
function splitsOf(units: readonly PositionUnit[], parameters: ShiftParameters, random: Random): readonly Split[] {
  const cuts = cutsOf(units, 0, parameters, random).toSorted((a, b) => a.at - b.at);
  return cuts.map(({ at, p }, index) => ({
    before: units.slice(cuts[index - 1]?.at ?? 0, at),
    after: units.slice(at, cuts[index + 1]?.at ?? units.length),
    p,
  }));
}

interface Cut {
  readonly at: number;
  readonly p: number;
}

function cutsOf(
  units: readonly PositionUnit[],
  offset: number,
  parameters: ShiftParameters,
  random: Random,
): readonly Cut[] {
  const at = candidateOf(units, parameters);
  if (at === null) return [];
  const [before, after] = [sideOf(units.slice(0, at)), sideOf(units.slice(at))];
  if (Math.abs((after.value ?? 0) - (before.value ?? 0)) < parameters.changeMin) return [];
  const p = permutationP(units, parameters, random);
  if (p > parameters.pMax) return [];
  return [
    ...cutsOf(units.slice(0, at), offset, parameters, random),
    { at: offset + at, p },
    ...cutsOf(units.slice(at), offset + at, parameters, random),
  ];
}

/** The index after which the cumulative sum of w·(s − mean) is farthest from zero; null where neither side has enough. */
export function candidateOf(
  units: readonly PositionUnit[],
  parameters: Pick<ShiftParameters, 'unitsMin' | 'effectiveMin'>,
): number | null {
  const allowed = allowedCuts(units, parameters);
  const sums = cusum(units);
  let best: number | null = null;
  for (const at of allowed) {
    // Rounding must not choose between two that are equally far.
    if (best === null || Math.abs(sums[at - 1] ?? 0) > Math.abs(sums[best - 1] ?? 0) + 1e-12) best = at;
  }
  return best;
}

/** S_k = Σ_{i≤k} w_i·(s_i − s̄), with s̄ the weighted mean of all. */
export function cusum(units: readonly Pick<PositionUnit, 'weight' | 'strength'>[]): readonly number[] {
  let [weights, moment] = [0, 0];
  for (const { weight, strength } of units) {
    weights += weight;
    moment += weight * strength;
  }
  const mean = weights === 0 ? 0 : moment / weights;
  let sum = 0;
  return units.map(({ weight, strength }) => (sum += weight * (strength - mean)));
}

/** Cuts between two days that leave enough evidence on both sides. */
function allowedCuts(
  units: readonly PositionUnit[],
  { unitsMin, effectiveMin }: Pick<ShiftParameters, 'unitsMin' | 'effectiveMin'>,
): readonly number[] {
  const all = { weight: 0, square: 0 };
  for (const { weight } of units) {
    all.weight += weight;
    all.square += weight * weight;
  }
  if (units.length < 2 * unitsMin) return [];
  const cuts: number[] = [];
  const before = { weight: 0, square: 0 };
  units.forEach(({ weight }, index) => {
    before.weight += weight;
    before.square += weight * weight;
    const at = index + 1;
    if (at < unitsMin || at > units.length - unitsMin || units[index]?.day === units[at]?.day) return;
    const after = { weight: all.weight - before.weight, square: all.square - before.square };
    if (effectiveNumber(before) < effectiveMin || effectiveNumber(after) < effectiveMin) return;
    cuts.push(at);
  });
  return cuts;
}

/** (Σ w)² / Σ w². */
function effectiveNumber({ weight, square }: { readonly weight: number; readonly square: number }): number {
  return square <= 0 ? 0 : (weight * weight) / square;
}

/** How often units in random order reach as far: (1 + those that do) / (1 + draws). */
function permutationP(units: readonly PositionUnit[], parameters: ShiftParameters, random: Random): number {
  const isCut = new Uint8Array(units.length);
  for (const at of allowedCuts(units, parameters)) isCut[at - 1] = 1;
  const [weights, strengths] = [
    Float64Array.from(units, ({ weight }) => weight),
    Float64Array.from(units, ({ strength }) => strength),
  ];
  const [drawnWeights, drawnStrengths] = [new Float64Array(units.length), new Float64Array(units.length)];
  const reached = reachOf(weights, strengths, isCut);
  let asFar = 0;
  for (let draw = 0; draw < parameters.draws; draw += 1) {
    drawnWeights.set(weights);
    drawnStrengths.set(strengths);
    shuffleTogether(drawnWeights, drawnStrengths, random);
    if (reachOf(drawnWeights, drawnStrengths, isCut) >= reached - 1e-12) asFar += 1;
  }
  return (1 + asFar) / (1 + parameters.draws);
}

/** Both in one other order (Fisher and Yates). */
function shuffleTogether(a: Float64Array, b: Float64Array, random: Random): void {
  for (let index = a.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const [keptA, keptB] = [a[index] ?? 0, b[index] ?? 0];
    a[index] = a[other] ?? 0;
    b[index] = b[other] ?? 0;
    a[other] = keptA;
    b[other] = keptB;
  }
}

/** How far from zero the cumulative sum of w·(s − mean) comes at one of the cuts. */
function reachOf(weights: Float64Array, strengths: Float64Array, isCut: Uint8Array): number {
  let [weight, moment] = [0, 0];
  for (let index = 0; index < weights.length; index += 1) {
    weight += weights[index] ?? 0;
    moment += (weights[index] ?? 0) * (strengths[index] ?? 0);
  }
  const mean = weight === 0 ? 0 : moment / weight;
  let [sum, most] = [0, 0];
  for (let index = 0; index < weights.length; index += 1) {
    sum += (weights[index] ?? 0) * ((strengths[index] ?? 0) - mean);
    if (isCut[index] === 1 && Math.abs(sum) > most) most = Math.abs(sum);
  }
  return most;
}

/** The side that the units from `from` to before `to` make. */
function sideOf(units: readonly PositionUnit[], from = 0, to = units.length): ShiftSide {
  let [weight, moment, square] = [0, 0, 0];
  for (let index = from; index < to; index += 1) {
    const unit = units[index];
    if (unit === undefined) break;
    weight += unit.weight;
    moment += unit.weight * unit.strength;
    square += unit.weight * unit.weight;
  }
  let findingIds: readonly string[] | null = null;
  return {
    value: weight === 0 ? null : moment / weight,
    units: to - from,
    n: effectiveNumber({ weight, square }),
    // Sides of told shifts hold all that is known of a pair, again and again: named where somebody asks.
    get findingIds() {
      return (findingIds ??= findingIdsOf(units.slice(from, to)));
    },
  };
}

/** With b and a the values before and after: a unit after does w(s − b)/W of the change, one before w(a − s)/W. */
function moversOf(before: readonly PositionUnit[], after: readonly PositionUnit[], change: number): readonly Mover[] {
  const partsOf = (
    units: readonly PositionUnit[],
    side: Mover['side'],
    part: (strength: number) => number,
  ): readonly Mover[] => {
    const weight = units.reduce((sum, unit) => sum + unit.weight, 0);
    return units.map((unit) => ({
      findingIds: findingIdsOf([unit]),
      date: unit.date,
      side,
      part: weight === 0 ? 0 : (unit.weight * part(unit.strength)) / weight,
    }));
  };
  const [b, a] = [sideOf(before).value ?? 0, sideOf(after).value ?? 0];
  return [
    ...partsOf(before, 'before', (strength) => a - strength),
    ...partsOf(after, 'after', (strength) => strength - b),
  ]
    .filter(({ part }) => part * change > 0)
    .toSorted(
      (x, y) =>
        Math.abs(y.part) - Math.abs(x.part) ||
        compareText(y.date, x.date) ||
        compareText(x.findingIds[0] ?? '', y.findingIds[0] ?? ''),
    )
    .slice(0, MOVERS_MAX);
}

/** A lone preposition says neither whence nor whither. */
const SAID_LENGTH_MIN = 5;

/** Tellings of one shift lie no farther apart than this. */
const TOLD_WITHIN_DAYS = 7;

/** Groups of tellings, each within some days of its first. */
function withinDays<Told extends { readonly day: number; readonly shift: Shift }>(
  told: readonly Told[],
): readonly (readonly Told[])[] {
  const groups: Told[][] = [];
  for (const each of told.toSorted((a, b) => a.day - b.day || compareText(a.shift.id, b.shift.id))) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && each.day - last[0].day <= TOLD_WITHIN_DAYS) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

/** Shifts that texts tell: those of one pair and direction within some days are one, however often told. */
function toldShifts(pairs: readonly (readonly PositionUnit[])[], evidence: Evidence): readonly PositionShift[] {
  const unitsOf = new Map(pairs.map((pair) => [nameOf(pair), pair]));
  const told = evidence.findings.flatMap((article): readonly ToldShift[] =>
    article.extraction.shifts.flatMap((shift) => {
      const when = dayOfFinding(shift.time, article.document);
      return when === null ? [] : [{ shift, day: when.day, article }];
    }),
  );
  const same = groupBy(told, ({ shift }) => [shift.holder, shift.target, shift.direction].join('|'));
  return withReuse<PositionShift, readonly PositionShift[]>(evidence.memory, 'told shifts', (reuse) =>
    [...same.values()].flatMap(withinDays).flatMap((tellings) => {
      // A telling that says when knows better than the publication date.
      const first = tellings.find(({ shift }) => shift.time !== null) ?? tellings[0];
      if (first === undefined) return [];
      const pair = unitsOf.get(`${first.shift.holder} ${first.shift.target}`) ?? NO_UNITS;
      const from = [pair, ...tellings.flatMap(({ shift, article }) => [shift, article])];
      return [reuse(first.shift.id, from, () => toldShift(first, tellings, pair, evidence))];
    }),
  );
}

/** A telling of a shift with its day and its article. */
interface ToldShift {
  readonly shift: Shift;
  readonly day: number;
  readonly article: ArticleFindings;
}

const NO_UNITS: readonly PositionUnit[] = [];

/** The units of a pair that no told shift makes. */
const withoutTold: (pair: readonly PositionUnit[]) => readonly PositionUnit[] = onceFor((pair) =>
  pair.filter(({ shiftIds }) => shiftIds.length === 0),
);

function toldShift(
  first: ToldShift,
  tellings: readonly ToldShift[],
  pair: readonly PositionUnit[],
  evidence: Evidence,
): PositionShift {
  const { holder, target, direction } = first.shift;
  const ids = distinct(tellings.map(({ shift }) => shift.id));
  const units = withoutTold(pair);
  const cut = units.findIndex(({ day }) => day >= first.day);
  const before = sideOf(units, 0, cut < 0 ? units.length : cut);
  const after = sideOf(units, cut < 0 ? units.length : cut);
  const said = (part: 'from' | 'to'): string | null =>
    tellings.map(({ shift }) => shift[part]).find((text) => text !== null && text.length >= SAID_LENGTH_MIN) ?? null;
  return {
    kind: 'told',
    holder,
    target,
    direction,
    date: dayText(first.day),
    lastDateBefore: null,
    before,
    after,
    change: before.value === null || after.value === null ? null : after.value - before.value,
    p: null,
    movers: [],
    from: said('from'),
    to: said('to'),
    reasons: reasonsFor(evidence, ids),
    confirmedBy: 0,
    findingIds: ids,
  };
}

function confirmEachOther(shifts: readonly PositionShift[], nearDays: number): readonly PositionShift[] {
  const groups = groupBy(shifts, ({ holder, target, direction }) => [holder, target, direction].join('|'));
  return [...groups.values()].flatMap((group) =>
    group.map((shift) => ({
      ...shift,
      confirmedBy: group.filter(
        (other) =>
          other.kind !== shift.kind &&
          Math.abs(Date.parse(other.date) - Date.parse(shift.date)) <= nearDays * 86_400_000,
      ).length,
    })),
  );
}

export const shifts: Derivation<ShiftParameters, PositionShift> = {
  id: 'shifts',
  label: { en: 'Shifts', ar: 'التحولات' },
  question: {
    en: 'Which position changed, when, from what to what, and what reason do the texts give?',
    ar: 'أي موقف تغيّر، ومتى، ومن ماذا إلى ماذا، وبأي سبب تذكره النصوص؟',
  },
  source: 'docs/derivations.md#shifts',
  parameters: {
    unitsMin: count('units on each side, at least', 'أدلة في كل جانب على الأقل', 3, [1, 100], 'units'),
    effectiveMin: count('effective units on each side, at least', 'أدلة فعلية في كل جانب على الأقل', 2, [1, 100]),
    changeMin: count('change, at least', 'مقدار التغيّر على الأقل', 0.3, [0, 2]),
    pMax: share('p of the permutation test, at most', 'احتمال اختبار التباديل على الأكثر', 0.05),
    draws: count('permutations drawn', 'عدد التباديل', 499, [99, 9999], 'draws'),
    nearDays: days(
      'days within which a told and a computed shift confirm each other',
      'أيام يؤكد فيها التحول المروي والمحسوب أحدهما الآخر',
      60,
    ),
  },
  outputs: {
    kind: { en: 'computed from evidence, or told by a text', ar: 'محسوب من الأدلة أو مرويّ في نص' },
    holder: { en: 'party that holds the position', ar: 'صاحب الموقف' },
    target: { en: 'party toward which', ar: 'الطرف المقصود' },
    direction: { en: 'toward or away', ar: 'تقارب أو تباعد' },
    date: { en: 'first day after it, or the day that the text gives', ar: 'أول يوم بعده، أو اليوم الذي يذكره النص' },
    lastDateBefore: { en: 'last day of evidence before it', ar: 'آخر يوم من الأدلة قبله' },
    before: { en: 'position before, with its sentences', ar: 'الموقف قبله مع جمله' },
    after: { en: 'position after, with its sentences', ar: 'الموقف بعده مع جمله' },
    change: { en: 'after minus before', ar: 'الفرق بين ما بعده وما قبله' },
    p: { en: 'share of permutations that change as much', ar: 'نسبة التباديل التي تبلغ التغيّر نفسه' },
    movers: { en: 'sentences that move it most', ar: 'الجمل الأشد أثراً فيه' },
    from: { en: 'what the text says it changed from', ar: 'ما يقول النص إنه تغيّر عنه' },
    to: { en: 'what the text says it changed to', ar: 'ما يقول النص إنه تغيّر إليه' },
    reasons: { en: 'reasons that texts give', ar: 'الأسباب التي تذكرها النصوص' },
    confirmedBy: { en: 'shifts of the other kind near it', ar: 'تحولات قريبة من النوع الآخر' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{date} ({kind}): the position of {holder} moves {direction} {target}, from {before} to {after}; reason given: {reason}.',
    ar: '{date} ({kind}): موقف {holder} {direction} {target}، من {before} إلى {after}؛ السبب المذكور: {reason}.',
  },
  tell: (row) => ({
    date: tellDay(row.date),
    kind: row.kind === 'told' ? tellWord('told', 'مرويّ') : tellWord('computed', 'محسوب'),
    holder: tellParties([row.holder]),
    target: tellParties([row.target]),
    direction: row.direction === 'toward' ? tellWord('toward', 'يقترب من') : tellWord('away from', 'يبتعد عن'),
    before: row.from === null ? tellNumber(row.before.value, 2) : tellText(`«${row.from}»`),
    after: row.to === null ? tellNumber(row.after.value, 2) : tellText(`«${row.to}»`),
    reason: tellText(row.reasons[0] === undefined ? null : `«${row.reasons[0].cause}»`),
  }),
  derive: rememberLast(deriveShifts),
};
