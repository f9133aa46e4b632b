/**
 * What the benchmarks share: the program that they measure, the articles that they read, how words are counted, and how figures are
 * printed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { tokenize } from '../src/language/index.ts';
import type { DocumentMeta } from '../src/model/index.ts';

export const ROOT = join(import.meta.dirname, '..');
export const DIST = join(ROOT, 'dist');
export const META: DocumentMeta = {
  id: 'bench',
  title: null,
  outlet: null,
  url: null,
  published: '2020-06-01',
  language: 'ar',
};
/** Metadata of the samples, which are no words of the article. */
const FRONT_MATTER = /^---\n[^]*?\n---\n/u;

/**
 * A module of the built program by its path without ending, such as `language/index`. People run the compiled code and its compiled
 * resources; sources that are compiled while they run name each function anew wherever it is made, and take several times the memory.
 */
export async function built<Module>(path: string): Promise<Module> {
  runNode([join(ROOT, 'scripts', 'build.mjs'), '--only', 'code']);
  return (await import(pathToFileURL(join(DIST, `${path}.js`)).href)) as Module;
}

export function runNode(parameters: readonly string[]) {
  return spawnSync(process.execPath, parameters, { encoding: 'utf8' });
}

/** The collections at hand: the samples, and the seeds where they are beside this checkout. */
export function collections(): readonly (readonly [name: string, texts: readonly string[]])[] {
  const seeds = join(ROOT, '..', 'shared', 'seeds');
  const samples = ['samples', textsIn(join(ROOT, 'samples'))] as const;
  return existsSync(seeds) ? [samples, ['seeds', textsIn(seeds)]] : [samples];
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:txt|md)$/u.test(name) && !name.endsWith('README.md'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(FRONT_MATTER, ''));
}

/** Words of texts; marks are none. */
export function wordsIn(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + tokenize(text).filter(({ kind }) => kind !== 'punctuation').length, 0);
}

/** Units of work per second of processor time, which other work on the machine hardly touches. `work` gives what it found. */
export function perSecond(units: number, work: () => number): number {
  const from = process.cpuUsage();
  if (work() === 0) throw new Error('nothing was read');
  const { user, system } = process.cpuUsage(from);
  return units / ((user + system) / 1e6);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

export function shown(value: number): string {
  return Math.round(value).toLocaleString('en');
}

export function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'MISSED';
}

export function print(name: string, text: string): void {
  process.stdout.write(`${name.padEnd(10)} ${text}\n`);
}

/** The most memory that the process has held, in megabytes. */
export function memoryMb(): string {
  return `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`;
}
