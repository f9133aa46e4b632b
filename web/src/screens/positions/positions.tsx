import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';

import { casesQuery, positionsQuery, type PositionRequest } from '../../api/queries.ts';
import type { CaseSummary, PositionMatrix } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { outletsOf } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { ExportLinks } from '../../components/export-links.tsx';
import { dayFromNumber, dayNumber, dayOf } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { PairPanel } from './evidence.tsx';
import { Legend } from './legend.tsx';
import { Matrix, type Pair } from './matrix.tsx';
import { TimeControl } from './time-control.tsx';
import { WindowField } from './window-field.tsx';

const DAYS_PER_STEP = 7;

interface PositionSearch {
  readonly at?: string | undefined;
  readonly window?: number | undefined;
  readonly outlet?: string | undefined;
  readonly e?: string | undefined;
  readonly holder?: string | undefined;
  readonly target?: string | undefined;
}

/** Who stands where toward whom on a day: the matrix, and beside it the sentences of the cell that is open. */
export function PositionsScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/positions' });
  const search: PositionSearch = useSearch({ from: '/c/$case/positions' });
  const request: PositionRequest = { at: search.at, windowDays: search.window, outlet: outletsOf(search.outlet) };
  const matrix = useQuery(positionsQuery(caseName, request));
  const summary = useQuery(casesQuery()).data?.cases.find((one) => one.name === caseName) ?? null;
  useTitle(t('screen/positions'));
  if (matrix.isPending) return <Loading />;
  if (matrix.isError) return <Failed error={matrix.error} retry={() => void matrix.refetch()} />;
  return <Positions caseName={caseName} search={search} request={request} matrix={matrix.data} summary={summary} />;
}

function Positions({
  caseName,
  search,
  request,
  matrix,
  summary,
}: {
  readonly caseName: string;
  readonly search: PositionSearch;
  readonly request: PositionRequest;
  readonly matrix: PositionMatrix;
  readonly summary: CaseSummary | null;
}) {
  const { t, date } = useInterface();
  const navigate = useNavigate({ from: '/c/$case/positions' });
  const change = (next: PositionSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const close = () =>
    void navigate({
      search: ({ holder: _holder, target: _target, ...rest }) => rest,
      replace: true,
      resetScroll: false,
    });
  const { at, windowDays } = matrix.parameters;
  const range = rangeOf(matrix, summary);
  const opened: Pair | null =
    search.holder !== undefined && search.target !== undefined
      ? { holder: search.holder, target: search.target }
      : null;
  // The evidence of one sentence takes the place of the list that it was opened from.
  const isPairShown = opened !== null && search.e === undefined;
  const shiftDays = (days: number) => {
    const day = dayFromNumber(dayNumber(at) + days);
    change({ at: day < range.first ? range.first : day > range.last ? range.last : day });
  };
  useKeys({
    '[': () => shiftDays(-DAYS_PER_STEP),
    ']': () => shiftDays(DAYS_PER_STEP),
    Escape: () => {
      if (opened) close();
    },
  });
  const caption = t('positions/caption', { date: date(at) });
  return (
    <div className="positions" data-panel={isPairShown || undefined}>
      <div className="min-w-0">
        <h1 className="font-text text-3xl leading-[1.6]">{caption}</h1>
        <div className="border-rule no-print mt-3 flex flex-wrap items-end gap-x-6 gap-y-3 border-b pb-4">
          <TimeControl at={at} first={range.first} last={range.last} onChange={(day) => change({ at: day })} />
          <WindowField days={windowDays} onChange={(window) => change({ window })} />
          <ExportLinks path={['cases', caseName, 'export', 'positions']} query={{ ...request }} />
        </div>
        {matrix.cells.length === 0 ? (
          <Empty title={t('positions/empty')} remedy={t('positions/empty-remedy')}>
            <Link to="/c/$case/articles" params={{ case: caseName }} className="action">
              {t('screen/articles')}
            </Link>
          </Empty>
        ) : (
          <>
            <Matrix matrix={matrix} caption={caption} opened={opened} onOpen={(pair) => change({ ...pair })} />
            <Legend />
            {opened ? null : <p className="label mt-4">{t('positions/matrix-hint')}</p>}
          </>
        )}
      </div>
      {opened && isPairShown ? (
        <PairPanel
          key={`${opened.holder} ${opened.target}`}
          caseName={caseName}
          pair={opened}
          request={request}
          parties={[...matrix.holders, ...matrix.targets]}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

/** The days the slider covers: from the first to the last that anything in the case is known of. */
function rangeOf(
  matrix: PositionMatrix,
  summary: CaseSummary | null,
): { readonly first: string; readonly last: string } {
  const days = [
    matrix.parameters.at,
    ...matrix.cells.map((cell) => cell.lastDate),
    ...(summary?.from ? [dayOf(summary.from, 'first')] : []),
    ...(summary?.to ? [dayOf(summary.to, 'last')] : []),
  ].toSorted();
  const first = days[0] ?? matrix.parameters.at;
  const last = days.at(-1) ?? matrix.parameters.at;
  return { first, last: last === first ? dayFromNumber(dayNumber(last) + 1) : last };
}
