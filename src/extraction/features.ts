/**
 * What is known of a draft that may tell whether it is right: its features, each with a name such as `route/verb` or
 * `sides/state>armed-group`. A feature holds or does not, and a length is told by the step of a short scale, so that every weight can be
 * read. To tell the judge more, add a family here and its words in `messages/`, and run `npm run train`.
 */
import { quadClassOf } from '../model/index.ts';
import type { Unit } from '../language/index.ts';
import type { Filler } from './arguments/index.ts';
import type { Doubt, Draft } from './draft.ts';
import { type DocumentContext, unitBefore } from './sentence.ts';

/** A draft among the other drafts of its sentence. */
export interface Situation {
  readonly draft: Draft;
  /** All drafts of the sentence, this one among them. */
  readonly siblings: readonly Draft[];
  readonly context: DocumentContext;
}

const UNNAMED: Doubt = 'doer-unnamed';
/** The one feature of an act that nobody is said to have done: what is known of sides tells nothing of it. */
export const DOER_UNNAMED = `doubt/${UNNAMED}`;

/** The values of one family, or the one that it always has; a family may say nothing. */
type Values = string | readonly string[];
const NOTHING: Values = [];

/** The families of features and what each asks of a draft. The value `v` of the family `f` is the feature `f/v`. */
const FAMILIES = {
  route: ({ draft }) => draft.route,
  type: ({ draft }) => draft.type,
  quad: ({ draft }) => quadClassOf(draft.type),
  doubt: ({ draft }) => draft.doubts,
  actor: ({ draft }) => draft.actorSource,
  recipient: ({ draft }) => draft.recipientSource,
  frame: frameOf,
  subject: ({ draft }) => ruleOf(draft.arguments.subject),
  object: ({ draft }) => ruleOf(draft.arguments.object),
  'recipient-by': ({ draft }) => bringerOf(draft),
  sides: ({ draft, context }) => (draft.recipient.length ? sidesOf(draft, context) : NOTHING),
  'actor-name': ({ draft }) => nameRuleOf(draft, draft.actor),
  'recipient-name': ({ draft }) => nameRuleOf(draft, draft.recipient),
  provisional: ({ draft, context }) =>
    [...draft.actor, ...draft.recipient].some((id) => context.entities.get(id)?.provisional) ? 'side' : NOTHING,
  party: ({ draft, context }) => (isWithinOneParty(draft, context) ? 'one' : NOTHING),
  actors: ({ draft }) => countOf(draft.actor.length),
  before: ({ draft }) => wordBefore(draft),
  evidence: ({ draft }) => lengthOf(draft.last - draft.first + 1),
  overlap: overlapsOf,
  polarity: ({ draft }) => draft.mood.polarity,
  modality: ({ draft }) => draft.mood.modality,
  voice: ({ draft }) => draft.attribution.kind,
  place: ({ draft }) => (draft.place.length ? 'given' : 'absent'),
  time: ({ draft }) => draft.when.source ?? 'absent',
  stance: ({ draft }) => (draft.stance.length ? 'given' : 'absent'),
} satisfies Record<string, (situation: Situation) => Values>;

/** A family of features. */
export type Family = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as readonly Family[];

/** The names of the features that hold of a draft, in a fixed order. */
export function featuresOf(situation: Situation): readonly string[] {
  if (situation.draft.doubts.includes(UNNAMED)) return [DOER_UNNAMED];
  const features: string[] = [];
  for (const { family, valuesOf, names } of NAMED_FAMILIES) {
    const values = valuesOf(situation);
    if (typeof values === 'string') features.push(names.get(values) ?? newName(family, values, names));
    else for (const value of values) features.push(names.get(value) ?? newName(family, value, names));
  }
  return features;
}

/** The families with the features met so far, `f/v` by `v`: made once, so that weights are found by a string that is known; they are few. */
const NAMED_FAMILIES = FAMILY_NAMES.map((family) => ({
  family,
  valuesOf: FAMILIES[family],
  names: new Map<string, string>(),
}));

function newName(family: Family, value: string, names: Map<string, string>): string {
  const name = `${family}/${value}`;
  names.set(value, name);
  return name;
}

/** Whether the place for the one done to, where the predicate has one, is filled. */
function frameOf({ draft }: Situation): Values {
  if (!Object.values(draft.predicate.frame).includes('recipient')) return NOTHING;
  return draft.recipient.length ? 'filled' : 'empty';
}

/** By which rule an argument was found: `after-verb` of `subject/after-verb`. */
function ruleOf(filler: Filler | null): string {
  return filler ? filler.rule.slice(filler.rule.indexOf('/') + 1) : 'none';
}

/** What brings the recipient: the object, the subject, the genitive, a preposition by its spelling, or what is known besides. */
function bringerOf({ arguments: args, recipient }: Draft): string {
  const [first] = recipient;
  if (first === undefined) return 'none';
  const holds = (filler: Filler | null): boolean => filler?.entities.includes(first) ?? false;
  if (holds(args.object)) return 'object';
  for (const [preposition, fillers] of args.oblique) if (fillers.some(holds)) return preposition;
  if (holds(args.genitive)) return 'genitive';
  return holds(args.subject) ? 'subject' : 'context';
}

/** What does it, and to what: `state>armed-group`. */
function sidesOf(draft: Draft, context: DocumentContext): string {
  return [draft.actor[0], draft.recipient[0]].map((id) => context.entities.get(id ?? '')?.type ?? 'unknown').join('>');
}

/** How the name of the first of a side was recognised in the sentence; nothing where it is not named there. */
function nameRuleOf(draft: Draft, side: readonly string[]): Values {
  const span = draft.read.names.find((name) => name.entity === side[0]);
  return span ? span.rule.slice(span.rule.indexOf('/') + 1) : NOTHING;
}

function isWithinOneParty(draft: Draft, context: DocumentContext): boolean {
  const partyOf = (id: string): string => context.entities.get(id)?.party ?? id;
  const parties = new Set(draft.actor.map(partyOf));
  return draft.recipient.some((id) => parties.has(partyOf(id)));
}

/** The clitic of the trigger, else the kind of word before it: a noun under a preposition is mostly told in passing. */
function wordBefore({ read, trigger }: Draft): string {
  const { proclitics } = (read.units[trigger] as Unit).reading;
  return proclitics.length ? proclitics.join('') : (unitBefore(read, trigger)?.class ?? 'none');
}

/** Other drafts of the sentence that share words with this one. */
function overlapsOf({ draft, siblings }: Situation): Values {
  if (siblings.length === 1) return NOTHING;
  const kinds = siblings
    .filter((other) => other !== draft && other.first <= draft.last && draft.first <= other.last)
    .map((other) => {
      if (other.type === draft.type) return other.trigger < draft.trigger ? 'same-type-before' : 'same-type-after';
      return other.first <= draft.trigger && draft.trigger <= other.last ? 'inside-other-type' : 'other-type';
    });
  return [...new Set(kinds)].toSorted();
}

function countOf(count: number): string {
  return count <= 1 ? 'one' : count === 2 ? 'two' : 'many';
}

/** Steps of the evidence's length in units: a clause without and with its circumstances, a sentence, more than most sentences. */
const SHORT_MAX = 6;
const MIDDLING_MAX = 14;
const LONG_MAX = 25;

function lengthOf(units: number): string {
  if (units <= SHORT_MAX) return 'short';
  if (units <= MIDDLING_MAX) return 'middling';
  return units <= LONG_MAX ? 'long' : 'very-long';
}
