import { Worker } from 'node:worker_threads';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { startThread } from '../../store/index.ts';
import type { ArticleInput } from '../input/source.ts';
import { loadReader, recordOf } from '../reader.ts';
import { readyArticle } from '../ready-article.ts';
import { readSamples } from '../samples.ts';
import type { Job } from './jobs.ts';
import { openReaders, type Readers } from './readers.ts';

// From source each thread compiles the resources before it reads anything.
vi.setConfig({ testTimeout: 600_000 });

let samples: readonly ArticleInput[];
beforeAll(async () => {
  samples = await readSamples();
});

type RecordJob = Extract<Job, { readonly kind: 'record' }>;

function jobOf(article: ArticleInput): RecordJob {
  return { kind: 'record', article, aliases: [] };
}

function readAll(readers: Readers, jobs: readonly RecordJob[]): Promise<PromiseSettledResult<unknown>[]> {
  return Promise.allSettled(jobs.map((job) => readers.read(job)));
}

function reasonsOf(results: readonly PromiseSettledResult<unknown>[]): readonly unknown[] {
  return results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
}

describe('articles that are read on several threads', () => {
  let readers: Readers;
  beforeAll(() => {
    readers = openReaders(2, { threadsFrom: 2 });
  });
  afterAll(() => readers.close());

  test('give what they give on this one', async () => {
    const reader = await loadReader();
    const read = await Promise.all(samples.map((article) => readers.read(jobOf(article))));
    expect(read).toEqual(samples.map((article) => recordOf(reader, article)));
  });

  test('come back ready to be written as they are made ready on this one', async () => {
    const reader = await loadReader();
    const jobs = samples.map((article) => ({ kind: 'ready', article, aliases: [] }) as const);
    const read = await Promise.all(jobs.map((job) => readers.read(job)));
    // What was moved is there whole, and nothing else of its buffer.
    expect(read).toEqual(samples.map((article) => readyArticle(recordOf(reader, article))));
    for (const { packed } of read) expect(packed.rows.bytes.byteLength).toBe(packed.rows.ends.at(-1));
  });

  test('are read with the aliases that people added', async () => {
    const meta = { id: 'a', title: null, outlet: null, url: null, published: '2020-01-15', language: 'ar' };
    const job = jobOf({ meta, text: 'أدانت الدولة الموسكوفية الهجوم على طرابلس.' });
    const extended = { ...job, aliases: [{ alias: 'الدولة الموسكوفية', entity: 'russia' }] };
    const [without, withAlias] = await Promise.all([readers.read(job), readers.read(extended)]);
    expect(JSON.stringify(without)).not.toContain('"russia"');
    expect(JSON.stringify(withAlias)).toContain('"russia"');
  });

  test('fail one by one', async () => {
    const [first, second] = samples.map(jobOf);
    if (!first || !second) throw new Error('there are too few samples');
    // No caller gives such a job: it stands for whatever may go wrong on the other side.
    const broken: RecordJob = { ...second, article: { ...second.article, text: null as never } };
    const results = await readAll(readers, [first, broken, second]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(reasonsOf(results)).toEqual([expect.any(TypeError)]);
  });
});

describe('a thread that ends', () => {
  test('fails what it was given, with a remedy; the others go on', async () => {
    const starts = [
      () => new Worker(`require('worker_threads').parentPort.once('message', () => process.exit(7))`, { eval: true }),
      () => startThread('./reader-worker', new URL('readers.ts', import.meta.url).href),
    ];
    const readers = openReaders(2, {
      threadsFrom: 2,
      start: () => starts.shift()?.() ?? expect.unreachable('a third thread'),
    });
    const reasons = reasonsOf(await readAll(readers, samples.map(jobOf)));
    // It had one article to read, and one to go on with.
    expect(reasons).toHaveLength(2);
    for (const reason of reasons)
      expect(reason).toMatchObject({
        code: 'engine/thread-ended',
        params: { reason: 'exit code 7' },
        message: expect.stringContaining('--workers 1') as string,
      });
    await readers.close();
  });

  test('before it could read anything is waited for by nobody', async () => {
    const start = (): Worker => new Worker(new URL('absent-worker.js', import.meta.url));
    const readers = openReaders(2, { threadsFrom: 2, start });
    const reasons = reasonsOf(await readAll(readers, samples.slice(0, 4).map(jobOf)));
    expect(reasons.map((reason) => (reason as { readonly code: string }).code)).toEqual(
      Array.from({ length: 4 }, () => 'engine/thread-ended'),
    );
    await readers.close();
  });
});

test.each([1, 2])('what waits for its turn fails when the readers are closed, %i thread(s)', async (threads) => {
  const readers = openReaders(threads, { threadsFrom: 2 });
  const results = readAll(readers, samples.map(jobOf));
  await readers.close();
  const reasons = reasonsOf(await results);
  expect(reasons).toHaveLength(samples.length);
  for (const reason of reasons) expect(reason).toMatchObject({ code: 'engine/thread-ended' });
});
