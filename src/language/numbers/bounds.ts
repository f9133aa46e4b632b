/**
 * Words that bound a number: “more than”, “up to”, “about”. Each phrase is a row of slots; a slot's alternatives stand between
 * bars, in dictionary spelling. Proclitics are allowed on the first word only (بأكثر من, لنحو).
 */
import { foldKey } from '../spelling.ts';
import { type Token, tokenBefore } from '../tokens.ts';
import { isWord } from './word-table.ts';

/** What the phrase does to a number: a least value, a greatest value, or a value near it. */
export type Bound = 'at-least' | 'at-most' | 'about';

interface BoundPhrase {
  readonly bound: Bound;
  /** Folded keys allowed in each slot. */
  readonly slots: readonly (readonly string[])[];
}

const PASS =
  'يتجاوز|تتجاوز|تجاوز|تجاوزت|يتجاوزون|تجاوزوا|يتعدى|تتعدى|تعدى|تعدت|يتخطى|تتخطى|تخطى|تخطت|يفوق|تفوق|فاق|فاقت';
const EXCEED = 'يزيد|تزيد|زاد|زادت|يزيدون|يربو|تربو|ربا|ينيف|تنيف';
const FALL_SHORT = 'يقل|تقل|قل|قلت|يقلون';
const NEAR = 'يقارب|تقارب|قارب|قاربت|يناهز|تناهز|ناهز|ناهزت';

/** Before the number; longer phrases first among those that end alike. */
const BEFORE: readonly (readonly [Bound, string])[] = [
  ['at-most', `لا|لم|ألا ${EXCEED} على|عن`],
  ['at-most', `لا|لم|ألا ${PASS}`],
  ['at-most', 'أقل|أدنى|أصغر|أدون من'],
  ['at-most', `${FALL_SHORT} عن`],
  ['at-most', 'ما|لا يصل|تصل|وصل إلى'],
  ['at-most', 'دون'],
  ['at-most', 'ما دون'],
  ['at-most', 'تحت'],
  ['at-most', 'بحد|كحد أقصى'],
  ['at-least', `لا|لم|ألا ${FALL_SHORT} عن`],
  ['at-least', `ما لا|لم ${FALL_SHORT} عن`],
  ['at-least', 'لا أقل من'],
  ['at-least', 'ليس أقل من'],
  ['at-least', `ما ${EXCEED} على|عن`],
  ['at-least', `${EXCEED} على|عن`],
  ['at-least', `ما ${PASS}`],
  ['at-least', PASS],
  ['at-least', 'أكثر|أكبر|أعلى|أزيد من'],
  ['at-least', 'على الأقل'],
  ['at-least', 'بحد|كحد أدنى'],
  ['at-least', 'فوق'],
  ['at-least', 'ما فوق'],
  ['about', `ما ${NEAR}`],
  ['about', NEAR],
  ['about', 'ما يقرب|تقرب من'],
  ['about', 'يقرب|تقرب من'],
  ['about', 'قريبا|قريب من'],
  ['about', 'نحو'],
  ['about', 'حوالي'],
  ['about', 'حوالى'],
  ['about', 'قرابة'],
  ['about', 'زهاء'],
  ['about', 'تقريبا'],
  ['about', 'في حدود'],
  ['about', 'حدود'],
];

/** After the number, directly or with up to two words of the counted noun between (15 شخصا على الأقل). */
const AFTER: readonly (readonly [Bound, string])[] = [
  ['at-least', 'على الأقل'],
  ['at-least', 'على أقل تقدير'],
  ['at-least', 'أو أكثر'],
  ['at-least', 'أو يزيد'],
  ['at-least', 'فأكثر'],
  ['at-least', 'ونيف'],
  ['at-least', 'بحد|كحد أدنى'],
  ['at-most', 'على الأكثر'],
  ['at-most', 'على أكثر تقدير'],
  ['at-most', 'أو أقل'],
  ['at-most', 'فأقل'],
  ['at-most', 'بحد|كحد أقصى'],
  ['about', 'تقريبا'],
];

const phrases = (rows: readonly (readonly [Bound, string])[]): readonly BoundPhrase[] =>
  rows.map(([bound, words]) => ({ bound, slots: words.split(' ').map((slot) => slot.split('|').map(foldKey)) }));

const byLastWord = new Map<string, BoundPhrase[]>();
for (const phrase of phrases(BEFORE)) {
  for (const word of phrase.slots.at(-1) ?? []) byLastWord.set(word, [...(byLastWord.get(word) ?? []), phrase]);
}
for (const list of byLastWord.values()) list.sort((a, b) => b.slots.length - a.slots.length);
const afterPhrases = phrases(AFTER);

function slotFits(token: Token | undefined, slot: readonly string[], isFirst: boolean): boolean {
  if (token === undefined) return false;
  return isFirst ? slot.some((word) => isWord(token, word)) : slot.includes(token.folded);
}

/** The bound that ends just before `at`, with its first token; null where there is none. */
export function boundBefore(
  tokens: readonly Token[],
  at: number,
): { readonly bound: Bound; readonly firstToken: number } | null {
  const last = tokenBefore(tokens, at);
  if (last?.kind !== 'word') return null;
  for (const reading of last.readings) {
    if (reading.pronoun !== null || reading.article) continue;
    for (const phrase of byLastWord.get(reading.folded) ?? []) {
      const first = at - phrase.slots.length;
      if (phrase.slots.every((slot, index) => slotFits(tokens[first + index], slot, index === 0)))
        return { bound: phrase.bound, firstToken: first };
    }
  }
  return boundOfFixedEnd(tokens, at);
}

/** على الأقل ends in a word with the article, which its readings cut off. */
function boundOfFixedEnd(
  tokens: readonly Token[],
  at: number,
): { readonly bound: Bound; readonly firstToken: number } | null {
  const last = tokenBefore(tokens, at);
  for (const phrase of byLastWord.get(last?.folded ?? '') ?? []) {
    const first = at - phrase.slots.length;
    if (phrase.slots.every((slot, index) => slotFits(tokens[first + index], slot, index === 0)))
      return { bound: phrase.bound, firstToken: first };
  }
  return null;
}

/** The bound that follows a number ending before `next`; `lastToken` is its last word. */
export function boundAfter(
  tokens: readonly Token[],
  next: number,
): { readonly bound: Bound; readonly firstToken: number; readonly lastToken: number } | null {
  for (let skipped = 0; skipped <= 2; skipped += 1) {
    const at = next + skipped;
    for (const phrase of afterPhrases) {
      if (
        phrase.slots.every(
          (slot, index) => slotFits(tokens[at + index], slot, index === 0) || tokens[at + index]?.folded === slot[0],
        )
      ) {
        return { bound: phrase.bound, firstToken: at, lastToken: at + phrase.slots.length - 1 };
      }
    }
    if (tokens[at]?.kind !== 'word') return null;
  }
  return null;
}
