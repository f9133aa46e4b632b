import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { parseQuery } from '../src/app/search/parse-query.ts';
import { printQuery } from '../src/app/search/query.ts';

/** docs/search.md shows queries that are understood, and names every operator and field. */
const page = readFileSync(fileURLToPath(new URL('../docs/search.md', import.meta.url)), 'utf8');
const queries = [...page.matchAll(/^\| `(.+?)` +\|/gmu)].map(([, query = '']) => query);

describe('docs/search.md', () => {
  it('shows queries that are understood', () => {
    expect(queries.length).toBeGreaterThan(10);
    for (const query of queries) expect(printQuery(parseQuery(query)), query).not.toBe('');
  });

  it.each(['و', 'أو', 'ليس', 'طرف:', 'مصدر:', 'تاريخ:', 'إلى', 'AND', 'OR', 'NOT', 'TO'])('tells of %s', (word) => {
    expect(page).toMatch(new RegExp(`\`[^\`]*${word}[^\`]*\``, 'u'));
  });
});
