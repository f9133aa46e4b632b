import { deflateSync, inflateSync } from 'node:zlib';

import type { Extraction } from '../model/index.ts';

/**
 * An extraction as the store keeps it: JSON, compressed by zlib. PostgreSQL's own compression takes ten times as long, and to read
 * a document of JSON only to keep it takes longer still.
 */
type Kept = Omit<Extraction, 'text'>;

/** What an older program kept is JSON as it stands; no zlib begins with a brace. */
const BRACE = 0x7b;

export function packExtraction(extraction: Kept): Uint8Array {
  return deflateSync(JSON.stringify(extraction), { level: 1 });
}

/** The extraction without its text. */
export function unpackExtraction(packed: Uint8Array): Kept {
  const json = packed[0] === BRACE ? packed : inflateSync(packed);
  return JSON.parse(new TextDecoder().decode(json)) as Kept;
}
