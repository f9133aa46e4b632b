import { describe, expect, it } from 'vitest';
import type { Verb } from '../../model/index.ts';
import { conjugate, verbalNounsOf } from './conjugate.ts';
import type { Features } from './inflection.ts';
import { writeVocalised } from './orthography.ts';
import { attach } from './phonology.ts';
import { classOf, stemsOf } from './stems.ts';

function verb(lemma: string, root: string, form: Verb['form'], imperfect: Verb['imperfect'] = null): Verb {
  return { lemma, root: Array.from(root).join(' '), form, imperfect, masdars: [], gloss: '', rare: null };
}

function pick(of: Verb, wanted: Partial<Features>): readonly string[] {
  return conjugate(of)
    .filter(({ features }) => Object.entries(wanted).every(([key, value]) => features[key as keyof Features] === value))
    .map(({ form }) => form);
}

const SUPPORT = verb('دَعَمَ', 'دعم', 'I', 'a');

describe('conjugate', () => {
  it('gives thirteen persons of the perfect', () => {
    expect(pick(SUPPORT, { kind: 'perfect', voice: 'active' }).filter((form) => !form.endsWith('مو'))).toEqual([
      'دعم', 'دعمت', 'دعما', 'دعمتا', 'دعموا', 'دعمن', 'دعمت', 'دعمت', 'دعمتما', 'دعمتم', 'دعمتن', 'دعمت', 'دعمنا',
    ]); // prettier-ignore
  });

  it('tells the moods apart where spelling does', () => {
    const plural = { voice: 'active', person: 3, gender: 'm', number: 'p' } as const;
    expect(pick(SUPPORT, { ...plural, kind: 'imperfect' })).toEqual(['يدعمون']);
    expect(pick(SUPPORT, { ...plural, kind: 'jussive' })).toEqual(['يدعموا', 'يدعمو']);
    const singular = { voice: 'active', person: 3, gender: 'm', number: 's' } as const;
    const say = verb('قَالَ', 'قول', 'I', 'u');
    expect(pick(say, { ...singular, kind: 'subjunctive' })).toEqual(['يقول']);
    expect(pick(say, { ...singular, kind: 'jussive' })).toEqual(['يقل']);
  });

  it('marks what stands only before a pronoun and what never does', () => {
    const deny = verb('نَفَى', 'نفي', 'I', 'i');
    const he = { kind: 'perfect', voice: 'active', person: 3, gender: 'm', number: 's' } as const;
    expect(pick(deny, { ...he, beforePronoun: true })).toEqual(['نفا']);
    expect(pick(deny, { ...he, beforePronoun: false })).toEqual(['نفى']);
    expect(pick(SUPPORT, { kind: 'perfect', voice: 'active', person: 2, gender: 'm', beforePronoun: true })).toEqual([
      'دعمتمو',
    ]);
    const read = verb('قَرَأَ', 'قرء', 'I', 'a');
    expect(pick(read, { ...he, kind: 'imperfect', beforePronoun: true })).toEqual(['يقرؤ']);
  });

  it('gives the participles with their construct forms', () => {
    expect(new Set(pick(SUPPORT, { kind: 'active-participle' }))).toEqual(
      new Set([
        'داعم', 'داعما', 'داعمة', 'داعمان', 'داعمين', 'داعمي', 'داعمتان', 'داعمتين', 'داعمتا', 'داعمتي', 'داعمون', 'داعمو',
        'داعمات',
      ]),
    ); // prettier-ignore
  });

  it('gives no passive to verbs that take no object', () => {
    expect(pick(verb('اِنْفَجَرَ', 'فجر', 'VII'), { voice: 'passive' })).toEqual([]);
    expect(pick(verb('كَثُرَ', 'كثر', 'I', 'u'), { voice: 'passive' })).toEqual([]);
  });

  it('conjugates ليس in the perfect only', () => {
    const forms = pick(verb('لَيْسَ', 'ليس', 'I'), {});
    expect(forms).toEqual(expect.arrayContaining(['ليس', 'ليست', 'ليسوا', 'لست', 'لسنا', 'لستم']));
    expect(forms).not.toContain('يليس');
  });

  it('keeps the vowels of each stem', () => {
    const imperfect = (of: Verb, passive = false): string => {
      const stems = passive ? stemsOf(of).passive : stemsOf(of).active;
      const stem = { open: `يa${stems.imperfect.open}`, closed: `يa${stems.imperfect.closed}` };
      return writeVocalised(attach(stem, 'u').replace('يa', `ي${stems.prefixVowel}`));
    };
    expect(imperfect(SUPPORT)).toBe('يَدْعَمُ');
    expect(imperfect(SUPPORT, true)).toBe('يُدْعَمُ');
    expect(imperfect(verb('وَصَلَ', 'وصل', 'I', 'i'))).toBe('يَصِلُ');
    expect(imperfect(verb('مَدَّ', 'مدد', 'I', 'u'))).toBe('يَمُدُّ');
    expect(imperfect(verb('أَدَانَ', 'دين', 'IV'))).toBe('يُدِينُ');
    expect(imperfect(verb('اِدَّعَى', 'دعو', 'VIII'))).toBe('يَدَّعِي');
    expect(imperfect(verb('تَلَقَّى', 'لقي', 'V'))).toBe('يَتَلَقَّى');
    expect(imperfect(verb('اِطْمَأَنَّ', 'طمءن', 'QIV'))).toBe('يَطْمَئِنُّ');
  });
});

describe('verbalNounsOf', () => {
  it('derives the regular verbal noun', () => {
    expect(verbalNounsOf(verb('سَمَّى', 'سمو', 'II'))).toEqual(['تسمية']);
    expect(verbalNounsOf(verb('هَنَّأَ', 'هنء', 'II'))).toEqual(['تهنئة']);
    expect(verbalNounsOf(verb('تَحَدَّى', 'حدي', 'V'))).toEqual(['تحدٍ']);
    expect(verbalNounsOf(verb('اِسْتَقَالَ', 'قيل', 'X'))).toEqual(['استقالة']);
    expect(verbalNounsOf(SUPPORT)).toEqual([]);
  });
});

describe('classOf', () => {
  it('files verbs as grammars do', () => {
    expect(classOf(SUPPORT)).toBe('sound');
    expect(classOf(verb('قَرَأَ', 'قرء', 'I', 'a'))).toBe('hamzated');
    expect(classOf(verb('وَصَلَ', 'وصل', 'I', 'i'))).toBe('assimilated');
    expect(classOf(verb('قَالَ', 'قول', 'I', 'u'))).toBe('hollow');
    expect(classOf(verb('دَعَا', 'دعو', 'I', 'u'))).toBe('defective');
    expect(classOf(verb('رَوَى', 'روي', 'I', 'i'))).toBe('doubly-weak');
    expect(classOf(verb('مَدَّ', 'مدد', 'I', 'u'))).toBe('doubled');
    expect(classOf(verb('سَيْطَرَ', 'سيطر', 'QI'))).toBe('quadriliteral');
  });
});
