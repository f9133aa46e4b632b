import type { Attribution, Claim, Predicate, Stance } from '../model/index.ts';
import type { Arguments } from './arguments/index.ts';
import type { Mood, When } from './circumstances.ts';
import type { Route } from './predicates.ts';
import type { ReadSentence } from './sentence.ts';

/**
 * Why the rules would rather not tell a claim: a noun of an act that adds neither whom nor where nor when, an act that needs two
 * sides and has one, an act whose sides only what was told before can tell, an act that nobody is said to have done. The judge decides;
 * without one such a draft is dropped.
 */
export type Doubt = 'noun-tells-little' | 'side-missing' | 'sides-known-before' | 'doer-unnamed';

/** A claim as the rules propose it, with all that later judges and explains it. */
export interface Draft {
  readonly read: ReadSentence;
  readonly predicate: Predicate;
  readonly route: Route;
  readonly trigger: number;
  readonly arguments: Arguments;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  /** How the sides are known. */
  readonly actorSource: 'stated' | 'inherited' | 'inferred';
  readonly recipientSource: 'stated' | 'inherited' | 'inferred' | 'absent';
  readonly type: Claim['type'];
  readonly mode: Claim['mode'];
  readonly mood: Mood;
  readonly aspect: Claim['aspect'];
  readonly when: When;
  readonly place: readonly string[];
  readonly attribution: Attribution;
  readonly stance: readonly Stance[];
  /** First and last unit of the evidence. */
  readonly first: number;
  readonly last: number;
  readonly doubts: readonly Doubt[];
}
