/**
 * Whose act is it, where the sentence names no doer, and the article has told before who attacked, who fights whom and who met? An attack
 * whose victims alone are named, an attack or a meeting told again with the article, a fight that goes on. Sides known so are
 * inferred; where nothing but the course of the article speaks for them, the draft carries a doubt.
 */
import { isAssault, isToldByNoun, type OpenAct, type Sides } from './act.ts';
import { isAttackNoun } from './act-nouns.ts';
import { BY_ATTACK } from './attackers.ts';
import type { ProposeInput, ToldAct } from './input.ts';

/** Who attacked in the last attack told so far. */
export const lastAttackers = (input: ProposeInput): readonly string[] => input.told.get('ASSAULT')?.actor ?? [];

/** The sides of an act without a doer of its own; null where nothing before tells them. */
export function sidesKnownBefore(act: OpenAct): Sides | null {
  return sidesOfLoss(act) ?? sidesOfKnownAttack(act) ?? withDoubt(act, sidesOfTypeBefore(act));
}

/** تكبدت قوات حفتر خسائر: who loses has lost to the one whom he fights. */
function sidesOfLoss({ input, predicate, hit, place }: OpenAct): Sides | null {
  if (!isAssault(predicate) || predicate.frame['subject'] !== 'recipient' || !hit.all.length) return null;
  const actor = input.opposition.opponentOf(hit.all);
  return actor.length ? { actor, recipient: hit.all, place, actorSource: 'inferred', recipientSource: 'stated' } : null;
}

/** وتستمر المعارك في عين زارة: a fight of which a verb tells no side. */
export function isFightGoingOn(act: OpenAct): boolean {
  return (
    isAssault(act.predicate) && act.predicate.frame['بين'] === 'actor' && !isToldByNoun(act) && act.hit.all.length === 0
  );
}

/** The sides of a fight that goes on: those who fought before; null where one of them is not known. */
export function sidesOfFightGoingOn({ input, place }: OpenAct): Sides | null {
  const attackers = lastAttackers(input);
  const opponent = input.opposition.opponentOf(attackers);
  if (!opponent.length) return null;
  return {
    actor: [...attackers, ...opponent],
    recipient: [],
    place,
    actorSource: 'inferred',
    recipientSource: 'absent',
  };
}

/**
 * الهجوم الذي استهدف القاعدة، قتل جندي في الهجوم: an attack that is known already, told again with the article, has the attackers
 * told before.
 */
function sidesOfKnownAttack(act: OpenAct): Sides | null {
  const { input, predicate, args } = act;
  const attackers = lastAttackers(input);
  if (!isAssault(predicate) || !attackers.length || !namesKnownAttack(act)) return null;
  const hit = [args.object, args.subject]
    .flatMap((filler) => filler?.entities ?? [])
    .filter((id) => !attackers.includes(id));
  const place = hit.filter((id) => input.context.entities.get(id)?.type === 'place');
  const recipient = hit.filter((id) => !place.includes(id));
  if (!hit.length && !args.object) return null;
  const recipientSource = recipient.length ? 'stated' : 'absent';
  return { actor: attackers, recipient, place, actorSource: 'inferred', recipientSource };
}

/** True where the word itself, its subject or a phrase of cause is an attack, the last two with the article. */
function namesKnownAttack({ input, at, args }: OpenAct): boolean {
  const subject = args.subject?.head ?? -1;
  const causes = [...args.oblique].flatMap(([preposition, fillers]) =>
    BY_ATTACK.has(preposition) ? fillers.map((filler) => filler.head) : [],
  );
  return [at, subject, ...causes].some((head) => {
    const unit = input.read.units[head];
    return unit !== undefined && (unit.reading.article || head === subject) && isAttackNoun(input, head);
  });
}

/** What only the course of the article tells is doubted. */
function withDoubt({ hit, place }: OpenAct, known: ToldAct | null): Sides | null {
  if (!known) return null;
  return {
    actor: known.actor,
    recipient: known.recipient,
    place: [...place, ...hit.places],
    actorSource: 'inferred',
    recipientSource: known.recipient.length === 0 ? 'absent' : hit.named.length ? 'stated' : 'inferred',
    doubt: 'sides-known-before',
  };
}

/** The sides that acts of this type told before speak for. */
function sidesOfTypeBefore(act: OpenAct): ToldAct | null {
  const { input, predicate } = act;
  if (isAssault(predicate) && predicate.stance === -1) return sidesByFight(act);
  return isToldAgain(act) ? (input.told.get(predicate.type) ?? null) : null;
}

/** مقتل 42 حوثياً، وأصيب خمسة جنود: by him whom the victims fight, else by those who attacked last. */
function sidesByFight(act: OpenAct): ToldAct | null {
  const { opposition, told } = act.input;
  const { named, places } = act.hit;
  if (named.length > 0) return attackersOf(act);
  const last = told.get('ASSAULT');
  if (!last) return null;
  // اندلع القتال، المعركة الرئيسية: between those who fought before.
  if (act.predicate.frame['بين'] === 'actor') {
    const other = last.recipient.length ? last.recipient : opposition.opponentOf(last.actor);
    return other.length ? { actor: [...new Set([...last.actor, ...other])], recipient: [] } : null;
  }
  if (places.length > 0) return { actor: last.actor, recipient: opposition.ownerOf(last.actor, places) };
  return isToldAgain(act) ? last : null;
}

function attackersOf({ input, hit: { named } }: OpenAct): ToldAct | null {
  const partyOf = (id: string): string => input.context.entities.get(id)?.party ?? id;
  const hit = new Set(named.map(partyOf));
  const opponents = input.opposition.opponentOf(named);
  const last = lastAttackers(input).filter((id) => !hit.has(partyOf(id)));
  const known = input.opposition.opponentsAmong(named, last);
  const actor = [opponents, known, last].find((ids) => ids.length > 0) ?? [];
  return actor.length ? { actor, recipient: named } : null;
}

/** هذه الهجمات، المباحثات: with the article an act is one that is known; a feeling is no one's in particular, مما يبعث على القلق. */
function isToldAgain({ input, at }: OpenAct): boolean {
  const unit = input.read.units[at];
  return unit !== undefined && unit.class !== 'verb' && unit.reading.article && !FEELINGS.has(unit.lemma);
}

const FEELINGS = new Set(['قلق', 'خوف', 'مخاوف', 'غضب', 'استياء', 'أسف']);
