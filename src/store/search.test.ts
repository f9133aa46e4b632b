import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { findPostgres, POSTGRES_REMEDY, type RunningPostgres, startPostgres } from '../../test/postgres.ts';
import { describeWhen } from '../../test/require.ts';
import { type Archive, type CaseFiles, type CaseLocation, openArchive } from './connect.ts';
import { openPGlitePool } from './pglite-pool.ts';
import { type IndexedTerm, type SearchCondition, termsRow } from './search.ts';
import type { ArticleRecord, Store } from './store.ts';

interface Sketch {
  readonly published?: string | null;
  readonly outlet?: string | null;
  readonly title?: string;
  readonly body: string;
  readonly mentions?: readonly (readonly [entity: string, start: number, end: number])[];
}

/** An article whose terms are its words as they stand; the store does not look into them. */
function sketch(
  id: string,
  { published = null, outlet = null, title = '', body, mentions = [] }: Sketch,
): ArticleRecord {
  const meta = { id, title, outlet, url: null, published, language: 'ar' };
  const blocks = [{ start: 0, end: body.length, kind: 'body' as const }];
  const found = { claims: [], shifts: [], figures: [], causes: [], dates: [], notes: [] };
  return {
    document: { meta, text: body, blocks },
    contentHash: id,
    engine: '1',
    words: 1,
    lead: '',
    sentences: [],
    terms: [...termsOf(title, 'title', 1), ...termsOf(body, 'body', 10)],
    decided: null,
    reprints: { buckets: [], others: [] },
    extraction: {
      schema: 1,
      doc: meta,
      text: body,
      blocks,
      ...found,
      entities: [...new Set(mentions.map(([entity]) => entity))].map((entity) => ({
        id: entity,
        label: { ar: entity, en: entity },
        type: 'state' as const,
        party: entity,
        forms: [],
      })),
      mentions: mentions.map(([entity, start, end]) => {
        return { id: `m_${start}`, start, end, entity, label: body.slice(start, end), rule: 'x' };
      }),
    },
  };
}

function termsOf(text: string, part: IndexedTerm['part'], first: number): readonly IndexedTerm[] {
  return text
    .split(' ')
    .filter((term) => term !== '')
    .map((term, index) => ({ term, position: first + index, part }));
}

const ARTICLES: Readonly<Record<string, Sketch>> = {
  once: { published: '2019-04-05', outlet: 'أ', body: 'حفتر هدنة باريس' },
  twice: { published: '2019-04', outlet: 'ب', body: 'حفتر x حفتر', mentions: [['haftar', 7, 11]] },
  title: { published: '2019-01-01', outlet: 'أ', title: 'حفتر', body: 'هدنة', mentions: [['egypt', 0, 4]] },
  later: { published: '2020', outlet: null, body: 'حفتر باريس هدنة' },
  undated: { body: `it's a\\b` },
  other: { published: '2019-05-01', outlet: 'أ', body: 'روما', mentions: [['haftar', 0, 4]] },
};

const word = (...terms: readonly string[]): SearchCondition => ({ kind: 'words', words: [terms] });
const phrase = (...words: readonly (readonly string[])[]): SearchCondition => ({ kind: 'words', words });
const dates = (first: string | null, last: string | null): SearchCondition => ({ kind: 'dates', first, last });

/** The behaviour of full text, whatever is under it. `forget` empties the terms behind the back of a closed store. */
function searchContract(fresh: () => CaseLocation, forget: () => Promise<void>): void {
  let location: CaseLocation;
  let archive: Archive;
  let store: Store;
  beforeAll(async () => {
    location = fresh();
    archive = await openArchive(location);
    store = archive.store;
    await store.putArticles(Object.entries(ARTICLES).map(([id, article]) => sketch(id, article)));
  }, 60_000);
  afterAll(() => archive.close());

  const idsOf = async (condition: SearchCondition, ranking: readonly string[] = ['حفتر']): Promise<readonly string[]> =>
    (await store.search({ condition, ranking, limit: 100 })).articles.map(({ summary }) => summary.id);

  test.each<[string, SearchCondition, readonly string[]]>([
    ['a word: its title first, then where it stands more often, then the latest', word('حفتر'), ['title', 'twice', 'later', 'once']],
    ['any of the terms of a word', word('none', 'روما'), ['other']],
    ['a phrase', phrase(['حفتر'], ['none', 'هدنة']), ['once']],
    ['no phrase over other words', phrase(['حفتر'], ['حفتر']), []],
    ['all of a group', { kind: 'and', parts: [word('حفتر'), word('هدنة')] }, ['title', 'later', 'once']],
    ['any of a group', { kind: 'or', parts: [word('روما'), word('باريس')] }, ['later', 'once', 'other']],
    ['what does not match', { kind: 'and', parts: [word('حفتر'), { kind: 'not', part: word('باريس') }] }, ['title', 'twice']],
    ['what matches nothing of it', { kind: 'not', part: word('حفتر') }, ['other', 'undated']],
    ['entities', { kind: 'entities', ids: ['haftar', 'absent'] }, ['twice', 'other']],
    ['outlets', { kind: 'outlets', names: ['ب', 'ج'] }, ['twice']],
    ['all but an outlet, that without one too', { kind: 'not', part: { kind: 'outlets', names: ['أ'] } }, ['twice', 'later', 'undated']],
    ['words and fields in one group', { kind: 'or', parts: [word('روما'), { kind: 'and', parts: [word('حفتر'), { kind: 'outlets', names: ['ب'] }] }] }, ['twice', 'other']],
    ['days, by what a month may mean', dates('2019-04-06', '2019-04-30'), ['twice']],
    ['days up to one', dates(null, '2019-04-05'), ['title', 'twice', 'once']],
    ['days from one', dates('2020-03-01', null), ['later']],
    ['words with marks of SQL in them', { kind: 'and', parts: [word(`it's`), word('a\\b')] }, ['undated']],
  ])('finds %s', async (_name, condition, ids) => {
    expect(await idsOf(condition)).toEqual(ids);
  }); // prettier-ignore

  test('orders by date where there is nothing to count', async () => {
    expect(await idsOf(dates('2019-01-01', null), [])).toEqual(['later', 'other', 'once', 'twice', 'title']);
  });

  test('gives the article with its text', async () => {
    const { articles, total, next } = await store.search({ condition: word('روما'), ranking: ['روما'], limit: 1 });
    expect([total, next]).toEqual([1, null]);
    const { document } = sketch('other', ARTICLES['other'] ?? { body: '' });
    const summary = { ...document.meta, words: 1, claims: 0, figures: 0, lead: '' };
    expect(articles).toEqual([{ summary, document }]);
  });

  test('pages through what it found, each once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const request = { condition: word('حفتر'), ranking: ['حفتر'], limit: 1 };
      const page = await store.search({ ...request, ...(after === undefined ? {} : { after }) });
      expect(page.total).toBe(4);
      seen.push(...page.articles.map(({ summary }) => summary.id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(['title', 'twice', 'later', 'once']);
    const broken = store.search({ condition: word('حفتر'), ranking: [], limit: 1, after: 'no cursor' });
    await expect(broken).rejects.toMatchObject({ code: 'query/invalid' });
  });

  test('names the outlets, and the places of mentions', async () => {
    expect(await store.outlets()).toEqual(['أ', 'ب']);
    expect([...(await store.mentionsOf(['twice', 'title'], ['haftar']))]).toEqual([['twice', [{ start: 7, end: 11 }]]]);
  });

  test('looks at titles alone where very many match', async () => {
    const many = Array.from({ length: 1001 }, (_unused, index) =>
      sketch(`many-${String(index).padStart(4, '0')}`, {
        published: '2021-01-01',
        title: index === 500 ? 'كثير' : '',
        body: index === 700 ? 'كثير كثير كثير' : 'كثير',
      }),
    );
    await store.putArticles(many);
    const first = async (): Promise<readonly string[]> => (await idsOf(word('كثير'), ['كثير'])).slice(0, 2);
    expect(await first()).toEqual(['many-0500', 'many-0000']);
    await store.putArticles([sketch('many-1000', { body: 'قليل' })]);
    expect(await first()).toEqual(['many-0500', 'many-0700']);
  });

  test('takes an article as long as it comes, and finds what stands at its beginning', async () => {
    const words = Array.from({ length: 120_000 }, (_unused, index) => `كلمة${index}`);
    const record = sketch('long', { body: words.join(' ') });
    await store.putArticles([
      { ...record, terms: [...record.terms, { term: 'ي'.repeat(3000), position: 1, part: 'body' }] },
    ]);
    expect(await idsOf(word('كلمة7'), [])).toEqual(['long']);
    expect(await idsOf(phrase(['كلمة7'], ['كلمة8']), [])).toEqual(['long']);
  });

  test('forgets the terms of an article that is replaced', async () => {
    await store.putArticles([sketch('other', { body: 'لندن' })]);
    expect(await idsOf(word('روما'))).toEqual([]);
    expect(await idsOf(word('لندن'))).toEqual(['other']);
  });

  test('names the articles of an older store that have no terms, and takes them later', async () => {
    await archive.close();
    await forget();
    archive = await openArchive(location);
    store = archive.store;
    expect(await idsOf(word('حفتر'))).toEqual([]);
    const old = await store.articlesWithoutTerms(2);
    expect(old.map(({ meta }) => meta.id)).toEqual(['later', 'long']);
    expect(old[0]).toEqual(sketch('later', ARTICLES['later'] ?? { body: '' }).document);
    await store.putTerms(old.map(({ meta, text }) => ({ id: meta.id, terms: termsOf(text, 'body', 1) })));
    expect(await idsOf(word('حفتر'))).toEqual(['later']);
    expect((await store.articlesWithoutTerms(100)).map(({ meta }) => meta.id)).not.toContain('later');
  });
}

describe('search on the embedded store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-search-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, name);
  const files: CaseFiles = {
    folder,
    store: at('store'),
    lock: at('lock'),
    documents: at('d.jsonl'),
    decisions: at('r.jsonl'),
    originals: at('o'),
    memories: at('m'),
  };
  searchContract(
    () => ({ kind: 'embedded', files, port: null }),
    async () => {
      const pool = await openPGlitePool(files.store);
      const client = await pool.connect();
      await client.query('delete from search_terms', []);
      client.release();
      await pool.end();
    },
  );
});

const programs = findPostgres();
describeWhen(programs !== null, 'search on PostgreSQL', POSTGRES_REMEDY, () => {
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '');
  }, 60_000);
  afterAll(() => postgres.stop());
  searchContract(
    () => ({ kind: 'postgres', url: postgres.url, caseName: 'search' }),
    async () => {
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      await client.query('delete from marsad_search.search_terms');
      await client.end();
    },
  );
});

describe('termsRow', () => {
  test('writes each term once, with its places and their weights', () => {
    const terms: readonly IndexedTerm[] = [
      { term: `o'neil`, position: 1, part: 'title' },
      { term: 'b', position: 2, part: 'deck' },
      { term: `o'neil`, position: 9, part: 'body' },
    ];
    expect(termsRow('a', terms)).toEqual({
      document_id: 'a',
      title: `'o''neil':1A`,
      terms: `'o''neil':1A,9D 'b':2B`,
    });
  });
});
