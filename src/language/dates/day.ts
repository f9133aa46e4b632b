/**
 * Days as integers: 0 is 1970-01-01 of the proleptic Gregorian calendar. All arithmetic of dates happens here.
 * Sources: Hinnant, “chrono-compatible low-level date algorithms”, for the Gregorian calendar; the tabular Islamic calendar
 * (civil epoch, 16 July 622 Julian; leap years 2 5 7 10 13 16 18 21 24 26 29) for the Hijri one, which is within a day or
 * two of what was observed.
 */

/** Day number of a Gregorian date. `month` is 1 to 12; days beyond the month's end count on into the next. */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The Gregorian date of a day number. */
export function civilOf(dayNumber: number): CivilDate {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** Days of a Gregorian month. */
export function daysInMonth(year: number, month: number): number {
  return dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayOf(year, month, 1);
}

/** Weekday, 1 Monday to 7 Sunday (ISO 8601). */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that holds the day. */
export function mondayOf(dayNumber: number): number {
  return dayNumber - (weekdayOf(dayNumber) - 1);
}

/** The date `months` later or earlier; the day is cut to the month's end (31 January + 1 month is 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const count = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

const HIJRI_EPOCH_DAY = -492148;

/** First day of a Hijri month by the tabular calendar. */
export function hijriDayOf(year: number, month: number, day: number): number {
  const monthDays = Math.ceil(29.5 * (month - 1));
  return HIJRI_EPOCH_DAY + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + monthDays + day - 1;
}

/** The Hijri year in which a day falls, by the tabular calendar. */
export function hijriYearOf(dayNumber: number): number {
  return Math.floor((30 * (dayNumber - HIJRI_EPOCH_DAY) + 10646) / 10631);
}

/** `2019-04-04`; years before 1000 are padded to four digits. */
export function isoDay(dayNumber: number): string {
  const { year, month, day } = civilOf(dayNumber);
  return `${isoMonth(year, month)}-${pad(day)}`;
}

/** `2019-04`. */
export function isoMonth(year: number, month: number): string {
  return `${isoYear(year)}-${pad(month)}`;
}

/** `2019`; `0267`; `-0044`. */
export function isoYear(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
