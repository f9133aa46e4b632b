import fc from 'fast-check';
import { expect, test } from 'vitest';

import { inOrder } from './in-order.ts';

async function allOf<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test('gives every answer in the order of the items, whichever is ready first', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer()),
      fc.integer({ min: 1, max: 9 }),
      fc.scheduler(),
      async (items, ahead, s) => {
        const answers = allOf(inOrder(items, ahead, (item) => s.schedule(Promise.resolve(item * 2))));
        await s.waitFor(answers);
        expect(await answers).toEqual(items.map((item) => item * 2));
      },
    ),
  ));

test('starts so many as it may before the first answer is taken, and one more for each', async () => {
  const started: number[] = [];
  const answers = inOrder([1, 2, 3, 4, 5], 3, (item) => {
    started.push(item);
    return Promise.resolve(item);
  });
  expect(started).toEqual([]);
  await answers.next();
  expect(started).toEqual([1, 2, 3]);
  await answers.next();
  expect(started).toEqual([1, 2, 3, 4]);
});

test('fails where an answer fails, after those before it', async () => {
  const answers = inOrder([1, 2, 3], 3, (item) =>
    item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item),
  );
  expect(await answers.next()).toEqual({ done: false, value: 1 });
  await expect(answers.next()).rejects.toThrow('two');
});
