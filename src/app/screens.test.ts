import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readArticle } from './articles.ts';
import { deskOf } from './desk.ts';
import { caseFacets } from './facets.ts';
import { findingRelations, readFinding } from './findings.ts';
import { ingest } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { pairHistory } from './pair.ts';
import { positionEvidence } from './positions.ts';
import { recordDecision } from './review.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

let home: string;
let workspace: Workspace;
let openCase: OpenCase;

function article(id: string, outlet: string, text: string, published: string | null): ArticleInput {
  return { meta: { id, title: null, outlet, url: null, published, language: 'ar' }, text };
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-screens-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  openCase = await workspace.open('war', { create: true });
  await ingest(openCase, [
    article('a', 'عينة أ', 'دعمت الإمارات حفتر بالسلاح. ووصل وفد إلى القاهرة.', '2019-04-05'),
    article('b', 'عينة ب', 'دعمت الإمارات حفتر بالسلاح في طرابلس أمس.', '2019-04-06'),
    article('c', 'عينة ب', 'أدانت الإمارات هجوم حفتر على طرابلس.', '2019-05-10'),
    article('d', 'عينة أ', 'وقُتل 12 شخصاً في سرت.', null),
  ]);
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

async function claimOf(id: string): Promise<string> {
  const { extraction } = await readArticle(openCase, id);
  const claim = extraction.claims.find(({ stance }) => stance.length > 0);
  if (!claim) throw new Error(`${id} has no claim with a stance`);
  return claim.id;
}

const PAIR = { holder: 'الإمارات', target: 'Haftar' };

describe('facets', () => {
  test('count outlets and months; what has no day is in no month', async () => {
    expect(await caseFacets(openCase)).toEqual({
      outlets: [
        { outlet: 'عينة أ', articles: 2 },
        { outlet: 'عينة ب', articles: 2 },
      ],
      months: [
        { month: '2019-04', articles: 2 },
        { month: '2019-05', articles: 1 },
      ],
    });
  });
});

describe('a finding', () => {
  test('stands in its paragraph, with its sentence and its words exactly', async () => {
    const { found, paragraph, article: source, entities } = await readFinding(openCase, await claimOf('a'));
    expect(paragraph.text).toBe('دعمت الإمارات حفتر بالسلاح. ووصل وفد إلى القاهرة.');
    expect(paragraph.text.slice(...paragraph.sentence).trim()).toBe('دعمت الإمارات حفتر بالسلاح.');
    expect(paragraph.text.slice(...paragraph.highlight)).toBe(found.item.evidence);
    expect(source).toMatchObject({ id: 'a', outlet: 'عينة أ' });
    expect(entities.map(({ id }) => id)).toContain('united-arab-emirates');
  });

  test('names who tells the same elsewhere', async () => {
    const { tellings, totals } = await findingRelations(openCase, await claimOf('a'));
    expect(totals).toEqual({ same: 1, denies: 0, conflicts: 0 });
    expect(tellings.map(({ relation, article: { id } }) => [relation, id])).toEqual([['same', 'b']]);
  });

  test('that is not there is refused', async () => {
    await expect(readFinding(openCase, 'c_absent')).rejects.toMatchObject({ code: 'finding/unknown' });
    await expect(findingRelations(openCase, 'c_absent')).rejects.toMatchObject({ code: 'finding/unknown' });
  });
});

describe('the history of a pair', () => {
  test('passes through the position of each day, and holds each piece of evidence with its lane', async () => {
    const view = await pairHistory(openCase, PAIR, { at: '2019-04-10' });
    const evidence = await positionEvidence(openCase, PAIR, { at: '2019-04-10' });
    expect(view.position).toEqual(evidence.position);
    expect(view.items.map(({ claimId }) => claimId)).toEqual(evidence.items.map(({ claimId }) => claimId));
    expect(new Set(view.items.map(({ lane }) => lane))).toEqual(new Set(['verbal', 'material']));
    const inside = view.points.find(({ date }) => date >= '2019-04-04' && date <= '2019-04-08');
    expect(inside?.value).toBeGreaterThan(0);
    expect(inside?.deeds).toBeGreaterThan(0);
    expect(view.points.at(-1)?.value ?? -1).toBeLessThan(0);
    expect(view.isMutual).toBe(false);
  });

  test('is as if nobody had told what is left out, which stays in the list with no share', async () => {
    const against = await claimOf('c');
    const view = await pairHistory(openCase, PAIR, { at: '2019-05-10', without: [against] });
    expect(view.points.flatMap(({ value }) => (value !== null && value < 0 ? [value] : []))).toEqual([]);
    expect(view.items.find(({ claimId }) => claimId === against)).toMatchObject({ share: 0 });
    const none = await pairHistory(openCase, PAIR, { without: view.items.map(({ claimId }) => claimId) });
    expect(none.position).toMatchObject({ value: null, units: 0 });
    expect(none.points).toEqual([]);
  });

  test('shows the latest of what contradicts, and how much there is', async () => {
    const all = await pairHistory(openCase, PAIR);
    expect(all.contradictions.length).toBe(all.contradictionsTotal);
    expect(all.contradictionsTotal).toBeGreaterThan(0);
    expect(all.contradictions.map(({ date }) => date)).toEqual(
      all.contradictions.map(({ date }) => date).toSorted((a, b) => (a < b ? 1 : -1)),
    );
    for (const { first, second } of all.contradictions) expect([first.length, second.length]).not.toContain(0);
    const none = await pairHistory(openCase, PAIR, { contradictions: 0 });
    expect([none.contradictions, none.contradictionsTotal]).toEqual([[], all.contradictionsTotal]);
  });

  test.each([
    [{ holder: 'تركيا', target: 'Haftar' }, {}, /^(position|query)\//u],
    [PAIR, { at: 'today' }, /^query\/no-day$/u],
  ])('refuses %j with %j', async (names, query, code) => {
    await expect(pairHistory(openCase, names, query)).rejects.toMatchObject({
      code: expect.stringMatching(code) as unknown,
    });
  });
});

describe('the desk', () => {
  test('tells what is new since a day, and by default in the week before the latest article', async () => {
    const all = await deskOf(openCase, { since: '2019-04-01' });
    expect(all.totals.actor).toBeGreaterThan(0);
    const sentences = all.entries.flatMap((entry) => entry.sentences);
    expect(sentences.length).toBeGreaterThan(0);
    expect((await deskOf(openCase)).since).toBe('2019-05-03');
    const later = await deskOf(openCase, { since: '2020-01-01' });
    expect(later.entries).toEqual([]);
    await expect(deskOf(openCase, { since: 'today' })).rejects.toMatchObject({ code: 'query/no-day' });
  });

  test('asks to look at what nobody has decided about, and at nothing else', async () => {
    const claim = await claimOf('c');
    const idsOf = async (): Promise<readonly string[]> =>
      (await deskOf(openCase)).unreviewed.map(({ item }) => item.claimId);
    expect(await idsOf()).toContain(claim);
    await recordDecision(openCase, { kind: 'confirm-claim', claim }, '2026-01-01T00:00:00Z');
    expect(await idsOf()).not.toContain(claim);
  });
});
