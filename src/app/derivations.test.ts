import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { article } from '../../test/inputs.ts';
import { derivations, derive } from './derivations.ts';
import { ingest } from './ingest.ts';
import { positions } from './positions.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

let home: string;
let workspace: Workspace;
let openCase: OpenCase;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-derivations-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  openCase = await workspace.open('war', { create: true });
  await ingest(openCase, [
    article('a', 'عينة أ', 'أدانت فرنسا هجوم حفتر على طرابلس.', '2019-04-09'),
    article('b', 'عينة ب', 'دعمت الإمارات حفتر بالسلاح.', '2019-04-10'),
  ]);
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

describe('derive', () => {
  test('tells rows in both languages, with their sentences and the parameters used', async () => {
    const { derivation, parameters, total, rows } = await derive(openCase, 'events', { parties: ['الإمارات'] });
    expect(derivation.label.ar).toBe('الأحداث');
    expect(parameters).toEqual({ followDays: 180 });
    expect(total).toBe(1);
    expect(rows[0]?.told.ar).toContain('الجيش الوطني الليبي');
    expect(rows[0]?.told.en).toContain('United Arab Emirates → Libyan National Army');
    expect(rows[0]?.evidence).toMatchObject([
      { article: { id: 'b', outlet: 'عينة ب', published: '2019-04-10' }, sentence: 'دعمت الإمارات حفتر بالسلاح.' },
    ]);
  });

  test('answers for every derivation that there is', async () => {
    for (const { id } of derivations()) {
      const answer = await derive(openCase, id);
      expect(answer.total, id).toBeGreaterThanOrEqual(answer.rows.length);
    }
  });

  test('forgets outlets as if they had never been read, as positions do', async () => {
    const query = { outlets: ['عينة أ'] };
    const { rows } = await derive(openCase, 'positions', query);
    const { cells } = await positions(openCase, query);
    expect(rows.map(({ row }) => [row['holder'], row['target']])).toEqual(
      cells.map(({ holder, target }) => [holder, target]),
    );
    expect(cells.map(({ holder }) => holder)).not.toContain('united-arab-emirates');
  });

  test('sees what was taken in since', async () => {
    const before = await derive(openCase, 'events');
    await ingest(openCase, [article('c', 'عينة أ', 'دعمت تركيا حكومة الوفاق بالسلاح.', '2019-05-01')]);
    expect((await derive(openCase, 'events')).total).toBe(before.total + 1);
  });

  test.each([
    ['astrology', {}, 'query/not-in-list'],
    ['events', { parameters: { colour: 1 } }, 'query/not-in-list'],
    ['events', { parameters: { followDays: 0 } }, 'query/invalid'],
    ['events', { parameters: { followDays: 'many' } }, 'query/invalid'],
    ['camps', { parameters: { at: 'today' } }, 'query/no-day'],
    ['events', { parties: ['لا أحد بهذا الاسم'] }, 'query/unknown-entity'],
  ])('refuses %s with %j', async (id, query, code) => {
    await expect(derive(openCase, id, query)).rejects.toMatchObject({ code });
  });
});
