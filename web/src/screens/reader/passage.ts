import type { Span } from '../../api/types.ts';
import { checkOf } from '../../language/check.ts';

/**
 * A passage in an address: `120-184-k3f9a`, its offsets into the article's text and a check of its letters, so that a link
 * to a text that has changed since does not mark other words as if they were meant. The check may be left out.
 */
const PASSAGE = /^(?<start>\d{1,9})-(?<end>\d{1,9})(?:-(?<check>[a-z0-9]+))?$/u;

export interface Passage extends Span {
  /** The words are no longer those that the link was made for. */
  readonly isChanged: boolean;
}

/** The passage that an address names in `text`; null where it names none, or one beyond the end. */
export function passageFromAddress(value: string | undefined, text: string): Passage | null {
  const { start, end, check } = PASSAGE.exec(value ?? '')?.groups ?? {};
  const span = { start: Number(start), end: Number(end) };
  if (start === undefined || span.start >= span.end || span.end > text.length) return null;
  return { ...span, isChanged: check !== undefined && check !== checkOf(text.slice(span.start, span.end)) };
}

export function passageToAddress({ start, end }: Span, text: string): string {
  return `${start}-${end}-${checkOf(text.slice(start, end))}`;
}

/** `span` without the white space at its ends; null where nothing is left. */
export function trimSpan({ start, end }: Span, text: string): Span | null {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? { start: from, end: to } : null;
}
