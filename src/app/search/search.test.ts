import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { SearchAnswer, SearchHit } from '../../model/index.ts';
import { ingest } from '../ingest.ts';
import type { ArticleInput } from '../input/source.ts';
import { openWorkspace, type OpenCase, type Workspace } from '../workspace.ts';
import { searchArticles } from './index.ts';

let home: string;
let workspace: Workspace;
let openCase: OpenCase;

const LONG = `${'وقالت الصحيفة إن المحادثات طالت كثيراً في العاصمة، '.repeat(12)}ثم وصل حفتر إلى المدينة، ${'وقال مراقبون إن ذلك لا يغير شيئاً، '.repeat(12)}وانتهى الخبر.`;

const ARTICLES: readonly ArticleInput[] = [
  article('attack', 'هجوم حفتر', 'عينة أ', '2019-04-05', 'دعمت الإمارات حفتر بالسلاح. ثم أعلنت قوات حفتر السيطرة على غريان. انتهى.'),
  article('meeting', 'لقاء في موسكو', 'عينة ب', '2020-01', 'التقى بوتين السراج في موسكو. وقال بوتين إنه يدعم وقف إطلاق النار.'),
  article('loyal', 'القوات الموالية', 'عينة أ', '2020-01-15', 'تقدمت القوات الموالية لحفتر. ودعت الأمم المتحدة إلى هدنة.'),
  article('long', null, null, null, LONG),
]; // prettier-ignore

function article(
  id: string,
  title: string | null,
  outlet: string | null,
  published: string | null,
  text: string,
): ArticleInput {
  return { meta: { id, title, outlet, url: null, published, language: 'ar' }, text };
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-search-app-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  openCase = await workspace.open('test', { create: true });
  await ingest(openCase, ARTICLES);
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

const search = (query: string, limit = 10, after?: string): Promise<SearchAnswer> =>
  searchArticles(openCase, { query, limit, after });
const idsOf = async (query: string): Promise<readonly string[]> =>
  (await search(query)).hits.map((hit) => hit.article.id);

/** The highlighted words of a hit, title first. */
function marked({ article: { title }, titleHighlights, snippets }: SearchHit): readonly string[] {
  return [
    ...titleHighlights.map(([start, end]) => (title ?? '').slice(start, end)),
    ...snippets.flatMap(({ text, highlights }) => highlights.map(([start, end]) => text.slice(start, end))),
  ];
}

describe('searchArticles', () => {
  test.each([
    ['حفتر', ['attack', 'loyal', 'long']],
    ['لحفتر', ['attack', 'loyal', 'long']],
    ['Haftar', ['attack', 'loyal', 'long']],
    ['Putin', ['meeting']],
    ['"Vladimir Putin"', ['meeting']],
    ['United Nations', ['loyal']],
    ['Sarraj Putin', ['meeting']],
    ['"وقف اطلاق النار"', ['meeting']],
    ['"غريان انتهى"', []],
    ['بوتين أو غريان', ['meeting', 'attack']],
    ['حفتر -غريان', ['loyal', 'long']],
    ['NOT حفتر', ['meeting']],
    ['actor:Sarraj', ['meeting']],
    ['طرف:حفتر مصدر:أ', ['loyal', 'attack']],
    ['source:"عينة ب" OR source:"عينة أ" date:2019', ['meeting', 'attack']],
    ['date:[2019-05 TO *]', ['loyal', 'meeting']],
    ['date:2020-01-31', ['meeting']],
    ['حفتر date:[* TO 2019-12]', ['attack']],
  ])('%s finds %j', async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });

  test('tells how it understood the query, and how much there is', async () => {
    const first = await search('حفتر او بوتين', 2);
    expect([first.query, first.total, first.hits.length]).toEqual(['حفتر OR بوتين', 4, 2]);
    const second = await search('حفتر او بوتين', 2, first.next ?? '');
    expect([second.hits.length, second.next]).toEqual([2, null]);
    expect(new Set([...first.hits, ...second.hits].map((hit) => hit.article.id)).size).toBe(4);
  });

  test('shows the exact sentences, with the words that match', async () => {
    const [hit] = (await search('Haftar AND سلاح')).hits;
    expect(hit?.hits).toBe(4);
    expect(hit && marked(hit)).toEqual(['حفتر', 'حفتر', 'بالسلاح', 'حفتر']);
    expect(hit?.snippets.map(({ text }) => text)).toEqual([
      'دعمت الإمارات حفتر بالسلاح.',
      'ثم أعلنت قوات حفتر السيطرة على غريان.',
    ]);
    for (const { text, start } of hit?.snippets ?? []) {
      expect(ARTICLES[0]?.text.slice(start, start + text.length)).toBe(text);
    }
  });

  test('marks a phrase as one, what is attached to a word with it, and nothing that is negated', async () => {
    const [phrase] = (await search('"وقف إطلاق النار" NOT غريان')).hits;
    expect(phrase && marked(phrase)).toEqual(['وقف إطلاق النار']);
    const [attached] = (await search('الموالية حفتر date:2020')).hits;
    expect(attached && marked(attached)).toEqual(['الموالية', 'الموالية', 'لحفتر']);
  });

  test('marks where an actor is named', async () => {
    const [hit] = (await search('actor:بوتين')).hits;
    expect(hit && marked(hit)).toEqual(['بوتين', 'بوتين']);
  });

  test('cuts a long sentence around its hit, at blanks, and says so', async () => {
    const hit = (await search('حفتر')).hits.find(({ article: { id } }) => id === 'long');
    const [snippet] = hit?.snippets ?? [];
    expect(snippet).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(snippet?.text.length).toBeLessThanOrEqual(420);
    expect(hit && marked(hit)).toEqual(['حفتر']);
    const { start, text } = snippet ?? { start: 0, text: '' };
    expect(LONG.slice(start, start + text.length)).toBe(text);
    expect([LONG.charAt(start - 1), LONG.charAt(start + text.length)]).toEqual([' ', ' ']);
  });

  test.each([
    ['باريس actor:Xyzzy', { code: 'search/unknown-actor', params: { name: 'Xyzzy', start: 6, end: 17, place: 7 } }],
    [
      'source:الجزيرة',
      {
        code: 'search/unknown-source',
        params: { name: 'الجزيرة', outlets: 'عينة أ, عينة ب', start: 0, end: 14, place: 1 },
      },
    ],
    ['(', { code: 'search/unclosed-parenthesis' }],
  ])('explains what is wrong in %s', async (query, error) => {
    await expect(search(query)).rejects.toMatchObject(error);
  });
});
