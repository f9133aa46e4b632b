/**
 * What a token is: a run of letters, digits or one mark, with its place in the text and every way it can be cut into
 * clitics and a stem. Meaning is added by later steps; a token is never changed.
 */

export type TokenKind = 'word' | 'latin' | 'number' | 'punctuation';

/** One way to cut a written word: وبالقاهرة → و + ب + ال + قاهرة. */
export interface Reading {
  /** Proclitics before the article, in order: `و`, `ف`, `ب`, `ك`, `ل`, `س`, `أ`. */
  readonly proclitics: readonly string[];
  /** True where the definite article stands before the stem (ال, or لل for ل + ال). */
  readonly article: boolean;
  /** The stem by exact key, without proclitics, article and pronoun: what word tables hold. */
  readonly stem: string;
  /** The stem by folded key. */
  readonly folded: string;
  /** Pronoun suffix as written (ه ها هم هما هن ي نا ك كم ني), or null. The ت of ة before a pronoun is turned back. */
  readonly pronoun: string | null;
}

export interface Token {
  /** Position in the list of tokens. */
  readonly index: number;
  /** Number of the written form: tokens that are spelled alike have the same. See `forms.ts`. */
  readonly form: number;
  /** UTF-16 offsets into the document's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: TokenKind;
  /** Exact and folded key of the whole written word (see spelling.ts). */
  readonly exact: string;
  readonly folded: string;
  /** Every cut that spelling allows, the uncut one first. Punctuation and digits have that one only. */
  readonly readings: readonly Reading[];
}

/** The token before `at`, where there is one. A list is never asked for what is before its first: that is several times as slow. */
export function tokenBefore(tokens: readonly Token[], at: number): Token | undefined {
  return at > 0 ? tokens[at - 1] : undefined;
}
