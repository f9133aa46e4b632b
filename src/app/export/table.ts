import { type Label, type MessageLanguage, VERSION } from '../../model/index.ts';

/** A list as a table: what every format writes. Plain values; each list declares its columns once, in `lists/`. */

export type Cell = string | number | null;

/** One column of a list of rows. */
export interface Column<Row> {
  /** The name of the field in JSON; never changed once released. */
  readonly id: string;
  readonly label: Label;
  /** Width in a spreadsheet, in characters. */
  readonly width: number;
  readonly value: (row: Row, language: MessageLanguage) => Cell;
}

/** Something that the list was asked with, or that its numbers rest on. */
export interface Parameter {
  readonly id: string;
  readonly label: Label;
  readonly value: string | number;
}

export interface Table {
  readonly title: Label;
  readonly language: MessageLanguage;
  readonly columns: readonly Pick<Column<never>, 'id' | 'label' | 'width'>[];
  readonly rows: readonly (readonly Cell[])[];
  /** What was asked, and which program answered. */
  readonly parameters: readonly Parameter[];
}

/** The table of `rows`, with the case and the program among the parameters. Parameters without a value are left out. */
export function makeTable<Row>(
  list: { readonly title: Label; readonly columns: readonly Column<Row>[] },
  rows: readonly Row[],
  caseName: string,
  parameters: readonly Parameter[],
  language: MessageLanguage,
): Table {
  return {
    title: list.title,
    language,
    columns: list.columns,
    rows: rows.map((row) => list.columns.map((column) => column.value(row, language))),
    parameters: [
      { id: 'case', label: { ar: 'الملف', en: 'Case' }, value: caseName },
      ...parameters.filter(({ value }) => value !== ''),
      { id: 'program', label: { ar: 'البرنامج', en: 'Program' }, value: `marsad ${VERSION}` },
    ],
  };
}

/** Several values in one cell. */
export const SEPARATOR = ' | ';
