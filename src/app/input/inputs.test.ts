import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { codesOf, type Read, readAll, writeInto } from '../../../test/inputs.ts';
import { readInputs } from './read-inputs.ts';

const ARABIC = 'أعلنت القاهرة دعم الحكومة في طرابلس، وقالت إنها ترفض الهجوم. قُتل 12 شخصاً وفق مصدر طبي.';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'marsad-input-')), 'articles');
  mkdirSync(folder);
});
afterEach(() => rmSync(dirname(folder), { recursive: true }));

const write = (name: string, content: string | Uint8Array): string => writeInto(folder, name, content);
const read = (...paths: readonly string[]): Promise<Read> => readAll(paths);
const ids = ({ articles }: Read): readonly string[] => articles.map((article) => article.meta.id);

describe('a text file', () => {
  test('is an article whose id stays while its text does', async () => {
    const found = await read(write('خبر.txt', ARABIC));
    expect(found.problems).toEqual([]);
    expect(found.articles[0]?.text).toBe(ARABIC);
    expect(ids(found)[0]).toMatch(/^خبر-[a-z2-7]{8}$/u);
    expect(ids(await read(write('other/خبر.txt', ARABIC)))).toEqual(ids(found));
    expect(ids(await read(write('خبر.txt', `${ARABIC} وأضاف.`)))).not.toEqual(ids(found));
  });

  test.each([
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', true],
  ])('in %s loses its byte order mark', async (encoding, addBOM) => {
    const found = await read(write('a.txt', iconv.encode(ARABIC, encoding, { addBOM })));
    expect(found.problems).toEqual([]);
    expect(found.articles[0]?.text).toBe(ARABIC);
  });

  test.each(['windows-1256', 'iso-8859-6', 'utf-16le'])(
    'in %s without a mark is read with a note',
    async (encoding) => {
      const plain = ARABIC.replaceAll(/[\u064b-\u0652]/gu, '');
      const found = await read(write('a.txt', iconv.encode(plain, encoding)));
      expect(found.articles[0]?.text).toBe(plain);
      expect(found.problems).toMatchObject([{ code: 'input/encoding-guessed', fatal: false }]);
      expect(found.problems[0]?.message.en).toContain(encoding);
    },
  );

  test.each([
    ['empty', '', 'input/empty-file'],
    ['blank', ' \n\ufeff\n', 'input/empty-file'],
    ['binary', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'input/binary-file'],
    [
      'in French letters of one byte',
      Buffer.from('Le président a déclaré à Tripoli', 'latin1'),
      'input/encoding-unknown',
    ],
    ['of noise', Buffer.from([0xff, 0x81, 0xf8, 0x90, 0xe2, 0x28, 0xa1, 0xfe]), 'input/encoding-unknown'],
  ])('that is %s is reported, and the others are kept', async (_name, content, code) => {
    const bad = write('bad.txt', content);
    const found = await read(bad, write('good.txt', ARABIC));
    expect(codesOf(found)).toEqual([code]);
    expect(found.problems[0]?.fatal).toBe(true);
    expect(found.problems[0]?.message.en).toContain(bad);
    expect(found.problems[0]?.message.ar).toContain(bad);
    expect(found.articles).toHaveLength(1);
  });

  test('that is not there is reported', async () => {
    expect(codesOf(await read(join(folder, 'absent.txt')))).toEqual(['input/not-found']);
  });

  test('named twice is read once', async () => {
    const path = write('a.txt', ARABIC);
    expect(ids(await read(path, folder, path))).toHaveLength(1);
  });
});

describe('front matter', () => {
  test('gives metadata, and is no part of the text', async () => {
    const front = '---\nid: one\ntitle: عنوان\noutlet: عينة أ\npublished: 2019-04-05\nurl:\n---\n\n';
    const found = await read(write('a.md', front + ARABIC));
    expect(found.articles).toMatchObject([
      {
        meta: { id: 'one', title: 'عنوان', outlet: 'عينة أ', url: null, published: '2019-04-05', language: 'ar' },
        text: ARABIC,
      },
    ]);
  });

  test('that is wrong is reported with line and field', async () => {
    const found = await read(write('a.md', `---\nid: one\npublished: أمس\n---\n${ARABIC}`));
    expect(codesOf(found)).toEqual(['input/front-matter']);
    expect(found.problems[0]?.message.en).toMatch(/line 3, field published/u);
  });

  test('that is no YAML is reported with its line', async () => {
    const found = await read(write('a.md', `---\nid: "one\n---\n${ARABIC}`));
    expect(codesOf(found)).toEqual(['input/front-matter-syntax']);
    expect(found.problems[0]?.message.en).toMatch(/line \d+: .*a quotation mark or a bracket is not closed/u);
  });

  test('before nothing is an empty file', async () => {
    expect(codesOf(await read(write('a.md', '---\nid: one\n---\n')))).toEqual(['input/empty-file']);
  });
});

describe('a folder', () => {
  test('is searched to its depth for text files, in order', async () => {
    write('b.txt', `---\nid: b\n---\n${ARABIC}`);
    write('a/c.md', `---\nid: c\n---\n${ARABIC}`);
    write('picture.png', 'x');
    write('.hidden.txt', ARABIC);
    expect(ids(await read(folder))).toEqual(['c', 'b']);
  });

  test('without articles is reported', async () => {
    write('picture.png', 'x');
    const found = await read(folder);
    expect(codesOf(found)).toEqual(['input/skipped-kind', 'input/no-articles']);
    expect(found.problems.map((problem) => problem.fatal)).toEqual([false, true]);
  });

  test('keeps the first of two articles with one id', async () => {
    write('a.txt', `---\nid: one\n---\n${ARABIC} أول`);
    write('b.txt', `---\nid: one\n---\n${ARABIC} ثان`);
    const found = await read(folder);
    expect(found.articles[0]?.text).toContain('أول');
    expect(codesOf(found)).toEqual(['input/duplicate-id']);
    expect(found.problems[0]?.message.en).toContain(join(folder, 'a.txt'));
  });
});

describe('what is given', () => {
  test('may be a pattern, in folders with brackets too', async () => {
    write('year [2019]/2019-a.txt', `${ARABIC} أ`);
    write('year [2019]/deep/2019-b.txt', `${ARABIC} ب`);
    write('year [2019]/2020-c.txt', `${ARABIC} ج`);
    expect(ids(await read(join(folder, '**/2019-*')))).toHaveLength(2);
    expect(ids(await read(join(folder, 'year [2019]')))).toHaveLength(3);
    expect(codesOf(await read(join(folder, '*.csv')))).toEqual(['input/no-match']);
  });

  test('is kept as it came in, with its hash, encoding and time', async () => {
    const bytes = iconv.encode(ARABIC, 'windows-1256');
    const path = write('a.txt', bytes);
    const items = [];
    for await (const item of readInputs([{ path, entry: null }], { now: () => new Date(0) })) items.push(item);
    expect(items).toHaveLength(1);
    const [{ article, original, isLast } = {}] = items;
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(original?.hash).toBe(hash);
    expect(Buffer.from(original?.bytes ?? [])).toEqual(bytes);
    expect(isLast).toBe(true);
    expect(article?.source).toMatchObject({
      place: path, format: 'text', hash, bytes: bytes.length, encoding: 'windows-1256', fetched: '1970-01-01T00:00:00.000Z',
      notes: [{ code: 'input/encoding-guessed' }],
    }); // prettier-ignore
  });

  test('twice is taken once, and that is no fault', async () => {
    write('a/x.txt', ARABIC);
    write('b/x.txt', ARABIC);
    const found = await read(folder);
    expect(ids(found)).toHaveLength(1);
    expect(found.problems).toMatchObject([{ code: 'input/same-article', fatal: false }]);
  });

  test('in another language is kept and marked', async () => {
    const found = await read(
      write('en.txt', 'The government in Tripoli said on Friday that it rejected the attack and asked for support.'),
      write(
        'fa.txt',
        'وزارت خارجه ایران گفت که گفتگوها درباره آتش‌بس در پایتخت پس از چهار روز پایان یافت و هیئت‌ها بازگشتند.',
      ),
    );
    expect(found.articles.map((article) => article.meta.language)).toEqual(['en', 'fa']);
    expect(found.problems).toMatchObject([
      { code: 'input/other-language', fatal: false },
      { code: 'input/other-language', fatal: false },
    ]);
  });
});

describe('a manifest', () => {
  const line = (fields: object): string => `${JSON.stringify(fields)}\n`;

  test('says which files are articles, and what is known of them', async () => {
    write('a.txt', ARABIC);
    write('unlisted.txt', ARABIC);
    const manifest = write('manifest.jsonl', line({ id: 'one', file: 'a.txt', published: '2019-01', extra: 1 }));
    for (const path of [folder, manifest]) {
      const found = await read(path);
      expect(found.problems).toEqual([]);
      expect(found.articles.map((article) => article.meta)).toEqual([
        { id: 'one', title: null, outlet: null, url: null, published: '2019-01', language: 'ar' },
      ]);
    }
  });

  test('with broken lines is read as far as it goes', async () => {
    write('a.txt', ARABIC);
    write('../outside.txt', ARABIC);
    write(
      'manifest.jsonl',
      [
        '{"id": "broken"\n',
        line({ id: 'undated', file: 'a.txt', published: 'yesterday' }),
        line({ id: 'lost', file: 'lost.txt' }),
        line({ id: 'outside', file: '../outside.txt' }),
        '\n',
        line({ id: 'good', file: 'a.txt' }),
      ].join(''),
    );
    const found = await read(folder);
    expect(ids(found)).toEqual(['good']);
    expect(codesOf(found)).toEqual([
      'input/manifest-line',
      'input/manifest-line',
      'input/manifest-file-missing',
      'input/manifest-line',
    ]);
    const lines = found.problems.map((problem) => /line (\d+)/u.exec(problem.message.en)?.[1]);
    expect(lines).toEqual(['1', '2', '3', '4']);
    expect(found.problems[1]?.message.en).toContain('published');
    expect(found.problems[0]?.message.ar).toContain('ليس بصيغة JSON');
  });
});
