/** An act on its way to a draft: what was found of it before its sides are known, and the sides. */
import type { Predicate } from '../../model/index.ts';
import type { Arguments } from '../arguments/index.ts';
import type { Mood } from '../circumstances.ts';
import type { Doubt, Draft } from '../draft.ts';
import type { Route } from '../predicates.ts';
import type { ProposeInput } from './input.ts';

/** A word taken for a predicate, with the arguments that its clause gives it. */
export interface Act {
  readonly input: ProposeInput;
  readonly predicate: Predicate;
  readonly route: Route;
  /** Unit of the word. */
  readonly at: number;
  readonly args: Arguments;
  readonly mood: Mood;
}

/** An act of which the sentence names no doer, with those to whom it is done. */
export interface OpenAct extends Act {
  readonly hit: {
    /** All of them, in order. */
    readonly all: readonly string[];
    /** Those that are no places, and those that are. */
    readonly named: readonly string[];
    readonly places: readonly string[];
  };
  /** Where it happens. */
  readonly place: readonly string[];
}

/** Who does it, to whom and where, and how that is known. */
export interface Sides {
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly place: readonly string[];
  readonly actorSource: Draft['actorSource'];
  readonly recipientSource: Draft['recipientSource'];
  readonly doubt?: Doubt;
}

/** True for a noun that tells the act, with its doer as its genitive. */
export const isToldByNoun = ({ route }: Act): boolean => route === 'noun' || route === 'verbal-noun';

export const isAssault = (predicate: Predicate): boolean => predicate.type === 'ASSAULT';
