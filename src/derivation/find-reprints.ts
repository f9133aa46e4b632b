import { type Document, type DocumentMeta, edtfRange } from '../model/index.ts';
import { type ClusterOf, distinct } from './findings.ts';
import { wordUnits, numbersAmong } from './word-units.ts';
import { createUnionFind } from './union-find.ts';

/**
 * Which articles are one text printed again? An agency's dispatch stands in ten newspapers, with another title, a few words
 * changed, the end cut off; it is one piece of evidence and not ten. Two articles on one topic share few runs of three words,
 * so runs of words tell (Broder 1997: shingles, resemblance, min-wise hashing). All is deterministic: the same articles give
 * the same pairs in any order.
 */
export interface ReprintParameters {
  /** Words in one shingle. */
  readonly shingleWords: number;
  /** Shingles that two articles share, of those that either has, 0 to 1: from here on they are one text. */
  readonly resemblanceMin: number;
  /** The same for shorter texts than `shortWords`, where a few words make much. */
  readonly shortResemblanceMin: number;
  readonly shortWords: number;
  /**
   * Numbers that both name, of those of the article with fewer, 0 to 1: below it a bulletin is one of a series, whose words
   * stay while its numbers change.
   */
  readonly numbersMin: number;
  /** Days between publication, where both are known. */
  readonly daysMax: number;
}

export const REPRINT_DEFAULTS: ReprintParameters = {
  shingleWords: 3,
  resemblanceMin: 0.5,
  shortResemblanceMin: 0.8,
  shortWords: 40,
  numbersMin: 0.5,
  daysMax: 30,
};

/** What is compared of an article. */
export interface Fingerprint {
  readonly meta: DocumentMeta;
  readonly words: number;
  /** Hashes of its shingles, 32 bits. */
  readonly shingles: ReadonlySet<number>;
  readonly numbers: ReadonlySet<string>;
}

export function fingerprintOf(
  { meta, text, blocks }: Document,
  { shingleWords }: ReprintParameters = REPRINT_DEFAULTS,
): Fingerprint {
  const own = blocks.filter((block) => block.kind !== 'boilerplate').map(({ start, end }) => text.slice(start, end));
  const words = wordUnits(own.join('\n'));
  const { count, letters, starts, ends } = words;
  const shingles = new Set<number>();
  for (let at = 0; at + shingleWords <= count; at += 1) {
    shingles.add(hashLetters(letters, starts[at] ?? 0, ends[at + shingleWords - 1] ?? 0));
  }
  // A text shorter than one shingle is one.
  if (shingles.size === 0) shingles.add(hashLetters(letters, 0, ends[count - 1] ?? 0));
  return { meta, words: count, shingles, numbers: numbersAmong(words) };
}

/** The part of their shingles that two articles share, 0 to 1. */
export function resemblance(a: Fingerprint, b: Fingerprint): number {
  return sharedPart(a.shingles, b.shingles);
}

/** True where one of the two is the other printed again. */
export function isReprint(a: Fingerprint, b: Fingerprint, parameters: ReprintParameters = REPRINT_DEFAULTS): boolean {
  const isShort = Math.min(a.words, b.words) < parameters.shortWords;
  return (
    isNear(a.meta.published, b.meta.published, parameters.daysMax) &&
    resemblance(a, b) >= (isShort ? parameters.shortResemblanceMin : parameters.resemblanceMin) &&
    heldPart(a.numbers, b.numbers) >= parameters.numbersMin
  );
}

function countShared<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  return shared;
}

/** What two sets share, of what either holds. */
function sharedPart<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): number {
  const shared = countShared(a, b);
  return shared / (a.size + b.size - shared);
}

/** What two sets share, of what the smaller holds; all of it where that is empty. */
function heldPart<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): number {
  const size = Math.min(a.size, b.size);
  return size === 0 ? 1 : countShared(a, b) / size;
}

function isNear(a: string | null, b: string | null, daysMax: number): boolean {
  const [one, other] = [a, b].map((date) => (date === null ? null : edtfRange(date)));
  if (!one || !other) return true;
  const { earliestDay: from, latestDay: to } = one;
  const { earliestDay: start, latestDay: end } = other;
  if (from === null || to === null || start === null || end === null) return true;
  return Math.max(from, start) - Math.min(to, end) <= daysMax;
}

/**
 * Bands of min-wise hashes, four each: two articles that share a band are worth comparing. Of pairs with a resemblance of
 * 0.5 they meet 87%, of 0.6 99%, of 0.1 less than 1 in 300.
 */
const BANDS = 32;
const BAND_ROWS = 4;
const SEEDS = Uint32Array.from({ length: BANDS * BAND_ROWS }, (_unused, n) => mix(n + 1));

/** The buckets in which to look for reprints of an article: whole numbers below 2^53. */
export function bucketsOf({ shingles }: Fingerprint): readonly number[] {
  const least = new Uint32Array(SEEDS.length).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let n = 0; n < SEEDS.length; n += 1) {
      const hash = mix(shingle ^ (SEEDS[n] ?? 0));
      if (hash < (least[n] ?? 0)) least[n] = hash;
    }
  }
  return Array.from({ length: BANDS }, (_unused, band) => {
    let hash = 0;
    for (let row = 0; row < BAND_ROWS; row += 1) hash = mix(hash ^ (least[band * BAND_ROWS + row] ?? 0));
    return band * 2 ** 32 + hash;
  });
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashLetters(letters: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (letters[at] ?? 0), 0x01000193);
  return mix(hash >>> 0);
}

/** A bijection of 32 bits in which every bit moves every other (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Names the text of each document: the same for all that `pairs` of ids join, directly or through others. The name is the
 * least of their ids.
 */
export function clusterOfPairs(pairs: readonly (readonly [string, string])[]): ClusterOf {
  const ids = distinct(pairs.flat());
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const texts = createUnionFind(ids.length);
  for (const [a, b] of pairs) texts.join(numberOf.get(a) ?? 0, numberOf.get(b) ?? 0);
  return ({ id }) => {
    const number = numberOf.get(id);
    return number === undefined ? id : (ids[texts.rootOf(number)] ?? id);
  };
}
