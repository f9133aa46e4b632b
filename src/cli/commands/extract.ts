import { once } from 'node:events';

import { extractFiles, listInputs } from '../../app/index.ts';
import { type ExitCode, exitCodeOfInput } from '../exit.ts';
import { type InputOptions, webOf } from '../ingest-files.ts';
import type { Printer } from '../print.ts';
import { startProgress } from '../progress.ts';

/** `marsad extract PATH…`: one line of JSON for each article; what is wrong with files goes to standard error. */
export async function extractCommand(
  paths: readonly string[],
  options: InputOptions & { readonly text: boolean },
  print: Printer,
): Promise<ExitCode> {
  const { files, problems } = await listInputs(paths);
  problems.forEach(print.problem);
  let good = 0;
  let bad = problems.filter((problem) => problem.fatal).length;
  const progress = startProgress(files.length);
  for await (const item of extractFiles(files, { columns: options.map ?? {}, web: webOf(options) })) {
    item.problems.forEach(print.problem);
    bad += item.problems.filter((problem) => problem.fatal).length;
    if (item.extraction !== null) {
      good += 1;
      const { text: _text, ...rest } = item.extraction;
      const line = JSON.stringify(options.text ? item.extraction : rest);
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
    }
    if (item.isLast) progress.step();
  }
  progress.stop();
  return exitCodeOfInput(good, bad);
}
