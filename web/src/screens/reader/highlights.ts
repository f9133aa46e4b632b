import { useEffect, type RefObject } from 'react';

import type { Span } from '../../api/types.ts';
import { rangesOf } from './text-ranges.ts';

/**
 * Marks that come and go without touching the text: the CSS Custom Highlight API paints ranges, so that no element cuts a
 * word and Arabic letters stay joined. A browser without it marks nothing here; the words are still scrolled to.
 */
export type HighlightName = 'passage' | 'hovered';

/** Marks `span` of the article under `name`; null takes the mark away. */
export function setHighlight(root: Element | null, name: HighlightName, span: Span | null): void {
  if (!('highlights' in CSS)) return;
  if (root === null || span === null) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...rangesOf(root, span)));
}

/** Keeps the mark of a passage on the text while it is shown, and brings it into sight once. */
export function usePassage(root: RefObject<HTMLElement | null>, span: Span | null): void {
  const { start, end } = span ?? {};
  // After every drawing: other layers cut the text into other nodes, and a range holds on to the nodes it was made of.
  useEffect(() => {
    setHighlight(root.current, 'passage', start === undefined || end === undefined ? null : { start, end });
    return () => setHighlight(null, 'passage', null);
  });
  useEffect(() => {
    if (root.current === null || start === undefined || end === undefined) return;
    const box = rangesOf(root.current, { start, end })[0]?.getBoundingClientRect();
    if (box) scrollTo({ top: scrollY + box.top - innerHeight / 3 });
  }, [root, start, end]);
}
