import { bucketsOf, type Fingerprint, fingerprintOf, isReprint } from '../derivation/index.ts';
import type { ArticleRecord, Progress, Store } from '../store/index.ts';
import { articlesJudged, decide } from './decisions.ts';
import { recordFrom } from './reader.ts';
import { type ReadyArticle, readyArticle, unpackPrint } from './ready-article.ts';
import type { OpenCase } from './workspace.ts';

/** What was read of an article: ready to be written, or a record to which decisions can be applied. */
export type Reading = ReadyArticle | ArticleRecord;

/**
 * Write a batch to the store, as the engine read it: it is compared with those of the batch and of the store that may be the
 * same text, and the decisions in force are applied, for which each must be a record. It is done in one transaction, so that no
 * kill comes between. Gives how many of the batch are the text of another article.
 */
export async function putRecords(
  openCase: OpenCase,
  readings: readonly Reading[],
  progress: Progress = {},
): Promise<number> {
  const { store } = openCase;
  if (readings.length === 0) {
    await store.putArticles([], progress);
    return 0;
  }
  const { inForce } = await openCase.decisions();
  if (inForce.length === 0) return putReady(store, readings, progress);
  const compared = await withReprints(store, readings.map(asRecord));
  await store.putArticles(await decided(openCase, compared), progress);
  return compared.filter(({ reprints }) => reprints.others.length > 0).length;
}

async function putReady(store: Store, readings: readonly Reading[], progress: Progress): Promise<number> {
  const ready = readings.map((reading) => ('packed' in reading ? reading : readyArticle(reading)));
  const others = await reprintsAmong(
    store,
    ready.map(({ id, print, buckets }) => ({ id, buckets, print: () => unpackPrint(print) })),
  );
  const articles = ready.map(({ id, packed }) => ({ ...packed, others: others.get(id) ?? [] }));
  await store.putArticles(articles, progress);
  return articles.filter((article) => article.others.length > 0).length;
}

function asRecord(reading: Reading): ArticleRecord {
  if ('packed' in reading) throw new Error(`decisions cannot be applied to ${reading.id}, which was packed`);
  return reading;
}

/**
 * The records after the decisions in force, and with them other prints of their texts for which something follows from a
 * decision only now: it is about a claim of an article that one of these joins them to.
 */
async function decided(openCase: OpenCase, records: readonly ArticleRecord[]): Promise<readonly ArticleRecord[]> {
  const { store } = openCase;
  const [reader, decisions] = [await openCase.reader(), await openCase.decisions()];
  const judged = articlesJudged(decisions);
  if (judged.size === 0) return records.map((record) => decide(reader, record, decisions, NONE));
  const own = new Set(records.map(({ document }) => document.meta.id));
  const joined = new Set<string>();
  for (const record of records) {
    const prints = await printsOf(store, records, record);
    if (![...prints].some((id) => judged.has(id))) continue;
    for (const id of prints) if (!own.has(id)) joined.add(id);
  }
  const others = await store.undecidedArticles({ ids: [...joined] });
  const all = [
    ...records,
    ...(await withReprints(
      store,
      others.map((article) => recordFrom(reader, article)),
    )),
  ];
  const after: ArticleRecord[] = [];
  for (const record of all) after.push(decide(reader, record, decisions, await printsOf(store, all, record)));
  return after;
}

const NONE: ReadonlySet<string> = new Set();

/** The ids of all articles that are one text with `record`, itself left out: by the batch that is written, and by the store. */
async function printsOf(
  store: Store,
  batch: readonly ArticleRecord[],
  record: ArticleRecord,
): Promise<ReadonlySet<string>> {
  const pairs = batch.flatMap(({ document, reprints }) =>
    reprints.others.map((other): readonly [string, string] => [document.meta.id, other]),
  );
  const fresh = new Set(batch.map(({ document }) => document.meta.id));
  const { id } = record.document.meta;
  const prints = new Set([id]);
  // A set tells what is added to it while it is walked.
  for (const print of prints) {
    for (const [one, other] of pairs) {
      if (one === print) prints.add(other);
      if (other === print) prints.add(one);
    }
    // What the store has of an article that is written now is of its former text.
    if (!fresh.has(print)) for (const { id: stored } of await store.reprintsOf(print)) prints.add(stored);
  }
  prints.delete(id);
  return prints;
}

/** The records with what joins them to others of the same text. */
async function withReprints(store: Store, records: readonly ArticleRecord[]): Promise<readonly ArticleRecord[]> {
  // Of one article that comes twice the last is compared; the store keeps no pair with the former.
  const prints = new Map(records.map(({ document }) => [document.meta.id, fingerprintOf(document)]));
  const compared = [...prints].map(([id, print]) => ({ id, buckets: bucketsOf(print), print: () => print }));
  const others = await reprintsAmong(store, compared);
  const buckets = new Map(compared.map((article) => [article.id, article.buckets]));
  return records.map((record) => {
    const { id } = record.document.meta;
    return { ...record, reprints: { buckets: buckets.get(id) ?? [], others: others.get(id) ?? [] } };
  });
}

/** An article that is compared with others; its fingerprint is unpacked where there is one to compare it with. */
interface ComparedArticle {
  readonly id: string;
  readonly buckets: readonly number[];
  readonly print: () => Fingerprint;
}

/** For each of `articles` the ids of those of the batch and of the store that are the same text; those without any are left out. */
async function reprintsAmong(
  store: Store,
  articles: readonly ComparedArticle[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const own = new Map(articles.map((article) => [article.id, article]));
  const buckets = new Map([...own].map(([id, article]) => [id, article.buckets]));
  const candidates = await store.articlesInBuckets(buckets);
  const within = sharingBuckets(buckets);
  const prints = new Map<string, Fingerprint>();
  for (const id of new Set([...candidates.keys(), ...[...candidates.values()].flat(), ...within.keys()])) {
    const article = own.get(id);
    if (article) prints.set(id, article.print());
  }
  const absent = [...new Set([...candidates.values()].flat())].filter((id) => !own.has(id));
  for (const document of absent.length === 0 ? [] : await store.documents(absent)) {
    prints.set(document.meta.id, fingerprintOf(document));
  }
  const found = new Map<string, readonly string[]>();
  for (const id of own.keys()) {
    const print = prints.get(id);
    const near = new Set([...(candidates.get(id) ?? []), ...(within.get(id) ?? [])]);
    near.delete(id);
    const others = [...near].filter((other) => {
      const theirs = prints.get(other);
      return print !== undefined && theirs !== undefined && isReprint(print, theirs);
    });
    if (others.length > 0) found.set(id, others);
  }
  return found;
}

/** The articles of one batch that share a bucket, by id. */
function sharingBuckets(buckets: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = new Map<number, string[]>();
  for (const [id, list] of buckets) {
    for (const bucket of list) {
      const known = holders.get(bucket);
      if (known) known.push(id);
      else holders.set(bucket, [id]);
    }
  }
  const sharing = new Map<string, Set<string>>();
  for (const ids of holders.values()) {
    if (ids.length < 2) continue;
    for (const id of ids) sharing.set(id, new Set([...(sharing.get(id) ?? []), ...ids]));
  }
  return sharing;
}
