/**
 * Recognisers of times told from now, from another date, or as part of a longer time: أمس الأول, الشهر الماضي, منتصف ديسمبر,
 * الأسبوع الأول من أكتوبر, الأيام الثلاثة الماضية, التسعينات, صيف 2019.
 */
import { isWord, readCardinal, readOrdinal } from '../numbers/index.ts';
import type { Token } from '../tokens.ts';
import type { Amount, Expression, Read } from './expression.ts';
import {
  afterLink,
  isMark,
  pick,
  pickUnit,
  readAmounts,
  readMonth,
  readRelativeUnit,
  readStep,
  readYear,
} from './read-parts.ts';
import { recogniseDayMonth, recogniseDayOf, recogniseWeekday, recogniseYear } from './recognise-calendar.ts';

/** أمس · أول من أمس · أمس الأول · قبل يوم أمس · اليوم · غدا · بعد غد · الليلة الماضية · حاليا. */
export function recogniseDeictic(tokens: readonly Token[], from: number): Read<Expression> | null {
  const deictic = (days: number, next: number): Read<Expression> => ({ said: { kind: 'deictic', days }, next });
  const night = pickUnit(tokens, from, { form: 'singular', article: true });
  if (night?.entry.unit === 'night') {
    const step = readStep(tokens, from + 1);
    return deictic(step?.said ?? 0, step?.next ?? from + 1);
  }
  const now = pick(tokens, from, 'now');
  if (now) return now.reading.article || now.reading.folded !== 'ان' ? deictic(0, from + 1) : null;
  const shifted = readShiftedDay(tokens, from);
  if (shifted) return shifted;
  const named = pickUnit(tokens, from, { form: 'singular' })?.entry.unit === 'day';
  const day = pick(tokens, named ? from + 1 : from, 'deictic');
  if (day) {
    const end = named ? from + 2 : from + 1;
    const isFirst = day.entry.days === -1 && (tokens[end]?.folded === 'الاول' || tokens[end]?.folded === 'الاولي');
    return isFirst ? deictic(-2, end + 1) : deictic(day.entry.days, end);
  }
  const today = pickUnit(tokens, from, { form: 'singular', article: true });
  if (today?.entry.unit !== 'day') return null;
  // اليوم الأول، اليوم الأخير، اليوم الأكثر دموية: a day that is counted or told, not today.
  const isTold =
    readOrdinal(tokens, from + 1)?.article === true ||
    pick(tokens, from + 1, 'last', 'bare') !== null ||
    SUPERLATIVES.has(tokens[from + 1]?.folded ?? '');
  return isTold ? null : deictic(0, from + 1);
}

const SUPERLATIVES = new Set([
  'الاكثر',
  'الاشد',
  'الاسوا',
  'الاطول',
  'الاعنف',
  'الاكبر',
  'الابرز',
  'الدامي',
  'الذي',
  'الموعود',
  'العالمي',
  'الوطني',
]);

/** أول من أمس, قبل أمس, بعد غد, اليوم الذي بعد الغد. */
function readShiftedDay(tokens: readonly Token[], from: number): Read<Expression> | null {
  let at = from;
  const named = pickUnit(tokens, at, { form: 'singular' })?.entry.unit === 'day';
  if (named) at += 1;
  if (named && (tokens[at]?.folded === 'الذي' || tokens[at]?.folded === 'الي')) at += 1;
  const isBefore = isWord(tokens[at], 'اول') || isWord(tokens[at], 'قبل');
  const isAfter = isWord(tokens[at], 'بعد');
  if (!isBefore && !isAfter) return null;
  at += 1;
  if (isBefore && tokens[at]?.folded === 'من') at += 1;
  if (pickUnit(tokens, at, { form: 'singular' })?.entry.unit === 'day') at += 1;
  const day = pick(tokens, at, 'deictic', 'bare');
  if (day?.entry.days !== (isBefore ? -1 : 1)) return null;
  return { said: { kind: 'deictic', days: isBefore ? -2 : 2 }, next: at + 1 };
}

/** الشهر الماضي · هذا العام · العام نفسه · اليوم التالي. Today is اليوم. */
export function recogniseRelativeUnit(tokens: readonly Token[], at: number): Read<Expression> | null {
  const unit = readRelativeUnit(tokens, at);
  if (!unit) return null;
  if (unit.said.kind === 'unit' && (unit.said.unit === 'day' || unit.said.unit === 'night'))
    return { said: { kind: 'deictic', days: unit.said.step }, next: unit.next };
  return unit;
}

/** The longer time of which a phrase is a part: a month, a year, الشهر الماضي, a season, a decade. */
function readContainer(tokens: readonly Token[], from: number, bare: boolean): Read<Expression> | null {
  const at = afterLink(tokens, from);
  const relative = readRelativeUnit(tokens, at);
  if (relative) return relative.said.kind === 'unit' && relative.said.unit === 'day' ? null : relative;
  const month = recogniseMonthContainer(tokens, at);
  if (month) return month;
  const year = readYear(tokens, at);
  if (year && (typeof year.said.year !== 'number' || year.said.year >= 100)) {
    return {
      said: {
        kind: 'date',
        system: year.said.system,
        year: year.said.year,
        month: null,
        day: null,
        weekday: null,
        step: null,
      },
      next: year.next,
    };
  }
  const other = recogniseSeason(tokens, at) ?? recogniseDecade(tokens, at) ?? recogniseCentury(tokens, at);
  if (other) return other;
  const unit = bare ? pickUnit(tokens, at, { form: 'singular', article: true }) : null;
  if (!unit || (unit.entry.unit !== 'week' && unit.entry.unit !== 'month' && unit.entry.unit !== 'year')) return null;
  return { said: { kind: 'unit', unit: unit.entry.unit, step: 0 }, next: at + 1 };
}

function recogniseMonthContainer(tokens: readonly Token[], from: number): Read<Expression> | null {
  const named = pickUnit(tokens, from, { form: 'singular' })?.entry.unit === 'month';
  const isMonth = readMonth(tokens, named ? from + 1 : from) !== null || named;
  if (!isMonth) return null;
  // الشهر التاسع سنة 2014
  const rank = named ? readOrdinal(tokens, from + 1) : null;
  const year = rank && rank.article && rank.value <= 12 ? readYear(tokens, afterLink(tokens, rank.next)) : null;
  if (rank && year)
    return {
      said: {
        kind: 'date',
        system: 'gregorian',
        year: year.said.year,
        month: rank.value,
        day: null,
        weekday: null,
        step: null,
      },
      next: year.next,
    };
  const read = recogniseDayMonth(tokens, from) ?? withShownMonth(tokens, from);
  return read?.said.kind === 'date' && read.said.day === null ? read : null;
}

/** A doubtful month (مارس) is shown to be one by the phrase that holds it. */
function withShownMonth(tokens: readonly Token[], at: number): Read<Expression> | null {
  const month = readMonth(tokens, at);
  if (!month) return null;
  const year = readYear(tokens, afterLink(tokens, month.next));
  const said = {
    kind: 'date',
    system: month.said.system,
    year: year?.said.year ?? null,
    month: month.said.month,
    day: null,
    weekday: null,
    step: null,
  } as const;
  return { said, next: year?.next ?? month.next };
}

/** منتصف ديسمبر · مطلع العام الجاري · أواخر الأسبوع الماضي · نهاية الشهر · نصف شهر مارس. */
export function recogniseThird(tokens: readonly Token[], at: number): Read<Expression> | null {
  const third = pick(tokens, at, 'third');
  if (!third && isWord(tokens[at], 'نصف')) return recogniseHalfMonth(tokens, at);
  if (!third || third.reading.article) return null;
  const container = readContainer(tokens, at + 1, true);
  if (!container) return null;
  return { said: { kind: 'third', third: third.entry.third, container: container.said }, next: container.next };
}

/** نصف شهر مارس: its middle, as people say it. */
function recogniseHalfMonth(tokens: readonly Token[], at: number): Read<Expression> | null {
  const container = recogniseMonthContainer(tokens, at + 1);
  if (container?.said.kind !== 'date' || container.said.month === null) return null;
  return { said: { kind: 'third', third: 'mid', container: container.said }, next: container.next };
}

/** النصف الأول من 2019 · الربع الثالث من العام الماضي. */
export function recogniseShare(tokens: readonly Token[], at: number): Read<Expression> | null {
  const of = isWord(tokens[at], 'نصف') ? 2 : isWord(tokens[at], 'ربع') ? 4 : isWord(tokens[at], 'ثلث') ? 3 : 0;
  if (of === 0) return null;
  const rank = readOrdinal(tokens, at + 1);
  const isLast = pick(tokens, at + 1, 'last', 'bare') !== null;
  if (!isLast && (!rank || rank.value > of)) return null;
  const container = readContainer(tokens, rank?.next ?? at + 2, false);
  if (!container) return null;
  return { said: { kind: 'share', n: rank?.value ?? of, of, container: container.said }, next: container.next };
}

/** الأسبوع الأول من أكتوبر · أول جمعة من يوليو · آخر اثنين من الشهر القادم · الثلاثاء الأخير من مارس · اليوم الأخير من القمة. */
export function recogniseNth(tokens: readonly Token[], from: number): Read<Expression> | null {
  const head = readNthHead(tokens, from);
  if (!head) return null;
  const container = readContainer(tokens, head.next, false);
  if (!container) {
    const isLastDay = head.said.n === -1 && head.said.unit === 'day' && head.said.weekday === null;
    return isLastDay ? { said: { kind: 'last-day' }, next: head.next } : null;
  }
  return {
    said: { kind: 'nth', n: head.said.n, weekday: head.said.weekday, unit: head.said.unit, container: container.said },
    next: container.next,
  };
}

interface NthHead {
  readonly n: number;
  readonly weekday: number | null;
  readonly unit: 'day' | 'week' | 'month';
}

function readNthHead(tokens: readonly Token[], from: number): Read<NthHead> | null {
  const thing = readNthThing(tokens, from);
  if (thing) {
    const rank = readRank(tokens, thing.next);
    return rank && isPossible(thing.said, rank.said)
      ? { said: { ...thing.said, n: rank.said }, next: rank.next }
      : null;
  }
  const rank = readRank(tokens, from);
  const ranked = rank ? readNthThing(tokens, rank.next) : null;
  return rank && ranked && isPossible(ranked.said, rank.said)
    ? { said: { ...ranked.said, n: rank.said }, next: ranked.next }
    : null;
}

/** A month has five Saturdays at most; السبت السادس عشر is a day of the month. */
function isPossible(thing: { readonly weekday: number | null }, rank: number): boolean {
  return thing.weekday === null || rank <= 5;
}

function readRank(tokens: readonly Token[], at: number): Read<number> | null {
  if (pick(tokens, at, 'last')) return { said: -1, next: at + 1 };
  const rank = readOrdinal(tokens, at);
  return rank && rank.value <= 53 ? { said: rank.value, next: rank.next } : null;
}

function readNthThing(
  tokens: readonly Token[],
  from: number,
): Read<{ readonly weekday: number | null; readonly unit: 'day' | 'week' | 'month' }> | null {
  const unit = pickUnit(tokens, from, { form: 'singular' });
  const at = unit?.entry.unit === 'day' ? from + 1 : from;
  const weekday = pick(tokens, at, 'weekday', at > from ? 'bare' : 'first');
  if (weekday) return { said: { weekday: weekday.entry.weekday, unit: 'day' }, next: at + 1 };
  if (unit?.entry.unit !== 'day' && unit?.entry.unit !== 'week' && unit?.entry.unit !== 'month') return null;
  return { said: { weekday: null, unit: unit.entry.unit }, next: from + 1 };
}

/** صيف 2019 · هذا الصيف · الربيع المقبل · الصيف. الربيع العربي is none. */
export function recogniseSeason(tokens: readonly Token[], from: number): Read<Expression> | null {
  const demonstrative = pick(tokens, from, 'demonstrative') !== null;
  const at = demonstrative ? from + 1 : from;
  const named = isWord(tokens[at], 'فصل') && pick(tokens, at + 1, 'season') ? at + 1 : at;
  const season = pick(tokens, named, 'season');
  if (!season) return null;
  const said = { kind: 'season', season: season.entry.season, year: null, step: null } as const;
  if (demonstrative) return { said: { ...said, step: 0 }, next: named + 1 };
  const step = readStep(tokens, named + 1);
  if (step) return { said: { ...said, step: step.said }, next: step.next };
  const year = readYear(tokens, afterLink(tokens, named + 1));
  if (year) return { said: { ...said, year: year.said.year }, next: year.next };
  const isBare = season.reading.article && season.entry.season !== 'spring';
  return isBare ? { said, next: named + 1 } : null;
}

/** التسعينات · تسعينيات القرن الماضي · ثمانينات القرن العشرين. */
export function recogniseDecade(tokens: readonly Token[], at: number): Read<Expression> | null {
  const decade = pick(tokens, at, 'decade');
  if (!decade) return null;
  const century = recogniseCentury(tokens, afterLink(tokens, at + 1));
  const base = century?.said.kind === 'century' ? (century.said.number - 1) * 100 : 1900;
  return { said: { kind: 'decade', start: base + decade.entry.tens }, next: century ? century.next : at + 1 };
}

/** القرن التاسع عشر · القرن الماضي (the twentieth, as the papers of this century say). */
export function recogniseCentury(tokens: readonly Token[], at: number): Read<Expression> | null {
  const unit = pickUnit(tokens, at, { form: 'singular', article: true });
  if (unit?.entry.unit !== 'century') return null;
  const step = readStep(tokens, at + 1);
  if (step) return { said: { kind: 'century', number: 21 + step.said }, next: step.next };
  const rank = readOrdinal(tokens, at + 1);
  return rank?.article && rank.value <= 22 ? { said: { kind: 'century', number: rank.value }, next: rank.next } : null;
}

/** الأيام الثلاثة الماضية · اليومين الماضيين · الأشهر القليلة المقبلة · السنوات الأخيرة · آخر 24 ساعة · 3 أيام القادمة. */
export function recogniseStretch(tokens: readonly Token[], from: number): Read<Expression> | null {
  const last = pick(tokens, from, 'last');
  if (last?.reading.folded === 'اخر') {
    const amounts = readAmounts(tokens, from + 1, 'bare');
    const amount = amounts?.said.amounts[0];
    return amounts && amount && amounts.said.amounts.length === 1 && amounts.said.counted
      ? stretch(amount, -1, amounts.next)
      : null;
  }
  const unit = pickUnit(tokens, from, { article: true });
  if (unit && unit.entry.form !== 'singular') {
    const count = unit.entry.form === 'dual' ? { said: 2, next: from + 1 } : readDefiniteCount(tokens, from + 1);
    const step = readStretchStep(tokens, count?.next ?? from + 1);
    return step ? stretch({ unit: unit.entry.unit, count: count?.said ?? null }, step.said, step.next) : null;
  }
  const amounts = readAmounts(tokens, from);
  const amount = amounts?.said.amounts[0];
  if (!amounts || !amount || amounts.said.amounts.length !== 1 || !amounts.said.counted) return null;
  const step = readStretchStep(tokens, amounts.next);
  return step ? stretch(amount, step.said, step.next) : null;
}

function stretch(amount: Amount, step: -1 | 1, next: number): Read<Expression> {
  return { said: { kind: 'stretch', amount, step }, next };
}

/** The number or القليلة behind the unit; a count of null is vague. */
function readDefiniteCount(tokens: readonly Token[], at: number): Read<number | null> | null {
  if (pick(tokens, at, 'few', 'bare')) return { said: null, next: at + 1 };
  const start = tokens[at]?.exact === 'ال' ? at + 1 : at;
  const number = readCardinal(tokens, start);
  return number && number.value <= 10_000 ? { said: number.value, next: number.next } : null;
}

function readStretchStep(tokens: readonly Token[], at: number): Read<-1 | 1> | null {
  const few = pick(tokens, at, 'few', 'bare') ? at + 1 : at;
  if (pick(tokens, few, 'last', 'bare')?.reading.article) return { said: -1, next: few + 1 };
  const step = readStep(tokens, few);
  return step && (step.said === -1 || step.said === 1) ? { said: step.said, next: step.next } : null;
}

/** بقية الشهر · في وقت سابق من هذا الأسبوع · في وقت لاحق اليوم. */
export function recogniseSide(tokens: readonly Token[], at: number): Read<Expression> | null {
  const side = (name: 'earlier' | 'later', container: Read<Expression>): Read<Expression> => ({
    said: { kind: 'side', side: name, container: container.said },
    next: container.next,
  });
  if (pick(tokens, at, 'rest')) {
    const container = readContainer(tokens, at + 1, true);
    return container ? side('later', container) : null;
  }
  if (!isWord(tokens[at], 'وقت')) return null;
  const word = tokens[at + 1]?.folded;
  const name = word === 'سابق' || word === 'مبكر' ? 'earlier' : word === 'لاحق' || word === 'متاخر' ? 'later' : null;
  if (name === null) return null;
  const container = readContainer(tokens, at + 2, true);
  return container ? side(name, container) : null;
}

/** عطلة نهاية الأسبوع · عطلة نهاية الأسبوع الماضي. */
export function recogniseWeekend(tokens: readonly Token[], at: number): Read<Expression> | null {
  if (!isWord(tokens[at], 'عطله') || !isWord(tokens[at + 1], 'نهايه')) return null;
  const week = readRelativeUnit(tokens, at + 2);
  if (week?.said.kind === 'unit' && week.said.unit === 'week')
    return { said: { kind: 'weekend', step: week.said.step }, next: week.next };
  const unit = pickUnit(tokens, at + 2, { form: 'singular', article: true, join: 'bare' });
  return unit?.entry.unit === 'week' ? { said: { kind: 'weekend', step: 0 }, next: at + 3 } : null;
}

/** A point in time that can be an anchor: بعد أسبوعين من الأربعاء. */
export function readAnchor(tokens: readonly Token[], at: number): Read<Expression> | null {
  if (isMark(tokens[at], '.')) return null;
  return (
    recogniseDayOf(tokens, at) ??
    recogniseDayMonth(tokens, at) ??
    recogniseRelativeUnit(tokens, at) ??
    recogniseWeekday(tokens, at) ??
    recogniseDeictic(tokens, at) ??
    recogniseYear(tokens, at)
  );
}
