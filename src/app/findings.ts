import { events, figures as figureLedger, parametersOf, type Row } from '../derivation/index.ts';
import {
  type ArticleView,
  type Attribution,
  type Document,
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
  const related = (await relatedClaims(openCase, id)) ?? (await relatedFigures(openCase, id)) ?? [];
  const tellings = related.filter(({ row }) => row.finding.id !== id).toSorted(byRelationAndDate);
  const refs = await partyRefs(
    openCase,
    tellings.flatMap(({ row }) => speakersOf(row.finding.attribution)),
  );
  return {
    tellings: tellings.map(({ relation, row }) => ({
      findingId: row.finding.id,
      relation,
      article: row.article,
      sentence: row.sentence,
      attribution: row.finding.attribution,
      speakers: speakersOf(row.finding.attribution).flatMap((speaker) => refs.get(speaker) ?? []),
    })),
    reprints,
  };
}

interface Related {
  readonly relation: OtherTelling['relation'];
  readonly row: FindingRow<{ readonly id: string; readonly attribution: Attribution }>;
}

/** The claims of the event to which the claim belongs; null where it belongs to none. */
async function relatedClaims(openCase: OpenCase, id: string): Promise<readonly Related[] | null> {
  const { rowsOf } = await openCase.evidence();
  const event = byFinding(rowsOf(events, parametersOf(events))).get(id);
  if (event === undefined) return null;
  const isDenial = event.denialIds.includes(id);
  const claims = await openCase.store.claims([...event.claimIds, ...event.denialIds]);
  return [...claims.values()].map((row) => ({
    relation: event.denialIds.includes(row.finding.id) === isDenial ? 'same' : 'denies',
    row,
  }));
}

/** The figures of the report to which the figure belongs, and of those that it conflicts with; null where it is of none. */
async function relatedFigures(openCase: OpenCase, id: string): Promise<readonly Related[] | null> {
  const { rowsOf, articleOf: heldBy } = await openCase.evidence();
  const reports = rowsOf(figureLedger, parametersOf(figureLedger));
  const report = byFinding(reports).get(id);
  if (report === undefined) return null;
  const against = new Set([...report.conflictsWith, report.fallsBelow]);
  const rivals = reports.filter(({ id: other }) => against.has(other));
  const relationOf = new Map<string, OtherTelling['relation']>([
    ...rivals.flatMap((each) => each.findingIds.map((figure) => [figure, 'conflicts'] as const)),
    ...report.findingIds.map((figure) => [figure, 'same'] as const),
  ]);
  const articles = new Set([...relationOf.keys()].flatMap((figure) => heldBy(figure)?.document.id ?? []));
  const rows = await openCase.store.figures({ articles: [...articles] });
  return rows.flatMap((row) => {
    const relation = relationOf.get(row.finding.id);
    return relation === undefined ? [] : [{ relation, row }];
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
  const dayOf = ({ row }: Related): string => row.article.published ?? '';
  const order = RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation);
  return order !== 0 || dayOf(a) === dayOf(b) ? order : dayOf(a) < dayOf(b) ? -1 : 1;
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
