import { afterAll, beforeAll, expect, test } from 'vitest';

import { answersOf } from '../../test/answers.ts';
import { describePlaces } from '../../test/places.ts';
import { eraseDeleted } from './erase.ts';
import { ingest } from './ingest.ts';
import type { ArticleInput } from './input/source.ts';
import { recordDecision, undoDecision } from './review.ts';
import { type OpenCase, openWorkspace, type Workspace } from './workspace.ts';

function article(id: string, text: string): ArticleInput {
  return { meta: { id, title: null, outlet: 'عينة أ', url: null, published: '2019-04-09', language: 'ar' }, text };
}

const ARTICLES = [
  article('a', 'أدانت فرنسا هجوم حفتر على طرابلس.'),
  article('b', 'دعمت الإمارات حفتر بالسلاح.'),
  article('c', 'دعمت تركيا حكومة الوفاق بالسلاح.'),
];

describePlaces('erasing', (place) => {
  let workspace: Workspace;
  let openCase: OpenCase;
  beforeAll(async () => {
    workspace = openWorkspace(place());
    openCase = await workspace.open('erased', { create: true });
    await ingest(openCase, ARTICLES);
  }, 120_000);
  afterAll(() => workspace.close());

  test('takes the text of deleted articles out of the journal, and nothing else', async () => {
    await ingest(openCase, [article('b', 'دعمت الإمارات حفتر بالسلاح والمال.')]);
    expect(await eraseDeleted(openCase)).toEqual({ case: 'erased', erased: [] });
    const { id } = await recordDecision(openCase, { kind: 'delete-article', document: 'b' }, '2026-01-01T00:00:00Z');
    const before = await answersOf(openCase);
    expect(await eraseDeleted(openCase)).toEqual({ case: 'erased', erased: ['b'] });
    const lines: string[] = [];
    for await (const { line } of openCase.archive.documents.read(0)) lines.push(line);
    expect(lines).toHaveLength(2);
    expect(lines.join('')).not.toContain('الإمارات');
    expect(await answersOf(openCase)).toEqual(before);
    await expect(undoDecision(openCase, id, '2026-01-02T00:00:00Z')).rejects.toMatchObject({ code: 'decision/erased' });
    // The deletion still keeps it out, others come in, and the journal makes the same case again.
    expect(await ingest(openCase, ARTICLES)).toMatchObject({ deleted: 1, unchanged: 2 });
    await ingest(openCase, [article('d', 'أدانت قطر هجوم حفتر على سرت.')]);
    const after = await answersOf(openCase);
    expect(await answersOf(await workspace.rebuild('erased'))).toEqual(after);
  }, 120_000);
});
