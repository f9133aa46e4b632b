import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { Kysely, PostgresDialect } from 'kysely';

import { contentId, MarsadError } from '../model/index.ts';
import { COLUMN_PARSERS } from './column-types.ts';
import type { Database } from './database.ts';
import { migrate, SCHEMA_LOCK } from './migrations.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

/** Where a case is kept: a folder of its own, or a schema of its own in a PostgreSQL of version 15 or later. */
export type StoreLocation =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly caseName: string };

/**
 * Open the store at `location`; one that is not there yet is made, an older one brought up to date. An embedded store has
 * no lock of its own: take the case's lock first (`acquireLock`).
 * @throws MarsadError `store/corrupt`, `store/unreachable`, `store/newer`.
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  return location.kind === 'embedded' ? openEmbedded(location.folder) : openPostgres(location.url, location.caseName);
}

/** Stands in the folder of a store whose making was finished; without it the folder is left over from a killed process. */
const READY_FILE = 'marsad-ready';

async function openEmbedded(folder: string): Promise<Store> {
  const ready = join(folder, READY_FILE);
  if (!existsSync(ready)) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  const { openPGlitePool } = await import('./pglite-pool.ts');
  try {
    const pool = await openPGlitePool(folder);
    const store = await migratedStore(new Kysely({ dialect: new PostgresDialect({ pool }) }), folder);
    await writeFile(ready, '');
    return store;
  } catch (cause) {
    if (cause instanceof MarsadError) throw cause;
    throw new MarsadError('store/corrupt', { folder, reason: reasonOf(cause), documents: dirname(folder) }, { cause });
  }
}

async function openPostgres(url: string, caseName: string): Promise<Store> {
  const { default: pg } = await import('pg');
  const schema = schemaOf(caseName);
  const pool = new pg.Pool({
    connectionString: url,
    options: `-c search_path=${schema}`,
    types: {
      getTypeParser: (type) => COLUMN_PARSERS[type] ?? (pg.types.getTypeParser(type) as (text: string) => unknown),
    },
  });
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    // Without the lock two first openings at once collide in PostgreSQL's own catalogue.
    await pool.query(
      `begin; select pg_advisory_xact_lock(${SCHEMA_LOCK}); create schema if not exists ${schema}; commit`,
    );
    return await migratedStore(new Kysely({ dialect: new PostgresDialect({ pool }) }), placeOf(url));
  } catch (cause) {
    await pool.end().catch(() => undefined);
    if (cause instanceof MarsadError) throw cause;
    throw new MarsadError('store/unreachable', { place: placeOf(url), reason: reasonOf(cause) }, { cause });
  }
}

async function migratedStore(database: Kysely<Database>, place: string): Promise<Store> {
  try {
    await migrate(database, place);
    return createSqlStore(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** A case's schema: its name where that is a plain one, else a hash of it, for PostgreSQL cuts names at 63 bytes. */
function schemaOf(caseName: string): string {
  return /^[a-z0-9_]{1,48}$/u.test(caseName) ? `marsad_${caseName}` : contentId('marsad', caseName);
}

/** The address without user and password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
