import { Link } from '@tanstack/react-router';
import { memo } from 'react';

import { useInterface } from '../../language/interface.tsx';
import type { Listed } from './article-list.ts';

/** One article of the list: when, what, where, and how much was found in it. Drawn anew only where its own properties change. */
export const ArticleRow = memo(function ArticleRow({
  listed,
  caseName,
  isPreviewed,
  onFocus,
}: {
  readonly listed: Listed;
  readonly caseName: string;
  readonly isPreviewed: boolean;
  readonly onFocus: (id: string) => void;
}) {
  const { t, date, number } = useInterface();
  const { article } = listed;
  return (
    <tr data-selected={isPreviewed || undefined}>
      <td className="text-muted text-sm whitespace-nowrap">
        {article.published === null ? t('articles/no-date') : date(article.published)}
      </td>
      <td className="index-title">
        <Link
          to="/c/$case/articles/$article"
          params={{ case: caseName, article: article.id }}
          className="font-text hover:text-accent focus-visible:text-accent block text-[1.25rem] leading-[1.75]"
          dir="auto"
          lang={article.language}
          data-row={article.id}
          onFocus={() => onFocus(article.id)}
        >
          {article.title ?? t('articles/untitled')}
        </Link>
        <p
          className="text-muted font-text line-clamp-1 max-w-[44rem] text-[0.9375rem] leading-7"
          dir="auto"
          lang={article.language}
        >
          {article.lead}
        </p>
        <MarksLine listed={listed} />
      </td>
      <td className="text-sm">
        <bdi>{article.outlet ?? <span className="text-muted">{t('articles/no-outlet')}</span>}</bdi>
      </td>
      <td className="count text-muted" data-label={t('articles/words')}>
        {number(article.words)}
      </td>
      <td className="count" data-label={t('articles/claims')}>
        {number(article.claims)}
      </td>
      <td className="count" data-label={t('articles/figures')}>
        {number(article.figures)}
      </td>
    </tr>
  );
});

/** That the text was printed before or again elsewhere, and that it was changed. */
function MarksLine({ listed: { marks } }: { readonly listed: Listed }) {
  const { t, date } = useInterface();
  const { print, former } = marks;
  if (print === null && former === 0) return null;
  const { outlet, published } = print?.first ?? { outlet: null, published: null };
  return (
    <p className="label flex flex-wrap gap-x-3 pb-1">
      {print === null ? null : (
        <span className="badge">
          {print.place === 1
            ? t('articles/first-print', { count: print.of })
            : t('articles/reprint', {
                outlet: outlet ?? t('articles/no-outlet'),
                date: published === null ? t('articles/no-date') : date(published),
              })}
        </span>
      )}
      {former === 0 ? null : <span className="badge">{t('reader/versions', { count: former })}</span>}
    </p>
  );
}
