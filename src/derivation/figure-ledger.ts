import { contentId, dayText, edtfRange, type Entity, type Figure, type Label, type Measure } from '../model/index.ts';
import {
  count,
  days,
  type Derivation,
  type Row,
  share,
  tellDay,
  tellParties,
  tellText,
  tellWord,
} from './declaration.ts';
import { type Evidence, rememberLast } from './evidence.ts';
import {
  type ArticleFindings,
  compareText,
  distinct,
  groupBy,
  inSameSentence,
  partiesOf,
  partyMap,
  publishedDay,
  valueAt,
  voiceOf,
} from './findings.ts';
import { onceFor, type Reuse, withReuse } from './reuse.ts';
import { wordsIn } from './words.ts';

/**
 * Who reported which figure, of what, where, as of when, and do the figures fit each other? Figures are compared only within
 * one scope (measure, place, group), and what one source says through many outlets is one report.
 */

/** What a figure covers in time: a tally up to a day, since a day, over a span, on a day, or nothing that is said. */
export type FigurePeriod = 'until' | 'since' | 'span' | 'day' | 'unsaid';

export interface FigureReport extends Row {
  /** The same as long as its first figure is. */
  readonly id: string;
  readonly measure: Measure;
  /** The thing counted, in the words of the first article that gives it. */
  readonly unit: string | null;
  readonly group: string | null;
  readonly places: readonly string[];
  readonly period: FigurePeriod;
  /** First day of what it covers; null where that is not said, and for a single day. */
  readonly since: string | null;
  /** The day for which it holds, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** True where the publication date stands for it. */
  readonly asOfInferred: boolean;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Parties that report it; none where the outlet itself does, or nobody is named. */
  readonly reporters: readonly string[];
  readonly reporterKind: Figure['attribution']['kind'];
  /** Whoever printed it. */
  readonly outlets: readonly string[];
  /** Whether it belongs to a tally that can only grow: the text says so, it is a counting body's, or neither. */
  readonly cumulative: 'stated' | 'inferred' | 'no';
  /** Reports of the same scope and day that say something else; by id. */
  readonly conflictsWith: readonly string[];
  /** An earlier report of the same tally that was higher, though a tally cannot fall; by id. */
  readonly fallsBelow: string | null;
}

export interface LedgerParameters {
  readonly sameDays: number;
  readonly conflictDays: number;
  readonly toleranceShare: number;
}

/** Measures that say how things are, not what happened to people and things: never compared. */
const NOT_COMPARED: ReadonlySet<Measure> = new Set<Measure>(['duration', 'distance']);

/** Tallies that a counting body keeps. */
const TALLIES: ReadonlySet<Measure> = new Set<Measure>(['killed', 'wounded', 'casualties', 'displaced']);

/** One figure with what its article says of it. */
interface Entry {
  readonly figure: Figure;
  readonly article: ArticleFindings;
  readonly scope: string;
  readonly voice: string;
  readonly reporters: readonly string[];
  readonly isCounter: boolean;
  readonly period: FigurePeriod;
  readonly since: number | null;
  readonly asOf: number;
  readonly asOfInferred: boolean;
}

/** All reports, by measure and day. */
export function deriveFigureLedger(evidence: Evidence, parameters: LedgerParameters): readonly FigureReport[] {
  const entries = evidence.findings.flatMap(entriesOf);
  const { memory } = evidence;
  const reports = withReuse<Report, readonly Report[]>(memory, `reports ${parameters.sameDays}`, (reuse) =>
    reportsOf(entries, parameters, reuse),
  );
  const conflicts = conflictsOf(reports, parameters, evidence);
  const falls = fallsOf(reports, evidence);
  return withReuse<FigureReport, readonly FigureReport[]>(memory, `ledger ${JSON.stringify(parameters)}`, (reuse) =>
    reports.map(({ row }) => {
      const [conflictsWith, fallsBelow] = [distinct(conflicts.get(row.id) ?? []), falls.get(row.id) ?? null];
      if (conflictsWith.length === 0 && fallsBelow === null) return row;
      return reuse(row.id, [row, fallsBelow, ...conflictsWith], () => ({ ...row, conflictsWith, fallsBelow }));
    }),
  ).toSorted((a, b) => compareText(a.measure, b.measure) || compareText(a.asOf, b.asOf) || compareText(a.id, b.id));
}

/** The figures of an article that have a day. */
const entriesOf: (article: ArticleFindings) => readonly Entry[] = onceFor((article) =>
  article.extraction.figures.flatMap((figure) => entryOf(figure, article)),
);

function entryOf(figure: Figure, article: ArticleFindings): readonly Entry[] {
  const when = periodOf(figure.time, publishedDay(article.document));
  if (when === null) return [];
  const partyOf = partyMap(article);
  const { speaker } = figure.attribution;
  return [
    {
      figure,
      article,
      scope: scopeOf(figure),
      voice: voiceOf(figure.attribution, article.document, partyOf),
      reporters: partiesOf(speaker, partyOf),
      isCounter: article.extraction.entities.some((entity) => speaker.includes(entity.id) && isCountingBody(entity)),
      ...when,
    },
  ];
}

/** Measure and group; what is counted as "other" only by its own word. */
function scopeOf({ measure, group, unit }: Figure): string {
  const counted = measure === 'other' ? [...wordsIn(unit ?? '')].join(' ') : '';
  return [measure, group ?? '', counted].join('|');
}

/** Organisations count; parties to a war claim. */
function isCountingBody({ type }: Entity): boolean {
  return type === 'igo' || type === 'organization';
}

function periodOf(
  time: string | null,
  published: number | null,
): Pick<Entry, 'period' | 'since' | 'asOf' | 'asOfInferred'> | null {
  const range = time === null ? null : edtfRange(time);
  if (range === null) {
    return published === null ? null : { period: 'unsaid', since: null, asOf: published, asOfInferred: true };
  }
  const { earliestDay, latestDay } = range;
  if (latestDay === null) {
    return {
      period: 'since',
      since: earliestDay,
      asOf: Math.max(earliestDay ?? 0, published ?? 0),
      asOfInferred: true,
    };
  }
  if (earliestDay === null) return { period: 'until', since: null, asOf: latestDay, asOfInferred: false };
  // A tally "as of 10 January" is of a day too, so that a day says nothing of when the counting began.
  if (earliestDay === latestDay) return { period: 'day', since: null, asOf: latestDay, asOfInferred: false };
  return { period: 'span', since: earliestDay, asOf: latestDay, asOfInferred: false };
}

/** A report while it is compared with others. */
interface Report {
  readonly row: FigureReport;
  readonly scope: string;
  readonly voice: string;
  readonly asOf: number;
  readonly entries: readonly Entry[];
}

/** Figures that one voice gives of one scope, with the same bounds and within some days, are one report. */
function reportsOf(entries: readonly Entry[], { sameDays }: LedgerParameters, reuse: Reuse<Report>): readonly Report[] {
  const same = groupBy(entries, ({ figure, scope, voice }) =>
    // "44" and "at least 44" of one voice are one report.
    [scope, voice, figure.value ?? `${figure.low}–${figure.high}`].join('|'),
  );
  return [...same.values()].flatMap((group) => {
    const runs: Entry[][] = [];
    for (const entry of group.toSorted(byDay)) {
      const run = runs.find(
        ([first]) =>
          first !== undefined &&
          entry.asOf - first.asOf <= sameDays &&
          placesMeet(first.figure, entry.figure, 'unsaid'),
      );
      if (run === undefined) runs.push([entry]);
      else run.push(entry);
    }
    return runs.map((run) => reuse(run[0]?.figure.id ?? '', run, () => reportOf(run)));
  });
}

function byDay(a: Entry, b: Entry): number {
  return (
    a.asOf - b.asOf ||
    compareText(a.article.document.id, b.article.document.id) ||
    compareText(a.figure.id, b.figure.id)
  );
}

function reportOf(run: readonly Entry[]): Report {
  // What says when knows better than what leaves it to the publication date.
  const first = run.find(({ asOfInferred }) => !asOfInferred) ?? run[0];
  if (first === undefined) throw new RangeError('a report has at least one figure');
  const { figure, period, since, asOf, asOfInferred, scope, voice, reporters } = first;
  const isTally = period === 'until' || period === 'since';
  const row: FigureReport = {
    id: contentId('l', run[0]?.figure.id ?? figure.id),
    measure: figure.measure,
    unit: figure.unit,
    group: figure.group,
    places: distinct(run.flatMap((entry) => entry.figure.place)),
    period,
    since: since === null ? null : dayText(since),
    asOf: dayText(asOf),
    asOfInferred,
    value: figure.value,
    low: figure.low,
    high: figure.high,
    reporters,
    reporterKind: figure.attribution.kind,
    outlets: distinct(run.map(({ article }) => article.document.outlet ?? article.document.id)),
    cumulative: isTally
      ? 'stated'
      : first.isCounter && TALLIES.has(figure.measure) && period !== 'span'
        ? 'inferred'
        : 'no',
    conflictsWith: [],
    fallsBelow: null,
    findingIds: distinct(run.map((entry) => entry.figure.id)),
  };
  return { row, scope, voice, asOf, entries: run };
}

/** Whether two figures are of one place, or of places one of which both name. `unsaid`: what says none may be of any. */
function placesMeet(a: Pick<Figure, 'place'>, b: Pick<Figure, 'place'>, silent?: 'unsaid'): boolean {
  if (a.place.length === 0 || b.place.length === 0) return silent === 'unsaid';
  return a.place.some((place) => b.place.includes(place));
}

/** Reports of one scope, day and place that cannot both be right. */
function conflictsOf(
  reports: readonly Report[],
  parameters: LedgerParameters,
  evidence: Evidence,
): ReadonlyMap<string, readonly string[]> {
  const conflicts = new Map<string, string[]>();
  for (const group of groupBy(reports, ({ scope }) => scope).values()) {
    const ordered = group.toSorted((a, b) => a.asOf - b.asOf || compareText(a.row.id, b.row.id));
    ordered.forEach((report, index) => {
      for (let next = index + 1; next < ordered.length; next += 1) {
        const other = ordered[next];
        if (other === undefined || other.asOf - report.asOf > parameters.conflictDays) break;
        if (!isComparable(report, other, evidence) || fit(report.row, other.row, parameters.toleranceShare)) continue;
        valueAt(conflicts, report.row.id, () => []).push(other.row.id);
        valueAt(conflicts, other.row.id, () => []).push(report.row.id);
      }
    });
  }
  return conflicts;
}

/**
 * Whether two reports mean the same thing: one place that both name, or one sentence that gives both. One voice in one article
 * gives parts and wholes, not contradictions, and numbers far apart in one article are of two incidents; a figure since one day
 * does not fit one since another.
 */
function isComparable(a: Report, b: Report, evidence: Evidence): boolean {
  if (NOT_COMPARED.has(a.row.measure)) return false;
  if (a.row.since !== b.row.since && (a.row.period === 'since' || b.row.period === 'since')) return false;
  if ((a.row.period === 'span') !== (b.row.period === 'span')) return false;
  if (a.row.cumulative !== 'no' && b.row.cumulative !== 'no' && a.asOf !== b.asOf) return false;
  const sharedDocument = a.entries.find(({ article }) =>
    b.entries.some((other) => other.article.document.id === article.document.id),
  );
  if (sharedDocument !== undefined) {
    if (a.voice === b.voice) return false;
    // Figures of one sentence are of one article.
    const ids = new Set(b.row.findingIds);
    const inOneSentence = a.entries.some(({ figure, article }) =>
      inSameSentence(article.extraction.figures, figure, article.sentences).some(({ id }) => ids.has(id)),
    );
    if (inOneSentence) return true;
  }
  if (sharedDocument !== undefined && ratioOf(a.row, b.row) > ONE_ARTICLE_RATIO_MAX) return false;
  if (placesWithin(a.row.places, b.row.places, evidence)) return true;
  // Two voices in one article, both on the same day and neither with a place, speak of what the article is about.
  const isUnplaced = a.row.places.length === 0 && b.row.places.length === 0;
  const isDated = !a.row.asOfInferred && !b.row.asOfInferred && a.asOf === b.asOf;
  return sharedDocument !== undefined && isUnplaced && isDated;
}

/** An article that gives seven dead here and forty there tells of two incidents. */
const ONE_ARTICLE_RATIO_MAX = 2;

function ratioOf(a: FigureReport, b: FigureReport): number {
  const [x, y] = [a.value ?? a.low ?? a.high ?? 0, b.value ?? b.low ?? b.high ?? 0];
  return Math.max(x, y) / Math.max(1, Math.min(x, y));
}

function placesWithin(a: readonly string[], b: readonly string[], { placesAbove }: Evidence): boolean {
  const isWithin = (inner: readonly string[], outer: readonly string[]): boolean =>
    inner.some((place) => outer.includes(place) || placesAbove(place).some((above) => outer.includes(above)));
  return isWithin(a, b) || isWithin(b, a);
}

/** Ranges that meet, or miss each other by no more than the tolerance. An open end reaches as far as it must. */
export function fit(
  a: Pick<Figure, 'low' | 'high' | 'value'>,
  b: Pick<Figure, 'low' | 'high' | 'value'>,
  toleranceShare: number,
): boolean {
  const [lower, upper] = (a.low ?? a.value ?? 0) <= (b.low ?? b.value ?? 0) ? [a, b] : [b, a];
  const top = lower.high ?? Infinity;
  const bottom = upper.low ?? upper.value ?? 0;
  return bottom - top <= toleranceShare * Math.abs(bottom);
}

/** Later reports of one tally that are lower than an earlier one; the nearest such. */
function fallsOf(reports: readonly Report[], evidence: Evidence): ReadonlyMap<string, string> {
  const falls = new Map<string, string>();
  const tallies = reports.filter(({ row }) => row.cumulative !== 'no' && row.reporterKind !== 'author');
  for (const series of groupBy(tallies, ({ scope, voice }) => `${scope}|${voice}`).values()) {
    const ordered = series.toSorted((a, b) => a.asOf - b.asOf || compareText(a.row.id, b.row.id));
    ordered.forEach((later, index) => {
      const higher = ordered
        .slice(0, index)
        .findLast(
          (earlier) =>
            earlier.asOf < later.asOf &&
            earlier.row.since === later.row.since &&
            placesWithin(earlier.row.places, later.row.places, evidence) &&
            (later.row.high ?? Infinity) < (earlier.row.low ?? 0),
        );
      if (higher !== undefined) falls.set(later.row.id, higher.row.id);
    });
  }
  return falls;
}

/** Names of measures, for whoever shows one. */
export const measureLabels: Readonly<Record<Measure, Label>> = {
  killed: { en: 'killed', ar: 'قتلى' },
  wounded: { en: 'wounded', ar: 'جرحى' },
  casualties: { en: 'casualties', ar: 'ضحايا' },
  displaced: { en: 'displaced', ar: 'نازحون' },
  migrants: { en: 'migrants', ar: 'مهاجرون' },
  detained: { en: 'detained', ar: 'محتجزون' },
  destroyed: { en: 'destroyed', ar: 'مدمَّر' },
  forces: { en: 'forces', ar: 'قوات' },
  sites: { en: 'sites', ar: 'مواقع' },
  duration: { en: 'duration', ar: 'مدة' },
  distance: { en: 'distance', ar: 'مسافة' },
  money: { en: 'money', ar: 'أموال' },
  other: { en: 'other', ar: 'غير ذلك' },
};

/** A range as it is read: `205`, `≥ 205`, `100–999`. */
export function rangeText({ value, low, high }: Pick<Figure, 'low' | 'high' | 'value'>): string {
  if (low !== null && low === high) return String(low);
  if (low !== null && high === null) return `≥ ${low}`;
  if (low === null && high !== null) return `≤ ${high}`;
  return low === null ? String(value ?? '—') : `${low}–${high}`;
}

export const figures: Derivation<LedgerParameters, FigureReport> = {
  id: 'figures',
  label: { en: 'Figures', ar: 'الأرقام' },
  question: {
    en: 'Which figures were reported, by whom, as of when, and do they conflict?',
    ar: 'أي أرقام أُعلنت، ومن أعلنها، وحتى أي تاريخ، وهل تتعارض؟',
  },
  source: 'docs/derivations.md#figures',
  parameters: {
    sameDays: days('days within which one source repeats one figure', 'أيام يكرر فيها المصدر الواحد رقمه', 7),
    conflictDays: count('days apart that figures still compare', 'أيام يُقارن فيها رقمان', 1, [0, 60], 'days'),
    toleranceShare: share('difference that rounding explains', 'فرق يفسره التقريب', 0.05),
  },
  outputs: {
    id: { en: 'id', ar: 'المعرّف' },
    measure: { en: 'what is measured', ar: 'المقياس' },
    unit: { en: 'the thing counted, in the words of the text', ar: 'المعدود بلفظ النص' },
    group: { en: 'group to which it belongs', ar: 'الفئة المعنية' },
    places: { en: 'places', ar: 'الأماكن' },
    period: { en: 'until, since, span, day or unsaid', ar: 'حتى يوم، أو منذ يوم، أو مدة، أو يوم، أو غير مذكور' },
    since: { en: 'first day that it covers', ar: 'أول يوم يشمله' },
    asOf: { en: 'day for which it holds', ar: 'اليوم الذي يصح له' },
    asOfInferred: { en: 'whether the publication date stands for it', ar: 'هل حلّ تاريخ النشر محله' },
    value: { en: 'the number said', ar: 'الرقم المذكور' },
    low: { en: 'at least', ar: 'الحد الأدنى' },
    high: { en: 'at most', ar: 'الحد الأعلى' },
    reporters: { en: 'parties that report it', ar: 'الأطراف التي أعلنته' },
    reporterKind: { en: 'kind of voice', ar: 'نوع الصوت' },
    outlets: { en: 'outlets that printed it', ar: 'المنافذ التي نشرته' },
    cumulative: { en: 'whether it is a tally that can only grow', ar: 'هل هو حصيلة لا تنقص' },
    conflictsWith: { en: 'reports that it contradicts', ar: 'ما يتعارض معه' },
    fallsBelow: { en: 'earlier, higher report of the same tally', ar: 'حصيلة سابقة أعلى من المصدر نفسه' },
    findingIds: { en: 'figures behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{measure}: {range} {unit} as of {asOf}, in {places}, reported by {reporters} ({outlets}); {check}.',
    ar: '{measure}: {range} {unit} حتى {asOf}، في {places}، بحسب {reporters} ({outlets})؛ {check}.',
  },
  tell: (row) => ({
    measure: { kind: 'word', label: measureLabels[row.measure] },
    range: tellText(rangeText(row)),
    unit: tellText(row.unit === null ? null : `«${row.unit}»`),
    asOf: tellDay(row.asOf),
    places: tellParties(row.places),
    reporters:
      row.reporters.length > 0
        ? tellParties(row.reporters)
        : tellWord('the outlet or an unnamed source', 'المنفذ نفسه أو مصدر لم يُسمَّ'),
    outlets: tellText(row.outlets.join('، ')),
    check: checkOf(row),
  }),
  derive: rememberLast(deriveFigureLedger),
};

function checkOf(row: FigureReport) {
  if (row.fallsBelow !== null) return tellWord('lower than an earlier tally', 'أدنى من حصيلة سابقة');
  if (row.conflictsWith.length > 0) return tellWord('conflicts with another report', 'يتعارض مع رقم آخر');
  return tellWord('nothing contradicts it', 'لا يعارضه شيء');
}
