/** Letters of Persian, Urdu, Kurdish and Pashto that Arabic does not write. */
const NOT_ARABIC =
  /[\u067e\u0686\u0698\u06a9\u06af\u06cc\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2\u06ce\u06d5\u06c6\u0695\u06b5\u0681\u0685\u0693\u069a\u06bc]/gu;
const ARABIC = /\p{Script=Arabic}/gu;
const LETTERS = /\p{L}/gu;
/** What is looked at; the beginning of an article tells its language. */
const SAMPLE_CHARACTERS = 4000;
/** Shares of letters: mostly Arabic letters; hardly any that Arabic has not. */
const ARABIC_MIN = 0.6;
const FOREIGN_MAX = 0.02;
/** Fewer letters tell no language. */
const LETTERS_MIN = 20;

/**
 * The language of a text as a BCP 47 tag; `und` where it cannot be told. The letters decide where they can, for most texts are
 * Arabic; only else is the detector loaded (eld, which takes half a second and 2 MB).
 */
export async function languageOf(text: string): Promise<string> {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const count = (letters: RegExp): number => sample.match(letters)?.length ?? 0;
  const letters = count(LETTERS);
  const arabic = count(ARABIC);
  if (arabic >= letters * ARABIC_MIN && count(NOT_ARABIC) <= arabic * FOREIGN_MAX) return arabic === 0 ? 'und' : 'ar';
  if (letters < LETTERS_MIN) return 'und';
  const { eld } = await import('eld/small');
  return eld.detect(sample).language || 'und';
}
