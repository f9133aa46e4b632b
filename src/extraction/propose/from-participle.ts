/** Acts told by participles: beside the main verb (مطالباً حفتر), or describing a noun (الداعمة لحفتر، المدعوم من موسكو). */
import type { Unit } from '../../language/index.ts';
import { argumentsOfNoun, argumentsOfVerb, pronounAgrees, type Arguments, type Filler } from '../arguments/index.ts';
import { moodOfNoun, moodOfParticiple } from '../circumstances.ts';
import type { Draft } from '../draft.ts';
import { nameOf, type ReadSentence, phraseAt } from '../sentence.ts';
import { argumentsBeside } from './beside-verb.ts';
import { bestFit } from './frames.ts';
import type { ProposeInput } from './input.ts';
import { withPhrase } from './light-verbs.ts';
import { draftOf } from './to-draft.ts';

/** مطالباً حفتر بوقف…, a participle beside the main verb, has its subject; الداعمة لحفتر has the noun before it. */
export function fromParticiple(
  input: ProposeInput,
  participle: Unit,
  verb: string,
  at: number,
  usedNouns: Set<number>,
): readonly Draft[] {
  const { read, predicates } = input;
  const candidates = predicates.byVerb(verb);
  if (!candidates.length && !predicates.opensPhrase(verb)) return [];
  const beside = argumentsBeside(input, participle, at);
  const args = beside ?? argumentsOfDescribing(input, participle, at);
  if (!args?.subject?.entities.length) return [];
  const mood = moodOfParticiple(read, at);
  // محملاً موسكو المسؤولية، معرباً عن قلقه: with the noun that its verb carries.
  const phrase = beside && predicates.byPhrase(read.units, at, args.last, verb);
  const whole = phrase && withPhrase(input, at, args, phrase);
  const carrying = phrase && whole && bestFit(read, at, phrase.predicates, whole, true);
  if (carrying) {
    for (const unit of phrase.units) usedNouns.add(unit);
    return draftOf({ input, predicate: carrying, route: 'participle', at, args: whole, mood });
  }
  const predicate = bestFit(read, at, candidates, args);
  if (!predicate) return [];
  return draftOf({ input, predicate, route: 'participle', at, args, mood }).filter(
    (claim) => claim.recipient.length > 0 || claim.predicate.speech,
  );
}

/** الداعمة لحفتر: the participle describes the noun before it; in موقفها الرافض it tells what she holds whose stand it is. */
function argumentsOfDescribing(
  { read, context, discourse }: ProposeInput,
  { index }: Unit,
  at: number,
): Arguments | null {
  const phrase = phraseAt(read, at);
  if (!phrase || phrase.head === at) return null;
  const head = read.units[phrase.head] as Unit;
  const { pronoun } = head.reading;
  const holder = (): Filler | undefined =>
    discourse.within.findLast(([verb]) => verb < head.index && head.index - verb <= STAND_WITHIN)?.[1];
  const subject = STANDS.has(head.lemma) && pronoun !== null ? holder() : nounBefore(read, phrase.first, index);
  if (!subject || (pronoun !== null && !pronounAgrees(pronoun, subject.agreement))) return null;
  const { object, oblique, last } = argumentsOfVerb(read, at, context, { ...discourse, subjects: [], within: [] });
  return { subject, object, genitive: null, oblique, first: at, last };
}

/** Units between a verb whose subject holds a stand and the stand, at most: جددت مصر أمس موقفها الرافض. */
const STAND_WITHIN = 6;

const STANDS = new Set(['موقف', 'سياسة', 'توجه', 'رؤية', 'خطاب']);

/** المناطق الخاضعة لسيطرة الحوثيين: a participle with the words that its verb needs beside it, said of the noun before it. */
export function fromParticiplePhrase(
  input: ProposeInput,
  participle: Unit,
  at: number,
  usedNouns: Set<number>,
): readonly Draft[] {
  const { read, context, discourse } = input;
  const verb = participle.nominal.find(({ features }) => features.kind === 'active-participle')?.lemma;
  const right = verb === undefined ? null : argumentsOfNoun(read, at, context, discourse);
  const match = right && verb !== undefined ? input.predicates.byPhrase(read.units, at, right.last, verb) : null;
  if (!right || !match || !match.predicates.some(({ aspect }) => aspect === 'state')) return [];
  const phrase = phraseAt(read, at);
  const described = phrase ? nounBefore(read, phrase.head === at ? Math.max(0, at - 3) : phrase.first, at) : null;
  const args = withPhrase(
    input,
    at,
    { ...right, subject: described, object: null, first: described?.first ?? at },
    match,
  );
  const predicate = bestFit(read, at, match.predicates, args, true);
  if (!predicate) return [];
  for (const unit of match.units) usedNouns.add(unit);
  return draftOf({ input, predicate, route: 'participle', at, args, mood: moodOfParticiple(read, at) });
}

/** المدعوم من موسكو: what it describes is the object, and من brings the doer. */
export function fromPassiveParticiple(input: ProposeInput, verb: string, at: number): readonly Draft[] {
  const { read, context, discourse } = input;
  const phrase = phraseAt(read, at);
  const right = argumentsOfNoun(read, at, context, discourse);
  const doer = right.oblique.get('من')?.find((filler) => filler.entities.length > 0 && filler.first <= at + 3);
  const object = phrase && nounBefore(read, phrase.head === at ? Math.max(0, at - 2) : phrase.first, at);
  if (!doer || !object) return [];
  const args: Arguments = {
    subject: { ...doer, rule: 'subject/agent' },
    object,
    genitive: null,
    oblique: new Map(),
    first: object.first,
    last: doer.last,
  };
  const predicate = bestFit(read, at, input.predicates.byVerb(verb), args);
  return predicate
    ? draftOf({ input, predicate, route: 'passive-participle', at, args, mood: moodOfNoun(read, at, input.vocabulary) })
    : [];
}

/** The last name among the units from `first` to before `at`, which a participle describes. */
function nounBefore(read: ReadSentence, first: number, at: number): Filler | null {
  for (let index = at - 1; index >= first; index -= 1) {
    const unit = read.units[index];
    const name = nameOf(read, unit);
    // الحرب الإسرائيلية المدمرة: the war destroys; its adjective only tells whose it is.
    if (name && !unit?.adjectival)
      return {
        entities: [name.entity],
        first: index,
        last: index,
        head: index,
        lemma: '',
        agreement: { gender: null, number: null },
        source: 'stated',
        rule: 'subject/described',
      };
  }
  return null;
}
