import type { EventStatus, LaneBin, LaneMark } from '../../api/types.ts';
import { dayNumber } from '../../language/format.ts';
import type { Days } from './time.ts';

/** How events are laid out within a lane: side by side where they fit, else counted. */

/** An event with its place in a lane: pixels from the left, and the row from the top, from 0. */
export interface Placed {
  readonly mark: LaneMark;
  readonly x: number;
  readonly radius: number;
  /** Ends of the bar of an imprecise date; null for a day. */
  readonly bar: readonly [number, number] | null;
  readonly row: number;
}

const RADIUS = 4;
const RADIUS_PER_VOICE = 1.1;
const RADIUS_MAX = 8;
/** Between two marks of one row there is so much room. */
const GAP = 2;
/** A lane that would need more rows is counted instead. */
const ROWS_MAX = 6;

/** The marks of a lane in rows, the first row that is free; null where they would need too many. */
export function placeMarks(
  marks: readonly LaneMark[],
  xOf: (day: number) => number,
  { first, last }: Days,
): readonly Placed[] | null {
  const rows: number[] = [];
  const placed: Placed[] = [];
  for (const { mark, from, to } of inOrder(marks)) {
    if (to < first || from > last) continue;
    const radius = Math.min(RADIUS_MAX, RADIUS + RADIUS_PER_VOICE * (mark.voices - 1));
    const bar = from === to ? null : ([xOf(Math.max(from, first)), xOf(Math.min(to, last) + 1)] as const);
    const day = Math.min(Math.max(dayNumber(mark.date), first), last);
    const x = bar === null ? xOf(day + 0.5) : (bar[0] + bar[1]) / 2;
    const [left, right] = [Math.min(x - radius, bar?.[0] ?? x), Math.max(x + radius, bar?.[1] ?? x)];
    const free = rows.findIndex((end) => end + GAP <= left);
    const row = free < 0 ? rows.length : free;
    if (row >= ROWS_MAX) return null;
    rows[row] = right;
    placed.push({ mark, x, radius, bar, row });
  }
  return placed;
}

function inOrder(
  marks: readonly LaneMark[],
): readonly { readonly mark: LaneMark; readonly from: number; readonly to: number }[] {
  return marks
    .map((mark) => {
      // What no text dates stands at the day of publication, and is drawn there.
      const [from, to] = mark.dateInferred ? [mark.date, mark.date] : [mark.earliest, mark.latest];
      return { mark, from: dayNumber(from), to: dayNumber(to) };
    })
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
}

/** How many events a stretch holds. */
export function countOf({ counts }: LaneBin): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Statuses from the bottom of a column to its top. */
export const STACK: readonly EventStatus[] = ['done', 'contested', 'planned', 'possible', 'denied'];

/** From an announcement to what came of it, between two marks that are drawn. */
export interface DrawnLink {
  readonly from: string;
  readonly to: string;
  /** True where both are drawn in one lane. */
  readonly isWithin: boolean;
  readonly start: readonly [number, number];
  readonly end: readonly [number, number];
}

/** Where a mark is drawn; an event of several lanes is drawn in each. */
export interface Drawn {
  readonly lane: number;
  readonly at: readonly [number, number];
}

/** The links between marks that are drawn: within one lane where both are in it, else from the first lane of each. */
export function linksOf(
  marks: readonly LaneMark[],
  drawn: ReadonlyMap<string, readonly Drawn[]>,
): readonly DrawnLink[] {
  const seen = new Set<string>();
  return marks.flatMap((mark) => {
    if (seen.has(mark.id)) return [];
    seen.add(mark.id);
    const starts = drawn.get(mark.id) ?? [];
    return mark.followedBy.flatMap((to) => {
      const ends = drawn.get(to) ?? [];
      const [near] = starts.flatMap((start) =>
        ends.filter(({ lane }) => lane === start.lane).map((end) => ({ start, end })),
      );
      const [start, end] = [near?.start ?? starts[0], near?.end ?? ends[0]];
      return start === undefined || end === undefined
        ? []
        : [{ from: mark.id, to, isWithin: near !== undefined, start: start.at, end: end.at }];
    });
  });
}
