/**
 * When does the text say something was? Recognisers read each place alone, refiners join neighbours, and only then are days
 * computed from the publication date, so that what was stated and what was inferred stay apart.
 *
 *     منذ 14 نوفمبر/تشرين الثاني الحالي, printed 2019-11-20 → 2019-11-14/.. , stated day and month, year from the publication
 *
 * Left alone: feasts of saints, time zones, dates in Latin letters, ages.
 */
import { isWord, numberWords, wordTable } from '../numbers/index.ts';
import { onceAForm } from '../forms.ts';
import type { Token } from '../tokens.ts';
import { dateWords, HOLIDAYS, type DayPart } from './calendar.ts';
import { isoDay } from './day.ts';
import type { Amount, Candidate, Clock, Expression } from './expression.ts';
import { type Recogniser, RECOGNISERS } from './recognisers.ts';
import { REFINERS } from './refiners.ts';
import { referenceOf, resolve, valueOf, type Context, type InferredFrom, type Span } from './resolve.ts';

export type DateKind = 'instant' | 'interval' | 'duration' | 'open';

/** A part of a date that the words themselves give. `relation` is a word told from now or another date (أمس, الماضي). */
export type StatedPart =
  'century' | 'decade' | 'year' | 'season' | 'month' | 'week' | 'day' | 'weekday' | 'time' | 'relation' | 'amount';

export interface DateMention {
  readonly firstToken: number;
  readonly lastToken: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: DateKind;
  /** EDTF; null for a duration, a time of day without its day, and where nothing can be said without the publication date. */
  readonly value: string | null;
  /** First and last day that the words allow; null where open or unknown. */
  readonly earliest: string | null;
  readonly latest: string | null;
  /** What the words give. */
  readonly stated: readonly StatedPart[];
  /** Where the rest was taken from; null where the words give all. */
  readonly inferredFrom: InferredFrom | null;
  readonly approximate: boolean;
  /** Local time, `15:30` or `15:30:00`, or `15` for the hour alone. */
  readonly time: string | null;
  readonly dayPart: DayPart | null;
  /** ISO 8601 duration of an amount of time (P3D, PT48H); null otherwise, or where the amount is vague. */
  readonly duration: string | null;
  readonly rule: string;
}

export interface DateReference {
  /** EDTF of the publication, a day, a month or a year; null where unknown. */
  readonly published: string | null;
  /** Where a bare weekday or month is sought if the sentence does not show it; the past if left out, as news is. */
  readonly lean?: 'past' | 'future';
}

/** All dates, times and durations of the tokens, in order, none overlapping. */
export function findDates(tokens: readonly Token[], text: string, reference: DateReference): DateMention[] {
  let candidates: readonly Candidate[] = recognise(tokens);
  if (candidates.length === 0) return [];
  for (const refine of REFINERS) candidates = refine(candidates, tokens);
  const published = referenceOf(reference.published);
  const mentions: DateMention[] = [];
  let previous: { readonly span: Span; readonly last: number } | null = null;
  for (const candidate of candidates) {
    const isNear: boolean = previous !== null && candidate.first - previous.last <= ANCHOR_TOKENS_MAX;
    const context: Context = {
      reference: published,
      lean: looksAhead(tokens, candidate.first) ? 'future' : (reference.lean ?? 'past'),
      previous: isNear && previous ? previous.span : null,
    };
    const span = resolve(candidate.expression, context);
    mentions.push(mentionOf(candidate, span, tokens, text));
    if (span) previous = { span, last: candidate.last };
  }
  return mentions;
}

/** How far back, in tokens, “the next day” may find its day. */
const ANCHOR_TOKENS_MAX = 60;

const STARTERS = 'قبل بعد عقب منذ مذ خلال غضون ظرف عطلة طوال طيلة وقت فصل نفس ذات نهار';
const starters = wordTable(
  [...STARTERS.split(' '), ...HOLIDAYS.map((holiday) => holiday.words[0] ?? '')].map(
    (word) => [word.replace(/^ال/u, ''), true] as const,
  ),
);

/** True for digits, a word of time, a number word, or one of the few others that open a phrase. */
function startsPhrase(token: Token): boolean {
  if (token.kind !== 'word') return token.kind === 'number';
  const isStarter =
    token.folded === 'ذلك' || token.folded === 'تلك' || token.exact === 'ال' || starters(token).length > 0;
  return isStarter || dateWords(token).length > 0 || numberWords(token).length > 0;
}

const NO_RECOGNISERS: readonly Recogniser[] = [];

/** The recognisers that may begin with a word; none for most words. من opens what its next word would. */
const recognisersOf = onceAForm((token): readonly Recogniser[] =>
  startsPhrase(token) || token.folded === 'من'
    ? RECOGNISERS.filter((recogniser) => recogniser.mayOpen(token))
    : NO_RECOGNISERS,
);

function recognise(tokens: readonly Token[]): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < tokens.length;) {
    const best = longestAt(tokens, at);
    if (best) found.push(best);
    at = best ? best.last + 1 : at + 1;
  }
  return found;
}

function longestAt(tokens: readonly Token[], at: number): Candidate | null {
  const token = tokens[at] as Token;
  const recognisers = recognisersOf(token);
  if (recognisers.length === 0) return null;
  const next = tokens[at + 1];
  if (token.folded === 'من' && !(next && startsPhrase(next))) return null;
  let best: Candidate | null = null;
  for (const recogniser of recognisers) {
    const candidate = recogniser.recognise(tokens, at);
    if (candidate && (!best || candidate.last > best.last)) best = candidate;
  }
  return best;
}

const AHEAD = 'مقرر مزمع متوقع مرتقب منتظر يعتزم تعتزم ينوي تنوي سوف يستعد تستعد موعد';
const ahead = wordTable(AHEAD.split(' ').map((word) => [word, true] as const));
/** Words in سـ that are no future: سياسة, سيارة, سيطرة, ستة … */
const NOT_FUTURE =
  /^(?:سي(?:اس|ار|اد|اق|اح|اج|طر|ناء|نما|ما|ول|ئ|د[ةهاي]|ر[ةته]|[دلرف]$)|ست(?:ة|ين|ون|ار|اد|ائر|مائ|مئ|را)|سنو|سنت)/u;
const AHEAD_TOKENS_MAX = 15;

/** True where a future verb or “planned” stands before the date in its sentence. */
function looksAhead(tokens: readonly Token[], before: number): boolean {
  for (let at = before - 1; at >= Math.max(0, before - AHEAD_TOKENS_MAX); at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.text === '.' || token.text === '؟' || token.text === '!') return false;
    if (token.kind !== 'word') continue;
    if (ahead(token).length > 0) return true;
    if (isFutureVerb(token)) return true;
  }
  return false;
}

function isFutureVerb(token: Token): boolean {
  const word = token.exact.startsWith('و') || token.exact.startsWith('ف') ? token.exact.slice(1) : token.exact;
  if (!word.startsWith('س') || word.length < 4) return false;
  const second = word.charAt(1);
  if (second === 'أ') return word !== 'سأل' && !word.startsWith('سأل');
  return (second === 'ي' || second === 'ت' || second === 'ن') && !NOT_FUTURE.test(word) && !isWord(token, 'سنه');
}

function mentionOf(candidate: Candidate, span: Span | null, tokens: readonly Token[], text: string): DateMention {
  const { expression, first, last, rule } = candidate;
  const start = tokens[first]?.start ?? 0;
  const end = tokens[last]?.end ?? start;
  const whole = span && candidate.approximate ? { ...span, approximate: true } : span;
  const isOpenEnd = expression.kind === 'since';
  const isOpenStart = expression.kind === 'until';
  const base = whole ? valueOf(whole) : null;
  return {
    firstToken: first, lastToken: last, start, end, text: text.slice(start, end),
    kind: kindOf(expression, span),
    value: base === null ? null : isOpenEnd ? `${firstEnd(base)}/..` : isOpenStart ? `../${lastEnd(base)}` : base,
    earliest: whole && !isOpenStart ? isoDay(whole.first) : null,
    latest: whole && !isOpenEnd ? isoDay(whole.last) : null,
    stated: statedParts(expression, candidate.clock),
    inferredFrom: span?.inferredFrom ?? null,
    approximate: whole?.approximate ?? candidate.approximate,
    time: candidate.clock ? timeOf(candidate.clock) : null,
    dayPart: candidate.part,
    duration: durationOf(expression),
    rule,
  }; // prettier-ignore
}

function firstEnd(value: string): string {
  return value.split('/')[0] ?? value;
}

function lastEnd(value: string): string {
  return value.split('/').at(-1) ?? value;
}

function kindOf(expression: Expression, span: Span | null): DateKind {
  if (expression.kind === 'since' || expression.kind === 'until') return 'open';
  if (expression.kind === 'duration' || (expression.kind === 'within' && !span)) return 'duration';
  if (expression.kind === 'clock') return 'instant';
  return span && span.first === span.last ? 'instant' : 'interval';
}

function timeOf(clock: Clock): string {
  return [clock.hour, clock.minute, clock.second]
    .filter((part) => part !== null)
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** P1Y1M21D, PT1.5H. */
function durationOf(expression: Expression): string | null {
  if (expression.kind !== 'duration' && expression.kind !== 'within') return null;
  if (expression.amounts.some((amount) => amount.count === null)) return null;
  const order: readonly [Amount['unit'], string][] = [['century', 'C'], ['decade', 'E'], ['year', 'Y'], ['month', 'M'], ['week', 'W'], ['day', 'D'], ['night', 'D'], ['hour', 'H'], ['minute', 'M'], ['second', 'S']]; // prettier-ignore
  let date = '';
  let time = '';
  for (const [unit, letter] of order) {
    const count = expression.amounts
      .filter((amount) => amount.unit === unit)
      .reduce((sum, amount) => sum + (amount.count ?? 0), 0);
    if (count === 0) continue;
    if (letter === 'C') date += `${count * 100}Y`;
    else if (letter === 'E') date += `${count * 10}Y`;
    else if (unit === 'hour' || unit === 'minute' || unit === 'second') time += `${count}${letter}`;
    else date += `${count}${letter}`;
  }
  return date === '' && time === '' ? null : `P${date}${time === '' ? '' : `T${time}`}`;
}

function statedParts(expression: Expression, clock: Clock | null): readonly StatedPart[] {
  const parts = new Set<StatedPart>(partsOf(expression));
  if (clock) parts.add('time');
  return [...parts];
}

function partsOf(expression: Expression): readonly StatedPart[] {
  const year = (said: unknown): readonly StatedPart[] =>
    typeof said === 'number' ? ['year'] : said === null ? [] : ['relation'];
  switch (expression.kind) {
    case 'date': {
      const parts: StatedPart[] = [...year(expression.year)];
      if (expression.month !== null) parts.push('month');
      if (expression.day !== null) parts.push('day');
      if (expression.weekday !== null) parts.push('weekday');
      if (expression.step !== null) parts.push('relation');
      return parts;
    }
    case 'weekday':
      return [
        ...(['weekday'] as const),
        ...(expression.day === null ? [] : (['day'] as const)),
        ...(expression.step === null && expression.week === null ? [] : (['relation'] as const)),
      ];
    case 'deictic':
    case 'unit':
    case 'other':
    case 'weekend':
      return ['relation'];
    case 'day-of':
      return ['day', ...partsOf(expression.container)];
    case 'nth':
      return [expression.weekday !== null ? 'weekday' : expression.unit, ...partsOf(expression.container)];
    case 'third':
    case 'share':
    case 'side':
      return partsOf(expression.container);
    case 'season':
      return ['season', ...year(expression.year), ...(expression.step === null ? [] : (['relation'] as const))];
    case 'decade':
      return ['decade'];
    case 'century':
      return ['century'];
    case 'stretch':
      return ['amount', 'relation'];
    case 'shift':
      return ['amount', 'relation', ...(expression.anchor ? partsOf(expression.anchor) : [])];
    case 'duration':
    case 'within':
      return ['amount'];
    case 'range':
      return [...partsOf(expression.from), ...partsOf(expression.to)];
    case 'since':
      return partsOf(expression.from);
    case 'until':
      return partsOf(expression.to);
    case 'holiday':
      return ['day', 'month', ...year(expression.year)];
    case 'last-day':
    case 'clock':
      return [];
  }
}
