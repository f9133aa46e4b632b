import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { Kysely, PostgresDialect } from 'kysely';

import { MarsadError, reasonOfError } from '../model/index.ts';
import type { Database } from './database.ts';
import { failureOf, refuseFullDisk, telling, tellingPool } from './failures.ts';
import { fileJournal } from './file-journal.ts';
import type { Journal } from './journal.ts';
import { acquireLock } from './lock.ts';
import { fileMemories, type Memories, sqlMemories } from './memories.ts';
import { migrate } from './migrations.ts';
import { fileOriginals, type Originals, sqlOriginals } from './originals.ts';
import { exclusively, openPostgres } from './postgres.ts';
import { sqlJournal } from './sql-journal.ts';
import { createSqlStore } from './sql-store.ts';
import type { Store } from './store.ts';

/** Where a case is kept: a folder of its own, or a schema of its own in a PostgreSQL of version 15 or later. */
export type CaseLocation =
  | {
      readonly kind: 'embedded';
      readonly files: CaseFiles;
      /** The loopback port on which this process serves its cases; null where it does not. */
      readonly port: number | null;
    }
  | { readonly kind: 'postgres'; readonly url: string; readonly caseName: string };

/** The files of one embedded case. */
export interface CaseFiles {
  readonly folder: string;
  /** The embedded store: a cache, which may be deleted. */
  readonly store: string;
  readonly lock: string;
  /** The articles as they came in: what must not be lost. */
  readonly documents: string;
  /** What people decided about them: what must not be lost either. */
  readonly decisions: string;
  /** The folder of the bytes of articles as they came in. */
  readonly originals: string;
  /** The folder of what the case remembers between two runs. */
  readonly memories: string;
}

/** All that is kept of one case, and the right to write to it. */
export interface Archive {
  readonly store: Store;
  /** The articles as they came in, one line of JSON each. */
  readonly documents: Journal;
  /** What people decided, one line of JSON each. */
  readonly decisions: Journal;
  /** The bytes of articles as they came in. */
  readonly originals: Originals;
  /** What the case remembers between two runs of the program. */
  readonly memories: Memories;
  /**
   * Run `work`, which appends to a journal and then writes to the store, while no other process does. Within this process the
   * caller sees to it that one runs at a time.
   * @throws MarsadError `store/busy`
   */
  readonly exclusively: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/**
 * Open a case; one that is not there yet is made, an older one brought up to date. An embedded case is owned by this process
 * until it is closed; on PostgreSQL many processes may have a case open, and take turns in writing.
 * @throws MarsadError `store/locked`, `store/corrupt`, `store/newer`, `store/unreachable`, `store/too-old`,
 * `store/bad-address`.
 */
export async function openArchive(location: CaseLocation): Promise<Archive> {
  return location.kind === 'embedded'
    ? embeddedArchive(location.files, location.port)
    : postgresArchive(location.url, location.caseName);
}

async function embeddedArchive(files: CaseFiles, port: number | null): Promise<Archive> {
  const lock = await telling(files.folder, async () => acquireLock(files.lock, port));
  try {
    const store = createSqlStore(await openEmbedded(files.store));
    return {
      store,
      documents: fileJournal(files.documents),
      decisions: fileJournal(files.decisions),
      originals: fileOriginals(files.originals),
      memories: fileMemories(files.memories),
      // The lock of the case keeps other processes out for as long as it is open.
      async exclusively(work) {
        refuseFullDisk(files.folder);
        return work();
      },
      async close() {
        await store.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function postgresArchive(url: string, caseName: string): Promise<Archive> {
  const opened = await openPostgres(url, caseName);
  const { database } = opened;
  const store = createSqlStore(database);
  return {
    store,
    documents: sqlJournal(database, 'documents'),
    decisions: sqlJournal(database, 'decisions'),
    originals: sqlOriginals(database),
    memories: sqlMemories(database),
    exclusively: (work) => exclusively(opened, url, work),
    close: () => store.close(),
  };
}

/** Stands in the folder of a store whose making was finished; without it the folder is left over from a killed process. */
const READY_FILE = 'marsad-ready';

async function openEmbedded(folder: string): Promise<Kysely<Database>> {
  const ready = join(folder, READY_FILE);
  if (!existsSync(ready)) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  const { openPGlitePool } = await import('./pglite-pool.ts');
  let database: Kysely<Database> | null = null;
  try {
    const pool = tellingPool(folder, await openPGlitePool(folder));
    database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
    await migrate(database, folder);
    await writeFile(ready, '');
    return database;
  } catch (cause) {
    await database?.destroy();
    const failure = failureOf(folder, cause);
    if (failure instanceof MarsadError) throw failure;
    throw new MarsadError(
      'store/corrupt',
      { folder, reason: reasonOfError(cause), documents: dirname(folder) },
      { cause },
    );
  }
}
