import { exactKey, foldKey } from '../../language/index.ts';
import { type ArticleSummary, dayNumber, edtfRange, MarsadError } from '../../model/index.ts';

/** What narrows a list of articles; empty or left out nothing does. */
export interface ArticleFilter {
  /** Words that the title must hold. */
  readonly words?: string | undefined;
  /** Any of these outlets. */
  readonly outlets?: readonly string[] | undefined;
  /** First and last day of publication, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Tells of an article whether the filter asks for it. One without a title goes by its id; one of which only the month or the
 * year is known is asked for where any of its days is; one without a date is not where days are asked for.
 * @throws MarsadError `query/no-day`
 */
export function articleFilter({
  words = '',
  outlets = [],
  from,
  to,
}: ArticleFilter): (article: ArticleSummary) => boolean {
  const first = dayOf('from', from) ?? Number.NEGATIVE_INFINITY;
  const last = dayOf('to', to) ?? Number.POSITIVE_INFINITY;
  const isWithin = (published: string | null): boolean => {
    if (from === undefined && to === undefined) return true;
    const range = published === null ? null : edtfRange(published);
    return range !== null && (range.latestDay ?? Infinity) >= first && (range.earliestDay ?? -Infinity) <= last;
  };
  return ({ id, title, outlet, published }) =>
    (outlets.length === 0 || (outlet !== null && outlets.includes(outlet))) &&
    isWithin(published) &&
    holdsWords(title ?? id, words);
}

function dayOf(name: string, value: string | undefined): number | null {
  if (value === undefined) return null;
  const day = dayNumber(value);
  if (day === null) throw new MarsadError('query/no-day', { name, value });
  return day;
}

/**
 * Whether `text` holds `words` as the filter fields of the screens compare them: letters that spelling does not tell apart are
 * one. `web/src/language/fold.ts` does the same there, so that an export holds what the screen shows.
 */
export function holdsWords(text: string, words: string): boolean {
  return foldForFilter(text).includes(foldForFilter(words));
}

export function foldForFilter(text: string): string {
  return foldKey(exactKey(text.normalize('NFC'))).trim();
}
