import { geoArea, geoCentroid, geoMercator, geoPath } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/**
 * The outlines of countries: Natural Earth at 1:50 million (public domain), as the package world-atlas has them. They come
 * with the application and are read when a map is opened; nothing is asked of any other server.
 */
export type Atlas = Topology<{ readonly countries: GeometryCollection<{ readonly name: string }> }>;

/** The width of the whole world in units of the plane, from 180° west to 180° east. */
export const WORLD_WIDTH = 4096;

export type Point = readonly [x: number, y: number];

const mercator = geoMercator()
  .scale(WORLD_WIDTH / (2 * Math.PI))
  .translate([0, 0]);

/** Where `[longitude, latitude]` lies on the plane; north is up, and y grows downward. */
export function toPlane([lon, lat]: readonly [number, number]): Point {
  return mercator([lon, lat]) ?? [0, 0];
}

/** The longitude and latitude of a point of the plane. */
export function fromPlane([x, y]: Point): Point {
  return mercator.invert?.([x, y]) ?? [0, 0];
}

/** One country as it is drawn. */
export interface Shape {
  /** The id of the state that it is; a name in the same form where the resources know no such state. */
  readonly state: string;
  /** Its path on the plane. */
  readonly path: string;
  /** Its corners on the plane: the least and the greatest x and y. */
  readonly box: readonly [Point, Point];
  /** The middle of its largest part, on the plane and in degrees. */
  readonly middle: Point;
  readonly middleDegrees: Point;
  /** The corners of its largest part on the plane. */
  readonly mainBox: readonly [Point, Point];
  /** In degrees, outer rings counterclockwise as RFC 7946 asks. */
  readonly geometry: MultiPolygon;
}

/** Where Natural Earth calls a state otherwise than its id says. */
const STATE_OF_NAME: Readonly<Record<string, string>> = {
  'Antigua and Barb.': 'antigua-and-barbuda',
  'Bosnia and Herz.': 'bosnia-and-herzegovina',
  'Cabo Verde': 'cape-verde',
  'Central African Rep.': 'central-african-republic',
  "Côte d'Ivoire": 'ivory-coast',
  'Dem. Rep. Congo': 'democratic-republic-of-the-congo',
  Czechia: 'czech-republic',
  'Dominican Rep.': 'dominican-republic',
  'Eq. Guinea': 'equatorial-guinea',
  Macedonia: 'north-macedonia',
  'Marshall Is.': 'marshall-islands',
  'S. Sudan': 'south-sudan',
  'Solomon Is.': 'solomon-islands',
  'St. Kitts and Nevis': 'saint-kitts-and-nevis',
  'St. Vin. and Gren.': 'saint-vincent-and-the-grenadines',
  'Timor-Leste': 'east-timor',
  'United States of America': 'united-states',
  'W. Sahara': 'western-sahara',
};

/** The id of the state that Natural Earth calls `name`. */
export function stateOfName(name: string): string {
  return (
    STATE_OF_NAME[name] ??
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/gu, '-')
      .replace(/^-|-$/gu, '')
  );
}

const path = geoPath(mercator).digits(2);

/** All countries of the atlas. */
export function shapesOf(atlas: Atlas): readonly Shape[] {
  return feature(atlas, atlas.objects.countries).features.flatMap(({ geometry, properties: { name } }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const main = parts.reduce<Polygon | null>((largest, coordinates) => {
      const part: Polygon = { type: 'Polygon', coordinates };
      return largest === null || geoArea(part) > geoArea(largest) ? part : largest;
    }, null);
    const drawn = path(geometry);
    if (drawn === null || main === null) return [];
    const whole: Feature = { type: 'Feature', geometry, properties: {} };
    const middleDegrees = geoCentroid(main);
    return [
      {
        state: stateOfName(name),
        path: drawn,
        box: path.bounds(whole),
        middle: toPlane(middleDegrees),
        middleDegrees,
        mainBox: path.bounds(main),
        geometry: { type: 'MultiPolygon', coordinates: parts.map(woundAsAsked) },
      } satisfies Shape,
    ];
  });
}

/** Outer ring counterclockwise, holes clockwise, seen from above. */
function woundAsAsked(rings: readonly Position[][]): Position[][] {
  return rings.map((ring, index) => (signedArea(ring) > 0 === (index === 0) ? ring : ring.toReversed()));
}

/** Above 0 for a ring that runs counterclockwise; in square degrees. */
export function signedArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
