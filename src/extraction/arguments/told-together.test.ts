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
});
