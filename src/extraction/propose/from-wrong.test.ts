import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

const engine = testEngine();

function claimsIn(text: string) {
  return engine.extract(documentOf(text)).claims;
}

const accusationsIn = (text: string) =>
  claimsIn(text)
    .filter(({ type }) => type === 'ACCUSE')
    .map(({ actor, recipient }) => [...actor, '>', ...recipient]);

describe('Who says of another that he does wrong accuses him', () => {
  it('by the deed', () => {
    expect(accusationsIn('أكدت الهند أن باكستان تخرق الهدنة في كشمير.')).toEqual([['india', '>', 'pakistan']]);
  });

  it('from the verb of saying on, in words that stand on no word but the author’s', () => {
    const claim = claimsIn('أكدت الهند أن باكستان تخرق الهدنة في كشمير.').find(({ type }) => type === 'ACCUSE');
    expect(claim?.evidence).toMatch(/^أكدت الهند/u);
    expect(claim?.attribution.kind).toBe('author');
  });

  it('by an adjective that lays it at his door', () => {
    expect(accusationsIn('قالت كوبا إن الولايات المتحدة مسؤولة عن الأزمة.')).toEqual([['cuba', '>', 'united-states']]);
  });

  it('by what he is said to be', () => {
    expect(accusationsIn('قالت كوبا إن بنما أداة في يد الشركات.')).toEqual([['cuba', '>', 'panama']]);
  });

  it('where an official or a report of a body says it, and not where an outlet tells', () => {
    expect(accusationsIn('قال مسؤول كندي إن الصين تنتهك القانون الدولي.')).toEqual([['canada', '>', 'china']]);
    expect(accusationsIn('خلص تقرير للأمم المتحدة إلى أن رواندا ارتكبت انتهاكات جسيمة.')).toEqual([
      ['united-nations', '>', 'rwanda'],
    ]);
    expect(accusationsIn('ذكرت وكالة رويترز أن الصين تنتهك القانون الدولي.')).toEqual([]);
  });

  it('and not himself, nor where he denies it, nor where the article says so', () => {
    expect(accusationsIn('أكدت الهند أنها لم تخرق الهدنة.')).toEqual([]);
    expect(accusationsIn('أكدت الهند أن باكستان لم تخرق الهدنة.')).toEqual([]);
    expect(accusationsIn('خرقت باكستان الهدنة في كشمير.')).toEqual([]);
  });
});
