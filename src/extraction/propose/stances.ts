/** The stance that a claim shows (CODEBOOK, stance): who is for or against whom, in ids of parties. */
import { exactKey, type Unit } from '../../language/index.ts';
import type { Claim, Stance } from '../../model/index.ts';
import { isAssault, type Act } from './act.ts';
import { campsOf } from './camps.ts';
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

const NEEDS = new Set(['ضرورة', 'أهمية', 'وجوب', 'حتمية']);

/** To demand that one party end its deed is against it: دعا حفتر إلى وقف هجومه; null for other acts. */
export function demandSign({ input, predicate, args }: Act): -1 | null {
  if (predicate.type !== 'REQUEST') return null;
  const { stopActs } = input.vocabulary;
  const isStop = (head: Unit | undefined): boolean =>
    head !== undefined &&
    // إلى ضرورة وقف الهجوم: how needful it is tells no more.
    (NEEDS.has(head.lemma)
      ? isStop(input.read.units[head.index + 1])
      : stopActs.has(head.lemma) || stopActs.has(exactKey(head.reading.stem)));
  const asked = ['إلى', 'ب', 'عن', 'على'].flatMap((preposition) => args.oblique.get(preposition) ?? []);
  const demands = asked.length ? asked : (args.oblique.get('ل') ?? []);
  return demands.some(({ head }) => isStop(input.read.units[head])) ? -1 : null;
}
