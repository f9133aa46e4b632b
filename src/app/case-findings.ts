import { setImmediate } from 'node:timers/promises';

import type { ArticleFindings } from '../derivation/index.ts';
import type { Extraction, Span } from '../model/index.ts';
import type { PackedArticle, Store } from '../store/index.ts';
import { sentencesOf } from '../text/index.ts';

/**
 * What do the articles of a case say, all together? They are read once and kept; after a change only what was written since
 * is read again, by whichever process it was written.
 */
export interface CaseFindings {
  /** The revision of the store at which they are true. */
  readonly revision: number;
  /** By id, in no order. */
  readonly articles: ReadonlyMap<string, ArticleFindings>;
  /** Ids of articles that are one text printed again, two by two. */
  readonly reprintPairs: readonly (readonly [string, string])[];
}

/** Before all revisions; articles that an older program wrote are of revision 0. */
const NEVER = -1;

/** So many articles are in memory as JSON at once. */
const PAGE = 200;

/** A function that gives the findings as they are now. Who asks while they are read waits for the same reading. */
export function createFindingsReader(store: Store): () => Promise<CaseFindings> {
  let known: CaseFindings = { revision: NEVER, articles: new Map(), reprintPairs: [] };
  let reading: Promise<CaseFindings> | null = null;
  return async () => {
    if (reading !== null) return reading;
    reading = readSince(store, known);
    try {
      known = await reading;
      return known;
    } finally {
      reading = null;
    }
  };
}

async function readSince(store: Store, known: CaseFindings): Promise<CaseFindings> {
  // What is written while we read has a later revision, and is read again the next time.
  const revision = await store.revision();
  if (revision === known.revision) return known;
  const { emptied, ids } = await store.deletedSince(known.revision);
  const articles = new Map(emptied ? [] : known.articles);
  for (const id of ids) articles.delete(id);
  const since = emptied ? NEVER : known.revision;
  for (let after = ''; ;) {
    const page = await store.writtenSince(since, { after, limit: PAGE });
    for (const packed of page) articles.set(packed.id, unpack(packed));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
    // Between two pages others may have this thread.
    await setImmediate();
  }
  return { revision, articles, reprintPairs: await store.reprintPairs() };
}

function unpack({ extraction, sentences, text }: PackedArticle): ArticleFindings {
  const { doc, blocks, entities, claims, shifts, figures, causes, mentions } = JSON.parse(extraction) as Extraction;
  return {
    document: doc,
    extraction: { entities, claims, shifts, figures, causes, mentions },
    sentences:
      sentences === null
        ? sentencesOf({ meta: doc, text: text ?? '', blocks })
        : (JSON.parse(sentences) as readonly Span[]),
  };
}
