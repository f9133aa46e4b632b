/** Acts told by finite verbs: دعمت تركيا الحكومة, alone or with the noun that they carry, شن هجوماً. */
import type { Unit } from '../../language/index.ts';
import type { Predicate } from '../../model/index.ts';
import { argumentsOfNoun, argumentsOfVerb, isNaming, type Arguments, type Filler } from '../arguments/index.ts';
import { moodOfVerb } from '../circumstances.ts';
import type { Draft } from '../draft.ts';
import type { PhraseMatch } from '../predicates.ts';
import type { ReadSentence } from '../sentence.ts';
import { isDocument } from '../documents.ts';
import { isVerbalNoun } from './act-nouns.ts';
import { withSharedAttack } from './attackers.ts';
import { doerByClause } from './deed-clauses.ts';
import { bestFit } from './frames.ts';
import { fromNoun } from './from-noun.ts';
import type { ProposeInput } from './input.ts';
import { mergeOblique, pairedNoun, withPhrase, type PairedNoun } from './light-verbs.ts';
import { isPassive } from './passive.ts';
import { draftOf } from './to-draft.ts';
import { withAttacker, withAuthor, withFirstPerson, withOwnerOfText, withSubjectBefore } from './verb-subjects.ts';

/** The drafts of the verb at `at`. The nouns that it carries are noted in `usedNouns`: they tell no act of their own. */
export function fromVerb(input: ProposeInput, verb: Unit, at: number, usedNouns: Set<number>): readonly Draft[] {
  const found = argumentsOfVerb(input.read, at, input.context, input.discourse);
  const own = [...input.predicates.byVerb(verb.lemma), ...byDoerBefore(input, verb, found)];
  const args = withOwnerOfText(input, verb, withFirstPerson(input, verb, found, at));
  const match = phraseOf(input, verb, args);
  const phrase = match && !holdsSubject(match, args) ? match : null;
  const paired = phrase ? null : pairedNoun(input, verb, at, args);
  if ((!own.length && !phrase && !paired) || isNaming(input.read, verb)) return [];
  if (opensWithNisba(input.read, verb) || !fitsAsVerb(args, match, own)) {
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
  // In وصفها بأنها غير قانونية what he calls it stands in a clause.
  const clause = read.units[args.last + 1];
  const opensClause = clause?.class === 'complementizer' && clause.lemma.startsWith('ب');
  const limit = Math.min(args.last + (opensClause ? WORDS_IN_CLAUSE : 2), read.units.length - 1);
  return predicates.byPhrase(read.units, verb.index, limit, verb.lemma);
}

/** متظاهرين تجمعوا, المحتجون ساروا: phrases of the verb and of who does it, where he stands before it. */
function byDoerBefore({ predicates, read }: ProposeInput, verb: Unit, { subject }: Arguments): readonly Predicate[] {
  const doer = subject && subject.head < verb.index ? read.units[subject.head] : undefined;
  return doer ? predicates.byPair(verb.lemma, doer).filter(({ frame }) => frame['subject'] === 'none') : [];
}

/** How many words after a verb's own clause may be words of its phrase where بأن opens another: بأنها «غير قانونية». */
const WORDS_IN_CLAUSE = 5;

/** رفضت حكومة الوفاق: the subject is no part of the phrase رفض حكومة; it is of one that has no object, وصلت تعزيزات تركية. */
function holdsSubject(phrase: PhraseMatch, { subject }: Arguments): boolean {
  return (
    subject?.source === 'stated' &&
    subject.entities.length > 0 &&
    phrase.units.includes(subject.head) &&
    !phrase.predicates.some(({ frame }) => frame['subject'] === 'none' || !('object' in frame))
  );
}

/** رفض مصري لخطة التهجير، دعم تركي للحكومة: at the head of a headline the adjective tells whose act the noun is. */
function opensWithNisba(read: ReadSentence, verb: Unit): boolean {
  const next = read.units[verb.index + 1];
  const opens = verb.index === 0 || read.units[verb.index - 1]?.class === 'mark';
  const isBare = verb.reading.proclitics.length === 0 && verb.reading.pronoun === null;
  return (
    opens &&
    isBare &&
    next?.class === 'name' &&
    next.adjectival &&
    !next.lemma.startsWith('ال') &&
    next.first === next.last
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
  const own = withPhrase(input, at, args, phrase);
  const predicate = bestFit(input.read, at, phrase.predicates, own, true);
  if (!predicate) return [];
  // رفضت مصر المقترح الذي قدمته واشنطن: whose it is, a clause tells as the genitive does.
  const isOwned = own.genitive === null && predicate.frame['genitive'] === 'recipient';
  const joined = isOwned ? { ...own, genitive: doerByClause(input, phrase.noun) } : own;
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
  const ofNoun = argumentsOfNoun(read, paired.at, context, discourse);
  const stated = ofNoun.subject?.source === 'stated' ? ofNoun.subject : null;
  const doer = stated ? null : doerBefore(input, verb, paired.at);
  const joined: Arguments = {
    ...args,
    object: verb.reading.pronoun === null ? args.object : null,
    first: Math.min(args.first, paired.at, doer?.first ?? paired.at),
    oblique: mergeOblique(args.oblique, ofNoun.oblique),
    // عقوبات أميركية تستهدف: the act is itself the subject, and the noun tells whose it is.
    genitive: stated ?? doer,
  };
  const predicate = bestFit(read, verb.index, paired.predicates, joined);
  return predicate ? draftOf({ input, predicate, route: 'light-verb', at: verb.index, args: joined, mood }) : [];
}

/**
 * أعلنت كندا عقوبات تستهدف، وافقت كندا على فرض عقوبات تستهدف: the subject of the verb that brings the described noun or the act that
 * governs it, where it says or does what the noun names; else null.
 */
function doerBefore({ read, vocabulary, context, discourse }: ProposeInput, verb: Unit, noun: number): Filler | null {
  if (verb.reading.pronoun !== null) return null;
  const before = read.units.slice(0, noun).findLast((unit) => unit.class === 'verb');
  if (!before || !(vocabulary.does.has(before.lemma) || vocabulary.controls.has(before.lemma))) return null;
  const { subject, object, oblique } = argumentsOfVerb(read, before.index, context, discourse);
  const [act, brought] = [read.units[noun - 1], [object, ...(oblique.get('عن') ?? []), ...(oblique.get('على') ?? [])]];
  const governs = act && read.phraseOf[act.index] === read.phraseOf[noun] && isVerbalNoun(act);
  const isBrought = brought.some((filler) => filler?.head === noun || (governs && filler?.head === act.index));
  const isDoer = isBrought && subject?.source === 'stated' && subject.entities.length > 0;
  // The evidence begins with the verb.
  return isDoer ? { ...subject, first: Math.min(subject.first, before.index) } : null;
}

/** هاجمت منظمة العفو السلطات، هاجم الوزير الاتفاق: bodies without arms attack in words, and so does anyone who attacks a document. */
function isInWords({ read, context }: ProposeInput, { id }: Predicate, { subject, object }: Arguments): boolean {
  if (id !== 'assault/attack' || !subject?.entities.length || !object) return false;
  const types = subject.entities.map((entity) => context.entities.get(entity)?.type);
  const target = read.units[object.head];
  return (
    types.every((type) => type !== undefined && SPEAKING.has(type)) || (target !== undefined && isDocument(target))
  );
}

const SPEAKING: ReadonlySet<string> = new Set(['igo', 'organization', 'media']);

/** Predicates of what befalls people in an attack. */
const HARMS = new Set(['assault/kill', 'assault/wound']);

function fromVerbAlone(input: ProposeInput, verb: Unit, own: readonly Predicate[], args: Arguments): readonly Draft[] {
  const at = verb.index;
  const mood = moodOfVerb(input.read, at, input.vocabulary);
  const fitting = bestFit(input.read, at, own, args);
  const predicate =
    fitting && isInWords(input, fitting, args) ? (input.predicates.byVerb('انتقد')[0] ?? null) : fitting;
  if (!predicate || mood.unreal) return [];
  const spoken = predicate.speech ? withAuthor(input, args) : args;
  const whole = HARMS.has(predicate.id) ? withSharedAttack(input, spoken) : spoken;
  const active = withAttacker(input, predicate, withSubjectBefore(input, verb, predicate, whole));
  const filled = isPassive(input, verb, predicate, active)
    ? { ...active, subject: null, object: active.subject }
    : active;
  return draftOf({ input, predicate, route: 'verb', at, args: filled, mood });
}
