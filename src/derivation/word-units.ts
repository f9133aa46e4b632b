import { exactKey, foldKey } from '../language/index.ts';

/**
 * The words of a text, folded, as one run of code units with a blank between two words: runs of words are pieces of it. Every article
 * is cut so when it comes in, and each that it may be a reprint of; as strings its words would take ten times as long.
 */
export interface WordUnits {
  readonly count: number;
  readonly letters: Uint16Array;
  /** Where in `letters` each word starts and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const BLANK = 0x20;
/** What a code unit becomes, where it is no letter of a word: nothing, an end of the word, or what its neighbours decide. */
const DROPPED = -1;
const BETWEEN = -2;
const UNCLEAR = -3;
const UNKNOWN = -4;
/** What each code unit becomes, found out when it first comes. */
const becomes = new Int32Array(0x10000).fill(UNKNOWN);

export function wordUnits(text: string): WordUnits {
  return foldUnits(text) ?? foldWhole(text);
}

/** The words that are numbers in digits alone. */
export function numbersAmong({ count, letters, starts, ends }: WordUnits): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (let n = 0; n < count; n += 1) {
    if (!isDigit(letters[starts[n] ?? 0] ?? 0)) continue;
    const word = letters.subarray(starts[n], ends[n]);
    if (word.every(isDigit)) numbers.add(Array.from(word, (unit) => String.fromCharCode(unit)).join(''));
  }
  return numbers;
}

/** Code unit by code unit; null where one of them depends on others. */
function foldUnits(text: string): WordUnits | null {
  const words = wordsOfAtMost(text.length);
  const { letters, starts, ends } = words;
  let count = 0;
  let at = 0;
  let isWithin = false;
  for (let from = 0; from < text.length; from += 1) {
    const unit = text.charCodeAt(from);
    let folded = becomes[unit] ?? UNKNOWN;
    if (folded === UNKNOWN) folded = becomes[unit] = becomingOf(text.charAt(from));
    if (folded === UNCLEAR) return null;
    if (folded === DROPPED) continue;
    if (folded === BETWEEN) {
      if (isWithin) ends[count - 1] = at;
      isWithin = false;
      continue;
    }
    if (!isWithin) {
      if (count > 0) letters[at++] = BLANK;
      starts[count++] = at;
      isWithin = true;
    }
    letters[at++] = folded;
  }
  if (isWithin) ends[count - 1] = at;
  return { ...words, count };
}

/** Halves of pairs, forms that are resolved together with their neighbours, and capitals whose small letter is not one alone. */
const IN_CONTEXT = /[\p{Cs}\ufb50-\ufdff\ufe70-\ufefc\u03a3]/u;

function becomingOf(character: string): number {
  if (IN_CONTEXT.test(character)) return UNCLEAR;
  const folded = foldKey(exactKey(character));
  if (folded === '') return DROPPED;
  if (folded.length > 1) return UNCLEAR;
  return /[\p{L}\p{N}]/u.test(folded) ? folded.charCodeAt(0) : BETWEEN;
}

/** The text as a whole. */
function foldWhole(text: string): WordUnits {
  const folded = foldKey(exactKey(text));
  const found = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = wordsOfAtMost(folded.length);
  let at = 0;
  for (const [n, word] of found.entries()) {
    if (n > 0) words.letters[at++] = BLANK;
    words.starts[n] = at;
    for (let from = 0; from < word.length; from += 1) words.letters[at++] = word.charCodeAt(from);
    words.ends[n] = at;
  }
  return { ...words, count: found.length };
}

/** Room for the words of a text of this length. */
function wordsOfAtMost(length: number): WordUnits {
  const most = Math.ceil(length / 2);
  return {
    count: 0,
    letters: new Uint16Array(length + most),
    starts: new Uint32Array(most),
    ends: new Uint32Array(most),
  };
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
