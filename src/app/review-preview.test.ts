import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { article } from '../../test/inputs.ts';
import type { NameDecisionRequest, Position } from '../model/index.ts';
import { ingest } from './ingest.ts';
import { positions } from './positions.ts';
import { recordDecision, undoDecision } from './review.ts';
import { entityNames, previewDecision } from './review-preview.ts';
import { searchArticles } from './search/index.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

let home: string;
let workspace: Workspace;
let openCase: OpenCase;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-preview-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  openCase = await workspace.open('war', { create: true });
  await ingest(openCase, [
    article('support', 'عينة أ', 'دعمت الإمارات حفتر بالسلاح. وقُتل 12 شخصاً في طرابلس.', '2019-04-05'),
    article('condemn', 'عينة ب', 'أدانت فرنسا هجوم حفتر على طرابلس أمس.', '2019-04-09'),
    article('unnamed', 'عينة أ', 'أدانت تركيا عصبة القرضابية، وقصفت عصبة القرضابية مدينة سرت.', '2019-04-12'),
    article('gunmen', 'عينة ب', 'قصفت مجموعات مسلحة قوات حفتر قرب سرت.', '2019-04-13'),
  ]);
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

let minute = 0;
function now(): string {
  minute += 1;
  return new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
}

async function positionsNow(): Promise<ReadonlyMap<string, Position>> {
  const { cells } = await positions(openCase, { unnamed: true });
  return new Map(cells.map((cell) => [`${cell.holder} ${cell.target}`, cell]));
}

describe('a preview', () => {
  const requests: readonly NameDecisionRequest[] = [
    { kind: 'merge-entities', from: 'فرنسا', into: 'الإمارات' },
    { kind: 'split-entity', entity: 'حفتر', document: 'condemn', into: 'خليفة الغويل', type: 'person' },
  ];
  test.each(requests)('of $kind tells what is so once it is decided, and changes nothing', async (request) => {
    const before = await positionsNow();
    const preview = await previewDecision(openCase, request);
    expect(await positionsNow()).toEqual(before);
    expect(preview).toMatchObject({ articles: 1, figures: 0 });
    expect(preview.claims).toBeGreaterThan(0);
    expect(preview.sentences.map(({ sentence }) => sentence.trim())).toEqual(['أدانت فرنسا هجوم حفتر على طرابلس أمس.']);
    const moves = preview.moves ?? [];
    expect(moves.length).toBeGreaterThan(0);

    const { id } = await recordDecision(openCase, request, now());
    const after = await positionsNow();
    for (const { holder, target, before: was, after: is } of moves) {
      expect(was?.value ?? null).toEqual(before.get(`${holder.id} ${target.id}`)?.value ?? null);
      expect(is?.value ?? null).toEqual(after.get(`${holder.id} ${target.id}`)?.value ?? null);
      expect(holder.label.ar).not.toBe(holder.id);
    }
    // And nothing else has moved.
    const moved = [...new Set([...before.keys(), ...after.keys()])].filter(
      (pair) => before.get(pair)?.value !== after.get(pair)?.value,
    );
    const told = new Set(moves.map(({ holder, target }) => `${holder.id} ${target.id}`));
    expect(moved.filter((pair) => !told.has(pair))).toEqual([]);
    await undoDecision(openCase, id, now());
  });

  test('of a new name tells which articles hold its words', async () => {
    const alias = await previewDecision(openCase, {
      kind: 'add-alias',
      alias: 'عصبة القرضابية',
      entity: 'حكومة الوفاق',
    });
    expect(alias).toMatchObject({ articles: 1, claims: null, moves: null });
    expect(alias.sentences[0]?.sentence).toContain('عصبة القرضابية');
    const none = { kind: 'add-alias', alias: 'كلمة غريبة', entity: 'حكومة الوفاق' } as const;
    expect(await previewDecision(openCase, none)).toMatchObject({ articles: 0, sentences: [] });
  });

  test('names what is wrong as the decision would', async () => {
    const same = { kind: 'merge-entities', from: 'France', into: 'فرنسا' } as const;
    await expect(previewDecision(openCase, same)).rejects.toMatchObject({ code: 'decision/changes-nothing' });
  });
});

test('the names of an entity are those that the articles use', async () => {
  expect(await entityNames(openCase, 'khalifa-haftar')).toMatchObject({
    entity: { id: 'khalifa-haftar', type: 'person' },
    party: { id: 'libyan-national-army' },
    known: true,
    forms: [{ label: 'حفتر' }],
  });
  await expect(entityNames(openCase, 'xyzzy')).rejects.toMatchObject({ code: 'query/unknown-entity' });
});

test('who has no name is no party of the matrix unless it is asked for', async () => {
  const { holders, unnamed } = await positions(openCase, {});
  const [gunmen] = unnamed;
  expect(gunmen?.label.ar).toBe('مجموعات مسلحة');
  expect(holders.map(({ id }) => id)).not.toContain(gunmen?.id);
  const all = await positions(openCase, { unnamed: true });
  expect(all.holders.map(({ id }) => id)).toContain(gunmen?.id);
  const asked = await positions(openCase, { holders: [gunmen?.id ?? ''] });
  expect(asked.cells).toHaveLength(1);
});

test('positions by words, by deeds and by what others say are parts of one', async () => {
  const regards = ['declared', 'enacted', 'ascribed'] as const;
  const all = await positions(openCase, { unnamed: true });
  const parts = await Promise.all(regards.map((regard) => positions(openCase, { regard, unnamed: true })));
  const units = (cells: readonly Position[]): number => cells.reduce((sum, cell) => sum + cell.units, 0);
  expect(parts.reduce((sum, part) => sum + units(part.cells), 0)).toBe(units(all.cells));
  // The day stays where it is when somebody looks at a part.
  for (const part of parts) expect(part.parameters).toEqual(all.parameters);
  expect(new Set(parts.map((part) => units(part.cells))).size).toBeGreaterThan(1);
});

test('parties stand camp by camp where that is asked for', async () => {
  const { camps, holders, targets } = await positions(openCase, { camps: true });
  expect(camps).toContainEqual(['libyan-national-army', 'united-arab-emirates']);
  const campOf = (id: string): number => camps.findIndex((camp) => camp.includes(id));
  for (const parties of [holders, targets]) {
    const order = parties.map(({ id }) => campOf(id)).map((camp) => (camp < 0 ? camps.length : camp));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
  expect((await positions(openCase, {})).camps).toEqual([]);
});

test('a search keeps to the outlets and the days that are chosen', async () => {
  const search = async (scope: object) =>
    (await searchArticles(openCase, { query: 'حفتر', limit: 9, ...scope })).hits.map(({ article: found }) => found.id);
  expect((await search({})).toSorted()).toEqual(['condemn', 'gunmen', 'support']);
  expect((await search({ outlets: ['عينة ب'] })).toSorted()).toEqual(['condemn', 'gunmen']);
  expect(await search({ outlets: ['عينة ب'], to: '2019-04-10' })).toEqual(['condemn']);
  expect(await search({ from: '2019-04-13' })).toEqual(['gunmen']);
  await expect(search({ from: '2019' })).rejects.toMatchObject({ code: 'query/no-day' });
});
