import type { z } from 'zod';

import {
  formatMessage,
  type InputProblem,
  type Label,
  type MessageCode,
  type MessageParams,
} from '../../model/index.ts';
import { reasonOfIssue } from '../resources/reasons.ts';

/** What is only told: the article was taken in. */
const NOTES: ReadonlySet<string> = new Set<MessageCode>([
  'input/encoding-guessed',
  'input/broken-bytes',
  'input/date-future',
  'input/front-matter-open',
  'input/other-language',
  'input/pdf-repaired',
  'input/scanned-pages',
  'input/page-unclear',
  'input/columns-guessed',
  'input/date-unclear',
  'input/summary-only',
  'input/page-missed',
  'input/empty-feed',
]);
/** What holds no article and was not asked to. */
const SKIPPED: ReadonlySet<string> = new Set<MessageCode>([
  'input/skipped-kind',
  'input/skipped-row',
  'input/same-article',
]);

type PlaceParams = MessageParams & { readonly path?: string; readonly line?: number };

/** A problem of the input in both languages. `reason` fills the placeholder of that name. */
export function inputProblem(code: MessageCode, params: PlaceParams, reason?: Label): InputProblem {
  const { path = '', line } = params;
  const filled = reason ? { ...params, reason } : params;
  return {
    code,
    place: line === undefined ? path : `${path}:${line}`,
    fatal: !NOTES.has(code) && !SKIPPED.has(code),
    message: { en: formatMessage(code, filled, 'en'), ar: formatMessage(code, filled, 'ar') },
  };
}

/** True for an input that was left out because it holds no article and none was promised. */
export function isSkipped({ code }: InputProblem): boolean {
  return SKIPPED.has(code);
}

/** A value that fits its schema, or the first field that does not and why. */
export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly field: string; readonly reason: Label };

export function check<Value>(schema: z.ZodType<Value>, value: unknown): Checked<Value> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  if (!issue) throw parsed.error;
  return { ok: false, field: issue.path.join('.'), reason: reasonOfIssue(issue, value) };
}

/** A JSON text and its schema in one. */
export function checkJson<Value>(schema: z.ZodType<Value>, text: string): Checked<Value> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, field: '', reason: { en: 'it is not JSON', ar: 'ليس بصيغة JSON' } };
  }
  return check(schema, value);
}

/** The field before the reason, where there is one. */
export function fieldAndReason({ field, reason }: { readonly field: string; readonly reason: Label }): Label {
  if (field === '') return reason;
  return { en: `field ${field}: ${reason.en}`, ar: `الحقل ${field}: ${reason.ar}` };
}
