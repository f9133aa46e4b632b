/**
 * How sure is a claim? The chance that it is right in type, polarity and sides, from what is known about how it was found.
 * A logistic sum of named weights; every term is visible in an explanation.
 */
import type { Draft } from './draft.ts';

export interface ConfidenceTerm {
  readonly name: string;
  readonly weight: number;
}

const ROUTE_WEIGHT: Readonly<Record<Draft['route'], number>> = {
  verb: 0,
  'light-verb': 0.2,
  'verbal-noun': -0.3,
  noun: -0.4,
  participle: -0.2,
  'passive-participle': -0.3,
};
const RECIPIENT_WEIGHT: Readonly<Record<Draft['recipientSource'], number>> = {
  stated: 0.3,
  inherited: -0.2,
  inferred: -0.3,
  absent: -0.5,
};

/** The terms of a draft's confidence; their sum is the log odds. */
export function confidenceTerms(draft: Draft): readonly ConfidenceTerm[] {
  return [
    { name: 'base', weight: -0.3 },
    { name: `route ${draft.route}`, weight: ROUTE_WEIGHT[draft.route] },
    { name: `actor ${draft.actorSource}`, weight: draft.actorSource === 'stated' ? 0.2 : -0.6 },
    { name: `recipient ${draft.recipientSource}`, weight: RECIPIENT_WEIGHT[draft.recipientSource] },
    { name: `polarity ${draft.mood.polarity}`, weight: draft.mood.polarity === 'negated' ? -0.4 : 0 },
    { name: `modality ${draft.mood.modality}`, weight: draft.mood.modality === 'actual' ? 0 : -0.3 },
    {
      name: draft.last - draft.first > 25 ? 'long evidence' : 'short evidence',
      weight: draft.last - draft.first > 25 ? -0.3 : 0,
    },
  ];
}

/** Confidence in (0, 1), two decimals. */
export function confidenceOf(draft: Draft): number {
  const odds = confidenceTerms(draft).reduce((sum, term) => sum + term.weight, 0);
  return Math.round(100 / (1 + Math.exp(-odds))) / 100;
}
