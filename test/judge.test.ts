import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';

import {
  areaUnderCurve,
  calibrationError,
  chooseThreshold,
  fitJudge,
  learnJudge,
  learnWithoutEach,
  logLossOf,
  type Case,
  type Forecast,
} from '../scripts/judge/learn.ts';
import { chanceOf, fitLogistic, solve, type Row } from '../scripts/judge/logistic.ts';
import { writeJudge } from '../scripts/judge/weights-file.ts';
import { DOER_UNNAMED } from '../src/extraction/index.ts';
import { TrainedJudgeSchema, type TrainedJudge } from '../src/model/index.ts';

/** The trainer of the judge, on cases that can be worked out by hand. */

const rows = (right: number, wrong: number, features: readonly number[]): Row[] => [
  ...Array.from({ length: right }, () => ({ features, right: true })),
  ...Array.from({ length: wrong }, () => ({ features, right: false })),
];

describe('fitLogistic', () => {
  it('gives the log odds of what is right where nothing is known', () => {
    expect(fitLogistic(rows(3, 1, []), []).base).toBeCloseTo(Math.log(3), 6);
  });

  it('gives each of two groups its own log odds where the penalty is next to nothing', () => {
    const { base, weights } = fitLogistic([...rows(1, 3, []), ...rows(4, 1, [0])], [1e-9]);
    expect(base).toBeCloseTo(Math.log(1 / 3), 5);
    expect(weights[0]).toBeCloseTo(Math.log(4) - Math.log(1 / 3), 5);
  });

  it('ends where the slope is zero: Σ (chance − right) = −penalty · weight', () => {
    const all = [...rows(5, 2, [0]), ...rows(1, 4, [1]), ...rows(3, 3, [0, 1]), ...rows(2, 2, [])];
    const penalties = [2, 0.5];
    const fit = fitLogistic(all, penalties);
    const slope = (among: readonly Row[]): number =>
      among.reduce((sum, row) => sum + chanceOf(fit, row.features) - (row.right ? 1 : 0), 0);
    expect(slope(all)).toBeCloseTo(0, 6);
    penalties.forEach((penalty, feature) => {
      const having = all.filter((row) => row.features.includes(feature));
      expect(slope(having)).toBeCloseTo(-penalty * (fit.weights[feature] ?? 0), 6);
    });
  });

  it('stays finite where a feature tells all', () => {
    const { base, weights } = fitLogistic([...rows(20, 0, [0]), ...rows(0, 20, [])], [1]);
    expect(weights[0]).toBeGreaterThan(2);
    expect(Number.isFinite(base)).toBe(true);
  });

  it('shrinks a weight as the penalty grows', () => {
    const weightAt = (penalty: number): number =>
      fitLogistic([...rows(8, 2, [0]), ...rows(2, 8, [])], [penalty]).weights[0] ?? 0;
    const weights = [0.1, 1, 10, 100].map(weightAt);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(weightAt(1e6)).toBeCloseTo(0, 3);
  });
});

describe('solve', () => {
  it('solves a system worked out by hand', () => {
    // 4x + 2y = 10, 2x + 3y = 9: x = 1.5, y = 2.
    const matrix = [[4], [2, 3]];
    const [x, y] = solve(matrix, [10, 9]);
    expect(x).toBeCloseTo(1.5, 12);
    expect(y).toBeCloseTo(2, 12);
  });
});

const caseOf = (article: string, features: readonly string[], right: boolean, nearlyRight = right): Case => ({
  article,
  features,
  right,
  nearlyRight,
});
const forecast = (chance: number, right: boolean, nearlyRight = right): Forecast => ({
  chance,
  case: caseOf('a', [], right, nearlyRight),
});

describe('measures', () => {
  it('are what they are by hand', () => {
    const forecasts = [forecast(0.9, true), forecast(0.6, false), forecast(0.4, true), forecast(0.1, false)];
    expect(areaUnderCurve(forecasts)).toBe(0.75);
    expect(logLossOf(forecasts)).toBeCloseTo(-(Math.log(0.9) + Math.log(0.4) + Math.log(0.4) + Math.log(0.9)) / 4, 12);
    expect(calibrationError(forecasts)).toBeCloseTo((0.1 + 0.6 + 0.6 + 0.1) / 4, 12);
    expect(areaUnderCurve([forecast(0.5, true)])).toBeNull();
  });

  it('choose the strictest threshold of those that serve best', () => {
    const forecasts = [forecast(0.8, true), forecast(0.5, true), forecast(0.2, false), forecast(0.2, false)];
    expect(chooseThreshold(forecasts, 2)).toBe(0.5);
    expect(chooseThreshold([forecast(0.1, true)], 1)).toBe(0.1);
  });
});

/** Verbs are mostly right, nouns mostly wrong, in eight articles. */
const CASES: readonly Case[] = Array.from({ length: 8 }, (_, article) =>
  Array.from({ length: 10 }, (_one, index) =>
    caseOf(
      `article-${article}`,
      [index % 2 ? 'route/verb' : 'route/noun', ...(index === article ? [`predicate/only-in-${article}`] : [])],
      index % 2 ? (index + article) % 5 > 0 : (index + article) % 5 === 0,
    ),
  ),
).flat();
const ANNOTATED = new Map(Array.from({ length: 8 }, (_, article) => [`article-${article}`, 12] as const));

describe('learnJudge', () => {
  it('weighs what is mostly right above what is mostly wrong, and leaves out what few articles show', () => {
    const { judge } = learnJudge(CASES, ANNOTATED);
    expect(judge.weights['route/verb']).toBeGreaterThan(judge.weights['route/noun'] ?? 0);
    expect(Object.keys(judge.weights)).toEqual(['route/noun', 'route/verb', DOER_UNNAMED]);
    expect(judge.threshold).toBeGreaterThanOrEqual(0);
  });

  it('gives the same judge whatever the order of the cases', () => {
    expect(learnJudge(CASES.toReversed(), ANNOTATED)).toEqual(learnJudge(CASES, ANNOTATED));
  });

  it('sees nothing of the article that is left out', () => {
    const spoilt = CASES.map((one) => (one.article === 'article-3' ? { ...one, right: !one.right } : one));
    const without = learnWithoutEach(CASES, ANNOTATED).get('article-3');
    expect(learnWithoutEach(spoilt, ANNOTATED).get('article-3')).toEqual(without);
    expect(fitJudge(spoilt, 3, new Set())).not.toEqual(fitJudge(CASES, 3, new Set()));
  });
});

describe('writeJudge', () => {
  const judge: TrainedJudge = {
    record: {
      date: '2026-01-02',
      articles: ['article-1'],
      claims: 2,
      right: 1,
      penalty: 3,
      leftOut: { logLoss: 0.5, auc: 0.8, calibrationError: 0.1 },
    },
    threshold: 0.1,
    base: -1,
    weights: { 'route/verb': 0.25, 'sides/state>place': -0.5 },
  };

  it('writes what the resources read', () => {
    expect(TrainedJudgeSchema.parse(parse(writeJudge(judge, null)))).toEqual(judge);
  });

  it('keeps the date where nothing else changed', () => {
    const before = writeJudge(judge, null);
    const later = { ...judge, record: { ...judge.record, date: '2027-01-01' } };
    expect(writeJudge(later, before)).toBe(before);
    expect(writeJudge({ ...later, base: -2 }, before)).toContain('2027-01-01');
  });

  it('writes every weight, whatever its name', () => {
    const name = fc.stringMatching(/^[a-z-]{1,12}\/[^\s]{1,12}$/u);
    fc.assert(
      fc.property(fc.dictionary(name, fc.integer({ min: -5000, max: 5000 })), (thousandths) => {
        const weights = Object.fromEntries(Object.entries(thousandths).map(([key, value]) => [key, value / 1000]));
        expect(parse(writeJudge({ ...judge, weights }, null))).toEqual({ ...judge, weights });
      }),
    );
  });
});
