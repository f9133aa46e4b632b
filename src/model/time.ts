/**
 * Days and EDTF values (ISO 8601-2), as far as the codebook uses them.
 * A day is an integer: the number of days since 1970-01-01, so that arithmetic never meets clocks or time zones.
 */

const MS_PER_DAY = 86_400_000;

/** The days that an EDTF value may cover, both included; null where the interval is open (`2019-04/..`). */
export interface DayRange {
  readonly earliestDay: number | null;
  readonly latestDay: number | null;
}

/** The day number of a calendar date, or null where there is no such date (30 February). `month` counts from 1. */
function dayOf(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / MS_PER_DAY : null;
}

/** The day number of `YYYY-MM-DD`, or null where that is no date. */
export function dayNumber(date: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(date);
  return parts === null ? null : dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** The date of a day number as `YYYY-MM-DD`. */
export const dayText: (day: number) => string = remembered((day) =>
  new Date(day * MS_PER_DAY).toISOString().slice(0, 10),
);

/** First and last day of a year, month or day; null where it is none of them. */
function pointRange(point: string): { readonly first: number; readonly last: number } | null {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(point);
  if (parts === null) return null;
  const year = Number(parts[1]);
  if (parts[2] === undefined) return bounds(dayOf(year, 1, 1), dayOf(year, 12, 31));
  const month = Number(parts[2]);
  if (parts[3] !== undefined) return bounds(dayOf(year, month, Number(parts[3])), dayOf(year, month, Number(parts[3])));
  const first = dayOf(year, month, 1);
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return bounds(first, next === null ? null : next - 1);
}

function bounds(first: number | null, last: number | null): { readonly first: number; readonly last: number } | null {
  return first === null || last === null ? null : { first, last };
}

/**
 * The days that an EDTF value may cover: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, intervals of these, open ends `..`.
 * The qualifiers `~`, `?` and `%` (approximate, uncertain, both) do not widen the range. Null where the value is none of
 * these, has no such date, ends before it begins, or is open at both ends.
 */
export const edtfRange: (value: string) => DayRange | null = remembered(readRange);

function readRange(value: string): DayRange | null {
  const ends = value.replace(/[~?%]/gu, '').split('/');
  if (ends.length === 1) {
    const point = pointRange(ends[0] ?? '');
    return point === null ? null : { earliestDay: point.first, latestDay: point.last };
  }
  if (ends.length !== 2) return null;
  const [from = '', to = ''] = ends;
  const begin = from === '..' ? null : pointRange(from);
  const finish = to === '..' ? null : pointRange(to);
  if ((from !== '..' && begin === null) || (to !== '..' && finish === null)) return null;
  if (begin === null && finish === null) return null;
  if (begin !== null && finish !== null && finish.last < begin.first) return null;
  return { earliestDay: begin?.first ?? null, latestDay: finish?.last ?? null };
}

/** How many different values are remembered; a case of years has some thousands of days. */
const REMEMBERED_MAX = 20_000;

/** The same function, which computes each value once: derivations ask for the same days millions of times. */
function remembered<Value, Result>(compute: (value: Value) => Result): (value: Value) => Result {
  const known = new Map<Value, Result>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    if (known.size >= REMEMBERED_MAX) known.clear();
    const result = compute(value);
    known.set(value, result);
    return result;
  };
}

/** The middle day of a closed range, the earlier of two: 15 April for `2019-04`. */
export function middleDay(earliestDay: number, latestDay: number): number {
  return Math.floor((earliestDay + latestDay) / 2);
}
