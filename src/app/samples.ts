import { existsSync, realpathSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { MarsadError } from '../model/index.ts';
import { listInputs } from './input/list-inputs.ts';
import { readInputs } from './input/read-inputs.ts';
import type { ArticleInput } from './input/source.ts';

/** What was written for demonstration; it comes with the package, beside `dist`. */
const SAMPLES_FOLDER = fileURLToPath(new URL('../../samples/', import.meta.url));
/** The articles of the sample case. What else stands beside them, such as a README, is none. */
const SAMPLE_ARTICLE = /^sample-\d+\.md$/u;

/** @throws MarsadError `case/no-sample` where they are missing */
export async function readSamples(): Promise<readonly ArticleInput[]> {
  const { files } = await listInputs([join(SAMPLES_FOLDER, 'libya')]);
  const samples = files.filter(({ path }) => SAMPLE_ARTICLE.test(basename(path)));
  const articles: ArticleInput[] = [];
  for await (const { article } of readInputs(samples)) if (article) articles.push(article);
  if (articles.length === 0) throw new MarsadError('case/no-sample', { folder: SAMPLES_FOLDER });
  return articles;
}

/** True for a file of the samples, which no other case takes in. */
export function isSample(path: string): boolean {
  return existsSync(SAMPLES_FOLDER) && realpathSync(path).startsWith(realpathSync(SAMPLES_FOLDER) + sep);
}
