/**
 * What number do the words from here on say? Grammar of Arabic numerals, read forward from one token:
 *
 *     ثلاثمئة وخمسة وعشرون ألفا وأربعمئة  (300 + (5 + 20)) × 1,000 + 400
 *
 * Units come before tens and are joined by و, hundreds before both, each scale multiplies what stands before it. Two bare
 * numbers are never added (بين 20 و30).
 */
import { readDigits } from './digits.ts';
import { numberWords, type NumberWord } from './number-words.ts';
import { type Token, tokenBefore } from '../tokens.ts';
import { afterAnd, fitsJoin, isWord, type Join, type WordMatch } from './word-table.ts';

/** A number read from `tokens[at]` on. */
export interface ReadNumber {
  readonly value: number;
  /** Index of the first token after it. */
  readonly next: number;
  /** The last scale in it (1000 in 66 ألفا), 1 without. */
  readonly scale: number;
  /** True where the first word has the article. */
  readonly article: boolean;
  /** True where the thousands separator could be a decimal point. */
  readonly ambiguous: boolean;
  readonly isDigits: boolean;
}

type Kind = NumberWord['kind'];
type WordOf<K extends Kind> = Extract<NumberWord, { kind: K }>;

function pick<K extends Kind>(tokens: readonly Token[], at: number, join: Join, kind: K): WordMatch<WordOf<K>> | null {
  const token = tokens[at];
  if (token === undefined) return null;
  for (const match of numberWords(token)) {
    if (match.entry.kind === kind && fitsJoin(match.reading, join) && !isOtherWord(match))
      return match as WordMatch<WordOf<K>>;
  }
  return null;
}

/** Words that meet a number word only in the folded key: كمية “quantity” as ك + مئة, الأولي “preliminary” as الأولى, العدة “gear”. */
function isOtherWord({ entry, reading, exact }: WordMatch<NumberWord>): boolean {
  if (entry.kind === 'hundred') return !exact && reading.proclitics.some((clitic) => clitic !== 'و');
  if (entry.kind === 'ordinal') return reading.folded === 'اولي' && !reading.stem.endsWith('ى');
  return entry.kind === 'vague' && entry.word === 'few' && reading.article;
}

interface Piece {
  readonly value: number;
  readonly next: number;
  readonly article: boolean;
}

/** 1 to 99 in words: خمسة · أحد عشر · خمسة وعشرون · ثلاثين. */
function readBelowHundred(tokens: readonly Token[], at: number, join: Join): Piece | null {
  const tens = pick(tokens, at, join, 'tens');
  if (tens) return { value: tens.entry.value, next: at + 1, article: tens.reading.article };
  const unit = pick(tokens, at, join, 'unit');
  if (unit) {
    const article = unit.reading.article;
    if (pick(tokens, at + 1, 'bare', 'ten')) return { value: unit.entry.value + 10, next: at + 2, article };
    const and = afterAnd(tokens, at + 1);
    const joined = pick(tokens, and.at, and.join, 'tens');
    if (joined) return { value: unit.entry.value + joined.entry.value, next: and.at + 1, article };
    if (!pickAlone(tokens, at, join)) return null;
    return { value: unit.entry.value, next: at + 1, article };
  }
  const ten = pick(tokens, at, join, 'ten');
  return ten ? { value: 10, next: at + 1, article: ten.reading.article } : null;
}

/** The unit counts by itself. الاثنين with the article is Monday. */
function pickAlone(tokens: readonly Token[], at: number, join: Join): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  return numberWords(token).some(
    (match) =>
      match.entry.kind === 'unit' &&
      match.entry.alone &&
      fitsJoin(match.reading, join) &&
      !(match.reading.article && match.reading.folded === 'اثنين'),
  );
}

/** 1 to 999 in words. */
function readBelowThousand(tokens: readonly Token[], at: number, join: Join): Piece | null {
  const hundred = readHundred(tokens, at, join);
  if (!hundred) return readBelowHundred(tokens, at, join);
  const and = afterAnd(tokens, hundred.next);
  const rest = readBelowHundred(tokens, and.at, and.join) ?? smallDigits(tokens, and.at, and.join);
  return rest ? { value: hundred.value + rest.value, next: rest.next, article: hundred.article } : hundred;
}

function readHundred(tokens: readonly Token[], at: number, join: Join): Piece | null {
  const hundred = pick(tokens, at, join, 'hundred');
  if (hundred) return { value: hundred.entry.value, next: at + 1, article: hundred.reading.article };
  const unit = pick(tokens, at, join, 'unit');
  const after = unit && unit.entry.value >= 3 ? pick(tokens, at + 1, 'bare', 'hundred') : null;
  return unit && after && after.entry.value === 100
    ? { value: unit.entry.value * 100, next: at + 2, article: unit.reading.article }
    : null;
}

function smallDigits(tokens: readonly Token[], at: number, join: Join): Piece | null {
  const token = tokens[at];
  if (join !== 'bare' || token?.kind !== 'number') return null;
  const digits = readDigits(token.exact);
  return digits && digits.isInteger && digits.value < 100
    ? { value: digits.value, next: at + 1, article: false }
    : null;
}

/** A cardinal: digits, words, or digits with scale words. Null where no number starts here. */
export function readCardinal(tokens: readonly Token[], at: number): ReadNumber | null {
  const fraction = readFraction(tokens, at);
  if (fraction) return fraction;
  let total = 0;
  let limit = Infinity;
  let next = at;
  let join: Join = 'first';
  let lastScale = 1;
  let first: { article: boolean; ambiguous: boolean; isDigits: boolean } | null = null;
  for (;;) {
    const term = readTerm(tokens, next, join);
    if (!term || term.value >= limit) break;
    first ??= { article: term.article, ambiguous: term.ambiguous, isDigits: term.isDigits };
    total += term.value;
    lastScale = term.scale > 1 ? term.scale : lastScale;
    limit = term.scale;
    const end = term.next;
    const half = readAddedFraction(tokens, end, term.scale);
    if (term.scale === 1 && !half) return { value: total, next: end, scale: lastScale, ...first };
    // ثلاثة ونصف مليون: the scale stands behind both.
    if (half)
      return {
        value: (total + half.value) * half.scale,
        next: half.next,
        scale: Math.max(lastScale, half.scale),
        ...first,
      };
    const and = afterAnd(tokens, end);
    const more = readTerm(tokens, and.at, and.join);
    if (!more || more.value >= limit) return { value: total, next: end, scale: lastScale, ...first };
    next = and.at;
    join = and.join;
  }
  return null;
}

interface Term extends Piece {
  readonly scale: number;
  readonly ambiguous: boolean;
  readonly isDigits: boolean;
}

/** One summand: a number below a thousand or digits, times the scales that follow it; or a scale alone (ألف، ألفان). */
function readTerm(tokens: readonly Token[], at: number, join: Join): Term | null {
  const own = pick(tokens, at, join, 'scale');
  if (own && own.entry.form !== 'plural') {
    const factor = own.entry.form === 'dual' ? 2 : 1;
    return withScales(
      tokens,
      { value: factor * own.entry.value, next: at + 1, article: own.reading.article },
      own.entry.value,
      false,
      false,
    );
  }
  const token = tokens[at];
  if (token?.kind === 'number') {
    if (join === 'and') return null;
    const digits = readDigits(token.exact);
    if (!digits) return null;
    const quotient = readSlash(tokens, at, digits.value);
    if (quotient !== null) return withScales(tokens, { value: quotient, next: at + 3, article: false }, 1, false, true);
    // 1.500 مليار is one and a half; 1.500 جندي are fifteen hundred.
    const scaled = pick(tokens, at + 1, 'bare', 'scale') !== null;
    const value = scaled && token.exact.includes('.') ? digits.asDecimal : digits.value;
    return withScales(tokens, { value, next: at + 1, article: false }, 1, digits.ambiguous && !scaled, true);
  }
  const piece = readBelowThousand(tokens, at, join);
  return piece ? withScales(tokens, piece, 1, false, false) : null;
}

/** 3/4 written tight, with no third part (which would be a date). */
function readSlash(tokens: readonly Token[], at: number, above: number): number | null {
  const [number, slash, below, after] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (!number || slash?.text !== '/' || below?.kind !== 'number') return null;
  if (number.end !== slash.start || slash.end !== below.start || (after?.text === '/' && after.start === below.end))
    return null;
  if (tokenBefore(tokens, at)?.text === '/') return null;
  const divisor = readDigits(below.exact);
  return divisor && divisor.value >= 2 ? above / divisor.value : null;
}

function withScales(tokens: readonly Token[], piece: Piece, from: number, ambiguous: boolean, isDigits: boolean): Term {
  let { value, next } = piece;
  let scale = from;
  const point = isWord(tokens[next], 'فاصله')
    ? (readBelowThousand(tokens, next + 1, 'bare') ?? smallDigits(tokens, next + 1, 'bare'))
    : null;
  if (point && scale === 1) {
    value = Number(`${value}.${point.value}`);
    next = point.next;
  }
  for (;;) {
    const match = pick(tokens, next, 'bare', 'scale');
    if (!match || match.entry.form === 'dual') break;
    // ألف مليون is a thousand million; مليون ألف is none.
    if (scale > 1 && match.entry.value <= scale) break;
    value *= match.entry.value;
    scale = match.entry.value;
    next += 1;
  }
  return { value: Math.round(value * 1e6) / 1e6, next, article: piece.article, scale, ambiguous, isDigits };
}

/** نصف مليون · ثلث · ثلاثة أرباع. A bare نصف is 0.5. */
function readFraction(tokens: readonly Token[], at: number): ReadNumber | null {
  const own = pick(tokens, at, 'first', 'fraction');
  const parts = own ? null : readParts(tokens, at);
  if (!own && parts === null) return null;
  const value = own ? own.entry.value : (parts ?? 0);
  const after = own ? at + 1 : at + 2;
  const scale = pick(tokens, after, 'bare', 'scale');
  const scaled = scale && scale.entry.form === 'singular' ? scale.entry.value : 1;
  return {
    value: scaled > 1 ? Math.round(value * scaled) : value,
    next: scaled > 1 ? after + 1 : after,
    scale: scaled,
    article: own?.reading.article ?? false,
    ambiguous: false,
    isDigits: false,
  };
}

const PARTS: Readonly<Record<string, number>> = {
  اثلاث: 3,
  ارباع: 4,
  اخماس: 5,
  اسداس: 6,
  اسباع: 7,
  اثمان: 8,
  اتساع: 9,
  اعشار: 10,
};

/** ثلاثة أرباع, أربعة أخماس. */
function readParts(tokens: readonly Token[], at: number): number | null {
  const parts = PARTS[tokens[at + 1]?.folded ?? ''];
  const count = parts === undefined ? null : pick(tokens, at, 'first', 'unit');
  return count && parts !== undefined && count.entry.value < parts ? count.entry.value / parts : null;
}

/** The half of مليون ونصف المليون, 3 ملايين ونصف, ثلاثة ونصف. */
function readAddedFraction(
  tokens: readonly Token[],
  at: number,
  scale: number,
): { readonly value: number; readonly next: number; readonly scale: number } | null {
  const and = afterAnd(tokens, at);
  const fraction = pick(tokens, and.at, and.join, 'fraction');
  if (!fraction) return null;
  const again = pick(tokens, and.at + 1, 'bare', 'scale');
  if (scale === 1)
    return { value: fraction.entry.value, next: and.at + (again ? 2 : 1), scale: again?.entry.value ?? 1 };
  if (again && again.entry.value !== scale) return null;
  return { value: Math.round(fraction.entry.value * scale), next: and.at + (again ? 2 : 1), scale: 1 };
}

/**
 * An ordinal: الثالث · الحادي عشر · الخامس والعشرين · العشرون (tens with the article). Null where none starts here.
 */
export function readOrdinal(tokens: readonly Token[], at: number): ReadNumber | null {
  const plain = { scale: 1, ambiguous: false, isDigits: false };
  const hundred = pick(tokens, at, 'first', 'hundred');
  if (hundred?.reading.article) {
    const and = afterAnd(tokens, at + 1);
    const rest = readOrdinalBelowHundred(tokens, and.at, and.join);
    if (rest) return { value: hundred.entry.value + rest.value, next: rest.next, article: true, ...plain };
  }
  const below = readOrdinalBelowHundred(tokens, at, 'first');
  if (below) return { ...below, ...plain };
  const tens = pick(tokens, at, 'first', 'tens');
  if (tens?.reading.article) return { value: tens.entry.value, next: at + 1, article: true, ...plain };
  // الإحدى عشرة، الواحد والعشرون: a cardinal with the article, said of rank.
  const unit = pick(tokens, at, 'first', 'unit');
  if (!unit?.reading.article || unit.entry.value !== 1) return null;
  const joined = readBelowHundred(tokens, at, 'first');
  return joined && joined.value > 10 ? { ...joined, ...plain } : null;
}

function readOrdinalBelowHundred(tokens: readonly Token[], at: number, join: Join): Piece | null {
  const unit = pick(tokens, at, join, 'ordinal');
  if (!unit) return null;
  const article = unit.reading.article;
  if (unit.entry.value < 10) {
    if (pick(tokens, at + 1, 'bare', 'ten')) return { value: unit.entry.value + 10, next: at + 2, article };
    const and = afterAnd(tokens, at + 1);
    const tens = pick(tokens, and.at, and.join, 'tens');
    if (tens) return { value: unit.entry.value + tens.entry.value, next: and.at + 1, article };
  }
  return ordinalAlone(tokens, at, join) ? { value: unit.entry.value, next: at + 1, article } : null;
}

function ordinalAlone(tokens: readonly Token[], at: number, join: Join): boolean {
  const token = tokens[at];
  return (
    token !== undefined &&
    numberWords(token).some(
      (match) =>
        match.entry.kind === 'ordinal' && match.entry.alone && fitsJoin(match.reading, join) && !isOtherWord(match),
    )
  );
}

/** A count that is a size only: عشرات الآلاف, 10,000 to 99,999. */
export interface ReadVague {
  readonly low: number;
  readonly high: number;
  readonly next: number;
  /** True for بضعة and عدة standing alone before their noun. */
  readonly isFew: boolean;
}

/** مئات · عشرات الآلاف · بضعة آلاف · ملايين · بضعة. Null where none starts here. */
export function readVague(tokens: readonly Token[], at: number): ReadVague | null {
  const vague = pick(tokens, at, 'first', 'vague');
  if (!vague) {
    const scale = pick(tokens, at, 'first', 'scale');
    if (scale?.entry.form !== 'plural') return null;
    const { value } = scale.entry;
    const larger = pick(tokens, at + 1, 'bare', 'scale');
    if (larger?.entry.form === 'plural' && larger.entry.value > value) {
      return { low: value * larger.entry.value, high: 10 * value * larger.entry.value - 1, next: at + 2, isFew: false };
    }
    return { low: value, high: 10 * value - 1, next: at + 1, isFew: false };
  }
  if (vague.entry.word === 'few') return readFew(tokens, at);
  const size = vague.entry.word === 'tens' ? 10 : 100;
  const scale = pick(tokens, at + 1, 'bare', 'scale');
  if (scale && scale.entry.form !== 'dual') {
    return { low: size * scale.entry.value, high: 10 * size * scale.entry.value - 1, next: at + 2, isFew: false };
  }
  return { low: size === 10 ? 20 : 100, high: 10 * size - 1, next: at + 1, isFew: false };
}

function readFew(tokens: readonly Token[], at: number): ReadVague {
  const scale = pick(tokens, at + 1, 'bare', 'scale');
  if (scale && scale.entry.form !== 'dual')
    return { low: 3 * scale.entry.value, high: 9 * scale.entry.value, next: at + 2, isFew: false };
  const sized = pick(tokens, at + 1, 'bare', 'vague');
  if (sized && sized.entry.word !== 'few') {
    const size = sized.entry.word === 'tens' ? 10 : 100;
    return { low: 3 * size, high: 9 * size, next: at + 2, isFew: false };
  }
  return { low: 3, high: 9, next: at + 1, isFew: true };
}
