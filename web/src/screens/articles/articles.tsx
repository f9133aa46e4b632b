import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';

import { articlesQuery, casesQuery } from '../../api/queries.ts';
import type { ArticleSummary } from '../../api/types.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { ExportLinks } from '../../components/export-links.tsx';
import { FilteredList } from '../../components/filtered-list.tsx';
import { useInterface } from '../../language/interface.tsx';
import { foldForFilter } from '../../language/fold.ts';

const ROWS_PER_STEP = 200;

/** The articles of a case, as the index of a paper: date, outlet, title, and how much was found in each. */
export function ArticlesScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/articles' });
  const { q = '', outlet = '' } = useSearch({ from: '/c/$case/articles' });
  const query = useInfiniteQuery(articlesQuery(caseName));
  const isSample =
    useQuery(casesQuery()).data?.cases.some((summary) => summary.name === caseName && summary.sample) ?? false;
  useTitle(t('screen/articles'));

  // A filter over half of the list would lie, so the rest is fetched in the background.
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const articles = useMemo(() => query.data?.pages.flatMap((page) => page.articles) ?? [], [query.data]);
  if (query.isPending) return <Loading />;
  if (query.isError && articles.length === 0) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (articles.length === 0) {
    return (
      <Empty title={t('articles/empty')} remedy={t('articles/empty-remedy', { case: caseName })}>
        <Link to="/c/$case/add" params={{ case: caseName }} className="action action-main">
          {t('screen/add')}
        </Link>
      </Empty>
    );
  }
  return <ArticleIndex articles={articles} caseName={caseName} filter={q} outlet={outlet} canAdd={!isSample} />;
}

function ArticleIndex({
  articles,
  caseName,
  filter,
  outlet,
  canAdd,
}: {
  readonly articles: readonly ArticleSummary[];
  readonly caseName: string;
  readonly filter: string;
  readonly outlet: string;
  readonly canAdd: boolean;
}) {
  const { t } = useInterface();
  const navigate = useNavigate({ from: '/c/$case/articles' });
  const list = useRef<HTMLTableSectionElement>(null);
  const [rows, setRows] = useState(ROWS_PER_STEP);
  const outlets = useMemo(
    () => [...new Set(articles.flatMap(({ outlet: name }) => name ?? []))].toSorted((a, b) => a.localeCompare(b, 'ar')),
    [articles],
  );
  const matching = useMemo(() => {
    const wanted = foldForFilter(filter);
    return articles.filter(
      (article) =>
        (outlet === '' || article.outlet === outlet) &&
        (wanted === '' || foldForFilter(article.title ?? article.id).includes(wanted)),
    );
  }, [articles, filter, outlet]);
  return (
    <div className="mx-auto w-full max-w-[72rem] px-4 pt-6 pb-20 md:px-8">
      <FilteredList
        title={t('screen/articles')}
        labels={{
          words: t('articles/filter'),
          choice: t('articles/outlet'),
          all: t('articles/all-outlets'),
          noneMatch: t('articles/none-match'),
        }}
        filter={{ words: filter, choice: outlet }}
        choices={outlets.map((name) => ({ value: name, label: name }))}
        shown={matching.length}
        total={articles.length}
        list={list}
        onFilter={({ words = filter, choice = outlet }) =>
          void navigate({ search: (before) => ({ ...before, q: words, outlet: choice }), replace: true })
        }
        aside={
          <>
            <ExportLinks path={['cases', caseName, 'export', 'articles']} query={{ words: filter, outlet }} />
            {canAdd ? (
              <Link to="/c/$case/add" params={{ case: caseName }} className="action no-print">
                {t('screen/add')}
              </Link>
            ) : null}
          </>
        }
      >
        <table className="ledger article-index mt-5">
          <thead>
            <tr>
              <th scope="col" className="w-[9rem]">
                {t('articles/published')}
              </th>
              <th scope="col">{t('articles/article')}</th>
              <th scope="col" className="w-[8rem]">
                {t('articles/outlet')}
              </th>
              <th scope="col" className="count">
                {t('articles/words')}
              </th>
              <th scope="col" className="count">
                {t('articles/claims')}
              </th>
              <th scope="col" className="count">
                {t('articles/figures')}
              </th>
            </tr>
          </thead>
          <tbody ref={list}>
            {matching.slice(0, rows).map((article) => (
              <ArticleRow key={article.id} article={article} caseName={caseName} />
            ))}
          </tbody>
        </table>
      </FilteredList>
      {matching.length > rows ? (
        <button type="button" className="action mt-6" onClick={() => setRows(rows + ROWS_PER_STEP)}>
          {t('articles/show-more')}
        </button>
      ) : null}
    </div>
  );
}

function ArticleRow({ article, caseName }: { readonly article: ArticleSummary; readonly caseName: string }) {
  const { t, date, number } = useInterface();
  return (
    <tr>
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
}
