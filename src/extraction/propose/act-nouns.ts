/** Which acts can a noun name? */
import type { Unit } from '../../language/index.ts';
import type { Predicate } from '../../model/index.ts';
import { argumentsOfNoun } from '../arguments/index.ts';
import { isAssault } from './act.ts';
import type { ProposeInput } from './input.ts';

export const isVerbalNoun = (noun: Unit): boolean =>
  noun.nominal.some((entry) => entry.features.kind === 'verbal-noun');

/** The predicates that a noun of an act may be. */
export function actsOf(input: ProposeInput, noun: Unit, at: number): readonly Predicate[] {
  const compound = input.predicates.byCompound(input.read.units, at);
  if (compound.length) return compound;
  const acted = noun.nominal.find(
    (entry) => entry.features.kind === 'verbal-noun' && input.predicates.byVerb(entry.lemma).length > 0,
  );
  return acted ? input.predicates.byVerb(acted.lemma) : input.predicates.byNoun(input.read.units, at);
}

/** هجوم، قصف: true where the noun at `at` names an attack. */
export function isAttackNoun(input: ProposeInput, at: number): boolean {
  const unit = input.read.units[at] as Unit;
  return (
    input.predicates.byNoun(input.read.units, at).some(isAssault) ||
    unit.nominal.some(
      (entry) => entry.features.kind === 'verbal-noun' && input.predicates.byVerb(entry.lemma).some(isAssault),
    )
  );
}

/** Attacks, and what else is done to someone against his will: تقسيم سوريا. */
export const isHarm = (input: ProposeInput, at: number): boolean =>
  isAttackNoun(input, at) || input.vocabulary.harms.has((input.read.units[at] as Unit).reading.stem);

/** تهجير الفلسطينيين: whom it is done to is the genitive, unless ل or an object brings him, احتلال إسرائيل لغزة. */
export function isHarmToGenitive(input: ProposeInput, at: number): boolean {
  if (!input.vocabulary.harms.has((input.read.units[at] as Unit).reading.stem)) return false;
  const { object, oblique } = argumentsOfNoun(input.read, at, input.context, input.discourse);
  return object === null && !(oblique.get('ل') ?? []).some(({ entities }) => entities.length > 0);
}
