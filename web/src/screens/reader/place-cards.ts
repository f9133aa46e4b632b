/** What a card in the margin wants: to stand beside its words. In pixels, from the top of the margin. */
export interface CardWish {
  readonly top: number;
  readonly height: number;
}

const GAP_PIXELS = 6;

/**
 * Where do the cards of a margin stand, so that none covers another and each is as near to its words as can be? In the
 * order of the text, each below the one before. The one at `anchor` stands exactly beside its words, and those before it
 * give way upwards, as far as there is room.
 */
export function placeCards(wishes: readonly CardWish[], anchor: number | null): readonly number[] {
  const tops = wishes.map((wish) => Math.max(0, wish.top));
  if (anchor !== null) {
    for (let at = anchor - 1; at >= 0; at -= 1) {
      const room = (tops[at + 1] ?? 0) - (wishes[at]?.height ?? 0) - GAP_PIXELS;
      tops[at] = Math.max(0, Math.min(tops[at] ?? 0, room));
    }
  }
  for (let at = 1; at < tops.length; at += 1) {
    const free = (tops[at - 1] ?? 0) + (wishes[at - 1]?.height ?? 0) + GAP_PIXELS;
    tops[at] = Math.max(tops[at] ?? 0, free);
  }
  return tops;
}
