import { expect, test } from 'vitest';

import { memoryOfLast } from './memory-of-last.ts';

test('remembers the parts of one whole until another is asked about', () => {
  const knownIn = memoryOfLast<string, number>();
  const [first, second] = [{}, {}];
  knownIn(first).set('a', 1);
  expect(knownIn(first).get('a')).toBe(1);
  expect(knownIn(second).has('a')).toBe(false);
  expect(knownIn(first).has('a')).toBe(false);
});
