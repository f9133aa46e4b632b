import { exactKey, foldKey } from '../../language/index.ts';
import type { ArticleSummary } from '../../model/index.ts';

/** Words that the title must hold, and an outlet; empty or left out they do not narrow. */
export interface ArticleFilter {
  readonly words?: string | undefined;
  readonly outlet?: string | undefined;
}

/** Whether the article is among those that the filter asks for. One without a title goes by its id. */
export function isAmongArticles(article: ArticleSummary, { words = '', outlet = '' }: ArticleFilter): boolean {
  return (outlet === '' || article.outlet === outlet) && holdsWords(article.title ?? article.id, words);
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
