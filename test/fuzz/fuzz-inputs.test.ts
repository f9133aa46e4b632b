import { describe, expect, test } from 'vitest';

import { expectSound, FUZZ_KINDS, fuzzInputs, inputOfRun, pastFailures } from './fuzz-inputs.ts';

describe('reading', () => {
  test('is not broken by random and broken files', async () => {
    const { runs, kinds, articles, refused } = await fuzzInputs(400, 1);
    expect(runs).toBe(400);
    // Else they were all of one kind, and showed nothing.
    expect(articles).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(20);
    for (const kind of FUZZ_KINDS) expect(kinds[kind], kind).toBeGreaterThan(0);
  }, 180_000);

  test.each(pastFailures())(
    'is not broken by $name again',
    async (input) => {
      await expectSound(input);
    },
    120_000,
  );

  test('is tried with the same files each time, from wherever it goes on', async () => {
    const files = (seed: number) => [7, 8, 9].map((run) => inputOfRun(seed, run));
    expect(files(1)).toEqual(files(1));
    expect(files(2)).not.toEqual(files(1));
    const seen: number[] = [];
    await fuzzInputs(3, 1, { from: 7, onRun: (run) => seen.push(run) });
    expect(seen).toEqual([7, 8, 9]);
  });
});
