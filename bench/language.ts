/**
 * How fast is Arabic read, on one core?
 *
 *     npm run bench:language [-- --rounds 7]
 *
 * Three figures in words per second of processor time, each the median of several rounds over the same articles:
 * - *cut*: spelling keys, tokens and clitics;
 * - *read*: all of the language layer: tokens, dates, numbers, the reading of each word in its sentence, noun phrases;
 * - *cold*: *read* in a new process's first round, when no word form has been met before.
 * All of it by the built program. The ratio of *read* to *cut* comes from the same run, so that it can be compared between machines. The articles are the samples,
 * and those of ../shared/seeds where they are beside this checkout.
 */
import { parseArgs } from 'node:util';

import type * as Resources from '../src/app/resources/index.ts';
import type * as Language from '../src/language/index.ts';
import type { Lexicon, Particles } from '../src/language/index.ts';
import type { Document } from '../src/model/index.ts';
import type * as Text from '../src/text/index.ts';
import { built, collections, median, memoryMb, META, perSecond, print, shown, wordsIn } from './common.ts';

const { loadBundle } = await built<typeof Resources>('app/resources/index');
const { readDocument, sentencesOf } = await built<typeof Text>('text/index');
const { buildLexicon, chooseUnits, findDates, findNumbers, particlesOf, phrasesOf, tokenize } =
  await built<typeof Language>('language/index');

/** The articles are few: one round reads all of them this often. */
const TIMES = 20;

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

for (const [name, texts] of collections())
  measure(
    name,
    texts.map((text) => readDocument(META, text)),
    wordsIn(texts),
  );
print('memory', memoryMb());

function measure(name: string, documents: readonly Document[], words: number): void {
  const cold = perSecond(words, () => readAll(documents, 1, lexicon, particles));
  const cut: number[] = [];
  const read: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    cut.push(perSecond(words * TIMES, () => cutAll(documents, TIMES)));
    read.push(perSecond(words * TIMES, () => readAll(documents, TIMES, lexicon, particles)));
  }
  print(name, `${documents.length} articles, ${words} words, ${TIMES} times a round, median of ${rounds} rounds`);
  print('  cut', `${shown(median(cut))} words/s`);
  print('  read', `${shown(median(read))} words/s, ${(median(read) / median(cut)).toFixed(2)} of cut`);
  print('  cold', `${shown(cold)} words/s in the first round`);
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
