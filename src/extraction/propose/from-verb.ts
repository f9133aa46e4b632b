/** Acts told by finite verbs: دعمت تركيا الحكومة, alone or with the noun that they carry, شن هجوماً. */
import type { Unit } from '../../language/index.ts';
import type { Predicate } from '../../model/index.ts';
import { argumentsOfNoun, argumentsOfVerb, type Arguments } from '../arguments/index.ts';
import { moodOfVerb } from '../circumstances.ts';
import type { Draft } from '../draft.ts';
import type { PhraseMatch } from '../predicates.ts';
import { isVerbalNoun } from './act-nouns.ts';
import { withSharedAttack } from './attackers.ts';
import { bestFit } from './frames.ts';
import { fromNoun } from './from-noun.ts';
import type { ProposeInput } from './input.ts';
import { mergeOblique, pairedNoun, withPhrase, type PairedNoun } from './light-verbs.ts';
import { isPassive } from './passive.ts';
import { draftOf } from './to-draft.ts';
import { withAttacker, withAuthor, withFirstPerson, withSubjectBefore } from './verb-subjects.ts';

/** The drafts of the verb at `at`. The nouns that it carries are noted in `usedNouns`: they tell no act of their own. */
export function fromVerb(input: ProposeInput, verb: Unit, at: number, usedNouns: Set<number>): readonly Draft[] {
  const own = input.predicates.byVerb(verb.lemma);
  const args = withFirstPerson(input, verb, argumentsOfVerb(input.read, at, input.context, input.discourse), at);
  const match = phraseOf(input, verb, args);
  const phrase = match && !holdsSubject(match, args) ? match : null;
  const paired = phrase ? null : pairedNoun(input, verb, at, args);
  if (!own.length && !phrase && !paired) return [];
  if (!fitsAsVerb(args, match, own)) {
    const asNoun = fromVerbalNoun(input, verb);
    if (asNoun.length) return asNoun;
  }
  for (const unit of phrase?.units ?? (paired ? [paired.at] : [])) usedNouns.add(unit);
  if (phrase) return fromPhrase(input, at, args, phrase);
  return paired ? fromPair(input, verb, args, paired) : fromVerbAlone(input, verb, own, args);
}

/** The phrase of fixed words that the verb opens. */
function phraseOf({ predicates, read }: ProposeInput, verb: Unit, args: Arguments): PhraseMatch | null {
  // Somewhat further: a noun of the phrase may have been read as a verb, أعلنت سحب قواتها, or be no noun, اعتذر عن عدم.
  const limit = Math.min(args.last + 2, read.units.length - 1);
  return predicates.byPhrase(read.units, verb.index, limit, verb.lemma);
}

/** رفضت حكومة الوفاق: the subject is no part of the phrase رفض حكومة. */
function holdsSubject(phrase: PhraseMatch, { subject }: Arguments): boolean {
  return (
    subject?.source === 'stated' &&
    subject.entities.length > 0 &&
    phrase.units.includes(subject.head) &&
    !phrase.predicates.some((candidate) => candidate.frame['subject'] === 'none')
  );
}

/** True where the verb has a subject, and one done to only if it can take one. */
function fitsAsVerb(args: Arguments, match: PhraseMatch | null, own: readonly Predicate[]): boolean {
  if (args.subject === null) return false;
  if (args.subject.source === 'stated' || !args.object?.entities.length) return true;
  return [...own, ...(match?.predicates ?? [])].some((predicate) => 'object' in predicate.frame);
}

/**
 * دعم الإمارات لحفتر، وتشبث حكومة الوحدة بالسلطة: no subject agrees with the verb, and the same letters are its verbal noun with its
 * doer.
 */
function fromVerbalNoun(input: ProposeInput, verb: Unit): readonly Draft[] {
  if (!isVerbalNoun(verb) || verb.reading.proclitics.some((clitic) => clitic !== 'و')) return [];
  return fromNoun(input, verb, verb.index, new Set()).filter(
    (claim) => claim.actorSource === 'stated' && claim.recipient.length > 0,
  );
}

/** شن هجوماً: the verb with the words that it needs beside it. */
function fromPhrase(input: ProposeInput, at: number, args: Arguments, phrase: PhraseMatch): readonly Draft[] {
  const mood = moodOfVerb(input.read, at, input.vocabulary);
  if (mood.unreal) return [];
  const joined = withPhrase(input, at, args, phrase);
  const predicate = bestFit(input.read, at, phrase.predicates, joined, true);
  if (!predicate) return [];
  const spoken = predicate.speech ? withAuthor(input, joined) : joined;
  // ودعت جميع الأطراف إلى ضبط النفس: a demand is made of someone.
  const filled =
    predicate.type === 'REQUEST' ? withSubjectBefore(input, input.read.units[at] as Unit, predicate, spoken) : spoken;
  return draftOf({ input, predicate, route: 'light-verb', at, args: filled, mood });
}

/** الغارات التي شنها: the verb with its noun before it. */
function fromPair(input: ProposeInput, verb: Unit, args: Arguments, paired: PairedNoun): readonly Draft[] {
  const { read, context, discourse } = input;
  const mood = moodOfVerb(read, verb.index, input.vocabulary);
  if (mood.unreal) return [];
  const joined: Arguments = {
    ...args,
    object: verb.reading.pronoun === null ? args.object : null,
    first: Math.min(args.first, paired.at),
    oblique: mergeOblique(args.oblique, argumentsOfNoun(read, paired.at, context, discourse).oblique),
  };
  const predicate = bestFit(read, verb.index, paired.predicates, joined);
  return predicate ? draftOf({ input, predicate, route: 'light-verb', at: verb.index, args: joined, mood }) : [];
}

/** Predicates of what befalls people in an attack. */
const HARMS = new Set(['assault/kill', 'assault/wound']);

function fromVerbAlone(input: ProposeInput, verb: Unit, own: readonly Predicate[], args: Arguments): readonly Draft[] {
  const at = verb.index;
  const mood = moodOfVerb(input.read, at, input.vocabulary);
  const predicate = bestFit(input.read, at, own, args);
  if (!predicate || mood.unreal) return [];
  const spoken = predicate.speech ? withAuthor(input, args) : args;
  const whole = HARMS.has(predicate.id) ? withSharedAttack(input, spoken) : spoken;
  const active = withAttacker(input, predicate, withSubjectBefore(input, verb, predicate, whole));
  const filled = isPassive(input, verb, predicate, active)
    ? { ...active, subject: null, object: active.subject }
    : active;
  return draftOf({ input, predicate, route: 'verb', at, args: filled, mood });
}
