import type { Label } from './extraction.ts';
import { ar } from './messages/ar.ts';
import { en, type MessageCode } from './messages/en.ts';

export type MessageLanguage = 'ar' | 'en';
/** What fills the placeholders of a message; a reason is told in the language of the message. */
export type MessageParams = Readonly<Record<string, string | number | Label>>;

const MESSAGES: Record<MessageLanguage, Record<MessageCode, string>> = { ar, en };

/** The message of `code` with its placeholders filled. */
export function formatMessage(code: MessageCode, params: MessageParams, language: MessageLanguage = 'en'): string {
  return fillMessage(MESSAGES[language][code], params, language);
}

/** `template` with its placeholders filled; one that has no parameter stays. */
export function fillMessage(template: string, params: MessageParams, language: MessageLanguage): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    const text = visible(typeof value === 'object' ? value[language] : String(value));
    return language === 'ar' ? isolateLatin(text) : text;
  });
}

/** `01/news.txt` amid Arabic stands as `news.txt/01` where its order is not kept apart. */
function isolateLatin(text: string): string {
  return /[A-Za-z]/u.test(text) && !text.includes('\u2068') ? `\u2068${text}\u2069` : text;
}

/**
 * Line breaks, escape sequences and overrides of direction are written out: the name of a file, and whatever else strangers wrote, must
 * neither break a message in two nor command the terminal on which it is read.
 */
function visible(text: string): string {
  return text.replace(/(?!\t)[\p{Cc}\u202a-\u202e]/gu, (character) => {
    const code = character.charCodeAt(0);
    return ESCAPES[code] ?? `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

const ESCAPES: Readonly<Record<number, string>> = { 10: '\\n', 13: '\\r' };

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
