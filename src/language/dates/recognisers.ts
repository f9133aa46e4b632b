/** The recognisers of dates, each with its name. Any of them may answer “not mine”; of those that answer, the longest wins. */
import type { Token } from '../tokens.ts';
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

type Recogniser = (tokens: readonly Token[], at: number) => Candidate | null;

const plain =
  (rule: string, read: (tokens: readonly Token[], at: number) => Read<Expression> | null): Recogniser =>
  (tokens, at) => {
    const found = read(tokens, at);
    return found
      ? { first: at, last: found.next - 1, expression: found.said, rule, clock: null, part: null, approximate: false }
      : null;
  };

const amount =
  (rule: string, read: (tokens: readonly Token[], at: number) => Read<AmountSaid> | null): Recogniser =>
  (tokens, at) => {
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
  };

const clock: Recogniser = (tokens, at) => {
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
};

/** Earlier ones win ties. */
export const RECOGNISERS: readonly Recogniser[] = [
  plain('date/numeric', recogniseNumeric),
  plain('date/day-month', recogniseDayMonth),
  plain('date/day-of', recogniseDayOf),
  plain('date/nth', recogniseNth),
  plain('date/weekday', recogniseWeekday),
  plain('date/year', recogniseYear),
  plain('date/weekend', recogniseWeekend),
  plain('date/third', recogniseThird),
  plain('date/share', recogniseShare),
  plain('date/century', recogniseCentury),
  plain('date/relative-unit', recogniseRelativeUnit),
  plain('date/deictic', recogniseDeictic),
  plain('date/decade', recogniseDecade),
  plain('date/season', recogniseSeason),
  plain('date/side', recogniseSide),
  plain('date/holiday', recogniseHoliday),
  plain('date/stretch', recogniseStretch),
  amount('date/shift', recogniseShift),
  amount('date/within', recogniseWithin),
  amount('date/duration', recogniseDuration),
  clock,
];
