import { describe, expect, it } from 'vitest';

import { told } from '../../../test/support.ts';

describe('A headline without a verb', () => {
  it.each([
    ['قلق ياباني من المناورات الصينية.', 'ACCUSE japan > china'],
    ['دعم عسكري تركي للصومال.', 'AID turkey > somalia'],
    ['انتقادات كندية حادة للهند.', 'ACCUSE canada > india'],
    ['مطالبة كندية للهند بالتعاون في التحقيق.', 'REQUEST canada > india'],
  ])('has the doer as the adjective of its noun: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });

  it('that begins with a verb whose subject is a person is told by the verb', () => {
    expect(told('قتل تركي في هجوم شنته إريتريا.')).toContain('ASSAULT eritrea > turkey');
  });
});

describe('An act that is the subject of its verb', () => {
  it('is his whom its adjective names', () => {
    expect(told('عقوبات كندية جديدة تستهدف قطاع النفط الفنزويلي.')).toContain('SANCTION canada > venezuela');
  });
});

describe('What someone is called', () => {
  it('may stand in a clause after بأن', () => {
    expect(told('وصفت اليابان الخطوة الروسية بأنها «استفزاز خطير».')).toContain('ACCUSE japan > russia');
    expect(told('وصفت اليابان الخطوة الروسية بأنها مهمة.').filter((claim) => claim.startsWith('ACCUSE'))).toEqual([]);
  });
});

describe('What is counted out of a quantity', () => {
  it('is what is given', () => {
    expect(told('سلمت كندا كينيا دفعة جديدة من الدبابات.')).toContain('AID canada > kenya');
  });
});

describe('A demand is made', () => {
  it.each([
    ['كندا: على الهند التعاون في التحقيق.', 'REQUEST canada > india'],
    ['شددت تونس على ضرورة التزام إسرائيل بالقانون الدولي.', 'REQUEST tunisia > israel'],
    ['قالت النرويج إنه يجب انسحاب القوات الروسية من أوكرانيا.', 'REQUEST norway > russian-armed-forces'],
    ['ألقت كينيا كلمة دعت فيها إثيوبيا إلى الحوار.', 'REQUEST kenya > ethiopia'],
  ])('of him whom it binds: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
    expect(told(text).filter((other) => other.startsWith('RETREAT'))).toEqual([]);
  });
});

describe('Names that open a clause', () => {
  it('are one subject, the last of them beside the verb', () => {
    expect(told('فنلندا والنرويج وإسبانيا تعترف بدولة فلسطين.')).toContain('SUPPORT finland norway spain > palestine');
  });

  it('are none where a verb stands between them', () => {
    expect(told('قطر تدعم تركيا وإسبانيا تدعم اليونان.')).toContain('SUPPORT spain > greece');
  });
});

describe('Two ministers told by one word', () => {
  it('act for both states', () => {
    expect(told('اتفق وزيرا خارجية كينيا وإثيوبيا على تبادل السفراء.')).toContain('AGREE kenya ethiopia > ');
  });
});

describe('عبر at the head of a clause', () => {
  it('is the verb where عن follows', () => {
    expect(told('عبر وزير الخارجية الكيني عن استيائه من القرار الإثيوبي.')).toContain(
      'ACCUSE kenya-foreign-minister > ethiopia',
    );
  });
});

describe('What stands in quotation marks', () => {
  it('belongs to its noun as it agrees', () => {
    expect(told('تونس ترفض "التهديدات العسكرية" الإيطالية.')).toContain('REJECT tunisia > italy');
  });
});

describe('A refusal to come', () => {
  it('is against him with whom or whose terms', () => {
    expect(told('الخارجية الإيرانية: لن نقبل بأي شروط فرنسية.')).toContain('REJECT iranian-foreign-ministry > france');
  });
});
