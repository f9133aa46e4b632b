import { expect, test } from 'vitest';

import { describePlaces } from '../places.ts';
import { killIngests } from './kill-ingest.ts';

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
