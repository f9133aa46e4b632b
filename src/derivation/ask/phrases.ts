import type { Word, WordReader } from './words.ts';

/** Phrases of the resources found in words: the longest that fits, at each place. */

/** One phrase ready to be compared. */
export interface Phrase<Meaning> {
  readonly keys: readonly string[];
  /** Only at the beginning, or only at the end, of a part of the question. */
  readonly opens: boolean;
  readonly closes: boolean;
  readonly meaning: Meaning;
}

export interface PhraseHit<Meaning> {
  /** Places in the list of words, the last one included. */
  readonly first: number;
  readonly last: number;
  readonly meaning: Meaning;
}

/** Phrases by their first key. */
export type PhraseTable<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>;

export function phraseTable<Meaning>(
  rows: readonly { readonly words: readonly string[]; readonly meaning: Meaning }[],
  { keyOf }: WordReader,
): PhraseTable<Meaning> {
  const table = new Map<string, Phrase<Meaning>[]>();
  for (const { words, meaning } of rows) {
    for (const written of words) {
      const keys = written
        .replace(/^\^|\$$/gu, '')
        .split(' ')
        .map(keyOf);
      const [first = ''] = keys;
      const phrase = { keys, opens: written.startsWith('^'), closes: written.endsWith('$'), meaning };
      table.set(first, [...(table.get(first) ?? []), phrase]);
    }
  }
  return table;
}

/** All longest phrases from left to right; of one length at one place each meaning once, and none that overlaps an earlier one. */
export function findPhrases<Meaning>(
  words: readonly Word[],
  table: PhraseTable<Meaning>,
): readonly PhraseHit<Meaning>[] {
  const hits: PhraseHit<Meaning>[] = [];
  for (let at = 0; at < words.length;) {
    const fitting = phrasesAt(words, at, table);
    const length = fitting.reduce((most, { keys }) => Math.max(most, keys.length), 0);
    const longest = fitting.filter(({ keys }) => keys.length === length);
    // موقف is a position before it is a form of أوقف.
    const written = longest.filter(({ keys }) => words[at]?.written.has(keys[0] ?? '') === true);
    const meanings = new Set((written.length > 0 ? written : longest).map(({ meaning }) => meaning));
    for (const meaning of meanings) hits.push({ first: at, last: at + length - 1, meaning });
    at += Math.max(1, length);
  }
  return hits;
}

function phrasesAt<Meaning>(
  words: readonly Word[],
  at: number,
  table: PhraseTable<Meaning>,
): readonly Phrase<Meaning>[] {
  const found: Phrase<Meaning>[] = [];
  for (const key of words[at]?.keys ?? []) {
    for (const phrase of table.get(key) ?? []) {
      if (!phrase.keys.every((each, index) => words[at + index]?.keys.has(each) === true)) continue;
      if (phrase.opens && !opensPart(words, at)) continue;
      if (phrase.closes && !closesPart(words, at + phrase.keys.length - 1)) continue;
      found.push(phrase);
    }
  }
  return found;
}

/** Whether a word stands first in the question, behind a mark, or joined by و, ف or `and` to what stands before. */
function opensPart(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (before === undefined || before.isMark) return true;
  return words[at]?.isJoined === true || before.keys.has('and') || before.keys.has('or');
}

function closesPart(words: readonly Word[], at: number): boolean {
  const after = words[at + 1];
  return after === undefined || after.isMark || after.isJoined;
}
