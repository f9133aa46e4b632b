import { setImmediate } from 'node:timers/promises';

import type { ArticleFindings } from '../derivation/index.ts';
import type { Span } from '../model/index.ts';
import { type PackedArticle, type Store, unpackExtraction } from '../store/index.ts';
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

/** So many articles are in memory as they are kept at once. */
const PAGE = 200;

/** A function that gives the findings as they are now. Who asks while they are read waits for the same reading. */
export function createFindingsReader(store: Store): () => Promise<CaseFindings> {
  const share = createSharing();
  let known: CaseFindings = { revision: NEVER, articles: new Map(), reprintPairs: [] };
  let reading: Promise<CaseFindings> | null = null;
  return async () => {
    if (reading !== null) return reading;
    reading = readSince(store, known, share);
    try {
      known = await reading;
      return known;
    } finally {
      reading = null;
    }
  };
}

async function readSince(store: Store, known: CaseFindings, share: Share): Promise<CaseFindings> {
  // What is written while we read has a later revision, and is read again the next time.
  const revision = await store.revision();
  if (revision === known.revision) return known;
  const { emptied, ids } = await store.deletedSince(known.revision);
  const articles = new Map(emptied ? [] : known.articles);
  for (const id of ids) articles.delete(id);
  const since = emptied ? NEVER : known.revision;
  for (let after = ''; ;) {
    const page = await store.writtenSince(since, { after, limit: PAGE });
    for (const packed of page) articles.set(packed.id, unpack(packed, share));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
    // Between two pages others may have this thread.
    await setImmediate();
  }
  return { revision, articles, reprintPairs: await store.reprintPairs() };
}

function unpack({ extraction, sentences, text }: PackedArticle, share: Share): ArticleFindings {
  const { doc, blocks, entities, claims, shifts, figures, causes, mentions } = unpackExtraction(extraction);
  return {
    document: { ...doc, outlet: share(doc.outlet), published: share(doc.published), language: share(doc.language) },
    extraction: {
      entities: entities.map((entity) => share(entity)),
      claims: claims.map((claim) => ({
        ...claim,
        mode: share(claim.mode),
        actor: share(claim.actor),
        recipient: share(claim.recipient),
        time: share(claim.time),
        time_text: share(claim.time_text),
        place: share(claim.place),
        attribution: share(claim.attribution),
        stance: share(claim.stance),
        rule: share(claim.rule),
      })),
      shifts,
      figures: figures.map((figure) => ({
        ...figure,
        unit: share(figure.unit),
        group: share(figure.group),
        place: share(figure.place),
        time: share(figure.time),
        attribution: share(figure.attribution),
      })),
      causes,
      mentions: mentions.map((mention) => ({
        ...mention,
        entity: share(mention.entity),
        label: share(mention.label),
        rule: share(mention.rule),
      })),
    },
    sentences:
      sentences === null
        ? sentencesOf({ meta: doc, text: text ?? '', blocks })
        : (JSON.parse(sentences) as readonly Span[]),
  };
}

/** Gives the same thing for whatever says the same: articles repeat each other's names, sides and speakers. */
type Share = <Value>(value: Value) => Value;

/** What is shared is forgotten beyond so many things; what is kept of it stays as it is. */
const SHARED_MAX = 200_000;

/** Between two texts of a list that is looked up as one. */
const BETWEEN = '\u0000';

function createSharing(): Share {
  const [texts, lists, things] = [new Map<string, unknown>(), new Map<string, unknown>(), new Map<string, unknown>()];
  return <Value>(value: Value): Value => {
    if (value === null) return value;
    // Most things are words, and lists of one or two ids: those are not written as JSON to be looked up.
    const [shared, key] =
      typeof value === 'string'
        ? [texts, value]
        : isListOfTexts(value)
          ? [lists, value.join(BETWEEN)]
          : [things, JSON.stringify(value)];
    const known = shared.get(key);
    // What is kept under a key says the same as the value.
    if (known !== undefined) return known as Value;
    if (shared.size >= SHARED_MAX) shared.clear();
    shared.set(key, value);
    return value;
  };
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
}
