/** What fills the places of a predicate: who is meant, where it stands, and how it was found. */
import type { Agreement } from '../grammar.ts';

/** A filled place of a frame: the entities meant, and where they stand. */
export interface Filler {
  readonly entities: readonly string[];
  /** First and last unit. */
  readonly first: number;
  readonly last: number;
  /** Head unit of the phrase; −1 where the filler is a pronoun or carried over. */
  readonly head: number;
  /** Lemma of the head, for frames that ask what kind of thing it is. */
  readonly lemma: string;
  /** Gender and number, for verbs that carry it on. */
  readonly agreement: Agreement;
  readonly source: 'stated' | 'inherited';
  /** Where it was found, for explanations: `subject/after-verb`. */
  readonly rule: string;
}

export interface Arguments {
  readonly subject: Filler | null;
  readonly object: Filler | null;
  /** What the noun of a verb phrase governs: قدّم دعم بلاده. */
  readonly genitive: Filler | null;
  /** Prepositional phrases of the clause by preposition, in order. */
  readonly oblique: ReadonlyMap<string, readonly Filler[]>;
  /** Who alleges it, where the act is what someone is accused of. */
  readonly accuser?: readonly string[];
  /** The verb that brings the act of a noun, by its unit: لم يقم الجيش بقصف. */
  readonly governor?: number;
  /** First and last unit that the predicate and its arguments cover. */
  readonly first: number;
  readonly last: number;
}

export const OPEN_AGREEMENT: Agreement = { gender: null, number: null };
