import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldedWords, tokenize } from './tokenize.ts';

const texts = (text: string): readonly string[] => tokenize(text).map((token) => token.text);
const kinds = (text: string): readonly string[] => tokenize(text).map((token) => token.kind);

describe('tokenize', () => {
  it('gives words with their clitics, and each mark alone', () => {
    expect(texts('وقال حفتر: «لن ننسحب»، ثم غادر.')).toEqual([
      'وقال', 'حفتر', ':', '«', 'لن', 'ننسحب', '»', '،', 'ثم', 'غادر', '.',
    ]); // prettier-ignore
  });

  it.each(['«نص»', '“نص”', '”نص“', '"نص"', '‘نص’', '„نص“', '(نص)', '[نص]', '﴿نص﴾'])(
    'sets the marks of %s apart',
    (text) => {
      expect(texts(text)).toEqual([text.charAt(0), 'نص', text.charAt(3)]);
    },
  );

  it.each([
    ['1,500', '1,500'],
    ['٣٫٥', '3٫5'],
    ['66', '66'],
    ['1.250.000', '1.250.000'],
    ['٢٠١٩', '2019'],
  ])('keeps the number %s whole', (text, exact) => {
    expect(tokenize(text)).toMatchObject([{ text, exact, kind: 'number' }]);
  });

  it('leaves the mark after a number to the sentence', () => {
    expect(texts('عام 2019، و7.')).toEqual(['عام', '2019', '،', 'و', '7', '.']);
  });

  it.each([
    ['الـ84', ['الـ', '84']],
    ['ال3', ['ال', '3']],
    ['ب15', ['ب', '15']],
    ['66ألف', ['66', 'ألف']],
    ['إف-16', ['إف', '-', '16']],
    ['لـ«الحياة»', ['لـ', '«', 'الحياة', '»']],
  ])('parts letters from digits and marks in %s', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('cuts no word at marks that do not show', () => {
    const text = 'قال مُحمَّـد ليب\u200fيا';
    expect(texts(text)).toEqual(['قال', 'مُحمَّـد', 'ليب\u200fيا']);
    expect(tokenize(text).map((token) => token.exact)).toEqual(['قال', 'محمد', 'ليبيا']);
  });

  it('gives bidi marks and blanks between words to no token', () => {
    expect(texts('\u200fقال\u00a0\u202bحفتر\u202c \u2067هنا\u2069')).toEqual(['قال', 'حفتر', 'هنا']);
  });

  it('takes a stroke that stands before a word for no letter of it', () => {
    const text = 'شيء ـيمكننا ذلك';
    expect(texts(text)).toEqual(['شيء', 'يمكننا', 'ذلك']);
    expect(texts('ـ قال')).toEqual(['قال']);
  });

  it('knows Latin words, with their apostrophes', () => {
    expect(kinds("the BBC's تقرير")).toEqual(['latin', 'latin', 'word']);
    expect(texts("the BBC's تقرير")).toEqual(['the', "BBC's", 'تقرير']);
  });

  it('reads a part of a text with offsets of the whole', () => {
    const text = 'أول. ثانٍ هنا. ثالث';
    const tokens = tokenize(text, 5, 13);
    expect(tokens.map(({ text: said, index }) => [index, said])).toEqual([
      [0, 'ثانٍ'],
      [1, 'هنا'],
    ]);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['ثانٍ', 'هنا']);
  });

  it('gives of any text tokens that stand in order, apart, and where they say', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'اأإلوبتيهـًُ٣5. ،«»"\u200f\u202b\n\ud83d\ude00aZ\'-'.split('')) }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        tokenize(text).forEach((token, index) => {
          expect(token.index).toBe(index);
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(token.readings.length).toBeGreaterThan(0);
          end = token.end;
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('foldedWords', () => {
  it.each(['وزير الخارجية الأميركي، «مايك بومبيو»', 'الجيش الوطني الليبي 2019', 'UN Security Council', 'قصرُ شِيغي', ''])(
    'gives the keys of the tokens of %j without its marks',
    (phrase) => {
      const words = tokenize(phrase).filter(({ kind }) => kind !== 'punctuation');
      expect(foldedWords(phrase)).toEqual(words.map(({ folded }) => folded));
    },
  );
});
