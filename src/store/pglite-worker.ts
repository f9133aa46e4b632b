import { existsSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { PGlite } from '@electric-sql/pglite';

import { BINARY_TYPES } from './binary-array.ts';
import { COLUMN_PARSERS } from './column-types.ts';
import type { WorkerReply, WorkerRequest, WorkerStart } from './pglite-pool.ts';

/** The thread that owns one PGlite and answers queries one after another. See `pglite-pool.ts`. */
const port = parentPort;
if (!port) throw new Error('pglite-worker.ts is started by pglite-pool.ts, as a worker thread');

const { folder, prepared } = workerData as WorkerStart;
const isNew = !existsSync(join(folder, 'PG_VERSION'));
const database = await PGlite.create({
  dataDir: folder,
  parsers: { ...COLUMN_PARSERS },
  ...(prepared !== null && isNew ? { loadDataDir: await openAsBlob(prepared) } : {}),
});

/** Bytes are sent as they are, which means that the server takes them for its binary form. */
const BINARY = Object.fromEntries(
  BINARY_TYPES.map((type) => [
    type,
    (value: unknown) => (value instanceof Uint8Array ? value : database.serializers[type]?.(value)) as string,
  ]),
);

const send = (reply: WorkerReply): void => port.postMessage(reply);

port.on('message', (request: WorkerRequest) => void answer(request));
send({ id: 0, kind: 'ready' });

async function answer(request: WorkerRequest): Promise<void> {
  const { id } = request;
  try {
    if (request.kind === 'close') {
      await database.close();
      send({ id, kind: 'ready' });
      return;
    }
    const { rows, command, rowCount } = await database.query(request.sql, [...request.parameters], {
      serializers: request.parameters.some((value) => value instanceof Uint8Array) ? BINARY : {},
    });
    send({ id, kind: 'result', result: { rows, command: command as 'SELECT', rowCount: rowCount ?? 0 } });
  } catch (error) {
    const { message, code } = error as Error & { readonly code?: string };
    send({ id, kind: 'failure', message, code });
  }
}
