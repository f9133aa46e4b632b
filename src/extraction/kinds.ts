/** What kind of thing a noun names, as the table of nouns has it: person, office, weapon, time. */
import type { Unit } from '../language/index.ts';

/** True where a reading of the unit as a noun is of one of the kinds. */
export function isOfKind(unit: Unit | undefined, kinds: ReadonlySet<string>): boolean {
  return (
    unit?.nominal.some((entry) => entry.pos === 'noun' && entry.noun.kinds.some((kind) => kinds.has(kind))) ?? false
  );
}

/** Nouns before the name of a person: رئيس، وزير. */
export const TITLES: ReadonlySet<string> = new Set(['person', 'title', 'office']);
