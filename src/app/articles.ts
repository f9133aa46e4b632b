import { byPublication } from '../derivation/index.ts';
import { type ArticleRelations, type ArticleSummary, type ArticleView, MarsadError } from '../model/index.ts';
import type { ArticlePage } from '../store/index.ts';
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
