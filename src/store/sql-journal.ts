import { type Kysely, sql } from 'kysely';

import type { Database } from './database.ts';
import type { Journal, JournalName } from './journal.ts';

/** Lines that are read at once. */
const PAGE = 200;

/** The journal `name` in the table of journals, its places counted in lines. Appending needs `Archive.exclusively`. */
export function sqlJournal(database: Kysely<Database>, name: JournalName): Journal {
  const end = async (): Promise<number> => {
    const row = await database
      .selectFrom('journals')
      .select(({ fn }) => fn.max('n').as('end'))
      .where('name', '=', name)
      .executeTakeFirst();
    return row?.end ?? 0;
  };
  const journal: Journal = {
    end,
    async append(lines) {
      const first = await end();
      await database.transaction().execute(async (transaction) => {
        // A server that acknowledges before it has written would break the promise of a journal.
        await sql`set local synchronous_commit to on`.execute(transaction);
        await sql`insert into journals (name, n, line)
          select ${name}, ${first}::bigint + place, line
          from json_array_elements_text(${JSON.stringify(lines)}::json) with ordinality as lines(line, place)`.execute(
          transaction,
        );
      });
      return first + lines.length;
    },
    async keepOnly(isKept) {
      const cut: number[] = [];
      for await (const { line, end: n } of journal.read(0)) if (!isKept(line)) cut.push(n);
      // Gaps do no harm: places are compared, never counted on.
      await database
        .deleteFrom('journals')
        .where('name', '=', name)
        .where('n', '=', sql<number>`any(${cut}::bigint[])`)
        .execute();
      return end();
    },
    async *read(from) {
      for (let after = from; ;) {
        const rows = await database
          .selectFrom('journals')
          .select(['n', 'line'])
          .where('name', '=', name)
          .where('n', '>', after)
          .orderBy('n')
          .limit(PAGE)
          .execute();
        for (const { n, line } of rows) yield { line, end: n };
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) return;
        after = last.n;
      }
    },
  };
  return journal;
}
