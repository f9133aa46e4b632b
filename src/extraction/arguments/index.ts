/** Who does it, to whom, through which preposition: the arguments of a predicate within its clause. */
export { carriedSubject, type Discourse, type Named } from './discourse.ts';
export { OPEN_AGREEMENT, type Arguments, type Filler } from './filler.ts';
export { entitiesOfList, fillerOf } from './members.ts';
export { argumentsOfNoun } from './of-noun.ts';
export { argumentsOfVerb, subjectOfVerb } from './of-verb.ts';
export { describedPhrase, phraseBefore } from './phrase-shape.ts';
export { isNaming } from './scan.ts';
export { isOwnCountry, pronounAgrees, pronounFiller, withPronoun } from './pronouns.ts';
