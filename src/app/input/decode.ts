import iconv from 'iconv-lite';
import jschardet from 'jschardet';

/** What the bytes of a file turned out to be. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly guessed: string | null }
  | { readonly kind: 'empty' }
  | { readonly kind: 'binary'; readonly offset: number }
  | { readonly kind: 'unknown' };

const MARKED: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Encodings that may be guessed without a mark; what the detector answers, and what iconv calls it. */
const GUESSABLE = new Map([
  ['windows-1256', 'windows-1256'],
  ['iso-8859-6', 'iso-8859-6'],
  ['utf-16-le', 'utf-16le'],
  ['utf-16-be', 'utf-16be'],
]);

/**
 * Text from bytes. A byte order mark is believed; valid UTF-8 is UTF-8; else the old encodings of Arabic are tried,
 * and believed only where Arabic comes out.
 */
export function decode(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = MARKED.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  const text = marked ? iconv.decode(buffer, marked[1]) : decodeUtf8(bytes);
  if (text !== null && !text.includes('\0')) {
    return text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text, guessed: null };
  }
  const guess = jschardet.detect(buffer).encoding?.toLowerCase();
  const encoding = guess === undefined ? undefined : GUESSABLE.get(guess);
  if (encoding !== undefined) {
    const guessed = iconv.decode(buffer, encoding);
    if (readsAsArabic(guessed)) return { kind: 'text', text: guessed, guessed: encoding };
  }
  const offset = bytes.indexOf(0);
  return offset >= 0 ? { kind: 'binary', offset } : { kind: 'unknown' };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // Not UTF-8.
  }
}

/** Most letters are Arabic, and no control characters stand between them. */
function readsAsArabic(text: string): boolean {
  if (/\ufffd|(?![\t\n\v\f\r])\p{Cc}/u.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  return arabic > 0 && arabic >= letters / 2;
}
