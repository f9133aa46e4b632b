import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { VERSION } from '../../model/index.ts';
import { figures } from '../figures.ts';
import { ingest } from '../ingest.ts';
import { positionEvidence, positions } from '../positions.ts';
import { openWorkspace, type OpenCase, type Workspace } from '../workspace.ts';
import { exportList, type ExportRequest } from './index.ts';
import { ARTICLE_LIST, EVIDENCE_LIST, FIGURE_LIST, POSITION_LIST, SEARCH_LIST } from './lists.ts';

let home: string;
let workspace: Workspace;
let openCase: OpenCase;

const ARTICLES = [
  ['one', '=دعم لحفتر', 'عينة أ', '2019-04-05', 'دعمت الإمارات حفتر بالسلاح. وقُتل 12 شخصاً في طرابلس.'],
  ['two', 'إدانة', 'عينة ب', '2019-04-09', 'أدانت فرنسا هجوم حفتر على طرابلس. وأصيب 30 شخصاً في بنغازي.'],
  ['three', 'دعم جديد', 'عينة ب', '2019-04-10', 'دعمت الإمارات حفتر بالمال.'],
] as const;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-export-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  openCase = await workspace.open('test', { create: true });
  const inputs = ARTICLES.map(([id, title, outlet, published, text]) => {
    return { meta: { id, title, outlet, url: null, published, language: 'ar' }, text };
  });
  await ingest(openCase, inputs);
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

type Fields = Readonly<Record<string, unknown>>;

async function rowsOf(request: ExportRequest, language: 'ar' | 'en' = 'en'): Promise<readonly Fields[]> {
  const lines = Buffer.from(await exportList(openCase, request, 'jsonl', language)).toString('utf8');
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Fields);
}

const program = `marsad ${VERSION}`;

describe('exportList', () => {
  test('articles, as the filters of the screen leave them', async () => {
    expect(await rowsOf({ list: 'articles', filter: {} })).toHaveLength(3);
    const [row, ...rest] = await rowsOf({ list: 'articles', filter: { words: 'دَعم', outlet: 'عينة ب' } });
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ article_id: 'three', outlet: 'عينة ب', published: '2019-04-10', language: 'ar' });
    expect(row?.['parameters']).toEqual({ case: 'test', words: 'دَعم', outlet: 'عينة ب', program });
  });

  test('figures with sentence, article and what was asked', async () => {
    const query = { measures: ['killed'], places: ['ليبيا'] } as const;
    const [row, ...rest] = await rowsOf({ list: 'figures', query, words: 'قتل' });
    expect([rest.length, (await figures(openCase, {})).total]).toEqual([0, 2]);
    expect(row).toMatchObject({
      measure: 'killed',
      value: 12,
      places: 'Tripoli',
      sentence: 'وقُتل 12 شخصاً في طرابلس.',
      article_title: '=دعم لحفتر',
      outlet: 'عينة أ',
      parameters: { case: 'test', measure: 'killed', place: 'ليبيا', words: 'قتل', program },
    });
    expect(row?.['sentence']).toContain(row?.['evidence']);
  });

  test('positions, each with the sentences that weigh most', async () => {
    const query = { targets: ['حفتر'] };
    const { cells } = await positions(openCase, query);
    const rows = await rowsOf({ list: 'positions', query, sentences: 1 });
    expect(rows.map((row) => [row['holder_id'], row['target_id'], row['value']])).toEqual(
      cells.map((cell) => [cell.holder, cell.target, cell.value]),
    );
    const emirates = rows.find((row) => row['holder_id'] === 'united-arab-emirates');
    expect(emirates).toMatchObject({
      units: 2,
      sentence: 'دعمت الإمارات حفتر بالمال.',
      article_id: 'three',
      parameters: { target: 'حفتر', at: '2019-04-10', window_days: 30, mass_min: 0.2, program },
    });
    const all = await rowsOf({ list: 'positions', query, sentences: 9 });
    expect(all.filter((row) => row['holder_id'] === 'united-arab-emirates')).toHaveLength(2);
    const [bare] = await rowsOf({ list: 'positions', query, sentences: 0 });
    expect(bare).toMatchObject({ sentence: null, article_id: null });
  });

  test('the evidence of one position', async () => {
    const names = { holder: 'UAE', target: 'حفتر' };
    const { items } = await positionEvidence(openCase, names);
    const rows = await rowsOf({ list: 'evidence', names, query: { outlets: ['عينة أ', 'عينة ب'] } }, 'ar');
    expect(rows.map((row) => row['claim_id'])).toEqual(items.map((item) => item.claimId));
    expect(rows[0]).toMatchObject({
      sign: 1,
      actor_ids: 'united-arab-emirates',
      actor: items[0]?.actor[0]?.label.ar,
      sentence: items[0]?.sentence.text,
      parameters: { outlet: 'عينة أ | عينة ب', at: '2019-04-10' },
    });
  });

  test('all that a search finds, a row for each sentence', async () => {
    const rows = await rowsOf({ list: 'search', query: 'Haftar -فرنسا' });
    expect(rows.map((row) => [row['article_id'], row['matched']])).toEqual([
      ['one', 'حفتر'],
      ['three', 'حفتر'],
    ]);
    expect(rows[0]?.['parameters']).toEqual({ case: 'test', query: 'Haftar AND NOT فرنسا', program });
    const byField = await rowsOf({ list: 'search', query: 'source:"عينة ب"' });
    expect(byField.map((row) => row['sentence'])).toEqual([null, null]);
  });

  test('titles that look like formulas are disarmed', async () => {
    const csv = await exportList(openCase, { list: 'search', query: 'date:2019-04-05' }, 'csv', 'ar');
    const [heading, row] = parse(Buffer.from(csv).toString('utf8'), { bom: true });
    expect([heading?.[3], row?.[3]]).toEqual(['عنوان المقال', `'=دعم لحفتر`]);
  });

  test.each(['(', 'actor:Xyzzy'])('passes on what is wrong with the search %s', async (query) => {
    await expect(rowsOf({ list: 'search', query })).rejects.toMatchObject({
      code: expect.stringMatching(/^search\//u) as string,
    });
  });
});

test.each(Object.entries({ ARTICLE_LIST, FIGURE_LIST, EVIDENCE_LIST, POSITION_LIST, SEARCH_LIST }))(
  'the columns of %s are told apart by id and by both labels',
  (_name, { columns }) => {
    for (const of of ['id', 'ar', 'en'] as const) {
      const names = columns.map(({ id, label }) => (of === 'id' ? id : label[of]));
      expect(names.filter((name, index) => name === '' || names.indexOf(name) !== index)).toEqual([]);
    }
  },
);
