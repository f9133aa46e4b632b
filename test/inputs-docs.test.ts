import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { COLUMN_ROLES } from '../src/app/input/columns.ts';
import { INPUT_FORMATS } from '../src/app/input/formats.ts';
import { INPUT_LIMITS } from '../src/app/input/limits.ts';

const ROOT = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, ROOT)), 'utf8');
/** docs/inputs.md names every limit and every role of a column, docs/formats.md every kind of file. */
const page = read('docs/inputs.md');
const PAGES = ['docs/formats.md', 'docs/security.md'];
const rowsOf = (path: string): readonly string[] =>
  read(path)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:-|format |threat )/u.test(line));

describe.each(PAGES)('%s', (path) => {
  test.each(rowsOf(path))('names tests that there are: %s', (row) => {
    const cell = row.split('|').at(-2) ?? '';
    const files = [...cell.matchAll(/`(?<file>[^`]+\.test\.ts)`(?<titles>[^`]*)/gu)];
    expect(files.length).toBeGreaterThan(0);
    for (const { groups: { file = '', titles = '' } = {} } of files) {
      const source = read(file);
      for (const [, title = ''] of titles.matchAll(/_(.+?)_(?=,|\s|$)/gu))
        expect(source).toContain(title.replaceAll('\\', ''));
    }
  });
});

test.each(INPUT_FORMATS.flatMap(({ extensions }) => extensions))('docs/formats.md has %s in its table', (extension) => {
  expect(rowsOf('docs/formats.md').some((row) => row.split('|')[2]?.split(' ').includes(extension))).toBe(true);
});

describe('docs/inputs.md', () => {
  const MEBIBYTE = 1024 * 1024;
  test.each(
    Object.entries(INPUT_LIMITS).map(([name, limit]) => {
      if (!name.endsWith('Bytes')) return [name, limit.toLocaleString('en')] as const;
      return [name, limit < 1024 * MEBIBYTE ? `${limit / MEBIBYTE} MiB` : `${limit / MEBIBYTE / 1024} GiB`] as const;
    }),
  )('tells %s: %s', (_name, limit) => {
    const limits = page.slice(page.indexOf('## Limits'), page.indexOf('What may go wrong'));
    expect(limits).toMatch(new RegExp(`(?<![\\d,])${limit}(?![\\d,])`, 'u'));
  });

  test.each(COLUMN_ROLES)('names the column %s', (role) => expect(page).toContain(`\`${role}\``));
});
