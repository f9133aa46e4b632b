import { dayText, type Position, type PositionParameters, type Regard } from '../model/index.ts';
import { type DailySum, type PositionPoint, positionOfSums } from './daily-sums.ts';
import {
  AT,
  days,
  type Derivation,
  type Row,
  share,
  tellDay,
  tellNumber,
  tellParties,
  tellWord,
} from './declaration.ts';
import type { Evidence } from './evidence.ts';
import { distinct, groupBy, valueAt } from './findings.ts';
import { findingIdsOfPair, pairIndexOf, positionsOfPairs } from './pair-index.ts';
import { clamp, POSITION_DEFAULTS, positionParameters } from './positions.ts';
import type { PositionUnit } from './units.ts';

/**
 * How do a party's words compare with its deeds, what it says of itself with what others say, what it does to a party with
 * what it does for that party's enemies? Each is the position formula over a part of the units, and each is a series of its
 * own. Source: docs/positions.md.
 */

/** A position split by lane and by regard. Each part is absent where too little of it lies near the day. */
export interface PositionParts {
  readonly words: PositionPoint;
  readonly deeds: PositionPoint;
  /** P of words minus P of deeds, −2 to 2; null where one of them is absent. */
  readonly gap: number | null;
  readonly declared: PositionPoint;
  readonly enacted: PositionPoint;
  readonly ascribed: PositionPoint;
}

/** The parts of one pair's position. */
export function positionParts(sums: readonly DailySum[], parameters: PositionParameters): PositionParts {
  const part = (isOf: (sum: DailySum) => boolean): PositionPoint => positionOfSums(sums.filter(isOf), parameters);
  const regard = (wanted: Regard): PositionPoint => part((sum) => sum.regard === wanted);
  const words = part(({ lane }) => lane === 'verbal');
  const deeds = part(({ lane }) => lane === 'material');
  return {
    words,
    deeds,
    gap: words.value === null || deeds.value === null ? null : words.value - deeds.value,
    declared: regard('declared'),
    enacted: regard('enacted'),
    ascribed: regard('ascribed'),
  };
}

/** One pair's position on one day of a series. */
export interface SeriesPoint extends PositionPoint {
  readonly date: string;
}

/** The position of one pair every `stepDays` from one day to another, both included; days since 1970-01-01. */
export function positionSeries(
  sums: readonly DailySum[],
  { from, to, stepDays }: { readonly from: number; readonly to: number; readonly stepDays: number },
  parameters: Omit<PositionParameters, 'at'>,
): readonly SeriesPoint[] {
  const steps = Math.max(0, Math.floor((to - from) / stepDays) + 1);
  return Array.from({ length: steps }, (_, step) => {
    const date = dayText(from + step * stepDays);
    return { date, ...positionOfSums(sums, { ...parameters, at: date }) };
  });
}

/** What a holder's stance toward the enemies of a target says of its stance toward the target. */
export interface IndirectPosition {
  readonly holder: string;
  readonly target: string;
  /** −1 to 1; null where too little of it lies near the day. */
  readonly value: number | null;
  readonly mass: number;
  /** The enemies through whom it goes, the weightiest first, with the holder's own position toward each. */
  readonly through: readonly {
    readonly enemy: string;
    /** How hostile target and enemy are, 0 to 1. */
    readonly enmity: number;
    readonly value: number;
    readonly mass: number;
  }[];
}

/** From here on two parties are enemies. */
export const ENMITY_MIN = 0.5;

/**
 * I(a,b) = Σc E(b,c)·m(a,c)·(−P(a,c)) / Σc E(b,c)·m(a,c), over all enemies c of b other than a. E(b,c) is minus the mean of
 * P(b,c) and P(c,b), as far as they are present, and counts from `enmityMin` on. Support for an enemy of b speaks against b.
 */
export function indirectPositions(
  positions: readonly Position[],
  parameters: PositionParameters,
  enmityMin: number = ENMITY_MIN,
): readonly IndirectPosition[] {
  const present = positions.filter(({ value }) => value !== null);
  const enmities = enmitiesOf(present, enmityMin);
  const byHolder = groupBy(present, ({ holder }) => holder);
  return [...byHolder].flatMap(([holder, own]) => {
    const through = new Map<string, IndirectPosition['through'][number][]>();
    for (const { target: enemy, value, mass } of own) {
      for (const [target, enmity] of enmities.get(enemy) ?? []) {
        if (target === holder || value === null) continue;
        valueAt(through, target, () => []).push({ enemy, enmity, value, mass });
      }
    }
    return [...through].map(([target, each]): IndirectPosition => {
      const mass = each.reduce((sum, one) => sum + one.enmity * one.mass, 0);
      const moment = each.reduce((sum, one) => sum - one.enmity * one.mass * one.value, 0);
      return {
        holder,
        target,
        value: mass < parameters.massMin ? null : clamp(moment / mass),
        mass,
        through: each.toSorted((a, b) => b.enmity * b.mass - a.enmity * a.mass || (a.enemy < b.enemy ? -1 : 1)),
      };
    });
  });
}

/** For each party its enemies, with how hostile they are. */
function enmitiesOf(
  positions: readonly Position[],
  enmityMin: number,
): ReadonlyMap<string, readonly (readonly [string, number])[]> {
  const values = groupBy(positions, ({ holder, target }) => distinct([holder, target]).join('|'));
  const enmities = new Map<string, (readonly [string, number])[]>();
  for (const same of values.values()) {
    const [first] = same;
    if (first === undefined || first.holder === first.target) continue;
    const enmity = -same.reduce((sum, { value }) => sum + (value ?? 0), 0) / same.length;
    if (enmity < enmityMin) continue;
    valueAt(enmities, first.holder, () => []).push([first.target, enmity]);
    valueAt(enmities, first.target, () => []).push([first.holder, enmity]);
  }
  return enmities;
}

/** A position with its parts and the findings behind it. */
export interface PositionRow extends Position, Row {
  readonly at: string;
  readonly words: number | null;
  readonly deeds: number | null;
  readonly gap: number | null;
  readonly declared: number | null;
  readonly enacted: number | null;
  readonly ascribed: number | null;
  readonly indirect: number | null;
  /** The enemies of the target through whom the indirect position goes. */
  readonly through: readonly string[];
}

export interface PositionQuery {
  readonly at: string | null;
  readonly windowDays: number;
  readonly massMin: number;
  readonly enmityMin: number;
}

/** The parameters of the formula for a query; null where there is no evidence and so no day. */
export function parametersAt(
  units: readonly PositionUnit[],
  { at, windowDays, massMin }: Omit<PositionQuery, 'enmityMin'>,
): PositionParameters | null {
  const parameters = positionParameters(units, { windowDays, massMin, ...(at === null ? {} : { at }) });
  return parameters.at === '' ? null : parameters;
}

function deriveRows(evidence: Evidence, query: PositionQuery): readonly PositionRow[] {
  const parameters = parametersAt(evidence.units, query);
  if (parameters === null) return [];
  const { pairs } = pairIndexOf(evidence);
  const all = positionsOfPairs(pairs, parameters);
  const indirect = new Map(
    indirectPositions(all, parameters, query.enmityMin).map((each) => [`${each.holder} ${each.target}`, each]),
  );
  return all.flatMap((position, index) => {
    const pair = pairs[index];
    if (pair === undefined) return [];
    const { words, deeds, gap, declared, enacted, ascribed } = positionParts(pair.sums, parameters);
    const aside = indirect.get(`${position.holder} ${position.target}`);
    return [
      {
        ...position,
        at: parameters.at,
        words: words.value,
        deeds: deeds.value,
        gap,
        declared: declared.value,
        enacted: enacted.value,
        ascribed: ascribed.value,
        indirect: aside?.value ?? null,
        through: aside?.through.map(({ enemy }) => enemy) ?? [],
        findingIds: findingIdsOfPair(pair.units),
      },
    ];
  });
}

export const positions: Derivation<PositionQuery, PositionRow> = {
  id: 'positions',
  label: { en: 'Positions', ar: 'المواقف' },
  question: { en: 'Who stands where toward whom?', ar: 'من يقف أين، وممّن؟' },
  source: 'docs/positions.md',
  parameters: {
    at: AT,
    windowDays: days('width of the kernel', 'عرض النافذة', POSITION_DEFAULTS.windowDays),
    massMin: share('mass below which a position is absent', 'كتلة يغيب الموقف دونها', POSITION_DEFAULTS.massMin),
    enmityMin: share('enmity from which parties are enemies', 'عداوة يُعدّ الطرفان عندها خصمين', ENMITY_MIN),
  },
  outputs: {
    holder: { en: 'party that holds it', ar: 'صاحب الموقف' },
    target: { en: 'party toward which', ar: 'الطرف المقصود' },
    at: { en: 'day', ar: 'اليوم' },
    value: { en: 'P, −1 against to 1 for; none where absent', ar: 'الموقف بين −1 (ضد) و1 (مع)، أو لا شيء إن غاب' },
    n: { en: 'effective number of units', ar: 'عدد الأدلة الفعلي' },
    mass: { en: 'mass m', ar: 'الكتلة' },
    units: { en: 'units of evidence of all dates', ar: 'الأدلة في كل التواريخ' },
    favourable: { en: 'of these, for', ar: 'منها المؤيدة' },
    adverse: { en: 'of these, against', ar: 'منها المعارضة' },
    contested: { en: 'both signs weigh at least a quarter', ar: 'لكل من الاتجاهين ربع الوزن على الأقل' },
    outlets: { en: 'outlets', ar: 'المنافذ' },
    lastDate: { en: 'day of the latest evidence', ar: 'يوم آخر دليل' },
    lastSign: { en: 'sign of the latest evidence', ar: 'اتجاه آخر دليل' },
    words: { en: 'P over words', ar: 'الموقف بالأقوال' },
    deeds: { en: 'P over deeds', ar: 'الموقف بالأفعال' },
    gap: { en: 'words minus deeds', ar: 'الأقوال ناقص الأفعال' },
    declared: { en: 'P by its own words', ar: 'الموقف المعلن' },
    enacted: { en: 'P by its acts', ar: 'الموقف الممارس' },
    ascribed: { en: 'P by what others say of it', ar: 'الموقف المنسوب' },
    indirect: { en: 'P through enemies of the target', ar: 'الموقف غير المباشر عبر خصوم المقصود' },
    through: { en: 'those enemies', ar: 'أولئك الخصوم' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{holder} → {target} on {at}: {value} (n = {n}, mass {mass}; words {words}, deeds {deeds}); latest evidence {last}.',
    ar: '{holder} ← {target} في {at}: {value} (ن = {n}، الكتلة {mass}؛ الأقوال {words}، الأفعال {deeds})؛ آخر دليل {last}.',
  },
  tell: (row) => ({
    holder: tellParties([row.holder]),
    target: tellParties([row.target]),
    at: tellDay(row.at),
    value: row.value === null ? tellWord('absent', 'غائب') : tellNumber(row.value, 2),
    n: tellNumber(row.n, 1),
    mass: tellNumber(row.mass, 2),
    words: tellNumber(row.words, 2),
    deeds: tellNumber(row.deeds, 2),
    last: tellDay(row.lastDate),
  }),
  derive: deriveRows,
};
