import { type Kysely, sql } from 'kysely';

import { MarsadError } from '../model/index.ts';
import { CHEAPER_WRITES } from './cheaper-writes.ts';
import type { Database } from './database.ts';
import { SEARCH_MIGRATION } from './search-migration.ts';

/**
 * The schema, one list of statements a version; never changed once released, only added to. The floor is PostgreSQL 15.
 * Ids and dates compare as bytes (`collate "C"`), so that both tiers sort alike whatever their locale.
 */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table settings (name text primary key, value text not null)`,
    `create table documents (
      document_id text collate "C" primary key,
      content_hash text not null,
      engine text not null,
      title text,
      outlet text,
      url text,
      published text collate "C" not null,
      language text not null,
      words integer not null,
      claims integer not null,
      figures integer not null,
      lead text not null,
      text text not null,
      extraction json not null
    )`,
    `create index documents_by_date on documents (published desc, document_id)`,
    `create table claims (
      document_id text collate "C" not null references documents on delete cascade,
      n integer not null,
      claim_id text collate "C" not null,
      type text not null,
      stances integer not null,
      sentence text not null,
      sentence_start integer not null,
      finding json not null,
      primary key (document_id, n)
    )`,
    `create index claims_by_id on claims (claim_id)`,
    `create index claims_with_stance on claims (document_id, n) where stances > 0`,
    `create table shifts (
      document_id text collate "C" not null references documents on delete cascade,
      n integer not null,
      shift_id text collate "C" not null,
      sentence text not null,
      sentence_start integer not null,
      finding json not null,
      primary key (document_id, n)
    )`,
    `create index shifts_by_id on shifts (shift_id)`,
    `create table figures (
      document_id text collate "C" not null references documents on delete cascade,
      n integer not null,
      figure_id text collate "C" not null,
      measure text not null,
      sentence text not null,
      sentence_start integer not null,
      finding json not null,
      primary key (document_id, n)
    )`,
    `create table figure_places (
      document_id text collate "C" not null,
      n integer not null,
      place text collate "C" not null,
      primary key (document_id, n, place),
      foreign key (document_id, n) references figures on delete cascade
    )`,
    `create index figure_places_by_place on figure_places (place)`,
    `create table entities (
      document_id text collate "C" not null references documents on delete cascade,
      entity_id text collate "C" not null,
      label_ar text not null,
      label_en text not null,
      type text not null,
      party text collate "C" not null,
      primary key (document_id, entity_id)
    )`,
    `create index entities_by_id on entities (entity_id)`,
    `create table mentions (
      document_id text collate "C" not null references documents on delete cascade,
      n integer not null,
      entity_id text collate "C" not null,
      starts integer not null,
      ends integer not null,
      label text not null,
      rule text not null,
      primary key (document_id, n)
    )`,
    `create index mentions_by_entity on mentions (entity_id)`,
    `create index mentions_by_label on mentions (label)`,
  ],
  SEARCH_MIGRATION,
  [
    `create table journals (name text not null, n bigint not null, line text not null, primary key (name, n))`,
    // What the engine found, where decisions of people changed it; null elsewhere.
    `alter table documents add column extracted json`,
    `create table applied (
      document_id text collate "C" not null references documents on delete cascade,
      decision_id text collate "C" not null,
      primary key (document_id, decision_id)
    )`,
    `create index applied_by_decision on applied (decision_id)`,
    `create index documents_by_url on documents (url) where url is not null`,
    // No reference: an article that comes again is deleted and inserted, and its versions stay.
    `create table versions (
      document_id text collate "C" not null,
      content_hash text not null,
      n integer not null,
      meta json not null,
      text text not null,
      primary key (document_id, content_hash)
    )`,
    `create table shingle_buckets (
      document_id text collate "C" not null references documents on delete cascade,
      bucket bigint not null,
      primary key (document_id, bucket)
    )`,
    `create index shingle_buckets_by_bucket on shingle_buckets (bucket)`,
    `create table reprints (
      document_id text collate "C" not null references documents on delete cascade,
      other_id text collate "C" not null references documents (document_id) on delete cascade,
      primary key (document_id, other_id)
    )`,
    `create index reprints_by_other on reprints (other_id)`,
  ],
  [
    // At which revision of the store an article was written, so that what is derived in memory reads the changed ones alone.
    `alter table documents add column revision bigint not null default 0`,
    `create index documents_by_revision on documents (revision)`,
    // The sentences of the text; null where an older program wrote the article.
    `alter table documents add column sentences json`,
    `create table deleted (document_id text collate "C" primary key, revision bigint not null)`,
  ],
  [
    // No reference: an article that comes again is deleted and inserted, and where it came from stays.
    `create table sources (document_id text collate "C" primary key, source json not null)`,
    // The bytes of articles as they came in; those of an embedded case are files, and this table stays empty.
    `create table originals (hash text primary key, bytes bytea not null)`,
    // What a case remembers between two runs; files likewise.
    `create table memories (name text primary key, value text not null)`,
  ],
  CHEAPER_WRITES,
];

/** The advisory lock under which a PostgreSQL store is made or changed; an arbitrary number of our own. */
export const SCHEMA_LOCK = 6_276_723;

/** The version of the schema that this program writes. */
const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Bring the schema of `database` up to date, in one transaction; or to an older `version`, as a test of what an older program wrote
 * needs it. `place` names the store in errors.
 * @throws MarsadError `store/newer` where a later program wrote it.
 */
export async function migrate(
  database: Kysely<Database>,
  place: string,
  version: number = SCHEMA_VERSION,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // Two processes that open one fresh PostgreSQL store wait for each other here.
    await sql`select pg_advisory_xact_lock(${sql.lit(SCHEMA_LOCK)})`.execute(transaction);
    await sql`create table if not exists schema_version (version integer not null)`.execute(transaction);
    const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(transaction);
    const found = rows[0]?.version ?? 0;
    if (found > SCHEMA_VERSION) throw new MarsadError('store/newer', { folder: place, found, known: SCHEMA_VERSION });
    if (found >= version) return;
    for (const statement of MIGRATIONS.slice(found, version).flat()) await sql.raw(statement).execute(transaction);
    await sql`delete from schema_version`.execute(transaction);
    await sql`insert into schema_version values (${version})`.execute(transaction);
  });
}
