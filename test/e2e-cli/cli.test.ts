import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import readExcelFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { ExtractionSchema } from '../../src/model/index.ts';
import { findPostgres, POSTGRES_REMEDY, startPostgres } from '../postgres.ts';
import { describeWhen } from '../require.ts';
import { Bench, endOf } from './marsad.ts';

const SUPPORT = 'دعمت الإمارات حفتر بالسلاح. وقُتل 12 شخصاً في طرابلس.';
const PLAIN = 'أدانت فرنسا هجوم حفتر على طرابلس، وقالت إنها ترفض الحل العسكري في ليبيا.';

const dated = (id: string, text: string): string =>
  `---\nid: ${id}\noutlet: عينة أ\npublished: 2019-04-05\n---\n${text}\n`;

/** Tests that run the program many times, on a machine that may be busy. */
const PATIENCE_MS = 180_000;

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.close());

describe('usage', { timeout: PATIENCE_MS }, () => {
  test('help has examples and exit codes', async () => {
    const { code, out } = await bench.marsad('--help');
    expect(code).toBe(0);
    expect(out).toContain('Exit codes:');
    for (const command of [
      'extract',
      'ingest',
      'watch',
      'article',
      'articles',
      'positions',
      'figures',
      'events',
      'search',
      'ask',
      'explain',
      'case backup',
      'review split',
      'serve',
      'start',
    ]) {
      const help = await bench.marsad(...command.split(' '), '--help');
      expect([help.code, help.out]).toEqual([0, expect.stringMatching(/Examples:\n {2}\$ marsad/u)]);
    }
  });

  test.each([
    [['extract', '--colour', 'a.txt'], /no option --colour\. See/u],
    [['extrakt'], /no command extrakt \(extract\?\)/u],
    [['extract'], /argument path is missing/u],
    [['serve', '--port', '70000'], /70000 is not allowed for --port <number>; allowed: 0 … 65535\. See/u],
    [['--lang', 'fr', 'extract', 'a.txt'], /fr is not allowed for --lang <language>; allowed: ar, en\./u],
    [['positions', '--target'], /option --target <name\.\.\.> needs a value/u],
    [['review', 'reject', 'c_x'], /option --reason <words> is required/u],
    [['case', 'delete', 'default'], /delete default was not done\. Give --yes/u],
    [['case', 'list', 'all'], /Too many arguments for list/u],
    [['--lang', 'ar', 'extrakt'], /لا أمر باسم \u2068extrakt\u2069/u],
    [['positions', '--case', '../up'], /cannot be the name of a case/u],
    [['positions', '--case', 'absent'], /no case named absent/u],
    [['ingest', '.', '--case', 'sample'], /only the articles written for demonstration/u],
  ])('%j is told what is wrong', async (parameters, message) => {
    const { code, out, err } = await bench.marsad(...parameters);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(existsSync(join(bench.home, 'cases'))).toBe(false);
  });

  test('speaks Arabic where asked', async () => {
    const { code, err } = await bench.marsad('--lang', 'ar', 'extract', 'absent.txt');
    expect(code).toBe(4);
    expect(err).toMatch(/المسار .* غير موجود/u);
  });
});

describe('bad input', { timeout: PATIENCE_MS }, () => {
  test('each bad file is told, and the good ones of the same run are kept', async () => {
    bench.write('in/a-empty.txt', '');
    bench.write('in/b-binary.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
    bench.write('in/c-latin.txt', Buffer.from('Le président a déclaré', 'latin1'));
    bench.write('in/d-old.txt', iconv.encode(PLAIN, 'windows-1256'));
    bench.write('in/e-good.md', dated('good', SUPPORT));
    const { code, out, err } = await bench.marsad('ingest', 'in', '--json');
    expect(code).toBe(1);
    const report = JSON.parse(out) as { problems: { code: string }[] };
    expect(report).toMatchObject({ case: 'default', read: 2, added: 2 });
    expect(report.problems.map((problem) => problem.code)).toEqual([
      'input/empty-file',
      'input/binary-file',
      'input/encoding-unknown',
      'input/encoding-guessed',
    ]);
    expect(err).toMatch(/d-old\.txt is not UTF-8; it was read as windows-1256/u);
    expect(JSON.parse((await bench.marsad('case', 'list', '--json')).out)).toMatchObject({
      cases: [{ name: 'sample' }, { name: 'default', articles: 2 }],
    });
  });

  test('a file in windows-1256 alone is read, with a note', async () => {
    bench.write('old.txt', iconv.encode(PLAIN, 'windows-1256'));
    const { code, out, err } = await bench.marsad('extract', 'old.txt');
    expect(code).toBe(0);
    expect((JSON.parse(out) as { text: string }).text).toBe(PLAIN);
    expect(err).toContain('windows-1256');
  });

  test('a broken manifest line is told with its place', async () => {
    bench.write('in/a.txt', SUPPORT);
    bench.write('in/manifest.jsonl', '{"id": "broken",\n{"id": "a", "file": "a.txt", "published": "2019-04"}\n');
    const { code, out, err } = await bench.marsad('extract', 'in');
    expect(code).toBe(1);
    expect(err).toMatch(/manifest\.jsonl, line 1: it is not JSON/u);
    expect(JSON.parse(out)).toMatchObject({ doc: { id: 'a', published: '2019-04' } });
  });

  test.each([
    ['a folder without articles', 'empty', /holds no articles/u],
    ['a path that does not exist', 'absent', /does not exist/u],
    ['an empty file', 'empty.txt', /is empty/u],
  ])('%s leaves nothing to do, and makes no case', async (_name, path, message) => {
    mkdirSync(join(bench.folder, 'empty'));
    bench.write('empty.txt', '\n');
    for (const command of ['extract', 'ingest']) {
      const { code, out, err } = await bench.marsad(command, path);
      expect([code, out]).toEqual([4, '']);
      expect(err).toMatch(message);
    }
    expect(existsSync(join(bench.home, 'cases'))).toBe(false);
  });

  test('the samples go to no other case', async () => {
    const samples = join(import.meta.dirname, '../../samples/libya');
    const { code, err } = await bench.marsad('ingest', samples);
    expect(code).toBe(4);
    expect(err).toContain('belong to the case sample alone');
  });
});

describe('extract', () => {
  test('prints one line for each document, and nothing else on standard output', async () => {
    bench.write('in/a.md', dated('a', SUPPORT));
    bench.write('in/b.md', dated('b', PLAIN));
    const { code, out, err } = await bench.marsad('extract', 'in');
    expect([code, err]).toEqual([0, '']);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      const extraction = ExtractionSchema.parse(JSON.parse(line));
      const { text = '', claims, figures, mentions } = extraction;
      for (const { evidence, start, end } of [...claims, ...figures]) expect(text.slice(start, end)).toBe(evidence);
      for (const { label, start, end } of mentions) expect(text.slice(start, end)).toContain(label);
    }
    const short = await bench.marsad('extract', '--no-text', 'in');
    const { text: _text, ...rest } = JSON.parse(lines[0] ?? '') as { text: string };
    expect(JSON.parse(short.out.split('\n')[0] ?? '')).toEqual(rest);
    expect(existsSync(bench.home)).toBe(false);
  });
});

describe('several threads', { timeout: PATIENCE_MS }, () => {
  test('find what one finds, in the same order', async () => {
    for (let count = 10; count < 60; count += 1)
      bench.write(`in/${count}.md`, dated(`a${count}`, `${SUPPORT} وقُتل ${count} شخصاً في طرابلس.`));
    bench.write('in/20.md', '\n');
    bench.write('in/30.md', dated('a29', PLAIN));
    const one = await bench.marsad('extract', '--workers', '1', 'in');
    expect(one.out.trimEnd().split('\n')).toHaveLength(48);
    expect(one.err).toMatch(/20\.md is empty[^]*30\.md, field id: a29 is already the id of/u);
    expect(await bench.marsad('extract', '--workers', '2', 'in')).toEqual(one);

    const [byOne = [], byTwo] = await Promise.all(
      ['1', '2'].map(async (workers) => {
        const name = `by-${workers}`;
        const { code, out } = await bench.marsad('ingest', 'in', '--case', name, '--workers', workers, '--json');
        expect([code, JSON.parse(out)]).toEqual([1, expect.objectContaining({ read: 48, added: 48 })]);
        const found = await bench.marsad('figures', '--case', name, '--json');
        return (JSON.parse(found.out) as { figures: unknown[] }).figures;
      }),
    );
    expect(byOne).toHaveLength(96);
    expect(byTwo).toEqual(byOne);
  });

  test('must be one at least', async () => {
    const { code, err } = await bench.marsad('extract', '--workers', '0', 'in');
    expect([code, err]).toEqual([2, expect.stringContaining('--workers')]);
  });
});

describe('resources check', { timeout: PATIENCE_MS }, () => {
  const OWN = join(import.meta.dirname, '../../resources');

  test('finds nothing wrong in our own', async () => {
    const { code, out, err } = await bench.marsad('resources', 'check');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/resources\/?: nothing is wrong\.\nNames that cannot be told apart: 0; decided: \d+\./u);
    expect(out).toMatch(/\nGolden articles: 26; nothing changes in them since test\/golden\/expected\.\n$/u);
  });

  test('tells which names clash, and what a change alters in the golden articles', async () => {
    const folder = join(bench.folder, 'resources');
    cpSync(OWN, folder, { recursive: true });
    // The town gets a name of the capital; the president of the council loses his own.
    appendFileSync(
      join(folder, 'packs', 'libya', 'places.csv'),
      'new-tripoli,New Tripoli,طرابلس,,town,libya,,,,none\n',
    );
    const persons = join(folder, 'packs', 'libya', 'persons.csv');
    writeFileSync(persons, readFileSync(persons, 'utf8').replaceAll('السراج', 'السراجي'));

    const { code, out } = await bench.marsad('resources', 'check', 'resources');
    expect(code).toBe(1);
    expect(out).toMatch(
      /\u2068طرابلس\u2069 is always taken for tripoli:\n( {2}\S+\.csv:\d+ .*\n)+ {2}Give one of them/u,
    );
    expect(out).toMatch(/packs\/libya\/places\.csv:\d+ {2}new-tripoli \(place\) {2}← never meant/u);
    expect(out).toMatch(/\nGolden articles: 26; changed: \d+ \(claims .*entities \+\d+ −\d+ ~\d+\)/u);
    expect(out).toMatch(/\nsample-01 .*\n/u);
    expect(out).toMatch(/\n {2}− entity {2}fayez-al-sarraj\n/u);
    const json = JSON.parse((await bench.marsad('resources', 'check', 'resources', '--json')).out) as unknown;
    expect(json).toMatchObject({
      problems: [],
      clashes: expect.arrayContaining([expect.objectContaining({ name: 'طرابلس', means: 'tripoli', because: null })]),
      golden: { baseline: 'golden', articles: 26 },
    });
  });

  test('names every mistake with file, line, field and remedy, in both languages', async () => {
    const folder = join(bench.folder, 'resources');
    cpSync(OWN, folder, { recursive: true });
    const path = join(folder, 'world', 'states.csv');
    const [header = '', first = '', ...rest] = readFileSync(path, 'utf8').split('\n');
    const empty = first.split(',').with(1, '').join(',');
    writeFileSync(path, [header, empty, ...rest].join('\n'));
    writeFileSync(join(folder, 'packs', 'libya', 'ambiguous.yaml'), '- nmae: الجيش\n');

    const { code, out } = await bench.marsad('resources', 'check', 'resources');
    expect(code).toBe(1);
    expect(out).toMatch(/^world\/states\.csv, line 2, field en: it is empty.*Mend the row/mu);
    expect(out).toMatch(/^packs\/libya\/ambiguous\.yaml, line 1, field 0?\.?nmae: /mu);
    expect(out).toMatch(/\nresources: problems: \d+\.\n$/u);
    const arabic = await bench.marsad('--lang', 'ar', 'resources', 'check', 'resources');
    expect(arabic.out).toMatch(/^\u2068world\/states\.csv\u2069، السطر 2، الحقل \u2068en\u2069: .*أصلح السطر/mu);
    const json = await bench.marsad('resources', 'check', 'resources', '--json');
    const { problems } = JSON.parse(json.out) as { problems: unknown[] };
    expect([json.code, problems]).toEqual([
      1,
      expect.arrayContaining([expect.objectContaining({ file: 'world/states.csv', line: 2, field: 'en' })]),
    ]);
    expect(problems).toHaveLength(out.trimEnd().split('\n').length - 1);
  });

  test('needs a folder', async () => {
    const { code, out, err } = await bench.marsad('resources', 'check', 'absent');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/no folder of resources at absent/u);
  });
});

describe('a case', { timeout: PATIENCE_MS }, () => {
  test('answers positions, figures and explanations', async () => {
    bench.write('in/a.md', dated('a', SUPPORT));
    bench.write('in/b.md', dated('b', PLAIN));
    expect((await bench.marsad('ingest', 'in')).out).toMatch(/Case default: articles read: 2 \(added 2,/u);
    const { code, out } = await bench.marsad('positions', '--target', 'حفتر');
    expect(code).toBe(0);
    expect(out).toMatch(/^\u2068حفتر\u2069 is .*\(libyan-national-army\)\.$/mu);
    expect(out).toMatch(/^\+ {2,}1\.00 {2,}1\.0 {2,}2019-04-05 {2,}United Arab Emirates → /mu);
    expect(out).toContain('\u2068دعمت الإمارات حفتر بالسلاح.\u2069');
    expect(out).toMatch(/^− {2,}−\d/mu);

    const json = await bench.marsad('positions', '--holder', 'UAE', '--json');
    const { positions } = JSON.parse(json.out) as { positions: { evidence: { claimId: string }[] }[] };
    const id = positions[0]?.evidence[0]?.claimId ?? '';
    expect((await bench.marsad('explain', id)).out).toMatch(/AID|SUPPORT/u);
    expect(JSON.parse((await bench.marsad('explain', id, '--json')).out)).toMatchObject({ claim: { id } });
    expect((await bench.marsad('figures', '--place', 'طرابلس')).out).toMatch(/^killed {2}12/mu);

    for (const [parameters, message] of [
      [['explain', 'absent'], /no claim absent/u],
      [['positions', '--target', 'Xyzzy'], /No party, person, force or place is known as Xyzzy/u],
      [['positions', '--at', 'yesterday'], /yesterday is no day/u],
      [['figures', '--measure', 'luck'], /luck is not known\. Give one of killed, /u],
    ] as const) {
      const wrong = await bench.marsad(...parameters);
      expect(wrong.code, wrong.err).toBe(2);
      expect(wrong.err).toMatch(message);
    }
  });

  test('is searched, and a query that cannot be read is explained', async () => {
    bench.write('in/a.md', dated('a', SUPPORT));
    bench.write('in/b.md', dated('b', PLAIN));
    await bench.marsad('ingest', 'in');
    const { code, out } = await bench.marsad('search', 'Haftar', 'NOT فرنسا');
    expect(code).toBe(0);
    expect(out).toMatch(/^Case default: articles that match \u2068Haftar AND NOT فرنسا\u2069: 1\.$/mu);
    expect(out).toContain('\u2068دعمت الإمارات حفتر بالسلاح.\u2069');
    const json = await bench.marsad('search', '"طرابلس" OR غريان', '--limit', '1', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ case: 'default', total: 2, hits: [{ hits: 1 }] });
    expect((await bench.marsad('search', 'باريس')).out).toBe('Case default: nothing matches \u2068باريس\u2069.\n');
    const wrong = await bench.marsad('search', 'حفتر "هدنة');
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toMatch(/character 6: the quotation mark is never closed/u);
    const arabic = await bench.marsad('--lang', 'ar', 'search', 'actor:Xyzzy');
    expect([arabic.code, arabic.err]).toEqual([2, expect.stringContaining('باسم \u2068Xyzzy\u2069')]);
  });

  test('writes its lists to files, through the server as without it', async () => {
    bench.write('in/a.md', dated('a', SUPPORT));
    bench.write('in/b.md', dated('b', PLAIN));
    const commands: readonly (readonly [file: string, ...command: string[]])[] = [
      ['articles.csv', 'articles', '--words', 'a'],
      ['figures.jsonl', 'figures', '--place', 'طرابلس'],
      ['positions.csv', 'positions', '--target', 'حفتر', '--sentences', '5', '--at', '2019-04-05'],
      ['search.jsonl', 'search', 'Haftar', '--limit', '1'],
      ['network.graphml', 'network', '--sign', 'for', '--at', '2019-04-05'],
    ];
    const filesOf = async (): Promise<readonly string[]> => {
      for (const [file, ...command] of commands) {
        const { code, out, err } = await bench.marsad(...command, '--export', file);
        expect([code, out, err]).toEqual([0, '', `Written to ${file}.\n`]);
      }
      return commands.map(([file]) => readFileSync(join(bench.folder, file), 'utf8'));
    };
    const { process: server } = await bench.serve('serve', '--port', '0');
    await bench.marsad('ingest', 'in');
    const served = await filesOf();
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    const own = await filesOf();
    expect(own).toEqual(served);
    const [articles = '', figures = '', positions = '', search = '', graphml = ''] = own;
    expect(parse(articles, { bom: true })).toHaveLength(2);
    expect(JSON.parse(figures)).toMatchObject({ value: 12, sentence: 'وقُتل 12 شخصاً في طرابلس.' });
    expect(positions).toContain('دعمت الإمارات حفتر بالسلاح.');
    expect(graphml).toContain('source="united-arab-emirates" target="libyan-national-army"');
    expect(graphml).toContain('دعمت الإمارات حفتر بالسلاح.');
    // A file holds the whole list, whatever is printed of it.
    expect(search.trimEnd().split('\n')).toHaveLength(2);
    expect((await bench.marsad('--lang', 'ar', 'figures', '--export', 'figures.xlsx')).code).toBe(0);
    const [sheet] = await readExcelFile(join(bench.folder, 'figures.xlsx'));
    expect([sheet?.sheet, sheet?.data[1]?.slice(0, 2)]).toEqual(['الأرقام', ['killed', 12]]);
    for (const [parameters, exit, message] of [
      [['figures', '--export', 'figures.pdf'], 2, /figures\.pdf names no format/u],
      [['figures', '--export', 'absent/figures.csv'], 5, /could not be written/u],
    ] as const) {
      const wrong = await bench.marsad(...parameters);
      expect([wrong.code, wrong.out]).toEqual([exit, '']);
      expect(wrong.err).toMatch(message);
    }
    expect((await bench.marsad('network', '--versus', '2018-01-01')).out).toMatch(
      /\+ {2,}1\.00 .*→.*Camps on .*a hypothesis.*Changed camp since 2018-01-01: 2/su,
    );
    expect((await bench.marsad('articles', '--outlet', 'عينة أ')).out).toMatch(/^2019-04-05 {2,}1 {2,}1 /mu);
  });

  test('is decided about, backed up, deleted, restored and made again', async () => {
    bench.write('in/a.md', dated('a', SUPPORT));
    bench.write('in/b.md', dated('b', PLAIN));
    await bench.marsad('ingest', 'in');
    const ask = async (): Promise<string> => (await bench.marsad('positions', '--target', 'حفتر')).out;
    const before = await ask();
    const id = /c_[a-z2-7]{16}/u.exec(before)?.[0] ?? '';
    const rejected = await bench.marsad('review', 'reject', id, '--reason', 'ليس في النص');
    expect([rejected.code, rejected.err]).toEqual([0, '']);
    const decision = /k_[a-z2-7]{16}/u.exec(rejected.out)?.[0] ?? '';
    const decided = await ask();
    expect(decided).not.toContain(id);
    expect((await bench.marsad('review', 'list')).out).toMatch(/claim rejected {2}articles: 1\n.*\n.*ليس في النص/u);

    expect((await bench.marsad('review', 'delete', 'b')).code).toBe(2);
    expect((await bench.marsad('review', 'delete', 'b', '--yes')).code).toBe(0);
    const again = await bench.marsad('ingest', 'in');
    expect([again.code, again.err]).toEqual([0, expect.stringMatching(/deleted from this case: 1\./u)]);

    expect((await bench.marsad('case', 'backup', 'default', 'one.zip')).out).toMatch(
      /articles: 1; decisions: 2; originals: 2; written/u,
    );
    expect((await bench.marsad('case', 'delete', 'default', '--yes')).code).toBe(0);
    expect((await bench.marsad('positions')).code).toBe(2);
    expect((await bench.marsad('case', 'restore', 'one.zip')).code).toBe(0);
    expect((await bench.marsad('case', 'rebuild', 'default')).out).toMatch(/made again; articles: 1;/u);
    for (const { id: each } of (
      JSON.parse((await bench.marsad('review', 'list', '--json')).out) as { decisions: { id: string }[] }
    ).decisions) {
      expect((await bench.marsad('review', 'undo', each)).code).toBe(0);
    }
    expect(await ask()).toBe(before);
    expect((await bench.marsad('review', 'undo', decision)).err).toMatch(/has been undone already/u);
  });

  test('that another process owns is refused, with its id', async () => {
    bench.write('a.md', dated('a', SUPPORT));
    await bench.marsad('ingest', 'a.md');
    const lock = join(bench.home, 'cases', 'default', 'lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, started: null, port: null }));
    for (const parameters of [['ingest', 'a.md'], ['positions']]) {
      const { code, out, err } = await bench.marsad(...parameters);
      expect([code, out]).toEqual([3, '']);
      expect(err).toContain(`in use by process ${process.pid}`);
    }
    rmSync(lock);
    expect((await bench.marsad('ingest', 'a.md')).code).toBe(0);
  });

  test('loses nothing and doubles nothing when its ingest is killed', async () => {
    const ids = Array.from({ length: 120 }, (_unused, index) => `article-${index}`);
    for (const id of ids) bench.write(`in/${id}.md`, dated(id, `${SUPPORT} ${PLAIN} (${id})`));
    const journal = join(bench.home, 'cases', 'default', 'documents.jsonl');
    const child = bench.start('ingest', 'in');
    while (!existsSync(journal)) await setTimeout(5);
    await endOf(child);
    const { code, out } = await bench.marsad('ingest', 'in', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ read: 120 });
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { meta: { id: string } }).meta.id).toSorted()).toEqual(
      ids.toSorted(),
    );
    expect(JSON.parse((await bench.marsad('case', 'list', '--json')).out)).toMatchObject({
      cases: [{}, { articles: 120, figures: 120 }],
    });
  });
});

describe('the server', { timeout: PATIENCE_MS }, () => {
  test('is asked by the commands while it owns the case', async () => {
    bench.write('in/a.md', dated('a', SUPPORT));
    bench.write('in/empty.txt', '');
    const { url, process: server } = await bench.serve('serve', '--port', '0');
    // The server makes the case and holds its lock from then on.
    const meta = { id: 'b', title: null, outlet: 'عينة ب', url: null, published: '2019-04-06', language: 'ar' };
    const sent = await fetch(`${url}api/cases/default/ingest`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: JSON.stringify({ meta, text: PLAIN }),
    });
    expect(sent.status).toBe(200);

    const ingested = await bench.marsad('ingest', 'in');
    expect(ingested.code).toBe(1);
    expect(ingested.out).toMatch(/articles read: 1 \(added 1,/u);
    expect(ingested.err).toContain(`Sent to the running server at ${url}`);
    const { out } = await bench.marsad('positions', '--target', 'Haftar', '--json');
    expect((JSON.parse(out) as { positions: unknown[] }).positions).toHaveLength(2);
    const wrong = await bench.marsad('positions', '--target', 'Xyzzy');
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('known as Xyzzy')]);
    expect((await bench.marsad('article', 'a')).out).toContain(SUPPORT);
    const edited = await bench.marsad('review', 'article', 'a', '--outlet', 'عينة ج', '--json');
    const { id } = JSON.parse(edited.out) as { id: string };
    expect((await bench.marsad('review', 'list')).out).toContain(id);
    expect((await bench.marsad('article', 'a')).out).toContain('عينة ج');
    expect((await bench.marsad('review', 'undo', id)).code).toBe(0);
    expect((await bench.marsad('case', 're-extract')).out).toMatch(/articles: 2, read again: 0;/u);
    const backup = await bench.marsad('case', 'backup', 'default');
    expect([backup.code, backup.err]).toEqual([3, expect.stringContaining('in use by process')]);

    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    expect(readdirSync(join(bench.home, 'cases', 'default'))).not.toContain('lock');
    expect((await bench.marsad('positions', '--target', 'Haftar', '--json')).out).toBe(out);
  });

  test('starts with the sample case, and again on the same store', async () => {
    const first = await bench.serve('start', '--port', '0');
    const cases = (): Promise<unknown> => fetch(`${first.url}api/cases`).then((answer) => answer.json());
    expect(await cases()).toMatchObject({ cases: [{ name: 'sample', sample: true }] });
    const again = await bench.marsad('start', '--port', '0');
    expect([again.code, again.out]).toEqual([0, `Marsad already serves this data folder at ${first.url}\n`]);
    await endOf(first.process);
    const second = await bench.serve('start', '--port', '0');
    const answer = await fetch(`${second.url}api/cases/sample/articles?limit=500`);
    const { articles } = (await answer.json()) as { articles: unknown[] };
    expect(articles.length).toBeGreaterThanOrEqual(24);
  });
});

const programs = findPostgres();
describeWhen(programs !== null, 'cases on PostgreSQL', POSTGRES_REMEDY, () => {
  test(
    'are the same as in a folder, and no password is shown',
    async () => {
      const postgres = await startPostgres(programs ?? '');
      try {
        const database = postgres.url.replace('marsad@', 'marsad:s3cret@');
        bench.write('in/a.md', dated('a', SUPPORT));
        await bench.marsad('ingest', 'in');
        const here = await bench.marsad('positions', '--target', 'حفتر');
        const ingested = await bench.marsad('--database', database, 'ingest', 'in');
        expect([ingested.code, ingested.err]).toEqual([0, '']);
        const there = await bench.marsad('positions', '--target', 'حفتر', '--database', database);
        expect(there).toEqual(here);
        const list = await bench.marsad('case', 'list', '--json', '--database', database);
        expect(JSON.parse(list.out)).toMatchObject({ cases: [{ name: 'sample' }, { name: 'default', articles: 1 }] });

        const { said, process: server } = await bench.serve('serve', '--port', '0', '--database', database);
        expect(said).toContain('postgres://127.0.0.1:');
        const aside = await bench.marsad('ingest', 'in', '--database', database);
        expect(aside.code).toBe(0);
        await endOf(server);
        await postgres.stop();
        const gone = await bench.marsad('positions', '--database', database);
        expect([gone.code, gone.err]).toEqual([5, expect.stringContaining('postgres://127.0.0.1:')]);
        const help = await bench.marsad('positions', '--help', '--database', database);
        for (const text of [said, gone.err, ingested.out, list.out, help.out]) expect(text).not.toContain('s3cret');
      } finally {
        await postgres.stop();
      }
    },
    PATIENCE_MS,
  );

  test(
    'need an address of PostgreSQL',
    async () => {
      const { code, err } = await bench.marsad('case', 'list', '--database', 'mysql://u:s3cret@host/x');
      expect([code, err]).toEqual([2, expect.stringMatching(/Give --database or MARSAD_DATABASE as postgres:/u)]);
      expect(err).not.toContain('s3cret');
    },
    PATIENCE_MS,
  );
});
