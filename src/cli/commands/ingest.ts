import { writeFile } from 'node:fs/promises';

import { type CasePlace, inputProblem, isFileOfDisk, isSample, listInputs, refuseSampleCase } from '../../app/index.ts';
import { type InputProblem, MarsadError, reasonOfError } from '../../model/index.ts';
import { accessCase, type CaseAccess } from '../case-access.ts';
import { EXIT, type ExitCode, exitCodeOfInput } from '../exit.ts';
import { ingestFiles, type InputOptions, printLeftOut, printReport } from '../ingest-files.ts';
import { watchInterruption } from '../interruption.ts';
import type { Printer } from '../print.ts';

export interface IngestOptions extends InputOptions {
  readonly case: string;
  readonly json?: boolean;
  /** Threads that read articles. */
  readonly workers?: number;
  /** A file for all problems, a line of JSON each. */
  readonly report?: string;
}

/** `marsad ingest PATH…`: take articles into a case, through the server that owns it where there is one. */
export async function ingestCommand(
  paths: readonly string[],
  options: IngestOptions,
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  refuseSampleCase(options.case);
  const { files, problems } = await listInputs(paths);
  const samples = files.filter(({ path }) => isFileOfDisk(path) && isSample(path));
  const list = {
    files: files.filter((file) => !samples.includes(file)),
    problems: [...problems, ...samples.map(({ path }) => inputProblem('input/sample-file', { path }))],
  };
  // Whether it can be written is told before hours of reading, not after.
  await writeReport(options.report, list.problems);
  const interruption = watchInterruption();
  let access: CaseAccess | null = null;
  try {
    const open = async (): Promise<CaseAccess> =>
      (access = await accessCase(place, options.case, { create: true, workers: options.workers }));
    const { report, problems: found } = await ingestFiles(list, { ...options, open, print, interruption });
    await writeReport(options.report, found);
    if (report === null) {
      printLeftOut(found, print);
      print.remark(print.text('input/nothing-usable'));
      return EXIT.nothingUsable;
    }
    printReport(report, options.json ?? false, access, print);
    if (interruption.isWanted()) {
      print.remark(print.text('ingest/interrupted'));
      return EXIT.interrupted;
    }
    return exitCodeOfInput(report.read, found.filter((problem) => problem.fatal).length);
  } finally {
    interruption.stop();
    await (access as CaseAccess | null)?.close();
  }
}

/** @throws MarsadError `export/unwritable` */
async function writeReport(path: string | undefined, problems: readonly InputProblem[]): Promise<void> {
  if (path === undefined) return;
  try {
    await writeFile(path, problems.map((problem) => `${JSON.stringify(problem)}\n`).join(''));
  } catch (cause) {
    throw new MarsadError('export/unwritable', { path, reason: reasonOfError(cause) }, { cause });
  }
}
