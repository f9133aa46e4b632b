/** Files and articles written for a test, and what is read out of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { type ArticleInput, listInputs, readInputs, type ReadOptions } from '../src/app/index.ts';
import type { InputProblem } from '../src/model/index.ts';

export interface Read {
  readonly articles: readonly ArticleInput[];
  readonly problems: readonly InputProblem[];
}

/** Write `content` to `name` in `folder`, with the folders that it needs; gives its path. */
export function writeInto(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** What `paths` hold, on the first day of 2026 unless `options` say otherwise. */
export async function readAll(paths: readonly string[], options: ReadOptions = {}): Promise<Read> {
  const { files, problems } = await listInputs(paths);
  const items = [];
  for await (const item of readInputs(files, { now: () => new Date('2026-01-01T00:00:00Z'), ...options }))
    items.push(item);
  return {
    articles: items.flatMap((item) => item.article ?? []),
    problems: [...problems, ...items.flatMap((item) => item.problems)],
  };
}

export const codesOf = ({ problems }: Read): readonly string[] => problems.map(({ code }) => code);

/** An article as it comes in, without a title. */
export function article(id: string, outlet: string, text: string, published: string): ArticleInput {
  return { meta: { id, title: null, outlet, url: null, published, language: 'ar' }, text };
}
