import { afterEach, beforeEach, expect, test } from 'vitest';

import { describePlaces } from '../../test/places.ts';
import { ingest } from './ingest.ts';
import { recordDecision } from './review.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const meta = { id: 'a', title: null, outlet: 'عينة أ', url: null, published: '2019-04-10', language: 'ar' };

describePlaces('a case whose journal is lost', (place) => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = openWorkspace(place());
    const openCase = await workspace.open('lost', { create: true });
    await ingest(openCase, [{ meta, text: 'دعمت الإمارات حفتر بالسلاح.' }]);
    const request = { kind: 'edit-article', document: 'a', changes: { outlet: 'عينة ب' } } as const;
    await recordDecision(openCase, request, '2026-01-01T00:00:00Z');
  }, 120_000);
  afterEach(async () => {
    await workspace.remove('lost');
    await workspace.close();
  });

  async function restart(): Promise<void> {
    await workspace.close();
    workspace = openWorkspace(place());
  }

  test('is not opened without its decisions, and goes on where it is made again', async () => {
    const { archive } = await workspace.open('lost');
    await archive.decisions.keepOnly(() => false);
    await restart();
    const lost = { code: 'journal/lost', params: { case: 'lost', journal: 'decisions', end: 0 } };
    await expect(workspace.open('lost')).rejects.toMatchObject(lost);
    const again = await workspace.rebuild('lost');
    expect((await again.store.undecidedArticles({ ids: ['a'] })).map(({ document }) => document.meta.id)).toEqual([
      'a',
    ]);
    await restart();
    expect((await workspace.open('lost')).name).toBe('lost');
  }, 120_000);

  test('is not opened without its articles', async () => {
    const { archive } = await workspace.open('lost');
    await archive.documents.keepOnly(() => false);
    await restart();
    await expect(workspace.open('lost')).rejects.toMatchObject({
      code: 'journal/lost',
      params: { case: 'lost', journal: 'documents', end: 0 },
    });
  }, 120_000);
});
