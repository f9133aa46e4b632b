/**
 * Whose act is it, where the sentence does not say? An attack whose victims alone are named, a meeting told again with the article:
 * the article has told before who fights whom and who met. Such sides are inferred, and a draft that rests on them carries a doubt.
 */
import type { Claim, Predicate } from '../model/index.ts';
import type { Unit } from '../language/index.ts';
import type { Opposition } from './opposition.ts';
import type { DocumentContext, ReadSentence } from './sentence.ts';

/** The sides of the act of one type that was told last. */
export interface ToldAct {
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
}

/** What the article has told so far, by type of act. */
export type Told = ReadonlyMap<Claim['type'], ToldAct>;

export interface KnownSides {
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
}

export interface OpenAct {
  readonly read: ReadSentence;
  readonly context: DocumentContext;
  readonly predicate: Predicate;
  /** Unit of the word that tells the act. */
  readonly at: number;
  /** Those whom the sentence names as hit, and the places. */
  readonly victims: readonly string[];
  readonly places: readonly string[];
  readonly told: Told;
  readonly opposition: Opposition;
}

/** The sides of an act without a doer of its own; null where nothing before tells them. */
export function knownSides(act: OpenAct): KnownSides | null {
  if (act.predicate.type === 'ASSAULT' && act.predicate.stance === -1) return sidesOfAttack(act);
  const told = act.told.get(act.predicate.type);
  return told && isToldAgain(act.read, act.at) ? told : null;
}

/** مقتل 42 حوثياً، وأصيب خمسة جنود: by him whom the victims fight, else by those who attacked last. */
function sidesOfAttack(act: OpenAct): KnownSides | null {
  const { context, victims, places, opposition } = act;
  const last = act.told.get('ASSAULT');
  const partyOf = (id: string): string => context.entities.get(id)?.party ?? id;
  if (victims.length > 0) {
    const hit = new Set(victims.map(partyOf));
    const opponents = opposition.opponentOf(victims);
    const attackers = opponents.length ? opponents : (last?.actor ?? []).filter((id) => !hit.has(partyOf(id)));
    return attackers.length ? { actor: attackers, recipient: victims } : null;
  }
  if (!last) return null;
  // اندلع القتال، المعركة الرئيسية: between those who fought before.
  if (act.predicate.frame['بين'] === 'actor') {
    const other = last.recipient.length ? last.recipient : opposition.opponentOf(last.actor);
    return other.length ? { actor: [...new Set([...last.actor, ...other])], recipient: [] } : null;
  }
  if (places.length > 0) return { actor: last.actor, recipient: opposition.ownerOf(last.actor, places) };
  return isToldAgain(act.read, act.at) ? last : null;
}

/** هذه الهجمات، المباحثات: with the article an act is one that is known. */
function isToldAgain(read: ReadSentence, at: number): boolean {
  const unit = read.units[at] as Unit;
  return unit.class !== 'verb' && unit.reading.article;
}
