import type { Span } from '../../api/types.ts';

/**
 * How are overlapping spans drawn without lying? The text of a block is cut at every edge of a span into flat runs. Each
 * span keeps one lane, a height of underline, from its first run to its last, and spans that overlap lie in different
 * lanes. Nothing is nested, so where a line begins and ends is where the span does.
 */
export interface Line<T> extends Span {
  readonly line: T;
}
export interface Run<T> extends Span {
  readonly lines: readonly { readonly line: T; readonly lane: number }[];
}
export interface Layout<T> {
  readonly runs: readonly Run<T>[];
  readonly lanes: number;
}

/** Lays the lines that touch `block` out in it; offsets stay those of the document. */
export function layOut<T>(block: Span, lines: readonly Line<T>[]): Layout<T> {
  const clipped = lines
    .filter((line) => line.start < block.end && block.start < line.end)
    .map((line) => ({ ...line, start: Math.max(line.start, block.start), end: Math.min(line.end, block.end) }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const laneEnds: number[] = [];
  const placed = clipped.map((line) => {
    const free = laneEnds.findIndex((end) => end <= line.start);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = line.end;
    return { ...line, lane };
  });
  const cuts = [...new Set([block.start, block.end, ...placed.flatMap((line) => [line.start, line.end])])].toSorted(
    (a, b) => a - b,
  );
  const runs = cuts.slice(0, -1).map((start, index): Run<T> => {
    const end = cuts[index + 1] ?? block.end;
    const over = placed.filter((line) => line.start <= start && end <= line.end);
    return { start, end, lines: over.map(({ line, lane }) => ({ line, lane })) };
  });
  return { runs, lanes: laneEnds.length };
}
