/**
 * Who reads articles: this thread, or several of their own, each with an engine. Reading is most of what an ingest costs, and the
 * articles do not depend on each other.
 *
 * Threads are started where so many articles wait that it pays: a thread needs as long to be ready as it takes to read some dozens.
 * They end when nothing has waited for a while. The answers are the same wherever a job is done.
 */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { Worker } from 'node:worker_threads';

import { MarsadError } from '../../model/index.ts';
import { startThread } from '../../store/index.ts';
import { type Answer, type AnswerTo, type Job, perform } from './jobs.ts';
import { errorOf, unpack, type WorkerReply, type WorkerRequest } from './messages.ts';

export interface Readers {
  /**
   * Do a job as soon as it is its turn.
   * @throws MarsadError `engine/failed`, `engine/thread-ended`
   */
  readonly read: <Given extends Job>(job: Given) => Promise<AnswerTo<Given>>;
  /** End the threads; what they have not read fails. */
  readonly close: () => Promise<void>;
}

/** The most threads that are started unless more are asked for: each holds an engine in memory. */
const THREADS_MAX = 8;
/** From so many waiting jobs on threads are started. */
const THREADS_FROM = 40;
/** Jobs that a thread is given: one to do, one to go on with. */
const JOBS_A_THREAD = 2;
const IDLE_MS = 30_000;

/** As many threads as this machine can run at once, within bounds. */
export function defaultThreads(): number {
  return Math.min(availableParallelism(), THREADS_MAX);
}

/**
 * By how much of what is in use a heap may grow before all of it is swept; V8 lets it be twice as much and more. Each thread has an engine
 * in memory, which is never garbage, and the slack would be as large as that.
 */
const GROWING_PERCENT = 50;
/** How much of a reader's heap is for what is young: with V8's own measure much of what an article needs would outlive two sweeps of it. */
const YOUNG_MEGABYTES = 96;

function startReader(): Worker {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
  return startThread('./reader-worker', import.meta.url, { resourceLimits });
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  /** What it was given and has not answered, by the number of the message. */
  readonly given: Map<number, Waiting>;
}

/**
 * With `threads` of 1 everything is read on this thread, which others get to use between two articles. `threadsFrom` is how many
 * jobs wait before others are started, `start` starts one.
 */
export function openReaders(threads: number, { threadsFrom = THREADS_FROM, start = startReader } = {}): Readers {
  const queue: Waiting[] = [];
  const crew = new Set<Thread>();
  let isReadingHere = false;
  let idle: NodeJS.Timeout | null = null;
  let lastId = 0;

  function assign(): void {
    if (crew.size === 0 && threads > 1 && queue.length >= threadsFrom) {
      for (let count = 0; count < threads; count += 1) crew.add(newThread());
    }
    if (crew.size === 0) {
      if (!isReadingHere) void readHere();
      return;
    }
    for (let round = 1; round <= JOBS_A_THREAD; round += 1) {
      for (const thread of crew) if (thread.given.size < round) give(thread);
    }
    if ([...crew].every(({ given }) => given.size === 0)) idle ??= setTimeout(() => void dismiss(), IDLE_MS).unref();
  }

  function give({ worker, given }: Thread): void {
    const next = queue.shift();
    if (!next) return;
    const id = ++lastId;
    given.set(id, next);
    worker.postMessage({ id, job: next.job } satisfies WorkerRequest);
  }

  async function readHere(): Promise<void> {
    isReadingHere = true;
    // Those who have more jobs may first say so.
    await setImmediate();
    while (crew.size === 0) {
      const next = queue.shift();
      if (!next) break;
      await perform(next.job).then(next.resolve, next.reject);
      await setImmediate();
    }
    isReadingHere = false;
  }

  function newThread(): Thread {
    const worker = start();
    const thread: Thread = { worker, given: new Map() };
    worker.on('message', (reply: WorkerReply) => {
      const waiting = thread.given.get(reply.id);
      thread.given.delete(reply.id);
      if ('fault' in reply) waiting?.reject(errorOf(reply.fault));
      else waiting?.resolve(unpack(reply.packed));
      assign();
    });
    worker.on('error', (error) => lose(thread, error));
    worker.on('exit', (code) => lose(thread, new Error(`exit code ${code}`)));
    return thread;
  }

  /** A thread that has ended fails what it was given; the others go on. */
  function lose(thread: Thread, cause: Error): void {
    if (!crew.delete(thread)) return;
    const error = new MarsadError('engine/thread-ended', { reason: cause.message }, { cause });
    for (const { reject } of thread.given.values()) reject(error);
    assign();
  }

  async function dismiss(): Promise<void> {
    const ended = [...crew];
    crew.clear();
    await Promise.all(ended.map(({ worker }) => worker.terminate()));
    const error = new MarsadError('engine/thread-ended', { reason: 'closed' });
    for (const { reject } of ended.flatMap(({ given }) => [...given.values()])) reject(error);
  }

  return {
    read<Given extends Job>(job: Given) {
      return new Promise<AnswerTo<Given>>((resolve, reject) => {
        if (idle) clearTimeout(idle);
        idle = null;
        queue.push({ job, resolve: resolve as (answer: Answer) => void, reject });
        assign();
      });
    },
    async close() {
      if (idle) clearTimeout(idle);
      const error = new MarsadError('engine/thread-ended', { reason: 'closed' });
      for (const { reject } of queue.splice(0)) reject(error);
      await dismiss();
    },
  };
}
