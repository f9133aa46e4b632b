import {
  binsOf,
  countFacets,
  denseDays,
  type Event,
  type EventFilter,
  type EventIndex,
  events as eventsOf,
  indexEvents,
  type Lane,
  lanesOf,
  markOf,
  NO_PLACE,
  onceFor,
  parametersOf,
  selectEvents,
  splitVoice,
  type Variant,
} from '../derivation/index.ts';
import {
  type ClaimType,
  dayNumber,
  type EventDifference,
  type EventInList,
  type EventLink,
  type EventMark,
  type EventPage,
  type EventStatus,
  type EventVariant,
  type EventView,
  type EventVoice,
  type LaneBin,
  type LaneKind,
  MarsadError,
  type PartyRef,
  type TimelineLane,
  type TimelineView,
  type ToldSentence,
} from '../model/index.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { showFindings } from './derivations.ts';
import { partyRefs, resolveName } from './parties.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { OpenCase } from './workspace.ts';

/** What happened, in order of days: as lanes, and as a list to read. */

/** What events are asked for; each list is a choice of alternatives, and what is left out does not narrow. */
export interface EventQuery {
  /** Anyone by any name or by id: parties, and whoever the claims name. */
  readonly parties?: readonly string[];
  readonly types?: readonly ClaimType[];
  readonly statuses?: readonly EventStatus[];
  /** All of these. */
  readonly marks?: readonly EventMark[];
  /** What may have been on one of these days, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** On the word of these outlets alone, as if no other had ever been read. */
  readonly outlets?: readonly string[];
}

export const EVENT_ORDERS = ['earliest', 'latest'] as const;
export type EventOrder = (typeof EVENT_ORDERS)[number];

/** Of a case with more events than this, lanes show how many there are instead of each. */
const MARKS_MAX = 1500;
const PARTIES_MAX = 60;

/** @throws MarsadError `query/no-day`, `query/unknown-entity` */
export function timeline(
  openCase: OpenCase,
  query: EventQuery,
  { by, lanes }: { readonly by: LaneKind; readonly lanes: number },
): Promise<TimelineView> {
  return timelineOf(openCase, { ...query, by, lanesMax: lanes });
}

type LaneQuery = EventQuery & { readonly by: LaneKind; readonly lanesMax: number };

const timelineOf = rememberAnswers(makeTimeline);

async function makeTimeline(openCase: OpenCase, { by, lanesMax, ...query }: LaneQuery): Promise<TimelineView> {
  const { all, index, filter, chosen } = await choose(openCase, query);
  const facets = countFacets(all, index, filter, chosen);
  const lanes = lanesOf(chosen, by);
  // How much has no place is always told, however few lanes are asked for.
  const shown = lanes.filter(({ id }, place) => place < lanesMax || id === NO_PLACE);
  const { first, last } = daysOf(chosen);
  const parties = facets.parties.slice(0, PARTIES_MAX);
  const refs = await partyRefs(openCase, [
    ...parties.map(({ value }) => value),
    ...filter.parties,
    ...shown.flatMap(({ id }) => (by === 'source' ? partiesOfVoice(id) : [id])),
  ]);
  const dense = denseDays(chosen);
  const days = daysBetween(query.from ?? dense?.from ?? null, query.to ?? dense?.to ?? null);
  const isDrawn = shown.reduce((sum, lane) => sum + lane.events.length, 0) <= MARKS_MAX;
  // Who is asked for is offered, however few events it has.
  const offered = new Set([...filter.parties, ...parties.map(({ value }) => value)]);
  return {
    total: chosen.length,
    all: all.length,
    first,
    last,
    middle: chosen[Math.floor(chosen.length / 2)]?.date ?? null,
    dense,
    overview: overviewOf(selectEvents(all, index, { ...filter, from: null, to: null })),
    followDays: parametersOf(eventsOf).followDays,
    facets: {
      statuses: facets.statuses.map(({ value, events }) => ({ status: value, events })),
      types: facets.types.map(({ value, events }) => ({ type: value, events })),
      marks: facets.marks.map(({ value, events }) => ({ mark: value, events })),
      parties: [...offered].flatMap((id) => {
        const party = refs.get(id);
        const events = facets.parties.find(({ value }) => value === id)?.events ?? index.get(id)?.size ?? 0;
        return party === undefined ? [] : [{ party, events }];
      }),
    },
    lanes: shown.map((lane) => laneView(lane, by, refs, days, isDrawn)),
    lanesTotal: lanes.length,
  };
}

interface Days {
  readonly first: string | null;
  readonly last: string | null;
}

/** The first day on which one of some events may have been, and the last. */
const daysOf: (events: readonly Event[]) => Days = onceFor((events) => ({
  first: least(events.map(({ earliest }) => earliest)),
  last: greatest(events.map(({ latest }) => latest)),
}));

const overviewOf: (events: readonly Event[]) => readonly LaneBin[] = onceFor((events) => {
  const { first, last } = daysOf(events);
  return binsOf(events, daysBetween(first, last));
});

function laneView(
  { id, events }: Lane,
  by: LaneKind,
  refs: ReadonlyMap<string, PartyRef>,
  days: number,
  isDrawn: boolean,
): TimelineLane {
  return {
    id,
    party: by === 'source' || id === NO_PLACE ? null : (refs.get(id) ?? null),
    voice: by === 'source' ? voiceView(id, refs) : null,
    events: events.length,
    marks: isDrawn ? events.map(markOf) : null,
    bins: binsOf(events, days),
  };
}

/** Some events as a list to read. @throws MarsadError `query/no-day`, `query/unknown-entity` */
export async function eventPage(
  openCase: OpenCase,
  query: EventQuery,
  { order, offset, limit }: { readonly order: EventOrder; readonly offset: number; readonly limit: number },
): Promise<EventPage> {
  const chosen = await choose(openCase, query);
  const list = inOrder(chosen.chosen, order);
  return {
    total: list.length,
    offset,
    before: list[offset - 1]?.date ?? null,
    events: await eventViews(openCase, chosen, list.slice(offset, offset + limit)),
  };
}

/** All events that are asked for, as a list to read. @throws MarsadError `query/no-day`, `query/unknown-entity` */
export async function allEvents(openCase: OpenCase, query: EventQuery): Promise<readonly EventView[]> {
  const chosen = await choose(openCase, query);
  return eventViews(openCase, chosen, chosen.chosen);
}

/**
 * One event, and where it stands in the list that is asked for.
 * @throws MarsadError `event/unknown`, `query/no-day`, `query/unknown-entity`
 */
export async function eventInList(
  openCase: OpenCase,
  id: string,
  query: EventQuery,
  order: EventOrder,
): Promise<EventInList> {
  const chosen = await choose(openCase, query);
  const event = eventsById(chosen.all).get(id);
  if (event === undefined) throw new MarsadError('event/unknown', { id, case: openCase.name });
  const [view] = await eventViews(openCase, chosen, [event]);
  if (view === undefined) throw new RangeError('an event has a view');
  const index = chosen.chosen.indexOf(event);
  const fromEnd = chosen.chosen.length - 1 - index;
  return { event: view, index: index < 0 ? null : order === 'latest' ? fromEnd : index };
}

/** The events of one actor, the latest first. */
export async function eventsNaming(
  openCase: OpenCase,
  id: string,
  query: Pick<EventQuery, 'from' | 'to' | 'outlets'>,
  limit: number,
): Promise<{ readonly total: number; readonly items: readonly EventView[] }> {
  const chosen = await choose(openCase, query);
  const list = inOrder(selectEvents(chosen.all, chosen.index, { ...chosen.filter, parties: [id] }), 'latest');
  return { total: list.length, items: await eventViews(openCase, chosen, list.slice(0, limit)) };
}

/** The events of a case, and those of them that are asked for. */
interface Chosen {
  readonly evidence: CaseEvidence;
  readonly all: readonly Event[];
  readonly index: EventIndex;
  readonly filter: EventFilter;
  readonly chosen: readonly Event[];
}

const indexes = new WeakMap<readonly Event[], EventIndex>();

async function choose(openCase: OpenCase, query: EventQuery): Promise<Chosen> {
  const { from = null, to = null } = query;
  for (const [name, value] of Object.entries({ from, to })) {
    if (value !== null && dayNumber(value) === null) throw new MarsadError('query/no-day', { name, value });
  }
  const named = await Promise.all((query.parties ?? []).map((name) => resolveName(openCase, name)));
  const evidence = await openCase.evidence(query.outlets);
  const all = evidence.rowsOf(eventsOf, parametersOf(eventsOf));
  const index = indexes.get(all) ?? indexEvents(all, evidence.evidence.tellings);
  indexes.set(all, index);
  const filter: EventFilter = {
    parties: named.map(({ entity }) => entity.id),
    types: query.types ?? [],
    statuses: query.statuses ?? [],
    marks: query.marks ?? [],
    from,
    to,
  };
  return { evidence, all, index, filter, chosen: selectEvents(all, index, filter) };
}

function inOrder(events: readonly Event[], order: EventOrder): readonly Event[] {
  return order === 'earliest' ? events : events.toReversed();
}

function least(values: readonly string[]): string | null {
  return values.reduce<string | null>((found, value) => (found === null || value < found ? value : found), null);
}

function greatest(values: readonly string[]): string | null {
  return values.reduce<string | null>((found, value) => (found === null || value > found ? value : found), null);
}

function daysBetween(first: string | null, last: string | null): number {
  return (dayNumber(last ?? '') ?? 0) - (dayNumber(first ?? '') ?? 0) + 1;
}

/** Events with names and sentences, in the order given. */
async function eventViews(
  openCase: OpenCase,
  { evidence, all }: Pick<Chosen, 'evidence' | 'all'>,
  events: readonly Event[],
): Promise<readonly EventView[]> {
  const linked = linkedEvents(all, events);
  const { articleOf } = evidence;
  const confidenceOf = (id: string): number =>
    articleOf(id)?.extraction.claims.find((claim) => claim.id === id)?.confidence ?? 0;
  const surest = (ids: readonly string[]): string | null =>
    ids.reduce<string | null>((best, id) => (best === null || confidenceOf(id) > confidenceOf(best) ? id : best), null);
  const speaking = events.map((event) => ({
    event,
    told: surest(event.status === 'denied' ? [] : event.claimIds),
    denied: surest(event.status === 'denied' ? event.findingIds : event.denialIds),
  }));
  const findings = await showFindings(
    openCase,
    articleOf,
    speaking.flatMap(({ told, denied }) => [told, denied].flatMap((id) => id ?? [])),
  );
  const refs = await partyRefs(
    openCase,
    [...events, ...linked.values()].flatMap((event) => [
      ...event.actors,
      ...event.recipients,
      ...event.places,
      ...event.voices.flatMap(partiesOfVoice),
    ]),
  );
  const refsOf = (ids: readonly string[]): readonly PartyRef[] => ids.flatMap((id) => refs.get(id) ?? []);
  const linksOf = (ids: readonly string[]): readonly EventLink[] =>
    ids.flatMap((id) => {
      const event = linked.get(id);
      if (event === undefined) return [];
      const { type, status, date, actors, recipients } = event;
      return [{ id, type, status, date, actors: refsOf(actors), recipients: refsOf(recipients) }];
    });
  const sentence = (id: string | null): ToldSentence | null => (id === null ? null : (findings.get(id) ?? null));
  return speaking.map(({ event, told, denied }) => ({
    id: event.id,
    type: event.type,
    mode: event.mode,
    aspect: event.aspect,
    status: event.status,
    actors: refsOf(event.actors),
    recipients: refsOf(event.recipients),
    places: refsOf(event.places),
    date: event.date,
    earliest: event.earliest,
    latest: event.latest,
    dateInferred: event.dateInferred,
    voices: event.voices.map((voice) => voiceView(voice, refs)),
    documents: event.documents,
    tellings: event.findingIds.length,
    told: sentence(told),
    denied: sentence(denied),
    differences: differencesOf(event, refsOf),
    followedBy: linksOf(event.followedBy),
    announcedBy: linksOf(event.announcedBy),
  }));
}

function linkedEvents(all: readonly Event[], events: readonly Event[]): ReadonlyMap<string, Event> {
  const wanted = new Set(events.flatMap(({ followedBy, announcedBy }) => [...followedBy, ...announcedBy]));
  const linked = [...wanted].flatMap((id) => eventsById(all).get(id) ?? []);
  return new Map(linked.map((event) => [event.id, event]));
}

const eventsById: (all: readonly Event[]) => ReadonlyMap<string, Event> = onceFor(
  (all) => new Map(all.map((event) => [event.id, event])),
);

function differencesOf(
  event: Event,
  refsOf: (ids: readonly string[]) => readonly PartyRef[],
): readonly EventDifference[] {
  const view = ({ value, findingIds }: Variant, places: readonly string[] = []): EventVariant => ({
    value,
    parties: refsOf(places),
    tellings: findingIds.length,
    findingId: findingIds[0] ?? '',
  });
  const plain = (of: 'date' | 'type', variants: readonly Variant[]): EventDifference => ({
    of,
    measure: null,
    variants: variants.map((variant) => view(variant)),
  });
  const places: EventDifference = {
    of: 'place',
    measure: null,
    variants: event.placeVariants.map((variant) => view(variant, variant.value.split('+'))),
  };
  const figures = event.figures.map(({ measure, variants }): EventDifference => ({
    of: 'figure',
    measure,
    variants: variants.map((variant) => view(variant)),
  }));
  return [plain('date', event.dates), places, plain('type', event.types), ...figures].filter(
    ({ variants }) => variants.length > 0,
  );
}

function partiesOfVoice(voice: string): readonly string[] {
  const [kind, who] = splitVoice(voice);
  return kind === 'outlet' || who.startsWith('?') ? [] : who.split('+');
}

function voiceView(voice: string, refs: ReadonlyMap<string, PartyRef>): EventVoice {
  const [kind, who] = splitVoice(voice);
  return {
    kind: kind as EventVoice['kind'],
    outlet: kind === 'outlet' ? who : who.startsWith('?') ? who.slice(1) : null,
    parties: partiesOfVoice(voice).flatMap((id) => refs.get(id) ?? []),
  };
}
