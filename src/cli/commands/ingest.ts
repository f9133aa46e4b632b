import { writeFile } from 'node:fs/promises';

import {
  type ArticleInput,
  type CasePlace,
  type ColumnMap,
  inputProblem,
  type InputItem,
  isFileOfDisk,
  isSample,
  isSkipped,
  listInputs,
  readInputs,
  refuseSampleCase,
} from '../../app/index.ts';
import type { IngestReport, InputProblem } from '../../model/index.ts';
import { accessCase, type CaseAccess } from '../case-access.ts';
import { EXIT, type ExitCode, exitCodeOfInput } from '../exit.ts';
import { type Interruption, watchInterruption } from '../interruption.ts';
import type { Printer } from '../print.ts';
import { type Progress, startProgress } from '../progress.ts';

export interface IngestOptions {
  readonly case: string;
  readonly json?: boolean;
  readonly map?: ColumnMap;
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
  const list = await listInputs(paths);
  const samples = list.files.filter(({ path }) => isFileOfDisk(path) && isSample(path));
  const files = list.files.filter((file) => !samples.includes(file));

  const problems: InputProblem[] = [];
  const report = (found: readonly InputProblem[]): void => {
    problems.push(...found);
    // What was skipped is counted; the report names each.
    found.filter((problem) => !isSkipped(problem)).forEach(print.problem);
  };
  report(list.problems);
  report(samples.map(({ path }) => inputProblem('input/sample-file', { path })));
  const interruption = watchInterruption();
  const progress = startProgress(files.length);
  try {
    const items = itemsWithArticles(readInputs(files, { columns: options.map ?? {} }), report, progress, interruption);
    const first = await items.next();
    if (first.done) {
      progress.stop();
      printLeftOut(problems, print);
      print.remark(print.text('input/nothing-usable'));
      return EXIT.nothingUsable;
    }
    return await ingestItems(prepend(first.value, items), {
      options,
      place,
      print,
      problems,
      report,
      progress,
      interruption,
    });
  } finally {
    progress.stop();
    interruption.stop();
    if (options.report !== undefined)
      await writeFile(options.report, problems.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }
}

interface IngestRun {
  readonly options: IngestOptions;
  readonly place: CasePlace;
  readonly print: Printer;
  readonly problems: readonly InputProblem[];
  readonly report: (found: readonly InputProblem[]) => void;
  readonly progress: Progress;
  readonly interruption: Interruption;
}

async function ingestItems(
  items: AsyncIterable<ItemWithArticle>,
  { options, place, print, problems, report, progress, interruption }: IngestRun,
): Promise<ExitCode> {
  const access = await accessCase(place, options.case, { create: true });
  try {
    const { counts, problems: later } = await access.ingest(articlesOf(items, access));
    progress.stop();
    report(later);
    const done: IngestReport = { case: access.name, ...counts, problems };
    if (options.json) {
      print.line(JSON.stringify(done));
    } else {
      if (access.server !== null) print.remark(print.text('ingest/through-server', { url: access.server }));
      print.line(print.text('ingest/done', { case: access.name, ...counts }));
      if (counts.deleted > 0) print.remark(print.text('ingest/deleted', { deleted: counts.deleted }));
      printLeftOut(problems, print);
    }
    if (interruption.isWanted()) {
      print.remark(print.text('ingest/interrupted'));
      return EXIT.interrupted;
    }
    return exitCodeOfInput(counts.read, problems.filter((problem) => problem.fatal).length);
  } finally {
    await access.close();
  }
}

function printLeftOut(problems: readonly InputProblem[], print: Printer): void {
  const failed = problems.filter((problem) => problem.fatal).length;
  const skipped = problems.filter(isSkipped).length;
  if (failed + skipped > 0) print.remark(print.text('ingest/left-out', { failed, skipped }));
}

type ItemWithArticle = InputItem & { readonly article: ArticleInput };

/** Those of `items` with an article, until the user wants to stop. */
async function* itemsWithArticles(
  items: AsyncIterable<InputItem>,
  report: (problems: readonly InputProblem[]) => void,
  progress: Progress,
  interruption: Interruption,
): AsyncGenerator<ItemWithArticle, undefined> {
  for await (const item of items) {
    report(item.problems);
    if (item.isLast) progress.step();
    if (item.article !== null) yield { ...item, article: item.article };
    if (interruption.isWanted()) return;
  }
}

/** The articles, each once the bytes that it came in are kept. */
async function* articlesOf(items: AsyncIterable<ItemWithArticle>, access: CaseAccess): AsyncGenerator<ArticleInput> {
  let kept = '';
  for await (const { article, original } of items) {
    if (original !== null && original.hash !== kept) await access.keepOriginal(original);
    kept = original?.hash ?? kept;
    yield article;
  }
}

async function* prepend<Item>(first: Item, rest: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield first;
  yield* rest;
}
