/**
 * How fast is Arabic read, on one core?
 *
 *     npm run bench:language [-- --rounds 7]
 *
 * Three figures in words per second, each the median of several rounds over the same articles:
 * - *cut*: spelling keys, tokens and clitics;
 * - *read*: all of the language layer: tokens, dates, numbers, the reading of each word in its sentence, noun phrases;
 * - *cold*: *read* in a new process's first round, when no word form has been met before.
 * The ratio of *read* to *cut* comes from the same run, so that it can be compared between machines. The articles are the samples,
 * and those of ../shared/seeds where they are beside this checkout.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { loadBundle } from '../src/app/resources/index.ts';
import {
  buildLexicon,
  chooseUnits,
  findDates,
  findNumbers,
  type Lexicon,
  type Particles,
  particlesOf,
  phrasesOf,
  tokenize,
  type Token,
} from '../src/language/index.ts';
import type { Document, DocumentMeta } from '../src/model/index.ts';
import { readDocument, sentencesOf } from '../src/text/index.ts';

const ROOT = join(import.meta.dirname, '..');
const META: DocumentMeta = {
  id: 'bench',
  title: null,
  outlet: null,
  url: null,
  published: '2020-06-01',
  language: 'ar',
};
/** The sample articles are few: one round reads all of them this often. */
const SAMPLES_TIMES = 20;
const SEEDS_TIMES = 20;

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Number(options.rounds);

const bundle = loadBundle();
const started = performance.now();
const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
const particles = particlesOf(bundle.lists);
const startUp = performance.now() - started;
print(
  'start-up',
  `${startUp.toFixed(0)} ms to build the lexicon of ${bundle.verbs.length} verbs and ${bundle.nouns.length} nouns`,
);

measure('samples', documentsIn(join(ROOT, 'samples')), SAMPLES_TIMES);
const seeds = join(ROOT, '..', 'shared', 'seeds');
if (existsSync(seeds)) measure('seeds', documentsIn(seeds), SEEDS_TIMES);
print('memory', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`);

function documentsIn(folder: string): readonly Document[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|md)$/u.test(name) && !name.endsWith('README.md'))
    .toSorted()
    .map((name) => readDocument(META, readFileSync(join(folder, name), 'utf8')));
}

function measure(name: string, documents: readonly Document[], times: number): void {
  const words = documents.reduce((sum, { text }) => sum + tokenize(text).filter(isWord).length, 0);
  const cold = perSecond(words, () => readAll(documents, 1, lexicon, particles));
  const cut: number[] = [];
  const read: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    cut.push(perSecond(words * times, () => cutAll(documents, times)));
    read.push(perSecond(words * times, () => readAll(documents, times, lexicon, particles)));
  }
  print(name, `${documents.length} articles, ${words} words, ${times} times a round, median of ${rounds} rounds`);
  print('  cut', `${shown(median(cut))} words/s`);
  print('  read', `${shown(median(read))} words/s, ${(median(read) / median(cut)).toFixed(2)} of cut`);
  print('  cold', `${shown(cold)} words/s in the first round`);
}

function isWord({ kind }: Token): boolean {
  return kind !== 'punctuation';
}

function perSecond(words: number, work: () => number): number {
  const from = performance.now();
  const found = work();
  const seconds = (performance.now() - from) / 1000;
  if (found === 0) throw new Error('nothing was read');
  return words / seconds;
}

function cutAll(documents: readonly Document[], times: number): number {
  let found = 0;
  for (let time = 0; time < times; time += 1) for (const { text } of documents) found += tokenize(text).length;
  return found;
}

function readAll(documents: readonly Document[], times: number, words: Lexicon, functionWords: Particles): number {
  let found = 0;
  for (let time = 0; time < times; time += 1) {
    for (const document of documents) found += readOne(document, words, functionWords);
  }
  return found;
}

function readOne(document: Document, words: Lexicon, functionWords: Particles): number {
  const { text, meta } = document;
  const tokens = tokenize(text);
  const dates = findDates(tokens, text, { published: meta.published });
  findNumbers(tokens, text, { taken: dates });
  let phrases = 0;
  let from = 0;
  for (const sentence of sentencesOf(document)) {
    while ((tokens[from]?.start ?? Infinity) < sentence.start) from += 1;
    let to = from;
    while ((tokens[to]?.start ?? Infinity) < sentence.end) to += 1;
    phrases += phrasesOf(chooseUnits(tokens, from, to, [], words, functionWords)).length;
    from = to;
  }
  return phrases;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function shown(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function print(name: string, text: string): void {
  process.stdout.write(`${name.padEnd(10)} ${text}\n`);
}
