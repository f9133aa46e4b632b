import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';

import { figuresQuery } from '../../api/queries.ts';
import type { FigureItem, Measure } from '../../api/types.ts';
import { clickFocused } from '../../app/list-focus.ts';
import { isInScope, useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { ExportLinks } from '../../components/export-links.tsx';
import { figureValue } from '../../components/figure-value.ts';
import { FilteredList } from '../../components/filtered-list.tsx';
import { Names } from '../../components/name.tsx';
import { Sentence } from '../../components/sentence.tsx';
import { OnWhoseWord } from '../../components/voice.tsx';
import { foldForFilter } from '../../language/fold.ts';
import { useInterface } from '../../language/interface.tsx';

/** Every reported quantity with its sentence, its source and the day for which it is given. */
export function FiguresScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/figures' });
  const figures = useInfiniteQuery(figuresQuery(caseName));
  const shown = useMemo(() => figures.data?.pages.flatMap((page) => page.figures) ?? [], [figures.data]);
  useTitle(t('screen/figures'));
  if (figures.isPending) return <Loading />;
  if (figures.isError) return <Failed error={figures.error} retry={() => void figures.refetch()} />;
  if (shown.length === 0) {
    return (
      <Empty title={t('figures/empty')} remedy={t('figures/empty-remedy')}>
        <Link to="/c/$case/articles" params={{ case: caseName }} className="action">
          {t('screen/articles')}
        </Link>
      </Empty>
    );
  }
  return (
    <FigureLedger
      figures={shown}
      total={figures.data.pages[0]?.total ?? shown.length}
      caseName={caseName}
      isLoadingMore={figures.isFetchingNextPage}
      onMore={figures.hasNextPage ? () => void figures.fetchNextPage() : null}
    />
  );
}

function FigureLedger({
  figures,
  total,
  caseName,
  isLoadingMore,
  onMore,
}: {
  readonly figures: readonly FigureItem[];
  readonly total: number;
  readonly caseName: string;
  readonly isLoadingMore: boolean;
  /** Null where all are there. */
  readonly onMore: (() => void) | null;
}) {
  const { t, number } = useInterface();
  const { q = '', measure = '' } = useSearch({ from: '/c/$case/figures' });
  const navigate = useNavigate({ from: '/c/$case/figures' });
  const scope = useScope();
  const list = useRef<HTMLTableSectionElement>(null);
  const measures = useMemo(() => [...new Set(figures.map((item) => item.figure.measure))], [figures]);
  const matching = useMemo(() => {
    const wanted = foldForFilter(q);
    return figures.filter(
      (item) =>
        isInScope(item.article, scope) &&
        (measure === '' || item.figure.measure === measure) &&
        (wanted === '' || foldForFilter(item.sentence.text).includes(wanted)),
    );
  }, [figures, q, measure, scope]);
  return (
    <div className="mx-auto w-full max-w-[84rem] px-4 pt-6 pb-20 md:px-8">
      <FilteredList
        title={t('screen/figures')}
        labels={{
          words: t('figures/filter'),
          choice: t('figures/measure'),
          all: t('figures/all-measures'),
          noneMatch: t('figures/none-match'),
        }}
        filter={{ words: q, choice: measure }}
        choices={measures.map((name: Measure) => ({ value: name, label: t(`measure/${name}`) }))}
        shown={matching.length}
        total={total}
        list={list}
        onFilter={({ words = q, choice = measure }) =>
          void navigate({ search: (before) => ({ ...before, q: words, measure: choice }), replace: true })
        }
        aside={<ExportLinks path={['cases', caseName, 'export', 'figures']} query={{ words: q, measure }} />}
        keys={{ e: () => clickFocused(list.current) }}
      >
        {figures.length < total ? (
          <p className="text-muted mt-4">{t('figures/latest', { count: number(figures.length) })}</p>
        ) : null}
        <table className="ledger figure-ledger mt-5">
          <thead>
            <tr>
              <th scope="col" className="w-[9rem]">
                {t('figures/figure')}
              </th>
              <th scope="col" className="w-[11rem]">
                {t('figures/of')}
              </th>
              <th scope="col">{t('figures/sentence')}</th>
              <th scope="col" className="w-[14rem]">
                {t('claim/on-word')}
              </th>
              <th scope="col" className="w-[10rem]">
                {t('figures/as-of')}
              </th>
            </tr>
          </thead>
          <tbody ref={list}>
            {matching.map((item) => (
              <FigureRow key={item.figure.id} item={item} caseName={caseName} />
            ))}
          </tbody>
        </table>
      </FilteredList>
      {onMore === null ? null : (
        <button type="button" className="action mt-6" disabled={isLoadingMore} onClick={onMore}>
          {t('articles/show-more')}
        </button>
      )}
    </div>
  );
}

function FigureRow({ item, caseName }: { readonly item: FigureItem; readonly caseName: string }) {
  const { t, language, date } = useInterface();
  const { figure, article, places, speakers } = item;
  const nameOf = (id: string) => speakers.find((speaker) => speaker.id === id) ?? { id, label: { ar: id, en: id } };
  return (
    <tr>
      <th scope="row">
        <Link
          to="/c/$case/articles/$article"
          params={{ case: caseName, article: article.id }}
          search={{ finding: figure.id }}
          className="hover:text-accent focus-visible:text-accent font-semibold [unicode-bidi:isolate]"
        >
          {figureValue(figure, t, language)}
        </Link>
      </th>
      <td className="text-sm">
        {t(`measure/${figure.measure}`)}
        {figure.unit === null ? null : (
          <span className="text-muted block">
            <bdi lang="ar">{figure.unit}</bdi>
          </span>
        )}
        {places.length === 0 ? null : (
          <span className="text-muted block">
            <Names of={places} />
          </span>
        )}
      </td>
      <td>
        <Sentence sentence={item.sentence} />
      </td>
      <td className="text-sm">
        <OnWhoseWord outlet={article.outlet} attribution={figure.attribution} nameOf={nameOf} />
      </td>
      <td className="text-sm">
        {figure.time === null ? <span className="text-muted">{t('claim/time-unstated')}</span> : date(figure.time)}
        {article.published === null ? null : (
          <span className="text-muted block">
            {t('figures/reported')} {date(article.published)}
          </span>
        )}
      </td>
    </tr>
  );
}
