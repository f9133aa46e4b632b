import { describe, expect, it } from 'vitest';
import type { Noun, Verb } from '../../model/index.ts';
import { buildLexicon, skeletonOf, type LexicalReading } from './lexicon.ts';

const VERBS: readonly Verb[] = [
  { lemma: 'دَعَمَ', root: 'د ع م', form: 'I', imperfect: 'a', masdars: ['دعم'], gloss: 'support', rare: null },
  {
    lemma: 'هَاجَرَ',
    root: 'ه ج ر',
    form: 'III',
    imperfect: null,
    masdars: ['مهاجرة', 'هجرة'],
    gloss: 'emigrate',
    rare: null,
  },
];
const NOUNS: readonly Noun[] = [
  { lemma: 'دعم', gender: 'm', plurals: [], kinds: ['act'], gloss: 'support' },
  { lemma: 'وزارة', gender: 'f', plurals: ['ات'], kinds: ['office'], gloss: 'ministry' },
  { lemma: 'امرأة', gender: 'f', plurals: ['نساء'], kinds: ['person'], gloss: 'woman' },
  { lemma: 'إجراء', gender: 'm', plurals: ['ات'], kinds: ['act'], gloss: 'measure' },
  { lemma: 'علي', gender: 'm', plurals: [], kinds: [], gloss: 'high' },
  { lemma: 'على', gender: 'm', plurals: [], kinds: [], gloss: 'a row that differs only in ى' },
];
const lexicon = buildLexicon(VERBS, NOUNS);
const brief = (readings: readonly LexicalReading[]): readonly string[] =>
  readings.map(({ pos, lemma, features }) => `${pos} ${lemma} ${features.kind}`);

describe('buildLexicon', () => {
  it('keeps all readings of a spelling apart', () => {
    expect(brief(lexicon.lookup('دعم'))).toEqual([
      'verb دعم perfect',
      'verb دعم perfect',
      'verbal-noun دعم verbal-noun',
      'noun دعم noun',
    ]);
  });

  it('finds verbal nouns and broken plurals of another shape', () => {
    expect(brief(lexicon.lookup('هجرة'))).toEqual(['verbal-noun هاجر verbal-noun']);
    expect(brief(lexicon.lookup('نساء'))).toEqual(['noun امرأة noun']);
  });

  it('falls back to folded spelling', () => {
    expect(brief(lexicon.lookup('وزاره'))).toEqual(['noun وزارة noun']);
    expect(brief(lexicon.lookup('اجراءات'))).toEqual(['noun إجراء noun']);
  });

  it('lets the exact spelling win', () => {
    expect(new Set(lexicon.lookup('علي').map(({ lemma }) => lemma))).toEqual(new Set(['علي']));
  });

  it('knows nothing of other words', () => {
    expect(lexicon.lookup('طماطم')).toEqual([]);
  });

  it('answers alike whatever was asked before', () => {
    const fresh = buildLexicon(VERBS, NOUNS);
    fresh.lookup('هجرة');
    fresh.lookup('مرأة');
    expect(fresh.lookup('نساء')).toEqual(lexicon.lookup('نساء'));
    expect(fresh.lookup('يهاجرون')).toEqual(lexicon.lookup('يهاجرون'));
  });
});

describe('skeletonOf', () => {
  it('leaves what no inflection changes', () => {
    expect(['دعم', 'يدعمون', 'داعمة', 'تدعمين'].map(skeletonOf)).toEqual(['دع', 'دع', 'دع', 'دع']);
    expect(['شد', 'شددت', 'يشددن'].map(skeletonOf)).toEqual(['شد', 'شد', 'شد']);
  });
});
