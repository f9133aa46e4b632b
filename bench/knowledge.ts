/**
 * How fast are names found, and how soon is the program ready, on one core?
 *
 *     npm run bench:knowledge [-- --rounds 7]
 *
 * Words per second of processor time (which other work on the machine hardly touches), each the median of several rounds over the
 * same articles:
 * - *names*: mentions alone, in tokens that are already cut;
 * - *all*: everything up to names together, from the characters of an article to its document, sentences, tokens, dates, numbers,
 *   mentions, readings and phrases: the layers text, language and knowledge;
 * - *cold*: *all* in the first round, when no word form has been met before.
 * All of it by the built program. Start-up is measured in new processes: of the compiled bundle until names can be found, and of the command
 * `marsad` where it opens no store. The articles are the samples, and those of ../shared/seeds where they are beside this checkout.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';

import type * as Resources from '../src/app/resources/index.ts';
import type * as Sentences from '../src/extraction/sentence.ts';
import type * as Knowledge from '../src/knowledge/index.ts';
import type * as Language from '../src/language/index.ts';
import type { DateMention, NumberMention, Token } from '../src/language/index.ts';
import type { Document } from '../src/model/index.ts';
import type * as Text from '../src/text/index.ts';
import {
  built,
  collections,
  DIST,
  median,
  memoryMb,
  META,
  perSecond,
  print,
  runNode,
  shown,
  verdict,
  wordsIn,
} from './common.ts';

const { loadBundle } = await built<typeof Resources>('app/resources/index');
const { readDocument, sentencesOf } = await built<typeof Text>('text/index');
const { buildLexicon, findDates, findNumbers, particlesOf, tokenize } = await built<typeof Language>('language/index');
const { createKnowledge } = await built<typeof Knowledge>('knowledge/index');
const { readSentence } = await built<typeof Sentences>('extraction/sentence');

/** The articles are few: one round reads all of them this often. */
const TIMES = 10;
const PROCESSES = 5;
/** What the design asks for. */
const WORDS_PER_SECOND_MIN = 120_000;
const CLI_START_MS_MAX = 400;

interface Range {
  readonly sentence: Text.Sentence;
  readonly from: number;
  readonly to: number;
}

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Number(options.rounds);

const bundle = loadBundle();
const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
const particles = particlesOf(bundle.lists);
const knowledge = createKnowledge(bundle, lexicon, particles);

print('bundle', `${bundle.actors.length} actors, ${bundle.places.length} places, ${bundle.offices.length} offices`);
for (const [name, texts] of collections()) measure(name, texts);
print('memory', memoryMb());
measureBundle();
measureCommand('--version');
measureCommand('--help');

function measure(name: string, texts: readonly string[]): void {
  const words = wordsIn(texts);
  const cold = perSecond(words, () => readAll(texts, 1));
  const cut = texts.map((text) => {
    const document = readDocument(META, text);
    const tokens = tokenize(document.text);
    return { document, tokens, ranges: rangesOf(document, tokens) };
  });
  const names: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    names.push(
      perSecond(words * TIMES, () =>
        repeat(() =>
          cut.reduce(
            (sum, { document, tokens, ranges }) =>
              sum + knowledge.mentionsOf(document.meta, tokens, pairsOf(ranges)).spans.length,
            0,
          ),
        ),
      ),
    );
    all.push(perSecond(words * TIMES, () => readAll(texts, TIMES)));
  }
  print(name, `${texts.length} articles, ${words} words, ${TIMES} times a round, median of ${rounds} rounds`);
  print('  names', `${shown(median(names))} words/s`);
  const met = verdict(median(all) >= WORDS_PER_SECOND_MIN);
  print('  all', `${shown(median(all))} words/s; at least ${shown(WORDS_PER_SECOND_MIN)}: ${met}`);
  print('  cold', `${shown(cold)} words/s in the first round`);
}

function repeat(work: () => number): number {
  let found = 0;
  for (let time = 0; time < TIMES; time += 1) found += work();
  return found;
}

function readAll(texts: readonly string[], times: number): number {
  let found = 0;
  for (let time = 0; time < times; time += 1) for (const text of texts) found += readOne(text);
  return found;
}

/** The steps of the engine up to names, in its order; gives the number of mentions and phrases. */
function readOne(text: string): number {
  const document = readDocument(META, text);
  const tokens = tokenize(document.text);
  const dates = findDates(tokens, document.text, { published: META.published }).filter(
    ({ kind }) => kind !== 'duration',
  );
  const numbers = findNumbers(tokens, document.text, { taken: dates });
  const ranges = rangesOf(document, tokens);
  const mentions = knowledge.mentionsOf(document.meta, tokens, pairsOf(ranges));
  let phrases = 0;
  for (const { sentence, from, to } of ranges) {
    const names = mentions.spans.filter((span) => span.first >= from && span.last < to);
    const within = { dates: inside(dates, from, to), numbers: inside(numbers, from, to) };
    phrases += readSentence(
      tokens,
      { sentence, from, to, names, genderOfName: () => null, ...within },
      lexicon,
      particles,
    ).phrases.length;
  }
  return mentions.spans.length + phrases;
}

function inside<T extends DateMention | NumberMention>(mentions: readonly T[], from: number, to: number): readonly T[] {
  return mentions.filter(({ firstToken, lastToken }) => firstToken >= from && lastToken < to);
}

function rangesOf(document: Document, tokens: readonly Token[]): readonly Range[] {
  let from = 0;
  return sentencesOf(document).map((sentence) => {
    while ((tokens[from]?.start ?? Infinity) < sentence.start) from += 1;
    let to = from;
    while ((tokens[to]?.start ?? Infinity) < sentence.end) to += 1;
    const range: Range = { sentence, from, to };
    from = to;
    return range;
  });
}

function pairsOf(ranges: readonly Range[]): readonly (readonly [number, number])[] {
  return ranges.map(({ from, to }) => [from, to]);
}

/** From the start of a process to the first name found, by the built program. */
function measureBundle(): void {
  const door = (layer: string): string => pathToFileURL(join(DIST, layer, 'index.js')).href;
  const program = `
    import { loadBundle } from '${door('app/resources')}';
    import { buildLexicon, particlesOf } from '${door('language')}';
    import { createKnowledge } from '${door('knowledge')}';
    const loading = performance.now();
    const bundle = loadBundle();
    const loaded = performance.now();
    const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
    const knowledge = createKnowledge(bundle, lexicon, particlesOf(bundle.lists));
    if (knowledge.resolveName('ليبيا') === null) throw new Error('nothing was found');
    const ready = performance.now();
    const megabytes = process.resourceUsage().maxRSS / 1024;
    console.log(JSON.stringify({ ready, load: loaded - loading, make: ready - loaded, megabytes }));`;
  const runs = Array.from({ length: PROCESSES }, () => {
    const { stdout, stderr } = runNode(['--input-type=module', '--eval', program]);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as Readonly<Record<'ready' | 'load' | 'make' | 'megabytes', number>>;
  });
  const of = (name: 'ready' | 'load' | 'make' | 'megabytes'): string => median(runs.map((run) => run[name])).toFixed(0);
  print(
    'start-up',
    `ready after ${of('ready')} ms: ${of('load')} ms to load, ${of('make')} ms to make, ${of('megabytes')} MB`,
  );
}

function measureCommand(option: string): void {
  const times = Array.from({ length: PROCESSES }, () => {
    const from = performance.now();
    const { status } = runNode([join(DIST, 'cli', 'main.js'), option]);
    if (status !== 0) throw new Error(`marsad ${option} ended with ${status}`);
    return performance.now() - from;
  });
  const time = median(times);
  print(
    'command',
    `marsad ${option}: ${time.toFixed(0)} ms; under ${CLI_START_MS_MAX}: ${verdict(time < CLI_START_MS_MAX)}`,
  );
}
