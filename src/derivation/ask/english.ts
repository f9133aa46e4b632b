/** As much English as a question needs: base forms of its words, and its dates. */

/** What an English word may be an inflected form of, itself first: `supported` of `support`, `denies` of `deny`. */
export function basesOf(word: string): readonly string[] {
  const bases = new Set([word]);
  const add = (stem: string): void => {
    if (stem.length < 2) return;
    bases.add(stem);
    bases.add(`${stem}e`);
    // stopped → stop
    if (/([bdgklmnprt])\1$/u.test(stem)) bases.add(stem.slice(0, -1));
  };
  if (word.endsWith('ies') || word.endsWith('ied')) bases.add(`${word.slice(0, -3)}y`);
  if (word.endsWith('es') || word.endsWith('ed')) add(word.slice(0, -2));
  if (word.endsWith('ing')) add(word.slice(0, -3));
  if (word.endsWith('s') && !word.endsWith('ss')) bases.add(word.slice(0, -1));
  return [...bases];
}

/** A word in Latin letters as it is compared: small letters without marks, and without 's. */
export function plainLatin(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.toLowerCase().replace(/['’]s$/u, '');
}

const MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
]; // prettier-ignore

const MONTH = `(?:${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)}|t)?`).join('|')})`;
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(\d{4})`;
const POINT = String.raw`(?:${DAY}\s+(?:of\s+)?(${MONTH})\.?,?\s+${YEAR}|(${MONTH})\.?\s+${DAY},?\s+${YEAR}|(${MONTH})\.?,?\s+${YEAR}|${YEAR}-(\d\d)(?:-(\d\d))?|${YEAR})`;
const LEAD = String.raw`(?:(by|until|till|up to|before|since|from|after|in|on|during)\s+(?:the\s+end\s+of\s+)?)?`;
const DATE = new RegExp(String.raw`\b${LEAD}${POINT}\b`, 'giu');
const BETWEEN = new RegExp(String.raw`\b(?:between|from)\s+${POINT}\s+(?:and|to|until)\s+${POINT}\b`, 'iu');

export interface EnglishDate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** EDTF; `by May 2020` is `../2020-05`, `since April 2019` is `2019-04/..`. */
  readonly value: string;
}

/** The first date of an English question that names its year; null where it has none. */
export function findEnglishDate(question: string): EnglishDate | null {
  const between = BETWEEN.exec(question);
  if (between !== null) {
    const points = between.slice(1);
    const half = points.length / 2;
    const value = `${pointOf(points.slice(0, half))}/${pointOf(points.slice(half))}`;
    return { start: between.index, end: between.index + between[0].length, text: between[0], value };
  }
  const [found] = question.matchAll(DATE);
  if (found === undefined) return null;
  const point = pointOf(found.slice(2));
  const lead = found[1]?.toLowerCase() ?? '';
  const value = /^(?:by|until|till|up to|before)$/u.test(lead)
    ? `../${point}`
    : /^(?:since|from|after)$/u.test(lead)
      ? `${point}/..`
      : point;
  return { start: found.index, end: found.index + found[0].length, text: found[0], value };
}

/** The groups of `POINT` as a year, month or day. */
function pointOf(groups: readonly (string | undefined)[]): string {
  const [dayA, monthA, yearA, monthB, dayB, yearB, monthC, yearC, yearD, month, dayD, year] = groups;
  if (year !== undefined) return year;
  if (yearD !== undefined) return [yearD, month, dayD].filter((part) => part !== undefined).join('-');
  const name = (monthA ?? monthB ?? monthC ?? '').slice(0, 3).toLowerCase();
  const number = String(MONTHS.findIndex((each) => each.startsWith(name)) + 1).padStart(2, '0');
  const day = dayA ?? dayB;
  const parts = [yearA ?? yearB ?? yearC ?? '', number];
  return (day === undefined ? parts : [...parts, day.padStart(2, '0')]).join('-');
}
