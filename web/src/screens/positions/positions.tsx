import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';

import { casesQuery, type MatrixRequest, positionsQuery, type PositionRequest } from '../../api/queries.ts';
import type { CaseSummary, PositionMatrix } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { outletsOf, type Scope, useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { DayComparison } from '../../components/day-comparison.tsx';
import { ExportLinks } from '../../components/export-links.tsx';
import { dayFromNumber, dayNumber, dayOf } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { PairPanel } from './evidence.tsx';
import { Legend } from './legend.tsx';
import { type Choices, MatrixChoices } from './matrix-choices.tsx';
import { REGARDS, type Sort } from './matrix-list.ts';
import { Matrix, type Pair } from './matrix.tsx';
import { PositionTable } from './position-table.tsx';
import { TimeControl } from './time-control.tsx';
import { usePlayer } from './use-player.ts';
import { WindowField } from './window-field.tsx';

const DAYS_PER_STEP = 7;
/** How far back the day lies that is proposed to compare with. */
const DAYS_COMPARED = 180;

interface PositionSearch extends Choices {
  readonly at?: string | undefined;
  readonly window?: number | undefined;
  readonly versus?: string | undefined;
  readonly sort?: Sort | undefined;
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
  const { to } = useScope();
  // Where the time window ends before the evidence does, its last day is the one that is shown.
  const request: PositionRequest = {
    at: search.at ?? to,
    windowDays: search.window,
    outlet: outletsOf(search.outlet),
    regard: search.regard,
  };
  const asked: MatrixRequest = {
    ...request,
    unnamed: search.unnamed === 'show' ? 'true' : undefined,
    camps: search.order === 'camp' ? 'true' : undefined,
  };
  const matrix = useQuery(positionsQuery(caseName, asked));
  const versus = useQuery({
    ...positionsQuery(caseName, { ...asked, at: search.versus, camps: undefined }),
    enabled: search.versus !== undefined,
  });
  const summary = useQuery(casesQuery()).data?.cases.find((one) => one.name === caseName) ?? null;
  useTitle(t('screen/positions'));
  if (matrix.isPending) return <Loading />;
  if (matrix.isError) return <Failed error={matrix.error} retry={() => void matrix.refetch()} />;
  return (
    <Positions
      caseName={caseName}
      search={search}
      request={request}
      matrix={matrix.data}
      versus={search.versus === undefined ? null : (versus.data ?? null)}
      summary={summary}
    />
  );
}

function Positions({
  caseName,
  search,
  request,
  matrix,
  versus,
  summary,
}: {
  readonly caseName: string;
  readonly search: PositionSearch;
  readonly request: PositionRequest;
  readonly matrix: PositionMatrix;
  /** The positions of the day that this one is compared with. */
  readonly versus: PositionMatrix | null;
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
  const scope = useScope();
  const range = clipTo(rangeOf(matrix, summary), scope);
  const isTable = search.view === 'table';
  // Thousands of cells may be drawn anew: what was pressed shows first.
  const drawn = useDeferredValue(useMemo(() => ({ matrix, versus, isTable }), [matrix, versus, isTable]));
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
  const player = usePlayer(at, range, (day) => change({ at: day }));
  useKeys({
    ' ': (event) => {
      event.preventDefault();
      player.toggle();
    },
    '[': () => shiftDays(-DAYS_PER_STEP),
    ']': () => shiftDays(DAYS_PER_STEP),
    t: () => change({ view: isTable ? undefined : 'table' }),
    r: () => change({ regard: REGARDS[REGARDS.findIndex((each) => each === search.regard) + 1] }),
    Escape: () => {
      if (opened) close();
    },
  });
  const caption =
    search.versus === undefined
      ? t('positions/caption', { date: date(at) })
      : t('positions/caption-versus', { date: date(at), versus: date(search.versus) });
  return (
    <div className="positions" data-panel={isPairShown || undefined}>
      <div className="min-w-0">
        <h1 className="font-text text-3xl leading-[1.6]">{caption}</h1>
        <OnWhatTheyRest outlets={request.outlet} regard={search.regard} />
        <div className="border-rule no-print mt-3 flex flex-wrap items-end gap-x-6 gap-y-3 border-b pb-4">
          <TimeControl at={at} first={range.first} last={range.last} onChange={(day) => change({ at: day })} />
          <button type="button" className="action" aria-pressed={player.isPlaying} onClick={player.toggle}>
            {player.isPlaying ? t('positions/pause') : t('positions/play')}
          </button>
          <WindowField days={windowDays} onChange={(window) => change({ window })} />
          <DayComparison
            begin="positions/compare"
            end="positions/compare-end"
            versus={search.versus}
            proposal={dayFromNumber(Math.max(dayNumber(range.first), dayNumber(at) - DAYS_COMPARED))}
            onChange={(day) => change({ versus: day })}
          />
          <ExportLinks
            path={['cases', caseName, 'export', 'positions']}
            query={{ ...request, unnamed: search.unnamed === 'show' ? 'true' : undefined }}
          />
        </div>
        <MatrixChoices choices={search} unnamed={matrix.unnamed.length} onChange={change} />
        {matrix.cells.length === 0 ? (
          <Empty title={t('positions/empty')} remedy={t('positions/empty-remedy')}>
            <Link to="/c/$case/articles" params={{ case: caseName }} className="action">
              {t('screen/articles')}
            </Link>
          </Empty>
        ) : drawn.isTable ? (
          <PositionTable
            matrix={drawn.matrix}
            versus={drawn.versus}
            caption={caption}
            opened={opened}
            sort={search.sort ?? 'evidence'}
            onSort={(sort) => change({ sort })}
            onOpen={(pair) => change({ ...pair })}
          />
        ) : (
          <>
            <Matrix
              matrix={drawn.matrix}
              versus={drawn.versus}
              caption={caption}
              opened={opened}
              onOpen={(pair) => change({ ...pair })}
            />
            <Legend isCompared={search.versus !== undefined} hasCamps={matrix.camps.length > 0} />
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

/** On whose word and on which part of the evidence the positions rest; one line always, so that nothing below it moves. */
function OnWhatTheyRest({
  outlets,
  regard,
}: {
  readonly outlets: readonly string[];
  readonly regard: (typeof REGARDS)[number] | undefined;
}) {
  const { t, language } = useInterface();
  if (outlets.length === 0 && regard === undefined) return <p className="text-muted">{t('positions/rest-all')}</p>;
  return (
    <p className="text-accent">
      {outlets.length === 0 ? null : (
        <>
          {t('scope/sources')} <bdi>{outlets.join(language === 'ar' ? '، ' : ', ')}</bdi>
        </>
      )}
      {outlets.length > 0 && regard !== undefined ? ' · ' : null}
      {regard === undefined
        ? null
        : t('positions/regard-one', { regard: t(`pair/${regard}`), note: t(`pair/${regard}-note`) })}
    </p>
  );
}

/** The days of a range that lie within the time window; the range where none does. */
function clipTo(
  range: { readonly first: string; readonly last: string },
  { from, to }: Pick<Scope, 'from' | 'to'>,
): { readonly first: string; readonly last: string } {
  const first = from !== undefined && from > range.first ? from : range.first;
  const last = to !== undefined && to < range.last ? to : range.last;
  return first < last ? { first, last } : range;
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
