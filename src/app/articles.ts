import { byPublication, clusterOfPairs, groupBy } from '../derivation/index.ts';
import {
  type ArticleRelations,
  type ArticleSummary,
  type ArticleView,
  type CaseEditions,
  MarsadError,
} from '../model/index.ts';
import type { ArticlePage } from '../store/index.ts';
import { onceARevision } from './once-a-revision.ts';
import type { OpenCase } from './workspace.ts';

export function listArticles(
  { store }: OpenCase,
  page: { readonly limit: number; readonly after?: string },
): Promise<ArticlePage> {
  return store.listArticles(page);
}

const PAGE = 500;

/** All articles of the case, the latest first. */
export async function allArticles({ store }: OpenCase): Promise<readonly ArticleSummary[]> {
  const articles: ArticleSummary[] = [];
  let after: string | undefined;
  for (;;) {
    const page: ArticlePage = await store.listArticles({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    articles.push(...page.articles);
    if (page.next === null) return articles;
    after = page.next;
  }
}

/** @throws MarsadError `article/unknown` */
export async function readArticle({ store, name }: OpenCase, id: string): Promise<ArticleView> {
  const article = await store.readArticle(id);
  if (!article) throw new MarsadError('article/unknown', { id, case: name });
  return article;
}

/**
 * The former versions of an article, and where else its text was printed.
 * @throws MarsadError `article/unknown`
 */
export async function articleRelations({ store, name }: OpenCase, id: string): Promise<ArticleRelations> {
  if (!(await store.articleStates([id])).has(id)) throw new MarsadError('article/unknown', { id, case: name });
  const prints = await store.reprintsOf(id);
  return { versions: await store.versions(id), reprints: prints.toSorted(byPublication) };
}

/**
 * Which articles of the case are one text, the first print first, and which came again changed: what a list marks. Found once for
 * each revision.
 */
export const caseEditions: (openCase: OpenCase) => Promise<CaseEditions> = onceARevision(async ({ store }) => {
  const pairs = await store.reprintPairs();
  const clusterOf = clusterOfPairs(pairs);
  const prints = (await store.metas([...new Set(pairs.flat())])).toSorted(byPublication);
  const versions = await store.versionCounts();
  return {
    reprints: [...groupBy(prints, clusterOf).values()].map((cluster) => cluster.map(({ id }) => id)),
    versions: [...versions].map(([id, former]) => ({ id, former })),
  };
});
