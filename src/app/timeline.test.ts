import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { article } from '../../test/inputs.ts';
import { readEntity } from './entity.ts';
import { exportList } from './export/index.ts';
import { ingest } from './ingest.ts';
import { eventInList, eventPage, timeline } from './timeline.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

let home: string;
let workspace: Workspace;
let openCase: OpenCase;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-timeline-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  openCase = await workspace.open('war', { create: true });
  await ingest(openCase, [
    article('a', 'عينة أ', 'دعمت الإمارات حفتر بالسلاح.', '2019-04-05'),
    article('b', 'عينة ب', 'دعمت الإمارات حفتر بالسلاح في طرابلس أمس.', '2019-04-06'),
    article(
      'c',
      'عينة ب',
      'أدانت فرنسا هجوم قوات حفتر على طرابلس. وأعلنت فرنسا مقتل 12 مدنياً في طرابلس.',
      '2019-05-10',
    ),
    article('d', 'عينة ب', 'دعمت تركيا حكومة الوفاق بالسلاح.', '2019-05-01'),
  ]);
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

const EARLIEST = { order: 'earliest', offset: 0, limit: 50 } as const;

describe('the timeline', () => {
  test('gives lanes with marks, counts of what it can be narrowed to, and all days', async () => {
    const view = await timeline(openCase, { from: '2019-04-01', to: '2019-04-30' }, { by: 'actor', lanes: 5 });
    expect(view.total).toBeLessThan(view.all);
    expect(view.lanes[0]).toMatchObject({ id: 'united-arab-emirates', party: { label: { ar: 'الإمارات' } } });
    expect(view.lanes[0]?.marks).toHaveLength(view.lanes[0]?.events ?? -1);
    expect(view.facets.parties.map(({ party }) => party.id)).toContain('libyan-national-army');
    expect(view.overview.map(({ from }) => from.slice(0, 7))).toContain('2019-05');
  });

  test('always tells how much has no place', async () => {
    const { lanes } = await timeline(openCase, {}, { by: 'place', lanes: 1 });
    expect(lanes.at(-1)).toMatchObject({ id: '', party: null });
  });

  test('gives a list with a sentence each, from any row on, in either order', async () => {
    const page = await eventPage(openCase, {}, EARLIEST);
    expect(page.events.every(({ told, denied }) => (told ?? denied) !== null)).toBe(true);
    const latest = await eventPage(openCase, {}, { order: 'latest', offset: 1, limit: 1 });
    expect(latest.events[0]?.id).toBe(page.events.at(-2)?.id);
    expect(latest.before).toBe(page.events.at(-1)?.date);
  });

  test('goes by the word of the outlets that are asked for', async () => {
    const { events } = await eventPage(openCase, { outlets: ['عينة أ'] }, EARLIEST);
    expect(events.map(({ told }) => told?.article.id)).toEqual(['a']);
  });

  test('finds an event in the list, and says where the list leaves it out', async () => {
    const { events } = await eventPage(openCase, {}, EARLIEST);
    const last = events.at(-1)?.id ?? '';
    expect((await eventInList(openCase, last, {}, 'earliest')).index).toBe(events.length - 1);
    expect((await eventInList(openCase, last, {}, 'latest')).index).toBe(0);
    expect((await eventInList(openCase, last, { to: '2019-04-30' }, 'earliest')).index).toBeNull();
    await expect(eventInList(openCase, 'e_none', {}, 'earliest')).rejects.toMatchObject({ code: 'event/unknown' });
  });

  test('refuses what is no day', async () => {
    await expect(eventPage(openCase, { from: 'yesterday' }, EARLIEST)).rejects.toMatchObject({ code: 'query/no-day' });
  });

  test('is exported as it is asked for', async () => {
    const query = { parties: ['فرنسا'] };
    const { events } = await eventPage(openCase, query, EARLIEST);
    const lines = new TextDecoder()
      .decode(await exportList(openCase, { list: 'events', query }, 'jsonl', 'en'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['event_id'])).toEqual(events.map(({ id }) => id));
    expect(lines[0]).toMatchObject({ status: 'done', sources: 1, parameters: { party: 'فرنسا' } });
  });
});

describe('an actor', () => {
  test('has the names by which each outlet calls it, with sentences; its party has the positions', async () => {
    const view = await readEntity(openCase, 'Haftar');
    expect(view).toMatchObject({
      entity: { id: 'khalifa-haftar', type: 'person' },
      party: { id: 'libyan-national-army' },
      provisional: false,
    });
    expect(view.names.map(({ outlet }) => outlet).toSorted()).toEqual(['عينة أ', 'عينة ب']);
    expect(view.names[0]?.names[0]).toMatchObject({ name: 'حفتر' });
    expect(view.names[0]?.names[0]?.sentences.length).toBeGreaterThan(0);
    expect(view.offices.map(({ holder }) => holder.id)).toContain('khalifa-haftar');
    expect(view.received.map(({ party }) => party.id)).toContain('united-arab-emirates');
  });

  test('takes part in events under its own name, and only within the window', async () => {
    const view = await readEntity(openCase, 'فرنسا');
    expect(view.party).toBeNull();
    const { total } = await eventPage(openCase, { parties: ['فرنسا'] }, EARLIEST);
    expect(view.events.total).toBe(total);
    const before = await readEntity(openCase, 'فرنسا', { to: '2019-04-30' });
    expect([before.events.total, before.mentions, before.figuresSaid.total]).toEqual([0, 0, 0]);
  });

  test('said figures, each with its sentence', async () => {
    const { figuresSaid } = await readEntity(openCase, 'france');
    expect(figuresSaid.items.map(({ figure, told }) => [figure.value, told.article.id])).toEqual([[12, 'c']]);
  });

  test('is refused where nobody bears the name', async () => {
    await expect(readEntity(openCase, 'لا أحد بهذا الاسم')).rejects.toMatchObject({ code: 'query/unknown-entity' });
  });
});
