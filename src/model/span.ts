import { z } from 'zod';

/**
 * A place in a document's text: UTF-16 code units, `[start, end)`, into the NFC text with `\n` line ends.
 * `text.slice(start, end)` is what stands there, always.
 */
export const SpanSchema = z
  .object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() })
  .readonly();
export type Span = z.infer<typeof SpanSchema>;

/** True when two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `outer` covers all of `inner`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
