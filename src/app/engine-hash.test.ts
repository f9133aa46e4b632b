import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { hashEngine, loadEngineHash } from './engine-hash.ts';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-engine-'));
  cpSync(SOURCES, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the same code has the same hash wherever it lies', () => {
  expect(hashEngine(folder)).toBe(loadEngineHash());
  expect(hashEngine(`${folder}/`)).toBe(loadEngineHash());
});

test.each(['model', 'text', 'language', 'knowledge', 'extraction'])(
  'code of %s counts, a new file or a renamed one',
  (layer) => {
    const before = hashEngine(folder);
    const inner = join(folder, layer, 'inner');
    mkdirSync(inner);
    writeFileSync(join(inner, 'new.ts'), 'export {};\n');
    const after = hashEngine(folder);
    expect(after).not.toBe(before);
    cpSync(join(inner, 'new.ts'), join(inner, 'other.ts'));
    rmSync(join(inner, 'new.ts'));
    expect(hashEngine(folder)).not.toBe(after);
  },
);

test('tests, READMEs and the layers above do not count', () => {
  const before = hashEngine(folder);
  for (const name of ['extraction/new.test.ts', 'language/README.md', 'app/new.ts', 'derivation/index.ts']) {
    writeFileSync(join(folder, name), 'export {};\n');
  }
  expect(hashEngine(folder)).toBe(before);
});
