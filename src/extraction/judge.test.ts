import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { documentOf, sampleDocuments, testBundle, testEngine } from '../../test/support.ts';
import type { Judge } from '../model/index.ts';
import { wordsOf } from './feature-words.ts';
import { FAMILY_NAMES } from './features.ts';
import { confidenceOf, roundConfidence, termsOf } from './judge.ts';

const OPEN: Judge = { threshold: 0, base: 0, weights: {} };
const documents = await sampleDocuments();
const featuresOfSamples = documents.flatMap((document) => [
  ...testEngine().judgedBy(OPEN).featuresOf(document).values(),
]);
const names = [...new Set(featuresOfSamples.flat())];

describe('features', () => {
  it('are named by a family and a value, each once', () => {
    expect(featuresOfSamples.length).toBeGreaterThan(100);
    for (const features of featuresOfSamples) {
      expect(new Set(features).size).toBe(features.length);
      for (const feature of features) expect(feature).toMatch(/^[a-z-]+\/\S+$/u);
    }
  });

  it('of every family but the rarest are in the samples', () => {
    const found = new Set(names.map((name) => name.slice(0, name.indexOf('/'))));
    const rare = new Set<string>(['provisional', 'party', 'doubt']);
    expect(FAMILY_NAMES.filter((family) => !found.has(family) && !rare.has(family))).toEqual([]);
  });

  it('tell which route, which sides, and what the rules doubt', () => {
    const [only] = testEngine().judgedBy(OPEN).featuresOf(documentOf('قصفت إسرائيل حزب الله.')).values();
    expect(only).toEqual(
      expect.arrayContaining(['route/verb', 'type/ASSAULT', 'actor/stated', 'recipient-by/object', 'frame/filled']),
    );
    expect(only?.some((feature) => feature.startsWith('doubt/'))).toBe(false);
  });

  it('and weights have words in both languages', () => {
    const known = [...names, ...Object.keys(testBundle().judge?.weights ?? {})];
    for (const feature of known) {
      const { en, ar } = wordsOf(feature);
      expect(en, feature).not.toMatch(/[{}]|^[a-z-]+\//u);
      expect(ar, feature).toMatch(/\p{Script=Arabic}/u);
      expect(ar, feature).not.toMatch(/[{}]/u);
    }
  });

  /** Families whose values are ids, spellings or names of rules, which stand for themselves. */
  const RAW = new Set(['type', 'subject', 'object', 'recipient-by', 'actor-name', 'recipient-name', 'before']);
  it('have Arabic words for every value that is no id', () => {
    const untold = names.filter(
      (name) => !RAW.has(name.slice(0, name.indexOf('/'))) && /[a-z]/u.test(wordsOf(name).ar),
    );
    expect(untold).toEqual([]);
  });
});

describe('the judge', () => {
  const features = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 20 });
  const judge = fc
    .tuple(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.dictionary(fc.constantFrom(...names), fc.double({ min: -50, max: 50, noNaN: true })),
    )
    .map(([base, weights]): Judge => ({ threshold: 0, base, weights }));

  it('is never quite sure', () => {
    fc.assert(
      fc.property(judge, features, (weighing, having) => {
        const confidence = confidenceOf(having, weighing);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThan(1);
        expect(roundConfidence(confidence)).toBeGreaterThanOrEqual(0.01);
        expect(roundConfidence(confidence)).toBeLessThanOrEqual(0.99);
      }),
    );
  });

  it('is surer with each feature that speaks for a claim, less sure with each against', () => {
    fc.assert(
      fc.property(judge, features, fc.constantFrom(...names), (weighing, having, feature) => {
        const without = having.filter((one) => one !== feature);
        const difference = confidenceOf([...without, feature], weighing) - confidenceOf(without, weighing);
        const weight = weighing.weights[feature] ?? 0;
        expect(Math.sign(difference) * Math.sign(weight)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('adds up: the terms and the base are the log odds', () => {
    const weighing: Judge = { threshold: 0, base: -1, weights: { 'route/verb': 0.5, 'actor/stated': -0.25 } };
    const having = ['actor/stated', 'route/verb', 'type/ASSAULT'];
    expect(termsOf(having, weighing)).toEqual([
      { feature: 'route/verb', weight: 0.5 },
      { feature: 'actor/stated', weight: -0.25 },
    ]);
    expect(confidenceOf(having, weighing)).toBeCloseTo(1 / (1 + Math.exp(0.75)), 12);
  });

  it('drops what it finds unlikely, and keeps everything where it must', () => {
    const claims = (weighing: Judge | null): number =>
      documents.reduce((sum, document) => sum + testEngine().judgedBy(weighing).extract(document).claims.length, 0);
    expect(claims({ ...OPEN, threshold: 0.6 })).toBe(0);
    expect(claims(OPEN)).toBeGreaterThan(claims(testBundle().judge));
    expect(claims(OPEN)).toBeGreaterThan(claims(null));
  });

  it('without it, only what no rule doubts is told', () => {
    const undoubted = [
      ...testEngine()
        .judgedBy(OPEN)
        .featuresOf(documents[0] ?? documentOf('')),
    ].filter(([, having]) => !having.some((feature) => feature.startsWith('doubt/')));
    const told = testEngine()
      .judgedBy(null)
      .extract(documents[0] ?? documentOf('')).claims;
    expect(told.map((claim) => claim.id).toSorted()).toEqual(undoubted.map(([id]) => id).toSorted());
  });

  it('shows every term of a claim in its explanation, in both languages', () => {
    const weighing: Judge = { threshold: 0, base: -0.5, weights: { 'route/verb': 1.25 } };
    const engine = testEngine().judgedBy(weighing);
    const document = documentOf('قصفت إسرائيل حزب الله.');
    const [claim] = engine.extract(document).claims;
    const steps = engine.explain(document, claim?.id ?? '')?.steps.filter((step) => step.what === 'confidence');
    expect(claim?.confidence).toBe(0.68);
    expect(steps?.map((step) => step.value)).toEqual(['0.68', 'base −0.50', 'route/verb +1.25']);
    expect(steps?.[2]?.meaning).toEqual({ en: '+1.25 told by a finite verb', ar: '+1.25 دلّ عليه فعل' });
  });

  it('of the resources was trained on no more than it says', () => {
    const { record, weights, threshold } = testBundle().judge ?? {};
    expect(record?.right).toBeLessThan(record?.claims ?? 0);
    expect(new Set(record?.articles).size).toBe(record?.articles.length);
    expect(threshold).toBeLessThan(0.5);
    const families: readonly string[] = FAMILY_NAMES;
    expect(Object.keys(weights ?? {}).filter((name) => !families.includes(name.slice(0, name.indexOf('/'))))).toEqual(
      [],
    );
  });
});
