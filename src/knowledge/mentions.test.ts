import { describe, expect, it } from 'vitest';

import { testBundle } from '../../test/support.ts';
import { buildLexicon, particlesOf, tokenize } from '../language/index.ts';
import { createKnowledge } from './index.ts';

const bundle = testBundle();
const knowledge = createKnowledge(bundle, buildLexicon(bundle.verbs, bundle.nouns), particlesOf(bundle.lists));

/** The mentions in a text of one sentence a line as `words → entity`, those inside others left out, and whose side each is on. */
function read(text: string): {
  readonly spans: readonly string[];
  readonly partyOf: (id: string) => string | undefined;
  readonly englishOf: (id: string) => string | undefined;
} {
  const tokens = tokenize(text);
  const breaks = tokens.flatMap(({ end }, at) => {
    const next = tokens[at + 1];
    return next === undefined || text.slice(end, next.start).includes('\n') ? [at + 1] : [];
  });
  const ranges = breaks.map((end, index): [number, number] => [breaks[index - 1] ?? 0, end]);
  const meta = {
    id: 'example',
    title: null,
    outlet: null,
    url: null,
    published: '2020-05-20',
    language: 'ar' as const,
  };
  const { spans, entities } = knowledge.mentionsOf(meta, tokens, ranges);
  return {
    spans: spans
      .filter(({ inner }) => !inner)
      .map(
        ({ first, last, entity }) =>
          `${text.slice(tokens[first]?.start, tokens[last]?.end)} → ${entities.get(entity)?.id ?? ''}`,
      ),
    partyOf: (id) => entities.get(id)?.party,
    englishOf: (id) => entities.get(id)?.label.en,
  };
}

const namesIn = (text: string): readonly string[] => read(text).spans;

describe('people and bodies of a country', () => {
  it.each([
    ['قال جينس ستولتنبرغ إن الحلف مستعد', 'جينس ستولتنبرغ → jens-stoltenberg'],
    ['قال هنريك ستولتنبرغ إن الحلف مستعد', 'هنريك ستولتنبرغ → hnrik-stultnbrgh'],
    ['وعد ماكرون بالمزيد', 'ماكرون → emmanuel-macron'],
    ['اغتال مسلحان صحافيا أمس', 'مسلحان → gunmen'],
    ['استقبل الشيخ تميم بن حمد بن خليفة آل ثاني الوفد', 'الشيخ تميم بن حمد بن خليفة آل ثاني → tamim-bin-hamad'],
  ])(
    'a surname after another given name, a lineage after a name, an accusative after a nominative: %s',
    (text, expected) => {
      expect(read(text).spans).toEqual([expected]);
    },
  );

  it('are the ones of the tables where these name them, however the article does', () => {
    expect(namesIn('اجتمعت الأطراف الليبية في ليبيا\nواتفقت الأطراف على الهدنة')).toEqual([
      'الأطراف الليبية → libyan-parties',
      'ليبيا → libya',
      'الأطراف → libyan-parties',
    ]);
  });

  it('are called by the adjective of the country where no table names them', () => {
    expect(namesIn('رفضت القبائل الكورية الجنوبية الخطة')).toEqual(['القبائل الكورية الجنوبية → south-korean-tribes']);
    expect(namesIn('بحث سفراء بولنديون الأزمة')).toEqual(['سفراء بولنديون → polish-ambassadors']);
  });
});

describe('peoples', () => {
  it.each([
    ['دعا الليبيين إلى الهدوء', 'الليبيين → libyan-people'],
    ['وصل اللاعبون الليبيون', 'الليبيون → libya'],
    ['تقدم الروس شرقا', 'الروس → russia'],
  ])('are the plural of a nationality by itself: %s', (text, expected) => {
    expect(namesIn(text)).toEqual([expected]);
  });

  it('are told apart by all their adjectives, joined ones too', () => {
    expect(namesIn('اعتقل النشطاء السياسيين والاجتماعيين أمس')[0]).toContain('النشطاء السياسيين والاجتماعيين →');
  });
});

describe('armies', () => {
  it('are the own ones also before the name of their commander', () => {
    expect(namesIn('شهدت روسيا هدوءا\nوقال قائد الجيش سامر الدلواني إنه راض')).toContain(
      'الجيش → russian-armed-forces',
    );
  });

  it('do not take in what is joined to them with و', () => {
    expect(namesIn('بين جيش وجماعات متطرفة')).toEqual(['وجماعات متطرفة → extremists']);
    expect(namesIn('قوات حفتر')).toEqual(['قوات حفتر → libyan-national-army']);
  });
});

describe('forces of which a soldier speaks', () => {
  it.each([
    ['قصفت الهند باكستان\nوقال مسؤول أمني باكستاني إن الجيش مستعد', 'الجيش → pakistani-army'],
    [
      'تقدمت قوات حفتر\nوقال المتحدث باسم قوات حكومة الوفاق محمد قنونو إن القوات صامدة',
      'القوات → government-of-national-accord',
    ],
    ['تقدمت قوات الدعم السريع\nوقال الناطق باسم الجيش السوداني إن القوات صامدة', 'القوات → sudanese-armed-forces'],
  ])('are his own right after إن: %s', (text, expected) => {
    expect(namesIn(text)).toContain(expected);
  });

  it('are the last ones named where who speaks is no soldier', () => {
    expect(namesIn('تقدمت قوات الدعم السريع\nوقال الوزير الفرنسي إن القوات صامدة')).toContain(
      'القوات → rapid-support-forces',
    );
  });
});

describe('offices and who holds them', () => {
  it.each([
    ['وصل السفير الهولندي لدى ليبيا ماندل ستاندبرغن', 'السفير الهولندي لدى ليبيا ماندل ستاندبرغن → mandl-standbrghn'],
    ['وصل المبعوث الأممي إلى ليبيا غسان سلامة', 'المبعوث الأممي إلى ليبيا غسان سلامة → ghassan-salame'],
    ['وقال وزير الري الأردني د.سامر الدلواني إن السد جف', 'وزير الري الأردني د.سامر الدلواني → samr-al-dluani'],
  ])('the name after where one serves, or after a short title: %s', (text, expected) => {
    expect(namesIn(text)).toEqual([expected]);
  });

  it('leaves the name of whom an ambassador met to himself', () => {
    expect(namesIn('استقبل السفير الهولندي لدى ليبيا خليفة حفتر')).toEqual([
      'السفير الهولندي → netherlands-ambassador',
      'ليبيا → libya',
      'خليفة حفتر → khalifa-haftar',
    ]);
  });

  it.each([
    'قال سامر الدلواني رئيس البرلمان الهولندي إن الجلسة انتهت',
    'وصل سامر الدلواني، رئيس البرلمان الهولندي، أمس',
  ])('an office right after a person is that person: %s', (text) => {
    expect(namesIn(text).map((name) => name.split(' → ')[1])).toEqual(['samr-al-dluani', 'samr-al-dluani']);
  });

  it('takes two people where a verb has one as its subject and one as its object', () => {
    expect(namesIn('استقبل سامر الدلواني وزير الخارجية الهولندي').at(-1)).not.toContain('samr-al-dluani');
  });

  it('takes the side of the office that the article tells, whatever the tables say of that day', () => {
    expect(read('وصل المبعوث الأممي إلى ليبيا غسان سلامة').partyOf('ghassan-salame')).toBe('united-nations');
    expect(read('وصل غسان سلامة').partyOf('ghassan-salame')).not.toBe('united-nations');
  });

  it('knows that who held an office speaks for himself', () => {
    const former = read('انتقد السفير الهولندي السابق ماندل ستاندبرغن الخطة');
    expect(former.partyOf('mandl-standbrghn')).toBe('mandl-standbrghn');
    const present = read('انتقد السفير الهولندي ماندل ستاندبرغن الخطة');
    expect(present.partyOf('mandl-standbrghn')).toBe('netherlands');
    expect(namesIn('زار الرئيس الأميركي السابق المدينة')[0]).toContain('united-states-former-president');
  });
});

describe('forces by number', () => {
  it('are one with their branch and without', () => {
    expect(namesIn('تقدم اللواء 35 مدرع ثم تراجع اللواء 35 والكتيبة 227 معه')).toEqual([
      'اللواء 35 مدرع → brigade-35',
      'اللواء 35 → brigade-35',
      'والكتيبة 227 → battalion-227',
    ]);
  });

  it('are none where the noun is a rank or counted', () => {
    expect(namesIn('اللواء سامر الدلواني')).toEqual(['اللواء سامر الدلواني → samr-al-dluani']);
    expect(namesIn('أرسلت 35 كتيبة')).toEqual([]);
  });
});

describe('groups by what they are not', () => {
  it.each(['الميليشيات غير المنضبطة', 'جماعات غير شرعية'])('%s', (text) => {
    expect(namesIn(`دعا ${text} إلى الهدوء`)[0]).toContain(`${text} →`);
  });
});

describe('groups by an adjective', () => {
  it('are called in English by the meaning of their words', () => {
    expect(read('هاجمت مجموعات مسلحة المدينة').englishOf('mjmuaat-mslha')).toBe('armed groups (unnamed)');
    expect(read('دعمت دول مانحة الحكومة').englishOf('dul-manha')).toBe('donor countries (unnamed)');
  });

  it('keep their words where one has no English, which tell them apart', () => {
    const { spans, englishOf } = read('دعمت دول متوسطية الحكومة');
    const id = spans.map((span) => span.split(' → ')[1] ?? '').find((each) => each.startsWith('dul-')) ?? '';
    expect(englishOf(id)).toBe('countries (دول متوسطية)');
  });
});

describe('parts of a name', () => {
  it('are the person who was named in full', () => {
    expect(namesIn('قال سامر خليل دلواني ذلك\nوقال خليل دلواني هذا').map((name) => name.split(' → ')[1])).toEqual([
      'samr-khlil-dluani',
      'samr-khlil-dluani',
    ]);
    expect(namesIn('حضر الشيخ عبد الله بن زايد\nوتحدث الشيخ عبد الله').at(-1)).toBe(
      'الشيخ عبد الله → abdullah-bin-zayed',
    );
  });

  it('may look like a dual before a genitive, unless one follows', () => {
    expect(namesIn('حضر عبد الودود وحيدي\nوقال وحيدي إنه راض')).toHaveLength(2);
    expect(namesIn('استقبل سامر وزيري الخارجية')[0] ?? '').not.toContain('وزيري');
    expect(namesIn('عين محمد وزيرا')).toEqual([]);
  });

  it('go on after a name that the tables have', () => {
    expect(namesIn('توفي الشيخ جابر الأحمد الجابر الصباح أمس')[0]).toContain('الشيخ جابر الأحمد الجابر الصباح →');
  });

  it('are no علي that stands for على', () => {
    expect(namesIn('خطة علي المدي البعيد')).toEqual([]);
    expect(namesIn('وصل علي المومني')).toEqual(['علي المومني → ali-al-mumni']);
  });
});

describe('titles', () => {
  it('belong to a name that the tables have with them', () => {
    expect(namesIn('قالوا إن الملا عمر بعيد')).toEqual(['الملا عمر → mullah-omar']);
  });
});

describe('surnames', () => {
  it('may be written like a form that no article precedes', () => {
    expect(namesIn('حضر سامر المومني الحفل')).toEqual(['سامر المومني → samr-al-mumni']);
  });
});

describe('a body told again by its noun alone', () => {
  it('is the last one whose name begins so, whatever name follows', () => {
    expect(namesIn('اجتمعت منظمة التعاون الإسلامي\nودعت المنظمة الهند إلى الحوار')).toEqual([
      'منظمة التعاون الإسلامي → organisation-of-islamic-cooperation',
      'المنظمة → organisation-of-islamic-cooperation',
      'الهند → india',
    ]);
    expect(namesIn('اجتمع مجلس الأمن الدولي\nودعا المجلس الى الهدوء').at(-1)).toBe('المجلس → un-security-council');
  });

  it('is else the last one that the tables call so', () => {
    expect(namesIn('اجتمع قادة حماس\nوأدانت الحركة القصف').at(-1)).toBe('الحركة → hamas');
    expect(namesIn('اجتمعت قطر\nوأدانت الحركة القصف')).toEqual(['قطر → qatar']);
  });

  it('is another where an adjective describes it', () => {
    expect(namesIn('اجتمعت حماس\nوأدانت الحركة النسائية القصف')).toEqual(['حماس → hamas']);
  });
});

describe('those who lead from a town', () => {
  it('are the state whose town it is, and not the one that the article is about', () => {
    expect(namesIn('انتقدت السلطات في طهران فرنسا')[0]).toBe('السلطات → iran');
    expect(namesIn('انتقدت القيادات في أنقرة فرنسا')[0]).toBe('القيادات → turkey');
    expect(namesIn('انتقدت القيادات فرنسا')).toEqual(['فرنسا → france']);
  });
});

describe('what is no ministry', () => {
  it('is a noun whose adjective describes the one before it', () => {
    expect(namesIn('صناعة النفط السعودية')).toEqual(['السعودية → saudi-arabia']);
  });
});

describe('a capital', () => {
  it('after which a conference is called is a town', () => {
    expect(namesIn('أيدت فرنسا قرارات مؤتمر برلين').at(-1)).toBe('برلين → berlin');
  });

  it('is its state where a word before tells of dealings', () => {
    expect(namesIn('عقوبات كندية على طهران').at(-1)).toBe('طهران → iran');
    expect(namesIn('غارات كندية على طهران').at(-1)).toBe('طهران → tehran');
  });

  it('is its state right after a verb with a pronoun', () => {
    expect(namesIn('اتهامات نفتها أنقرة').at(-1)).toBe('أنقرة → turkey');
  });
});

describe('the word for a soldier', () => {
  it('describes a deed before it', () => {
    expect(namesIn('دعم عسكري تركي')).toEqual(['تركي → turkey']);
    expect(namesIn('مقتل عسكري تركي')).toEqual(['عسكري تركي → turkish-armed-forces']);
  });
});

describe('an indefinite thing in the accusative', () => {
  it('is no name after a title', () => {
    expect(namesIn('فرض الرئيس رسوما جمركية')).toEqual([]);
  });
});

describe('the parties of a country', () => {
  it('are named where all are meant, and not where a question asks which', () => {
    expect(namesIn('دعت حكومة الوفاق الأطراف إلى الحوار').some((name) => name.startsWith('الأطراف'))).toBe(true);
    expect(namesIn('أي الأطراف غيرت موقفها من حكومة الوفاق؟').some((name) => name.startsWith('الأطراف'))).toBe(false);
  });
});
