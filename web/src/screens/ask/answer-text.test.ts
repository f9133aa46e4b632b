import { expect, test } from 'vitest';

import type { AskAnswer } from '../../api/types.ts';
import { answerText } from './answer-text.ts';

const ANSWER: AskAnswer = {
  question: 'من يدعم حفتر؟',
  language: 'ar',
  chips: [],
  unread: [],
  understood: { ar: 'من', en: 'who' },
  found: true,
  told: { ar: 'من: 1', en: 'Who: 1' },
  sections: [
    {
      section: 'who',
      label: { ar: 'من', en: 'Who' },
      lines: [{ told: { ar: 'مصر', en: 'Egypt' }, sentences: [1, 2], findingIds: ['c_1'], confidence: 0.8 }],
      more: 0,
    },
  ],
  sentences: [
    {
      number: 1,
      article: { id: 'a', title: 'عنوان', outlet: 'صحيفة', published: '2019-04-09', url: null },
      sentence: { text: 'تدعم مصر حفتر.', start: 100, highlight: [0, 13] },
    },
    {
      number: 2,
      article: { id: 'b', title: null, outlet: null, published: null, url: null },
      sentence: { text: 'وقالت مصر إنها تدعمه.', start: 7, highlight: [0, 5] },
    },
  ],
};

test('the answer with its sentences as footnotes, each with its source and the way to it', () => {
  const text = answerText(ANSWER, {
    language: 'ar',
    noOutlet: 'بلا وسيلة',
    untitled: 'بلا عنوان',
    noDate: 'بلا تاريخ',
    date: (edtf) => `يوم ${edtf}`,
    told: ({ ar }) => ar,
    remark: 'كُتبت للعرض',
    linkTo: (article, passage) => `http://x/${article}?passage=${passage}`,
  });
  expect(text.split('\n')).toEqual([
    'من يدعم حفتر؟',
    'من: 1',
    '',
    'من',
    '- مصر [1][2]',
    '',
    '[1] «تدعم مصر حفتر.»',
    'صحيفة، «عنوان»، يوم 2019-04-09، كُتبت للعرض',
    'http://x/a?passage=100-113',
    '',
    '[2] «وقالت مصر إنها تدعمه.»',
    'بلا وسيلة، «بلا عنوان»، بلا تاريخ، كُتبت للعرض',
    'http://x/b?passage=7-12',
    '',
  ]);
});
