import { dayFromNumber, dayNumber, dayOf } from '../../language/format.ts';

/** Days of the timeline: what is shown, how near, where the ticks stand, and how an imprecise day is written. */

/** First and last day, as numbers. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** Stretches of the calendar from far to near, with the most days that one has. */
export const STRETCHES = { year: 366, quarter: 92, month: 31, week: 7, day: 1 } as const;
export type Stretch = keyof typeof STRETCHES;
export const STRETCH_NAMES = Object.keys(STRETCHES) as readonly Stretch[];
const DAYS_PER_WEEK = 7;
const MONTHS_PER_QUARTER = 3;

/** The nearest stretch that holds some days; null where they are more than a year. */
export function stretchOf({ first, last }: Days): Stretch | null {
  return STRETCH_NAMES.findLast((name) => last - first + 1 <= STRETCHES[name]) ?? null;
}

/** The year, quarter, month or week of the calendar in which a day lies. */
export function daysAround(day: number, stretch: Stretch): Days {
  const date = dayFromNumber(day);
  const monthsFrom = (month: number, months: number): Days => {
    const [from, to] = [month, month + months - 1].map(
      (each) => `${date.slice(0, 4)}-${String(each).padStart(2, '0')}`,
    );
    return { first: dayNumber(dayOf(from ?? '', 'first')), last: dayNumber(dayOf(to ?? '', 'last')) };
  };
  const month = Number(date.slice(5, 7));
  switch (stretch) {
    case 'year':
      return monthsFrom(1, 12);
    case 'quarter':
      return monthsFrom(month - ((month - 1) % MONTHS_PER_QUARTER), MONTHS_PER_QUARTER);
    case 'month':
      return monthsFrom(month, 1);
    case 'week': {
      // Day 0 was a Thursday; weeks begin with their Monday.
      const first = day - ((((day + 3) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK);
      return { first, last: first + DAYS_PER_WEEK - 1 };
    }
    case 'day':
      return { first: day, last: day };
  }
}

/** The next nearer or farther stretch, around a day; null where that is all there is. */
export function zoom(shown: Days, whole: Days, direction: 1 | -1, around: number): Days | null {
  const now = stretchOf(shown);
  const at = now === null ? -1 : STRETCH_NAMES.indexOf(now);
  const name = STRETCH_NAMES[Math.min(at + direction, STRETCH_NAMES.length - 1)];
  if (name === undefined || STRETCHES[name] >= whole.last - whole.first + 1) return null;
  return daysAround(around, name);
}

/** A tick of the axis of time, with what is written at it: a day, month or year. */
export interface Tick {
  readonly day: number;
  readonly label: string;
}

const DAY_STEPS = [1, 2, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6];
const YEAR_STEPS = [1, 2, 5, 10, 25];
const DAYS_PER_MONTH = 30.44;
const DAYS_PER_YEAR = 365.25;

/** At most `most` ticks, evenly spaced: days, first days of months, or of years. */
export function ticksOf({ first, last }: Days, most: number): readonly Tick[] {
  const days = last - first + 1;
  const daily = DAY_STEPS.find((step) => days / step <= most);
  if (daily !== undefined) {
    const start = Math.ceil(first / daily) * daily;
    return Array.from({ length: Math.floor((last - start) / daily) + 1 }, (_, index) => {
      const day = start + index * daily;
      return { day, label: dayFromNumber(day) };
    });
  }
  const monthly = MONTH_STEPS.find((step) => days / (step * DAYS_PER_MONTH) <= most);
  const step = monthly ?? 12 * (YEAR_STEPS.find((each) => days / (each * DAYS_PER_YEAR) <= most) ?? 50);
  const year = Number(dayFromNumber(first).slice(0, 4));
  const ticks: Tick[] = [];
  // Counted from a year that the step divides, so that ticks stand at 2015 and 2020, not at 2014 and 2019.
  const yearStep = Math.max(1, step / 12);
  const start = Math.floor(year / yearStep) * yearStep;
  for (let month = 0; ; month += step) {
    const monthOfYear = String((month % 12) + 1).padStart(2, '0');
    const label = `${String(start + Math.floor(month / 12)).padStart(4, '0')}-${monthOfYear}`;
    const day = dayNumber(`${label}-01`);
    if (day > last) return ticks;
    if (day >= first) ticks.push({ day, label: monthly === undefined ? label.slice(0, 4) : label });
  }
}

/** Two days as EDTF says it shortest: a day, a month, a year, or an interval. */
export function edtfOf(earliest: string, latest: string): string {
  if (earliest === latest) return earliest;
  const [year, month] = [earliest.slice(0, 4), earliest.slice(0, 7)];
  if (dayOf(year, 'first') === earliest && dayOf(year, 'last') === latest) return year;
  if (dayOf(month, 'first') === earliest && dayOf(month, 'last') === latest) return month;
  return `${earliest}/${latest}`;
}
