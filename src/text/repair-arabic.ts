/**
 * Is this Arabic as it was written, and can it be put right? Text taken out of PDF has two common faults: it stands in the order of
 * the eye, and the ligature of lam and alef comes out as alef and lam.
 *
 *     االجتماع → الاجتماع (the meeting), األول → الأول (the first), خالل → خلال (during)
 *
 * Only what no Arabic word can be is put right, so an ambiguous word (سالم, a name, or سلام, peace) stays; the caller tells the
 * reader that the text was repaired.
 */

/** Arabic with what was done to it. */
export interface RepairedArabic {
  readonly text: string;
  /** Words that were changed. */
  readonly repaired: number;
  /** How much the result looks like Arabic in reading order: 1 where nothing speaks against it. */
  readonly score: number;
}

const WORD = /[\u0621-\u064a\u064b-\u0652\u0670\u0671]+/gu;
/** Alef, alef with hamza, then lam, behind an article or a particle: no Arabic word begins so. */
const SWAPPED_BEGINNING = /^(?<before>[وف]?[بك]?)ا(?<alef>[اأإآ])ل(?=[\u0621-\u064a])/u;
/** Stems that hold lam and alef, as they come out swapped; none of these is a word itself. */
const SWAPPED_STEMS = new Map(
  [
    ['خالل', 'خلال'],
    ['إعالن', 'إعلان'],
    ['إعالم', 'إعلام'],
    ['عالقات', 'علاقات'],
    ['عالقة', 'علاقة'],
    ['إسالمي', 'إسلامي'],
    ['إسالم', 'إسلام'],
    ['احتالل', 'احتلال'],
    ['استقالل', 'استقلال'],
    ['انقالب', 'انقلاب'],
    ['ائتالف', 'ائتلاف'],
    ['ميالد', 'ميلاد'],
    ['قالقل', 'قلاقل'],
    ['عمالء', 'عملاء'],
    ['زمالء', 'زملاء'],
    ['إخالء', 'إخلاء'],
    ['إجالء', 'إجلاء'],
    ['استيالء', 'استيلاء'],
    ['والية', 'ولاية'],
    ['واليات', 'ولايات'],
    ['مالحظ', 'ملاحظ'],
    ['مالحق', 'ملاحق'],
    ['لالجئ', 'للاجئ'],
    ['الجئ', 'لاجئ'],
    ['ثالثة', 'ثلاثة'],
    ['ثالثين', 'ثلاثين'],
    ['ثالثون', 'ثلاثون'],
    ['بالغ', 'بلاغ'],
    ['اتالف', 'اتلاف'],
  ].map(([wrong = '', right = '']) => [wrong, right] as const),
);
/** Words with lam and alef behind the article, prefixed particles and common endings, as `SWAPPED_STEMS` has them. */
const STEM_IN_WORD = new RegExp(
  `^(?<before>[وف]?[بكل]?(?:ال|لل)?)(?<stem>${[...SWAPPED_STEMS.keys()].toSorted((a, b) => b.length - a.length).join('|')})(?<after>ه|ها|هم|ين|ون|ات|ية|ي|ا|ة|ً|اً)?$`,
  'u',
);
/** Of the words that begin in alef, so many must begin in a swapped way before words are changed. */
const SWAPPED_SHARE_MIN = 0.02;

/** Put right what is certain, and say how far the result can be trusted. */
export function repairArabic(text: string): RepairedArabic {
  const words = text.match(WORD) ?? [];
  const beginnings = words.filter((word) => SWAPPED_BEGINNING.test(word)).length;
  const withArticle = words.filter((word) => /^[وف]?[بك]?ا/u.test(word)).length;
  if (beginnings === 0 || beginnings < withArticle * SWAPPED_SHARE_MIN) {
    return { text, repaired: 0, score: arabicScore(text) };
  }
  let repaired = 0;
  const changed = text.replace(WORD, (word) => {
    const right = unswap(word);
    if (right !== word) repaired += 1;
    return right;
  });
  // Words inside which the letters were swapped are known only in part.
  return { text: changed, repaired, score: Math.min(arabicScore(changed), 0.9) };
}

function unswap(word: string): string {
  const begun = word.replace(SWAPPED_BEGINNING, '$<before>ال$<alef>');
  const parts = STEM_IN_WORD.exec(begun)?.groups;
  const stem = SWAPPED_STEMS.get(parts?.['stem'] ?? '');
  return stem === undefined ? begun : `${parts?.['before'] ?? ''}${stem}${parts?.['after'] ?? ''}`;
}

/** Letters that end words and never begin them, and the article, which begins them and never ends them. */
const FINAL_ONLY = /[ةى]/u;

/**
 * How much `text` looks like Arabic in reading order, in [0, 1]; 1 where it has no Arabic words. Against it speak words that
 * begin in ة or ى or hold them inside, words of one letter that is no particle, and words that end as the article turned round.
 */
export function arabicScore(text: string): number {
  const words = (text.match(WORD) ?? []).map((word) => word.replace(/[\u064b-\u0652\u0670]/gu, ''));
  const letters = words.filter((word) => word.length > 0);
  if (letters.length === 0) return 1;
  const against = letters.filter(isUnlikely).length;
  return Math.max(0, Math.round((1 - (2 * against) / letters.length) * 100) / 100);
}

function isUnlikely(word: string): boolean {
  if (FINAL_ONLY.test(word.slice(0, -1))) return true;
  if (word.length === 1) return !'وأبجدهزكلمسفقرتثنصعضخحطظغش'.includes(word);
  return word.length > 4 && word.endsWith('لا') && !word.startsWith('ا');
}

/** True where `text` reads as Arabic only from its end: it came out in the order of the eye. */
export function isTurnedRound(text: string): boolean {
  const words = text.match(WORD) ?? [];
  const count = (test: (word: string) => boolean): number => words.filter(test).length;
  const forward = count((word) => /^[وفبكل]?ال/u.test(word) || /[ةى]$/u.test(word));
  const backward = count((word) => /لا[وفبكل]?$/u.test(word) || /^[ةى]/u.test(word));
  return backward > 3 && backward > 2 * forward;
}
