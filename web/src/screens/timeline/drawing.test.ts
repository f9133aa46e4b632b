import { describe, expect, test } from 'vitest';

import type { LaneMark } from '../../api/types.ts';
import { dayNumber } from '../../language/format.ts';
import { linksOf, placeMarks } from './drawing.ts';

const SHOWN = { first: dayNumber('2019-04-01'), last: dayNumber('2019-04-30') };
const xOf = (day: number): number => (day - SHOWN.first) * 10;

let made = 0;
function mark(earliest: string, latest = earliest, change: Partial<LaneMark> = {}): LaneMark {
  made += 1;
  const date = earliest;
  return {
    id: `e${made}`,
    type: 'ASSAULT',
    status: 'done',
    date,
    earliest,
    latest,
    dateInferred: false,
    voices: 1,
    followedBy: [],
    ...change,
  };
}

describe('marks of a lane', () => {
  test('those of one day stand under each other, those apart in one row', () => {
    const placed = placeMarks([mark('2019-04-04'), mark('2019-04-04'), mark('2019-04-20')], xOf, SHOWN);
    expect(placed?.map(({ row }) => row)).toEqual([0, 1, 0]);
  });

  test('an imprecise day is a bar, cut where the drawing ends; what lies outside of it is not drawn', () => {
    const placed = placeMarks([mark('2019-01-01', '2019-04-10'), mark('2019-02-01')], xOf, SHOWN);
    expect(placed?.map(({ bar }) => bar)).toEqual([[0, 100]]);
  });

  test('what no text dates is drawn at the day of publication, without a bar', () => {
    const inferred = mark('2019-04-06', '2019-04-09', { date: '2019-04-09', dateInferred: true });
    expect(placeMarks([inferred], xOf, SHOWN)).toMatchObject([{ bar: null, x: xOf(SHOWN.first + 8.5) }]);
  });

  test('more independent voices make it larger', () => {
    const [one, three] =
      placeMarks([mark('2019-04-04'), mark('2019-04-09', undefined, { voices: 3 })], xOf, SHOWN) ?? [];
    expect(three?.radius).toBeGreaterThan(one?.radius ?? Infinity);
  });

  test('a lane that would need too many rows is to be counted', () => {
    expect(
      placeMarks(
        Array.from({ length: 40 }, () => mark('2019-04-04')),
        xOf,
        SHOWN,
      ),
    ).toBeNull();
  });
});

describe('links', () => {
  test('lie within a lane where both events are in it, and each is drawn once', () => {
    const to = mark('2019-04-20');
    const from = mark('2019-04-04', undefined, { followedBy: [to.id, 'elsewhere'] });
    const drawn = new Map([
      [
        from.id,
        [
          { lane: 0, at: [0, 0] as const },
          { lane: 2, at: [0, 20] as const },
        ],
      ],
      [to.id, [{ lane: 2, at: [9, 20] as const }]],
    ]);
    expect(linksOf([from, to, from], drawn)).toEqual([
      { from: from.id, to: to.id, isWithin: true, start: [0, 20], end: [9, 20] },
    ]);
  });
});
