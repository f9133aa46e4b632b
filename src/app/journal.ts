import { createReadStream } from 'node:fs';
import { open, stat, truncate } from 'node:fs/promises';

import { z } from 'zod';

import { DocumentMetaSchema, MarsadError } from '../model/index.ts';
import type { ArticleInput } from './input/read-inputs.ts';

/**
 * The journal of a case: its articles as they came in, one JSON line each, only ever appended to. It is the durable truth of
 * an embedded case. The store says how many of its bytes it has loaded; what lies beyond is loaded at the next opening, so
 * a process killed between the two loses nothing, and a store that was deleted is made again.
 */
const JournalLineSchema = z.object({ meta: DocumentMetaSchema, text: z.string() });

/** Bytes of the journal; 0 where there is none. A line that a kill broke off is cut away: nobody was told it was kept. */
export async function repairJournal(file: string): Promise<number> {
  const size = await sizeOf(file);
  const end = await endOfLastLine(file, size);
  if (end < size) await truncate(file, end);
  return end;
}

/** Append articles, wait until they are on the disk, and give the new size in bytes. */
export async function appendJournal(file: string, articles: readonly ArticleInput[]): Promise<number> {
  const handle = await open(file, 'a');
  try {
    await handle.appendFile(articles.map(({ meta, text }) => `${JSON.stringify({ meta, text })}\n`).join(''));
    await handle.datasync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** An article of the journal, and the size of the journal up to and with its line. */
export interface JournalEntry {
  readonly article: ArticleInput;
  readonly end: number;
}

/** The articles from byte `from` on. */
export async function* readJournal(file: string, from: number): AsyncGenerator<JournalEntry> {
  let end = from;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { start: from }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let newline = bytes.indexOf(NEWLINE); newline >= 0; newline = bytes.indexOf(NEWLINE, start)) {
      end += newline + 1 - start;
      yield { article: parseLine(file, bytes.toString('utf8', start, newline), end), end };
      start = newline + 1;
    }
    rest = bytes.subarray(start);
  }
}

const NEWLINE = 0x0a;

function parseLine(file: string, line: string, end: number): ArticleInput {
  try {
    return JournalLineSchema.parse(JSON.parse(line));
  } catch (cause) {
    const reason = `the line that ends at byte ${end} is damaged`;
    throw new MarsadError('input/unreadable', { path: file, reason }, { cause });
  }
}

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
