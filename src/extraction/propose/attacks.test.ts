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
  ])('%s', (text) => {
    expect(attacksIn(text)).toEqual([]);
  });
});

describe('A phrase of fixed words', () => {
  it('may have the preposition that its verb alone does not take', () => {
    const { claims } = engine.extract(documentOf('متظاهرون خرجوا إلى الشوارع مساء السبت.'));
    expect(claims.map(({ type, actor }) => [type, ...actor])).toEqual([['PROTEST', 'protesters']]);
  });
});
