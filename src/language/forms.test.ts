import { expect, test } from 'vitest';

import { onceAForm, onceANumber } from './forms.ts';
import { tokenize } from './tokenize.ts';

test('asks once for each written form, wherever it stands', () => {
  const asked: string[] = [];
  const lengthOf = onceAForm(({ text }) => {
    asked.push(text);
    return text.length;
  });
  expect(tokenize('قال ثم قال إنه').map(lengthOf)).toEqual([3, 2, 3, 3]);
  expect(tokenize('إنه قال').map(lengthOf)).toEqual([3, 3]);
  expect(asked).toEqual(['قال', 'ثم', 'إنه']);
});

test('tells forms apart that share a key', () => {
  const [plain, marked] = tokenize('علم عَلم');
  expect(plain?.exact).toBe(marked?.exact);
  expect(plain?.form).not.toBe(marked?.form);
});

test('remembers nothing of negative numbers, and begins anew after very many', () => {
  let asked = 0;
  const double = onceANumber(
    (number: number) => number,
    (number) => {
      asked += 1;
      return 2 * number;
    },
  );
  const numbers = [-1, -1, 7, 7, 1_000_007, 1_000_007, 7];
  expect(numbers.map(double)).toEqual(numbers.map((number) => 2 * number));
  // Twice for −1, once for 7 and for what came after it, and once more for 7, which is forgotten by then.
  expect(asked).toBe(5);
});
