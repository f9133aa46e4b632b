/**
 * From what a user typed to a `SearchQuery`; pure. Words that stand side by side must all be found; `NOT` binds most, then
 * `AND`, then `OR`. Operators and fields are written in English (operators in capitals) or in Arabic: و، أو، ليس، طرف:، مصدر:،
 * تاريخ:. Who looks for such a word itself puts it in quotation marks. Whatever is wrong is a `MarsadError` with its place.
 */
import { exactKey, tokenize } from '../../language/index.ts';
import { edtfRange, MarsadError, type MessageCode } from '../../model/index.ts';
import type { NonEmpty } from './non-empty.ts';
import type { SearchDate, SearchGroup, SearchLeaf, SearchQuery } from './query.ts';

/** A query longer than this is a text pasted by mistake. */
const LENGTH_MAX = 1000;

const OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['&&', 'and'],
  ['و', 'and'],
  ['OR', 'or'],
  ['||', 'or'],
  ['أو', 'or'],
  ['او', 'or'],
  ['NOT', 'not'],
  ['ليس', 'not'],
]);

const FIELDS: ReadonlyMap<string, 'actor' | 'source' | 'date'> = new Map([
  ['actor', 'actor'],
  ['طرف', 'actor'],
  ['source', 'source'],
  ['مصدر', 'source'],
  ['date', 'date'],
  ['تاريخ', 'date'],
]);

/**
 * The tree of `typed`.
 * @throws MarsadError `search/…` with the place: `start` and `end` are offsets into `typed`, `place` counts from 1.
 */
export function parseQuery(typed: string): SearchQuery {
  if (typed.length > LENGTH_MAX) fail('search/too-long', LENGTH_MAX, typed.length, { limit: LENGTH_MAX });
  const items = readItems(typed);
  if (items.length === 0) fail('search/empty', 0, typed.length);
  const reader: ItemReader = { items, at: 0, end: typed.length };
  const query = readOr(reader);
  const rest = reader.items[reader.at];
  if (rest) fail('search/unopened-parenthesis', rest.start, rest.end);
  return query;
}

// — from letters to items

type Item =
  | { readonly kind: 'operator'; readonly name: 'and' | 'or' | 'not'; readonly start: number; readonly end: number }
  | { readonly kind: 'open'; readonly start: number; readonly end: number }
  | { readonly kind: 'close'; readonly start: number; readonly end: number }
  | SearchLeaf;

/** Controls and marks of direction, which come along when text is copied, count as blanks. */
const BLANK = /[\p{Cc}\u200e\u200f\u061c\ufeff\u202a-\u202e\u2066-\u2069]/gu;
const FIELD_NAME = /(\p{L}+):/uy;

function readItems(typed: string): readonly Item[] {
  const text = typed.replace(BLANK, ' ');
  const items: Item[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (/\s/u.test(char)) {
      at += 1;
    } else if (char === '(' || char === ')') {
      items.push({ kind: char === '(' ? 'open' : 'close', start: at, end: at + 1 });
      at += 1;
    } else if (isQuoteMark(char)) {
      const phrase = readPhrase(text, at);
      items.push(phrase);
      at = phrase.end;
    } else if (char === '-' && /[\p{L}\p{N}("“«]/u.test(text.charAt(at + 1))) {
      items.push({ kind: 'operator', name: 'not', start: at, end: at + 1 });
      at += 1;
    } else {
      const end = endOfRun(text, at);
      const item = readField(text, at) ?? readRun(text, at, end);
      if (item) items.push(item);
      at = item?.end ?? end;
    }
  }
  return items;
}

/** Every style of quotation mark opens and closes; apostrophes belong to words. */
function isQuoteMark(char: string): boolean {
  return char !== '' && '"“”„‟«»〝〞＂'.includes(char);
}

function endOfRun(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\s()]/u.test(text.charAt(at)) && !isQuoteMark(text.charAt(at))) at += 1;
  return at;
}

/** An operator or a word; null for marks alone, such as a dash between blanks. */
function readRun(text: string, start: number, end: number): Item | null {
  const run = text.slice(start, end);
  const operator = OPERATORS.get(run);
  if (operator) return { kind: 'operator', name: operator, start, end };
  if (!hasWord(run)) return null;
  if (run.includes('*')) fail('search/no-wildcard', start, end, { word: run });
  return { kind: 'word', text: run, start, end };
}

function hasWord(text: string): boolean {
  return tokenize(text).some((token) => token.kind !== 'punctuation');
}

function readPhrase(text: string, start: number): Item & { readonly kind: 'phrase' } {
  const { inside, end } = readQuoted(text, start);
  if (!hasWord(inside)) fail('search/empty-phrase', start, end);
  return { kind: 'phrase', text: inside, start, end };
}

function readQuoted(text: string, start: number): { readonly inside: string; readonly end: number } {
  let at = start + 1;
  while (at < text.length && !isQuoteMark(text.charAt(at))) at += 1;
  if (at === text.length) fail('search/unclosed-quote', start, text.length);
  return { inside: text.slice(start + 1, at).trim(), end: at + 1 };
}

/** A field with its value; null where none begins here. */
function readField(text: string, start: number): SearchLeaf | null {
  FIELD_NAME.lastIndex = start;
  const name = FIELD_NAME.exec(text)?.[1];
  if (name === undefined) return null;
  const valueStart = start + name.length + 1;
  const field = FIELDS.get(name.toLowerCase());
  if (!field) fail('search/unknown-field', start, valueStart, { field: name });
  const { value, end } = readValue(text, start, valueStart, field);
  if (!hasWord(value)) fail('search/no-value', start, Math.max(end, valueStart), { field: name });
  return field === 'date' ? readDate(value, start, end) : { kind: field, name: value, start, end };
}

function readValue(
  text: string,
  start: number,
  valueStart: number,
  field: 'actor' | 'source' | 'date',
): { readonly value: string; readonly end: number } {
  const first = text.charAt(valueStart);
  if (isQuoteMark(first)) {
    const { inside, end } = readQuoted(text, valueStart);
    return { value: inside, end };
  }
  if (first === '[' && field === 'date') {
    const close = text.indexOf(']', valueStart);
    if (close < 0) fail('search/unclosed-bracket', start, text.length);
    return { value: text.slice(valueStart, close + 1), end: close + 1 };
  }
  const end = endOfRun(text, valueStart);
  return { value: text.slice(valueStart, end), end };
}

/** `2019`, `2019-04/2019-06`, `2019-04/..`, `[2019-04 TO 2019-06]`, `[* TO 2019]`. */
function readDate(value: string, start: number, end: number): SearchDate {
  // Digits may be Arabic.
  const written = exactKey(value);
  const range = /^\[\s*(\S+)\s+(?:to|إلى|الى)\s+(\S+)\s*\]$/u.exec(written);
  const [from = '', to = from] = range ? range.slice(1) : written.split('/');
  const isOpen = (bound: string): boolean => bound === '*' || bound === '..';
  const interval = `${isOpen(from) ? '..' : from}/${isOpen(to) ? '..' : to}`;
  if (edtfRange(interval) === null || written.split('/').length > 2) fail('search/bad-date', start, end, { value });
  return { kind: 'date', from: isOpen(from) ? null : from, to: isOpen(to) ? null : to, start, end };
}

// — from items to the tree

interface ItemReader {
  readonly items: readonly Item[];
  at: number;
  /** Length of the query: where something is missing at its end. */
  readonly end: number;
}

function readOr(reader: ItemReader): SearchQuery {
  const parts: [SearchQuery, ...SearchQuery[]] = [readAnd(reader)];
  while (isOperator(reader.items[reader.at], 'or')) {
    reader.at += 1;
    parts.push(readAnd(reader));
  }
  return group('or', parts);
}

function readAnd(reader: ItemReader): SearchQuery {
  const parts: [SearchQuery, ...SearchQuery[]] = [readNot(reader)];
  for (;;) {
    const item = reader.items[reader.at];
    if (isOperator(item, 'and')) reader.at += 1;
    else if (item === undefined || item.kind === 'close' || isOperator(item, 'or')) break;
    parts.push(readNot(reader));
  }
  return group('and', parts);
}

function readNot(reader: ItemReader): SearchQuery {
  if (!isOperator(reader.items[reader.at], 'not')) return readPart(reader);
  reader.at += 1;
  return { kind: 'not', part: readNot(reader) };
}

function readPart(reader: ItemReader): SearchQuery {
  const item = reader.items[reader.at];
  const before = reader.items[reader.at - 1];
  if (item === undefined || item.kind === 'operator' || item.kind === 'close') {
    if (item?.kind === 'close' && before?.kind === 'open') fail('search/empty-parentheses', before.start, item.end);
    if (item?.kind === 'close' && before === undefined) fail('search/unopened-parenthesis', item.start, item.end);
    if (item === undefined && before?.kind === 'open') fail('search/unclosed-parenthesis', before.start, before.end);
    const operator = item?.kind === 'operator' ? item : before;
    return fail('search/no-operand', operator?.start ?? 0, operator?.end ?? reader.end);
  }
  reader.at += 1;
  if (item.kind !== 'open') return item;
  const inside = readOr(reader);
  if (reader.items[reader.at]?.kind !== 'close') fail('search/unclosed-parenthesis', item.start, item.end);
  reader.at += 1;
  return inside;
}

function isOperator(item: Item | undefined, name: 'and' | 'or' | 'not'): boolean {
  return item?.kind === 'operator' && item.name === name;
}

/** A group of its parts, those of inner groups of the same kind among them; the part itself where it is alone. */
function group(kind: SearchGroup['kind'], parts: NonEmpty<SearchQuery>): SearchQuery {
  if (parts.length === 1) return parts[0];
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [first = parts[0], ...rest] = flat;
  return { kind, parts: [first, ...rest] };
}

function fail(
  code: MessageCode & `search/${string}`,
  start: number,
  end: number,
  params: Readonly<Record<string, string | number>> = {},
): never {
  throw new MarsadError(code, { ...params, start, end, place: start + 1 });
}
