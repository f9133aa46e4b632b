import iconv from 'iconv-lite';
import jschardet from 'jschardet';

/** What the bytes of a file turned out to be. */
export type Decoded =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly encoding: string;
      /** True where nothing but the letters themselves told the encoding. */
      readonly guessed: boolean;
      /** Bytes that are no letters in that encoding, each shown as `�`. */
      readonly broken: number;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'binary'; readonly offset: number }
  | { readonly kind: 'unknown' };

const MARKED: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
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
/** The detector needs no more than this of a long file, and takes long over more. */
const DETECTED_BYTES = 64 * 1024;

/**
 * Text from bytes. A byte order mark is believed; valid UTF-8 is UTF-8; then the encoding that the source declares; else the old
 * encodings of Arabic are tried, and believed only where Arabic comes out; and UTF-8 with few
 * broken letters is UTF-8 that was damaged.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = MARKED.find(([mark]) => mark.every((byte, index) => bytes[index] === byte));
  const text = marked ? iconv.decode(buffer, marked[1]) : decodeUtf8(bytes);
  if (text !== null && !text.includes('\0')) return textOrEmpty(text, marked?.[1] ?? 'utf-8', false);
  const told = decodeAs(buffer, declared);
  if (told !== null) return textOrEmpty(told, (declared ?? '').toLowerCase(), false);
  const guess = jschardet.detect(buffer.subarray(0, DETECTED_BYTES)).encoding?.toLowerCase();
  const encoding = guess === undefined ? undefined : GUESSABLE.get(guess);
  if (encoding !== undefined) {
    const guessed = iconv.decode(buffer, encoding);
    if (readsAsArabic(guessed)) return textOrEmpty(guessed, encoding, true);
  }
  const mended = decodeBrokenUtf8(bytes);
  if (mended !== null) return mended;
  const offset = bytes.indexOf(0);
  return offset >= 0 ? { kind: 'binary', offset } : { kind: 'unknown' };
}

function textOrEmpty(text: string, encoding: string, guessed: boolean): Decoded {
  return text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text, encoding, guessed, broken: 0 };
}

/** One broken letter in so many is damage, such as a download that ends within a letter; more is another encoding. */
const LETTERS_OF_ONE_BROKEN = 50;

/** UTF-8 with a few letters that are none; null where it is more than a few, or no Arabic comes out. */
function decodeBrokenUtf8(bytes: Uint8Array): Decoded | null {
  if (bytes.includes(0)) return null;
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const isArabic = readsAsArabic(text.replaceAll('\ufffd', ''));
  if (!isArabic || broken * LETTERS_OF_ONE_BROKEN > text.length) return null;
  return { kind: 'text', text, encoding: 'utf-8', guessed: false, broken };
}

/** The text in a declared encoding; null where none is declared, none is known by that name, or its letters do not come out. */
function decodeAs(buffer: Buffer, declared: string | null): string | null {
  if (declared === null || !iconv.encodingExists(declared) || /^utf-?8$/iu.test(declared)) return null;
  const text = iconv.decode(buffer, declared);
  return /\ufffd|(?![\t\n\v\f\r\u0080-\u009f])\p{Cc}/u.test(text) ? null : text;
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
