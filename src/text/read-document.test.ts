import { describe, expect, it } from 'vitest';

import type { DocumentMeta } from '../model/index.ts';
import { cleanText, findBlocks, readDocument } from './read-document.ts';

const META: DocumentMeta = { id: 'x', title: null, outlet: null, url: null, published: null, language: 'ar' };
const BODY = 'قالت مصادر طبية إن ثلاثة أشخاص قتلوا في القصف الذي استهدف المدينة أمس.';

/** Blocks as `kind: text`. */
function blocks(text: string, title: string | null = null): readonly string[] {
  return findBlocks(text, title).map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`);
}

describe('cleanText', () => {
  it('gives NFC, plain line ends, no byte order mark', () => {
    expect(cleanText('\ufeffأ\r\nب\rج')).toBe('أ\nب\nج');
    expect(cleanText('ا\u0654')).toBe('أ');
  });

  it('changes nothing else', () => {
    const text = '\u200f«قال»  هنا\n\n\tـ ﻻ';
    expect(cleanText(text)).toBe(text);
  });
});

describe('findBlocks', () => {
  it('knows a title that the page gives, and one that stands first', () => {
    expect(blocks(`قصف على المدينة\n${BODY}`, 'قصف على المدينة!')).toEqual([`title: قصف على المدينة`, `body: ${BODY}`]);
    expect(blocks(`قصف على المدينة\n${BODY}`)).toEqual(['title: قصف على المدينة', `body: ${BODY}`]);
  });

  it('takes a first line that is a sentence for the body', () => {
    expect(blocks(BODY)).toEqual([`body: ${BODY}`]);
  });

  it('tells a deck before the body from a heading in it', () => {
    expect(blocks(`قصف على المدينة\n– المستشفى خرج عن الخدمة\n${BODY}\nمواقف دولية\n${BODY}`)).toEqual([
      'title: قصف على المدينة',
      'deck: – المستشفى خرج عن الخدمة',
      `body: ${BODY}`,
      'heading: مواقف دولية',
      `body: ${BODY}`,
    ]);
  });

  it.each([
    'Exit mobile version',
    '+ الخط -',
    'اعلان',
    'إعلان',
    'اقرأ أيضاً',
    'المصدر: وكالات',
    'المصدر : الأناضول + رويترز',
    'حقوق النشر محفوظة',
    'https://example.org/a',
  ])('marks %s as boilerplate', (line) => {
    expect(blocks(`${BODY}\n${line}`)).toEqual([`body: ${BODY}`, `boilerplate: ${line}`]);
  });

  it.each(['الموقع بعد القصف أمس (الأناضول)', 'مقاتلون قرب خط التماس (غيتي)', 'جانب من اللقاء (أ ف ب)'])(
    'marks %s as a caption',
    (line) => {
      expect(blocks(`${BODY}\n${line}`)[1]).toBe(`caption: ${line}`);
    },
  );

  it('takes a sentence that ends in brackets for no caption', () => {
    expect(blocks(`${BODY}\nوأعلن ذلك الاتحاد الأفريقي في ختام القمة التي عقدها في أديس أبابا (أول أمس)`)[1]).toMatch(
      /^body/u,
    );
  });

  it('marks the author’s line', () => {
    expect(blocks(`قصف على المدينة\nسامر يونس - طرابلس\n${BODY}`)[1]).toBe('boilerplate: سامر يونس - طرابلس');
  });

  it('covers every line that is not empty, in order', () => {
    const { text, blocks: found } = readDocument(META, `\n\n  عنوان هنا \r\n\r\n${BODY}\r\n`);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['عنوان هنا', BODY]);
  });
});
