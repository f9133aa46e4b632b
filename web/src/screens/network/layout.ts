import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Force,
  type SimulationNodeDatum,
} from 'd3-force';

import type { MutualTie } from '../../api/types.ts';

/**
 * Where does each party stand in the drawing? Computed once from all evidence of the time window, never from one day, so that
 * nothing moves while time runs. The same for the same parties and ties: no chance is involved, and ids decide the order.
 */
export interface LayoutRequest {
  readonly parties: readonly { readonly id: string; readonly label: string }[];
  readonly ties: readonly MutualTie[];
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Names longer than this are written on two lines. */
const LINE_MAX = 18;

/** A name as one line, or as two of about the same length; the break is at a space. */
export function linesOfName(name: string): readonly string[] {
  if (name.length <= LINE_MAX) return [name];
  const breaks = [...name.matchAll(/ /gu)].map(({ index }) => index);
  const middle = breaks.toSorted((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly places: Readonly<Record<string, Place>>;
}

interface Body extends SimulationNodeDatum {
  readonly id: string;
  /** Half of the box that circle and name take. */
  readonly halfWidth: number;
}

const TICKS = 400;
const MARGIN = { top: 34, bottom: 58 };
const WIDTH_MIN = 900;
const PIXELS_PER_LETTER = 7.2;
const HALF_HEIGHT = 33;
const FRIENDS_APART = 120;
const ENEMIES_APART = 330;

export function layOut({ parties, ties }: LayoutRequest): Layout {
  const bodies = parties
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, label }): Body => {
      const letters = Math.max(...linesOfName(label).map(({ length }) => length));
      return { id, halfWidth: Math.max(26, (letters * PIXELS_PER_LETTER) / 2 + 8) };
    });
  const links = ties.map(({ a, b, value, mass }) => ({ source: a, target: b, value, mass }));
  forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(({ value }) => (value > 0 ? FRIENDS_APART : ENEMIES_APART))
        .strength(({ value, mass }) => Math.abs(value) * (value > 0 ? 0.7 : 0.2) * (mass / (mass + 1))),
    )
    .force('charge', forceManyBody().strength(-900).distanceMax(700))
    .force('collide', forceCollide(HALF_HEIGHT))
    .force('boxes', keepBoxesApart())
    // The page is wider than it is high.
    .force('x', forceX().strength(0.045))
    .force('y', forceY().strength(0.13))
    .stop()
    .tick(TICKS);
  return fit(bodies);
}

/** Circle and name of a party take a box; no two may overlap. */
function keepBoxesApart(): Force<Body, undefined> {
  let bodies: readonly Body[] = [];
  const force = (): void => {
    bodies.forEach((a, index) => {
      for (const b of bodies.slice(index + 1)) {
        const [dx, dy] = [(b.x ?? 0) - (a.x ?? 0), (b.y ?? 0) - (a.y ?? 0)];
        const overlapX = a.halfWidth + b.halfWidth - Math.abs(dx);
        const overlapY = 2 * HALF_HEIGHT - Math.abs(dy);
        if (overlapX <= 0 || overlapY <= 0) continue;
        // The shorter way out; half of it for each.
        if (overlapY < overlapX) push(a, b, 0, ((dy < 0 ? -1 : 1) * overlapY) / 2);
        else push(a, b, ((dx < 0 ? -1 : 1) * overlapX) / 2, 0);
      }
    });
  };
  return Object.assign(force, {
    initialize: (given: Body[]) => {
      bodies = given;
    },
  });
}

function push(a: Body, b: Body, x: number, y: number): void {
  a.x = (a.x ?? 0) - x;
  a.y = (a.y ?? 0) - y;
  b.x = (b.x ?? 0) + x;
  b.y = (b.y ?? 0) + y;
}

/** Moves all into a box that begins at 0, with room for the names. */
function fit(bodies: readonly Body[]): Layout {
  const ys = bodies.map(({ y = 0 }) => y);
  const left = Math.min(0, ...bodies.map(({ x = 0, halfWidth }) => x - halfWidth));
  const right = Math.max(0, ...bodies.map(({ x = 0, halfWidth }) => x + halfWidth));
  const [top, bottom] = [Math.min(0, ...ys), Math.max(0, ...ys)];
  const width = Math.max(WIDTH_MIN, right - left);
  const spare = (width - (right - left)) / 2;
  return {
    width: Math.round(width),
    height: Math.round(bottom - top + MARGIN.top + MARGIN.bottom),
    places: Object.fromEntries(
      bodies.map(({ id, x = 0, y = 0 }) => [
        id,
        { x: Math.round(x - left + spare), y: Math.round(y - top + MARGIN.top) },
      ]),
    ),
  };
}
