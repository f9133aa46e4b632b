import { MarsadError } from '../model/index.ts';
import { deletedArticles } from './decisions.ts';
import { articleOfLine, readArticles } from './journal.ts';
import type { OpenCase } from './workspace.ts';

/**
 * How does the text of a deleted article go for good? A deletion takes it out of every answer and leaves it in the journal, so that
 * it can be undone; erasing takes it out of the journal too, with all its versions, and the bytes in which it came go as well: also those of a table, whose other
 * articles stay.
 */
export interface EraseReport {
  readonly case: string;
  /** The ids of the articles whose text was there and is gone. */
  readonly erased: readonly string[];
}

/** Erase the texts of all articles that are deleted. The decisions stay, and keep the articles from coming back. */
export async function eraseDeleted(openCase: OpenCase): Promise<EraseReport> {
  const { archive, store, name } = openCase;
  const erased = await openCase.change(async () => {
    const deleted = deletedArticles(await openCase.decisions());
    const found = new Set<string>();
    const hashes = new Set<string>();
    for await (const { article } of readArticles(archive.documents, 0)) {
      if (!deleted.has(article.meta.id)) continue;
      found.add(article.meta.id);
      if (article.source) hashes.add(article.source.hash);
    }
    if (found.size === 0) return found;
    for (const hash of hashes) await archive.originals.delete(hash);
    const end = await archive.documents.keepOnly((line) => !found.has(articleOfLine(line, 0).meta.id));
    await store.putArticles([], { loadedTo: end });
    return found;
  });
  return { case: name, erased: [...erased].toSorted() };
}

/** @throws MarsadError `decision/erased` where the journal no longer has the text of an article */
export async function refuseErased({ archive }: OpenCase, id: string): Promise<void> {
  for await (const { article } of readArticles(archive.documents, 0)) if (article.meta.id === id) return;
  throw new MarsadError('decision/erased', { id });
}
