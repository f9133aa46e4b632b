/**
 * How did a printed line read before it was printed? Many programs store Arabic in PDF as the eye meets it from left to right,
 * in presentation forms, a ligature as one sign. Here it is put back into the order in which it is read.
 *
 *     ﺔﻤﺻﺎﻌﻟا 12 ﻲﻓ → في 12 العاصمة (in 12 the capital)
 *
 * Source: the Unicode Bidirectional Algorithm (UAX #9), rules L2 and L4, backwards; NFKC for presentation forms.
 */

const ARABIC = /[\u0590-\u08ff\ufb1d-\ufdfb\ufe70-\ufefc]/u;
const ARABIC_LETTERS = /[\u0620-\u064a\u066e-\u06d3\ufb50-\ufbff\ufdf2\ufe70-\ufefc]/gu;
const LATIN_LETTERS = /\p{Script=Latin}/gu;
/** Arabic and Western digits with what stands inside a number, and Latin words with the blanks between them. */
const LEFT_TO_RIGHT =
  /[\p{Script=Latin}\p{Nd}](?:[\p{Script=Latin}\p{Nd}\p{Mn}.,:/\u066b\u066c@_'’&+-]*[\p{Script=Latin}\p{Nd}%\u066a])?(?:\s+\p{Script=Latin}(?:[\p{Script=Latin}\p{Nd}.'’&-]*[\p{Script=Latin}\p{Nd}])?)*/gu;
const MIRRORED = new Map(
  ['()', '[]', '{}', '<>', '«»', '‹›'].flatMap(([open = '', close = '']) => [
    [open, close],
    [close, open],
  ]),
);

/** True where a line is read from right to left: more Arabic letters than Latin ones. */
export function readsFromRight(line: string): boolean {
  const arabic = line.match(ARABIC_LETTERS)?.length ?? 0;
  return arabic > 0 && arabic >= (line.match(LATIN_LETTERS)?.length ?? 0);
}

/** A line as it stands from left to right, in the order in which it is read; one that is not read from the right stays. */
export function logicalOrder(visual: string, fromRight: boolean = readsFromRight(visual)): string {
  if (!fromRight) return plainLetters(visual);
  const runs = [...visual.matchAll(LEFT_TO_RIGHT)];
  let turned = '';
  let end = visual.length;
  // From the right end of the line to the left one: what is between is turned round, what is Latin is not.
  for (const run of runs.toReversed()) {
    turned += turnRound(visual.slice(run.index + run[0].length, end)) + run[0];
    end = run.index;
  }
  return plainLetters(turned + turnRound(visual.slice(0, end)));
}

/** A text in the other order, marks kept behind their letters and brackets facing what they enclose. */
export function turnRound(text: string): string {
  let turned = '';
  let marks = '';
  for (const character of Array.from(text).toReversed()) {
    if (/\p{Mn}/u.test(character)) {
      marks = character + marks;
    } else {
      turned += (MIRRORED.get(character) ?? character) + marks;
      marks = '';
    }
  }
  return turned + marks;
}

/** Letters instead of their printed forms: ﻼ becomes لا, ﷲ becomes الله. Other characters stay. */
export function plainLetters(text: string): string {
  return text.replace(/[\ufb50-\ufdff\ufe70-\ufefc]+/gu, (forms) => forms.normalize('NFKC').replaceAll(' ', ''));
}

/** True where any character of `text` is Arabic. */
export function hasArabic(text: string): boolean {
  return ARABIC.test(text);
}
