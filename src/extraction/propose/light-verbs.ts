/**
 * Acts told by a verb and the noun that it carries: شن هجوماً (launched an attack), قدّم دعماً. The verb says who, and what the noun governs
 * is what the act is done to; the noun may stand before its verb, الغارات التي شنها.
 */
import { isTanwin, type Unit } from '../../language/index.ts';
import type { Predicate } from '../../model/index.ts';
import {
  argumentsOfNoun,
  carriedSubject,
  describedPhrase,
  withPronoun,
  type Arguments,
  type Filler,
} from '../arguments/index.ts';
import type { PhraseMatch } from '../predicates.ts';
import { nameOf, type ReadSentence } from '../sentence.ts';
import { actsOf } from './act-nouns.ts';
import type { ProposeInput } from './input.ts';

/** The noun of a verb phrase that stands before its verb. */
export interface PairedNoun {
  readonly at: number;
  readonly predicates: readonly Predicate[];
}

/** الغارات التي شنها الجيش، قصف نفذته القوات: the noun of a verb phrase before its verb, which points back by a pronoun. */
export function pairedNoun(input: ProposeInput, verb: Unit, at: number, args: Arguments): PairedNoun | null {
  const { read, predicates, vocabulary, context } = input;
  const next = read.units[at + 1];
  // زيارة قام بها أردوغان: the pronoun may stand on the preposition.
  const byPreposition =
    vocabulary.controls.has(verb.lemma) && next !== undefined && withPronoun(next, context)?.[0] === 'ب';
  const described = describedPhrase(read, at)?.head ?? topicHead(read, args);
  const head = described === null ? null : pairedOf(input, verb, described);
  const noun = head === null ? null : read.units[head];
  if (head === null || !noun) return null;
  const pair = predicates.byPair(verb.lemma, noun);
  // اللقاء الذي جمع حفتر وسلامة: here the noun is what does it, and no one's act.
  const asSubject = pair.filter((predicate) => predicate.frame['subject'] === 'none');
  if (verb.reading.pronoun === null && !byPreposition && !asSubject.length) return null;
  const performed =
    byPreposition || (!pair.length && vocabulary.performs.has(verb.lemma) && !isOfAnother(input, head, args.subject));
  const found = performed ? actsOf(input, noun, head) : verb.reading.pronoun === null ? asSubject : pair;
  return found.length ? { at: head, predicates: found } : null;
}

/**
 * فرض عقوبات تستهدف: of an act and the noun that it governs, the one whose pair with the verb is known, else the act. What an act ends is
 * its mere object, وقف انتهاكات ترتكبها (CODEBOOK, hard case 1).
 */
function pairedOf({ read, predicates, vocabulary }: ProposeInput, verb: Unit, at: number): number {
  const [act, governed] = [read.units[at], read.units[at + 1]];
  const isGoverned = governed?.class === 'noun' && read.phraseOf[at] === read.phraseOf[at + 1];
  const ends = act !== undefined && vocabulary.stopActs.has(act.reading.stem);
  if (!act || !isGoverned || ends || act.reading.article || predicates.byPair(verb.lemma, act).length) return at;
  return predicates.byPair(verb.lemma, governed).length ? at + 1 : at;
}

/** انسحاب قوات التحالف الذي تقوده السعودية: an act of the alliance, which she leads; she leads no retreat. */
function isOfAnother({ read, context, discourse }: ProposeInput, noun: number, subject: Filler | null): boolean {
  const owner = argumentsOfNoun(read, noun, context, discourse).subject;
  if (owner?.rule !== 'subject/genitive' || !owner.entities.length) return false;
  return subject?.rule === 'subject/after-verb' && !subject.entities.some((id) => owner.entities.includes(id));
}

/** سيارة مفخخة انفجرت، العقوبات الكندية طالت: the noun with which the clause opens, its subject; null where it is someone or someone's people. */
function topicHead(read: ReadSentence, { subject }: Arguments): number | null {
  if (subject?.rule !== 'subject/before-verb') return null;
  const owner = nameOf(read, read.units[subject.head + 1]);
  return subject.entities.length === 0 || owner?.rule === 'name/nisba' ? subject.head : null;
}

/** The verb's arguments with those of the noun that it carries: what the noun governs is what the act is done to. */
export function withPhrase(input: ProposeInput, at: number, args: Arguments, phrase: PhraseMatch): Arguments {
  const carried = new Set(phrase.units);
  const isCarried = (filler: Filler | null): boolean => filler !== null && carried.has(filler.head);
  const ofNoun = argumentsOfNoun(input.read, phrase.noun, input.context, input.discourse);
  const stated = ofNoun.subject?.source === 'stated' ? ofNoun.subject : null;
  // أكد دعم بلاده: the noun that stands where a subject would is what the verb carries.
  const verb = input.read.units[at] as Unit;
  const subject = !isCarried(args.subject)
    ? args.subject
    : isSubjectItself(input.read, verb, args.subject)
      ? null
      : carriedSubject(verb, input.discourse);
  const ofCarried = !subject && isCarried(args.subject);
  // أكدت مواصلة دعم حفتر: the noun may stand right after another, which governs it.
  const governing = args.object?.head === phrase.noun - 1 ? input.read.units[args.object.head] : undefined;
  const within =
    governing?.class === 'noun' && !governing.reading.article && input.read.units[phrase.noun]?.class === 'noun';
  return {
    subject: ofCarried && stated ? { ...stated, rule: 'subject/nisba' } : subject,
    object:
      within || (isCarried(args.object) && !isSomeone(input.read, args.object))
        ? ofNoun.object
        : (args.object ?? ofNoun.object),
    genitive: ofCarried ? null : stated,
    oblique: mergeOblique(ofNoun.oblique, withoutAddressee(input, verb, args.oblique, phrase.noun)),
    first: args.first,
    last: Math.max(args.last, ofNoun.last),
  };
}

/** أكد لنظيره رفض بلاده التهجير: to whom one says it, before what is said, is not whom it is about. */
function withoutAddressee(
  { vocabulary }: ProposeInput,
  verb: Unit,
  oblique: Arguments['oblique'],
  said: number,
): Arguments['oblique'] {
  const told = oblique.get('ل');
  if (!told || vocabulary.sayingVerb(verb) === null) return oblique;
  const rest = told.filter(({ first }) => first > said);
  const kept = new Map(oblique);
  if (rest.length) kept.set('ل', rest);
  else kept.delete('ل');
  return kept;
}

/**
 * وجه إليه اتهام، عقد اجتماع: an indefinite masculine noun without the alif of the accusative is the subject itself, so that the verb
 * is passive.
 */
function isSubjectItself(read: ReadSentence, verb: Unit, carried: Filler | null): boolean {
  const noun = carried ? read.units[carried.head] : undefined;
  const features = noun?.lexical?.features;
  if (!noun || !features || noun.class !== 'noun' || noun.reading.article || noun.reading.pronoun !== null)
    return false;
  const next = read.units[noun.index + 1];
  const isConstruct =
    next !== undefined &&
    read.phraseOf[next.index] === read.phraseOf[noun.index] &&
    !next.adjectival &&
    next.class !== 'adjective';
  return (
    verb.lexical?.features.number === 's' &&
    features.gender === 'm' &&
    features.number === 's' &&
    !isConstruct &&
    !isTanwin(noun)
  );
}

/** True for a carried noun that is itself who is hit: طردت دبلوماسيين روسا. */
function isSomeone(read: ReadSentence, filler: Filler | null): boolean {
  const head = filler && read.units[filler.head];
  const name = head ? nameOf(read, head) : null;
  return name !== null && name.rule !== 'name/forces-of' && name.rule !== 'name/nisba';
}

/** سقوط المدينة بيد الحوثيين: the noun of a verb that carries another noun, where that one has someone of its own; else null. */
export function withCarried(input: ProposeInput, args: Arguments, phrase: PhraseMatch): Arguments | null {
  const carried = new Set(phrase.units);
  const ofNoun = argumentsOfNoun(input.read, phrase.noun, input.context, input.discourse);
  const genitive = ofNoun.subject;
  if (phrase.noun === args.first || genitive?.source !== 'stated' || carried.has(genitive.head)) return null;
  return {
    ...args,
    subject: args.subject && carried.has(args.subject.head) ? null : args.subject,
    object: args.object ?? ofNoun.object,
    genitive,
    oblique: mergeOblique(ofNoun.oblique, args.oblique),
    last: Math.max(args.last, ofNoun.last),
  };
}

/** The prepositional phrases of both; where both have the same preposition, those of `a`. */
export function mergeOblique(
  a: ReadonlyMap<string, readonly Filler[]>,
  b: ReadonlyMap<string, readonly Filler[]>,
): ReadonlyMap<string, readonly Filler[]> {
  const merged = new Map(a);
  for (const [preposition, fillers] of b) if (!merged.has(preposition)) merged.set(preposition, fillers);
  return merged;
}
