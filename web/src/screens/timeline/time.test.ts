import { describe, expect, test } from 'vitest';

import { dayFromNumber, dayNumber } from '../../language/format.ts';
import { type Days, daysAround, edtfOf, stretchOf, ticksOf, zoom } from './time.ts';

const days = (first: string, last: string): Days => ({ first: dayNumber(first), last: dayNumber(last) });
const texts = ({ first, last }: Days): readonly string[] => [dayFromNumber(first), dayFromNumber(last)];

describe('stretches of the calendar', () => {
  test.each([
    ['year', '2020-01-01', '2020-12-31'],
    ['quarter', '2020-01-01', '2020-03-31'],
    ['month', '2020-02-01', '2020-02-29'],
    // 29 February 2020 was a Saturday.
    ['week', '2020-02-24', '2020-03-01'],
    ['day', '2020-02-29', '2020-02-29'],
  ] as const)('a %s holds the day', (stretch, first, last) => {
    const around = daysAround(dayNumber('2020-02-29'), stretch);
    expect(texts(around)).toEqual([first, last]);
    expect(stretchOf(around)).toBe(stretch);
  });

  test('weeks before 1970 begin with their Monday as well', () => {
    expect(texts(daysAround(dayNumber('1969-12-31'), 'week'))).toEqual(['1969-12-29', '1970-01-04']);
  });

  test('going nearer and farther takes each stretch once, and all days at the end', () => {
    const whole = days('2018-01-01', '2020-12-31');
    const at = dayNumber('2019-04-04');
    const widths: (number | null)[] = [];
    let shown: Days | null = whole;
    for (let step = 0; step < 6 && shown !== null; step += 1) {
      shown = zoom(shown, whole, 1, at);
      widths.push(shown === null ? null : shown.last - shown.first + 1);
    }
    expect(widths).toEqual([365, 91, 30, 7, 1, 1]);
    for (let step = 0; step < 6 && shown !== null; step += 1) {
      shown = zoom(shown, whole, -1, at);
      widths.push(shown === null ? null : shown.last - shown.first + 1);
    }
    expect(widths.slice(6)).toEqual([7, 30, 91, 365, null]);
  });

  test('a stretch as long as all there is is all there is', () => {
    expect(zoom(days('2019-04-01', '2019-04-07'), days('2019-03-20', '2019-04-10'), -1, 0)).toBeNull();
  });
});

describe('ticks', () => {
  test.each([
    ['2019-04-01', '2019-04-10', 12, ['2019-04-01', '2019-04-02']],
    ['2019-01-15', '2019-12-31', 12, ['2019-02', '2019-03']],
    ['2014-01-01', '2022-12-31', 12, ['2014', '2015']],
    // A step of two years stands at even years, of five at those that five divides.
    ['2011-01-01', '2022-12-31', 8, ['2012', '2014']],
  ])('from %s to %s, at most %i', (first, last, most, labels) => {
    const ticks = ticksOf(days(first, last), most);
    expect(ticks.slice(0, 2).map(({ label }) => label)).toEqual(labels);
    expect(ticks.length).toBeLessThanOrEqual(most + 1);
    expect(ticks.every(({ day }) => day >= dayNumber(first) && day <= dayNumber(last))).toBe(true);
  });
});

describe('an imprecise day', () => {
  test.each([
    ['2019-04-04', '2019-04-04', '2019-04-04'],
    ['2019-04-01', '2019-04-30', '2019-04'],
    ['2016-01-01', '2016-12-31', '2016'],
    ['2016-01-01', '2019-12-31', '2016-01-01/2019-12-31'],
    ['2018-11-12', '2018-11-13', '2018-11-12/2018-11-13'],
  ])('%s to %s is written %s', (earliest, latest, edtf) => {
    expect(edtfOf(earliest, latest)).toBe(edtf);
  });
});
