import { findDates, tokenize } from '../../language/index.ts';
import { PublishedSchema } from '../../model/index.ts';

/**
 * The day that a source writes as its date, in whatever way: 2019-04-05T21:00:00Z, Fri, 05 Apr 2019, 5/4/2019, ٥ نيسان ٢٠١٩ (5
 * April 2019). The day is taken as it is written, whatever the time zone, for that is the day which the outlet printed. Null
 * where it cannot be read. Of 5/4/2019 the day comes first, as it does in Arabic and in most of the world.
 */
export function publishedOf(written: string): string | null {
  const text = latinDigits(written).trim().slice(0, WRITTEN_MAX);
  return isoDay(text) ?? numericDay(text) ?? namedDay(text) ?? arabicDay(text) ?? stamp(text);
}

/** Characters beyond which nothing is a date. */
const WRITTEN_MAX = 100;
const MONTHS = [
  ['jan', 'janv'], ['feb', 'fév', 'fev'], ['mar'], ['apr', 'avr'], ['may', 'mai'], ['jun', 'juin'], ['jul', 'juil'], ['aug', 'aoû'],
  ['sep'], ['oct'], ['nov'], ['dec', 'déc'],
] as const; // prettier-ignore

function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}

function isoDay(text: string): string | null {
  const date = /^(?<date>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:$|[T\s,])/u.exec(text)?.groups?.['date'];
  if (date !== undefined) return valid(date);
  return dayOf(/^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:$|T?\d{4,6}\b)/u.exec(text)?.groups);
}

function numericDay(text: string): string | null {
  const yearFirst = /^(?<year>\d{4})[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})(?!\d)/u.exec(text)?.groups;
  const dayFirst = /^\p{L}*[\s،,]*(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})(?!\d)/u.exec(text)?.groups;
  return dayOf(yearFirst ?? dayFirst);
}

/** A day with the month's name in English or French. */
function namedDay(text: string): string | null {
  const dayFirst =
    /(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>\p{Script=Latin}{3,})\.?,?\s+(?<year>\d{4})(?!\d)/u;
  const monthFirst = /(?<month>\p{Script=Latin}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/u;
  const groups = (dayFirst.exec(text) ?? monthFirst.exec(text))?.groups;
  const name = groups?.['month']?.toLowerCase() ?? '';
  const month = MONTHS.findIndex((names) => names.some((beginning) => name.startsWith(beginning))) + 1;
  return groups && month > 0 ? dayOf({ ...groups, month: String(month) }) : null;
}

/** A day with the month's name in Arabic, of whichever country. */
function arabicDay(text: string): string | null {
  if (!/\p{Script=Arabic}/u.test(text)) return null;
  const days = findDates(tokenize(text), text, { published: null });
  const day = days.find(({ value, inferredFrom }) => inferredFrom === null && /^\d{4}-\d\d-\d\d/u.test(value ?? ''));
  return day?.value ? valid(day.value.slice(0, 10)) : null;
}

/** Seconds or milliseconds since 1970, as databases keep them; the day is that of UTC. */
function stamp(text: string): string | null {
  if (!/^\d{10}(?:\d{3})?(?:\.\d+)?$/u.test(text)) return null;
  const isSeconds = text.replace(/\..*/u, '').length === 10;
  return valid(new Date(Number(text) * (isSeconds ? 1000 : 1)).toISOString().slice(0, 10));
}

function dayOf(groups: Readonly<Record<string, string | undefined>> | undefined): string | null {
  if (!groups) return null;
  const { year = '', month = '', day = '' } = groups;
  return valid(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The date, where there is such a day and news could be printed on it. */
function valid(date: string): string | null {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1, day));
  const isDay = made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return PublishedSchema.safeParse(date).success && isDay && year >= 1800 && year <= 2200 ? date : null;
}
