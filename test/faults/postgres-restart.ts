/** What happens where PostgreSQL crashes and comes back while many read and one takes articles in? */
import { setTimeout } from 'node:timers/promises';

import { ingest, listArticles, openWorkspace } from '../../src/app/index.ts';
import { MarsadError } from '../../src/model/index.ts';
import type { RunningPostgres } from '../postgres.ts';
import { articlesOf, BATCH } from './kill-ingest.ts';

export interface RestartReport {
  /** Answers that readers got. */
  readonly answers: number;
  /** What they and the ingest were told instead while it was away. */
  readonly refusals: readonly MarsadError[];
}

const READERS = 8;
const AWAY_MS = 300;

/**
 * Restart a PostgreSQL `restarts` times under load.
 * @throws Error where something acknowledged is lost or doubled, or anything else is told than that it went away
 */
export async function restartUnderLoad(
  postgres: RunningPostgres,
  { count, restarts }: { readonly count: number; readonly restarts: number },
): Promise<RestartReport> {
  const workspace = openWorkspace({ kind: 'database', url: postgres.url }, { workers: 1 });
  try {
    const openCase = await workspace.open('restarted', { create: true });
    const articles = articlesOf(count);
    const acknowledged = new Set<string>();
    const refusals: MarsadError[] = [];
    let answers = 0;
    const done = new AbortController();
    const orTold = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work();
        return true;
      } catch (error) {
        if (!(error instanceof MarsadError) || error.code !== 'store/lost') throw error;
        refusals.push(error);
        await setTimeout(50);
        return false;
      }
    };
    const read = async (): Promise<void> => {
      while (!done.signal.aborted) {
        await orTold(async () => {
          const { articles: page } = await listArticles(openCase, { limit: count });
          answers += 1;
          const lost = [...acknowledged].filter((id) => !page.some((article) => article.id === id));
          if (lost.length > 0 && page.length < acknowledged.size) throw new Error(`lost: ${lost.join(' ')}`);
        });
      }
    };
    const takeIn = async (): Promise<void> => {
      // Again and again, so that there is something to do at each restart.
      while (!done.signal.aborted) {
        for (let from = 0; from < articles.length && !done.signal.aborted; from += BATCH) {
          const batch = articles.slice(from, from + BATCH);
          // What was told to do: the same again.
          while (!(await orTold(() => ingest(openCase, batch))));
          for (const { meta } of batch) acknowledged.add(meta.id);
        }
      }
    };
    const restart = async (): Promise<void> => {
      for (let restarted = 0; restarted < restarts; restarted += 1) {
        await setTimeout(200 + 150 * restarted);
        await postgres.restart(AWAY_MS);
      }
      while (acknowledged.size < count) await setTimeout(50);
      done.abort();
    };
    await Promise.all([...Array.from({ length: READERS }, read), takeIn(), restart()]);
    const ids = (await listArticles(openCase, { limit: 10 * count })).articles.map(({ id }) => id);
    if (ids.length !== count || new Set(ids).size !== count) throw new Error(`${ids.length} articles, not ${count}`);
    const journal = new Set<string>();
    let lines = 0;
    for await (const { line } of openCase.archive.documents.read(0)) {
      journal.add(line);
      lines += 1;
    }
    if (journal.size !== count)
      throw new Error(`${journal.size} articles in ${lines} lines of the journal, not ${count}`);
    return { answers, refusals };
  } finally {
    await workspace.close();
  }
}
