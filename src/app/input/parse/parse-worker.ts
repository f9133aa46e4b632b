/**
 * The thread that reads pages and documents: what strangers wrote may take for ever or fill the memory, and a thread can be
 * stopped. See `parser.ts`.
 */
import { parentPort } from 'node:worker_threads';

import {
  NO_META,
  type Parsed,
  type ParsedFormat,
  ParseError,
  type ParseFailure,
  type ParseReply,
  type ParseRequest,
} from './parsed.ts';

/** Each reader is loaded when its first document comes. */
const READERS: Readonly<Record<ParsedFormat, (request: ParseRequest) => Promise<Parsed>>> = {
  html: async ({ text }) => (await import('./read-html.ts')).readHtml(text),
  fragment: async ({ text }) => ({
    meta: NO_META,
    text: (await import('./read-html.ts')).textOfFragment(text),
    doubts: [],
  }),
  docx: async ({ bytes }) => (await import('./read-docx.ts')).readDocx(bytes),
  feed: async ({ text }) => (await import('./read-feed.ts')).readFeed(text),
  pdf: async ({ bytes }) => (await import('./read-pdf.ts')).readPdf(bytes),
};

parentPort?.on('message', (request: ParseRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});

async function answer(request: ParseRequest): Promise<ParseReply> {
  try {
    return { id: request.id, parsed: await READERS[request.format](request) };
  } catch (error) {
    return { id: request.id, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): ParseFailure {
  if (error instanceof ParseError) return error.failure;
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'damaged', reason: reason.replace(/\s+/gu, ' ').slice(0, 200) };
}
