import { dayNumber, type EventStatus, type QuadClass, type SupportKind } from '../model/index.ts';
import { type Evidence } from './evidence.ts';
import { type Event, eventsOf } from './events.ts';
import { compareText, valueAt } from './findings.ts';
import type { Geography } from './geography.ts';
import { onceFor } from './reuse.ts';

/** What happened where, and what went from where to where? Events by place, and the ways between places that they tell of. */

export interface MapQuery {
  /** First and last day, `YYYY-MM-DD`; an event counts where any day that it may have been lies between. Open where left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly statuses: readonly EventStatus[];
}

/** An event with the places at which it is drawn: of a city and the state that holds it, the city alone. */
export interface PlacedEvent {
  readonly event: Event;
  readonly places: readonly string[];
  /** An act that harms: PLOVER's material conflict. */
  readonly isForce: boolean;
}

export const WAY_KINDS = ['arms', 'troops', 'visit', 'displacement'] as const;
export type WayKind = (typeof WAY_KINDS)[number];

/** One way that events tell of: a shipment, a visit, a flight. Both ends are places or states. */
export interface Way {
  readonly kind: WayKind;
  readonly from: string;
  readonly to: string;
  /** Events, or figures of people who fled; by id. */
  readonly ids: readonly string[];
}

/** Events within the query, in order of days, each with where it is drawn; of all days the same list for the same statuses. */
export function placeEvents(evidence: Evidence, geography: Geography, query: MapQuery): readonly PlacedEvent[] {
  const ofStatuses = placedOfStatuses(allPlaced(evidence, geography), query.statuses);
  if (query.from === undefined && query.to === undefined) return ofStatuses;
  return ofStatuses.filter(({ event }) => isWithinDays(event, query));
}

const byStatuses = new WeakMap<
  readonly PlacedEvent[],
  { readonly key: string; readonly placed: readonly PlacedEvent[] }
>();

/** The choice of statuses that was asked for last is kept: day after day is asked for with the same one. */
function placedOfStatuses(all: readonly PlacedEvent[], statuses: readonly EventStatus[]): readonly PlacedEvent[] {
  const key = statuses.join(' ');
  const known = byStatuses.get(all);
  if (known?.key === key) return known.placed;
  const placed = all.filter(({ event }) => statuses.includes(event.status));
  byStatuses.set(all, { key, placed });
  return placed;
}

/** Events by each place at which they are drawn; those without any under the empty text. Sorted out once for the same list. */
export const eventsByPlace: (placed: readonly PlacedEvent[]) => ReadonlyMap<string, readonly PlacedEvent[]> = onceFor(
  (placed) => {
    const byPlace = new Map<string, PlacedEvent[]>();
    for (const each of placed) {
      for (const place of each.places.length === 0 ? [''] : each.places) valueAt(byPlace, place, () => []).push(each);
    }
    return byPlace;
  },
);

const placedIn = new WeakMap<
  readonly Event[],
  { readonly geography: Geography; readonly placed: readonly PlacedEvent[] }
>();

/** All events, each with where it is drawn; placed once for the same events. */
function allPlaced(evidence: Evidence, geography: Geography): readonly PlacedEvent[] {
  const events = eventsOf(evidence);
  const known = placedIn.get(events);
  if (known?.geography === geography) return known.placed;
  const placed = events.map((event) => placeEvent(event, evidence, geography));
  placedIn.set(events, { geography, placed });
  return placed;
}

/** Whether any day that an event may have been lies between. */
export function isWithinDays({ earliest, latest }: Event, { from, to }: Pick<MapQuery, 'from' | 'to'>): boolean {
  return (from === undefined || latest >= from) && (to === undefined || earliest <= to);
}

function placeEvent(event: Event, evidence: Evidence, geography: Geography): PlacedEvent {
  const drawn = event.places.filter((id) => geography.locationOf(id) !== null);
  const quad: QuadClass | undefined = evidence.ontology.get(event.type)?.quad;
  return {
    event,
    places: drawn.filter((outer) => !drawn.some((inner) => geography.isWithin(inner, outer))),
    isForce: quad === 'material-conflict',
  };
}

/** The months in which events with a place may have been, `YYYY-MM`, each event in the month of its day; counted once for the same list. */
export const monthsOf: (
  placed: readonly PlacedEvent[],
) => readonly { readonly month: string; readonly events: number }[] = onceFor((placed) => {
  const months = new Map<string, number>();
  for (const { event, places } of placed) {
    if (places.length === 0) continue;
    const month = event.date.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return [...months].map(([month, events]) => ({ month, events })).toSorted((a, b) => compareText(a.month, b.month));
});

/** The ways of arms, troops and visitors that events tell of. */
export function waysOf(placed: readonly PlacedEvent[], evidence: Evidence, geography: Geography): readonly Way[] {
  const ways = new Map<string, Way & { readonly ids: string[] }>();
  const kinds = supportKinds(evidence);
  for (const each of placed) {
    for (const kind of wayKinds(each.event, kinds)) {
      for (const [from, to] of endsOf(kind, each, geography)) {
        valueAt(ways, [kind, from, to].join(' '), () => ({ kind, from, to, ids: [] })).ids.push(each.event.id);
      }
    }
  }
  return [...ways.values()];
}

/** The kinds of support that tellings name, by claim; those that name none are left out. */
const supportKinds: (evidence: Evidence) => ReadonlyMap<string, SupportKind> = onceFor(
  ({ tellings }) =>
    new Map(
      tellings.flatMap(({ claim }) => (claim.support_kind === null ? [] : [[claim.id, claim.support_kind] as const])),
    ),
);

function wayKinds(event: Event, kinds: ReadonlyMap<string, SupportKind>): readonly WayKind[] {
  if (event.type === 'CONSULT') return event.mode === 'visit' ? ['visit'] : [];
  if (event.type !== 'AID' && event.type !== 'MOBILIZE') return [];
  const told = new Set(event.claimIds.map((id) => kinds.get(id)));
  const isOfTroops = told.has('troops') || (event.type === 'MOBILIZE' && event.mode === 'troops');
  return [...(told.has('weapons') ? ['arms' as const] : []), ...(isOfTroops ? ['troops' as const] : [])];
}

/**
 * Both ends of a way. It ends where the event is told to be, else in the state of whoever receives; it begins in the states of those
 * who act, and a visit that tells of the host as acting in those of the guests. Within one state nobody says from where.
 */
function endsOf(
  kind: WayKind,
  { event, places }: PlacedEvent,
  geography: Geography,
): readonly (readonly [from: string, to: string])[] {
  const statesOf = (parties: readonly string[]): readonly string[] => [
    ...new Set(parties.flatMap((party) => geography.stateOf(party) ?? [])),
  ];
  const senders = statesOf(event.actors);
  const receivers = statesOf(event.recipients);
  const ends = places.length > 0 ? places : receivers;
  return ends.flatMap((to) => {
    const state = geography.locationOf(to)?.state ?? null;
    const isAbroad = (from: string): boolean => state !== null && from !== state;
    const from = senders.filter(isAbroad);
    const guests = kind === 'visit' && from.length === 0 ? receivers.filter(isAbroad) : from;
    return guests.map((each) => [each, to] as const);
  });
}

/** The days from the first to the last event, `YYYY-MM-DD`; null where there is none. Looked for once for the same list. */
export const daysOf: (placed: readonly PlacedEvent[]) => { readonly first: string; readonly last: string } | null =
  onceFor((placed) => {
    let first: string | null = null;
    let last: string | null = null;
    for (const { event } of placed) {
      if (dayNumber(event.date) === null) continue;
      if (first === null || event.date < first) first = event.date;
      if (last === null || event.date > last) last = event.date;
    }
    return first === null || last === null ? null : { first, last };
  });
