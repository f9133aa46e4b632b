/**
 * Does `marsad watch` or `marsad serve` lose or double anything where it is killed? Both are run as a user runs them, and ended with
 * SIGKILL at moments drawn from a seeded generator; then the same is asked of them again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { randomFrom } from '../../src/derivation/index.ts';
import type { ArticleSummary, IngestReport } from '../../src/model/index.ts';
import { articlesOf, BATCH } from './kill-ingest.ts';

const PROGRAM = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

function start(home: string, ...parameters: readonly string[]): ChildProcess {
  const env = { ...process.env, MARSAD_HOME: home, LC_ALL: 'en_US.UTF-8' };
  return spawn(process.execPath, ['--import', TSX, PROGRAM, ...parameters], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function endOf(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

export interface KillOptions {
  /** An empty folder. */
  readonly folder: string;
  readonly kills: number;
  readonly seed: string;
}

/** Files that are watched. */
const FILES = 120;
/** Entries of the feed that is watched beside them; their pages are asked for a second apart. */
const ENTRIES = 2;

/** How far beyond a whole look a kill may come, and how early. */
const [KILL_FROM, KILL_TO] = [0.3, 1.1];

/**
 * Kill a `marsad watch` of a folder and a feed `kills` times, and let the last look come to its end. Before each look there are new
 * files, and it is killed anywhere between its start and its end, as far as a first, whole one tells how long that takes. Gives how
 * many articles were in the journal at each kill.
 * @throws Error that says what was lost or doubled
 */
export async function killWatches({ folder, kills, seed }: KillOptions): Promise<readonly number[]> {
  const random = randomFrom(seed);
  const home = join(folder, 'home');
  const journal = join(home, 'cases', 'default', 'documents.jsonl');
  const incoming = join(folder, 'in');
  mkdirSync(incoming, { recursive: true });
  const articles = [...articlesOf(FILES)];
  const portion = Math.ceil(FILES / (kills + 2));
  const addFiles = (): void => {
    for (const { meta, text } of articles.splice(0, portion)) {
      const path = join(incoming, `${meta.id}.txt`);
      writeFileSync(path, `${text} ${meta.id}`);
      // A file that changed a moment ago may still be written, and would wait for the next look.
      utimesSync(path, 1_700_000_000, 1_700_000_000);
    }
  };
  const feed = await serveFeed();
  const look = (): ChildProcess => start(home, 'watch', incoming, feed.url, '--once', '--json', '--allow-private');
  const kept: number[] = [];
  try {
    addFiles();
    const started = performance.now();
    const first = await endOf(look());
    if (first.code !== 0) throw new Error(`the first look ended with ${first.code}: ${first.err}`);
    const milliseconds = performance.now() - started;
    for (let kill = 0; kill < kills; kill += 1) {
      addFiles();
      const child = look();
      const ended = endOf(child);
      await setTimeout(milliseconds * (KILL_FROM + random() * (KILL_TO - KILL_FROM)));
      child.kill('SIGKILL');
      await ended;
      kept.push(linesOf(journal).length);
    }
    addFiles();
    const last = await endOf(look());
    if (last.code !== 0) throw new Error(`the last look ended with ${last.code}: ${last.err}`);
    const again = await endOf(look());
    if (again.code !== 0 || again.out !== '') throw new Error(`a look at nothing new found ${again.out}${again.err}`);
    const ids = linesOf(journal).map((line) => (JSON.parse(line) as { meta: { id: string } }).meta.id);
    const wanted = FILES + ENTRIES;
    if (ids.length !== wanted || new Set(ids).size !== wanted) {
      throw new Error(`${ids.length} lines of ${new Set(ids).size} articles, not ${wanted} of each`);
    }
    return kept;
  } finally {
    feed.close();
  }
}

/** The whole lines of a journal. */
function linesOf(journal: string): readonly string[] {
  if (!existsSync(journal) || statSync(journal).size === 0) return [];
  return readFileSync(journal, 'utf8').split('\n').slice(0, -1);
}

async function serveFeed(): Promise<{ readonly url: string; readonly close: () => void }> {
  const texts = articlesOf(FILES + ENTRIES).slice(FILES);
  const server = createServer((request, response) => {
    const { host = '' } = request.headers;
    const number = Number(/^\/story-(\d+)$/u.exec(request.url ?? '')?.[1] ?? -1);
    const story = texts[number];
    if (request.url === '/feed') {
      const items = texts.map(
        (_one, n) => `<item><title>خبر ${n}</title><link>http://${host}/story-${n}</link></item>`,
      );
      response.setHeader('content-type', 'application/rss+xml');
      response.end(`<rss version="2.0"><channel><title>عينة</title>${items.join('')}</channel></rss>`);
    } else if (story) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<html><body><article><h1>خبر ${number}</h1><p>${story.text.repeat(4)}</p></article></body></html>`);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Articles that are sent to a server. */
const SENT = 80;

/**
 * Kill a `marsad serve` `kills` times while articles are sent to it, and start it again. Gives how many had been acknowledged at each
 * kill.
 * @throws Error that says what was lost or doubled
 */
export async function killServers({ folder, kills, seed }: KillOptions): Promise<readonly number[]> {
  const random = randomFrom(seed);
  const articles = articlesOf(SENT);
  const counts: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const home = join(folder, `home-${kill}`);
    const server = await serve(home);
    const killAt = Math.floor(random() * (SENT / BATCH));
    const acknowledged: string[] = [];
    for (let from = 0; from < SENT; from += BATCH) {
      const batch = articles.slice(from, from + BATCH);
      const sending = send(server.url, batch);
      if (from / BATCH === killAt) void setTimeout(random() * 120).then(() => server.child.kill('SIGKILL'));
      if ((await sending) === null) break;
      acknowledged.push(...batch.map(({ meta }) => meta.id));
    }
    server.child.kill('SIGKILL');
    await server.ended;
    counts.push(acknowledged.length);

    const next = await serve(home);
    const found = await idsAt(next.url);
    const lost = acknowledged.filter((id) => !found.includes(id));
    if (lost.length > 0) throw new Error(`acknowledged and lost: ${lost.join(' ')}`);
    const report = await send(next.url, articles);
    if (report?.read !== SENT) throw new Error(`sending all again: ${JSON.stringify(report)}`);
    const ids = await idsAt(next.url);
    next.child.kill('SIGTERM');
    await next.ended;
    const lines = linesOf(join(home, 'cases', 'default', 'documents.jsonl'));
    if (ids.length !== SENT || lines.length !== SENT)
      throw new Error(`${ids.length} articles in ${lines.length} lines, not ${SENT}`);
  }
  return counts;
}

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

async function serve(home: string): Promise<Server> {
  const child = start(home, 'serve', '--port', '0', '--workers', '1');
  const ended = endOf(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text: string) => {
      const found = /http:\S+/u.exec(text);
      if (found) resolve(found[0]);
    });
    void ended.then(({ err }) => reject(new Error(`marsad serve ended: ${err}`)));
  });
  return { url, child, ended };
}

/** What the server says of articles that it was sent; null where it was killed meanwhile. */
async function send(url: string, articles: ReturnType<typeof articlesOf>): Promise<IngestReport | null> {
  const body = articles.map((article) => `${JSON.stringify(article)}\n`).join('');
  try {
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await fetch(`${url}api/cases/default/ingest`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as IngestReport;
  } catch (error) {
    if (error instanceof TypeError) return null; // The connection broke off.
    throw error;
  }
}

/** A case that is still being opened on a busy machine is asked for so many times. */
const TRIES = 5;

async function idsAt(url: string, tries = TRIES): Promise<readonly string[]> {
  const answer = await fetch(`${url}api/cases/default/articles?limit=500`);
  if (answer.status === 503 && tries > 1) return idsAt(url, tries - 1);
  if (answer.status === 404) return []; // It was killed before it had made the case.
  if (!answer.ok) throw new Error(`the server answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { articles: readonly ArticleSummary[] }).articles.map(({ id }) => id);
}
