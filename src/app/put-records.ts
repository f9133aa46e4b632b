import { bucketsOf, type Fingerprint, fingerprintOf, isReprint } from '../derivation/index.ts';
import type { ArticleRecord, Progress, Store } from '../store/index.ts';
import { articlesJudged, decide } from './decisions.ts';
import { recordFrom } from './reader.ts';
import type { OpenCase } from './workspace.ts';

/**
 * Write a batch to the store: records as the engine gives them, which are compared with those of the batch and of the store that
 * may be the same text, and to which the decisions in force are applied. It is done in one transaction, so that no kill comes
 * between. Gives how many of the batch are the text of another article.
 */
export async function putRecords(
  openCase: OpenCase,
  records: readonly ArticleRecord[],
  progress: Progress = {},
): Promise<number> {
  const { store } = openCase;
  const compared = records.length === 0 ? [] : await withReprints(store, records);
  await store.putArticles(compared.length === 0 ? [] : await decided(openCase, compared), progress);
  return compared.filter(({ reprints }) => reprints.others.length > 0).length;
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

async function withReprints(store: Store, records: readonly ArticleRecord[]): Promise<readonly ArticleRecord[]> {
  // Of one article that comes twice the last is compared; the store keeps no pair with the former.
  const prints = new Map(records.map(({ document }) => [document.meta.id, fingerprintOf(document)]));
  const buckets = new Map([...prints].map(([id, print]) => [id, bucketsOf(print)]));
  const candidates = await store.articlesInBuckets(buckets);
  const absent = [...new Set([...candidates.values()].flat())].filter((id) => !prints.has(id));
  const stored = new Map<string, Fingerprint>();
  for (const { document } of await store.undecidedArticles({ ids: absent })) {
    stored.set(document.meta.id, fingerprintOf(document));
  }
  const within = sharingBuckets(buckets);
  return records.map((record) => {
    const { id } = record.document.meta;
    const own = prints.get(id);
    const others = new Set([...(candidates.get(id) ?? []), ...(within.get(id) ?? [])]);
    others.delete(id);
    return {
      ...record,
      reprints: {
        buckets: buckets.get(id) ?? [],
        others: [...others].filter((other) => {
          const print = prints.get(other) ?? stored.get(other);
          return own !== undefined && print !== undefined && isReprint(own, print);
        }),
      },
    };
  });
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
