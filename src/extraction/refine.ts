/**
 * Judges what the rules propose: an ordered list of refiners, each of which sees all drafts of a sentence and gives those that stay.
 * Recognise greedily, judge later: to change what is kept, change this list.
 */
import type { Judge } from '../model/index.ts';
import type { Draft } from './draft.ts';
import type { JudgedDraft } from './judge.ts';

export interface Refiner {
  readonly id: string;
  readonly refine: (drafts: readonly JudgedDraft[], judge: Judge | null) => readonly JudgedDraft[];
}

export const REFINERS: readonly Refiner[] = [
  { id: 'refine/one-claim-a-trigger', refine: oneClaimATrigger },
  { id: 'refine/unlikely', refine: dropUnlikely },
  { id: 'refine/nested-same-act', refine: dropNestedSameAct },
  {
    id: 'refine/no-act-within-one-party',
    refine: (drafts) => drafts.filter(({ draft }) => !isSelfDirected(draft)),
  },
];

/** Runs all refiners in order. */
export function refineDrafts(drafts: readonly JudgedDraft[], judge: Judge | null): readonly JudgedDraft[] {
  return REFINERS.reduce((left, refiner) => refiner.refine(left, judge), drafts);
}

/** Of several drafts of one word the likeliest stays, of equals the first. */
function oneClaimATrigger(drafts: readonly JudgedDraft[]): readonly JudgedDraft[] {
  const best = new Map<number, JudgedDraft>();
  for (const judged of drafts) {
    const other = best.get(judged.draft.trigger);
    if (!other || judged.confidence > other.confidence) best.set(judged.draft.trigger, judged);
  }
  return drafts.filter((judged) => best.get(judged.draft.trigger) === judged);
}

/** What the judge holds for unlikely; without a judge, what the rule that proposed it doubts. */
function dropUnlikely(drafts: readonly JudgedDraft[], judge: Judge | null): readonly JudgedDraft[] {
  return drafts.filter(({ draft, confidence }) =>
    judge === null ? draft.doubts.length === 0 : confidence >= judge.threshold,
  );
}

/** شن هجوماً and هجوماً, أعلن دعمه and دعمه: of two drafts of one type and doer, one inside the other, the likelier stays. */
function dropNestedSameAct(drafts: readonly JudgedDraft[]): readonly JudgedDraft[] {
  return drafts.filter(
    (inner) =>
      !drafts.some((outer) => outer !== inner && isSameAct(outer.draft, inner.draft) && isBetter(outer, inner, drafts)),
  );
}

function isSameAct(a: Draft, b: Draft): boolean {
  const nested = a.first <= b.first && b.last <= a.last;
  const nestedOther = b.first <= a.first && a.last <= b.last;
  return a.type === b.type && (nested || nestedOther) && a.actor.some((id) => b.actor.includes(id));
}

/** The likelier, of equals the better filled, of equals the earlier. */
function isBetter(a: JudgedDraft, b: JudgedDraft, drafts: readonly JudgedDraft[]): boolean {
  const filled = ({ draft }: JudgedDraft): number =>
    draft.recipient.length * 2 + (draft.actorSource === 'stated' ? 1 : 0) + (draft.route === 'verb' ? 0.5 : 0);
  const difference = a.confidence - b.confidence || filled(a) - filled(b);
  return difference > 0 || (difference === 0 && drafts.indexOf(a) < drafts.indexOf(b));
}

function isSelfDirected(draft: Draft): boolean {
  return draft.recipient.length > 0 && draft.recipient.every((id) => draft.actor.includes(id));
}
