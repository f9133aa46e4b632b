/**
 * What goes to a reading thread and comes back. An answer comes back as text: a record of objects that is cloned costs the thread
 * that gets it twice what reading JSON costs, and the line of an article, whose bytes are moved, costs it nothing.
 */
import { MarsadError, type MessageCode, type MessageParams } from '../../model/index.ts';
import type { Answer, Job } from './jobs.ts';

export interface WorkerRequest {
  readonly id: number;
  readonly job: Job;
}

export type WorkerReply =
  { readonly id: number; readonly packed: Packed } | { readonly id: number; readonly fault: Fault };

type Packed = string | Answer;

/** An error in plain data: of the classes of errors a clone keeps only the built-in ones. */
export interface Fault {
  readonly code: MessageCode | null;
  readonly params: MessageParams;
  readonly cause: unknown;
}

/** `answer` as it is sent, and what of it is moved rather than copied. */
export function pack(answer: Answer): { readonly packed: Packed; readonly moved: ArrayBuffer[] } {
  if (!('line' in answer)) return { packed: JSON.stringify(answer), moved: [] };
  return { packed: answer, moved: answer.line ? [answer.line.buffer] : [] };
}

export function unpack(packed: Packed): Answer {
  return typeof packed === 'string' ? (JSON.parse(packed) as Answer) : packed;
}

export function faultOf(error: unknown): Fault {
  return error instanceof MarsadError
    ? { code: error.code, params: error.params, cause: error.cause }
    : { code: null, params: {}, cause: error instanceof Error ? error : new Error(String(error)) };
}

export function errorOf({ code, params, cause }: Fault): unknown {
  return code === null ? cause : new MarsadError(code, params, { cause });
}
