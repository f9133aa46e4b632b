import { z } from 'zod';

import { ArticleSourceSchema, DocumentMetaSchema, MarsadError } from '../model/index.ts';
import type { Journal } from '../store/index.ts';
import type { ArticleInput } from './input/source.ts';

/**
 * The articles of a case as they came in, one JSON line each: the durable truth of a case. The store says how far it has
 * loaded them; what lies beyond is loaded at the next opening, so a process killed between the two loses nothing, and a
 * store that was deleted is made again.
 */
const ArticleLineSchema = z.object({
  meta: DocumentMetaSchema,
  text: z.string(),
  source: ArticleSourceSchema.nullable().default(null),
});

/** Append articles, wait until they are safe, and give the new end. */
export function appendArticles(journal: Journal, articles: readonly ArticleInput[]): Promise<number> {
  return journal.append(
    articles.map(({ meta, text, source }) => JSON.stringify({ meta, text, ...(source ? { source } : {}) })),
  );
}

/** An article of the journal, and where the journal ends with its line. */
export interface JournalEntry {
  readonly article: ArticleInput;
  readonly end: number;
}

/**
 * The articles from `from` on.
 * @throws MarsadError `journal/damaged`
 */
export async function* readArticles(journal: Journal, from: number): AsyncGenerator<JournalEntry> {
  for await (const { line, end } of journal.read(from)) yield { article: articleOfLine(line, end), end };
}

/** @throws MarsadError `journal/damaged` */
export function articleOfLine(line: string, end: number): ArticleInput {
  try {
    return ArticleLineSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new MarsadError('journal/damaged', { journal: 'documents', end }, { cause });
  }
}
