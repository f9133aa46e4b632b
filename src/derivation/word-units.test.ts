import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { exactKey, foldKey } from '../language/index.ts';
import { wordUnits, numbersAmong } from './word-units.ts';

/** What the words are, as strings. */
const wordsOf = (text: string): readonly string[] => foldKey(exactKey(text)).match(/[\p{L}\p{N}]+/gu) ?? [];

function asStrings(text: string): readonly string[] {
  const { count, letters, starts, ends } = wordUnits(text);
  return Array.from({ length: count }, (_unused, n) => String.fromCharCode(...letters.subarray(starts[n], ends[n])));
}

test.each([
  'أعلنت الحكومةُ، الأحد، أنّ ١٢ شخصاً قُتلوا',
  'مـــصر و«ليبيا» - Reuters 2019',
  'ﻻ شيء ﷺ ا\u0653ن',
  'ΟΔΟΣ İstanbul ß ﬁ',
  'خبر 🙂 عاجل 𝟏 \ud800 x',
  'e\u0301te قال\u200fت',
  '',
  ' \n،',
])('the words of %j are those of its keys', (text) => {
  expect(asStrings(text)).toEqual(wordsOf(text));
});

test('the words of any text are those of its keys', () => {
  const letter = fc.oneof(
    fc.constantFrom(...Array.from('اأإىةؤئبتء ـًَ،.\n 12٣٤۵aZé\u0301\u200f\u0653ﻻﷲΣİ🙂')),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  );
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 60 }), (letters) => {
      const text = letters.join('');
      expect(asStrings(text)).toEqual(wordsOf(text));
      expect(numbersAmong(wordUnits(text))).toEqual(new Set(wordsOf(text).filter((word) => /^\d+$/u.test(word))));
    }),
    { numRuns: 2000 },
  );
});

test('words stand one blank apart, so that a run of them is one piece', () => {
  const { letters, starts, ends } = wordUnits('قال،  الرئيس إن');
  expect(String.fromCharCode(...letters.subarray(starts[0], ends[2]))).toBe('قال الرييس ان');
});
