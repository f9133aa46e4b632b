import {
  type ArticleInput,
  type ColumnMap,
  createWeb,
  type InputItem,
  type InputList,
  isSkipped,
  readInputs,
  type Web,
} from '../app/index.ts';
import type { IngestReport, InputProblem } from '../model/index.ts';
import type { CaseAccess } from './case-access.ts';
import type { Interruption } from './interruption.ts';
import type { Printer } from './print.ts';
import { type Progress, startProgress } from './progress.ts';

/** How inputs are read, as the options of several commands say. */
export interface InputOptions {
  readonly map?: ColumnMap;
  readonly allowPrivate?: boolean;
}

/** The web as far as the user lets it be asked. */
export function webOf({ allowPrivate }: InputOptions): Web {
  return createWeb(allowPrivate === true ? { isRefused: () => false } : {});
}

interface IngestFiles extends InputOptions {
  /** Opens the case; called once there is an article, so that nothing is made for an input that holds none. */
  readonly open: () => Promise<CaseAccess>;
  readonly print: Printer;
  readonly interruption: Interruption;
  readonly web?: Web;
  readonly wants?: (feed: string, entry: string) => boolean;
  /** Told of each item before its article is taken in. */
  readonly onItem?: (item: InputItem) => void;
}

/** What became of a list of files; `report` is null where no article was among them. */
export interface IngestedFiles {
  readonly report: IngestReport | null;
  readonly problems: readonly InputProblem[];
}

/** Read files and take their articles into a case. Problems are printed as they come. */
export async function ingestFiles(list: InputList, run: IngestFiles): Promise<IngestedFiles> {
  const { map = {}, open, print, interruption, web = webOf(run), wants, onItem } = run;
  const problems: InputProblem[] = [];
  const tell = (found: readonly InputProblem[]): void => {
    problems.push(...found);
    // What was skipped is counted; the file of the report names each.
    found.filter((problem) => !isSkipped(problem)).forEach(print.problem);
  };
  tell(list.problems);
  const progress = startProgress(list.files.length, true);
  try {
    const inputs = readInputs(list.files, { columns: map, web, ...(wants ? { wants } : {}) });
    const items = itemsWithArticles(inputs, { tell, progress, interruption, onItem });
    const first = await items.next();
    if (first.done) return { report: null, problems };
    const access = await open();
    const { counts, problems: later } = await access.ingest(articlesOf(prepend(first.value, items), access));
    progress.stop();
    tell(later);
    return { report: { case: access.name, ...counts, problems }, problems };
  } finally {
    progress.stop();
  }
}

/** What was taken in, as JSON or in words. */
export function printReport(report: IngestReport, isJson: boolean, access: CaseAccess | null, print: Printer): void {
  if (isJson) return print.line(JSON.stringify(report));
  if (access !== null && access.server !== null) {
    print.remark(print.text('ingest/through-server', { url: access.server }));
  }
  const { problems, case: name, ...counts } = report;
  print.line(print.text('ingest/done', { case: name, ...counts }));
  if (counts.deleted > 0) print.remark(print.text('ingest/deleted', { deleted: counts.deleted }));
  printLeftOut(problems, print);
}

export function printLeftOut(problems: readonly InputProblem[], print: Printer): void {
  const failed = problems.filter((problem) => problem.fatal).length;
  const skipped = problems.filter(isSkipped).length;
  if (failed + skipped > 0) print.remark(print.text('ingest/left-out', { failed, skipped }));
}

type ItemWithArticle = InputItem & { readonly article: ArticleInput };

interface Reading {
  readonly tell: (problems: readonly InputProblem[]) => void;
  readonly progress: Progress;
  readonly interruption: Interruption;
  readonly onItem: ((item: InputItem) => void) | undefined;
}

/** Those of `items` with an article, until the user wants to stop. */
async function* itemsWithArticles(
  items: AsyncIterable<InputItem>,
  { tell, progress, interruption, onItem }: Reading,
): AsyncGenerator<ItemWithArticle, undefined> {
  for await (const item of items) {
    onItem?.(item);
    tell(item.problems);
    if (item.article !== null) progress.read(item.share ?? 0);
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
