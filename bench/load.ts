/**
 * Does the server hold while many read and one takes articles in?
 *
 *     npm run bench:load -- [--readers 50] [--seconds 60] [--articles 1000] [--database postgres://…]
 *
 * `marsad serve` is started as a user starts it, with a case of as many articles; then each reader asks for one screen after another on
 * the loopback, and waits half a second as a person reads, while further articles are sent to it all the time. Printed are answers and
 * errors, p50 and p95 of each screen, what the server used of processors, and its memory in each quarter of the time. Ends with an error
 * where one answer failed, or where the memory of the last quarter is more than a fifth above that of the second.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { randomFrom } from '../src/derivation/index.ts';
import type { ArticleSummary } from '../src/model/index.ts';
import { print, ROOT, shown, verdict } from './common.ts';
import { generateArticles } from './store/articles.ts';

const { values: options } = parseArgs({
  options: {
    readers: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    articles: { type: 'string', default: '1000' },
    database: { type: 'string' },
  },
});
const [readers, seconds, count] = [Number(options.readers), Number(options.seconds), Number(options.articles)];
const BATCH = 20;
/** How long a reader looks at what was answered. */
const PAUSE_MS = 500;
const QUARTERS = 4;
/** How much more memory the last quarter may take than the second, when all that is kept in memory has been asked for. */
const GROWTH_MAX = 1.2;

const home = mkdtempSync(join(tmpdir(), 'marsad-load-'));
const server = await startServer();
try {
  await measure(`${server.url}api/cases/load`);
} finally {
  server.child.kill('SIGTERM');
  await server.ended;
  rmSync(home, { recursive: true, force: true });
}

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<void>;
}

async function startServer(): Promise<Server> {
  const { database } = options;
  const parameters = ['serve', '--port', '0', ...(database === undefined ? [] : ['--database', database])];
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli', 'main.js'), ...parameters], {
    env: { ...process.env, MARSAD_HOME: home, LC_ALL: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /http:\S+/u.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error('marsad serve ended')));
  });
  return { child, url, ended };
}

async function measure(base: string): Promise<void> {
  print('machine', `Node.js ${process.version}, load ${loadavg()[0]?.toFixed(1)}; ${readers} readers, ${seconds} s`);
  const made = generateArticles(count + 100_000, 'load');
  for (let left = count; left > 0; left -= BATCH) await send(base, take(made, Math.min(BATCH, left)));
  print('articles', `${shown(count)} at the start`);
  const page = (await (await fetch(`${base}/articles?limit=200`)).json()) as {
    readonly articles: readonly ArticleSummary[];
  };
  const screens = screensOf(page.articles.map(({ id }) => id));
  for (const address of Object.values(screens)) await ask(base, address(0));

  const times = new Map<string, number[]>(Object.keys(screens).map((screen) => [screen, []]));
  const errors: string[] = [];
  const memory: number[] = [];
  let added = 0;
  const from = processorSeconds();
  const start = performance.now();
  const isOver = (): boolean => performance.now() - start > seconds * 1000;
  const read = async (reader: number): Promise<void> => {
    const random = randomFrom(`reader ${reader}`);
    while (!isOver()) {
      const [screen, address] = pick(Object.entries(screens), random());
      const asked = performance.now();
      const error = await ask(base, address(Math.floor(random() * 1000)));
      if (error === null) times.get(screen)?.push(performance.now() - asked);
      else errors.push(`${screen}: ${error}`);
      await setTimeout(PAUSE_MS * (0.5 + random()));
    }
  };
  const takeIn = async (): Promise<void> => {
    while (!isOver()) {
      try {
        await send(base, take(made, BATCH));
        added += BATCH;
      } catch (error) {
        errors.push(`ingest: ${String(error)}`);
      }
    }
  };
  const weigh = async (): Promise<void> => {
    while (!isOver()) {
      memory.push(megabytes());
      await setTimeout(200);
    }
  };
  await Promise.all([...Array.from({ length: readers }, (_none, reader) => read(reader)), takeIn(), weigh()]);
  const passed = (performance.now() - start) / 1000;
  const used = processorSeconds() - from;

  const all = [...times.values()].flat();
  print('answers', `${shown(all.length)}, ${(all.length / passed).toFixed(1)} a second; ${errors.length} errors`);
  print('ingest', `${shown(added)} articles meanwhile`);
  for (const [screen, list] of [...times, ['all', all] as const]) {
    const [p50, p95] = [0.5, 0.95].map((share) => quantile(list, share).toFixed(0).padStart(6));
    print('', `${screen.padEnd(12)} p50 ${p50} ms   p95 ${p95} ms   ${list.length} answers`);
  }
  print('server', `${used.toFixed(0)} s of processors in ${passed.toFixed(0)} s`);
  const quarters = Array.from({ length: QUARTERS }, (_none, n) =>
    quantile(memory.slice((n * memory.length) / QUARTERS, ((n + 1) * memory.length) / QUARTERS), 0.5),
  );
  const isFlat = (quarters.at(-1) ?? 0) <= GROWTH_MAX * (quarters[1] ?? 0);
  print('memory', `${quarters.map((quarter) => `${shown(quarter)} MB`).join(', ')}: ${verdict(isFlat)}`);
  print('load', `${loadavg()[0]?.toFixed(1)} at the end`);
  for (const error of errors.slice(0, 5)) print('error', error);
  if (errors.length > 0 || !isFlat) process.exitCode = 1;
}

/** The addresses behind the screens that people look at most, each in many variants. */
function screensOf(ids: readonly string[]): Readonly<Record<string, (turn: number) => string>> {
  const words = ['حفتر', 'عقوبات', 'actor:turkey', 'بنغازي AND سلاح', 'غزة NOT رفح'];
  return {
    articles: () => '/articles?limit=50',
    article: (turn) => `/articles/${encodeURIComponent(pick(ids, (turn % 997) / 997))}`,
    search: (turn) => `/search?${new URLSearchParams({ q: words[turn % words.length] ?? '', limit: '20' })}`,
    positions: (turn) => `/positions?at=2022-0${(turn % 9) + 1}-15`,
    figures: () => '/figures?measure=killed',
    facets: () => '/facets',
  };
}

/** Null for an answer, else what was wrong. */
async function ask(base: string, address: string): Promise<string | null> {
  try {
    const answer = await fetch(base + address);
    const body = await answer.text();
    return answer.ok ? null : `${answer.status} ${body.slice(0, 200)}`;
  } catch (error) {
    return error instanceof Error ? `${error.message}: ${String(error.cause)}` : String(error);
  }
}

async function send(base: string, articles: readonly object[]): Promise<void> {
  const body = articles.map((article) => `${JSON.stringify(article)}\n`).join('');
  const headers = { 'content-type': 'application/x-ndjson' };
  const answer = await fetch(`${base}/ingest`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}

function take(made: ReturnType<typeof generateArticles>, size: number): readonly object[] {
  return Array.from({ length: size }, () => {
    const { value } = made.next();
    if (!value) throw new RangeError('no articles are left');
    return { meta: value.meta, text: value.text };
  });
}

/** The server's memory, as the system counts it. */
function megabytes(): number {
  const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(?<size>\d+)/mu.exec(status)?.groups?.['size']) / 1024;
}

/** Seconds of processors that the server has used. */
function processorSeconds(): number {
  const stat = readFileSync(`/proc/${server.child.pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) / 100;
}

function pick<Item>(items: readonly Item[], share: number): Item {
  const item = items[Math.floor(share * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0;
}
