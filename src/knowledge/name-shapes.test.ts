import { describe, expect, it } from 'vitest';

import { tokenize, type Token } from '../language/index.ts';
import { isForeignWord, isSameGivenName, mayBeName } from './name-shapes.ts';

function wordOf(word: string): Token {
  const [token] = tokenize(word);
  if (!token) throw new Error(`no word in ${word}`);
  return token;
}

describe('isForeignWord', () => {
  it.each(['غورباتشوف', 'زاباتيرو', 'ستاندبرغن', 'شتاينماير', 'ڤيينا', 'وكوشتونيتسا'])(
    '%s was not made in Arabic',
    (word) => {
      expect(isForeignWord(wordOf(word))).toBe(true);
    },
  );

  it.each([
    'مستشفيات', 'استقبالهم', 'والمفاوضات', 'قناديل', 'يتظاهرون', 'أولادهم', 'ديبلوماسيون', 'بوش', 'مصاعب', 'السريالية', 'احرقوا',
  ])('%s may be Arabic', (word) => {
    expect(isForeignWord(wordOf(word))).toBe(false);
  }); // prettier-ignore
});

describe('mayBeName', () => {
  it.each(['الحوراني', 'ستاندبرغن', 'نومكين'])('%s may be one', (word) => {
    expect(mayBeName(wordOf(word))).toBe(true);
  });

  it.each(['متأسلمة', 'السريالية', 'العرضيات', 'مبانيهم', 'مستدركاً', '«'])('%s is none', (word) => {
    expect(mayBeName(wordOf(word))).toBe(false);
  });

  it('is asked of a word of a hundred thousand letters as soon as of any', () => {
    const word = wordOf('كتاب'.repeat(25_000));
    const from = process.cpuUsage();
    expect(mayBeName(word)).toBe(true);
    expect(isForeignWord(word)).toBe(true);
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1e6).toBeLessThan(1);
  });
});

describe('isSameGivenName', () => {
  const given = new Set(['حسن', 'حسين', 'محمد', 'مارك', 'مايك']);

  it.each([
    ['جينس', 'ينس'],
    ['غوستافو', 'جوستافو'],
    ['نيقولاس', 'نيكولاس'],
  ])('%s and %s are one', (one, other) => {
    expect(isSameGivenName(one, other, given)).toBe(true);
  });

  it.each([
    ['حسن', 'حسين'],
    ['مارك', 'مايك'],
    ['إريك', 'دونالد'],
    ['لي', 'لو'],
  ])('%s and %s are two', (one, other) => {
    expect(isSameGivenName(one, other, given)).toBe(false);
  });
});
