/** What comes in by an address that a person gives in the browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { ApiError, IngestReport, InputProblem } from '../model/index.ts';
import { type RunningServer, startServer } from './server.ts';

const TEXT =
  'أعلنت القاهرة دعم الحكومة في طرابلس، وقالت إنها ترفض الهجوم على العاصمة. قُتل 12 شخصاً وفق مصدر طبي في المدينة. ';
const page = `<html><head><title>خبر</title></head><body><article><h1>خبر</h1><p>${TEXT.repeat(4)}</p></article></body></html>`;

let home: string;
let site: Server;
let address: string;
const servers: RunningServer[] = [];
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-inputs-'));
  site = createServer(({ url = '', headers }, response) => {
    if (url === '/feed') {
      const item = `<item><title>خبر</title><link>http://${headers.host}/story</link><pubDate>Fri, 05 Apr 2019 10:00:00 GMT</pubDate></item>`;
      response.setHeader('content-type', 'application/rss+xml');
      response.end(`<rss version="2.0"><channel><title>عينة أ</title>${item}</channel></rss>`);
    } else if (url === '/story') response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  for (const server of servers) await server.close();
  site.closeAllConnections();
  site.close();
  rmSync(home, { recursive: true });
});

async function serve(name: string, allowPrivate: boolean): Promise<RunningServer> {
  const server = await startServer({ kind: 'folder', folder: join(home, name) }, 0, { workers: 1, allowPrivate });
  servers.push(server);
  return server;
}

function read({ url }: RunningServer, asked: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${url}api/cases/web/addresses`, { method: 'POST', headers, body: JSON.stringify(asked) });
}

interface Reading {
  readonly articles: readonly { readonly meta: object; readonly source: { readonly hash: string } }[];
  readonly problems: readonly InputProblem[];
}

test('a feed gives the articles of its pages, which are then taken in with where they came from', async () => {
  const server = await serve('open', true);
  const { articles, problems } = (await (await read(server, { url: `${address}/feed` })).json()) as Reading;
  expect(problems).toEqual([]);
  expect(articles.map(({ meta }) => meta)).toMatchObject([{ title: 'خبر', outlet: 'عينة أ', published: '2019-04-05' }]);
  const openCase = await server.workspace.open('web');
  expect(await openCase.archive.originals.hashes()).toEqual([articles[0]?.source.hash]);
  const sent = await fetch(`${server.url}api/cases/web/ingest`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: articles.map((article) => `${JSON.stringify(article)}\n`).join(''),
  });
  expect((await sent.json()) as IngestReport).toMatchObject({ added: 1, problems: [] });
  const gone = (await (await read(server, { url: `${address}/gone` })).json()) as Reading;
  expect([gone.articles, gone.problems.map(({ code }) => code)]).toEqual([[], ['input/fetch-status']]);
}, 120_000);

test('no address of a private network is asked, nor what is no address of the web', async () => {
  const server = await serve('closed', false);
  const { articles, problems } = (await (await read(server, { url: `${address}/story` })).json()) as Reading;
  expect([articles, problems.map(({ code }) => code)]).toEqual([[], ['input/private-address']]);
  for (const asked of [{ url: 'file:///etc/passwd' }, { url: '/etc/passwd' }, { url: 'ftp://x/y' }, {}]) {
    const answer = await read(server, asked);
    expect([answer.status, ((await answer.json()) as ApiError).error.code]).toEqual([400, 'query/invalid']);
  }
}, 120_000);
