import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { f1Of, intervalOf } from '../scripts/bootstrap.mjs';

const counts = fc
  .tuple(fc.nat(20), fc.nat(20), fc.nat(20))
  .map(([found, missed, wrong]) => ({ found, annotated: found + missed, predicted: found + wrong }));

describe('the interval of F1 over articles', () => {
  it('takes articles together', () => {
    const articles = [
      { found: 1, annotated: 2, predicted: 2 },
      { found: 3, annotated: 4, predicted: 8 },
    ];
    expect(f1Of(articles)).toBe(0.5);
    expect(f1Of([])).toBe(0);
  });

  it('is a point where all articles are alike', () => {
    const article = { found: 1, annotated: 4, predicted: 4 };
    expect(intervalOf([article, article, article])).toEqual([0.25, 0.25]);
  });

  it('spans what two articles give where they are all there is', () => {
    const right = { found: 4, annotated: 4, predicted: 4 };
    const wrong = { found: 0, annotated: 4, predicted: 4 };
    expect(intervalOf([right, wrong])).toEqual([0, 1]);
  });

  it('is the same each time, in order, and between the worst and the best article', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 12 }), (articles) => {
        const [low, high] = intervalOf(articles, 200);
        expect(intervalOf(articles, 200)).toEqual([low, high]);
        expect(low).toBeLessThanOrEqual(high);
        const each = articles.map((article) => f1Of([article]));
        expect(low).toBeGreaterThanOrEqual(Math.min(...each) - 1e-12);
        expect(high).toBeLessThanOrEqual(Math.max(...each) + 1e-12);
      }),
      { numRuns: 50 },
    );
  });
});
