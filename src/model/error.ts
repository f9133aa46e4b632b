import { ar } from './messages/ar.ts';
import { en, type MessageCode } from './messages/en.ts';

export type MessageLanguage = 'ar' | 'en';
export type MessageParams = Readonly<Record<string, string | number>>;

const MESSAGES: Record<MessageLanguage, Record<MessageCode, string>> = { ar, en };

/** The message of `code` with its placeholders filled. */
export function formatMessage(code: MessageCode, params: MessageParams, language: MessageLanguage = 'en'): string {
  return MESSAGES[language][code].replace(/\{(\w+)\}/gu, (whole, name: string) => String(params[name] ?? whole));
}

/**
 * A broken input, a broken promise or a broken machine: code, parameters, cause, and a remedy in its message.
 * Hard or doubtful text is no error but a `Note`.
 */
export class MarsadError extends Error {
  readonly code: MessageCode;
  readonly params: MessageParams;

  constructor(code: MessageCode, params: MessageParams = {}, options: { readonly cause?: unknown } = {}) {
    super(formatMessage(code, params), options);
    this.name = 'MarsadError';
    this.code = code;
    this.params = params;
  }

  /** The message in `language`. */
  in(language: MessageLanguage): string {
    return formatMessage(this.code, this.params, language);
  }
}
