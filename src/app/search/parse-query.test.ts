import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MarsadError } from '../../model/index.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery, type SearchQuery } from './query.ts';

/** The tree without its offsets, which tell spellings of one query apart. */
function bare(query: SearchQuery): unknown {
  if (query.kind === 'not') return { kind: 'not', part: bare(query.part) };
  if ('parts' in query) return { kind: query.kind, parts: query.parts.map(bare) };
  const { start: _start, end: _end, ...leaf } = query;
  return leaf;
}

function errorOf(typed: string): MarsadError {
  try {
    parseQuery(typed);
  } catch (error) {
    if (error instanceof MarsadError) return error;
    throw error;
  }
  throw new Error(`${typed} was understood`);
}

describe('parseQuery', () => {
  it.each([
    ['حفتر', 'حفتر'],
    ['حفتر السراج', 'حفتر AND السراج'],
    ['حفتر و السراج', 'حفتر AND السراج'],
    ['حفتر OR السراج باريس', 'حفتر OR السراج AND باريس'],
    ['(حفتر أو السراج) باريس', '(حفتر OR السراج) AND باريس'],
    ['باريس ليس حفتر', 'باريس AND NOT حفتر'],
    ['باريس -حفتر -"وقف النار"', 'باريس AND NOT حفتر AND NOT "وقف النار"'],
    ['NOT (حفتر السراج)', 'NOT (حفتر AND السراج)'],
    ['NOT NOT حفتر', 'NOT NOT حفتر'],
    ['((حفتر))', 'حفتر'],
    ['a (b (c d))', 'a AND b AND c AND d'],
    ['«وقف إطلاق النار»', '"وقف إطلاق النار"'],
    ['“AND”', '"AND"'],
    ['طرف:حفتر مصدر:"عينة أ"', 'actor:"حفتر" AND source:"عينة أ"'],
    ['actor:«خليفة حفتر»', 'actor:"خليفة حفتر"'],
    ['date:2019-04', 'date:2019-04'],
    ['تاريخ:٢٠١٩', 'date:2019'],
    ['date:[2019-04 TO 2019-06]', 'date:[2019-04 TO 2019-06]'],
    ['date:2019-04/2019-06', 'date:[2019-04 TO 2019-06]'],
    ['date:2019-04/..', 'date:[2019-04 TO *]'],
    ['تاريخ:[* إلى 2019]', 'date:[* TO 2019]'],
    ['S-300 10:30', 'S-300 AND 10:30'],
    // Marks alone are no words, and what direction the text has is no letter.
    ['حفتر - السراج ، \u200fباريس', 'حفتر AND السراج AND باريس'],
  ])('reads %s as %s', (typed, printed) => {
    expect(printQuery(parseQuery(typed))).toBe(printed);
  });

  it('keeps the place of every leaf', () => {
    expect(parseQuery('باريس actor:حفتر')).toEqual({
      kind: 'and',
      parts: [
        { kind: 'word', text: 'باريس', start: 0, end: 5 },
        { kind: 'actor', name: 'حفتر', start: 6, end: 16 },
      ],
    });
  });

  it.each([
    ['', 'search/empty', 0, 0],
    [' ،، ', 'search/empty', 0, 4],
    ['a "b c', 'search/unclosed-quote', 2, 6],
    ['a (b', 'search/unclosed-parenthesis', 2, 3],
    ['(', 'search/unclosed-parenthesis', 0, 1],
    ['a) b', 'search/unopened-parenthesis', 1, 2],
    [')', 'search/unopened-parenthesis', 0, 1],
    ['a ( ) b', 'search/empty-parentheses', 2, 5],
    ['a "،" b', 'search/empty-phrase', 2, 5],
    ['a AND', 'search/no-operand', 2, 5],
    ['OR a', 'search/no-operand', 0, 2],
    ['a OR AND b', 'search/no-operand', 5, 8],
    ['(a أو ) b', 'search/no-operand', 3, 5],
    ['NOT', 'search/no-operand', 0, 3],
    ['a title:b', 'search/unknown-field', 2, 8],
    ['actor: b', 'search/no-value', 0, 6],
    ['b date:""', 'search/no-value', 2, 9],
    ['date:[2019 TO', 'search/unclosed-bracket', 0, 13],
    ['date:2019-13', 'search/bad-date', 0, 12],
    ['a date:[2020 TO 2019]', 'search/bad-date', 2, 21],
    ['date:[* TO *]', 'search/bad-date', 0, 13],
    ['date:yesterday', 'search/bad-date', 0, 14],
    ['a حفت*', 'search/no-wildcard', 2, 6],
  ])('tells of %j: %s', (typed, code, start, end) => {
    const error = errorOf(typed);
    expect([error.code, error.params['start'], error.params['end']]).toEqual([code, start, end]);
    for (const language of ['ar', 'en'] as const) expect(error.in(language)).not.toMatch(/[{}]/u);
    expect(error.in('en')).toMatch(code === 'search/empty' ? /no word/u : new RegExp(`character ${start + 1}:`, 'u'));
  });

  it('refuses a text pasted by mistake', () => {
    expect(errorOf('حفتر '.repeat(300)).code).toBe('search/too-long');
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '"',
      '«',
      '»',
      '-',
      ' ',
      ':',
      '*',
      '[',
      ']',
      ' AND ',
      ' OR ',
      ' NOT ',
      ' و ',
      ' أو ',
      'ليس ',
      'actor:',
      'مصدر:',
      'date:',
      'date:[2019 TO *]',
      '2019-04',
      'حفتر',
      'لحفتر',
      'S-300',
      '،',
      '\u200f',
      '\0',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );

  it('understands any string or says what is wrong in it, and where', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const typed = pieces.join('');
        try {
          parseQuery(typed);
        } catch (error) {
          if (!(error instanceof MarsadError)) throw error;
          const { start, end } = error.params as { readonly start: number; readonly end: number };
          expect(error.code).toMatch(/^search\//u);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(typed.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('understands what it prints as the same', () => {
    let understood = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        let query: SearchQuery;
        try {
          query = parseQuery(pieces.join(''));
        } catch {
          return;
        }
        understood += 1;
        expect(bare(parseQuery(printQuery(query)))).toEqual(bare(query));
      }),
      { numRuns: 3000 },
    );
    expect(understood).toBeGreaterThan(300);
  });
});
