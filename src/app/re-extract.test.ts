import { afterAll, beforeAll, expect, test } from 'vitest';

import { answersOf } from '../../test/answers.ts';
import { describePlaces } from '../../test/places.ts';
import type { Claim } from '../model/index.ts';
import { recordFrom } from './reader.ts';
import { differenceOf, reExtract } from './re-extract.ts';
import { recordDecision } from './review.ts';
import { readSamples } from './samples.ts';
import { ingest } from './ingest.ts';
import { openWorkspace, type OpenCase, type Workspace } from './workspace.ts';

describePlaces('a case after a change of resources', (place) => {
  let workspace: Workspace;
  let openCase: OpenCase;
  beforeAll(async () => {
    workspace = openWorkspace(place());
    openCase = await workspace.open('case', { create: true });
    await ingest(openCase, await readSamples());
  }, 120_000);
  afterAll(() => workspace.close());

  test('is read again, where it was read by another engine, and tells what changed in each article', async () => {
    const claimOf = async (): Promise<Claim> => {
      const [article] = await openCase.store.undecidedArticles({ ids: ['sample-02'] });
      const claim = article?.extraction.claims.find(({ stance }) => stance.length > 0);
      if (!claim) throw new Error('the sample has no claim with a stance');
      return claim;
    };
    const rejected = await claimOf();
    const request = { kind: 'reject-claim', claim: rejected.id, reason: 'x' } as const;
    await recordDecision(openCase, request, '2026-01-01T00:00:00Z');
    const whole = await answersOf(openCase);

    // What an engine of before found: nothing in one article, another type in the next, one claim too many in a third.
    const older = await openCase.store.undecidedArticles({ ids: ['sample-01', 'sample-02', 'sample-03'] });
    const reader = await openCase.reader();
    const counts = older.map(({ extraction }) => extraction.claims.length);
    const records = older.map(({ extraction, ...article }, index) => {
      const [first, ...rest] = extraction.claims;
      if (!first) throw new Error('a sample has no claim');
      const extra: Claim = {
        ...first,
        id: 'c_extra',
        start: 0,
        end: 1,
        evidence: 'x',
        type: 'PROTEST',
        actor: ['nobody'],
      };
      const other: Claim = { ...first, id: 'c_other', type: first.type === 'PROTEST' ? 'REJECT' : 'PROTEST' };
      const claims = [[], [other, ...rest], [...extraction.claims, extra]][index] ?? [];
      return recordFrom(reader, { ...article, engine: 'engine of before', extraction: { ...extraction, claims } });
    });
    await openCase.store.putArticles(records);
    expect(await answersOf(openCase)).not.toEqual(whole);

    const progress: (readonly [number, number])[] = [];
    const report = await reExtract(openCase, (done, total) => progress.push([done, total]));
    expect(progress.at(-1)).toEqual([26, 26]);
    expect(report).toMatchObject({ case: 'case', articles: 26, read: 3, added: counts[0], removed: 1, changed: 1 });
    expect(report.byArticle.map(({ id }) => id)).toEqual(['sample-01', 'sample-02', 'sample-03']);
    expect(report.byArticle[1]?.changed[0]).toMatchObject({ before: { id: 'c_other' } });
    expect(report.byArticle[2]?.removed).toMatchObject([{ id: 'c_extra' }]);
    // All is as it was, the decision applied again.
    expect(await answersOf(openCase)).toEqual(whole);
    expect(await reExtract(openCase)).toMatchObject({ read: 0, byArticle: [] });
  }, 120_000);

  test('differs in nothing from itself', async () => {
    const [article] = await openCase.store.undecidedArticles({ ids: ['sample-01'] });
    if (!article) throw new Error('the sample is missing');
    expect(differenceOf(article.extraction, article.extraction)).toEqual({ added: [], removed: [], changed: [] });
  });
});
