import fc from 'fast-check';
import { expect, test } from 'vitest';

import { tokenize } from '../tokenize.ts';
import { RECOGNISERS } from './recognisers.ts';

/** Words of every kind that dates are made of, and some that stand before them. */
const WORDS =
  'يوم الأيام يومين الأسبوع أسبوعين شهر الشهر شهرين أشهر العام عامين سنة القرن ساعة الساعة دقيقة الليلة ثانية عقد السبت الجمعة أحد ' +
  'نوفمبر مارس آب كانون ربيع رمضان أمس غد اليوم الآن حاليا الماضي المقبل الجاري التالي نفسه الأخير آخر هذا هذه ذلك تلك مطلع منتصف أواخر ' +
  'الصيف صيف فصل صباحا مساء الليل نهار النهار التسعينات بقية كامل القليلة ثلاثة الثالث الثالثة عشر عشرين والعشرين مئة ألف ألفين بضعة عدة نصف ' +
  'ربع ثلث أول الأول واحد واحدة الواحدة 14 2019 27 3 15 441 ال و من في إلى حتى قبل بعد عقب منذ مذ خلال غضون ظرف طوال طيلة نحو حوالي أكثر أقل ما يزيد ' +
  'على عن نفس ذات وقت سابق لاحق عطلة نهاية عيد الأضحى رأس السنة الهجرية عاشوراء المولد النبوي مضت ونصف والنصف وربع / - : ، . وشهر ويومين لمدة';

test('no recogniser finds anything behind a first word that it says it does not open', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS.split(' ')), { minLength: 1, maxLength: 6 }), (words) => {
      const tokens = tokenize(words.join(' '));
      tokens.forEach((token, at) => {
        const found = RECOGNISERS.filter(({ recognise }) => recognise(tokens, at) !== null);
        expect(found.filter(({ mayOpen }) => !mayOpen(token))).toEqual([]);
      });
    }),
    { numRuns: 2000 },
  ));
