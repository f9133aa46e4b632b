/**
 * Who does it, to whom, through which preposition: the arguments of a finite verb. It looks to its right for a bare phrase
 * (verb–subject–object), to its left for a topic (subject–verb–object, after إن, أن or at the head of a clause), through الذي to the
 * noun before it, and last to the subject of the sentence so far.
 */
import type { Phrase, Unit } from '../../language/index.ts';
import { verbAgrees } from '../grammar.ts';
import type { DocumentContext, ReadSentence } from '../sentence.ts';
import { clauseOf, type Clause } from './clause.ts';
import { carriedSubject, onceADiscourse, type Discourse } from './discourse.ts';
import type { Arguments, Filler } from './filler.ts';
import { fillerOf } from './members.ts';
import { obliquesOf } from './obliques.ts';
import { pronounAgrees, pronounFiller, withPronoun } from './pronouns.ts';
import { objectPronoun, type Scan } from './scan.ts';
import { afterRelative, describedBy, topicBefore, type Topic } from './topic.ts';

/** Arguments of the finite verb at `at`. */
export const argumentsOfVerb = onceADiscourse(readVerb);

function readVerb(read: ReadSentence, at: number, context: DocumentContext, discourse: Discourse): Arguments {
  const verb = read.units[at] as Unit;
  const clause = clauseOf(read, at, context);
  const left = topicBefore(read, at, context, discourse);
  // الذي أدانته روما، التي يسيطر التنظيم عليها: the pronoun is what is described, and the subject comes after.
  const describesObject =
    left !== null &&
    opensWithSubject(clause) &&
    (verb.reading.pronoun !== null ||
      (afterRelative(read, at) && pointsBack(read, clause.right, left.filler, context)));
  const bare = sidesInOrder(read, at, context, discourse, describesObject ? null : left);
  const object =
    verb.reading.pronoun === null
      ? (standingAlone(read, at, clause, bare.subject, context, discourse) ?? bare.object)
      : (describedBy(read, at, context) ??
        (describesObject ? topicAsObject(left) : null) ??
        (isJoined(verb) ? doneToBefore(read, at, verb.reading.pronoun, bare.subject, context, discourse) : null) ??
        pronounFiller(verb, at, bare.subject, discourse) ??
        bare.object);
  const passive = isPassive(verb, context);
  const subject = passive ? null : bare.subject;
  const { phrases, last } = clause.right;
  return {
    subject,
    object: passive ? (bare.subject ?? object) : object,
    genitive: null,
    oblique: obliquesOf(read, phrases, context, discourse, at + 1, last),
    first: Math.min(at, subject?.source === 'stated' ? subject.first : at),
    last: Math.max(at, last),
  };
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

/** True where the first bare phrase after the verb may be its subject. */
function opensWithSubject({ bare, agreeing }: Clause): boolean {
  return agreeing !== undefined && bare.indexOf(agreeing) === 0;
}

/** The subject and the object of a verb by the order of words alone, its own pronoun left out. */
function sidesInOrder(
  read: ReadSentence,
  at: number,
  context: DocumentContext,
  discourse: Discourse,
  left: Topic | null,
): Pick<Arguments, 'subject' | 'object'> {
  const clause = clauseOf(read, at, context);
  const { bare, agreeing } = clause;
  const fill = (phrase: Phrase | undefined, rule: string): Filler | null =>
    phrase ? fillerOf(read, phrase, context, discourse, rule) : null;
  if (tellsOfClause(read, at))
    return { subject: doerBefore(at, discourse), object: fill(bare[0], 'object/after-verb') };
  if (left && !(agreeing && !left.relative && left.distant))
    return { subject: left.filler, object: fill(bare[0], 'object/after-verb') };
  if (opensWithSubject(clause))
    return { subject: fill(agreeing, 'subject/after-verb'), object: fill(bare[1], 'object/after-subject') };
  const carried = afterRelative(read, at)
    ? null
    : (describedSubject(read, at, context, discourse) ?? carriedSubject(read.units[at] as Unit, discourse));
  return { subject: carried ?? fill(agreeing, 'subject/after-object'), object: fill(bare[0], 'object/after-verb') };
}

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
    const { subject } = argumentsOfVerb(read, back, context, discourse);
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
