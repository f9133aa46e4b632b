/**
 * What can a stem be? The lexicon generates every form of the verb and noun tables once and answers by exact spelling;
 * where that knows nothing, by folded spelling (ابريل for أبريل). The exact spelling wins, so على and علي stay apart.
 */
import { exactKey, foldKey } from '../spelling.ts';
import type { Noun, Verb } from '../../model/index.ts';
import { conjugate } from './conjugate.ts';
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
  /** Number of different written forms. */
  readonly size: number;
}

const NOTHING: readonly LexicalReading[] = [];
/** Letters that folding changes. */
const FOLDABLE = /[أإآىئؤة]/u;

function posOf({ kind }: Features): 'verb' | 'participle' | 'verbal-noun' {
  if (kind === 'active-participle' || kind === 'passive-participle') return 'participle';
  return kind === 'verbal-noun' ? 'verbal-noun' : 'verb';
}

function fold(exact: ReadonlyMap<string, LexicalReading[]>): ReadonlyMap<string, readonly LexicalReading[]> {
  const folded = new Map<string, LexicalReading[]>();
  for (const [form, readings] of exact) {
    if (!FOLDABLE.test(form)) continue;
    const key = foldKey(form);
    const there = folded.get(key);
    if (there === undefined) folded.set(key, [...readings]);
    else there.push(...readings);
  }
  return folded;
}

/** Generates all forms. The folded index is made when first asked for. */
export function buildLexicon(verbs: readonly Verb[], nouns: readonly Noun[]): Lexicon {
  const exact = new Map<string, LexicalReading[]>();
  const put = (form: string, reading: LexicalReading): void => {
    const there = exact.get(form);
    if (there === undefined) exact.set(form, [reading]);
    else there.push(reading);
  };
  for (const verb of verbs) {
    const lemma = exactKey(verb.lemma);
    for (const { form, features } of conjugate(verb)) put(form, { pos: posOf(features), lemma, verb, features });
  }
  for (const noun of nouns) {
    const lemma = exactKey(noun.lemma);
    const pos = noun.kinds.includes('adjective') ? 'adjective' : 'noun';
    for (const { form, features } of inflectNoun(noun)) put(form, { pos, lemma, noun, features });
  }
  let folded: ReadonlyMap<string, readonly LexicalReading[]> | null = null;
  return {
    size: exact.size,
    lookup(stem) {
      const found = exact.get(stem);
      if (found !== undefined) return found;
      folded ??= fold(exact);
      const key = foldKey(stem);
      const same = exact.get(key);
      const near = folded.get(key);
      if (same === undefined) return near ?? NOTHING;
      return near === undefined ? same : [...same, ...near];
    },
  };
}
