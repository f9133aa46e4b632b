import type { ChosenColumns, ColumnRole } from './columns.ts';
import type { Parser } from './parse/parser.ts';
import { stemOf } from './list-inputs.ts';
import { inputProblem } from './problem.ts';
import { failureProblem } from './read-parsed.ts';
import { NOTHING_FOUND, type Piece } from './source.ts';

/** Where a row stands. */
export interface RowPlace {
  readonly path: string;
  readonly line: number;
  readonly encoding: string;
  readonly parser: Parser;
}

/** Elements that only HTML has: a cell with one of these is a piece of a page. */
const HTML = /<\/?(?:p|div|br|span|a|strong|em|h[1-6]|ul|li|table|img)\b[^>]*>/iu;

/** The article of a row, or that it holds none. `value` gives the text of a column, null where it has none. */
export async function pieceOfRow(
  { path, line, encoding, parser }: RowPlace,
  { columns }: ChosenColumns,
  value: (column: string) => string | null,
): Promise<Piece> {
  const of = (role: ColumnRole): string | null => {
    const column = columns[role];
    const text = column === undefined ? null : value(column);
    return text === null || text.trim() === '' ? null : text.trim();
  };
  const raw = value(columns.text) ?? '';
  const parsed = HTML.test(raw) ? await parser.parse('fragment', raw) : { text: raw };
  if ('kind' in parsed) return { problem: failureProblem(`${path}:${line}`, 'html', parsed) };
  const { text } = parsed;
  if (text.trim() === '') return { problem: inputProblem('input/skipped-row', { path, line, column: columns.text }) };
  return {
    found: {
      ...NOTHING_FOUND,
      place: `${path}:${line}`,
      id: idOf(path, columns.id, of('id')),
      title: of('title'),
      outlet: of('outlet'),
      author: of('author'),
      url: of('url'),
      published: of('published'),
      language: of('language'),
      text,
      encoding,
    },
  };
}

/** The number that a table gives a row tells it from others of that table alone; ids that Marsad wrote are taken as they are. */
function idOf(path: string, column: string | undefined, written: string | null): string | null {
  if (written === null || column === 'meta.id' || column === 'doc.id') return written;
  return `${stemOf(path)}-${written}`;
}
