/**
 * The closed classes of function words: prepositions, conjunctions, أن and its sisters, negators and so on. They come from
 * `resources/ar/lists/particles.yaml`, where a + stands between a word and what is attached to it: ب+سبب (because of), نفس+ه
 * (himself).
 */
import type { UnitClass } from './units.ts';

/** A function word as one class; a word may be of several. */
export interface Particle {
  readonly class: UnitClass;
  /** As written in one piece: بسبب, نفسه. */
  readonly lemma: string;
  /** The proclitic that belongs to the word; null where none does. */
  readonly proclitic: string | null;
  /** The pronoun that belongs to the word; null where none does. */
  readonly pronoun: string | null;
}

/** Function words by their stem: بسبب stands under سبب. */
export type Particles = ReadonlyMap<string, readonly Particle[]>;

const PARTICLE_LISTS: readonly (readonly [string, UnitClass])[] = [
  ['prepositions', 'preposition'],
  ['conjunctions', 'conjunction'],
  ['complementizers', 'complementizer'],
  ['relatives', 'relative'],
  ['negators', 'negator'],
  ['future', 'tense'],
  ['perfective', 'tense'],
  ['demonstratives', 'demonstrative'],
  ['pronouns', 'pronoun'],
  ['adverbs', 'adverb'],
];

/** Collects the particle lists of a bundle into one table. */
export function particlesOf(lists: Readonly<Record<string, readonly string[]>>): Particles {
  const table = new Map<string, Particle[]>();
  for (const [name, unitClass] of PARTICLE_LISTS) {
    for (const entry of lists[name] ?? []) {
      const [stem, particle] = readParticle(entry, unitClass);
      const there = table.get(stem);
      if (!there) table.set(stem, [particle]);
      else if (!there.some((other) => other.class === unitClass && other.lemma === particle.lemma))
        there.push(particle);
    }
  }
  // ان, الى, او: papers leave the hamza of these out, and those of Egypt the dots of a last ي: فى، الذى. على and علي stay apart.
  // What is added while the table is walked has neither, and adds nothing.
  for (const [stem, found] of table) {
    const careless = stem.replace(/[أإآ]/gu, 'ا').replace(/ي$/u, 'ى');
    if (!table.has(careless)) table.set(careless, found);
  }
  return table;
}

/** ب+سبب → the stem سبب with its proclitic; نفس+ه → the stem نفس with its pronoun. */
function readParticle(entry: string, unitClass: UnitClass): readonly [string, Particle] {
  const [first = '', second] = entry.split('+');
  const lemma = first + (second ?? '');
  if (second === undefined) return [first, { class: unitClass, lemma, proclitic: null, pronoun: null }];
  return first.length === 1
    ? [second, { class: unitClass, lemma, proclitic: first, pronoun: null }]
    : [first, { class: unitClass, lemma, proclitic: null, pronoun: second }];
}
