import { expect, test } from 'vitest';

import type { PartyRef, Position, PositionMatrix } from '../../api/types.ts';
import { campStarts, rowsOf, SORTS } from './matrix-list.ts';

const party = (id: string, en: string): PartyRef => ({ id, label: { ar: `ع${en}`, en }, type: 'state' });
const position = (holder: string, target: string, of: Partial<Position>): Position => ({
  holder,
  target,
  value: null,
  n: 0,
  mass: 0,
  units: 1,
  favourable: 1,
  adverse: 0,
  contested: false,
  outlets: 1,
  lastDate: '2019-01-01',
  lastSign: 1,
  ...of,
});
const PARTIES = [party('a', 'Alpha'), party('b', 'Beta'), party('c', 'Gamma')];
const MATRIX: PositionMatrix = {
  parameters: { at: '2020-01-01', windowDays: 30, massMin: 0.2 },
  holders: PARTIES,
  targets: PARTIES,
  cells: [
    position('a', 'b', { value: -0.5, n: 3, lastDate: '2019-05-01' }),
    position('b', 'a', { lastDate: '2019-09-01', outlets: 4 }),
    position('c', 'a', { value: 0.7, n: 1 }),
    position('c', 'b', { units: 0 }),
  ],
  camps: [['a', 'c'], ['b']],
  unnamed: [],
};
const pairs = (sort: (typeof SORTS)[number]): readonly string[] =>
  rowsOf(MATRIX, sort, 'en').map((row) => row.holder.id + row.target.id);

test('the list holds what the matrix shows, in every order', () => {
  for (const sort of SORTS) expect(pairs(sort).toSorted()).toEqual(['ab', 'ba', 'ca']);
  expect(pairs('evidence')).toEqual(['ab', 'ca', 'ba']);
  expect(pairs('holder')).toEqual(['ab', 'ba', 'ca']);
  expect(pairs('target')).toEqual(['ca', 'ba', 'ab']);
  expect(pairs('latest')).toEqual(['ba', 'ab', 'ca']);
  expect(pairs('outlets')[0]).toBe('ba');
});

test('what is absent has no value and stands after what is against', () => {
  expect(pairs('value')).toEqual(['ca', 'ab', 'ba']);
});

test('a camp begins where the one before ends', () => {
  const [alpha, beta, gamma] = PARTIES as [PartyRef, PartyRef, PartyRef];
  expect(campStarts([alpha, gamma, beta], MATRIX.camps)).toEqual(new Set(['b']));
  expect(campStarts(PARTIES, [])).toEqual(new Set());
});
