import fc from 'fast-check';
import { expect, it } from 'vitest';

import { foldForFilter as inExport } from '../src/app/export/filter.ts';
import { foldForFilter as onScreen } from '../web/src/language/fold.ts';

/** A screen filters in the browser, its export on the server: the file holds what the screen shows. */
const text = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 3 }),
    fc.integer({ min: 0x0600, max: 0x06ff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom('الإمارات', 'ﻻ', 'ـ', '\u200f', 'É', ' ', '٢٠١٩'),
  ),
);

it('folds on the screen as in an export', () => {
  expect(onScreen(' الإمَارَات ٢٠١٩ ')).toBe('الامارات 2019');
  fc.assert(
    fc.property(text, (pieces) => {
      expect(onScreen(pieces.join(''))).toBe(inExport(pieces.join('')));
    }),
    { numRuns: 2000 },
  );
});
