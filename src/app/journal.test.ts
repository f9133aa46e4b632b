import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { openArchive, type Archive } from '../store/index.ts';
import { caseFiles } from './home.ts';
import type { ArticleInput } from './input/source.ts';
import { appendArticles, readArticles } from './journal.ts';

let home: string;
let archive: Archive;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-journal-'));
  archive = await openArchive({ kind: 'embedded', files: caseFiles(home, 'a'), port: null });
});
afterEach(async () => {
  await archive.close();
  rmSync(home, { recursive: true });
});

const article: ArticleInput = {
  meta: { id: 'a', title: null, outlet: 'عينة أ', url: null, published: '2019-04', language: 'ar' },
  text: 'نص المقال\nسطر',
  source: null,
};

async function read(): Promise<readonly ArticleInput[]> {
  const articles: ArticleInput[] = [];
  for await (const entry of readArticles(archive.documents, 0)) articles.push(entry.article);
  return articles;
}

test('articles come back as they came in', async () => {
  await appendArticles(archive.documents, [article, article]);
  expect(await read()).toEqual([article, article]);
});

test('a damaged line is reported, with its place', async () => {
  const end = await appendArticles(archive.documents, [article]);
  appendFileSync(caseFiles(home, 'a').documents, '{}\n');
  await expect(read()).rejects.toMatchObject({ code: 'journal/damaged', params: { end: end + 3 } });
});
