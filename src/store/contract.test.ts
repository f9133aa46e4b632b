import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { findPostgres, POSTGRES_REMEDY, type RunningPostgres, startPostgres } from '../../test/postgres.ts';
import { describeWhen } from '../../test/require.ts';
import type { Claim, Entity, Figure, Shift } from '../model/index.ts';
import { type Archive, type CaseFiles, type CaseLocation, openArchive } from './connect.ts';
import { JOURNALS } from './journal.ts';
import { unpackExtraction } from './packed-extraction.ts';
import { dropPostgresCase, listPostgresCases } from './postgres.ts';
import type { ArticleRecord, Store } from './store.ts';

const AUTHOR = { kind: 'author', speaker: [], verb: 'say', quoted: false } as const;
const NOTHING = new Uint8Array();
const TEXT = 'أعلنت القاهرة دعم الحكومة.\nقتل 12 شخصاً في طرابلس. انتهى الخبر.';
const SENTENCES = [
  { start: 0, end: 26 },
  { start: 27, end: 50 },
  { start: 51, end: 63 },
];

const party = (id: string, ar: string, en: string, type: Entity['type'] = 'state'): Entity => ({
  id,
  label: { ar, en },
  type,
  party: id,
  forms: [ar],
});

/** One article with a claim of support by Egypt, a claim without stance, a shift and a figure. */
function articleRecord(id: string, published: string | null, changes: Partial<ArticleRecord> = {}): ArticleRecord {
  const meta = { id, title: `عنوان ${id}`, outlet: 'عينة أ', url: null, published, language: 'ar' };
  const claim: Claim = {
    id: `c_${id}`,
    evidence: TEXT.slice(0, 25),
    start: 0,
    end: 25,
    type: 'SUPPORT',
    mode: null,
    actor: ['egypt'],
    recipient: ['government-of-national-accord'],
    polarity: 'affirmed',
    modality: 'actual',
    aspect: 'event',
    time: null,
    time_text: null,
    time_source: null,
    place: [],
    place_source: null,
    attribution: { ...AUTHOR, chain: [AUTHOR] },
    stance: [{ holder: 'egypt', target: 'government-of-national-accord', sign: 1 }],
    support_kind: null,
    confidence: 0.75,
    rule: 'support/back',
  };
  const figure: Figure = {
    id: `f_${id}`,
    evidence: TEXT.slice(27, 49),
    start: 27,
    end: 49,
    measure: 'killed',
    value: 12,
    low: 12,
    high: 12,
    unit: 'شخصاً',
    group: null,
    place: ['tripoli'],
    time: null,
    attribution: { ...AUTHOR, chain: [AUTHOR] },
  };
  const shift: Shift = {
    id: `s_${id}`,
    evidence: TEXT.slice(8, 40),
    start: 8,
    end: 40,
    holder: 'egypt',
    target: 'government-of-national-accord',
    direction: 'toward',
    from: null,
    to: null,
    time: null,
    cause: null,
    attribution: { ...AUTHOR, chain: [AUTHOR] },
  };
  return {
    document: { meta, text: TEXT, blocks: [{ start: 0, end: 26, kind: 'body' }] },
    contentHash: `hash of ${id}`,
    engine: '0.1.0+abc',
    words: 11,
    lead: TEXT.slice(0, 26),
    sentences: SENTENCES,
    terms: [],
    decided: null,
    reprints: { buckets: [], others: [] },
    extraction: {
      schema: 1,
      doc: meta,
      text: TEXT,
      blocks: [{ start: 0, end: 26, kind: 'body' }],
      entities: [
        party('egypt', 'مصر', 'Egypt'),
        party('government-of-national-accord', 'حكومة الوفاق', 'Government of National Accord', 'government'),
        party('tripoli', 'طرابلس', 'Tripoli', 'place'),
      ],
      mentions: [{ id: `m_${id}`, start: 7, end: 14, entity: 'egypt', label: 'القاهرة', rule: 'gazetteer/metonym' }],
      claims: [claim, { ...claim, id: `c_${id}_2`, stance: [] }],
      shifts: [shift],
      figures: [figure],
      causes: [],
      dates: [],
      notes: [],
    },
    ...changes,
  };
}

/** The behaviour of a store, whatever is under it. `fresh` gives the place of an empty one. */
function storeContract(fresh: () => CaseLocation): void {
  let location: CaseLocation;
  let archive: Archive;
  let store: Store;
  beforeAll(async () => {
    location = fresh();
    archive = await openArchive(location);
    store = archive.store;
  }, 60_000);
  afterAll(() => archive.close());

  test('is empty at first', async () => {
    expect(await store.summary()).toEqual({ articles: 0, claims: 0, figures: 0, from: null, to: null });
    expect(await store.listArticles({ limit: 10 })).toEqual({ articles: [], next: null });
    expect(await store.progress()).toEqual({ loadedTo: 0, decidedTo: 0 });
    expect(await store.readArticle('none')).toBeNull();
    expect((await store.claims(['none'])).size).toBe(0);
    expect(await store.writtenSince(-1, { after: '', limit: 10 })).toEqual([]);
  });

  test('gives back an article as it was put', async () => {
    const record = articleRecord('a', '2019-04-05');
    await store.putArticles([record], { loadedTo: 120 });
    await store.putArticles([], { decidedTo: 7 });
    const { text, schema: _schema, doc: _doc, blocks, ...extraction } = record.extraction;
    expect(await store.readArticle('a')).toEqual({
      summary: { ...record.document.meta, words: 11, claims: 2, figures: 1, lead: record.lead },
      text,
      blocks,
      extraction,
      source: null,
    });
    expect(await store.progress()).toEqual({ loadedTo: 120, decidedTo: 7 });
  });

  test('replaces an article that comes again, and leaves nothing of the old one', async () => {
    const record = articleRecord('a', '2019-04-05');
    const later = { ...record, contentHash: 'new', extraction: { ...record.extraction, claims: [], mentions: [] } };
    await store.putArticles([record, later]);
    expect(await store.summary()).toEqual({ articles: 1, claims: 0, figures: 1, from: '2019-04-05', to: '2019-04-05' });
    const [packed] = await store.writtenSince(-1, { after: '', limit: 10 });
    expect(unpackExtraction(packed?.extraction ?? NOTHING)).toMatchObject({ claims: [] });
    await store.putArticles([record]);
    await store.putArticles([record]);
    expect(await store.summary()).toMatchObject({ articles: 1, claims: 2 });
    const states = await store.articleStates(['a', 'absent']);
    expect([...states]).toEqual([['a', { contentHash: 'hash of a', engine: '0.1.0+abc' }]]);
  });

  test('writes a batch whole or not at all', async () => {
    const broken = articleRecord('broken', '2019-04-06');
    const claims = broken.extraction.claims.map((claim) => ({ ...claim, id: null }) as unknown as Claim);
    const batch = [articleRecord('good', '2019-04-06'), { ...broken, extraction: { ...broken.extraction, claims } }];
    await expect(store.putArticles(batch, { loadedTo: 999 })).rejects.toThrow(/null/u);
    expect(await store.summary()).toMatchObject({ articles: 1 });
    expect(await store.progress()).toEqual({ loadedTo: 120, decidedTo: 7 });
  });

  test('pages through articles, latest first and undated last, each once', async () => {
    const dates = { b: '2019-04', c: '2020-01-01', d: null, e: '2019-04-05', ف: '2019-04-05' };
    await store.putArticles(Object.entries(dates).map(([id, published]) => articleRecord(id, published)));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await store.listArticles({ limit: 2, ...(after === undefined ? {} : { after }) });
      seen.push(...page.articles.map((article) => article.id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(['c', 'a', 'e', 'ف', 'b', 'd']);
    expect(await store.summary()).toMatchObject({ articles: 6, from: '2019-04', to: '2020-01-01' });
    await expect(store.listArticles({ limit: 2, after: 'no cursor' })).rejects.toMatchObject({ code: 'query/invalid' });
  });

  test('counts articles by outlet and month, and knows the latest day', async () => {
    const counts = await store.articleCounts();
    expect(counts.toSorted((a, b) => ((a.month ?? '') < (b.month ?? '') ? -1 : 1))).toEqual([
      { outlet: 'عينة أ', month: null, articles: 1 },
      { outlet: 'عينة أ', month: '2019-04', articles: 4 },
      { outlet: 'عينة أ', month: '2020-01', articles: 1 },
    ]);
    expect(await store.latestDay()).toBe('2020-01-01');
    const { document } = articleRecord('b', '2019-04');
    expect(await store.metas(['b', 'absent'])).toEqual([document.meta]);
  });

  test('gives articles as derivations read them, page by page', async () => {
    const first = await store.writtenSince(-1, { after: '', limit: 4 });
    const others = await store.writtenSince(-1, { after: first.at(-1)?.id ?? '', limit: 4 });
    expect([...first, ...others].map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'ف']);
    const record = articleRecord('a', '2019-04-05');
    const { text: _text, ...extraction } = record.extraction;
    expect(unpackExtraction(first[0]?.extraction ?? NOTHING)).toEqual(extraction);
    expect(JSON.parse(first[0]?.sentences ?? '')).toEqual(record.sentences.map(({ start, end }) => ({ start, end })));
    expect(first[0]?.text).toBeNull();
    expect(await store.texts(['a', 'absent'])).toEqual(new Map([['a', TEXT]]));
  });

  test('finds claims and shifts by id, with sentence and article', async () => {
    const record = articleRecord('a', '2019-04-05');
    const claims = await store.claims(['c_a', 'c_b_2', 'absent']);
    expect([...claims.keys()].toSorted()).toEqual(['c_a', 'c_b_2']);
    const article = { id: 'a', title: 'عنوان a', outlet: 'عينة أ', published: '2019-04-05', url: null };
    expect(claims.get('c_a')).toEqual({
      article,
      sentence: { text: TEXT.slice(0, 26), start: 0, highlight: [0, 25] },
      finding: record.extraction.claims[0],
    });
    // Evidence over two sentences comes with both.
    expect((await store.shifts(['s_a'])).get('s_a')).toEqual({
      article,
      sentence: { text: TEXT.slice(0, 50), start: 0, highlight: [8, 40] },
      finding: record.extraction.shifts[0],
    });
  });

  test('finds figures by measure and place', async () => {
    const found = await store.figures({ measures: ['killed', 'wounded'], places: ['tripoli', 'sirte'] });
    expect(found.map((row) => row.article.id)).toEqual(['c', 'a', 'e', 'ف', 'b', 'd']);
    expect(found[0]?.sentence).toEqual({ text: TEXT.slice(27, 50), start: 27, highlight: [0, 22] });
    expect(await store.figures({ measures: ['wounded'] })).toEqual([]);
    const idsOf = async (...asked: Parameters<Store['figures']>): Promise<unknown> =>
      (await store.figures(...asked)).map(({ article }) => article.id);
    const first = await store.figurePage({ measures: ['killed'] }, { limit: 2 });
    const second = await store.figurePage({ measures: ['killed'] }, { limit: 4, after: first.next ?? undefined });
    expect(first.rows).toEqual(found.slice(0, 2));
    expect(second).toEqual({ rows: found.slice(2), next: null });
    await expect(store.figurePage({}, { limit: 1, after: 'c' })).rejects.toMatchObject({ code: 'query/invalid' });
    expect(await idsOf({ articles: ['a', 'b', 'absent'] })).toEqual(['a', 'b']);
    const except = found.slice(0, 2).map(({ finding }) => finding.id);
    expect(await idsOf({ except })).toEqual(['e', 'ف', 'b', 'd']);
    expect(await idsOf({ except: [] })).toEqual(['c', 'a', 'e', 'ف', 'b', 'd']);
    expect(await store.countFigures({ places: ['tripoli'], except })).toBe(4);
  });

  test('finds entities by id, label and the words of a mention', async () => {
    const egypt = { id: 'egypt', label: { ar: 'مصر', en: 'Egypt' }, type: 'state', party: 'egypt' };
    expect([...(await store.entities(['egypt', 'nobody'])).values()]).toEqual([egypt]);
    for (const name of ['egypt', 'مصر', 'EGYPT', 'القاهرة']) expect(await store.findEntities(name)).toEqual([egypt]);
    expect(await store.findEntities('باريس')).toEqual([]);
    expect([...(await store.mentionCounts(['egypt', 'france']))]).toEqual([['egypt', 6]]);
  });

  test('takes what looks like SQL as text', async () => {
    const name = `'; drop table documents; --`;
    expect(await store.findEntities(name)).toEqual([]);
    await store.putArticles([articleRecord(name, null)]);
    expect((await store.readArticle(name))?.summary.id).toBe(name);
  });

  test('answers questions that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => store.summary()));
    expect(new Set(answers.map((answer) => answer.articles))).toEqual(new Set([7]));
  });

  test('keeps everything over closing and opening', async () => {
    await archive.close();
    archive = await openArchive(location);
    store = archive.store;
    expect(await store.summary()).toMatchObject({ articles: 7 });
    expect(await store.progress()).toEqual({ loadedTo: 120, decidedTo: 7 });
  });

  test('keeps what the engine found beside what was decided, and which decisions are about what', async () => {
    const record = articleRecord('a', '2019-04-05');
    const extraction = { ...record.extraction, claims: [] };
    const decided = { extracted: record.extraction, applied: ['k_1', 'k_2', 'k_1'] };
    await store.putArticles([{ ...record, extraction, decided }]);
    expect((await store.readArticle('a'))?.extraction.claims).toEqual([]);
    const { document, contentHash, engine } = record;
    expect(await store.undecidedArticles({ ids: ['a', 'absent'] })).toEqual([
      { document, contentHash, engine, extraction: record.extraction },
    ]);
    expect(await store.documents(['a', 'absent'])).toEqual([document]);
    expect([...(await store.decisionCounts())].toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([['k_1', 1], ['k_2', 1]]); // prettier-ignore
    expect(await store.articlesDecidedBy(['k_2', 'k_3'])).toEqual(['a']);
    expect(await store.articlesNaming(['egypt', 'absent'])).toContain('a');
    await store.putArticles([record]);
    expect(await store.decisionCounts()).toEqual(new Map());
    const pages = [await store.undecidedArticles({ after: '', limit: 2 })];
    pages.push(await store.undecidedArticles({ after: pages[0]?.at(-1)?.document.meta.id ?? '', limit: 2 }));
    expect(pages.flat().map((article) => article.document.meta.id)).toHaveLength(4);
    await store.renameEngine(engine, 'another');
    expect((await store.articleStates(['a'])).get('a')?.engine).toBe('another');
  });

  test('keeps former texts of an article, each once', async () => {
    const record = articleRecord('v', '2019-04-05');
    const later = { ...record, contentHash: 'later' };
    await store.putArticles([record, later, record, later]);
    const { meta, text } = record.document;
    const versions = await store.versions('v');
    expect(versions.map(({ version }) => version)).toEqual([1, 2]);
    expect(versions[0]).toEqual({ version: 1, meta, text });
    await store.putArticles([later]);
    expect(await store.versions('v')).toEqual(versions);
    expect((await store.versionCounts()).get('v')).toBe(versions.length);
    await store.deleteArticles(['v']);
    expect(await store.versions('v')).toEqual([]);
    expect(await store.readArticle('v')).toBeNull();
  });

  test('keeps pairs of reprints as far as both are there, and finds who shares a bucket', async () => {
    const buckets = [7, 31 * 2 ** 32 + 5];
    const one = { ...articleRecord('b', '2019-04'), reprints: { buckets, others: ['c', 'absent'] } };
    const other = { ...articleRecord('c', '2020-01-01'), reprints: { buckets: [7], others: ['b'] } };
    await store.putArticles([one, other]);
    expect(await store.reprintPairs()).toEqual([['b', 'c']]);
    const wanted = new Map([['b', buckets], ['x', [31 * 2 ** 32 + 5]], ['y', [8]]]); // prettier-ignore
    expect(await store.articlesInBuckets(wanted)).toEqual(new Map([['b', ['c']], ['x', ['b']]])); // prettier-ignore
    await store.putArticles([articleRecord('c', '2020-01-01')]);
    expect(await store.reprintPairs()).toEqual([]);
  });

  test('leaves nothing of an article that is deleted', async () => {
    const record = articleRecord('gone', '2019-04-05');
    const { extraction } = record;
    const figure = extraction.figures[0] ?? expect.unreachable('the article has a figure');
    const entities = [party('only-here', 'هنا فقط', 'Only here')];
    const mentions = [{ id: 'm', start: 0, end: 5, entity: 'only-here', label: 'هناك', rule: 'name/party' }];
    await store.putArticles([
      {
        ...record,
        extraction: { ...extraction, entities, mentions, figures: [{ ...figure, place: ['nowhere'] }] },
        decided: { extracted: extraction, applied: ['k_gone'] },
        reprints: { buckets: [99], others: [] },
        terms: [{ term: 'هنا', position: 1, part: 'body' }],
      },
    ]);
    const search = { condition: { kind: 'words', words: [['هنا']] }, ranking: [], limit: 9 } as const;
    const traces = async (): Promise<readonly number[]> => [
      (await store.search(search)).total,
      (await store.findEntities('هناك')).length,
      (await store.mentionCounts(['only-here'])).size,
      (await store.mentionsOf(['gone'], ['only-here'])).size,
      (await store.claims(['c_gone', 'c_gone_2'])).size,
      (await store.shifts(['s_gone'])).size,
      (await store.figures({ articles: ['gone'] })).length,
      await store.countFigures({ places: ['nowhere'] }),
      (await store.articlesDecidedBy(['k_gone'])).length,
      (await store.articlesInBuckets(new Map([['x', [99]]]))).size,
    ];
    expect(await traces()).toEqual([1, 1, 1, 1, 2, 1, 1, 1, 1, 1]);
    await store.indexTerms();
    expect((await store.search(search)).total).toBe(1);
    await store.deleteArticles(['gone']);
    expect(await traces()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('finds all prints of a text, whatever joins them', async () => {
    const printOf = (id: string, others: readonly string[]): ArticleRecord => ({
      ...articleRecord(id, '2019-04-05'),
      reprints: { buckets: [], others },
    });
    await store.putArticles([printOf('p1', []), printOf('p2', ['p1']), printOf('p3', ['p2'])]);
    const idsOf = async (id: string): Promise<unknown> => (await store.reprintsOf(id)).map((meta) => meta.id);
    expect(await idsOf('p1')).toEqual(['p1', 'p2', 'p3']);
    expect(await idsOf('p3')).toEqual(['p1', 'p2', 'p3']);
    expect(await idsOf('a')).toEqual([]);
    expect(await idsOf('absent')).toEqual([]);
    await store.deleteArticles(['p1', 'p2', 'p3']);
  });

  test('knows where an article came from, also when it is read again', async () => {
    const source = {
      place: 'a.csv:3', format: 'csv', hash: 'a'.repeat(64), bytes: 12, fetched: '2024-01-02T03:04:05.000Z',
      encoding: 'windows-1256', author: null, notes: [],
    } as const; // prettier-ignore
    await store.putArticles([articleRecord('sourced', '2020-01-01', { source })]);
    await store.putArticles([articleRecord('sourced', '2020-01-02')]);
    expect((await store.readArticle('sourced'))?.source).toEqual(source);
    await store.putArticles([articleRecord('sourced', '2020-01-02', { source: null })]);
    expect((await store.readArticle('sourced'))?.source).toBeNull();
  });

  test('keeps the bytes of articles by their hash, whatever they are', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_none, index) => (index * 7) % 256);
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(await archive.originals.get(hash)).toBeNull();
    await Promise.all([archive.originals.put(hash, bytes), archive.originals.put(hash, bytes)]);
    expect(new Uint8Array((await archive.originals.get(hash)) ?? [])).toEqual(bytes);
    expect(await archive.originals.hashes()).toEqual([hash]);
    await archive.originals.delete(hash);
    expect(await archive.originals.hashes()).toEqual([]);
    expect(await archive.originals.get(hash)).toBeNull();
    await expect(archive.originals.put('../../escaped', bytes)).rejects.toThrow(TypeError);
  });

  test('remembers what it is told until it is told otherwise', async () => {
    expect(await archive.memories.read('feeds')).toBeNull();
    await archive.memories.write('feeds', 'واحد');
    await archive.memories.write('feeds', 'اثنان');
    expect(await archive.memories.read('feeds')).toBe('اثنان');
  });

  test('finds articles by their address', async () => {
    const url = 'https://example.org/1';
    const { document, ...record } = articleRecord('e', '2019-04-05');
    const meta = { ...document.meta, url };
    const extraction = { ...record.extraction, doc: meta };
    await store.putArticles([{ ...record, document: { ...document, meta }, extraction }]);
    expect((await store.articlesAt([url, 'https://example.org/2'])).map((one) => one.meta)).toEqual([meta]);
    expect(await store.articlesAt(['https://example.org/2'])).toEqual([]);
  });

  test('tells a change by its revision', async () => {
    const before = await store.revision();
    await store.summary();
    expect(await store.revision()).toBe(before);
    await store.putArticles([articleRecord('a', '2019-04-05')]);
    expect(await store.revision()).toBeGreaterThan(before);
  });

  test('tells what was written and deleted since a revision', async () => {
    await store.putArticles([articleRecord('g', '2019-04-05'), articleRecord('h', '2019-04-05')]);
    const revision = await store.revision();
    const writtenSince = async (since: number): Promise<unknown> =>
      (await store.writtenSince(since, { after: '', limit: 10 })).map(({ id }) => id);
    await store.putArticles([articleRecord('h', '2019-04-06')]);
    await store.deleteArticles(['g', 'absent']);
    expect(await writtenSince(revision)).toEqual(['h']);
    expect(await store.deletedSince(revision)).toEqual({ emptied: false, ids: ['g'] });
    const later = await store.revision();
    expect(await writtenSince(later)).toEqual([]);
    expect(await store.deletedSince(later)).toEqual({ emptied: false, ids: [] });
    await store.deleteArticles(['h']);
  });

  test('counts what its tables hold once they have grown', async () => {
    expect(await store.countTables()).toBe(false);
    const many = Array.from({ length: 60 }, (_unused, n) => articleRecord(`many-${n}`, '2019-04-05'));
    await store.putArticles(many);
    expect(await store.countTables()).toBe(true);
    expect(await store.countTables()).toBe(false);
    await store.deleteArticles(many.map(({ document }) => document.meta.id));
  });

  test('is empty once it is cleared', async () => {
    const revision = await store.revision();
    await store.clear();
    expect(await store.deletedSince(revision)).toEqual({ emptied: true, ids: [] });
    expect(await store.deletedSince(await store.revision())).toEqual({ emptied: false, ids: [] });
    expect(await store.summary()).toMatchObject({ articles: 0, claims: 0 });
    expect(await store.progress()).toEqual({ loadedTo: 0, decidedTo: 0 });
    expect(await store.reprintPairs()).toEqual([]);
  });

  test.each(JOURNALS)('keeps the journal of %s line by line', async (name) => {
    const lines = async (from: number): Promise<readonly string[]> => {
      const read: string[] = [];
      for await (const { line } of archive[name].read(from)) read.push(line);
      return read;
    };
    expect([await archive[name].end(), await lines(0)]).toEqual([0, []]);
    const first = await archive[name].append(['{"a":"سطر\\n"}', `"${'س'.repeat(200_000)}"`]);
    const many = Array.from({ length: 450 }, (_unused, index) => String(index));
    const second = await archive[name].append(many);
    expect(await archive[name].end()).toBe(second);
    expect((await lines(0)).slice(0, 3)).toEqual(['{"a":"سطر\\n"}', `"${'س'.repeat(200_000)}"`, '0']);
    expect(await lines(first)).toEqual(many);
    expect(await lines(second)).toEqual([]);
    const ends: number[] = [];
    for await (const { end } of archive[name].read(first)) ends.push(end);
    expect([ends.length, ends.at(-1)]).toEqual([450, second]);
    await archive.close();
    archive = await openArchive(location);
    store = archive.store;
    expect(await archive[name].end()).toBe(second);
  });
}

const folders: string[] = [];
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-store-'));
  folders.push(folder);
  return folder;
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function embedded(folder = temporaryFolder()): { kind: 'embedded'; files: CaseFiles; port: null } {
  const at = (name: string): string => join(folder, name);
  const files = {
    folder,
    store: at('store'),
    lock: at('lock'),
    documents: at('d.jsonl'),
    decisions: at('r.jsonl'),
    originals: at('o'),
    memories: at('m'),
  };
  return { kind: 'embedded', files, port: null };
}

describe('the embedded store', () => {
  storeContract(() => embedded());

  test('is made again where its making was broken off', async () => {
    const location = embedded();
    mkdirSync(location.files.store);
    writeFileSync(join(location.files.store, 'PG_VERSION'), '18');
    const archive = await openArchive(location);
    expect(await archive.store.summary()).toMatchObject({ articles: 0 });
    await archive.close();
  }, 60_000);

  test('says where it lies when it cannot be opened, and is not locked then', async () => {
    const location = embedded();
    const { store: folder, lock } = location.files;
    mkdirSync(folder);
    for (const name of ['PG_VERSION', 'marsad-ready']) writeFileSync(join(folder, name), '18');
    await expect(openArchive(location)).rejects.toMatchObject({ code: 'store/corrupt', params: { folder } });
    expect(existsSync(lock)).toBe(false);
  }, 60_000);

  test('is owned by one at a time', async () => {
    const location = embedded();
    const archive = await openArchive(location);
    await expect(openArchive(location)).rejects.toMatchObject({ code: 'store/locked', params: { pid: process.pid } });
    await archive.close();
    await (await openArchive(location)).close();
  }, 60_000);
});

const programs = findPostgres();
describeWhen(programs !== null, 'the store on PostgreSQL', POSTGRES_REMEDY, () => {
  let postgres: RunningPostgres;
  let cases = 0;
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '');
  }, 60_000);
  afterAll(() => postgres.stop());

  storeContract(() => ({ kind: 'postgres', url: postgres.url, caseName: `ليبيا-${(cases += 1)}` }));

  const open = (caseName: string): Promise<Archive> => openArchive({ kind: 'postgres', url: postgres.url, caseName });

  test('keeps cases apart, lists them by name, and drops one alone', async () => {
    const names = ['one', "l'autre", 'الثالث'];
    const archives = await Promise.all(names.map(open));
    await archives[0]?.store.putArticles([articleRecord('a', null)]);
    expect(await archives[1]?.store.summary()).toMatchObject({ articles: 0 });
    await Promise.all(archives.map((archive) => archive.close()));
    expect(await listPostgresCases(postgres.url)).toEqual(expect.arrayContaining(names));
    await dropPostgresCase(postgres.url, "l'autre");
    const left = await listPostgresCases(postgres.url);
    expect(names.filter((name) => left.includes(name))).toEqual(['one', 'الثالث']);
    const again = await open('one');
    expect(await again.store.summary()).toMatchObject({ articles: 1 });
    await again.close();
  });

  test('is opened for the first time by several at once', async () => {
    const archives = await Promise.all([open('both'), open('both'), open('both')]);
    for (const { store } of archives) expect(await store.summary()).toMatchObject({ articles: 0 });
    await Promise.all(archives.map((archive) => archive.close()));
  });

  test('lets one write at a time, and another when it is done or gone', async () => {
    const [one, two] = await Promise.all([open('turns'), open('turns')]);
    const order: string[] = [];
    let finish = (): void => undefined;
    let first: Promise<unknown> = Promise.resolve();
    await new Promise<void>((entered) => {
      first = one.exclusively(async () => {
        await new Promise<void>((resolve) => {
          finish = resolve;
          entered();
        });
        order.push('one');
      });
    });
    const second = two.exclusively(() => Promise.resolve(order.push('two')));
    await one.store.summary();
    await two.store.summary();
    finish();
    await Promise.all([first, second]);
    expect(order).toEqual(['one', 'two']);
    await expect(one.exclusively(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await two.exclusively(() => Promise.resolve());
    await Promise.all([one.close(), two.close()]);
  });
});

describe('an address without PostgreSQL', () => {
  const opening = (url: string): Promise<Archive> => openArchive({ kind: 'postgres', url, caseName: 'a' });

  test('is reported without its password', async () => {
    const error: unknown = await opening('postgres://u:secret@127.0.0.1:9/x').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'store/unreachable', params: { place: 'postgres://127.0.0.1:9/x' } });
    expect(inspect(error)).not.toContain('secret');
  });

  test.each(['mysql://u:secret@host/x', 'postgres//u:secret@host', 'postgres://u:sec/ret@[host'])(
    'that is none is refused without telling it',
    async (url) => {
      const error: unknown = await opening(url).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'store/bad-address' });
      expect(inspect(error)).not.toMatch(/secret|sec\/ret/u);
    },
  );
});

test('a PostgreSQL that is too old is refused', async () => {
  // What a server of version 14 answers to the first question; our own is too new to say it.
  const server = createServer((socket) => {
    const message = (type: string, body: Buffer): Buffer => {
      const head = Buffer.alloc(5);
      head.write(type);
      head.writeInt32BE(body.length + 4, 1);
      return Buffer.concat([head, body]);
    };
    const column = (name: string, type: number): Buffer => {
      const tail = Buffer.alloc(18);
      tail.writeInt32BE(type, 6);
      return Buffer.concat([Buffer.from(`${name}\0`), tail]);
    };
    const value = (text: string): Buffer => {
      const length = Buffer.alloc(4);
      length.writeInt32BE(text.length);
      return Buffer.concat([length, Buffer.from(text)]);
    };
    const ready = message('Z', Buffer.from('I'));
    const two = Buffer.from([0, 2]);
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]));
      socket.on('data', (data) => {
        if (data.toString('latin1', 0, 1) !== 'Q') return void socket.end();
        socket.write(
          Buffer.concat([
            message('T', Buffer.concat([two, column('number', 23), column('name', 25)])),
            message('D', Buffer.concat([two, value('140011'), value('14.11')])),
            message('C', Buffer.from('SELECT 1\0')),
            ready,
          ]),
        );
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `postgres://u:secret@127.0.0.1:${port}/x`;
  await expect(listPostgresCases(url)).rejects.toMatchObject({
    code: 'store/too-old',
    params: { place: `postgres://127.0.0.1:${port}/x`, found: '14.11' },
  });
  await new Promise((resolve) => server.close(resolve));
});
