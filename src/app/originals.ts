import { createHash } from 'node:crypto';

import { MarsadError } from '../model/index.ts';
import type { Original } from './input/read-inputs.ts';
import type { OpenCase } from './workspace.ts';

/**
 * Keep the bytes of an article as they came in, so that a doubt about its text can go back to them.
 * @throws MarsadError `query/invalid` where the hash is not that of the bytes
 */
export async function keepOriginal({ archive }: OpenCase, { hash, bytes }: Original): Promise<void> {
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== hash) throw new MarsadError('query/invalid', { name: 'hash', reason: `SHA-256 ${found}` });
  await archive.originals.put(hash, bytes);
}
