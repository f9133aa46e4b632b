import { expect, test } from 'vitest';

import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';
import { isolate, table } from './print.ts';

test('Arabic is isolated, other text is not', () => {
  expect(isolate('حفتر')).toBe('\u2068حفتر\u2069');
  expect(isolate('Haftar')).toBe('Haftar');
});

test('columns line up whatever marks and isolates their cells hold', () => {
  expect(
    table([
      ['a', 'b'],
      [isolate('دَعم'), 'c'],
      ['long one', 'd'],
    ]),
  ).toEqual(['a         b', '\u2068دَعم\u2069       c', 'long one  d']);
});

test('both languages fill the same placeholders', () => {
  const placeholders = (text: string): readonly string[] => (text.match(/\{\w+\}/gu) ?? []).toSorted();
  for (const [code, text] of Object.entries(en)) {
    expect(placeholders(ar[code as keyof typeof ar]), code).toEqual(placeholders(text));
  }
});
