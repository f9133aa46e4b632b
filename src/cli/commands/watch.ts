import {
  beginRound,
  type CasePlace,
  inputProblem,
  isFileOfDisk,
  isSample,
  listInputs,
  readWatchMemory,
  refuseSampleCase,
  WATCH_MEMORY,
} from '../../app/index.ts';
import { MarsadError } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { ingestFiles, type InputOptions, printLeftOut, printReport, webOf } from '../ingest-files.ts';
import { type Interruption, watchInterruption } from '../interruption.ts';
import type { Printer } from '../print.ts';

export interface WatchOptions extends InputOptions {
  readonly case: string;
  readonly json?: boolean;
  /** Threads that read articles. */
  readonly workers?: number;
  /** Minutes between two looks. */
  readonly every: number;
  /** One look and no more. */
  readonly once?: boolean;
}

interface Watch {
  readonly paths: readonly string[];
  readonly options: WatchOptions;
  readonly place: CasePlace;
  readonly print: Printer;
  readonly interruption: Interruption;
}

/** `marsad watch FOLDER|FEED…`: take in what is new there, again and again, until it is stopped. */
export async function watchCommand(
  paths: readonly string[],
  options: WatchOptions,
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  refuseSampleCase(options.case);
  const interruption = watchInterruption();
  const watch: Watch = { paths, options, place, print, interruption };
  try {
    // What is wrong with the case itself ends the command at once; later the machine or the server may come back.
    const found = await lookOnce(watch);
    // A name that was written wrongly would be looked for until somebody wonders.
    if (found === 'nothing') {
      print.remark(print.text('input/nothing-usable'));
      return EXIT.nothingUsable;
    }
    while (options.once !== true && !interruption.isWanted()) {
      await interruption.pause(options.every * 60_000);
      if (!interruption.isWanted()) await lookAgain(watch);
    }
    return EXIT.ok;
  } finally {
    interruption.stop();
  }
}

async function lookAgain(watch: Watch): Promise<void> {
  try {
    await lookOnce(watch);
  } catch (error) {
    if (!(error instanceof MarsadError)) throw error;
    watch.print.remark(error.in(watch.print.language));
  }
}

/** What is told of a path where nothing can be watched. */
const NOTHING_THERE: ReadonlySet<string> = new Set(['input/not-found', 'input/not-of-the-web', 'input/no-match']);

/**
 * The case is open for one look alone, so that other commands have it in between. `nothing` means that there is nothing at any of the
 * paths.
 */
async function lookOnce({ paths, options, place, print, interruption }: Watch): Promise<'looked' | 'nothing'> {
  const access = await accessCase(place, options.case, { create: true, workers: options.workers });
  try {
    const { files, problems } = await listInputs(paths);
    const samples = files.filter(({ path }) => isFileOfDisk(path) && isSample(path));
    const list = {
      files: files.filter((file) => !samples.includes(file)),
      // An empty folder is what one begins to watch.
      problems: [
        ...problems.filter(({ code }) => code !== 'input/no-articles' && code !== 'input/skipped-kind'),
        ...samples.map(({ path }) => inputProblem('input/sample-file', { path })),
      ],
    };
    const memory = readWatchMemory(await access.recall(WATCH_MEMORY));
    const time = { now: Date.now(), everyMilliseconds: options.every * 60_000 };
    const round = await beginRound(list, memory, webOf(options), time);
    const { web, wants, onItem } = round;
    const open = (): Promise<typeof access> => Promise.resolve(access);
    const done = await ingestFiles(round.list, { ...options, open, print, interruption, web, wants, onItem });
    await access.remember(WATCH_MEMORY, JSON.stringify(round.memory()));
    if (done.report !== null) printReport(done.report, options.json ?? false, access, print);
    else printLeftOut(done.problems, print);
    return paths.length === problems.filter(({ code }) => NOTHING_THERE.has(code)).length ? 'nothing' : 'looked';
  } finally {
    await access.close();
  }
}
