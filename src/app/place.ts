import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { CaseSummary } from '../model/index.ts';
import {
  acquireLock,
  type Archive,
  type CaseFiles,
  dropPostgresCase,
  listPostgresCases,
  openArchive,
  placeOf,
  type Store,
  telling,
} from '../store/index.ts';
import { caseFiles, caseNames, homeFolder } from './home.ts';

/** Where cases are kept: under a folder of this machine, or in a PostgreSQL by its address. */
export type CasePlace =
  { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'database'; readonly url: string };

/** The place that the environment names: `MARSAD_DATABASE`, else the home folder. */
export function casePlace(environment: Readonly<Record<string, string | undefined>> = process.env): CasePlace {
  const { MARSAD_DATABASE: url } = environment;
  return url ? { kind: 'database', url } : { kind: 'folder', folder: homeFolder(environment) };
}

/** A place as it may be shown: never with user or password. */
export function nameOfPlace(place: CasePlace): string {
  return place.kind === 'folder' ? place.folder : placeOf(place.url);
}

export type StoredSummary = Omit<CaseSummary, 'name' | 'sample'>;

/** What cases are kept in. Names are names as `caseNameOf` gives them. */
export interface CaseShelf {
  readonly has: (name: string) => Promise<boolean>;
  readonly names: () => Promise<readonly string[]>;
  /** The case with the right to write to it; made where it is not there. See `openArchive`. */
  readonly open: (name: string) => Promise<Archive>;
  /** What a list shows of a case; null where nobody has opened it to its end. */
  readonly summary: (name: string) => Promise<StoredSummary | null>;
  /** Note what a list is to show. */
  readonly noteSummary: (name: string, store: Store) => Promise<void>;
  /**
   * Delete a case for good.
   * @throws MarsadError `store/locked` where it is open
   */
  readonly remove: (name: string) => Promise<void>;
  /**
   * Empty the store of a case, also one that cannot be opened; its journals stay.
   * @throws MarsadError `store/locked` where it is open
   */
  readonly emptyStore: (name: string) => Promise<void>;
}

/** `port` is where this process serves its cases to others; null where it does not. */
export function openShelf(place: CasePlace, port: number | null): CaseShelf {
  return place.kind === 'folder' ? folderShelf(place.folder, port) : databaseShelf(place.url);
}

function folderShelf(home: string, port: number | null): CaseShelf {
  async function owning(name: string, work: (files: CaseFiles) => Promise<void>): Promise<void> {
    const files = caseFiles(home, name);
    const lock = acquireLock(files.lock, port);
    try {
      await work(files);
    } finally {
      lock.release();
    }
  }

  return {
    has: (name) => Promise.resolve(existsSync(caseFiles(home, name).folder)),
    names: () => Promise.resolve(caseNames(home)),
    open: (name) => openArchive({ kind: 'embedded', files: caseFiles(home, name), port }),
    async summary(name) {
      try {
        return JSON.parse(await readFile(caseFiles(home, name).summary, 'utf8')) as StoredSummary;
      } catch (error) {
        // One that was cut off by a kill is written again when the case is next opened.
        if (error instanceof SyntaxError) return null;
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async noteSummary(name, store) {
      const { summary } = caseFiles(home, name);
      const temporary = `${summary}.new`;
      const text = JSON.stringify(await store.summary());
      await telling(summary, async () => {
        await writeFile(temporary, text);
        await rename(temporary, summary);
      });
    },
    remove: (name) =>
      owning(name, async ({ folder, lock }) => {
        // The lock goes last: until then nobody else makes a case of this name.
        for (const entry of await readdir(folder)) {
          if (join(folder, entry) !== lock) await rm(join(folder, entry), { recursive: true });
        }
        await rm(folder, { recursive: true });
      }),
    emptyStore: (name) => owning(name, ({ store }) => rm(store, { recursive: true, force: true })),
  };
}

function databaseShelf(url: string): CaseShelf {
  const open = (name: string): Promise<Archive> => openArchive({ kind: 'postgres', url, caseName: name });
  return {
    has: async (name) => (await listPostgresCases(url)).includes(name),
    names: () => listPostgresCases(url),
    open,
    async summary(name) {
      const archive = await open(name);
      try {
        return await archive.store.summary();
      } finally {
        await archive.close();
      }
    },
    // The store itself is asked: others may have written to it since.
    noteSummary: () => Promise.resolve(),
    remove: (name) => dropPostgresCase(url, name),
    async emptyStore(name) {
      const archive = await open(name);
      try {
        await archive.exclusively(() => archive.store.clear());
      } finally {
        await archive.close();
      }
    },
  };
}
