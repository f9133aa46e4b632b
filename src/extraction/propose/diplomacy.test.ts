import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

/** The claims of a sentence: type, who does it, to whom. */
function told(text: string): readonly string[] {
  return testEngine()
    .extract(documentOf(text))
    .claims.map(({ type, actor, recipient }) => `${type} ${actor.join(' ')} > ${recipient.join(' ')}`);
}

describe('The subject stands before', () => {
  it.each([
    ['يذكر أن تركيا، أعلنت دعمها الكامل لأذربيجان.', 'SUPPORT turkey > azerbaijan'],
    ['وكانت كينيا، قد أدانت الهجوم الإثيوبي.', 'ACCUSE kenya > ethiopia'],
  ])('the comma that parts it from its verb: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });

  it('a time and a comma, with the deed after them', () => {
    expect(told('أعلن الاتحاد الأوروبي مساء الأحد، إرسال مساعدات عسكرية لمولدوفا.')).toContain(
      'AID european-union > moldova',
    );
  });

  it('the verb that says what stands in his statements', () => {
    expect(told('ردت كينيا على تصريحات للرئيس الفرنسي إيمانويل ماكرون هدد فيها بضرب كينيا.')).toContain(
      'THREATEN emmanuel-macron > kenya',
    );
  });

  it('a feminine verb where a ministry is named by its task alone', () => {
    expect(told('وأدانت الدفاع الصينية المناورات اليابانية.')).toContain('ACCUSE chinese-defence-ministry > japan');
  });
});

describe('Who is accused', () => {
  it('does what the accusation brings, on the word of the accuser', () => {
    const claims = testEngine().extract(documentOf('جددت مالي اتهاماتها للجزائر بتقديم السلاح لموريتانيا.')).claims;
    expect(claims.map(({ type, actor, recipient }) => `${type} ${actor.join(' ')} > ${recipient.join(' ')}`)).toEqual(
      expect.arrayContaining(['ACCUSE mali > algeria', 'AID algeria > mauritania']),
    );
    expect(claims.find(({ type }) => type === 'AID')?.attribution).toMatchObject({ kind: 'named', speaker: ['mali'] });
  });

  it('is whom the word for an ally is followed by', () => {
    expect(told('اتهم المغرب طهران وحليفها اللبناني حزب الله بدعم الجبهة.')).toContain(
      'ACCUSE morocco > iran hezbollah',
    );
    expect(told('اتهمت إريتريا جارتها إثيوبيا بالتحضير للحرب.')).toContain('ACCUSE eritrea > ethiopia');
  });

  it('is asked too, where a pronoun takes him up', () => {
    expect(told('اتهمت مالي فرنسا بدعم جماعات في النيجر، مطالبة إياها بوقف تدخلها.')).toContain(
      'REQUEST mali > france',
    );
    expect(told('انتقد ماكرون المجر خلال زيارة إلى بولندا ودعاها إلى وقف الاعتقالات.')).toContain(
      'REQUEST emmanuel-macron > hungary',
    );
  });
});

describe('No one does', () => {
  it('what he is thanked for beside him whom the thanks are for', () => {
    expect(told('قدمت السنغال الشكر لفرنسا لدعمها.').filter((claim) => claim.startsWith('AGREE'))).toEqual([]);
  });

  it('what another consents to, because he is against it', () => {
    expect(told('أعربت الصين عن معارضتها لموافقة الهند على بيع أسلحة لتايوان.')).not.toContain('AGREE china > india');
  });

  it('what a demonstration is for', () => {
    expect(told('شهدت مالي مظاهرات حاشدة لرفض قرار إيكواس.')).not.toContain('PROTEST ecowas > mali');
  });

  it('a truce that he regrets was not renewed', () => {
    expect(told('أعلن المبعوث الأممي عن أسفه لعدم تجديد الهدنة في البلاد.')).toEqual([]);
  });

  it('something to the agency that was told of it', () => {
    expect(
      told('حذرت الخارجية الصينية في تصريحات لوكالة رويترز من الحرب.').filter((claim) => /reuters/u.test(claim)),
    ).toEqual([]);
  });

  it('refuse a meeting on the eve of which he refuses', () => {
    const { claims } = testEngine().extract(documentOf('جدد بوتين رفض بلاده التخلي عن القرم عشية لقاءات في جنيف.'));
    expect(claims.filter(({ mode }) => mode === 'meet')).toEqual([]);
  });

  it('refuse to hold what others hold', () => {
    const { claims } = testEngine().extract(
      documentOf('رفض بوتين التخلي عن القرم قبل لقاءات يعقدها مبعوثون أميركيون في جنيف.'),
    );
    expect(claims.filter(({ mode }) => mode === 'meet')).toEqual([]);
  });
});

describe('Sanctions', () => {
  it.each([
    ['العقوبات الكندية شملت عددا من المسؤولين الصينيين.', 'SANCTION canada > china'],
    ['قررت كندا فرض عقوبات جديدة تطال سبعة أفراد إيرانيين.', 'SANCTION canada > iran'],
  ])('hit whom the verb beside their noun brings: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });
});

describe('Who stands where', () => {
  it('the name of an envoy after the place of his post is he himself', () => {
    expect(told('أدان مندوب كينيا لدى الأمم المتحدة جون موانغي القصف الصيني.')).toEqual([
      'ACCUSE kenya-ambassador-to-the-united-nations > china',
    ]);
  });

  it('he who is accused, where the vowel of the passive is written', () => {
    expect(told('واتُهمت الصين مرارا بتقديم السلاح لموريتانيا.')).not.toContain('ACCUSE china > mauritania');
  });

  it('the town of talks is no party to them', () => {
    expect(told('قالت كندا إن محادثات فيينا فشلت.').filter((claim) => claim.includes('austria'))).toEqual([]);
  });

  it('whom one blames instead of another', () => {
    expect(told('ألقت كينيا باللوم بدلا من ذلك على الصومال.')).toEqual(['ACCUSE kenya > somalia']);
  });
});

describe('Words of a speaker', () => {
  it.each([
    ['وتابع الوزير الكيني “على الصين أن تتخذ قرارا”.', 'REQUEST kenya-minister > china'],
    ['قال وزير الخارجية الكيني إن الصين هي المسؤولة عن الأزمة.', 'ACCUSE kenya-foreign-minister > china'],
  ])('lay a duty or a blame on another: %s', (text, claim) => {
    expect(told(text)).toContain(claim);
  });
});
