import { fingerprintOf, resemblance } from '../derivation/index.ts';
import { type IngestReport, MarsadError } from '../model/index.ts';
import type { Store } from '../store/index.ts';
import { batchesOf } from './batches.ts';
import { deletedArticles } from './decisions.ts';
import { caseNameOf, SAMPLE_CASE } from './home.ts';
import type { ArticleInput } from './input/source.ts';
import { appendArticles } from './journal.ts';
import { putRecords, type Reading } from './put-records.ts';
import { contentHashOf, documentOf, type Reader } from './reader.ts';
import { inOrder } from './threads/index.ts';
import type { OpenCase } from './workspace.ts';

export type IngestCounts = Omit<IngestReport, 'case' | 'problems'>;

/** Articles in one transaction. After each the counts are true even if the process is killed. */
const BATCH = 100;

/**
 * Take a user's articles into a case.
 * @throws MarsadError `case/sample-reserved` for the case of the samples, which never mix with others
 */
export async function ingest(
  openCase: OpenCase,
  articles: AsyncIterable<ArticleInput> | Iterable<ArticleInput>,
): Promise<IngestCounts> {
  refuseSampleCase(openCase.name);
  return takeIn(openCase, articles);
}

/** @throws MarsadError `case/sample-reserved` */
export function refuseSampleCase(name: string): void {
  if (caseNameOf(name) === SAMPLE_CASE) throw new MarsadError('case/sample-reserved', { name });
}

/**
 * Take articles into a case. An article whose id is there already is replaced where its text or metadata are new, or where
 * the engine is newer than what was found in it; else it is left alone.
 */
export async function takeIn(
  openCase: OpenCase,
  articles: AsyncIterable<ArticleInput> | Iterable<ArticleInput>,
): Promise<IngestCounts> {
  let counts = NOTHING;
  // While a batch is written the next one is being read.
  for await (const begun of inOrder(batchesOf(articles, BATCH), 2, (batch) => begin(openCase, batch))) {
    counts = sum(counts, await openCase.change(() => ingestBatch(openCase, begun)));
  }
  await openCase.store.indexTerms();
  await openCase.store.countTables();
  return counts;
}

/** A batch, and what is being made of its articles that seem to be new, by content hash. */
interface BegunBatch {
  readonly batch: readonly ArticleInput[];
  readonly records: ReadonlyMap<string, Promise<Reading>>;
}

/** Begin to read the articles of `batch`. Which of them are new is known for sure only when it is their turn. */
async function begin(openCase: OpenCase, batch: readonly ArticleInput[]): Promise<BegunBatch> {
  const reader = await openCase.reader();
  const states = await openCase.store.articleStates(batch.map(({ meta }) => meta.id));
  const { inForce } = await openCase.decisions();
  const records = new Map<string, Promise<Reading>>();
  for (const article of batch) {
    const hash = contentHashOf(article);
    const state = states.get(article.meta.id);
    if (state?.contentHash === hash && state.engine === reader.version) continue;
    const record = read(openCase, reader, article, inForce.length > 0);
    record.catch(() => undefined);
    records.set(hash, record);
  }
  return { batch, records };
}

async function ingestBatch(openCase: OpenCase, { batch, records: begun }: BegunBatch): Promise<IngestCounts> {
  const { store, archive } = openCase;
  const [reader, decisions] = [await openCase.reader(), await openCase.decisions()];
  const deleted = deletedArticles(decisions);
  const known = await asKnownArticles(store, batch);
  const wanted = known.filter((article) => !deleted.has(article.meta.id));
  const states = await store.articleStates(wanted.map((article) => article.meta.id));
  const changed: ArticleInput[] = [];
  const reading: Promise<Reading>[] = [];
  let added = 0;
  for (const article of wanted) {
    const state = states.get(article.meta.id);
    const hash = contentHashOf(article);
    const isNew = state?.contentHash !== hash;
    if (!isNew && state?.engine === reader.version) continue;
    if (state === undefined) added += 1;
    if (isNew) changed.push(article);
    reading.push(readBy(openCase, reader, article, decisions.inForce.length > 0, begun.get(hash)));
  }
  const records = await Promise.all(reading);
  let reprints = 0;
  if (records.length > 0) {
    const loadedTo = changed.length > 0 ? await appendArticles(archive.documents, changed) : undefined;
    reprints = await putRecords(openCase, records, { loadedTo });
  }
  return {
    read: batch.length,
    added,
    updated: records.length - added,
    unchanged: wanted.length - records.length,
    deleted: batch.length - wanted.length,
    reprints,
    claims: records.reduce((claims, record) => claims + claimsIn(record), 0),
  };
}

/** Read an article, so that decisions can be applied to it where there are any. */
function read(openCase: OpenCase, reader: Reader, article: ArticleInput, isDecided: boolean): Promise<Reading> {
  return isDecided ? openCase.read(reader, article) : openCase.readReady(reader, article);
}

/** What was begun, unless an alias has been added since, or the first decision has been made. */
async function readBy(
  openCase: OpenCase,
  reader: Reader,
  article: ArticleInput,
  isDecided: boolean,
  begun: Promise<Reading> | undefined,
): Promise<Reading> {
  const reading = await begun;
  const isUsable = reading?.engine === reader.version && !(isDecided && 'packed' in reading);
  return isUsable ? reading : read(openCase, reader, article, isDecided);
}

function claimsIn(reading: Reading): number {
  return 'packed' in reading ? reading.claims : reading.extraction.claims.length;
}

/** From here on an article from the same address is a later version of the other, not another one. */
const VERSION_RESEMBLANCE_MIN = 0.3;

/**
 * `batch`, where an article whose id is not known has that of the article from the same address, if its text is akin: an
 * article that was updated. A page whose address stands for whatever is news today holds other articles.
 */
async function asKnownArticles(store: Store, batch: readonly ArticleInput[]): Promise<readonly ArticleInput[]> {
  const urls = batch.flatMap(({ meta }) => (meta.url === null ? [] : [meta.url]));
  if (urls.length === 0) return batch;
  const stored = await store.articlesAt(urls);
  const states = await store.articleStates(batch.map(({ meta }) => meta.id));
  return batch.map((article) => {
    const { meta } = article;
    if (meta.url === null || states.has(meta.id)) return article;
    const own = fingerprintOf(documentOf(article));
    const former = stored.find(
      (document) =>
        document.meta.url === meta.url && resemblance(own, fingerprintOf(document)) >= VERSION_RESEMBLANCE_MIN,
    );
    return former ? { ...article, meta: { ...meta, id: former.meta.id } } : article;
  });
}

const NOTHING: IngestCounts = { read: 0, added: 0, updated: 0, unchanged: 0, deleted: 0, reprints: 0, claims: 0 };

function sum(a: IngestCounts, b: IngestCounts): IngestCounts {
  return {
    read: a.read + b.read,
    added: a.added + b.added,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    deleted: a.deleted + b.deleted,
    reprints: a.reprints + b.reprints,
    claims: a.claims + b.claims,
  };
}
