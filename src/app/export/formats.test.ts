import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import { VERSION } from '../../model/index.ts';
import { writeTable } from './formats.ts';
import { type Cell, makeTable, type Table } from './table.ts';

const LIST = {
  title: { ar: 'قائمة', en: 'List' },
  columns: [
    { id: 'text', label: { ar: 'نص', en: 'Text' }, width: 20, value: ([text = null]: readonly Cell[]) => text },
    { id: 'number', label: { ar: 'عدد', en: 'Number' }, width: 8, value: ([, number = null]: readonly Cell[]) => number },
  ],
}; // prettier-ignore

const tableOf = (rows: readonly (readonly Cell[])[], language: 'ar' | 'en' = 'ar'): Table =>
  makeTable(
    LIST,
    rows,
    'ليبيا',
    [{ id: 'measure', label: { ar: 'المقياس', en: 'Measure' }, value: 'killed' }],
    language,
  );

const csvOf = async (table: Table): Promise<string> => Buffer.from(await writeTable(table, 'csv')).toString('utf8');
const readCsv = (csv: string): string[][] => parse(csv, { bom: true });

describe('CSV', () => {
  it('begins with a byte order mark, and each row tells what was asked', async () => {
    const csv = await csvOf(tableOf([['قال "نعم"،\nثم سكت', -0.5]]));
    expect(csv.startsWith('\ufeffنص,عدد,المعلمات\r\n')).toBe(true);
    expect(readCsv(csv)).toEqual([
      ['نص', 'عدد', 'المعلمات'],
      ['قال "نعم"،\nثم سكت', '-0.5', `case=ليبيا; measure=killed; program=marsad ${VERSION}`],
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('disarms %j', async (formula) => {
    const [, row] = readCsv(await csvOf(tableOf([[formula, null]])));
    expect(row?.slice(0, 2)).toEqual([`'${formula}`, '']);
  });

  it('gives any other text back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const [, row] = readCsv(await csvOf(tableOf([[text, 1]])));
        expect(row?.[0]).toBe(/^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text);
      }),
    );
  });
});

describe('JSON lines', () => {
  it('name fields by their ids, and keep nothing and numbers apart', async () => {
    const lines = Buffer.from(await writeTable(tableOf([['=x', null], [null, -2]]), 'jsonl')).toString('utf8'); // prettier-ignore
    const parameters = { case: 'ليبيا', measure: 'killed', program: `marsad ${VERSION}` };
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { text: '=x', number: null, parameters },
      { text: null, number: -2, parameters },
    ]);
    expect(Buffer.from(await writeTable(tableOf([]), 'jsonl'))).toHaveLength(0);
  });
});

describe('XLSX', () => {
  const xlsxOf = async (table: Table): Promise<Buffer> => Buffer.from(await writeTable(table, 'xlsx'));
  /** The parts of the workbook, by their names. */
  const partsOf = async (table: Table): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries(Object.entries(unzipSync(await xlsxOf(table))).map(([name, bytes]) => [name, strFromU8(bytes)]));

  it('holds the list, and a second sheet with what was asked', async () => {
    expect(await readExcelFile(await xlsxOf(tableOf([['قال "نعم" & <لا>', -0.5], [null, null], ['x', 2]])))).toEqual([
      {
        sheet: 'قائمة',
        data: [
          ['نص', 'عدد'],
          ['قال "نعم" & <لا>', -0.5],
          [null, null],
          ['x', 2],
        ],
      },
      {
        sheet: 'المعلمات',
        data: [
          ['الملف', 'ليبيا'],
          ['المقياس', 'killed'],
          ['البرنامج', `marsad ${VERSION}`],
        ],
      },
    ]); // prettier-ignore
  });

  it.each([
    ['ar', true],
    ['en', false],
  ] as const)('runs in the direction of %s', async (language, isRightToLeft) => {
    const parts = await partsOf(tableOf([['a', 1]], language));
    for (const sheet of ['sheet1', 'sheet2']) {
      const view = /<sheetView [^>]*>/u.exec(parts[`xl/worksheets/${sheet}.xml`] ?? '')?.[0] ?? '';
      expect(view.includes('rightToLeft="1"')).toBe(isRightToLeft);
    }
  });

  it('keeps what looks like a formula as text', async () => {
    const parts = await partsOf(tableOf([['=1+1', 1]]));
    expect(Object.values(parts).join('')).not.toMatch(/<f[ >]/u);
    const [list] = await readExcelFile(await xlsxOf(tableOf([['=1+1', 1]])));
    expect(list?.data[1]).toEqual(['=1+1', 1]);
  });

  it('leaves out what XML cannot hold, and cuts what no cell can', async () => {
    const [list] = await readExcelFile(await xlsxOf(tableOf([['a\0\u0001b\ud800', 1], ['ن'.repeat(40_000), 2]]))); // prettier-ignore
    expect(list?.data[1]).toEqual(['ab', 1]);
    const cut = String(list?.data[2]?.[0]);
    expect([cut.length, cut.at(-1)]).toEqual([32_767, '…']);
  });
});
