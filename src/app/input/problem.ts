import { z } from 'zod';

import {
  formatMessage,
  type InputProblem,
  type Label,
  type MessageCode,
  type MessageParams,
} from '../../model/index.ts';

/** A problem of the input in both languages. `reason` fills the placeholder of that name. */
export function inputProblem(code: MessageCode, params: MessageParams, reason?: Label): InputProblem {
  return {
    code,
    fatal: code !== 'input/encoding-guessed',
    message: {
      en: formatMessage(code, reason ? { ...params, reason: reason.en } : params, 'en'),
      ar: formatMessage(code, reason ? { ...params, reason: reason.ar } : params, 'ar'),
    },
  };
}

/** A value that fits its schema, or the first field that does not and why. */
export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly field: string; readonly reason: Label };

const inEnglish = z.locales.en().localeError;
const inArabic = z.locales.ar().localeError;

export function check<Value>(schema: z.ZodType<Value>, value: unknown): Checked<Value> {
  const english = schema.safeParse(value, { error: inEnglish });
  if (english.success) return { ok: true, value: english.data };
  const arabic = schema.safeParse(value, { error: inArabic });
  const field = english.error.issues[0]?.path.join('.') ?? '';
  const en = english.error.issues[0]?.message ?? '';
  return { ok: false, field, reason: { en, ar: arabic.error?.issues[0]?.message ?? en } };
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
