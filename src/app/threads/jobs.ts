/** What may be read on any thread: the jobs, and how each is done. */
import { type InputProblem, MarsadError } from '../../model/index.ts';
import type { ArticleRecord, UndecidedArticle } from '../../store/index.ts';
import { inputProblem } from '../input/problem.ts';
import type { ArticleInput } from '../input/source.ts';
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
import { type ReadyArticle, readyArticle } from '../ready-article.ts';

/** Everything that an answer follows from: a job is the same on each thread. */
export type Job =
  | { readonly kind: 'extract-article'; readonly article: ArticleInput; readonly withText: boolean }
  | { readonly kind: 'record'; readonly article: ArticleInput; readonly aliases: readonly AddedAlias[] }
  /** The same as it is written where nobody has decided anything. */
  | { readonly kind: 'ready'; readonly article: ArticleInput; readonly aliases: readonly AddedAlias[] }
  | { readonly kind: 'read-again'; readonly article: KnownArticle; readonly aliases: readonly AddedAlias[] };

export interface Answers {
  readonly 'extract-article': ArticleAnswer;
  readonly record: ArticleRecord;
  readonly ready: ReadyArticle;
  readonly 'read-again': UndecidedArticle;
}

/** What an article gives: its extraction, or null where the engine failed, and that. */
export interface ArticleAnswer {
  readonly problems: readonly InputProblem[];
  readonly line: Uint8Array<ArrayBuffer> | null;
}

export type Answer = Answers[Job['kind']];
export type AnswerTo<Given extends Job> = Answers[Given['kind']];

/** @throws MarsadError `engine/failed` */
export async function perform(job: Job): Promise<Answer> {
  switch (job.kind) {
    case 'extract-article':
      return extractArticle(job);
    case 'record':
      return recordOf(await readerWith(job.aliases), job.article);
    case 'ready':
      return readyArticle(recordOf(await readerWith(job.aliases), job.article));
    case 'read-again':
      return readAgain(await readerWith(job.aliases), job.article);
  }
}

async function extractArticle({
  article,
  withText,
}: Extract<Job, { readonly kind: 'extract-article' }>): Promise<ArticleAnswer> {
  try {
    const extraction = extract(await loadReader(), documentOf(article));
    const { text: _text, ...rest } = extraction;
    const json = JSON.stringify(withText ? extraction : rest);
    return { problems: [], line: new TextEncoder().encode(`${json}\n`) };
  } catch (error) {
    if (!(error instanceof MarsadError)) throw error;
    // One article that breaks the engine does not keep the others from being read.
    const path = article.source?.place ?? article.meta.id;
    return { problems: [inputProblem(error.code, { ...error.params, article: path, path })], line: null };
  }
}
