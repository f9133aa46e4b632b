import { describe, expect, test } from 'vitest';

import { expectSound, fuzzInputs, pastFailures, randomFrom } from './fuzz-inputs.ts';

describe('reading', () => {
  test('is not broken by random and broken files', async () => {
    const { runs, articles, refused } = await fuzzInputs(400, 1);
    expect(runs).toBe(400);
    // Else they were all of one kind, and showed nothing.
    expect(articles).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(20);
  }, 180_000);

  test.each(pastFailures())('is not broken by $name again', async (input) => {
    await expectSound(input);
  });

  test('is tried with the same files each time', () => {
    const first = Array.from({ length: 3 }, randomFrom(7));
    expect(Array.from({ length: 3 }, randomFrom(7))).toEqual(first);
    expect(Array.from({ length: 3 }, randomFrom(8))).not.toEqual(first);
  });
});
