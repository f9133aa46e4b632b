import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { COLUMN_ROLES } from '../src/app/input/columns.ts';
import { INPUT_FORMATS } from '../src/app/input/formats.ts';
import { INPUT_LIMITS } from '../src/app/input/limits.ts';

/** docs/inputs.md names every kind of file, every limit and every role of a column. */
const page = readFileSync(fileURLToPath(new URL('../docs/inputs.md', import.meta.url)), 'utf8');

describe('docs/inputs.md', () => {
  test.each(INPUT_FORMATS.flatMap(({ extensions }) => extensions))('has %s in its table of formats', (extension) => {
    const rows = page.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.some((row) => row.split('|')[2]?.split(' ').includes(extension))).toBe(true);
  });

  const MEBIBYTE = 1024 * 1024;
  test.each(
    Object.entries(INPUT_LIMITS).map(([name, limit]) => {
      if (!name.endsWith('Bytes')) return [name, limit.toLocaleString('en')] as const;
      return [name, limit < 1024 * MEBIBYTE ? `${limit / MEBIBYTE} MiB` : `${limit / MEBIBYTE / 1024} GiB`] as const;
    }),
  )('tells %s: %s', (_name, limit) => {
    const limits = page.slice(page.indexOf('## Limits'), page.indexOf('## Threats'));
    expect(limits).toMatch(new RegExp(`(?<![\\d,])${limit}(?![\\d,])`, 'u'));
  });

  test.each(COLUMN_ROLES)('names the column %s', (role) => expect(page).toContain(`\`${role}\``));
});
