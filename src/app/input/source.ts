import type { ArticleSource, DocumentMeta, InputProblem, ManifestEntry } from '../../model/index.ts';
import type { Parser } from './parse/parser.ts';
import type { ColumnMap } from './columns.ts';

/** An article as it comes in: what is known of it, its text as it was written, and where that came from. */
export interface ArticleInput {
  readonly meta: DocumentMeta;
  readonly text: string;
  /** Left out where nobody says so. */
  readonly source?: ArticleSource | null;
}

/** Bytes with the name by which messages call them: a file, an entry of an archive, standard input, a page. */
export interface Source {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What a manifest says of it. */
  readonly entry: ManifestEntry | null;
  /** Where it was fetched from, with what the server called it; null for a file. */
  readonly fetched: FetchedFrom | null;
}

export interface FetchedFrom {
  readonly url: string;
  /** The media type, with its parameters. */
  readonly contentType: string | null;
  /** What a feed says of the page; the page itself knows better. */
  readonly entry?: Pick<Found, 'title' | 'outlet' | 'author' | 'published'>;
}

/** One article as a reader finds it. What it does not know is null; dates are as they were written. */
export interface Found {
  /** The path, with the line where the file holds many articles. */
  readonly place: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly published: string | null;
  /** As the source declares it; null lets the text decide. */
  readonly language: string | null;
  readonly text: string;
  readonly encoding: string | null;
  /** What is to be told of this article, besides what every article is asked. */
  readonly notes: readonly InputProblem[];
}

export const NOTHING_FOUND: Omit<Found, 'place' | 'text'> = {
  id: null,
  title: null,
  outlet: null,
  author: null,
  url: null,
  published: null,
  language: null,
  encoding: null,
  notes: [],
};

/** What a reader gives, piece by piece: an article, a problem, or another source that lay inside. */
export type Piece =
  | { readonly found: Found; /** How much of the source is read with it, 0 to 1. */ readonly share?: number }
  | { readonly problem: InputProblem }
  | { readonly inner: Source; readonly depth: number };

/** The piece, with how much of its source is read by then. */
export function withShare(piece: Piece, share: number): Piece {
  return 'found' in piece ? { ...piece, share } : piece;
}

export interface ReadContext {
  readonly parser: Parser;
  /** Which columns of a table the user named. */
  readonly columns: ColumnMap;
  /** How many archives lie around the source. */
  readonly depth: number;
}

/** Reads sources of one format. It never throws for what is wrong with the source. */
export type ReadSource = (source: Source, context: ReadContext) => AsyncIterable<Piece> | Iterable<Piece>;
