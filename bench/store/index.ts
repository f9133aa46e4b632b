/**
 * How fast is a case of many articles filled, and how fast does it answer?
 *
 *     npm run bench:store -- [--articles 10000] [--store embedded|postgres] [--turns 40] [--keep FOLDER] [--from FOLDER]
 *       [--only SCREEN]
 *
 * Real texts (`articles.ts`) go through the engine into a case of the store that is named; for PostgreSQL one is started on
 * the loopback. Printed are: what the articles are (words, claims, reprints found of those planted), how many were taken in
 * each second as a whole and by the store alone, the memory at most, and for each question behind a screen (`questions.ts`), asked
 * of the API as a screen asks it, how long its first two answers took (*first*: what is derived is derived then), and p50 and p95 of
 * the next ones (*then*), with the time of processors, which tells more where the machine is shared (of PostgreSQL its own is not
 * counted), and how long the answer is. At the end the same after one article more. `--keep` leaves the case in a folder, and asks
 * one that is there already; `--from` fills a PostgreSQL with what was found for a case that was kept, without reading the articles
 * again; `--only` asks what begins so. All of it by the built program.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Client } from 'pg';

import type * as Server from '../../src/api/server.ts';
import type * as CatchUp from '../../src/app/catch-up.ts';
import type * as App from '../../src/app/index.ts';
import type { CasePlace, OpenCase } from '../../src/app/index.ts';
import type * as PutRecords from '../../src/app/put-records.ts';
import type * as Reader from '../../src/app/reader.ts';
import { findPostgres, POSTGRES_REMEDY, startPostgres } from '../../test/postgres.ts';
import { built, memoryMb, print, shown, verdict } from '../common.ts';
import { generateArticles } from './articles.ts';
import { addressOf, type Asked, SCREEN_QUESTIONS, type ScreenQuestion } from './questions.ts';
import { type Read, subjectsOf } from './subjects.ts';

const { ingest, openWorkspace } = await built<typeof App>('app/index');
const { createApi } = await built<typeof Server>('api/server');
const { pagesOf } = await built<typeof CatchUp>('app/catch-up');
const { putRecords } = await built<typeof PutRecords>('app/put-records');
const { loadReader, recordFrom, recordOf } = await built<typeof Reader>('app/reader');

const { values: options } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    store: { type: 'string', default: 'embedded' },
    turns: { type: 'string', default: '40' },
    keep: { type: 'string' },
    from: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const count = Number(options.articles);
const turns = Number(options.turns);
/** Articles whose extractions are loaded to tell the store's own rate. */
const LOADED = 500;
/** Articles in one transaction, as `ingest` has them. */
const BATCH = 50;
/** Turns in which what is derived is derived, of which the second asks for parties. */
const FIRST = 2;
/** What the design asks for. */
const MILLISECONDS_MAX = 100;

const CASE = 'bench';
/** The port that the API takes for its own; nobody listens there. */
const PORT = 8080;
/** The first question of a case reads all of it, whatever the machine does besides. */
const SECONDS_MAX = 3600;
/** A file is made so many times. */
const FILE_TURNS = 2;

await main();

async function main(): Promise<void> {
  if (options.store === 'postgres') {
    const programs = findPostgres();
    if (programs === null) throw new Error(POSTGRES_REMEDY);
    const postgres = await startPostgres(programs);
    try {
      await measure({ kind: 'database', url: postgres.url }, false);
    } finally {
      await postgres.stop();
    }
    return;
  }
  const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'marsad-bench-'));
  try {
    await measure({ kind: 'folder', folder }, existsSync(join(folder, 'cases', CASE)));
  } finally {
    if (options.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(place: CasePlace, isThere: boolean): Promise<void> {
  print(
    'machine',
    `Node.js ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the start; store: ${options.store}`,
  );
  const workspace = openWorkspace(place);
  try {
    const openCase = await workspace.open(CASE, { create: true });
    if (options.from !== undefined) await copyFrom(options.from, openCase);
    else if (!isThere) {
      await fill(openCase);
      await loadAlone(await workspace.open(`${CASE}-load`, { create: true }));
    }
    await describe(openCase);
    print('size', `${shown((await sizeOf(place)) / 1e6)} MB on disk`);
    print('memory', memoryMb());
    const ask = createAsker(workspace);
    await askAll(ask, 'as it is');
    // Another one each time, for the case may have been kept.
    const one = `later-${Date.now()}`;
    const [more] = [...generateArticles(1, one)];
    if (more) await ingest(openCase, [{ ...more, meta: { ...more.meta, id: one } }]);
    await askAll(ask, 'after one article more');
    print('memory', memoryMb());
    print('load', `${loadavg()[0]?.toFixed(1)} at the end`);
  } finally {
    await workspace.close();
  }
}

async function fill(openCase: OpenCase): Promise<void> {
  const from = performance.now();
  const cpu = process.cpuUsage();
  const { read } = await ingest(openCase, generateArticles(count));
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  print(
    'ingest',
    `${(read / seconds).toFixed(0)} articles/s, extraction and all (${seconds.toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of processors)`,
  );
}

/** Bytes that the store takes, of an embedded one with its write-ahead log and the articles as they came in. */
async function sizeOf(place: CasePlace): Promise<number> {
  if (place.kind === 'folder') {
    const folder = join(place.folder, 'cases', CASE);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => statSync(join(folder, name)))
      .reduce((sum, { size }) => sum + size, 0);
  }
  const client = new Client({ connectionString: place.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size');
    return Number(rows[0]?.size);
  } finally {
    await client.end();
  }
}

/** What was found for a case that was kept, put into another store. */
async function copyFrom(folder: string, openCase: OpenCase): Promise<void> {
  const workspace = openWorkspace({ kind: 'folder', folder });
  try {
    const reader = await loadReader();
    const { store } = await workspace.open(CASE);
    let milliseconds = 0;
    let articles = 0;
    for await (const page of pagesOf(store)) {
      const records = page.map((article) => recordFrom(reader, article));
      const from = performance.now();
      await putRecords(openCase, records);
      milliseconds += performance.now() - from;
      articles += records.length;
    }
    await openCase.store.indexTerms();
    await openCase.store.countTables();
    print('load', `${(articles / (milliseconds / 1000)).toFixed(0)} articles/s by the store alone`);
  } finally {
    await workspace.close();
  }
}

/** The store's part: extractions that are there already, written with their reprints sought. */
async function loadAlone(openCase: OpenCase): Promise<void> {
  const reader = await loadReader();
  const records = [...generateArticles(LOADED, 'load')].map((article) => recordOf(reader, article));
  const from = performance.now();
  for (let at = 0; at < records.length; at += BATCH) await putRecords(openCase, records.slice(at, at + BATCH));
  print('load', `${(LOADED / ((performance.now() - from) / 1000)).toFixed(0)} articles/s by the store alone`);
}

/** Are the articles what they are meant to be? */
async function describe({ store }: OpenCase): Promise<void> {
  const { articles, claims, figures } = await store.summary();
  print(
    'articles',
    `${shown(articles)}, with ${(claims / articles).toFixed(1)} claims and ${(figures / articles).toFixed(1)} figures each`,
  );
  // A reprint of a reprint is one of the first.
  const origin = new Map<string, string>();
  let planted = 0;
  for (const { meta, reprintOf } of generateArticles(count)) {
    origin.set(meta.id, reprintOf ?? meta.id);
    if (reprintOf !== null) planted += 1;
  }
  const found = new Set<string>();
  let wrong = 0;
  for (const [one, other] of await store.reprintPairs()) {
    const [a, b] = [origin.get(one) ?? one, origin.get(other) ?? other];
    if (a !== b) wrong += 1;
    else for (const id of [one, other]) if (origin.get(id) !== id) found.add(id);
  }
  print(
    'reprints',
    `${shown(planted)} planted (${((100 * planted) / count).toFixed(1)}%), ${((100 * found.size) / planted).toFixed(1)}% of them found; ${wrong} pairs that are none`,
  );
}

/** What answers as the server does, without a connection. */
function createAsker(workspace: App.Workspace): (route: string, asked: Asked) => Promise<string> {
  const api = createApi(workspace, PORT, { seconds: SECONDS_MAX });
  return async (route, asked) => {
    const { body } = asked;
    const headers = { Host: `127.0.0.1:${PORT}`, 'Content-Type': 'application/json' };
    const answer = await api.request(addressOf(CASE, route, asked), {
      headers,
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${route}: ${text.slice(0, 500)}`);
    return text;
  };
}

type Asker = ReturnType<typeof createAsker>;

async function askAll(ask: Asker, state: string): Promise<void> {
  const read: Read = async <Answer>(route: string, query: Asked['query'] = {}) =>
    JSON.parse(await ask(route, { query })) as Answer;
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await read('positions');
  print(
    'questions',
    `${state}; ${(performance.now() - started).toFixed(0)} ms, processor ${used(cpu).toFixed(0)}, until the first matrix; milliseconds`,
  );
  const subjects = await subjectsOf(read);
  for (const question of SCREEN_QUESTIONS) {
    if (!question.screen.startsWith(options.only)) continue;
    await measureQuestion(question, (turn) => ask(question.route, question.ask(subjects, turn)));
  }
}

async function measureQuestion(
  { screen, isFile }: ScreenQuestion,
  ask: (turn: number) => Promise<string>,
): Promise<void> {
  const times: number[] = [];
  const processor: number[] = [];
  let length = 0;
  for (let turn = -FIRST; turn < (isFile === true ? FILE_TURNS : turns); turn += 1) {
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    length = Math.max(length, Buffer.byteLength(await ask(turn + FIRST)));
    processor.push(used(cpu));
    times.push(performance.now() - from);
  }
  const firstOf = (all: readonly number[]): string =>
    (all.slice(0, FIRST).reduce((sum, time) => sum + time, 0) / 1000).toFixed(1).padStart(5);
  const [then, after] = [times.slice(FIRST), processor.slice(FIRST)];
  const columns = [
    screen.padEnd(22),
    `first ${firstOf(times)} s, processor ${firstOf(processor)} s`,
    `then p50 ${quantile(then, 0.5).toFixed(1).padStart(6)}  p95 ${quantile(then, 0.95).toFixed(1).padStart(7)}`,
    `processor p50 ${quantile(after, 0.5).toFixed(1).padStart(6)}  p95 ${quantile(after, 0.95).toFixed(1).padStart(7)}`,
    `${shown(length / 1000).padStart(6)} kB`,
    isFile === true ? 'file' : verdict(quantile(after, 0.95) <= MILLISECONDS_MAX),
  ];
  print('', columns.join('   '));
}

/** Milliseconds of processors since. */
function used(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? 0;
}
