import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';

import { positionUnits, type PositionUnit } from '../derivation/index.ts';
import { type CaseSummary, MarsadError } from '../model/index.ts';
import { acquireLock, openStore, type Store } from '../store/index.ts';
import { type CaseFiles, caseFiles, caseNameOf, caseNames, SAMPLE_CASE } from './home.ts';
import { takeIn } from './ingest.ts';
import { readJournal, repairJournal } from './journal.ts';
import { placesAboveIn } from './places.ts';
import { loadReader, recordOf } from './reader.ts';
import { readSamples } from './samples.ts';
import { indexOldArticles } from './search/index.ts';

/** A case that this process owns: nobody else writes to it until it is closed. */
export interface OpenCase {
  readonly name: string;
  readonly files: CaseFiles;
  readonly store: Store;
  /**
   * The units of evidence of all articles, derived once and again after each change; or of some outlets alone, as if no other
   * had ever been read.
   */
  readonly units: (outlets?: readonly string[]) => Promise<readonly PositionUnit[]>;
  /** Let `work` change the case: one at a time. Whatever was derived from it is forgotten. */
  readonly change: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** What a list of cases shows of one. */
export async function summarise({ name, store }: OpenCase): Promise<CaseSummary> {
  return { name, sample: name === SAMPLE_CASE, ...(await store.summary()) };
}

/** The cases under one home folder, opened when asked for and kept open. */
export interface Workspace {
  readonly home: string;
  /**
   * @throws MarsadError `case/bad-name`, `case/unknown` where there is none and it is not to be made, `store/locked` where
   * another process owns it, and what `openStore` throws.
   */
  readonly open: (name: string, options?: { readonly create?: boolean }) => Promise<OpenCase>;
  readonly list: () => Promise<readonly CaseSummary[]>;
  readonly close: () => Promise<void>;
}

/** `port` is where this process serves its cases to others; null where it does not. */
export function openWorkspace(home: string, port: number | null = null): Workspace {
  const cases = new Map<string, Promise<OpenCase>>();

  const open: Workspace['open'] = (given, { create = false } = {}) => {
    const name = caseNameOf(given);
    const known = cases.get(name);
    if (known) return known;
    const files = caseFiles(home, name);
    if (!create && name !== SAMPLE_CASE && !existsSync(files.folder)) {
      return Promise.reject(new MarsadError('case/unknown', { name }));
    }
    const opening = openCase(name, files, port);
    cases.set(name, opening);
    // A case that could not be opened may be asked for again.
    opening.catch(() => cases.delete(name));
    return opening;
  };

  return {
    home,
    open,
    async list() {
      const summaries: CaseSummary[] = [];
      // The sample case is always there: it is filled when it is first opened.
      for (const name of new Set([SAMPLE_CASE, ...caseNames(home)])) {
        const summary = await readSummary(caseFiles(home, name));
        summaries.push({ name, sample: name === SAMPLE_CASE, ...(summary ?? NOTHING) });
      }
      return summaries;
    },
    async close() {
      const opened = await Promise.allSettled(cases.values());
      cases.clear();
      const owned = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      await Promise.all(owned.map((each) => each.close()));
    },
  };
}

/** How many articles of the journal are loaded in one transaction when a store is made again. */
const REPLAY_BATCH = 50;

async function openCase(name: string, files: CaseFiles, port: number | null): Promise<OpenCase> {
  const lock = acquireLock(files.lock, port);
  try {
    const store = await openStore({ kind: 'embedded', folder: files.store });
    try {
      await loadJournal(store, files);
      await indexOldArticles(store);
      await writeSummary(store, files);
      const opened = createCase(name, files, store, lock.release);
      if (name === SAMPLE_CASE) await takeIn(opened, await readSamples());
      return opened;
    } catch (error) {
      await store.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** How many choices of outlets are kept derived. */
const OUTLET_CHOICES_MAX = 8;

function createCase(name: string, files: CaseFiles, store: Store, release: () => void): OpenCase {
  const derived = new Map<string, Promise<readonly PositionUnit[]>>();
  let lastChange: Promise<unknown> = Promise.resolve();

  async function deriveUnits(outlets: readonly string[]): Promise<readonly PositionUnit[]> {
    const { bundle } = await loadReader();
    const findings = await store.stanceFindings();
    const isRead = (outlet: string | null): boolean => outlets.length === 0 || outlets.includes(outlet ?? '');
    const read = findings.filter(({ document }) => isRead(document.outlet));
    return positionUnits(read, bundle.ontology, { placesAbove: placesAboveIn(bundle) });
  }

  return {
    name,
    files,
    store,
    units(outlets = []) {
      const key = JSON.stringify(outlets.toSorted());
      const known = derived.get(key);
      if (known) return known;
      const units = deriveUnits(outlets);
      derived.set(key, units);
      const [oldest] = derived.keys();
      if (derived.size > OUTLET_CHOICES_MAX && oldest !== undefined) derived.delete(oldest);
      units.catch(() => derived.delete(key));
      return units;
    },
    change(work) {
      const result = lastChange.then(async () => {
        try {
          return await work();
        } finally {
          derived.clear();
          await writeSummary(store, files);
        }
      });
      lastChange = result.catch(() => undefined);
      return result;
    },
    async close() {
      await lastChange;
      await store.close();
      release();
    },
  };
}

/** Load what the journal holds beyond what the store has: after a kill, or after the store was deleted. */
async function loadJournal(store: Store, files: CaseFiles): Promise<void> {
  const size = await repairJournal(files.journal);
  const loaded = await store.journalBytes();
  // A journal that became shorter is another one: all of it is read, which changes nothing for what is there already.
  const from = loaded <= size ? loaded : 0;
  if (from === size) return;
  const reader = await loadReader();
  let batch: Parameters<Store['putArticles']>[0][number][] = [];
  let end = from;
  for await (const entry of readJournal(files.journal, from)) {
    batch.push(recordOf(reader, entry.article));
    end = entry.end;
    if (batch.length < REPLAY_BATCH) continue;
    await store.putArticles(batch, end);
    batch = [];
  }
  await store.putArticles(batch, end);
}

type StoredSummary = Omit<CaseSummary, 'name' | 'sample'>;

const NOTHING: StoredSummary = { articles: 0, claims: 0, figures: 0, from: null, to: null };

async function writeSummary(store: Store, files: CaseFiles): Promise<void> {
  const temporary = `${files.summary}.new`;
  await writeFile(temporary, JSON.stringify(await store.summary()));
  await rename(temporary, files.summary);
}

/** The summary as last written; null where the case was never opened to its end. */
async function readSummary(files: CaseFiles): Promise<StoredSummary | null> {
  try {
    return JSON.parse(await readFile(files.summary, 'utf8')) as StoredSummary;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
