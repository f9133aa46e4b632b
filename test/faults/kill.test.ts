import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { describePlaces } from '../places.ts';
import { killIngests } from './kill-ingest.ts';
import { killServers, killWatches } from './kill-program.ts';

/** `npm run bench:faults` does the same twenty times on each tier. */
const KILLS = 3;

describePlaces('an ingest that is killed', (place) => {
  test('loses nothing that it acknowledged, and doubles nothing when it goes on', async () => {
    const report = await killIngests(place(), { name: 'killed', count: 60, kills: KILLS, seed: 'a few' });
    expect(report.acknowledged).toHaveLength(KILLS);
    // The kills came while there was work to do: some of it was done, and some was not.
    expect(Math.min(...report.acknowledged)).toBeLessThan(60);
    expect(Math.max(...report.acknowledged)).toBeGreaterThan(0);
  }, 180_000);
});

describe('the program that is killed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-kill-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('while it watches reads again what it had not remembered, and doubles nothing', async () => {
    const kept = await killWatches({ folder, kills: 1, seed: 'watch' });
    expect(kept).toHaveLength(1);
  }, 400_000);

  test('while it serves has what it acknowledged when it is started again', async () => {
    const acknowledged = await killServers({ folder, kills: 1, seed: 'serve' });
    expect(acknowledged).toHaveLength(1);
  }, 240_000);
});
