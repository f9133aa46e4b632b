/** Letters of Persian, Urdu, Kurdish and Pashto that Arabic does not write. */
const NOT_ARABIC =
  /[\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2\u06ce\u06d5\u06c6\u0695\u06b5\u0681\u0685\u0693\u069a\u06bc]/u;
const ARABIC = /\p{Script=Arabic}/u;
const LETTER = /\p{L}/u;
/** The letters of nearly every Arabic text, from hamza to ghayn and from fa to ya. */
const isCommon = (code: number): boolean => (code >= 0x621 && code <= 0x63a) || (code >= 0x641 && code <= 0x64a);
/** What is looked at; the beginning of an article tells its language. */
const SAMPLE_CHARACTERS = 4000;
/** Shares of letters: mostly Arabic letters; hardly any that Arabic has not. */
const ARABIC_MIN = 0.6;
const FOREIGN_MAX = 0.02;
/** Fewer letters tell no language. */
const LETTERS_MIN = 20;
const SPACE = 0x20;

/**
 * The language of a text as a BCP 47 tag; `und` where it cannot be told. The letters decide where they can, for most texts are
 * Arabic; only else is the detector loaded (eld, which takes half a second and 2 MB).
 */
export async function languageOf(text: string): Promise<string> {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const { letters, arabic, foreign } = countLetters(sample);
  if (arabic >= letters * ARABIC_MIN && foreign <= arabic * FOREIGN_MAX) return arabic === 0 ? 'und' : 'ar';
  if (letters < LETTERS_MIN) return 'und';
  const { eld } = await import('eld/small');
  return eld.detect(sample).language || 'und';
}

interface LetterCounts {
  readonly letters: number;
  /** Characters of the Arabic script, and those of them that Arabic does not write. */
  readonly arabic: number;
  readonly foreign: number;
}

function countLetters(text: string): LetterCounts {
  let common = 0;
  const others: string[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (isCommon(code)) common += 1;
    else if (code > SPACE) others.push(character);
  }
  const count = (kind: RegExp): number => others.filter((character) => kind.test(character)).length;
  return { letters: common + count(LETTER), arabic: common + count(ARABIC), foreign: count(NOT_ARABIC) };
}
