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
  /** How many inputs there were of each kind. */
  readonly kinds: Readonly<Record<Kind, number>>;
  readonly articles: number;
  /** Inputs that gave no article. */
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
export const BUDGET_SECONDS = 20;

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
  return text;
}

const TEXT_NAMES = ['a.txt', 'a.md', 'a.csv', 'a.tsv', 'a.json', 'a.jsonl', 'a'];

/** A text as a file of one of the kinds that hold texts as they stand. */
function fileOf(random: () => number, text: string): FuzzInput {
  const name = pick(random, TEXT_NAMES);
  const isRow = /json/u.test(name) && random() < 0.5;
  return { name, bytes: Buffer.from(isRow ? JSON.stringify([{ text }]) : text, 'utf8') };
}

function randomTextFile(random: () => number): FuzzInput {
  const { name, bytes } = fileOf(random, randomText(random));
  const encoding = pick(random, ['utf8', 'utf8', 'utf16le', 'latin1'] as const);
  const encoded = encoding === 'utf8' ? bytes : Buffer.from(Buffer.from(bytes).toString('utf8'), encoding);
  return { name, bytes: random() < 0.3 ? mutated(random, encoded) : encoded };
}

const MARKS = ['\u200e', '\u200f', '\u061c', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u200d', '\u200c'] as const; // prettier-ignore

/** Marks of direction before, behind and inside words, paired or not. */
function markedText(random: () => number): string {
  return manyWords(random, 200)
    .map((word) => {
      if (random() < 0.5) return word;
      const at = Math.floor(random() * (word.length + 1));
      return `${word.slice(0, at)}${pick(random, MARKS)}${word.slice(at)}`;
    })
    .join(' ');
}

const QUOTES = [['«', '»'], ['“', '”'], ['"', '"'], ['”', '“'], ['‹', '›'], ['(', ')'], ['[', ']'], ["'", "'"]] as const; // prettier-ignore

/** Quotations in quotations, hundreds deep at times, of which some are never closed. */
function quotedText(random: () => number): string {
  const closing: string[] = [];
  let text = '';
  for (const word of manyWords(random, 400)) {
    if (random() < 0.4) {
      const [open, close] = pick(random, QUOTES);
      text += open;
      closing.push(close);
    }
    text += `${random() < 0.1 ? 'قال إن ' : ''}${word} `;
    if (random() < 0.25) text += closing.pop() ?? '»';
  }
  return random() < 0.5 ? text : text + closing.toReversed().join('');
}

/** A line as long as a book, without a sign that ends a sentence at times. */
function hugeLine(random: () => number): string {
  const characters = 2000 * 100 ** random();
  const piece = manyWords(random, 60).join(random() < 0.5 ? ' ' : '');
  const words = random() < 0.5 ? piece.replace(/[،.]/gu, '') : piece;
  return `${words} `.repeat(Math.ceil(characters / (words.length + 1)));
}

function manyWords(random: () => number, most: number): readonly string[] {
  return Array.from({ length: 1 + Math.floor(random() ** 2 * most) }, () => pick(random, WORDS));
}

/** Text whose UTF-8 is broken: bytes lost, doubled, or of characters that there are not. */
function brokenUtf8(random: () => number): FuzzInput {
  const { name, bytes } = fileOf(random, `${manyWords(random, 100).join(' ')} ${randomText(random)}`);
  const broken = Buffer.from(bytes);
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < broken.length;) {
    const to = from + 1 + Math.floor(random() * broken.length);
    pieces.push(broken.subarray(from, to), Buffer.from(pick(random, BROKEN_BYTES)));
    from = to + Math.floor(random() * 2);
  }
  return { name, bytes: Buffer.concat(pieces) };
}

/** A lead without its rest, a rest without its lead, too long a form, a surrogate, beyond the last character, no UTF-8 at all. */
const BROKEN_BYTES = [[0xd8], [0xa7], [0xc0, 0xaf], [0xe0, 0x80, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xff], [0xf0, 0x9f]] as const; // prettier-ignore

/** A file whose end was lost, as a download that broke off has it. */
function truncated(random: () => number, { name, bytes }: FuzzInput): FuzzInput {
  return { name, bytes: bytes.subarray(0, Math.floor(random() * bytes.length)) };
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

/** Every kind of input: how often it comes, and how one is made. */
const KINDS = {
  'random text': { share: 0.42, make: randomTextFile },
  'marks of direction': { share: 0.1, make: (random) => fileOf(random, markedText(random)) },
  'nested quotes': { share: 0.1, make: (random) => fileOf(random, quotedText(random)) },
  'broken UTF-8': { share: 0.1, make: brokenUtf8 },
  'huge lines': { share: 0.005, make: (random) => fileOf(random, hugeLine(random)) },
  'light files cut off': { share: 0.05, make: (random) => truncated(random, pick(random, LIGHT_FILES)) },
  'light files broken': {
    share: 0.195,
    make: (random) => {
      const { name, bytes } = pick(random, LIGHT_FILES);
      return { name, bytes: mutated(random, bytes) };
    },
  },
  'any files cut off': { share: 0.015, make: (random) => truncated(random, pick(random, FIXTURE_FILES)) },
  'any files broken': {
    share: 0.015,
    make: (random) => {
      const { name, bytes } = pick(random, FIXTURE_FILES);
      return { name, bytes: mutated(random, bytes) };
    },
  },
} satisfies Record<string, { readonly share: number; readonly make: (random: () => number) => FuzzInput }>;
export type Kind = keyof typeof KINDS;
export const FUZZ_KINDS = Object.keys(KINDS) as readonly Kind[];

/** The input of one run: it has a seed of its own, so that it can be made again alone. */
export function inputOfRun(seed: number, run: number): FuzzInput & { readonly kind: Kind } {
  const random = randomFrom(seed * 1_000_003 + run);
  let left = random();
  const kind = FUZZ_KINDS.find((one) => (left -= KINDS[one].share) < 0) ?? 'random text';
  return { kind, ...KINDS[kind].make(random) };
}

/** The inputs that broke something once. */
export function pastFailures(): readonly FuzzInput[] {
  if (!existsSync(FAILURES)) return [];
  return readdirSync(FAILURES).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(FAILURES, name))) }));
}

export interface FuzzOptions {
  /** The number of the first input, to go on where another run ended. */
  readonly from?: number;
  /** Told before each input which it is. */
  readonly onRun?: (run: number) => void;
  /** Told of an input that broke something; thrown by default. */
  readonly onFailure?: (failure: FuzzFailure, run: number) => void;
}

/** @throws FuzzFailure where nobody is told of failures */
export async function fuzzInputs(
  runs: number,
  seed: number,
  { from = 0, onRun = () => undefined, onFailure = throwFailure }: FuzzOptions = {},
): Promise<FuzzReport> {
  const parser = createParser();
  const lasting: Parser = { parse: parser.parse, close: () => Promise.resolve() };
  // The engine makes its tables with its first article.
  testEngine().extract(documentOf(WORDS.join(' ')));
  const kinds = Object.fromEntries(FUZZ_KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  let [articles, refused] = [0, 0];
  let slowest = { name: '', milliseconds: 0 };
  try {
    for (let run = from; run < from + runs; run += 1) {
      onRun(run);
      const { kind, ...input } = inputOfRun(seed, run);
      kinds[kind] += 1;
      try {
        const { articles: found, milliseconds } = await expectSound(input, lasting);
        articles += found;
        if (found === 0) refused += 1;
        if (milliseconds > slowest.milliseconds) slowest = { name: `${input.name}, ${kind}, run ${run}`, milliseconds };
      } catch (error) {
        if (!(error instanceof FuzzFailure)) throw error;
        onFailure(error, run);
      }
    }
    return { runs, kinds, articles, refused, slowest };
  } finally {
    await parser.close();
  }
}

function throwFailure(failure: FuzzFailure): never {
  throw failure;
}

/** An input that broke nothing. */
export interface Sound {
  readonly articles: number;
  /** Of processors. */
  readonly milliseconds: number;
}

/**
 * Read one input and extract from what it holds; gives how many articles that are, and what it took.
 * @throws FuzzFailure where anything is not as it must be, or takes longer than the budget
 */
export async function expectSound(input: FuzzInput, parser: Parser = createParser()): Promise<Sound> {
  const start = process.cpuUsage();
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
    const { user, system } = process.cpuUsage(start);
    const milliseconds = (user + system) / 1000;
    if (milliseconds > BUDGET_SECONDS * 1000) throw new Error(`it took ${milliseconds} ms`);
    return { articles, milliseconds };
  } catch (error) {
    throw error instanceof FuzzFailure ? error : new FuzzFailure(input, error);
  }
}

function expectSpans(text: string, extraction: Extraction): void {
  const { claims, shifts, figures, causes, mentions, dates } = extraction;
  const spans = [
    ...[...claims, ...shifts, ...figures, ...causes].map(({ start, end, evidence }) => ({ start, end, is: evidence })),
    ...mentions.map(({ start, end, label }) => ({ start, end, is: label })),
    ...dates.map(({ start, end, text: is }) => ({ start, end, is })),
  ];
  for (const { start, end, is } of spans) {
    if (text.slice(start, end) !== is) throw new Error(`${start}–${end} is not “${is}”`);
  }
  expectPlaces(text, extraction);
}

/** Whatever has a start and an end, however deep it lies, lies in the text and parts no character. */
function expectPlaces(text: string, value: unknown): void {
  if (Array.isArray(value)) return value.forEach((one) => expectPlaces(text, one));
  if (typeof value !== 'object' || value === null) return;
  const { start, end } = value as { readonly start?: unknown; readonly end?: unknown };
  if (typeof start === 'number' && typeof end === 'number') {
    if (!(start >= 0 && start <= end && end <= text.length)) throw new Error(`${start}–${end} is no place in the text`);
    if (isInsidePair(text, start) || isInsidePair(text, end)) throw new Error(`${start}–${end} parts a character`);
  }
  for (const inner of Object.values(value)) expectPlaces(text, inner);
}

function isInsidePair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
