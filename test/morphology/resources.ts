/** Reads the Arabic word tables for tests, without the application's loader. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { NounSchema, VerbSchema, type Noun, type Verb } from '../../src/model/index.ts';

type Row = Readonly<Record<string, string>>;

/** The rows of a CSV file by column; the path is relative to the repository. */
export function readRows(path: string): readonly Row[] {
  return parse<Row>(readFileSync(new URL(`../../${path}`, import.meta.url)), { columns: true });
}

const list = (cell: string | undefined): readonly string[] =>
  cell === undefined || cell === '' ? [] : cell.split('|');

/** A verb from the columns lemma, root, form, imperfect, masdars, gloss, rare; missing ones are empty. */
export function verbOf(row: Row): Verb {
  return VerbSchema.parse({
    lemma: row['lemma'],
    root: row['root'],
    form: row['form'],
    imperfect: row['imperfect'] === '' ? null : (row['imperfect'] ?? null),
    masdars: list(row['masdars']),
    gloss: row['gloss'] ?? '',
    rare: row['rare'] === '' ? null : (row['rare'] ?? null),
  });
}

export function readVerbs(): readonly Verb[] {
  return readRows('resources/ar/verbs.csv').map(verbOf);
}

export function readNouns(): readonly Noun[] {
  return readRows('resources/ar/nouns.csv').map((row) =>
    NounSchema.parse({ ...row, plurals: list(row['plurals']), kinds: list(row['kinds']) }),
  );
}
