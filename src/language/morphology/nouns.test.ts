import { describe, expect, it } from 'vitest';
import type { Noun } from '../../model/index.ts';
import type { Features, Inflection } from './inflection.ts';
import { definiteNisba, inflectNisba, inflectNoun, inflectVerbalNoun } from './nouns.ts';

function noun(
  lemma: string,
  plurals: readonly string[] = [],
  kinds: readonly string[] = [],
  gender: 'm' | 'f' = 'm',
): Noun {
  return { lemma, gender, plurals, kinds, gloss: '' };
}

function pick(inflections: readonly Inflection[], wanted: Partial<Features>): readonly string[] {
  return inflections
    .filter(({ features }) => Object.entries(wanted).every(([key, value]) => features[key as keyof Features] === value))
    .map(({ form }) => form);
}

describe('inflectNoun', () => {
  it('gives dual, sound plural and construct forms', () => {
    const forms = inflectNoun(noun('مقاتل', ['ون'], ['person']));
    expect(pick(forms, { gender: 'm', number: 'd' })).toEqual(['مقاتلان', 'مقاتلين', 'مقاتلا', 'مقاتلي']);
    expect(pick(forms, { gender: 'm', number: 'p' })).toEqual(['مقاتلون', 'مقاتلين', 'مقاتلو', 'مقاتلي']);
    expect(pick(forms, { gender: 'f' })).toEqual(['مقاتلة', 'مقاتلتان', 'مقاتلتين', 'مقاتلتا', 'مقاتلتي', 'مقاتلات']);
  });

  it('writes the alif of the accusative where a noun takes one', () => {
    const accusative = { case: 'accusative', state: 'indefinite' } as const;
    expect(pick(inflectNoun(noun('هجوم', ['هجمات'])), accusative)).toEqual(['هجوما']);
    expect(pick(inflectNoun(noun('جزء')), accusative)).toEqual(['جزءا']);
    expect(pick(inflectNoun(noun('عبء')), accusative)).toEqual(['عبئا']);
    expect(pick(inflectNoun(noun('لقاء')), accusative)).toEqual([]);
    expect(pick(inflectNoun(noun('مبدأ')), accusative)).toEqual([]);
    expect(pick(inflectNoun(noun('صاروخ', ['صواريخ'])), { ...accusative, number: 'p' })).toEqual([]);
    expect(pick(inflectNoun(noun('رجل', ['رجال'])), { ...accusative, number: 'p' })).toEqual(['رجالا']);
  });

  it('moves a final hamza before a pronoun', () => {
    expect(pick(inflectNoun(noun('ابن', ['أبناء'])), { beforePronoun: true })).toEqual(['أبناؤ', 'أبنائ']);
    expect(pick(inflectNoun(noun('مبدأ')), { beforePronoun: true })).toEqual(['مبدؤ', 'مبدئ']);
  });

  it('turns ى to ا before a pronoun and to ي before an ending', () => {
    const forms = inflectNoun(noun('مستوى', ['مستويات']));
    expect(pick(forms, { number: 's' })).toEqual(['مستوى', 'مستوا']);
    expect(pick(forms, { number: 'd', case: 'nominative' })).toEqual(['مستويان', 'مستويا']);
  });

  it('knows nouns in -in', () => {
    const forms = inflectNoun(noun('قاضٍ', ['قضاة'], ['title']));
    expect(pick(forms, { gender: 'm', number: 's' })).toEqual(['قاض', 'قاضي', 'قاضيا']);
    expect(pick(forms, { number: 'd', gender: 'm', case: 'nominative' })).toEqual(['قاضيان', 'قاضيا']);
    expect(pick(inflectNoun(noun('محامٍ', ['ون'])), { number: 'p' })).toEqual(['محامون', 'محامين', 'محامو', 'محامي']);
  });

  it('makes the sound feminine plural', () => {
    const plural = (lemma: string): readonly string[] => pick(inflectNoun(noun(lemma, ['ات'])), { number: 'p' });
    expect(plural('زيارة')).toEqual(['زيارات']);
    expect(plural('منشأة')).toEqual(['منشآت']);
    expect(plural('قراءة')).toEqual(['قراءات']);
    expect(plural('هيئة')).toEqual(['هيئات']);
    expect(plural('لقاء')).toEqual(['لقاءات']);
    expect(plural('تحدٍ')).toEqual(['تحديات']);
    expect(plural('مباراة')).toEqual(['مباريات']);
  });

  it('keeps both spellings of ؤو', () => {
    expect(pick(inflectNoun(noun('شأن', ['شؤون'])), { number: 'p' })).toEqual(['شؤون', 'شئون', 'شؤونا', 'شئونا']);
  });

  it('gives a comparative neither ة nor the accusative alif, and a common adjective both', () => {
    expect(pick(inflectNoun(noun('أكبر', [], ['adjective'])), { number: 's' })).toEqual(['أكبر']);
    expect(pick(inflectNoun(noun('أخير', ['ون'], ['adjective'])), { number: 's' })).toEqual(['أخير', 'أخيرا', 'أخيرة']);
  });

  it('inflects a word that is noun and adjective as both', () => {
    const kinds = new Set(
      inflectNoun(noun('عام', ['أعوام'], ['time', 'adjective'])).map(({ features }) => features.kind),
    );
    expect(kinds).toEqual(new Set(['noun', 'adjective']));
  });

  it('knows أب before a genitive and المرأة', () => {
    expect(pick(inflectNoun(noun('أب', ['آباء'])), { number: 's', state: 'construct' })).toEqual(['أبو', 'أبا', 'أبي']);
    expect(pick(inflectNoun(noun('امرأة', ['نساء'], [], 'f')), { state: 'definite' })).toEqual(['مرأة']);
  });
});

describe('inflectNisba', () => {
  it('gives every form of an adjective of origin', () => {
    expect(new Set(inflectNisba('أميركي').map(({ form }) => form))).toEqual(
      new Set([
        'أميركي', 'أميركيا', 'أميركيان', 'أميركيين', 'أميركيي', 'أميركيون', 'أميركيو',
        'أميركية', 'أميركيتان', 'أميركيتين', 'أميركيتا', 'أميركيتي', 'أميركيات',
      ]),
    ); // prettier-ignore
  });
});

describe('inflectNisba of two words', () => {
  const forms = (base: string): readonly string[] => inflectNisba(base).map(({ form }) => form);

  it('inflects both where the second is a part of the world: كورية جنوبية', () => {
    expect(forms('كوري جنوبي')).toEqual(expect.arrayContaining(['كورية جنوبية', 'كوريون جنوبيون', 'كوريين جنوبيين']));
    expect(forms('كوري جنوبي')).not.toContain('كوري جنوبية');
  });

  it('leaves a first word that is no adjective', () => {
    expect(forms('جنوب أفريقي')).toContain('جنوب أفريقية');
    expect(forms('سري لانكي')).toContain('سري لانكية');
  });

  it('puts the article where each takes it', () => {
    expect(definiteNisba('كوري جنوبي', 'كورية جنوبية')).toBe('الكورية الجنوبية');
    expect(definiteNisba('جنوب أفريقي', 'جنوب أفريقية')).toBe('الجنوب أفريقية');
    expect(definiteNisba('ليبي', 'ليبيون')).toBe('الليبيون');
  });
});

describe('inflectVerbalNoun', () => {
  it('has a plural where it can be counted', () => {
    expect(pick(inflectVerbalNoun('تصريح', true), { number: 'p' })).toEqual(['تصريحات']);
    expect(pick(inflectVerbalNoun('هجوم', false), { number: 'p' })).toEqual([]);
  });
});
