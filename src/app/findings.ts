import { compareText, events, figures as figureLedger, parametersOf, type Row } from '../derivation/index.ts';
import {
  type ArticleView,
  type Attribution,
  type Document,
  type DocumentMeta,
  type FindingRelations,
  type FindingView,
  type FoundItem,
  MarsadError,
  overlaps,
  type ParagraphView,
  type Span,
  type OtherTelling,
} from '../model/index.ts';
import type { FindingRow } from '../store/index.ts';
import { sentencesOf } from '../text/index.ts';
import { articleRelations, readArticle } from './articles.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { partyRefs, speakersOf } from './parties.ts';
import type { OpenCase } from './workspace.ts';

/** What does a person need to see to judge one finding: its words in their place, and what others say of the same? */

/**
 * One finding in its paragraph, with what else was read out of the same words.
 * @throws MarsadError `finding/unknown`
 */
export async function readFinding(openCase: OpenCase, id: string): Promise<FindingView> {
  const view = await readArticle(openCase, await articleOf(openCase, id));
  const all = foundIn(view);
  const found = all.find(({ item }) => item.id === id);
  if (!found) throw new MarsadError('finding/unknown', { id, case: openCase.name });
  const rivals = all.filter((other) => other.item.id !== id && overlaps(other.item, found.item));
  const { inForce } = await openCase.decisions();
  return {
    found,
    article: view.summary,
    paragraph: paragraphAround(view, found.item),
    entities: [...(await partyRefs(openCase, [found, ...rivals].flatMap(namedIn))).values()],
    rivals,
    decisions: inForce
      .filter(({ decision }) => 'anchor' in decision && decision.anchor.claim === id)
      .map((each) => each.id),
  };
}

/**
 * What else speaks of the same: other tellings of the act, denials, figures that agree or conflict; and reprints.
 * @throws MarsadError `finding/unknown`
 */
export async function findingRelations(openCase: OpenCase, id: string): Promise<FindingRelations> {
  const article = await articleOf(openCase, id);
  const { reprints } = await articleRelations(openCase, article);
  const found = await openCase.evidence();
  const related = relatedClaims(found, id) ?? relatedFigures(found, id) ?? [];
  const tellings = related.filter((each) => each.findingId !== id).toSorted(byRelationAndDate);
  const ofRelation = (relation: Related['relation']): readonly Related[] =>
    tellings.filter((each) => each.relation === relation);
  const rows = await rowsOf(
    openCase,
    RELATIONS.flatMap((relation) => ofRelation(relation).slice(0, TELLINGS_MAX)),
  );
  const refs = await partyRefs(
    openCase,
    rows.flatMap(({ row }) => speakersOf(row.finding.attribution)),
  );
  return {
    tellings: rows.map(({ relation, row }) => ({
      findingId: row.finding.id,
      relation,
      article: row.article,
      sentence: row.sentence,
      attribution: row.finding.attribution,
      speakers: speakersOf(row.finding.attribution).flatMap((speaker) => refs.get(speaker) ?? []),
    })),
    totals: {
      same: ofRelation('same').length,
      denies: ofRelation('denies').length,
      conflicts: ofRelation('conflicts').length,
    },
    reprints,
  };
}

/** More tellings of one relation are counted, and not read. */
const TELLINGS_MAX = 50;

type FoundRow = FindingRow<{ readonly id: string; readonly attribution: Attribution }>;

/** A finding that speaks of the same, and when its article was published. */
interface Related {
  readonly findingId: string;
  readonly relation: OtherTelling['relation'];
  readonly kind: 'claim' | 'figure';
  readonly article: DocumentMeta;
}

function relatedIn(
  { articleOf: heldBy }: CaseEvidence,
  ids: readonly string[],
  kind: Related['kind'],
  relationOf: (findingId: string) => Related['relation'],
): readonly Related[] {
  return ids.flatMap((findingId): readonly Related[] => {
    const article = heldBy(findingId)?.document;
    return article === undefined ? [] : [{ findingId, relation: relationOf(findingId), kind, article }];
  });
}

/** The claims of the event to which the claim belongs; null where it belongs to none. */
function relatedClaims(found: CaseEvidence, id: string): readonly Related[] | null {
  const event = byFinding(found.rowsOf(events, parametersOf(events))).get(id);
  if (event === undefined) return null;
  const denials = new Set(event.denialIds);
  const isDenial = denials.has(id);
  return relatedIn(found, [...event.claimIds, ...event.denialIds], 'claim', (each) =>
    denials.has(each) === isDenial ? 'same' : 'denies',
  );
}

/** The figures of the report to which the figure belongs, and of those that it conflicts with; null where it is of none. */
function relatedFigures(found: CaseEvidence, id: string): readonly Related[] | null {
  // One look at all of them is sooner than an index, which would take as much memory as they do.
  const reports = found.rowsOf(figureLedger, parametersOf(figureLedger));
  const report = reports.find(({ findingIds }) => findingIds.includes(id));
  if (report === undefined) return null;
  const against = new Set([...report.conflictsWith, report.fallsBelow].flatMap((other) => other ?? []));
  const rivals = reports.filter((other) => against.has(other.id)).flatMap(({ findingIds }) => findingIds);
  const same = new Set(report.findingIds);
  return relatedIn(found, [...new Set([...same, ...rivals])], 'figure', (each) =>
    same.has(each) ? 'same' : 'conflicts',
  );
}

/** What the store holds of them, in the same order; what is no longer there is left out. */
async function rowsOf(
  { store }: OpenCase,
  tellings: readonly Related[],
): Promise<readonly { readonly relation: Related['relation']; readonly row: FoundRow }[]> {
  const ofKind = (kind: Related['kind']): readonly Related[] => tellings.filter((each) => each.kind === kind);
  const [claims, figures] = [ofKind('claim'), ofKind('figure')];
  const rows = new Map<string, FoundRow>(await store.claims(claims.map(({ findingId }) => findingId)));
  const articles = [...new Set(figures.map(({ article }) => article.id))];
  const ids = figures.map(({ findingId }) => findingId);
  if (ids.length > 0) for (const row of await store.figures({ articles, ids })) rows.set(row.finding.id, row);
  return tellings.flatMap(({ findingId, relation }) => {
    const row = rows.get(findingId);
    return row === undefined ? [] : [{ relation, row }];
  });
}

const indexes = new WeakMap<readonly Row[], ReadonlyMap<string, Row>>();

/** Rows by each finding behind them, the first where there are several; made once for the same rows. */
function byFinding<Found extends Row>(rows: readonly Found[]): ReadonlyMap<string, Found> {
  // What is kept for rows are these rows.
  const known = indexes.get(rows) as ReadonlyMap<string, Found> | undefined;
  if (known !== undefined) return known;
  const made = new Map<string, Found>();
  for (const row of rows) for (const id of row.findingIds) if (!made.has(id)) made.set(id, row);
  indexes.set(rows, made);
  return made;
}

const RELATIONS: readonly OtherTelling['relation'][] = ['same', 'denies', 'conflicts'];

function byRelationAndDate(a: Related, b: Related): number {
  const order = RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation);
  return order !== 0
    ? order
    : compareText(a.article.published ?? '', b.article.published ?? '') || compareText(a.findingId, b.findingId);
}

/** The article that holds a finding. Claims and told shifts are found at once; for all else the case is read. */
async function articleOf(openCase: OpenCase, id: string): Promise<string> {
  const { store } = openCase;
  const row = (await store.claims([id])).get(id) ?? (await store.shifts([id])).get(id);
  const article = row?.article.id ?? (await openCase.evidence()).articleOf(id)?.document.id;
  if (article === undefined) throw new MarsadError('finding/unknown', { id, case: openCase.name });
  return article;
}

function foundIn({ extraction }: ArticleView): readonly FoundItem[] {
  return [
    ...extraction.claims.map((item): FoundItem => ({ kind: 'claim', item })),
    ...extraction.shifts.map((item): FoundItem => ({ kind: 'shift', item })),
    ...extraction.figures.map((item): FoundItem => ({ kind: 'figure', item })),
    ...extraction.causes.map((item): FoundItem => ({ kind: 'cause', item })),
  ];
}

/** Everyone whom a finding names, by id. */
function namedIn({ kind, item }: FoundItem): readonly string[] {
  switch (kind) {
    case 'claim':
      return [
        ...item.actor,
        ...item.recipient,
        ...item.place,
        ...item.stance.flatMap(({ holder, target }) => [holder, target]),
        ...speakersOf(item.attribution),
      ];
    case 'shift':
      return [item.holder, item.target, ...speakersOf(item.attribution)];
    case 'figure':
      return [...(item.group === null ? [] : [item.group]), ...item.place, ...speakersOf(item.attribution)];
    case 'cause':
      return [];
  }
}

function paragraphAround({ summary, text, blocks }: ArticleView, span: Span): ParagraphView {
  const holds = (outer: Span): boolean => outer.start <= span.start && span.start < outer.end;
  const document: Document = { meta: summary, text, blocks };
  const sentence = sentencesOf(document).find(holds) ?? span;
  const block = blocks.find(holds) ?? { ...sentence, kind: 'body' as const };
  const body = blocks.filter(({ kind }) => kind === 'body');
  const at = body.findIndex(({ start }) => start === block.start);
  const within = ({ start, end }: Span): readonly [number, number] => [
    Math.max(0, start - block.start),
    Math.min(block.end, end) - block.start,
  ];
  return {
    text: text.slice(block.start, block.end),
    start: block.start,
    number: at < 0 ? null : at + 1,
    sentence: within(sentence),
    highlight: within(span),
  };
}
