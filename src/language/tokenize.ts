import { readingsOf } from './clitics.ts';
import { exactKey, foldKey, isDroppedMark } from './spelling.ts';
import type { Reading, Token, TokenKind } from './tokens.ts';

const OTHER = 0;
const ARABIC = 1;
const LATIN = 2;
const DIGIT = 3;
const MARK = 4;

/** Class of each code unit of the Basic Multilingual Plane, filled once: the scan is one table lookup a unit. */
const CLASS = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (let code = 0; code < 0x10000; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const char = String.fromCharCode(code);
    if ((code >= 0x0660 && code <= 0x0669) || (code >= 0x06f0 && code <= 0x06f9) || (code >= 0x30 && code <= 0x39))
      classes[code] = DIGIT;
    else if (/\s/u.test(char)) classes[code] = OTHER;
    else if (/\p{Script=Arabic}/u.test(char) && /[\p{L}\p{M}]/u.test(char)) classes[code] = ARABIC;
    else if (code === 0x0640 || (code >= 0x064b && code <= 0x065f) || code === 0x0670) classes[code] = ARABIC;
    else if (/\p{L}/u.test(char)) classes[code] = LATIN;
    else if (/\p{M}|\p{Cf}/u.test(char)) classes[code] = OTHER;
    else if (!/\p{C}/u.test(char)) classes[code] = MARK;
  }
  return classes;
}

/**
 * Cuts `text` between `from` and `to` into tokens. Digits with inner separators (1,500 · 3.3 · ٦٦) are one token, each
 * mark is one, a word with its clitics is one. Blanks, controls and bidi marks belong to no token, except inside a word.
 */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  scan(text, from, to, (start, end, kind) => tokens.push(makeToken(tokens.length, text, start, end, kind)));
  return tokens;
}

let lastText = '';
let lastTokens: readonly Token[] = [];

/** The tokens of a whole text, cut once for all who ask of one article after another. */
export function tokensOfText(text: string): readonly Token[] {
  if (text !== lastText) {
    lastTokens = tokenize(text);
    lastText = text;
  }
  return lastTokens;
}

/** The folded keys of the words and numbers of a phrase: those of its tokens, without the cost of cutting clitics. */
export function foldedWords(phrase: string): string[] {
  const words: string[] = [];
  scan(phrase, 0, phrase.length, (start, end, kind) => {
    if (kind !== MARK) words.push(foldKey(exactKey(phrase.slice(start, end))));
  });
  return words;
}

function scan(text: string, from: number, to: number, take: (start: number, end: number, kind: number) => void): void {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const kind = CLASS[code] ?? OTHER;
    // No word begins with a diacritic or with tatweel, which some write for a dash: ـ قال.
    if (kind === OTHER || (kind === ARABIC && isDroppedMark(code))) {
      at += 1;
      continue;
    }
    const start = at;
    at += 1;
    if (kind === DIGIT) at = endOfNumber(text, at, to);
    else if (kind === ARABIC || kind === LATIN) at = endOfWord(text, at, to, kind);
    take(start, at, kind);
  }
}

function endOfWord(text: string, from: number, to: number, kind: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const next = CLASS[code] ?? OTHER;
    const joins = next === kind || (isInvisible(code) && at + 1 < to && CLASS[text.charCodeAt(at + 1)] === kind);
    const apostrophe =
      kind === LATIN && (code === 0x27 || code === 0x2019) && at + 1 < to && CLASS[text.charCodeAt(at + 1)] === LATIN;
    if (!joins && !apostrophe) break;
    at += 1;
  }
  return at;
}

function isInvisible(code: number): boolean {
  return code === 0x200c || code === 0x200d || code === 0x200e || code === 0x200f || code === 0x00ad || code === 0xfeff;
}

function endOfNumber(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (CLASS[code] === DIGIT) at += 1;
    else if (isSeparator(code) && at + 1 < to && CLASS[text.charCodeAt(at + 1)] === DIGIT) at += 2;
    else break;
  }
  return at;
}

/** Marks that may stand inside a number: . , ٫ ٬ and the Arabic comma when tight. */
function isSeparator(code: number): boolean {
  return code === 0x2e || code === 0x2c || code === 0x066b || code === 0x066c || code === 0x060c;
}

const KINDS: Readonly<Record<number, TokenKind>> = {
  [ARABIC]: 'word',
  [LATIN]: 'latin',
  [DIGIT]: 'number',
  [MARK]: 'punctuation',
};

/** What all tokens of one spelling share. */
type WrittenForm = Pick<Token, 'form' | 'text' | 'kind' | 'exact' | 'folded' | 'readings'>;

const CACHE_LIMIT = 200_000;
const cache = new Map<string, WrittenForm>();
let forms = 0;

function makeToken(index: number, text: string, start: number, end: number, kind: number): Token {
  const surface = text.slice(start, end);
  const { form, text: written, kind: tokenKind, exact, folded, readings } = writtenForm(surface, kind);
  return { index, form, start, end, text: written, kind: tokenKind, exact, folded, readings };
}

/** Keys and cuts of what is written, made once: all tokens of a spelling share them, so that later layers ask once a form. */
function writtenForm(surface: string, kind: number): WrittenForm {
  const known = cache.get(surface);
  if (known) return known;
  // A slice of the article would keep all of it in memory.
  const text = surface.split('').join('');
  const exact = kind === MARK ? text : exactKey(text);
  const readings = kind === ARABIC ? readingsOf(exact) : whole(exact);
  const folded = kind === ARABIC ? (readings[0]?.folded ?? exact) : kind === MARK ? text : foldKey(exact);
  const written = { form: forms, text, kind: KINDS[kind] ?? 'punctuation', exact, folded, readings };
  forms += 1;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, written);
  return written;
}

function whole(exact: string): readonly Reading[] {
  return [{ proclitics: [], article: false, stem: exact, folded: exact, pronoun: null }];
}
