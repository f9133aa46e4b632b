import { describe, expect, it } from 'vitest';

import { dayNumber, dayText, edtfRange, middleDay } from './time.ts';

function rangeText(value: string): string | null {
  const range = edtfRange(value);
  if (range === null) return null;
  const text = (day: number | null): string => (day === null ? 'open' : dayText(day));
  return `${text(range.earliestDay)} to ${text(range.latestDay)}`;
}

describe('dayNumber', () => {
  it('counts days since 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(dayNumber('2020-03-01')).toBe(18_322);
    expect(dayNumber('0044-03-15')).toBe(-703_383);
  });

  it('knows which dates exist', () => {
    expect(dayNumber('2020-02-29')).not.toBeNull();
    expect(dayNumber('2019-02-29')).toBeNull();
    expect(dayNumber('2019-13-01')).toBeNull();
    expect(dayNumber('2019-4-1')).toBeNull();
  });
});

describe('edtfRange', () => {
  it.each([
    ['2019-04-04', '2019-04-04 to 2019-04-04'],
    ['2019-04', '2019-04-01 to 2019-04-30'],
    ['2020-02', '2020-02-01 to 2020-02-29'],
    ['2018-12~', '2018-12-01 to 2018-12-31'],
    ['2019?', '2019-01-01 to 2019-12-31'],
    ['2019-04-04%', '2019-04-04 to 2019-04-04'],
    ['2018-11-12/2018-11-13', '2018-11-12 to 2018-11-13'],
    ['2019-04-20/2019-05', '2019-04-20 to 2019-05-31'],
    ['2019-04~/..', '2019-04-01 to open'],
    ['../2019-04-04', 'open to 2019-04-04'],
  ])('%s covers %s', (value, range) => {
    expect(rangeText(value)).toBe(range);
  });

  it.each(['', 'soon', '2019-02-30', '2019-00', '../..', '2020/2019', '2019/2020/2021', '2019-04/', '19-04-04'])(
    '%j is no range',
    (value) => {
      expect(edtfRange(value)).toBeNull();
    },
  );
});

describe('middleDay', () => {
  it('is the earlier of the two middles', () => {
    const april = edtfRange('2019-04');
    expect(dayText(middleDay(april?.earliestDay ?? 0, april?.latestDay ?? 0))).toBe('2019-04-15');
    expect(middleDay(3, 3)).toBe(3);
  });
});
