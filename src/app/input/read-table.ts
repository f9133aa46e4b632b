import { Readable } from 'node:stream';

import { type CsvError, parse } from 'csv-parse';

import { type Label, reasonOfWords } from '../../model/index.ts';
import { type ChosenColumns, chooseColumns, guessProblem } from './columns.ts';
import { decodeSource, isProblem } from './decode-source.ts';
import { inputProblem } from './problem.ts';
import { pieceOfRow } from './row.ts';
import { type Piece, type ReadContext, type Source, withShare } from './source.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const CHUNK_CHARACTERS = 64 * 1024;

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly bytes: number };
}

/**
 * A table, an article a row. The first row names the columns; what separates them is found in it. A row that is broken is told
 * with its line, and the others are read.
 */
export async function* readTable(source: Source, context: ReadContext): AsyncGenerator<Piece> {
  const { path } = source;
  const decoded = decodeSource(source);
  if (isProblem(decoded)) return yield { problem: decoded };
  const { text, encoding, notes } = decoded;
  for (const problem of notes) yield { problem };
  const broken: CsvError[] = [];
  const parser = Readable.from(chunksOf(text)).pipe(
    parse({
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 16 * 1024 * 1024,
      // An error would end the stream, and take the rows with it that wait to be read.
      skip_records_with_error: true,
      on_skip: (error) => void (error && broken.push(error)),
    }),
  );
  const bytes = Buffer.byteLength(text);
  let names: readonly string[] = [];
  let chosen: ChosenColumns | null = null;
  let before = 0;
  let headerLines = 0;
  for await (const { record, info } of parser as AsyncIterable<Row>) {
    const line = before + 1;
    before = info.lines;
    if (chosen === null) {
      names = record.map((name) => name.trim());
      const choice = chooseColumns(path, names, context.columns);
      if (isProblem(choice)) return yield { problem: choice };
      chosen = choice;
      headerLines = before;
      if (choice.guessed) yield { problem: guessProblem(path, choice, names) };
      continue;
    }
    const piece = await pieceOfRow(
      { path, line, encoding, parser: context.parser },
      chosen,
      (column) => record[names.indexOf(column)] ?? null,
    );
    yield withShare(piece, Math.min(1, info.bytes / bytes));
  }
  for (const error of broken) {
    yield { problem: inputProblem('input/row', { path, line: before + 1 }, reasonOf(error)) };
  }
  if (chosen !== null && before === headerLines && broken.length === 0) {
    yield { problem: inputProblem('input/no-rows', { path }) };
  }
}

/** Why a row cannot be told from those after it. */
function reasonOf({ code, message }: CsvError): Label {
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? { en: 'a quotation mark is opened here and never closed', ar: 'فُتحت هنا علامة تنصيص ولم تُغلق' }
    : reasonOfWords(message);
}

function* chunksOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += CHUNK_CHARACTERS) yield text.slice(from, from + CHUNK_CHARACTERS);
}

/** The mark that parts the most columns in the first line. */
function delimiterOf(text: string): string {
  const [header = ''] = text.slice(0, CHUNK_CHARACTERS).split('\n', 1);
  const bare = header.replace(/"[^"]*"/gu, '');
  const [best] = DELIMITERS.map((mark) => ({ mark, count: bare.split(mark).length })).toSorted(
    (a, b) => b.count - a.count,
  );
  return best?.mark ?? ',';
}
