import type { Span } from '../../api/types.ts';

/**
 * Offsets of the article's text against places in the page. An element with `data-start` holds the text of one block from
 * that offset on, and nothing else, so that counting its letters gives the offset.
 */
function blocksOf(root: Element): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-start]')];
}

function startOf(block: HTMLElement): number {
  return Number(block.dataset['start']);
}

/** Where `span` stands on the page: one range for each block that it touches. */
export function rangesOf(root: Element, span: Span): readonly Range[] {
  return blocksOf(root).flatMap((block) => {
    const first = startOf(block);
    const length = block.textContent.length;
    const [from, to] = [Math.max(0, span.start - first), Math.min(length, span.end - first)];
    if (from >= to) return [];
    const range = document.createRange();
    range.setStart(...placeAt(block, from, 'after'));
    range.setEnd(...placeAt(block, to, 'before'));
    return [range];
  });
}

/** The text node and the offset in it; between two nodes the end of the one `before` or the start of the one `after`. */
function placeAt(block: Element, offset: number, side: 'before' | 'after'): [Node, number] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { length } = node as Text;
    if (offset < passed + length || (side === 'before' && offset === passed + length)) return [node, offset - passed];
    passed += length;
  }
  return [block, block.childNodes.length];
}

/** The offsets of what `range` holds of the text; null where it holds none of it. */
export function spanOfRange(root: Element, range: Range): Span | null {
  const touched = blocksOf(root).filter((block) => range.intersectsNode(block));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return null;
  const start = startOf(first) + lettersBefore(first, range.startContainer, range.startOffset);
  const end = startOf(last) + lettersBefore(last, range.endContainer, range.endOffset);
  return start < end ? { start, end } : null;
}

/** Letters of `block` before a place on the page: none or all of them where the place is outside of it. */
function lettersBefore(block: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(block);
  const side = before.comparePoint(node, offset);
  if (side < 0) return 0;
  if (side > 0) return block.textContent.length;
  before.setEnd(node, offset);
  return before.toString().length;
}
