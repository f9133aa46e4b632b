import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../test/support.ts';
import type { Claim } from '../model/index.ts';

const engine = testEngine().judgedBy({ threshold: 0, base: 0, weights: {} });

/** What texts published on Wednesday 15 January 2020 say of the day of an act; null where they say none. */
const EXAMPLES: readonly { readonly text: string; readonly type: Claim['type']; readonly time: string | null }[] = [
  // Of the act itself.
  { text: 'قصفت تركيا مواقع العمال الكردستاني أمس.', type: 'ASSAULT', time: '2020-01-14' },
  { text: 'نفذت فرنسا غارات في 3 يناير على تنظيم داعش.', type: 'ASSAULT', time: '2020-01-03' },
  // Of another clause or phrase.
  { text: 'أدانت ألمانيا تركيا التي قصفت البلدة الشهر الماضي.', type: 'ACCUSE', time: null },
  { text: 'التقى الوزير التركي نظيره الروسي بعد هجوم وقع الشهر الماضي.', type: 'CONSULT', time: null },
  { text: 'ناقش مجلس الأمن الملف الشهر الماضي، لكن فرنسا رفضت طلب تركيا.', type: 'REJECT', time: null },
  { text: 'بينما تنتهي المهلة في أكتوبر المقبل، أدانت ألمانيا تركيا.', type: 'ACCUSE', time: null },
  // حيث tells more of what was dated; what it dates itself says nothing of the clause before it.
  { text: 'وصل الوزير أمس إلى أنقرة حيث التقى الرئيس الروسي نظيره التركي.', type: 'CONSULT', time: '2020-01-14' },
  { text: 'تدعم روسيا إيران، حيث وصل الوزير أمس إلى طهران.', type: 'SUPPORT', time: null },
  // حين right after a date.
  { text: 'يستمر التوتر منذ 9 يناير 2019، حين قصفت تركيا تنظيم داعش.', type: 'ASSAULT', time: '2019-01-09' },
  // The report's day, told beside the verb of saying or in front of it.
  { text: 'قالت وزارة الدفاع الروسية أمس إن تركيا قصفت تنظيم داعش.', type: 'ASSAULT', time: '2020-01-14' },
  { text: 'وأمس، قالت وزارة الدفاع الروسية إن تركيا قصفت تنظيم داعش.', type: 'ASSAULT', time: '2020-01-14' },
  { text: 'قالت وزارة الدفاع الروسية أمس إن تركيا قصفت تنظيم داعش في 2 يناير.', type: 'ASSAULT', time: '2020-01-02' },
  { text: 'قالت وزارة الدفاع الروسية أمس إن تركيا ستقصف تنظيم داعش.', type: 'ASSAULT', time: null },
  // The same speaker on the same occasion, another speaker, and the same speaker much later.
  { text: 'أدان الرئيس الروسي أمس إيران. ودعا الرئيس الروسي تركيا إلى الحوار.', type: 'REQUEST', time: '2020-01-14' },
  { text: 'أدان الرئيس الروسي أمس إيران. ودعت فرنسا تركيا إلى الحوار.', type: 'REQUEST', time: null },
  {
    text: 'أدان الرئيس الروسي أمس إيران. الطقس بارد. الأسواق مغلقة. المدارس مفتوحة. ودعا الرئيس الروسي تركيا إلى الحوار.',
    type: 'REQUEST',
    time: null,
  },
];

/** The same act, told again in a second sentence. */
const TOLD_AGAIN: readonly {
  readonly text: string;
  readonly type: Claim['type'];
  readonly times: readonly (string | null)[];
}[] = [
  {
    text: 'التقى الرئيس الروسي فلاديمير بوتين الرئيس التركي رجب طيب أردوغان أمس. وقال خبراء إن روسيا بحثت مع تركيا الوضع في سوريا.',
    type: 'CONSULT',
    times: ['2020-01-14', '2020-01-14'],
  },
  {
    text: 'التقى الرئيس الروسي فلاديمير بوتين الرئيس التركي رجب طيب أردوغان أمس. وقال خبراء إن روسيا بحثت مع إيران الوضع في سوريا.',
    type: 'CONSULT',
    times: ['2020-01-14', null],
  },
  {
    text: 'قصفت تركيا تنظيم داعش أمس. وجاء القصف التركي على تنظيم داعش ردا على تفجير.',
    type: 'ASSAULT',
    times: ['2020-01-14', '2020-01-14'],
  },
  {
    text: 'قصفت تركيا تنظيم داعش أمس. وقصفت تركيا تنظيم داعش مرارا.',
    type: 'ASSAULT',
    times: ['2020-01-14', null],
  },
];

const timesOf = (text: string, type: Claim['type']): readonly (string | null)[] =>
  engine
    .extract(documentOf(text))
    .claims.filter((claim) => claim.type === type)
    .map((claim) => claim.time);

describe('the time of a claim', () => {
  it.each(EXAMPLES)('$text', ({ text, type, time }) => {
    expect([...new Set(timesOf(text, type))]).toEqual([time]);
  });

  it.each(TOLD_AGAIN)('$text', ({ text, type, times }) => {
    expect(timesOf(text, type)).toEqual(times);
  });

  it('says of a time taken from elsewhere that it is inherited', () => {
    const [claim] = engine.extract(documentOf('قالت وزارة الدفاع الروسية أمس إن تركيا قصفت تنظيم داعش.')).claims;
    expect(claim).toMatchObject({ type: 'ASSAULT', time_source: 'inherited', time_text: 'أمس' });
  });
});
