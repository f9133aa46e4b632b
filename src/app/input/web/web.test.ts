/** What the web may do to whoever asks it, by servers of this machine that do it. */
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterEach, describe, expect, test } from 'vitest';

import type { InputProblem } from '../../../model/index.ts';
import { isProblem } from '../decode-source.ts';
import { type InputItem, readInputs } from '../read-inputs.ts';
import { type Fetched, fetchPage } from './fetch-page.ts';
import { isPrivateAddress } from './private-address.ts';
import { createWeb } from './web.ts';

const TEXT =
  'أعلنت القاهرة دعم الحكومة في طرابلس، وقالت إنها ترفض الهجوم على العاصمة. قُتل 12 شخصاً وفق مصدر طبي في المدينة. ';
const page = (title: string): string =>
  `<html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${TEXT.repeat(3)}${title}</p></article></body></html>`;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The address of a server that answers so. */
async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

function html(response: ServerResponse, body: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8').end(body);
}

const own = { isRefused: () => false };
/** What is told of a page that was not had says what to do, in both languages. */
function expectRemedy(found: Fetched | InputProblem, en: RegExp, ar: RegExp): void {
  if (!isProblem(found)) throw new Error('the page was had');
  expect(found.message.en).toMatch(en);
  expect(found.message.ar).toMatch(ar);
}
const codeOf = (found: Fetched | InputProblem): string | null => (isProblem(found) ? found.code : null);

describe('private addresses', () => {
  test.each([
    '127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '255.255.255.255',
    '::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'ff02::1',
  ])('are known: %s', (address) => expect(isPrivateAddress(address)).toBe(true)); // prettier-ignore

  test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '2a00:1450:4001::1', '2606:4700::1111'])(
    'are not mistaken: %s',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );

  test.each([
    'http://127.0.0.1:1/',
    'http://[::1]:1/',
    'http://2130706433/',
    'http://localhost:1/',
    'http://[::ffff:7f00:1]/',
  ])('are not asked: %s', async (address) => {
    const found = await fetchPage(address);
    expect(codeOf(found)).toBe('input/private-address');
  });

  test.runIf(process.platform === 'linux')('are not asked where a redirect leads to one', async () => {
    let asked = 0;
    const inner = await serve((_request, response) => {
      asked += 1;
      html(response, 'secret');
    }, '127.0.0.2');
    const outer = await serve((_request, response) => void response.writeHead(302, { location: inner }).end());
    const isRefused = (address: string): boolean => address === '127.0.0.2';
    expect(codeOf(await fetchPage(outer, { isRefused }))).toBe('input/private-address');
    expect(asked).toBe(0);
    expect(codeOf(await fetchPage(outer, own))).toBeNull();
    expect(asked).toBe(1);
  });
});

describe('a server', () => {
  test('that never answers is given up', async () => {
    const address = await serve(() => undefined);
    const found = await fetchPage(address, { ...own, seconds: 0.3 });
    expect(codeOf(found)).toBe('input/fetch-timeout');
    expectRemedy(found, /Try again later\.$/u, /أعد المحاولة لاحقاً\.$/u);
  });

  test('that dribbles is given up', async () => {
    const address = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.once('close', () => clearInterval(timer));
    });
    expect(codeOf(await fetchPage(address, { ...own, seconds: 0.5 }))).toBe('input/fetch-timeout');
  });

  test('that lies about the length is told', async () => {
    const address = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('short');
      setTimeout(() => response.destroy(), 50);
    });
    const found = await fetchPage(address, own);
    expect(codeOf(found)).toBe('input/fetch-failed');
    expectRemedy(found, /Check the address and the connection, and try again\.$/u, /تحقق من العنوان والاتصال/u);
  });

  test('that redirects in a loop is told', async () => {
    const address = await serve((_request, response) => void response.writeHead(302, { location: '/again' }).end());
    const found = await fetchPage(address, own);
    expect(codeOf(found)).toBe('input/redirects');
    expectRemedy(found, /give the address where it ends\.$/u, /قدّم العنوان الذي ينتهي إليه\.$/u);
  });

  test('that redirects to a file is told', async () => {
    const address = await serve(
      (_request, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    expect(codeOf(await fetchPage(address, own))).toBe('input/fetch-failed');
  });

  test('that sends a bomb is told', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
    const address = await serve(
      (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    );
    expect(codeOf(await fetchPage(address, own))).toBe('input/fetch-failed');
  });

  test('that has no such page is told with what it said', async () => {
    const address = await serve((_request, response) => void response.writeHead(410).end());
    const found = await fetchPage(address, own);
    expect(isProblem(found) && found.message.en).toContain('410');
  });

  test('that knows the copy sends it not again', async () => {
    const address = await serve((request, response) => {
      const isSame = request.headers['if-none-match'] === '"1"';
      response.writeHead(isSame ? 304 : 200, { etag: '"1"' }).end(isSame ? undefined : 'x');
    });
    const first = await fetchPage(address, own);
    const validators = isProblem(first) ? null : { etag: first.etag, lastModified: null };
    expect(await fetchPage(address, own, validators ?? undefined)).toMatchObject({
      status: 304,
      bytes: Buffer.alloc(0),
    });
  });
});

async function readAll(address: string, pauseMilliseconds = 0): Promise<readonly InputItem[]> {
  const web = createWeb({ ...own, pauseMilliseconds });
  const items = [];
  for await (const item of readInputs([{ path: address, entry: null }], { web })) items.push(item);
  return items;
}

describe('a feed', () => {
  const rss = (origin: string, paths: readonly string[]): string =>
    `<rss version="2.0"><channel><title>عينة أ</title>${paths
      .map(
        (path) =>
          `<item><title>خبر ${path}</title><link>${origin}${path}</link><pubDate>Fri, 05 Apr 2019 10:00:00 GMT</pubDate><description>${TEXT} ${path}</description></item>`,
      )
      .join('')}</channel></rss>`;

  test('is read page by page; what cannot be had is taken from the feed, what is forbidden is not asked', async () => {
    const asked: string[] = [];
    const address = await serve((request, response) => {
      const { url = '', headers } = request;
      asked.push(url);
      if (url === '/feed') {
        response.setHeader('content-type', 'application/rss+xml');
        response.end(rss(`http://${headers.host}`, ['/one', '/gone', '/private/two']));
      } else if (url === '/robots.txt') response.end('User-agent: *\nDisallow: /private/');
      else if (url === '/one') html(response, page('الأول'));
      else response.writeHead(404).end();
    });
    const items = await readAll(`${address}/feed`);
    expect(items.map(({ article }) => article?.source?.format)).toEqual(['html', 'feed', 'feed']);
    expect(items[0]?.article?.meta).toMatchObject({ title: 'الأول', outlet: 'عينة أ', published: '2019-04-05' });
    expect(items[0]?.article?.meta.url).toBe(`${address}/one`);
    expect(items[1]?.problems.map(({ code }) => code)).toEqual(['input/page-missed', 'input/summary-only']);
    expect(items.every(({ entry }) => entry?.feed === `${address}/feed`)).toBe(true);
    expect(asked).toEqual(['/feed', '/robots.txt', '/one', '/gone']);
  });

  test('asks one site no faster than it wants', async () => {
    const times: number[] = [];
    const address = await serve(({ url = '', headers }, response) => {
      if (url === '/feed') response.end(rss(`http://${headers.host}`, ['/one', '/two', '/three']));
      else if (url === '/robots.txt') response.writeHead(404).end();
      else {
        times.push(performance.now());
        html(response, page(url));
      }
    });
    await readAll(`${address}/feed`, 150);
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses).toHaveLength(2);
    for (const pause of pauses) expect(pause).toBeGreaterThan(140);
  });

  test('that names a feed is not followed into it', async () => {
    const address = await serve(({ headers }, response) => {
      response.setHeader('content-type', 'application/rss+xml').end(rss(`http://${headers.host}`, ['/feed']));
    });
    const items = await readAll(`${address}/feed`);
    expect(items.flatMap(({ article }) => article ?? [])).toHaveLength(1);
  });
});

test('a page that a user names is an article', async () => {
  const address = await serve((_request, response) => html(response, page('خبر')));
  const [item] = await readAll(`${address}/story.html`);
  expect(item?.article?.meta).toMatchObject({ title: 'خبر', url: `${address}/story.html` });
  expect(item?.article?.meta.id).toMatch(/^127\.0\.0\.1-/u);
  expect(item?.isLast).toBe(true);
});
