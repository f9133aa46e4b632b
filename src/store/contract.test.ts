import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { findPostgres, POSTGRES_REMEDY, type RunningPostgres, startPostgres } from '../../test/postgres.ts';
import { describeWhen } from '../../test/require.ts';
import type { Claim, Entity, Figure, Shift } from '../model/index.ts';
import { openStore, type StoreLocation } from './connect.ts';
import type { ArticleRecord, Store } from './store.ts';

const AUTHOR = { kind: 'author', speaker: [], verb: 'say', quoted: false } as const;
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
function storeContract(fresh: () => StoreLocation): void {
  let location: StoreLocation;
  let store: Store;
  beforeAll(async () => {
    location = fresh();
    store = await openStore(location);
  }, 60_000);
  afterAll(() => store.close());

  test('is empty at first', async () => {
    expect(await store.summary()).toEqual({ articles: 0, claims: 0, figures: 0, from: null, to: null });
    expect(await store.listArticles({ limit: 10 })).toEqual({ articles: [], next: null });
    expect(await store.journalBytes()).toBe(0);
    expect(await store.readArticle('none')).toBeNull();
    expect((await store.claims(['none'])).size).toBe(0);
    expect(await store.stanceFindings()).toEqual([]);
  });

  test('gives back an article as it was put', async () => {
    const record = articleRecord('a', '2019-04-05');
    await store.putArticles([record], 120);
    const { text, schema: _schema, doc: _doc, blocks, ...extraction } = record.extraction;
    expect(await store.readArticle('a')).toEqual({
      summary: { ...record.document.meta, words: 11, claims: 2, figures: 1, lead: record.lead },
      text,
      blocks,
      extraction,
    });
    expect(await store.journalBytes()).toBe(120);
  });

  test('replaces an article that comes again, and leaves nothing of the old one', async () => {
    const record = articleRecord('a', '2019-04-05');
    const later = { ...record, contentHash: 'new', extraction: { ...record.extraction, claims: [], mentions: [] } };
    await store.putArticles([record, later]);
    expect(await store.summary()).toEqual({ articles: 1, claims: 0, figures: 1, from: '2019-04-05', to: '2019-04-05' });
    expect((await store.stanceFindings())[0]?.extraction).toMatchObject({ claims: [] });
    await store.putArticles([record]);
    await store.putArticles([record]);
    expect(await store.summary()).toMatchObject({ articles: 1, claims: 2 });
    const states = await store.articleStates(['a', 'absent']);
    expect([...states]).toEqual([['a', { contentHash: 'hash of a', engine: '0.1.0+abc' }]]);
  });

  test('writes a batch whole or not at all', async () => {
    const broken = articleRecord('broken', '2019-04-06');
    const claims = broken.extraction.claims.map((claim) => ({ ...claim, type: null }) as unknown as Claim);
    const batch = [articleRecord('good', '2019-04-06'), { ...broken, extraction: { ...broken.extraction, claims } }];
    await expect(store.putArticles(batch, 999)).rejects.toThrow(/null/u);
    expect(await store.summary()).toMatchObject({ articles: 1 });
    expect(await store.journalBytes()).toBe(120);
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

  test('gives what shows positions, article by article', async () => {
    const found = await store.stanceFindings();
    expect(found.map((finding) => finding.document.id)).toEqual(['a', 'b', 'c', 'd', 'e', 'ف']);
    const { document, extraction } = articleRecord('a', '2019-04-05');
    expect(found[0]).toEqual({
      document: document.meta,
      extraction: {
        claims: extraction.claims.slice(0, 1),
        shifts: extraction.shifts,
        entities: extraction.entities,
      },
    });
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
    await store.close();
    store = await openStore(location);
    expect(await store.summary()).toMatchObject({ articles: 7 });
    expect(await store.journalBytes()).toBe(120);
  });
}

const folders: string[] = [];
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-store-'));
  folders.push(folder);
  return folder;
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('the embedded store', () => {
  storeContract(() => ({ kind: 'embedded', folder: join(temporaryFolder(), 'store') }));

  test('is made again where its making was broken off', async () => {
    const folder = join(temporaryFolder(), 'store');
    mkdirSync(folder);
    writeFileSync(join(folder, 'PG_VERSION'), '18');
    const store = await openStore({ kind: 'embedded', folder });
    expect(await store.summary()).toMatchObject({ articles: 0 });
    await store.close();
  }, 60_000);

  test('says where it lies when it cannot be opened', async () => {
    const folder = join(temporaryFolder(), 'store');
    mkdirSync(folder);
    for (const name of ['PG_VERSION', 'marsad-ready']) writeFileSync(join(folder, name), '18');
    await expect(openStore({ kind: 'embedded', folder })).rejects.toMatchObject({
      code: 'store/corrupt',
      params: { folder },
    });
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

  test('keeps cases apart', async () => {
    const open = (caseName: string): Promise<Store> => openStore({ kind: 'postgres', url: postgres.url, caseName });
    const [one, two] = await Promise.all([open('one'), open('two')]);
    await one.putArticles([articleRecord('a', null)]);
    expect(await two.summary()).toMatchObject({ articles: 0 });
    await Promise.all([one.close(), two.close()]);
  });

  test('is opened for the first time by two at once', async () => {
    const open = (): Promise<Store> => openStore({ kind: 'postgres', url: postgres.url, caseName: 'both' });
    const stores = await Promise.all([open(), open(), open()]);
    for (const store of stores) expect(await store.summary()).toMatchObject({ articles: 0 });
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('an address without PostgreSQL', () => {
  test('is reported without its password', async () => {
    const opening = openStore({ kind: 'postgres', url: 'postgres://u:secret@127.0.0.1:9/x', caseName: 'a' });
    await expect(opening).rejects.toMatchObject({
      code: 'store/unreachable',
      params: { place: 'postgres://127.0.0.1:9/x' },
    });
  });
});
