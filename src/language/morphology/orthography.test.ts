import { describe, expect, it } from 'vitest';
import { spellings, spellingsBeforePronoun, write, writeVocalised } from './orthography.ts';

const SEATS: readonly (readonly [string, string, string])[] = [
  ['ءaخaذa', 'أخذ', 'first, before a'],
  ['ءuسرaة', 'أسرة', 'first, before u'],
  ['ءiعلāن', 'إعلان', 'first, before i'],
  ['ءāمaنa', 'آمن', 'first, before long a'],
  ['ءūمiنa', 'أومن', 'first, before long u'],
  ['ءīمāن', 'إيمان', 'first, before long i'],
  ['iءتiلāف', 'ائتلاف', 'after a connecting i'],
  ['uءتuمiنa', 'اؤتمن', 'after a connecting u'],
  ['سaءaلa', 'سأل', 'between two a'],
  ['سuءiلa', 'سئل', 'i is stronger than u'],
  ['سuءāل', 'سؤال', 'u before long a'],
  ['رiءāسaة', 'رئاسة', 'i before long a'],
  ['قuرءāن', 'قرآن', 'silence before long a'],
  ['مaسءaلaة', 'مسألة', 'silence before a'],
  ['مaسءūل', 'مسؤول', 'silence before long u'],
  ['قiرāءaة', 'قراءة', 'long a before a'],
  ['تaسāءuل', 'تساؤل', 'long a before u'],
  ['مaسāءiل', 'مسائل', 'long a before i'],
  ['مuرūءaة', 'مروءة', 'long u before a'],
  ['بīءaة', 'بيئة', 'after long i'],
  ['هaيءaة', 'هيئة', 'after ay'],
  ['يuءaككiدu', 'يؤكد', 'u before a'],
  ['تaرaءءaسa', 'ترأس', 'doubled, before a'],
  ['تuرuءءiسa', 'ترئس', 'doubled, before i'],
  ['قaرaءa', 'قرأ', 'last, after a'],
  ['قāرiء', 'قارئ', 'last, after i'],
  ['تaبāطuء', 'تباطؤ', 'last, after u'],
  ['لiقāء', 'لقاء', 'last, after long a'],
  ['بaدء', 'بدء', 'last, after silence'],
  ['رaءà', 'رأى', 'before ى'],
  ['يaنءa', 'ينأ', 'last, after a lost weak radical'],
  ['يaرتaءi', 'يرتئ', 'last, before i and a lost weak radical'],
  ['بaدءã', 'بدءا', 'accusative after a letter that does not join'],
  ['شaيءã', 'شيئا', 'accusative after a letter that joins'],
  ['خaطaءã', 'خطأ', 'accusative after a: no alif'],
  ['لiقāءã', 'لقاء', 'accusative after long a: no alif'],
];

describe('write', () => {
  for (const [phonemes, letters, where] of SEATS) {
    it(`seats the hamza of ${letters}: ${where}`, () => {
      expect(write(phonemes)).toBe(letters);
    });
  }

  it('writes ى only at the end and never after ي', () => {
    expect(write('نaفà')).toBe('نفى');
    expect(write('يaحيà')).toBe('يحيا');
  });

  it('writes a doubled consonant once and the silent alif of the plural', () => {
    expect(write('صaررaحū°')).toBe('صرحوا');
  });
});

describe('writeVocalised', () => {
  it('keeps all diacritics', () => {
    expect(writeVocalised('iستaقبaلa')).toBe('اِسْتَقْبَلَ');
    expect(writeVocalised('صaررaحa')).toBe('صَرَّحَ');
    expect(writeVocalised('ءāمaنa')).toBe('آمَنَ');
    expect(writeVocalised('دaعā')).toBe('دَعَا');
  });
});

describe('spellings', () => {
  it('gives both spellings of hamza before long u', () => {
    expect(spellings('بaدaءū°')).toEqual(['بدؤوا', 'بدأوا']);
    expect(spellings('مaسءūل')).toEqual(['مسؤول', 'مسئول']);
    expect(spellings('جāءū°')).toEqual(['جاؤوا', 'جاءوا']);
    expect(spellings('رuءūس')).toEqual(['رؤوس', 'رءوس']);
  });

  it('gives one where newspapers agree', () => {
    expect(spellings('قaرaءaت')).toEqual(['قرأت']);
  });
});

describe('spellingsBeforePronoun', () => {
  it('drops the silent alif, turns ى to ا and moves the hamza', () => {
    expect(spellingsBeforePronoun('دaعaمū°')).toEqual(['دعمو']);
    expect(spellingsBeforePronoun('يaرà')).toEqual(['يرا']);
    expect(spellingsBeforePronoun('رaءà')).toEqual(['رآ']);
    expect(spellingsBeforePronoun('يaقرaءu')).toEqual(['يقرؤ']);
    expect(spellingsBeforePronoun('ءaبنāءi')).toEqual(['أبنائ']);
  });
});
