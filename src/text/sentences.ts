import type { BlockKind, Document } from '../model/index.ts';

/** A sentence with the block that holds it. */
export interface Sentence {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Index into the document's blocks. */
  readonly block: number;
  readonly kind: BlockKind;
}

const CLOSERS = new Set('"”“»’)]﴾');
/** Abbreviations after which a full stop ends nothing: د. م. أ. ص. */
const ABBREVIATIONS = new Set([
  'د',
  'م',
  'أ',
  'ص',
  'ب',
  'ج',
  'ه',
  'هـ',
  'ت',
  'س',
  'ف',
  'ق',
  'mr',
  'mrs',
  'dr',
  'st',
  'gen',
  'col',
  'lt',
  'no',
  'u',
  's',
]);

/**
 * The sentences of a document, block by block. They end at . ؟ ? ! … and at a line's end; a closing quote or bracket after the
 * mark belongs to them. Full stops inside numbers and after abbreviations (د. أحمد) end nothing. One that does not end is cut.
 */
export function sentencesOf(document: Document): readonly Sentence[] {
  const sentences: Sentence[] = [];
  document.blocks.forEach((block, index) => {
    for (const [start, end] of splitRange(document.text, block.start, block.end)) {
      sentences.push({ index: sentences.length, start, end, block: index, kind: block.kind });
    }
  });
  return sentences;
}

function splitRange(text: string, from: number, to: number): readonly (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  let start = from;
  let at = from;
  while (at < to) {
    if (!endsSentence(text, at, to)) {
      at += 1;
      continue;
    }
    at += 1;
    while (at < to && (isEndMark(text.charCodeAt(at)) || CLOSERS.has(text.charAt(at)))) at += 1;
    push(out, text, start, at);
    start = at;
  }
  push(out, text, start, to);
  return out;
}

function push(out: (readonly [number, number])[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1;
  while (to - from > CHARACTERS_MAX) {
    const cut = cutBefore(text, from, from + CHARACTERS_MAX);
    push(out, text, from, cut);
    from = cut;
    while (from < to && /\s/u.test(text.charAt(from))) from += 1;
  }
  if (to > from && /[\p{L}\p{N}]/u.test(text.slice(from, to))) out.push([from, to]);
}

/**
 * No sentence is longer: a list without a stop, a table on one line, letters without sense. Whatever is sought in a sentence may cost the
 * square of its length, and a text must cost no more than its own.
 */
const CHARACTERS_MAX = 5000;

/** The last blank before `to`; `to` itself where there is none, unless that parts a character. */
function cutBefore(text: string, from: number, to: number): number {
  for (let at = to; at > from; at -= 1) if (/\s/u.test(text.charAt(at))) return at;
  return /[\udc00-\udfff]/u.test(text.charAt(to)) ? to - 1 : to;
}

function isEndMark(code: number): boolean {
  return code === 0x2e || code === 0x3f || code === 0x61f || code === 0x21 || code === 0x2026;
}

function endsSentence(text: string, at: number, to: number): boolean {
  const code = text.charCodeAt(at);
  if (!isEndMark(code)) return false;
  if (code !== 0x2e) return true;
  const next = at + 1 < to ? text.charAt(at + 1) : '';
  // Two dots stand for a dash in headlines; 3.5 and ا.ف.ب are no ends.
  if (next === '.' || (at > 0 && text.charAt(at - 1) === '.')) return at + 1 >= to;
  if (/[\p{L}\p{N}]/u.test(next) && isTightStop(text, at)) return false;
  return !ABBREVIATIONS.has(wordBefore(text, at));
}

/** A stop with a digit or a single letter on its left and no blank on its right. */
function isTightStop(text: string, at: number): boolean {
  return /\p{N}/u.test(text.charAt(at - 1)) || wordBefore(text, at).length <= 2;
}

function wordBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && /[\p{L}\p{M}]/u.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, at).toLowerCase();
}
