export { type DayPart } from './calendar.ts';
export { addMonths, civilOf, dayOf, daysInMonth, isoDay, weekdayOf, type CivilDate } from './day.ts';
export { findDates, type DateKind, type DateMention, type DateReference, type StatedPart } from './find-dates.ts';
export { type InferredFrom } from './resolve.ts';
