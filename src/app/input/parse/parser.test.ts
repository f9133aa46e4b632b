import { afterEach, expect, test } from 'vitest';

import { createParser, type Parser } from './parser.ts';

const TEXT = 'أعلنت القاهرة دعم الحكومة في طرابلس.';
/** A page whose elements lie in each other so deep that reading it takes minutes. */
const DEEP = `<html><body>${'<div><p>x'.repeat(400_000)}</body></html>`;

let parser: Parser | null = null;
afterEach(() => parser?.close());

test('a page that takes too long is given up, and the next is read', async () => {
  parser = createParser(1);
  expect(await parser.parse('html', DEEP)).toEqual({ kind: 'timeout' });
  const patient = createParser();
  expect(await patient.parse('fragment', `<p>${TEXT}</p>`)).toMatchObject({ text: TEXT });
  await patient.close();
}, 60_000);

test('pages that come at once are read one after another', async () => {
  const reading = createParser();
  parser = reading;
  const pages = ['أ', 'ب', 'ج'].map((letter) => `<p>${TEXT} ${letter}</p>`);
  const found = await Promise.all(pages.map((page) => reading.parse('fragment', page)));
  expect(found.map((one) => 'text' in one && one.text.at(-1))).toEqual(['أ', 'ب', 'ج']);
}, 60_000);

test('a document that is none is told as damaged', async () => {
  parser = createParser();
  expect(await parser.parse('docx', Buffer.from('PK\u0003\u0004 no archive'))).toMatchObject({ kind: 'damaged' });
  expect(await parser.parse('feed', '<rss>')).toMatchObject({ kind: 'damaged' });
}, 60_000);
