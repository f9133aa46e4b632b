import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

function claimsOf(text: string, type: string) {
  return testEngine()
    .extract(documentOf(text))
    .claims.filter((claim) => claim.type === type);
}

describe('Those who fight', () => {
  it('are against the other camp, and not against those beside them, where من جهة parts them', () => {
    const [fight] = claimsOf(
      'تجددت المعارك بين الجيش اليمني من جهة، والمتمردين الحوثيين وقوات صالح من جهة أخرى.',
      'ASSAULT',
    );
    expect(fight?.actor).toEqual(['yemeni-army', 'houthis', 'saleh-loyalists']);
    const against = fight?.stance.map(({ holder, target }) => `${holder} ${target}`);
    expect(against).toContain('government-of-yemen ali-abdullah-saleh');
    expect(against).not.toContain('houthis ali-abdullah-saleh');
  });

  it('beside one another are those whom مع names; their opponent was told before', () => {
    const claims = claimsOf('هاجم الجيش اليمني الحوثيين. اندلعت مواجهات مع الحوثيين وقوات صالح.', 'ASSAULT');
    const fight = claims.at(-1);
    expect(fight?.actor).toEqual(['houthis', 'saleh-loyalists', 'government-of-yemen']);
    expect(fight?.stance).not.toContainEqual({ holder: 'houthis', target: 'ali-abdullah-saleh', sign: -1 });
  });

  it('come from a side by a preposition and not from جهة as a word of its own', () => {
    const [shelling] = claimsOf('قصفت إسرائيل سوريا من جهة الجولان.', 'ASSAULT');
    expect(shelling).toMatchObject({ actor: ['israel'], recipient: ['syria'] });
  });
});

describe('Those without arms', () => {
  it('are hit by an attack that a noun tells, and not its doers', () => {
    expect(claimsOf('أدانت واشنطن قصف روسيا للمدنيين.', 'ASSAULT')).toMatchObject([
      { actor: ['russia'], recipient: ['civilians'] },
    ]);
    expect(claimsOf('أدانت فرنسا قصف المدنيين في غزة.', 'ASSAULT').flatMap(({ actor }) => actor)).not.toContain(
      'civilians',
    );
  });

  it('are not blamed for the attack on them, nor is the country in which it happens', () => {
    expect(claimsOf('أدانت فرنسا قصف المدنيين في غزة.', 'ACCUSE')).toMatchObject([
      { actor: ['france'], recipient: [] },
    ]);
    expect(claimsOf('انتقد مجلس الأمن الهجوم في ليبيا.', 'ACCUSE')).toMatchObject([{ recipient: [] }]);
    expect(claimsOf('أدانت مصر الهجوم الإسرائيلي على لبنان.', 'ACCUSE')).toMatchObject([{ recipient: ['israel'] }]);
  });
});

describe('An attack of which somebody thinks', () => {
  it('is that told before, where no one is named for it', () => {
    const text = 'قصفت روسيا مستشفى في كييف. وأدانت مصر القصف. ووصفت كندا الهجوم بأنه جريمة.';
    expect(claimsOf(text, 'ACCUSE').map(({ recipient }) => recipient)).toEqual([['russia'], ['russia']]);
  });

  it('is not his own who thinks of it, nor one of nobody known', () => {
    expect(claimsOf('قصفت روسيا كييف. وأدانت روسيا الهجوم.', 'ACCUSE')).toMatchObject([{ recipient: [] }]);
    expect(claimsOf('قُصفت كييف. وأدانت مصر القصف.', 'ACCUSE')).toMatchObject([{ recipient: [] }]);
  });
});

describe('Who is named beside another', () => {
  it('is no part of those who are backed by him', () => {
    const [refusal] = claimsOf('الفصائل المدعومة من تركيا رفضت العرض الروسي.', 'REJECT');
    expect(refusal?.actor).not.toContain('turkey');
  });

  it('is no apposition of an army: هاجم الجيش فصائل معارضة', () => {
    const [attack] = claimsOf('هاجم الجيش فصائل معارضة في درعا.', 'ASSAULT');
    expect(attack?.recipient).toEqual(['syrian-opposition']);
    expect(attack?.actor).not.toContain('syrian-opposition');
  });

  it('is not counted by the number before him: دعت الدول الست إيران', () => {
    const [demand] = claimsOf('دعت مجموعة الدول الست إيران إلى وقف التخصيب.', 'REQUEST');
    expect(demand?.recipient).toEqual(['iran']);
  });

  it('in a place does what الذي tells after it', () => {
    expect(claimsOf('زار وفد حكومة إقليم كردستان في شمال العراق التي تقاتل تنظيم داعش.', 'ASSAULT')).toMatchObject([
      { actor: ['kurdistan-regional-government'], recipient: ['islamic-state'] },
    ]);
  });
});

describe('Which side is which', () => {
  it('is told by the gender of a capital, and not of its state', () => {
    expect(claimsOf('انتقدت بغداد أنقرة.', 'ACCUSE')).toMatchObject([{ actor: ['iraq'], recipient: ['turkey'] }]);
    expect(claimsOf('اتهمت الخرطوم أديس أبابا بدعم المتمردين.', 'ACCUSE')).toMatchObject([
      { actor: ['sudan'], recipient: ['ethiopia'] },
    ]);
  });

  it('does not take whom one meets for whom one asks', () => {
    const [demand] = claimsOf(
      'أكد الملك عبد الله الثاني خلال لقائه الرئيس الفرنسي إيمانويل ماكرون ضرورة وقف إطلاق النار في غزة.',
      'REQUEST',
    );
    expect(demand?.recipient ?? []).not.toContain('emmanuel-macron');
  });

  it('passes over the adjective of a noun with its pronoun', () => {
    expect(claimsOf('قررت الجزائر قطع علاقاتها الدبلوماسية مع المغرب.', 'SANCTION')).toMatchObject([
      { actor: ['algeria'], recipient: ['morocco'], modality: 'planned' },
    ]);
  });
});

describe('A deed that is answered, demanded or blamed', () => {
  it('is not done by him who answers it', () => {
    const text = 'أكدت إيران حقها في الرد على اغتيال إسماعيل هنية في طهران.';
    expect(claimsOf(text, 'ASSAULT')).toEqual([]);
    expect(claimsOf(text, 'THREATEN')).toMatchObject([{ actor: ['iran'], recipient: [], stance: [] }]);
  });

  it('tells of whom it is demanded', () => {
    expect(claimsOf('اشترطت حماس انسحاب إسرائيل الكامل من القطاع.', 'REQUEST')).toMatchObject([
      { actor: ['hamas'], recipient: ['israel'] },
    ]);
  });
});

describe('Who refuses what would harm another', () => {
  it('is not against him', () => {
    expect(claimsOf('رفضت مصر تقسيم سوريا.', 'REJECT')).toMatchObject([
      { actor: ['egypt'], recipient: [], stance: [] },
    ]);
    expect(claimsOf('قال أردوغان إن تركيا لن تسمح لأحد بالسيطرة على سوريا.', 'REJECT')).toMatchObject([
      { recipient: [], stance: [] },
    ]);
  });

  it('is against him who would do it', () => {
    expect(claimsOf('رفضت مصر احتلال إسرائيل لغزة.', 'REJECT')).toMatchObject([{ recipient: ['israel'] }]);
  });
});

describe('Who speaks of an attack', () => {
  it('does not side with those hit', () => {
    expect(claimsOf('تدعم واشنطن محاربة داعش.', 'SUPPORT').flatMap(({ stance }) => stance)).toEqual([]);
    const shelling = claimsOf('تؤيد أنقرة قصف مواقع حزب العمال الكردستاني.', 'SUPPORT');
    expect(shelling).toMatchObject([{ actor: ['turkey'], recipient: [] }]);
  });

  it('to another says nothing of him', () => {
    const text = 'أكد وزير الخارجية المصري بدر عبد العاطي للوزير الأمريكي ماركو روبيو رفض بلاده تهجير الفلسطينيين.';
    expect(claimsOf(text, 'REJECT').flatMap(({ recipient }) => recipient)).not.toContain('marco-rubio');
  });
});

it('Fighters who arrive pay no visit', () => {
  expect(claimsOf('قال متحدث إن نحو 200 مقاتل روسي وصلوا إلى ليبيا خلال أسابيع.', 'CONSULT')).toEqual([]);
});

it('A ministry in a government is its own', () => {
  expect(claimsOf('أعلنت وزارة الداخلية في حكومة الوفاق وقف التعاون مع فرنسا.', 'SANCTION')).toMatchObject([
    { actor: ['government-of-national-accord'], recipient: ['france'] },
  ]);
});

it('Forces of a state whose name is an adjective as well are its own', () => {
  expect(claimsOf('هاجم الحوثيون القوات السعودية.', 'ASSAULT')).toMatchObject([{ recipient: ['saudi-forces'] }]);
  expect(claimsOf('اتهم الحوثيون السعودية بقصف صعدة.', 'ACCUSE')).toMatchObject([{ recipient: ['saudi-arabia'] }]);
});

it('A name before a verb opens a clause of its own', () => {
  const [threat] = claimsOf('إيران تهدد بإغلاق مضيق هرمز وواشنطن تحذر', 'THREATEN');
  expect(threat).toMatchObject({ actor: ['iran'], recipient: [] });
});

it('What an act that goes on leads to is to come', () => {
  expect(claimsOf('سيقاتل الجيش الإسرائيلي حتى القضاء على حماس.', 'ASSAULT').at(-1)).toMatchObject({
    recipient: ['hamas'],
    modality: 'planned',
  });
});
