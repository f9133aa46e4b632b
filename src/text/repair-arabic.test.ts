import { describe, expect, test } from 'vitest';

import { arabicScore, isTurnedRound, repairArabic } from './repair-arabic.ts';
import { logicalOrder, readsFromRight, turnRound } from './visual-order.ts';

describe('lam and alef that were swapped', () => {
  test('are put right where no Arabic word can be so', () => {
    const { text, repaired, score } = repairArabic('عقد االجتماع األول خالل الزيارة، واإلعالن عن اآلليات يوم األحد.');
    expect(text).toBe('عقد الاجتماع الأول خلال الزيارة، والإعلان عن الآليات يوم الأحد.');
    expect(repaired).toBe(6);
    expect(score).toBeLessThan(1);
  });

  test.each([
    'التقى سالم وبالغ في الأمر، والية الحكم قائمة.',
    'قال اللواء إن الأمم المتحدة تدعم الحل.',
    'The government said so.',
  ])('are left alone where the text has none: %s', (text) => {
    expect(repairArabic(text)).toMatchObject({ text, repaired: 0 });
  });
});

describe('text in the order of the eye', () => {
  const line = 'وصل 12 عنصراً (من القوة) إلى العاصمة طرابلس يوم 4/4 وقال NATO Secretary إن ذلك مؤقت';

  test('is known by how its words begin and end', () => {
    expect(isTurnedRound(turnRound('العاصمة الحكومة الليبية القوات إلى المدينة'))).toBe(true);
    expect(isTurnedRound(line)).toBe(false);
    expect(arabicScore(turnRound('العاصمة الحكومة الليبية القوات إلى المدينة'))).toBeLessThan(0.7);
    expect(arabicScore(line)).toBe(1);
  });

  test('is turned into the order of reading, numbers, brackets and Latin words kept', () => {
    const numbers = /\d[\d/]*\d|\d|[A-Za-z]+(?: [A-Za-z]+)*/gu;
    const seen = turnRound(line).replace(turnedRuns(line, numbers), (run) => turnRound(run));
    expect(seen).not.toBe(line);
    expect(logicalOrder(seen)).toBe(line);
  });

  test('is left alone where it is read from the left', () => {
    expect(readsFromRight('The word سلام means peace')).toBe(false);
    expect(logicalOrder('The word means peace')).toBe('The word means peace');
  });

  test('keeps marks behind their letters and opens ligatures', () => {
    expect(logicalOrder('ﻼﺋﺎﻗ')).toBe('قائلا');
    expect(turnRound(turnRound('قُتِلَ'))).toBe('قُتِلَ');
  });
});

/** The runs of `text` that match, as they stand once it is turned round. */
function turnedRuns(text: string, pattern: RegExp): RegExp {
  const runs = [...text.matchAll(pattern)].map(([run]) => turnRound(run).replaceAll('/', '\\/'));
  return new RegExp(runs.join('|'), 'gu');
}
