import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';

import { eventPageQuery, type EventRequest, eventQuery, timelineQuery } from '../../api/timeline-queries.ts';
import type { EventInList, TimelineView } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { useChangeScope, useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { ExportLinks } from '../../components/export-links.tsx';
import { dayFromNumber, dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { requestOf, type TimelineSearch } from './address.ts';
import { EventList, pagesInPrint } from './event-list.tsx';
import { EventRow } from './event-row.tsx';
import { type ChangeTimeline, Filters, Switches } from './filters.tsx';
import { Lanes, Overview } from './lanes.tsx';
import { usePrinting } from './printing.ts';
import { type Days, daysAround, type Stretch, STRETCH_NAMES, STRETCHES, stretchOf, zoom } from './time.ts';

const LANES_AT_FIRST = 7;
const LANES_MAX = 60;

/** What happened, as all articles together tell it: over time in lanes, and as a list to read with a sentence each. */
export function TimelineScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/timeline' });
  const search: Partial<TimelineSearch> = useSearch({ from: '/c/$case/timeline' });
  const scope = useScope();
  const request = useMemo(() => requestOf(search, scope), [search, scope]);
  const by = search.by === undefined || search.by === 'list' ? 'actor' : search.by;
  const lanes = search.lanes === 'all' ? LANES_MAX : LANES_AT_FIRST;
  const timeline = useQuery(timelineQuery(caseName, request, by, lanes));
  const order = search.order ?? 'earliest';
  const chosen = useQuery({
    ...eventQuery(caseName, search.event ?? '', request, order),
    enabled: search.event !== undefined,
  });
  useTitle(t('screen/timeline'));
  if (timeline.isPending) return <Loading />;
  if (timeline.isError) return <Failed error={timeline.error} retry={() => void timeline.refetch()} />;
  if (timeline.data.all === 0) {
    return (
      <Empty isPage title={t('timeline/empty')} remedy={t('timeline/empty-remedy')}>
        <Link to="/c/$case/articles" params={{ case: caseName }} className="action">
          {t('screen/articles')}
        </Link>
      </Empty>
    );
  }
  return (
    <Timeline
      caseName={caseName}
      view={timeline.data}
      request={request}
      search={search}
      chosen={search.event === undefined ? null : (chosen.data ?? null)}
      isGone={chosen.isError}
    />
  );
}

function Timeline({
  caseName,
  view,
  request,
  search,
  chosen,
  isGone,
}: {
  readonly caseName: string;
  readonly view: TimelineView;
  readonly request: EventRequest;
  readonly search: Partial<TimelineSearch>;
  readonly chosen: EventInList | null;
  readonly isGone: boolean;
}) {
  const { t, number } = useInterface();
  const navigate = useNavigate({ from: '/c/$case/timeline' });
  const changeScope = useChangeScope();
  const scope = useScope();
  const list = useRef<HTMLDivElement>(null);
  const queries = useQueryClient();
  const order = search.order ?? 'earliest';
  // The lanes answer a key at once; the list, of which far more is drawn, comes after them.
  const listed = useDeferredValue(
    useMemo(
      () => ({
        request,
        order,
        total: view.total,
        chosen: chosen === null || chosen.index === null ? null : { id: chosen.event.id, index: chosen.index },
      }),
      [request, order, view.total, chosen],
    ),
  );
  const printing = usePrinting(() =>
    Promise.all(
      pagesInPrint(view.total).map((page) => queries.prefetchQuery(eventPageQuery(caseName, request, order, page))),
    ),
  );
  const change: ChangeTimeline = (next) =>
    void navigate({ search: (before) => ({ ...before, ...next }) as typeof before, replace: true, resetScroll: false });
  // Each event that is followed is a step of its own, so that the browser leads back.
  const choose = (event: string) =>
    void navigate({ search: (before) => ({ ...before, event, e: undefined }), resetScroll: false });

  const whole = useMemo(() => wholeOf(view, scope), [view, scope]);
  const isAll = scope.from === undefined && scope.to === undefined;
  const dense = isAll ? denseOf(view, whole) : null;
  const shown: Days = dense ?? {
    first: scope.from === undefined ? whole.first : dayNumber(scope.from),
    last: scope.to === undefined ? whole.last : dayNumber(scope.to),
  };
  const show = (days: Days | null) =>
    changeScope(
      days === null
        ? { from: undefined, to: undefined }
        : { from: dayFromNumber(days.first), to: dayFromNumber(days.last) },
    );
  /** Where one looks: at the row with the focus, else the chosen event where it is shown, else amid the events. */
  const around = (): number => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-date]')?.dataset['date'];
    if (focused !== undefined) return dayNumber(focused);
    const isShown = (day: number): boolean => day >= shown.first && day <= shown.last;
    const days = [chosen?.event.date, view.middle].flatMap((day) => (day ? [dayNumber(day)] : []));
    return days.find(isShown) ?? Math.floor((shown.first + shown.last) / 2);
  };
  const go = (direction: 1 | -1) => show(zoom(shown, whole, direction, around()));
  const follow = (link: 'follow' | 'announced') => {
    const row = document.activeElement?.closest<HTMLElement>('[data-event]');
    const id = row?.dataset[link] ?? linkedTo(chosen, link);
    return id === undefined ? false : choose(id);
  };
  useKeys({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    e: () => clickFocused(list.current),
    '+': () => go(1),
    '-': () => go(-1),
    n: () => follow('follow'),
    p: () => follow('announced'),
  });
  useReturnedFocus(list, chosen?.event.id ?? null);
  const isNarrowed = [search.party, search.type, search.status, search.mark, scope.from, scope.to].some(
    (each) => each !== undefined,
  );
  const clear = () => {
    change({ party: undefined, type: undefined, status: undefined, mark: undefined });
    changeScope({ from: undefined, to: undefined });
  };
  const isOutside = chosen !== null && chosen.index === null;
  return (
    <div className="timeline">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-1">
        <h1 className="font-text text-3xl leading-[1.6]">{t('timeline/title')}</h1>
        <span className="label pb-2" role="status">
          {t('timeline/shown', {
            count: view.total,
            all: number(view.all),
            rest: view.all - view.total,
          })}
        </span>
        <Zoom shown={shown} whole={whole} isAll={isAll} around={around} onGo={go} onShow={show} />
      </div>
      <Filters
        view={view}
        search={search}
        onChange={change}
        aside={
          <>
            {isNarrowed ? (
              <button type="button" className="action" onClick={clear}>
                {t('timeline/clear')}
              </button>
            ) : null}
            <button
              type="button"
              className="action no-print"
              disabled={printing.stage !== 'none' || view.total === 0}
              onClick={printing.print}
            >
              {t(printing.stage === 'none' ? 'timeline/print' : 'timeline/print-asking')}
            </button>
            <ExportLinks path={['cases', caseName, 'export', 'events']} query={{ ...request }} />
          </>
        }
      />
      <Switches view={view} search={search} onChange={change} />
      <Overview bins={view.overview} whole={whole} shown={shown} onDays={show} />
      {search.by === 'list' || view.total === 0 ? null : (
        <Lanes
          lanes={view.lanes}
          shown={shown}
          chosen={search.event ?? null}
          onChoose={choose}
          onDays={show}
          onLane={search.by === undefined ? (lane) => change({ party: lane.party?.id }) : null}
        />
      )}
      {dense === null || dense.outside === 0 || search.by === 'list' ? null : (
        <p className="label flex flex-wrap items-baseline gap-x-3">
          {t('timeline/outside', { count: dense.outside })}
          <button type="button" className="plain no-print" onClick={() => show(whole)}>
            {t('timeline/draw-all')}
          </button>
        </p>
      )}
      {search.by === 'list' ? null : <MoreLanes view={view} isAll={search.lanes === 'all'} onChange={change} />}
      <div ref={list}>
        {isGone ? <p className="text-muted mt-6">{t('timeline/gone')}</p> : null}
        {isOutside ? (
          <section aria-labelledby="timeline-chosen" className="timeline-chosen">
            <h2 id="timeline-chosen" className="pair-heading">
              {t('timeline/chosen')}
            </h2>
            <p className="text-muted flex flex-wrap items-baseline gap-x-4">
              {t('timeline/chosen-outside')}
              <button type="button" className="plain" onClick={clear}>
                {t('timeline/show-it')}
              </button>
            </p>
            <ol>
              <EventRow
                key={chosen.event.id}
                event={chosen.event}
                caseName={caseName}
                followDays={view.followDays}
                isChosen
              />
            </ol>
          </section>
        ) : null}
        <h2 className="sr-only">{t('timeline/list')}</h2>
        {view.total === 0 ? (
          <div className="py-16 text-center">
            <p className="text-muted">{t('timeline/none-match')}</p>
            <button type="button" className="action mt-4" onClick={clear}>
              {t('timeline/clear')}
            </button>
          </div>
        ) : (
          <EventList
            key={JSON.stringify([listed.request, listed.order])}
            caseName={caseName}
            request={listed.request}
            order={listed.order}
            total={listed.total}
            followDays={view.followDays}
            isPrinted={printing.stage === 'drawn'}
            chosen={listed.chosen}
          />
        )}
      </div>
    </div>
  );
}

/** All days of the events that the filter asks for, and of what is shown. */
function wholeOf(
  view: TimelineView,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Days {
  const days = [
    ...view.overview.flatMap((bin) => [bin.from, bin.to]),
    ...[view.first, view.last, from, to].flatMap((day) => day ?? []),
  ].map(dayNumber);
  return { first: Math.min(...days), last: Math.max(...days) };
}

/** Where few events lie far from the others, or may, the drawing is cut to the days of the others when that saves much room. */
const DENSE_SHARE_MAX = 0.6;

/** The days that are drawn where no window is set; null where all of them are. */
function denseOf({ dense }: TimelineView, whole: Days): (Days & { readonly outside: number }) | null {
  if (dense === null) return null;
  const days = {
    first: Math.max(dayNumber(dense.from), whole.first),
    last: Math.min(dayNumber(dense.to), whole.last),
  };
  const share = (days.last - days.first + 1) / (whole.last - whole.first + 1);
  return share > DENSE_SHARE_MAX ? null : { ...days, outside: dense.before + dense.after };
}

function linkedTo(chosen: EventInList | null, link: 'follow' | 'announced'): string | undefined {
  return (link === 'follow' ? chosen?.event.followedBy : chosen?.event.announcedBy)?.[0]?.id;
}

/** Where the list was left for the evidence, the focus comes back to the chosen event; the row itself sees to the rest. */
function useReturnedFocus(list: { readonly current: HTMLElement | null }, event: string | null): void {
  const { e } = useSearch({ strict: false });
  const before = useRef(e);
  useEffect(() => {
    const wasOpen = before.current !== undefined && e === undefined;
    before.current = e;
    if (!wasOpen || event === null || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-event="${event}"] [data-row]`)?.focus({ preventScroll: true });
  }, [e, event, list]);
}

/** How near one looks: a stretch of the calendar, nearer and farther. */
function Zoom({
  shown,
  whole,
  isAll,
  around,
  onGo,
  onShow,
}: {
  readonly shown: Days;
  readonly whole: Days;
  readonly isAll: boolean;
  readonly around: () => number;
  readonly onGo: (direction: 1 | -1) => void;
  readonly onShow: (days: Days | null) => void;
}) {
  const { t } = useInterface();
  const now = isAll ? null : stretchOf(shown);
  const fits = (name: Stretch): boolean => STRETCHES[name] < whole.last - whole.first + 1;
  return (
    <div role="group" aria-label={t('timeline/zoom')} className="timeline-zoom no-print">
      <button type="button" className="action" title="−" disabled={isAll} onClick={() => onGo(-1)}>
        <span aria-hidden="true">−</span>
        <span className="sr-only">{t('timeline/farther')}</span>
      </button>
      <button
        type="button"
        className="switch"
        aria-pressed={isAll}
        data-selected={isAll || undefined}
        onClick={() => onShow(null)}
      >
        {t('timeline/zoom-all')}
      </button>
      {STRETCH_NAMES.filter(fits).map((name) => (
        <button
          key={name}
          type="button"
          className="switch"
          aria-pressed={now === name}
          data-selected={now === name || undefined}
          onClick={() => onShow(daysAround(around(), name))}
        >
          {t(`timeline/zoom-${name}`)}
        </button>
      ))}
      <button type="button" className="action" title="+" disabled={now === 'day'} onClick={() => onGo(1)}>
        <span aria-hidden="true">+</span>
        <span className="sr-only">{t('timeline/nearer')}</span>
      </button>
    </div>
  );
}

function MoreLanes({
  view,
  isAll,
  onChange,
}: {
  readonly view: TimelineView;
  readonly isAll: boolean;
  readonly onChange: ChangeTimeline;
}) {
  const { t } = useInterface();
  const more = Math.min(view.lanesTotal, LANES_MAX) - view.lanes.length;
  if (isAll && view.lanesTotal > LANES_AT_FIRST) {
    return (
      <button type="button" className="plain no-print mt-2 text-sm" onClick={() => onChange({ lanes: undefined })}>
        {t('timeline/fewer-lanes')}
      </button>
    );
  }
  if (more <= 0) return null;
  return (
    <button type="button" className="plain no-print mt-2 text-sm" onClick={() => onChange({ lanes: 'all' })}>
      {t('timeline/more-lanes', { count: more })}
    </button>
  );
}
