import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useRef, useState, type ReactNode } from 'react';

import { EVENTS_PER_PAGE, eventPageQuery, type EventRequest } from '../../api/timeline-queries.ts';
import type { EventView } from '../../api/types.ts';
import { Failed } from '../../app/states.tsx';
import { useInterface } from '../../language/interface.tsx';
import { EventRow } from './event-row.tsx';
import { PRINTED_MAX } from './printing.ts';

/** Up to so many events are all in the page, so that the browser's own search finds them. */
const WHOLE_MAX = 200;
/** Where an event has not been seen yet, it is taken to be as tall as this, in pixels. */
const HEIGHT_GUESSED = 150;
/** Pages begin to load this far out of sight. */
const MARGIN = '1600px 0px';

/**
 * The reading list. Of many events only those near the eye are in the page; the others keep their room, so that the scroll bar
 * tells where one is.
 */
export const EventList = memo(function EventList({
  caseName,
  request,
  order,
  total,
  followDays,
  isPrinted,
  chosen,
}: {
  readonly caseName: string;
  readonly request: EventRequest;
  readonly order: string;
  readonly total: number;
  readonly followDays: number;
  /** All that may be printed is drawn, wherever the eye is. */
  readonly isPrinted: boolean;
  /** The chosen event and its number in the list, from 0. */
  readonly chosen: { readonly id: string; readonly index: number } | null;
}) {
  const pages = Math.ceil(total / EVENTS_PER_PAGE);
  const page = chosen === null ? null : Math.floor(chosen.index / EVENTS_PER_PAGE);
  return (
    <div className="event-list">
      <PrintedPart total={total} isPrinted={isPrinted} />
      {Array.from({ length: pages }, (_, index) => (
        <Page
          key={index}
          size={Math.min(EVENTS_PER_PAGE, total - index * EVENTS_PER_PAGE)}
          isKept={total <= WHOLE_MAX || index === page || (isPrinted && isInPrint(index))}
          isLeftOut={isPrinted && !isInPrint(index)}
        >
          <Events
            caseName={caseName}
            request={request}
            order={order}
            page={index}
            followDays={followDays}
            chosen={index === page ? (chosen?.id ?? null) : null}
          />
        </Page>
      ))}
    </div>
  );
});

function isInPrint(page: number): boolean {
  return page * EVENTS_PER_PAGE < PRINTED_MAX;
}

/** The pages of the list that are printed. */
export function pagesInPrint(total: number): readonly number[] {
  return Array.from({ length: Math.ceil(total / EVENTS_PER_PAGE) }, (_, page) => page).filter(isInPrint);
}

/** On paper: that not all events are on it, and where they are. */
function PrintedPart({ total, isPrinted }: { readonly total: number; readonly isPrinted: boolean }) {
  const { t, number } = useInterface();
  if (total <= (isPrinted ? PRINTED_MAX : WHOLE_MAX)) return null;
  return (
    <p className="print-only label">
      {isPrinted
        ? t('timeline/printed-first', { count: number(PRINTED_MAX), all: number(total) })
        : t('timeline/printed-part')}
    </p>
  );
}

/** Shows its content while it is near; else it keeps the room that the content had. */
function Page({
  size,
  isKept,
  isLeftOut,
  children,
}: {
  readonly size: number;
  readonly isKept: boolean;
  /** Not on paper, near or not. */
  readonly isLeftOut: boolean;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  const [height, setHeight] = useState(size * HEIGHT_GUESSED);
  useEffect(() => {
    const element = box.current;
    if (element === null || isKept) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        if (!entry.isIntersecting && entry.boundingClientRect.height > 0) setHeight(entry.boundingClientRect.height);
        setNear(entry.isIntersecting);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isKept]);
  const isShown = isKept || isNear;
  return (
    <div
      ref={box}
      className={isShown && !isLeftOut ? undefined : 'no-print'}
      style={isShown ? undefined : { blockSize: height }}
    >
      {isShown ? children : null}
    </div>
  );
}

function Events({
  caseName,
  request,
  order,
  page,
  followDays,
  chosen,
}: {
  readonly caseName: string;
  readonly request: EventRequest;
  readonly order: string;
  readonly page: number;
  readonly followDays: number;
  readonly chosen: string | null;
}) {
  const { t } = useInterface();
  const query = useQuery(eventPageQuery(caseName, request, order, page));
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) {
    return (
      <p role="status" className="text-muted py-10">
        {t('timeline/waiting')}
      </p>
    );
  }
  const { events, before } = query.data;
  return byMonth(events, before).map(({ month, isNew, inMonth }) => (
    <Month key={month} month={month} isNew={isNew}>
      {inMonth.map((event) => (
        <EventRow
          key={event.id}
          event={event}
          caseName={caseName}
          followDays={followDays}
          isChosen={event.id === chosen}
        />
      ))}
    </Month>
  ));
}

/** The events of a month under its name, unless the page before has named it already. */
function Month({
  month,
  isNew,
  children,
}: {
  readonly month: string;
  readonly isNew: boolean;
  readonly children: ReactNode;
}) {
  const { date } = useInterface();
  return (
    <>
      {isNew ? <h3 className="event-month">{date(month)}</h3> : null}
      <ol aria-label={date(month)}>{children}</ol>
    </>
  );
}

function byMonth(
  events: readonly EventView[],
  before: string | null,
): readonly { readonly month: string; readonly isNew: boolean; readonly inMonth: readonly EventView[] }[] {
  const months: { month: string; isNew: boolean; inMonth: EventView[] }[] = [];
  for (const event of events) {
    const month = event.date.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.inMonth.push(event);
    else months.push({ month, isNew: last !== undefined || before?.slice(0, 7) !== month, inMonth: [event] });
  }
  return months;
}
