import type { NetworkTie } from '../../api/types.ts';
import type { Reading } from '../../components/glyph.tsx';
import type { Place } from './layout.ts';

/** A tie as it is drawn: a bow from holder to target, an arrowhead, and the glyph of its sign at the middle. */
export interface Bow {
  readonly path: string;
  readonly head: string;
  readonly middle: Place;
  readonly width: number;
}

const NODE_RADIUS = 13;
const HEAD_LENGTH = 9;
/** How far the middle lies beside the straight line, as a part of its length; the two ways between two parties bow apart. */
const BOW = 0.1;
const BOW_MAX = 26;
const WIDTH_MIN = 1.1;
const WIDTH_MAX = 6;

export function bowOf(from: Place, to: Place, evidence: number): Bow {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(1, Math.hypot(dx, dy));
  // The control point of a curve lies twice as far out as its middle.
  const bend = (2 * Math.min(BOW_MAX, BOW * length)) / length;
  const control = { x: (from.x + to.x) / 2 - dy * bend, y: (from.y + to.y) / 2 + dx * bend };
  const start = toward(from, control, NODE_RADIUS);
  const tip = toward(to, control, NODE_RADIUS);
  const end = toward(to, control, NODE_RADIUS + Math.min(HEAD_LENGTH, length / 4));
  const width = widthOf(evidence);
  return {
    path: `M${point(start)} Q${point(control)} ${point(end)}`,
    head: headOf(end, tip, 3 + width * 0.9),
    middle: {
      x: start.x / 4 + control.x / 2 + end.x / 4,
      y: start.y / 4 + control.y / 2 + end.y / 4,
    },
    width,
  };
}

/** The line grows with the root of the evidence, as an area would. */
export function widthOf(evidence: number): number {
  return Math.min(WIDTH_MAX, WIDTH_MIN + 1.2 * Math.sqrt(Math.max(0, evidence - 1)));
}

/** The sign of a tie; where both signs weigh a quarter or more it is contested. */
export function readingOf({ value, contested }: Pick<NetworkTie, 'value' | 'contested'>): Reading {
  if (contested || value === 0) return 'contested';
  return value > 0 ? 'for' : 'against';
}

/** More ties than so many hide each other, and take long to draw. */
export const TIES_DRAWN_MOST = 400;

/** The ties with most evidence and those of the `marked` parties, the widest first: it lies below, so that none hides another. */
export function tiesToDraw(
  ties: readonly NetworkTie[],
  marked: readonly (string | null | undefined)[],
): readonly NetworkTie[] {
  return ties
    .toSorted((a, b) => b.n - a.n)
    .filter(({ holder, target }, rank) => rank < TIES_DRAWN_MOST || marked.includes(holder) || marked.includes(target));
}

function toward(from: Place, to: Place, distance: number): Place {
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length };
}

function headOf(base: Place, tip: Place, half: number): string {
  const length = Math.max(1, Math.hypot(tip.x - base.x, tip.y - base.y));
  const across = { x: (-(tip.y - base.y) / length) * half, y: ((tip.x - base.x) / length) * half };
  const left = { x: base.x + across.x, y: base.y + across.y };
  const right = { x: base.x - across.x, y: base.y - across.y };
  return `M${point(left)} L${point(tip)} L${point(right)} Z`;
}

function point({ x, y }: Place): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
