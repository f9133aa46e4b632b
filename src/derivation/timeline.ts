import {
  type ClaimType,
  dayNumber,
  dayText,
  EVENT_MARKS,
  EVENT_STATUSES,
  type EventMark,
  type EventStatus,
  type LaneBin,
  type LaneKind,
  type LaneMark,
} from '../model/index.ts';
import type { Telling } from './acts.ts';
import type { Event } from './events.ts';
import { compareText, distinct, groupBy, valueAt } from './findings.ts';
import { onceFor } from './reuse.ts';

/** Which events does a timeline show, how are they shared out among lanes, and what could it be narrowed to? */

/** What narrows a list of events; each list is a choice of alternatives, and an empty one does not narrow. */
export interface EventFilter {
  /** Ids of parties, or of others who are named in the claims that tell it. */
  readonly parties: readonly string[];
  readonly types: readonly ClaimType[];
  readonly statuses: readonly EventStatus[];
  readonly marks: readonly EventMark[];
  /** First and last day, `YYYY-MM-DD`: what may have been on one of these days. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The events of everyone whom they name, by id: the parties, and whoever the claims themselves say. */
export type EventIndex = ReadonlyMap<string, ReadonlySet<Event>>;

/** Each party, place of action left out, and each actor and recipient in the words of the claims. */
export function indexEvents(events: readonly Event[], tellings: readonly Telling[]): EventIndex {
  const claimOf = new Map(tellings.map(({ claim }) => [claim.id, claim]));
  const index = new Map<string, Set<Event>>();
  for (const event of events) {
    const claims = event.findingIds.flatMap((id) => claimOf.get(id) ?? []);
    const named = claims.flatMap(({ actor, recipient }) => [...actor, ...recipient]);
    for (const id of new Set([...event.actors, ...event.recipients, ...named])) {
      valueAt(index, id, () => new Set()).add(event);
    }
  }
  return index;
}

/** A dimension by which events are narrowed. */
type Dimension = 'parties' | 'types' | 'statuses' | 'marks';

/**
 * The events that the filter asks for, in their order; `except` takes one dimension of it away. Where nothing narrows, `events`
 * themselves: what is counted of a list is counted once. `index` is that of `events`.
 */
export function selectEvents(
  events: readonly Event[],
  index: EventIndex,
  filter: EventFilter,
  except: Dimension | null = null,
): readonly Event[] {
  const { from, to } = filter;
  const parties = except === 'parties' ? [] : filter.parties;
  const types = new Set(except === 'types' ? [] : filter.types);
  const statuses = new Set(except === 'statuses' ? [] : filter.statuses);
  const marks = except === 'marks' ? [] : filter.marks;
  const named = parties.map((id) => index.get(id));
  if (from === null && to === null && types.size + statuses.size + marks.length + named.length === 0) return events;
  // The events of one party stand in the index, in their order.
  const [only] = named;
  const among = named.length === 1 ? [...(only ?? [])] : events;
  return among.filter(
    (event) =>
      (from === null || event.latest >= from) &&
      (to === null || event.earliest <= to) &&
      (types.size === 0 || types.has(event.type)) &&
      (statuses.size === 0 || statuses.has(event.status)) &&
      marks.every((mark) => hasMark(event, mark)) &&
      (named.length < 2 || named.some((set) => set?.has(event))),
  );
}

function hasMark(event: Event, mark: EventMark): boolean {
  switch (mark) {
    case 'linked':
      return event.followedBy.length + event.announcedBy.length > 0;
    case 'differing':
      return event.dates.length + event.placeVariants.length + event.types.length + event.figures.length > 0;
    case 'several':
      return event.voices.length > 1;
  }
}

/** So large a part of the events lies on either side of the days that are drawn at first. */
const TAIL = 0.03;

/** Whole months among which nearly all events lie. */
export interface DenseDays {
  readonly from: string;
  readonly to: string;
  /** How many lie wholly before and after. */
  readonly before: number;
  readonly after: number;
}

/**
 * The days among which nearly all events lie: a memory of 2011 and a plan for 2022 would leave no room for what the articles
 * are about. The events come in order of days. Null where there is none.
 */
export function denseDays(events: readonly Event[]): DenseDays | null {
  const cut = Math.floor(events.length * TAIL);
  const [least, most] = [events[cut], events[events.length - 1 - cut]];
  if (least === undefined || most === undefined) return null;
  const [from, to] = [binStart(least.date, 'month'), binEnd(binStart(most.date, 'month'), 'month')];
  return {
    from,
    to,
    before: events.filter(({ latest }) => latest < from).length,
    after: events.filter(({ earliest }) => earliest > to).length,
  };
}

/** A value that events have, and how many of them. */
interface Counted<Value> {
  readonly value: Value;
  readonly events: number;
}

/** How many events each choice of a dimension would leave, with all other dimensions as they are; what would leave none is left out. */
export interface CountedFacets {
  readonly statuses: readonly Counted<EventStatus>[];
  readonly types: readonly Counted<ClaimType>[];
  readonly marks: readonly Counted<EventMark>[];
  readonly parties: readonly Counted<string>[];
}

/** `chosen` are the events that the filter asks for. */
export function countFacets(
  events: readonly Event[],
  index: EventIndex,
  filter: EventFilter,
  chosen: readonly Event[] = selectEvents(events, index, filter),
): CountedFacets {
  // A dimension that does not narrow leaves what all of them leave.
  const left = (except: Dimension): CountedFacets =>
    countAll(filter[except].length === 0 ? chosen : selectEvents(events, index, filter, except));
  return {
    statuses: left('statuses').statuses,
    types: left('types').types,
    marks: left('marks').marks,
    parties: left('parties').parties,
  };
}

/** How many of some events have each value; counted once for the same list. */
const countAll: (events: readonly Event[]) => CountedFacets = onceFor((events) => {
  const statuses = countEach<EventStatus>(events, ({ status }, count) => count(status));
  const marks = countEach<EventMark>(events, (event, count) => {
    for (const mark of EVENT_MARKS) if (hasMark(event, mark)) count(mark);
  });
  return {
    statuses: inOrderOf(EVENT_STATUSES, statuses),
    types: mostFirst(countEach<ClaimType>(events, ({ type }, count) => count(type))),
    marks: inOrderOf(EVENT_MARKS, marks),
    parties: mostFirst(
      countEach(events, ({ actors, recipients }, count) => {
        for (const party of actors) count(party);
        for (const party of recipients) if (!actors.includes(party)) count(party);
      }),
    ),
  };
});

function countEach<Value extends string>(
  events: readonly Event[],
  each: (event: Event, count: (value: Value) => void) => void,
): readonly Counted<Value>[] {
  const counts = new Map<Value, number>();
  const count = (value: Value): void => void counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const event of events) each(event, count);
  return [...counts].map(([value, of]) => ({ value, events: of }));
}

function inOrderOf<Value extends string>(
  values: readonly Value[],
  counted: readonly Counted<Value>[],
): readonly Counted<Value>[] {
  return values.flatMap((value) => counted.find((one) => one.value === value) ?? []);
}

function mostFirst<Value extends string>(counted: readonly Counted<Value>[]): readonly Counted<Value>[] {
  return counted.toSorted((a, b) => b.events - a.events || compareText(a.value, b.value));
}

/** A lane: what it stands for, with its events in order of days. */
export interface Lane {
  readonly id: string;
  readonly events: readonly Event[];
}

/** The lane of events of which no place is known. */
export const NO_PLACE = '';

/** The lanes of events, those with the most events first; one event may lie in several. What has no place comes last. */
export function lanesOf(events: readonly Event[], by: LaneKind): readonly Lane[] {
  const lanes = new Map<string, Event[]>();
  for (const event of events) {
    for (const id of laneIds(event, by)) valueAt(lanes, id, () => []).push(event);
  }
  return [...lanes]
    .map(([id, inLane]) => ({ id, events: inLane }))
    .toSorted(
      (a, b) =>
        Number(a.id === NO_PLACE) - Number(b.id === NO_PLACE) ||
        b.events.length - a.events.length ||
        compareText(a.id, b.id),
    );
}

function laneIds(event: Event, by: LaneKind): readonly string[] {
  switch (by) {
    case 'actor':
      return event.actors;
    case 'place':
      return event.places.length === 0 ? [NO_PLACE] : event.places;
    case 'source':
      return distinct(event.voices.flatMap(voicesApart));
  }
}

/** Those who are quoted together are a lane each: `named:a+b` → `named:a`, `named:b`. */
function voicesApart(voice: string): readonly string[] {
  const [kind, who] = splitVoice(voice);
  return kind === 'outlet' || who.startsWith('?') ? [voice] : who.split('+').map((party) => `${kind}:${party}`);
}

/** Kind of voice, and who: an outlet, `?` and the outlet of an unnamed source, or parties joined by `+`. */
export function splitVoice(voice: string): readonly [kind: string, who: string] {
  const at = voice.indexOf(':');
  return [voice.slice(0, at), voice.slice(at + 1)];
}

/** An event as it is drawn. */
export function markOf(event: Event): LaneMark {
  const { id, type, status, date, earliest, latest, dateInferred, voices, followedBy } = event;
  return { id, type, status, date, earliest, latest, dateInferred, voices: voices.length, followedBy };
}

const BIN_LENGTHS = ['day', 'week', 'month', 'year'] as const;
type BinLength = (typeof BIN_LENGTHS)[number];
/** Up to so many days, stretches of this length are fine enough to see and coarse enough to compare. */
const DAYS_MAX: Readonly<Record<Exclude<BinLength, 'year'>, number>> = { day: 120, week: 730, month: 7300 };
const DAYS_PER_WEEK = 7;

/** The events of a lane by stretches of equal time, those without any left out; `days` is how many days are shown in all. */
export function binsOf(events: readonly Event[], days: number): readonly LaneBin[] {
  const length = BIN_LENGTHS.find((each) => each === 'year' || days <= DAYS_MAX[each]) ?? 'year';
  const byDate = groupBy(events, ({ date }) => date);
  const byStart = groupBy(byDate.keys(), (date) => binStart(date, length));
  return [...byStart]
    .map(([from, dates]) => [from, dates.flatMap((date) => byDate.get(date) ?? [])] as const)
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([from, inBin]) => {
      const counts: Partial<Record<EventStatus, number>> = {};
      for (const { status } of inBin) counts[status] = (counts[status] ?? 0) + 1;
      return { from, to: binEnd(from, length), counts };
    });
}

function binStart(date: string, length: BinLength): string {
  switch (length) {
    case 'day':
      return date;
    case 'week': {
      const day = dayNumber(date) ?? 0;
      // Day 0 was a Thursday; weeks begin with their Monday.
      return dayText(day - ((((day + 3) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK));
    }
    case 'month':
      return `${date.slice(0, 7)}-01`;
    case 'year':
      return `${date.slice(0, 4)}-01-01`;
  }
}

function binEnd(start: string, length: BinLength): string {
  const first = dayNumber(start) ?? 0;
  switch (length) {
    case 'day':
      return start;
    case 'week':
      return dayText(first + DAYS_PER_WEEK - 1);
    case 'month': {
      // 31 days after the first of any month lies in the next one.
      return dayText((dayNumber(`${dayText(first + 31).slice(0, 7)}-01`) ?? first) - 1);
    }
    case 'year':
      return `${start.slice(0, 4)}-12-31`;
  }
}
