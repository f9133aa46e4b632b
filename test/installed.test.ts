import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { VERSION } from '../src/model/index.ts';
import { Bench } from './e2e-cli/marsad.ts';

/**
 * The package as users get it: packed out of the built checkout, installed by npm into an empty folder, and run there. npm
 * takes the dependencies from its cache, where `npm ci` has put them, and asks a registry only for what is missing there.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PATIENCE_MS = 180_000;

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

let folder: string;
let packed: Packed;
let bench: Bench;

function npm(words: readonly string[], cwd: string): string {
  return execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-installed-'));
  const told = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT);
  [packed = { filename: '', files: [] }] = JSON.parse(told) as readonly Packed[];
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{ "private": true, "type": "module" }');
  npm(['install', '--prefer-offline', join(folder, packed.filename)], empty);
  bench = new Bench([join(empty, 'node_modules', '.bin', 'marsad')]);
}, PATIENCE_MS);
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

describe('the package', { timeout: PATIENCE_MS }, () => {
  it('holds all that runs and nothing that does not', () => {
    const paths = packed.files.map(({ path }) => path);
    for (const needed of [
      'LICENSE',
      'NOTICE',
      'README.md',
      'dist/cli/main.js',
      'dist/engine.json',
      'dist/index.d.ts',
      'dist/resources.json',
      'dist/schemas/extraction.schema.json',
      'dist/store/empty-store.tar.gz',
      'dist/web/index.html',
      'samples/libya/sample-26.md',
    ]) {
      expect(paths).toContain(needed);
    }
    expect(
      paths.filter((path) =>
        /\.test\.|\.stamps|\.map$|(?<!\.d)\.tsx?$|^(src|test|scripts|resources|web)\//u.test(path),
      ),
    ).toEqual([]);
  });

  it('serves the sample case, and answers about it', async () => {
    expect((await bench.marsad('--version')).out).toBe(`${VERSION}\n`);
    const { url } = await bench.serve('start', '--port', '0');
    expect(await (await fetch(url)).text()).toMatch(/<title>.*Marsad<\/title>/u);
    const cases: unknown = await (await fetch(`${url}api/cases`)).json();
    expect(cases).toMatchObject({ cases: [{ name: 'sample', sample: true, articles: 26 }] });
    const { code, out, err } = await bench.marsad('positions', '--case', 'sample', '--target', 'حفتر', '--json');
    expect([code, err]).toEqual([0, '']);
    expect((JSON.parse(out) as { positions: unknown[] }).positions.length).toBeGreaterThan(2);
  });

  it('is a library too', () => {
    const program =
      "import { createEngine, loadBundle } from 'marsad'; createEngine(loadBundle()); console.log('made');";
    const cwd = join(folder, 'empty');
    writeFileSync(join(cwd, 'use.js'), program);
    expect(execFileSync(process.execPath, ['use.js'], { cwd, encoding: 'utf8' })).toBe('made\n');
  });
});
