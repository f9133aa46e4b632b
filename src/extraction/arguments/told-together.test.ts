import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

function accusersIn(text: string) {
  const { claims } = testEngine().extract(documentOf(text));
  return claims.filter((claim) => claim.type === 'ACCUSE').map(({ actor }) => actor);
}

const FOUR = 'اجتمعت في جدة وفود السعودية ومصر والإمارات والبحرين. ';
const ALL = ['saudi-arabia', 'egypt', 'united-arab-emirates', 'bahrain'];

describe('A noun of several stands for those who were named together', () => {
  it('where it is pointed at or counted', () => {
    expect(accusersIn(`${FOUR}واتهمت الدول الأربع إيران بالتدخل.`)).toEqual([ALL]);
    expect(accusersIn(`${FOUR}واتهمت هذه الدول إيران بالتدخل.`)).toEqual([ALL]);
  });

  it('for none of them where the count is another', () => {
    expect(accusersIn(`${FOUR}واتهمت الدول الثماني إيران بالتدخل.`)).not.toContainEqual(ALL);
  });

  it('in the dual for the two of different parties who were named last', () => {
    const { claims } = testEngine().extract(
      documentOf('التقى وزير الخارجية التركي نظيرته الألمانية أنالينا بيربوك. وناقش الطرفان الأزمة الأوكرانية.'),
    );
    expect(claims.map(({ actor }) => actor).at(-1)).toEqual(['mevlut-cavusoglu', 'annalena-baerbock']);
  });

  it.each([
    [
      'states where it means countries',
      'التقى بوتين أردوغان في سوتشي. ودعت الصين البلدين إلى ضبط النفس.',
      ['russia', 'turkey'],
    ],
    [
      'those named together before others',
      'رفضت مصر والسودان ملء السد. ودعت روسيا الطرفين إلى ضبط النفس.',
      ['egypt', 'sudan'],
    ],
    [
      'those who fight before a third',
      'قصفت تركيا تنظيم داعش. وشكرت كندا إيطاليا. ودعت روسيا الطرفين إلى ضبط النفس.',
      ['islamic-state', 'turkey'],
    ],
  ])('in the dual for %s', (_, text, expected) => {
    const { claims } = testEngine().extract(documentOf(text));
    expect(claims.find(({ type }) => type === 'REQUEST')?.recipient.toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    [
      'another was named since',
      'رفضت مصر والسودان ملء السد. وانتقدت إثيوبيا القرار. ودعت روسيا الطرفين إلى ضبط النفس.',
    ],
    ['a pronoun that means two finds one', 'أعلنت كندا القرار. ويتواصل القتال رغم إعلان الطرفين ترحيبهما بالهدنة.'],
  ])('in the dual for no one where %s', (_, text) => {
    const { claims } = testEngine().extract(documentOf(text));
    expect(
      claims
        .filter(({ type }) => type === 'REQUEST' || type === 'SUPPORT')
        .flatMap((told) => [...told.recipient, ...(told.type === 'SUPPORT' ? told.actor : [])]),
    ).toEqual([]);
  });
});
