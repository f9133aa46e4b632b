/**
 * What was promised, and what befalls a machine: `npm run bench:faults [KILLS] [SEED]`. An ingest is killed with SIGKILL at twenty moments
 * on each tier, `marsad watch` and `marsad serve` at a quarter as many; a disk is filled up; PostgreSQL crashes five times under load.
 * Each time it is checked that nothing acknowledged is lost and nothing doubled when it goes on. Ends with an error where it is not so.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CasePlace } from '../src/app/index.ts';
import { fillDisk, makeSmallDisk, SMALL_DISK_REMEDY } from '../test/faults/full-disk.ts';
import { killIngests } from '../test/faults/kill-ingest.ts';
import { killServers, killWatches } from '../test/faults/kill-program.ts';
import { restartUnderLoad } from '../test/faults/postgres-restart.ts';
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

/** Run `work` in an empty folder. */
async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-faults-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await inFolder((folder) => run('embedded', { kind: 'folder', folder }));
const few = Math.ceil(kills / 4);
const watched = await inFolder((folder) => killWatches({ folder, kills: few, seed }));
console.log(`watch: killed ${few} times, nothing lost or doubled; in the journal at the kill: ${watched.join(' ')}`);
const served = await inFolder((folder) => killServers({ folder, kills: few, seed }));
console.log(`serve: killed ${few} times, nothing lost or doubled; acknowledged at the kill: ${served.join(' ')}`);
const disk = makeSmallDisk(220);
if (disk === null) console.log(`full disk: not tried. ${SMALL_DISK_REMEDY}`);
else {
  try {
    const { refused } = await fillDisk(disk);
    console.log(`full disk: nothing lost; told: ${refused.message}`);
  } finally {
    disk.remove();
  }
}
const programs = findPostgres();
if (programs === null) throw new Error(POSTGRES_REMEDY);
const postgres = await startPostgres(programs);
try {
  await run('PostgreSQL', { kind: 'database', url: postgres.url });
  const { answers, refusals } = await restartUnderLoad(postgres, { count: COUNT, restarts: 5 });
  console.log(`PostgreSQL: crashed 5 times, nothing lost or doubled; ${answers} answers, ${refusals.length} refusals`);
} finally {
  await postgres.stop();
}
