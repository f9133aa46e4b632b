/** Full text over a case: a query in, articles with their hits out. */
import { dayNumber, MarsadError, type SearchAnswer, type SearchHit, type Span } from '../../model/index.ts';
import type { FoundArticle, SearchCondition, Store } from '../../store/index.ts';
import type { OpenCase } from '../workspace.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './query.ts';
import { showHits } from './snippets.ts';
import { type SearchTables, searchTablesOf } from './tables.ts';
import { termsOfDocument } from './terms.ts';
import { understandQuery, type UnderstoodQuery } from './understand-query.ts';

export interface SearchOptions {
  readonly query: string;
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  /** Only articles of these outlets; of all where empty. */
  readonly outlets?: readonly string[] | undefined;
  /** First and last day of publication, `YYYY-MM-DD`; open where left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * The articles that match, those with the most hits first, then the latest.
 * @throws MarsadError `search/…` with the place in the query, `query/invalid` for a broken `after`, `query/no-day`
 */
export async function searchArticles(
  openCase: OpenCase,
  { query: typed, limit, after, ...scope }: SearchOptions,
): Promise<SearchAnswer> {
  const query = parseQuery(typed);
  const tables = await tablesOf(openCase);
  const understood = await understandQuery(openCase, query, tables);
  const { condition, patterns } = understood;
  const ranking = [...new Set(patterns.flat(2))];
  const { articles, total, next } = await openCase.store.search({
    condition: { kind: 'and', parts: [condition, ...scopeOf(scope)] },
    ranking,
    limit,
    ...(after === undefined ? {} : { after }),
  });
  return { query: printQuery(query), total, hits: await hitsOf(openCase.store, articles, understood, tables), next };
}

/** What the time window and the outlets ask of an article. */
function scopeOf({
  outlets = [],
  from,
  to,
}: Pick<SearchOptions, 'outlets' | 'from' | 'to'>): readonly SearchCondition[] {
  for (const [name, value] of Object.entries({ from, to })) {
    if (value !== undefined && dayNumber(value) === null) throw new MarsadError('query/no-day', { name, value });
  }
  return [
    ...(outlets.length === 0 ? [] : [{ kind: 'outlets' as const, names: outlets }]),
    ...(from === undefined && to === undefined
      ? []
      : [{ kind: 'dates' as const, first: from ?? null, last: to ?? null }]),
  ];
}

async function hitsOf(
  store: Store,
  articles: readonly FoundArticle[],
  { patterns, entities }: UnderstoodQuery,
  { terms }: SearchTables,
): Promise<readonly SearchHit[]> {
  const ids = articles.map(({ summary }) => summary.id);
  const mentions: ReadonlyMap<string, readonly Span[]> =
    entities.length > 0 ? await store.mentionsOf(ids, entities) : new Map();
  return articles.map(({ summary, document }) => ({
    article: summary,
    ...showHits(document, patterns, mentions.get(summary.id) ?? [], terms),
  }));
}

/** Articles whose terms are made in one transaction. */
const BATCH = 50;

/**
 * Make the terms of articles that an older program kept without.
 * @throws MarsadError `store/busy`
 */
export async function indexOldArticles(openCase: OpenCase): Promise<void> {
  const { archive, store } = openCase;
  while ((await store.articlesWithoutTerms(1)).length > 0) {
    const { terms } = await tablesOf(openCase);
    await archive.exclusively(async () => {
      const documents = await store.articlesWithoutTerms(BATCH);
      await store.putTerms(
        documents.map((document) => ({ id: document.meta.id, terms: termsOfDocument(terms, document) })),
      );
    });
  }
}

/** The tables of the resources, with the aliases that people added. */
async function tablesOf(openCase: OpenCase): Promise<SearchTables> {
  return searchTablesOf((await openCase.reader()).bundle);
}
