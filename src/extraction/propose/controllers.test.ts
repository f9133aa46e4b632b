import { describe, expect, it } from 'vitest';

import type { Claim } from '../../model/index.ts';
import { documentOf, testEngine } from '../../../test/support.ts';

/** The claims of a type in a sentence: who does it, to whom, and how surely. */
function told(type: Claim['type'], text: string): readonly string[] {
  return testEngine()
    .extract(documentOf(text))
    .claims.filter((claim) => claim.type === type)
    .map(
      ({ actor, recipient, modality, polarity }) =>
        `${actor.join(' ')} > ${recipient.join(' ')} ${modality} ${polarity}`,
    );
}

describe('The act of a noun is that of', () => {
  it('the subject of the verb that brings it', () => {
    expect(told('SANCTION', 'تدرس كولومبيا تخفيض التمثيل الدبلوماسي مع بيرو.')).toEqual([
      'colombia > peru planned affirmed',
    ]);
  });

  it('him who answers by it, and not by what he answers', () => {
    expect(told('SANCTION', 'ردت إيران بفرض عقوبات على كندا. وردت كندا على فرض عقوبات على إسبانيا.')).toEqual([
      'iran > canada actual affirmed',
    ]);
  });

  it('him whom a verb makes do it', () => {
    expect(told('RETREAT', 'أجبرت إثيوبيا إريتريا على الانسحاب من بادمي.')).toEqual(['eritrea >  actual affirmed']);
  });

  it('him who is told to do it, and to come', () => {
    expect(told('ASSAULT', 'أمر نتنياهو الجيش بتنفيذ "ضربات قوية" على سوريا.')).toEqual([
      'israel-defense-forces > syria planned affirmed',
    ]);
  });

  it('him who does by it what the clause tells', () => {
    expect(told('AID', 'دعمت روسيا حفتر من خلال إرسال أسلحة إلى قواته.')).toEqual([
      'russia > libyan-national-army actual affirmed',
    ]);
  });

  it('him who is accused of striving for it, on the word of the accuser', () => {
    const { claims } = testEngine().extract(documentOf('اتهمت تركيا اليونان بالسعي إلى دعم حفتر.'));
    expect(claims.filter(({ actor }) => actor.includes('greece'))).toMatchObject([
      { type: 'AGREE', recipient: ['khalifa-haftar'], attribution: { speaker: ['turkey'] } },
    ]);
  });
});

describe('The act of a noun is done no more surely than the verb that brings it', () => {
  it.each([
    ['لم يقم الجيش الإسرائيلي بقصف سوريا.', 'actual negated'],
    ['سيقوم الجيش الإسرائيلي بقصف سوريا.', 'planned affirmed'],
    ['قام الجيش الإسرائيلي بقصف سوريا.', 'actual affirmed'],
  ])('%s', (text, mood) => {
    expect(told('ASSAULT', text)).toEqual([`israel-defense-forces > syria ${mood}`]);
  });

  it('where ما between a comma and a perfect is no negation', () => {
    expect(told('RETREAT', 'تقدمت إثيوبيا شمالا، ما دفع إريتريا إلى الانسحاب من بادمي.')).toEqual([
      'eritrea >  actual affirmed',
    ]);
  });
});
