/**
 * Does anything that can be sent break the reading? Random texts and broken files of every format, made from a seed, each within a
 * budget of time: no crash, no hang, a place and a remedy for whatever is not read, and every offset right in what is.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readBytes } from '../../src/app/input/read-inputs.ts';
import { createParser, type Parser } from '../../src/app/input/parse/parser.ts';
import type { Extraction } from '../../src/model/index.ts';
import { readDocument } from '../../src/text/index.ts';
import { documentOf, testEngine } from '../support.ts';

const FIXTURES = fileURLToPath(new URL('../inputs/', import.meta.url));
/** Inputs that once broke something; each was found here, and stays. */
const FAILURES = join(FIXTURES, 'failures');

/** A file that is sent. */
export interface FuzzInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FuzzReport {
  readonly runs: number;
  readonly articles: number;
  readonly refused: number;
  readonly slowest: { readonly name: string; readonly milliseconds: number };
}

/** What one input did that none may. */
export class FuzzFailure extends Error {
  readonly input: FuzzInput;

  constructor(input: FuzzInput, cause: unknown) {
    super(`${input.name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.input = input;
  }
}

/**
 * Seconds of the processor that one document may take, whatever else the machine does; what a thread of its own may take stands in
 * `limits.ts`.
 */
const BUDGET_SECONDS = 20;

/** Numbers in [0, 1) from a seed, the same ones each time (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIXTURE_FILES = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => ({ name: entry.name, bytes: new Uint8Array(readFileSync(join(FIXTURES, entry.name))) }));
/** Formats that a thread of its own reads take a hundred times longer, and come less often. */
const HEAVY = /\.(?:pdf|docx|zip|html|rss|atom)$|^feed\.|^archive\.json$/u;
const LIGHT_FILES = FIXTURE_FILES.filter(({ name }) => !HEAVY.test(name));
const HEAVY_FILES = FIXTURE_FILES.filter(({ name }) => HEAVY.test(name));
const HEAVY_SHARE = 0.03;

const WORDS = Buffer.from(FIXTURE_FILES.find(({ name }) => name === 'archive.jsonl')?.bytes ?? [])
  .toString('utf8')
  .match(/[\p{Script=Arabic}\d]+[،.]?/gu) ?? ['كلمة'];
const ODD = [
  '\u200f', '\u200e', '\u202b', '\u202e', '\u2066', '\u2069', '\ufeff', '\u0640\u0640', '\u064b\u0651', '\u0300'.repeat(40),
  '«', '»', '"', '“', '((((', '))))', '«««', '\n', '\r\n', '\n\n', '\t', '\u2028', '\u0085', '\ud83d', '😀', '\ufdfa',
  '---\n', '"', ',', ';', '{', '[', '<p>', '<!--', ']]>', '&amp;', '\\u0000', 'ﷲ', '٣٫٥', '12/13/2019', '؟', '…', '\uffff',
]; // prettier-ignore

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items.at(Math.floor(random() * items.length));
  if (item === undefined) throw new RangeError('there is nothing to pick from');
  return item;
}

function randomText(random: () => number): string {
  const length = Math.floor(random() ** 3 * 300);
  let text = '';
  for (let index = 0; index < length; index += 1) {
    const kind = random();
    if (kind < 0.7) text += `${pick(random, WORDS)} `;
    else if (kind < 0.9) text += pick(random, ODD);
    else text += String.fromCodePoint(Math.floor(random() * (random() < 0.9 ? 0x800 : 0x10ffff)));
  }
  // A line as long as a book, now and then.
  return random() < 0.002 ? text.repeat(200) : text;
}

const TEXT_NAMES = ['a.txt', 'a.md', 'a.csv', 'a.tsv', 'a.json', 'a.jsonl', 'a'];

function randomTextFile(random: () => number): FuzzInput {
  const name = pick(random, TEXT_NAMES);
  const text =
    name.endsWith('.json') && random() < 0.5 ? JSON.stringify([{ text: randomText(random) }]) : randomText(random);
  const bytes = Buffer.from(text, pick(random, ['utf8', 'utf8', 'utf16le', 'latin1'] as const));
  return { name, bytes: random() < 0.3 ? mutated(random, bytes) : bytes };
}

/** Bytes with pieces cut, doubled, overwritten or swapped. */
function mutated(random: () => number, bytes: Uint8Array): Uint8Array {
  let result = Buffer.from(bytes);
  for (let left = 1 + Math.floor(random() * 6); left > 0 && result.length > 0; left -= 1) {
    const at = Math.floor(random() * result.length);
    const length = Math.ceil(random() ** 4 * result.length);
    switch (Math.floor(random() * 5)) {
      case 0:
        result = result.subarray(0, at);
        break;
      case 1:
        result = Buffer.concat([result.subarray(0, at), result.subarray(at + length)]);
        break;
      case 2:
        result = Buffer.concat([result.subarray(0, at), result.subarray(at, at + length), result.subarray(at)]);
        break;
      case 3:
        result = Buffer.concat([
          result.subarray(0, at),
          Buffer.from(pick(random, [...ODD, '\u0000'])),
          result.subarray(at),
        ]);
        break;
      default:
        result = Buffer.from(result);
        result[at] = Math.floor(random() * 256);
    }
  }
  return result;
}

/** One input. */
function inputFrom(random: () => number): FuzzInput {
  const kind = random();
  if (kind < HEAVY_SHARE) {
    const { name, bytes } = pick(random, HEAVY_FILES);
    return { name, bytes: mutated(random, bytes) };
  }
  if (kind > 0.7) {
    const { name, bytes } = pick(random, LIGHT_FILES);
    return { name, bytes: mutated(random, bytes) };
  }
  return randomTextFile(random);
}

/** The inputs that broke something once. */
export function pastFailures(): readonly FuzzInput[] {
  if (!existsSync(FAILURES)) return [];
  return readdirSync(FAILURES).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(FAILURES, name))) }));
}

/** @throws FuzzFailure */
export async function fuzzInputs(
  runs: number,
  seed: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<FuzzReport> {
  const parser = createParser();
  const lasting: Parser = { parse: parser.parse, close: () => Promise.resolve() };
  // The engine makes its tables with its first article.
  testEngine().extract(documentOf(WORDS.join(' ')));
  let [articles, refused] = [0, 0];
  let slowest = { name: '', milliseconds: 0 };
  try {
    for (let run = 0; run < runs; run += 1) {
      // Each input has a seed of its own, so that one can be made again alone.
      const input = inputFrom(randomFrom(seed * 1_000_003 + run));
      const start = process.cpuUsage();
      const found = await expectSound(input, lasting);
      const { user, system } = process.cpuUsage(start);
      const milliseconds = (user + system) / 1000;
      if (milliseconds > slowest.milliseconds) slowest = { name: `${input.name} (run ${run})`, milliseconds };
      if (milliseconds > BUDGET_SECONDS * 1000) throw new FuzzFailure(input, `it took ${milliseconds} ms`);
      articles += found;
      if (found === 0) refused += 1;
      onProgress(run + 1);
    }
    return { runs, articles, refused, slowest };
  } finally {
    await parser.close();
  }
}

/**
 * Read one input and extract from what it holds; gives how many articles that are.
 * @throws FuzzFailure where anything is not as it must be
 */
export async function expectSound(input: FuzzInput, parser: Parser = createParser()): Promise<number> {
  let articles = 0;
  try {
    for await (const { article, problems } of readBytes(input.name, input.bytes, { parser })) {
      for (const { place, message } of problems) {
        if (place === '' || message.ar === '' || message.en === '')
          throw new Error('a problem without place or message');
      }
      if (article === null) {
        if (problems.length === 0) throw new Error('neither article nor problem');
        continue;
      }
      articles += 1;
      if (article.text.includes('\0') || /\p{Cs}/u.test(article.text)) throw new Error('a text that no store takes');
      const document = readDocument(article.meta, article.text);
      expectSpans(document.text, testEngine().extract(document));
    }
    return articles;
  } catch (error) {
    throw error instanceof FuzzFailure ? error : new FuzzFailure(input, error);
  }
}

function expectSpans(text: string, { claims, shifts, figures, causes, mentions, dates }: Extraction): void {
  const spans = [
    ...[...claims, ...shifts, ...figures, ...causes].map(({ start, end, evidence }) => ({ start, end, is: evidence })),
    ...mentions.map(({ start, end, label }) => ({ start, end, is: label })),
    ...dates.map(({ start, end, text: is }) => ({ start, end, is })),
  ];
  for (const { start, end, is } of spans) {
    if (text.slice(start, end) !== is) throw new Error(`${start}–${end} is not “${is}”`);
  }
}
