import { parentPort } from 'node:worker_threads';

import { perform } from './jobs.ts';
import { faultOf, pack, type WorkerReply, type WorkerRequest } from './messages.ts';

/** A thread that has an engine of its own and does one job after another. See `readers.ts`. */
const port = parentPort;
if (!port) throw new Error('reader-worker.ts is started by readers.ts, as a worker thread');

let last: Promise<void> = Promise.resolve();
port.on('message', (request: WorkerRequest) => {
  last = last.then(() => answer(request));
});

const send = (reply: WorkerReply, moved: ArrayBuffer[] = []): void => port.postMessage(reply, moved);

async function answer({ id, job }: WorkerRequest): Promise<void> {
  try {
    const { packed, moved } = pack(await perform(job));
    send({ id, packed }, moved);
  } catch (error) {
    send({ id, fault: faultOf(error) });
  }
}
