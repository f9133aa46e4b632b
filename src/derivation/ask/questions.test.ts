import { describe, expect, test } from 'vitest';

import { testBundle, testEngine } from '../../../test/support.ts';
import { createQuestionTables, readQuestion } from './index.ts';

const bundle = testBundle();
const reader = { bundle, engine: testEngine(), tables: createQuestionTables(bundle) };
const read = (text: string) => readQuestion(text, '2020-06-30', reader);

/** The examples in `resources/ask` are their tests. */
describe('examples of the kinds of questions', () => {
  test.each(bundle.questions.kinds)('$id: every example is of it, and no other is', ({ id, yes, no }) => {
    const isOfKind = (text: string): boolean => read(text).kinds.some(({ kind }) => kind === id);
    expect(yes.filter((text) => !isOfKind(text))).toEqual([]);
    expect(no.filter(isOfKind)).toEqual([]);
  });
});

describe('examples of the relations', () => {
  test.each(bundle.questions.relations)('$id: every example asks for it, and no other does', ({ id, yes, no }) => {
    const asks = (text: string): boolean => read(text).relations.some(({ relation }) => relation.id === id);
    expect(yes.filter((text) => !asks(text))).toEqual([]);
    expect(no.filter(asks)).toEqual([]);
  });
});

describe('a question', () => {
  test('has its language, its date and the words that nothing explains', () => {
    const { language, date, unknown, text } = read('Who supported Haftar by May 2020 gloriously?');
    expect(language).toBe('en');
    expect(date?.value).toBe('../2020-05');
    expect(unknown.map(({ start, end }) => text.slice(start, end))).toEqual(['gloriously']);
  });

  test('reads dates in Arabic by the same engine as articles', () => {
    expect(read('من قصف المطار في نيسان/أبريل 2019؟').date?.value).toBe('2019-04');
  });

  test.each([
    ['Which party met Haftar between March 2019 and 4 May 2020?', '2019-03/2020-05-04'],
    ['What happened since 2019?', '2019/..'],
    ['What happened on 4 April 2019?', '2019-04-04'],
  ])('%s', (text, value) => {
    expect(read(text).date?.value).toBe(value);
  });

  test('is what it asks in dialect too', () => {
    const { kinds, relations, names } = read('مين بيدعم حفتر؟');
    expect(kinds.map(({ kind }) => kind)).toEqual(['who']);
    expect(relations.map(({ relation }) => relation.id)).toEqual(['support']);
    expect(names.map(({ candidates }) => candidates[0]?.id)).toEqual(['khalifa-haftar']);
  });
});
