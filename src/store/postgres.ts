import { Kysely, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';

import { contentId, MarsadError, reasonOfError } from '../model/index.ts';
import { COLUMN_PARSERS } from './column-types.ts';
import type { Database } from './database.ts';
import { tellingPool } from './failures.ts';
import { migrate, SCHEMA_LOCK } from './migrations.ts';

/**
 * Cases in one PostgreSQL: each in a schema of its own, whose comment says that it is one and how it is called. See
 * docs/decisions/0004-a-schema-for-each-case.md.
 */
const COMMENT = 'Marsad case: ';
/** As `server_version_num` gives it: the first version whose SQL we rely on. */
const VERSION_FLOOR = 150_000;
/** How long one process waits for another that writes to the same case. */
const PATIENCE_SECONDS = 60;
/** PostgreSQL's code for a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/** The tables of a case, and its name as a schema. */
export interface PostgresCase {
  readonly database: Kysely<Database>;
  readonly schema: string;
}

/**
 * Connect to the schema of a case, which is made where it is not there yet and brought up to date.
 * @throws MarsadError `store/unreachable`, `store/too-old`, `store/newer`, `store/bad-address`
 */
export async function openPostgres(url: string, caseName: string): Promise<PostgresCase> {
  const schema = schemaOf(caseName);
  const pool = await connect(url, schema);
  return orUnreachable(url, pool, async () => {
    const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool: tellingPool(placeOf(url), pool) }) });
    await refuseOld(url, pool);
    const { rows } = await pool.query<{ comment: string | null }>(
      `select obj_description(oid, 'pg_namespace') as comment from pg_namespace where nspname = $1`,
      [schema],
    );
    if (rows[0]?.comment !== COMMENT + caseName) {
      // Without the lock two first openings at once collide in PostgreSQL's own catalogue.
      await pool.query(
        `begin;
         select pg_advisory_xact_lock(${SCHEMA_LOCK});
         create schema if not exists ${schema};
         comment on schema ${schema} is ${sqlText(COMMENT + caseName)};
         commit`,
      );
    }
    await migrate(database, placeOf(url));
    return { database, schema };
  });
}

/** The names of the cases at `url`, in order. */
export function listPostgresCases(url: string): Promise<readonly string[]> {
  return once(url, async (pool) => {
    const { rows } = await pool.query<{ comment: string }>(
      `select obj_description(oid, 'pg_namespace') as comment from pg_namespace
       where starts_with(obj_description(oid, 'pg_namespace'), $1) order by 1`,
      [COMMENT],
    );
    return rows.map(({ comment }) => comment.slice(COMMENT.length));
  });
}

/** Delete a case with all that is in it, its journals too. */
export function dropPostgresCase(url: string, caseName: string): Promise<void> {
  return once(url, async (pool) => {
    await pool.query(`drop schema if exists ${schemaOf(caseName)} cascade`);
  });
}

/**
 * Run `work` while no other process does the same on this case. A process that is gone holds nothing, for its connection is
 * gone too.
 * @throws MarsadError `store/busy` where another does not end in time
 */
export function exclusively<Result>(
  { database, schema }: PostgresCase,
  url: string,
  work: () => Promise<Result>,
): Promise<Result> {
  return database.connection().execute(async (connection) => {
    const key = sql`hashtextextended(${schema}, ${SCHEMA_LOCK}::bigint)`;
    await sql.raw(`set lock_timeout = '${PATIENCE_SECONDS}s'`).execute(connection);
    try {
      await sql`select pg_advisory_lock(${key})`.execute(connection);
    } catch (cause) {
      if (codeOf(cause) !== LOCK_NOT_AVAILABLE) throw cause;
      throw new MarsadError('store/busy', { place: placeOf(url), seconds: PATIENCE_SECONDS }, { cause });
    } finally {
      await sql`reset lock_timeout`.execute(connection);
    }
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
  });
}

/**
 * The address without user and password: what may be shown.
 * @throws MarsadError `store/bad-address`
 */
export function placeOf(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    // Not even the cause is told: it would quote the password.
    throw new MarsadError('store/bad-address');
  }
  if (!['postgres:', 'postgresql:'].includes(parsed.protocol)) throw new MarsadError('store/bad-address');
  return `postgres://${parsed.host}${parsed.pathname}`;
}

async function connect(url: string, schema: string | null): Promise<pg.Pool> {
  placeOf(url);
  const { default: driver } = await import('pg');
  const pool = new driver.Pool({
    connectionString: url,
    ...(schema === null ? {} : { options: `-c search_path=${schema}` }),
    types: {
      getTypeParser: (type) => COLUMN_PARSERS[type] ?? (driver.types.getTypeParser(type) as (text: string) => unknown),
    },
  });
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that breaks between two queries of whoever has it, as those under a lock do; the next query tells it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function once<Result>(url: string, work: (pool: pg.Pool) => Promise<Result>): Promise<Result> {
  const pool = await connect(url, null);
  const result = await orUnreachable(url, pool, async () => {
    await refuseOld(url, pool);
    return work(pool);
  });
  await pool.end();
  return result;
}

async function orUnreachable<Result>(url: string, pool: pg.Pool, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    await pool.end().catch(() => undefined);
    if (cause instanceof MarsadError) throw cause;
    throw new MarsadError('store/unreachable', { place: placeOf(url), reason: reasonOfError(cause) }, { cause });
  }
}

/** @throws MarsadError `store/too-old` */
async function refuseOld(url: string, pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ number: number; name: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`,
  );
  const [version] = rows;
  if (version && version.number >= VERSION_FLOOR) return;
  throw new MarsadError('store/too-old', { place: placeOf(url), found: version?.name ?? '?' });
}

/** A case's schema: its name where that is a plain one, else a hash of it, for PostgreSQL cuts names at 63 bytes. */
function schemaOf(caseName: string): string {
  return /^[a-z0-9_]{1,48}$/u.test(caseName) ? `marsad_${caseName}` : contentId('marsad', caseName);
}

/** A text as it stands in a statement that takes no parameters. */
function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
