/** Acts told by nouns: verbal nouns (دعم تركيا للحكومة), nouns of acts (حرب), and what befalls someone (مقتل جندي). */
import type { Unit } from '../../language/index.ts';
import type { Predicate } from '../../model/index.ts';
import { argumentsOfNoun, argumentsOfVerb, OPEN_AGREEMENT, type Arguments, type Filler } from '../arguments/index.ts';
import { moodOfNoun, moodOfVerb, type Mood } from '../circumstances.ts';
import type { Draft } from '../draft.ts';
import type { PhraseMatch } from '../predicates.ts';
import { isAssault } from './act.ts';
import { isVerbalNoun } from './act-nouns.ts';
import { withController } from './controllers.ts';
import { bestFit, roleOf } from './frames.ts';
import { fromParticiple, fromParticiplePhrase, fromPassiveParticiple } from './from-participle.ts';
import type { ProposeInput } from './input.ts';
import { withCarried } from './light-verbs.ts';
import { doubted, isAttackSpokenOf, nounTells, sidesAreUnnamed } from './telling-nouns.ts';
import { draftOf } from './to-draft.ts';
import { isRefused, isWished } from './wished.ts';
import { phraseAt, unitBefore } from '../sentence.ts';

/** The drafts of the noun or adjective at `at`. The nouns that a participle carries are noted in `usedNouns`. */
export function fromNoun(input: ProposeInput, noun: Unit, at: number, usedNouns: Set<number>): readonly Draft[] {
  const verbs = input.predicates.verbsOf(noun);
  const carrying = fromParticiplePhrase(input, noun, at, usedNouns);
  if (carrying.length) return carrying;
  if (verbs.active !== null && isVerbalNoun(noun) && (followsComma(input, at) || followsSides(input, at))) {
    // ، مطالبة بوقف القصف: after a comma the letters of the verbal noun are more often her who demands, as after subject and object.
    const beside = fromParticiple(input, noun, verbs.active, at, usedNouns);
    if (beside.length) return beside;
  }
  if (isVerbalNoun(noun) || (verbs.active === null && verbs.passive === null))
    return fromActNoun(input, noun, at, verbs.acted, usedNouns);
  // متهماً أنقرة: beside a verb the letters of both participles are the active one.
  const asActive = verbs.active === null ? [] : fromParticiple(input, noun, verbs.active, at, usedNouns);
  return asActive.length || verbs.passive === null ? asActive : fromPassiveParticiple(input, verbs.passive, at);
}

function followsComma({ read }: ProposeInput, at: number): boolean {
  return read.units[at - 1]?.lemma === '،';
}

/** أدانت الصين القرار مطالبة واشنطن: true right after the object of a verb that has a subject of its own. */
function followsSides({ read, context, discourse }: ProposeInput, at: number): boolean {
  const own = phraseAt(read, at);
  const [verb] = discourse.within.findLast(([index]) => index < at) ?? [];
  const before = phraseAt(read, at - 1);
  if (verb === undefined || !before || own?.head !== at || own.preposition !== null) return false;
  const { object, subject } = argumentsOfVerb(read, verb, context, discourse);
  return subject?.source === 'stated' && subject.last < before.first && object?.head === before.head;
}

/** The drafts of the noun of an act; `acted` is the verb whose verbal noun it may be. The nouns that it carries are noted in `usedNouns`. */
function fromActNoun(
  input: ProposeInput,
  noun: Unit,
  at: number,
  acted: string | null,
  usedNouns: Set<number>,
): readonly Draft[] {
  const { predicates, read, context, discourse } = input;
  if (acted === null && predicates.byNoun(read.units, at).length === 0) return [];
  const args = asVictim(input, noun, withController(input, at, argumentsOfNoun(read, at, context, discourse)));
  const phrase = acted === null ? null : predicates.byPhrase(read.units, at, args.last, acted);
  // تفجير انتحاري says more than تفجير.
  const compound = phrase ? [] : predicates.byCompound(read.units, at);
  const derived = phrase?.predicates ?? (acted === null || compound.length ? [] : predicates.byVerb(acted));
  const candidates = derived.length ? derived : compound.length ? compound : predicates.byNoun(read.units, at);
  const predicate = bestFit(read, at, candidates, args, phrase !== null);
  if (!predicate || (predicate.stance === 1 && isGivenUp(input, at))) return [];
  const carrying = phrase && withCarried(input, args, phrase);
  const whole = carrying ?? withOwner(predicate, args, derived.length > 0);
  const route = carrying ? 'light-verb' : derived.length ? 'verbal-noun' : 'noun';
  const mood = moodOfAct(input, at, args);
  if (YIELDS.has(predicate.type) && isRefused(input, at)) return [];
  // قررت طهران تعليق تعاونها: what one will end is not what one will do.
  const isToEnd = mood.modality === 'planned' && predicate.stance !== -1;
  if ((isAssault(predicate) || isToEnd) && isStopped(input, at)) return [];
  const carried = carriedBy(input, noun, phrase);
  if (mood.unreal) {
    for (const unit of carried) usedNouns.add(unit);
    return [];
  }
  const drafts = draftOf({ input, predicate, route, at, args: whole, mood })
    .map((draft) => (sidesAreUnnamed(draft) || nounTells(draft) ? draft : doubted(draft, 'noun-tells-little')))
    .filter((draft) => !isAttackSpokenOf(draft));
  // التوصل إلى اتفاق مع إيران: the agreement is no second act beside the one that brings it.
  if (drafts.length) for (const unit of carried) usedNouns.add(unit);
  return drafts;
}

/** وقف إطلاق النار، إنهاء القتال: a deed right after the noun that ends it is its mere object (CODEBOOK, hard case 1). */
function isStopped({ read, vocabulary }: ProposeInput, at: number): boolean {
  const before = unitBefore(read, at);
  return before?.class === 'noun' && !before.reading.article && vocabulary.stopActs.has(before.reading.stem);
}

/** Types of what one agrees to, and does not do where one refuses it. */
const YIELDS: ReadonlySet<Predicate['type']> = new Set<Predicate['type']>(['AGREE', 'CONCEDE', 'RETREAT']);

/** The words of a phrase that tell no act beside the whole; إنهاء حصار حفتر لطرابلس tells two. */
const carriedBy = ({ vocabulary }: ProposeInput, noun: Unit, phrase: PhraseMatch | null): readonly number[] =>
  phrase === null || vocabulary.stopActs.has(noun.reading.stem) ? [] : phrase.units;

/** The mood of the noun of an act; what an act is for, and what someone is told to do, is to come. */
export function moodOfAct(input: ProposeInput, at: number, { subject, governor }: Arguments): Mood {
  const { read, vocabulary } = input;
  const own = { ...moodOfNoun(read, at, vocabulary), unreal: isWished(input, at) };
  const told = governor === undefined ? own : underVerb(own, moodOfVerb(read, governor, vocabulary));
  const isToCome = subject !== null && TO_COME.has(subject.rule) && told.modality === 'actual';
  return isToCome ? { ...told, modality: 'planned' } : told;
}

/** لم يقم بقصف المدينة، قد ينفذ هجوماً: an act is done no more surely than the verb that brings it. */
function underVerb(own: Mood, verb: Mood): Mood {
  if (verb.unreal) return verb;
  return {
    polarity: verb.polarity === 'negated' ? 'negated' : own.polarity,
    modality: own.modality === 'actual' ? verb.modality : own.modality,
    unreal: own.unreal,
    because: own.because ?? verb.because,
  };
}

const TO_COME = new Set(['subject/purpose', 'subject/ordered']);

/**
 * هجوم مباغت لطيران التحالف، الزيارة المزمعة لوفد الائتلاف: whose it is does it, where ل brings nothing else; after a verbal noun it
 * brings what the verb has as its object.
 */
function withOwner(predicate: Predicate, args: Arguments, isVerbal: boolean): Arguments {
  const isOpen = !args.subject || args.subject.rule === 'subject/purpose';
  if (!isOpen || args.object || roleOf(predicate, 'ل', isVerbal) !== undefined) return args;
  const owner = (args.oblique.get('ل') ?? []).find((filler) => filler.entities.length > 0 && filler.head >= 0);
  return owner ? { ...args, subject: { ...owner, rule: 'subject/owner' } } : args;
}

/** مقتل ثلاثة مسلحين في غارة: a noun of what befalls someone has him as its genitive; who did it stands elsewhere. */
function asVictim(input: ProposeInput, noun: Unit, args: Arguments): Arguments {
  if (!input.vocabulary.victimNouns.has(noun.reading.stem) || args.object) return args;
  const counted = input.read.phrases[(input.read.phraseOf[noun.index] ?? -1) + 1];
  const victim =
    args.subject ??
    // مقتل 3 من مسلحي الحوثي: of whom some are counted.
    (counted?.preposition === 'من' ? (args.oblique.get('من') ?? [])[0] : undefined) ??
    peopleWithin(input, noun);
  return { ...args, subject: null, object: victim && { ...victim, rule: 'object/victim' } };
}

/** مقتل أربعة أشخاص: people without a name, as far as they are told in the noun's own phrase. */
function peopleWithin({ read }: ProposeInput, { index }: Unit): Filler | null {
  const phrase = phraseAt(read, index);
  const next = read.units[index + 1];
  if (!phrase || !next || phrase.last === index) return null;
  return {
    entities: [],
    first: next.index,
    last: phrase.last,
    head: next.index,
    lemma: next.lemma,
    agreement: OPEN_AGREEMENT,
    source: 'stated',
    rule: 'object/victim',
  };
}

/** التراجع عن دعمها: support that the text says is given up shows none. */
function isGivenUp(input: ProposeInput, at: number): boolean {
  const before = unitBefore(input.read, at);
  if (before?.lemma !== 'عن') return false;
  return input.read.units
    .slice(Math.max(0, at - 5), at - 1)
    .some((unit) =>
      [unit.lemma, ...unit.nominal.map((entry) => entry.lemma)].some((lemma) => input.vocabulary.givingUp.has(lemma)),
    );
}
