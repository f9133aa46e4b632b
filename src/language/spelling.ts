/**
 * The one place for Arabic spelling: what counts as the same letter, and how a word is looked up.
 *
 * Two keys: *exact* drops only what never tells words apart in print (diacritics, tatweel, bidi marks) and keeps على apart
 * from علي and أن from إن; *folded* also joins alef and hamza seats, ى/ي and ة/ه. The exact spelling wins; folding is the
 * fallback. So إبريل, أبريل and ابريل meet in the folded key.
 */

const DROPPED = new Set<number>();
for (let c = 0x064b; c <= 0x065f; c += 1) DROPPED.add(c); // ً … ٟ
for (let c = 0x0610; c <= 0x061a; c += 1) DROPPED.add(c);
for (const c of [0x0640, 0x0670, 0x200c, 0x200d, 0x200e, 0x200f, 0x061c, 0xfeff]) DROPPED.add(c);
for (let c = 0x202a; c <= 0x202e; c += 1) DROPPED.add(c);
for (let c = 0x2066; c <= 0x2069; c += 1) DROPPED.add(c);

const FOLDED: Readonly<Record<string, string>> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ک: 'ك', گ: 'ك', ڤ: 'ف', پ: 'ب', چ: 'ج', ۀ: 'ه', ہ: 'ه',
}; // prettier-ignore

/** True for a mark that never tells words apart in print: diacritics, tatweel, joiners, bidi controls. */
export function isDroppedMark(code: number): boolean {
  return DROPPED.has(code);
}

/** An Arabic-Indic or Persian digit as its ASCII digit; any other character as it is. */
export function asciiDigit(code: number): string | null {
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
  return null;
}

/** Letters that both keys keep as they are, or that folding alone changes; most words have no others. */
const PLAIN = /^[\u0621-\u063A\u0641-\u064A]+$/u;
const FOLDABLE = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'u');

/** The exact key: presentation forms resolved, marks dropped, Latin in lower case, digits in ASCII. */
export function exactKey(word: string): string {
  if (PLAIN.test(word)) return word;
  let out = '';
  for (const char of /[\uFB50-\uFDFF\uFE70-\uFEFC]/u.test(word) ? word.normalize('NFKC') : word) {
    const code = char.codePointAt(0) ?? 0;
    if (DROPPED.has(code)) continue;
    out += asciiDigit(code) ?? char;
  }
  return out.toLowerCase();
}

/** The folded key of an exact key. */
export function foldKey(exact: string): string {
  if (!FOLDABLE.test(exact)) return exact;
  let out = '';
  for (const char of exact) out += FOLDED[char] ?? char;
  return out;
}
