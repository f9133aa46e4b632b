import { createReadStream } from 'node:fs';
import { open, rename, stat, truncate } from 'node:fs/promises';

import { telling } from './failures.ts';
import type { Journal } from './journal.ts';

/** The journal in `file`: one line each, its places counted in bytes. One process at a time may append. */
export function fileJournal(file: string): Journal {
  const journal: Journal = {
    async end() {
      const size = await sizeOf(file);
      const end = await endOfLastLine(file, size);
      if (end < size) await truncate(file, end);
      return end;
    },

    append: (lines) =>
      telling(file, async () => {
        const handle = await open(file, 'a');
        try {
          await handle.appendFile(lines.map((line) => `${line}\n`).join(''));
          await handle.datasync();
          return (await handle.stat()).size;
        } finally {
          await handle.close();
        }
      }),

    keepOnly: (isKept) =>
      telling(file, async () => {
        const kept = `${file}.kept`;
        const handle = await open(kept, 'w');
        try {
          for await (const { line } of journal.read(0)) if (isKept(line)) await handle.appendFile(`${line}\n`);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(kept, file);
        return sizeOf(file);
      }),

    async *read(from) {
      if ((await sizeOf(file)) <= from) return;
      let end = from;
      let rest: Buffer = Buffer.alloc(0);
      for await (const chunk of createReadStream(file, { start: from }) as AsyncIterable<Buffer>) {
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        let start = 0;
        for (let newline = bytes.indexOf(NEWLINE); newline >= 0; newline = bytes.indexOf(NEWLINE, start)) {
          end += newline + 1 - start;
          yield { line: bytes.toString('utf8', start, newline), end };
          start = newline + 1;
        }
        rest = bytes.subarray(start);
      }
    },
  };
  return journal;
}

const NEWLINE = 0x0a;

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

async function endOfLastLine(file: string, size: number): Promise<number> {
  if (size === 0) return 0;
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    for (let end = size; end > 0;) {
      const length = Math.min(buffer.length, end);
      await handle.read(buffer, 0, length, end - length);
      const newline = buffer.subarray(0, length).lastIndexOf(NEWLINE);
      if (newline >= 0) return end - length + newline + 1;
      end -= length;
    }
    return 0;
  } finally {
    await handle.close();
  }
}
