/**
 * Whose is the act of a noun that another word brings? The subject of the verb that controls it (قام بقصف، واصل دعم), the object of one
 * that makes him do it (أجبره على الانسحاب، أمره بقصف), him whom the verb accuses of it (اتهمه بقصف), or whose purpose or means it is
 * (لشن هجمات، عبر تقديم الدعم). One such noun may bring another: اتهمه بالسعي إلى دعم.
 */
import { isQuote, type Unit } from '../../language/index.ts';
import {
  argumentsOfNoun,
  argumentsOfVerb,
  pronounAgrees,
  pronounFiller,
  type Arguments,
  type Filler,
} from '../arguments/index.ts';
import { type ReadSentence, phraseAt, unitBefore } from '../sentence.ts';
import { isDocument } from '../documents.ts';
import { actsOf, isVerbalNoun } from './act-nouns.ts';
import { argumentsBeside } from './beside-verb.ts';
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
    return {
      ...args,
      subject: governor.doer,
      object: ownedObject(input, at, own, governor.doer) ?? args.object,
      ...(governor.accuser ? { accuser: governor.accuser } : {}),
    };
  const { verb } = governor;
  if (verb.class !== 'verb') return accusedBeside(input, verb, args, carried);
  const ofVerb = argumentsOfVerb(read, verb.index, input.context, input.discourse);
  const { subject } = ofVerb;
  if (accuses(input, verb.lemma, ofVerb, carried)) return accusedOf(args, own, ofVerb);
  const adopter = adopterOf(input, ofVerb, carried);
  if (adopter) return { ...args, subject: adopter, object: ownedObject(input, at, own, adopter) ?? args.object };
  const blamed = blamedFor(input, verb, ofVerb, at);
  if (blamed) return { ...args, subject: blamed };
  const made = madeToDoIt(input, verb, ofVerb, carried);
  if (made)
    return { ...args, subject: made, object: ownedObject(input, at, own, made) ?? args.object, governor: verb.index };
  // قال كيري في مؤتمر مشترك مع العطية: who speaks there meets him.
  if (!own && subject?.source === 'stated' && subject.entities.length && isMeetingWith(input, at, args))
    return { ...args, subject: { ...subject, rule: 'subject/controller' } };
  // With a doer from elsewhere the genitive or the pronoun of the noun is what it is done to: يحاول حفتر احتلالها.
  const object = ownedObject(input, at, own, subject) ?? args.object;
  // معارضتها لموافقة واشنطن: consent is hers whose it is, and no aim of another.
  if (isPurpose(read, carried) && isOfItsOwnDoer(input, at, own) && !isMeeting(input, at)) return args;
  if (isPurpose(read, carried) && subject?.entities.length)
    return { ...args, subject: { ...subject, rule: 'subject/purpose' }, object };
  if (isMeans(read, carried) && subject?.entities.length)
    return isOwnDoer(args)
      ? args
      : { ...args, subject: { ...subject, rule: 'subject/controller' }, object: ownsAct(args) ? null : object };
  if (!subject || subject.head === carried || !vocabulary.controls.has(verb.lemma) || !brings(verb, ofVerb, carried))
    return args;
  if (isOfItsOwnDoer(input, at, own)) return args;
  // أعلنت قطر التوصل إلى اتفاق بين الجانبين: who tells of it is none of those between whom it is.
  if (vocabulary.sayingVerb(verb) !== null && hasSides(args)) return args;
  const first = Math.min(verb.index, ofVerb.first);
  return { ...args, subject: { ...subject, rule: 'subject/controller' }, object, first, governor: verb.index };
}

/** أعلنت كينيا انسحاب القوات الإثيوبية: an act that is done to no one is his whose it is. */
function isOfItsOwnDoer(input: ProposeInput, at: number, own: Filler | null): boolean {
  if (own?.rule !== 'subject/genitive' || own.source !== 'stated' || !own.entities.length) return false;
  return actsOf(input, input.read.units[at] as Unit, at).every(
    ({ frame }) => frame['object'] !== 'recipient' && frame['genitive'] === 'actor',
  );
}

/** True for an act between two sides that are told. */
const hasSides = ({ oblique }: Arguments): boolean =>
  (oblique.get('بين') ?? []).some(({ entities }) => entities.length > 0);

/** How many units before a noun the verb may stand that brings it. */
const UNITS_BEFORE_MAX = 12;

/** The verb or participle that may bring a noun, or the doer whom a verbal noun before it brings already. */
type Governor = { readonly verb: Unit } | BroughtDoer;

/** The doer whom a noun brings, and who accuses him of it. */
interface BroughtDoer {
  readonly doer: Filler;
  readonly accuser?: readonly string[];
}

/** What governs the noun at `at` in its clause; null where another clause comes between. */
function governorOf(input: ProposeInput, at: number): Governor | null {
  if (belongsToAct(input, at)) return null;
  for (let back = at - 1; back >= Math.max(0, at - UNITS_BEFORE_MAX); back -= 1) {
    const unit = input.read.units[back] as Unit;
    if (unit.class === 'complementizer' || unit.class === 'relative') return null;
    if (unit.class === 'verb') return { verb: unit };
    // أعلنت الشرطة مقتل سبعة بتفجير: what brought the harm about is no deed of those who tell of it.
    if (unit.class === 'noun' && input.vocabulary.victimNouns.has(unit.reading.stem)) return null;
    const brought = unit.class === 'noun' ? (accusedByNoun(input, back, at) ?? doerThatBrings(input, back, at)) : null;
    if (brought) return brought;
    if (input.predicates.verbsOf(unit).active !== null && argumentsBeside(input, unit, back)) return { verb: unit };
  }
  return null;
}

/** حقها في الرد على اغتيال هنية: what stands under the preposition of another act is no act of its doer. */
function belongsToAct({ read, vocabulary }: ProposeInput, at: number): boolean {
  if (isPurpose(read, at)) return false;
  const preposition = read.units[at - 1];
  const governing = preposition?.class === 'preposition' ? read.units[at - 2] : undefined;
  const verb = governing?.nominal.find(({ features }) => features.kind === 'verbal-noun');
  return (
    governing?.class === 'noun' &&
    verb !== undefined &&
    !(vocabulary.controls.has(verb.lemma) && bringsBy(verb.lemma, preposition?.lemma ?? '')) &&
    !vocabulary.performs.has(verb.lemma)
  );
}

const bringsBy = (lemma: string, preposition: string): boolean =>
  (BROUGHT_BY.get(lemma) ?? preposition) === preposition;

/** قام بقصف، واصل دعم، جدد دعوته: true where the noun is the verb's object, or stands under one of its prepositions. */
function brings({ lemma }: Unit, ofVerb: Arguments, at: number): boolean {
  const only = BROUGHT_BY.get(lemma);
  if (only !== undefined) return (ofVerb.oblique.get(only) ?? []).some(({ head }) => head === at);
  return ofVerb.object?.head === at || isUnderPreposition(ofVerb.oblique, at);
}

/** عبر عن قلقه إزاء استغلال النزاع، رد على فرض العقوبات بطرد السفير: verbs that bring what their subject does by one preposition alone. */
const BROUGHT_BY: ReadonlyMap<string, string> = new Map([
  ['عبر', 'عن'],
  ['أعرب', 'عن'],
  ['رد', 'ب'],
]);

function isUnderPreposition(oblique: Arguments['oblique'], at: number): boolean {
  return [...oblique].some(
    ([preposition, fillers]) =>
      (CONTROLLING.has(preposition) || AIMS.has(preposition) || MEANS.has(preposition)) &&
      fillers.some((filler) => filler.head === at),
  );
}

/** جددت مالي اتهاماتها للجزائر بدعم المسلحين: what follows an accusation under ب the accused did, on the accuser's word; else null. */
function accusedByNoun(input: ProposeInput, noun: number, at: number): BroughtDoer | null {
  const { read, predicates, context, discourse } = input;
  const accusation = predicates
    .byNoun(read.units, noun)
    .find(({ type, frame }) => type === 'ACCUSE' && frame['ب'] === 'topic');
  if (!accusation) return null;
  const { subject, oblique } = argumentsOfNoun(read, noun, context, discourse);
  if (!(oblique.get('ب') ?? []).some(({ head }) => head === at)) return null;
  const accused = ['ل', 'إلى', 'ضد']
    .flatMap((preposition) => oblique.get(preposition) ?? [])
    .find(({ entities, first }) => entities.length > 0 && first < at);
  return accused ? { doer: { ...accused, rule: 'subject/accused' }, accuser: subject?.entities ?? [] } : null;
}

/** قدوم كيري لإجراء محادثات، إعلان القوات عن تدمير المستودع: the doer of a verbal noun, where it brings the noun at `at`; else null. */
function doerThatBrings(input: ProposeInput, noun: number, at: number): BroughtDoer | null {
  const { read, vocabulary, context, discourse } = input;
  const unit = read.units[noun] as Unit;
  const verb = unit.nominal.find(({ features }) => features.kind === 'verbal-noun');
  if (!verb) return null;
  const hasAim = isPurpose(read, at);
  if (!hasAim && !isMeans(read, at) && !vocabulary.controls.has(verb.lemma)) return null;
  const args = argumentsOfNoun(read, noun, context, discourse);
  if (!isUnderPreposition(args.oblique, at)) return null;
  // اتهمه بالسعي إلى دعم: who does it another word brings.
  const whole = args.subject ? args : withController(input, noun, args);
  const { subject } = whole;
  if (!subject?.entities.length || (subject.source !== 'stated' && args.subject)) return null;
  // لقصف المدينة: of a verb that is done to someone the genitive may be he.
  const isDoer =
    subject !== args.subject ||
    subject.rule === 'subject/nisba' ||
    !input.predicates.byVerb(verb.lemma).some((predicate) => predicate.frame['object'] === 'recipient');
  const isParty = subject.entities.every((id) => !['place', 'media'].includes(context.entities.get(id)?.type ?? ''));
  if (!isDoer || !isParty) return null;
  const doer = { ...subject, rule: hasAim ? 'subject/purpose' : 'subject/controller' };
  return whole.accuser ? { doer, accuser: whole.accuser } : { doer };
}

/** The head of the phrase in which an act stands: itself, or the noun that performs or goes on with it, شن هجمات، مواصلة دعم; else null. */
function carrierOf({ read, vocabulary }: ProposeInput, at: number): number | null {
  const phrase = phraseAt(read, at);
  if (!phrase) return null;
  // بتنفيذ "ضربات قوية": a quotation mark parts the two.
  const head = phrase.head < at ? phrase.head : isQuoted(read, at) ? at - 2 : at;
  if (head === at) return at;
  // إنهاء حصار: whose the ended deed is stays its own.
  const ends = vocabulary.stopActs.has(read.units[head]?.reading.stem ?? '');
  const performs = read.units[head]?.nominal.some(
    ({ features, lemma }) =>
      features.kind === 'verbal-noun' && (vocabulary.performs.has(lemma) || (vocabulary.controls.has(lemma) && !ends)),
  );
  if (phrase.head === at) return performs ? head : at;
  return performs && at === head + 1 ? head : null;
}

function isQuoted(read: ReadSentence, at: number): boolean {
  const before = read.units[at - 1];
  return before !== undefined && isQuote(before);
}

/** Prepositions by which a verb brings what its subject does; قلقها إزاء القتال is no fight of hers. */
const CONTROLLING = new Set(['ب', 'في', 'على', 'إلى', 'عن', 'من', 'ل']);

/** في لقاء مع السفير، خلال مؤتمر صحفي مع نظيره: a meeting that tells whom one meets and not who. */
function isMeetingWith(input: ProposeInput, at: number, args: Arguments): boolean {
  return (args.oblique.get('مع') ?? []).some((filler) => filler.entities.length > 0) && isMeeting(input, at);
}

const isMeeting = (input: ProposeInput, at: number): boolean =>
  actsOf(input, input.read.units[at] as Unit, at).some(({ type }) => type === 'CONSULT');

/** اتهمت حكومة الوفاق قوات حفتر بقصف الحي: the deed of which someone is accused, under ب. */
function accuses(input: ProposeInput, verb: string, ofVerb: Arguments, at: number): boolean {
  const under = (ofVerb.oblique.get('ب') ?? []).some((filler) => filler.head === at);
  return (
    under &&
    (ofVerb.object?.entities.length ?? 0) > 0 &&
    input.predicates
      .byVerb(verb)
      .some((predicate) => predicate.type === 'ACCUSE' && predicate.frame['object'] === 'recipient')
  );
}

/** تبنى المجلس قراراً بإدانة طهران: what a document holds that is done to someone, he does who adopts it; else null. */
function adopterOf(input: ProposeInput, { subject, object }: Arguments, at: number): Filler | null {
  const { read } = input;
  const [document, act] = [read.units[at - 1], read.units[at] as Unit];
  if (!document || !isDocument(document) || object?.head !== document.index || !subject?.entities.length) return null;
  const isDoneToOne = actsOf(input, act, at).some(({ frame }) => frame['object'] === 'recipient');
  return isDoneToOne && act.reading.proclitics.includes('ب') ? { ...subject, rule: 'subject/controller' } : null;
}

/** انتقدت باريس طهران لرفضها المقترح، شكر الوزير قطر على دعمها: what one is blamed or praised for he does himself. */
function blamedFor(
  { read, predicates }: ProposeInput,
  verb: Unit,
  { object, oblique }: Arguments,
  at: number,
): Filler | null {
  const noun = read.units[at] as Unit;
  const isReason = noun.reading.proclitics.includes('ل') || read.units[at - 1]?.lemma === 'على';
  if (!isReason || noun.reading.pronoun === null || !isVerbalNoun(noun)) return null;
  // قدمت السنغال الشكر لفرنسا لدعمها: whom a phrase praises or blames stands under its preposition.
  const phrase = predicates.byPhrase(read.units, verb.index, at - 1, verb.lemma);
  const [judging, judged] = phrase
    ? [phrase.predicates, oblique.get('ل')?.find(({ entities, last }) => entities.length > 0 && last < at)]
    : [predicates.byVerb(verb.lemma), object];
  const judges = judging.some(
    ({ type, frame }) => (type === 'ACCUSE' || type === 'SUPPORT') && frame[phrase ? 'ل' : 'object'] === 'recipient',
  );
  return judges && judged?.entities.length && pronounAgrees(noun.reading.pronoun, judged.agreement)
    ? { ...judged, rule: 'subject/blamed' }
    : null;
}

/**
 * أجبر الجيش المسلحين على الانسحاب، أمر الوزير الجيش بشن غارات: whom a verb makes do what its preposition brings. In ما دفع الوزير إلى
 * الاستقالة what made him do it was told before, and the one phrase after the verb is he.
 */
function madeToDoIt({ read, vocabulary }: ProposeInput, verb: Unit, ofVerb: Arguments, at: number): Filler | null {
  const isOrder = vocabulary.orders.has(verb.lemma);
  if (!isOrder && !vocabulary.compels.has(verb.lemma)) return null;
  if (!isUnderPreposition(ofVerb.oblique, at)) return null;
  const { object, subject } = ofVerb;
  const before = read.units[verb.index - 1]?.lemma ?? '';
  const made = object ?? (WHAT.has(before) && subject?.rule === 'subject/after-verb' ? subject : null);
  return made?.entities.length ? { ...made, rule: isOrder ? 'subject/ordered' : 'subject/controller' } : null;
}

const WHAT = new Set(['ما', 'مما']);

/** متهماً طهران بقصف أربيل: the same of a participle beside the verb. */
function accusedBeside(input: ProposeInput, participle: Unit, args: Arguments, at: number): Arguments {
  const beside = argumentsBeside(input, participle, participle.index);
  const verb = input.predicates.verbsOf(participle).active;
  return beside && verb !== null && accuses(input, verb, beside, at) ? accusedOf(args, args.subject, beside) : args;
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

const PLANS = new Set(['خطة', 'مخطط', 'مشروع', 'مقترح', 'اقتراح', 'دعوة', 'طلب', 'محاولة']);

/** How a noun carries the one whose it is. */
export const OWNER_RULES = new Set(['subject/genitive', 'subject/nisba-of-object', 'pronoun/last-named']);

/** لشن هجمات، بهدف دعم حفتر: what the act of the clause is for. */
function isPurpose(read: ReadSentence, at: number): boolean {
  const noun = read.units[at] as Unit;
  const before = unitBefore(read, at);
  // خطة لتهجير السكان: what the plan is for, and not what is done for it.
  if (before && noun.reading.proclitics.includes('ل') && PLANS.has(before.lemma)) return false;
  const isAim = noun.reading.proclitics.includes('ل') || AIMS.has(before?.lemma ?? '');
  return isVerbalNoun(noun) && !noun.reading.article && isAim;
}

/** عبر استهداف مواقعه، من خلال تقديم الدعم: that by which the act of the clause is done. */
function isMeans(read: ReadSentence, at: number): boolean {
  const noun = read.units[at] as Unit;
  const links = MEANS.get(read.units[at - 1]?.lemma ?? '');
  const isLinked = links !== undefined && (links === null || read.units[at - 2]?.lemma === links);
  return isLinked && isVerbalNoun(noun) && !noun.reading.article;
}

/** Words that bring a means, with the word that must stand before each; null where none must. */
const MEANS: ReadonlyMap<string, string | null> = new Map([
  ['عبر', null],
  ['خلال', 'من'],
  ['طريق', 'عن'],
]);

/** من خلال دعم تركيا للحكومة: with ل for whom it is, the genitive is whose it is. */
function isOwnDoer({ subject, oblique }: Arguments): boolean {
  const isOwned = subject?.rule === 'subject/genitive' && subject.source === 'stated';
  return isOwned && (oblique.get('ل') ?? []).some((filler) => filler.entities.length > 0);
}

/** من خلال دعمها للحكومة: likewise the pronoun. */
function ownsAct({ subject, oblique }: Arguments): boolean {
  const helped = (oblique.get('ل') ?? []).some((filler) => filler.entities.length > 0);
  return subject?.rule === 'pronoun/last-named' && helped;
}

const AIMS = new Set(['بهدف', 'بغية', 'قصد', 'بقصد']);
