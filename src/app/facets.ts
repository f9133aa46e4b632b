import type { CaseFacets } from '../model/index.ts';
import { allArticles } from './articles.ts';
import type { OpenCase } from './workspace.ts';

/** Counted once for each revision of a store. */
const counted = new WeakMap<OpenCase, { readonly revision: number; readonly facets: Promise<CaseFacets> }>();

/** Which outlets a case has and when its articles were published: what its filters choose from. */
export async function caseFacets(openCase: OpenCase): Promise<CaseFacets> {
  const revision = await openCase.store.revision();
  const known = counted.get(openCase);
  if (known?.revision === revision) return known.facets;
  const facets = countFacets(openCase);
  counted.set(openCase, { revision, facets });
  facets.catch(() => counted.delete(openCase));
  return facets;
}

async function countFacets(openCase: OpenCase): Promise<CaseFacets> {
  const articles = await allArticles(openCase);
  const outlets = countBy(articles.map(({ outlet }) => outlet));
  const months = countBy(articles.map(({ published }) => published?.slice(0, 7) ?? null));
  return {
    outlets: outlets
      .map(([outlet, count]) => ({ outlet, articles: count }))
      .toSorted((a, b) => b.articles - a.articles || (a.outlet < b.outlet ? -1 : 1)),
    months: months
      .map(([month, count]) => ({ month, articles: count }))
      .toSorted((a, b) => (a.month < b.month ? -1 : 1)),
  };
}

function countBy(values: readonly (string | null)[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}
