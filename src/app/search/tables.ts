import type { Bundle } from '../../model/index.ts';
import { createNameTable, type NameTable } from './names.ts';
import { createTermReader, type TermReader } from './terms.ts';

/** What the meaning of words rests on. */
export interface SearchTables {
  readonly terms: TermReader;
  readonly names: NameTable;
}

const tablesOfBundle = new WeakMap<Bundle, SearchTables>();

/** The tables over a bundle, made at the first call: some tens of milliseconds. */
export function searchTablesOf(bundle: Bundle): SearchTables {
  let tables = tablesOfBundle.get(bundle);
  if (!tables) {
    tables = { terms: createTermReader(bundle), names: createNameTable(bundle) };
    tablesOfBundle.set(bundle, tables);
  }
  return tables;
}
