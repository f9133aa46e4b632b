import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';

import type { MapLocation, MapPlace, MapView, MapWay } from '../../api/types.ts';
import type { Shape } from './world.ts';

/**
 * What the map shows as GeoJSON (RFC 7946): a point for a place, a polygon for a region or a state, a line for a way, and for
 * what has no place a feature without geometry, which says how many events there are.
 */
export interface Shown {
  readonly caseName: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly status: string;
  readonly outlets: readonly string[];
}

/** A collection with what was asked as a member of its own, which readers of GeoJSON leave alone. */
export type MapCollection = FeatureCollection<Geometry | null> & { readonly marsad: Shown };

/** How far from its point a place that is only near it may lie: what its two decimals can tell, and the size of a town. */
export const APPROXIMATE_KILOMETRES = 10;

const DIGITS = 4;

export function toGeoJson(
  view: Pick<MapView, 'places' | 'ways' | 'unlocated'>,
  shapes: ReadonlyMap<string, Shape>,
  shown: Shown,
): MapCollection {
  return {
    type: 'FeatureCollection',
    marsad: shown,
    features: [
      ...view.places.map((place) => placeFeature(place, shapes)),
      ...view.ways.flatMap((way) => wayFeature(way, shapes)),
      ...(view.unlocated === 0 ? [] : [unlocatedFeature(view.unlocated)]),
    ],
  };
}

function placeFeature(place: MapPlace, shapes: ReadonlyMap<string, Shape>): Feature<Geometry | null> {
  const { place: named, kind, precision, events, force, contested, lastDate } = place;
  return {
    type: 'Feature',
    id: named.id,
    geometry: geometryOf(place, shapes),
    properties: {
      what: 'place',
      name_ar: named.label.ar,
      name_en: named.label.en,
      kind,
      precision,
      ...(precision === 'approximate' ? { within_kilometres: APPROXIMATE_KILOMETRES } : {}),
      events,
      acts_of_force: force,
      contested,
      last_date: lastDate,
    },
  };
}

function geometryOf(
  { precision, at, outline, state }: MapLocation,
  shapes: ReadonlyMap<string, Shape>,
): Geometry | null {
  if (precision === 'state') return rounded(shapes.get(state ?? '')?.geometry ?? null);
  const [first] = outline;
  if (precision === 'region' && first !== undefined) {
    return { type: 'Polygon', coordinates: [[...outline, first].map(([lon, lat]) => [round(lon), round(lat)])] };
  }
  return at === null ? null : { type: 'Point', coordinates: [round(at[0]), round(at[1])] };
}

function wayFeature(way: MapWay, shapes: ReadonlyMap<string, Shape>): readonly Feature<Geometry | null>[] {
  const { kind, from, to, count, firstDate, lastDate, sentences } = way;
  const ends = [from, to].flatMap(({ at, state }) => {
    const point = at ?? shapes.get(state ?? '')?.middleDegrees;
    return point === undefined ? [] : [[round(point[0]), round(point[1])]];
  });
  if (ends.length < 2) return [];
  return [
    {
      type: 'Feature',
      id: [kind, from.place.id, to.place.id].join(':'),
      geometry: { type: 'LineString', coordinates: ends },
      properties: {
        what: 'way',
        kind,
        from: from.place.id,
        to: to.place.id,
        // The middle of a state stands for a state, and is no place where anything was.
        from_precision: from.precision,
        to_precision: to.precision,
        count,
        first_date: firstDate,
        last_date: lastDate,
        sentences: sentences.map(({ sentence }) => sentence),
      },
    },
  ];
}

function unlocatedFeature(events: number): Feature<null> {
  return { type: 'Feature', geometry: null, properties: { what: 'unlocated', events } };
}

function rounded(geometry: Shape['geometry'] | null): Geometry | null {
  if (geometry === null) return null;
  const coordinates = geometry.coordinates.map((rings) => rings.map((ring) => ring.map(roundPosition)));
  return { type: 'MultiPolygon', coordinates };
}

function roundPosition([lon = 0, lat = 0]: Position): Position {
  return [round(lon), round(lat)];
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DIGITS));
}
