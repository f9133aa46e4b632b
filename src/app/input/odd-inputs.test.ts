/**
 * What a hurried, unlucky or hostile user gives: each is read as far as it goes, and told with file, place and remedy. The good
 * article beside it is always read.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { codesOf, type Read, readAll, writeInto } from '../../../test/inputs.ts';

const ARABIC =
  'أعلنت القاهرة دعم الحكومة في طرابلس، وقالت إنها ترفض الهجوم على المدينة. وأكد مصدر طبي مقتل 12 شخصاً في القصف.';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-odd-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): string => writeInto(folder, name, content);
const read = (...paths: readonly string[]): Promise<Read> => readAll(paths);
const texts = ({ articles }: Read): readonly string[] => articles.map(({ text }) => text);

/** The number of `nobody` on Linux. */
const NOBODY = 65_534;

/** Does something as a user who may not read everything: root may. */
async function withoutPrivileges<T>(task: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    return await task();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('bytes', () => {
  test.each(['a.docx', 'a.pdf', 'a.zip', 'a.json', 'a.rss'])('that are none are an empty file: %s', async (name) => {
    expect(codesOf(await read(write(name, '')))).toEqual(['input/empty-file']);
  });

  test('of UTF-8 that end within a letter are read, and that is told', async () => {
    const bytes = Buffer.from(ARABIC);
    const found = await read(write('cut.txt', bytes.subarray(0, bytes.length - 2)));
    expect(texts(found)[0]).toMatch(/�$/u);
    expect(found.problems).toMatchObject([{ code: 'input/broken-bytes', fatal: false }]);
    expect(found.problems[0]?.message.en).toMatch(/cut\.txt is utf-8, but for 1 broken/u);
  });

  test('of which too many are broken are refused', async () => {
    const bytes = Buffer.from(ARABIC).map((byte, index) => (index % 9 === 0 ? 0xff : byte));
    expect(codesOf(await read(write('noise.txt', bytes)))).toEqual(['input/encoding-unknown']);
  });

  test.each(['utf-32le', 'utf-32be'])('in %s are known by their mark', async (encoding) => {
    const found = await read(write('a.txt', iconv.encode(ARABIC, encoding, { addBOM: true })));
    expect(texts(found)).toEqual([ARABIC]);
  });

  test('without a letter are no article', async () => {
    expect(codesOf(await read(write('a.txt', '12 — 13, 14.')))).toEqual(['input/no-text']);
  });

  test('of a page that was saved as a PDF are a page', async () => {
    const page = `<!doctype html><html><head><meta charset="utf-8"></head><body><article>${`<p>${ARABIC}</p>`.repeat(4)}</article></body></html>`;
    expect(texts(await read(write('page.pdf', page)))[0]).toContain(ARABIC);
  });

  test('of what programs keep beside files are left alone', async () => {
    write('~$letter.docx', 'x');
    write('good.txt', ARABIC);
    expect(await read(folder)).toMatchObject({ problems: [], articles: [{ text: ARABIC }] });
  });
});

describe('a table', () => {
  test('with a quotation mark that never closes gives the rows before it, and tells its line', async () => {
    const found = await read(write('a.csv', `title,text\nأ,${ARABIC}\nب,"${ARABIC}\nج,${ARABIC}\n`));
    expect(texts(found)).toEqual([ARABIC]);
    expect(codesOf(found)).toEqual(['input/columns-guessed', 'input/row']);
    expect(found.problems[1]?.message.en).toMatch(/line 3: a quotation mark is opened here/u);
    expect(found.problems[1]?.message.ar).toContain('علامة تنصيص');
  });

  test('of columns alone holds no rows', async () => {
    expect(codesOf(await read(write('a.csv', 'title,text\n')))).toEqual(['input/columns-guessed', 'input/no-rows']);
  });

  test('without a header shows the beginning of what stands there, and asks for one', async () => {
    const found = await read(write('a.csv', `${ARABIC.replaceAll(',', ' ').repeat(5)},2019\n`));
    expect(codesOf(found)).toEqual(['input/no-text-column']);
    expect(found.problems[0]?.message.en).toMatch(/…”.*the first line must hold the names/u);
    expect(found.problems[0]?.message.en.length).toBeLessThan(400);
  });
});

describe('JSON', () => {
  test('of a line an article is read, whatever it is called', async () => {
    const lines = ['أ', 'ب'].map((title) => JSON.stringify({ title, text: `${ARABIC} ${title}` })).join('\n');
    expect(texts(await read(write('a.json', lines)))).toHaveLength(2);
  });

  test('of lists in lists is read', async () => {
    const nested = [[{ text: ARABIC }], [[{ text: `${ARABIC} ثم` }]]];
    expect(texts(await read(write('a.json', JSON.stringify(nested))))).toHaveLength(2);
  });

  test('of values that are no articles tells which, and what one looks like', async () => {
    const found = await read(write('a.json', JSON.stringify([{ text: ARABIC }, ARABIC])));
    expect(texts(found)).toHaveLength(1);
    expect(found.problems.at(-1)?.message.en).toMatch(/article 2 of its list: an article must be an object/u);
  });

  test.each([
    ['[{"text": "ا"},]', /wrong near/u],
    ['[{"text": "ا', /ends before it is complete/u],
  ])('that is broken tells how: %s', async (json, expected) => {
    const found = await read(write('a.json', json));
    expect(codesOf(found)).toEqual(['input/damaged']);
    expect(found.problems[0]?.message.en).toMatch(expected);
    expect(found.problems[0]?.message.ar).toMatch(/الخطأ قرب|ينتهي قبل/u);
  });
});

describe('front matter', () => {
  const fenced = (fields: string): string => `---\n${fields}\n---\n${ARABIC}`;

  test('may use the names that other programs use, and write days as they do', async () => {
    const found = await read(write('a.md', fenced('title: خبر\ndate: 5 April 2019\nsource: عينة')));
    expect(found.articles[0]?.meta).toMatchObject({ published: '2019-04-05', outlet: 'عينة' });
    expect(codesOf(await read(write('b.md', fenced('date: 12/25/2019'))))).toEqual(['input/date-unclear']);
  });

  test('that says a field twice is told with its line', async () => {
    const found = await read(write('a.md', fenced('title: أ\ntitle: ب')));
    expect(found.problems[0]?.message.en).toMatch(/line 3: .*stands there already/u);
  });

  test('that never ends is taken as text, and that is told', async () => {
    const found = await read(write('a.md', `---\ntitle: خبر\n${ARABIC}`));
    expect(found.problems).toMatchObject([{ code: 'input/front-matter-open', fatal: false }]);
    expect(found.articles).toHaveLength(1);
  });

  test('of a day that has not come is kept, and told', async () => {
    const found = await read(write('a.md', fenced('published: 2093-04-05')));
    expect(found.problems).toMatchObject([{ code: 'input/date-future', fatal: false }]);
    expect(found.articles[0]?.meta.published).toBe('2093-04-05');
    expect(codesOf(await read(write('b.md', fenced('published: 2026-01-02'))))).toEqual([]);
  });
});

test('a page that is drawn in the browser alone gives the text of its JSON-LD', async () => {
  const article = { '@type': 'NewsArticle', headline: 'خبر', articleBody: ARABIC, datePublished: '2019-05-05' };
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>خبر</title></head><body><div id="root"></div><script type="application/ld+json">${JSON.stringify({ '@graph': [article] })}</script></body></html>`;
  const found = await read(write('a.html', page));
  expect(found.problems).toEqual([]);
  expect(found.articles).toMatchObject([{ text: ARABIC, meta: { title: 'خبر', published: '2019-05-05' } }]);
});

describe('a path', () => {
  test('that links to itself, to its own folder or to nothing ends nothing', async () => {
    mkdirSync(join(folder, 'a'));
    symlinkSync('..', join(folder, 'a', 'up'));
    symlinkSync('self.txt', join(folder, 'self.txt'));
    symlinkSync('/nonexistent', join(folder, 'gone.txt'));
    write('good.txt', ARABIC);
    expect(await read(folder)).toMatchObject({ problems: [], articles: [{ text: ARABIC }] });
    const found = await read(join(folder, 'self.txt'));
    expect(found.problems[0]?.message.en).toContain('lead in a circle (ELOOP)');
  });

  test('with a line break in its name is told on one line', async () => {
    const found = await read(write('two\nlines.txt', ''));
    expect(found.problems[0]?.message.en).toContain('two\\nlines.txt is empty');
  });

  test.skipIf(process.platform === 'win32')('that is a pipe is read to its end', async () => {
    const pipe = join(folder, 'pipe.txt');
    execFileSync('mkfifo', [pipe]);
    const writer = spawn('cp', [write('good.txt', ARABIC), pipe]);
    expect(texts(await read(pipe))).toEqual([ARABIC]);
    expect(writer.exitCode ?? 0).toBe(0);
  });

  test('of another protocol says which can be read', async () => {
    expect(codesOf(await read('ftp://news.example/a'))).toEqual(['input/not-of-the-web']);
  });

  test.skipIf(process.platform === 'win32')('that may not be read is told, and those beside it are read', async () => {
    write('closed/a.txt', ARABIC);
    write('good.txt', ARABIC);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'closed'), 0);
    const found = await withoutPrivileges(() => read(folder));
    chmodSync(join(folder, 'closed'), 0o700);
    expect(texts(found)).toEqual([ARABIC]);
    expect(found.problems[0]?.message.en).toMatch(/closed could not be read: permission is denied \(EACCES\)/u);
  });
});
