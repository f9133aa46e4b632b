import { expect, test } from 'vitest';

import { isPlainFile, isPublished, stageFiles, stageText } from './article-files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a text file becomes an article named after it', () => {
  const { staged, problems } = stageFiles([{ name: 'خبر.txt', bytes: bytes('وصل الوفد إلى طرابلس.') }]);
  expect(problems).toEqual([]);
  expect(staged[0]?.article).toEqual({
    meta: { id: 'خبر', title: null, outlet: null, url: null, published: null, language: 'ar' },
    text: 'وصل الوفد إلى طرابلس.',
  });
});

test('front matter is taken from Markdown and leaves the text', () => {
  const { staged } = stageFiles([
    { name: 'a.md', bytes: bytes('---\ntitle: "لقاء: في روما"\npublished: 2019-04\n---\nالنص') },
  ]);
  expect(staged[0]?.article.meta).toMatchObject({ title: 'لقاء: في روما', published: '2019-04' });
  expect(staged[0]?.article.text).toBe('النص');
});

test('a manifest gives what the file does not say, and a broken line spoils no other', () => {
  const manifest = '{"id":"one","file":"a.txt","outlet":"صحيفة"}\n{broken\n';
  const { staged, problems } = stageFiles([
    { name: 'a.txt', bytes: bytes('نص') },
    { name: 'manifest.jsonl', bytes: bytes(manifest) },
  ]);
  expect(staged[0]?.article.meta).toMatchObject({ id: 'one', outlet: 'صحيفة' });
  expect(problems).toEqual([{ key: 'add/problem-manifest', values: { line: 2 } }]);
});

test('what cannot be read is named and the rest is kept', () => {
  const windows1256 = new Uint8Array([0xe3, 0xd1, 0xd5, 0xcf]); // مرصد
  const { staged, problems } = stageFiles([
    { name: 'empty.txt', bytes: bytes(' \n') },
    { name: 'binary.txt', bytes: new Uint8Array([1, 0, 2]) },
    { name: 'old.txt', bytes: windows1256 },
  ]);
  expect(problems.map((problem) => problem.key)).toEqual([
    'add/problem-empty',
    'add/problem-binary',
    'add/problem-encoding',
  ]);
  expect(staged.map((one) => one.article.text)).toEqual(['مرصد']);
});

test('files of other kinds are the server’s to read', () => {
  expect(['a.txt', 'B.MD', 'manifest.jsonl'].every(isPlainFile)).toBe(true);
  expect(['a.docx', 'a.jsonl', 'a.html', 'txt'].some(isPlainFile)).toBe(false);
});

test('a publication date is a day, a month or a year', () => {
  expect(['2019', '2019-04', '2019-04-30'].every(isPublished)).toBe(true);
  expect(['2019-13', '4/4/2019', '2019-04-32', ''].some(isPublished)).toBe(false);
});

test('a pasted text is named by its letters', () => {
  const [one, again, other] = ['باريس تدين الهجوم\n', ' باريس تدين الهجوم', 'باريس تدين الهجوم.'].map(stageText);
  expect(one?.article.text).toBe('باريس تدين الهجوم');
  expect(again).toEqual(one);
  expect(other?.article.meta.id).not.toBe(one?.article.meta.id);
  expect(stageText(' \n')).toBeNull();
});
