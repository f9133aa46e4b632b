import { describe, expect, it } from 'vitest';

import { readingsOf } from './clitics.ts';

/** Readings as one line each: clitics with +, the article as ال·, the pronoun after a +. */
function cuts(word: string): readonly string[] {
  return readingsOf(word).map(({ proclitics, article, stem, pronoun }) =>
    [...proclitics, (article ? 'ال·' : '') + stem, ...(pronoun === null ? [] : [pronoun])].join('+'),
  );
}

describe('readingsOf', () => {
  it.each(['وزير', 'بلد', 'كتاب', 'والد', 'لجنة', 'فريق', 'سلاح', 'البرلمان'])('puts the whole of %s first', (word) => {
    expect(cuts(word)[0]).toBe(word);
  });

  it.each([
    ['وبالقاهرة', 'و+ب+ال·قاهرة'],
    ['والحكومة', 'و+ال·حكومة'],
    ['كالصواريخ', 'ك+ال·صواريخ'],
    ['فبالنسبة', 'ف+ب+ال·نسبة'],
    ['وسيلتقي', 'و+س+يلتقي'],
    ['سأعود', 'س+أعود'],
    ['للسلطة', 'ل+ال·سلطة'],
    ['وللسلطة', 'و+ل+ال·سلطة'],
    // One of three lams is not written.
    ['للجنة', 'ل+ال·لجنة'],
    ['للحفاظ', 'ل+ال·حفاظ'],
    ['لحفتر', 'ل+حفتر'],
  ])('%s may be %s', (word, cut) => {
    expect(cuts(word)).toContain(cut);
  });

  it.each([
    ['قواته', 'قوات+ه'],
    ['بقواتها', 'ب+قوات+ها'],
    ['موقفهم', 'موقف+هم'],
    ['يدعمونه', 'يدعمون+ه'],
    // The spellings that a stem has when nothing follows.
    ['حملته', 'حملة+ه'],
    ['أبناؤه', 'أبناء+ه'],
    ['أبنائهم', 'أبناء+هم'],
    ['مستشفاه', 'مستشفى+ه'],
    ['إليه', 'إلى+ه'],
    ['عليها', 'على+ها'],
    ['لديهم', 'لدى+هم'],
    ['به', 'ب+ه'],
    ['لهم', 'ل+هم'],
  ])('%s may be %s', (word, cut) => {
    expect(cuts(word)).toContain(cut);
  });

  it('takes no س from what is no imperfect', () => {
    expect(cuts('سلاح').some((cut) => cut.startsWith('س+'))).toBe(false);
  });

  it('gives no pronoun to a word with the article', () => {
    expect(cuts('العراقيه').some((cut) => cut.startsWith('ال·') && cut.includes('+'))).toBe(false);
  });

  it('gives the folded key of each stem', () => {
    expect(readingsOf('لإسطنبول').find(({ proclitics }) => proclitics[0] === 'ل')).toMatchObject({
      stem: 'إسطنبول',
      folded: 'اسطنبول',
    });
  });

  it('gives the same list for the same word', () => {
    expect(readingsOf('وقال')).toBe(readingsOf('وقال'));
  });
});
