import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

import type { InputProblem } from '../../model/index.ts';
import { INPUT_LIMITS } from './limits.ts';
import { type InputFile, STANDARD_INPUT, unreadable } from './list-inputs.ts';
import { inputProblem } from './problem.ts';
import type { Source } from './source.ts';

/** The bytes of a file or of standard input, or why they cannot be had. */
export async function loadSource({ path, entry }: InputFile): Promise<Source | InputProblem> {
  try {
    if (path === STANDARD_INPUT) return await readStandardInput();
    const { size } = await stat(path);
    const limit = INPUT_LIMITS.containerBytes;
    if (size > limit) return inputProblem('input/too-large', { path, bytes: size, limit });
    return { path, bytes: await readFile(path), entry, fetched: null };
  } catch (error) {
    return unreadable(path, error);
  }
}

async function readStandardInput(): Promise<Source | InputProblem> {
  const path = 'stdin';
  const limit = INPUT_LIMITS.containerBytes;
  const bytes = await buffer(limited(process.stdin, limit));
  if (bytes.length === 0) return inputProblem('input/nothing-on-stdin', {});
  if (bytes.length > limit) return inputProblem('input/too-large', { path, bytes: bytes.length, limit });
  return { path, bytes, entry: null, fetched: null };
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
