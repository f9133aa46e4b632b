import { readFile } from 'node:fs/promises';

import { contentId, type DocumentMeta, type InputProblem } from '../../model/index.ts';
import { decode } from './decode.ts';
import { splitFrontMatter } from './front-matter.ts';
import { type InputFile, stemOf, unreadable } from './list-inputs.ts';
import { inputProblem } from './problem.ts';

/** An article as it comes in: what is known of it, and its text as it was written. */
export interface ArticleInput {
  readonly meta: DocumentMeta;
  readonly text: string;
}

/** What one file gives: an article, or none, and what was wrong with it. */
export interface InputItem {
  readonly path: string;
  readonly article: ArticleInput | null;
  readonly problems: readonly InputProblem[];
}

/** Read `files` one by one, in order. Of two articles with one id the first is kept. */
export async function* readInputs(files: readonly InputFile[]): AsyncGenerator<InputItem> {
  const duplicateOf = watchIds();
  for (const file of files) {
    const item = await readInput(file);
    const duplicate = item.article && duplicateOf(item.path, item.article.meta.id);
    yield duplicate ? { path: item.path, article: null, problems: [...item.problems, duplicate] } : item;
  }
}

/** Tells of each file in turn whether its id is that of a file before. */
export function watchIds(): (path: string, id: string) => InputProblem | null {
  const pathOf = new Map<string, string>();
  return (path, id) => {
    const other = pathOf.get(id);
    if (other !== undefined) return inputProblem('input/duplicate-id', { path, id, other });
    pathOf.set(id, path);
    return null;
  };
}

/** What one file gives, whatever the ids of others. */
export async function readInput({ path, entry }: InputFile): Promise<InputItem> {
  const broken = (...problems: InputProblem[]): InputItem => ({ path, article: null, problems });
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return broken(unreadable(path, error));
  }
  const decoded = decode(bytes);
  if (decoded.kind === 'empty') return broken(inputProblem('input/empty-file', { path }));
  if (decoded.kind === 'binary') return broken(inputProblem('input/binary-file', { path, offset: decoded.offset }));
  if (decoded.kind === 'unknown') return broken(inputProblem('input/encoding-unknown', { path }));

  const text = decoded.text.replace(/^\ufeff/u, '');
  const split = splitFrontMatter(path, text);
  if ('code' in split) return broken(split);
  const { frontMatter, body } = split;
  if (body.trim() === '') return broken(inputProblem('input/empty-file', { path }));
  const meta: DocumentMeta = {
    id: entry?.id ?? frontMatter.id ?? idOf(path, body),
    title: entry?.title ?? frontMatter.title ?? null,
    outlet: entry?.outlet ?? frontMatter.outlet ?? null,
    url: entry?.url ?? frontMatter.url ?? null,
    published: entry?.published ?? frontMatter.published ?? null,
    language: entry?.language ?? frontMatter.language ?? 'ar',
  };
  const guessed = decoded.guessed;
  const problems = guessed === null ? [] : [inputProblem('input/encoding-guessed', { path, encoding: guessed })];
  return { path, article: { meta, text: body }, problems };
}

/** An id for an article that has none: the name of its file, and what tells its text from others in files of that name. */
function idOf(path: string, text: string): string {
  return `${stemOf(path)}-${contentId('', text).slice(1, 9)}`;
}
