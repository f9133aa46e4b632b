import { addressOf, type IngestArticle, send } from './client.ts';
import type { InputProblem } from './types.ts';

/** The articles that the server found in what it was given, for a person to complete and to send to the case. */
export interface Reading {
  readonly articles: readonly IngestArticle[];
  readonly problems: readonly InputProblem[];
}

/** Has the server read a file of any kind; its name tells which. */
export function readFile(caseName: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Reading> {
  return send<Reading>(addressOf(['cases', caseName, 'readings'], { name }), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  });
}

/** Has the server fetch a page, or a feed with the pages of its entries. */
export function readAddress(caseName: string, url: string): Promise<Reading> {
  return send<Reading>(addressOf(['cases', caseName, 'addresses']), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  });
}
