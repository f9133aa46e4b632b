/** Does the noun of an act tell an act, or does it only speak of one (CODEBOOK, hard case 1)? */
import type { Unit } from '../../language/index.ts';
import type { Claim } from '../../model/index.ts';
import type { Doubt, Draft } from '../draft.ts';
import { isVerbalNoun } from './act-nouns.ts';

/**
 * A noun tells an act only where its doer is plain and it adds whom, where or when (CODEBOOK, hard case 1). A doer that the noun
 * itself carries (genitive, pronoun, nisba) is plain.
 */
export function nounTells(claim: Draft): boolean {
  const { arguments: args } = claim;
  // اشتباكات بين قوات … ومقاتلين: both sides are the doers.
  if (args.object?.rule === 'object/victim') return claim.recipient.length > 0;
  if (!args.subject || args.subject.entities.length === 0) return claim.actor.length > 1;
  if (args.subject.rule === 'subject/controller') return true;
  if (args.subject.rule === 'subject/accused') return claim.recipient.length > 0 || claim.place.length > 0;
  if (claim.type === 'CONSULT' && (args.subject.source === 'stated' || claim.actor.length > 1)) return true;
  if (claim.actorSource === 'inherited' && claim.recipient.length === 0) return false;
  if (isFightWithoutSides(claim)) return false;
  if (args.subject.source === 'stated' && tellsItsTopic(claim)) return true;
  const namedDoer = args.subject.rule !== 'subject/nisba' || claim.actor.length > 1;
  return (
    claim.recipient.length > 0 ||
    (claim.place.length > 0 && TOLD_BY_PLACE.has(claim.type) && namedDoer) ||
    (claim.when.source === 'stated' && claim.aspect === 'event')
  );
}

/** الصراع الليبي names no sides. */
function isFightWithoutSides({ read, trigger, type, actor, arguments: { subject } }: Draft): boolean {
  return (
    type === 'ASSAULT' &&
    subject?.rule === 'subject/nisba' &&
    MUTUAL.has((read.units[trigger] as Unit).reading.stem) &&
    actor.length < 2
  );
}

/** دعوة فرنسية لوقف إطلاق النار: a demand or an offer with what is demanded is told in full. */
function tellsItsTopic({ predicate, type, arguments: { oblique } }: Draft): boolean {
  return predicate.speech && TOLD_BY_TOPIC.has(type) && oblique.size > 0;
}

const MUTUAL = new Set(['صراع', 'نزاع', 'حرب', 'قتال', 'معارك', 'معركة', 'اقتتال', 'مواجهات']);

const TOLD_BY_TOPIC: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['REQUEST', 'AGREE', 'REJECT', 'THREATEN']);

const TOLD_BY_PLACE: ReadonlySet<Claim['type']> = new Set<Claim['type']>(['ASSAULT', 'RETREAT', 'MOBILIZE']);

/**
 * لضرب المفاعل، هجومه على الفكرة: an attack that is only aimed at, or of which a noun tells neither whom nor where nor who fights whom,
 * is one that the text speaks of. News is full of them, and hardly one is told.
 */
export function isAttackSpokenOf(draft: Draft): boolean {
  const { type, doubts, arguments: args } = draft;
  if (type !== 'ASSAULT') return false;
  const isFight = args.oblique.has('مع') || args.oblique.has('بين');
  return isAimedAt(draft) || (doubts.includes('noun-tells-little') && !isFight && !opensClause(draft));
}

/** العملية الإسرائيلية في رفح تواصلت: the act of which the whole clause is told, with whose it is. */
function opensClause({ read, trigger, actorSource }: Draft): boolean {
  const phrase = read.phrases[read.phraseOf[trigger] ?? -1];
  if (actorSource !== 'stated' || phrase?.first !== trigger || phrase.preposition !== null) return false;
  const before = read.units[trigger - 1];
  return !before || before.class === 'mark' || before.class === 'complementizer';
}

/** لضرب المفاعل، لتنفيذ هجمات: a deed for the sake of which something else is done; سعى لضربه and تحسبا لهجومه tell whose it is. */
function isAimedAt({ read, trigger, actorSource, arguments: { subject } }: Draft): boolean {
  if (subject?.rule === 'subject/purpose') return true;
  if (subject?.rule === 'subject/controller' || actorSource === 'stated') return false;
  const head = read.phrases[read.phraseOf[trigger] ?? -1]?.head ?? trigger;
  return [trigger, head].some((at) => {
    const unit = read.units[at] as Unit;
    return unit.reading.proclitics.includes('ل') && !unit.reading.article && isVerbalNoun(unit);
  });
}

/** True for an act that nobody is said to have done: it has been asked already whether its noun tells it. */
export const sidesAreUnnamed = (claim: Draft): boolean => claim.doubts.includes('doer-unnamed');

/** The draft with one doubt more. */
export function doubted(draft: Draft, doubt: Doubt): Draft {
  return { ...draft, doubts: [...draft.doubts, doubt] };
}
