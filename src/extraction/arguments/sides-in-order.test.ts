import { describe, expect, it } from 'vitest';

import { told } from '../../../test/support.ts';

describe('What someone calls so stands where ما does', () => {
  it.each([
    ['انتقدت كندا ما وصفته بالتدخل الصيني.', 'ACCUSE canada > china'],
    ['نددت كينيا بما أسمته العدوان الإثيوبي على الصومال.', 'ACCUSE kenya > ethiopia'],
    ['أعربت النرويج عن رفضها لما سمته التدخلات الصينية.', 'REJECT norway > china'],
    ['انتقدت روسيا ما وصفه لافروف بـ«العدوان الأميركي».', 'ACCUSE russia > united-states'],
  ])('%s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });
});

describe('After an act with its doer in the genitive', () => {
  it.each([
    ['انتقد الوزير الكندي موسكو بسبب دعم الصين كوريا الشمالية.', 'SUPPORT china > north-korea'],
    ['قطعت كينيا علاقاتها إثر اقتحام محتجين إثيوبيين السفارة الكينية.', 'PROTEST protesters > kenya'],
  ])('stands whom it is done to, who is no side of the verb before: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
    expect(told(text).filter((other) => other.startsWith('ACCUSE') && other.endsWith('north-korea'))).toEqual([]);
  });

  it('may stand the subject of a verb that has none yet', () => {
    expect(told('ودعا بعد لقاء ماكرون الرئيس الكيني إلى وقف القتال في الصومال.')).not.toContain(
      'CONSULT emmanuel-macron > kenya-president',
    );
  });
});

describe('A pronoun before its verb', () => {
  it('is the topic of a sentence without a verb', () => {
    expect(told('كينيا ليست دولة صغيرة، فهي تمتلك شبكة واسعة من الموانئ، وتحظى بدعم من الصين.')).toContain(
      'SUPPORT china > kenya',
    );
  });
});

describe('The subject in brackets', () => {
  it('stands right after its verb', () => {
    expect(told('عاد المشير حفتر الذي يدعمه (ماكرون) إلى المدينة.')).toContain(
      'SUPPORT emmanuel-macron > khalifa-haftar',
    );
  });
});

describe('A body of people from a party', () => {
  it.each([
    ['استقبلت كينيا وفدا من حركة الشباب.', 'CONSULT al-shabaab > kenya'],
    ['دعا ممثلون عن الاتحاد الأفريقي كينيا إلى الحوار.', 'REQUEST african-union > kenya'],
    ['أرسل الحوثيون وفدا رفيع المستوى إلى الصين.', 'CONSULT houthis > china'],
  ])('acts for it: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });
});

describe('من after a word for leaving', () => {
  it('brings what is left, and not who is asked', () => {
    expect(told('طالبت كينيا بانسحاب القوات الإثيوبية من الصومال.')).toEqual([
      'REQUEST kenya > ethiopian-national-defence-force',
    ]);
    expect(told('طالبت كينيا بتوضيحات من إثيوبيا.')).toEqual(['REQUEST kenya > ethiopia']);
  });
});

describe('What is met with welcome or refusal', () => {
  it.each([
    ['قوبل المقترح الكيني برفض إثيوبي.', 'REJECT ethiopia > kenya'],
    ['قابلت إثيوبيا المقترح الكيني بالرفض.', 'REJECT ethiopia > kenya'],
    ['لقي القرار الكيني ترحيبا من إثيوبيا.', 'SUPPORT ethiopia > kenya'],
  ])('is what is done to, in the passive too: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });
});

describe('A clause after a name with its own act', () => {
  it('tells who leads, and no second retreat', () => {
    expect(told('بحث الطرفان انسحاب قوات التحالف الذي تقوده السعودية من اليمن.')).toEqual([
      'RETREAT saudi-led-coalition > ',
    ]);
  });
});
