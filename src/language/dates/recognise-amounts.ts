/**
 * Recognisers of amounts of time and of times an amount away: ثلاثة أيام, قبل شهرين, بعد أسبوعين من الآن, منذ أيام, خلال 48
 * ساعة. Anchored amounts are dates; the others are durations.
 */
import { isWord } from '../numbers/index.ts';
import { type Token, tokenBefore } from '../tokens.ts';
import type { Amount, Expression, Read } from './expression.ts';
import { pick, pickUnit, readAmounts } from './read-parts.ts';
import { readAnchor } from './recognise-relative.ts';

export interface AmountSaid {
  readonly expression: Expression;
  readonly approximate: boolean;
}

/** قبل يومين · بعد أسبوعين من الآن · منذ ثلاثة أشهر · ثلاثة أيام مضت. */
export function recogniseShift(tokens: readonly Token[], at: number): Read<AmountSaid> | null {
  const isBefore = isWord(tokens[at], 'قبل');
  const isAfter = isWord(tokens[at], 'بعد') || isWord(tokens[at], 'عقب');
  const isSince = isWord(tokens[at], 'منذ') || isWord(tokens[at], 'مذ');
  const isFrom = tokens[at]?.folded === 'من';
  if (isBefore || isAfter || isSince || isFrom) {
    const amounts = readAmounts(tokens, at + 1, 'first');
    if (!amounts) return null;
    if (
      isFrom &&
      (amounts.said.amounts.some((amount) => amount.count === null) || !isDayOrLonger(amounts.said.amounts))
    )
      return null;
    if (isFrom && readAnchoredTail(tokens, amounts.next) === null && tokens[amounts.next]?.kind === 'word') return null;
    const shift = shiftOf(amounts.said.amounts, isAfter ? 1 : -1, null);
    if (isSince || isFrom)
      return {
        said: { expression: isSince ? { kind: 'since', from: shift } : shift, approximate: amounts.said.approximate },
        next: amounts.next,
      };
    return withAnchor(tokens, amounts, isAfter ? 1 : -1);
  }
  const amounts = readAmounts(tokens, at);
  if (!amounts) return null;
  const after = tokens[amounts.next];
  if (after?.folded === 'مضت' || after?.folded === 'خلت' || after?.folded === 'مضي' || after?.folded === 'مضيا') {
    return {
      said: { expression: shiftOf(amounts.said.amounts, -1, null), approximate: amounts.said.approximate },
      next: amounts.next + 1,
    };
  }
  const isNow = after?.folded === 'من' && tokens[amounts.next + 1]?.folded === 'الان';
  return isNow && amounts.said.counted
    ? {
        said: { expression: shiftOf(amounts.said.amounts, 1, { kind: 'deictic', days: 0 }), approximate: false },
        next: amounts.next + 2,
      }
    : null;
}

function isDayOrLonger(amounts: readonly Amount[]): boolean {
  return amounts.every((amount) => amount.unit !== 'second' && amount.unit !== 'minute' && amount.unit !== 'hour');
}

function readAnchoredTail(tokens: readonly Token[], at: number): Read<Expression> | null {
  return tokens[at]?.folded === 'من' ? readAnchor(tokens, at + 1) : null;
}

/** Of an event (بعد يومين من المعارك) the text gives no date: then the amount alone is told. */
function withAnchor(
  tokens: readonly Token[],
  amounts: NonNullable<ReturnType<typeof readAmounts>>,
  direction: -1 | 1,
): Read<AmountSaid> {
  const { approximate } = amounts.said;
  const anchor = readAnchoredTail(tokens, amounts.next);
  if (anchor)
    return {
      said: { expression: shiftOf(amounts.said.amounts, direction, anchor.said), approximate },
      next: anchor.next,
    };
  const isOfEvent = tokens[amounts.next]?.folded === 'من' || tokens[amounts.next]?.folded === 'علي';
  const expression: Expression = isOfEvent
    ? { kind: 'duration', amounts: amounts.said.amounts }
    : shiftOf(amounts.said.amounts, direction, null);
  return { said: { expression, approximate }, next: amounts.next };
}

function shiftOf(amounts: readonly Amount[], direction: -1 | 1, anchor: Expression | null): Expression {
  return { kind: 'shift', amounts, direction, anchor };
}

/** خلال أسبوعين · في غضون 48 ساعة · على مدى ثلاثة أيام. */
export function recogniseWithin(tokens: readonly Token[], at: number): Read<AmountSaid> | null {
  const isWithin =
    isWord(tokens[at], 'خلال') ||
    isWord(tokens[at], 'غضون') ||
    (isWord(tokens[at], 'ظرف') && tokenBefore(tokens, at)?.folded === 'في');
  if (!isWithin) return null;
  const amounts = readAmounts(tokens, at + 1, 'bare');
  return amounts
    ? {
        said: { expression: { kind: 'within', amounts: amounts.said.amounts }, approximate: amounts.said.approximate },
        next: amounts.next,
      }
    : null;
}

/** Before a bare singular (لمدة شهر, طوال عام), it is an amount. */
const FRAMES = new Set(['مده', 'طوال', 'طيله', 'زهاء', 'قرابه', 'مدي', 'مدار', 'فتره', 'لاكثر']);

/** ثلاثة أيام · شهرين · عام ونصف · لمدة شهر · يوم كامل. */
export function recogniseDuration(tokens: readonly Token[], at: number): Read<AmountSaid> | null {
  if (isWord(tokens[at], 'طوال') || isWord(tokens[at], 'طيله')) {
    const whole = pickUnit(tokens, at + 1, { form: 'singular', join: 'bare' });
    if (whole && (!whole.reading.article || !pick(tokens, at + 2, 'relative'))) {
      return {
        said: { expression: { kind: 'duration', amounts: [{ unit: whole.entry.unit, count: 1 }] }, approximate: false },
        next: at + 2,
      };
    }
  }
  const amounts = readAmounts(tokens, at);
  if (!amounts) return null;
  const before = tokenBefore(tokens, at);
  const framed =
    before !== undefined && before.readings.some((reading) => reading.pronoun === null && FRAMES.has(reading.folded));
  if (!amounts.said.counted && !framed) return null;
  const only = amounts.said.amounts[0];
  // الثانية is a rank, العقد a contract, unless something counts them.
  if (!framed && amounts.said.amounts.length === 1 && only?.count === 1 && only.unit === 'second') return null;
  return {
    said: { expression: { kind: 'duration', amounts: amounts.said.amounts }, approximate: amounts.said.approximate },
    next: amounts.next,
  };
}
