/**
 * Tries many thousand random and broken files on the reading and the engine (`test/fuzz`). A file that breaks something is written to
 * test/inputs/failures, where it stays as a test.
 *
 *   npm run fuzz -- [--runs 100000] [--seed 1]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { FuzzFailure, fuzzInputs } from '../test/fuzz/fuzz-inputs.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const started = performance.now();
const seconds = (): string => ((performance.now() - started) / 1000).toFixed(0);
try {
  const { runs, articles, refused, slowest } = await fuzzInputs(Number(values.runs), Number(values.seed), (done) => {
    if (done % 1000 === 0) process.stderr.write(`${done} in ${seconds()} s\n`);
  });
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(
    `${runs} inputs in ${seconds()} s: ${articles} articles, ${refused} refused; slowest ${slowest.name} ${slowest.milliseconds.toFixed(0)} ms; ${memory} MB\n`,
  );
} catch (error) {
  if (!(error instanceof FuzzFailure)) throw error;
  const folder = fileURLToPath(new URL('../test/inputs/failures/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${Date.now()}-${error.input.name}`);
  writeFileSync(path, error.input.bytes);
  process.stderr.write(`${error.stack}\nIt is kept in ${path}\n`);
  process.exitCode = 1;
}
