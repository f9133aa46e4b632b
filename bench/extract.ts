/**
 * How fast are articles extracted, from their characters to claims with confidence, on one core?
 *
 *     npm run bench:extract [-- --rounds 5]
 *
 * Words and megabytes per second of processor time, the median of several rounds over the same articles, and the first round of the
 * process apart (*cold*), when no word form has been met before.
 */
import { parseArgs } from 'node:util';

import { loadBundle } from '../src/app/resources/index.ts';
import { createEngine } from '../src/extraction/index.ts';
import { readDocument } from '../src/text/index.ts';
import { collections, median, memoryMb, META, perSecond, print, shown, verdict, wordsIn } from './common.ts';

/** The articles are few: one round reads all of them this often. */
const TIMES = 20;
/** What the design asks for. */
const WORDS_PER_SECOND_MIN = 60_000;

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(options.rounds);

const started = performance.now();
const engine = createEngine(loadBundle());
print('start-up', `${(performance.now() - started).toFixed(0)} ms to load the bundle and make the engine`);
for (const [name, texts] of collections()) measure(name, texts);
print('memory', memoryMb());

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
