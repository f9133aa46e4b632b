/**
 * The words of which Arabic writes numbers. A closed class, so a table in code; each word once, in dictionary spelling.
 * Source: Ryding, A Reference Grammar of Modern Standard Arabic, ch. 15; the -مئة and -مائة spellings as newspapers mix them.
 */
import { wordTable } from './word-table.ts';

export type NumberWord =
  /** ثلاثة “three”; `alone` is false for أحد and اثنا, which count only before عشر or tens (أحد الجنود is “one of”). */
  | { readonly kind: 'unit'; readonly value: number; readonly alone: boolean }
  | { readonly kind: 'ten'; readonly value: 10 }
  | { readonly kind: 'tens'; readonly value: number }
  | { readonly kind: 'hundred'; readonly value: number }
  /** ألف، مليون: `form` tells a dual (ألفان) and a plural (آلاف) from the singular. */
  | { readonly kind: 'scale'; readonly value: number; readonly form: 'singular' | 'dual' | 'plural' }
  /** عشرات “tens of”, مئات “hundreds of”, بضعة “a few”. */
  | { readonly kind: 'vague'; readonly word: 'few' | 'tens' | 'hundreds' }
  | { readonly kind: 'fraction'; readonly value: number }
  /** الثالث “third”; حادي counts only before عشر or tens. */
  | { readonly kind: 'ordinal'; readonly value: number; readonly alone: boolean };

const UNITS: readonly (readonly [value: number, alone: boolean, words: string])[] = [
  [1, true, 'واحد واحدة'],
  [1, false, 'أحد إحدى'],
  [2, true, 'اثنان اثنين اثنتان اثنتين'],
  [2, false, 'اثنا اثني اثنتا اثنتي'],
  [3, true, 'ثلاث ثلاثة'],
  [4, true, 'أربع أربعة'],
  [5, true, 'خمس خمسة'],
  [6, true, 'ست ستة'],
  [7, true, 'سبع سبعة'],
  [8, true, 'ثمان ثماني ثمانية'],
  [9, true, 'تسع تسعة'],
];

const TENS: readonly (readonly [value: number, words: string])[] = [
  [20, 'عشرون عشرين'],
  [30, 'ثلاثون ثلاثين'],
  [40, 'أربعون أربعين'],
  [50, 'خمسون خمسين'],
  [60, 'ستون ستين'],
  [70, 'سبعون سبعين'],
  [80, 'ثمانون ثمانين'],
  [90, 'تسعون تسعين'],
];

/** Stems to which مئة is tied: ثلاثمئة، أربعمائة. */
const HUNDRED_STEMS: readonly (readonly [value: number, words: string])[] = [
  [300, 'ثلاث'],
  [400, 'أربع'],
  [500, 'خمس'],
  [600, 'ست'],
  [700, 'سبع'],
  [800, 'ثمان ثماني'],
  [900, 'تسع'],
];

const SCALES: readonly (readonly [value: number, singular: string, dual: string, plural: string])[] = [
  [1e3, 'ألف ألفا', 'ألفان ألفين ألفي', 'آلاف ألوف'],
  [1e6, 'مليون مليونا', 'مليونان مليونين مليوني', 'ملايين'],
  [1e9, 'مليار مليارا بليون بليونا', 'ملياران مليارين ملياري بليونان بليونين', 'مليارات بلايين'],
  [1e12, 'تريليون تريليونا ترليون', 'تريليونان تريليونين', 'تريليونات'],
];

const FRACTIONS: readonly (readonly [value: number, words: string])[] = [
  [1 / 2, 'نصف'],
  [1 / 3, 'ثلث'],
  [2 / 3, 'ثلثا ثلثي ثلثان ثلثين'],
  [1 / 4, 'ربع'],
];

const ORDINALS: readonly (readonly [value: number, alone: boolean, words: string])[] = [
  [1, true, 'أول أولى'],
  [1, false, 'حادي حادية'],
  [2, true, 'ثاني ثان ثانية'],
  [3, true, 'ثالث ثالثة'],
  [4, true, 'رابع رابعة'],
  [5, true, 'خامس خامسة'],
  [6, true, 'سادس سادسة'],
  [7, true, 'سابع سابعة'],
  [8, true, 'ثامن ثامنة'],
  [9, true, 'تاسع تاسعة'],
  [10, true, 'عاشر عاشرة'],
];

function* rows(): Generator<readonly [string, NumberWord]> {
  const each = function* (words: string, entry: NumberWord): Generator<readonly [string, NumberWord]> {
    for (const word of words.split(' ')) yield [word, entry];
  };
  for (const [value, alone, words] of UNITS) yield* each(words, { kind: 'unit', value, alone });
  yield* each('عشر عشرة', { kind: 'ten', value: 10 });
  for (const [value, words] of TENS) yield* each(words, { kind: 'tens', value });
  yield* each('مئة مائة', { kind: 'hundred', value: 100 });
  yield* each('مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي', { kind: 'hundred', value: 200 });
  for (const [value, stems] of HUNDRED_STEMS) {
    for (const stem of stems.split(' ')) yield* each(`${stem}مئة ${stem}مائة`, { kind: 'hundred', value });
  }
  for (const [value, singular, dual, plural] of SCALES) {
    yield* each(singular, { kind: 'scale', value, form: 'singular' });
    yield* each(dual, { kind: 'scale', value, form: 'dual' });
    yield* each(plural, { kind: 'scale', value, form: 'plural' });
  }
  yield* each('بضع بضعة عدة', { kind: 'vague', word: 'few' });
  yield* each('عشرات', { kind: 'vague', word: 'tens' });
  yield* each('مئات مئآت مائات', { kind: 'vague', word: 'hundreds' });
  for (const [value, words] of FRACTIONS) yield* each(words, { kind: 'fraction', value });
  for (const [value, alone, words] of ORDINALS) yield* each(words, { kind: 'ordinal', value, alone });
}

/** Number words of a token, by all its readings. */
export const numberWords = wordTable<NumberWord>(rows());
