import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { memo, useDeferredValue, useMemo, useRef } from 'react';

import { ledgerQuery } from '../../api/queries.ts';
import type { LedgerReport, LedgerView } from '../../api/types.ts';
import { moveFocus } from '../../app/list-focus.ts';
import { useScope, useShowEvidence } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { ExportLinks } from '../../components/export-links.tsx';
import { figureValue } from '../../components/figure-value.ts';
import { FilteredList } from '../../components/filtered-list.tsx';
import { Names } from '../../components/name.tsx';
import { Sentence } from '../../components/sentence.tsx';
import { useGradual } from '../../components/use-gradual.ts';
import { useInterface } from '../../language/interface.tsx';
import { Conflicts } from './conflicts.tsx';
import { RangeBar } from './range-bar.tsx';
import { Reporter } from './reporter.tsx';
import { SeriesCharts } from './series.tsx';

/** Who reported which figure, as of when, what conflicts, and how tallies grew; each with its sentence. */
export function FiguresScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/figures' });
  const { q, measure, show } = useSearch({ from: '/c/$case/figures' });
  const { from, to, outlets } = useScope();
  const request = { outlet: outlets, measure, words: q, from, to, conflicts: show && ('only' as const) };
  const ledger = useInfiniteQuery(ledgerQuery(caseName, request));
  const pages = ledger.data?.pages;
  const reports = useMemo(() => pages?.flatMap((page) => page.reports) ?? [], [pages]);
  useTitle(t('screen/figures'));
  if (ledger.isPending) return <Loading />;
  if (ledger.isError) return <Failed error={ledger.error} retry={() => void ledger.refetch()} />;
  const [first] = ledger.data.pages;
  if (first === undefined || first.all === 0) {
    return (
      <Empty isPage title={t('figures/empty')} remedy={t('figures/empty-remedy')}>
        <Link to="/c/$case/articles" params={{ case: caseName }} className="action">
          {t('screen/articles')}
        </Link>
      </Empty>
    );
  }
  return (
    <FigureLedger
      caseName={caseName}
      first={first}
      reports={reports}
      more={ledger.hasNextPage ? () => void ledger.fetchNextPage() : null}
      query={request}
    />
  );
}

function FigureLedger({
  caseName,
  first: answered,
  reports: all,
  more,
  query,
}: {
  readonly caseName: string;
  readonly first: LedgerView;
  readonly reports: readonly LedgerReport[];
  readonly more: (() => void) | null;
  readonly query: Parameters<typeof ExportLinks>[0]['query'];
}) {
  const { t } = useInterface();
  const { q = '', measure = '', show } = useSearch({ from: '/c/$case/figures' });
  const navigate = useNavigate({ from: '/c/$case/figures' });
  const showEvidence = useShowEvidence();
  const list = useRef<HTMLTableSectionElement>(null);
  // What is typed shows before the rows that it leaves or brings back.
  const { first, reports } = useDeferredValue(useMemo(() => ({ first: answered, reports: all }), [answered, all]));
  const drawn = useGradual(reports.length, ROWS_A_FRAME, String(first.total));
  const scaleOf = new Map(first.measures.map((each) => [each.measure, each]));
  const openFocused = () => {
    const id = (document.activeElement as HTMLElement | null)?.dataset['finding'];
    if (id === undefined) moveFocus(list.current, 1);
    else showEvidence(id);
  };
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
        choices={first.measures.map(({ measure: name }) => ({ value: name, label: t(`measure/${name}`) }))}
        shown={first.total}
        total={first.all}
        list={list}
        onFilter={({ words = q, choice = measure }) =>
          void navigate({ search: (before) => ({ ...before, q: words, measure: choice }), replace: true })
        }
        onClear={() =>
          void navigate({
            search: (before) => ({ ...before, q: undefined, measure: undefined, show: undefined }),
            replace: true,
          })
        }
        aside={<ExportLinks path={['cases', caseName, 'export', 'ledger']} query={query} />}
        bar={
          <label className="no-print mt-3 inline-flex items-baseline gap-2">
            <span className="label">{t('ledger/show')}</span>
            <select
              className="field"
              value={show ?? ''}
              onChange={({ target: { value } }) =>
                void navigate({
                  search: (before) => ({ ...before, show: value === 'conflicts' ? 'conflicts' : undefined }),
                  replace: true,
                })
              }
            >
              <option value="">{t('ledger/show-all')}</option>
              <option value="conflicts">{t('ledger/show-conflicts')}</option>
            </select>
          </label>
        }
        keys={{ e: openFocused }}
      >
        <Conflicts conflicts={first.conflicts} />
        {show === 'conflicts' ? null : <SeriesCharts series={first.series} />}
        <table className="ledger figure-ledger mt-8">
          <thead>
            <tr>
              <th scope="col" className="w-[11rem]">
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
            {reports.slice(0, drawn).map((report) => (
              <ReportRow key={report.id} report={report} caseName={caseName} scale={scaleOf.get(report.measure)} />
            ))}
          </tbody>
        </table>
        {more === null || drawn < reports.length ? null : (
          <button type="button" className="action no-print mt-4" onClick={more}>
            {t('ledger/more')}
          </button>
        )}
      </FilteredList>
    </div>
  );
}

/** So many rows are built in a few hundredths of a second. */
const ROWS_A_FRAME = 20;

/** Drawn anew only where its own properties change, for there are many. */
const ReportRow = memo(function ReportRow({
  report,
  caseName,
  scale,
}: {
  readonly report: LedgerReport;
  readonly caseName: string;
  readonly scale: LedgerView['measures'][number] | undefined;
}) {
  const { t, language, date } = useInterface();
  const showEvidence = useShowEvidence();
  const [item, ...others] = report.figures;
  if (item === undefined) return null;
  const { figure, article } = item;
  return (
    <tr>
      <th scope="row">
        <Link
          to="/c/$case/articles/$article"
          params={{ case: caseName, article: article.id }}
          search={{ finding: figure.id }}
          data-row
          data-finding={figure.id}
          className="hover:text-accent focus-visible:text-accent font-semibold [unicode-bidi:isolate]"
        >
          {figureValue(report, t, language)}
        </Link>
        {scale === undefined ? null : (
          <span className="block" title={t('ledger/words')}>
            <RangeBar report={report} scale={scale} />
          </span>
        )}
        <q className="font-text text-muted block text-base leading-[1.6]" dir="auto" lang="ar">
          {figure.evidence}
        </q>
      </th>
      <td className="text-sm">
        {t(`measure/${report.measure}`)}
        {report.group === null ? null : (
          <span className="block">
            <Names of={[report.group]} />
          </span>
        )}
        {figure.unit === null ? null : (
          <span className="text-muted block">
            <bdi lang="ar">{figure.unit}</bdi>
          </span>
        )}
        {report.places.length === 0 ? null : (
          <span className="text-muted block">
            <Names of={report.places} />
          </span>
        )}
      </td>
      <td>
        <Sentence sentence={item.sentence} />
        <p className="no-print mt-1 flex flex-wrap gap-x-4 text-sm">
          <button type="button" className="plain" onClick={() => showEvidence(figure.id)}>
            {t('evidence/open')}
          </button>
          {others.map((other) => (
            <button key={other.figure.id} type="button" className="plain" onClick={() => showEvidence(other.figure.id)}>
              <bdi>{other.article.outlet ?? t('articles/no-outlet')}</bdi>
            </button>
          ))}
          {report.tellings > report.figures.length ? (
            <span className="label">{t('ledger/others', { count: report.tellings - report.figures.length })}</span>
          ) : null}
        </p>
      </td>
      <td className="text-sm">
        <Reporter report={report} figure={item} />
        {report.conflicts > 0 ? <span className="badge mt-1 inline-block">{t('ledger/is-conflict')}</span> : null}
        {report.isFall ? <span className="badge mt-1 inline-block">{t('ledger/is-fall')}</span> : null}
      </td>
      <td className="text-sm">
        {report.asOf === null ? (
          <span className="text-muted">{t('ledger/undated')}</span>
        ) : figure.time === null ? (
          <span className="text-muted">{t('claim/time-unstated')}</span>
        ) : (
          date(figure.time)
        )}
        {report.cumulative === 'no' ? null : <span className="text-muted block">{t('ledger/is-tally')}</span>}
        {article.published === null ? null : (
          <span className="text-muted block">
            {t('figures/reported')} {date(article.published)}
          </span>
        )}
      </td>
    </tr>
  );
});
