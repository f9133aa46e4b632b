import { setImmediate } from 'node:timers/promises';

import type { ArticleFindings } from '../derivation/index.ts';
import type { Attribution, Claim, Entity, Figure, Span, Stance, Voice } from '../model/index.ts';
import { type PackedArticle, type Store, unpackExtraction } from '../store/index.ts';
import { sentencesOf } from '../text/index.ts';
import { packMentions } from './packed-mentions.ts';

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
  const listed = packMentions(mentions, (name) =>
    share(['name', name.entity, name.label, name.rule].join(BETWEEN), name),
  );
  return {
    document: { ...doc, outlet: shareText(share, doc.outlet), published: shareText(share, doc.published) },
    extraction: {
      entities: entities.map((entity) => share(keyOfEntity(entity), entity)),
      claims: claims.map((claim) => shareClaim(claim, share)),
      shifts,
      figures: figures.map((figure) => shareFigure(figure, share)),
      causes,
      get mentions() {
        return listed.all();
      },
    },
    mentionsOf: (entity) => listed.of(entity),
    sentences:
      sentences === null
        ? sentencesOf({ meta: doc, text: text ?? '', blocks })
        : (JSON.parse(sentences) as readonly Span[]),
  };
}

/** Gives the same thing for all of one key: articles repeat each other's names, sides and speakers. */
type Share = <Value>(key: string, value: Value) => Value;

/** What is shared is forgotten beyond so many things; what is kept of it stays as it is. */
const SHARED_MAX = 200_000;

/** Between two texts of a key. */
const BETWEEN = '\u0000';

/** Keys of different kinds of things begin differently, or are of another number of texts. */
function createSharing(): Share {
  const shared = new Map<string, unknown>();
  return <Value>(key: string, value: Value): Value => {
    const known = shared.get(key);
    // What is kept under a key says the same as the value.
    if (known !== undefined) return known as Value;
    if (shared.size >= SHARED_MAX) shared.clear();
    shared.set(key, value);
    return value;
  };
}

function shareText<Text extends string | null>(share: Share, text: Text): Text {
  return text === null ? text : share(`text${BETWEEN}${text}`, text);
}

function shareIds(share: Share, ids: readonly string[]): readonly string[] {
  return share(`ids${BETWEEN}${ids.join(BETWEEN)}`, ids);
}

function keyOfEntity({ id, label, type, party, forms, provisional }: Entity): string {
  return ['entity', id, label.ar, label.en, type, party, provisional === true, ...forms].join(BETWEEN);
}

/** What is left out of an object, as an older engine may have done, stays left out. */
function shareClaim(claim: Claim, share: Share): Claim {
  return {
    ...claim,
    mode: shareText(share, claim.mode),
    actor: shareIds(share, claim.actor),
    recipient: shareIds(share, claim.recipient),
    time: shareText(share, claim.time),
    time_text: shareText(share, claim.time_text),
    place: shareIds(share, claim.place),
    attribution: share(keyOfAttribution(claim.attribution), claim.attribution),
    stance: share(keyOfStances(claim.stance), claim.stance),
    rule: shareText(share, claim.rule),
  };
}

function shareFigure(figure: Figure, share: Share): Figure {
  return {
    ...figure,
    unit: shareText(share, figure.unit),
    group: shareText(share, figure.group),
    place: shareIds(share, figure.place),
    time: shareText(share, figure.time),
    attribution: share(keyOfAttribution(figure.attribution), figure.attribution),
  };
}

function keyOfAttribution({ chain, ...innermost }: Attribution): string {
  return ['voice', keyOfVoice(innermost), ...chain.map(keyOfVoice)].join(BETWEEN);
}

function keyOfVoice({ kind, verb, quoted, speaker }: Voice): string {
  return `${kind} ${verb} ${quoted} ${speaker.join(' ')}`;
}

function keyOfStances(stances: readonly Stance[]): string {
  return `stances${BETWEEN}${stances.map(({ holder, target, sign }) => `${holder} ${target} ${sign}`).join(BETWEEN)}`;
}
