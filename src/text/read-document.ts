import type { Block, BlockKind, Document, DocumentMeta } from '../model/index.ts';

import { BOILERPLATE_LINES, CREDIT_WORDS } from './boilerplate.ts';

/**
 * Turns raw text into a document: NFC, `\n` line ends, no byte order mark, blocks marked. Nothing is deleted: every offset
 * of every later step refers to the text that this gives.
 */
export function readDocument(meta: DocumentMeta, raw: string): Document {
  const text = cleanText(raw);
  return { meta, text, blocks: findBlocks(text, meta.title) };
}

/** NFC with `\n` line ends and without a byte order mark. */
export function cleanText(raw: string): string {
  const body = raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
  return body.replace(/\r\n?/gu, '\n').normalize('NFC');
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Marks each non-empty line with its part in the article. */
export function findBlocks(text: string, title: string | null): readonly Block[] {
  const lines = nonEmptyLines(text);
  const isTitle = sameAs(title);
  let bodySeen = false;
  return lines.map((line, index): Block => {
    const kind = kindOf(line, index, lines, isTitle, bodySeen);
    if (kind === 'body') bodySeen = true;
    return { start: line.start, end: line.end, kind };
  });
}

function nonEmptyLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  while (from <= text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (trimmed) {
      const start = from + raw.indexOf(trimmed);
      lines.push({ start, end: start + trimmed.length, text: trimmed });
    }
    if (newline < 0) break;
    from = newline + 1;
  }
  return lines;
}

type IsTitle = (line: string) => boolean;

function kindOf(
  line: Line,
  index: number,
  lines: readonly Line[],
  isTitle: IsTitle | null,
  bodySeen: boolean,
): BlockKind {
  if (isBoilerplate(line.text)) return 'boilerplate';
  if (isTitle?.(line.text)) return index === 0 || !bodySeen ? 'title' : 'heading';
  if (index === 0 && !isTitle && lines.length > 1 && looksLikeHeading(line.text)) return 'title';
  if (isCaption(line.text)) return 'caption';
  if (isByline(line.text)) return 'boilerplate';
  if (!bodySeen && /^[–—-]\s/u.test(line.text)) return 'deck';
  if (looksLikeHeading(line.text)) return bodySeen ? 'heading' : 'deck';
  return 'body';
}

/** Boilerplate is told by its first words; more than so many, and a line is something else unless a pattern says so. */
const FIRST_WORDS = 10;

function isBoilerplate(text: string): boolean {
  const bare = text
    .split(/[\s.:|+\-–—_*]+/u, FIRST_WORDS)
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
  return BOILERPLATE_LINES.some((pattern) => (typeof pattern === 'string' ? bare === pattern : pattern.test(bare)));
}

/** A line that credits a picture: `… (الأناضول)`, or one in Latin letters amid Arabic. */
function isCaption(text: string): boolean {
  if (/\([^()]{2,25}\)$/u.test(text) && CREDIT_WORDS.some((word) => text.endsWith(`${word})`))) return true;
  return !/[\u0621-\u064a]/u.test(text) && /[a-z]{3}/iu.test(text) && text.length > 40;
}

/** An author's line: a few words joined by a dash to a town, such as `أحمد سالم–واشنطن`. */
function isByline(text: string): boolean {
  return text.length < 50 && /^\p{L}+( \p{L}+){1,3}\s?[–—-]\s?\p{L}+( \p{L}+)?$/u.test(text);
}

/** Tells the lines that have the letters of the title, whatever their marks; a line twice as long has others. */
function sameAs(title: string | null): IsTitle | null {
  if (!title) return null;
  const bare = (value: string): string => value.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
  const letters = bare(title);
  return (line) => line.length <= 2 * title.length && bare(line) === letters;
}

/** Short, and with no end mark: a heading rather than a sentence. */
function looksLikeHeading(text: string): boolean {
  return text.length <= 90 && text.split(/\s+/u).length <= 9 && !/[.؟?!…؛:،,"”»]$/u.test(text);
}
