/**
 * What the engine finds in the sample articles, in files that people can read (`test/golden/expected`). A difference is written to
 * `test/output` beside the old file; look at both, and run with UPDATE_GOLDEN=1 when the new one is better.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { describeExtraction } from '../../src/app/describe-extraction.ts';
import { sampleDocuments, testEngine } from '../support.ts';

const EXPECTED = fileURLToPath(new URL('expected/', import.meta.url));
const OUTPUT = fileURLToPath(new URL('../output/golden/', import.meta.url));
const documents = await sampleDocuments();

describe('golden articles', () => {
  it('there are at least 24', () => {
    expect(documents.length).toBeGreaterThanOrEqual(24);
  });

  it.each(documents.map((document) => [document.meta.id, document] as const))('%s', (id, document) => {
    const found = describeExtraction(testEngine().extract(document));
    const file = `${EXPECTED}${id}.txt`;
    if (process.env['UPDATE_GOLDEN'] === '1') {
      mkdirSync(EXPECTED, { recursive: true });
      writeFileSync(file, found);
    }
    const expected = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (found !== expected) {
      mkdirSync(OUTPUT, { recursive: true });
      writeFileSync(`${OUTPUT}${id}.txt`, found);
    }
    expect(found).toBe(expected);
  });
});
