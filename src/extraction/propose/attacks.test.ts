import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../../test/support.ts';

/** Keeps whatever the rules propose. */
const engine = testEngine().judgedBy({ threshold: 0, base: 0, weights: {} });

const attacksIn = (text: string): readonly string[] =>
  engine
    .extract(documentOf(text))
    .claims.filter(({ type }) => type === 'ASSAULT')
    .map(({ actor, recipient }) => `${actor.join(' ')} > ${recipient.join(' ')}`);

describe('An attack is told', () => {
  it.each([
    // Harmed in an attack, before the verb or after it, with number and without.
    ['قتل أربعة أشخاص في انفجار سيارة مفخخة وسط المدينة.', ['unknown-attackers > civilians']],
    ['وقال شهود إن 42 جنديا باكستانيا قتلوا في هجوم انتحاري.', ['suicide-bombers > pakistani-forces']],
    ['جنود باكستانيون قتلوا في هجوم انتحاري قرب الحدود.', ['suicide-bombers > pakistani-forces']],
    ['أعلن مقتل ثلاثة أشخاص في انفجار عبوة ناسفة في الموصل.', ['unknown-attackers > civilians']],
    // The attack stands behind the last of several verbs of harm.
    ['قتل ثلاثة صحافيين وأصيب خمسة آخرون في هجوم انتحاري.', ['suicide-bombers > journalists']],
    // An adjective tells of which country the victim is, or who does it.
    ['أثار خطف مسلحين لمواطن ألماني غضبا.', ['gunmen > germany']],
    // The verbs of suffering, and what came of it.
    ['تعرضت قاعدة للجيش التركي إلى هجوم انتحاري.', ['unknown-attackers > turkish-armed-forces']],
    ['أدى انفجار سيارة مفخخة إلى مقتل شخصين.', ['unknown-attackers > civilians']],
    ['أدى قصف مدفعي للجيش الأوكراني إلى مقتل خمسة جنود روس.', ['ukrainian-armed-forces > russian-armed-forces']],
    ['أسفر هجوم لطالبان على قاعدة عن مقتل عشرة جنود باكستانيين.', ['taliban > pakistani-forces']],
    ['غارة إسرائيلية على الحي أودت بحياة صحافيين.', ['israel > journalists']],
    // Among those harmed, in the midst of a town, yesterday, after a comma.
    ['مقتل سبعة أشخاص بينهم امرأة وطفل بتفجير انتحاري في الموصل.', ['suicide-bombers > civilians']],
    ['قتل ثلاثة أشخاص في انفجار سيارة مفخخة وسط بغداد.', ['unknown-attackers > civilians']],
    ['وقتل أمس أربعة جنود إثيوبيين في هجوم لمسلحين.', ['gunmen > ethiopian-national-defence-force']],
    ['قتل شخصان وأصيب خمسة، في انفجار سيارة مفخخة.', ['unknown-attackers > civilians']],
    // Who tells of it has not done it; the police of no country.
    ['أعلنت الشرطة مقتل ثلاثة أشخاص في تفجير انتحاري.', ['suicide-bombers > civilians']],
    ['مقتل اثنين من عناصر الشرطة في انفجار سيارة مفخخة.', ['unknown-attackers > police']],
    ['أدى انفجار سيارة مفخخة إلى مقتل شخص وإصابة ثلاثة بجروح.', ['unknown-attackers > civilians']],
    // By whose weapon.
    ['قتل ثلاثة إيرانيين برصاص الجيش الإسرائيلي.', ['israel-defense-forces > iran']],
    ['سعت إسرائيل إلى ضرب حزب الله في لبنان.', ['israel > hezbollah']],
  ])('%s', (text, expected) => {
    expect(attacksIn(text)).toEqual(expected);
  });
});

describe('An attack is only spoken of', () => {
  it.each([
    // What it is done for.
    'جندت الحركة شبانا لتنفيذ هجمات في المدن.',
    'بنت إيران مصنعا لضرب إسرائيل.',
    // The victim's country is no attacker.
    'تناول التقرير خطف مواطن ألماني.',
    'شكل القاضي لجنة في اغتيال الدبلوماسي الإيراني السابق.',
    // Known already, or only possible.
    'زار الوزير موقع التفجير الانتحاري.',
    'حذرت السفارة من هجمات انتحارية محتملة.',
    // Told in passing, of someone.
    'شارك الوزير في تشييع النائب الذي اغتيل في بيروت.',
  ])('%s', (text) => {
    expect(attacksIn(text)).toEqual([]);
  });
});

const protestsIn = (text: string): readonly string[] =>
  engine
    .extract(documentOf(text))
    .claims.filter(({ type }) => type === 'PROTEST')
    .map(({ actor, recipient, mode }) => `${actor.join(' ')} > ${recipient.join(' ')} (${mode})`);

describe('A protest', () => {
  it.each([
    ['متظاهرون خرجوا إلى الشوارع مساء السبت.', ['protesters >  (demo)']],
    ['سار آلاف المتظاهرين في شوارع العاصمة.', ['protesters >  (demo)']],
    // Against whom: behind a word of protest.
    ['احتشد آلاف المتظاهرين أمام البرلمان احتجاجا على زيارة الرئيس الإيراني.', ['protesters > hassan-rouhani (demo)']],
    ['تجمع محتجون أمام البرلمان للتنديد بقرار الحكومة الإسرائيلية.', ['protesters > israel (demo)']],
    ['خرجت مظاهرة معادية لإيران في بغداد.', ['protesters > iran (demo)']],
    // What demonstrators do by force.
    ['أغلق آلاف من المتظاهرين الطريق الدولي.', ['protesters >  (obstruct)']],
    ['وقام المتظاهرون بإحراق الأعلام الأميركية أمام السفارة.', ['protesters > united-states (riot)']],
    ['وكان متظاهرون قد حطموا مقر الحزب الحاكم في تعز.', ['protesters >  (riot)']],
    ['احتشدت مجموعات صغيرة من المتظاهرين خارج السفارة التركية.', ['protesters >  (demo)']],
    // Who demonstrates is told before the verb that describes him.
    ['اعتقلت الشرطة متظاهرين تجمعوا وسط الخرطوم.', ['protesters >  (demo)']],
    ['لتفريق ألف متظاهر احتجوا على بناء السور في القرية.', ['protesters >  (demo)']],
    // So many people are someone, and not whom the sentence before told of.
    ['قال مقتدى الصدر إنه باق. وهتف العشرات ضد نوري المالكي.', ['protesters > nouri-al-maliki (demo)']],
    // Those who protest against a deed protest against its doer, and not against the victims.
    ['متظاهرون يحتجون على مقتل مدنيين على أيدي القوات الأميركية.', ['protesters > us-military (demo)']],
  ])('%s', (text, expected) => {
    expect(protestsIn(text)).toEqual(expected);
  });

  it('shows no one against whom it is where it is for someone', () => {
    expect(protestsIn('خرج آلاف المتظاهرين تضامنا مع أوكرانيا.')).toEqual(['protesters >  (demo)']);
  });
});
