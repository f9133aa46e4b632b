import type { Span } from '../model/index.ts';

/**
 * From where and to where did people flee, as the words themselves say it: نزح ثلاثة آلاف من عين زارة إلى تاجوراء (three thousand fled
 * from Ain Zara to Tajoura). Only a place right behind its preposition counts, with at most one word for what it is between.
 */

/** A place that a sentence names; offsets into the sentence. */
export interface NamedPlace extends Span {
  readonly place: string;
}

/** `من` is from, `إلى` and its like are to. With what may be written before them: ومن. */
const BEFORE =
  /(?:^|[\s،,(«"])[وف]?(?<word>من|إلى|الى|نحو|صوب|باتجاه)\s+(?:(?:مدينة|بلدة|قرية|منطقة|حي|ضاحية|محافظة|ولاية|مخيم)\s+)?$/u;
/** How far before a name its preposition may begin. */
const REACH = 24;

/** The places from which and to which a sentence says that people went, in its order. */
export function waysIn(
  sentence: string,
  places: readonly NamedPlace[],
): { readonly from: readonly string[]; readonly to: readonly string[] } {
  const from: string[] = [];
  const to: string[] = [];
  for (const { place, start } of places) {
    const word = BEFORE.exec(sentence.slice(Math.max(0, start - REACH), start))?.groups?.['word'];
    if (word === undefined) continue;
    const side = word === 'من' ? from : to;
    if (!side.includes(place)) side.push(place);
  }
  return { from, to };
}
