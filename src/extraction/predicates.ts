/** Which predicates can a word be? An index from lemmas and nouns to the predicates of `resources/ar/predicates`. */
import type { Predicate } from '../model/index.ts';
import { exactKey, type Unit } from '../language/index.ts';

/** How a predicate was recognised. */
export type Route = 'verb' | 'light-verb' | 'verbal-noun' | 'noun' | 'participle' | 'passive-participle';

export interface PredicateIndex {
  /** Predicates of a finite verb, participle or verbal noun by its verb. */
  readonly byVerb: (lemma: string) => readonly Predicate[];
  /** Predicates that a noun names. */
  readonly byNoun: (unit: Unit) => readonly Predicate[];
  /** Predicates of a light verb with the noun that it carries. */
  readonly byLight: (verbLemma: string, noun: Unit) => readonly Predicate[];
  readonly isLight: (verbLemma: string) => boolean;
}

const NONE: readonly Predicate[] = [];

export function indexPredicates(predicates: readonly Predicate[]): PredicateIndex {
  const verbs = new Map<string, Predicate[]>();
  const nouns = new Map<string, Predicate[]>();
  const light = new Map<string, Map<string, Predicate[]>>();
  for (const predicate of predicates) {
    for (const lemma of predicate.verbs) put(verbs, exactKey(lemma), predicate);
    for (const noun of predicate.nouns) put(nouns, exactKey(noun), predicate);
    for (const phrase of predicate.light) {
      const [verb = '', ...rest] = exactKey(phrase).split(' ');
      const byNoun = light.get(verb) ?? new Map<string, Predicate[]>();
      light.set(verb, byNoun);
      put(byNoun, rest.join(' '), predicate);
    }
  }
  return {
    byVerb: (lemma) => verbs.get(lemma) ?? NONE,
    byNoun: (unit) => firstOf(nouns, nounKeys(unit)),
    byLight: (verbLemma, noun) => {
      const byNoun = light.get(verbLemma);
      return byNoun ? firstOf(byNoun, nounKeys(noun)) : NONE;
    },
    isLight: (verbLemma) => light.has(verbLemma),
  };
}

function put(map: Map<string, Predicate[]>, key: string, predicate: Predicate): void {
  const list = map.get(key);
  if (list) list.push(predicate);
  else map.set(key, [predicate]);
}

function firstOf(map: ReadonlyMap<string, readonly Predicate[]>, keys: readonly string[]): readonly Predicate[] {
  for (const key of keys) {
    const found = map.get(key);
    if (found) return found;
  }
  return NONE;
}

/** Spellings under which a noun may stand in the tables: as written, without the ا of tanwīn, its dictionary form, its singular. */
export function nounKeys(unit: Unit): readonly string[] {
  const stem = unit.reading.stem;
  const keys = [stem];
  if (stem.endsWith('ا')) keys.push(stem.slice(0, -1));
  if (stem.endsWith('ات')) keys.push(`${stem.slice(0, -2)}ة`, stem.slice(0, -2));
  if (unit.lexical && (unit.lexical.pos === 'noun' || unit.lexical.pos === 'adjective')) keys.push(unit.lexical.lemma);
  return keys;
}
