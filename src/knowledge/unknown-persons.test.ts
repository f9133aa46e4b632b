import { describe, expect, it } from 'vitest';

import { testBundle } from '../../test/support.ts';
import { buildLexicon, particlesOf, tokenize } from '../language/index.ts';
import { createKnowledge } from './index.ts';

const bundle = testBundle();
const knowledge = createKnowledge(bundle, buildLexicon(bundle.verbs, bundle.nouns), particlesOf(bundle.lists));

/** The words of each mention of one entity type in a text that is read as one sentence an line. */
function mentionsIn(text: string, type = 'person'): readonly string[] {
  const tokens = tokenize(text);
  const ends = tokens.flatMap(({ end }, at) => {
    const next = tokens[at + 1];
    return next === undefined || text.slice(end, next.start).includes('\n') ? [at + 1] : [];
  });
  const ranges = ends.map((end, index): [number, number] => [ends[index - 1] ?? 0, end]);
  const meta = { id: 'example', title: null, outlet: null, url: null, published: null, language: 'ar' as const };
  return knowledge
    .mentionsOf(meta, tokens, ranges)
    .spans.filter((span) => span.type === type && !span.inner)
    .map((span) => text.slice(tokens[span.first]?.start, tokens[span.last]?.end));
}

describe('people whom no table names', () => {
  it.each([
    ['وصل أولفريك ستاندبرغن إلى المطار', ['أولفريك ستاندبرغن']],
    ['وقالت الطبيبة غريتشكا ماندلفورد إن المستشفى أغلق', ['غريتشكا ماندلفورد']],
    ['التقى الفرنسي بورتفانديه زملاءه', ['بورتفانديه']],
    ['تحدث أولفريك ستاندبرغن وغوندبرايت أمام اللجنة', ['أولفريك ستاندبرغن', 'وغوندبرايت']],
  ])('strangers by the shape of their words: %s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  it.each([
    'ضرب إعصار ماندلفورد ستاندبرغن الساحل أمس',
    'فاز النادي الفرنسي ماندلفورد بالمباراة',
    'رحب ديبلوماسيون بالخطوة',
    'قصفت الطائرات مخازن في بورتفان هاركورتش ليلا',
    'كتبت مجلة «ماندلفورد ستاندبرغن» عن الحرب',
    'جلسوا في غرف فسيحة مزخرفة ينتظرون',
    'أضاف مستدركاً أن الأمر انتهى',
  ])('no person in: %s', (text) => {
    expect(mentionsIn(text)).toEqual([]);
  });

  it('ends a name where another one begins with و', () => {
    expect(mentionsIn('حضر سامر الدلواني ومروان الشرباجي اللقاء')).toEqual(['سامر الدلواني', 'ومروان الشرباجي']);
    expect(mentionsIn('حضرت جوليا وارنفيلد اللقاء')).toEqual(['جوليا وارنفيلد']);
  });

  it.each([
    ['وقال أبو دجانة الشرقاوي إن المقاتلين انسحبوا', ['أبو دجانة الشرقاوي']],
    ['وأعلن أبو طلحة ذلك', ['أبو طلحة']],
    ['قال أبي إن البيت تهدم', []],
    ['حضرت شيرين أبو دلواني ثم تحدثت أبو دلواني', ['شيرين أبو دلواني', 'أبو دلواني']],
  ])('a kunya with what follows: %s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  it('keeps the number of a king or a pope, and takes none elsewhere', () => {
    expect(mentionsIn('توفي الملك فريدريك التاسع أمس')).toEqual(['الملك فريدريك التاسع']);
    expect(mentionsIn('توفي الملك فريدريك التاسع بن كريستيان')).toEqual(['الملك فريدريك التاسع بن كريستيان']);
    expect(mentionsIn('وصل المهندس فريدريك الثاني بعد زميله')).toEqual(['المهندس فريدريك']);
  });

  it.each([
    ['خطب السيد حيدر فضل الله في الناس', ['السيد حيدر فضل الله']],
    ['قال طارق عزيز الدين إنه باق', ['طارق عزيز الدين']],
    ['قرأ سيرة محمود بن حنبل رضي الله عنه', ['محمود بن حنبل']],
    ['حضر سامر الخطيب الاجتماع', ['سامر الخطيب']],
  ])('names of two words in one: %s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected);
  });

  it('takes no function word for a name where hamza or ى is not written', () => {
    expect(mentionsIn('اكد سامر الدلواني ان المفاوضات مستمرة وانه متفائل')).toEqual(['سامر الدلواني']);
    expect(mentionsIn('سارت الحافلات علي طرقات موحلة')).toEqual([]);
    expect(mentionsIn('وقال انهم تعبوا وقال قائلا اخر انه عاد')).toEqual([]);
  });

  it('is not misled by words that are prepositions as well as verbs of saying', () => {
    expect(mentionsIn('نقل الغاز عبر أنبوب يمتد شمالا')).toEqual([]);
    expect(mentionsIn('لم ينشر بدعة قبل شوال')).toEqual([]);
    expect(mentionsIn('وقال شلبوفكا إن الأمر انتهى')).toEqual(['شلبوفكا']);
  });

  it('names a person again by the surname, and a prize not', () => {
    const text = 'وصل أولفريك ستاندبرغن أمس\nوعاد ستاندبرغن مساء\nونال جائزة ستاندبرغن كاتب';
    expect(mentionsIn(text)).toEqual(['أولفريك ستاندبرغن', 'ستاندبرغن']);
  });
});

describe('organisations by the words around them', () => {
  it.each([
    ['خفض البنك المركزي السويدي الفائدة', ['البنك المركزي السويدي']],
    ['أضربت رابطة البنوك الإيطالية', ['رابطة البنوك الإيطالية']],
    ['غادر المنتخب الأوزبكي الدورة', ['المنتخب الأوزبكي']],
    ['عبر الوفد الطريق الإيطالية القديمة', []],
    ['في حركة السير الإيطالية ازدحام', []],
  ])('a body with the adjective of a country: %s', (text, expected) => {
    expect(mentionsIn(text, 'organization')).toEqual(expected);
  });

  it('knows whose a picture is by the brackets alone', () => {
    expect(mentionsIn('مبنى مهدم في المدينة (الفرنسية)', 'media')).toEqual(['الفرنسية']);
    expect(mentionsIn('مبنى مهدم في المدينة (الجزيرة - أرشيف)', 'media')).toEqual(['الجزيرة']);
    expect(mentionsIn('وصلت القوات (الفرنسية والبريطانية) إلى المدينة', 'media')).toEqual([]);
  });

  it('takes القاعدة for the organisation only where the article speaks of it', () => {
    const leader = 'ظهر أسامة بن لادن في تسجيل';
    expect(mentionsIn(`${leader}\nوأعلنت القاعدة مسؤوليتها`, 'armed-group')).toEqual(['القاعدة']);
    expect(mentionsIn('قصفت الطائرات القاعدة فجرا', 'armed-group')).toEqual([]);
  });
});
