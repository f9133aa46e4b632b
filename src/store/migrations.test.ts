import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';

import type { DocumentMeta } from '../model/index.ts';
import type { Database } from './database.ts';
import { migrate } from './migrations.ts';
import { unpackExtraction } from './packed-extraction.ts';
import { openPGlitePool } from './pglite-pool.ts';
import { createSqlStore } from './sql-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'marsad-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a case of an older program keeps all that was in it', async () => {
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool: await openPGlitePool(folder) }) });
  await migrate(database, folder, 5);
  const blocks = [{ start: 0, end: 4, kind: 'body' }];
  const meta: DocumentMeta = { id: 'a', title: 'عنوان', outlet: null, url: null, published: '2019-04', language: 'ar' };
  const found = { schema: 1, doc: meta, blocks, claims: [], figures: [], entities: [], mentions: [], notes: [] };
  await sql`insert into documents
    (document_id, content_hash, engine, title, published, language, words, claims, figures, lead, text, extraction, extracted)
    values ('a', 'h', 'e', 'عنوان', '2019-04', 'ar', 1, 0, 0, 'نص', 'مصر ومصر', ${JSON.stringify(found)},
      ${JSON.stringify({ ...found, schema: 0 })})`.execute(database);
  await sql`insert into entities values ('a', 'egypt', 'مصر', 'Egypt', 'state', 'egypt'), ('a', 'libya', 'ليبيا', 'Libya', 'state', 'libya')`.execute(
    database,
  );
  await sql`insert into mentions values ('a', 0, 'egypt', 0, 3, 'مصر', 'r'), ('a', 1, 'egypt', 5, 8, 'ومصر', 'r')`.execute(
    database,
  );
  await sql`insert into claims values ('a', 0, 'c', 'SUPPORT', 1, 'مصر', 0, '{"id": "c", "start": 0, "end": 3}')`.execute(
    database,
  );
  await sql`insert into settings values ('revision', '4')`.execute(database);

  await migrate(database, folder);
  const store = createSqlStore(database);
  const { text: _text, ...kept } =
    (await store.undecidedArticles({ ids: ['a'] }))[0]?.extraction ?? expect.unreachable();
  expect(kept).toEqual({ ...found, schema: 0 });
  const [packed] = await store.writtenSince(-1, { after: '', limit: 1 });
  expect(unpackExtraction(packed?.extraction ?? new Uint8Array())).toEqual(found);
  expect((await store.articlesWithoutTerms(1))[0]).toEqual({ meta, text: 'مصر ومصر', blocks });
  expect([...(await store.mentionCounts(['egypt', 'libya']))]).toEqual([['egypt', 2]]);
  expect((await store.mentionsOf(['a'], ['egypt'])).get('a')).toEqual([{ start: 0, end: 3 }, { start: 5, end: 8 }]); // prettier-ignore
  for (const name of ['ومصر', 'Egypt']) expect((await store.findEntities(name)).map(({ id }) => id)).toEqual(['egypt']);
  expect((await store.claims(['c'])).get('c')?.finding).toMatchObject({ start: 0, end: 3 });
  await store.deleteArticles(['a']);
  expect((await store.claims(['c'])).size + (await store.mentionCounts(['egypt'])).size).toBe(0);
  await store.close();
});
