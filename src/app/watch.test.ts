import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { listInputs } from './input/list-inputs.ts';
import { readInputs } from './input/read-inputs.ts';
import { createWeb } from './input/web/web.ts';
import { beginRound, readWatchMemory, type WatchMemory } from './watch.ts';

const TEXT =
  'أعلنت القاهرة دعم الحكومة في طرابلس، وقالت إنها ترفض الهجوم على العاصمة. قُتل 12 شخصاً وفق مصدر طبي في المدينة.';
const MINUTE = 60_000;
const START = Date.UTC(2030, 0, 1);

let folder: string;
let server: Server | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-watch-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** Looks once, and gives the titles or texts that were new, with what is remembered through writing and reading. */
async function look(path: string, before: WatchMemory, now: number): Promise<{ found: string[]; after: WatchMemory }> {
  const web = createWeb({ isRefused: () => false, pauseMilliseconds: 0 });
  const round = await beginRound(await listInputs([path]), before, web, { now, everyMilliseconds: 15 * MINUTE });
  const found: string[] = [];
  for await (const item of readInputs(round.list.files, { web: round.web, wants: round.wants })) {
    round.onItem(item);
    if (item.article) found.push(item.article.meta.title ?? item.article.text);
  }
  return { found, after: readWatchMemory(JSON.stringify(round.memory())) };
}

const NOTHING = readWatchMemory(null);

describe('a folder', () => {
  function write(name: string, text: string, at: number): void {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), at / 1000, at / 1000);
  }

  test('gives what is new or changed, once, and what is still being written later', async () => {
    write('a.txt', 'أول', START - MINUTE);
    write('b.txt', 'ثان', START - MINUTE);
    const first = await look(folder, NOTHING, START);
    expect(first.found).toEqual(['أول', 'ثان']);
    const second = await look(folder, first.after, START + MINUTE);
    expect(second.found).toEqual([]);
    write('b.txt', 'ثان معدل', START + MINUTE);
    write('c.txt', 'ثالث', START + 2 * MINUTE);
    const third = await look(folder, second.after, START + 2 * MINUTE);
    expect(third.found).toEqual(['ثان معدل']);
    expect((await look(folder, third.after, START + 3 * MINUTE)).found).toEqual(['ثالث']);
  });

  test('gives a table with all its rows again where it changed', async () => {
    mkdirSync(join(folder, 'in'));
    write('in/t.csv', 'title,text\nأ,نص أول\n', START - MINUTE);
    const first = await look(folder, NOTHING, START);
    write('in/t.csv', 'title,text\nأ,نص أول\nب,نص ثان\n', START);
    expect(first.found).toEqual(['أ']);
    expect((await look(folder, first.after, START + MINUTE)).found).toEqual(['أ', 'ب']);
  });
});

describe('a feed', () => {
  async function serve(listener: RequestListener): Promise<string> {
    const started = createServer(listener);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  }
  const rss = (paths: readonly string[]): string =>
    `<rss version="2.0"><channel><title>عينة</title>${paths.map((path) => `<item><title>${path}</title><link>${path}</link></item>`).join('')}</channel></rss>`;
  const page = (title: string): string =>
    `<html><head><title>${title}</title></head><body><p>${TEXT} ${title}</p></body></html>`;

  test('gives each entry once, asks conditionally, and tries a missing page three times', async () => {
    const asked: string[] = [];
    const paths = ['/one', '/missing'];
    const origin = await serve(({ url = '', headers }, response) => {
      asked.push(headers['if-none-match'] === undefined ? url : `${url} ${headers['if-none-match']}`);
      if (url === '/feed' && headers['if-none-match'] === `"${paths.length}"`) response.writeHead(304).end();
      else if (url === '/feed') response.writeHead(200, { etag: `"${paths.length}"` }).end(rss(paths));
      else if (url === '/one' || url === '/two')
        response.setHeader('content-type', 'text/html').end(page(url.slice(1)));
      else response.writeHead(404).end();
    });
    const feed = `${origin}/feed`;
    let memory = NOTHING;
    const found: string[][] = [];
    for (let round = 0; round < 5; round += 1) {
      if (round === 4) paths.push('/two');
      const looked = await look(feed, memory, START + round * 15 * MINUTE);
      memory = looked.after;
      found.push(looked.found);
    }
    expect(found).toEqual([['one'], [], [], [], ['two']]);
    expect(asked.filter((url) => url === '/one')).toHaveLength(1);
    expect(asked.filter((url) => url === '/missing')).toHaveLength(3);
    // As long as a page is missing the feed is asked for whole; then only for what is new.
    expect(asked.filter((url) => url.startsWith('/feed'))).toEqual([
      '/feed',
      '/feed',
      '/feed',
      '/feed "2"',
      '/feed "2"',
    ]);
  });

  test('that fails is left alone, twice as long each time', async () => {
    let asked = 0;
    const origin = await serve((_request, response) => {
      asked += 1;
      response.writeHead(503).end();
    });
    let memory = NOTHING;
    const askedAfter: number[] = [];
    for (let minutes = 0; minutes <= 105; minutes += 15) {
      memory = (await look(`${origin}/feed`, memory, START + minutes * MINUTE)).after;
      askedAfter.push(asked);
    }
    // At once, after 30 and after another 60 minutes.
    expect(askedAfter).toEqual([1, 1, 2, 2, 2, 2, 3, 3]);
  });
});

test('a memory that cannot be read is an empty one', () => {
  expect(readWatchMemory('{"files": 1}')).toEqual({ files: {}, feeds: {} });
  expect(readWatchMemory('{')).toEqual({ files: {}, feeds: {} });
});
