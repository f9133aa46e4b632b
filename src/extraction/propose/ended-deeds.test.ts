import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

/** The demands of a sentence: of whom, and whom each is against. */
function demanded(text: string): readonly string[] {
  return testEngine()
    .extract(documentOf(text))
    .claims.filter(({ type }) => type === 'REQUEST')
    .map(
      ({ actor, recipient, stance }) =>
        `${actor.join(' ')} > ${recipient.join(' ')}, against ${stance.map(({ target }) => target).join(' ')}`,
    );
}

describe('A demand that a deed end', () => {
  it.each([
    ['طالبت كينيا بوقف العدوان الروسي على أوكرانيا.', 'kenya > russia, against russia'],
    ['دعت الهند إلى انسحاب باكستان من كشمير.', 'india > pakistan, against pakistan'],
    ['دعت قطر إلى رفع الحصار الإسرائيلي.', 'qatar > israel, against israel'],
  ])('is made of him whose deed it is: %s', (text, told) => {
    expect(demanded(text)).toEqual([told]);
  });

  it('is against him, and not against whom it asks to see to it', () => {
    expect(demanded('دعت قبرص مجلس الأمن إلى وقف الانتهاكات التركية.')).toEqual([
      'cyprus > un-security-council, against turkey',
    ]);
  });

  it.each([
    'دعت كينيا إلى إنهاء الحرب السورية.',
    'طالبت كينيا بوقف استهداف إثيوبيا.',
    'دعت كينيا إلى رفع السودان من القائمة.',
  ])('is against nobody where the name tells where it is, or whom it befalls: %s', (text) => {
    expect(demanded(text).map((told) => told.split(', against ')[1])).toEqual(['']);
  });
});
