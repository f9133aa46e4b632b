import { describe, expect, it } from 'vitest';

import { documentOf, testEngine, told } from '../../../test/support.ts';

describe('A participle beside the main verb', () => {
  it.each([
    ['قالت كندا إنها سترد، محملة الهند المسؤولية الكاملة عن الحادث.', 'ACCUSE canada > india'],
    ['غادر الوزير الكندي القمة، معربا عن قلقه إزاء سلوك الصين.', 'ACCUSE canada-minister > china'],
  ])('carries a noun as its verb does: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });

  it('accuses of a deed that is told on the word of him who accuses', () => {
    const { claims } = testEngine().extract(documentOf('وأدانت كندا القصف، متهمة إريتريا بقصف ميناء في الصومال.'));
    const deed = claims.find(({ type }) => type === 'ASSAULT');
    expect(deed).toMatchObject({ actor: ['eritrea'], attribution: { kind: 'named', speaker: ['canada'] } });
  });
});

describe('A participle right after what is done', () => {
  it('tells an act of its own', () => {
    const claims = told('أيد الوزير الصيني القرار منتقدا تركيا.');
    expect(claims).toContain('ACCUSE china-minister > turkey');
    expect(claims.some((claim) => claim.startsWith('SUPPORT') && claim.endsWith('turkey'))).toBe(false);
  });

  it('is one also in the letters of a verbal noun, after subject and object', () => {
    expect(told('أدانت الصين القرار مطالبة كندا بسحب قواتها.')).toContain('REQUEST china > canada');
    expect(told('رفضت الصين مطالبة كندا بسحب قواتها.')).not.toContain('REQUEST china > canada');
  });
});

describe('A deed under ب after an accusation', () => {
  it.each([
    ['اتهمت كندا كينيا بدعم المتمردين في إثيوبيا.', 'SUPPORT kenya > '],
    ['اتهمت كندا الهند بأنها قصفت قرى باكستانية.', 'ASSAULT india > pakistan'],
    ['اتهم الوزير الكندي المغرب بأنه يدعم البوليساريو.', 'SUPPORT morocco > polisario'],
  ])('is that of the accused: %s', (text, claim) => {
    expect(told(text).some((other) => other.startsWith(claim))).toBe(true);
  });

  it('is told on nobody’s word where the text does not tell who accuses', () => {
    const { claims } = testEngine().extract(documentOf('اتهم الوفد إيران بقصف أربيل.'));
    expect(claims.find(({ type }) => type === 'ASSAULT')?.attribution).toMatchObject({
      kind: 'anonymous',
      speaker: [],
    });
  });
});

describe('What a document holds', () => {
  it('he does who adopts it', () => {
    expect(
      told('تبنى البرلمان الكندي قرارا بإدانة الصين.').some((claim) => /^ACCUSE canad\S* > china$/u.test(claim)),
    ).toBe(true);
  });
});

describe('A clause that takes up the one before', () => {
  it('has it for its subject, and a phrase after the verb for its object', () => {
    expect(told('تسعى روسيا لتوسيع الحرب، مما يهدد الأمن الكندي.')).not.toContain('THREATEN canada > ');
  });
});

describe('A judgement of another’s act', () => {
  it.each([
    ['اعتبرت كينيا أن القرار الإثيوبي غير قانوني.', 'ACCUSE kenya > ethiopia'],
    ['أكدت اليابان أن الخطوة الصينية «غير مقبولة».', 'ACCUSE japan > china'],
  ])('accuses him: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });

  it('is none where a task is told of', () => {
    const claims = told('أكدت اليابان أن مجلس الأمن يتحمل مسؤولية حفظ السلم.');
    expect(claims.filter((claim) => claim.startsWith('ACCUSE'))).toEqual([]);
  });
});

describe('Whose stand a participle describes', () => {
  it.each([
    ['جددت كينيا موقفها الرافض للإجراءات الإثيوبية.', 'REJECT kenya > ethiopia'],
    ['لكن ستولتنبرغ رفض الطلب الأوكراني.', 'REJECT jens-stoltenberg > ukraine'],
    ['زار البلاد الرئيس الكندي الذي أيد كينيا وانتقد الصين.', 'ACCUSE canada-president > china'],
  ])('%s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });
});

describe('A participle at the end of what somebody says', () => {
  it('tells of the speaker, and not of whom he speaks', () => {
    expect(told('أوضح أحمد المسماري أن تركيا ترفض الاتفاق، متهما كندا بدعم المتمردين.')).toContain(
      'ACCUSE ahmed-al-mismari > canada',
    );
  });

  it('is not denied with what he denies', () => {
    const { claims } = testEngine().extract(
      documentOf('نفى الجيش الصيني أن يكون قد قصف القرية، محملا تركيا المسؤولية عن الهجوم.'),
    );
    expect(claims.find(({ type }) => type === 'ACCUSE')?.polarity).toBe('affirmed');
  });
});
