import { describe, expect, it } from 'vitest';

import { positionOf, rangeMark } from './range.ts';

const SCALE = { least: 0, most: 999 };

describe('rangeMark', () => {
  it('puts an exact number on one spot', () => {
    const mark = rangeMark({ value: 99, low: 99, high: 99 }, SCALE);
    expect(mark).toMatchObject({ isOpenStart: false, isOpenEnd: false });
    expect(mark?.start).toBeCloseTo(2 / 3);
    expect(mark?.end).toBe(mark?.start);
    expect(mark?.value).toBe(mark?.start);
  });

  it('leaves «more than» open above and «up to» open below', () => {
    expect(rangeMark({ value: 99, low: 99, high: null }, SCALE)).toMatchObject({ isOpenStart: false, isOpenEnd: true });
    expect(rangeMark({ value: 99, low: null, high: 99 }, SCALE)).toMatchObject({ isOpenStart: true, isOpenEnd: false });
  });

  it('draws a word such as «hundreds» as its range, without a number in it', () => {
    const mark = rangeMark({ value: null, low: 99, high: 999 }, SCALE);
    expect([mark?.value, mark?.end]).toEqual([null, 1]);
  });

  it('has nothing to draw where no number is said, and the middle of a scale of one number', () => {
    expect(rangeMark({ value: null, low: null, high: null }, SCALE)).toBeNull();
    expect(positionOf(7, { least: 7, most: 7 })).toBe(0.5);
  });
});
