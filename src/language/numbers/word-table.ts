import { onceAForm } from '../forms.ts';
import { foldKey } from '../spelling.ts';
import type { Reading, Token } from '../tokens.ts';

/** A word of a table, found in a token through one of its readings. */
export interface WordMatch<Entry> {
  readonly entry: Entry;
  readonly reading: Reading;
  /** True where the stem is spelt as the table spells it; false where only the folded keys meet (اب for آب). */
  readonly exact: boolean;
}

/** Looks a token up. */
export type WordTable<Entry> = (token: Token) => readonly WordMatch<Entry>[];

const NONE: readonly never[] = [];

/**
 * A closed class of words (number words, months, units of time) as a lookup over tokens. Each word stands once, in dictionary
 * spelling; hamza, ى/ي, ة/ه and attached و ف ب ك ل ال are the readings' business. Words with a pronoun (شهرها) are no match.
 */
export function wordTable<Entry>(rows: Iterable<readonly [word: string, entry: Entry]>): WordTable<Entry> {
  const byFolded = new Map<string, { readonly word: string; readonly entry: Entry }[]>();
  for (const [word, entry] of rows) {
    const key = foldKey(word);
    const known = byFolded.get(key);
    if (known) known.push({ word, entry });
    else byFolded.set(key, [{ word, entry }]);
  }
  return onceAForm((token) => {
    if (token.kind !== 'word') return NONE;
    const matches: WordMatch<Entry>[] = [];
    for (const reading of token.readings) {
      if (reading.pronoun !== null) continue;
      for (const row of byFolded.get(reading.folded) ?? NONE)
        matches.push({ entry: row.entry, reading, exact: row.word === reading.stem });
    }
    return matches.length > 0 ? matches : NONE;
  });
}

/** What may stand before the stem: anything (a phrase's first word), nothing, or و alone. */
export type Join = 'first' | 'bare' | 'and';

/** True where the reading's proclitics are those that `join` allows. The article is always allowed. */
export function fitsJoin(reading: Reading, join: Join): boolean {
  if (join === 'first') return true;
  if (join === 'bare') return reading.proclitics.length === 0;
  return reading.proclitics.length === 1 && reading.proclitics[0] === 'و';
}

/** Where the word after “and” is to be read: behind a و that stands alone (و 18), or within the token (وعشرون). */
export function afterAnd(tokens: readonly Token[], at: number): { readonly at: number; readonly join: Join } {
  return tokens[at]?.exact === 'و' ? { at: at + 1, join: 'bare' } : { at, join: 'and' };
}

/** True where a token can be read as the word, whatever clitics stand before it. `folded` is the word's folded key. */
export function isWord(token: Token | undefined, folded: string): boolean {
  if (token === undefined) return false;
  if (token.folded === folded) return true;
  if (token.kind !== 'word') return false;
  for (const reading of token.readings) if (reading.pronoun === null && reading.folded === folded) return true;
  return false;
}
