import { describe, expect, it } from 'vitest';

import { testBundle } from '../../test/support.ts';
import { buildLexicon } from './morphology/index.ts';
import { particlesOf } from './particles.ts';
import { isDefinite, isQuote, phrasesOf } from './phrases.ts';
import { tokenize } from './tokenize.ts';
import { chooseUnits, type LockedSpan, type Unit } from './units.ts';

const bundle = testBundle();
const lexicon = buildLexicon(bundle.verbs, bundle.nouns);
const particles = particlesOf(bundle.lists);

/** Units of a text in which [brackets] mark names. */
function unitsOf(marked: string): { readonly text: string; readonly units: readonly Unit[] } {
  const text = marked.replace(/[[\]]/gu, '');
  const tokens = tokenize(text);
  const locked: LockedSpan[] = [];
  let removed = 0;
  for (const match of marked.matchAll(/\[([^\]]+)\]/gu)) {
    const start = match.index - removed;
    removed += 2;
    const inside = tokens.filter((token) => token.start >= start && token.end <= start + (match[1] ?? '').length);
    const first = inside[0]?.index ?? 0;
    const clitic = /^[وبلك](?=[أ-ي]{3})/u.exec(match[1] ?? '')?.[0];
    locked.push({
      first,
      last: inside.at(-1)?.index ?? first,
      kind: 'name',
      ref: locked.length,
      proclitics: clitic === undefined ? [] : [clitic],
      adjectival: false,
      gender: null,
    });
  }
  return { text, units: chooseUnits(tokens, 0, tokens.length, locked, lexicon, particles) };
}

/** Phrases as `preposition: words`, with `+` before one that is joined to another. */
function phrases(marked: string): readonly string[] {
  const { text, units } = unitsOf(marked);
  return phrasesOf(units).map(({ first, last, preposition, joinedTo }) => {
    const words = text.slice(units[first]?.start, units[last]?.end);
    return `${joinedTo >= 0 ? '+ ' : ''}${preposition === null ? '' : `${preposition}: `}${words}`;
  });
}

describe('phrasesOf', () => {
  it.each([
    ['هجوم قوات الجيش', ['هجوم قوات الجيش']],
    ['القوات المسلحة', ['القوات المسلحة']],
    ['العاصمة [طرابلس]', ['العاصمة طرابلس']],
    ['هذه القوات', ['هذه القوات']],
    ['حملة على [طرابلس]', ['حملة', 'على: طرابلس']],
    ['بقواته في المدينة', ['ب: بقواته', 'في: المدينة']],
    ['بسبب القصف', ['بسبب: القصف']],
    ['على «[طرابلس]»', ['على: طرابلس']],
  ])('%s', (text, expected) => {
    expect(phrases(text)).toEqual(expected);
  });

  it('joins what و and أو join, under one preposition', () => {
    expect(phrases('مع [مصر] [والإمارات]')).toEqual(['مع: مصر', '+ مع: والإمارات']);
    expect(phrases('إلى [تونس] أو [الجزائر]')).toEqual(['إلى: تونس', '+ إلى: الجزائر']);
    expect(phrases('كل من [فرنسا] [والجزائر]').at(-1)).toMatch(/^\+ .*والجزائر$/u);
  });

  it('joins names past a description of the first', () => {
    expect(phrases('بين [حكومة الوفاق] المعترف بها دوليا [وحفتر]').at(-1)).toMatch(/^\+ .*وحفتر$/u);
  });

  it('parts a noun with the article from the name of a party, which is no apposition to it', () => {
    const { text, units } = unitsOf('دعا المجلس [إسرائيل] إلى الحوار');
    const wordsBy = (namesParty: boolean) =>
      phrasesOf(units, () => namesParty).map(({ first, last }) => text.slice(units[first]?.start, units[last]?.end));
    expect(wordsBy(true)).toEqual(['المجلس', 'إسرائيل', 'الحوار']);
    expect(wordsBy(false)).toEqual(['المجلس إسرائيل', 'الحوار']);
  });

  it('says which unit the rest depends on', () => {
    const { units } = unitsOf('هذه القوات');
    expect(phrasesOf(units)[0]?.head).toBe(1);
    expect(phrasesOf(unitsOf('وزير الدفاع الليبي').units)[0]?.head).toBe(0);
  });

  it('ends at a verb, a mark and a particle', () => {
    expect(phrases('الجيش انسحب من المدينة، القوات بقيت')).toEqual(['الجيش', 'من: المدينة', 'القوات']);
  });

  it('makes no phrase of a preposition with its pronoun', () => {
    expect(phrases('سمح له بذلك').every((phrase) => !phrase.includes('له'))).toBe(true);
  });

  it('numbers phrases in order, each unit in one at most', () => {
    const { units } = unitsOf('أعلن وزير الدفاع في بيان أن قوات الجيش والشرطة سيطرت على المدينة وقتلت سبعة مسلحين');
    const found = phrasesOf(units);
    expect(found.map(({ index }) => index)).toEqual(found.map((_, index) => index));
    found.slice(1).forEach((phrase, before) => expect(phrase.first).toBeGreaterThan(found[before]?.last ?? 0));
    found.forEach(({ first, head, last }) => expect(head >= first && head <= last).toBe(true));
  });
});

describe('the questions to a unit', () => {
  it('know quotation marks and definite words', () => {
    const { units } = unitsOf('«قوات» القوات قواته [حفتر]');
    expect(units.map(isQuote)).toEqual([true, false, true, false, false, false]);
    expect(units.map(isDefinite)).toEqual([false, false, false, true, true, true]);
  });
});
