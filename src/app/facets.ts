import type { CaseFacets } from '../model/index.ts';
import { onceARevision } from './once-a-revision.ts';
import type { OpenCase } from './workspace.ts';

/**
 * Which outlets a case has and when its articles were published: what its filters choose from. Counted once for each revision of a
 * store.
 */
export const caseFacets: (openCase: OpenCase) => Promise<CaseFacets> = onceARevision(async ({ store }) => {
  const counts = await store.articleCounts();
  const outlets = sumBy(counts, ({ outlet }) => outlet);
  const months = sumBy(counts, ({ month }) => month);
  return {
    outlets: outlets
      .map(([outlet, articles]) => ({ outlet, articles }))
      .toSorted((a, b) => b.articles - a.articles || (a.outlet < b.outlet ? -1 : 1)),
    months: months.map(([month, articles]) => ({ month, articles })).toSorted((a, b) => (a.month < b.month ? -1 : 1)),
  };
});

function sumBy<Count extends { readonly articles: number }>(
  counts: readonly Count[],
  keyOf: (count: Count) => string | null,
): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const count of counts) {
    const key = keyOf(count);
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + count.articles);
  }
  return [...sums];
}
