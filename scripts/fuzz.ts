/**
 * Tries many thousand random and broken files on the reading and the engine (`test/fuzz`), and goes on where one breaks something: that
 * file is written to test/inputs/failures, where it stays as a test. One that never comes to an end is kept too, by a thread that
 * watches, and ends the run; go on after it with `--from`. The same seed and numbers make the same files each time.
 *
 *   npm run fuzz -- [--runs 100000] [--seed 1] [--from 0]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';

import { BUDGET_SECONDS, type FuzzInput, fuzzInputs, inputOfRun } from '../test/fuzz/fuzz-inputs.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});
const [runs, seed, from] = [Number(values.runs), Number(values.seed), Number(values.from)];
const FAILURES = fileURLToPath(new URL('../test/inputs/failures/', import.meta.url));

function keep({ name, bytes }: FuzzInput, run: number): string {
  mkdirSync(FAILURES, { recursive: true });
  const path = join(FAILURES, `${seed}-${run}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

/** The number of the input that is being read, where the thread that watches sees it. */
const current = new Int32Array(new SharedArrayBuffer(4));
/**
 * The processor's time goes on while this thread hangs: then the other ends the process, for nobody else could. It is given twice the
 * budget, so that what only takes too long is told by the run itself.
 */
const watcher = new Worker(
  `const { workerData: { current, seconds } } = require('node:worker_threads');
   let [run, since] = [-1, process.cpuUsage()];
   setInterval(() => {
     if (current[0] !== run) return [run, since] = [current[0], process.cpuUsage()];
     const { user, system } = process.cpuUsage(since);
     if ((user + system) / 1e6 < seconds) return;
     require('node:fs').writeSync(2, 'run ' + run + ' does not come to an end; look at it with --from ' + run + ' --runs 1\\n');
     process.kill(process.pid, 'SIGKILL');
   }, 500).unref();`,
  { eval: true, workerData: { current, seconds: 2 * BUDGET_SECONDS } },
);
watcher.unref();

const started = process.cpuUsage();
const seconds = (): string => {
  const { user, system } = process.cpuUsage(started);
  return ((user + system) / 1e6).toFixed(0);
};
let failures = 0;
const report = await fuzzInputs(runs, seed, {
  from,
  onRun(run) {
    current[0] = run;
    if (run > from && run % 1000 === 0) process.stderr.write(`${run} after ${seconds()} s of processors\n`);
  },
  onFailure(failure, run) {
    failures += 1;
    process.stderr.write(
      `${failure.stack}\nrun ${run} of seed ${seed} is kept in ${keep(inputOfRun(seed, run), run)}\n`,
    );
  },
});
await watcher.terminate();
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
for (const [kind, count] of Object.entries(report.kinds)) process.stdout.write(`${kind.padEnd(20)} ${count}\n`);
process.stdout.write(
  `${report.runs} inputs of seed ${seed} from ${from} in ${seconds()} s of processors: ${report.articles} articles, ${report.refused} inputs without, ${failures} failures; slowest ${report.slowest.name}: ${report.slowest.milliseconds.toFixed(0)} ms; ${memory} MB\n`,
);
if (failures > 0) process.exitCode = 1;
