import { describe, expect, it } from 'vitest';

import { loadBundle } from '../resources/index.ts';
import { readDocument } from '../../text/index.ts';
import { createNameTable } from './names.ts';
import { createTermReader, termsOfDocument, wordsIn } from './terms.ts';

const bundle = loadBundle();
const terms = createTermReader(bundle);
const names = createNameTable(bundle);

/** Whether a query of one word finds a text of one word. */
function finds(query: string, text: string): boolean {
  const [wanted] = wordsIn(query).map(terms.ofQuery);
  const [there] = wordsIn(text).map(terms.ofText);
  return there?.some((term) => wanted?.includes(term)) ?? false;
}

describe('terms', () => {
  it.each([
    ['حفتر', 'لحفتر'],
    ['لحفتر', 'حفتر'],
    ['وحفتر', 'بحفتر'],
    ['قوات', 'القوات'],
    ['القوات', 'قوات'],
    ['قوات', 'وقواته'],
    ['قواته', 'القوات'],
    ['حملة', 'حملته'],
    ['الحكومة', 'للحكومة'],
    ['الأمم', 'للأمم'],
    // Spelling.
    ['الامارات', 'الإمارات'],
    ['إبريل', 'ابريل'],
    ['مُحَمَّد', 'محمد'],
    // A name that no table holds.
    ['زلمبان', 'وزلمبان'],
    ['1500', '1,500'],
    ['1500', '١٥٠٠'],
    ['Erdogan', 'Erdoğan'],
    ['NATO', 'nato'],
  ])('%s finds %s', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    // A word is not cut where it is one: book is no "like" + "repented", minister no "and" + "zir".
    ['كتاب', 'تاب'],
    ['وزير', 'زير'],
    ['بوتين', 'وتين'],
    ['قوات', 'قوة'],
    ['1500', '150'],
  ])('%s does not find %s', (query, text) => {
    expect(finds(query, text)).toBe(false);
  });

  it.each([
    ['Putin', 'بوتين'],
    ['haftar', 'حفتر'],
    ['Vladimir Putin', 'فلاديمير بوتين'],
    ['United Nations', 'الأمم المتحدة'],
    ['بوتين', 'Putin'],
    ['Erdogan', 'أردوغان'],
  ])('%s is %s in the other script', (name, other) => {
    expect(names.inOtherScript(name)).toContain(other);
  });

  it('gives a state no names of its neighbours', () => {
    expect(names.inOtherScript('United')).toEqual([]);
    expect(names.inOtherScript('كلمة')).toEqual([]);
  });
});

describe('termsOfDocument', () => {
  const meta = { id: 'a', title: 'لقاء باريس', outlet: null, url: null, published: null, language: 'ar' };
  const at = (text: string, title: string | null = meta.title): readonly string[] =>
    termsOfDocument(terms, readDocument({ ...meta, title }, text))
      .filter(({ term }, index, all) => all.findIndex((other) => other.term === term) === index)
      .map(({ term, position, part }) => `${position} ${part} ${term}`);

  it('counts words, the title first, and a place for the end of a sentence', () => {
    expect(at('دعا حفتر. باريس ترفض.')).toEqual([
      '1 title لقاء',
      '2 title باريس',
      '4 body دعا',
      '5 body حفتر',
      '8 body ترفض',
    ]);
  });

  it('takes a title that the text itself has once', () => {
    expect(at('لقاء باريس\n\nدعا حفتر.')).toEqual(['1 title لقاء', '2 title باريس', '4 body دعا', '5 body حفتر']);
  });

  it('leaves out what is furniture of a page', () => {
    expect(at('دعا حفتر.\nExit mobile version', null).join(' ')).not.toContain('mobile');
  });
});
