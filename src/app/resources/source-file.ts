import { parse as parseCsv, CsvError } from 'csv-parse/sync';
import { LineCounter, parseDocument, isCollection, isMap, isPair, isScalar, type Document } from 'yaml';

import type { ResourceProblem } from './problem.ts';
import { resourceProblem } from './problem.ts';
import { reason } from './reasons.ts';

/** Reads the two kinds of resource files so that every value still knows its line. */

/** A value out of a file, and where each part of it stands. */
export interface Located {
  readonly file: string;
  readonly value: unknown;
  /** Line of the part at `path`, or of the nearest part above it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** The part at `path` as keys joined by dots, `*` for the whole. */
  readonly fieldOf: (path: readonly PropertyKey[]) => string;
}

export interface Read<T> {
  readonly rows: readonly T[];
  readonly problems: readonly ResourceProblem[];
}

/** A row of a table: its cells by column, and its line. */
export interface Row {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * The rows of a CSV file with a header. All of `columns` must be there; `optional` ones may. Cells are trimmed and in NFC;
 * those of missing optional columns are empty.
 */
export function readTable(
  file: string,
  text: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): Read<Row> {
  let records: readonly CsvRecord[];
  try {
    records = parseCsv(text.normalize('NFC'), {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { rows: [], problems: [resourceProblem({ file, line, field: '*' }, reason('csv-syntax', { detail: error.message }))] };
  }
  const header = records[0]?.record ?? [];
  const problems = headerProblems(file, header, columns, optional);
  const rows: Row[] = [];
  for (const { record, info } of records.slice(1)) {
    const line = info.lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
    if (record.length !== header.length) {
      const counts = { found: record.length, expected: header.length };
      problems.push(resourceProblem({ file, line, field: '*' }, reason('cell-count', counts)));
      continue;
    }
    const cells: Record<string, string> = Object.fromEntries([...columns, ...optional].map((name) => [name, '']));
    for (const [index, name] of header.entries()) cells[name] = record[index] ?? '';
    rows.push({ file, line, cells });
  }
  return { rows, problems };
}

function headerProblems(
  file: string,
  header: readonly string[],
  columns: readonly string[],
  optional: readonly string[],
): ResourceProblem[] {
  const known = columns.join(',');
  const at = (name: string) => ({ file, line: 1, field: name });
  return [
    ...columns
      .filter((name) => !header.includes(name))
      .map((name) => resourceProblem(at(name), reason('column-missing', { name, columns: known }))),
    ...header
      .filter((name) => !columns.includes(name) && !optional.includes(name))
      .map((name) => resourceProblem(at(name), reason('column-unknown', { name, columns: known }))),
  ];
}

/** The one value of a YAML file, strings in NFC. */
export function readYaml(file: string, text: string): Read<Located> {
  const counter = new LineCounter();
  const document = parseDocument(text.normalize('NFC'), { lineCounter: counter });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      resourceProblem(
        { file, line: counter.linePos(error.pos[0]).line, field: '*' },
        reason('yaml-syntax', { detail: error.message.split(' at line')[0] ?? error.code }),
      ),
    );
    return { rows: [], problems };
  }
  const lineOf = (path: readonly PropertyKey[]): number => counter.linePos(offsetOf(document, path)).line;
  const fieldOf = (path: readonly PropertyKey[]): string => path.join('.') || '*';
  return { rows: [{ file, value: document.toJS() as unknown, lineOf, fieldOf }], problems: [] };
}

/** Where the node at `path` begins: its key where it has one; the nearest node above where it is missing. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair: unknown = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step);
      if (!isPair(pair)) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isCollection(node)) {
      node = node.items[Number(step)];
      if (isScalar(node) || isCollection(node)) offset = node.range?.[0] ?? offset;
      else break;
    } else break;
  }
  return offset;
}
