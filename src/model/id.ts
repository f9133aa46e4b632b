import { sha256 } from '@noble/hashes/sha2.js';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const encoder = new TextEncoder();

/**
 * An id made from what identifies a thing: the same parts give the same id on every machine and every run.
 * Eighty bits of SHA-256, in base 32. Parts are joined by U+001F, which no text of ours holds.
 */
export function contentId(prefix: string, ...parts: readonly (string | number | null)[]): string {
  const digest = sha256(encoder.encode(parts.map((part) => part ?? '').join('\u001f')));
  let out = '';
  let buffer = 0;
  let bits = 0;
  for (let i = 0; i < 10; i += 1) {
    buffer = (buffer << 8) | (digest[i] ?? 0);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return `${prefix}_${out}`;
}
