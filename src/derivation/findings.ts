import {
  type Claim,
  type DocumentMeta,
  edtfRange,
  type Extraction,
  type Mention,
  middleDay,
  overlaps,
  type Span,
} from '../model/index.ts';

import { onceFor } from './reuse.ts';

/** What derivations are made from: articles with what was taken out of them, and how they are put in one order. */

/** What positions are made from: one article and what was taken out of it. */
export interface Finding {
  readonly document: DocumentMeta;
  readonly extraction: Pick<Extraction, 'claims' | 'shifts' | 'entities'>;
}

/** What all derivations together are made from: one article, everything that was taken out of it, and its sentences. */
export interface ArticleFindings extends Finding {
  readonly extraction: Pick<Extraction, 'claims' | 'shifts' | 'entities' | 'figures' | 'causes' | 'mentions'>;
  /** The mentions of one entity, where they are found sooner than by a look at all of them. */
  readonly mentionsOf?: ((entity: string) => readonly Mention[]) | undefined;
  /** Sentences of the text in order; two findings of one sentence belong together. */
  readonly sentences: readonly Span[];
}

/** The mentions of one entity in an article, in order. */
export function mentionsNaming({ extraction, mentionsOf }: ArticleFindings, entity: string): readonly Mention[] {
  return mentionsOf?.(entity) ?? extraction.mentions.filter((mention) => mention.entity === entity);
}

/** Tells which documents are reprints of one text: the same name, the same text. */
export type ClusterOf = (document: DocumentMeta) => string;

/** Where nobody looked for reprints, each document is a text of its own. */
export const OWN_CLUSTER: ClusterOf = (document) => document.id;

/** −1, 0 or 1 by code units: the same order on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The value of `key`; made by `make`, and kept, where there is none. */
export function valueAt<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Items by key, in the order in which they come. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) valueAt(groups, keyOf(item), () => []).push(item);
  return groups;
}

/** Each text once, sorted. */
export function distinct(values: Iterable<string>): readonly string[] {
  // Most lists have one member, and there are millions of them.
  if (Array.isArray(values) && values.length < 2) return values as readonly string[];
  // Without a function of ours texts are compared by code units, as `compareText` does, and far sooner.
  return [...new Set(values)].toSorted();
}

/** The party for which each entity of a document acts that acts for another; most act for themselves, and are left out. */
export const partyMap: (finding: Finding) => ReadonlyMap<string, string> = onceFor(
  ({ extraction }) =>
    new Map(extraction.entities.filter(({ id, party }) => party !== id).map(({ id, party }) => [id, party])),
);

/** The parties of entities, each once, sorted. An entity without a party is its own. */
export function partiesOf(ids: readonly string[], partyOf: ReadonlyMap<string, string>): readonly string[] {
  return ids.length === 0 ? NOBODY : sharedList(distinct(ids.map((id) => partyOf.get(id) ?? id)));
}

const NOBODY: readonly string[] = [];
const lists = new Map<string, readonly string[]>();
/** So many lists are remembered; who acts together, and toward whom, says itself over and over. */
const LISTS_MAX = 100_000;

/** One list for all that hold the same ids. */
function sharedList(list: readonly string[]): readonly string[] {
  const key = list.length === 1 ? (list[0] ?? '') : list.join(' ');
  const known = lists.get(key);
  if (known !== undefined) return known;
  if (lists.size >= LISTS_MAX) lists.clear();
  lists.set(key, list);
  return list;
}

/** The middle day of an article's publication date; null where it has none. */
export function publishedDay({ published }: DocumentMeta): number | null {
  const range = published === null ? null : edtfRange(published);
  if (range === null || range.earliestDay === null || range.latestDay === null) return null;
  return middleDay(range.earliestDay, range.latestDay);
}

/** The earliest article first; those without a date last; ids decide. */
export function byPublication(a: DocumentMeta, b: DocumentMeta): number {
  const dayA = publishedDay(a) ?? Infinity;
  const dayB = publishedDay(b) ?? Infinity;
  return (dayA === dayB ? 0 : dayA - dayB) || compareText(a.id, b.id);
}

/** The findings that lie in the sentence of `span`, or overlap it where no sentences are known. */
export function inSameSentence<Item extends Span>(
  items: readonly Item[],
  span: Span,
  sentences: readonly Span[],
): readonly Item[] {
  const sentence = sentences.find((each) => each.start <= span.start && span.start < each.end) ?? span;
  return items.filter((item) => overlaps(item, sentence) || overlaps(item, span));
}

/**
 * Who vouches for a finding: the outlet where the article itself tells it, else kind and parties of the innermost speaker.
 * An unnamed source is the outlet's own: two outlets with "military sources" have two.
 */
export function voiceOf(
  attribution: Claim['attribution'],
  document: DocumentMeta,
  partyOf: ReadonlyMap<string, string>,
): string {
  const outlet = document.outlet ?? document.id;
  if (attribution.kind === 'author') return `outlet:${outlet}`;
  const speakers = partiesOf(attribution.speaker, partyOf).join('+');
  return speakers === '' ? `${attribution.kind}:?${outlet}` : `${attribution.kind}:${speakers}`;
}
