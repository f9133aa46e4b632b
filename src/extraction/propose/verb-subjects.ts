/**
 * Who is the subject of a verb, where its clause names one who cannot be, or none? The speaker (نرفض), the subject before (ودعت جميع
 * الأطراف), the author of a document (دعا البيان), he whose attack it was (دمرت غارة للتحالف المخزن).
 */
import type { Unit } from '../../language/index.ts';
import type { Claim, Predicate } from '../../model/index.ts';
import {
  argumentsOfNoun,
  describedPhrase,
  phraseBefore,
  type Arguments,
  type Discourse,
  type Filler,
} from '../arguments/index.ts';
import { isDocument } from '../documents.ts';
import { verbAgrees } from '../grammar.ts';
import { isOfKind } from '../kinds.ts';
import { nameOf, type ReadSentence, unitBefore } from '../sentence.ts';
import { isAssault } from './act.ts';
import { isAttackNoun } from './act-nouns.ts';
import { doerOfAttack } from './attackers.ts';
import { speakerAt, type ProposeInput } from './input.ts';

/** نرفض، طالبتُ: the speaker of the quotation is the subject. */
export function withFirstPerson(input: ProposeInput, verb: Unit, args: Arguments, at: number): Arguments {
  if (verb.lexical?.features.person !== 1) return args;
  const speaker = speakerAt(input, at);
  if (!speaker.length) return { ...args, subject: null };
  return {
    ...args,
    subject: {
      entities: speaker,
      first: at,
      last: at,
      head: -1,
      lemma: '',
      agreement: { gender: null, number: null },
      source: 'inherited',
      rule: 'subject/first-person',
    },
  };
}

/**
 * ودعت جميع الأطراف إلى …: a verb that و or كما joins to what came before, with one bare phrase where its frame wants a doer and
 * one done to: the doer is the subject before.
 */
export function withSubjectBefore(input: ProposeInput, verb: Unit, predicate: Predicate, args: Arguments): Arguments {
  const { subject, object } = args;
  if (object || subject?.rule !== 'subject/after-verb' || !wantsOneDoneTo(predicate, args)) return args;
  if (predicate.type !== 'CONSULT' && !mayBeDoneTo(input, verb, predicate, subject)) return args;
  const before = unitBefore(input.read, verb.index);
  const isJoined = verb.reading.proclitics[0] === 'و' || before?.class === 'conjunction' || isPurpose(verb);
  const earlier = isJoined || tellsContent(input.read, verb) ? subjectBefore(input, verb, subject) : null;
  if (!earlier) return args;
  return {
    ...args,
    subject: { ...earlier, first: -1, last: -1, head: -1, source: 'inherited', rule: 'subject/carried' },
    object: { ...subject, rule: 'object/after-verb' },
  };
}

/** استدعت السفير لتطالب بلاده: what it is done for is done by the same. */
const isPurpose = ({ lexical, reading }: Unit): boolean =>
  reading.proclitics.includes('ل') && lexical?.features.kind === 'imperfect';

/** ألقى كلمة اتهم فيها أنقرة: what a speech or a document holds is said by him whose it is. */
function tellsContent(read: ReadSentence, verb: Unit): boolean {
  const described = describedPhrase(read, verb.index);
  return described !== null && isOfKind(read.units[described.head], TEXTS) && pointsIntoText(read, verb);
}

/** اتهم فيها: true before في with its pronoun. */
function pointsIntoText({ units }: ReadSentence, { index }: Unit): boolean {
  const next = units[index + 1];
  return next?.class === 'preposition' && next.reading.pronoun !== null && next.reading.stem === 'في';
}

/** تصريحات للرئيس الكيني لوّح فيها بالرد: who says what stands in a text is he whose it is, told in the genitive or by ل. */
export function withOwnerOfText(input: ProposeInput, verb: Unit, args: Arguments): Arguments {
  const { read, context, discourse } = input;
  if (args.subject?.source === 'stated' || !pointsIntoText(read, verb)) return args;
  const near = phraseBefore(read, verb.index);
  const text = [near, near && read.phrases[near.index - 1]].find(
    (phrase) => phrase && isOfKind(read.units[phrase.head], TEXTS),
  );
  if (!text) return args;
  const { subject, oblique } = argumentsOfNoun(read, text.head, context, discourse);
  const owner = [subject, ...(oblique.get('ل') ?? [])].find(
    (filler) => filler?.source === 'stated' && filler.entities.length > 0,
  );
  return owner && verbAgrees(verb, owner.agreement, false)
    ? { ...args, subject: { ...owner, rule: 'subject/owner-of-text' } }
    : args;
}

const TEXTS = new Set(['speech', 'document']);

/**
 * ودعت موغيريني إلى وقف القتال, but ودعت جميع الأطراف إلى وقفه: who is asked are people together, or a state where a subject stands
 * before in the same sentence; persons and bodies ask.
 */
function mayBeDoneTo(
  { read, context, discourse }: ProposeInput,
  verb: Unit,
  { type }: Predicate,
  one: Filler,
): boolean {
  if (isSeveralUnnamed(read, one) || isOneBlamed(type, verb, one, discourse)) return true;
  const isSecond = discourse.within.some(([at]) => at < verb.index);
  if (NEVER_ALONE.has(verb.lemma) && isSecond) return true;
  if ((type !== 'REQUEST' && type !== 'THREATEN') || one.entities.length === 0) return false;
  if (isPurpose(verb)) return true;
  const found = one.entities.map((id) => context.entities.get(id));
  // The tables' own groups are bodies that speak, as the G7 does.
  if (found.every((entity) => entity?.type === 'group' && entity.provisional)) return true;
  return found.every((entity) => entity?.type === 'state') && isSecond;
}

/** وطردت البعثة: these verbs are nothing without whom it is done to. */
const NEVER_ALONE = new Set(['طرد', 'رحل', 'اعتقل', 'احتجز', 'أقال', 'استدعى']);

/** رفض روحاني المقترح، وانتقد الرئيس الأميركي: praise and blame are of someone; with no other there, he is not who speaks. */
function isOneBlamed(type: Claim['type'], verb: Unit, one: Filler, discourse: Discourse): boolean {
  if ((type !== 'ACCUSE' && type !== 'SUPPORT') || one.entities.length === 0) return false;
  const before = discourse.within.findLast(([at]) => at < verb.index)?.[1];
  return before !== undefined && before.entities.length > 0 && !before.entities.some((id) => one.entities.includes(id));
}

/** وأعدم أجانب، واتهم جهات: an indefinite plural may be either, and is the object where one who may have done it was told of. */
function isSeveralUnnamed(read: ReadSentence, subject: Filler): boolean {
  const head = read.units[subject.head];
  if (head?.class === 'name') return nameOf(read, head)?.rule === 'name/described-group';
  const isBare = head?.class === 'noun' && !head.reading.article && head.reading.pronoun === null;
  return isBare && head.lexical?.features.number === 'p';
}

/** حيث التقى وزير الخارجية: an object, or for a verb of meeting one of the two who meet; وبحث معه سبل السلام tells what was discussed. */
function wantsOneDoneTo({ type, frame }: Predicate, { subject, oblique }: Arguments): boolean {
  if (frame['object'] === 'recipient') return true;
  if (type === 'CONSULT' && frame['object'] === 'topic' && subject?.entities.length === 0) return true;
  const isOtherNamed = ['مع', 'ب'].some((preposition) =>
    (oblique.get(preposition) ?? []).some((filler) => filler.entities.length > 0),
  );
  return type === 'CONSULT' && frame['object'] !== undefined && !isOtherNamed;
}

/** The nearest subject before the verb that agrees with it and is someone else than `subject`. */
function subjectBefore({ discourse }: ProposeInput, verb: Unit, subject: Filler): Filler | null {
  const within = discourse.within.filter(([at]) => at < verb.index).map(([, filler]) => filler);
  const earlier = [...within.toReversed(), ...discourse.subjects].find(
    (candidate) =>
      verbAgrees(verb, candidate.agreement, false) && !candidate.entities.some((id) => subject.entities.includes(id)),
  );
  return earlier ?? null;
}

/** دعا البيان، قراراً يطالب: a document that is known speaks for him who issued it, else for him who spoke last. */
export function withAuthor(input: ProposeInput, args: Arguments): Arguments {
  const head = args.subject && input.read.units[args.subject.head];
  if (!args.subject || args.subject.entities.length || !head || !isDocument(head)) return args;
  const entities = input.issuers.get(head.lemma) ?? (head.reading.article ? lastSpeaker(input) : []);
  return entities.length
    ? { ...args, subject: { ...args.subject, entities, source: 'inherited', rule: 'subject/author' } }
    : args;
}

function lastSpeaker({ speaker, discourse }: ProposeInput): readonly string[] {
  return (speaker?.filler ?? discourse.subjects[0])?.entities ?? [];
}

/** دمرت غارة للتحالف المخزن: whose raid it was has done it. */
export function withAttacker(input: ProposeInput, predicate: Predicate, args: Arguments): Arguments {
  const { subject } = args;
  if (!isAssault(predicate) || !subject || subject.head < 0 || !isAttackNoun(input, subject.head)) return args;
  const doer = doerOfAttack(input, subject.head);
  return doer ? { ...args, subject: { ...doer, rule: 'subject/by-attack' } } : args;
}
