/**
 * The recognisers of dates, each with its name and with what its first word may be. Any of them may answer “not mine”; of those that
 * answer, the longest wins.
 */
import { isWord, numberWords } from '../numbers/index.ts';
import { foldKey } from '../spelling.ts';
import type { Token } from '../tokens.ts';
import { dateWords, HOLIDAYS, type DateWord } from './calendar.ts';
import type { Candidate, Expression, Read } from './expression.ts';
import { recogniseDuration, recogniseShift, recogniseWithin, type AmountSaid } from './recognise-amounts.ts';
import {
  recogniseDayMonth,
  recogniseDayOf,
  recogniseHoliday,
  recogniseNumeric,
  recogniseWeekday,
  recogniseYear,
} from './recognise-calendar.ts';
import { recogniseClock } from './recognise-clock.ts';
import {
  recogniseCentury, recogniseDecade, recogniseDeictic, recogniseNth, recogniseRelativeUnit, recogniseSeason, recogniseShare,
  recogniseSide, recogniseStretch, recogniseThird, recogniseWeekend,
} from './recognise-relative.ts'; // prettier-ignore

export interface Recogniser {
  readonly recognise: (tokens: readonly Token[], at: number) => Candidate | null;
  /** False for a word that opens nothing of this kind, whatever follows; the form alone tells. */
  readonly mayOpen: (token: Token) => boolean;
}

/** What a first word may be: a kind of date word, digits, a number word, or one of the words in dictionary spelling. */
interface Openings {
  readonly kinds: readonly (DateWord['kind'] | 'digits' | 'number-word')[];
  readonly words: readonly string[];
}

function opens(kinds: string, words = ''): Openings {
  return { kinds: split(kinds) as Openings['kinds'], words: split(words).map(foldKey) };
}

const split = (text: string): readonly string[] => text.split(' ').filter(Boolean);

function mayOpen(token: Token, { kinds, words }: Openings): boolean {
  return (
    (token.kind === 'number' && kinds.includes('digits')) ||
    (numberWords(token).length > 0 && kinds.includes('number-word')) ||
    dateWords(token).some(({ entry }) => kinds.includes(entry.kind)) ||
    words.some((word) => isWord(token, word))
  );
}

const plain = (
  rule: string,
  openings: Openings,
  read: (tokens: readonly Token[], at: number) => Read<Expression> | null,
): Recogniser => ({
  mayOpen: (token) => mayOpen(token, openings),
  recognise(tokens, at) {
    const found = read(tokens, at);
    return found
      ? { first: at, last: found.next - 1, expression: found.said, rule, clock: null, part: null, approximate: false }
      : null;
  },
});

const amount = (
  rule: string,
  openings: Openings,
  read: (tokens: readonly Token[], at: number) => Read<AmountSaid> | null,
): Recogniser => ({
  mayOpen: (token) => mayOpen(token, openings),
  recognise(tokens, at) {
    const found = read(tokens, at);
    if (!found) return null;
    return {
      first: at,
      last: found.next - 1,
      expression: found.said.expression,
      rule,
      clock: null,
      part: null,
      approximate: found.said.approximate,
    };
  },
});

/** An ال or و written apart before digits. */
const APART = 'ال و';
const OTHER_DATE = 'نفس ذات ذلك تلك';
/** What an amount of time opens with, bounds included: ثلاثة أيام، نحو شهرين، ما يزيد على أسبوع. */
const AMOUNT_KINDS = 'unit digits number-word';
const AMOUNT_WORDS = 'ال أكثر أقل أزيد نحو حوالي قرابة زهاء ما';

const clock: Recogniser = {
  mayOpen: (token) => mayOpen(token, opens('unit digits number-word', `${APART} منتصف ساعة`)),
  recognise(tokens, at) {
    const found = recogniseClock(tokens, at);
    if (!found) return null;
    return {
      first: at,
      last: found.next - 1,
      expression: { kind: 'clock' },
      rule: 'date/clock',
      clock: found.said.clock,
      part: found.said.part,
      approximate: false,
    };
  },
};

/** Earlier ones win ties. */
export const RECOGNISERS: readonly Recogniser[] = [
  plain('date/numeric', opens('digits'), recogniseNumeric),
  plain('date/day-month', opens('unit digits number-word demonstrative month month-head', APART), recogniseDayMonth),
  plain('date/day-of', opens('unit digits number-word', APART), recogniseDayOf),
  plain('date/nth', opens('unit weekday last number-word'), recogniseNth),
  plain('date/weekday', opens('unit demonstrative weekday', `${OTHER_DATE} نهار`), recogniseWeekday),
  plain('date/year', opens('unit digits'), recogniseYear),
  plain('date/weekend', opens('', 'عطلة'), recogniseWeekend),
  plain('date/third', opens('third', 'نصف'), recogniseThird),
  plain('date/share', opens('', 'نصف ربع ثلث'), recogniseShare),
  plain('date/century', opens('unit'), recogniseCentury),
  plain('date/relative-unit', opens('unit demonstrative', OTHER_DATE), recogniseRelativeUnit),
  plain('date/deictic', opens('unit now deictic', 'أول قبل بعد'), recogniseDeictic),
  plain('date/decade', opens('decade'), recogniseDecade),
  plain('date/season', opens('demonstrative season', 'فصل'), recogniseSeason),
  plain('date/side', opens('rest', 'وقت'), recogniseSide),
  plain('date/holiday', opens('', HOLIDAYS.map((holiday) => holiday.words[0]).join(' ')), recogniseHoliday),
  plain('date/stretch', opens(`last ${AMOUNT_KINDS}`, AMOUNT_WORDS), recogniseStretch),
  amount('date/shift', opens(AMOUNT_KINDS, `قبل بعد عقب منذ مذ من ${AMOUNT_WORDS}`), recogniseShift),
  amount('date/within', opens('', 'خلال غضون ظرف'), recogniseWithin),
  amount('date/duration', opens(AMOUNT_KINDS, `طوال طيلة ${AMOUNT_WORDS}`), recogniseDuration),
  clock,
];
