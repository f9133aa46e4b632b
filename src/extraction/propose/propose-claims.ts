/**
 * Proposes claims: every word that can be a predicate, with the arguments that its clause gives it, becomes a draft or nothing.
 * Generous by design: what a rule holds for unlikely is proposed with a doubt, and `refine.ts` removes what overlaps and what the
 * judge finds unlikely.
 */
import { isQuote, type Unit } from '../../language/index.ts';
import type { Draft } from '../draft.ts';
import { fromNoun } from './from-noun.ts';
import { fromObligation } from './from-obligation.ts';
import { fromRefusal } from './from-refusal.ts';
import { fromVerb } from './from-verb.ts';
import { fromWrong } from './from-wrong.ts';
import type { ProposeInput } from './input.ts';

/** All drafts of a sentence, in order of their triggers. */
export function proposeClaims(input: ProposeInput): readonly Draft[] {
  const drafts: Draft[] = [];
  const usedNouns = new Set<number>();
  input.read.units.forEach((unit, at) => {
    if (unit.class === 'complementizer' || unit.lemma === ':' || isQuote(unit))
      drafts.push(...fromObligation(input, at));
    const mayTell = unit.class === 'verb' || unit.class === 'noun' || unit.class === 'adjective';
    // القرار غير قانوني: the one negator that opens a judgement.
    if (!mayTell && unit.lemma !== 'غير') return;
    const own = !mayTell || usedNouns.has(at) ? [] : tellOf(input, unit, at, usedNouns);
    const accusing = fromWrong(input, unit, at, own.length > 0);
    drafts.push(...(isOutdone(own, accusing) ? accusing : [...own, ...accusing]));
  });
  return drafts;
}

function tellOf(input: ProposeInput, unit: Unit, at: number, usedNouns: Set<number>): readonly Draft[] {
  if (unit.class !== 'verb') return fromNoun(input, unit, at, usedNouns);
  const refused = fromRefusal(input, unit, at);
  return refused.length ? refused : fromVerb(input, unit, at, usedNouns);
}

/** يقوض استقرار المنطقة: a verb with the words that it needs says more than the verb alone. */
const isOutdone = (own: readonly Draft[], accusing: readonly Draft[]): boolean =>
  accusing.some(({ route }) => route === 'light-verb') && own.every(({ route }) => route === 'verb');
