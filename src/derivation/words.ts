import { exactKey, foldKey } from '../language/index.ts';

/** How much two sentences say in the same words. For comparing tellings of one act, not for finding anything. */

const NOT_WORDS = /[^\p{L}\p{N}]+/u;
/** What is joined to a noun without making it another: the article, and single-letter particles before it. */
const JOINED = /^(?:[وف]?[بكل]?ال|[وف]?لل)(?=..)/u;

/** The words of a text, folded, without article; particles of two letters are none. */
export function wordsIn(text: string): ReadonlySet<string> {
  const words = text.split(NOT_WORDS).map((word) => foldKey(exactKey(word)).replace(JOINED, ''));
  return new Set(words.filter((word) => word.length > 2 || /\d/u.test(word)));
}

/** Shared words over all words of both (Jaccard), 0 to 1; 1 where neither has any. */
export function wordOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 && b.size === 0) return 1;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared);
}
