import { describe, expect, it } from 'vitest';

import type { Claim } from '../../model/index.ts';
import { documentOf, testEngine } from '../../../test/support.ts';

function told(type: Claim['type'], text: string): readonly string[] {
  return testEngine()
    .extract(documentOf(text))
    .claims.filter((claim) => claim.type === type)
    .map(({ actor, recipient }) => `${actor.join(' ')} > ${recipient.join(' ')}`);
}

describe('Who is told of elsewhere', () => {
  it('is the list named before, for so many states or these', () => {
    const list = 'اجتمع وزراء كولومبيا وبيرو وتشيلي.';
    expect(told('ACCUSE', `${list} واتهمت الدول الثلاث بوليفيا بالتجسس.`)).toEqual(['colombia peru chile > bolivia']);
    expect(told('ACCUSE', `${list} واتهمت هذه الدول بوليفيا بالتجسس.`)).toEqual(['colombia peru chile > bolivia']);
  });

  it('is no list of another number', () => {
    const text = 'اجتمع وزراء كولومبيا وبيرو وتشيلي. واتهمت الدول الأربع بوليفيا بالتجسس.';
    expect(told('ACCUSE', text)).not.toContain('colombia peru chile > bolivia');
  });

  it('is not who was named before people without a name', () => {
    expect(told('COERCE', 'زارت ميركل باريس، وأغلقت الكتائب الطرق، واعتقلت متظاهرين.')).not.toContain(
      'angela-merkel > protesters',
    );
    expect(told('COERCE', 'زارت ميركل باريس، واعتقلت متظاهرين.')).toContain('angela-merkel > protesters');
  });

  it('is a counterpart beside the one who meets him', () => {
    expect(told('ACCUSE', 'انتقد سامح شكري نظيره التركي.')).toEqual(['sameh-shoukry > turkey']);
  });

  it('is the subject before a verb of talk that tells what was discussed', () => {
    expect(told('CONSULT', 'هاتف ترامب حفتر الاثنين، وبحث معه سبل مكافحة الإرهاب.')).toContain(
      'donald-trump khalifa-haftar > ',
    );
  });
});

describe('A pronoun after a verb about a thing', () => {
  it.each([
    'رحبت كندا بالمبادرة ورفضتها كينيا.',
    'رحبت بالمبادرة روسيا وكندا، ورفضتها كينيا.',
    'وافقت كندا على الخطة، لكن كينيا رفضتها.',
  ])('means the thing, and not who was for it: %s', (text) => {
    expect(told('REJECT', text)).toEqual(['kenya > ']);
  });

  it('means what was taken, and not who took it', () => {
    expect(told('ASSAULT', 'دخلت كندا المدينة وقصفتها كينيا.')).not.toContain('kenya > canada');
  });

  it('means whom the verb before was about where that is a party', () => {
    expect(told('ASSAULT', 'اتهمت كندا كينيا وهاجمتها الصين.')).toContain('china > kenya');
  });
});

describe('A pronoun in a clause beside another', () => {
  it('of contrast means who the sentence began with', () => {
    const text = 'تقول كندا إنها تدعم كينيا، بينما تتهمها الصين بالتجسس.';
    expect(told('ACCUSE', text)).toEqual(['china > canada']);
  });

  it('of place means who came there', () => {
    const text = 'التقى ماكرون الرئيس إردوغان، ثم توجه إلى بيروت حيث استقبله السيسي.';
    expect(told('CONSULT', text)).toContain('emmanuel-macron > abdel-fattah-al-sisi');
  });

  it('names no party of an earlier sentence that is not what it was about', () => {
    const text = 'وافق البرلمان على تفويض يسمح بإرسال جنود إلى مالي لقتال حركة حماس. وأيدها الحزب الحاكم.';
    expect(told('SUPPORT', text).some((sides) => sides.endsWith('hamas'))).toBe(false);
  });
});

describe('A name after an office', () => {
  it.each([
    'اتهم المتحدث باسم الجيش أحمد المسماري تركيا بدعم كندا.',
    'اتهم المتحدث باسم هذه القوات أحمد المسماري تركيا بدعم كندا.',
  ])('and for whom it speaks is who holds it: %s', (text) => {
    expect(told('ACCUSE', text)).toEqual(['ahmed-al-mismari > turkey']);
  });

  it('is not whom he meets', () => {
    expect(
      told('CONSULT', 'التقى الوزير في القاهرة خليفة حفتر.').some((sides) => sides.includes('khalifa-haftar')),
    ).toBe(true);
  });
});

describe('Officials of several', () => {
  it('are men, whatever they speak for', () => {
    expect(told('REQUEST', 'هاجمت كندا كينيا. وطالب وزراء خارجية مجموعة السبع بوقف الهجوم.')).toContain('g7 > canada');
  });
});

describe('بلاده', () => {
  it.each(['قال لافروف بعد لقاء نظيره الكيني إن بلاده تدعم كندا.', 'أكد لافروف بعد لقاء السيسي دعم بلاده لكندا.'])(
    'is the country of whose verb it is, and not of whom he met: %s',
    (text) => {
      expect(told('SUPPORT', text)).toContain('sergey-lavrov > canada');
    },
  );
});

describe('A verb that goes on after a clause that describes a thing', () => {
  it('is about what its pronoun stood for just before', () => {
    const text = 'فرضت كندا عقوبات على كينيا، في خطوة رحبت بها روسيا وانتقدتها الصين.';
    expect(told('ACCUSE', text)).toEqual(['china > canada']);
    expect(told('SUPPORT', text)).toEqual(['russia > canada']);
  });

  it('is about whose step it is that the first of them tells of', () => {
    expect(told('ACCUSE', 'سحبت إثيوبيا السفير، في خطوة انتقدتها كينيا.')).toEqual(['kenya > ethiopia']);
  });
});

describe('Who is received', () => {
  it('comes, also where a noun tells it', () => {
    expect(told('CONSULT', 'قال تبون بعد استقباله عقيلة صالح إن الحرب انتهت.')).toContain(
      'aguila-saleh > abdelmadjid-tebboune',
    );
  });
});

describe('Two in one office', () => {
  it.each([
    'اتفق وزيرا الخارجية الروسي سيرغي لافروف والأميركي أنتوني بلينكن على الحوار.',
    'أعلن الرئيسان المصري عبد الفتاح السيسي والفرنسي إيمانويل ماكرون اتفاقهما.',
  ])('are both named: %s', (text) => {
    const [sides = ''] = told('AGREE', text);
    expect(sides.split(' ').filter((id) => id.includes('-'))).toHaveLength(2);
  });
});

describe('ورد', () => {
  it('is an answer where somebody answers', () => {
    expect(told('ASSAULT', 'ورد الجيش التركي بقصف مواقع حزب العمال الكردستاني.')).toEqual([
      'turkish-armed-forces > kurdistan-workers-party',
    ]);
  });

  it('is not one where a word stands in a text', () => {
    expect(told('ASSAULT', 'ورد في البيان أن القصف توقف.')).toEqual([]);
  });
});

describe('What a plan is for', () => {
  it('is no deed of who speaks of the plan', () => {
    expect(told('COERCE', 'أكد محمود عباس أن السلطة لن تقبل بأي خطة لتهجير الفلسطينيين.')).toEqual([]);
  });
});

describe('A person after his office', () => {
  it('is one with it, also where ل tells of what it is the office', () => {
    const text = 'انتقدت إيران المدير العام للوكالة الدولية رافايل غروسي.';
    expect(told('ACCUSE', text)).toEqual(['iran > rafael-grossi']);
  });
});

describe('Who alone stands behind a verb of accusing or urging', () => {
  it.each([
    ['ACCUSE', 'انتقد ماكرون القرار، واتهم بوتين بقصف كييف.', 'emmanuel-macron > vladimir-putin'],
    ['REQUEST', 'وصل لافروف إلى القاهرة، وحث السودان على الحوار.', 'sergey-lavrov > sudan'],
  ] as const)('is accused or urged: %s %s', (type, text, expected) => {
    expect(told(type, text)).toContain(expected);
  });
});

describe('An attack that was denied', () => {
  it('belongs to nobody who was told before', () => {
    const text = 'كانت كينيا تقصف المدينة. ونفى الجيش الكندي مسؤوليته عن قصف المستشفى. وأدانت إيطاليا القصف.';
    expect(told('ACCUSE', text)).not.toContain('italy > kenya');
  });
});

describe('What stands alone behind its verb', () => {
  it('is what somebody thinks something of, where it is no one', () => {
    const text = 'التقى لافروف السفير، وانتقد موقف كينيا.';
    expect(told('ACCUSE', text)).toEqual(['sergey-lavrov > kenya']);
  });
});

describe('Who alone stands behind a verb that goes on', () => {
  it.each([
    ['ACCUSE', 'نفت كندا الاتهامات وحملت كينيا مسؤولية التصعيد.', 'canada > kenya'],
    ['THREATEN', 'قالت كندا إنها تدعم إيطاليا، وحذرت كينيا من أي استفزاز.', 'canada > kenya'],
    ['ASSAULT', 'كانت كينيا قد انسحبت من الاتفاق، وطردت قوات بعثة الأمم المتحدة.', 'kenya > united-nations'],
  ] as const)('is not who does it: %s %s', (type, text, expected) => {
    expect(told(type, text)).toContain(expected);
  });

  it('is who answers for nothing where a third is told of', () => {
    const text = 'انتقدت كندا القرار، وحملت إيطاليا كينيا المسؤولية.';
    expect(told('ACCUSE', text)).toContain('italy > kenya');
  });
});

describe('كما', () => {
  it('goes on with the sentence, and not with the clause that أن opened', () => {
    const text = 'أكد لافروف أن أردوغان لم يف بوعوده، كما اتهم واشنطن بالكذب.';
    expect(told('ACCUSE', text)).toEqual(['sergey-lavrov > united-states']);
  });
});

describe('What stands between a verb and its object', () => {
  it.each([
    ['ACCUSE', 'وانتقدت كينيا بشدة التدخل الإثيوبي في الصومال.', 'kenya > ethiopia'],
    ['ACCUSE', 'وأدانت كينيا أمس الثلاثاء بشدة التدخل الإثيوبي في الصومال.', 'kenya > ethiopia'],
    ['ACCUSE', 'وأدانت كينيا بأشد العبارات التدخل الإثيوبي في الصومال.', 'kenya > ethiopia'],
    ['ACCUSE', 'وأدانت كينيا في بيان أصدرته أمس التدخل الإثيوبي في الصومال.', 'kenya > ethiopia'],
    ['REQUEST', 'ودعت كينيا في كلمة ألقاها وزيرها إلى وقف الهجمات الإثيوبية.', 'kenya > ethiopia'],
  ] as const)('is a manner or a speech, and no side: %s %s', (type, text, expected) => {
    expect(told(type, text)).toEqual([expected]);
  });

  it.each([
    ['ودعا المتحدث باسم الخارجية الكينية أوغندا إلى احترام الاتفاق.', 'kenya-spokesperson > uganda'],
    ['ودعت الناطقة باسم الحكومة الكينية أوغندا إلى احترام الاتفاق.', 'kenya-spokesperson > uganda'],
    ['ودعا المتحدث باسم وزارة الدفاع الكينية أوغندا إلى احترام الاتفاق.', 'kenya-spokesperson > uganda'],
  ])('is a body for which a spokesman speaks: %s', (text, expected) => {
    expect(told('REQUEST', text)).toEqual([expected]);
  });
});

describe('ووجهت', () => {
  it('is وجهت after و, whose subject is a capital or a state', () => {
    expect(told('ACCUSE', 'ووجهت نيروبي الاتهام إلى أوغندا.')).toEqual(['kenya > uganda']);
    expect(told('COERCE', 'وأغلقت البحرين حدودها مع قطر.')).toEqual(['bahrain > qatar']);
  });
});
