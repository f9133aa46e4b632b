import type { Block } from '../../api/types.ts';

/** The paragraphs of the body, counted from 1, by the offset at which each begins. */
export function paragraphNumbers(blocks: readonly Block[]): ReadonlyMap<number, number> {
  return new Map(blocks.filter((block) => block.kind === 'body').map((block, index) => [block.start, index + 1]));
}

/** The number of the paragraph that holds `offset`; null in a title and outside of the body. */
export function paragraphAt(blocks: readonly Block[], offset: number): number | null {
  const block = blocks.find(({ start, end }) => start <= offset && offset < end);
  return block === undefined ? null : (paragraphNumbers(blocks).get(block.start) ?? null);
}
