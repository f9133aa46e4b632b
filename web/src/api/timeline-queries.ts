import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { read } from './client.ts';
import type { EntityView, EventInList, EventPage, LaneKind, TimelineView } from './types.ts';

/** What narrows a list of events; undefined and empty do not. */
export interface EventRequest {
  readonly party: readonly string[];
  readonly type: readonly string[];
  readonly status: readonly string[];
  readonly mark: readonly string[];
  readonly outlet: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Events come in pages of so many. */
export const EVENTS_PER_PAGE = 40;

export const timelineQuery = (caseName: string, request: EventRequest, by: LaneKind, lanes: number) =>
  queryOptions({
    queryKey: ['case', caseName, 'timeline', request, by, lanes],
    queryFn: ({ signal }) => read<TimelineView>(['cases', caseName, 'timeline'], { ...request, by, lanes }, signal),
    placeholderData: keepPreviousData,
  });

/** One page of the reading list, counted from 0. */
export const eventPageQuery = (caseName: string, request: EventRequest, order: string, page: number) =>
  queryOptions({
    queryKey: ['case', caseName, 'events', request, order, page],
    queryFn: ({ signal }) =>
      read<EventPage>(
        ['cases', caseName, 'timeline', 'events'],
        { ...request, order, offset: page * EVENTS_PER_PAGE, limit: EVENTS_PER_PAGE },
        signal,
      ),
  });

/** One event, and where it stands in the list. */
export const eventQuery = (caseName: string, id: string, request: EventRequest, order: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'event', id, request, order],
    queryFn: ({ signal }) =>
      read<EventInList>(['cases', caseName, 'timeline', 'events', id], { ...request, order }, signal),
    // What is no longer there is not there the second time either.
    retry: false,
  });

export const entityQuery = (caseName: string, id: string, scope: Pick<EventRequest, 'outlet' | 'from' | 'to'>) =>
  queryOptions({
    queryKey: ['case', caseName, 'entity', id, scope],
    queryFn: ({ signal }) => read<EntityView>(['cases', caseName, 'entities', id], { ...scope }, signal),
    retry: false,
  });
