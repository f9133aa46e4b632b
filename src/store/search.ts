/**
 * Full text: which articles match, in which order?
 *
 * The words of an article are kept as a `tsvector` that is made of terms which the caller normalised; PostgreSQL's own text
 * configurations never see the text. All of a condition that is about words becomes one `tsquery`, which the index answers.
 */
import { type Expression, type ExpressionBuilder, type Kysely, sql, type SqlBool } from 'kysely';

import { type ArticleSummary, type Document, MarsadError, type Span } from '../model/index.ts';
import type { Database } from './database.ts';

/** Where in an article a word stands; a title counts most. */
export type TermPart = 'title' | 'heading' | 'deck' | 'body';

/** One term of an article, and its place among the words, counted from 1. A word may have several terms at one place. */
export interface IndexedTerm {
  readonly term: string;
  readonly position: number;
  readonly part: TermPart;
}

/** What an article must fulfil. */
export type SearchCondition =
  /** Words one after another; of each any one of its terms. */
  | { readonly kind: 'words'; readonly words: readonly (readonly string[])[] }
  /** Names one of the entities, or speaks of one in a claim. */
  | { readonly kind: 'entities'; readonly ids: readonly string[] }
  | { readonly kind: 'outlets'; readonly names: readonly string[] }
  /** May have been published on one of these days, `YYYY-MM-DD`, both included; open where null. */
  | { readonly kind: 'dates'; readonly first: string | null; readonly last: string | null }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchCondition[] }
  | { readonly kind: 'not'; readonly part: SearchCondition };

export interface SearchRequest {
  readonly condition: SearchCondition;
  /** Terms whose number in an article, and in its title, makes it rank higher. */
  readonly ranking: readonly string[];
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

export interface FoundArticle {
  readonly summary: ArticleSummary;
  readonly document: Document;
}

export interface SearchPage {
  readonly articles: readonly FoundArticle[];
  readonly total: number;
  readonly next: string | null;
}

/** The part of a store that searches. */
export interface SearchStore {
  /**
   * Articles that match, those with the most hits first, then the latest, then by id. Of more than a thousand only hits in the
   * title count.
   */
  search(request: SearchRequest): Promise<SearchPage>;
  /** The names of all outlets, in order. */
  outlets(): Promise<readonly string[]>;
  /** Where the articles name one of the entities, by article id, in the order of the text. */
  mentionsOf(
    documentIds: readonly string[],
    entityIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Span[]>>;
  /** Articles that an older program kept without terms, at most `limit` of them. */
  articlesWithoutTerms(limit: number): Promise<readonly Document[]>;
  putTerms(articles: readonly { readonly id: string; readonly terms: readonly IndexedTerm[] }[]): Promise<void>;
}

/** Weights of D, C, B and A, in PostgreSQL's order: body, nothing, heading and deck, title. */
const WEIGHTS = '{0.1,0.1,0.3,1.0}';
/** Ranks are compared in hundredths, so that a tenth hit more gives way to the date. */
const RANK_STEPS = 100;

/** Search on any PostgreSQL that `database` speaks to. */
export function createSqlSearch(database: Kysely<Database>): SearchStore {
  return {
    async search({ condition, ranking, limit, after }) {
      const [score, published, id] = after === undefined ? [null, null, null] : decodeCursor(after);
      const rowsIn = (connection: Kysely<Database>) =>
        connection
          .with('matched', (query) =>
            query
              .selectFrom('documents as d')
              .innerJoin('search_terms as s', 's.document_id', 'd.document_id')
              .select(['d.document_id', 'd.published', 's.title', 's.terms'])
              .where((builder) => sqlOf(condition, builder)),
          )
          .with('counted', (query) => query.selectFrom('matched').select(({ fn }) => fn.countAll<number>().as('total')))
          .with('ranked', (query) =>
            query
              .selectFrom('matched as m')
              .select(['m.document_id', 'm.published', TOTAL.as('total'), rankOf(ranking).as('score')]),
          )
          // Texts are fetched for the page alone: a sort over all matches would carry them along.
          .with('page', (query) =>
            query
              .selectFrom('ranked as r')
              .select(['r.document_id', 'r.score', 'r.total'])
              .$if(after !== undefined, (narrowed) =>
                narrowed.where(({ and, eb, or }) =>
                  or([
                    eb('r.score', '<', score),
                    and([eb('r.score', '=', score), eb('r.published', '<', published)]),
                    and([eb('r.score', '=', score), eb('r.published', '=', published), eb('r.document_id', '>', id)]),
                  ]),
                ),
              )
              .orderBy('r.score', 'desc')
              .orderBy('r.published', 'desc')
              .orderBy('r.document_id')
              .limit(limit + 1),
          )
          .selectFrom('page as p')
          .innerJoin('documents as d', 'd.document_id', 'p.document_id')
          .select([
            ...(['d.document_id', 'd.title', 'd.outlet', 'd.published', 'd.url', 'd.language'] as const),
            ...(['d.words', 'd.claims', 'd.figures', 'd.lead', 'd.text', 'd.blocks', 'p.score', 'p.total'] as const),
          ])
          .orderBy('p.score', 'desc')
          .orderBy('d.published', 'desc')
          .orderBy('d.document_id')
          .execute();
      const rows = await (asksForWords(condition) ? byIndex(database, rowsIn) : rowsIn(database));
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        articles: page.map(toFound),
        total: rows[0]?.total ?? 0,
        next: rows.length > limit && last ? encodeCursor(last.score, last.published, last.document_id) : null,
      };
    },

    async outlets() {
      const rows = await database
        .selectFrom('documents')
        .distinct()
        .select('outlet')
        .where('outlet', 'is not', null)
        .execute();
      return rows.flatMap(({ outlet }) => outlet ?? []).toSorted();
    },

    async mentionsOf(documentIds, entityIds) {
      const rows = await database
        .selectFrom('entities')
        .select(['document_id', 'spans'])
        .where('document_id', '=', anyOf(documentIds))
        .where('entity_id', '=', anyOf(entityIds))
        .where('mentions', '>', 0)
        .orderBy('document_id')
        .execute();
      const spans = new Map<string, readonly Span[]>();
      for (const { document_id: document, spans: own } of rows) {
        spans.set(
          document,
          [...(spans.get(document) ?? []), ...spansOf(own)].toSorted((a, b) => a.start - b.start),
        );
      }
      return spans;
    },

    async articlesWithoutTerms(limit) {
      const rows = await database
        .selectFrom('documents as d')
        .leftJoin('search_terms as s', 's.document_id', 'd.document_id')
        .select(['d.document_id', 'd.title', 'd.outlet', 'd.published', 'd.url', 'd.language', 'd.text', 'd.blocks'])
        .where('s.document_id', 'is', null)
        .orderBy('d.document_id')
        .limit(limit)
        .execute();
      return rows.map(toDocument);
    },

    async putTerms(articles) {
      const rows = articles.map(({ id, terms }) => termsRow(id, terms));
      await sql`insert into search_terms
        select * from json_populate_recordset(null::search_terms, ${JSON.stringify(rows)}::json)
        on conflict (document_id) do update set title = excluded.title, terms = excluded.terms`.execute(database);
    },
  };
}

/** Whether the index of terms narrows what matches. */
function asksForWords(condition: SearchCondition): boolean {
  if (condition.kind === 'and') return condition.parts.some(asksForWords);
  if (condition.kind === 'or') return condition.parts.every(asksForWords);
  return condition.kind === 'words';
}

/**
 * Ask with the index of terms. PostgreSQL does not count what it costs to fetch the terms of an article, and would rather read all
 * of them one by one: some ten times slower, where half of the articles match.
 */
async function byIndex<Rows>(
  database: Kysely<Database>,
  ask: (connection: Kysely<Database>) => Promise<Rows>,
): Promise<Rows> {
  return database.transaction().execute(async (transaction) => {
    await sql`set local enable_seqscan = off`.execute(transaction);
    return ask(transaction);
  });
}

// — terms

/** PostgreSQL keeps less than 1 MiB of terms for one article; what a longer one goes on with is not found. */
const TERMS_BYTES_MAX = 1_000_000;
/** PostgreSQL takes up to 2,046 bytes of UTF-8 for one term; no word is as long. */
const TERM_LENGTH_MAX = 500;
const WEIGHT_LETTERS: Record<TermPart, string> = { title: 'A', heading: 'B', deck: 'B', body: 'D' };

/** The row of an article: its terms, and those of its title, as the text of a `tsvector` each. */
export function termsRow(id: string, terms: readonly IndexedTerm[]): Database['search_terms'] {
  const title = terms.filter(({ part }) => part === 'title');
  return { document_id: id, title: tsvectorOf(title), terms: tsvectorOf(terms) };
}

function tsvectorOf(terms: readonly IndexedTerm[]): string {
  const written = new Map<string, string>();
  let bytes = 0;
  for (const { term, position, part } of terms) {
    const there = written.get(term);
    bytes += there === undefined ? Buffer.byteLength(term) + 8 : 2;
    if (bytes > TERMS_BYTES_MAX) break;
    const before = there === undefined ? `${lexemeOf(term)}:` : `${there},`;
    written.set(term, before + position + WEIGHT_LETTERS[part]);
  }
  return [...written.values()].join(' ');
}

const QUOTED = /['\\]/u;

function lexemeOf(term: string): string {
  const cut = term.length > TERM_LENGTH_MAX ? term.slice(0, TERM_LENGTH_MAX) : term;
  return `'${QUOTED.test(cut) ? cut.replace(/['\\]/gu, '$&$&') : cut}'`;
}

// — conditions

type Builder = ExpressionBuilder<
  { d: Database['documents']; s: Database['search_terms'] } & Pick<Database, 'entities'>,
  'd' | 's'
>;

function sqlOf(condition: SearchCondition, builder: Builder): Expression<SqlBool> {
  const words = tsqueryOf(condition);
  if (words !== null) return sql<SqlBool>`s.terms @@ ${words}::tsquery`;
  switch (condition.kind) {
    case 'and':
      return builder.and(condition.parts.map((part) => sqlOf(part, builder)));
    case 'or':
      return builder.or(condition.parts.map((part) => sqlOf(part, builder)));
    case 'not':
      return builder.not(sqlOf(condition.part, builder));
    case 'entities':
      return builder(
        'd.document_id',
        'in',
        builder.selectFrom('entities').select('document_id').where('entity_id', '=', anyOf(condition.ids)),
      );
    case 'outlets':
      // An article without an outlet is of none of them, which is not the same as unknown.
      return builder(sql<string>`coalesce(d.outlet, '')`, '=', anyOf(condition.names));
    case 'dates':
      return publishedWithin(condition.first, condition.last);
    default:
      throw new Error(`a condition of the kind ${condition.kind} is one of words`);
  }
}

/** A condition of words alone as a `tsquery`; null where it asks for anything else. */
function tsqueryOf(condition: SearchCondition): string | null {
  switch (condition.kind) {
    case 'words':
      return `(${condition.words.map((terms) => `(${terms.map(lexemeOf).join(' | ')})`).join(' <-> ')})`;
    case 'and':
    case 'or': {
      const parts = condition.parts.map(tsqueryOf);
      return parts.includes(null) ? null : `(${parts.join(condition.kind === 'and' ? ' & ' : ' | ')})`;
    }
    case 'not': {
      const part = tsqueryOf(condition.part);
      return part === null ? null : `!${part}`;
    }
    default:
      return null;
  }
}

/**
 * Dates of publication are days, months or years as text. As bytes `2019` comes before all of its days, so the first day that
 * a date may mean is compared by the text itself, and the last one by as many letters as there are.
 */
function publishedWithin(first: string | null, last: string | null): Expression<SqlBool> {
  return sql<SqlBool>`(d.published <> ''
    and d.published >= left(${first ?? ''}, length(d.published))
    and d.published <= ${last ?? '9999-12-31'})`;
}

/**
 * Counting hits reads all terms of an article, some tens of microseconds. Among more articles than this only titles are looked
 * at, which are kept apart and small; within so many the date says more than the number of hits.
 */
const RANKED_MAX = 1000;

/** Counted once: joined to the matches it would be counted again for each of them, where few were expected. */
const TOTAL = sql<number>`(select total from counted)`;

function rankOf(ranking: readonly string[]) {
  if (ranking.length === 0) return sql<number>`0`;
  const any = ranking.map(lexemeOf).join(' | ');
  return sql<number>`case when ${TOTAL} <= ${sql.lit(RANKED_MAX)}
    then round(ts_rank(${WEIGHTS}::float4[], m.terms, ${any}::tsquery) * ${sql.lit(RANK_STEPS)})::integer
    else ${sql.lit(RANK_STEPS)} * (m.title @@ ${any}::tsquery)::integer end`;
}

/** `= any(array)`: one parameter however long the list. */
function anyOf(values: readonly string[]) {
  return sql<string>`any(${values}::text[])`;
}

// — rows

/** The places that `entities.spans` holds. */
function spansOf(written: string): readonly Span[] {
  const numbers = written.split(',').map(Number);
  return numbers.flatMap((start, n) => (n % 2 === 0 ? [{ start, end: numbers[n + 1] ?? start }] : []));
}

/** What of an article makes its document. */
export const DOCUMENT_COLUMNS = [
  'document_id',
  'title',
  'outlet',
  'url',
  'published',
  'language',
  'text',
  'blocks',
] as const;

interface DocumentRow {
  readonly document_id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: string;
  readonly language: string;
  readonly text: string;
  readonly blocks: Document['blocks'];
}

export function toDocument({
  document_id: id,
  title,
  outlet,
  url,
  published,
  language,
  text,
  blocks,
}: DocumentRow): Document {
  return { meta: { id, title, outlet, url, published: published === '' ? null : published, language }, text, blocks };
}

function toFound(row: DocumentRow & Pick<ArticleSummary, 'words' | 'claims' | 'figures' | 'lead'>): FoundArticle {
  const document = toDocument(row);
  const { words, claims, figures, lead } = row;
  return { summary: { ...document.meta, words, claims, figures, lead }, document };
}

/** A cursor names the last article of a page with all that the order goes by. */
function encodeCursor(score: number, published: string, id: string): string {
  return Buffer.from(`${score} ${published} ${id}`).toString('base64url');
}

function decodeCursor(cursor: string): readonly [score: number, published: string, id: string] {
  const [, score, published, id] =
    /^(\d{1,9}) ([\d-]*) (.+)$/su.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (score === undefined || published === undefined || id === undefined) {
    throw new MarsadError('query/invalid', { name: 'after', reason: 'give the `next` of the page before' });
  }
  return [Number(score), published, id];
}
