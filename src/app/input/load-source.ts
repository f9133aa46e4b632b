import { createReadStream, readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

import type { InputProblem } from '../../model/index.ts';
import { INPUT_LIMITS } from './limits.ts';
import { type InputFile, STANDARD_INPUT, unreadable } from './list-inputs.ts';
import { inputProblem } from './problem.ts';
import type { Source } from './source.ts';

/** To have another thread read so few bytes takes ten times as long as to read them. */
const FEW_BYTES = 1024 * 1024;

/** The bytes of a file or of standard input, or why they cannot be had. */
export async function loadSource({ path, entry }: InputFile): Promise<Source | InputProblem> {
  try {
    if (path === STANDARD_INPUT) return await readStandardInput();
    const found = await stat(path);
    // A pipe tells no size, and a device may have no end.
    if (!found.isFile()) return await readStream(path, entry, createReadStream(path));
    const { size } = found;
    const limit = INPUT_LIMITS.containerBytes;
    if (size > limit) return inputProblem('input/too-large', { path, bytes: size, limit });
    return { path, bytes: size <= FEW_BYTES ? readFileSync(path) : await readFile(path), entry, fetched: null };
  } catch (error) {
    return unreadable(path, error);
  }
}

async function readStandardInput(): Promise<Source | InputProblem> {
  const source = await readStream('stdin', null, process.stdin);
  const isEmpty = 'bytes' in source && source.bytes.length === 0;
  return isEmpty ? inputProblem('input/nothing-on-stdin', {}) : source;
}

/** What comes out of a stream, within the limit of what holds many articles. */
async function readStream(
  path: string,
  entry: InputFile['entry'],
  stream: AsyncIterable<Buffer>,
): Promise<Source | InputProblem> {
  const limit = INPUT_LIMITS.containerBytes;
  const bytes = await buffer(limited(stream, limit));
  if (bytes.length > limit) return inputProblem('input/too-large', { path, bytes: bytes.length, limit });
  return { path, bytes, entry, fetched: null };
}

/** The stream until a little more than `limit` bytes have come. */
async function* limited(stream: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of stream) {
    yield chunk;
    size += chunk.length;
    if (size > limit) return;
  }
}
