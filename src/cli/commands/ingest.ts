import {
  type ArticleInput,
  type CasePlace,
  inputProblem,
  type InputFile,
  isSample,
  listInputs,
  readInputs,
  refuseSampleCase,
} from '../../app/index.ts';
import type { IngestReport, InputProblem } from '../../model/index.ts';
import { accessCase } from '../case-access.ts';
import { EXIT, type ExitCode, exitCodeOfInput } from '../exit.ts';
import type { Printer } from '../print.ts';
import { type Progress, startProgress } from '../progress.ts';

/** `marsad ingest PATH…`: take articles into a case, through the server that owns it where there is one. */
export async function ingestCommand(
  paths: readonly string[],
  options: { readonly case: string; readonly workers?: number; readonly json?: boolean },
  place: CasePlace,
  print: Printer,
): Promise<ExitCode> {
  refuseSampleCase(options.case);
  const list = await listInputs(paths);
  const samples = list.files.filter((file) => isSample(file.path));
  const files = list.files.filter((file) => !samples.includes(file));

  const problems: InputProblem[] = [];
  const report = (found: readonly InputProblem[]): void => {
    problems.push(...found);
    found.forEach(print.problem);
  };
  report(list.problems);
  report(samples.map(({ path }) => inputProblem('input/sample-file', { path })));
  const progress = startProgress(files.length);
  const articles = readArticles(files, report, progress);
  const first = await articles.next();
  if (first.done) {
    progress.stop();
    print.remark(print.text('input/nothing-usable'));
    return EXIT.nothingUsable;
  }

  const access = await accessCase(place, options.case, { create: true, workers: options.workers });
  try {
    const { counts, problems: later } = await access.ingest(prepend(first.value, articles));
    progress.stop();
    report(later);
    const done: IngestReport = { case: access.name, ...counts, problems };
    if (options.json) {
      print.line(JSON.stringify(done));
    } else {
      if (access.server !== null) print.remark(print.text('ingest/through-server', { url: access.server }));
      print.line(print.text('ingest/done', { case: access.name, ...counts }));
      if (counts.deleted > 0) print.remark(print.text('ingest/deleted', { deleted: counts.deleted }));
    }
    const bad = problems.filter((problem) => problem.fatal).length;
    return exitCodeOfInput(counts.read, bad);
  } finally {
    progress.stop();
    await access.close();
  }
}

async function* readArticles(
  files: readonly InputFile[],
  report: (problems: readonly InputProblem[]) => void,
  progress: Progress,
): AsyncGenerator<ArticleInput, undefined> {
  for await (const { article, problems } of readInputs(files)) {
    report(problems);
    progress.step();
    if (article !== null) yield article;
  }
}

async function* prepend<Item>(first: Item, rest: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield first;
  yield* rest;
}
