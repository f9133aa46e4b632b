import { bucketsOf, type Fingerprint, fingerprintOf, isReprint } from '../derivation/index.ts';
import type { ArticleRecord, Progress, Store } from '../store/index.ts';

/**
 * Write a batch to the store, with what is reprinted in it: each article is compared with those of the batch and of the store
 * that may be the same text. It is done in the same transaction, so that no kill comes between. Gives how many of the batch are
 * the text of another article.
 */
export async function putRecords(
  store: Store,
  records: readonly ArticleRecord[],
  progress: Progress = {},
): Promise<number> {
  const compared = records.length === 0 ? [] : await withReprints(store, records);
  await store.putArticles(compared, progress);
  return compared.filter(({ reprints }) => reprints.others.length > 0).length;
}

async function withReprints(store: Store, records: readonly ArticleRecord[]): Promise<readonly ArticleRecord[]> {
  // Of one article that comes twice the last is compared; the store keeps no pair with the former.
  // The day is that which came with the article, for those in the store are known by it too.
  const prints = new Map(
    records.map(({ document, decided }) => {
      const meta = decided?.extracted.doc ?? document.meta;
      return [meta.id, fingerprintOf({ ...document, meta })];
    }),
  );
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
