import type { Actor, Place } from '../model/index.ts';

/**
 * Where on earth is what a finding names, and how exactly is that known? A place has coordinates, or is drawn around the places
 * that lie in it; a state is as large as it is. What is none of these has no place on a map, whatever its name.
 */

/** `[longitude, latitude]` in degrees, WGS 84. */
export type LonLat = readonly [lon: number, lat: number];

/** `exact`: the place itself; `approximate`: near it; `region`: somewhere among places that lie in it; `state`: somewhere in a state. */
export const LOCATION_PRECISIONS = ['exact', 'approximate', 'region', 'state'] as const;
export type LocationPrecision = (typeof LOCATION_PRECISIONS)[number];

export interface Location {
  readonly id: string;
  readonly kind: Place['kind'] | 'state';
  readonly precision: LocationPrecision;
  /** The place, or the middle of its outline; null for a state, whose shape is not known here. */
  readonly at: LonLat | null;
  /** Around the known places of a region, the first point not repeated; empty for all else. */
  readonly outline: readonly LonLat[];
  /** The state in which it lies; itself for a state. */
  readonly state: string | null;
}

export interface Geography {
  /** Null where it is nowhere that can be drawn. */
  readonly locationOf: (id: string) => Location | null;
  /** The state to which a party belongs: itself, or the one of whose conflict it is a party. Null where nothing says so. */
  readonly stateOf: (party: string) => string | null;
  /** Whether `inner` lies in `outer`. */
  readonly isWithin: (inner: string, outer: string) => boolean;
}

/** The geography of the places and actors that the resources know. */
export function geographyOf(places: readonly Place[], actors: readonly Actor[]): Geography {
  const placeById = new Map(places.map((place) => [place.id, place]));
  const actorById = new Map(actors.map((actor) => [actor.id, actor]));
  const isState = (id: string | null): id is string => id !== null && actorById.get(id)?.type === 'state';
  const holdersOf = (id: string): readonly string[] => {
    const chain: string[] = [];
    for (let next = placeById.get(id)?.admin; next && !chain.includes(next); next = placeById.get(next)?.admin)
      chain.push(next);
    return chain;
  };
  const pointsIn = new Map<string, LonLat[]>();
  for (const place of places) {
    const at = pointOf(place);
    // A sea or a road that lies in a region reaches out of it.
    if (at === null || place.kind === 'sea' || place.kind === 'border') continue;
    for (const holder of holdersOf(place.id)) {
      const points = pointsIn.get(holder);
      if (points) points.push(at);
      else pointsIn.set(holder, [at]);
    }
  }
  const known = new Map<string, Location | null>();
  const locationOf = (id: string): Location | null => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const place = placeById.get(id);
    const made = place ? locationOfPlace(place, pointsIn.get(id) ?? []) : isState(id) ? stateLocation(id) : null;
    known.set(id, made);
    return made;
  };
  return {
    locationOf,
    stateOf: (party) => {
      if (isState(party)) return party;
      const { party: side, pack } = actorById.get(party) ?? { party: null, pack: '' };
      // A pack that bears the name of a state holds the parties of that state's conflict.
      return isState(side) ? side : isState(pack) ? pack : null;
    },
    isWithin: (inner, outer) =>
      inner !== outer && (holdersOf(inner).includes(outer) || placeById.get(inner)?.state === outer),
  };
}

function pointOf({ lat, lon }: Place): LonLat | null {
  return lat === null || lon === null ? null : [lon, lat];
}

/** With fewer places than these an outline would claim a shape that nobody knows. */
const OUTLINE_MIN = 3;

function locationOfPlace(place: Place, points: readonly LonLat[]): Location | null {
  const { id, kind, state } = place;
  const at = pointOf(place);
  if (at !== null) {
    return { id, kind, state, at, outline: [], precision: place.precision === 'exact' ? 'exact' : 'approximate' };
  }
  const outline = hullOf(points);
  return outline.length < OUTLINE_MIN ? null : { id, kind, state, precision: 'region', at: middleOf(outline), outline };
}

function stateLocation(id: string): Location {
  return { id, kind: 'state', state: id, precision: 'state', at: null, outline: [] };
}

/**
 * The smallest convex outline around points, counterclockwise, as RFC 7946 asks of an outer ring. Of points in a line or fewer than
 * three, none. Source: A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions" (1979).
 */
export function hullOf(points: readonly LonLat[]): readonly LonLat[] {
  const sorted = points.toSorted(([lonA, latA], [lonB, latB]) => lonA - lonB || latA - latB);
  const chain = (ordered: readonly LonLat[]): readonly LonLat[] => {
    const kept: LonLat[] = [];
    for (const point of ordered) {
      while (kept.length > 1 && turn(kept.at(-2) ?? point, kept.at(-1) ?? point, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  const hull = [...chain(sorted), ...chain(sorted.toReversed())];
  return hull.length < OUTLINE_MIN ? [] : hull;
}

/** Above 0 where the way from `a` over `b` to `c` turns left. */
function turn([ax, ay]: LonLat, [bx, by]: LonLat, [cx, cy]: LonLat): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

function middleOf(points: readonly LonLat[]): LonLat {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean(points.map(([lon]) => lon)), mean(points.map(([, lat]) => lat))];
}
