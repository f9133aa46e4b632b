/**
 * Kills an ingest with SIGKILL at twenty moments on each tier, and checks each time that nothing acknowledged is lost and
 * nothing doubled when it goes on: `npm run bench:faults [KILLS] [SEED]`. Ends with an error where it is.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CasePlace } from '../src/app/index.ts';
import { killIngests } from '../test/faults/kill-ingest.ts';
import { findPostgres, POSTGRES_REMEDY, startPostgres } from '../test/postgres.ts';

const kills = Number(process.argv[2] ?? 20);
const seed = process.argv[3] ?? 'twenty';
const COUNT = 100;

async function run(tier: string, place: CasePlace): Promise<void> {
  const started = performance.now();
  const { acknowledged } = await killIngests(place, { name: 'killed', count: COUNT, kills, seed });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const counts = acknowledged.toSorted((a, b) => a - b).join(' ');
  console.log(`${tier}: killed ${kills} times, nothing lost or doubled (${seconds} s)`);
  console.log(`  of ${COUNT} articles acknowledged at the kill: ${counts}`);
}

const folder = mkdtempSync(join(tmpdir(), 'marsad-faults-'));
try {
  await run('embedded', { kind: 'folder', folder });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const programs = findPostgres();
if (programs === null) throw new Error(POSTGRES_REMEDY);
const postgres = await startPostgres(programs);
try {
  await run('PostgreSQL', { kind: 'database', url: postgres.url });
} finally {
  await postgres.stop();
}
