import { Worker } from 'node:worker_threads';

import { INPUT_LIMITS } from '../limits.ts';
import type { Parsed, ParsedFormat, ParseFailure, ParseReply, ParseRequest } from './parsed.ts';

/** Reads pages and documents on a thread of its own, which is started with the first and stopped where one takes too long. */
export interface Parser {
  readonly parse: (format: ParsedFormat, content: Uint8Array | string) => Promise<Parsed | ParseFailure>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly answer: (reply: Parsed | ParseFailure) => void;
}

/** `seconds` is the budget of one document. */
export function createParser(seconds: number = INPUT_LIMITS.parseSeconds): Parser {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let waiting: (Waiting & { readonly id: number }) | null = null;
  let lastId = 0;

  const settle = (id: number, reply: Parsed | ParseFailure): void => {
    if (waiting?.id !== id) return;
    const { answer } = waiting;
    waiting = null;
    answer(reply);
  };
  const running = (): Worker => {
    if (worker) return worker;
    const started = startWorker();
    worker = started;
    started.on('message', (reply: ParseReply) => settle(reply.id, 'parsed' in reply ? reply.parsed : reply.failure));
    // Out of memory, or broken below JavaScript: the document is at fault, and the next one gets a new thread.
    const fail = (reason: string): void => {
      if (worker === started) worker = null;
      if (waiting) settle(waiting.id, { kind: 'damaged', reason });
    };
    started.on('error', (error) => fail(error.message));
    started.on('exit', () => fail('its reader ended'));
    return started;
  };
  const stop = async (): Promise<void> => {
    const stopped = worker;
    worker = null;
    await stopped?.terminate();
  };
  const parseOne = async (format: ParsedFormat, content: Uint8Array | string): Promise<Parsed | ParseFailure> => {
    const id = ++lastId;
    const isText = typeof content === 'string';
    const request: ParseRequest = {
      id,
      format,
      bytes: isText ? new Uint8Array() : content,
      text: isText ? content : '',
    };
    const answered = new Promise<Parsed | ParseFailure>((answer) => (waiting = { id, answer }));
    const timer = setTimeout(() => {
      settle(id, { kind: 'timeout' });
      void stop();
    }, seconds * 1000);
    try {
      // The thread alone keeps no program running.
      running().ref();
      running().postMessage(request);
      return await answered;
    } finally {
      clearTimeout(timer);
      worker?.unref();
    }
  };

  return {
    parse(format, content) {
      const result = last.then(() => parseOne(format, content));
      last = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}

/** From a checkout the thread's TypeScript is run by tsx; the package holds JavaScript. */
function startWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: INPUT_LIMITS.parseMegabytes };
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./parse-worker.js', import.meta.url), { resourceLimits });
  }
  const url = JSON.stringify(new URL('./parse-worker.ts', import.meta.url).href);
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  return new Worker(`import(${tsx}).then(({ tsImport }) => tsImport(${url}, ${url}))`, { eval: true, resourceLimits });
}
