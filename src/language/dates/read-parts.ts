/**
 * The parts of which dates are made, read forward from one token: day of the month, month, year, amount of time, الماضي and its
 * like. Each returns what was said and the next token, or null.
 */
import {
  readCardinal,
  readOrdinal,
  readVague,
  fitsJoin,
  afterAnd,
  isWord,
  type Join,
  type WordMatch,
} from '../numbers/index.ts';
import { foldKey } from '../spelling.ts';
import { type Token, tokenBefore } from '../tokens.ts';
import { dateWords, type DateWord, type MonthSystem, type Unit } from './calendar.ts';
import type { Amount, Expression, Read, Step, YearSaid } from './expression.ts';

type WordOf<K extends DateWord['kind']> = Extract<DateWord, { kind: K }>;

/** The date word of a kind at a token, with its reading. */
export function pick<K extends DateWord['kind']>(
  tokens: readonly Token[],
  at: number,
  kind: K,
  join: Join = 'first',
): WordMatch<WordOf<K>> | null {
  const token = tokens[at];
  if (token === undefined) return null;
  for (const match of dateWords(token)) {
    if (match.entry.kind === kind && fitsJoin(match.reading, join)) return match as WordMatch<WordOf<K>>;
  }
  return null;
}

/** A unit word of one grammatical number, with or without the article. */
export function pickUnit(
  tokens: readonly Token[],
  at: number,
  wanted: { readonly form?: 'singular' | 'dual' | 'plural'; readonly article?: boolean; readonly join?: Join },
): WordMatch<WordOf<'unit'>> | null {
  const token = tokens[at];
  if (token === undefined) return null;
  for (const match of dateWords(token)) {
    if (match.entry.kind !== 'unit' || !fitsJoin(match.reading, wanted.join ?? 'first')) continue;
    if (wanted.form !== undefined && match.entry.form !== wanted.form) continue;
    if (wanted.article !== undefined && match.reading.article !== wanted.article) continue;
    return match as WordMatch<WordOf<'unit'>>;
  }
  return null;
}

/** The token after من or في where one stands here, else here. */
export function afterLink(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  return token !== undefined && (token.folded === 'من' || token.folded === 'في' || token.folded === 'ل') ? at + 1 : at;
}

/** True for a mark of the given texts. */
export function isMark(token: Token | undefined, ...texts: readonly string[]): boolean {
  return token !== undefined && token.kind === 'punctuation' && texts.includes(token.text);
}

/** Plain digits of at most `digitsMax` places, with an ال written apart before them (الـ27) skipped. */
export function readPlainDigits(tokens: readonly Token[], at: number, digitsMax: number): Read<number> | null {
  const skip = tokens[at]?.exact === 'ال' || tokens[at]?.exact === 'و' ? 1 : 0;
  const token = tokens[at + skip];
  if (token?.kind !== 'number' || token.exact.length > digitsMax || !/^\d+$/u.test(token.exact)) return null;
  return { said: Number(token.exact), next: at + skip + 1 };
}

/** The day of a month: 14 · الرابع عشر · واحد وعشرين · أول. */
export function readDayOfMonth(tokens: readonly Token[], at: number): Read<number> | null {
  const digits = readPlainDigits(tokens, at, 2);
  if (digits) return digits.said >= 1 && digits.said <= 31 ? digits : null;
  const number = readOrdinal(tokens, at) ?? readCardinal(tokens, at);
  if (!number || number.isDigits || !Number.isInteger(number.value) || number.value < 1 || number.value > 31)
    return null;
  return { said: number.value, next: number.next };
}

export interface MonthSaid {
  readonly system: MonthSystem;
  readonly month: number;
  /** True where the word is as well an everyday word or a name, and nothing here shows that a month is meant. */
  readonly doubtful: boolean;
}

/** A month by name, with its second name: نيسان/أبريل · أكتوبر (تشرين الأول) · أكتوبر تشرين الأول. */
export function readMonth(tokens: readonly Token[], at: number, join: Join = 'first'): Read<MonthSaid> | null {
  const own = readMonthName(tokens, at, join);
  if (!own) return null;
  const isSlash = isMark(tokens[own.next], '/', '-', '–', '\\');
  const isBracket = isMark(tokens[own.next], '(', '[');
  const second = readMonthName(tokens, isSlash || isBracket ? own.next + 1 : own.next, 'bare');
  if (!second || second.said.month !== own.said.month || second.said.system !== own.said.system) return own;
  const closes = isBracket && isMark(tokens[second.next], ')', ']');
  if (isBracket && !closes) return own;
  return { said: { ...own.said, doubtful: false }, next: closes ? second.next + 1 : second.next };
}

function readMonthName(tokens: readonly Token[], at: number, join: Join): Read<MonthSaid> | null {
  const whole = pick(tokens, at, 'month', join);
  const head = pick(tokens, at, 'month-head', join);
  if (head) {
    const month = head.entry.months[tokens[at + 1]?.folded ?? ''];
    if (month !== undefined && !head.reading.article)
      return { said: { system: head.entry.system, month, doubtful: false }, next: at + 2 };
  }
  if (!whole || (whole.reading.article && whole.entry.system === 'gregorian')) return null;
  // آب may lose its madda, but أب “father” and إب, the town, are other words.
  if (whole.entry.doubtful && !whole.exact && /^[أإ]/u.test(whole.reading.stem)) return null;
  return {
    said: { system: whole.entry.system, month: whole.entry.month, doubtful: whole.entry.doubtful },
    next: at + 1,
  };
}

/** A relative adjective with the article: الماضي −1, الجاري 0, المقبل +1, قبل الماضي −2, بعد المقبل +2. */
export function readStep(tokens: readonly Token[], at: number): Read<Step> | null {
  const direct = relativeAt(tokens, at);
  if (direct !== null) return { said: direct, next: at + 1 };
  const skip = tokens[at]?.folded === 'ما' ? 1 : 0;
  const word = tokens[at + skip]?.folded;
  const after = relativeAt(tokens, at + skip + 1);
  if ((word === 'قبل' || word === 'القبل') && after === -1) return { said: -2, next: at + skip + 2 };
  if (word === 'بعد' && (after === 1 || pick(tokens, at + skip + 1, 'following', 'bare')?.reading.article))
    return { said: 2, next: at + skip + 2 };
  return null;
}

function relativeAt(tokens: readonly Token[], at: number): -1 | 0 | 1 | null {
  const match = pick(tokens, at, 'relative', 'bare');
  return match?.reading.article ? match.entry.step : null;
}

/** Nouns after which العام is the adjective “general”: الأمين العام الحالي. */
const GENERAL = new Set(
  [
    'أمين',
    'مدعي',
    'قائد',
    'مدير',
    'رأي',
    'نائب',
    'مراقب',
    'مفوض',
    'مفتش',
    'سكرتير',
    'إضراب',
    'منسق',
    'مشرف',
    'قنصل',
    'أمن',
  ].map(foldKey),
);

/** True where العام at `at` is the adjective. */
export function isGeneral(tokens: readonly Token[], at: number): boolean {
  const before = tokenBefore(tokens, at);
  return before !== undefined && before.readings.some((reading) => reading.article && GENERAL.has(reading.folded));
}

/**
 * A time told from now or from another date: هذا الشهر · الأسبوع الماضي · العام قبل الماضي · اليوم التالي · العام نفسه · نفس
 * العام. Only singular units; أيام and the like are a stretch.
 */
export function readRelativeUnit(tokens: readonly Token[], at: number): Read<Expression> | null {
  const demonstrative = pick(tokens, at, 'demonstrative');
  if (demonstrative) {
    const unit = pickUnit(tokens, at + 1, { form: 'singular', article: true, join: 'bare' });
    if (!unit || unit.entry.unit === 'hour' || unit.entry.unit === 'minute' || unit.entry.unit === 'second')
      return null;
    return { said: { kind: 'unit', unit: unit.entry.unit, step: 0 }, next: at + 2 };
  }
  if (
    isWord(tokens[at], 'نفس') ||
    isWord(tokens[at], 'ذات') ||
    tokens[at]?.folded === 'ذلك' ||
    tokens[at]?.folded === 'تلك'
  ) {
    const unit = pickUnit(tokens, at + 1, { form: 'singular', article: true, join: 'bare' });
    return unit && isCalendarUnit(unit.entry.unit)
      ? { said: { kind: 'other', unit: unit.entry.unit, step: 0 }, next: at + 2 }
      : null;
  }
  const unit = pickUnit(tokens, at, { form: 'singular', article: true });
  if (!unit || !isCalendarUnit(unit.entry.unit)) return null;
  if (unit.entry.unit === 'year' && isGeneral(tokens, at)) return null;
  const step = readStep(tokens, at + 1);
  if (step) return { said: { kind: 'unit', unit: unit.entry.unit, step: step.said }, next: step.next };
  if (pick(tokens, at + 1, 'following', 'bare')?.reading.article)
    return { said: { kind: 'other', unit: unit.entry.unit, step: 1 }, next: at + 2 };
  if (pick(tokens, at + 1, 'same', 'bare'))
    return { said: { kind: 'other', unit: unit.entry.unit, step: 0 }, next: at + 2 };
  return null;
}

/** Units that are boxes of the calendar, so that one of them can be “last”. */
export function isCalendarUnit(unit: Unit): boolean {
  return (
    unit === 'day' ||
    unit === 'night' ||
    unit === 'week' ||
    unit === 'month' ||
    unit === 'year' ||
    unit === 'decade' ||
    unit === 'century'
  );
}

/** A year: 2019 · عام 2019 · سنة ألفين وثمانية عشر · العام الماضي · 1441هـ. A bare number must have four digits. */
export function readYear(
  tokens: readonly Token[],
  at: number,
): Read<{ readonly year: YearSaid; readonly system: MonthSystem }> | null {
  const named = pickUnit(tokens, at, { form: 'singular' });
  if (named?.entry.unit === 'year') {
    const number = readPlainDigits(tokens, at + 1, 4) ?? readYearWords(tokens, at + 1, 100);
    if (number && number.said >= 1 && !(named.reading.article && isGeneral(tokens, at))) return withEra(tokens, number);
  }
  const relative = readRelativeUnit(tokens, at);
  if (relative && 'unit' in relative.said && relative.said.unit === 'year') {
    if (relative.said.kind === 'unit')
      return { said: { year: { step: relative.said.step }, system: 'gregorian' }, next: relative.next };
    if (relative.said.kind === 'other' && relative.said.step === 0)
      return { said: { year: 'same', system: 'gregorian' }, next: relative.next };
  }
  const digits = tokens[at]?.kind === 'number' ? readPlainDigits(tokens, at, 4) : null;
  if (digits && digits.said >= 1000 && digits.said < 2200) return withEra(tokens, digits);
  const words = readYearWords(tokens, at, 1000);
  return words ? withEra(tokens, words) : null;
}

function readYearWords(tokens: readonly Token[], at: number, least: number): Read<number> | null {
  if (tokens[at]?.kind !== 'word') return null;
  const words = readCardinal(tokens, at);
  if (!words || words.value < least || words.value >= 2200 || !Number.isInteger(words.value)) return null;
  return { said: words.value, next: words.next };
}

/** Takes the م or هـ behind a year. */
function withEra(
  tokens: readonly Token[],
  year: Read<number>,
): Read<{ readonly year: YearSaid; readonly system: MonthSystem }> {
  const era = tokens[year.next]?.folded;
  const isHijri = era === 'ه' || era === 'هجري' || era === 'هجريه' || era === 'للهجره';
  const isChristian = era === 'م' || era === 'ميلادي' || era === 'ميلاديه';
  return {
    said: { year: year.said, system: isHijri ? 'hijri' : 'gregorian' },
    next: isHijri || isChristian ? year.next + 1 : year.next,
  };
}

/** أكثر من, نحو, ما يزيد على … before an amount: how many tokens they take. */
function skipBound(tokens: readonly Token[], at: number): number {
  const here = tokens[at];
  if (here === undefined) return at;
  if ((isWord(here, 'اكثر') || isWord(here, 'اقل') || isWord(here, 'ازيد')) && tokens[at + 1]?.folded === 'من')
    return at + 2;
  if (isWord(here, 'نحو') || isWord(here, 'حوالي') || isWord(here, 'قرابه') || isWord(here, 'زهاء')) return at + 1;
  if (
    here.folded === 'ما' &&
    (tokens[at + 2]?.folded === 'علي' || tokens[at + 2]?.folded === 'عن' || tokens[at + 2]?.folded === 'من')
  )
    return at + 3;
  if (here.folded === 'ما' && isWord(tokens[at + 1], 'يقارب')) return at + 2;
  return at;
}

export interface AmountsSaid {
  readonly amounts: readonly Amount[];
  /** True with “about”, “more than”. */
  readonly approximate: boolean;
  /** False for a bare singular noun (شهر), which is an amount only in a frame that asks for one. */
  readonly counted: boolean;
}

/** Amounts of time: ثلاثة أيام · شهرين · عام وشهر و21 يوما · نصف سنة · ساعة ونصف · بضعة أسابيع · أيام. */
export function readAmounts(tokens: readonly Token[], from: number, join: Join = 'first'): Read<AmountsSaid> | null {
  const start = skipBound(tokens, from);
  const approximate = start > from;
  let amount = readAmount(tokens, start, join);
  if (!amount) return null;
  const amounts: Amount[] = [...amount.said.amounts];
  let counted = amount.said.counted;
  let next = amount.next;
  for (;;) {
    const and = isMark(tokens[next], ',', '،') ? { at: next + 1, join: 'bare' as const } : afterAnd(tokens, next);
    amount = readAmount(tokens, and.at, and.join);
    const last = amounts.at(-1);
    if (
      !amount ||
      !last ||
      amount.said.amounts.some((more) => more.count === null || amounts.some((known) => known.unit === more.unit))
    )
      break;
    // A list of two amounts of one phrase needs a count in each but the smallest.
    amounts.push(...amount.said.amounts);
    counted ||= amount.said.counted;
    next = amount.next;
  }
  return { said: { amounts, approximate, counted }, next };
}

function readAmount(
  tokens: readonly Token[],
  at: number,
  join: Join,
): Read<{ readonly amounts: readonly Amount[]; readonly counted: boolean }> | null {
  const dual = pickUnit(tokens, at, { form: 'dual', article: false, join });
  if (dual) return withHalf(tokens, { unit: dual.entry.unit, count: 2 }, at + 1, true);
  const single = pickUnit(tokens, at, { form: 'singular', join });
  if (single && !single.reading.article) {
    // خلال شهر أبريل, قبل عام 2011, بعد يوم الجمعة: the noun names what follows.
    const isName =
      (single.entry.unit === 'month' && readMonth(tokens, at + 1, 'bare') !== null) ||
      (single.entry.unit === 'year' && tokens[at + 1]?.kind === 'number') ||
      (single.entry.unit === 'day' &&
        (tokens[at + 1]?.kind === 'number' ||
          pick(tokens, at + 1, 'weekday', 'bare') !== null ||
          pick(tokens, at + 1, 'deictic', 'bare') !== null));
    if (isName) return null;
    const one =
      isWord(tokens[at + 1], 'واحد') ||
      isWord(tokens[at + 1], 'واحده') ||
      pick(tokens, at + 1, 'whole', 'bare') !== null;
    return withHalf(tokens, { unit: single.entry.unit, count: 1 }, one ? at + 2 : at + 1, one);
  }
  const plural = pickUnit(tokens, at, { form: 'plural', join });
  if (plural && !plural.reading.article)
    return { said: { amounts: [{ unit: plural.entry.unit, count: null }], counted: false }, next: at + 1 };
  return readCountedAmount(tokens, at, join);
}

/** A number and its unit: ثلاثة أيام · 3.5 سنوات · بضعة أشهر · نصف ساعة. */
function readCountedAmount(
  tokens: readonly Token[],
  from: number,
  join: Join,
): Read<{ readonly amounts: readonly Amount[]; readonly counted: boolean }> | null {
  const at = tokens[from]?.exact === 'ال' ? from + 1 : from;
  const token = tokens[at];
  if (token === undefined || (join === 'and' && token.kind === 'number')) return null;
  if (join === 'and' && !token.readings.some((reading) => reading.proclitics[0] === 'و')) return null;
  const vague = readVague(tokens, at);
  const number = vague ? null : readCardinal(tokens, at);
  const next = vague?.next ?? number?.next;
  if (next === undefined) return null;
  const unit = pickUnit(tokens, next, { join: 'bare' });
  if (!unit || unit.entry.form === 'dual' || (unit.reading.article && unit.entry.form === 'singular')) return null;
  if (number && number.value >= 1e6) return null;
  return withHalf(tokens, { unit: unit.entry.unit, count: number?.value ?? null }, next + 1, true);
}

function withHalf(
  tokens: readonly Token[],
  amount: Amount,
  at: number,
  counted: boolean,
): Read<{ readonly amounts: readonly Amount[]; readonly counted: boolean }> {
  const and = afterAnd(tokens, at);
  const token = tokens[and.at];
  const isHalf =
    token !== undefined && token.readings.some((reading) => reading.folded === 'نصف' && fitsJoin(reading, and.join));
  if (!isHalf || amount.count === null) return { said: { amounts: [amount], counted }, next: at };
  const again = pickUnit(tokens, and.at + 1, { form: 'singular', join: 'bare' });
  const next = again?.entry.unit === amount.unit ? and.at + 2 : and.at + 1;
  return { said: { amounts: [{ ...amount, count: amount.count + 0.5 }], counted: true }, next };
}
