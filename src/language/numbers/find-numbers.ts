/**
 * Where does the text give a number, and how exact is it? Recognised greedily, one construction each, then refined in a visible
 * order: names that only look like numbers go, ranges join, bounds and percent signs attach.
 *
 *     أكثر من 66 ألف نازح → value 66000, low 66000, high null
 *
 * Left alone: numbers inside dates (`taken`), numbers spelt in Latin letters, Roman numerals.
 */
import { onceAForm } from '../forms.ts';
import { type Token, tokenBefore } from '../tokens.ts';
import { boundAfter, boundBefore, type Bound } from './bounds.ts';
import { countedNouns, dualOf, mayBeDual, type CountedNouns, type Dual } from './counted-nouns.ts';
import { numberWords } from './number-words.ts';
import { readCardinal, readOrdinal, readVague, type ReadNumber } from './read-number.ts';
import { isWord } from './word-table.ts';

export interface NumberMention {
  /** First and last token of all that says it, bound included. */
  readonly firstToken: number;
  readonly lastToken: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** First and last token of the number itself. */
  readonly core: { readonly firstToken: number; readonly lastToken: number };
  /** The number said; null for a range and for a count of size only (مئات). */
  readonly value: number | null;
  /** Least and greatest value that the text leaves open; null where it gives none. Both equal `value` where exact or about. */
  readonly low: number | null;
  readonly high: number | null;
  readonly ordinal: boolean;
  /** True after نحو, حوالي … “about”. */
  readonly approximate: boolean;
  /** True for a share in the hundred; `value` is 45 for 45%. */
  readonly percent: boolean;
  /** True for a number that names and does not count: القرار 1970, المادة 8. */
  readonly identifier: boolean;
  /** True where a separator may mean thousands or a fraction (1.500). */
  readonly ambiguous: boolean;
  /** A dual noun that is number and thing in one (قتيلان); `singular` is its folded key. */
  readonly unitIncluded: Dual | null;
  /** The recogniser: `number/cardinal`, `number/range` … */
  readonly rule: string;
}

export interface NumberOptions {
  /** Spans of tokens that others have claimed, in order: dates. */
  readonly taken?: readonly { readonly firstToken: number; readonly lastToken: number }[];
  /** Nouns whose dual counts two; the built-in list if left out. */
  readonly counted?: CountedNouns;
}

interface Draft {
  readonly first: number;
  readonly last: number;
  readonly coreFirst: number;
  readonly coreLast: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly scale: number;
  readonly ordinal: boolean;
  readonly approximate: boolean;
  readonly percent: boolean;
  readonly identifier: boolean;
  readonly ambiguous: boolean;
  readonly dual: Dual | null;
  readonly isDigits: boolean;
  readonly rule: string;
}

/** All numbers of the tokens, in order, none overlapping. */
export function findNumbers(tokens: readonly Token[], text: string, options: NumberOptions = {}): NumberMention[] {
  const drafts = recognise(tokens, options.taken ?? [], options.counted ?? countedNouns);
  if (drafts.length === 0) return [];
  let refined: readonly Draft[] = drafts;
  for (const refine of REFINERS) refined = refine(refined, tokens);
  return refined.map((draft) => mentionOf(draft, tokens, text));
}

function recognise(
  tokens: readonly Token[],
  taken: NonNullable<NumberOptions['taken']>,
  counted: CountedNouns,
): Draft[] {
  const drafts: Draft[] = [];
  let claim = 0;
  for (let at = 0; at < tokens.length;) {
    while (claim < taken.length && (taken[claim]?.lastToken ?? 0) < at) claim += 1;
    const span = taken[claim];
    if (span && span.firstToken <= at) {
      at = span.lastToken + 1;
      continue;
    }
    const draft = mayBeNumber(tokens[at] as Token) ? recogniseAt(tokens, at, counted) : null;
    if (draft && (!span || draft.last < span.firstToken)) {
      drafts.push(draft);
      at = draft.last + 1;
    } else at += 1;
  }
  return drafts;
}

/** False for most words: what neither is written in digits nor has a number word or the ending of a dual. */
const mayBeNumber = onceAForm(
  (token) =>
    token.kind === 'number' ||
    (token.kind === 'word' && (numberWords(token).length > 0 || token.readings.some(mayBeDual))),
);

function recogniseAt(tokens: readonly Token[], at: number, counted: CountedNouns): Draft | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'word' && numberWords(token).length === 0) return recogniseDual(token, at, counted);
  const cardinal = readCardinal(tokens, at);
  // فوق الثلاثين counts, الذكرى الثلاثون ranks.
  const ordinal = token.kind === 'word' && !boundBefore(tokens, at) ? readOrdinal(tokens, at) : null;
  const vague = token.kind === 'word' ? readVague(tokens, at) : null;
  const longest = Math.max(cardinal?.next ?? 0, ordinal?.next ?? 0, vague?.next ?? 0);
  if (longest === 0) return null;
  if (vague?.next === longest) return { ...draftOf(at, longest, 'number/vague'), low: vague.low, high: vague.high };
  if (ordinal?.next === longest) return { ...exactDraft(at, ordinal, 'number/ordinal'), ordinal: true };
  return cardinal ? exactDraft(at, cardinal, 'number/cardinal') : null;
}

function recogniseDual(token: Token, at: number, counted: CountedNouns): Draft | null {
  for (const reading of token.readings) {
    const dual = dualOf(reading, counted);
    if (dual) return { ...draftOf(at, at + 1, 'number/dual-noun'), value: 2, low: 2, high: 2, dual };
  }
  return null;
}

function draftOf(first: number, next: number, rule: string): Draft {
  const last = next - 1;
  return {
    first, last, coreFirst: first, coreLast: last, value: null, low: null, high: null, scale: 1,
    ordinal: false, approximate: false, percent: false, identifier: false, ambiguous: false, dual: null, isDigits: false, rule,
  }; // prettier-ignore
}

function exactDraft(at: number, number: ReadNumber, rule: string): Draft {
  const { value, scale, ambiguous, isDigits } = number;
  return { ...draftOf(at, number.next, rule), value, low: value, high: value, scale, ambiguous, isDigits };
}

type Refiner = (drafts: readonly Draft[], tokens: readonly Token[]) => readonly Draft[];

/** In order: what is dropped is not joined, what is joined is bounded as one. */
const REFINERS: readonly Refiner[] = [
  dropNames,
  dropEachOne,
  markIdentifiers,
  takeSign,
  joinRanges,
  takePercent,
  takeBounds,
];

/** Digits tied to letters are names of things: إف-16, سو-35, كوفيد-19, B52; chains of hyphens are telephone numbers. */
function dropNames(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  return drafts.filter((draft) => !draft.isDigits || !isTiedToName(draft, tokens));
}

/** كل واحد منهم, أي واحد: “each one”, “any one” count nothing. */
function dropEachOne(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  return drafts.filter((draft) => {
    const isOne =
      draft.first === draft.last && (isWord(tokens[draft.first], 'واحد') || isWord(tokens[draft.first], 'واحده'));
    return (
      !isOne || !(isWord(tokenBefore(tokens, draft.first), 'كل') || isWord(tokenBefore(tokens, draft.first), 'اي'))
    );
  });
}

function isTiedToName(draft: Draft, tokens: readonly Token[]): boolean {
  const [first, last] = [tokens[draft.first], tokens[draft.last]];
  if (!first || !last) return false;
  const before = tokenBefore(tokens, draft.first);
  const after = tokens[draft.last + 1];
  if (before?.end === first.start && (before.kind === 'latin' || before.text === '+' || before.text === '#'))
    return true;
  if (after?.start === last.end && after.kind === 'latin') return true;
  const beyond = tokens[draft.first - 2];
  // Inside an address of the web: issn%280024.
  if (
    before?.kind === 'punctuation' &&
    before.end === first.start &&
    beyond?.end === before.start &&
    (beyond.kind === 'latin' || before.text === '%')
  )
    return true;
  if (
    before &&
    beyond &&
    isHyphen(before) &&
    before.end === first.start &&
    beyond.end === before.start &&
    beyond.kind !== 'number'
  ) {
    return beyond.kind === 'word' || beyond.kind === 'latin';
  }
  return hyphensInChain(tokens, draft) > 1;
}

/** Hyphens and slashes in the tight run of digits that holds the draft: 1-222-2222 has two. */
function hyphensInChain(tokens: readonly Token[], draft: Draft): number {
  const count = (step: -1 | 1, from: number): number => {
    let marks = 0;
    for (let at = from; ; at += 2 * step) {
      const [edge, mark, digits] = [tokens[at], tokens[at + step], tokens[at + 2 * step]];
      if (!edge || !mark || !digits || digits.kind !== 'number' || !(isHyphen(mark) || mark.text === '/')) return marks;
      const tight =
        step === 1
          ? edge.end === mark.start && mark.end === digits.start
          : digits.end === mark.start && mark.end === edge.start;
      if (!tight) return marks;
      marks += 1;
    }
  };
  return count(-1, draft.first) + count(1, draft.last);
}

function isHyphen(token: Token): boolean {
  return token.text === '-' || token.text === '–' || token.text === '‐' || token.text === '—';
}

const NAMED_BY_NUMBER = new Set([
  'رقم',
  'قرار',
  'ماده',
  'بند',
  'فقره',
  'فصل',
  'مرسوم',
  'قانون',
  'كوفيد',
  'قناه',
  'صفحه',
  'ملحق',
  'لواء',
  'فرقه',
  'كتيبه',
]);

/** القرار 1970 and المادة 8 name by number. A definite noun only: قرارا 15 is none. */
function markIdentifiers(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  return drafts.map((draft) => {
    const before = tokenBefore(tokens, draft.first);
    if (!draft.isDigits || before?.kind !== 'word') return draft;
    const named = before.readings.some(
      (reading) =>
        NAMED_BY_NUMBER.has(reading.folded) &&
        reading.article !== (reading.folded === 'رقم' || reading.folded === 'كوفيد'),
    );
    return named ? { ...draft, identifier: true } : draft;
  });
}

/** -12 and سالب عشرة. A hyphen between two numbers is none. */
function takeSign(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  return drafts.map((draft) => {
    if (draft.value === null || draft.ordinal) return draft;
    const first = tokens[draft.first];
    const before = tokenBefore(tokens, draft.first);
    const point =
      before?.text === '.' &&
      before.end === first?.start &&
      draft.isDigits &&
      tokens[draft.first - 2]?.end !== before.start;
    if (point && Number.isInteger(draft.value)) {
      const value = Number(`0.${draft.value}`);
      return { ...draft, value, low: value, high: value, first: draft.first - 1, coreFirst: draft.first - 1 };
    }
    const tight =
      before !== undefined &&
      isHyphen(before) &&
      before.end === first?.start &&
      tokens[draft.first - 2]?.kind !== 'number';
    const minus = (tight && draft.isDigits) || (isWord(before, 'سالب') && before?.kind === 'word');
    if (!minus) return draft;
    return {
      ...draft,
      value: -draft.value,
      low: -draft.value,
      high: -draft.value,
      first: draft.first - 1,
      coreFirst: draft.first - 1,
    };
  });
}

const CHANGES = new Set([
  'ارتفع',
  'ارتفعت',
  'ارتفاع',
  'انخفض',
  'انخفضت',
  'انخفاض',
  'تراجع',
  'تراجعت',
  'زاد',
  'زادت',
  'زياده',
  'رفع',
  'خفض',
  'تقلص',
  'تقلصت',
  'قفز',
  'هبط',
  'هبطت',
]);

/** بين 20 و30 · من 20 إلى 30 ألفا · 20-30 · ثلاثة أو أربعة. A rise “from 5 to 10” stays two numbers. */
function joinRanges(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  const out: Draft[] = [];
  for (let index = 0; index < drafts.length; index += 1) {
    const low = drafts[index] as Draft;
    const high = drafts[index + 1];
    const joined = high ? rangeOf(low, high, tokens) : null;
    if (joined) index += 1;
    out.push(joined ?? splitBetween(low, tokens) ?? low);
  }
  return out;
}

function rangeOf(low: Draft, high: Draft, tokens: readonly Token[]): Draft | null {
  if (low.ordinal || high.ordinal || low.dual || high.dual || low.identifier || high.identifier) return null;
  const before = tokenBefore(tokens, low.first);
  const gap = tokens.slice(low.last + 1, high.first);
  const link = gap.length === 1 ? gap[0] : undefined;
  const isBetween = before !== undefined && isWord(before, 'بين');
  const first = isBetween
    ? tokens[low.first - 2]?.folded === 'ما'
      ? low.first - 2
      : low.first - 1
    : isWord(before, 'من')
      ? low.first - 1
      : low.first;
  const joins =
    (isBetween &&
      (gap.length === 0 ? startsWithAnd(tokens[high.first]) : link?.exact === 'و' || isWord(link, 'الي'))) ||
    (link !== undefined && (isHyphen(link) || link.text === '~') && low.isDigits && high.isDigits) ||
    (isWord(link, 'الي') && !followsChange(tokens, low.first)) ||
    (isWord(link, 'او') && isNeighbour(low, high));
  if (!joins) return null;
  const lowest = low.value ?? low.low;
  const highest = high.value ?? high.high;
  if (lowest === null || highest === null) return null;
  // بين 3 و5 آلاف: the scale belongs to both.
  const shared = high.scale > 1 && low.scale === 1 && lowest <= highest / high.scale ? high.scale : 1;
  if (lowest * shared > highest) return null;
  const span = { first, last: high.last, coreFirst: low.coreFirst, coreLast: high.coreLast };
  return {
    ...low,
    ...span,
    value: null,
    low: lowest * shared,
    high: highest,
    scale: high.scale,
    ambiguous: low.ambiguous || high.ambiguous,
    rule: 'number/range',
  };
}

/** Four أو five: next to each other, or the scaled pair ألف أو ألفين. */
function isNeighbour(low: Draft, high: Draft): boolean {
  return (
    low.value !== null &&
    high.value !== null &&
    high.value > low.value &&
    high.value <= 2 * Math.max(low.value, 2) * Math.max(high.scale / low.scale, 1)
  );
}

function startsWithAnd(token: Token | undefined): boolean {
  return token !== undefined && token.readings.some((reading) => reading.proclitics[0] === 'و');
}

function followsChange(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 6); back -= 1)
    if (CHANGES.has(tokens[back]?.folded ?? '')) return true;
  return false;
}

/** بين خمسة وعشرين with nothing after: two numbers, though spelt as twenty-five. */
function splitBetween(draft: Draft, tokens: readonly Token[]): Draft | null {
  if (draft.isDigits || draft.value === null || draft.ordinal || draft.last !== draft.first + 1) return null;
  if (!isWord(tokenBefore(tokens, draft.first), 'بين')) return null;
  const low = readCardinal(tokens.slice(0, draft.last), draft.first);
  const high = readCardinal(tokens, draft.last);
  if (!low || !high || low.value >= high.value || low.next !== draft.last || high.next !== draft.last + 1) return null;
  return { ...draft, first: draft.first - 1, value: null, low: low.value, high: high.value, rule: 'number/range' };
}

/** 45% · %45 · 45 في المئة · 45 بالمائة. */
function takePercent(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  const out: Draft[] = [];
  for (const draft of drafts) {
    const previous = out.at(-1);
    // في المئة reads as a number itself.
    if (previous?.percent && draft.first <= previous.last) continue;
    out.push(percentOf(draft, tokens));
  }
  return out;
}

function percentOf(draft: Draft, tokens: readonly Token[]): Draft {
  if (draft.ordinal) return draft;
  const isSign = (token: Token | undefined): boolean => token?.text === '%' || token?.text === '٪';
  const isHundred = (token: Token | undefined, proclitic: string | null): boolean =>
    token?.kind === 'word' &&
    token.readings.some(
      (reading) =>
        reading.article &&
        (reading.folded === 'ميه' || reading.folded === 'مايه') &&
        (reading.proclitics[0] ?? null) === proclitic,
    );
  const next = tokens[draft.last + 1];
  if (isSign(next)) return { ...draft, percent: true, last: draft.last + 1, coreLast: draft.last + 1 };
  if (
    isSign(tokenBefore(tokens, draft.first)) &&
    tokenBefore(tokens, draft.first)?.end === tokens[draft.first]?.start
  ) {
    return { ...draft, percent: true, first: draft.first - 1, coreFirst: draft.first - 1 };
  }
  if (isHundred(next, 'ب')) return { ...draft, percent: true, last: draft.last + 1, coreLast: draft.last + 1 };
  if (next?.folded === 'في' && isHundred(tokens[draft.last + 2], null)) {
    return { ...draft, percent: true, last: draft.last + 2, coreLast: draft.last + 2 };
  }
  return draft;
}

/** أكثر من · ما لا يقل عن · نحو … before, على الأقل after. */
function takeBounds(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  return drafts.map((draft) => {
    if (draft.ordinal || draft.identifier) return draft;
    let result = draft;
    const before = boundBefore(tokens, draft.first);
    if (before) {
      const outer = boundBefore(tokens, before.firstToken);
      result = bounded({ ...result, first: before.firstToken }, before.bound);
      if (outer && outer.bound !== before.bound) result = bounded({ ...result, first: outer.firstToken }, outer.bound);
    }
    const after = boundAfter(tokens, draft.last + 1);
    if (!after) return result;
    const isTight = after.firstToken === draft.last + 1;
    return bounded(isTight ? { ...result, last: after.lastToken } : result, after.bound);
  });
}

function bounded(draft: Draft, bound: Bound): Draft {
  switch (bound) {
    case 'about':
      return { ...draft, approximate: true };
    case 'at-least':
      return { ...draft, low: draft.low ?? draft.value, high: null };
    case 'at-most':
      return { ...draft, low: null, high: draft.high ?? draft.value };
  }
}

function mentionOf(draft: Draft, tokens: readonly Token[], text: string): NumberMention {
  const start = tokens[draft.first]?.start ?? 0;
  const end = tokens[draft.last]?.end ?? start;
  return {
    firstToken: draft.first, lastToken: draft.last, start, end, text: text.slice(start, end),
    core: { firstToken: draft.coreFirst, lastToken: draft.coreLast },
    value: draft.value, low: draft.low, high: draft.high,
    ordinal: draft.ordinal, approximate: draft.approximate, percent: draft.percent, identifier: draft.identifier,
    ambiguous: draft.ambiguous, unitIncluded: draft.dual, rule: draft.rule,
  }; // prettier-ignore
}
