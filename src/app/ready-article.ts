import { bucketsOf, type Fingerprint, fingerprintOf } from '../derivation/index.ts';
import { type ArticleRecord, type PackedRecord, packRecord } from '../store/index.ts';

/**
 * An article that was read, as the store writes it where nobody has decided anything in its case: all that it says is bytes, which
 * a reading thread makes and gives away, so that the thread that writes has next to nothing to do.
 */
export interface ReadyArticle {
  readonly id: string;
  readonly engine: string;
  /** How many claims were found. */
  readonly claims: number;
  readonly packed: PackedRecord;
  /** What it is compared by, and where articles to compare it with are sought. */
  readonly print: PackedPrint;
  readonly buckets: readonly number[];
}

/** A fingerprint whose shingles are moved between threads rather than copied; few are ever compared. */
export interface PackedPrint extends Omit<Fingerprint, 'shingles'> {
  readonly shingles: Uint32Array<ArrayBuffer>;
}

export function readyArticle(record: ArticleRecord): ReadyArticle {
  const { document, engine, extraction } = record;
  const print = fingerprintOf(document);
  const buckets = bucketsOf(print);
  return {
    id: document.meta.id,
    engine,
    claims: extraction.claims.length,
    packed: packRecord({ ...record, reprints: { buckets, others: [] } }),
    print: { ...print, shingles: Uint32Array.from(print.shingles) },
    buckets,
  };
}

/** What of an article is moved from thread to thread. */
export function movedWith({ packed, print }: ReadyArticle): readonly ArrayBuffer[] {
  return [packed.rows.bytes.buffer, print.shingles.buffer];
}

export function unpackPrint({ shingles, ...print }: PackedPrint): Fingerprint {
  return { ...print, shingles: new Set(shingles) };
}
