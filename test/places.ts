import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll } from 'vitest';

import type { CasePlace } from '../src/app/index.ts';
import { findPostgres, POSTGRES_REMEDY, type RunningPostgres, startPostgres } from './postgres.ts';
import { describeWhen } from './require.ts';

/** The tests of `define` on both tiers: cases in a folder, and cases in a PostgreSQL. `place` is empty at first. */
export function describePlaces(name: string, define: (place: () => CasePlace) => void): void {
  describeWhen(true, `${name}, in a folder`, '', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'marsad-place-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    define(() => ({ kind: 'folder', folder }));
  });
  const programs = findPostgres();
  describeWhen(programs !== null, `${name}, on PostgreSQL`, POSTGRES_REMEDY, () => {
    let postgres: RunningPostgres;
    beforeAll(async () => {
      postgres = await startPostgres(programs ?? '');
    }, 60_000);
    afterAll(() => postgres.stop());
    define(() => ({ kind: 'database', url: postgres.url }));
  });
}
