import { expect, test } from 'vitest';

import { formatDate, inDigits, type Notation } from './format.ts';
import { withDates } from './told-dates.ts';

const shown = (
  told: string,
  language: 'ar' | 'en',
  notation: Notation = { digits: 'latn', months: 'maghreb' },
): string =>
  withDates(
    told,
    (edtf) => formatDate(edtf, language, 'long', notation),
    (text) => inDigits(text, language, notation),
  );

test.each([
  ['2020-05-27 (told): France moves away, to 0.70.', '27 May 2020 (told): France moves away, to 0.70.'],
  ['Killed: 454 as of 2019-05-12, by WHO', 'Killed: 454 as of 12 May 2019, by WHO'],
  [
    'backing, 2019-04/.., by X; 2018-11-12/2018-11-13',
    'backing, since April 2019, by X; 12 November 2018 – 13 November 2018',
  ],
  ['about 2018-12~; ../2019; 2016 — France', 'about about December 2018; until 2019; 2016 — France'],
])('%s', (told, expected) => {
  expect(shown(told, 'en')).toBe(expected);
});

test('words of an article stay as they were written, and numbers that are no days too', () => {
  expect(shown('cause: «منذ 2019-04-04»; “2019-04” 555-2019-04-04-1, S-300', 'en')).toBe(
    'cause: «منذ 2019-04-04»; “2019-04” 555-2019-04-04-1, S-300',
  );
});

test('days and digits follow the settings of the Arabic interface', () => {
  expect(shown('قتلى: 454 «في 2019» حتى 2019-05-12', 'ar', { digits: 'arab', months: 'both' })).toBe(
    'قتلى: ٤٥٤ «في 2019» حتى ١٢ أيار/مايو ٢٠١٩',
  );
});
