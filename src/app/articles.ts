import { type ArticleView, MarsadError } from '../model/index.ts';
import type { ArticlePage } from '../store/index.ts';
import type { OpenCase } from './workspace.ts';

export function listArticles(
  { store }: OpenCase,
  page: { readonly limit: number; readonly after?: string },
): Promise<ArticlePage> {
  return store.listArticles(page);
}

/** @throws MarsadError `article/unknown` */
export async function readArticle({ store, name }: OpenCase, id: string): Promise<ArticleView> {
  const article = await store.readArticle(id);
  if (!article) throw new MarsadError('article/unknown', { id, case: name });
  return article;
}
