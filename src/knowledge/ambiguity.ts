/**
 * Whom does a name mean that is now one force, now another? The candidate for which most cues speak in this article.
 *
 * A cue counts once, wherever its letters stand: حفتر speaks in لحفتر too. All cues of all names are looked for together, with a trie
 * of characters: within a word once for each form, from there on where one may go on in the next word.
 */
import { foldKey, onceAForm, type Token } from '../language/index.ts';
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
  let number = 0;
  const numberOf = (phrase: string): number => {
    let node = root;
    const letters = phrase.split(' ').map(foldKey).join(' ');
    for (let at = 0; at < letters.length; at += 1) {
      const code = letters.charCodeAt(at);
      let next = node.next.get(code);
      if (!next) node.next.set(code, (next = { next: new Map(), cue: null }));
      node = next;
    }
    return (node.cue ??= number++);
  };
  const judged = new Map(
    names.map(({ name, candidates, cues: words, default: otherwise }) => [
      name,
      { otherwise, sides: candidates.map((id) => ({ id, cues: (words[id] ?? []).map(numberOf) })) },
    ]),
  );
  const cuesOf = onceAForm(({ folded }) => cuesWithin(folded, root));
  return (tokens) => {
    const found = new Set<number>();
    for (let at = 0; at < tokens.length; at += 1) {
      const cues = cuesOf(tokens[at] as Token);
      if (cues === NO_CUES) continue;
      for (const cue of cues.whole) found.add(cue);
      for (const node of cues.begun) goOn(node, tokens, at + 1, found);
    }
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

/** What one word shows: cues that stand in it, and where those are that go on after its last letter. */
interface WordCues {
  readonly whole: readonly number[];
  readonly begun: readonly Node[];
}

const NO_CUES: WordCues = { whole: [], begun: [] };

function cuesWithin(word: string, root: Node): WordCues {
  const whole: number[] = [];
  const begun: Node[] = [];
  for (let from = 0; from < word.length; from += 1) {
    const node = walk(word, from, root, (cue) => whole.push(cue))?.next.get(BLANK);
    if (node) begun.push(node);
  }
  return whole.length + begun.length === 0 ? NO_CUES : { whole, begun };
}

const BLANK = ' '.charCodeAt(0);

/** Follows a cue that has begun, from the blank before the token at `at`. */
function goOn(begun: Node, tokens: readonly Token[], at: number, found: Set<number>): void {
  let node: Node | undefined = begun;
  for (let next = at; node && next < tokens.length; next += 1) {
    node = walk(tokens[next]?.folded ?? '', 0, node, (cue) => found.add(cue))?.next.get(BLANK);
  }
}

/** Where the letters of `word` lead; undefined where no cue goes on so. `take` gets the cues that end on the way. */
function walk(word: string, from: number, start: Node, take: (cue: number) => void): Node | undefined {
  let node: Node | undefined = start;
  for (let at = from; node && at < word.length; at += 1) {
    node = node.next.get(word.charCodeAt(at));
    if (node && node.cue !== null) take(node.cue);
  }
  return node;
}
