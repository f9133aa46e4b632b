/** What kind of thing a noun names, as the table of nouns has it: person, office, weapon, time. */
import { onceAChoice, type Unit } from '../language/index.ts';

/** The kinds of all readings of a unit as a noun. */
const kindsOf = onceAChoice((unit): readonly string[] => [
  ...new Set(unit.nominal.flatMap((entry) => (entry.pos === 'noun' ? entry.noun.kinds : []))),
]);

/** True where a reading of the unit as a noun is of one of the kinds. */
export function isOfKind(unit: Unit | undefined, kinds: ReadonlySet<string>): boolean {
  return unit !== undefined && kindsOf(unit).some((kind) => kinds.has(kind));
}

/** Nouns before the name of a person: رئيس، وزير. */
export const TITLES: ReadonlySet<string> = new Set(['person', 'title', 'office']);
