import { describe, expect, it } from 'vitest';

import { addMonths, civilOf, dayOf, daysInMonth, hijriDayOf, hijriYearOf, isoDay, mondayOf, weekdayOf } from './day.ts';

describe('day numbers', () => {
  it('agree with the clock of the platform over eight centuries', () => {
    for (let day = dayOf(1500, 1, 1); day < dayOf(2300, 1, 1); day += 37) {
      expect(isoDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      const { year, month, day: date } = civilOf(day);
      expect(dayOf(year, month, date)).toBe(day);
      expect(weekdayOf(day) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
    }
  });

  it('cut a month’s end', () => {
    expect(addMonths({ year: 2020, month: 1, day: 31 }, 1)).toEqual({ year: 2020, month: 2, day: 29 });
    expect(addMonths({ year: 2019, month: 3, day: 31 }, -1)).toEqual({ year: 2019, month: 2, day: 28 });
    expect(daysInMonth(2100, 2)).toBe(28);
  });

  it('begin weeks on Monday', () => {
    expect(isoDay(mondayOf(dayOf(2019, 11, 24)))).toBe('2019-11-18');
  });

  it('stay within two days of the calendar of Umm al-Qura', () => {
    const parts = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
      day: 'numeric',
      month: 'numeric',
      timeZone: 'UTC',
    });
    for (let year = 1400; year <= 1445; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const first = hijriDayOf(year, month, 1);
        expect(hijriYearOf(first)).toBe(year);
        const near = [-2, -1, 0, 1, 2].some((off) => {
          const found = parts.formatToParts(new Date((first + off) * 86_400_000));
          return (
            found.some((part) => part.type === 'day' && part.value === '1') &&
            found.some((part) => part.type === 'month' && part.value === String(month))
          );
        });
        expect(near).toBe(true);
      }
    }
  });
});
