import { once } from 'node:events';

import { extractFiles, listInputs } from '../../app/index.ts';
import { type ExitCode, exitCodeOfInput } from '../exit.ts';
import type { Printer } from '../print.ts';
import { startProgress } from '../progress.ts';

/** `marsad extract PATH…`: one line of JSON for each article; what is wrong with files goes to standard error. */
export async function extractCommand(
  paths: readonly string[],
  options: { readonly text: boolean; readonly workers?: number },
  print: Printer,
): Promise<ExitCode> {
  const { files, problems } = await listInputs(paths);
  problems.forEach(print.problem);
  let good = 0;
  let bad = problems.length;
  const progress = startProgress(files.length);
  const given = options.workers === undefined ? {} : { workers: options.workers };
  for await (const { line, problems: found } of extractFiles(files, { withText: options.text, ...given })) {
    found.forEach(print.problem);
    if (line === null) {
      bad += 1;
    } else {
      good += 1;
      if (!process.stdout.write(line)) await once(process.stdout, 'drain');
    }
    progress.step();
  }
  progress.stop();
  return exitCodeOfInput(good, bad);
}
