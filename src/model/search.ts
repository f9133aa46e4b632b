import type { ArticleSummary } from './views.ts';

/** A sentence of an article, exact, or the part of a long one that holds the hits. */
export interface SearchSnippet {
  readonly text: string;
  /** Where the snippet begins in the article. */
  readonly start: number;
  /** The hits within the snippet, `[start, end)` into `text`, in order, apart from each other. */
  readonly highlights: readonly (readonly [number, number])[];
  /** Whether the sentence goes on before and after what is shown. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** One article that a search found. */
export interface SearchHit {
  readonly article: ArticleSummary;
  /** The hits within the title, `[start, end)`. */
  readonly titleHighlights: readonly (readonly [number, number])[];
  /** Places in title and text that match a word, a phrase or an actor of the query. */
  readonly hits: number;
  /** The sentences with the most to show, in the order of the text. */
  readonly snippets: readonly SearchSnippet[];
}

export interface SearchAnswer {
  /** The query as it was understood, in its full spelling. */
  readonly query: string;
  /** Articles that match, on all pages together. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** Give it as `after` to get the next page; null on the last one. */
  readonly next: string | null;
}
