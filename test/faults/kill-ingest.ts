import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import {
  articleRelations,
  type ArticleInput,
  type CasePlace,
  ingest,
  listArticles,
  openWorkspace,
  summarise,
} from '../../src/app/index.ts';
import { randomFrom } from '../../src/derivation/index.ts';

/**
 * Does an ingest that is killed lose or double anything? A process of its own takes articles in, batch by batch, and says after
 * each what it has acknowledged; it is killed at a moment drawn from a seeded generator, and the next one goes on. The moments
 * are spread over the time that a whole ingest takes: in the extraction, in the journal, in a transaction, between two.
 */
const WORKER = fileURLToPath(new URL('ingest-worker.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

export interface KillReport {
  readonly kills: number;
  /** How many articles had been acknowledged at each kill. */
  readonly acknowledged: readonly number[];
}

/** The articles of one run: every fifth is a reprint of the one before.  */
export function articlesOf(count: number): readonly ArticleInput[] {
  return Array.from({ length: count }, (_unused, n) => {
    const at = n % 5 === 4 ? n - 1 : n;
    const text = `دعمت الإمارات حفتر بالسلاح في اليوم ${at}. وأدانت فرنسا الهجوم رقم ${at * 17} على طرابلس، وقُتل ${at + 3} شخصاً في المدينة رقم ${at * 31}.`;
    const day = String((n % 28) + 1).padStart(2, '0');
    const meta = {
      id: `a-${n}`,
      title: null,
      outlet: `عينة ${n % 3}`,
      url: null,
      published: `2019-04-${day}`,
      language: 'ar',
    };
    return { meta, text };
  });
}

/**
 * Kill an ingest of `count` articles into the case `name` until it has been killed `kills` times or is done; then let it end,
 * and check the case against one that was never killed.
 * @throws Error that says what was lost or doubled
 */
export async function killIngests(
  place: CasePlace,
  { name, count, kills, seed }: { name: string; count: number; kills: number; seed: string },
): Promise<KillReport> {
  const random = randomFrom(seed);
  const acknowledged: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    // Each round begins anew where the last was whole: then all moments lie within a run that has work to do.
    const known = await runWorker(place, `${name}-${kill}`, count, random());
    acknowledged.push(known.size);
    await checkCase(place, `${name}-${kill}`, count, known);
  }
  return { kills, acknowledged };
}

/** Run an ingest and kill it at `moment`, 0 to 1 of its work; gives the ids of the articles that it had acknowledged. */
async function runWorker(place: CasePlace, name: string, count: number, moment: number): Promise<ReadonlySet<string>> {
  const child = spawn(process.execPath, ['--import', TSX, WORKER, JSON.stringify(place), name, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const known = new Set<string>();
  const batches = Math.ceil(count / BATCH);
  // First it opens the case, which takes some seconds; then come the batches, some tens of milliseconds each.
  const stage = Math.floor(moment * (batches + 1));
  const within = moment * (batches + 1) - stage;
  const strike = async (delayMs: number): Promise<void> => {
    await setTimeout(delayMs);
    child.kill('SIGKILL');
  };
  if (stage === 0) void strike(within * OPENING_MS);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let seen = 0;
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== 'ready') for (const id of line.split(' ')) known.add(id);
      seen += 1;
      if (seen === stage) void strike(within * BATCH_MS);
    }
  });
  await ended;
  return known;
}

/** How many articles are handed in, and acknowledged, at once. */
export const BATCH = 10;
/** About how long a process takes to open a new case, and to take in one batch. */
const OPENING_MS = 3_000;
const BATCH_MS = 60;

async function checkCase(place: CasePlace, name: string, count: number, known: ReadonlySet<string>): Promise<void> {
  const workspace = openWorkspace(place);
  try {
    const openCase = await workspace.open(name, { create: true });
    const idsOf = async (): Promise<readonly string[]> =>
      (await listArticles(openCase, { limit: 100_000 })).articles.map(({ id }) => id);
    const found = new Set(await idsOf());
    const lost = [...known].filter((id) => !found.has(id));
    if (lost.length > 0) throw new Error(`${name}: acknowledged and lost: ${lost.join(', ')}`);

    await ingest(openCase, articlesOf(count));
    const ids = await idsOf();
    if (ids.length !== count || new Set(ids).size !== count)
      throw new Error(`${name}: ${ids.length} articles, not ${count}`);
    const lines: string[] = [];
    for await (const { line } of openCase.archive.documents.read(0)) lines.push(line);
    if (lines.length !== count) throw new Error(`${name}: ${lines.length} lines in the journal, not ${count}`);
    const summary = await summarise(openCase);
    const expected = await wholeSummary(place, count);
    const [got, wanted] = [JSON.stringify({ ...summary, name: '' }), JSON.stringify({ ...expected, name: '' })];
    if (got !== wanted) throw new Error(`${name}: ${got}, not ${wanted}`);
    const { reprints, versions } = await articleRelations(openCase, 'a-4');
    if (reprints.length !== 2 || versions.length > 0) throw new Error(`${name}: reprints or versions are wrong`);
  } finally {
    await workspace.close();
  }
}

const wholes = new Map<string, Promise<Awaited<ReturnType<typeof summarise>>>>();

/** What a case says of itself whose ingest nobody killed. */
function wholeSummary(place: CasePlace, count: number): Promise<Awaited<ReturnType<typeof summarise>>> {
  const key = `${JSON.stringify(place)} ${count}`;
  const known = wholes.get(key) ?? makeWhole(place, count);
  wholes.set(key, known);
  return known;
}

async function makeWhole(place: CasePlace, count: number): Promise<Awaited<ReturnType<typeof summarise>>> {
  const workspace = openWorkspace(place);
  try {
    const openCase = await workspace.open('whole', { create: true });
    await ingest(openCase, articlesOf(count));
    return await summarise(openCase);
  } finally {
    await workspace.close();
  }
}
