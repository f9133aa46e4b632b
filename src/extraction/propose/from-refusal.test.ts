import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

function refusalsIn(text: string) {
  const { claims } = testEngine().extract(documentOf(text));
  return claims
    .filter(({ type }) => type === 'REJECT')
    .map(({ actor, recipient, polarity, evidence }) => ({
      sides: [...actor, '>', ...recipient],
      polarity,
      opening: evidence.split(' ')[0],
    }));
}

describe('Consent denied for the time to come or for all time is refused', () => {
  it('to whom it is denied', () => {
    expect(refusalsIn('قالت كوبا إنها لن تسمح للمفتشين الإسبان بدخول الميناء.')[0]?.sides[0]).toBe('cuba');
    expect(refusalsIn('لن تقبل الجزائر أي تدخل فرنسي.')).toEqual([
      { sides: ['algeria', '>', 'france'], polarity: 'affirmed', opening: 'لن' },
    ]);
  });

  it('but not where it was only not given, nor where it is given', () => {
    expect(refusalsIn('لم تسمح إيران للمفتشين بدخول الموقع.')).toEqual([]);
    expect(refusalsIn('ستسمح إيران للمفتشين بدخول الموقع.')).toEqual([]);
  });
});
