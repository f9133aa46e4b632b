/** Demands told without a verb: قالت تركيا إن على اليونان أن توضح, لا بد أن توقف إسرائيل الحرب. They mean what يجب does. */
import { isTanwin, type Unit } from '../../language/index.ts';
import { argumentsOfNoun, fillerOf, type Arguments } from '../arguments/index.ts';
import { PLAIN } from '../circumstances.ts';
import type { Draft } from '../draft.ts';
import { isOfKind } from '../kinds.ts';
import { phraseAt } from '../sentence.ts';
import { isVerbalNoun } from './act-nouns.ts';
import { speakerAt, type ProposeInput } from './input.ts';
import { draftOf } from './to-draft.ts';

/** The verb whose predicate says what these words mean. */
const MUST = 'وجب';

/** The drafts of the clause that the إن, أن, colon or quotation mark at `at` opens: واشنطن: على طهران التعاون. */
export function fromObligation(input: ProposeInput, at: number): readonly Draft[] {
  if (!speakerAt(input, at + 1).length) return [];
  const args = isNoWayOut(input, at) ? emptyAt(at + 2) : dutyOf(input, at + 1);
  const [predicate] = input.predicates.byVerb(MUST);
  if (!args || !predicate) return [];
  return draftOf({ input, predicate, route: 'verb', at: args.first, args, mood: PLAIN });
}

const emptyAt = (at: number): Arguments => ({
  subject: null,
  object: null,
  genitive: null,
  oblique: new Map(),
  first: at,
  last: at,
});

/** إنه لا بد أن: what must be done and by whom stands in the clause after it. */
function isNoWayOut({ read: { units } }: ProposeInput, at: number): boolean {
  return units[at + 1]?.lemma === 'لا' && units[at + 2]?.lemma === 'بد' && units[at + 3]?.class === 'complementizer';
}

/** على اليونان أن توضح، على قطر تغيير سياستها: whose duty it is, and what it is; null where على brings none. */
function dutyOf({ read, context, discourse }: ProposeInput, on: number): Arguments | null {
  const phrase = read.units[on]?.lemma === 'على' ? phraseAt(read, on + 1) : undefined;
  if (phrase?.first !== on + 1) return null;
  const owed = fillerOf(read, phrase, context, discourse, 'oblique/على');
  const next = read.units[owed.last + 1];
  if (!owed.entities.length || !next) return null;
  const isClause = next.class === 'complementizer';
  if (!isClause && !isDeed(next, read.units[next.index + 1])) return null;
  return {
    ...emptyAt(on),
    oblique: new Map([['على', [owed]]]),
    last: isClause ? owed.last : argumentsOfNoun(read, next.index, context, discourse).last,
  };
}

/** تغيير سياستها, but not ضغوط كبيرة or ضغوطاً: the noun of an act that is definite. */
function isDeed(noun: Unit, after: Unit | undefined): boolean {
  const isConstruct = after !== undefined && !after.adjectival && (after.class === 'name' || after.class === 'noun');
  const isDefinite = noun.reading.article || noun.reading.pronoun !== null || isConstruct;
  return noun.class === 'noun' && (isVerbalNoun(noun) || isOfKind(noun, ACTS)) && !isTanwin(noun) && isDefinite;
}

const ACTS = new Set(['act']);
