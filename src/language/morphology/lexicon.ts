/**
 * What can a stem be? The lexicon knows every form of the verb and noun tables and answers by exact spelling; where that
 * knows nothing, by folded spelling (ابريل for أبريل). The exact spelling wins, so على and علي stay apart.
 *
 * Forms are generated when first asked for. Inflection only adds or changes the letters of {@link SOFT}; what is left of
 * a word without them, its *skeleton*, is the same in all forms of a row: دعم، يدعمون، داعمة → دع. Rows are shelved by
 * skeleton, and a look-up opens one shelf.
 */
import { exactKey, foldKey } from '../spelling.ts';
import type { Noun, Verb } from '../../model/index.ts';
import { conjugate, verbalNounsOf } from './conjugate.ts';
import type { Features } from './inflection.ts';
import { inflectNoun } from './nouns.ts';

/** One thing that a stem can be. The lemma is in dictionary spelling without vowels. */
export type LexicalReading =
  | {
      readonly pos: 'verb' | 'participle' | 'verbal-noun';
      readonly lemma: string;
      readonly verb: Verb;
      readonly features: Features;
    }
  | { readonly pos: 'noun' | 'adjective'; readonly lemma: string; readonly noun: Noun; readonly features: Features };

export interface Lexicon {
  /** Readings of a stem by its exact key; by its folded key where there are none; empty where the stem is unknown. */
  readonly lookup: (stem: string) => readonly LexicalReading[];
  /** True where some word has a form that is spelt exactly so. */
  readonly knows: (stem: string) => boolean;
}

/** Letters that inflection adds, drops or changes. */
const SOFT = 'اأإآىئؤءويةتنم';
const NOTHING: readonly LexicalReading[] = [];

/** What no inflection changes: the other letters, equal neighbours once. */
export function skeletonOf(word: string): string {
  let out = '';
  let last = '';
  for (const letter of word) {
    if (letter === last || SOFT.includes(letter)) continue;
    out += letter;
    last = letter;
  }
  return out;
}

/** All readings of one row of a table. */
interface Row {
  readonly skeletons: ReadonlySet<string>;
  readonly readings: () => readonly (readonly [string, LexicalReading])[];
}

type Index = ReadonlyMap<string, readonly LexicalReading[]>;

/** The rows of one skeleton, with the indexes that look-ups have needed so far. */
interface Shelf {
  readonly rows: Row[];
  exact: Index | null;
  folded: Index | null;
}

function posOf({ kind }: Features): 'verb' | 'participle' | 'verbal-noun' {
  if (kind === 'active-participle' || kind === 'passive-participle') return 'participle';
  return kind === 'verbal-noun' ? 'verbal-noun' : 'verb';
}

function verbRow(verb: Verb): Row {
  const lemma = exactKey(verb.lemma);
  return {
    skeletons: new Set([lemma, ...verbalNounsOf(verb).map(exactKey)].map(skeletonOf)),
    readings: () =>
      conjugate(verb).map(({ form, features }) => [form, { pos: posOf(features), lemma, verb, features }] as const),
  };
}

function nounRow(noun: Noun): Row {
  const lemma = exactKey(noun.lemma);
  return {
    skeletons: new Set([lemma, ...noun.plurals.map(exactKey)].map(skeletonOf)),
    readings: () =>
      inflectNoun(noun).map(
        ({ form, features }) =>
          [form, { pos: features.kind === 'adjective' ? 'adjective' : 'noun', lemma, noun, features }] as const,
      ),
  };
}

/** The forms on a shelf by exact key; a row with several skeletons (امرأة, نساء) brings only those of this one. */
function indexShelf({ rows }: Shelf, skeleton: string): Index {
  const index = new Map<string, LexicalReading[]>();
  for (const row of rows) {
    for (const [form, reading] of row.readings()) {
      if (row.skeletons.size > 1 && skeletonOf(form) !== skeleton) continue;
      const there = index.get(form);
      if (there === undefined) index.set(form, [reading]);
      else there.push(reading);
    }
  }
  return index;
}

function foldIndex(exact: Index): Index {
  const folded = new Map<string, LexicalReading[]>();
  for (const [form, readings] of exact) {
    const key = foldKey(form);
    const there = folded.get(key);
    if (there === undefined) folded.set(key, [...readings]);
    else there.push(...readings);
  }
  return folded;
}

/** Shelves the rows of both tables. */
export function buildLexicon(verbs: readonly Verb[], nouns: readonly Noun[]): Lexicon {
  const shelves = new Map<string, Shelf>();
  for (const row of [...verbs.map(verbRow), ...nouns.map(nounRow)]) {
    for (const skeleton of row.skeletons) {
      const shelf = shelves.get(skeleton);
      if (shelf === undefined) shelves.set(skeleton, { rows: [row], exact: null, folded: null });
      else shelf.rows.push(row);
    }
  }
  const exactIndex = (skeleton: string): Index | null => {
    const shelf = shelves.get(skeleton);
    return shelf === undefined ? null : (shelf.exact ??= indexShelf(shelf, skeleton));
  };
  const foldedIndex = (skeleton: string): Index | null => {
    const shelf = shelves.get(skeleton);
    const exact = exactIndex(skeleton);
    return shelf === undefined || exact === null ? null : (shelf.folded ??= foldIndex(exact));
  };
  return {
    knows: (stem) => exactIndex(skeletonOf(stem))?.has(stem) ?? false,
    lookup(stem) {
      const skeleton = skeletonOf(stem);
      const found = exactIndex(skeleton)?.get(stem);
      // اسر is أسر without its hamza rather than an order to travel by night.
      const exact = found?.every(({ features }) => features.kind === 'imperative') ? undefined : found;
      if (exact !== undefined) return exact;
      const key = foldKey(stem);
      const same = foldedIndex(skeletonOf(key))?.get(key) ?? NOTHING;
      // A final ه may stand for ة, which is soft.
      const near = key.endsWith('ه') ? (foldedIndex(skeletonOf(key.slice(0, -1)))?.get(key) ?? NOTHING) : NOTHING;
      const folded = near.length === 0 ? same : [...same, ...near];
      return folded.length === 0 && found !== undefined ? found : folded;
    },
  };
}
