import { describe, expect, it } from 'vitest';

import { asciiDigit, exactKey, foldKey, isDroppedMark } from './spelling.ts';

const folded = (word: string): string => foldKey(exactKey(word));

describe('exactKey', () => {
  it.each([
    ['diacritics', 'مُحَمَّدٌ', 'محمد'],
    ['the tanwīn of an adverb', 'شكراً', 'شكرا'],
    ['a dagger alif', 'هٰذا', 'هذا'],
    ['tatweel', 'الـقـاهـرة', 'القاهرة'],
    ['a right-to-left mark inside a word', 'ليب\u200fيا', 'ليبيا'],
    ['a zero-width non-joiner', 'می\u200cخواهد', 'میخواهد'],
    ['embedding and isolate controls', '\u202bحفتر\u202c\u2067\u2069', 'حفتر'],
    ['a byte order mark', '\ufeffحفتر', 'حفتر'],
  ])('drops %s', (_what, word, key) => {
    expect(exactKey(word)).toBe(key);
  });

  it.each([
    ['ﺍﻟﻘﺎﻫﺮﺓ', 'القاهرة'],
    ['ﻻ', 'لا'],
    ['ﷲ', 'الله'],
  ])('resolves the presentation forms of %s', (word, key) => {
    expect(exactKey(word)).toBe(key);
  });

  it.each([
    ['٢٠١٩', '2019'],
    ['۱۴۰۰', '1400'],
    ['1٬500', '1٬500'],
  ])('gives %s its digits in ASCII', (word, key) => {
    expect(exactKey(word)).toBe(key);
  });

  it('writes Latin in lower case', () => {
    expect(exactKey('AFRICOM')).toBe('africom');
  });

  it.each([
    ['على', 'علي'],
    ['أن', 'إن'],
    ['مدرسة', 'مدرسه'],
    ['سأل', 'سال'],
  ])('keeps %s apart from %s', (one, other) => {
    expect(exactKey(one)).not.toBe(exactKey(other));
  });
});

describe('foldKey', () => {
  it.each([
    ['إبريل', 'أبريل', 'ابريل'],
    ['آذار', 'أذار', 'اذار'],
    ['على', 'علي', 'عَلِيّ'],
    ['حكومة', 'حكومه', 'حُكُومَةِ'],
    ['مسؤول', 'مسوول', 'مَسؤول'],
    ['هيئة', 'هيية', 'هيئه'],
    ['ٱلقاهرة', 'القاهرة', 'القاهره'],
    ['گوگل', 'كوكل', 'کوکل'],
  ])('joins %s, %s and %s', (...words) => {
    expect(new Set(words.map(folded)).size).toBe(1);
  });

  it('keeps different words apart', () => {
    expect(folded('سوريا')).not.toBe(folded('سورية'));
    expect(folded('قتل')).not.toBe(folded('قاتل'));
  });
});

describe('the marks and digits', () => {
  it('are known one by one', () => {
    expect(isDroppedMark('\u064b'.charCodeAt(0))).toBe(true);
    expect(isDroppedMark('\u0640'.charCodeAt(0))).toBe(true);
    expect(isDroppedMark('ا'.charCodeAt(0))).toBe(false);
    expect(asciiDigit('٧'.charCodeAt(0))).toBe('7');
    expect(asciiDigit('۷'.charCodeAt(0))).toBe('7');
    expect(asciiDigit('7'.charCodeAt(0))).toBeNull();
  });
});
