import { expect, test } from 'vitest';

import type { Position } from '../../api/types.ts';
import { cellState, glyphRadius } from './cell.ts';

const position: Position = {
  holder: 'france',
  target: 'libyan-national-army',
  value: 0.5,
  n: 3,
  mass: 1,
  units: 4,
  favourable: 3,
  adverse: 1,
  contested: false,
  outlets: 2,
  lastDate: '2019-04-10',
  lastSign: -1,
};

test('nothing known is never neutral', () => {
  expect(cellState(null)).toEqual({ kind: 'unknown' });
});

test('an absent position is remembered by the sign of its last evidence', () => {
  expect(cellState({ ...position, value: null })).toEqual({ kind: 'absent', reading: 'against' });
});

test('a present position reads by its sign, and a contested one as such', () => {
  expect(cellState(position)).toMatchObject({ kind: 'present', reading: 'for' });
  expect(cellState({ ...position, value: -0.2 })).toMatchObject({ reading: 'against' });
  expect(cellState({ ...position, contested: true })).toMatchObject({ reading: 'contested' });
});

test('more evidence never draws smaller', () => {
  const sizes = [0, 1, 3, 12, 500].map(glyphRadius);
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  expect(sizes.at(-1)).toBe(10);
});
