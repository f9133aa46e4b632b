/**
 * What goes to a reading thread and comes back. What is bytes is moved, which costs nothing: the line of an article, and an article
 * that is ready to be written. Other answers come back as text: objects that are cloned cost the thread that gets them twice what
 * reading JSON costs.
 */
import { MarsadError, type MessageCode, type MessageParams } from '../../model/index.ts';
import { movedWith } from '../ready-article.ts';
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
  if ('line' in answer) return { packed: answer, moved: answer.line ? [answer.line.buffer] : [] };
  if ('packed' in answer) return { packed: answer, moved: [...movedWith(answer)] };
  return { packed: JSON.stringify(answer), moved: [] };
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
