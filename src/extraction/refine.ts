/**
 * Judges what the rules propose: an ordered list of refiners, each of which sees all drafts of a sentence and gives those that stay.
 * Recognise greedily, judge later: to change what is kept, change this list.
 */
import type { Draft } from './draft.ts';

export interface Refiner {
  readonly id: string;
  readonly refine: (drafts: readonly Draft[]) => readonly Draft[];
}

export const REFINERS: readonly Refiner[] = [
  { id: 'refine/one-claim-a-trigger', refine: oneClaimATrigger },
  { id: 'refine/nested-same-act', refine: dropNestedSameAct },
  { id: 'refine/no-act-within-one-party', refine: (drafts) => drafts.filter((draft) => !isSelfDirected(draft)) },
];

/** Runs all refiners in order. */
export function refineDrafts(drafts: readonly Draft[]): readonly Draft[] {
  return REFINERS.reduce((left, refiner) => refiner.refine(left), drafts);
}

function oneClaimATrigger(drafts: readonly Draft[]): readonly Draft[] {
  const seen = new Set<number>();
  return drafts.filter((draft) => !seen.has(draft.trigger) && seen.add(draft.trigger));
}

/** شن هجوماً and هجوماً, أعلن دعمه and دعمه: of two drafts of one type and doer, one inside the other, the better filled stays. */
function dropNestedSameAct(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter(
    (inner) => !drafts.some((outer) => outer !== inner && isSameAct(outer, inner) && isBetter(outer, inner, drafts)),
  );
}

function isSameAct(a: Draft, b: Draft): boolean {
  const nested = a.first <= b.first && b.last <= a.last;
  const nestedOther = b.first <= a.first && a.last <= b.last;
  return a.type === b.type && (nested || nestedOther) && a.actor.some((id) => b.actor.includes(id));
}

function isBetter(a: Draft, b: Draft, drafts: readonly Draft[]): boolean {
  const filled = (draft: Draft): number =>
    draft.recipient.length * 2 + (draft.actorSource === 'stated' ? 1 : 0) + (draft.route === 'verb' ? 0.5 : 0);
  const difference = filled(a) - filled(b);
  return difference > 0 || (difference === 0 && drafts.indexOf(a) < drafts.indexOf(b));
}

function isSelfDirected(draft: Draft): boolean {
  return draft.recipient.length > 0 && draft.recipient.every((id) => draft.actor.includes(id));
}
