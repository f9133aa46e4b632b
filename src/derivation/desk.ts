import { dayNumber, dayText, type Label } from '../model/index.ts';
import type { Telling } from './acts.ts';
import { type Contradiction, contradictions } from './contradictions.ts';
import {
  type DayParameter,
  type Derivation,
  parametersOf,
  type Row,
  tellDay,
  tellParties,
  tellText,
} from './declaration.ts';
import { type Evidence, evidenceFrom } from './evidence.ts';
import { type FigureReport, figures, rangeText } from './figure-ledger.ts';
import { type ArticleFindings, compareText, distinct, groupBy, publishedDay, valueAt } from './findings.ts';
import { type PositionShift, shifts } from './shifts.ts';

/** What is new since a given moment: shifts, contradictions, changed tolls and parties that nothing named before. */

export const DESK_KINDS = ['shift', 'contradiction', 'toll', 'actor'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

export interface DeskItem extends Row {
  readonly kind: DeskKind;
  readonly date: string;
  /** Whom it is about: holder, contradicting parties, reporters, or the new party. */
  readonly parties: readonly string[];
  /** Toward whom, or where. */
  readonly targets: readonly string[];
  /** What it was, and what it is now: positions, figures or sides; null where there is nothing to compare. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface DeskParameters {
  readonly since: string | null;
}

/**
 * What the later evidence has that the earlier had not. Whoever knows when each article was taken in gives
 * `evidenceFrom(now, wasThere)` as the earlier one.
 */
export function whatIsNew(earlier: Evidence, now: Evidence): readonly DeskItem[] {
  return [
    ...newShifts(earlier, now),
    ...newContradictions(earlier, now),
    ...changedTolls(earlier, now),
    ...newActors(earlier, now),
  ].toSorted(
    (a, b) =>
      compareText(b.date, a.date) ||
      DESK_KINDS.indexOf(a.kind) - DESK_KINDS.indexOf(b.kind) ||
      compareText(a.parties.join('+'), b.parties.join('+')) ||
      compareText(a.findingIds.join('+'), b.findingIds.join('+')),
  );
}

/** One more article moves the day of a computed shift a little; that makes no new shift. */
const SAME_SHIFT_DAYS = 31;

function newShifts(earlier: Evidence, now: Evidence): readonly DeskItem[] {
  const parameters = parametersOf(shifts);
  const keyOf = ({ kind, holder, target, direction }: PositionShift): string =>
    [kind, holder, target, direction].join('|');
  const known = groupBy(shifts.derive(earlier, parameters), keyOf);
  const isKnown = (shift: PositionShift): boolean =>
    (known.get(keyOf(shift)) ?? []).some(
      ({ date }) => Math.abs((dayNumber(date) ?? 0) - (dayNumber(shift.date) ?? 0)) <= SAME_SHIFT_DAYS,
    );
  const valueText = (value: number | null): string | null => (value === null ? null : value.toFixed(2));
  return shifts
    .derive(now, parameters)
    .filter((shift) => !isKnown(shift))
    .map((shift) => ({
      kind: 'shift',
      date: shift.date,
      parties: [shift.holder],
      targets: [shift.target],
      before: shift.from ?? valueText(shift.before.value),
      after: shift.to ?? valueText(shift.after.value),
      findingIds: shift.findingIds,
    }));
}

function newContradictions(earlier: Evidence, now: Evidence): readonly DeskItem[] {
  const parameters = parametersOf(contradictions);
  const keyOf = ({ kind, parties, targets }: Contradiction): string => [kind, ...parties, '→', ...targets].join('|');
  const known = contradictions.derive(earlier, parameters);
  // Nearly all are the very same; and of many with the same figures only those are compared that share one.
  const isSame = new Set(known);
  const sharing = new Map<string, Contradiction[]>();
  for (const row of known) {
    for (const id of row.first.findingIds) valueAt(sharing, `${keyOf(row)} ${id}`, () => []).push(row);
  }
  // More of the same on both sides is the same contradiction.
  const isKnown = (row: Contradiction): boolean => {
    if (isSame.has(row)) return true;
    const others = new Set(row.second.findingIds);
    return row.first.findingIds.some((id) =>
      (sharing.get(`${keyOf(row)} ${id}`) ?? []).some(({ second }) =>
        second.findingIds.some((each) => others.has(each)),
      ),
    );
  };
  return contradictions
    .derive(now, parameters)
    .filter((row) => !isKnown(row))
    .map((row) => ({
      kind: 'contradiction',
      date: row.date,
      parties: row.parties,
      targets: row.targets,
      before: row.first.value,
      after: row.second.value,
      findingIds: row.findingIds,
    }));
}

/** The latest report of each tally, where it says something else than before. */
function changedTolls(earlier: Evidence, now: Evidence): readonly DeskItem[] {
  const before = latestTolls(earlier);
  return [...latestTolls(now)].flatMap(([key, report]): readonly DeskItem[] => {
    const was = before.get(key);
    if (was === undefined || rangeText(was) === rangeText(report)) return [];
    return [
      {
        kind: 'toll',
        date: report.asOf,
        parties: report.reporters,
        targets: report.places,
        before: rangeText(was),
        after: rangeText(report),
        findingIds: distinct([...was.findingIds, ...report.findingIds]),
      },
    ];
  });
}

/** The latest report of each measure, group, reporter and place that is a tally. */
function latestTolls(evidence: Evidence): ReadonlyMap<string, FigureReport> {
  const tallies = figures
    .derive(evidence, parametersOf(figures))
    .filter(({ cumulative, reporters }) => cumulative !== 'no' && reporters.length > 0);
  const latest = new Map<string, FigureReport>();
  for (const report of tallies) {
    const key = [report.measure, report.group ?? '', report.reporters.join('+'), report.places.join('+')].join('|');
    const known = latest.get(key);
    if (known === undefined || known.asOf <= report.asOf) latest.set(key, report);
  }
  return latest;
}

/** Parties that act or are acted upon for the first time, with their claims. */
function newActors(earlier: Evidence, now: Evidence): readonly DeskItem[] {
  const known = new Set<string>();
  for (const { everyone } of earlier.tellings) for (const party of everyone) known.add(party);
  const named = new Map<string, { readonly telling: Telling }[]>();
  for (const telling of now.tellings) {
    for (const party of telling.everyone) {
      if (!known.has(party)) valueAt(named, party, () => []).push({ telling });
    }
  }
  return [...named].map(([party, uses]) => ({
    kind: 'actor',
    date: dayText(
      uses.reduce((first, { telling }) => Math.min(first, publishedDay(telling.document) ?? telling.day), Infinity),
    ),
    parties: [party],
    targets: distinct(
      uses.flatMap(({ telling }) => [...telling.actors, ...telling.recipients]).filter((other) => other !== party),
    ),
    before: null,
    after: null,
    findingIds: distinct(uses.map(({ telling }) => telling.claim.id)),
  }));
}

/** Days before the latest article that the desk shows where no moment is given. */
export const DESK_DAYS = 7;

function deriveDesk(evidence: Evidence, { since }: DeskParameters): readonly DeskItem[] {
  const published = evidence.given.flatMap(({ document }) => publishedDay(document) ?? []);
  const latest = published.reduce((last, day) => Math.max(last, day), -Infinity);
  const moment = since === null ? latest - DESK_DAYS : (dayNumber(since) ?? latest);
  const wasThere = ({ document }: ArticleFindings): boolean => (publishedDay(document) ?? -Infinity) < moment;
  const earlier = evidenceFrom(evidence, wasThere, 'earlier');
  return whatIsNew(earlier, evidence);
}

const SINCE: DayParameter = {
  kind: 'day',
  label: {
    en: 'published on or after; a week before the latest article',
    ar: 'ما نُشر منذ هذا اليوم؛ أسبوع قبل آخر مقال',
  },
  default: null,
};

/** Names of what is new, for whoever shows it. */
export const deskLabels: Readonly<Record<DeskKind, Label>> = {
  shift: { en: 'shift', ar: 'تحول' },
  contradiction: { en: 'contradiction', ar: 'تناقض' },
  toll: { en: 'changed toll', ar: 'حصيلة تغيّرت' },
  actor: { en: 'new actor', ar: 'طرف جديد' },
};

export const desk: Derivation<DeskParameters, DeskItem> = {
  id: 'desk',
  label: { en: 'Desk', ar: 'مكتب التحرير' },
  question: { en: 'What is new?', ar: 'ما الجديد؟' },
  source: 'docs/derivations.md#desk',
  parameters: { since: SINCE },
  outputs: {
    kind: { en: 'shift, contradiction, toll or actor', ar: 'تحول أو تناقض أو حصيلة أو طرف' },
    date: { en: 'day', ar: 'اليوم' },
    parties: { en: 'whom it is about', ar: 'الأطراف المعنية' },
    targets: { en: 'toward whom, or where', ar: 'تجاه من، أو أين' },
    before: { en: 'what it was', ar: 'ما كان' },
    after: { en: 'what it is', ar: 'ما صار' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{date}, {kind}: {parties} → {targets}, from {before} to {after}.',
    ar: '{date}، {kind}: {parties} ← {targets}، من {before} إلى {after}.',
  },
  tell: (row) => ({
    date: tellDay(row.date),
    kind: { kind: 'word', label: deskLabels[row.kind] },
    parties: tellParties(row.parties),
    targets: tellParties(row.targets),
    before: tellText(row.before),
    after: tellText(row.after),
  }),
  derive: deriveDesk,
};
