import fc from 'fast-check';
import { expect, test } from 'vitest';

import { placeCards } from './place-cards.ts';

const wishes = fc
  .array(fc.record({ top: fc.nat(2000), height: fc.integer({ min: 20, max: 200 }) }), { minLength: 1, maxLength: 30 })
  .map((cards) => cards.toSorted((a, b) => a.top - b.top));

test('no card covers another, and none stands above the margin', () => {
  fc.assert(
    fc.property(wishes, fc.option(fc.nat(29)), (cards, chosen) => {
      const tops = placeCards(cards, chosen === null ? null : Math.min(chosen, cards.length - 1));
      expect(tops[0]).toBeGreaterThanOrEqual(0);
      for (const [at, card] of cards.entries()) {
        const next = tops[at + 1];
        if (next !== undefined) expect(next).toBeGreaterThanOrEqual((tops[at] ?? 0) + card.height);
      }
    }),
  );
});

test('a card with room stands beside its words', () => {
  expect(placeCards([{ top: 10, height: 50 }, { top: 300, height: 50 }], null)).toEqual([10, 300]); // prettier-ignore
});

test('the chosen card stands beside its words, and those before it give way', () => {
  const cards = [400, 405, 410].map((top) => ({ top, height: 50 }));
  expect(placeCards(cards, null)).toEqual([400, 456, 512]);
  expect(placeCards(cards, 2)).toEqual([298, 354, 410]);
});

test('at the top of the margin there is no room to give way', () => {
  const cards = [0, 5, 10].map((top) => ({ top, height: 50 }));
  expect(placeCards(cards, 2)).toEqual([0, 56, 112]);
});
