/** What the search for claims of one sentence is given, and the questions that many of its steps ask of it. */
import type { Claim } from '../../model/index.ts';
import type { Discourse } from '../arguments/index.ts';
import type { Issuers } from '../documents.ts';
import type { Opposition } from '../opposition.ts';
import type { PredicateIndex } from '../predicates.ts';
import type { DocumentContext, ReadSentence } from '../sentence.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Scope, Speaker } from '../voices.ts';

/** The sides of the act of one type that was told last. */
export interface ToldAct {
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
}

/** What the article has told so far, by type of act. */
export type Told = ReadonlyMap<Claim['type'], ToldAct>;

export interface ProposeInput {
  readonly read: ReadSentence;
  readonly context: DocumentContext;
  readonly discourse: Discourse;
  readonly scopes: readonly Scope[];
  readonly speaker: Speaker | null;
  /** The acts told so far. */
  readonly told: Told;
  /** Who is said so far not to have done an attack. */
  readonly deniers: ReadonlySet<string>;
  readonly issuers: Issuers;
  readonly predicates: PredicateIndex;
  /** What a speaker who says it of another accuses him of. */
  readonly wrongs: PredicateIndex;
  readonly vocabulary: Vocabulary;
  readonly opposition: Opposition;
}

/** Who says what stands at a unit; no one where the article says it itself. */
export function speakerAt(input: ProposeInput, at: number): readonly string[] {
  return input.scopes.findLast((scope) => scope.first <= at && at <= scope.last)?.voice.speaker ?? [];
}
