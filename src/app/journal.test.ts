import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { ArticleInput } from './input/read-inputs.ts';
import { appendJournal, readJournal, repairJournal } from './journal.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-journal-'));
  file = join(folder, 'documents.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

function article(id: string, text = `نص المقال\n${id}`): ArticleInput {
  return { meta: { id, title: null, outlet: 'عينة أ', url: null, published: '2019-04', language: 'ar' }, text };
}

async function read(from = 0): Promise<readonly ArticleInput[]> {
  const articles: ArticleInput[] = [];
  for await (const entry of readJournal(file, from)) articles.push(entry.article);
  return articles;
}

test('gives back what was appended, from any line on', async () => {
  expect(await repairJournal(file)).toBe(0);
  const first = await appendJournal(file, [article('a'), article('b')]);
  const second = await appendJournal(file, [article('c', 'س'.repeat(200_000))]);
  expect(second).toBe(statSync(file).size);
  expect(await read()).toEqual([article('a'), article('b'), article('c', 'س'.repeat(200_000))]);
  expect((await read(first)).map((each) => each.meta.id)).toEqual(['c']);
  expect(await read(second)).toEqual([]);
});

test('says after each article how far it has read', async () => {
  const first = await appendJournal(file, [article('a')]);
  const second = await appendJournal(file, [article('b')]);
  const ends: number[] = [];
  for await (const entry of readJournal(file, 0)) ends.push(entry.end);
  expect(ends).toEqual([first, second]);
});

test.each([10, 70_000, 200_000])('cuts away a line of %d bytes that a kill broke off', async (length) => {
  const whole = await appendJournal(file, [article('a')]);
  appendFileSync(file, '{"meta":'.padEnd(length, 'x'));
  expect(await repairJournal(file)).toBe(whole);
  await appendJournal(file, [article('b')]);
  expect((await read()).map((each) => each.meta.id)).toEqual(['a', 'b']);
});

test('cuts away all of a journal that holds no whole line', async () => {
  writeFileSync(file, '{"meta"');
  expect(await repairJournal(file)).toBe(0);
  expect(statSync(file).size).toBe(0);
});

test('reports a damaged line', async () => {
  await appendJournal(file, [article('a')]);
  appendFileSync(file, 'damaged\n');
  await expect(read()).rejects.toMatchObject({ code: 'input/unreadable', params: { path: file } });
});
