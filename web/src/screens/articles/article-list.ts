import type { ArticleSummary, CaseEditions } from '../../api/types.ts';
import { foldForFilter } from '../../language/fold.ts';

/** What a list of articles can be narrowed to, besides words, outlets and days. */
export const SHOWS = ['once', 'reprinted', 'changed', 'bare', 'undated'] as const;
/**
 * `once`: of articles that are one text the earliest alone; `reprinted`: those whose text was printed more than once;
 * `changed`: those that came again with another text; `bare`: those in which nothing was found; `undated`: those without a date.
 */
export type Show = (typeof SHOWS)[number];

/** The orders besides the usual one, the latest first. */
export const ORDERS = ['oldest', 'outlet', 'words', 'claims', 'figures'] as const;
export type Order = (typeof ORDERS)[number];

/** What is marked on an article in a list. */
export interface Marks {
  /** Its place among the prints of its text, from 1, and the earliest of them; null where it was printed once. */
  readonly print: { readonly place: number; readonly of: number; readonly first: ArticleSummary } | null;
  /** How many former versions it has. */
  readonly former: number;
}

/** An article with its marks, and its title as filters compare it. */
export interface Listed {
  readonly article: ArticleSummary;
  readonly marks: Marks;
  readonly folded: string;
}

/** The articles with what is marked on them. Prints of articles that are not there, as while pages still come, do not count. */
export function listArticles(
  articles: readonly ArticleSummary[],
  editions: CaseEditions | undefined,
): readonly Listed[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const prints = new Map<string, NonNullable<Marks['print']>>();
  for (const cluster of editions?.reprints ?? []) {
    const members = cluster.flatMap((id) => byId.get(id) ?? []);
    const [first] = members;
    if (first === undefined || members.length < 2) continue;
    for (const [at, { id }] of members.entries()) prints.set(id, { place: at + 1, of: members.length, first });
  }
  const former = new Map(editions?.versions.map((one) => [one.id, one.former]));
  return articles.map((article) => ({
    article,
    marks: { print: prints.get(article.id) ?? null, former: former.get(article.id) ?? 0 },
    folded: foldForFilter(article.title ?? article.id),
  }));
}

export function isShown({ article, marks }: Listed, show: Show): boolean {
  switch (show) {
    case 'once':
      return marks.print === null || marks.print.place === 1;
    case 'reprinted':
      return marks.print !== null;
    case 'changed':
      return marks.former > 0;
    case 'bare':
      return article.claims + article.figures === 0;
    case 'undated':
      return article.published === null;
  }
}

/** In the order asked for; of equals the latest first. Articles without a date or an outlet come last. */
export function inOrder(listed: readonly Listed[], order: Order | undefined): readonly Listed[] {
  const latestFirst = (a: Listed, b: Listed): number => -compareDates(a.article.published, b.article.published);
  switch (order) {
    case undefined:
      return listed;
    case 'oldest':
      return listed.toSorted((a, b) => withLast(a.article.published, b.article.published) ?? -latestFirst(a, b));
    case 'outlet': {
      const ranks = rankNames(listed.flatMap(({ article }) => article.outlet ?? []));
      const rankOf = (outlet: string | null): number => ranks.get(outlet ?? '') ?? 0;
      return listed.toSorted((a, b) => {
        const [one, other] = [a.article.outlet, b.article.outlet];
        return withLast(one, other) ?? (rankOf(one) - rankOf(other) || latestFirst(a, b));
      });
    }
    case 'words':
    case 'claims':
    case 'figures':
      return listed.toSorted((a, b) => b.article[order] - a.article[order] || latestFirst(a, b));
  }
}

/** Each name's place in the alphabet: to compare names is dear, and thousands of articles have few. */
function rankNames(names: readonly string[]): ReadonlyMap<string, number> {
  const inAlphabet = [...new Set(names)].toSorted(new Intl.Collator('ar').compare);
  return new Map(inAlphabet.map((name, rank) => [name, rank]));
}

function compareDates(a: string | null, b: string | null): number {
  const [one, other] = [a ?? '', b ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Puts null behind all else; null where neither is null. */
function withLast(a: string | null, b: string | null): number | null {
  if (a !== null && b !== null) return null;
  return a === b ? 0 : a === null ? 1 : -1;
}

/** A month of a case and how many articles it has. */
export interface MonthCount {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly articles: number;
}

/** Every month from the first to the last, also those without an article. A date of which only the year is known is left out. */
export function countMonths(
  published: readonly (string | null)[],
  all: readonly (string | null)[],
): readonly MonthCount[] {
  const monthOf = (date: string | null): string | null => (date !== null && date.length >= 7 ? date.slice(0, 7) : null);
  const known = all.flatMap((date) => monthOf(date) ?? []).toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counts = new Map<string, number>();
  for (const date of published) {
    const month = monthOf(date);
    if (month !== null) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const months: MonthCount[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) {
    months.push({ month, articles: counts.get(month) ?? 0 });
  }
  return months;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`;
}
