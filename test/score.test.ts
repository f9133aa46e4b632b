import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** `npm run score` in a checkout with and without annotated articles beside it. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-score-test-'));
  cpSync(fileURLToPath(new URL('../scripts', import.meta.url)), join(folder, 'checkout', 'scripts'), {
    recursive: true,
  });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function score(...options: readonly string[]) {
  const script = join(folder, 'checkout', 'scripts', 'score.mjs');
  return spawnSync(process.execPath, [script, ...options], { encoding: 'utf8' });
}

describe('npm run score', () => {
  it('says plainly that there is nothing to score against, and is content', () => {
    const { status, stdout, stderr } = score();
    expect(stdout).toContain('There is nothing to score against: ../shared');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('does not show the errors of an article that is set aside', () => {
    mkdirSync(join(folder, 'shared', 'eval'), { recursive: true });
    writeFileSync(join(folder, 'shared', 'eval', 'score.mjs'), 'console.log("never run");\n');
    writeFileSync(join(folder, 'shared', 'eval', 'set-aside.txt'), 'kept-back\nkept-too\n');
    const { status, stdout, stderr } = score('--errors', 'kept-too');
    expect(stderr).toContain('kept-too is set aside');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
