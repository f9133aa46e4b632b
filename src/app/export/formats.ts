/** A table as CSV, XLSX or JSON lines. */
import { stringify } from 'csv-stringify/sync';

import type { MessageLanguage } from '../../model/index.ts';
import type { Cell, Table } from './table.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The type of each format, for those who send it. */
export const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
};

export function writeTable(table: Table, format: ExportFormat): Promise<Uint8Array> {
  return WRITERS[format](table);
}

const WRITERS: Record<ExportFormat, (table: Table) => Promise<Uint8Array>> = {
  csv: (table) => Promise.resolve(Buffer.from(toCsv(table))),
  xlsx: toXlsx,
  jsonl: (table) => Promise.resolve(Buffer.from(toJsonLines(table))),
};

const PARAMETERS_HEADING: Record<MessageLanguage, string> = { ar: 'المعلمات', en: 'Parameters' };

/**
 * CSV as spreadsheets read it: UTF-8 with byte order mark, CRLF. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it. Each row carries the parameters, so that it can be told where it comes from when it is cut out.
 */
function toCsv({ columns, rows, parameters, language }: Table): string {
  const asked = parameters.map(({ id, value }) => `${id}=${value}`).join('; ');
  return stringify(
    [
      [...columns.map(({ label }) => label[language]), PARAMETERS_HEADING[language]],
      ...rows.map((row) => [...row, asked]),
    ],
    { bom: true, record_delimiter: '\r\n', escape_formulas: true },
  );
}

/** One object a line: the fields of the row by their ids, and the parameters. */
function toJsonLines({ columns, rows, parameters }: Table): string {
  const asked = Object.fromEntries(parameters.map(({ id, value }) => [id, value]));
  return rows
    .map((row) => Object.fromEntries(columns.map(({ id }, index) => [id, row[index] ?? null])))
    .map((fields) => `${JSON.stringify({ ...fields, parameters: asked })}\n`)
    .join('');
}

/** What a cell of a spreadsheet holds at most; the rest of a longer text is cut off, and … stands for it. */
const CELL_LENGTH_MAX = 32_767;

/** A workbook: the list, from right to left where its language is, and a second sheet with the parameters. */
async function toXlsx({ title, columns, rows, parameters, language }: Table): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const direction = { rightToLeft: language === 'ar' };
  const heading = (text: string) => ({ value: text, fontWeight: 'bold' as const });
  return writeExcelFile([
    {
      ...direction,
      sheet: title[language],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [columns.map(({ label }) => heading(label[language])), ...rows.map((row) => row.map(cellOf))],
    },
    {
      ...direction,
      sheet: PARAMETERS_HEADING[language],
      columns: [{ width: 24 }, { width: 60 }],
      data: parameters.map(({ label, value }) => [heading(label[language]), cellOf(value)]),
    },
  ]).toBuffer();
}

/** Text is always of the type text, so that no formula comes of it. XML has no control characters but blanks. */
function cellOf(cell: Cell) {
  if (typeof cell !== 'string') return cell;
  const text = cell.replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '');
  const value = text.length <= CELL_LENGTH_MAX ? text : `${text.slice(0, CELL_LENGTH_MAX - 1)}…`;
  return value === '' ? null : { value, type: String };
}
