/**
 * From what a phrase says to days of the calendar, with the reference told from what the text gave.
 *
 * Conventions, after codebook.md: weeks run Monday to Sunday; a bare weekday is the latest one, the day of publication included;
 * a bare month is the latest that has begun; “since X” is open at the end; the early, middle and late part of a time are its
 * thirds, given as the whole with “about” (`2018-12~`) while `earliest` and `latest` keep the third.
 */
import { SEASON_MONTHS, type Unit } from './calendar.ts';
import {
  addMonths,
  civilOf,
  dayOf,
  daysInMonth,
  hijriDayOf,
  hijriYearOf,
  isoDay,
  isoMonth,
  isoYear,
  mondayOf,
  weekdayOf,
} from './day.ts';
import type { Amount, Expression, ExpressionOf, Step, YearSaid } from './expression.ts';

/** Where an inferred part was taken from. */
export type InferredFrom = 'publication' | 'date';

/** Days that an expression covers. */
export interface Span {
  /** First and last day. */
  readonly first: number;
  readonly last: number;
  /** EDTF where it is coarser than the days (2018-12~ for its middle third); else made from the days. */
  readonly value: string | null;
  readonly approximate: boolean;
  readonly inferredFrom: InferredFrom | null;
}

export interface Reference {
  /** First and last day of the publication date: the same, or those of its month or year. */
  readonly first: number;
  readonly last: number;
  /** As given: 2019-01. */
  readonly published: string;
}

export interface Context {
  readonly reference: Reference | null;
  /** Whether a bare weekday or month is sought before or after the publication. */
  readonly lean: 'past' | 'future';
  /** The date before this one in the text. */
  readonly previous: Span | null;
}

/** The reference of a publication date: EDTF of a day, a month or a year. Null for none. */
export function referenceOf(published: string | null): Reference | null {
  const match = published === null ? null : /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/u.exec(published);
  if (!match || published === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  if (month === null) return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31), published };
  if (match[3] === undefined)
    return { first: dayOf(year, month, 1), last: dayOf(year, month, daysInMonth(year, month)), published };
  const day = dayOf(year, month, Number(match[3]));
  return { first: day, last: day, published };
}

/** The EDTF of whole days, by the largest boxes that fit: a year, a month, a day, or an interval of them. */
export function edtfOf(first: number, last: number): string {
  const [a, b] = [civilOf(first), civilOf(last)];
  const startsYear = a.month === 1 && a.day === 1;
  const startsMonth = a.day === 1;
  const endsMonth = b.day === daysInMonth(b.year, b.month);
  const endsYear = endsMonth && b.month === 12;
  if (startsYear && endsYear) return pair(isoYear(a.year), isoYear(b.year));
  if (startsMonth && endsMonth) return pair(isoMonth(a.year, a.month), isoMonth(b.year, b.month));
  return pair(isoDay(first), isoDay(last));
}

function pair(a: string, b: string): string {
  return a === b ? a : `${a}/${b}`;
}

/** Adds “about” to an EDTF value: 2018-12~, 2019-01~/2019-04~. */
export function aboutOf(value: string): string {
  return value
    .split('/')
    .map((part) => (part === '..' || part.endsWith('~') ? part : `${part}~`))
    .join('/');
}

/** The EDTF value of a span. */
export function valueOf(days: Span): string {
  const value = days.value ?? edtfOf(days.first, days.last);
  return days.approximate ? aboutOf(value) : value;
}

function span(first: number, last: number, extra: Partial<Span> = {}): Span {
  return { first, last, value: null, approximate: false, inferredFrom: null, ...extra };
}

const published = { inferredFrom: 'publication' } as const;

/** The days of an expression, or null where the text and its date do not tell. */
export function resolve(expression: Expression, context: Context): Span | null {
  switch (expression.kind) {
    case 'date':
      return expression.system === 'hijri' ? resolveHijri(expression, context) : resolveDate(expression, context);
    case 'weekday':
      return resolveWeekday(expression, context);
    case 'deictic':
      return shiftReference(context, expression.days);
    case 'unit':
      return resolveUnit(expression.unit, expression.step, context);
    case 'other':
      return resolveOther(expression, context);
    case 'day-of':
      return resolveDayOf(expression, context);
    case 'nth':
      return resolveNth(expression, context);
    case 'third':
      return resolveThird(expression, context);
    case 'share':
      return resolveShare(expression, context);
    case 'side':
      return resolveSide(expression, context);
    case 'weekend':
      return resolveWeekend(expression.step, context);
    case 'season':
      return resolveSeason(expression, context);
    case 'decade':
      return years(expression.start, expression.start + 9);
    case 'century':
      return years((expression.number - 1) * 100, (expression.number - 1) * 100 + 99);
    case 'stretch':
      return resolveStretch(expression, context);
    case 'shift':
      return resolveShift(expression, context);
    case 'within':
      return resolveWithin(expression.amounts, context);
    case 'range':
      return resolveRange(expression, context);
    case 'since':
      return resolve(expression.from, context);
    case 'until':
      return resolve(expression.to, context);
    case 'holiday':
      return resolveHoliday(expression, context);
    case 'last-day':
    case 'duration':
    case 'clock':
      return null;
  }
}

function years(first: number, last: number, extra: Partial<Span> = {}): Span {
  return span(dayOf(first, 1, 1), dayOf(last, 12, 31), extra);
}

function monthSpan(year: number, month: number, extra: Partial<Span> = {}): Span {
  return span(dayOf(year, month, 1), dayOf(year, month, daysInMonth(year, month)), extra);
}

function isDay(reference: Reference): boolean {
  return reference.first === reference.last;
}

/** The reference shifted by days. Of a publication that is only a month, a few days off is told as that month. */
function shiftReference({ reference }: Context, days: number): Span | null {
  if (!reference) return null;
  const coarse = isDay(reference) ? {} : { value: aboutOf(reference.published) };
  if (!isDay(reference) && (Math.abs(days) > 7 || reference.last - reference.first > 31)) return null;
  return span(reference.first + days, reference.last + days, { ...published, ...coarse });
}

/** Years said outright or told from now or another date; null where they must be inferred, or cannot be known. */
function saidYear(
  said: YearSaid,
  context: Context,
): { readonly year: number; readonly inferredFrom: InferredFrom | null } | null {
  if (typeof said === 'number') return { year: said, inferredFrom: null };
  if (said === 'same')
    return context.previous ? { year: civilOf(context.previous.first).year, inferredFrom: 'date' } : null;
  return context.reference ? { year: civilOf(context.reference.first).year + said.step, ...published } : null;
}

function resolveDate(date: ExpressionOf<'date'>, context: Context): Span | null {
  const known = date.year === null ? null : saidYear(date.year, context);
  if (date.year !== null && !known) return null;
  if (known) return datedSpan(known.year, date, { inferredFrom: known.inferredFrom });
  const { reference } = context;
  if (!reference) return null;
  if (date.month === null) return date.day === null ? null : dayOfNearestMonth(date.day, reference);
  if (reference.last - reference.first > 31) {
    return date.step === 0 ? datedSpan(civilOf(reference.first).year, date, published) : null;
  }
  const year = inferYear(date, reference, context.lean);
  return year === null ? null : datedSpan(year, date, published);
}

/** The span of a date in a year; null for 31 November. */
function datedSpan(
  year: number,
  date: { readonly month: number | null; readonly day: number | null },
  extra: Partial<Span>,
): Span | null {
  if (date.month === null) return years(year, year, extra);
  if (date.day === null) return monthSpan(year, date.month, extra);
  if (date.day > daysInMonth(year, date.month)) return null;
  const day = dayOf(year, date.month, date.day);
  return span(day, day, extra);
}

/** A day without its month (يوم 27): the nearest to the publication. */
function dayOfNearestMonth(day: number, reference: Reference): Span | null {
  const { year, month } = civilOf(reference.first);
  let best: Span | null = null;
  for (const step of [0, 1, -1]) {
    const at = addMonths({ year, month, day: 1 }, step);
    const found = datedSpan(at.year, { month: at.month, day }, published);
    if (found && (!best || Math.abs(found.first - reference.first) < Math.abs(best.first - reference.first)))
      best = found;
  }
  return best;
}

/** A day ahead by no more than this is meant ahead, though nothing says so: “on 24 December”, printed on the 20th. */
const AHEAD_DAYS_MAX = 45;

function inferYear(date: ExpressionOf<'date'>, reference: Reference, lean: Context['lean']): number | null {
  const base = civilOf(reference.last).year;
  const spans: { readonly year: number; readonly at: Span }[] = [];
  for (let year = base - 4; year <= base + 4; year += 1) {
    const at = datedSpan(year, date, {});
    if (at) spans.push({ year, at });
  }
  // الخميس 15 أغسطس: the weekday tells last year's from next year's.
  const matching = spans.filter(({ year, at }) => Math.abs(year - base) <= 1 && weekdayOf(at.first) === date.weekday);
  if (date.weekday !== null && date.step === null && matching.length > 0)
    return nearest(matching, reference)?.year ?? null;
  const isWhole = date.day === null;
  const begun = spans.findLast(({ at }) => at.first <= reference.last) ?? null;
  const past = spans.findLast(({ at }) => (isWhole ? at.last < reference.first : at.first < reference.first)) ?? null;
  const ahead = spans.find(({ at }) => at.first > reference.last) ?? null;
  const notOver = spans.find(({ at }) => at.last >= reference.first) ?? null;
  switch (date.step) {
    case -2:
      return past ? past.year - 1 : null;
    case -1:
      return past?.year ?? null;
    case 0:
      // Of another month, الجاري is of this year: 4 أبريل الجاري, printed in May.
      return (
        (spans.find(({ year, at }) => year === base && at.first <= reference.last) ?? nearest(spans, reference))
          ?.year ?? null
      );
    case 1:
      return ahead?.year ?? null;
    case 2:
      return ahead ? ahead.year + 1 : null;
    case null:
      break;
  }
  if (lean === 'future') return notOver?.year ?? null;
  if (
    !isWhole &&
    ahead &&
    ahead.at.first - reference.last <= AHEAD_DAYS_MAX &&
    (!begun || reference.last - begun.at.first > 2 * AHEAD_DAYS_MAX)
  )
    return ahead.year;
  return begun?.year ?? null;
}

function nearest<T extends { readonly at: Span }>(spans: readonly T[], reference: Reference): T | null {
  let best: T | null = null;
  for (const one of spans)
    if (!best || Math.abs(one.at.first - reference.first) < Math.abs(best.at.first - reference.first)) best = one;
  return best;
}

function resolveHijri(date: ExpressionOf<'date'>, context: Context): Span | null {
  const { reference } = context;
  const base = reference ? hijriYearOf(reference.last) : null;
  const said = typeof date.year === 'number' ? date.year : null;
  const inYear = (year: number, extra: Partial<Span>): Span => {
    const first = date.month === null ? hijriDayOf(year, 1, 1) : hijriDayOf(year, date.month, date.day ?? 1);
    const end =
      date.month === null
        ? hijriDayOf(year + 1, 1, 1)
        : date.day === null
          ? hijriDayOf(date.month === 12 ? year + 1 : year, (date.month % 12) + 1, 1)
          : first + 1;
    return span(first, end - 1, { approximate: true, ...extra });
  };
  if (said !== null) return said < 1500 ? inYear(said, {}) : withGregorianYear(date, said, inYear);
  if (base === null || reference === null) return null;
  if (date.year !== null)
    return typeof date.year === 'object'
      ? withGregorianYear(date, civilOf(reference.first).year + date.year.step, inYear)
      : null;
  const options = [base - 1, base, base + 1].map((year) => inYear(year, published));
  if (date.step === 1) return options.find((option) => option.first > reference.last) ?? null;
  if (date.step === -1) return options.findLast((option) => option.last < reference.first) ?? null;
  if (context.lean === 'future') return options.find((option) => option.last >= reference.first) ?? null;
  return options.findLast((option) => option.first <= reference.last) ?? null;
}

/** رمضان 2019 and رمضان الماضي: the Hijri month that begins in a Gregorian year. */
function withGregorianYear(
  date: ExpressionOf<'date'>,
  year: number,
  inYear: (year: number, extra: Partial<Span>) => Span,
): Span | null {
  const guess = hijriYearOf(dayOf(year, 1, 1));
  for (const option of [guess, guess + 1]) {
    const found = inYear(option, date.year === null || typeof date.year === 'number' ? {} : published);
    if (civilOf(found.first).year === year) return found;
  }
  return null;
}

function resolveWeekday(said: ExpressionOf<'weekday'>, context: Context): Span | null {
  const { reference, lean } = context;
  if (!reference) return null;
  if (!isDay(reference)) return shiftReference(context, 0);
  const today = reference.first;
  const on = (day: number): Span => span(day, day, published);
  if (said.week !== null) return on(mondayOf(today) + 7 * said.week + said.weekday - 1);
  if (said.day !== null) {
    const dated = weekdayOnDay(today, said.weekday, said.day);
    if (dated !== null) return on(dated);
  }
  const back = (weekdayOf(today) - said.weekday + 7) % 7;
  switch (said.step) {
    case null:
      return lean === 'past' || back === 0 ? on(today - back) : on(today - back + 7);
    case 0:
      return on(mondayOf(today) + said.weekday - 1);
    case -1:
      return on(today - (back === 0 ? 7 : back));
    case -2:
      return on(today - (back === 0 ? 7 : back) - 7);
    case 1:
      return on(today - back + 7);
    case 2:
      return on(today - back + 14);
  }
}

/** The day nearest to today that is both this weekday and this day of a month. */
function weekdayOnDay(today: number, weekday: number, day: number): number | null {
  for (let away = 0; away <= 60; away += 1) {
    for (const at of [today - away, today + away]) if (weekdayOf(at) === weekday && civilOf(at).day === day) return at;
  }
  return null;
}

/** The box of the calendar that holds a day, `step` boxes on. */
function boxOf(unit: Unit, day: number, step: number, extra: Partial<Span>): Span | null {
  const { year, month } = civilOf(day);
  switch (unit) {
    case 'day':
    case 'night':
      return span(day + step, day + step, extra);
    case 'week':
      return span(mondayOf(day) + 7 * step, mondayOf(day) + 7 * step + 6, extra);
    case 'month': {
      const at = addMonths({ year, month, day: 1 }, step);
      return monthSpan(at.year, at.month, extra);
    }
    case 'year':
      return years(year + step, year + step, extra);
    case 'decade': {
      const start = Math.floor(year / 10) * 10 + 10 * step;
      return years(start, start + 9, extra);
    }
    case 'century': {
      const start = Math.floor(year / 100) * 100 + 100 * step;
      return years(start, start + 99, extra);
    }
    case 'hour':
    case 'minute':
    case 'second':
      return null;
  }
}

function resolveUnit(unit: Unit, step: Step, context: Context): Span | null {
  const { reference } = context;
  if (!reference) return null;
  const isShort = unit === 'day' || unit === 'night' || unit === 'week';
  if (isShort && !isDay(reference)) return shiftReference(context, unit === 'week' ? 7 * step : step);
  if (unit === 'month' && reference.last - reference.first > 31) return null;
  return boxOf(unit, reference.first, step, published);
}

function resolveOther(other: ExpressionOf<'other'>, context: Context): Span | null {
  if (context.previous)
    return boxOf(other.unit, other.step === 1 ? context.previous.last : context.previous.first, other.step, {
      inferredFrom: 'date',
    });
  return resolveUnit(other.unit, other.step, context);
}

function resolveDayOf(said: ExpressionOf<'day-of'>, context: Context): Span | null {
  const month = resolve(said.container, context);
  if (!month || month.value !== null) return null;
  const day = month.first + said.day - 1;
  return day > month.last ? null : span(day, day, { inferredFrom: month.inferredFrom });
}

function resolveNth(said: ExpressionOf<'nth'>, context: Context): Span | null {
  const box = resolve(said.container, context);
  if (!box) return null;
  const extra = { inferredFrom: box.inferredFrom };
  const isYear = box.last - box.first > 300;
  if (said.weekday !== null) {
    const day =
      said.n > 0
        ? box.first + ((said.weekday - weekdayOf(box.first) + 7) % 7) + 7 * (said.n - 1)
        : box.last - ((weekdayOf(box.last) - said.weekday + 7) % 7);
    return day < box.first || day > box.last ? null : span(day, day, extra);
  }
  if (said.unit === 'day') {
    const day = said.n > 0 ? box.first + said.n - 1 : box.last;
    return day > box.last ? null : span(day, day, extra);
  }
  if (said.unit === 'month') {
    const { year } = civilOf(box.first);
    return isYear && said.n <= 12 ? monthSpan(year, said.n > 0 ? said.n : 12, extra) : null;
  }
  // Weeks of a year are ISO weeks; the first week of a month begins on its first Monday, its last ends within it.
  const firstMonday = isYear ? mondayOf(box.first + 3) : box.first + ((8 - weekdayOf(box.first)) % 7);
  const lastMonday = isYear ? mondayOf(box.last - 3) : mondayOf(box.last + 1) - 7;
  const monday = said.n > 0 ? firstMonday + 7 * (said.n - 1) : lastMonday;
  return monday > box.last ? null : span(monday, monday + 6, extra);
}

function resolveThird(said: ExpressionOf<'third'>, context: Context): Span | null {
  const box = resolve(said.container, context);
  if (!box) return null;
  const index = said.third === 'early' ? 0 : said.third === 'mid' ? 1 : 2;
  const extra = { inferredFrom: box.inferredFrom, approximate: true };
  const [a, b] = [civilOf(box.first), civilOf(box.last)];
  const length = box.last - box.first + 1;
  if (length === 7) {
    const [from, to] = ([[0, 2], [1, 4], [3, 6]] as const)[index] ?? [0, 6]; // prettier-ignore
    return span(box.first + from, box.first + to, extra);
  }
  if (box.value !== null) return { ...box, ...extra };
  if (length >= 28 && length <= 31 && a.day === 1) {
    const [from, to] = ([[1, 10], [11, 20], [21, length]] as const)[index] ?? [1, length]; // prettier-ignore
    return span(box.first + from - 1, box.first + to - 1, { ...extra, value: isoMonth(a.year, a.month) });
  }
  if (length > 360 && length < 367) {
    const month = 1 + 4 * index;
    return span(dayOf(a.year, month, 1), dayOf(a.year, month + 4, 0), extra);
  }
  if (b.year - a.year === 9) {
    const [from, to] = ([[0, 3], [4, 6], [7, 9]] as const)[index] ?? [0, 9]; // prettier-ignore
    return years(a.year + from, a.year + to, extra);
  }
  const size = Math.floor(length / 3);
  const first = box.first + index * size;
  return span(first, index === 2 ? box.last : first + size - 1, extra);
}

function resolveShare(said: ExpressionOf<'share'>, context: Context): Span | null {
  const box = resolve(said.container, context);
  if (!box) return null;
  const extra = { inferredFrom: box.inferredFrom, approximate: box.approximate };
  const a = civilOf(box.first);
  const length = box.last - box.first + 1;
  if (length > 360 && length < 367) {
    const months = 12 / said.of;
    const month = 1 + months * (said.n - 1);
    return span(dayOf(a.year, month, 1), dayOf(a.year, month + months, 1) - 1, extra);
  }
  if (length <= 31 && said.of === 2)
    return said.n === 1 ? span(box.first, box.first + 14, extra) : span(box.first + 15, box.last, extra);
  if (length > 367) {
    const count = Math.round(length / 365.25 / said.of);
    return years(a.year + count * (said.n - 1), a.year + count * said.n - 1, extra);
  }
  const size = Math.floor(length / said.of);
  const first = box.first + size * (said.n - 1);
  return span(first, said.n === said.of ? box.last : first + size - 1, extra);
}

/** What of a time is over by the publication, or still to come; the whole where the publication lies outside. */
function resolveSide(said: ExpressionOf<'side'>, context: Context): Span | null {
  const box = resolve(said.container, context);
  const { reference } = context;
  if (!box || !reference) return box;
  if (reference.first < box.first || reference.last > box.last) return { ...box, approximate: true };
  return said.side === 'earlier' ? { ...box, last: reference.last } : { ...box, first: reference.first };
}

function resolveWeekend(step: Step, context: Context): Span | null {
  const week = resolveUnit('week', step, context);
  // Friday to Sunday holds the weekends of both halves of the world.
  return week && week.value === null ? { ...week, first: week.first + 4 } : week;
}

function resolveSeason(said: ExpressionOf<'season'>, context: Context): Span | null {
  const [from, to] = SEASON_MONTHS[said.season];
  const inYear = (year: number, extra: Partial<Span>): Span => {
    const end = to < from ? year + 1 : year;
    return span(dayOf(year, from, 1), dayOf(end, to, daysInMonth(end, to)), extra);
  };
  if (said.year !== null) {
    const year = saidYear(said.year, context);
    return year ? inYear(year.year, { inferredFrom: year.inferredFrom }) : null;
  }
  const { reference } = context;
  if (!reference) return null;
  const base = civilOf(reference.first).year;
  const options = [base - 2, base - 1, base, base + 1].map((year) => inYear(year, published));
  if (said.step === 0)
    return (
      options.find((option) => option.first <= reference.first && reference.first <= option.last) ??
      inYear(base, published)
    );
  if (said.step === 1) return options.find((option) => option.first > reference.last) ?? null;
  if (said.step === null && context.lean === 'future')
    return options.find((option) => option.last >= reference.first) ?? null;
  return (
    options.findLast((option) => (said.step === -1 ? option.last < reference.first : option.first <= reference.last)) ??
    null
  );
}

/** The least and most that a bare plural means (أيام, أشهر): as codebook.md counts “a few”. */
const FEW = { least: 3, most: 9 } as const;

function resolveStretch(said: ExpressionOf<'stretch'>, context: Context): Span | null {
  const { reference } = context;
  const { amount, step } = said;
  if (!reference) return null;
  const isShort =
    amount.unit !== 'month' && amount.unit !== 'year' && amount.unit !== 'decade' && amount.unit !== 'century';
  if (!isDay(reference) && isShort) return shiftReference(context, 0);
  const today = step < 0 ? reference.last : reference.first;
  const count = amount.count ?? FEW.most;
  const end = shiftDay(today, [{ unit: amount.unit, count }], step);
  const isBelowDay = amount.unit === 'hour' || amount.unit === 'minute' || amount.unit === 'second';
  const isByDays = amount.unit === 'day' || amount.unit === 'night' || amount.unit === 'week';
  const [first, last] =
    isBelowDay || !isByDays ? (step < 0 ? [end, today] : [today, end]) : step < 0 ? [end, today - 1] : [today + 1, end];
  if (amount.count !== null) {
    return isByDays || isBelowDay
      ? span(first, last, { ...published, approximate: isBelowDay })
      : span(first, last, { ...published, approximate: true, value: coarseInterval(first, last, amount.unit) });
  }
  // The last days run up to now: their middle is near.
  const near = shiftDay(today, [{ unit: amount.unit, count: FEW.least }], step);
  const value = isBelowDay
    ? edtfOf(Math.min(today, today + step), Math.max(today, today + step))
    : coarseAround(Math.min(near, today), Math.max(near, today), amount.unit);
  return span(first, last, { ...published, approximate: true, value });
}

/** Months to months, years to years. */
function coarseInterval(first: number, last: number, unit: Unit): string {
  const [a, b] = [civilOf(first), civilOf(last)];
  return unit === 'month'
    ? pair(isoMonth(a.year, a.month), isoMonth(b.year, b.month))
    : pair(isoYear(a.year), isoYear(b.year));
}

/** A vague time is told in the next larger box: the last days as their month, the last months as their year. */
function coarseAround(first: number, last: number, unit: Unit): string {
  const middle = civilOf(Math.floor((first + last) / 2));
  if (unit === 'hour' || unit === 'minute' || unit === 'second') return isoDay(last);
  if (unit === 'day' || unit === 'night' || unit === 'week') return isoMonth(middle.year, middle.month);
  if (unit === 'month') return isoYear(middle.year);
  return coarseInterval(first, last, unit);
}

/** A day moved by amounts of time; hours count as days where they fill some. */
function shiftDay(day: number, amounts: readonly Amount[], direction: -1 | 1): number {
  let months = 0;
  let days = 0;
  for (const { unit, count } of amounts) {
    const n = count ?? 0;
    if (unit === 'month') months += n;
    else if (unit === 'year') months += 12 * n;
    else if (unit === 'decade') months += 120 * n;
    else if (unit === 'century') months += 1200 * n;
    else if (unit === 'week') days += 7 * n;
    else if (unit === 'day' || unit === 'night') days += n;
    else if (unit === 'hour') days += Math.floor(n / 24);
  }
  const whole = Math.trunc(months);
  const moved = addMonths(civilOf(day), direction * whole);
  return dayOf(moved.year, moved.month, moved.day) + direction * Math.round(days + (months - whole) * 30);
}

function resolveShift(said: ExpressionOf<'shift'>, context: Context): Span | null {
  const anchor = anchorOf(said, context);
  if (!anchor || anchor.first !== anchor.last) return null;
  const { inferredFrom } = anchor;
  const vague = said.amounts.find((amount) => amount.count === null);
  if (vague) {
    const at = (count: number): number => shiftDay(anchor.first, [{ unit: vague.unit, count }], said.direction);
    const [near, far] = [at(FEW.least), at(FEW.most)];
    const [first, last] = near < far ? [near, far] : [far, near];
    return span(first, last, { inferredFrom, approximate: true, value: coarseAround(first, last, vague.unit) });
  }
  const day = shiftDay(anchor.first, said.amounts, said.direction);
  const units = said.amounts.map((amount) => amount.unit);
  if (units.some((unit) => unit === 'day' || unit === 'night')) return span(day, day, { inferredFrom });
  if (units.some((unit) => unit === 'week')) return span(day, day, { inferredFrom, approximate: true });
  if (units.some((unit) => unit === 'hour')) {
    const isWholeDays = said.amounts.every((amount) => amount.unit === 'hour' && (amount.count ?? 0) >= 24);
    return span(isWholeDays ? day : anchor.first, day, { inferredFrom, approximate: true });
  }
  if (units.some((unit) => unit === 'minute' || unit === 'second'))
    return span(anchor.first, anchor.first, { inferredFrom, approximate: true });
  const { year, month } = civilOf(day);
  return units.includes('month')
    ? monthSpan(year, month, { inferredFrom, approximate: true })
    : years(year, year, { inferredFrom, approximate: true });
}

/** From when the amount counts: what the text says; now for “ago”; for “later” the date before, or now where the sentence looks ahead. */
function anchorOf(said: ExpressionOf<'shift'>, context: Context): Span | null {
  if (said.anchor) return resolve(said.anchor, context);
  if (said.direction === -1 || context.lean === 'future') return shiftReference(context, 0);
  return context.previous && context.previous.first === context.previous.last
    ? { ...context.previous, inferredFrom: 'date' }
    : null;
}

function resolveWithin(amounts: readonly Amount[], context: Context): Span | null {
  const now = shiftReference(context, 0);
  if (context.lean !== 'future' || !now || now.value !== null) return null;
  const vague = amounts[0];
  if (vague?.count === null) {
    const last = shiftDay(now.last, [{ unit: vague.unit, count: FEW.most }], 1);
    return span(now.first, last, { ...published, approximate: true });
  }
  return span(now.first, shiftDay(now.last, amounts, 1), published);
}

/** The year, الماضي or month that one end says belongs to both; the earlier end is the one not after the later. */
function resolveRange(range: ExpressionOf<'range'>, context: Context): Span | null {
  const { from, to } = range;
  const end = resolve(shareParts(to, from), context);
  if (!end) return null;
  let start = resolve(shareParts(from, to), context);
  if (start && start.first > end.first) start = earlierBy(start, from, end);
  if (!start || start.first > end.last) {
    // السبت والأحد, ديسمبر ويناير: the second follows the first.
    const later = start ? laterBy(end, to, start) : null;
    if (!start || !later) return null;
    return joinSpans(start, later);
  }
  return joinSpans(start, end);
}

function joinSpans(start: Span, end: Span): Span {
  const inferredFrom = start.inferredFrom ?? end.inferredFrom;
  const approximate = start.approximate || end.approximate;
  const [a, b] = [start.value ?? edtfOf(start.first, start.last), end.value ?? edtfOf(end.first, end.last)];
  const value = a.includes('/') || b.includes('/') ? null : pair(a, b);
  return { first: start.first, last: end.last, value, approximate, inferredFrom };
}

/** Gives a date without a year the year or step of the other end. */
function shareParts(own: Expression, other: Expression): Expression {
  if (own.kind !== 'date' || other.kind !== 'date' || own.year !== null || own.step !== null) return own;
  return { ...own, year: other.year, step: other.year === null ? other.step : null, system: own.system };
}

/** Moves the start of a range back behind its end: from December (2018) to March 2019. */
function earlierBy(start: Span, said: Expression, end: Span): Span | null {
  const isOfYear = said.kind === 'date' && said.month !== null && said.year === null;
  const isWeekday = said.kind === 'weekday';
  if (isWeekday)
    return {
      ...start,
      first: end.first - ((end.first - start.first) % 7 === 0 ? 7 : (((end.first - start.first) % 7) + 7) % 7),
      last: end.first - ((((end.first - start.first) % 7) + 7) % 7),
    };
  if (!isOfYear || said.kind !== 'date') return start;
  const { year } = civilOf(start.first);
  return datedSpan(year - 1, said, { inferredFrom: start.inferredFrom });
}

function laterBy(end: Span, said: Expression, start: Span): Span | null {
  if (said.kind === 'weekday')
    return {
      ...end,
      first: start.first + ((((end.first - start.first) % 7) + 7) % 7),
      last: start.first + ((((end.first - start.first) % 7) + 7) % 7),
    };
  if (said.kind !== 'date' || said.month === null || said.year !== null) return null;
  return datedSpan(civilOf(end.first).year + 1, said, { inferredFrom: end.inferredFrom });
}

function resolveHoliday(said: ExpressionOf<'holiday'>, context: Context): Span | null {
  const { system, month, day } = said;
  const date = { kind: 'date', system, month, day, weekday: null, step: null } as const;
  if (system === 'gregorian') return resolve({ ...date, year: said.year }, context);
  const year = said.year === null ? null : saidYear(said.year, context);
  if (said.year !== null && !year) return null;
  if (year && year.year < 1500) return resolveHijri({ ...date, year: year.year }, context);
  if (year) {
    for (const hijri of [hijriYearOf(dayOf(year.year, 1, 1)), hijriYearOf(dayOf(year.year, 1, 1)) + 1]) {
      const at = hijriDayOf(hijri, month, day);
      if (civilOf(at).year === year.year) return span(at, at, { approximate: true, inferredFrom: year.inferredFrom });
    }
    return null;
  }
  return resolveHijri({ ...date, year: null }, context);
}
