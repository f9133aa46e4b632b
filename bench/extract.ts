/**
 * How fast are articles extracted, from their characters to claims with confidence, on one core?
 *
 *     npm run bench:extract [-- --rounds 5]
 *
 * Words and megabytes per second of processor time, the median of several rounds over the same articles, and the first round of the
 * process apart (*cold*), when no word form has been met before. All of it by the built program.
 *
 * *threads* is how much sooner `--workers 2` is done with the same files than `--workers 1`, by the clock, rounds of both in turn. Other
 * work on the machine takes from the two more than from the one, so beside it stands how much of two processors they had,
 * and the gain that the processor time of both speaks for, were two free.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type * as App from '../src/app/index.ts';
import type { ArticleInput } from '../src/app/index.ts';
import type * as Reader from '../src/app/reader.ts';
import type * as Threads from '../src/app/threads/index.ts';
import type { Readers } from '../src/app/threads/index.ts';
import type * as Text from '../src/text/index.ts';
import {
  built,
  collections,
  median,
  memoryMb,
  META,
  perSecond,
  print,
  ROOT,
  shown,
  verdict,
  wordsIn,
} from './common.ts';

const { readDocument } = await built<typeof Text>('text/index');
const { loadReader } = await built<typeof Reader>('app/reader');
const { openReaders } = await built<typeof Threads>('app/threads/index');
const { listInputs, readInputs } = await built<typeof App>('app/index');

/** The articles are few: one round reads all of them this often. */
const TIMES = 20;
/** What the design asks for. */
const WORDS_PER_SECOND_MIN = 60_000;
const GAIN_OF_TWO_MIN = 1.7;
/** After so many rounds threads get no faster. */
const WARM_ROUNDS = 4;

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(options.rounds);

const started = performance.now();
const { engine } = await loadReader();
print('start-up', `${(performance.now() - started).toFixed(0)} ms to load the bundle and make the engine`);
for (const [name, texts] of collections()) measure(name, texts);
print('memory', `${memoryMb()}, one engine`);
await measureThreads();
print('memory', `${memoryMb()}, three engines`);

function measure(name: string, texts: readonly string[]): void {
  const words = wordsIn(texts);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const cold = perSecond(words, () => extractAll(texts, 1));
  const speeds = Array.from({ length: rounds }, () => perSecond(words * TIMES, () => extractAll(texts, TIMES)));
  const speed = median(speeds);
  const megabytes = (bytes / words / 1e6) * speed;
  print(name, `${texts.length} articles, ${shown(words)} words, ${TIMES} times a round, median of ${rounds} rounds`);
  const met = verdict(speed >= WORDS_PER_SECOND_MIN);
  print(
    '  all',
    `${shown(speed)} words/s, ${megabytes.toFixed(2)} MB/s; at least ${shown(WORDS_PER_SECOND_MIN)}: ${met}`,
  );
  print('  cold', `${shown(cold)} words/s in the first round`);
}

function extractAll(texts: readonly string[], times: number): number {
  let found = 0;
  for (let time = 0; time < times; time += 1)
    for (const text of texts) found += engine.extract(readDocument(META, text)).claims.length;
  return found;
}

interface Spent {
  readonly clock: number;
  readonly processor: number;
}

async function measureThreads(): Promise<void> {
  const { files } = await listInputs([join(ROOT, 'samples')]);
  const articles: ArticleInput[] = [];
  for await (const { article } of readInputs(files)) if (article) articles.push(article);
  const round = Array.from({ length: TIMES }, () => articles).flat();
  const [one, two] = [openReaders(1), openReaders(2)];
  const readAll = (readers: Readers): Promise<unknown> =>
    Promise.all(round.map((article) => readers.read({ kind: 'extract-article', article, withText: true })));
  // This thread is warm from the rounds before; the others have yet to compile what they run often.
  for (let time = 0; time < WARM_ROUNDS; time += 1) await readAll(two);
  await readAll(one);
  const spent: (readonly [Spent, Spent])[] = [];
  for (let each = 0; each < rounds; each += 1)
    spent.push([await spentBy(() => readAll(one)), await spentBy(() => readAll(two))]);
  await Promise.all([one.close(), two.close()]);

  const gain = median(spent.map(([alone, both]) => alone.clock / both.clock));
  const had = median(spent.map(([, both]) => both.processor / both.clock));
  const free = median(spent.map(([alone, both]) => (2 * alone.processor) / both.processor));
  print(
    'threads',
    `${gain.toFixed(2)} times as fast with two as with one; at least ${GAIN_OF_TWO_MIN}: ${verdict(gain >= GAIN_OF_TWO_MIN)}`,
  );
  print('', `they had ${had.toFixed(2)} of ${availableParallelism()} processors; ${free.toFixed(2)} by processor time`);
}

/** What `work` took of the clock and of all processors, in microseconds. */
async function spentBy(work: () => Promise<unknown>): Promise<Spent> {
  const [from, at] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(from);
  return { clock: (performance.now() - at) * 1000, processor: user + system };
}
