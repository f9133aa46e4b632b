/**
 * Proposes claims: every word that can be a predicate, with the arguments that its clause gives it, becomes a draft or nothing.
 * Generous by design: what a rule holds for unlikely is proposed with a doubt, and `refine.ts` removes what overlaps and what the
 * judge finds unlikely.
 */
import type { Draft } from '../draft.ts';
import { fromNoun } from './from-noun.ts';
import { fromObligation } from './from-obligation.ts';
import { fromVerb } from './from-verb.ts';
import type { ProposeInput } from './input.ts';

/** All drafts of a sentence, in order of their triggers. */
export function proposeClaims(input: ProposeInput): readonly Draft[] {
  const drafts: Draft[] = [];
  const usedNouns = new Set<number>();
  input.read.units.forEach((unit, at) => {
    if (unit.class === 'verb' && !usedNouns.has(at)) drafts.push(...fromVerb(input, unit, at, usedNouns));
    else if ((unit.class === 'noun' || unit.class === 'adjective') && !usedNouns.has(at))
      drafts.push(...fromNoun(input, unit, at, usedNouns));
    else if (unit.class === 'complementizer') drafts.push(...fromObligation(input, at));
  });
  return drafts;
}
