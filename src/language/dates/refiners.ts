/**
 * What neighbouring candidates say together, in a visible order. Each refiner takes and gives candidates in order of their
 * tokens, none overlapping.
 */
import { isWord } from '../numbers/index.ts';
import { foldKey } from '../spelling.ts';
import { type Token, tokenBefore } from '../tokens.ts';
import type { Candidate, Expression } from './expression.ts';
import { isMark, pick } from './read-parts.ts';
import { readDayPart } from './recognise-clock.ts';

export type Refiner = (candidates: readonly Candidate[], tokens: readonly Token[]) => readonly Candidate[];

/** Names that hold a date: ثورة 17 فبراير, شارع 14 يوليو. */
const NAMED_AFTER_DAY = new Set(
  ['ثوره', 'حركه', 'شارع', 'ساحه', 'ميدان', 'ائتلاف', 'جسر', 'كتيبه', 'انتفاضه', 'جامعه', 'مدرسه', 'انقلاب'].map(
    foldKey,
  ),
);

/** The day of a movement's or a street's name is no time of the sentence. With a year it is a date. */
const dropNames: Refiner = (candidates, tokens) =>
  candidates.filter(({ expression, first, last }) => {
    // «اليوم» in quotes of its own is a newspaper.
    if (
      expression.kind === 'deictic' &&
      first === last &&
      isMark(tokenBefore(tokens, first), '«', '"', '“') &&
      isMark(tokens[last + 1], '»', '"', '”')
    )
      return false;
    if (expression.kind !== 'date' || expression.day === null || expression.year !== null) return true;
    return !(tokenBefore(tokens, first)?.readings ?? []).some((reading) => NAMED_AFTER_DAY.has(reading.folded));
  });

/** True where only words and marks that tie a day to its weekday stand between: ، ( الموافق في يوم. */
function isTie(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 3) return false;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    const isTying =
      isMark(token, '،', ',', '(', '-', '–') ||
      isWord(token, 'موافق') ||
      isWord(token, 'مصادف') ||
      token?.folded === 'في' ||
      isWord(token, 'يوم');
    if (!isTying) return false;
  }
  return true;
}

function isPoint(expression: Expression): boolean {
  return (
    expression.kind === 'day-of' ||
    expression.kind === 'deictic' ||
    (expression.kind === 'date' && expression.day !== null) ||
    (expression.kind === 'other' && expression.unit === 'day')
  );
}

/** أمس الأربعاء · الخميس 14 نوفمبر · 14 نوفمبر (الخميس): one day said twice. The date wins; the weekday helps to find its year. */
const joinWeekday: Refiner = (candidates, tokens) =>
  pairwise(candidates, (a, b) => {
    if (!isTie(tokens, a.last + 1, b.first)) return null;
    const [weekday, point] = a.expression.kind === 'weekday' ? [a, b] : [b, a];
    if (weekday.expression.kind !== 'weekday' || !isPoint(point.expression)) return null;
    if (weekday.expression.step !== null || weekday.expression.week !== null || weekday.expression.day !== null)
      return null;
    // أمس والأربعاء are two days.
    if (b.first === a.last + 1 && startsWithAnd(tokens[b.first])) return null;
    if (point.expression.kind === 'deictic' && b.first > a.last + 1) return null;
    const expression: Expression =
      point.expression.kind === 'date'
        ? { ...point.expression, weekday: weekday.expression.weekday }
        : point.expression;
    const closes = isMark(tokenBefore(tokens, b.first), '(') && isMark(tokens[b.last + 1], ')');
    return { ...point, expression, first: a.first, last: closes ? b.last + 1 : b.last };
  });

function startsWithAnd(token: Token | undefined): boolean {
  return (
    token !== undefined && token.kind === 'word' && token.readings.some((reading) => reading.proclitics[0] === 'و')
  );
}

const LATE_HOUR = new Set(['ساعه', 'وقت']);

/** مساء السبت · فجر أمس · السبت مساء · بعد ظهر اليوم · في ساعة متأخرة من مساء أمس. */
const joinDayPart: Refiner = (candidates, tokens) =>
  candidates.map((candidate) => {
    const { expression } = candidate;
    if (
      expression.kind !== 'weekday' &&
      !isPoint(expression) &&
      !(expression.kind === 'unit' && expression.unit === 'day')
    )
      return candidate;
    let { first, last, part } = candidate;
    const before = pick(tokens, first - 1, 'day-part');
    if (before && !before.reading.article) {
      part ??= before.entry.part;
      first -= 1;
      const isShifted =
        before.entry.part === 'noon' &&
        (isWord(tokenBefore(tokens, first), 'بعد') || isWord(tokenBefore(tokens, first), 'قبل'));
      if (isShifted) {
        part = isWord(tokenBefore(tokens, first), 'بعد') ? 'afternoon' : 'morning';
        first -= 1;
      }
    } else if (part === null) {
      const after = readDayPart(tokens, last + 1);
      if (after && tokens[last + 1]?.folded !== 'من' && !(tokens[last + 1]?.folded === 'في')) {
        part = after.said;
        last = after.next - 1;
      }
    }
    const link = tokenBefore(tokens, first)?.folded === 'من' ? first - 2 : first - 1;
    const isLate =
      (tokens[link]?.folded === 'متاخره' || tokens[link]?.folded === 'متاخر') &&
      LATE_HOUR.has(tokenBefore(tokens, link)?.folded ?? '');
    if (isLate) {
      first = link - 1;
      part ??= 'night';
    }
    return { ...candidate, first, last, part };
  });

/** السبت الساعة الثالثة · الثامنة مساء أمس · في الثالثة من فجر الأحد. */
const joinClock: Refiner = (candidates, tokens) =>
  pairwise(candidates, (a, b) => {
    const [clock, day] = a.expression.kind === 'clock' ? [a, b] : [b, a];
    if (clock.expression.kind !== 'clock' || (day.expression.kind !== 'weekday' && !isPoint(day.expression)))
      return null;
    for (let at = a.last + 1; at < b.first; at += 1) {
      const token = tokens[at];
      if (
        b.first - a.last > 3 ||
        !(
          isMark(token, '،', ',') ||
          token?.folded === 'من' ||
          token?.folded === 'في' ||
          token?.folded === 'عند' ||
          isWord(token, 'تمام') ||
          isWord(token, 'يوم')
        )
      )
        return null;
    }
    return { ...day, first: a.first, last: b.last, clock: afterPart(clock, day), part: clock.part ?? day.part };
  });

function afterPart(clock: Candidate, day: Candidate): Candidate['clock'] {
  if (clock.clock === null || clock.part !== null || day.part === null || clock.clock.hour > 12) return clock.clock;
  const isLater = day.part === 'evening' || day.part === 'afternoon' || (day.part === 'night' && clock.clock.hour >= 6);
  return { ...clock.clock, hour: isLater ? (clock.clock.hour % 12) + 12 : clock.clock.hour };
}

const RANGE_KINDS = new Set<Expression['kind']>([
  'date',
  'weekday',
  'deictic',
  'day-of',
  'unit',
  'third',
  'season',
  'other',
  'nth',
  'shift',
  'holiday',
  'decade',
  'century',
]);

/** من 2 أكتوبر إلى 22 أكتوبر · بين السبت والأحد · اليوم حتى الأحد · كانون الثاني ونيسان. */
const joinRange: Refiner = (candidates, tokens) =>
  pairwise(candidates, (a, b) => {
    if (!RANGE_KINDS.has(a.expression.kind) || !RANGE_KINDS.has(b.expression.kind)) return null;
    const gap = b.first - a.last - 1;
    const link = tokens[a.last + 1];
    const before = tokenBefore(tokens, a.first);
    const isBetween = isWord(before, 'بين');
    const isFrom = isWord(before, 'من');
    const next = gap >= 1 ? link : undefined;
    const isTo = gap >= 1 && gap <= 2 && (isWord(next, 'الي') || isWord(next, 'حتي') || isWord(next, 'لغايه'));
    const isDash = gap === 1 && isMark(next, '-', '–', '—');
    const isAnd = (gap === 0 && startsWithAnd(tokens[b.first])) || (gap === 1 && next?.exact === 'و');
    const isPair = isAnd && (isBetween || isSameKind(a.expression, b.expression));
    if (!isTo && !isDash && !isPair) return null;
    if (
      gap === 2 &&
      !isWord(tokens[a.last + 2], 'يوم') &&
      !isWord(tokens[a.last + 2], 'غايه') &&
      tokens[a.last + 2]?.folded !== 'شهر' &&
      tokens[a.last + 2]?.folded !== 'عام'
    )
      return null;
    const first = isBetween
      ? tokens[a.first - 2]?.folded === 'ما'
        ? a.first - 2
        : a.first - 1
      : isFrom
        ? a.first - 1
        : a.first;
    return {
      ...a,
      first,
      last: b.last,
      rule: 'date/range',
      expression: { kind: 'range', from: a.expression, to: b.expression },
      clock: null,
      part: null,
    };
  });

/** Two of a kind side by side: السبت والأحد, يناير ونيسان. Different kinds stay two dates. */
function isSameKind(a: Expression, b: Expression): boolean {
  if (a.kind === 'weekday' && b.kind === 'weekday') return a.step === b.step && a.week === b.week;
  if (a.kind !== 'date' || b.kind !== 'date') return false;
  return (a.day === null) === (b.day === null) && (a.month === null) === (b.month === null) && a.year === null;
}

/** منذ 2013 · اعتبارا من السبت · حتى نهاية الشهر · قبل نوفمبر. */
const takeEnds: Refiner = (candidates, tokens) =>
  candidates.map((candidate) => {
    const { expression, first } = candidate;
    if (expression.kind === 'range') return withRangeWord(candidate, tokens);
    if (
      expression.kind === 'duration' ||
      expression.kind === 'since' ||
      expression.kind === 'within' ||
      expression.kind === 'clock'
    )
      return candidate;
    const before = tokenBefore(tokens, first);
    const named = isWord(before, 'يوم') || isWord(before, 'شهر') || isWord(before, 'عام') ? 1 : 0;
    const word = tokens[first - 1 - named];
    if (isWord(word, 'منذ') || isWord(word, 'مذ'))
      return { ...candidate, first: first - 1 - named, expression: { kind: 'since', from: expression } };
    const isFromOn =
      word?.folded === 'من' &&
      (isWord(tokens[first - 2 - named], 'اعتبارا') ||
        isWord(tokens[first - 2 - named], 'ابتداء') ||
        isWord(tokens[first - 2 - named], 'بدءا') ||
        tokens[first - 2 - named]?.folded === 'بدءا');
    if (isFromOn) return { ...candidate, first: first - 2 - named, expression: { kind: 'since', from: expression } };
    if (isWord(word, 'حتي') || isWord(word, 'لغايه'))
      return { ...candidate, first: first - 1 - named, expression: { kind: 'until', to: expression } };
    return candidate;
  });

/** The بين or من before a range that one recogniser read whole: من 12 إلى 15 نوفمبر. */
function withRangeWord(candidate: Candidate, tokens: readonly Token[]): Candidate {
  const before = tokenBefore(tokens, candidate.first);
  if (isWord(before, 'بين'))
    return {
      ...candidate,
      first: tokens[candidate.first - 2]?.folded === 'ما' ? candidate.first - 2 : candidate.first - 1,
    };
  return isWord(before, 'من') ? { ...candidate, first: candidate.first - 1 } : candidate;
}

/** نحو عام 2000, تقريبا. */
const takeAbout: Refiner = (candidates, tokens) =>
  candidates.map((candidate) => {
    const before = tokenBefore(tokens, candidate.first);
    const isAbout = isWord(before, 'نحو') || isWord(before, 'حوالي') || isWord(before, 'قرابه');
    return isAbout ? { ...candidate, first: candidate.first - 1, approximate: true } : candidate;
  });

/** Joins neighbours from the left; a joined pair can join again. */
function pairwise(
  candidates: readonly Candidate[],
  join: (a: Candidate, b: Candidate) => Candidate | null,
): readonly Candidate[] {
  const out: Candidate[] = [];
  for (const candidate of candidates) {
    const previous = out.at(-1);
    const joined = previous ? join(previous, candidate) : null;
    if (joined) out[out.length - 1] = joined;
    else out.push(candidate);
  }
  return out;
}

/** The order matters: a weekday belongs to its date before ranges are read, and “since” covers what was joined. */
export const REFINERS: readonly Refiner[] = [
  dropNames,
  joinWeekday,
  joinDayPart,
  joinClock,
  joinRange,
  takeAbout,
  takeEnds,
];
