import { expect, test } from 'vitest';

import { dayFromNumber, dayNumber } from '../../language/format.ts';
import { linesOf, monthTicks, placeMarks, type Mark } from './drawing.ts';

const mark = (id: string, x: number, sign: 1 | -1 = 1): Mark => ({
  id,
  x,
  y: 40,
  radius: 4,
  sign,
  isInferred: false,
  shape: 'act',
});

test('a line breaks where there is no value', () => {
  const values = [1, 2, null, 3, null, null];
  expect(linesOf(values, (value) => value).map((run) => run.map(({ value }) => value))).toEqual([[1, 2], [3]]);
});

test('ticks are first days of months, few enough and within the days', () => {
  const [first, last] = [dayNumber('2019-03-15'), dayNumber('2020-06-22')];
  const days = monthTicks(first, last, 6).map(dayFromNumber);
  expect(days).toEqual(['2019-04-01', '2019-07-01', '2019-10-01', '2020-01-01', '2020-04-01']);
  expect(monthTicks(dayNumber('2020-01-05'), dayNumber('2020-01-20'), 8)).toEqual([]);
});

test('marks on one place move apart to the side of the middle, and others stay', () => {
  const placed = placeMarks([mark('a', 10), mark('b', 10), mark('c', 100), mark('d', 200, -1), mark('e', 201, -1)]);
  expect(placed.map(({ id, y }) => [id, y])).toEqual([
    ['a', 40],
    ['b', 49],
    ['c', 40],
    ['d', 40],
    ['e', 31],
  ]);
});
