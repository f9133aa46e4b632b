/** Whose are the documents that an article tells of: أصدرت الوزارة بياناً، رسالة لطهران، قرار تبناه المجلس? Told again they speak for him. */
import type { Unit } from '../language/index.ts';
import { fillerOf, type Discourse } from './arguments/index.ts';
import { isOfKind } from './kinds.ts';
import { nameOf, phraseAt, type DocumentContext, type ReadSentence } from './sentence.ts';

/** Those who issued the last document of a kind, by the noun that tells the kind: بيان، مذكرة. */
export type Issuers = ReadonlyMap<string, readonly string[]>;

export const NO_ISSUERS: Issuers = new Map();

/** True for a noun of a document or a speech. */
export const isDocument = (unit: Unit): boolean => isOfKind(unit, DOCUMENTS);

const DOCUMENTS = new Set(['document', 'speech']);

/** The issuers known after a sentence, `known` being those before it; `discourse` is that within the sentence. */
export function issuersAfter(
  read: ReadSentence,
  context: DocumentContext,
  discourse: Discourse,
  known: Issuers,
): Issuers {
  let issuers: Map<string, readonly string[]> | null = null;
  for (const unit of read.units) {
    if (unit.class !== 'noun' || unit.reading.article || !isDocument(unit)) continue;
    const issuer = issuerOf(read, unit, context, discourse);
    if (issuer.length) (issuers ??= new Map(known)).set(unit.lemma, issuer);
  }
  return issuers ?? known;
}

/** بيان الوزارة، بيان للوزارة، سلمته مذكرة: the name in its phrase or after it, else the subject of the verb before it. */
function issuerOf(read: ReadSentence, noun: Unit, context: DocumentContext, discourse: Discourse): readonly string[] {
  const phrase = phraseAt(read, noun.index);
  if (!phrase || phrase.head !== noun.index) return [];
  const inside = read.units.slice(phrase.first, phrase.last + 1).map((unit) => nameOf(read, unit));
  const named = inside.find((name) => name && name.type !== 'place');
  if (named) return [named.entity];
  const next = read.phrases[phrase.index + 1];
  const isOwner = next && next.first <= phrase.last + OWNER_DISTANCE && OWNED_BY.has(next.preposition ?? '');
  const owner = isOwner ? fillerOf(read, next, context, discourse, 'subject/author').entities : [];
  if (owner.length) return owner;
  return discourse.within.findLast(([at]) => at < noun.index)?.[1].entities ?? [];
}

/** بيان صادر عن الوزارة: a participle may stand between. */
const OWNER_DISTANCE = 3;
const OWNED_BY = new Set(['ل', 'عن']);
