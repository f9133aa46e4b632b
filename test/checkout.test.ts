import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { hashEngine } from '../src/app/engine-hash.ts';
import { loadBundle } from '../src/app/resources/index.ts';
import { type Bundle, ExtractionSchema, VERSION } from '../src/model/index.ts';

/** `npm run -s marsad -- …` in a checkout: it builds what is stale, and only the command itself prints. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

function marsad(words: readonly string[], folder: string) {
  return spawnSync(process.execPath, [join(ROOT, 'scripts', 'marsad.mjs'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
}

describe('marsad in a checkout', () => {
  it('prints its version and nothing else on standard output', () => {
    const { status, stdout } = marsad(['--version'], ROOT);
    expect(stdout).toBe(`${VERSION}\n`);
    expect(status).toBe(0);
  });

  it('builds what tells the store that the engine has changed', () => {
    marsad(['extract', '--help'], ROOT);
    const { hash } = JSON.parse(readFileSync(join(ROOT, 'dist', 'engine.json'), 'utf8')) as { hash: string };
    expect(hash).toBe(hashEngine(join(ROOT, 'src')));
  });

  it('builds the bundle that the sources compile to, coordinates from the list of cities included', () => {
    marsad(['extract', '--help'], ROOT);
    const built = JSON.parse(readFileSync(join(ROOT, 'dist', 'resources.json'), 'utf8')) as Bundle;
    expect(built.hash).toBe(loadBundle().hash);
    expect(built.places.find(({ id }) => id === 'hanoi')).toMatchObject({ precision: 'exact', lat: 21.0245 });
  });

  it('takes paths relative to the folder where it is called', () => {
    const sample = relative(tmpdir(), join(ROOT, 'samples', 'libya', 'sample-01.md'));
    const { status, stdout } = marsad(['extract', sample], tmpdir());
    const lines = stdout.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(1);
    const extraction = ExtractionSchema.parse(JSON.parse(lines[0] ?? ''));
    expect(extraction.entities.length).toBeGreaterThan(0);
    expect(status).toBe(0);
  });

  it('tells the exit code of the command', () => {
    const { status, stdout, stderr } = marsad(['extract', '--no-such-option', 'x'], ROOT);
    expect(stdout).toBe('');
    expect(stderr).toContain('--no-such-option');
    expect(status).toBe(2);
  });
});
