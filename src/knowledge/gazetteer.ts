/**
 * Finds every name of the tables in a list of tokens: longest match over folded keys, with proclitics cut off.
 *
 * A trie of words rather than of letters: لحفتر, وحفتر and حفتر reach the same node through the readings of the first word;
 * later words of a name carry no proclitics. Quotation marks (قصر "شيغي") and hyphens inside a name are passed over.
 */
import type { Actor, Bundle, Office, Place } from '../model/index.ts';
import {
  definiteNisba,
  foldedWords,
  foldKey,
  inflectNisba,
  onceAForm,
  type Reading,
  type Token,
  tokenBefore,
} from '../language/index.ts';

export type NameKind = 'actor' | 'place' | 'capital' | 'metonym' | 'nisba' | 'office' | 'ambiguous';

/** One entry that a name may stand for. */
export interface NameEntry {
  readonly kind: NameKind;
  /** Id of the actor, place or office; of the ambiguous name itself for `ambiguous`. */
  readonly id: string;
  /** The alias as the table writes it. */
  readonly alias: string;
}

/** A run of tokens that spells a name. */
export interface NameMatch {
  readonly first: number;
  readonly last: number;
  /** Reading of the first token: tells which proclitics stand before the name. */
  readonly reading: Reading;
  readonly entries: readonly NameEntry[];
}

interface Node {
  readonly next: Map<string, Node>;
  entries: NameEntry[] | null;
}

/** A way to cut a word, and where it leads into the trie. */
interface Start {
  readonly reading: Reading;
  readonly node: Node;
}

const NO_STARTS: readonly Start[] = [];

/** Where a written word leads in the trie, by each of its cuts; few words begin a name. */
type StartsOf = (token: Token) => readonly Start[];

export interface Gazetteer {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly places: ReadonlyMap<string, Place>;
  readonly offices: ReadonlyMap<string, Office>;
  /** All names in `tokens` from left to right, the longest at each place, none overlapping. */
  find(tokens: readonly Token[], from?: number, to?: number): NameMatch[];
  /** Entries spelled exactly like `name`, clitics aside. */
  lookup(name: string): readonly NameEntry[];
  /** The entries of each name that stands for more than one id. */
  shared(): readonly (readonly NameEntry[])[];
}

const newNode = (): Node => ({ next: new Map(), entries: null });
const QUOTES = new Set('"“”«»‘’\'');

/** The key by which a word of a name is found: folded, the article kept. */
export function nameKey(reading: Reading): string {
  return reading.article ? `ال${reading.folded}` : reading.folded;
}

/** Builds the trie of every name in the bundle. */
export function createGazetteer(bundle: Bundle): Gazetteer {
  const root = newNode();
  const add = (alias: string, kind: NameKind, id: string): void => {
    const words = foldedWords(alias);
    if (!words.length) return;
    for (const spelling of [words, joinServant(words)]) {
      if (!spelling) continue;
      const node = spelling.reduce(child, root);
      node.entries ??= [];
      if (!node.entries.some((entry) => entry.id === id && entry.kind === kind)) node.entries.push({ kind, id, alias });
    }
  };
  for (const actor of bundle.actors) {
    for (const alias of [actor.label.ar, actor.label.en, ...actor.aliases]) add(alias, 'actor', actor.id);
    if (actor.capital) for (const alias of actor.capital.split('|')) add(alias, 'capital', actor.id);
    for (const nisba of actor.nisba) {
      for (const { form } of inflectNisba(nisba)) addNisba(add, form, definiteNisba(nisba, form), actor.id);
    }
    for (const plural of actor.nisbaPlural) addNisba(add, plural, `ال${plural}`, actor.id);
  }
  for (const place of bundle.places) {
    for (const alias of [place.label.ar, place.label.en, ...place.aliases]) add(alias, 'place', place.id);
  }
  // A house or town that is a place as well (رام الله) stands for its government as a capital does: not after في.
  for (const actor of bundle.actors) {
    for (const alias of actor.metonyms) {
      const isPlace = lookupName(root, alias).some((entry) => entry.kind === 'place');
      add(alias, isPlace ? 'capital' : 'metonym', actor.id);
    }
  }
  for (const office of bundle.offices) {
    for (const alias of [office.label.ar, ...office.aliases]) add(alias, 'office', office.id);
  }
  for (const name of bundle.ambiguous) add(name.name, 'ambiguous', name.name);
  const startsOf = onceAForm(startsIn(root));
  return {
    actors: new Map(bundle.actors.map((actor) => [actor.id, actor])),
    places: new Map(bundle.places.map((place) => [place.id, place])),
    offices: new Map(bundle.offices.map((office) => [office.id, office])),
    find: (tokens, from = 0, to = tokens.length) => findAll(startsOf, tokens, from, to),
    lookup: (name) => lookupName(root, name),
    shared: () => sharedIn(root),
  };
}

/** A trie of a few names, such as the surnames of one document; same matching. */
export function createNameList(names: Iterable<readonly [alias: string, id: string]>): Pick<Gazetteer, 'find'> {
  const root = newNode();
  for (const [alias, id] of names) {
    let node = root;
    for (const word of foldedWords(alias)) node = child(node, word);
    if (node !== root) (node.entries ??= []).push({ kind: 'actor', id, alias });
  }
  const endings = new Set([...root.next.keys()].map(endingOf));
  const all = startsIn(root);
  // What is cut off a name stands before it, so that a word that ends otherwise leads nowhere.
  const startsOf: StartsOf = (token) => (endings.has(endingOf(token.folded)) ? all(token) : NO_STARTS);
  return {
    find: (tokens, from = 0, to = tokens.length) => (root.next.size ? findAll(startsOf, tokens, from, to) : []),
  };
}

/** The last two letters of a word as one number. */
function endingOf(word: string): number {
  return word.charCodeAt(word.length - 1) + (word.length > 1 ? 0x10000 * word.charCodeAt(word.length - 2) : 0);
}

/** عبد الله is written عبدالله too: the words with such a pair joined, or null where there is none. */
function joinServant(words: readonly string[]): readonly string[] | null {
  const at = words.indexOf('عبد');
  const name = words[at + 1];
  return at >= 0 && name !== undefined ? [...words.slice(0, at), `عبد${name}`, ...words.slice(at + 2)] : null;
}

function addNisba(
  add: (alias: string, kind: NameKind, id: string) => void,
  form: string,
  definite: string,
  id: string,
): void {
  add(form, 'nisba', id);
  add(definite, 'nisba', id);
}

function child(node: Node, key: string): Node {
  let found = node.next.get(key);
  if (!found) node.next.set(key, (found = newNode()));
  return found;
}

function lookupName(root: Node, name: string): readonly NameEntry[] {
  const words = foldedWords(name);
  let node: Node | undefined = root;
  for (const word of words) node = node?.next.get(word);
  return (words.length ? node?.entries : null) ?? [];
}

function sharedIn({ entries, next }: Node): readonly (readonly NameEntry[])[] {
  const here = new Set(entries?.map(({ id }) => id)).size > 1 ? [entries ?? []] : [];
  return [...here, ...[...next.values()].flatMap(sharedIn)];
}

function findAll(startsOf: StartsOf, tokens: readonly Token[], from: number, to: number): NameMatch[] {
  const matches: NameMatch[] = [];
  let at = from;
  while (at < to) {
    const match = longestAt(startsOf, tokens, at, to);
    if (match) matches.push(match);
    at = match ? match.last + 1 : at + 1;
  }
  return matches;
}

function longestAt(startsOf: StartsOf, tokens: readonly Token[], at: number, to: number): NameMatch | null {
  const token = tokens[at];
  if (!token) return null;
  let best: NameMatch | null = null;
  for (const { reading, node } of startsOf(token)) {
    const end = walk(node, tokens, at, to, token, reading);
    if (end && (!best || end.last > best.last)) best = { first: at, last: end.last, reading, entries: end.entries };
  }
  return best;
}

/** The cuts of a word that may begin a name, each with the key to look for. */
const openingsOf = onceAForm(({ kind, readings }) =>
  kind === 'punctuation'
    ? []
    : readings.filter(({ pronoun }) => pronoun === null).map((reading) => ({ reading, key: nameKey(reading) })),
);

function startsIn({ next }: Node): StartsOf {
  return (token) => {
    const found: Start[] = [];
    for (const { reading, key } of openingsOf(token)) {
      const node = next.get(key);
      if (node) found.push({ reading, node });
    }
    return found.length > 0 ? found : NO_STARTS;
  };
}

function walk(
  start: Node,
  tokens: readonly Token[],
  at: number,
  to: number,
  token: Token,
  reading: Reading,
): { readonly last: number; readonly entries: readonly NameEntry[] } | null {
  let node: Node | undefined = start;
  let last = at;
  let found = spelledWell(start.entries, reading, token) ? { last, entries: start.entries ?? [] } : null;
  for (let next = at + 1; next < to; next += 1) {
    const word = tokens[next];
    if (!word) break;
    if (word.kind === 'punctuation') {
      if (QUOTES.has(word.text) || joinsParts(tokens, next)) continue;
      break;
    }
    node = node.next.get(word.folded);
    if (!node) break;
    last = next;
    if (node.entries) found = { last, entries: node.entries };
  }
  return found;
}

/** A hyphen or plus without blanks is part of a name: Port-au-Prince، مجموعة 5+1. */
function joinsParts(tokens: readonly Token[], at: number): boolean {
  const [before, mark, after] = [tokenBefore(tokens, at), tokens[at], tokens[at + 1]];
  return (mark?.text === '-' || mark?.text === '+') && before?.end === mark.start && after?.start === mark.end;
}

/** A one-word name of three letters or fewer must be spelled exactly; folding would confuse it with common words. */
function spelledWell(entries: readonly NameEntry[] | null, reading: Reading, token: Token): boolean {
  if (!entries) return false;
  if (token.kind !== 'word' || reading.stem.length > 3) return true;
  const written = reading.article ? `ال${reading.stem}` : reading.stem;
  return entries.some(
    (entry) => entry.alias === written || (entry.kind === 'nisba' && foldKey(written) === foldKey(entry.alias)),
  );
}
