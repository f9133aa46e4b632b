import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createEvidenceKeeper } from './case-evidence.ts';
import { type CaseFindings, createFindingsReader } from './case-findings.ts';
import { ingest } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { recordDecision } from './review.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

let home: string;
let workspace: Workspace;
let openCase: OpenCase;

function article(id: string, text: string, outlet = 'عينة أ'): ArticleInput {
  return { meta: { id, title: null, outlet, url: null, published: '2019-04-09', language: 'ar' }, text };
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'marsad-findings-'));
  workspace = openWorkspace({ kind: 'folder', folder: home });
  openCase = await workspace.open('war', { create: true });
  await ingest(openCase, [
    article('a', 'أدانت فرنسا هجوم حفتر على طرابلس.'),
    article('b', 'دعمت الإمارات حفتر بالسلاح.', 'عينة ب'),
  ]);
});
afterAll(async () => {
  await workspace.close();
  rmSync(home, { recursive: true });
});

function inOrder({ articles }: CaseFindings): readonly unknown[] {
  return [...articles.values()]
    .toSorted((a, b) => (a.document.id < b.document.id ? -1 : 1))
    .map(({ extraction, ...rest }) => ({ ...rest, extraction: { ...extraction }, mentionsOf: undefined }));
}

describe('createFindingsReader', () => {
  test('reads again what changed alone, and knows all that a fresh reading finds', async () => {
    const read = createFindingsReader(openCase.store);
    const before = await read();
    expect(await read()).toBe(before);
    await ingest(openCase, [article('c', 'دعمت تركيا حكومة الوفاق بالسلاح.')]);
    const after = await read();
    expect([...after.articles.keys()].toSorted()).toEqual(['a', 'b', 'c']);
    expect(after.articles.get('a')).toBe(before.articles.get('a'));
    expect(inOrder(after)).toEqual(inOrder(await createFindingsReader(openCase.store)()));
    await recordDecision(openCase, { kind: 'delete-article', document: 'c' }, '2020-01-01T00:00:00Z');
    expect([...(await read()).articles.keys()].toSorted()).toEqual(['a', 'b']);
    await openCase.store.clear();
    expect((await read()).articles.size).toBe(0);
    openCase = await workspace.rebuild('war');
  });
});

describe('createEvidenceKeeper', () => {
  test('keeps what it derived of each choice of outlets until the case changes', async () => {
    const evidenceOf = createEvidenceKeeper(createFindingsReader(openCase.store));
    const all = await evidenceOf();
    const some = await evidenceOf(['عينة ب']);
    expect([all.evidence.given.length, some.evidence.given.length]).toEqual([2, 1]);
    expect(await evidenceOf([])).toBe(all);
    expect(await evidenceOf(['عينة ب'])).toBe(some);
    await ingest(openCase, [article('d', 'أدانت قطر هجوم حفتر على سرت.', 'عينة ب')]);
    const later = await evidenceOf(['عينة ب']);
    expect(later.evidence.given.map(({ document }) => document.id).toSorted()).toEqual(['b', 'd']);
    const [claim] = later.evidence.units.flatMap(({ claimIds }) => claimIds);
    expect(later.articleOf(claim ?? '')?.document.outlet).toBe('عينة ب');
  });

  test('forgets the oldest choice where there are many', async () => {
    const evidenceOf = createEvidenceKeeper(createFindingsReader(openCase.store));
    const all = await evidenceOf();
    const choices = ['عينة أ', 'عينة ب', 'عينة ج'];
    for (const choice of choices) await evidenceOf([choice, 'عينة أ', 'عينة ب']);
    expect(await evidenceOf()).not.toBe(all);
  });
});
