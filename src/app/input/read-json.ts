import { type InputProblem, type Label, reasonOfWords } from '../../model/index.ts';
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
    // Many programs write an article a line, and call it JSON all the same.
    if (holdsLines(text)) return yield* readJsonLines(source, context);
    return yield { problem: inputProblem('input/damaged', { path, format: 'JSON' }, reasonOfSyntax(error)) };
  }
  const rows = createRows(path, encoding, context, 'input/item');
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
  const rows = createRows(path, encoding, context, 'input/row');
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

/** What an article must be; what is shown of another value would be of no help. */
const NO_OBJECT: Label = {
  en: 'an article must be an object with named fields, such as {"title": "…", "text": "…"}',
  ar: 'ينبغي أن يكون المقال كائناً له حقول مسماة، مثل {"title": "…", "text": "…"}',
};

/** True where each of the first two lines is an object by itself. */
function holdsLines(text: string): boolean {
  const lines = text.trimStart().split('\n', 3).slice(0, 2);
  return lines.length === 2 && lines.every((line) => isFields(parsed(line)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // No JSON.
  }
}

/** What the parser says, in words: where it ends too early, or near which letters it is wrong. */
function reasonOfSyntax(error: unknown): Label {
  const words = error instanceof Error ? error.message : String(error);
  if (/unexpected end|unterminated/iu.test(words)) {
    return { en: 'it ends before it is complete', ar: 'ينتهي قبل أن يكتمل' };
  }
  const near = /"(?<near>[\s\S]+)" is not valid JSON/u.exec(words)?.groups?.['near'];
  const at = /position (?<at>\d+)/u.exec(words)?.groups?.['at'];
  if (near !== undefined) return { en: `it is wrong near ${near}`, ar: `الخطأ قرب ${near}` };
  if (at !== undefined) return { en: `it is wrong at character ${at}`, ar: `الخطأ عند المحرف ${at}` };
  return reasonOfWords(words);
}

function notJson(path: string, line: number): InputProblem {
  return inputProblem('input/row', { path, line }, { en: 'it is not JSON', ar: 'ليس بصيغة JSON' });
}

/** Makes pieces of objects, one after another; the first decides which fields hold what. `code` tells of one that is none. */
function createRows(
  path: string,
  encoding: string,
  { columns, parser }: ReadContext,
  code: 'input/row' | 'input/item',
) {
  let chosen: ChosenColumns | InputProblem | null = null;
  return async function* pieces(value: unknown, line: number): AsyncGenerator<Piece> {
    if (!isFields(value)) return yield { problem: inputProblem(code, { path, line }, NO_OBJECT) };
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
    if (Array.isArray(inner)) {
      const flat: readonly unknown[] = inner.flat(DEPTH);
      return flat.map((one) => (isFields(one) ? (one['_source'] ?? one) : one));
    }
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
