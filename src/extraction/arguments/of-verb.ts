/**
 * Who does it, to whom, through which preposition: the arguments of a finite verb. It looks to its right for a bare phrase
 * (verb–subject–object), to its left for a topic (subject–verb–object, after إن, أن or at the head of a clause), through الذي to the
 * noun before it, and last to the subject of the sentence so far.
 */
import type { Phrase, Unit } from '../../language/index.ts';
import { verbAgrees } from '../grammar.ts';
import { isOfKind, TITLES } from '../kinds.ts';
import type { DocumentContext, ReadSentence } from '../sentence.ts';
import { clauseOf, type Clause } from './clause.ts';
import { carriedSubject, onceADiscourse, type Discourse } from './discourse.ts';
import { OPEN_AGREEMENT, type Arguments, type Filler } from './filler.ts';
import { appositionOf, fillerOf } from './members.ts';
import { obliquesOf } from './obliques.ts';
import { pronounAgrees, pronounFiller, withPronoun } from './pronouns.ts';
import { objectPronoun, type Scan } from './scan.ts';
import { afterRelative, DESCRIBED, describedBy, topicBefore, type Topic } from './topic.ts';

/** Arguments of the finite verb at `at`. */
export const argumentsOfVerb = onceADiscourse(readVerb);

/** Who does what the finite verb at `at` tells: the subject among its arguments, without reading the others. */
export function subjectOfVerb(
  read: ReadSentence,
  at: number,
  context: DocumentContext,
  discourse: Discourse,
): Filler | null {
  return isPassive(read.units[at] as Unit, context) ? null : orderOf(read, at, context, discourse).subject;
}

function readVerb(read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse): Arguments {
  const verb = read.units[at] as Unit;
  const clause = clauseOf(read, at, context);
  const order = orderOf(read, at, context, discourse);
  const { subject: doer, topic } = order;
  const bare = order.object ? fillerOf(read, order.object, context, discourse, order.rule) : null;
  const described = topic?.filler.rule === DESCRIBED ? whoseStep(topic.filler, at, discourse) : null;
  const object =
    verb.reading.pronoun === null
      ? (standingAlone(read, at, clause, doer, context, discourse) ?? bare)
      : ((described?.entities.length ? described : null) ??
        describedBy(read, at, context) ??
        described ??
        (topic ? topicAsObject(topic) : null) ??
        (isJoined(verb) ? doneToBefore(read, at, verb.reading.pronoun, doer, context, discourse) : null) ??
        thingBefore(read, at, verb.reading.pronoun, doer, context, discourse) ??
        toldOfBefore(read, at, verb.reading.pronoun, doer, context, discourse) ??
        pronounFiller(verb, at, doer, discourse) ??
        bare);
  const passive = isPassive(verb, context);
  const subject = passive ? null : doer;
  const { phrases, last } = clause.right;
  return {
    subject,
    object: passive ? (doer ?? object) : object,
    genitive: null,
    oblique: pointingTo(described, obliquesOf(read, phrases, context, discourse, at + 1, last)),
    first: Math.min(at, subject?.source === 'stated' ? subject.first : at),
    last: Math.max(at, last),
  };
}

/** في خطوة انتقدتها روما: whose a thing is that a clause describes; a step is his who took it, another thing without an owner no one's. */
function whoseStep({ entities, lemma }: Filler, at: number, discourse: Discourse): Filler {
  const doer = entities.length > 0 || lemma !== 'خطوة' ? null : doerBefore(at, discourse);
  return { ...NOBODY, entities: doer?.entities ?? entities, first: at, last: at, lemma, rule: 'pronoun/described' };
}

/** رحبت بها: the pronouns of a clause that describes a thing stand for it. */
function pointingTo(described: Filler | null, oblique: Arguments['oblique']): Arguments['oblique'] {
  if (described === null) return oblique;
  const pointed = (filler: Filler): Filler =>
    filler.rule === 'pronoun/last-named' ? { ...filler, entities: described.entities, rule: described.rule } : filler;
  return new Map([...oblique].map(([preposition, fillers]) => [preposition, fillers.map(pointed)]));
}

/** متهماً إياها: the object as a pronoun of its own. */
function standingAlone(
  read: ReadSentence,
  at: number,
  { right }: Clause,
  subject: Filler | null,
  context: DocumentContext,
  discourse: Discourse,
): Filler | null {
  const unit = read.units[at + 1];
  const pronoun = unit && at + 1 <= right.last ? objectPronoun(unit) : null;
  if (!unit || pronoun === null) return null;
  return (
    doneToBefore(read, at, pronoun, subject, context, discourse) ??
    pronounFiller(unit, at + 1, subject, discourse, pronoun)
  );
}

const isJoined = ({ reading }: Unit): boolean => reading.proclitics[0] === 'و';

/** اتهمت مالي فرنسا بدعم جماعات في النيجر وطالبتها: the object of the verb to which this one is joined, where the pronoun may mean it. */
function doneToBefore(
  read: ReadSentence,
  at: number,
  pronoun: string,
  subject: Filler | null,
  context: DocumentContext,
  discourse: Discourse,
): Filler | null {
  const before = read.units.findLast(({ class: unitClass, index }) => index < at && unitClass === 'verb');
  if (!before || afterRelative(read, before.index)) return null;
  const { object } = argumentsOfVerb(read, before.index, context, discourse);
  // قطعت علاقاتها: a thing of hers is no one.
  if (!object?.entities.length || read.units[object.head]?.class !== 'name') return null;
  const isSubject = object.entities.some((id) => subject?.entities.includes(id));
  if (isSubject || !pronounAgrees(pronoun, object.agreement)) return null;
  return { ...object, first: at, last: at, head: -1, source: 'inherited', rule: 'pronoun/object-before' };
}

/**
 * رحبت كندا بالمبادرة ورفضتها كينيا، دخلت كندا المدينة فقصفتها كينيا: what the verb before was about, and not who did it. No one where the
 * thing is nobody's.
 */
function thingBefore(
  read: ReadSentence,
  at: number,
  pronoun: string,
  subject: Filler | null,
  context: DocumentContext,
  discourse: Discourse,
): Filler | null {
  const before = read.units.findLast(({ class: unitClass, index }) => index < at && unitClass === 'verb');
  if (!before || afterRelative(read, before.index)) return null;
  const told = argumentsOfVerb(read, before.index, context, discourse);
  // في خطوة رحبت بها الأحزاب وانتقدها الجيش: what the same pronoun stood for just before.
  const next = read.units[before.index + 1];
  const echoed = next && withPronoun(next, context)?.[1] === pronoun ? next : null;
  if (echoed) {
    const same = [...told.oblique.values()].flat().find(({ first, head }) => first === echoed.index && head < 0);
    return { ...(same ?? NOBODY), first: at, last: at, lemma: pronoun, rule: 'pronoun/thing-before' };
  }
  const isThing = ({ head, agreement }: Filler): boolean =>
    head > before.index &&
    isDefiniteThing(read, head) &&
    agreement.gender !== null &&
    pronounAgrees(pronoun, agreement);
  const thing = [told.object, ...[...told.oblique.values()].flat()].find(
    (filler) => filler !== null && isThing(filler),
  );
  if (!thing) return null;
  const sides = new Set([...(told.subject?.entities ?? []), ...(subject?.entities ?? [])]);
  const [end, start] = [read.units[thing.last]?.end ?? 0, read.units[at]?.start ?? 0];
  const isOther = discourse.recent.some(
    (named) =>
      named.at >= end && named.at < start && !sides.has(named.entity) && pronounAgrees(pronoun, named.agreement),
  );
  return isOther
    ? null
    : { ...thing, first: at, last: at, head: -1, source: 'inherited', rule: 'pronoun/thing-before' };
}

/**
 * تقول أنقرة إنها تدعم الحكومة، بينما تتهمها قوات حفتر: a clause of contrast answers who the sentence began with. توجه كونتي إلى الشرق حيث
 * استقبله حفتر: where someone came is told of who came.
 */
function toldOfBefore(
  read: ReadSentence,
  at: number,
  pronoun: string,
  subject: Filler | null,
  context: DocumentContext,
  discourse: Discourse,
): Filler | null {
  const { units } = read;
  const [before, opener] = [units[at - 2], units[at - 1]];
  const isContrast = CONTRASTS.has(opener?.lemma ?? '') || (opener?.lemma === 'حين' && before?.lemma === 'في');
  if (!isContrast && opener?.lemma !== 'حيث') return null;
  const told = discourse.within.filter(([verb]) => verb < at - 1);
  const [verb, doer] = (isContrast ? told[0] : told.at(-1)) ?? [];
  // تعد واشنطن الوحدات حليفاً، بينما تصنفها أنقرة: of whom the first clause tells something.
  const object = verb === undefined || !isContrast ? null : argumentsOfVerb(read, verb, context, discourse).object;
  const filler = object?.entities.length && pronounAgrees(pronoun, object.agreement) ? object : doer;
  const isOther = filler?.entities.length && !filler.entities.some((id) => subject?.entities.includes(id));
  return isOther && pronounAgrees(pronoun, filler.agreement)
    ? { ...filler, first: at, last: at, head: -1, source: 'inherited', rule: 'pronoun/told-of-before' }
    : null;
}

const CONTRASTS = new Set(['بينما', 'فيما']);

const NOBODY: Omit<Filler, 'first' | 'last' | 'lemma' | 'rule'> = {
  entities: [],
  head: -1,
  agreement: OPEN_AGREEMENT,
  source: 'inherited',
};

/** المبادرة، الغارة: a definite noun that is no name, and neither a person nor whoever a participle describes. */
function isDefiniteThing(read: ReadSentence, at: number): boolean {
  const unit = read.units[at];
  if (unit?.class !== 'noun' || !unit.reading.article) return false;
  const { lexical } = unit;
  return lexical?.pos === 'noun'
    ? !lexical.noun.kinds.some((kind) => TITLES.has(kind))
    : lexical?.features.kind === 'verbal-noun';
}

/** True where the first bare phrase after the verb may be its subject. */
function opensWithSubject({ bare, agreeing }: Clause): boolean {
  return agreeing !== undefined && bare.indexOf(agreeing) === 0;
}

/** The sides of a verb by the order of words alone, its own pronoun left out. */
interface Order {
  readonly subject: Filler | null;
  /** Whom or what it is done to: the phrase, and by which rule. */
  readonly object: Phrase | undefined;
  readonly rule: 'object/after-verb' | 'object/after-subject';
  /** What stands before the verb and is not its subject but what its pronoun, or that of its clause, means. */
  readonly topic: Topic | null;
}

const orderOf = onceADiscourse(readOrder);

function readOrder(read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse): Order {
  const verb = read.units[at] as Unit;
  const clause = clauseOf(read, at, context);
  const before = topicBefore(read, at, context, discourse);
  // الذي أدانته روما، التي يسيطر التنظيم عليها: the pronoun is what is described, and the subject comes after.
  const describesObject =
    before !== null &&
    opensWithSubject(clause) &&
    (verb.reading.pronoun !== null ||
      ((afterRelative(read, at) || before.filler.rule === DESCRIBED) &&
        pointsBack(read, clause.right, before.filler, context)));
  const [left, topic] = describesObject ? [null, before] : [before, null];
  const { bare, agreeing } = clause;
  const fill = (phrase: Phrase | undefined, rule: string): Filler | null =>
    phrase ? fillerOf(read, phrase, context, discourse, rule) : null;
  const beforeObject = (subject: Filler | null): Order => ({
    subject,
    object: bare[0],
    rule: 'object/after-verb',
    topic,
  });
  if (tellsOfClause(read, at)) return beforeObject(doerBefore(at, discourse));
  if (left && !(agreeing && !left.relative && left.distant)) return beforeObject(left.filler);
  if (opensWithSubject(clause) && !isSurelyObject(read, verb, clause))
    return { subject: fill(agreeing, 'subject/after-verb'), object: bare[1], rule: 'object/after-subject', topic };
  const carried = afterRelative(read, at)
    ? null
    : (describedSubject(read, at, context, discourse) ?? carriedSubject(verb, mainClauseOf(read, at, discourse)));
  return beforeObject(carried ?? (bare[0] === agreeing ? null : fill(agreeing, 'subject/after-object')));
}

/** بررت موسكو ذلك بأن الأطراف لم تتفق، كما عارضت النص: كما goes on with the sentence and not with the clause that أن opened. */
function mainClauseOf(read: ReadSentence, at: number, discourse: Discourse): Discourse {
  if (read.units[at - 1]?.lemma !== 'كما' || read.units[at - 2]?.lemma !== '،') return discourse;
  const opened = read.units.findIndex((unit) => unit.class === 'complementizer');
  const main = discourse.within.filter(([verb]) => verb < opened);
  return opened >= 0 && opened < at && main.length > 0 ? { ...discourse, within: main } : discourse;
}

/**
 * وقف الجنرال واتهم الوزير بالكذب، وحث مالي على الحوار: some verbs are never without an object, and what alone stands before ب or على is it.
 * كما انتقد موقف مالي: what is no one thinks nothing of another. وحمل مالي المسؤولية: who answers for it stands first where no third is told.
 */
function isSurelyObject(read: ReadSentence, verb: Unit, { bare }: Clause): boolean {
  const [only, second, third] = bare;
  if (verb.reading.pronoun !== null) return false;
  if (verb.lemma === 'حمل' && second && !third) return read.units[second.head]?.lemma === 'مسؤولية';
  if (!only || second) return false;
  if (OF_THINGS.has(verb.lemma)) return isOfKind(read.units[only.head], DEEDS);
  const next = read.units[(appositionOf(read, only) ?? only).last + 1];
  return OF_ANOTHER.has(verb.lemma) && (next?.reading.proclitics.includes('ب') === true || next?.lemma === 'على');
}

const OF_THINGS = new Set(['انتقد', 'أدان', 'دان', 'استنكر', 'شجب', 'رفض', 'عارض', 'أيد', 'نفى']);
const DEEDS = new Set(['act', 'relation']);
const OF_ANOTHER = new Set(['اتهم', 'حث', 'حض', 'ناشد']);

/**
 * الرئيس الذي أبدى دعمه لكييف وانتقد موسكو: a verb that و joins to one of the same tense in a relative clause goes on with whom the
 * clause describes.
 */
function describedSubject(
  read: ReadSentence,
  at: number,
  context: DocumentContext,
  discourse: Discourse,
): Filler | null {
  const verb = read.units[at] as Unit;
  if (verb.reading.proclitics[0] !== 'و') return null;
  for (let back = at - 1; back > 0; back -= 1) {
    const before = read.units[back] as Unit;
    if (ENDS_RELATIVE.has(before.class)) return null;
    if (before.class !== 'verb') continue;
    const sameTense = before.lexical?.features.kind === verb.lexical?.features.kind;
    if (!sameTense || before.reading.pronoun !== null || !afterRelative(read, back)) return null;
    const subject = subjectOfVerb(read, back, context, discourse);
    if (!subject?.entities.length || !verbAgrees(verb, subject.agreement, false)) return null;
    return { ...subject, first: -1, last: -1, head: -1, source: 'inherited', rule: 'subject/carried' };
  }
  return null;
}

const ENDS_RELATIVE = new Set<Unit['class']>(['mark', 'complementizer', 'conjunction', 'relative']);

/** مما يهدد الأمن، الأمر الذي يقوض الاستقرار: what the clause before tells is the subject, and a phrase after the verb its object. */
function tellsOfClause(read: ReadSentence, at: number): boolean {
  const verb = read.units[at] as Unit;
  const { lexical, reading } = verb;
  if (reading.pronoun !== null || lexical?.features.gender === 'f' || lexical?.features.number === 'p') return false;
  const [matter, relative] = [read.units[at - 2], read.units[at - 1]];
  return relative?.lemma === 'مما' || (relative?.lemma === 'الذي' && matter?.lemma === 'أمر' && matter.reading.article);
}

/** Who did what the clause before tells. */
function doerBefore(at: number, { within }: Discourse): Filler | null {
  const before = within.findLast(([verb]) => verb < at)?.[1];
  return before?.entities.length
    ? { ...before, first: -1, last: -1, head: -1, source: 'inherited', rule: 'subject/carried' }
    : null;
}

/** التي تسعى القوات للسيطرة عليها: a preposition of the clause takes up what the clause describes. */
function pointsBack(read: ReadSentence, clause: Scan, described: Filler, context: DocumentContext): boolean {
  return read.units.slice(described.last + 1, clause.last + 1).some((unit) => {
    const pronoun = unit.class === 'preposition' ? (withPronoun(unit, context)?.[1] ?? unit.reading.pronoun) : null;
    return pronoun !== null && pronounAgrees(pronoun, described.agreement);
  });
}

function topicAsObject({ filler }: Topic): Filler | null {
  return filler.entities.length > 0 ? { ...filler, rule: 'object/topic' } : null;
}

/** Passive where the lexicon has no active reading of the form, تُستخدم, or its vowel is written. What may be either is left active. */
function isPassive({ lexical, first }: Unit, { tokens }: DocumentContext): boolean {
  const features = lexical?.features;
  if (features?.voice === 'passive') return features.person !== null;
  return features?.kind === 'perfect' && WRITTEN_PASSIVE.test(tokens[first]?.text ?? '');
}

/** قُتل، اتُهم، استُهدف: a u over the first letter of a perfect that is read with a vowel; none that is active has one there. */
const WRITTEN_PASSIVE = /^(?:[وف]\u064E?)?(?:ا\u064F?(?:[سن]\u0652?(?=[^\u064B-\u0652]))?)?\p{L}\u0651?\u064F/u;
