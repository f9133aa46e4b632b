/**
 * What happens to و, ي and ء when a stem meets its endings: `يaرمiي` + `ūنa` → `يaرمūنa` (يرمون, they throw).
 * Source: W. Wright, A Grammar of the Arabic Language, part II; K. Ryding, A Reference Grammar of Modern Standard Arabic,
 * chapters 21–34.
 */
import { isVowel } from './orthography.ts';

/** A stem in two shapes: before a vowel (قال+ت) and before a consonant or nothing (قل+ت). Equal in most verbs. */
export interface Stem {
  readonly open: string;
  readonly closed: string;
}

const LETTER: Readonly<Record<string, string>> = { m: 'م', n: 'ن', s: 'س', t: 'ت', w: 'و', y: 'ي' };

/**
 * Puts radicals into a pattern: `ista12a3` with ق ب ل → `istaقbal`. Digits are radicals; m n s t w y are the Arabic
 * letters of affixes; every other sign stands for itself.
 */
export function fill(pattern: string, radicals: readonly string[]): string {
  let out = '';
  for (const sign of pattern) {
    if (sign >= '1' && sign <= '4') out += radicals[Number(sign) - 1] ?? '';
    else out += LETTER[sign] ?? sign;
  }
  return out;
}

/** Fills `open/closed`, or one pattern for both. */
export function fillStem(pattern: string, radicals: readonly string[]): Stem {
  const cut = pattern.indexOf('/');
  if (cut < 0) {
    const stem = fill(pattern, radicals);
    return { open: stem, closed: stem };
  }
  return { open: fill(pattern.slice(0, cut), radicals), closed: fill(pattern.slice(cut + 1), radicals) };
}

/** True for a stem that ends in a short vowel and a weak letter: `دaعaو`, `يaرمiي`. */
function isDefective(stem: string): boolean {
  const last = stem.charAt(stem.length - 1);
  return (last === 'و' || last === 'ي') && 'aiu'.includes(stem.charAt(stem.length - 2));
}

/** Joins an ending to a stem whose last radical is weak. */
function attachToDefective(stem: string, ending: string): string {
  const base = stem.slice(0, -2);
  const vowel = stem.charAt(stem.length - 2);
  const glide = stem.charAt(stem.length - 1);
  const first = ending.charAt(0);
  const rest = ending.slice(1);
  if (ending === '') return base + vowel;
  if (ending === 'u' || ending === 'a') {
    if (vowel === 'a') return base + (glide === 'و' ? 'ā' : 'à');
    if (ending === 'u') return base + (vowel === 'i' ? 'ī' : 'ū');
    return stem + ending;
  }
  if (first === 'ū') return base + (vowel === 'a' ? 'aو' : 'ū') + rest;
  if (first === 'ī') return base + (vowel === 'a' ? 'aي' : 'ī') + rest;
  if (first === 'a') return vowel === 'a' ? base + ending : stem + ending;
  if (first === 'ā') return stem + ending;
  return base + (vowel === 'a' ? `a${glide}` : vowel === 'i' ? 'ī' : 'ū') + ending;
}

/** Joins an ending to a stem; the empty ending is that of the jussive. */
export function attach(stem: Stem, ending: string): string {
  if (isDefective(stem.open)) return attachToDefective(stem.open, ending);
  return (isVowel(ending.charAt(0)) ? stem.open : stem.closed) + ending;
}

const LONG: Readonly<Record<string, string>> = { a: 'ā', i: 'ī', u: 'ū' };

/**
 * Contractions inside a word: two hamzas (`ءaءخuذu` → `ءāخuذu`, آخذ, I take; not after u, since newspapers write أؤمن)
 * and a weak letter that closes an inner syllable after i or u (`يuوصiلu` → `يūصiلu`, يوصل; `istiورād` → `istīرād`, استيراد).
 */
export function contract(phonemes: string): string {
  let out = '';
  for (let index = 0; index < phonemes.length; index += 1) {
    const phoneme = phonemes.charAt(index);
    const next = phonemes.charAt(index + 1);
    const afterNext = phonemes.charAt(index + 2);
    const closesSyllable = afterNext !== '' && !isVowel(afterNext);
    if (
      (phoneme === 'i' || phoneme === 'u') &&
      (next === 'و' || next === 'ي') &&
      closesSyllable &&
      afterNext !== next
    ) {
      out += LONG[phoneme];
      index += 1;
    } else if (
      index === 1 &&
      next === 'ء' &&
      phonemes.startsWith('ء') &&
      phoneme !== 'u' &&
      closesSyllable &&
      afterNext !== 'ء'
    ) {
      out += LONG[phoneme] ?? phoneme;
      index += 1;
    } else out += phoneme;
  }
  return out;
}
