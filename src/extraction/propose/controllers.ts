/**
 * Whose is the act of a noun that another word brings? The subject of the verb that controls it (قام بقصف، واصل دعم), him whom the verb
 * accuses of it (اتهمه بقصف), or whose purpose it is (لشن هجمات).
 */
import type { Unit } from '../../language/index.ts';
import { argumentsOfNoun, argumentsOfVerb, pronounFiller, type Arguments, type Filler } from '../arguments/index.ts';
import { type ReadSentence, phraseAt, unitBefore } from '../sentence.ts';
import { actsOf, isVerbalNoun } from './act-nouns.ts';
import type { ProposeInput } from './input.ts';

/** The arguments of the noun at `at` with the doer that the verb before it brings; as they are where none brings one. */
export function withController(input: ProposeInput, at: number, args: Arguments): Arguments {
  const { read, vocabulary } = input;
  const own = args.subject;
  if (vocabulary.victimNouns.has((read.units[at] as Unit).reading.stem)) return args;
  if (own && (own.rule === 'subject/nisba' || args.object)) return args;
  const carried = carrierOf(input, at);
  const governor = carried === null ? null : governorOf(input, carried);
  if (carried === null || governor === null) return args;
  if ('doer' in governor)
    return { ...args, subject: governor.doer, object: ownedObject(input, at, own, governor.doer) ?? args.object };
  const { verb } = governor;
  const ofVerb = argumentsOfVerb(read, verb.index, input.context, input.discourse);
  const { subject } = ofVerb;
  if (accuses(input, verb, ofVerb, carried)) return accusedOf(args, own, ofVerb);
  // قال كيري في مؤتمر مشترك مع العطية: who speaks there meets him.
  if (!own && subject?.source === 'stated' && subject.entities.length && isMeetingWith(input, at, args))
    return { ...args, subject: { ...subject, rule: 'subject/controller' } };
  // With a doer from elsewhere the genitive or the pronoun of the noun is what it is done to: يحاول حفتر احتلالها.
  const object = ownedObject(input, at, own, subject) ?? args.object;
  if (isPurpose(read, carried) && subject?.entities.length)
    return { ...args, subject: { ...subject, rule: 'subject/purpose' }, object };
  if (!subject || subject.head === carried || !vocabulary.controls.has(verb.lemma) || !brings(ofVerb, carried))
    return args;
  const first = Math.min(verb.index, ofVerb.first);
  return { ...args, subject: { ...subject, rule: 'subject/controller' }, object, first };
}

/** How many units before a noun the verb may stand that brings it. */
const UNITS_BEFORE_MAX = 12;

/** The verb that may bring a noun, or the doer whom a verbal noun before it brings already. */
type Governor = { readonly verb: Unit } | { readonly doer: Filler };

/** What governs the noun at `at` in its clause; null where another clause comes between. */
function governorOf(input: ProposeInput, at: number): Governor | null {
  for (let back = at - 1; back >= Math.max(0, at - UNITS_BEFORE_MAX); back -= 1) {
    const unit = input.read.units[back] as Unit;
    if (unit.class === 'complementizer' || unit.class === 'relative') return null;
    if (unit.class === 'verb') return { verb: unit };
    const doer = unit.class === 'noun' ? doerThatBrings(input, back, at) : null;
    if (doer) return { doer };
  }
  return null;
}

/** قام بقصف، واصل دعم، جدد دعوته: true where the noun is the verb's object, or stands under one of its prepositions. */
function brings(ofVerb: Arguments, at: number): boolean {
  return ofVerb.object?.head === at || isUnderPreposition(ofVerb.oblique, at);
}

function isUnderPreposition(oblique: Arguments['oblique'], at: number): boolean {
  return [...oblique].some(
    ([preposition, fillers]) =>
      (CONTROLLING.has(preposition) || AIMS.has(preposition)) && fillers.some((filler) => filler.head === at),
  );
}

/** قدوم كيري لإجراء محادثات، إعلان القوات عن تدمير المستودع: the doer of a verbal noun, where it brings the noun at `at`; else null. */
function doerThatBrings(input: ProposeInput, noun: number, at: number): Filler | null {
  const { read, vocabulary, context, discourse } = input;
  const unit = read.units[noun] as Unit;
  const verb = unit.nominal.find(({ features }) => features.kind === 'verbal-noun');
  if (!verb) return null;
  const { subject, oblique } = argumentsOfNoun(read, noun, context, discourse);
  if (!subject?.entities.length || subject.source !== 'stated') return null;
  // لقصف المدينة: of a verb that is done to someone the genitive may be he.
  const isDoer =
    subject.rule === 'subject/nisba' ||
    !input.predicates.byVerb(verb.lemma).some((predicate) => predicate.frame['object'] === 'recipient');
  const isParty = subject.entities.every((id) => !['place', 'media'].includes(context.entities.get(id)?.type ?? ''));
  const isOfItsOwn = isPurpose(read, at) || vocabulary.controls.has(verb.lemma);
  if (!isDoer || !isParty || !isOfItsOwn || !isUnderPreposition(oblique, at)) return null;
  return { ...subject, rule: isPurpose(read, at) ? 'subject/purpose' : 'subject/controller' };
}

/** The head of the phrase in which an act stands: itself, or the noun that performs it, شن هجمات، إجراء محادثات; else null. */
function carrierOf({ read, vocabulary }: ProposeInput, at: number): number | null {
  const phrase = phraseAt(read, at);
  if (!phrase || phrase.head === at) return phrase ? at : null;
  const head = read.units[phrase.head];
  const performs = head?.nominal.some(
    ({ features, lemma }) => features.kind === 'verbal-noun' && vocabulary.performs.has(lemma),
  );
  return performs && at === phrase.head + 1 ? phrase.head : null;
}

/** Prepositions by which a verb brings what its subject does; قلقها إزاء القتال is no fight of hers. */
const CONTROLLING = new Set(['ب', 'في', 'على', 'إلى', 'عن', 'من', 'ل']);

/** في لقاء مع السفير، خلال مؤتمر صحفي مع نظيره: a meeting that tells whom one meets and not who. */
function isMeetingWith(input: ProposeInput, at: number, args: Arguments): boolean {
  return (
    (args.oblique.get('مع') ?? []).some((filler) => filler.entities.length > 0) &&
    actsOf(input, input.read.units[at] as Unit, at).some((predicate) => predicate.type === 'CONSULT')
  );
}

/** اتهمت حكومة الوفاق قوات حفتر بقصف الحي: the deed of which someone is accused, under ب. */
function accuses(input: ProposeInput, verb: Unit, ofVerb: Arguments, at: number): boolean {
  const under = (ofVerb.oblique.get('ب') ?? []).some((filler) => filler.head === at);
  return (
    under &&
    (ofVerb.object?.entities.length ?? 0) > 0 &&
    input.predicates
      .byVerb(verb.lemma)
      .some((predicate) => predicate.type === 'ACCUSE' && predicate.frame['object'] === 'recipient')
  );
}

/** The accused does it, on the accuser's word. */
function accusedOf(args: Arguments, own: Filler | null, ofVerb: Arguments): Arguments {
  const object = own?.rule === 'subject/genitive' ? { ...own, rule: 'object/genitive' } : args.object;
  return {
    ...args,
    subject: ofVerb.object && { ...ofVerb.object, rule: 'subject/accused' },
    object,
    accuser: ofVerb.subject?.entities ?? [],
  };
}

/** The genitive or the pronoun of a noun as what it is done to. */
function ownedObject(input: ProposeInput, at: number, own: Filler | null, doer: Filler | null): Filler | null {
  if (!own || !OWNER_RULES.has(own.rule)) return null;
  // قام حزب الله بتجنيده: under ب the pronoun means another than the one who does it; in أعلن دعمه it is his.
  const isSame =
    own.rule === 'pronoun/last-named' &&
    own.entities.some((id) => doer?.entities.includes(id)) &&
    input.read.units[at]?.reading.proclitics.includes('ب');
  const other = isSame ? pronounFiller(input.read.units[at] as Unit, at, doer, input.discourse) : own;
  return other && { ...other, rule: 'object/genitive' };
}

/** How a noun carries the one whose it is. */
export const OWNER_RULES = new Set(['subject/genitive', 'subject/nisba-of-object', 'pronoun/last-named']);

/** لشن هجمات، بهدف دعم حفتر: what the act of the clause is for. */
function isPurpose(read: ReadSentence, at: number): boolean {
  const noun = read.units[at] as Unit;
  const before = unitBefore(read, at)?.lemma ?? '';
  return isVerbalNoun(noun) && !noun.reading.article && (noun.reading.proclitics.includes('ل') || AIMS.has(before));
}

const AIMS = new Set(['بهدف', 'بغية', 'قصد', 'بقصد']);
