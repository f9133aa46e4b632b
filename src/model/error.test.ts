import { describe, expect, test } from 'vitest';

import { formatMessage, MarsadError } from './error.ts';
import { reasonOfError, reasonOfWords } from './reasons.ts';

describe('a message', () => {
  test('writes out what would break it in two, or command a terminal', () => {
    const message = formatMessage('input/empty-file', { path: 'a\nb\u001b[31m\u202etxt.md' });
    expect(message).toMatch(/^a\\nb\\u001b\[31m\\u202etxt\.md is empty/u);
  });

  test('in Arabic keeps Latin names apart from the line around them', () => {
    expect(formatMessage('input/empty-file', { path: '01/news.txt' }, 'ar')).toContain('\u206801/news.txt\u2069');
    expect(formatMessage('input/empty-file', { path: 'خبر' }, 'ar')).not.toContain('\u2068');
  });

  test('tells a reason in its own language', () => {
    const reason = reasonOfError(Object.assign(new Error('EACCES: open'), { code: 'EACCES' }));
    const error = new MarsadError('export/unwritable', { path: 'x.csv', reason });
    expect(error.message).toContain('permission is denied (EACCES)');
    expect(error.in('ar')).toContain('لا إذن بذلك');
  });
});

describe('a reason', () => {
  test.each([
    ['End of central directory record signature not found. Either not a zip file, or file is truncated.', /ZIP/u],
    ['Invalid PDF structure.', /PDF/u],
    ['Unrecognized feed format', /RSS/u],
  ])('of a library is told in both languages: %s', (words, expected) => {
    const { en, ar } = reasonOfWords(words);
    expect(en).toMatch(expected);
    expect(ar).toMatch(/\p{Script=Arabic}/u);
  });

  test('that nobody knows keeps its words, on one line and without a stop', () => {
    expect(reasonOfError(new Error('the moon\n is  full.'))).toEqual({
      en: 'the moon is full',
      ar: 'the moon is full',
    });
    expect(reasonOfError('just so').en).toBe('just so');
  });

  test('of several addresses is that of the first', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(reasonOfError(new AggregateError([refused, refused])).en).toContain('nothing answers there');
  });
});
