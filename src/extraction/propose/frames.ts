/** Which of the predicates that a word may be is meant, and what does its frame say of each place? */
import type { Predicate, Role } from '../../model/index.ts';
import type { Arguments, Filler } from '../arguments/index.ts';
import type { ReadSentence } from '../sentence.ts';
import { WITH_CLAUSE } from './complements.ts';

/** The predicate whose frame explains most of what stands there; null where each means something else here. `inPhrase` tells that its words stand there. */
export function bestFit(
  read: ReadSentence,
  at: number,
  candidates: readonly Predicate[],
  args: Arguments,
  inPhrase = false,
): Predicate | null {
  let best: Predicate | null = null;
  let most = -Infinity;
  for (const candidate of candidates) {
    if (isTooLittle(read, at, candidate, args) || takesNoObject(candidate, args)) continue;
    if (isOnlyPassive(candidate, args)) continue;
    if (!inPhrase && (hasOtherMeaning(read, at, candidate) || !hasWhatItNeeds(candidate, args))) continue;
    const score = fitOf(candidate, args);
    if (score > most) [best, most] = [candidate, score];
  }
  return best;
}

/** How much of what stands there a frame explains: most, whom it is done to. */
function fitOf({ frame }: Predicate, args: Arguments): number {
  let score = 0;
  for (const [slot, role] of slotsOf(frame)) {
    const fillers = slot === 'object' ? (args.object ? [args.object] : []) : (args.oblique.get(slot) ?? []);
    if (!fillers.length) continue;
    const isSide = role === 'recipient' || role === 'partner';
    const isNamed = fillers.some((filler) => filler.entities.length > 0);
    score += isSide ? (isNamed ? FIT.named : FIT.unnamed) : FIT.other;
  }
  return score;
}

type Slots = readonly (readonly [slot: string, role: Role | undefined])[];
const slots = new WeakMap<Predicate['frame'], Slots>();

/** The slots of a frame beside its subject and genitive, listed once for each frame. */
function slotsOf(frame: Predicate['frame']): Slots {
  let known = slots.get(frame);
  if (!known) {
    known = Object.entries(frame).filter(([slot]) => slot !== 'subject' && slot !== 'genitive');
    slots.set(frame, known);
  }
  return known;
}

/** What a filled slot adds: one for the other side with someone in it, with no one, and any other slot. */
const FIT = { named: 2, unnamed: 0.5, other: 0.6 };

/** A phrase of several words says what it means; a verb alone may need one of its slots to do so. */
function hasWhatItNeeds({ needs, needsNamed }: Predicate, args: Arguments): boolean {
  const fillers = (slot: string): readonly Filler[] => {
    if (slot === 'object') return args.object ? [args.object] : [];
    if (slot === 'genitive') return args.subject?.rule.startsWith('subject/genitive') ? [args.subject] : [];
    return args.oblique.get(slot) ?? [];
  };
  const isFilled = needs.length === 0 || needs.some((slot) => fillers(slot).length > 0);
  const isNamed =
    needsNamed.length === 0 || needsNamed.some((slot) => fillers(slot).some((filler) => filler.entities.length > 0));
  return isFilled && isNamed;
}

/** اعترف الوزير بأن: he admitted that, not he recognised. */
function isTooLittle(read: ReadSentence, at: number, predicate: Predicate, args: Arguments): boolean {
  const clause = read.units[Math.max(at, args.last) + 1];
  const isClause = clause?.class === 'complementizer' && clause.lemma.startsWith('ب');
  return isClause && predicate.frame['ب'] === 'recipient' && !WITH_CLAUSE.has(predicate.type);
}

/**
 * A verb followed at once by a preposition that its frame does not know has another meaning: بحث عن beside بحث مع. In a phrase of fixed
 * words the preposition may be one of them, خرجوا إلى الشوارع.
 */
function hasOtherMeaning(read: ReadSentence, at: number, predicate: Predicate): boolean {
  const next = read.units[at + 1];
  return (
    next?.class === 'preposition' &&
    BINDING.has(next.lemma) &&
    !(next.lemma in predicate.frame) &&
    predicate.verbs.length > 0
  );
}

const BINDING = new Set(['عن', 'إلى', 'على', 'مع']);

/** قوبل المقترح برفض, but قابلت مصر المقترح برفض: where the one that is told of is done to, subject and object are not both there. */
function isOnlyPassive({ frame }: Predicate, { subject, object }: Arguments): boolean {
  return frame['subject'] === 'recipient' && frame['object'] === 'recipient' && subject !== null && object !== null;
}

/** يهرب السجائر: with an object it is another verb of the same letters. */
function takesNoObject(predicate: Predicate, args: Arguments): boolean {
  return (
    predicate.type === 'RETREAT' &&
    predicate.verbs.length > 0 &&
    !('object' in predicate.frame) &&
    args.object?.rule === 'object/after-verb' &&
    args.object.entities.length === 0
  );
}

/** What a preposition brings; after a verbal noun ل brings what the verb has as its object: قصف إسرائيل للمخيمات. */
export function roleOf(predicate: Predicate, preposition: string, afterNoun: boolean): Role | undefined {
  return predicate.frame[preposition] ?? (afterNoun && preposition === 'ل' ? predicate.frame['object'] : undefined);
}

/** The prepositional phrases with their roles, in the order of the text. */
export function obliqueRoles(
  read: ReadSentence,
  predicate: Predicate,
  args: Arguments,
  afterNoun: boolean,
): readonly (readonly [Role | undefined, Filler])[] {
  const roles: (readonly [Role | undefined, Filler])[] = [];
  for (const [preposition, fillers] of args.oblique)
    for (const filler of fillers) {
      const isAsked = afterNoun && preposition === 'ل' && predicate.type === 'REQUEST' && isNamed(read, filler);
      const role = isAsked ? 'recipient' : roleOf(predicate, preposition, afterNoun);
      roles.push([role === 'actor' && preposition === 'ل' && isAim(read, filler) ? undefined : role, filler]);
    }
  return roles.toSorted((a, b) => a[1].first - b[1].first);
}

/** مظاهرات لرفض القرار: what an act is for does nothing. */
const isAim = ({ units }: ReadSentence, { head }: Filler): boolean =>
  units[head]?.class === 'noun' &&
  units[head].nominal.some(({ features }) => features.kind === 'verbal-noun') &&
  !units[head].reading.article;

/** مطالبة أميركية لبغداد بالتحقيق: whom a noun of asking brings by his name is asked; دعوة لوقف القتال brings what for. */
const isNamed = (read: ReadSentence, { head }: Filler): boolean => read.units[head]?.class === 'name';

/** What a verbal noun's genitive is: its doer, unless the frame says otherwise and nothing else fills that place. */
export function genitiveRole(predicate: Predicate, args: Arguments, byAgent: Filler | null): Role {
  const usual = predicate.frame['genitive'] ?? 'actor';
  if (usual === 'actor') return byAgent ? 'recipient' : 'actor';
  // استقباله وفدا من حماس: beside an object the genitive is what the verb has as its subject.
  if (args.object?.entities.length) return predicate.frame['subject'] ?? 'actor';
  const recipientElsewhere = [...args.oblique].some(
    ([preposition, fillers]) =>
      roleOf(predicate, preposition, true) === 'recipient' && fillers.some((filler) => filler.entities.length),
  );
  return recipientElsewhere ? 'actor' : usual;
}
