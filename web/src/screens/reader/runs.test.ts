import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Span } from '../../api/types.ts';
import { layOut, type Line } from './runs.ts';

const spans = fc.array(
  fc
    .record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 30 }) })
    .map(({ start, length }) => ({ start, end: start + length })),
  { maxLength: 12 },
);
const named = (lines: readonly Span[]): readonly Line<number>[] =>
  lines.map((line, index) => ({ ...line, line: index }));

test('runs cover the block without gap or overlap', () => {
  fc.assert(
    fc.property(spans, (lines) => {
      const { runs } = layOut({ start: 10, end: 50 }, named(lines));
      expect(runs[0]?.start).toBe(10);
      expect(runs.at(-1)?.end).toBe(50);
      for (const [index, run] of runs.entries()) if (index > 0) expect(run.start).toBe(runs[index - 1]?.end);
    }),
  );
});

test('a line is drawn exactly where its span lies, in one lane, and no lane holds two at once', () => {
  fc.assert(
    fc.property(spans, (lines) => {
      const all = named(lines);
      const { runs, lanes } = layOut({ start: 0, end: 100 }, all);
      for (const line of all) {
        const own = runs.filter((run) => run.lines.some((drawn) => drawn.line === line.line));
        expect([own[0]?.start, own.at(-1)?.end]).toEqual([line.start, line.end]);
        expect(
          new Set(
            own.flatMap((run) => run.lines.filter((drawn) => drawn.line === line.line).map((drawn) => drawn.lane)),
          ).size,
        ).toBe(1);
      }
      for (const run of runs) {
        const used = run.lines.map((drawn) => drawn.lane);
        expect(new Set(used).size).toBe(used.length);
        expect(used.every((lane) => lane < lanes)).toBe(true);
      }
    }),
  );
});

test('a span that crosses blocks is clipped to each', () => {
  const line = { start: 5, end: 25, line: 'a' };
  expect(layOut({ start: 0, end: 10 }, [line]).runs.map((run) => [run.start, run.end, run.lines.length])).toEqual([
    [0, 5, 0],
    [5, 10, 1],
  ]);
});
