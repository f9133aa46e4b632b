import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { articlesQuery, casesQuery, editionsQuery } from '../../api/queries.ts';
import { isInScope, useChangeScope, useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { ExportLinks } from '../../components/export-links.tsx';
import { FilteredList } from '../../components/filtered-list.tsx';
import { MoreRows } from '../../components/more-rows.tsx';
import { foldForFilter } from '../../language/fold.ts';
import { useInterface } from '../../language/interface.tsx';
import { countMonths, inOrder, isShown, listArticles, type Listed, ORDERS, type Order, SHOWS } from './article-list.ts';
import { ArticleRow } from './article-row.tsx';
import { MonthBars } from './month-bars.tsx';
import { Preview } from './preview.tsx';

/** Few enough that another order or filter is drawn at once; the rest comes when it is come near to. */
const ROWS_PER_STEP = 30;

/** The articles of a case, as the index of a paper: date, title, outlet, and how much was found in each. */
export function ArticlesScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/articles' });
  const query = useInfiniteQuery(articlesQuery(caseName));
  const editions = useQuery(editionsQuery(caseName)).data;
  useTitle(t('screen/articles'));

  // A filter over half of the list would lie, so the rest is fetched in the background.
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const listed = useMemo(
    () => listArticles(query.data?.pages.flatMap((page) => page.articles) ?? [], editions),
    [query.data, editions],
  );
  if (query.isPending) return <Loading />;
  if (query.isError && listed.length === 0) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (listed.length === 0) {
    return (
      <Empty isPage title={t('articles/empty')} remedy={t('articles/empty-remedy', { case: caseName })}>
        <Link to="/c/$case/add" params={{ case: caseName }} className="action action-main">
          {t('screen/add')}
        </Link>
      </Empty>
    );
  }
  return <ArticleIndex listed={listed} caseName={caseName} />;
}

function ArticleIndex({ listed, caseName }: { readonly listed: readonly Listed[]; readonly caseName: string }) {
  const { t } = useInterface();
  const { q = '', order, show, preview } = useSearch({ from: '/c/$case/articles' });
  const navigate = useNavigate({ from: '/c/$case/articles' });
  const scope = useScope();
  const changeScope = useChangeScope();
  const list = useRef<HTMLTableSectionElement>(null);
  const [grown, setGrown] = useState({ of: '', rows: ROWS_PER_STEP });
  // Another filter or order begins at the top again.
  const filterKey = JSON.stringify([q, order, show, scope]);
  const rows = grown.of === filterKey ? grown.rows : ROWS_PER_STEP;
  const isSample = useQuery(casesQuery()).data?.cases.some(({ name, sample }) => name === caseName && sample) ?? false;

  // In three steps, for the months count articles of all days, and what can be shown counts all of the days asked for.
  const worded = useMemo(() => {
    const wanted = foldForFilter(q);
    const outlets = { ...scope, from: undefined, to: undefined };
    return listed.filter(
      ({ article, folded }) => isInScope(article, outlets) && (wanted === '' || folded.includes(wanted)),
    );
  }, [listed, q, scope]);
  const dated = useMemo(() => worded.filter(({ article }) => isInScope(article, scope)), [worded, scope]);
  const matching = useMemo(
    () =>
      inOrder(
        dated.filter((one) => show === undefined || isShown(one, show)),
        order,
      ),
    [dated, show, order],
  );
  const months = useMemo(
    () =>
      countMonths(
        worded.map(({ article }) => article.published),
        listed.map(({ article }) => article.published),
      ),
    [worded, listed],
  );

  // An empty parameter is left out of the address.
  const change = (next: Partial<Record<'q' | 'order' | 'show' | 'preview', string>>) =>
    void navigate({ search: (before) => ({ ...before, ...next }) as typeof before, replace: true, resetScroll: false });
  // An open preview follows the focus. The same function at every drawing, so that no row is drawn for it.
  const isPreviewOpen = preview !== undefined;
  const followFocus = useCallback(
    (id: string) => {
      if (!isPreviewOpen) return;
      void navigate({ search: (before) => ({ ...before, preview: id }), replace: true, resetScroll: false });
    },
    [isPreviewOpen, navigate],
  );
  const previewFocused = () => {
    const focused = document.activeElement?.getAttribute('data-row') ?? matching[0]?.article.id;
    change({ preview: focused === undefined || focused === preview ? '' : focused });
  };
  return (
    <div className="article-screen" data-preview={preview === undefined ? undefined : true}>
      <div className="min-w-0">
        <FilteredList
          title={t('screen/articles')}
          labels={{
            words: t('articles/filter'),
            choice: t('articles/order'),
            all: t('articles/order-newest'),
            noneMatch: t('articles/none-match'),
          }}
          filter={{ words: q, choice: order ?? '' }}
          choices={ORDERS.map((name) => ({ value: name, label: t(`articles/order-${name}`) }))}
          shown={matching.length}
          total={listed.length}
          list={list}
          onFilter={({ words = q, choice = order ?? '' }) => change({ q: words, order: choice })}
          onClear={() => {
            change({ q: '', show: '' });
            changeScope({ from: undefined, to: undefined, outlets: [] });
          }}
          keys={{
            e: previewFocused,
            Escape: () => (preview === undefined ? false : change({ preview: '' })),
          }}
          aside={
            <>
              {show === undefined ? (
                <ExportLinks
                  path={['cases', caseName, 'export', 'articles']}
                  query={{ words: q, outlet: scope.outlets, from: scope.from, to: scope.to }}
                />
              ) : null}
              {isSample ? null : (
                <Link to="/c/$case/add" params={{ case: caseName }} className="action no-print">
                  {t('screen/add')}
                </Link>
              )}
            </>
          }
          bar={
            <>
              <MonthBars months={months} />
              <div className="mt-2 flex flex-wrap items-baseline gap-x-5 gap-y-1">
                <Shows listed={dated} show={show} onShow={(chosen) => change({ show: chosen })} />
                {q === '' ? null : (
                  <Link to="/c/$case/search" params={{ case: caseName }} search={{ q }} className="plain text-sm">
                    {t('articles/search-texts', { words: q })}
                  </Link>
                )}
              </div>
            </>
          }
        >
          <table className="ledger article-index mt-4">
            <Headings order={order} onOrder={(chosen) => change({ order: chosen })} />
            <tbody ref={list}>
              {matching.slice(0, rows).map((one) => (
                <ArticleRow
                  key={one.article.id}
                  listed={one}
                  caseName={caseName}
                  isPreviewed={one.article.id === preview}
                  onFocus={followFocus}
                />
              ))}
            </tbody>
          </table>
        </FilteredList>
        {matching.length > rows ? (
          <MoreRows
            key={rows}
            label={t('articles/show-more')}
            onMore={() => setGrown({ of: filterKey, rows: rows + ROWS_PER_STEP })}
          />
        ) : null}
      </div>
      {preview === undefined ? null : (
        <Preview key={preview} caseName={caseName} id={preview} onClose={() => change({ preview: '' })} />
      )}
    </div>
  );
}

/** What the list can be narrowed to, with how many articles that leaves. What would leave none or all is not offered. */
function Shows({
  listed,
  show,
  onShow,
}: {
  readonly listed: readonly Listed[];
  readonly show: (typeof SHOWS)[number] | undefined;
  readonly onShow: (show: (typeof SHOWS)[number] | '') => void;
}) {
  const { t, number } = useInterface();
  const counts = useMemo(
    () => SHOWS.map((name) => ({ name, count: listed.filter((one) => isShown(one, name)).length })),
    [listed],
  );
  const offered = counts.filter(({ name, count }) => name === show || (count > 0 && count < listed.length));
  if (offered.length === 0) return null;
  return (
    <div role="group" aria-label={t('articles/show')} className="switch-row no-print">
      {offered.map(({ name, count }) => (
        <button
          key={name}
          type="button"
          className="switch"
          data-selected={name === show || undefined}
          aria-pressed={name === show}
          onClick={() => onShow(name === show ? '' : name)}
        >
          {t(`articles/show-${name}`)} <span className="label">{number(count)}</span>
        </button>
      ))}
    </div>
  );
}

type Column = 'published' | 'article' | Exclude<Order, 'oldest'>;
const COLUMNS: readonly { readonly name: Column; readonly width?: string }[] = [
  { name: 'published', width: 'w-[9rem]' },
  { name: 'article' },
  { name: 'outlet', width: 'w-[8rem]' },
  { name: 'words', width: 'count' },
  { name: 'claims', width: 'count' },
  { name: 'figures', width: 'count' },
];

/** The headings of the columns, which put the list in order. */
function Headings({
  order,
  onOrder,
}: {
  readonly order: Order | undefined;
  readonly onOrder: (order: Order | '') => void;
}) {
  const { t } = useInterface();
  return (
    <thead>
      <tr>
        {COLUMNS.map(({ name, width }) => {
          if (name === 'article') {
            return (
              <th key={name} scope="col">
                {t('articles/article')}
              </th>
            );
          }
          const direction = directionOf(name, order);
          // The latest first is the usual order, to which a further press leads back.
          const next = name === 'published' ? (order === undefined ? 'oldest' : '') : order === name ? '' : name;
          return (
            <th key={name} scope="col" className={width} aria-sort={direction ?? undefined}>
              <button type="button" className="column-order" onClick={() => onOrder(next)}>
                {t(`articles/${name}`)}
                <span aria-hidden="true">{direction === null ? '' : direction === 'ascending' ? ' ↑' : ' ↓'}</span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function directionOf(column: Column, order: Order | undefined): 'ascending' | 'descending' | null {
  if (column === 'published') return order === undefined ? 'descending' : order === 'oldest' ? 'ascending' : null;
  if (column !== order) return null;
  return column === 'outlet' ? 'ascending' : 'descending';
}
