/**
 * Phrases of fixed words, such as بسبب and على خلفية, looked for at every unit of a sentence: by their first word, so that few are
 * tried. A word stands there by its lemma, or as written without و and ف before it.
 */
import { onceAChoice, type Unit } from '../language/index.ts';

export interface WordPhrase {
  readonly words: readonly string[];
}

/** The first phrase of the list whose words all stand from unit `at` on; null where none does. */
export type PhraseFinder<P extends WordPhrase> = (units: readonly Unit[], at: number) => P | null;

/** Finds phrases of a list in its order. `stands` tells whether a unit may be a word of one at all. */
export function phraseFinder<P extends WordPhrase>(
  phrases: readonly P[],
  stands: (unit: Unit, word: string) => boolean,
): PhraseFinder<P> {
  const rank = new Map(phrases.map((phrase, index) => [phrase, index]));
  const byFirst = new Map<string, P[]>();
  for (const phrase of phrases) {
    const [first = ''] = phrase.words;
    const list = byFirst.get(first);
    if (list) list.push(phrase);
    else byFirst.set(first, [phrase]);
  }
  const firstOf = (word: string, units: readonly Unit[], at: number): P | null =>
    byFirst.get(word)?.find(({ words }) => words.every((part, step) => isPart(units[at + step], part))) ?? null;
  const isPart = (unit: Unit | undefined, word: string): boolean => unit !== undefined && stands(unit, word);
  const mayOpen = onceAChoice(
    (unit) => unit.class !== 'mark' && (byFirst.has(unit.lemma) || byFirst.has(withoutConjunction(unit))),
  );
  return (units, at) => {
    const unit = units[at];
    if (!unit || !mayOpen(unit)) return null;
    const written = withoutConjunction(unit);
    const byLemma = firstOf(unit.lemma, units, at);
    const byWritten = written === unit.lemma ? null : firstOf(written, units, at);
    if (!byLemma || !byWritten) return byLemma ?? byWritten;
    return (rank.get(byLemma) ?? 0) < (rank.get(byWritten) ?? 0) ? byLemma : byWritten;
  };
}

/** A unit as written, without و and ف: ببيان of وببيان; pronouns left out too. */
export function withoutConjunction({ reading }: Unit): string {
  const { proclitics, stem } = reading;
  if (proclitics.length === 0) return stem;
  return proclitics.filter((clitic) => clitic !== 'و' && clitic !== 'ف').join('') + stem;
}
