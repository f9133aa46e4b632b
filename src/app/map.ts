import {
  daysOf,
  eventsByPlace,
  type Evidence,
  type Geography,
  groupBy,
  isWithinDays,
  type MapQuery,
  monthsOf,
  type PlacedEvent,
  placeEvents,
  type Way,
  waysIn,
  waysOf,
} from '../derivation/index.ts';
import {
  dayNumber,
  dayText,
  edtfRange,
  EVENT_STATUSES,
  type EventStatus,
  type Figure,
  MarsadError,
  type MapEventPage,
  type MapLocation,
  type MapPlace,
  type MapView,
  type MapWay,
  type PartyRef,
} from '../model/index.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { showFindings } from './derivations.ts';
import { partyRefs } from './parties.ts';
import { geographyIn } from './places.ts';
import { loadReader } from './reader.ts';
import { rememberAnswers } from './remember-answers.ts';
import type { OpenCase } from './workspace.ts';

/** What happened where, and what went from where to where? */
export interface MapRequest {
  readonly outlets?: readonly string[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Told as done, contested or possible where left out. */
  readonly statuses?: readonly EventStatus[];
}

const STATUSES_DEFAULT: readonly EventStatus[] = EVENT_STATUSES.filter(
  (status) => status !== 'planned' && status !== 'denied',
);
const SENTENCES_PER_WAY = 3;
const SENTENCES_PER_EVENT = 4;
const WAYS_MAX = 200;

/** @throws MarsadError `query/no-day` */
export function mapOf(openCase: OpenCase, request: MapRequest = {}): Promise<MapView> {
  return rememberedMap(openCase, request);
}

const rememberedMap = rememberAnswers(makeMap);

async function makeMap(openCase: OpenCase, request: MapRequest): Promise<MapView> {
  const query = queryOf(request);
  const found = await openCase.evidence(request.outlets);
  const { bundle } = await loadReader();
  const geography = geographyIn(bundle);
  const placed = placeEvents(found.evidence, geography, query);
  const all = placeEvents(found.evidence, geography, { statuses: query.statuses });
  const flights = await flightsOf(openCase, found.evidence);
  const tellings = tellingsOfWays(placed, flights, found.evidence, geography, query);
  const byPlace = new Map(eventsByPlace(placed));
  const unlocated = byPlace.get('')?.length ?? 0;
  byPlace.delete('');
  const refs = await partyRefs(openCase, [...byPlace.keys(), ...tellings.flatMap(({ way }) => [way.from, way.to])]);
  const locate = (id: string): MapLocation | null => {
    const location = geography.locationOf(id);
    const place = refs.get(id);
    return location === null || place === undefined ? null : { ...location, place: { ...place, type: 'place' } };
  };
  return {
    days: daysOf(all),
    months: monthsOf(all),
    total: placed.length,
    unlocated,
    places: [...byPlace].flatMap(([id, events]) => mapPlace(locate(id), events)).toSorted(byEvents),
    ways: await mapWays(openCase, found.articleOf, tellings, locate),
    states: bundle.actors.flatMap(({ id, label, type }) => (type === 'state' ? [{ id, label, type }] : [])),
  };
}

/**
 * The events of a place, or those without any that can be drawn where `place` is empty; the latest first.
 * @throws MarsadError `query/no-day`
 */
export async function mapEvents(
  openCase: OpenCase,
  { place, limit, ...request }: MapRequest & { readonly place: string; readonly limit: number },
): Promise<MapEventPage> {
  const { evidence, articleOf } = await openCase.evidence(request.outlets);
  const { bundle } = await loadReader();
  const query = queryOf(request);
  const ofAllDays = placeEvents(evidence, geographyIn(bundle), { statuses: query.statuses });
  const here = (eventsByPlace(ofAllDays).get(place) ?? [])
    .filter(({ event }) => isWithinDays(event, query))
    .toReversed();
  const shown = here.slice(0, limit).map(({ event }) => event);
  const refs = await partyRefs(
    openCase,
    shown.flatMap(({ actors, recipients, places }) => [...actors, ...recipients, ...places]),
  );
  const refsOf = (ids: readonly string[]): readonly PartyRef[] => ids.flatMap((id) => refs.get(id) ?? []);
  const sentences = await showFindings(
    openCase,
    articleOf,
    shown.flatMap(({ findingIds }) => findingIds.slice(0, SENTENCES_PER_EVENT)),
  );
  return {
    total: here.length,
    events: shown.map(({ id, type, mode, date, earliest, latest, dateInferred, status, voices, ...event }) => ({
      id,
      type,
      mode,
      date,
      earliest,
      latest,
      dateInferred,
      status,
      actors: refsOf(event.actors),
      recipients: refsOf(event.recipients),
      places: refsOf(event.places),
      voices: voices.length,
      sentences: event.findingIds.slice(0, SENTENCES_PER_EVENT).flatMap((finding) => sentences.get(finding) ?? []),
    })),
  };
}

function queryOf({ from, to, statuses = [] }: MapRequest): MapQuery {
  for (const [name, value] of Object.entries({ from, to })) {
    if (value !== undefined && dayNumber(value) === null) throw new MarsadError('query/no-day', { name, value });
  }
  return { from, to, statuses: statuses.length === 0 ? STATUSES_DEFAULT : statuses };
}

function mapPlace(location: MapLocation | null, placed: readonly PlacedEvent[]): readonly MapPlace[] {
  if (location === null) return [];
  return [
    {
      ...location,
      events: placed.length,
      force: placed.filter(({ isForce }) => isForce).length,
      contested: placed.filter(({ event }) => event.status === 'contested').length,
      lastDate: placed.reduce((last, { event }) => (event.date > last ? event.date : last), ''),
    },
  ];
}

function byEvents(a: MapPlace, b: MapPlace): number {
  return b.events - a.events || (a.place.id < b.place.id ? -1 : 1);
}

// — ways

/** A way with what tells of it: the day, and the finding whose sentence does. */
interface ToldWay {
  readonly way: Way;
  readonly tellings: readonly { readonly date: string; readonly findingId: string }[];
}

function tellingsOfWays(
  placed: readonly PlacedEvent[],
  flights: readonly Flight[],
  evidence: Evidence,
  geography: Geography,
  { from, to }: MapQuery,
): readonly ToldWay[] {
  const eventOf = new Map(placed.map(({ event }) => [event.id, event]));
  const ofEvents = waysOf(placed, evidence, geography).map((way) => ({
    way,
    tellings: way.ids.flatMap((id) => {
      const event = eventOf.get(id);
      return event === undefined ? [] : [{ date: event.date, findingId: event.claimIds[0] ?? '' }];
    }),
  }));
  const within = flights.filter(({ date }) => (from === undefined || date >= from) && (to === undefined || date <= to));
  const ofFigures = [...groupBy(within, (flight) => `${flight.from} ${flight.to}`).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const way: Way = {
      kind: 'displacement',
      from: first.from,
      to: first.to,
      ids: same.map(({ figureId }) => figureId),
    };
    return [{ way, tellings: same.map(({ date, figureId }) => ({ date, findingId: figureId })) }];
  });
  return [...ofEvents, ...ofFigures]
    .toSorted((a, b) => b.tellings.length - a.tellings.length)
    .slice(0, WAYS_MAX)
    .map(({ way, tellings }) => ({ way, tellings: tellings.toSorted((a, b) => (a.date < b.date ? 1 : -1)) }));
}

async function mapWays(
  openCase: OpenCase,
  articleOf: CaseEvidence['articleOf'],
  told: readonly ToldWay[],
  locate: (id: string) => MapLocation | null,
): Promise<readonly MapWay[]> {
  const shownOf = ({ tellings }: ToldWay): readonly string[] =>
    tellings.slice(0, SENTENCES_PER_WAY).map(({ findingId }) => findingId);
  const sentences = await showFindings(openCase, articleOf, told.flatMap(shownOf));
  return told.flatMap((each): readonly MapWay[] => {
    const from = locate(each.way.from);
    const to = locate(each.way.to);
    if (from === null || to === null) return [];
    return [
      {
        kind: each.way.kind,
        from,
        to,
        count: each.tellings.length,
        firstDate: each.tellings.at(-1)?.date ?? '',
        lastDate: each.tellings[0]?.date ?? '',
        sentences: shownOf(each).flatMap((id) => sentences.get(id) ?? []),
      },
    ];
  });
}

// — flights

/** People who fled from one place to another, as the sentence of a figure says. */
interface Flight {
  readonly figureId: string;
  readonly from: string;
  readonly to: string;
  readonly date: string;
}

const knownFlights = new WeakMap<Evidence, Promise<readonly Flight[]>>();

/** All flights of a case; its texts are read once. */
async function flightsOf(openCase: OpenCase, evidence: Evidence): Promise<readonly Flight[]> {
  const known = knownFlights.get(evidence);
  if (known !== undefined) return known;
  const made = findFlights(openCase, evidence);
  knownFlights.set(evidence, made);
  // What failed may be tried again.
  made.catch(() => knownFlights.delete(evidence));
  return made;
}

async function findFlights({ store }: OpenCase, { findings }: Evidence): Promise<readonly Flight[]> {
  const fled = ({ measure }: Figure): boolean => measure === 'displaced' || measure === 'migrants';
  const articles = findings.filter(({ extraction }) => extraction.figures.some(fled));
  const texts = await store.texts(articles.map(({ document }) => document.id));
  return articles.flatMap(({ document, extraction, sentences }) => {
    const text = texts.get(document.id) ?? '';
    const places = new Set(extraction.entities.filter(({ type }) => type === 'place').map(({ id }) => id));
    return extraction.figures.filter(fled).flatMap((figure) => {
      const span = sentences.find(({ start, end }) => start <= figure.start && figure.start < end) ?? figure;
      const named = extraction.mentions
        .filter(({ entity, start, end }) => places.has(entity) && span.start <= start && end <= span.end)
        .map(({ entity, start, end }) => ({ place: entity, start: start - span.start, end: end - span.start }));
      const { from, to } = waysIn(text.slice(span.start, span.end), named);
      const date = dayOfFigure(figure, document.published);
      if (date === null) return [];
      return from.flatMap((a) => to.filter((b) => b !== a).map((b) => ({ figureId: figure.id, from: a, to: b, date })));
    });
  });
}

function dayOfFigure({ time }: Figure, published: string | null): string | null {
  const range = edtfRange(time ?? published ?? '');
  const day = range?.latestDay ?? range?.earliestDay ?? null;
  return day === null ? null : dayText(day);
}
