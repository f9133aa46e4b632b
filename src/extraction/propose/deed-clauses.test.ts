import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

function blamed(text: string): readonly string[] {
  return testEngine()
    .extract(documentOf(text))
    .claims.filter(({ type }) => type === 'ACCUSE' || type === 'SUPPORT')
    .map(({ actor, recipient }) => `${actor.join(' ')} > ${recipient.join(' ')}`);
}

describe('Who speaks of a deed speaks of him', () => {
  it.each([
    ['أدانت كينيا الهجوم الذي شنته إريتريا على فندق في أسمرة.', 'kenya > eritrea'],
    ['نددت تونس بالتصريحات التي أدلت بها فرنسا.', 'tunisia > france'],
    ['رحبت الهند بالمبادرة التي أطلقتها اليابان.', 'india > japan'],
  ])('who does it by the clause that describes it: %s', (text, told) => {
    expect(blamed(text)).toEqual([told]);
  });

  it('but not of him who only speaks of it as well', () => {
    expect(blamed('أدانت كينيا الهجوم الذي استنكرته إريتريا.')[0]).toBe('kenya > ');
  });
});
