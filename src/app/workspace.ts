import { type BackupReport, type CaseSummary, type CaseWork, MarsadError } from '../model/index.ts';
import type { ArticleRecord, Archive, Store, UndecidedArticle } from '../store/index.ts';
import { openBackup, reportOf, restoreExtractions, restoreJournals } from './backup.ts';
import { type CaseEvidence, createEvidenceKeeper } from './case-evidence.ts';
import { createFindingsReader } from './case-findings.ts';
import { catchUp, isBehind, type OnProgress, refuseLostJournal } from './catch-up.ts';
import { aliasesOf, type Decisions, NO_DECISIONS, readDecisions } from './decisions.ts';
import { caseNameOf, SAMPLE_CASE } from './home.ts';
import { refuseSampleCase, takeIn } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { type CasePlace, type CaseShelf, openShelf, type StoredSummary } from './place.ts';
import { type KnownArticle, type Reader, readerWith } from './reader.ts';
import type { ReadyArticle } from './ready-article.ts';
import { readSamples } from './samples.ts';
import { indexOldArticles } from './search/index.ts';
import { defaultThreads, openReaders, type Readers } from './threads/index.ts';

/**
 * A case that this process may write to. An embedded one is its own until it is closed; to one on PostgreSQL others may write
 * in between.
 */
export interface OpenCase {
  readonly name: string;
  readonly archive: Archive;
  readonly store: Store;
  /** What people decided, up to now. */
  readonly decisions: () => Promise<Decisions>;
  /** The engine, with the aliases that people added. */
  readonly reader: () => Promise<Reader>;
  /** What the store keeps of an article that `reader` has read, on whichever thread, before any decision about it. */
  readonly read: (reader: Reader, article: ArticleInput) => Promise<ArticleRecord>;
  /** The same as it is written where nobody has decided anything in the case; on another thread it costs far less. */
  readonly readReady: (reader: Reader, article: ArticleInput) => Promise<ReadyArticle>;
  /** What `reader` finds in an article of the store; likewise. */
  readonly readAgain: (reader: Reader, article: KnownArticle) => Promise<UndecidedArticle>;
  /** What follows from all articles, or from those of some outlets alone as if no other had ever been read. */
  readonly evidence: (outlets?: readonly string[]) => Promise<CaseEvidence>;
  /**
   * Let `work` change the case: one at a time, in this process and among all. What it appends to a journal is in the store
   * when it is done. Keep it short; a long work is many changes.
   * @throws MarsadError `store/busy`
   */
  readonly change: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** How far the articles are that a change has written again, while it does; null otherwise. */
  readonly work: () => CaseWork['work'];
  readonly close: () => Promise<void>;
}

/** What a list of cases shows of one. */
export async function summarise({ name, store }: OpenCase): Promise<CaseSummary> {
  return { name, sample: name === SAMPLE_CASE, ...(await store.summary()) };
}

/** The cases of one place, opened when asked for and kept open. */
export interface Workspace {
  readonly place: CasePlace;
  /**
   * @throws MarsadError `case/bad-name`, `case/unknown` where there is none and it is not to be made, `store/locked` where
   * another process owns it, `journal/lost`, and what `openArchive` throws.
   */
  readonly open: (name: string, options?: { readonly create?: boolean }) => Promise<OpenCase>;
  readonly list: () => Promise<readonly CaseSummary[]>;
  /**
   * Make a case from a backup, under its own name or another.
   * @throws MarsadError `case/exists`, `case/sample-reserved`, and what `openBackup` throws
   */
  readonly restore: (path: string, name?: string, onProgress?: OnProgress) => Promise<BackupReport>;
  /** Delete a case for good, its articles and decisions too. */
  readonly remove: (name: string) => Promise<void>;
  /** Make the store of a case again from its journals: the same findings, and decisions kept. */
  readonly rebuild: (name: string, onProgress?: OnProgress) => Promise<OpenCase>;
  readonly close: () => Promise<void>;
}

export interface WorkspaceOptions {
  /** Where this process serves its cases to others; null where it does not. */
  readonly port?: number | null;
  /** How many threads read articles where many wait; as many as the machine can run if not said. */
  readonly workers?: number | undefined;
}

export function openWorkspace(
  place: CasePlace,
  { port = null, workers = defaultThreads() }: WorkspaceOptions = {},
): Workspace {
  const shelf = openShelf(place, port);
  const readers = openReaders(workers);
  const cases = new Map<string, Promise<OpenCase>>();

  async function refuseUnknown(name: string): Promise<void> {
    if (!(await shelf.has(name))) throw new MarsadError('case/unknown', { name });
  }

  async function openNew(name: string, create: boolean): Promise<OpenCase> {
    if (!create && name !== SAMPLE_CASE) await refuseUnknown(name);
    return openCase(name, shelf, readers);
  }

  function keep(name: string, opening: Promise<OpenCase>): Promise<OpenCase> {
    cases.set(name, opening);
    // A case that could not be opened may be asked for again.
    opening.catch(() => cases.delete(name));
    return opening;
  }

  async function closeOne(name: string): Promise<void> {
    const opening = cases.get(name);
    cases.delete(name);
    await (await opening?.catch(() => undefined))?.close();
  }

  return {
    place,
    async open(given, { create = false } = {}) {
      const name = caseNameOf(given);
      return cases.get(name) ?? keep(name, openNew(name, create));
    },
    async restore(path, given, onProgress) {
      const backup = await openBackup(path);
      try {
        const name = caseNameOf(given ?? backup.manifest.case);
        refuseSampleCase(name);
        if (await shelf.has(name)) throw new MarsadError('case/exists', { name });
        try {
          const archive = await shelf.open(name);
          try {
            await archive.exclusively(() => restoreJournals(backup, archive));
          } finally {
            await archive.close();
          }
          await restoreExtractions(backup, await keep(name, openCase(name, shelf, readers, onProgress)));
        } catch (error) {
          // Half a case is none.
          await closeOne(name);
          await shelf.remove(name);
          throw error;
        }
        return { ...reportOf(backup.manifest, path), case: name };
      } finally {
        backup.close();
      }
    },
    async remove(given) {
      const name = caseNameOf(given);
      await refuseUnknown(name);
      await closeOne(name);
      await shelf.remove(name);
    },
    async rebuild(given, onProgress) {
      const name = caseNameOf(given);
      await refuseUnknown(name);
      await closeOne(name);
      await shelf.emptyStore(name);
      return keep(name, openCase(name, shelf, readers, onProgress));
    },
    async list() {
      const summaries: CaseSummary[] = [];
      // The sample case is always there: it is filled when it is first opened.
      const names = await shelf.names();
      for (const name of new Set([SAMPLE_CASE, ...names])) {
        const summary = names.includes(name) ? await shelf.summary(name) : null;
        summaries.push({ name, sample: name === SAMPLE_CASE, ...(summary ?? NOTHING) });
      }
      return summaries;
    },
    async close() {
      const opened = await Promise.allSettled(cases.values());
      cases.clear();
      const owned = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      await Promise.all(owned.map((each) => each.close()));
      await readers.close();
    },
  };
}

const NOTHING: StoredSummary = { articles: 0, claims: 0, figures: 0, from: null, to: null };

async function openCase(name: string, shelf: CaseShelf, readers: Readers, onProgress?: OnProgress): Promise<OpenCase> {
  const archive = await shelf.open(name);
  try {
    const opened = createCase(name, archive, shelf, readers);
    await refuseLostJournal(opened);
    // Who only reads waits for nobody: the turn to write is taken where there is something to write.
    if (await isBehind(opened)) await archive.exclusively(() => catchUp(opened, onProgress));
    await indexOldArticles(opened);
    await shelf.noteSummary(name, archive.store);
    if (name === SAMPLE_CASE) await takeIn(opened, await readSamples());
    return opened;
  } catch (error) {
    await archive.close();
    throw error;
  }
}

function createCase(name: string, archive: Archive, shelf: CaseShelf, readers: Readers): OpenCase {
  const { store } = archive;
  let decisions = NO_DECISIONS;
  let lastChange: Promise<unknown> = Promise.resolve();
  let working: CaseWork['work'] = null;
  const noteWork = (done: number, total: number): void => {
    working = { done, total };
  };

  const opened: OpenCase = {
    name,
    archive,
    store,
    decisions: async () => (decisions = await readDecisions(archive.decisions, decisions)),
    reader: async () => readerWith(aliasesOf(await opened.decisions())),
    read: ({ aliases }, article) => readers.read({ kind: 'record', article, aliases }),
    readReady: ({ aliases }, article) => readers.read({ kind: 'ready', article, aliases }),
    readAgain: ({ aliases }, { document, contentHash }) =>
      readers.read({ kind: 'read-again', article: { document, contentHash }, aliases }),
    evidence: createEvidenceKeeper(createFindingsReader(store)),
    change(work) {
      const result = lastChange.then(() =>
        archive.exclusively(async () => {
          try {
            await catchUp(opened, noteWork);
            const done = await work();
            await catchUp(opened, noteWork);
            await shelf.noteSummary(name, store);
            return done;
          } finally {
            working = null;
          }
        }),
      );
      lastChange = result.catch(() => undefined);
      return result;
    },
    work: () => working,
    async close() {
      await lastChange;
      await archive.close();
    },
  };
  return opened;
}
