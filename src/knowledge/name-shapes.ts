/**
 * May a written word be part of a person's name, and does it come from another language? Answered by the word alone, for words that
 * no table holds.
 *
 * Arabic makes its words from roots in a few patterns (فعال، مفعول، استفعل …). A longer word in none of them, whichever clitics and
 * endings are cut off, was not made in Arabic: كافلنيكوف, شوماخر. In news such a word is nearly always a name, and two of them in a
 * row are nearly always a person; an unknown word that fits a pattern (سريالية, مستنسخة) is mostly one that our tables lack.
 */
import type { Reading, Token } from '../language/index.ts';

const STRONG = '[بتثجحخدذرزسشصضطظعغفقكلمنهءئؤ]';
const RADICAL = '[بتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ]';

/** Patterns of words of three radicals: ف is any letter that is no alef, ع one that is no long vowel either. */
const THREE = [
  'فف ففف فاف فوف فيف فافع ففاع ففوع ففيع فعاا فعال',
  'اففف افاف افعاف افافع افافيع',
  'تففف تفافع تفففع تفعيع تفاف تفافيع تفوفع نففف يففف يفاف يفوف يفيف يتففف يتفافع ينففع يفتفع يستففع يستفيع',
  'مففف مفاف مفوف مفيف مفعوع مفعاع مفعيع مفافع مفافيع متففف متفافع منففع منفاع مفتفع مفتاع مستففع مستفاع مستفيع',
  'افتفع افتفاع افتاع انففع انفعاع انفاع استففع استفاع استفعاع استفيع ائتفاع اتفاع اتفع ازدفاع اصطفاع اضطفاع',
  'فوافع فوافيع فعائع',
];
/** Patterns of words of four radicals, which take fewer endings. */
const FOUR = ['ععفع ععاعع ععاعيع ععوعع عوعع عيعع ععععاع مععععع يعععع تعععع معععع ععيعع ععععيع ععععوع'];
const patternsOf = (list: readonly string[]): string =>
  list
    .join(' ')
    .replaceAll(/[فع]/gu, (letter) => (letter === 'ف' ? RADICAL : STRONG))
    .replaceAll(' ', '|');
const ENDINGS = '(?:ا|ى|ة|ات|ان|ين|ون|و|ي|ية|يا|يات|يين|يون|ت|تا|تم|وا|نا|ن|اء|تين|تان|اني|انية|وي|وية)?';
const NATIVE = new RegExp(
  `^(?:(?:${patternsOf(THREE)})${ENDINGS}|(?:${patternsOf(FOUR)})(?:ا|ة|ات|ي|ية|ين|ون|و|وا)?)$`,
  'u',
);

/** Letters that Arabic writes for sounds of other languages. */
const BORROWED_LETTER = /[گپڤچژ]/u;
const FOREIGN_LENGTH_MIN = 5;
/**
 * Endings of words without article that are hardly names: ة, and the pronouns of اتهامها، مبانيهم. Bound to the beginning of the word:
 * what is tried from each of its letters takes minutes for a word of a hundred thousand.
 */
const WITHOUT_NAMES = /ة$|^.{3,}(?:ها|هم|هما|هن|كم)$/u;
/** A sign of the indefinite accusative: names do not bear it in news. */
const TANWIN = /[\u064B-\u064D]/u;
/** Plurals of people by their kind: ديبلوماسيون, سرياليين; فيون is short, and a name. */
const PLURAL_OF_KIND = /^.{4,}ي(?:ون|ين)$/u;
/** Endings of adjectives and plurals with the article: السريالية، الاختصاصيين، العرضيات. */
const INFLECTED_WITH_ARTICLE = /(?:ة|ات|ين|ون|يه)$/u;

/** True for a word of which no cut is made in a pattern of Arabic. */
export function isForeignWord({ kind, exact, readings }: Token): boolean {
  if (kind !== 'word') return false;
  if (BORROWED_LETTER.test(exact)) return true;
  if (exact.length < FOREIGN_LENGTH_MIN || PLURAL_OF_KIND.test(exact)) return false;
  return readings.every((reading) => !reading.article && !isNative(reading));
}

function isNative({ stem }: Reading): boolean {
  return NATIVE.test(stem.replaceAll(/[أإآ]/gu, 'ا'));
}

/** True for an unknown word that may be part of a name: not inflected as adjectives and plurals are. */
export function mayBeName({ kind, text, exact }: Token): boolean {
  if (kind !== 'word' || exact.length < 2 || TANWIN.test(text)) return false;
  return exact.startsWith('ال') ? !INFLECTED_WITH_ARTICLE.test(exact) : !WITHOUT_NAMES.test(exact);
}

/** Letters that one foreign sound is written with in one paper or another: غ، ج، ق، ك; ت، ط; س، ث، ص; ز، ذ، ظ; د، ض. */
const ALIKE: Readonly<Record<string, string>> = {
  غ: 'ج',
  ق: 'ج',
  ك: 'ج',
  ط: 'ت',
  ث: 'س',
  ص: 'س',
  ذ: 'ز',
  ظ: 'ز',
  ض: 'د',
};
const VOWELS = /[اأإآىةيوؤئء]/gu;

/**
 * Whether two words are one given name of another language written twice: جينس and ينس, غوستافو and جوستافو. They may differ in
 * vowels and in one consonant. Names that `given` holds are those that they are: حسن is not حسين.
 */
export function isSameGivenName(one: string, other: string, given: ReadonlySet<string>): boolean {
  if (one === other) return true;
  if (given.has(one) && given.has(other)) return false;
  const [short = '', long = ''] = [consonantsOf(one), consonantsOf(other)].toSorted((a, b) => a.length - b.length);
  if (short.length < 2 || long.length < 3 || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}

function consonantsOf(name: string): string {
  return name.replaceAll(VOWELS, '').replaceAll(/./gu, (letter) => ALIKE[letter] ?? letter);
}
