import { type Kysely, sql, type SqlBool } from 'kysely';

import {
  type ArticleSummary,
  type ArticleView,
  type Claim,
  type DocumentMeta,
  type Figure,
  MarsadError,
  type SentenceView,
  type Shift,
  type Span,
} from '../model/index.ts';
import {
  ARTICLE_TABLES,
  packRecord,
  type ArticleTable,
  batchColumns,
  type BatchColumn,
  LABEL_MARK,
} from './article-rows.ts';
import type { Database } from './database.ts';
import { createSqlOverview } from './overview.ts';
import { unpackExtraction } from './packed-extraction.ts';
import { createSqlSearch, DOCUMENT_COLUMNS, toDocument } from './search.ts';
import type {
  ArticlePage,
  ArticleRef,
  ArticleState,
  EntityRow,
  FigureFilter,
  FindingRow,
  PackedRecord,
  Progress,
  Store,
} from './store.ts';

const ARTICLE_REF = ['document_id', 'title', 'outlet', 'published', 'url'] as const;
const ARTICLE_SUMMARY = [...ARTICLE_REF, 'language', 'words', 'claims', 'figures', 'lead'] as const;
/** Of a text that was printed very often the first prints are enough to join all. */
const CANDIDATES_MAX = 100;
/** The names of the settings that the store keeps for itself. */
const SETTING = {
  loadedTo: 'loaded_to',
  decidedTo: 'decided_to',
  revision: 'revision',
  emptied: 'emptied',
  counted: 'counted',
} as const;
/** From how many articles on, and by how much more than the last time, tables are counted again. */
const COUNTED_MIN = 50;
const COUNTED_GROWTH = 1.5;

/** The store on any PostgreSQL that `database` speaks to. */
export function createSqlStore(database: Kysely<Database>): Store {
  const store: Store = {
    ...createSqlSearch(database),
    ...createSqlOverview(database),

    async putArticles(records, progress = {}) {
      const batches = distinctBatches(records.map((record) => ('rows' in record ? record : packRecord(record))));
      for (const [index, batch] of batches.entries()) {
        // How far the journals are in the store is true only after the last.
        await putArticles(database, batch, index === batches.length - 1 ? progress : {});
      }
    },

    async progress() {
      const rows = await database.selectFrom('settings').selectAll().execute();
      const numberOf = (name: string): number => Number(rows.find((row) => row.name === name)?.value ?? 0);
      return { loadedTo: numberOf(SETTING.loadedTo), decidedTo: numberOf(SETTING.decidedTo) };
    },

    revision: () => readNumber(database, SETTING.revision),

    async deleteArticles(ids) {
      await database.transaction().execute(async (transaction) => {
        const revision = await nextRevision(transaction);
        const gone = await forgetArticles(transaction, ids);
        for (const table of ['versions', 'sources'] as const) {
          await transaction.deleteFrom(table).where('document_id', '=', anyOf(ids)).execute();
        }
        if (gone.length === 0) return;
        await transaction
          .insertInto('deleted')
          .values(gone.map((id) => ({ document_id: id, revision })))
          .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ revision }))
          .execute();
      });
    },

    async clear() {
      await database.transaction().execute(async (transaction) => {
        for (const table of ['documents', ...WITH_DOCUMENT, 'versions', 'sources', 'deleted'] as const) {
          await transaction.deleteFrom(table).execute();
        }
        await writeNumber(transaction, SETTING.loadedTo, 0);
        await writeNumber(transaction, SETTING.decidedTo, 0);
        await writeNumber(transaction, SETTING.counted, 0);
        await writeNumber(transaction, SETTING.emptied, await nextRevision(transaction));
      });
    },

    async undecidedArticles(choice) {
      const rows = await database
        .selectFrom('documents')
        .select(['content_hash', 'engine', 'text'])
        .select(({ fn }) => fn.coalesce('extracted', 'extraction').as('packed'))
        .$if('ids' in choice, (query) => query.where('document_id', '=', anyOf('ids' in choice ? choice.ids : [])))
        .$if('after' in choice, (query) =>
          query
            .where('document_id', '>', 'after' in choice ? choice.after : '')
            .limit('limit' in choice ? choice.limit : 0),
        )
        .orderBy('document_id')
        .execute();
      return rows.map(({ content_hash: contentHash, engine, text, packed }) => {
        const found = unpackExtraction(packed);
        const { doc: meta, blocks } = found;
        return { contentHash, engine, document: { meta, text, blocks }, extraction: { ...found, text } };
      });
    },

    async documents(ids) {
      const rows = await database
        .selectFrom('documents')
        .select(DOCUMENT_COLUMNS)
        .where('document_id', '=', anyOf(ids))
        .orderBy('document_id')
        .execute();
      return rows.map(toDocument);
    },

    async articlesNaming(entities) {
      const rows = await database
        .selectFrom('entities')
        .select('document_id')
        .distinct()
        .where('entity_id', '=', anyOf(entities))
        .orderBy('document_id')
        .execute();
      return rows.map((row) => row.document_id);
    },

    async articlesDecidedBy(decisions) {
      const rows = await database
        .selectFrom('applied')
        .select('document_id')
        .distinct()
        .where('decision_id', '=', anyOf(decisions))
        .orderBy('document_id')
        .execute();
      return rows.map((row) => row.document_id);
    },

    async decisionCounts() {
      const rows = await database
        .selectFrom('applied')
        .select(({ fn }) => ['decision_id', fn.countAll<number>().as('count')])
        .groupBy('decision_id')
        .execute();
      return new Map(rows.map((row) => [row.decision_id, row.count]));
    },

    async articlesInBuckets(buckets) {
      const wanted = [...buckets].flatMap(([id, list]) => list.map((bucket) => ({ id, bucket })));
      const { rows } = await sql<{ id: string; others: string[] }>`
        select id, (array_agg(distinct document_id order by document_id))[1:${sql.lit(CANDIDATES_MAX)}] as others
        from json_to_recordset(${JSON.stringify(wanted)}::json) as wanted(id text, bucket bigint)
        join shingle_buckets using (bucket)
        where document_id <> id
        group by id`.execute(database);
      return new Map(rows.map(({ id, others }) => [id, others]));
    },

    async reprintPairs() {
      const rows = await database
        .selectFrom('reprints')
        .select(['document_id', 'other_id'])
        .orderBy('document_id')
        .orderBy('other_id')
        .execute();
      return rows.map((row) => [row.document_id, row.other_id] as const);
    },

    async reprintsOf(id) {
      const { rows } = await sql<DocumentMeta & { readonly published: string }>`
        with recursive prints (id) as (
          select document_id from documents where document_id = ${id}
          union
          select case when r.document_id = p.id then r.other_id else r.document_id end
          from prints p join reprints r on r.document_id = p.id or r.other_id = p.id
        )
        select d.document_id as id, d.title, d.outlet, d.url, d.published, d.language
        from prints join documents d on d.document_id = prints.id
        order by d.document_id`.execute(database);
      return rows.length < 2 ? [] : rows.map((row) => ({ ...row, published: row.published || null }));
    },

    async articlesAt(urls) {
      const rows = await database
        .selectFrom('documents')
        .select('document_id')
        .where('url', '=', anyOf(urls))
        .execute();
      return rows.length === 0 ? [] : store.documents(rows.map((row) => row.document_id));
    },

    async versions(id) {
      const rows = await database
        .selectFrom('versions')
        .select(['n', 'meta', 'text'])
        .where('document_id', '=', id)
        .orderBy('n')
        .execute();
      return rows.map(({ n, meta, text }) => ({ version: n, meta, text }));
    },

    async versionCounts() {
      const rows = await database
        .selectFrom('versions')
        .select(({ fn }) => ['document_id', fn.countAll<string>().as('former')])
        .groupBy('document_id')
        .orderBy('document_id')
        .execute();
      return new Map(rows.map(({ document_id: id, former }) => [id, Number(former)]));
    },

    async renameEngine(from, to) {
      await database.updateTable('documents').set({ engine: to }).where('engine', '=', from).execute();
    },

    async articleStates(ids) {
      const states = new Map<string, ArticleState>();
      if (ids.length === 0) return states;
      const rows = await database
        .selectFrom('documents')
        .select(['document_id', 'content_hash', 'engine'])
        .where('document_id', '=', anyOf(ids))
        .execute();
      for (const row of rows) states.set(row.document_id, { contentHash: row.content_hash, engine: row.engine });
      return states;
    },

    async summary() {
      const row = await database
        .selectFrom('documents')
        .select(({ fn }) => [
          fn.countAll<number>().as('articles'),
          fn.coalesce(fn.sum<number>('claims'), sql.lit(0)).as('claims'),
          fn.coalesce(fn.sum<number>('figures'), sql.lit(0)).as('figures'),
          sql<string | null>`min(nullif(published, ''))`.as('from'),
          sql<string | null>`max(nullif(published, ''))`.as('to'),
        ])
        .executeTakeFirstOrThrow();
      return row;
    },

    async listArticles({ limit, after }): Promise<ArticlePage> {
      let query = database.selectFrom('documents').select(ARTICLE_SUMMARY);
      if (after !== undefined) {
        const [published, id] = decodeCursor(after);
        query = query.where(({ and, eb, or }) =>
          or([eb('published', '<', published), and([eb('published', '=', published), eb('document_id', '>', id)])]),
        );
      }
      const rows = await query
        .orderBy('published', 'desc')
        .orderBy('document_id')
        .limit(limit + 1)
        .execute();
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        articles: page.map(toSummary),
        next: rows.length > limit && last ? encodeCursor(last.published, last.document_id) : null,
      };
    },

    async readArticle(id): Promise<ArticleView | null> {
      const row = await database
        .selectFrom('documents')
        .leftJoin('sources', 'sources.document_id', 'documents.document_id')
        .select([
          'documents.document_id',
          'title',
          'outlet',
          'published',
          'url',
          'language',
          'words',
          'claims',
          'figures',
          'lead',
          'text',
          'extraction',
          'source',
        ])
        .where('documents.document_id', '=', id)
        .executeTakeFirst();
      if (!row) return null;
      const { schema: _schema, doc: _doc, blocks, ...extraction } = unpackExtraction(row.extraction);
      return { summary: toSummary(row), text: row.text, blocks, extraction, source: row.source };
    },

    async writtenSince(revision, { after, limit }) {
      const rows = await database
        .selectFrom('documents')
        .select([
          'document_id as id',
          'extraction',
          sql<string | null>`sentences::text`.as('sentences'),
          sql<string | null>`case when sentences is null then text end`.as('text'),
        ])
        .where('revision', '>', revision)
        .where('document_id', '>', after)
        .orderBy('document_id')
        .limit(limit)
        .execute();
      return rows;
    },

    async deletedSince(revision) {
      const emptied = await readNumber(database, SETTING.emptied);
      const rows = await database
        .selectFrom('deleted')
        .select('document_id')
        .where('revision', '>', revision)
        .execute();
      return { emptied: emptied > revision, ids: rows.map((row) => row.document_id) };
    },

    async texts(ids) {
      const rows = await database
        .selectFrom('documents')
        .select(['document_id', 'text'])
        .where('document_id', '=', anyOf(ids))
        .execute();
      return new Map(rows.map((row) => [row.document_id, row.text]));
    },

    async claims(ids) {
      const rows = await database
        .selectFrom('claims as c')
        .innerJoin('documents as d', 'd.document_id', 'c.document_id')
        .select(FINDING_COLUMNS)
        .where('c.claim_id', '=', anyOf(ids))
        .execute();
      return byId<Claim>(rows);
    },

    async shifts(ids) {
      const rows = await database
        .selectFrom('shifts as c')
        .innerJoin('documents as d', 'd.document_id', 'c.document_id')
        .select(FINDING_COLUMNS)
        .where('c.shift_id', '=', anyOf(ids))
        .execute();
      return byId<Shift>(rows);
    },

    async figures(filter) {
      const rows = await figureRows(database, filter).execute();
      return rows.map((row) => toFinding<Figure>(row));
    },

    async figurePage(filter, { limit, after }) {
      const [published, id, n] = after === undefined ? [] : decodeFigureCursor(after);
      const rows = await figureRows(database, filter)
        .$if(published !== undefined, (query) =>
          query.where(
            sql<SqlBool>`(d.published < ${published} or (d.published = ${published}
              and (c.document_id, c.n) > (${id}::text collate "C", ${n}::integer)))`,
          ),
        )
        .limit(limit + 1)
        .execute();
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        rows: page.map((row) => toFinding<Figure>(row)),
        next: rows.length > limit && last ? encodeFigureCursor(last) : null,
      };
    },

    async countFigures(filter) {
      const { count } = await database
        .selectFrom('figures as c')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where(areFigures(filter))
        .executeTakeFirstOrThrow();
      return count;
    },

    async entities(ids) {
      const entities = new Map<string, EntityRow>();
      if (ids.length === 0) return entities;
      const rows = await database
        .selectFrom('entities')
        .distinctOn('entity_id')
        .select(ENTITY_COLUMNS)
        .where('entity_id', '=', anyOf(ids))
        .orderBy('entity_id')
        .orderBy('document_id')
        .execute();
      for (const row of rows) entities.set(row.entity_id, toEntity(row));
      return entities;
    },

    async findEntities(name) {
      const rows = await database
        .selectFrom('entities as e')
        .distinctOn('e.entity_id')
        .select(ENTITY_COLUMNS)
        .where(({ eb, or }) =>
          or([
            eb('e.entity_id', '=', name),
            eb('e.label_ar', '=', name),
            eb(sql`lower(e.label_en)`, '=', name.toLowerCase()),
            eb(sql`strpos(e.labels, ${LABEL_MARK + name + LABEL_MARK})`, '>', 0),
          ]),
        )
        .orderBy('e.entity_id')
        .orderBy('e.document_id')
        .execute();
      return rows.map(toEntity);
    },

    async mentionCounts(ids) {
      const rows = await database
        .selectFrom('entities')
        .select(({ fn }) => ['entity_id', fn.sum<number>('mentions').as('count')])
        .where('entity_id', '=', anyOf(ids))
        .where('mentions', '>', 0)
        .groupBy('entity_id')
        .execute();
      return new Map(rows.map((row) => [row.entity_id, row.count]));
    },

    async countTables() {
      const { articles } = await store.summary();
      if (articles < COUNTED_GROWTH * (await readNumber(database, SETTING.counted)) + COUNTED_MIN) return false;
      // With a schema for each case, only its own tables.
      const { rows } = await sql<{ name: string }>`
        select format('%I', relname) as name from pg_class
        where relkind = 'r' and relnamespace = current_schema()::regnamespace`.execute(database);
      await sql.raw(`analyze ${rows.map(({ name }) => name).join(', ')}`).execute(database);
      await writeNumber(database, SETTING.counted, articles);
      return true;
    },

    async indexTerms() {
      await sql`select gin_clean_pending_list('search_terms_by_term')`.execute(database);
    },

    close: () => database.destroy(),
  };
  return store;
}

const FINDING_COLUMNS = [
  'd.document_id',
  'd.title',
  'd.outlet',
  'd.published',
  'd.url',
  'c.sentence',
  'c.sentence_start',
  'c.finding',
] as const;
const ENTITY_COLUMNS = ['entity_id', 'label_ar', 'label_en', 'type', 'party'] as const;

/** The condition on figures `c` that a filter makes. */
function areFigures({ measures, places, articles, ids, except }: FigureFilter) {
  const conditions = [
    measures === undefined ? [] : [sql<SqlBool>`c.measure = ${anyOf(measures)}`],
    places === undefined
      ? []
      : [
          sql<SqlBool>`exists (select 1 from figure_places p
            where p.document_id = c.document_id and p.n = c.n and p.place = ${anyOf(places)})`,
        ],
    articles === undefined ? [] : [sql<SqlBool>`c.document_id = ${anyOf(articles)}`],
    ids === undefined ? [] : [sql<SqlBool>`c.figure_id = ${anyOf(ids)}`],
    except === undefined ? [] : [sql<SqlBool>`c.figure_id <> all(${except}::text[])`],
  ].flat();
  return sql<SqlBool>`(${sql.join([sql`true`, ...conditions], sql` and `)})`;
}

/** Figures with their articles, the latest first. */
function figureRows(database: Kysely<Database>, filter: FigureFilter) {
  return database
    .selectFrom('figures as c')
    .innerJoin('documents as d', 'd.document_id', 'c.document_id')
    .select([...FINDING_COLUMNS, 'c.n'])
    .where(areFigures(filter))
    .orderBy('d.published', 'desc')
    .orderBy('c.document_id')
    .orderBy('c.n');
}

/** `= any(array)`: one parameter however long the list. */
function anyOf(values: readonly string[]) {
  return sql<string>`any(${values}::text[])`;
}

async function putArticles(
  database: Kysely<Database>,
  articles: readonly PackedRecord[],
  { loadedTo, decidedTo }: Progress,
): Promise<void> {
  const tables = batchColumns(articles.map(({ rows }) => rows));
  await database.transaction().execute(async (transaction) => {
    const revision = await nextRevision(transaction);
    await keepVersions(transaction, articles);
    await forgetArticles(
      transaction,
      articles.map(({ id }) => id),
    );
    for (const [table, columns] of tables) {
      await insertColumns(transaction, table, columns, table === 'documents' ? { revision } : {});
    }
    await putSources(transaction, articles);
    await putReprints(transaction, articles);
    if (loadedTo !== undefined) await writeNumber(transaction, SETTING.loadedTo, loadedTo);
    if (decidedTo !== undefined) await writeNumber(transaction, SETTING.decidedTo, decidedTo);
  });
}

/** Insert rows, of each column one parameter; `same` is what a column holds in all of them. */
async function insertColumns(
  transaction: Kysely<Database>,
  table: ArticleTable,
  columns: readonly BatchColumn[],
  same: Readonly<Record<string, number>>,
): Promise<void> {
  const names = [...columns.map(({ name }) => name), ...Object.keys(same)].map((name) => sql.ref(name));
  const values = columns.map(({ name, kept }) => sql`r.${sql.ref(name)}::${sql.raw(kept)}`);
  const given = columns.map(({ values: array, sent }) => sql`${array}::${sql.raw(sent)}[]`);
  await sql`insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join([...values, ...Object.values(same).map((value) => sql.lit(value))])}
    from unnest(${sql.join(given)}) as r(${sql.join(columns.map(({ name }) => sql.ref(name)))})`.execute(transaction);
}

/** What is found in an article, and in which pairs it is: all that goes with it. */
const WITH_DOCUMENT = [...ARTICLE_TABLES.filter((table) => table !== 'documents'), 'reprints'] as const;

/** Delete articles with all that was found in them; gives the ids of those that were there. */
async function forgetArticles(transaction: Kysely<Database>, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await transaction
    .deleteFrom('documents')
    .where('document_id', '=', anyOf(ids))
    .returning('document_id')
    .execute();
  const gone = rows.map((row) => row.document_id);
  if (gone.length === 0) return gone;
  for (const table of WITH_DOCUMENT) {
    await transaction.deleteFrom(table).where('document_id', '=', anyOf(gone)).execute();
  }
  await transaction.deleteFrom('reprints').where('other_id', '=', anyOf(gone)).execute();
  return gone;
}

/** Where articles came from, as far as it is told. */
async function putSources(transaction: Kysely<Database>, articles: readonly PackedRecord[]): Promise<void> {
  const told = articles.filter(({ source }) => source !== undefined);
  if (told.length === 0) return;
  const ids = told.map(({ id }) => id);
  await transaction.deleteFrom('sources').where('document_id', '=', anyOf(ids)).execute();
  const rows = told.flatMap(({ id, source }) => (source ? [{ document_id: id, source }] : []));
  if (rows.length === 0) return;
  await sql`insert into sources
    select * from json_populate_recordset(null::sources, ${JSON.stringify(rows)}::json)`.execute(transaction);
}

/** Each pair once, the lesser id first; as far as both are there. */
async function putReprints(transaction: Kysely<Database>, articles: readonly PackedRecord[]): Promise<void> {
  const pairs = articles.flatMap(({ id, others }) => others.map((other) => ({ document_id: id, other_id: other })));
  if (pairs.length === 0) return;
  await sql`insert into reprints
    select distinct least(p.document_id, p.other_id), greatest(p.document_id, p.other_id)
    from (
      select document_id collate "C" as document_id, other_id collate "C" as other_id
      from json_to_recordset(${JSON.stringify(pairs)}::json) as given(document_id text, other_id text)
    ) p
    join documents one on one.document_id = p.document_id
    join documents other on other.document_id = p.other_id
    on conflict do nothing`.execute(transaction);
}

/** The records in their order, cut so that no batch holds an article twice; one batch at least. */
function distinctBatches(records: readonly PackedRecord[]): readonly (readonly PackedRecord[])[] {
  const batches: PackedRecord[][] = [[]];
  let ids = new Set<string>();
  for (const record of records) {
    const { id } = record;
    if (ids.has(id)) {
      batches.push([]);
      ids = new Set();
    }
    ids.add(id);
    batches.at(-1)?.push(record);
  }
  return batches;
}

/** Keep what came in before, where it is not what comes in now. */
async function keepVersions(transaction: Kysely<Database>, articles: readonly PackedRecord[]): Promise<void> {
  const now = articles.map(({ id, contentHash }) => ({ id, hash: contentHash }));
  const { rows: former } = await sql<{ document_id: string; content_hash: string; found: Uint8Array; text: string }>`
    select d.document_id, d.content_hash, coalesce(d.extracted, d.extraction) as found, d.text
    from documents d
    join json_to_recordset(${JSON.stringify(now)}::json) as now(id text, hash text) on d.document_id = now.id
    where d.content_hash <> now.hash`.execute(transaction);
  if (former.length === 0) return;
  const versions = former.map(({ found, ...version }) => ({ ...version, meta: unpackExtraction(found).doc }));
  await sql`insert into versions (document_id, content_hash, n, meta, text)
    select f.document_id, f.content_hash,
      1 + (select count(*) from versions v where v.document_id = f.document_id), f.meta, f.text
    from json_to_recordset(${JSON.stringify(versions)}::json)
      as f(document_id text, content_hash text, meta json, text text)
    on conflict do nothing`.execute(transaction);
}

async function writeNumber(database: Kysely<Database>, name: string, number: number): Promise<void> {
  const value = String(number);
  await database
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

async function readNumber(database: Kysely<Database>, name: string): Promise<number> {
  const row = await database.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return Number(row?.value ?? 0);
}

async function nextRevision(database: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ value: string }>`insert into settings values (${SETTING.revision}, '1')
    on conflict (name) do update set value = (settings.value::bigint + 1)::text
    returning value`.execute(database);
  return Number(rows[0]?.value);
}

interface ArticleRow {
  readonly document_id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: string;
}

function toArticleRef(row: ArticleRow): ArticleRef {
  return {
    id: row.document_id,
    title: row.title,
    outlet: row.outlet,
    url: row.url,
    published: row.published === '' ? null : row.published,
  };
}

function toSummary(
  row: ArticleRow & Pick<ArticleSummary, 'language' | 'words' | 'claims' | 'figures' | 'lead'>,
): ArticleSummary {
  const { language, words, claims, figures, lead } = row;
  return { ...toArticleRef(row), language, words, claims, figures, lead };
}

type FindingColumns<Finding> = ArticleRow & {
  readonly sentence: string;
  readonly sentence_start: number;
  readonly finding: Finding;
};

function toFinding<Finding extends Span>(row: FindingColumns<Finding>): FindingRow<Finding> {
  const { sentence: text, sentence_start: start, finding } = row;
  const sentence: SentenceView = { text, start, highlight: [finding.start - start, finding.end - start] };
  return { article: toArticleRef(row), sentence, finding };
}

function byId<Finding extends Span & { readonly id: string }>(
  rows: readonly FindingColumns<Finding>[],
): ReadonlyMap<string, FindingRow<Finding>> {
  return new Map(rows.map((row) => [row.finding.id, toFinding(row)]));
}

function toEntity(row: Pick<Database['entities'], (typeof ENTITY_COLUMNS)[number]>): EntityRow {
  return {
    id: row.entity_id,
    label: { ar: row.label_ar, en: row.label_en },
    type: row.type,
    party: row.party,
  };
}

/** A cursor names the last article of a page; it holds its place even when that article is deleted. */
function encodeCursor(published: string, id: string): string {
  return Buffer.from(`${published} ${id}`).toString('base64url');
}

function encodeFigureCursor(row: {
  readonly published: string;
  readonly document_id: string;
  readonly n: number;
}): string {
  return Buffer.from(`${row.n} ${row.published} ${row.document_id}`).toString('base64url');
}

function decodeFigureCursor(cursor: string): readonly [published: string, id: string, n: number] {
  const [, n, published, id] = /^(\d{1,9}) ([\d-]*) (.+)$/su.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (n === undefined || published === undefined || id === undefined) throw badCursor();
  return [published, id, Number(n)];
}

function decodeCursor(cursor: string): readonly [published: string, id: string] {
  const [, published, id] = /^([\d-]*) (.+)$/su.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (published === undefined || id === undefined) throw badCursor();
  return [published, id];
}

function badCursor(): MarsadError {
  return new MarsadError('query/invalid', { name: 'after', reason: 'give the `next` of the page before' });
}
