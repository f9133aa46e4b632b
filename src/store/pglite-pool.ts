import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

import { freeBytes } from './failures.ts';
import { startThread } from './start-thread.ts';

/** What goes to the worker, and what comes back. */
export type WorkerRequest =
  | { readonly id: number; readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly kind: 'close' };
export type WorkerReply =
  | { readonly id: number; readonly kind: 'ready' }
  | { readonly id: number; readonly kind: 'result'; readonly result: PostgresQueryResult<unknown> }
  | { readonly id: number; readonly kind: 'failure'; readonly message: string; readonly code: string | undefined };

/** What the worker is told when it starts. */
export interface WorkerStart {
  readonly folder: string;
  /** A gzipped tar of an empty store; null where the build has not made one. */
  readonly prepared: string | null;
}

/** A thread that has not answered for so long, on a disk on which no segment of its log has room, is given up. */
const STALLED_MS = 5_000;
const FULL_BYTES = 17 * 1024 * 1024;

/** The buffers of bytes that are a parameter each: nobody reads them any more, and moving them costs nothing. */
function movedWith(message: WorkerRequest): ArrayBuffer[] {
  if (message.kind !== 'query') return [];
  const whole = message.parameters.filter(
    (value): value is Uint8Array<ArrayBuffer> =>
      value instanceof Uint8Array &&
      value.buffer instanceof ArrayBuffer &&
      !Buffer.isBuffer(value) &&
      value.byteLength === value.buffer.byteLength,
  );
  return whole.map(({ buffer }) => buffer);
}

const isSource = import.meta.url.endsWith('.ts');
/** The build prepares an empty store, because loading it takes a fifth of the time of making one. */
const PREPARED_STORE = fileURLToPath(
  new URL(isSource ? '../../dist/store/empty-store.tar.gz' : './empty-store.tar.gz', import.meta.url),
);

/**
 * A pool with one connection: the PGlite that a worker thread runs on `folder`. To kysely it is a PostgreSQL like any
 * other. PGlite runs apart because its queries block the thread that they run on: no timer and no request would get through.
 */
export async function openPGlitePool(folder: string): Promise<PostgresPool> {
  const start: WorkerStart = { folder, prepared: existsSync(PREPARED_STORE) ? PREPARED_STORE : null };
  const worker = startThread('./pglite-worker', import.meta.url, { workerData: start });
  const pending = new Map<number, { resolve: (reply: WorkerReply) => void; reject: (error: Error) => void }>();
  let ended: Error | null = null;
  let lastId = 0;

  const fail = (error: Error): void => {
    ended ??= error;
    for (const { reject } of pending.values()) reject(ended);
    pending.clear();
  };
  let heardAt = 0;
  worker.on('message', (reply: WorkerReply) => {
    heardAt = performance.now();
    const waiting = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.kind !== 'failure') waiting?.resolve(reply);
    else waiting?.reject(Object.assign(new Error(reply.message), { code: reply.code }));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the embedded store has been closed')));

  const replyTo = (id: number): Promise<WorkerReply> =>
    new Promise((resolve, reject) => {
      if (ended) reject(ended);
      else pending.set(id, { resolve, reject });
    });
  // PGlite that cannot write its log neither fails nor ends: it goes round for ever.
  const watch = setInterval(() => {
    if (pending.size === 0 || performance.now() - heardAt < STALLED_MS || freeBytes(folder) > FULL_BYTES) return;
    fail(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
    void worker.terminate();
  }, STALLED_MS).unref();
  worker.once('exit', () => clearInterval(watch));
  const request = (message: WorkerRequest): Promise<WorkerReply> => {
    if (pending.size === 0) heardAt = performance.now();
    const reply = replyTo(message.id);
    if (!ended) worker.postMessage(message, movedWith(message));
    return reply;
  };

  try {
    await replyTo(0);
  } catch (error) {
    await worker.terminate();
    throw error;
  }

  let tail: Promise<void> = Promise.resolve();
  return {
    /** Each caller waits until the one before has released the connection. */
    async connect(): Promise<PostgresPoolClient> {
      const before = tail;
      let release = (): void => undefined;
      tail = new Promise((resolve) => (release = resolve));
      await before;
      const query = async (sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<unknown>> => {
        const reply = await request({ id: ++lastId, kind: 'query', sql, parameters });
        if (reply.kind !== 'result') throw new Error(`the embedded store answered ${reply.kind} to a query`);
        return reply.result;
      };
      return { query: query as PostgresPoolClient['query'], release };
    },
    async end(): Promise<void> {
      if (ended) return;
      await request({ id: ++lastId, kind: 'close' });
      await worker.terminate();
    },
  };
}
