import { useLayoutEffect, type RefObject } from 'react';

import { placeCards } from './place-cards.ts';

/** A card's first line begins this much below its upper edge. */
const HEAD_PIXELS = 6;

/**
 * Keeps every card of the margin beside its words. `ids` are those of the cards, in order; each has its words under
 * `data-findings` in the text and its card under `finding-…` in the list. The style sheet decides whether there is a margin.
 */
export function useMargin(
  text: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  selected: string | null,
): void {
  useLayoutEffect(() => {
    const [article, margin] = [text.current, list.current];
    if (!article || !margin) return;
    const cards = [...margin.querySelectorAll<HTMLElement>('.finding')];
    const lay = () => {
      const above = margin.getBoundingClientRect().top + HEAD_PIXELS;
      const words = topsOfWords(article);
      const wishes = ids.map((id, at) => ({
        top: (words.get(id) ?? above) - above,
        height: cards[at]?.offsetHeight ?? 0,
      }));
      const chosen = selected === null ? -1 : ids.indexOf(selected);
      const tops = placeCards(wishes, chosen === -1 ? null : chosen);
      for (const [at, card] of cards.entries()) card.style.setProperty('--top', `${tops[at] ?? 0}px`);
      margin.style.setProperty('--margin-height', `${(tops.at(-1) ?? 0) + (wishes.at(-1)?.height ?? 0)}px`);
    };
    lay();
    // The text is set anew when its letters arrive, the window changes, or lines need more room; a card opens and closes.
    const observer = new ResizeObserver(lay);
    for (const element of [article, ...cards]) observer.observe(element);
    return () => observer.disconnect();
  }, [text, list, ids, selected]);
}

/** Where on the page the words of each finding begin. */
function topsOfWords(article: HTMLElement): ReadonlyMap<string, number> {
  const tops = new Map<string, number>();
  for (const run of article.querySelectorAll<HTMLElement>('[data-findings]')) {
    const top = run.getClientRects()[0]?.top;
    for (const id of run.dataset['findings']?.split(' ') ?? []) {
      if (top !== undefined && !tops.has(id)) tops.set(id, top);
    }
  }
  return tops;
}
