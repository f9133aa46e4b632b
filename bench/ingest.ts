/**
 * How fast do files become a case, and what does each step cost?
 *
 *     npm run bench:ingest -- [--articles 10000] [--workers 2] [--store embedded|postgres|both]
 *
 * Articles of some 400 words (`store/articles.ts`) are written to files, half of them one a file and half as JSON lines. First each step
 * is done alone, one after another, by which it is told what it costs: reading the files, keeping their bytes, extraction, making rows of
 * what was found, the journal, and what the store does with the rows. Then `marsad ingest` itself takes all of them in, as a process of its own. Times are those of
 * processors, for other work on the machine hardly touches these, with the clock's beside them; of PostgreSQL the processes of
 * the server are counted too.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import {
  type ArticleInput,
  type CasePlace,
  keepOriginal,
  listInputs,
  openWorkspace,
  readInputs,
} from '../src/app/index.ts';
import type { Original } from '../src/app/input/read-inputs.ts';
import { appendArticles } from '../src/app/journal.ts';
import { putRecords } from '../src/app/put-records.ts';
import { loadReader, recordOf } from '../src/app/reader.ts';
import { type ReadyArticle, readyArticle } from '../src/app/ready-article.ts';
import type { IngestReport } from '../src/model/index.ts';
import type { ArticleRecord } from '../src/store/index.ts';
import { findPostgres, POSTGRES_REMEDY, processorSecondsOf, startPostgres } from '../test/postgres.ts';
import { print, ROOT, shown, verdict, wordsIn } from './common.ts';
import { generateArticles } from './store/articles.ts';

const { values: options } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    workers: { type: 'string', default: '2' },
    store: { type: 'string', default: 'both' },
  },
});
const count = Number(options.articles);
const CASE = 'bench';
/** Articles in one transaction, as `ingest` has them. */
const BATCH = 100;
/** Articles of which each step alone is measured. */
const STEPS_MAX = 1000;
const LINES_A_FILE = 500;
/** What the design asks for. */
const ARTICLES_A_SECOND_MIN = 150;
const MEGABYTES_MAX = 1600;

const PROGRAM = join(ROOT, 'dist', 'cli', 'main.js');
/** Has a process tell at its end the seconds of processors that it used, and the kilobytes that it held at most. */
const TELLS_USAGE = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(2, '\\n' + (userCPUTime + systemCPUTime) / 1e6 + ' ' + maxRSS);
  });`)}`;

const folder = mkdtempSync(join(tmpdir(), 'marsad-ingest-'));
try {
  print(
    'machine',
    `Node.js ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the start`,
  );
  const words = writeFiles(join(folder, 'in'));
  print('articles', `${shown(count)} of ${(words / count).toFixed(0)} words`);
  if (options.store !== 'postgres') {
    await measureSteps({ kind: 'folder', folder: join(folder, 'steps') });
    ingestAll('PGlite', { MARSAD_HOME: join(folder, 'whole') }, () => 0);
  }
  if (options.store !== 'embedded') {
    const programs = findPostgres();
    if (programs === null) throw new Error(POSTGRES_REMEDY);
    const postgres = await startPostgres(programs);
    try {
      await measureSteps({ kind: 'database', url: postgres.url });
      const served = (): number => processorSecondsOf(postgres);
      ingestAll('PostgreSQL', { MARSAD_HOME: join(folder, 'none'), MARSAD_DATABASE: postgres.url }, served);
    } finally {
      await postgres.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Write the articles, half of them one a file; gives how many words they have. */
function writeFiles(into: string): number {
  mkdirSync(into, { recursive: true });
  let words = 0;
  let lines: string[] = [];
  let number = 0;
  const flush = (): void => {
    if (lines.length > 0) writeFileSync(join(into, `lines-${String(number).padStart(4, '0')}.jsonl`), lines.join(''));
    lines = [];
    number += 1;
  };
  let n = 0;
  for (const { meta, text } of generateArticles(count)) {
    words += wordsIn([text]);
    if (n % 2 === 0) {
      const { id, title, outlet, published } = meta;
      const front = `---\nid: ${id}\ntitle: ${title}\noutlet: ${outlet}\npublished: ${published}\n---\n`;
      const shelf = join(into, String(Math.floor(n / 2000)));
      mkdirSync(shelf, { recursive: true });
      writeFileSync(join(shelf, `${id}.md`), `${front}\n${text}\n`);
    } else if (lines.push(`${JSON.stringify({ meta, text })}\n`) === LINES_A_FILE) flush();
    n += 1;
  }
  flush();
  return words;
}

/** What each step costs of the first articles, each done alone. */
async function measureSteps(place: CasePlace): Promise<void> {
  const workspace = openWorkspace(place, { workers: 1 });
  try {
    const openCase = await workspace.open('steps', { create: true });
    const reader = await loadReader();
    const articles: ArticleInput[] = [];
    const originals: Original[] = [];
    const records: ArticleRecord[] = [];
    const ready: ReadyArticle[] = [];
    await step('read files', async () => {
      const { files } = await listInputs([join(folder, 'in')]);
      for await (const { article, original } of readInputs(files)) {
        if (article !== null) articles.push(article);
        if (original !== null && originals.at(-1)?.hash !== original.hash) originals.push(original);
        if (articles.length >= Math.min(STEPS_MAX, count)) break;
      }
      return articles.length;
    });
    await step('keep bytes', async () => {
      for (const original of originals) await keepOriginal(openCase, original);
      return articles.length;
    });
    // The engine makes its tables with its first article.
    for (const article of articles.slice(0, 20)) recordOf(reader, article);
    await step('extract', async () => {
      for (const article of articles) records.push(recordOf(reader, article));
      return records.length;
    });
    await step('make rows', async () => {
      for (const record of records) ready.push(readyArticle(record));
      return ready.length;
    });
    await step('journal', async () => {
      for (const batch of cut(articles)) await appendArticles(openCase.archive.documents, batch);
      return articles.length;
    });
    await step('store', async () => {
      for (const batch of cut(ready)) await putRecords(openCase, batch);
      return ready.length;
    });
  } finally {
    await workspace.close();
  }
}

function cut<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_none, n) => items.slice(n * BATCH, (n + 1) * BATCH));
}

async function step(name: string, work: () => Promise<number>): Promise<void> {
  const [cpu, from] = [process.cpuUsage(), performance.now()];
  const done = await work();
  const { user, system } = process.cpuUsage(cpu);
  const [used, passed] = [(user + system) / 1000, performance.now() - from];
  print(
    '',
    `${name.padEnd(12)} ${(used / done).toFixed(2).padStart(7)} ms of processors an article, ${(passed / done).toFixed(2).padStart(7)} ms by the clock`,
  );
}

/** Run `marsad ingest` over all files. `served` gives the seconds that a server has used so far. */
function ingestAll(store: string, environment: Readonly<Record<string, string>>, served: () => number): void {
  const before = served();
  const from = performance.now();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--import',
      TELLS_USAGE,
      PROGRAM,
      'ingest',
      join(folder, 'in'),
      '--json',
      '--case',
      CASE,
      '--workers',
      options.workers,
    ],
    { env: { ...process.env, ...environment }, encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (status !== 0) throw new Error(`marsad ingest ended with ${status}: ${stderr.slice(-2000)}`);
  const passed = (performance.now() - from) / 1000;
  const { added, reprints } = JSON.parse(stdout) as IngestReport;
  if (added !== count) throw new Error(`${added} articles were added, not ${count}`);
  const [own = 0, kilobytes = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  const used = own + served() - before;
  const rate = (2 * count) / used;
  const megabytes = kilobytes / 1024;
  print(store, `${shown(added)} articles, ${shown(reprints)} reprints`);
  print('', `${(count / passed).toFixed(0)} articles/s by the clock (${passed.toFixed(0)} s)`);
  print(
    '',
    `${rate.toFixed(0)} articles/s of two cores, were both busy (${used.toFixed(0)} s of processors): ${verdict(rate >= ARTICLES_A_SECOND_MIN)}`,
  );
  print('', `${megabytes.toFixed(0)} MB at most: ${verdict(megabytes <= MEGABYTES_MAX)}`);
}
