/** What may be read on any thread: the jobs, and how each is done. */
import { type InputProblem, MarsadError } from '../../model/index.ts';
import type { ArticleRecord, UndecidedArticle } from '../../store/index.ts';
import type { InputFile } from '../input/list-inputs.ts';
import { inputProblem } from '../input/problem.ts';
import { type ArticleInput, readInput } from '../input/read-inputs.ts';
import {
  type AddedAlias,
  documentOf,
  extract,
  type KnownArticle,
  loadReader,
  readAgain,
  readerWith,
  recordOf,
} from '../reader.ts';

/** Everything that an answer follows from: a job is the same on each thread. */
export type Job =
  | { readonly kind: 'extract-file'; readonly file: InputFile; readonly withText: boolean }
  | { readonly kind: 'record'; readonly article: ArticleInput; readonly aliases: readonly AddedAlias[] }
  | { readonly kind: 'read-again'; readonly article: KnownArticle; readonly aliases: readonly AddedAlias[] };

export interface Answers {
  readonly 'extract-file': FileAnswer;
  readonly record: ArticleRecord;
  readonly 'read-again': UndecidedArticle;
}

/** What a file gives: its article's id and extraction, or null, and what was wrong with it. */
export interface FileAnswer {
  readonly problems: readonly InputProblem[];
  readonly found: { readonly id: string; readonly line: Uint8Array<ArrayBuffer> } | null;
}

export type Answer = Answers[Job['kind']];
export type AnswerTo<Given extends Job> = Answers[Given['kind']];

/** @throws MarsadError `engine/failed` */
export async function perform(job: Job): Promise<Answer> {
  switch (job.kind) {
    case 'extract-file':
      return extractFile(job);
    case 'record':
      return recordOf(await readerWith(job.aliases), job.article);
    case 'read-again':
      return readAgain(await readerWith(job.aliases), job.article);
  }
}

async function extractFile({ file, withText }: Extract<Job, { readonly kind: 'extract-file' }>): Promise<FileAnswer> {
  const { article, problems } = await readInput(file);
  if (!article) return { problems, found: null };
  try {
    const extraction = extract(await loadReader(), documentOf(article));
    const { text: _text, ...rest } = extraction;
    const json = JSON.stringify(withText ? extraction : rest);
    return { problems, found: { id: article.meta.id, line: new TextEncoder().encode(`${json}\n`) } };
  } catch (error) {
    if (!(error instanceof MarsadError)) throw error;
    // One article that breaks the engine does not keep the others from being read.
    return { problems: [...problems, inputProblem(error.code, { ...error.params, article: file.path })], found: null };
  }
}
