import type { NonEmpty } from './non-empty.ts';

/**
 * What may be asked of the full text: a tree of words, phrases and fields. Plain values; `parse-query.ts` makes them, and
 * `printQuery` writes them in their full spelling. Offsets point into the query as it was typed.
 */
export type SearchQuery = SearchLeaf | SearchGroup | SearchNot;

interface Placed {
  /** UTF-16 offsets into the query, `[start, end)`. */
  readonly start: number;
  readonly end: number;
}

/** A word, or what the language layer makes several words of: `S-300`. */
export interface SearchWord extends Placed {
  readonly kind: 'word';
  readonly text: string;
}
/** Words one after another within one sentence. */
export interface SearchPhrase extends Placed {
  readonly kind: 'phrase';
  readonly text: string;
}
/** Articles that name a party, person, force or place (`actor`), or that an outlet published (`source`). */
export interface SearchName extends Placed {
  readonly kind: 'actor' | 'source';
  readonly name: string;
}
/** Articles published within days, months or years, both included; null where the end is open. */
export interface SearchDate extends Placed {
  readonly kind: 'date';
  readonly from: string | null;
  readonly to: string | null;
}
export type SearchLeaf = SearchWord | SearchPhrase | SearchName | SearchDate;

/** All, or at least one, of two or more. */
export interface SearchGroup {
  readonly kind: 'and' | 'or';
  readonly parts: NonEmpty<SearchQuery>;
}
export interface SearchNot {
  readonly kind: 'not';
  readonly part: SearchQuery;
}

/** The query in its full spelling: every operator written, in English. Parsed again, it gives the same tree. */
export function printQuery(query: SearchQuery): string {
  switch (query.kind) {
    case 'word':
      return query.text;
    case 'phrase':
      return `"${query.text}"`;
    case 'actor':
    case 'source':
      return `${query.kind}:"${query.name}"`;
    case 'date':
      return query.from === query.to ? `date:${query.from}` : `date:[${query.from ?? '*'} TO ${query.to ?? '*'}]`;
    case 'not':
      return `NOT ${printWithin('not', query.part)}`;
    default:
      return query.parts.map((part) => printWithin(query.kind, part)).join(query.kind === 'and' ? ' AND ' : ' OR ');
  }
}

/** A part, in parentheses where it binds less than what it stands in. */
function printWithin(outer: 'and' | 'or' | 'not', part: SearchQuery): string {
  const isLooser = part.kind === 'or' ? outer !== 'or' : part.kind === 'and' && outer === 'not';
  return isLooser ? `(${printQuery(part)})` : printQuery(part);
}
