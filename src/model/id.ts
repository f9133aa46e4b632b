import { sha256 } from '@noble/hashes/sha2.js';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const encoder = new TextEncoder();

/** Where the bytes of short keys are written, which most are: an article has hundreds of ids. */
const keyBytes = new Uint8Array(1024);
/** A code unit takes so many bytes of UTF-8 at most. */
const BYTES_A_UNIT_MAX = 3;

/**
 * An id made from what identifies a thing: the same parts give the same id on every machine and every run.
 * Eighty bits of SHA-256, in base 32. Parts are joined by U+001F, which no text of ours holds.
 */
export function contentId(prefix: string, ...parts: readonly (string | number | null)[]): string {
  // Joined, null is empty.
  const digest = sha256(bytesOf(parts.join('\u001f')));
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

/** The bytes of `text`, good until the next are asked for. */
function bytesOf(text: string): Uint8Array {
  if (text.length * BYTES_A_UNIT_MAX > keyBytes.length) return encoder.encode(text);
  return keyBytes.subarray(0, encoder.encodeInto(text, keyBytes).written);
}
