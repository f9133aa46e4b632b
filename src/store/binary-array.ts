/**
 * Columns of many rows as PostgreSQL's binary arrays: a parameter each, however many rows, which the server takes apart without
 * reading a text. The form is that of `array_recv` in PostgreSQL's `arrayfuncs.c`: the number of dimensions, whether there are
 * nulls, the type of the elements, their number and the first index, then each element with its length before it.
 */

/** The types of elements that we send, each with its object id in `pg_type`, and with that of its array. */
const TYPES = {
  text: { element: 25, array: 1009 },
  integer: { element: 23, array: 1007 },
  json: { element: 114, array: 199 },
  bytea: { element: 17, array: 1001 },
  bigint: { element: 20, array: 1016 },
} as const;

export type ElementType = keyof typeof TYPES;

/** The object ids of the types whose values may be bytes. */
export const BINARY_TYPES: readonly number[] = Object.values(TYPES).flatMap(({ element, array }) => [element, array]);

const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;
/** No code unit of UTF-16 takes more bytes of UTF-8. */
const UTF8_BYTES_MAX = 3;

/** Writes elements one after another into bytes that grow. */
export interface ElementWriter {
  /** Append a value; objects of the type `json` are written as JSON. Gives where the bytes end now. */
  readonly write: (type: ElementType, value: unknown) => number;
  /** All bytes since the last time, in a buffer of their own. */
  readonly take: () => Uint8Array<ArrayBuffer>;
}

export function createElementWriter(): ElementWriter {
  let bytes = Buffer.alloc(1 << 16);
  let at = 0;

  function reserve(size: number): void {
    if (at + size <= bytes.length) return;
    const larger = Buffer.alloc(2 * (at + size));
    bytes.copy(larger, 0, 0, at);
    bytes = larger;
  }

  function writeText(text: string): void {
    reserve(LENGTH_BYTES + UTF8_BYTES_MAX * text.length);
    const length = bytes.write(text, at + LENGTH_BYTES);
    bytes.writeInt32BE(length, at);
    at += LENGTH_BYTES + length;
  }

  return {
    write(type, value) {
      if (value === null || value === undefined) {
        reserve(LENGTH_BYTES);
        at = bytes.writeInt32BE(NULL_LENGTH, at);
      } else if (type === 'integer') {
        reserve(LENGTH_BYTES + 4);
        at = bytes.writeInt32BE(value as number, bytes.writeInt32BE(4, at));
      } else if (type === 'bigint') {
        reserve(LENGTH_BYTES + 8);
        at = bytes.writeBigInt64BE(BigInt(value as number), bytes.writeInt32BE(8, at));
      } else if (type === 'bytea') {
        const part = value as Uint8Array;
        reserve(LENGTH_BYTES + part.length);
        bytes.set(part, bytes.writeInt32BE(part.length, at));
        at += LENGTH_BYTES + part.length;
      } else {
        writeText(type === 'json' ? JSON.stringify(value) : (value as string));
      }
      return at;
    },
    take() {
      const taken = new Uint8Array(bytes.subarray(0, at));
      at = 0;
      return taken;
    },
  };
}

/** The array of `count` elements whose bytes are `parts`, one part after another. */
export function binaryArray(type: ElementType, count: number, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length, HEADER_BYTES);
  const array = new Uint8Array(length);
  const header = new DataView(array.buffer);
  // One dimension; there may be nulls; numbered from 1.
  [1, 1, TYPES[type].element, count, 1].forEach((number, n) => header.setInt32(n * 4, number));
  let at = HEADER_BYTES;
  for (const part of parts) {
    array.set(part, at);
    at += part.length;
  }
  return array;
}
