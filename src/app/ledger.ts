import {
  type Evidence,
  type FigureReport,
  figures as ledgerOf,
  groupBy,
  onceFor,
  parametersOf,
} from '../derivation/index.ts';
import {
  dayNumber,
  type Figure,
  type FigureItem,
  type LedgerConflict,
  type LedgerReport,
  type LedgerSeries,
  type LedgerView,
  MarsadError,
  type Measure,
  type PartyRef,
} from '../model/index.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { foldForFilter } from './export/filter.ts';
import { figureItems, undatedFigures } from './figure-items.ts';
import { partyRefs } from './parties.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { OpenCase } from './workspace.ts';

/** Who reported which figure, what conflicts, and how do tallies grow? All of a case, a page at a time. */
export interface LedgerQuery {
  readonly outlets?: readonly string[];
  readonly measures?: readonly Measure[];
  /** Words that a sentence must hold. */
  readonly words?: string | undefined;
  /** First and last day for which a report holds. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only reports that conflict with another, or fall below an earlier tally. */
  readonly onlyConflicts?: boolean;
  /** How many reports come before the page. */
  readonly after?: number;
  readonly limit?: number;
}

const PAGE_DEFAULT = 100;
const FIGURES_PER_REPORT = 3;
const PAIRS_MAX = 40;
const SERIES_MAX = 12;
/** Fewer reports make no curve. */
const POINTS_MIN = 3;
/** More points are none that anybody could tell apart on a curve; the latest are shown. */
const POINTS_MAX = 200;

/** A report, or a figure without any day, which is in none. */
type Row = Omit<FigureReport, 'asOf'> & { readonly asOf: string | null };

/** @throws MarsadError `query/no-day` */
export function ledger(openCase: OpenCase, query: LedgerQuery = {}): Promise<LedgerView> {
  // A file of all reports is no screen, and is not kept.
  return query.limit === Infinity ? makeLedger(openCase, query) : rememberedLedger(openCase, query);
}

const rememberedLedger = rememberAnswers(makeLedger);

async function makeLedger(openCase: OpenCase, query: LedgerQuery): Promise<LedgerView> {
  const { after = 0, limit = PAGE_DEFAULT } = query;
  const found = await openCase.evidence(query.outlets);
  const rows = rowsOf(found);
  const isAskedFor = await filterOf(openCase, found.evidence, rows, query);
  const asked = isAskedFor === null ? rows : rows.filter(isAskedFor);
  const disputed = disputedIn(asked);
  const chosen = inOrder(query.onlyConflicts ? disputed : asked, rows);
  const page = chosen.slice(after, after + limit);
  const pairs = after > 0 ? [] : pairsOf(asked, rows);
  const series = after > 0 ? [] : seriesOf(asked);
  const show = await viewer(openCase, found, [
    ...page,
    ...pairs.flatMap(({ first, second }) => [first, second]),
    ...series.flatMap(({ points }) => points),
  ]);
  return {
    total: chosen.length,
    all: rows.length,
    measures: measuresOf(rows),
    conflicts: {
      total: disputed.length,
      pairs: pairs.flatMap(({ kind, first, second }): readonly LedgerConflict[] => {
        const sides = [show.report(first), show.report(second)].flat();
        const [a, b] = sides;
        return a === undefined || b === undefined ? [] : [{ kind, first: a, second: b }];
      }),
    },
    series: series.map(({ measure, group, points, total }): LedgerSeries => ({
      measure,
      total,
      group: group === null ? null : (show.refsOf([group])[0] ?? null),
      points: points.map((row) => ({
        asOf: row.asOf ?? '',
        value: row.value,
        low: row.low,
        high: row.high,
        isStated: row.cumulative === 'stated',
        line: [row.reporterKind, row.reporters.join('+') || row.outlets.join('+'), row.places.join('+')].join('|'),
        reporters: show.refsOf(row.reporters),
        reporterKind: row.reporterKind,
        outlets: row.outlets,
        places: show.refsOf(row.places),
        findingId: row.findingIds[0] ?? '',
      })),
    })),
    reports: page.flatMap((row) => show.report(row)),
    next: after + limit < chosen.length ? after + limit : null,
  };
}

const knownRows = new WeakMap<Evidence, readonly Row[]>();

/** All reports, and after them each figure that has no day; the same list for the same evidence. */
function rowsOf({ evidence, rowsOf: derive }: CaseEvidence): readonly Row[] {
  const known = knownRows.get(evidence);
  if (known !== undefined) return known;
  const reports = derive(ledgerOf, parametersOf(ledgerOf));
  const reported = new Set(reports.flatMap(({ findingIds }) => findingIds));
  const undated = undatedFigures(evidence, reported).map((figure) => rowOf(figure, evidence));
  const rows: readonly Row[] = [...reports, ...undated];
  knownRows.set(evidence, rows);
  return rows;
}

function rowOf(figure: Figure, { placeOf, articleOf }: Evidence): Row {
  const { id, measure, unit, group, value, low, high, attribution } = figure;
  const document = articleOf.get(placeOf.get(id)?.documentId ?? '')?.document;
  return {
    id,
    measure,
    unit,
    group,
    value,
    low,
    high,
    places: figure.place,
    period: 'unsaid',
    since: null,
    asOf: null,
    asOfInferred: false,
    reporters: attribution.speaker,
    reporterKind: attribution.kind,
    outlets: document === undefined ? [] : [document.outlet ?? document.id],
    cumulative: 'no',
    conflictsWith: [],
    fallsBelow: null,
    findingIds: [id],
  };
}

const disputedIn: (rows: readonly Row[]) => readonly Row[] = onceFor((rows) =>
  rows.filter(({ conflictsWith, fallsBelow }) => conflictsWith.length > 0 || fallsBelow !== null),
);

const rowsById: (rows: readonly Row[]) => ReadonlyMap<string, Row> = onceFor(
  (rows) => new Map(rows.map((row) => [row.id, row])),
);

/** Which reports are asked for, each with its place among `rows`; null where all are. */
async function filterOf(
  openCase: OpenCase,
  evidence: Evidence,
  rows: readonly Row[],
  { measures = [], words = '', from, to }: LedgerQuery,
): Promise<((row: Row, place: number) => boolean) | null> {
  for (const [name, value] of Object.entries({ from, to })) {
    if (value !== undefined && dayNumber(value) === null) throw new MarsadError('query/no-day', { name, value });
  }
  const wanted = foldForFilter(words);
  if (measures.length === 0 && wanted === '' && from === undefined && to === undefined) return null;
  const sentences = wanted === '' ? null : await sentencesOf(openCase, evidence, rows);
  return ({ measure, asOf }, place) =>
    (measures.length === 0 || measures.includes(measure)) &&
    (from === undefined || (asOf !== null && asOf >= from)) &&
    (to === undefined || (asOf !== null && asOf <= to)) &&
    (sentences === null || sentences[place]?.includes(wanted) === true);
}

const knownSentences = new WeakMap<readonly Row[], Promise<readonly string[]>>();

/** No words that somebody asks for hold it. */
const BETWEEN_SENTENCES = '\n';

/** The sentences of each report, folded as the filter fields fold; read once, when words are first asked for. */
function sentencesOf({ store }: OpenCase, evidence: Evidence, rows: readonly Row[]): Promise<readonly string[]> {
  const known = knownSentences.get(rows);
  if (known !== undefined) return known;
  const read = async (): Promise<readonly string[]> => {
    const articles = evidence.findings.filter(({ extraction }) => extraction.figures.length > 0);
    const texts = await store.texts(articles.map(({ document }) => document.id));
    const sentenceOf = new Map(
      articles.flatMap(({ document, extraction, sentences }) =>
        extraction.figures.map((figure) => {
          const span = sentences.find(({ start, end }) => start <= figure.start && figure.start < end) ?? figure;
          return [figure.id, foldForFilter((texts.get(document.id) ?? '').slice(span.start, span.end))] as const;
        }),
      ),
    );
    return rows.map(({ findingIds }) => findingIds.flatMap((id) => sentenceOf.get(id) ?? []).join(BETWEEN_SENTENCES));
  };
  const made = read();
  knownSentences.set(rows, made);
  // What failed may be tried again.
  made.catch(() => knownSentences.delete(rows));
  return made;
}

function latestFirst(a: Row, b: Row): number {
  if (a.asOf !== b.asOf) return a.asOf === null ? 1 : b.asOf === null ? -1 : a.asOf < b.asOf ? 1 : -1;
  return a.measure === b.measure ? (a.id < b.id ? -1 : 1) : a.measure < b.measure ? -1 : 1;
}

const sortedRows: (rows: readonly Row[]) => readonly Row[] = onceFor((rows) => rows.toSorted(latestFirst));

/** Some of all rows, the latest first. */
function inOrder(some: readonly Row[], all: readonly Row[]): readonly Row[] {
  const sorted = sortedRows(all);
  if (some === all) return sorted;
  const isThere = new Set(some);
  return sorted.filter((row) => isThere.has(row));
}

/** The numbers between which a report may lie; an open end is where the other is. */
function endsOf({ value, low, high }: Row): readonly number[] {
  return [value, low, high].filter((each) => each !== null);
}

const measuresOf: (rows: readonly Row[]) => LedgerView['measures'] = onceFor((rows) =>
  [...groupBy(rows, ({ measure }) => measure)]
    .map(([measure, same]) => {
      let least = Infinity;
      let most = 0;
      for (const row of same) {
        for (const end of endsOf(row)) {
          least = Math.min(least, end);
          most = Math.max(most, end);
        }
      }
      return { measure, reports: same.length, least: Math.min(least, most), most };
    })
    .toSorted((a, b) => b.reports - a.reports || (a.measure < b.measure ? -1 : 1)),
);

interface Pair {
  readonly kind: LedgerConflict['kind'];
  readonly first: Row;
  readonly second: Row;
}

/** What cannot both be right, each pair once, the latest first; of many those that lie farthest apart. */
function pairsOf(asked: readonly Row[], all: readonly Row[]): readonly Pair[] {
  const byId = rowsById(all);
  const isAsked = new Set(asked);
  const pairs = asked.flatMap((row): readonly Pair[] => [
    ...row.conflictsWith.flatMap((id) => {
      const other = byId.get(id);
      if (other === undefined) return [];
      const isFirst = (row.asOf ?? '') < (other.asOf ?? '') || (row.asOf === other.asOf && row.id < other.id);
      return isFirst || !isAsked.has(other)
        ? [{ kind: 'conflict' as const, first: isFirst ? row : other, second: isFirst ? other : row }]
        : [];
    }),
    ...[byId.get(row.fallsBelow ?? '')].flatMap((higher) =>
      higher === undefined ? [] : [{ kind: 'fall' as const, first: higher, second: row }],
    ),
  ]);
  return pairs.toSorted((a, b) => latestFirst(a.second, b.second)).slice(0, PAIRS_MAX);
}

interface Series {
  readonly measure: Measure;
  readonly group: string | null;
  readonly points: readonly Row[];
  readonly total: number;
}

function seriesOf(asked: readonly Row[]): readonly Series[] {
  const tallies = asked.filter(({ cumulative, asOf }) => cumulative !== 'no' && asOf !== null);
  return [...groupBy(tallies, ({ measure, group }) => `${measure}|${group ?? ''}`).values()]
    .filter(({ length }) => length >= POINTS_MIN)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, SERIES_MAX)
    .flatMap((points) => {
      const [first] = points;
      if (first === undefined) return [];
      const ordered = points.toSorted((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? -1 : 1));
      return [{ measure: first.measure, group: first.group, points: ordered.slice(-POINTS_MAX), total: points.length }];
    });
}

interface Viewer {
  /** None where the article is no longer there. */
  readonly report: (row: Row) => readonly LedgerReport[];
  readonly refsOf: (ids: readonly string[]) => readonly PartyRef[];
}

async function viewer(openCase: OpenCase, found: CaseEvidence, rows: readonly Row[]): Promise<Viewer> {
  const items = await figureItems(
    openCase,
    found,
    rows.flatMap(({ findingIds }) => findingIds.slice(0, FIGURES_PER_REPORT)),
  );
  const refs = await partyRefs(
    openCase,
    rows.flatMap(({ places, reporters, group }) => [...places, ...reporters, ...(group === null ? [] : [group])]),
  );
  const refsOf = (ids: readonly string[]): readonly PartyRef[] => ids.flatMap((id) => refs.get(id) ?? []);
  return {
    refsOf,
    report: (row) => {
      const figures = row.findingIds.slice(0, FIGURES_PER_REPORT).flatMap((id): readonly FigureItem[] => {
        const item = items.get(id);
        return item === undefined ? [] : [item];
      });
      if (figures.length === 0) return [];
      const { id, measure, group, asOf, asOfInferred, value, low, high, reporterKind, outlets, cumulative } = row;
      return [
        {
          id,
          measure,
          group: group === null ? null : (refs.get(group) ?? null),
          places: refsOf(row.places),
          asOf,
          asOfInferred,
          value,
          low,
          high,
          reporters: refsOf(row.reporters),
          reporterKind,
          outlets,
          cumulative,
          conflicts: row.conflictsWith.length,
          isFall: row.fallsBelow !== null,
          figures,
          tellings: row.findingIds.length,
        },
      ];
    },
  };
}
