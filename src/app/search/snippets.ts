/** Where in an article does a query show, and which of its sentences show most? Pure; offsets count UTF-16 code units. */
import { type Document, overlaps, type SearchSnippet, type Span } from '../../model/index.ts';
import { sentencesOf } from '../../text/index.ts';
import { type TermReader, wordsIn } from './terms.ts';
import type { Pattern } from './understand-query.ts';

/** Sentences shown of one article. */
const SNIPPETS_MAX = 2;
/** A longer sentence is cut around its hits, at blanks. */
const SNIPPET_LENGTH_MAX = 420;

export interface Shown {
  readonly titleHighlights: readonly (readonly [number, number])[];
  readonly hits: number;
  readonly snippets: readonly SearchSnippet[];
}

/** What to show of `document` for a query: its patterns, and the mentions of its actors. */
export function showHits(
  document: Document,
  patterns: readonly Pattern[],
  mentions: readonly Span[],
  terms: TermReader,
): Shown {
  const title = document.meta.title ?? '';
  const titleHits = findHits(title, 0, title.length, patterns, terms);
  const sentences = sentencesOf(document)
    .filter(({ kind }) => kind !== 'boilerplate' && kind !== 'title')
    .map(({ start, end }) => {
      const named = mentions.filter((mention) => overlaps(mention, { start, end }));
      const hits = [...findHits(document.text, start, end, patterns, terms), ...named.map(hitOfMention)];
      return { start, end, spans: merge(hits), kinds: new Set(hits.map((hit) => hit.pattern)).size };
    })
    .filter(({ spans }) => spans.length > 0);
  const best = sentences
    .toSorted((a, b) => b.kinds - a.kinds || b.spans.length - a.spans.length || a.start - b.start)
    .slice(0, SNIPPETS_MAX)
    .toSorted((a, b) => a.start - b.start);
  const inTitle = merge(titleHits);
  return {
    titleHighlights: inTitle.map(({ start, end }) => [start, end]),
    hits: inTitle.length + sentences.reduce((sum, { spans }) => sum + spans.length, 0),
    snippets: best.map(({ start, end, spans }) => snippetOf(document.text, { start, end }, spans)),
  };
}

interface Hit extends Span {
  /** Which pattern it is; −1 for a mention. */
  readonly pattern: number;
}

function hitOfMention({ start, end }: Span): Hit {
  return { start, end, pattern: -1 };
}

/** The hits of all patterns in a stretch of text, whole words. */
function findHits(
  text: string,
  from: number,
  to: number,
  patterns: readonly Pattern[],
  terms: TermReader,
): readonly Hit[] {
  const words = wordsIn(text, from, to).map((token) => ({ ...token, terms: terms.ofText(token) }));
  return words.flatMap((word, at) =>
    patterns.flatMap((pattern, index): readonly Hit[] => {
      const last = words[at + pattern.length - 1];
      const isHit =
        last !== undefined &&
        pattern.every((wanted, offset) => words[at + offset]?.terms.some((term) => wanted.includes(term)));
      return isHit ? [{ start: word.start, end: last.end, pattern: index }] : [];
    }),
  );
}

/** The spans in order, those that touch or overlap as one. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

function snippetOf(text: string, sentence: Span, spans: readonly Span[]): SearchSnippet {
  const { start, end } = windowAround(text, sentence, spans);
  return {
    text: text.slice(start, end),
    start,
    highlights: spans
      .filter((span) => start <= span.start && span.end <= end)
      .map((span) => [span.start - start, span.end - start]),
    cutBefore: start > sentence.start,
    cutAfter: end < sentence.end,
  };
}

/** The sentence, or as much of a long one as there is room for around its first hits. */
function windowAround(text: string, sentence: Span, [first = sentence]: readonly Span[]): Span {
  if (sentence.end - sentence.start <= SNIPPET_LENGTH_MAX) return sentence;
  const length = Math.max(SNIPPET_LENGTH_MAX, first.end - first.start);
  const before = Math.floor((length - (first.end - first.start)) / 4);
  const earliest = Math.max(sentence.start, Math.min(first.start - before, sentence.end - length));
  const blank = text.indexOf(' ', earliest);
  const start = earliest === sentence.start || blank < 0 || blank > first.start ? earliest : blank + 1;
  const latest = Math.min(sentence.end, start + length);
  const lastBlank = text.lastIndexOf(' ', latest);
  const end = latest === sentence.end || lastBlank < first.end ? latest : lastBlank;
  return { start, end };
}
