/** Quotation marks of a sentence: where a quotation closes, what stands within one, and whether one is left open. */
import { isQuote, type Unit } from '../language/index.ts';
import type { ReadSentence } from './sentence.ts';

const OPENERS = new Set(['«', '“', '„', '‟']);
const CLOSERS = new Set(['»', '”']);

/** True for a mark that closes what the sentence before left open. */
export function isClosing(unit: Unit): boolean {
  return isQuote(unit) && !OPENERS.has(unit.lemma);
}

/**
 * The mark that closes the quotation opened at `open`. Papers write “ ”, ” “, ” ”, « », » « and " ": whichever quotation
 * mark comes next of the same family closes.
 */
export function closingOf(read: ReadSentence, open: number): number | null {
  for (let at = open + 1; at < read.units.length; at += 1) if (isQuote(read.units[at] as Unit)) return at;
  return null;
}

/** True where an odd number of quotation marks stands before the unit, those within names counted. */
export function inQuotes(read: ReadSentence, at: number): boolean {
  return read.quotes.filter((unit) => unit < at).length % 2 === 1;
}

/** The mark of a quotation that the sentence opens and does not close. The mark at `closed`, which ended one from before, opens nothing. */
export function unclosedQuotation(read: ReadSentence, closed: number): number | null {
  const marks = read.quotes.filter((unit) => unit > closed);
  const last = marks.at(-1);
  return marks.length % 2 === 1 && last !== undefined && !CLOSERS.has(read.units[last]?.lemma ?? '') ? last : null;
}
