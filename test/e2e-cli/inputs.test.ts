/** What comes in by the command line: folders of everything, standard input, what is new, and what a person breaks off. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { IngestReport, InputProblem } from '../../src/model/index.ts';
import { Bench } from './marsad.ts';

const FIXTURES = fileURLToPath(new URL('../inputs/', import.meta.url));
const TEXT = 'دعمت الإمارات حفتر بالسلاح. وقُتل 12 شخصاً في طرابلس وفق مصدر طبي في المدينة.';
/** The program is run many times, on a machine that may be busy. */
const PATIENCE_MS = 300_000;

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.close());

const fileOfCase = (name: string): string => join(bench.home, 'cases', 'default', name);

test(
  'a folder of everything is taken in as far as it goes, and all else is told',
  async () => {
    bench.write('report/.keep', '');
    const { code, out } = await bench.marsad('ingest', FIXTURES, '--json', '--report', 'report/problems.jsonl');
    expect(code).toBe(1);
    const report = JSON.parse(out) as IngestReport;
    expect(report.added).toBe(report.read);
    expect(report.read).toBeGreaterThan(15);
    // The same three articles in every format.
    expect(report.reprints).toBeGreaterThan(10);
    expect(report.problems.filter(({ fatal }) => fatal).map(({ place }) => place.slice(FIXTURES.length))).toEqual([
      'archive.jsonl:2',
      'archive.jsonl:4',
      'feed.rss:3',
      'scanned.pdf',
    ]);
    const lines = readFileSync(join(bench.folder, 'report/problems.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as InputProblem)).toEqual(report.problems);
    const originals = readdirSync(fileOfCase('originals'), { recursive: true, encoding: 'utf8' });
    expect(originals.filter((name) => name.endsWith('.gz')).length).toBeGreaterThan(10);

    const again = JSON.parse((await bench.marsad('ingest', FIXTURES, '--json')).out) as IngestReport;
    expect([again.added, again.updated, again.unchanged]).toEqual([0, 0, report.read]);
  },
  PATIENCE_MS,
);

test(
  'what is new is taken in once, with a server or without',
  async () => {
    bench.write('in/a.csv', `title,text\nأ,${TEXT}\n`);
    await setTimeout(2100); // A file that changed a moment ago may still be written.
    const first = await bench.marsad('watch', 'in', '--once', '--json');
    expect([first.code, (JSON.parse(first.out) as IngestReport).added]).toEqual([0, 1]);
    expect((await bench.marsad('watch', 'in', '--once', '--json')).out).toBe('');

    const { process: server } = await bench.serve('serve', '--port', '0');
    bench.write('in/b.txt', `${TEXT} ثان`);
    await setTimeout(2100);
    const second = await bench.marsad('watch', 'in', '--once', '--json');
    expect((JSON.parse(second.out) as IngestReport).added).toBe(1);
    expect((await bench.marsad('watch', 'in', '--once', '--json')).out).toBe('');
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
  },
  PATIENCE_MS,
);

test(
  'what is broken off keeps what was read, and goes on from there',
  async () => {
    const count = 600;
    const lines = Array.from(
      { length: count },
      (_none, index) => `${JSON.stringify({ text: `${TEXT} رقم ${index}` })}\n`,
    );
    bench.write('many.jsonl', lines.join(''));
    const child = bench.start('ingest', 'many.jsonl');
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const journal = fileOfCase('documents.jsonl');
    while (child.exitCode === null && !(existsSync(journal) && statSync(journal).size > 0)) await setTimeout(20);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const kept = readFileSync(journal, 'utf8').trimEnd().split('\n').length;
    expect(kept).toBeLessThan(count);
    const report = JSON.parse((await bench.marsad('ingest', 'many.jsonl', '--json')).out) as IngestReport;
    expect([report.unchanged, report.added]).toEqual([kept, count - kept]);
  },
  PATIENCE_MS,
);

test(
  'an address of this machine is not asked',
  async () => {
    const { code, err } = await bench.marsad('ingest', 'http://127.0.0.1:9/feed');
    expect(code).toBe(4);
    expect(err).toMatch(/private network, and was not asked\. If that is meant, give --allow-private\./u);
  },
  PATIENCE_MS,
);

test(
  'what cannot be written is told before anything is read, and what is not there is not watched',
  async () => {
    bench.write('a.txt', TEXT);
    const report = await bench.marsad('ingest', 'a.txt', '--report', 'no/such/folder.jsonl');
    expect([report.code, report.out]).toEqual([5, '']);
    expect(report.err).toContain('no/such/folder.jsonl could not be written: it does not exist (ENOENT)');
    expect(report.err).not.toContain('    at ');
    const watched = await bench.marsad('watch', 'absent/');
    expect(watched.code).toBe(4);
    expect(watched.err).toContain('absent/ does not exist');
  },
  PATIENCE_MS,
);
