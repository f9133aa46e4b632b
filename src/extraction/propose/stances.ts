/** The stance that a claim shows (CODEBOOK, stance): who is for or against whom, in ids of parties. */
import type { Claim, Stance } from '../../model/index.ts';
import { isAssault, type Act } from './act.ts';
import { campsOf } from './camps.ts';
import { endingsDemanded, ownersOfEnded } from './ended-deeds.ts';
import type { ProposeInput } from './input.ts';

/** The sides of a claim, as far as its stance depends on them. */
export interface StanceSides {
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly polarity: Claim['polarity'];
  /** True where forces are sent to help the recipients. */
  readonly helps: boolean;
}

/** The stances of a claim; a negated one shows none, but that a will not support b is against b. */
export function stanceShown(act: Act, sides: StanceSides): readonly Stance[] {
  const { input, predicate, mood } = act;
  const { actors, recipients } = sides;
  if (sides.helps) return stancesBetween(input, actors, recipients, 1);
  if (sides.polarity === 'affirmed') return stanceOf(act, actors, recipients);
  const refuses = mood.because === 'لن' && predicate.stance === 1;
  return refuses ? stancesBetween(input, actors, recipients, -1) : [];
}

/** The predicate's own stance, or for a demand that of what it demands to end. */
function stanceOf(act: Act, actors: readonly string[], recipients: readonly string[]): readonly Stance[] {
  const { input, predicate } = act;
  const sign = predicate.stance ?? demandSign(act);
  if (sign === null) return [];
  // طالبت مجلس الأمن بوقف العدوان الإسرائيلي: against whose deed it is, and not who is asked to see to it.
  const owners = sign === -1 ? ownersOfEnded(act) : [];
  if (owners.length) return stancesBetween(input, actors, owners, sign);
  return recipients.length || sign > 0 || !isAssault(predicate)
    ? stancesBetween(input, actors, recipients, sign)
    : stancesInFight(act, actors);
}

/** Who fight are against those of the other camps. */
function stancesInFight(act: Act, actors: readonly string[]): readonly Stance[] {
  const camps = campsOf(act, actors);
  return camps.flatMap((camp) => stancesBetween(act.input, camp, camps.filter((other) => other !== camp).flat(), -1));
}

/** Those of whom nothing is known have no stance toward anyone. */
function stancesBetween(
  { context }: ProposeInput,
  actors: readonly string[],
  targets: readonly string[],
  sign: 1 | -1,
): readonly Stance[] {
  const partyOf = (id: string): string => context.entities.get(id)?.party ?? id;
  const held = new Set(targets.map(partyOf));
  return [...new Set(actors.map(partyOf))]
    .filter((holder) => !context.people.isUnknown(holder))
    .flatMap((holder) =>
      [...held]
        .filter((target) => holder !== target && !isEveryone(target))
        .map((target) => ({ holder, target, sign })),
    );
}

const EVERYONE = new Set(['civilians', 'international-community', 'migrants', 'refugees', 'displaced-people']);
const isEveryone = (id: string): boolean => EVERYONE.has(id) || id.endsWith('-parties');

/** To demand that one party end its deed is against it: دعا حفتر إلى وقف هجومه; null for other acts. */
export const demandSign = (act: Act): -1 | null => (endingsDemanded(act).length > 0 ? -1 : null);
