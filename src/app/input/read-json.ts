import type { InputProblem } from '../../model/index.ts';
import { type ChosenColumns, chooseColumns, guessProblem } from './columns.ts';
import { decodeSource, isProblem } from './decode-source.ts';
import { inputProblem } from './problem.ts';
import { pieceOfRow } from './row.ts';
import { type Piece, type ReadContext, type Source, withShare } from './source.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields of an answer or a dump under which its list of articles may lie. */
const LISTS = ['articles', 'items', 'data', 'results', 'docs', 'documents', 'hits', 'response', 'entries', 'rows'];
/** How deep fields inside fields are looked at. */
const DEPTH = 3;

/** A JSON file: a list of articles, an object that holds one, or one article. */
export async function* readJson(source: Source, context: ReadContext): AsyncGenerator<Piece> {
  const { path } = source;
  const decoded = decodeSource(source);
  if (isProblem(decoded)) return yield { problem: decoded };
  const { text, encoding, notes } = decoded;
  for (const problem of notes) yield { problem };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return yield { problem: inputProblem('input/damaged', { path, format: 'JSON', reason: reason.slice(0, 200) }) };
  }
  const rows = createRows(path, encoding, context);
  // The number of an article in its list stands for its line.
  const list = listIn(value);
  for (const [index, article] of list.entries()) {
    for await (const piece of rows(article, index + 1)) yield withShare(piece, (index + 1) / list.length);
  }
}

/** JSON lines: an article a line. A line that is broken is told, and the others are read. */
export async function* readJsonLines(source: Source, context: ReadContext): AsyncGenerator<Piece> {
  const { path } = source;
  const decoded = decodeSource(source);
  if (isProblem(decoded)) return yield { problem: decoded };
  const { text, encoding, notes } = decoded;
  for (const problem of notes) yield { problem };
  const rows = createRows(path, encoding, context);
  let line = 0;
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const json = text.slice(from, to).trim();
    from = to + 1;
    line += 1;
    if (json === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      yield { problem: notJson(path, line) };
      continue;
    }
    for await (const piece of rows(value, line)) yield withShare(piece, Math.min(1, from / text.length));
  }
}

function notJson(path: string, line: number): InputProblem {
  return inputProblem('input/row', { path, line }, { en: 'it is not JSON', ar: 'ليس بصيغة JSON' });
}

/** Makes pieces of objects, one after another; the first decides which fields hold what. */
function createRows(path: string, encoding: string, { columns, parser }: ReadContext) {
  let chosen: ChosenColumns | InputProblem | null = null;
  return async function* pieces(value: unknown, line: number): AsyncGenerator<Piece> {
    if (!isFields(value)) {
      const reason = { en: 'it is no JSON object', ar: 'ليس كائن JSON' };
      return yield { problem: inputProblem('input/row', { path, line }, reason) };
    }
    if (chosen !== null && isProblem(chosen)) return;
    if (chosen === null) {
      const names = fieldNames(value);
      chosen = chooseColumns(path, names, columns);
      if (isProblem(chosen)) return yield { problem: chosen };
      if (chosen.guessed) yield { problem: guessProblem(path, chosen, names) };
    }
    yield pieceOfRow({ path, line, encoding, parser }, chosen, (column) => textOf(fieldAt(value, column)));
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listIn(value: unknown): readonly unknown[] {
  for (let depth = 0, inner = value; depth <= DEPTH; depth += 1) {
    if (Array.isArray(inner)) return inner.map((one: unknown) => (isFields(one) ? (one['_source'] ?? one) : one));
    if (!isFields(inner)) break;
    const fields: Fields = inner;
    inner = LISTS.map((name) => fields[name]).find((list) => typeof list === 'object' && list !== null);
  }
  return [value];
}

/** Names of the fields that hold a value, those inside others with dots. */
function fieldNames(fields: Fields, prefix = '', depth = 1): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const path = prefix + name;
    if (isFields(value)) return depth < DEPTH ? fieldNames(value, `${path}.`, depth + 1) : [];
    return [path];
  });
}

function fieldAt(fields: Fields, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      fields,
    );
}

/** A value as text; a list of paragraphs, or of authors, in lines. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const parts = value.flatMap((part: unknown) => textOf(part) ?? textOf(isFields(part) ? part['name'] : null) ?? []);
    return parts.length === 0 ? null : parts.join('\n\n');
  }
  return null;
}
