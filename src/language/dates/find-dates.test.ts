import { describe, expect, it } from 'vitest';

import { DATE_PHRASES, NONE } from '../../../test/language/dates.phrases.ts';
import { tokenize } from '../tokenize.ts';
import { findDates } from './find-dates.ts';

function find(text: string, published: string | null = '2019-11-20') {
  return findDates(tokenize(text), text, { published });
}

describe('the phrases of the press', () => {
  it('are at least 250', () => {
    expect(DATE_PHRASES.reduce((sum, group) => sum + group.phrases.length, 0)).toBeGreaterThanOrEqual(250);
  });
});

describe.each(DATE_PHRASES)('$title', ({ published, phrases }) => {
  it.each(phrases)('%s → %s', (marked, value) => {
    const marks = /\[(.+)\]/u.exec(marked);
    const text = marked.replace(/[[\]]/gu, '');
    const mentions = find(text, published);
    if (value === NONE) {
      expect(mentions.filter((mention) => mention.kind !== 'duration')).toEqual([]);
      return;
    }
    const start = marks ? marks.index : 0;
    const end = marks?.[1] ? start + marks[1].length : text.length;
    const mention = mentions.find((one) => one.start < end && one.end > start);
    expect(mention).toBeDefined();
    expect(mention?.value).toBe(value);
    if (marks?.[1]) expect(mention?.text).toContain(marks[1]);
  });
});

describe('what was stated and what was inferred', () => {
  it('tells the year of a bare day and month as inferred from the publication', () => {
    const [mention] = find('في 14 نوفمبر');
    expect(mention).toMatchObject({
      value: '2019-11-14',
      stated: ['month', 'day'],
      inferredFrom: 'publication',
      kind: 'instant',
    });
  });

  it('infers nothing where the words give all', () => {
    const [mention] = find('في 14 نوفمبر 2018');
    expect(mention).toMatchObject({ value: '2018-11-14', stated: ['year', 'month', 'day'], inferredFrom: null });
  });

  it('tells the anchor of “the next day”', () => {
    const mentions = find('هاجمها في 4 أبريل 2015 وانسحب في اليوم التالي');
    expect(mentions.at(-1)).toMatchObject({ value: '2015-04-05', inferredFrom: 'date', stated: ['relation'] });
  });

  it('keeps the days of a third though the value is the month', () => {
    const [mention] = find('منتصف ديسمبر الماضي');
    expect(mention).toMatchObject({
      value: '2018-12~',
      earliest: '2018-12-11',
      latest: '2018-12-20',
      approximate: true,
    });
  });

  it('leaves the open end open', () => {
    const [mention] = find('منذ 4 أبريل 2019');
    expect(mention).toMatchObject({ kind: 'open', value: '2019-04-04/..', earliest: '2019-04-04', latest: null });
  });

  it('gives durations, and times without a day, no value', () => {
    expect(find('استمرت ثلاثة أيام وأربع ساعات')[0]).toMatchObject({
      kind: 'duration',
      duration: 'P3DT4H',
      value: null,
    });
    expect(find('عند الساعة الثالثة والنصف فجرا')[0]).toMatchObject({
      time: '03:30',
      dayPart: 'dawn',
      value: null,
      stated: ['time'],
    });
  });

  it('uses a weekday to tell the year', () => {
    expect(find('الجمعة 15 مارس', '2019-11-20')[0]?.value).toBe('2019-03-15');
    expect(find('الأحد 15 مارس', '2019-11-20')[0]?.value).toBe('2020-03-15');
  });

  it('gives every mention its exact text', () => {
    const text = 'قال أمس الثلاثاء إن الهدنة تبدأ السبت المقبل وتستمر 72 ساعة، منذ 4 أبريل/نيسان.';
    for (const mention of find(text)) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
  });
});
