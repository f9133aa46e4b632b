import { type CasePlace, ingest, openWorkspace } from '../../src/app/index.ts';
import { articlesOf, BATCH } from './kill-ingest.ts';

/** The process that is killed: takes articles in, and says after each batch which it has acknowledged. */
const [, , place = '', name = '', count = ''] = process.argv;
const workspace = openWorkspace(JSON.parse(place) as CasePlace);
const openCase = await workspace.open(name, { create: true });
process.stdout.write('ready\n');
const articles = articlesOf(Number(count));
for (let from = 0; from < articles.length; from += BATCH) {
  const batch = articles.slice(from, from + BATCH);
  await ingest(openCase, batch);
  process.stdout.write(`${batch.map(({ meta }) => meta.id).join(' ')}\n`);
}
await workspace.close();
