import type { MapPlace } from '../../api/types.ts';
import { fromPlane, type Point, type Shape, toPlane, WORLD_WIDTH } from './world.ts';

/** Which part of the plane is seen, and what is where on the screen. */

/** The middle of what is seen, and how many pixels a unit of the plane has. */
export interface View {
  readonly middle: Point;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much of the world may be seen at least and at most, in degrees of longitude over the width. */
const DEGREES_MIN = 0.12;
const DEGREES_MAX = 360;

/** Where a point of the plane lies in a box of `size`. */
export function onScreen([x, y]: Point, { middle, scale }: View, { width, height }: Size): Point {
  return [(x - middle[0]) * scale + width / 2, (y - middle[1]) * scale + height / 2];
}

/** The view that is zoomed by `factor`, and moved by a part of what is seen. */
export function moved(view: View, size: Size, change: { readonly factor?: number; readonly by?: Point }): View {
  const { factor = 1, by = [0, 0] } = change;
  const scale = Math.min(Math.max(view.scale * factor, scaleOf(DEGREES_MAX, size)), scaleOf(DEGREES_MIN, size));
  const half = WORLD_WIDTH / 2;
  const clampTo = (value: number): number => Math.min(half, Math.max(-half, value));
  return {
    scale,
    middle: [
      clampTo(view.middle[0] + (by[0] * size.width) / view.scale),
      clampTo(view.middle[1] + (by[1] * size.height) / view.scale),
    ],
  };
}

function scaleOf(degrees: number, { width }: Size): number {
  return (width * DEGREES_MAX) / (degrees * WORLD_WIDTH);
}

/** The view in an address: `17.05,31.20,12.4`, its middle and the degrees of longitude from side to side. */
export function viewToAddress({ middle, scale }: View, { width }: Size): string {
  const [lon, lat] = fromPlane(middle);
  const degrees = (width * DEGREES_MAX) / (scale * WORLD_WIDTH);
  return [lon.toFixed(3), lat.toFixed(3), Number(degrees.toPrecision(3))].join(',');
}

/** The view that an address names; null where it names none. */
export function viewFromAddress(text: string | undefined, size: Size): View | null {
  const [lon, lat, degrees, ...rest] = (text ?? '').split(',').map(Number);
  if (text === undefined || rest.length > 0 || degrees === undefined || lat === undefined || lon === undefined)
    return null;
  const isGood = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && degrees >= DEGREES_MIN && degrees <= DEGREES_MAX;
  return isGood ? { middle: toPlane([lon, lat]), scale: scaleOf(degrees, size) } : null;
}

/** Room around what is fitted, as a part of the box. */
const MARGIN = 0.12;

/** The view in which all points are seen, not closer than `degreesMin` over the width. */
export function fitted(points: readonly Point[], size: Size, degreesMin = 1): View {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (size.width * (1 - 2 * MARGIN)) / Math.max(right - left, 1e-6),
    (size.height * (1 - 2 * MARGIN)) / Math.max(bottom - top, 1e-6),
    scaleOf(degreesMin, size),
  );
  return { middle: [(left + right) / 2, (top + bottom) / 2], scale: Math.max(scale, scaleOf(DEGREES_MAX, size)) };
}

/** Where a place is drawn on the plane: itself, or the middle of its state. Null where there is neither. */
export function planeOf(
  { at, state }: Pick<MapPlace, 'at' | 'state'>,
  shapes: ReadonlyMap<string, Shape>,
): Point | null {
  return at === null ? (shapes.get(state ?? '')?.middle ?? null) : toPlane(at);
}

/** Where those of the places are drawn that can be. */
export function pointsOf(
  places: readonly Pick<MapPlace, 'at' | 'state'>[],
  shapes: ReadonlyMap<string, Shape>,
): readonly Point[] {
  return places.map((place) => planeOf(place, shapes)).filter((point) => point !== null);
}

/**
 * What is seen at first: the places of the state in which most happens. What happens elsewhere is told by the small map of
 * all of it, for a view of everything would shrink the war to a spot.
 */
export function homePlaces(places: readonly MapPlace[]): readonly MapPlace[] {
  const eventsOf = new Map<string, number>();
  for (const { state, events, at } of places) {
    if (state !== null && at !== null) eventsOf.set(state, (eventsOf.get(state) ?? 0) + events);
  }
  const [focus] = [...eventsOf].toSorted(([, a], [, b]) => b - a);
  const inFocus = places.filter(({ state, at }) => at !== null && state === focus?.[0]);
  return inFocus.length > 0 ? inFocus : places;
}

const FRONT_KILOMETRES = 40;
const FRONT_PLACES_MIN = 3;
/** What a city has fronts at: its parts, and what lies around it. */
const FRONT_KINDS: ReadonlySet<MapPlace['kind']> = new Set<MapPlace['kind']>([
  'district', 'site', 'airport', 'base', 'port', 'camp', 'road', 'town',
]); // prettier-ignore

/** A city with the places around it that are told of. */
export interface Fronts {
  readonly city: MapPlace;
  readonly places: readonly MapPlace[];
}

/** The city around which most districts and sites are told of, where there are enough of them to fall on one spot. */
export function frontsOf(places: readonly MapPlace[]): Fronts | null {
  const cities = places.filter(({ kind, at }) => kind === 'city' && at !== null);
  let best: Fronts | null = null;
  for (const city of cities) {
    const around = places.filter(
      (place) =>
        FRONT_KINDS.has(place.kind) && place.at !== null && kilometres(place.at, city.at ?? [0, 0]) <= FRONT_KILOMETRES,
    );
    if (around.length >= FRONT_PLACES_MIN && around.length > (best?.places.length ?? 0))
      best = { city, places: around };
  }
  return best;
}

const EARTH_RADIUS_KILOMETRES = 6371;

/** The way over the ground between two points in degrees (haversine). */
export function kilometres([lonA, latA]: readonly [number, number], [lonB, latB]: readonly [number, number]): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(radians(latB - latA) / 2) ** 2 +
    Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lonB - lonA) / 2) ** 2;
  return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.sqrt(h));
}

/** How many pixels a kilometre has at a latitude. */
export function pixelsPerKilometre(lat: number, { scale }: View): number {
  const perDegree = (WORLD_WIDTH / DEGREES_MAX) * scale;
  return perDegree / (((Math.PI * EARTH_RADIUS_KILOMETRES) / 180) * Math.cos((lat * Math.PI) / 180));
}

/** A round length in kilometres that is at most `most` pixels long. */
export function scaleBar(
  lat: number,
  view: View,
  most: number,
): { readonly kilometres: number; readonly pixels: number } {
  const per = pixelsPerKilometre(lat, view);
  const longest = most / per;
  const power = 10 ** Math.floor(Math.log10(longest));
  const round = [5, 2, 1].map((step) => step * power).find((length) => length <= longest) ?? power;
  return { kilometres: round, pixels: round * per };
}

/** A label with the place that it names; its box is kept free of others. */
export interface Label {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const LETTER_WIDTH = 6.4;
const LINE_HEIGHT = 15;

/** Labels that fall on none of those before them, nor on a mark: the first come first. */
export function placeLabels(
  wanted: readonly { readonly id: string; readonly text: string; readonly at: Point; readonly radius: number }[],
  { width, height }: Size,
): readonly Label[] {
  const taken: Box[] = wanted.map(({ at: [x, y], radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  return wanted.flatMap(({ id, text, at: [x, y], radius }, index): readonly Label[] => {
    const long = text.length * LETTER_WIDTH;
    const gap = radius + 4;
    const choices: readonly (Label & { readonly box: Box })[] = [
      { id, text, anchor: 'start', x: x + gap, y: y + 4, box: boxAt(x + gap, y, long) },
      { id, text, anchor: 'end', x: x - gap, y: y + 4, box: boxAt(x - gap - long, y, long) },
      { id, text, anchor: 'middle', x, y: y - gap - 2, box: boxAt(x - long / 2, y - gap - 6, long) },
      { id, text, anchor: 'middle', x, y: y + gap + 10, box: boxAt(x - long / 2, y + gap + 6, long) },
    ];
    const free = choices.find(
      ({ box }) =>
        box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height &&
        taken.every((other, at) => at === index || !meet(box, other)),
    ); // prettier-ignore
    if (free === undefined) return [];
    const { box, ...label } = free;
    taken.push(box);
    return [label];
  });
}

function boxAt(left: number, middle: number, long: number): Box {
  return { left, right: left + long, top: middle - LINE_HEIGHT / 2, bottom: middle + LINE_HEIGHT / 2 };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
