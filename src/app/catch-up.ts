import { type DecisionLine, MarsadError } from '../model/index.ts';
import type { ArticleRecord, Store } from '../store/index.ts';
import { aliasesOf, type Decisions, decisionsUntil, deletedArticles, fold, mayHold } from './decisions.ts';
import type { ArticleInput } from './input/source.ts';
import { readArticles } from './journal.ts';
import { putRecords, type Reading } from './put-records.ts';
import { loadReader, recordFrom, versionWithAliases } from './reader.ts';
import { inOrder } from './threads/index.ts';
import type { OpenCase } from './workspace.ts';

/**
 * Bring into the store what the journals hold beyond it: after a decision, after a kill, after the store was deleted. Each
 * step may be done twice; how far the store has come is noted last.
 */
export async function catchUp(openCase: OpenCase, onProgress?: OnProgress): Promise<void> {
  await catchUpDecisions(openCase, onProgress);
  await catchUpDocuments(openCase, onProgress);
}

/**
 * A journal of decisions that ends before what the store has applied, or one of documents that is gone, was lost or replaced by an
 * older one: going on would quietly forget what people decided. The store keeps no copy of the lines.
 * @throws MarsadError `journal/lost`
 */
export async function refuseLostJournal({ name, archive, store, decisions }: OpenCase): Promise<void> {
  const { loadedTo, decidedTo } = await store.progress();
  const lost = (journal: 'documents' | 'decisions', end: number, applied: number): MarsadError =>
    new MarsadError('journal/lost', { case: name, journal, end, applied });
  const { end } = await decisions();
  if (end < decidedTo) throw lost('decisions', end, decidedTo);
  if (loadedTo > 0 && (await archive.documents.end()) === 0 && (await store.summary()).articles > 0) {
    throw lost('documents', 0, loadedTo);
  }
}

/** True where a journal holds what the store lacks. */
export async function isBehind({ archive, store, decisions }: OpenCase): Promise<boolean> {
  const { loadedTo, decidedTo } = await store.progress();
  return loadedTo !== (await archive.documents.end()) || decidedTo !== (await decisions()).end;
}

/** Told how much of a long work is done, in a measure of the work's own. */
export type OnProgress = (done: number, total: number) => void;

/** How many articles are written in one transaction when a store is made again. */
const BATCH = 50;

async function catchUpDocuments(openCase: OpenCase, onProgress?: OnProgress): Promise<void> {
  const { store, archive } = openCase;
  const end = await archive.documents.end();
  const { loadedTo } = await store.progress();
  // A journal that became shorter is another one: all of it is read, which changes nothing for what is there already.
  const from = loadedTo <= end ? loadedTo : 0;
  if (from === end) return;
  const [reader, decisions] = [await openCase.reader(), await openCase.decisions()];
  const deleted = deletedArticles(decisions);
  const read = (article: ArticleInput): Promise<Reading> =>
    decisions.inForce.length > 0 ? openCase.read(reader, article) : openCase.readReady(reader, article);
  let batch: Reading[] = [];
  // While a batch is written the next one is being read.
  const entries = inOrder(readArticles(archive.documents, from), 2 * BATCH, async ({ article, end: to }) => ({
    record: deleted.has(article.meta.id) ? null : await read(article),
    to,
  }));
  for await (const { record, to } of entries) {
    if (record) batch.push(record);
    if (batch.length < BATCH) continue;
    await putRecords(openCase, batch, { loadedTo: to });
    onProgress?.(to - from, end - from);
    batch = [];
  }
  await putRecords(openCase, batch, { loadedTo: end });
  await store.indexTerms();
  await store.countTables();
}

async function catchUpDecisions(openCase: OpenCase, onProgress?: OnProgress): Promise<void> {
  const { store } = openCase;
  const decisions = await openCase.decisions();
  const { loadedTo, decidedTo } = await store.progress();
  if (decisions.end === decidedTo) return;
  // An empty store will be loaded with all decisions; of another log than was applied every line is new.
  if (loadedTo > 0) {
    const before = decisionsUntil(decisions, decidedTo);
    const lines = decisions.log.slice(before.log.length).map(({ line }) => line);
    await applyLines(
      openCase,
      decisions,
      before,
      decidedTo <= decisions.end ? lines : decisions.log.map(({ line }) => line),
      onProgress,
    );
  }
  await store.putArticles([], { decidedTo: decisions.end });
}

/** Give the store what follows from new lines of the log. */
async function applyLines(
  openCase: OpenCase,
  decisions: Decisions,
  before: Decisions,
  lines: readonly DecisionLine[],
  onProgress?: OnProgress,
): Promise<void> {
  const { store } = openCase;
  const decisionOf = new Map(
    decisions.log.flatMap(({ line }) => ('decision' in line ? [[line.id, line.decision]] : [])),
  );
  const undone = lines.flatMap((line) => ('undoes' in line ? [line.undoes] : []));
  const affected = new Set(await store.articlesDecidedBy(undone));
  const returned = new Set<string>();
  const aliases: string[] = [];
  const deleted = deletedArticles(decisions);
  for (const line of lines) {
    const decision = 'decision' in line ? line.decision : decisionOf.get(line.undoes);
    switch (decision?.kind) {
      case undefined:
        break;
      case 'confirm-claim':
      case 'reject-claim':
      case 'correct-claim':
        // Other prints of the text say the same.
        for (const id of await printsOf(store, decision.anchor.document)) affected.add(id);
        break;
      case 'merge-entities':
        for (const id of await store.articlesNaming([decision.from])) affected.add(id);
        break;
      case 'split-entity':
        for (const id of await store.articlesNaming([decision.entity])) affected.add(id);
        break;
      case 'edit-article':
        affected.add(decision.document);
        break;
      case 'delete-article':
        if (!deleted.has(decision.document)) returned.add(decision.document);
        break;
      case 'add-alias':
        aliases.push(decision.alias);
        break;
      default:
        decision satisfies never;
    }
  }
  // What is deleted no longer joins prints to what was decided about it.
  for (const id of deleted.keys()) for (const print of await printsOf(store, id)) affected.add(print);
  if (deleted.size > 0) await store.deleteArticles([...deleted.keys()]);
  if (returned.size > 0) await loadAgain(openCase, returned);
  await decideAgain(openCase, [...affected], onProgress);
  if (aliases.length > 0) await readAliases(openCase, before, aliases, onProgress);
}

/** An article and the others that are the same text. */
async function printsOf(store: Store, id: string): Promise<readonly string[]> {
  return [id, ...(await store.reprintsOf(id)).map((print) => print.id)];
}

async function decideAgain(openCase: OpenCase, ids: readonly string[], onProgress?: OnProgress): Promise<void> {
  const { store } = openCase;
  const reader = await openCase.reader();
  for (let from = 0; from < ids.length; from += BATCH) {
    const articles = await store.undecidedArticles({ ids: ids.slice(from, from + BATCH) });
    await putRecords(
      openCase,
      articles.map((article) => recordFrom(reader, article)),
    );
    onProgress?.(Math.min(from + BATCH, ids.length), ids.length);
  }
}

/** Load articles of the journal whose deletion was undone, every version of theirs in order. */
async function loadAgain(openCase: OpenCase, ids: ReadonlySet<string>): Promise<void> {
  const reader = await openCase.reader();
  const records: ArticleRecord[] = [];
  for await (const { article } of readArticles(openCase.archive.documents, 0)) {
    if (ids.has(article.meta.id)) records.push(await openCase.read(reader, article));
  }
  await putRecords(openCase, records);
}

/** Read again, with the aliases in force, the articles that may hold one of `aliases`; the others are as good as read. */
async function readAliases(
  openCase: OpenCase,
  before: Decisions,
  aliases: readonly string[],
  onProgress?: OnProgress,
): Promise<void> {
  const { store } = openCase;
  const reader = await openCase.reader();
  const { articles: total } = await store.summary();
  let seen = 0;
  for await (const page of pagesOf(store)) {
    const affected = page.filter(({ document }) => {
      const folded = fold(document.text);
      return aliases.some((alias) => mayHold(folded, alias));
    });
    const again = await Promise.all(affected.map((article) => openCase.readAgain(reader, article)));
    await putRecords(
      openCase,
      again.map((article) => recordFrom(reader, article)),
    );
    seen += page.length;
    onProgress?.(seen, total);
  }
  const { version } = await loadReader();
  await store.renameEngine(versionWithAliases(version, aliasesOf(before)), reader.version);
}

/** All articles, a batch at a time, by id. */
export async function* pagesOf(store: Store): AsyncGenerator<Awaited<ReturnType<Store['undecidedArticles']>>> {
  for (let after = ''; ;) {
    const page = await store.undecidedArticles({ after, limit: BATCH });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < BATCH) return;
    after = last.document.meta.id;
  }
}
