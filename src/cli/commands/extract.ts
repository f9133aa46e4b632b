import { once } from 'node:events';

import { extractFiles, listInputs } from '../../app/index.ts';
import { type ExitCode, exitCodeOfInput } from '../exit.ts';
import { type InputOptions, webOf } from '../ingest-files.ts';
import type { Printer } from '../print.ts';
import { startProgress } from '../progress.ts';

/** `marsad extract PATH…`: one line of JSON for each article; what is wrong with files goes to standard error. */
export async function extractCommand(
  paths: readonly string[],
  options: InputOptions & { readonly text: boolean; readonly workers?: number },
  print: Printer,
): Promise<ExitCode> {
  const { files, problems } = await listInputs(paths);
  problems.forEach(print.problem);
  let good = 0;
  let bad = problems.filter((problem) => problem.fatal).length;
  const progress = startProgress(files.length);
  const given = options.workers === undefined ? {} : { workers: options.workers };
  const reading = { columns: options.map ?? {}, web: webOf(options), withText: options.text, ...given };
  for await (const { line, problems: found, isLast, share } of extractFiles(files, reading)) {
    found.forEach(print.problem);
    bad += found.filter((problem) => problem.fatal).length;
    if (line !== null) {
      good += 1;
      progress.read(share);
      if (!process.stdout.write(line)) await once(process.stdout, 'drain');
    }
    if (isLast) progress.step();
  }
  progress.stop();
  return exitCodeOfInput(good, bad);
}
