/** Refusals told by the denial of consent: لن تسمح طهران للمفتشين بالدخول, لا تقبل الجزائر أي تدخل. They mean what رفض does. */
import type { Unit } from '../../language/index.ts';
import { argumentsOfVerb, type Filler } from '../arguments/index.ts';
import { moodOfVerb } from '../circumstances.ts';
import type { Draft } from '../draft.ts';
import type { ProposeInput } from './input.ts';
import { draftOf } from './to-draft.ts';
import { withFirstPerson } from './verb-subjects.ts';

/** The verb whose predicate says what these words mean. */
const REFUSE = 'رفض';

/** The negators that tell a will or a stance; لم tells what did not happen. */
const UNWILLING = new Set(['لن', 'لا']);

/** The drafts of a denied verb of consent at `at`. */
export function fromRefusal(input: ProposeInput, verb: Unit, at: number): readonly Draft[] {
  const { read, context, discourse, predicates, vocabulary } = input;
  if (!vocabulary.consents.has(verb.lemma)) return [];
  const mood = moodOfVerb(read, at, vocabulary);
  const [predicate] = predicates.byVerb(REFUSE);
  if (!predicate || mood.polarity !== 'negated' || !UNWILLING.has(mood.because ?? '')) return [];
  const args = withFirstPerson(input, verb, argumentsOfVerb(read, at, context, discourse), at);
  const object =
    refusedOf(['ل', 'مع', 'ب'].flatMap((preposition) => args.oblique.get(preposition) ?? [])) ?? args.object;
  const refusing = { ...mood, polarity: 'affirmed', modality: 'actual' } as const;
  // The negator belongs to what is told.
  const first = Math.min(args.first, read.units[at - 1]?.class === 'negator' ? at - 1 : at);
  const drafts = draftOf({ input, predicate, route: 'verb', at, args: { ...args, object, first }, mood: refusing });
  // لن تسمح لأحد بالسيطرة على ليبيا: to no one in particular, and not to her.
  const isToNobody = object === args.object && args.oblique.has('ل');
  return isToNobody
    ? drafts.map((draft) => ({ ...draft, recipient: [], recipientSource: 'absent' as const, stance: [] }))
    : drafts;
}

/** To whom consent is denied. */
const refusedOf = (fillers: readonly Filler[]): Filler | undefined =>
  fillers.find(({ entities }) => entities.length > 0);
