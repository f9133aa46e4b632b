/**
 * How sure is a draft? The chance that it is right in type, polarity and sides: a logistic sum of the weights of its features.
 * Rules propose generously; the judge ranks, and `refine.ts` drops what it finds unlikely. The weights are data
 * (`resources/ar/judge.yaml`), learnt by `npm run train`; every term is visible in an explanation.
 */
import type { Judge } from '../model/index.ts';
import type { Draft } from './draft.ts';
import { featuresOf } from './features.ts';
import type { DocumentContext } from './sentence.ts';

/** A draft with what was known of it and how sure it is. */
export interface JudgedDraft {
  readonly draft: Draft;
  /** Names of the features that hold of it. */
  readonly features: readonly string[];
  /** In (0, 1). */
  readonly confidence: number;
}

/** One term of the log odds of a draft. */
export interface Term {
  readonly feature: string;
  readonly weight: number;
}

/** What is told where no judge was trained: nothing speaks for or against a claim. */
const UNJUDGED: Judge = { threshold: 0, base: 0, weights: {} };

/** Judges the drafts of one sentence, each among the others. */
export function judgeDrafts(
  drafts: readonly Draft[],
  context: DocumentContext,
  judge: Judge | null,
): readonly JudgedDraft[] {
  return drafts.map((draft) => {
    const features = featuresOf({ draft, siblings: drafts, context });
    return { draft, features, confidence: confidenceOf(features, judge) };
  });
}

/** The chance of what has these features: strictly between 0 and 1. Features without a weight add nothing. */
export function confidenceOf(features: readonly string[], judge: Judge | null): number {
  const { base } = judge ?? UNJUDGED;
  const weights = weightsOf(judge ?? UNJUDGED);
  const terms: number[] = [];
  for (const feature of features) insertByWeight(terms, weights.get(feature) ?? 0);
  const odds = terms.reduce((sum, weight) => sum + weight, base);
  return 1 / (1 + Math.exp(-Math.max(-ODDS_MAX, Math.min(ODDS_MAX, odds))));
}

const tables = new WeakMap<Judge, ReadonlyMap<string, number>>();

/** The weights of a judge as a map, which is looked up faster than an object of hundreds of fields. */
function weightsOf(judge: Judge): ReadonlyMap<string, number> {
  let table = tables.get(judge);
  if (!table) tables.set(judge, (table = new Map(Object.entries(judge.weights))));
  return table;
}

/** Puts a weight in its place: the order is that of explanations, so that both give the same sum to the last bit. */
function insertByWeight(terms: number[], weight: number): void {
  if (weight === 0) return;
  let at = terms.length;
  terms.push(weight);
  for (; at > 0 && Math.abs(terms[at - 1] as number) < Math.abs(weight); at -= 1) terms[at] = terms[at - 1] as number;
  terms[at] = weight;
}

/** Two decimals, and never quite sure. */
export function roundConfidence(confidence: number): number {
  return Math.min(0.99, Math.max(0.01, Math.round(confidence * 100) / 100));
}

/** Beyond this the nearest double of the chance would be 0 or 1. */
const ODDS_MAX = 30;

/** The terms that features add to the log odds, the weightiest first. */
export function termsOf(features: readonly string[], judge: Judge | null): readonly Term[] {
  const { weights } = judge ?? UNJUDGED;
  const terms: Term[] = [];
  for (const feature of features) {
    const weight = weights[feature];
    if (weight !== undefined && weight !== 0) terms.push({ feature, weight });
  }
  return terms.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
