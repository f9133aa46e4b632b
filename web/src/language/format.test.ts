import { expect, test } from 'vitest';

import { dayFromNumber, dayNumber, dayOf, formatDate, formatNumber, formatSigned } from './format.ts';

test.each([
  ['2019-04-04', '4 أبريل 2019', '4 April 2019'],
  ['2018-12~', 'نحو ديسمبر 2018', 'about December 2018'],
  ['2019', '2019', '2019'],
  ['2019-04-04/..', 'منذ 4 أبريل 2019', 'since 4 April 2019'],
  ['../2019-04', 'حتى أبريل 2019', 'until April 2019'],
  ['2018-11-12/2018-11-13', '12 نوفمبر 2018 – 13 نوفمبر 2018', '12 November 2018 – 13 November 2018'],
])('the date %s is told in both languages', (edtf, arabic, english) => {
  expect(formatDate(edtf, 'ar')).toBe(arabic);
  expect(formatDate(edtf, 'en')).toBe(english);
});

test('a date that is not understood stands as it is', () => {
  expect(formatDate('Y-17000', 'en')).toBe('Y-17000');
});

test('the edges of a month and a year', () => {
  expect(dayOf('2020-02', 'last')).toBe('2020-02-29');
  expect(dayOf('2019', 'first')).toBe('2019-01-01');
  expect(dayOf('2019-04-21', 'last')).toBe('2019-04-21');
});

test('a day survives the way to its number and back', () => {
  expect(dayFromNumber(dayNumber('2020-02-29'))).toBe('2020-02-29');
});

test('signs are typographic, and nothing carries none', () => {
  expect([formatSigned(0.618), formatSigned(-0.4), formatSigned(-0.001)]).toEqual(['+0.62', '−0.40', '0.00']);
});

test('digits are Latin in both languages', () => {
  expect([formatNumber(66_000.5, 'ar'), formatNumber(66_000.5, 'en')]).toEqual(['66,000.5', '66,000.5']);
});
