import type { PairItem } from '../../api/types.ts';
import { dayFromNumber, dayNumber } from '../../language/format.ts';

/** One claim as it is drawn: where, how large, and which shape says what kind of telling it is. */
export interface Mark {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly sign: 1 | -1;
  readonly isInferred: boolean;
  readonly shape: 'statement' | 'act' | 'report' | 'denial' | 'told';
}

const RADIUS_MIN = 2.5;
const RADIUS_PER_WEIGHT = 2.5;

export function markOf(item: PairItem, x: number, y: number): Mark {
  return {
    id: item.claimId,
    x,
    y,
    radius: RADIUS_MIN + RADIUS_PER_WEIGHT * item.weight,
    sign: item.sign,
    isInferred: item.dateInferred,
    shape: shapeOf(item),
  };
}

function shapeOf({ type, polarity, lane, regard }: PairItem): Mark['shape'] {
  if (type === null) return 'told';
  if (polarity === 'negated') return 'denial';
  if (regard === 'ascribed') return 'report';
  return lane === 'material' ? 'act' : 'statement';
}

/** Nearer than this, two marks would hide each other. */
const APART = 9;

/** Marks that fall on each other are moved toward the middle, the first stays. */
export function placeMarks(marks: readonly Mark[]): readonly Mark[] {
  const placed: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.x - b.x)) {
    let y = mark.y;
    const near = placed.filter(({ x }) => Math.abs(x - mark.x) < APART);
    while (near.some((other) => Math.hypot(other.x - mark.x, other.y - y) < APART)) y += APART * mark.sign;
    placed.push({ ...mark, y });
  }
  return placed;
}

/** The stretches of points that have a value, in order; where it is absent, the line breaks. */
export function linesOf<Point, Value>(
  points: readonly Point[],
  valueOf: (point: Point) => Value | null,
): readonly (readonly { readonly point: Point; readonly value: Value }[])[] {
  const runs: { point: Point; value: Value }[][] = [];
  let isOpen = false;
  for (const point of points) {
    const value = valueOf(point);
    if (value === null) isOpen = false;
    else if (isOpen) runs.at(-1)?.push({ point, value });
    else {
      runs.push([{ point, value }]);
      isOpen = true;
    }
  }
  return runs;
}

const MONTHS_PER_TICK = [1, 2, 3, 6, 12, 24, 60];
const DAYS_PER_MONTH = 30.44;

/** First days of months, evenly spaced, at most `most` of them; days since 1970-01-01. */
export function monthTicks(first: number, last: number, most: number): readonly number[] {
  const months = (last - first) / DAYS_PER_MONTH;
  const step = MONTHS_PER_TICK.find((each) => months / each <= most) ?? MONTHS_PER_TICK.at(-1) ?? 12;
  const year = Number(dayFromNumber(first).slice(0, 4));
  const ticks: number[] = [];
  for (let month = 0; ; month += step) {
    const monthOfYear = String((month % 12) + 1).padStart(2, '0');
    const day = dayNumber(`${year + Math.floor(month / 12)}-${monthOfYear}-01`);
    if (day > last) return ticks;
    if (day >= first) ticks.push(day);
  }
}
