/** What an article adds to F1. */
export interface Counts {
  readonly found: number;
  readonly annotated: number;
  readonly predicted: number;
}
export function f1Of(articles: readonly Counts[]): number;
export function intervalOf(
  articles: readonly Counts[],
  draws?: number,
  seed?: number,
): readonly [low: number, high: number];
