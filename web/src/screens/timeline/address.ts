import type { EventRequest } from '../../api/timeline-queries.ts';
import type { EventMark, EventStatus, LaneKind } from '../../api/types.ts';
import type { Scope } from '../../app/scope.ts';

/** What the address of the timeline says, besides the scope of the case. Several values are joined by commas. */
export const STATUSES = [
  'planned',
  'possible',
  'done',
  'contested',
  'denied',
] as const satisfies readonly EventStatus[];
export const MARKS = ['linked', 'differing', 'several'] as const satisfies readonly EventMark[];
/** Lanes by actor are the usual ones and not said; `list` draws none. */
export const BYS = ['place', 'source', 'list'] as const satisfies readonly (LaneKind | 'list')[];

export interface TimelineSearch {
  readonly by: (typeof BYS)[number] | undefined;
  /** More lanes than at first. */
  readonly lanes: 'all' | undefined;
  readonly party: string | undefined;
  readonly type: string | undefined;
  readonly status: string | undefined;
  readonly mark: string | undefined;
  readonly order: 'latest' | undefined;
  /** The event that is chosen, by id. */
  readonly event: string | undefined;
}

const TYPE = /^[A-Z]+$/u;

/** What of an address is understood; all else is left out. */
export function timelineSearch(search: Readonly<Record<string, unknown>>): TimelineSearch {
  const text = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const type = text('type');
  return {
    by: BYS.find((each) => each === search['by']),
    lanes: search['lanes'] === 'all' ? 'all' : undefined,
    party: text('party'),
    type: type !== undefined && TYPE.test(type) ? type : undefined,
    status: joined(STATUSES, text('status')),
    mark: joined(MARKS, text('mark')),
    order: search['order'] === 'latest' ? 'latest' : undefined,
    event: text('event'),
  };
}

/** The values that are known, in their own order; undefined where none is. */
export function joined(known: readonly string[], value: string | undefined): string | undefined {
  const chosen = valuesOf(value);
  return known.filter((each) => chosen.includes(each)).join(',') || undefined;
}

export function valuesOf(value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : value.split(',');
}

/** What the server is asked for. */
export function requestOf(search: Partial<TimelineSearch>, scope: Scope): EventRequest {
  return {
    party: valuesOf(search.party),
    type: valuesOf(search.type),
    status: valuesOf(search.status),
    mark: valuesOf(search.mark),
    outlet: scope.outlets,
    from: scope.from,
    to: scope.to,
  };
}
