/** What does a case hold, counted where it lies: no article is read for it. */
import { type Kysely, sql } from 'kysely';

import type { DocumentMeta } from '../model/index.ts';
import type { Database } from './database.ts';

/** How many articles an outlet published in a month. */
export interface ArticleCount {
  /** Null for articles without an outlet. */
  readonly outlet: string | null;
  /** The first seven letters of the date of publication: `YYYY-MM`, or the year where no more is known; null without a date. */
  readonly month: string | null;
  readonly articles: number;
}

/** The part of a store that counts. */
export interface OverviewStore {
  /** The articles by outlet and month, in no order. */
  articleCounts(): Promise<readonly ArticleCount[]>;
  /** The latest day of publication, `YYYY-MM-DD`, of articles of which the day is known; null where there is none. */
  latestDay(): Promise<string | null>;
  /** What articles say of themselves, by id; ids that are not there are left out. */
  metas(ids: readonly string[]): Promise<readonly DocumentMeta[]>;
}

/** Counts on any PostgreSQL that `database` speaks to. */
export function createSqlOverview(database: Kysely<Database>): OverviewStore {
  return {
    async articleCounts() {
      const month = sql<string | null>`nullif(left(published, 7), '')`;
      const rows = await database
        .selectFrom('documents')
        .select(({ fn }) => ['outlet', month.as('month'), fn.countAll<string>().as('articles')])
        .groupBy(['outlet', month])
        .execute();
      return rows.map((row) => ({ ...row, articles: Number(row.articles) }));
    },

    async latestDay() {
      const { day } = await database
        .selectFrom('documents')
        .select(sql<string | null>`max(left(published, 10)) filter (where length(published) >= 10)`.as('day'))
        .executeTakeFirstOrThrow();
      return day;
    },

    async metas(ids) {
      const rows = await database
        .selectFrom('documents')
        .select(['document_id', 'title', 'outlet', 'published', 'url', 'language'])
        .where('document_id', '=', sql<string>`any(${ids}::text[])`)
        .orderBy('document_id')
        .execute();
      return rows.map(({ document_id: id, published, ...meta }) => ({
        id,
        ...meta,
        published: published === '' ? null : published,
      }));
    },
  };
}
