import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { fileJournal } from './file-journal.ts';
import type { Journal } from './journal.ts';

let folder: string;
let file: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-journal-'));
  file = join(folder, 'documents.jsonl');
  journal = fileJournal(file);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function read(from = 0): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { line } of journal.read(from)) lines.push(line);
  return lines;
}

test('counts its places in bytes', async () => {
  expect(await journal.append(['ب', 'b'])).toBe(5);
  expect(statSync(file).size).toBe(5);
  const ends: number[] = [];
  for await (const { end } of journal.read(0)) ends.push(end);
  expect(ends).toEqual([3, 5]);
});

test.each([10, 70_000, 200_000])('cuts away a line of %d bytes that a kill broke off', async (length) => {
  const whole = await journal.append(['a']);
  appendFileSync(file, '{"meta":'.padEnd(length, 'x'));
  expect(await journal.end()).toBe(whole);
  await journal.append(['b']);
  expect(await read()).toEqual(['a', 'b']);
});

test('cuts away all of what holds no whole line', async () => {
  writeFileSync(file, '{"meta"');
  expect(await journal.end()).toBe(0);
  expect(statSync(file).size).toBe(0);
});

test('cuts away for good what is not kept', async () => {
  await journal.append(['a', 'ب', 'c', 'ب']);
  const end = await journal.keepOnly((line) => line !== 'ب');
  expect(await read()).toEqual(['a', 'c']);
  expect([end, await journal.end(), statSync(file).size]).toEqual([4, 4, 4]);
  await journal.append(['d']);
  expect(await read(end)).toEqual(['d']);
  expect(readFileSync(file, 'utf8')).not.toContain('ب');
});
