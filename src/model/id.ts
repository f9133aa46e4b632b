import { hash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** Eighty bits in hexadecimal digits, and the five of them that are four letters of base 32. */
const DIGITS = 20;
const DIGITS_AT_ONCE = 5;

/**
 * An id made from what identifies a thing: the same parts give the same id on every machine and every run.
 * Eighty bits of SHA-256, in base 32. Parts are joined by U+001F, which no text of ours holds.
 */
export function contentId(prefix: string, ...parts: readonly (string | number | null)[]): string {
  // Joined, null is empty.
  const digest = hash('sha256', parts.join('\u001f'), 'hex');
  let letters = '';
  for (let at = 0; at < DIGITS; at += DIGITS_AT_ONCE)
    letters += base32(parseInt(digest.slice(at, at + DIGITS_AT_ONCE), 16));
  return `${prefix}_${letters}`;
}

/** Twenty bits as four letters. */
function base32(bits: number): string {
  return `${ALPHABET[bits >> 15]}${ALPHABET[(bits >> 10) & 31]}${ALPHABET[(bits >> 5) & 31]}${ALPHABET[bits & 31]}`;
}
