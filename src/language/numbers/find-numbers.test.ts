import { describe, expect, it } from 'vitest';

import { NUMBER_PHRASES, type NumberExpectation } from '../../../test/language/numbers.phrases.ts';
import { findDates } from '../dates/index.ts';
import { tokenize } from '../tokenize.ts';
import { dualOf } from './counted-nouns.ts';
import { readDigits } from './digits.ts';
import { findNumbers, type NumberMention } from './find-numbers.ts';

function find(text: string): NumberMention[] {
  return findNumbers(tokenize(text), text);
}

/** The mention in the shape of an expectation. */
function shown(mention: NumberMention): NumberExpectation {
  const { value, low, high, approximate, percent, ordinal, identifier } = mention;
  return {
    value, low, high,
    ...(approximate && { approximate }), ...(percent && { percent }), ...(ordinal && { ordinal }), ...(identifier && { identifier }),
  }; // prettier-ignore
}

describe('the phrases of the press', () => {
  it('are at least 150', () => {
    expect(Object.values(NUMBER_PHRASES).flat().length).toBeGreaterThanOrEqual(150);
  });
});

describe.each(Object.entries(NUMBER_PHRASES))('%s', (_title, phrases) => {
  it.each(phrases.map(([phrase, ...expected]) => ({ phrase, expected })))('$phrase', ({ phrase, expected }) => {
    const wanted = expected.map((one) => (typeof one === 'number' ? { value: one, low: one, high: one } : one));
    expect(find(phrase).map(shown)).toEqual(wanted);
  });
});

describe('findNumbers', () => {
  it('leaves the tokens of dates alone', () => {
    const text = 'في 14 نوفمبر 2019 قُتل 42 جنديا';
    const tokens = tokenize(text);
    const taken = findDates(tokens, text, { published: '2019-11-20' });
    expect(findNumbers(tokens, text, { taken }).map((mention) => mention.value)).toEqual([42]);
  });

  it('covers the bound, and keeps the number apart', () => {
    const text = 'نزح أكثر من 66 ألف شخص';
    const [mention] = find(text);
    expect(mention?.text).toBe('أكثر من 66 ألف');
    expect(mention?.core).toEqual({ firstToken: 3, lastToken: 4 });
  });

  it('tells the noun of a dual', () => {
    expect(find('سقط قتيلان')[0]?.unitIncluded).toEqual({ singular: 'قتيل', value: 2 });
  });

  it('says which separators are doubtful', () => {
    expect(find('1.500 جندي')[0]).toMatchObject({ value: 1500, ambiguous: true });
    expect(find('1٬500 جندي')[0]).toMatchObject({ value: 1500, ambiguous: false });
  });

  it('takes other nouns from the caller', () => {
    const text = 'زلزالان';
    expect(find(text)).toEqual([]);
    const counted = (singular: string) => (singular === 'زلزال' ? ('broken' as const) : null);
    expect(findNumbers(tokenize(text), text, { counted })[0]?.value).toBe(2);
  });
});

describe('dualOf', () => {
  const dual = (word: string) => dualOf({ proclitics: [], article: false, stem: word, folded: word, pronoun: null });
  it.each([
    ['قتيلان', 'قتيل'],
    ['طايرتين', 'طايره'],
    ['مسلحان', 'مسلح'],
  ])('%s is two of %s', (word, singular) => {
    expect(dual(word)).toEqual({ singular, value: 2 });
  });
  it.each([['مسلحين'], ['سكان'], ['برلمان'], ['قتيل']])('%s is none', (word) => {
    expect(dual(word)).toBeNull();
  });
});

describe('readDigits', () => {
  it.each([
    ['1500', 1500], ['1,500', 1500], ['1.500', 1500], ['0.002', 0.002], ['3.3', 3.3], ['3,3', 3.3], ['1٬500٫25', 1500.25], ['1,500.25', 1500.25], ['1.234,56', 1234.56], ['1.10', 1.1],
  ])('%s is %d', (text, value) => {
    expect(readDigits(text)?.value).toBe(value);
  }); // prettier-ignore
  it('is no number for a date or an address', () => {
    expect(readDigits('14.11.2019')).toBeNull();
    expect(readDigits('192.168.1.2')).toBeNull();
  });
});
