export { type DayPart } from './calendar.ts';
export { dayOf, isoDay } from './day.ts';
export { findDates, type DateKind, type DateMention, type DateReference, type StatedPart } from './find-dates.ts';
export { type InferredFrom } from './resolve.ts';
