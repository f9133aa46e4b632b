/**
 * Recognisers of dates that name a place in the calendar: 14 نوفمبر 2019, 2019-11-14, السبت الماضي, عام 2011, الرابع من الشهر
 * الجاري. Each reads forward from one token and answers null where it is not meant.
 */
import { isWord, readOrdinal } from '../numbers/index.ts';
import { foldKey } from '../spelling.ts';
import { type Token, tokenBefore } from '../tokens.ts';
import { HOLIDAYS, type MonthSystem } from './calendar.ts';
import type { Expression, ExpressionOf, Read, Step, YearSaid } from './expression.ts';
import {
  afterLink,
  isMark,
  pick,
  pickUnit,
  readDayOfMonth,
  readMonth,
  readPlainDigits,
  readRelativeUnit,
  readStep,
  readYear,
} from './read-parts.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(foldKey));

/** Words before a bare month that show that a time follows. */
const BEFORE_TIME = words(
  'في منذ شهر خلال حتى إلى بحلول قبل بعد بين مطلع أوائل منتصف أواخر نهاية بداية أواسط مستهل طوال هذا',
);
/** Words before a bare four-digit number that show that it is a year. */
const BEFORE_YEAR = words(
  'في منذ حتى خلال بحلول مطلع أوائل منتصف أواخر نهاية بداية صيف ربيع شتاء خريف قبل بعد انتخابات ثورة حرب أحداث',
);
/** Words before a day without a month (يوم 27) or a short numeric date (في 14/11). */
const BEFORE_DAY = words('في يوم بتاريخ تاريخ حتى منذ عند صباح مساء إلى فجر ليلة');

function beforeIs(tokens: readonly Token[], at: number, set: ReadonlySet<string>): boolean {
  const before = tokenBefore(tokens, at);
  return (
    before !== undefined &&
    (set.has(before.folded) || before.readings.some((reading) => reading.pronoun === null && set.has(reading.folded)))
  );
}

type DateSaid = ExpressionOf<'date'>;

function dateSaid(parts: Partial<DateSaid>): DateSaid {
  return { kind: 'date', system: 'gregorian', year: null, month: null, day: null, weekday: null, step: null, ...parts };
}

/** 14 نوفمبر · الرابع عشر من نوفمبر 2019 · 12-13 آب (أغسطس) · من 13 إلى 15 يوليو · يناير 1. */
export function recogniseDayMonth(tokens: readonly Token[], at: number): Read<Expression> | null {
  const named = pickUnit(tokens, at, { form: 'singular' });
  const start = named?.entry.unit === 'day' ? at + 1 : at;
  const day = readDayOfMonth(tokens, start);
  if (!day) return readMonthFirst(tokens, at);
  const last = readSecondDay(tokens, day.next);
  const end = last ?? day;
  const month = readMonthAfterDay(tokens, end.next);
  if (!month) return null;
  const tail = readMonthTail(tokens, month.next, month.said.system);
  const date = (number: number): DateSaid => dateSaid({ ...tail.said, month: month.said.month, day: number });
  if (!last || last.said <= day.said) return { said: date(end.said), next: tail.next };
  return { said: { kind: 'range', from: date(day.said), to: date(last.said) }, next: tail.next };
}

/** The second day of 13 إلى 15 يوليو, 12 و13 آب, بين الخامس عشر والتاسع عشر من نوفمبر. */
function readSecondDay(tokens: readonly Token[], at: number): Read<number> | null {
  const link = tokens[at];
  if (link === undefined) return null;
  if (isMark(link, '-', '–', '—') || isWord(link, 'الي') || isWord(link, 'حتي') || link.exact === 'و')
    return readDayOfMonth(tokens, at + 1);
  return link.readings.some((reading) => reading.proclitics[0] === 'و') ? readDayOfMonth(tokens, at) : null;
}

function readMonthAfterDay(
  tokens: readonly Token[],
  from: number,
): Read<{ readonly system: MonthSystem; readonly month: number }> | null {
  let at = afterLink(tokens, isMark(tokens[from], '.', '-', '/') ? from + 1 : from);
  const named = pickUnit(tokens, at, { form: 'singular' });
  const isNamed = named?.entry.unit === 'month';
  if (isNamed) at += 1;
  const month = readMonth(tokens, at);
  if (month) return month;
  // شهر ثلاثة: the month by number, as people say it.
  return isNamed && named && !named.reading.article ? readMonthNumber(tokens, at) : null;
}

function readMonthNumber(
  tokens: readonly Token[],
  at: number,
): Read<{ readonly system: MonthSystem; readonly month: number }> | null {
  const number = readDayOfMonth(tokens, at);
  return number && number.said <= 12 ? { said: { system: 'gregorian', month: number.said }, next: number.next } : null;
}

interface Tail {
  readonly system: MonthSystem;
  readonly year: YearSaid | null;
  readonly step: Step | null;
}

/** The year or الماضي behind a month: نوفمبر 2019 · نوفمبر من العام الماضي · نوفمبر المقبل · يناير, 2016. */
function readMonthTail(tokens: readonly Token[], at: number, system: MonthSystem): Read<Tail> {
  const step = readStep(tokens, at);
  if (step) return { said: { system, year: null, step: step.said }, next: step.next };
  const start = isMark(tokens[at], ',', '،', '.', '-', '/') ? at + 1 : at;
  const linked = afterLink(tokens, start);
  const year = readYear(tokens, linked);
  if (!year) return { said: { system, year: null, step: null }, next: at };
  // A bare number behind a link or a mark (نوفمبر، 1200 جندي) is a year only if it looks like one.
  const isBare = tokens[linked]?.kind === 'number';
  const number = typeof year.said.year === 'number' ? year.said.year : null;
  const isLoose = start > at || linked > start;
  if (isBare && isLoose && number !== null && (number < 1800 || number > 2100))
    return { said: { system, year: null, step: null }, next: at };
  const said = year.said.system === 'hijri' ? 'hijri' : system;
  return { said: { system: said, year: year.said.year, step: null }, next: year.next };
}

/** A month, or a month with its day behind (يناير 1, مايو الحادي عشر, يوليو 13-15). */
function readMonthFirst(tokens: readonly Token[], from: number): Read<Expression> | null {
  const demonstrative = pick(tokens, from, 'demonstrative') !== null;
  let at = demonstrative ? from + 1 : from;
  const named = pickUnit(tokens, at, { form: 'singular' });
  const isNamed = named?.entry.unit === 'month';
  if (isNamed) at += 1;
  const month =
    readMonth(tokens, at) ?? (isNamed && named && !named.reading.article ? readMonthNumber(tokens, at) : null);
  if (!month) return null;
  const isDoubtful = 'doubtful' in month.said && month.said.doubtful;
  const tail = readMonthTail(tokens, month.next, month.said.system);
  if (tail.said.year === null && tail.said.step === null) {
    const day = readDayBehind(tokens, month.next, month.said);
    if (day) return day;
  }
  const isShown = isNamed || demonstrative || tail.next > month.next || beforeIs(tokens, from, BEFORE_TIME);
  if (isDoubtful && !isShown) return null;
  const step = demonstrative ? 0 : tail.said.step;
  return { said: dateSaid({ ...tail.said, step, month: month.said.month }), next: tail.next };
}

/** The day behind the month; what follows must not be a counted noun (في مايو 15 قتيلا). */
function readDayBehind(
  tokens: readonly Token[],
  at: number,
  month: { readonly system: MonthSystem; readonly month: number },
): Read<Expression> | null {
  const day = readDayOfMonth(tokens, at);
  if (!day) return null;
  const second = readSecondDay(tokens, day.next);
  const end = second ?? day;
  const tail = readMonthTail(tokens, end.next, month.system);
  const after = tokens[tail.next];
  const isOrdinal = tokens[at]?.kind === 'word';
  const isClosed =
    isOrdinal ||
    tail.next > end.next ||
    after === undefined ||
    after.kind === 'punctuation' ||
    beforeIs(tokens, tail.next + 1, BEFORE_TIME) ||
    after.folded === 'من' ||
    after.exact === 'و';
  if (!isClosed) return null;
  const date = (number: number): DateSaid => dateSaid({ ...tail.said, month: month.month, day: number });
  if (!second || second.said <= day.said) return { said: date(day.said), next: second ? day.next : tail.next };
  return { said: { kind: 'range', from: date(day.said), to: date(second.said) }, next: tail.next };
}

/** 14/11/2019 · 2019-11-14 · 14.11.2019 · في 14/11. Day first, unless it cannot be. */
export function recogniseNumeric(tokens: readonly Token[], at: number): Read<Expression> | null {
  const first = tokens[at];
  if (first?.kind !== 'number') return null;
  const dotted = /^(\d{1,4})\.(\d{1,2})\.(\d{1,4})$/u.exec(first.exact);
  if (dotted) return numericDate([Number(dotted[1]), Number(dotted[2]), Number(dotted[3])], at + 1);
  const numbers = [readPlainDigits(tokens, at, 4)?.said ?? null];
  let next = at + 1;
  const mark = tokens[at + 1]?.text;
  if (mark !== '/' && mark !== '-' && mark !== '–') return null;
  while (
    numbers.length < 4 &&
    tokens[next]?.text === mark &&
    tokens[next]?.start === tokenBefore(tokens, next)?.end &&
    tokens[next + 1]?.start === tokens[next]?.end
  ) {
    const number = readPlainDigits(tokens, next + 1, 4);
    if (!number || tokens[next + 1]?.kind !== 'number') break;
    numbers.push(number.said);
    next = number.next;
  }
  if (numbers.some((number) => number === null)) return null;
  const values = numbers as readonly number[];
  if (values.length === 3) return numericDate(values, next);
  if (values.length !== 2) return null;
  // 11/12, 2016
  const year = isMark(tokens[next], ',', '،') && mark === '/' ? readPlainDigits(tokens, next + 1, 4) : null;
  if (year && year.said >= 1800) return numericDate([...values, year.said], year.next);
  return numericDayMonth(tokens, at, values, next);
}

function numericDate(values: readonly number[], next: number): Read<Expression> | null {
  const [a = 0, b = 0, c = 0] = values;
  const isYearFirst = a > 31;
  const year = isYearFirst ? a : c;
  const [day, month] = isYearFirst ? [c, b] : b > 12 ? [b, a] : [a, b];
  if (day < 1 || day > 31 || month < 1 || month > 12) return null;
  const full = year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;
  if (full < 1300 || full > 2200) return null;
  return { said: dateSaid({ year: full, month, day, system: full < 1500 ? 'hijri' : 'gregorian' }), next };
}

/** 14/11: also a fraction or a score, so behind a word of time, or where one part can be no month and the other is none but. */
function numericDayMonth(
  tokens: readonly Token[],
  at: number,
  values: readonly number[],
  next: number,
): Read<Expression> | null {
  const [a = 0, b = 0] = values;
  const [day, month] = b > 12 ? [b, a] : [a, b];
  if (day < 1 || day > 31 || month < 1 || month > 12) return null;
  const isShown =
    pick(tokens, at - 1, 'weekday') !== null ||
    (beforeIs(tokens, at, BEFORE_DAY) && (tokens[at + 1]?.text === '/' || day > 12));
  // With a hyphen, a falling pair (22-4) is no range of numbers.
  const isPlain = day > 12 && (tokens[at + 1]?.text === '/' || a > b);
  if (!isShown && !isPlain) return null;
  return { said: dateSaid({ month, day }), next };
}

/** عام 2011 · سنة ألفين وعشرة · في 2011 · بين 2011 و2014 · 2011-2014 · عامي 2011 و2014. */
export function recogniseYear(tokens: readonly Token[], at: number): Read<Expression> | null {
  const yearOf = (year: number, system: MonthSystem): DateSaid => dateSaid({ year, system });
  const token = tokens[at];
  const several = pickUnit(tokens, at, {});
  if (several?.entry.unit === 'year' && several.entry.form !== 'singular') return readYearList(tokens, at + 1);
  if (several?.entry.unit === 'year') {
    const year = readYear(tokens, at);
    if (!year || typeof year.said.year !== 'number') return null;
    const second = readSecondYear(tokens, year.next);
    if (second && second.said > year.said.year)
      return {
        said: {
          kind: 'range',
          from: yearOf(year.said.year, year.said.system),
          to: yearOf(second.said, year.said.system),
        },
        next: second.next,
      };
    return { said: yearOf(year.said.year, year.said.system), next: year.next };
  }
  if (token?.kind !== 'number') return null;
  const digits = readPlainDigits(tokens, at, 4);
  if (!digits || digits.said < 1300 || digits.said > 2100) return null;
  const second = digits.said >= 1800 ? readSecondYear(tokens, digits.next) : null;
  if (second && second.said > digits.said && second.said >= 1800 && second.said <= 2100) {
    return {
      said: { kind: 'range', from: yearOf(digits.said, 'gregorian'), to: yearOf(second.said, 'gregorian') },
      next: second.next,
    };
  }
  const year = readYear(tokens, at);
  if (!year || typeof year.said.year !== 'number') return null;
  const hasEra = year.next > at + 1;
  const isBracketed = isMark(tokenBefore(tokens, at), '(') && isMark(tokens[at + 1], ')', '-', '–');
  if (!hasEra && !isBracketed && (digits.said < 1800 || !beforeIs(tokens, at, BEFORE_YEAR))) return null;
  return { said: yearOf(year.said.year, year.said.system), next: year.next };
}

function readSecondYear(tokens: readonly Token[], at: number): Read<number> | null {
  const link = tokens[at];
  const isTight = isMark(link, '-', '–', '/') && link !== undefined;
  const isWordLink = isWord(link, 'الي') || isWord(link, 'حتي') || link?.exact === 'و';
  if (!isTight && !isWordLink) return null;
  const named = pickUnit(tokens, at + 1, { form: 'singular' })?.entry.unit === 'year' ? at + 2 : at + 1;
  const digits = readPlainDigits(tokens, named, 4);
  return digits && digits.said >= 1000 && tokens[named]?.kind === 'number' ? digits : null;
}

function readYearList(tokens: readonly Token[], at: number): Read<Expression> | null {
  const years: number[] = [];
  let next = at;
  for (;;) {
    const digits = readPlainDigits(tokens, next, 4);
    if (!digits || digits.said < 1000) break;
    years.push(digits.said);
    next = digits.next;
    if (isMark(tokens[next], '،', ',')) next += 1;
  }
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || years.length < 2 || last <= first) return null;
  return { said: { kind: 'range', from: dateSaid({ year: first }), to: dateSaid({ year: last }) }, next };
}

/** يوم السبت · الجمعة الماضية · الجمعة من الأسبوع المقبل · هذا الأسبوع الجمعة · الأربعاء 27. */
export function recogniseWeekday(tokens: readonly Token[], from: number): Read<Expression> | null {
  const ahead = readWeek(tokens, from);
  if (ahead) {
    const day = readWeekdayName(tokens, ahead.next);
    return day
      ? { said: { kind: 'weekday', weekday: day.said, step: null, week: ahead.said, day: null }, next: day.next }
      : null;
  }
  const isThis = pick(tokens, from, 'demonstrative') !== null;
  const day = readWeekdayName(tokens, isThis ? from + 1 : from);
  if (!day) return null;
  const said = { kind: 'weekday', weekday: day.said, step: null, week: null, day: null } as const;
  if (isThis) return { said: { ...said, week: 0 }, next: day.next };
  const week = readWeek(tokens, afterLink(tokens, day.next));
  if (week) return { said: { ...said, week: week.said }, next: week.next };
  const step = readStep(tokens, day.next);
  if (step) return { said: { ...said, step: step.said }, next: step.next };
  const number = readWeekdayNumber(tokens, afterLink(tokens, day.next));
  if (!number) return { said, next: day.next };
  // السبت الثاني is the second of the month's Saturdays, السبت السادس عشر the sixteenth.
  const isRank = number.said <= 5 && tokenBefore(tokens, number.next)?.kind === 'word';
  if (!isRank) return { said: { ...said, day: number.said }, next: number.next };
  const container = { kind: 'unit', unit: 'month', step: 0 } as const;
  return { said: { kind: 'nth', n: number.said, weekday: day.said, unit: 'day', container }, next: number.next };
}

/** The number behind a weekday, where nothing follows that it could count (قتل الأربعاء 27 شخصا) or belong to. */
function readWeekdayNumber(tokens: readonly Token[], at: number): Read<number> | null {
  const digits = readPlainDigits(tokens, at, 2);
  const rank = digits ? null : readOrdinal(tokens, at);
  // Feminine ranks are hours: السبت الثالثة عصرا.
  const isHour = rank !== null && rank.value <= 12 && (tokens[at]?.folded.endsWith('ه') ?? false);
  const number = digits ? digits : rank?.article && !isHour ? { said: rank.value, next: rank.next } : null;
  if (!number || number.said < 1 || number.said > 31) return null;
  const after = tokens[number.next];
  if (after === undefined) return number;
  const isTied =
    after.start === tokenBefore(tokens, number.next)?.end &&
    isMark(after, '/', '-', ':', '.') &&
    tokens[number.next + 1]?.start === after.end;
  return after.kind === 'punctuation' && !isTied ? number : null;
}

function readWeekdayName(tokens: readonly Token[], from: number): Read<number> | null {
  const named = pickUnit(tokens, from, {});
  const isNamed = named?.entry.unit === 'day' || named?.entry.unit === 'night' || isWord(tokens[from], 'نهار');
  const at = isNamed ? from + 1 : from;
  const day = pick(tokens, at, 'weekday', isNamed ? 'bare' : 'first');
  if (!day) return null;
  // أحد is “one of”, unless its week is said: أحد الأسبوع الماضي.
  if (!day.reading.article && !isNamed && !readWeek(tokens, at + 1)) return null;
  return { said: day.entry.weekday, next: at + 1 };
}

function readWeek(tokens: readonly Token[], at: number): Read<Step> | null {
  const unit = readRelativeUnit(tokens, at);
  return unit?.said.kind === 'unit' && unit.said.unit === 'week' ? { said: unit.said.step, next: unit.next } : null;
}

/** الرابع من الشهر الجاري · 25 الجاري · في 14 من الجاري · يوم 27. */
export function recogniseDayOf(tokens: readonly Token[], from: number): Read<Expression> | null {
  const named = pickUnit(tokens, from, { form: 'singular' })?.entry.unit === 'day';
  const day = readDayOfMonth(tokens, named ? from + 1 : from);
  if (!day) return null;
  const last = readSecondDay(tokens, day.next);
  const end = last ?? day;
  const linked = afterLink(tokens, end.next);
  const unit = readRelativeUnit(tokens, linked);
  const step = unit ? null : readStep(tokens, linked);
  const container: Expression | null =
    unit && 'unit' in unit.said && unit.said.unit === 'month'
      ? unit.said
      : step
        ? { kind: 'unit', unit: 'month', step: step.said }
        : null;
  const isDigits = tokenBefore(tokens, end.next)?.kind === 'number';
  if (container && (unit || linked > end.next || isDigits)) {
    const next = unit?.next ?? step?.next ?? linked;
    const dayOf = (number: number): Expression => ({ kind: 'day-of', day: number, container });
    if (last && last.said > day.said)
      return { said: { kind: 'range', from: dayOf(day.said), to: dayOf(last.said) }, next };
    return { said: dayOf(end.said), next };
  }
  const after = tokens[day.next];
  const isNumber = tokenBefore(tokens, day.next)?.kind === 'number';
  if (!named && isLoneDay(tokens, from, day)) return { said: dateSaid({ day: day.said }), next: day.next };
  if (
    !named ||
    !isNumber ||
    (after !== undefined && after.kind !== 'punctuation' && after.folded !== 'في' && after.folded !== 'من')
  )
    return null;
  return { said: dateSaid({ day: day.said }), next: day.next };
}

/** في الحادي والعشرين with nothing behind: a masculine rank above ten, straight after a preposition. */
function isLoneDay(tokens: readonly Token[], at: number, day: Read<number>): boolean {
  const head = tokens[at];
  if (head?.kind !== 'word' || day.said <= 10 || head.folded.endsWith('ه') || !readOrdinal(tokens, at)?.article)
    return false;
  const isBehind =
    beforeIs(tokens, at, BEFORE_DAY) ||
    head.readings.some((reading) => reading.article && reading.proclitics.includes('ل'));
  const after = tokens[day.next];
  return isBehind && (after === undefined || after.kind === 'punctuation');
}

/** عيد الأضحى · رأس السنة · عيد الفطر 2019. */
export function recogniseHoliday(tokens: readonly Token[], at: number): Read<Expression> | null {
  for (const holiday of HOLIDAYS) {
    if (
      !holiday.words.every((word, index) =>
        index === 0 ? isWord(tokens[at], word) || tokens[at]?.folded === word : tokens[at + index]?.folded === word,
      )
    )
      continue;
    const end = at + holiday.words.length;
    const year = readYear(tokens, afterLink(tokens, end));
    return {
      said: {
        kind: 'holiday',
        system: holiday.system,
        month: holiday.month,
        day: holiday.day,
        year: year?.said.year ?? null,
      },
      next: year?.next ?? end,
    };
  }
  return null;
}
