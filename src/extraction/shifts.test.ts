import { describe, expect, it } from 'vitest';

import { documentOf, testEngine } from '../../test/support.ts';
import type { Cause, Extraction, Shift } from '../model/index.ts';

const extractionOf = (text: string): Extraction => testEngine().extract(documentOf(text));

const SHIFTS: readonly { readonly text: string; readonly shift: Partial<Shift> | null }[] = [
  {
    text: 'تراجعت باريس عن دعمها لحفتر.',
    shift: { holder: 'france', target: 'libyan-national-army', direction: 'away', from: 'دعمها' },
  },
  {
    text: 'دفعت الخسائر فرنسا إلى التخلي عن حفتر.',
    shift: { holder: 'france', target: 'libyan-national-army', direction: 'away', cause: 'الخسائر' },
  },
  {
    text: 'دفع غياب الزعيم بعض مقاتلي حركة طالبان إلى مبايعة تنظيم داعش.',
    shift: { holder: 'taliban', target: 'islamic-state', direction: 'toward', cause: 'غياب الزعيم' },
  },
  { text: 'طالب بيان بمبايعة تنظيم داعش.', shift: null },
  { text: 'تعول تركيا على روسيا.', shift: null },
  { text: 'قطعت كينيا علاقاتها مع كندا.', shift: { holder: 'kenya', target: 'canada', direction: 'away' } },
  { text: 'بدأت كينيا دعم كندا.', shift: { holder: 'kenya', target: 'canada', direction: 'toward' } },
  // By whose help it began.
  { text: 'بدأ إغلاق موانئ كينيا بدعم من كندا.', shift: null },
  // A decision is no party, and what was decided is not told.
  { text: 'علقت كينيا مشاركتها في محادثات كندا قبل أن تتراجع عن قرارها.', shift: null },
  { text: 'تراجعت كينيا عن قرار قطع العلاقات مع كندا.', shift: null },
  // Where, and not whom, they came near.
  { text: 'اقتربت قوات كينيا من حدود كندا.', shift: null },
  // Denied, possible, planned, demanded, threatened, refused, alleged.
  { text: 'لم تتخل كينيا عن كندا.', shift: null },
  { text: 'قد تتخلى كينيا عن كندا.', shift: null },
  { text: 'ستنضم كينيا إلى التحالف الدولي الشهر المقبل.', shift: null },
  { text: 'دعت كندا كينيا إلى قطع علاقاتها مع الصين.', shift: null },
  { text: 'هددت كينيا بقطع علاقاتها مع كندا.', shift: null },
  { text: 'رفضت كينيا التخلي عن كندا.', shift: null },
  { text: 'نفت كينيا تخليها عن كندا.', shift: null },
  { text: 'اتهمت كندا كينيا بالتخلي عن الصين.', shift: null },
];

const CAUSES: readonly { readonly text: string; readonly cause: Partial<Cause> | null }[] = [
  { text: 'خلفت الاشتباكات خمسة قتلى.', cause: { marker: 'خلفت', cause: 'الاشتباكات', effect: 'خمسة قتلى' } },
  {
    text: 'أدى هجوم مسلح في المدينة إلى مقتل جندي.',
    cause: { cause: 'هجوم مسلح في المدينة', effect: 'مقتل جندي' },
  },
  {
    text: 'قال الوزير إن المعارك العنيفة أدت إلى نزوح السكان.',
    cause: { cause: 'المعارك العنيفة', effect: 'نزوح السكان' },
  },
  { text: 'وقف الجنود خلف الجدار القديم.', cause: null },
  { text: 'اجتمع الوزراء في أعقاب الهجوم الكبير.', cause: null },
];

describe('stated shifts', () => {
  it.each(SHIFTS)('$text', ({ text, shift }) => {
    expect(extractionOf(text).shifts).toEqual(shift ? [expect.objectContaining(shift)] : []);
  });
});

describe('stated causes', () => {
  it.each(CAUSES)('$text', ({ text, cause }) => {
    const { causes } = extractionOf(text);
    if (cause) expect(causes).toContainEqual(expect.objectContaining(cause));
    else expect(causes).toEqual([]);
  });
});
