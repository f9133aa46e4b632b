/** Acts that the text tells as done, for what is no claim of a predicate but tells that something became so. */
import { argumentsOfNoun, argumentsOfVerb, type Arguments } from '../arguments/index.ts';
import { moodOfVerb, type Mood } from '../circumstances.ts';
import { unitBefore } from '../sentence.ts';
import { attributionAt } from '../voices.ts';
import { withController } from './controllers.ts';
import { moodOfAct } from './from-noun.ts';
import type { ProposeInput } from './input.ts';
import { isRefused, isThreatened } from './wished.ts';

/** The arguments of the verb or the verbal noun at `at`; null where it is denied, planned, possible, wished, refused, threatened or alleged. */
export function argumentsOfFact(input: ProposeInput, at: number): Arguments | null {
  const { read, context, discourse, scopes, vocabulary } = input;
  const { kind, verb } = attributionAt(read, scopes, at);
  if (kind !== 'author' && verb === 'deny') return null;
  if (read.units[at]?.class === 'verb') {
    const mood = moodOfVerb(read, at, vocabulary);
    return isDone(mood) ? argumentsOfVerb(read, at, context, discourse) : null;
  }
  const args = withController(input, at, argumentsOfNoun(read, at, context, discourse));
  const isOnlyMeant = isRefused(input, at) || isThreatened(input, at) || MEANT.has(unitBefore(read, at)?.lemma ?? '');
  return isDone(moodOfAct(input, at, args)) && !args.accuser && !isOnlyMeant ? args : null;
}

const isDone = ({ polarity, modality, unreal }: Mood): boolean =>
  polarity === 'affirmed' && modality === 'actual' && !unreal;

/** Nouns of what is thought of: قرار قطع العلاقات. */
const MEANT = new Set(['قرار', 'فكرة', 'خيار', 'نية', 'احتمال', 'خطة', 'تهديد']);
