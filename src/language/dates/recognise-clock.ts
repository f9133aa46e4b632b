/**
 * Times of the day: الساعة الثالثة والنصف فجرا, 15:30, الثامنة مساء, منتصف الليل. And the part-of-day words beside a day.
 */
import { afterAnd, isWord, readCardinal, readOrdinal } from '../numbers/index.ts';
import { type Token, tokenBefore } from '../tokens.ts';
import type { DayPart } from './calendar.ts';
import type { Clock, Read } from './expression.ts';
import { isMark, pick, readPlainDigits } from './read-parts.ts';

export interface ClockSaid {
  readonly clock: Clock;
  readonly part: DayPart | null;
}

/** الساعة 3 · الساعة الثالثة وربع عصرا · 3:18 صباحا · الثالثة فجرا · منتصف الليل. */
export function recogniseClock(tokens: readonly Token[], from: number): Read<ClockSaid> | null {
  if (isWord(tokens[from], 'منتصف')) {
    const part = pick(tokens, from + 1, 'day-part', 'bare');
    if (part?.entry.part === 'night' && part.reading.article)
      return { said: { clock: { hour: 0, minute: null, second: null }, part: 'midnight' }, next: from + 2 };
    if (isWord(tokens[from + 1], 'نهار'))
      return { said: { clock: { hour: 12, minute: null, second: null }, part: 'noon' }, next: from + 2 };
    return null;
  }
  const named =
    isWord(tokens[from], 'ساعه') &&
    tokens[from]?.readings.some((reading) => reading.article && reading.folded === 'ساعه') === true;
  const at = named ? from + 1 : from;
  const digital = readDigital(tokens, at);
  if (digital) return withPart(tokens, digital, true);
  const hour = readHour(tokens, at);
  if (!hour) return null;
  const minutes = readMinutes(tokens, hour.next);
  const clock = toClock(hour.said, minutes?.said ?? null);
  return withPart(tokens, { said: clock, next: minutes?.next ?? hour.next }, named);
}

/** 15:15 and 15:23:24. */
function readDigital(tokens: readonly Token[], at: number): Read<Clock> | null {
  const hour = tokens[at]?.kind === 'number' ? readPlainDigits(tokens, at, 2) : null;
  if (!hour || hour.said > 24 || !isTightColon(tokens, at + 1)) return null;
  const minute = readPlainDigits(tokens, at + 2, 2);
  if (!minute || minute.said > 59 || tokens[at + 2]?.exact.length !== 2) return null;
  const second = isTightColon(tokens, at + 3) ? readPlainDigits(tokens, at + 4, 2) : null;
  return {
    said: { hour: hour.said % 24, minute: minute.said, second: second?.said ?? null },
    next: second?.next ?? minute.next,
  };
}

function isTightColon(tokens: readonly Token[], at: number): boolean {
  const [before, colon, after] = [tokenBefore(tokens, at), tokens[at], tokens[at + 1]];
  return isMark(colon, ':') && before?.end === colon?.start && colon?.end === after?.start;
}

function readHour(tokens: readonly Token[], at: number): Read<number> | null {
  const digits = readPlainDigits(tokens, at, 2);
  if (digits) return digits.said <= 24 ? digits : null;
  const head = tokens[at];
  // Hours are feminine; الثالث عشر is a day. Without what follows: الرابعة وأربعون is four and forty minutes.
  if (head?.kind !== 'word' || !head.folded.endsWith('ه')) return null;
  const hasTen = isWord(tokens[at + 1], 'عشره') || isWord(tokens[at + 1], 'عشر');
  const end = hasTen ? at + 2 : at + 1;
  const rank = isWord(head, 'واحده') ? { value: 1, article: true } : readOrdinal(tokens.slice(0, end), at);
  return rank?.article && rank.value <= 12 ? { said: rank.value, next: end } : null;
}

/** والنصف · وربع · إلا ربعا · و18 دقيقة · وثلاثين. Minutes before the hour are negative. */
function readMinutes(tokens: readonly Token[], at: number): Read<number> | null {
  const isLess = tokens[at]?.folded === 'الا';
  const and = isLess ? { at: at + 1, join: 'bare' as const } : afterAnd(tokens, at);
  const token = tokens[and.at];
  if (token === undefined || (and.join === 'and' && !token.readings.some((reading) => reading.proclitics[0] === 'و')))
    return null;
  const sign = isLess ? -1 : 1;
  const skipNoun = (next: number): number =>
    isWord(tokens[next], 'دقيقه') || isWord(tokens[next], 'دقائق') || tokens[next]?.folded === 'دقايق'
      ? next + 1
      : next;
  const share = isWord(token, 'نصف')
    ? 30
    : isWord(token, 'ربع') || isWord(token, 'ربعا')
      ? 15
      : isWord(token, 'ثلث') || isWord(token, 'ثلثا')
        ? 20
        : 0;
  if (share > 0) return { said: sign * share, next: and.at + 1 };
  const number = readCardinal(tokens, and.at) ?? readOrdinal(tokens, and.at);
  if (!number || number.value > 59 || !Number.isInteger(number.value)) return null;
  const next = skipNoun(number.next);
  const isPlain = next > number.next || pick(tokens, next, 'day-part') !== null;
  return isPlain ? { said: sign * number.value, next } : null;
}

function toClock(hour: number, minutes: number | null): Clock {
  if (minutes === null) return { hour: hour % 24, minute: null, second: null };
  return minutes >= 0
    ? { hour: hour % 24, minute: minutes, second: null }
    : { hour: (hour + 23) % 24, minute: 60 + minutes, second: null };
}

/** The part of day behind, which makes three o'clock 03:00 or 15:00. Without الساعة or a colon it is required. */
function withPart(tokens: readonly Token[], clock: Read<Clock>, isShown: boolean): Read<ClockSaid> | null {
  const part = readDayPart(tokens, clock.next);
  if (!part) return isShown ? { said: { clock: clock.said, part: null }, next: clock.next } : null;
  return {
    said: { clock: { ...clock.said, hour: hourIn(clock.said.hour, part.said) }, part: part.said },
    next: part.next,
  };
}

/** The hour of the twelve-hour clock in a part of the day. */
function hourIn(hour: number, part: DayPart): number {
  if (hour > 12) return hour;
  switch (part) {
    case 'dawn':
    case 'morning':
      return hour % 12;
    case 'noon':
      return hour >= 10 && hour <= 12 ? hour : (hour % 12) + 12;
    case 'afternoon':
    case 'evening':
      return (hour % 12) + 12;
    case 'night':
    case 'midnight':
      return hour >= 6 && hour < 12 ? hour + 12 : hour % 12;
  }
}

/** صباحا · في المساء · بعد الظهر · قبل الظهر · من مساء · بعد منتصف الليل. */
export function readDayPart(tokens: readonly Token[], from: number): Read<DayPart> | null {
  let at = from;
  if (tokens[at]?.folded === 'في' || tokens[at]?.folded === 'من') at += 1;
  if (pick(tokens, at, 'demonstrative')) at += 1;
  const isAfter = isWord(tokens[at], 'بعد');
  const isBefore = isWord(tokens[at], 'قبل');
  if (isAfter || isBefore) {
    if (isWord(tokens[at + 1], 'منتصف') && isWord(tokens[at + 2], 'ليل'))
      return { said: isAfter ? 'dawn' : 'night', next: at + 3 };
    const part = pick(tokens, at + 1, 'day-part', 'bare');
    if (!part) return null;
    if (part.entry.part === 'noon') return { said: isAfter ? 'afternoon' : 'morning', next: at + 2 };
    return { said: part.entry.part, next: at + 2 };
  }
  const part = pick(tokens, at, 'day-part');
  return part ? { said: part.entry.part, next: at + 1 } : null;
}
