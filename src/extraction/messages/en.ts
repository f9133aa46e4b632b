import type { ATTRIBUTION_KINDS, ENTITY_TYPES, QUAD_CLASSES } from '../../model/index.ts';
import type { UnitClass } from '../../language/index.ts';
import type { Draft } from '../draft.ts';
import type { Family } from '../features.ts';

/** The words that features are told with, in English: what each family says of a value, and the values that are words. */
export const en = {
  base: 'any claim',
  families: {
    route: 'told by {value}',
    type: 'an act of the type {value}',
    quad: 'an act of the class {value}',
    doubt: 'the rules doubt it: {value}',
    actor: 'the doer is {value}',
    recipient: 'the one done to is {value}',
    frame: 'the place of the one done to is {value}',
    subject: 'the doer was found by the rule {value}',
    object: 'the object was found by the rule {value}',
    'recipient-by': 'the one done to is brought by {value}',
    sides: 'the sides are {value}',
    'actor-name': 'the name of the doer was recognised by {value}',
    'recipient-name': 'the name of the one done to was recognised by {value}',
    provisional: 'no table knows {value}',
    party: 'both sides act for {value}',
    actors: 'doers: {value}',
    before: 'before the word that tells it: {value}',
    evidence: 'the evidence is {value}',
    overlap: 'it shares words with {value}',
    polarity: 'the act is {value}',
    modality: 'the act is {value}',
    voice: 'on the word of {value}',
    place: 'the place is {value}',
    time: 'the time is {value}',
    stance: 'the stance is {value}',
  },
  exceptions: {
    'subject/none': 'no doer was found',
    'object/none': 'no object was found',
    'recipient-by/none': 'nothing brings one done to',
  },
  values: {
    verb: 'a finite verb',
    'light-verb': 'a verb with its noun',
    'verbal-noun': 'a verbal noun',
    noun: 'a noun',
    participle: 'an active participle',
    'passive-participle': 'a passive participle',
    'verbal-cooperation': 'cooperation in words',
    'material-cooperation': 'cooperation in deeds',
    'verbal-conflict': 'conflict in words',
    'material-conflict': 'conflict in deeds',
    'noun-tells-little': 'a noun that adds neither whom nor where nor when',
    'side-missing': 'an act that needs two sides has one',
    'doer-unnamed': 'nobody is said to have done it',
    'sides-known-before': 'who did it is known only from what was told before',
    stated: 'stated',
    inherited: 'inherited',
    inferred: 'inferred',
    absent: 'absent',
    given: 'given',
    filled: 'filled',
    empty: 'empty',
    none: 'nothing',
    object: 'the object',
    subject: 'the subject',
    genitive: 'the genitive',
    context: 'what is known besides',
    side: 'one of the sides',
    one: 'one',
    two: 'two',
    many: 'more than two',
    adjective: 'an adjective',
    name: 'a name',
    date: 'a date',
    number: 'a number',
    preposition: 'a preposition',
    conjunction: 'a conjunction',
    complementizer: 'أن or إن',
    relative: 'a relative pronoun',
    negator: 'a negation',
    tense: 'a particle of tense',
    demonstrative: 'a demonstrative',
    pronoun: 'a pronoun',
    adverb: 'an adverb',
    mark: 'a mark',
    short: 'short',
    middling: 'of middling length',
    long: 'long',
    'very-long': 'very long',
    'same-type-before': 'an act of the same type before it',
    'same-type-after': 'an act of the same type after it',
    'inside-other-type': 'an act of another type that holds it',
    'other-type': 'an act of another type beside it',
    affirmed: 'affirmed',
    negated: 'negated',
    actual: 'actual',
    planned: 'planned',
    possible: 'possible',
    author: 'the author',
    named: 'someone named',
    anonymous: 'someone unnamed',
    observers: 'observers',
    media: 'media',
    state: 'a state',
    government: 'a government',
    igo: 'an intergovernmental organisation',
    'armed-group': 'an armed group',
    organization: 'an organisation',
    person: 'a person',
    group: 'a group',
    place: 'a place',
    unknown: 'unknown',
  },
} as const satisfies FeatureWords;

/** Values that are ids, spellings or names of rules stand for themselves. */
export type WordedValue = keyof (typeof en)['values'];
export type WordedException = keyof (typeof en)['exceptions'];

interface FeatureWords {
  readonly base: string;
  readonly families: Record<Family, string>;
  /** Features that read badly as a family and a value. */
  readonly exceptions: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>> &
    Record<
      | Draft['route']
      | Draft['actorSource']
      | Draft['recipientSource']
      | Draft['doubts'][number]
      | Draft['mood']['polarity']
      | Draft['mood']['modality']
      | (typeof ATTRIBUTION_KINDS)[number]
      | (typeof ENTITY_TYPES)[number]
      | (typeof QUAD_CLASSES)[number]
      | UnitClass,
      string
    >;
}
