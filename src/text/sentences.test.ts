import { describe, expect, it } from 'vitest';

import type { DocumentMeta } from '../model/index.ts';
import { readDocument } from './read-document.ts';
import { sentencesOf } from './sentences.ts';

const META: DocumentMeta = { id: 'x', title: null, outlet: null, url: null, published: null, language: 'ar' };

function split(text: string): readonly string[] {
  const document = readDocument(META, text);
  return sentencesOf(document).map(({ start, end }) => document.text.slice(start, end));
}

describe('sentencesOf', () => {
  it.each([
    ['التقى د. أحمد علي وزير الخارجية في القاهرة أمس.'],
    ['صرح م. سمير حسن بأن المشروع بدأ.'],
    ['كتب أ. محمود خالد مقالا عن الحرب.'],
    ['نقلت وكالة أ. ف. ب عن مصدر أمني مقتل ثلاثة جنود.'],
    ['نقلت أ.ف.ب عن مصدر أمني أن الهدنة انتهت.'],
    ['بلغت الكلفة 3.5 مليون دولار وفق الوزارة.'],
    ['بدأ الاجتماع في 12.30 ظهرا بحضور الوفود.'],
    ['حفتر يهدد .. والوفاق ترد بقوة على التهديد.'],
    ['عاد إلى بلاده ... ثم غادرها من جديد.'],
  ])('keeps %s whole', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it.each([
    ['انتهى القتال. عاد النازحون.', ['انتهى القتال.', 'عاد النازحون.']],
    ['هل ينسحب؟ لا أحد يعرف!', ['هل ينسحب؟', 'لا أحد يعرف!']],
    ['هل ينسحب? لا.', ['هل ينسحب?', 'لا.']],
    ['لماذا الآن؟! سؤال صعب.', ['لماذا الآن؟!', 'سؤال صعب.']],
    ['توقف القصف… ثم عاد.', ['توقف القصف…', 'ثم عاد.']],
    ['وصل عام 2019. غادر بعده.', ['وصل عام 2019.', 'غادر بعده.']],
    ['انسحبت القوات.وعادت بعد يوم.', ['انسحبت القوات.', 'وعادت بعد يوم.']],
  ])('cuts %s', (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it.each(['«»', '“”', '”“', '""', '()', '[]'])('leaves the closing mark of %s with its sentence', (marks) => {
    const [open = '', close = ''] = marks;
    expect(split(`قال: ${open}لن ننسحب.${close} وغادر القاعة.`)).toEqual([
      `قال: ${open}لن ننسحب.${close}`,
      'وغادر القاعة.',
    ]);
  });

  it('ends a sentence with its line', () => {
    expect(split('اجتماع في تونس\nبدأ الاجتماع أمس وشارك فيه وزراء من عدة دول.')).toHaveLength(2);
    expect(split('طالب المجتمعون بما يلي، وفق البيان:\n- وقف إطلاق النار\n- سحب المرتزقة')).toEqual([
      'طالب المجتمعون بما يلي، وفق البيان:',
      '- وقف إطلاق النار',
      '- سحب المرتزقة',
    ]);
  });

  it('gives no sentence of marks alone', () => {
    expect(split('***\n\nبدأ الاجتماع.\n\n…')).toEqual(['بدأ الاجتماع.']);
  });

  it('tells the block of each', () => {
    const document = readDocument(META, 'اجتماع في تونس\n\nبدأ الاجتماع أمس. وانتهى اليوم.');
    expect(sentencesOf(document).map(({ index, block, kind }) => [index, block, kind])).toEqual([
      [0, 0, 'title'],
      [1, 1, 'body'],
      [2, 1, 'body'],
    ]);
  });

  it('cuts what never ends at a blank, and never through a character', () => {
    const list = 'طرابلس وبنغازي '.repeat(2000);
    const parts = split(list);
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.join(' ')).toBe(list.trim());
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(5000);
    const letters = split(`ا${'𞸀'.repeat(9000)}`);
    expect(letters.length).toBeGreaterThan(2);
    for (const part of letters) expect(part).not.toMatch(/\p{Cs}/u);
  });
});
