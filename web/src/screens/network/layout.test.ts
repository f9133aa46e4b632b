import { describe, expect, it } from 'vitest';

import type { NetworkTie } from '../../api/types.ts';
import { bowOf, readingOf, TIES_DRAWN_MOST, tiesToDraw, widthOf } from './drawing.ts';
import { campLetter, campNamesOf, campNamesToAddress } from './camp-names.ts';
import { layOut, linesOfName } from './layout.ts';

const party = (id: string) => ({ id, label: `the party of ${id}` });
const tie = (a: string, b: string, value: number) => ({ a, b, value, mass: 3 });

const parties = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(party);
const ties = [
  tie('a', 'b', 1),
  tie('b', 'c', 1),
  tie('d', 'e', 1),
  tie('e', 'f', 1),
  tie('a', 'd', -1),
  tie('b', 'e', -1),
];

describe('layOut', () => {
  const { places, width, height } = layOut({ parties, ties });
  const placeOf = (id: string) => places[id] ?? { x: Number.NaN, y: Number.NaN };
  const apart = (a: string, b: string) => Math.hypot(placeOf(a).x - placeOf(b).x, placeOf(a).y - placeOf(b).y);

  it('is the same whatever the order of what it is given', () => {
    expect(layOut({ parties: parties.toReversed(), ties })).toEqual({ places, width, height });
  });

  it('puts friends nearer than enemies, and no name over another', () => {
    const mean = (pairs: readonly (readonly [string, string])[]) =>
      pairs.reduce((sum, [one, two]) => sum + apart(one, two), 0) / pairs.length;
    const friends = ties.filter(({ value }) => value > 0).map(({ a, b }) => [a, b] as const);
    const enemies = ties.filter(({ value }) => value < 0).map(({ a, b }) => [a, b] as const);
    expect(mean(friends)).toBeLessThan(0.75 * mean(enemies));
    parties.forEach(({ id }, index) => {
      for (const other of parties.slice(index + 1)) {
        const [one, two] = [placeOf(id), placeOf(other.id)];
        expect(Math.abs(one.x - two.x) > 100 || Math.abs(one.y - two.y) > 44).toBe(true);
      }
      expect(placeOf(id).x).toBeGreaterThan(0);
      expect(placeOf(id).x).toBeLessThan(width);
      expect(placeOf(id).y).toBeLessThan(height);
    });
  });
});

describe('linesOfName', () => {
  it('breaks a long name near its middle, at a space', () => {
    expect(linesOfName('الإمارات')).toEqual(['الإمارات']);
    expect(linesOfName('Government of National Accord')).toEqual(['Government of', 'National Accord']);
    expect(linesOfName('Aaaaaaaaaaaaaaaaaaaaaaaaaaa')).toEqual(['Aaaaaaaaaaaaaaaaaaaaaaaaaaa']);
  });
});

describe('tiesToDraw', () => {
  const between = (holder: string, target: string, n: number) => ({ holder, target, n }) as NetworkTie;
  const many = Array.from({ length: TIES_DRAWN_MOST }, (_, index) => between('a', `b${index}`, 5 + index));
  const weak = between('c', 'd', 1);

  it('takes those with most evidence, the widest first', () => {
    const drawn = tiesToDraw([weak, ...many], [null]);
    expect(drawn).toHaveLength(TIES_DRAWN_MOST);
    expect(drawn[0]).toBe(many.at(-1));
    expect(drawn).not.toContain(weak);
  });

  it('takes every tie of a party that is marked', () => {
    expect(tiesToDraw([weak, ...many], ['d']).at(-1)).toBe(weak);
    expect(tiesToDraw([weak], [])).toEqual([weak]);
  });
});

describe('bowOf', () => {
  it('bows the two ways between two parties apart', () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 200, y: 0 },
    ];
    expect(Math.sign(bowOf(a, b, 1).middle.y)).toBe(-Math.sign(bowOf(b, a, 1).middle.y));
  });

  it('draws more evidence wider, up to an end', () => {
    expect(widthOf(4)).toBeGreaterThan(widthOf(1));
    expect(widthOf(400)).toBe(widthOf(4000));
  });
});

describe('readingOf', () => {
  it('is contested before it is for or against', () => {
    expect(readingOf({ value: 0.2, contested: true })).toBe('contested');
    expect(readingOf({ value: 0.2, contested: false })).toBe('for');
    expect(readingOf({ value: -0.2, contested: false })).toBe('against');
  });
});

describe('names of camps', () => {
  it('come back from the address, in the scope in which they were given alone', () => {
    const names = new Map([
      [0, 'حلفاء القاهرة'],
      [3, 'A|B ~ C'],
    ]);
    const address = campNamesToAddress(names, 'all');
    expect(campNamesOf(address, 'all')).toEqual(
      new Map([
        [0, 'حلفاء القاهرة'],
        [3, 'A B ~ C'],
      ]),
    );
    expect(campNamesOf(address, 'one outlet')).toEqual(new Map());
    expect(campNamesToAddress(new Map([[0, ' ']]), 'all')).toBeUndefined();
  });

  it('have a letter, and a number where letters end', () => {
    expect([campLetter(1, 'ar'), campLetter(1, 'en'), campLetter(30, 'en')]).toEqual(['ب', 'B', '31']);
  });
});
