/** What is read out of each format, told on the sample articles as `scripts/make-input-fixtures.ts` wrote them in each. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';

import { type Read, readAll } from '../../../test/inputs.ts';
import { readSamples } from '../samples.ts';
import type { ColumnMap } from './columns.ts';
import { INPUT_FORMATS } from './formats.ts';
import { INPUT_LIMITS } from './limits.ts';
import { listInputs } from './list-inputs.ts';
import { readInputs } from './read-inputs.ts';
import type { ArticleInput } from './source.ts';

const FIXTURES = fileURLToPath(new URL('../../../test/inputs/', import.meta.url));
const samples = (await readSamples()).slice(0, 3);
const [first, second, third] = samples as [ArticleInput, ArticleInput, ArticleInput];

const read = (name: string, columns: ColumnMap = {}): Promise<Read> => readPath(FIXTURES + name, columns);

const readPath = (path: string, columns: ColumnMap = {}): Promise<Read> => readAll([path], { columns });

async function readBytes(name: string, bytes: Uint8Array): Promise<Read> {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-formats-'));
  try {
    writeFileSync(join(folder, name), bytes);
    return await readPath(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const codes = ({ problems }: Read): readonly string[] => problems.map((problem) => problem.code);
const paragraphs = ({ text }: ArticleInput): readonly string[] =>
  text.split(/\n+/u).flatMap((line) => line.replace(/\s+/gu, ' ').trim() || []);
const texts = ({ articles }: Read): readonly (readonly string[])[] => articles.map(paragraphs);

describe('a page', () => {
  test('with JSON-LD gives its article and nothing around it', async () => {
    const found = await read('news-json-ld.html');
    expect(found.problems).toEqual([]);
    expect(texts(found)).toEqual([paragraphs(first)]);
    expect(found.articles[0]).toMatchObject({
      meta: { title: first.meta.title, outlet: first.meta.outlet, published: '2018-12-24', language: 'ar' },
      source: { format: 'html', encoding: 'utf-8', author: 'مراسل العينة' },
    });
    expect(found.articles[0]?.meta.url).toBe('https://news.example/2018/12/24/one');
  });

  test('with OpenGraph is read in the encoding that it names', async () => {
    const found = await read('news-open-graph.html');
    expect(found.problems).toEqual([]);
    expect(texts(found)).toEqual([paragraphs(second)]);
    expect(found.articles[0]).toMatchObject({
      meta: { title: second.meta.title, outlet: second.meta.outlet, published: second.meta.published },
      source: { encoding: 'windows-1256', author: 'هيئة التحرير' },
    });
    expect(found.articles[0]?.meta.url).toBe('https://old.example/story?id=2');
  });

  test('that a browser saved knows its address and day', async () => {
    const found = await read('saved-page.html');
    expect(texts(found)[0]).toEqual(expect.arrayContaining([...paragraphs(third)]));
    expect(found.articles[0]?.meta).toMatchObject({
      title: third.meta.title,
      url: 'https://saved.example/2019/third',
      published: third.meta.published,
    });
  });
});

describe('a Word document', () => {
  test('gives its paragraphs and tables, with title and author', async () => {
    const found = await read('article.docx');
    expect(found.problems).toEqual([]);
    const [lead = '', ...rest] = paragraphs(first);
    expect(texts(found)).toEqual([[lead, 'المدينة', 'العدد', ...rest]]);
    expect(found.articles[0]).toMatchObject({
      meta: { title: first.meta.title },
      source: { format: 'docx', author: 'مراسل & محرر', encoding: null },
    });
  });

  test('that is cut off is told, by the archive that it is', async () => {
    const bytes = readFileSync(`${FIXTURES}article.docx`);
    const found = await readBytes('cut.docx', bytes.subarray(0, bytes.length - 400));
    expect(codes(found)).toEqual(['input/damaged']);
    expect(found.problems[0]?.message.en).toContain('cut.docx');
  });
});

describe('a PDF', () => {
  test('that a browser printed gives its paragraphs in reading order', async () => {
    const found = await read('article.pdf');
    expect(texts(found)).toEqual([paragraphs(first)]);
    expect(found.articles[0]?.meta.title).toBe(first.meta.title);
  });

  test('drawn as the eye meets it gives the same', async () => {
    expect(texts(await read('visual.pdf'))).toEqual([paragraphs(first).slice(0, 3)]);
  });

  test('of pictures is refused with what to do', async () => {
    const found = await read('scanned.pdf');
    expect(codes(found)).toEqual(['input/scanned']);
    expect(found.problems[0]?.message.en).toContain('ocrmypdf');
  });

  test('that is cut off is read as far as it goes, or told', async () => {
    const bytes = readFileSync(`${FIXTURES}article.pdf`);
    const found = await readBytes('cut.pdf', bytes.subarray(0, 2000));
    expect(found.problems.some((problem) => problem.fatal)).toBe(true);
    expect(found.articles).toEqual([]);
  });
});

describe('an archive', () => {
  test('is read with what lies in it, a manifest and archives inside it too', async () => {
    const found = await read('archive.zip');
    expect(found.problems.filter((problem) => problem.fatal)).toEqual([]);
    expect(codes(found)).toEqual(['input/skipped-kind']);
    expect(found.articles.map(({ source }) => source?.place.slice(FIXTURES.length))).toEqual([
      'archive.zip/page.html',
      'archive.zip/listed/خبر.txt',
      'archive.zip/inner.zip/deep/third.docx',
    ]);
    expect(found.articles[1]?.meta).toMatchObject({ id: 'listed', published: second.meta.published });
  });

  test('that leads out of itself is refused entry by entry', async () => {
    const bytes = await zipOf({ 'aa/bb/escape.txt': first.text, 'good.txt': second.text });
    // yazl writes no such name; the one that it wrote is as long.
    const hostile = Buffer.from(bytes.toString('latin1').replaceAll('aa/bb/escape.txt', '../../escape.txt'), 'latin1');
    const found = await readBytes('hostile.zip', hostile);
    expect(codes(found)).toEqual(['input/archive-path']);
    expect(texts(found)).toEqual([paragraphs(second)]);
  });

  test('that unpacks to far more than it is gives its other entries', async () => {
    const bytes = await zipOf({ 'bomb.txt': Buffer.alloc(30 * 1024 * 1024, ' '), 'good.txt': first.text });
    expect(bytes.length).toBeLessThan(100_000);
    const found = await readBytes('bomb.zip', bytes);
    expect(codes(found)).toEqual(['input/archive-ratio']);
    expect(texts(found)).toEqual([paragraphs(first)]);
  });

  test('in an archive, and so on, is opened so deep and no deeper', async () => {
    let bytes = await zipOf({ 'a.txt': first.text });
    for (let depth = 0; depth < INPUT_LIMITS.archiveDepth; depth += 1) bytes = await zipOf({ 'in.zip': bytes });
    expect(codes(await readBytes('deep.zip', bytes))).toEqual(['input/archive-depth']);
  });

  test('of which the end is missing is told', async () => {
    const bytes = readFileSync(`${FIXTURES}archive.zip`);
    expect(codes(await readBytes('cut.zip', bytes.subarray(0, 3000)))).toEqual(['input/damaged']);
  });
});

describe('a feed that was saved', () => {
  test.each(['feed.rss', 'feed.atom'])('%s gives what it says of each entry', async (name) => {
    const found = await read(name);
    expect(texts(found)).toEqual([paragraphs(first), paragraphs(second).slice(0, 1)]);
    expect(found.articles[0]).toMatchObject({
      meta: { title: first.meta.title, outlet: first.meta.outlet, published: first.meta.published },
      source: { format: 'feed', author: 'مراسل العينة' },
    });
    expect(found.articles[0]?.meta.url).toBe('https://feed.example/1');
    expect(found.articles[1]?.source?.notes.map(({ code }) => code)).toEqual(['input/summary-only']);
    expect(found.problems.filter((problem) => problem.fatal).map(({ code }) => code)).toEqual(
      name === 'feed.rss' ? ['input/no-text'] : [],
    );
  });

  test('as JSON Feed does so too', async () => {
    const found = await read('feed.json');
    expect(texts(found)).toEqual([paragraphs(first), paragraphs(second).slice(0, 1)]);
    expect(found.articles[1]?.meta.published).toBe(second.meta.published);
  });

  test('with entities inside entities is refused and swells no memory', async () => {
    const entities = Array.from({ length: 12 }, (_none, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "x">${entities}]><rss version="2.0"><channel><item><title>&e12;</title><description>&e12;</description></item></channel></rss>`;
    const found = await readBytes('bomb.rss', Buffer.from(bomb));
    expect(found.articles.every(({ text }) => text.length < 10_000)).toBe(true);
  });
});

describe('a table', () => {
  test.each(['archive.csv', 'archive-1256.csv'])(
    '%s gives an article a row, by the names of its columns',
    async (name) => {
      const found = await read(name);
      expect(texts(found)).toEqual(samples.map(paragraphs));
      expect(found.articles.map(({ meta }) => [meta.title, meta.outlet, meta.published, meta.url])).toEqual(
        samples.map(({ meta }, index) => [
          meta.title,
          meta.outlet,
          meta.published,
          `https://rows.example/${index + 1}`,
        ]),
      );
      expect(found.problems.filter((problem) => problem.fatal)).toEqual([]);
    },
  );

  test('tells the line of a row without text, and which columns it took', async () => {
    const found = await read('archive.csv');
    expect(codes(found)).toEqual(['input/columns-guessed', 'input/skipped-row']);
    // Texts of several lines stand before it.
    const line = Number(/:(?<line>\d+)$/u.exec(found.problems[1]?.place ?? '')?.groups?.['line']);
    expect(line).toBe(1 + first.text.trim().split('\n').length + 1);
  });

  test('is read by the columns that the user names', async () => {
    const columns = { text: 'body', outlet: 'paper', published: 'day' };
    const found = await read('archive.tsv', columns);
    expect(found.articles.map(({ meta }) => [meta.outlet, meta.published])).toEqual(
      samples.map(({ meta }) => [meta.outlet, meta.published]),
    );
    expect(codes(await read('archive.tsv', { text: 'missing' }))).toEqual(['input/unknown-column']);
  });
});

describe('JSON', () => {
  test('lines are read but for those that are broken, which are told', async () => {
    const found = await read('archive.jsonl');
    expect(found.articles.map(({ meta }) => meta.id)).toEqual(['sample-01', 'sample-02']);
    expect(texts(found)).toEqual([first, second].map(paragraphs));
    const broken = found.problems.filter((problem) => problem.fatal);
    expect(broken.map(({ place }) => place.slice(FIXTURES.length))).toEqual(['archive.jsonl:2', 'archive.jsonl:4']);
  });

  test('of a search server is unwrapped, pages in its fields too', async () => {
    const found = await read('archive.json');
    expect(texts(found)).toEqual(samples.map(paragraphs));
    expect(found.articles.map(({ meta }) => [meta.title, meta.outlet, meta.published])).toEqual(
      samples.map(({ meta }) => [meta.title, meta.outlet, meta.published]),
    );
  });
});

test.each(['archive.csv', 'archive.jsonl', 'archive.json'])(
  '%s tells how much of it is read with each article',
  async (name) => {
    const { files } = await listInputs([FIXTURES + name]);
    const shares: number[] = [];
    for await (const { article, share = 0 } of readInputs(files)) if (article !== null) shares.push(share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeGreaterThan(0.05);
    expect(shares[0]).toBeLessThan(0.7);
    expect(shares.at(-1)).toBeGreaterThan(0.5);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  },
);

test('every format says how it is known, once', () => {
  const names = INPUT_FORMATS.flatMap(({ extensions, mediaTypes }) => [...extensions, ...mediaTypes]);
  expect(new Set(names).size).toBe(names.length);
});
