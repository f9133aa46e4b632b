import { expect, test, vi } from 'vitest';

import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';
import { createPrinter, isolate, table } from './print.ts';

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

test('what commands a terminal is printed as a sign', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  createPrinter('en').line('one\u001b[2Jtwo\n\tthree\u009b');
  expect(write).toHaveBeenCalledWith('one␛[2Jtwo\n\tthree\ufffd\n');
  write.mockRestore();
});

test('both languages fill the same placeholders', () => {
  const placeholders = (text: string): readonly string[] => (text.match(/\{\w+\}/gu) ?? []).toSorted();
  for (const [code, text] of Object.entries(en)) {
    expect(placeholders(ar[code as keyof typeof ar]), code).toEqual(placeholders(text));
  }
});
