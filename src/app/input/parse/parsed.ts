/** What the thread that reads pages and documents is asked, and what it answers. All of it can be cloned between threads. */

export const PARSED_FORMATS = ['html', 'fragment', 'docx', 'pdf', 'feed'] as const;
export type ParsedFormat = (typeof PARSED_FORMATS)[number];

export interface ParseRequest {
  readonly id: number;
  readonly format: ParsedFormat;
  readonly bytes: Uint8Array;
  /** The text of a page or a piece of one, whose encoding the caller has found; empty for other formats. */
  readonly text: string;
}

/** What a page or document says of itself. Dates are as it writes them. */
export interface ParsedMeta {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

export const NO_META: ParsedMeta = { title: null, outlet: null, author: null, published: null, url: null };

/** What reading has cost, or may have: a code, and what its message names. */
export type ParseDoubt =
  /** The page shows no article; all of its text is taken. */
  | { readonly kind: 'no-article' }
  /** Arabic came out in the order of the eye, or with lam and alef swapped, and was put right. `score` is in [0, 1]. */
  | { readonly kind: 'pdf-repaired'; readonly score: number; readonly repaired: number }
  /** Pages that are pictures, counted from 1. */
  | { readonly kind: 'scanned-pages'; readonly pages: readonly number[] };

/** An entry of a feed. The address is as the feed writes it. */
export interface FeedEntry {
  /** What tells it from others of the feed. */
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly text: string;
  /** False where the feed has but a summary of it. */
  readonly isWhole: boolean;
}

export interface Parsed {
  readonly meta: ParsedMeta;
  readonly text: string;
  readonly doubts: readonly ParseDoubt[];
  /** Of a feed alone. */
  readonly entries?: readonly FeedEntry[];
}

/** Why a document gives nothing. */
export type ParseFailure =
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'scanned'; readonly pages: number }
  | { readonly kind: 'too-many-pages'; readonly pages: number }
  | { readonly kind: 'timeout' };

export type ParseReply =
  { readonly id: number; readonly parsed: Parsed } | { readonly id: number; readonly failure: ParseFailure };

/** Thrown by a reader for what it knows the name of; whatever else is thrown means that the document is damaged. */
export class ParseError extends Error {
  readonly failure: ParseFailure;

  constructor(failure: ParseFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}
