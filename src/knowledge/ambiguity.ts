/**
 * Whom does a name mean that is now one force, now another? The candidate for which most cues speak in this article.
 *
 * A cue counts once, wherever its letters stand: حفتر speaks in لحفتر too. All cues of all names are looked for in one walk over
 * the text, with a trie of characters.
 */
import { foldKey, type Token } from '../language/index.ts';
import type { AmbiguousName } from '../model/index.ts';

interface Node {
  readonly next: Map<number, Node>;
  /** The cue that ends here, by its number. */
  cue: number | null;
}

/** Whom each ambiguous name means in one article; undefined where nothing speaks for anyone and the name has no default. */
export type Settled = Pick<ReadonlyMap<string, string>, 'get'>;

/** A judge over all ambiguous names; ask it once an article. */
export function createAmbiguity(names: readonly AmbiguousName[]): (tokens: readonly Token[]) => Settled {
  const root: Node = { next: new Map(), cue: null };
  let cues = 0;
  const numberOf = (phrase: string): number => {
    let node = root;
    const letters = phrase.split(' ').map(foldKey).join(' ');
    for (let at = 0; at < letters.length; at += 1) {
      const code = letters.charCodeAt(at);
      let next = node.next.get(code);
      if (!next) node.next.set(code, (next = { next: new Map(), cue: null }));
      node = next;
    }
    return (node.cue ??= cues++);
  };
  const judged = new Map(
    names.map(({ name, candidates, cues: words, default: otherwise }) => [
      name,
      { otherwise, sides: candidates.map((id) => ({ id, cues: (words[id] ?? []).map(numberOf) })) },
    ]),
  );
  return (tokens) => {
    const found = cuesIn(tokens.map((token) => token.folded).join(' '), root);
    return {
      get(name) {
        const judge = judged.get(name);
        let best = judge?.otherwise ?? undefined;
        let most = 0;
        for (const side of judge?.sides ?? []) {
          const count = side.cues.filter((cue) => found.has(cue)).length;
          if (count > most) [best, most] = [side.id, count];
        }
        return best;
      },
    };
  };
}

function cuesIn(text: string, root: Node): ReadonlySet<number> {
  const found = new Set<number>();
  for (let from = 0; from < text.length; from += 1) {
    let node = root.next.get(text.charCodeAt(from));
    for (let at = from + 1; node; at += 1) {
      if (node.cue !== null) found.add(node.cue);
      node = at < text.length ? node.next.get(text.charCodeAt(at)) : undefined;
    }
  }
  return found;
}
