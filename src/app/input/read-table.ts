import { Readable } from 'node:stream';

import { parse } from 'csv-parse';

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
  const parser = Readable.from(chunksOf(text)).pipe(
    parse({
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 16 * 1024 * 1024,
    }),
  );
  const bytes = Buffer.byteLength(text);
  let names: readonly string[] = [];
  let chosen: ChosenColumns | null = null;
  let before = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Row>) {
      const line = before + 1;
      before = info.lines;
      if (chosen === null) {
        names = record.map((name) => name.trim());
        const choice = chooseColumns(path, names, context.columns);
        if (isProblem(choice)) return yield { problem: choice };
        chosen = choice;
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
  } catch (error) {
    // What cannot be told apart from there on, such as a quotation mark that is never closed.
    const reason = error instanceof Error ? error.message : String(error);
    yield { problem: inputProblem('input/row', { path, line: before + 1, reason: reason.slice(0, 200) }) };
  }
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
