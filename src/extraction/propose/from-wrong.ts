/**
 * Accusations told by their content alone: أكدت الهند أن باكستان تخرق الهدنة, قالت كوبا إن إسبانيا مسؤولة عن الأزمة. The speaker accuses;
 * what he says of the other is a claim besides (CODEBOOK, attribution and hard case 4).
 */
import { isQuote, type Phrase, type Unit } from '../../language/index.ts';
import type { Voice } from '../../model/index.ts';
import { argumentsOfNoun, fillerOf, type Arguments } from '../arguments/index.ts';
import { moodOfNoun } from '../circumstances.ts';
import type { Draft } from '../draft.ts';
import { phraseAt, type ReadSentence } from '../sentence.ts';
import { bestFit } from './frames.ts';
import { fromVerb } from './from-verb.ts';
import type { ProposeInput } from './input.ts';
import { draftOf } from './to-draft.ts';

/** The accusations in what the verb, noun or adjective at `at` tells; `isTold` says that the word tells another act already. */
export function fromWrong(input: ProposeInput, unit: Unit, at: number, isTold: boolean): readonly Draft[] {
  const { wrongs } = input;
  const isVerb = unit.class === 'verb';
  if (isVerb && isDuty(input, unit)) return [];
  if (isVerb ? !wrongs.byVerb(unit.lemma).length && !wrongs.opensPhrase(unit.lemma) : !mayBlame(input, unit, at))
    return [];
  const scope = input.scopes.findLast(({ first, last }) => first <= at && at <= last);
  // Of two acts that one word tells the likelier stays: the accusation is told by the verb of saying.
  const trigger = isTold ? (scope?.trigger ?? -1) : at;
  if (!scope || !isAccuser(input, scope.voice) || trigger < 0) return [];
  const found = isVerb ? fromVerb({ ...input, predicates: wrongs }, unit, at, new Set()) : fromBlame(input, at);
  return found
    .filter(({ mood }) => mood.polarity === 'affirmed' && mood.modality === 'actual')
    .map((draft) => ({ ...draft, trigger, first: fromSaying(draft, scope.trigger) }));
}

/** يتحمل مسؤولية حفظ السلم: a task that one has, and no blame. */
function isDuty({ read, vocabulary }: ProposeInput, { lemma, index }: Unit): boolean {
  if (lemma !== 'تحمل') return false;
  const burden = read.units.findIndex((unit, at) => at > index && unit.lemma === 'مسؤولية');
  return burden > 0 && vocabulary.tasks.has(read.units[burden + 1]?.reading.stem ?? '');
}

/** Who is named, an official of whom it is told whose he is, and the body whose report it is; an outlet only tells. */
function isAccuser({ context }: ProposeInput, { kind, speaker }: Voice): boolean {
  if (kind === 'named') return true;
  const isParty = speaker.length > 0 && speaker.every((id) => context.entities.get(id)?.type !== 'media');
  return isParty && (kind === 'anonymous' || kind === 'media');
}

/** Words between a verb of saying and what it brings, at most. */
const SAID_WITHIN = 20;

/** The accusation is told from the verb of saying on. */
const fromSaying = ({ first }: Draft, says: number): number =>
  says >= 0 && says < first && first - says <= SAID_WITHIN ? says : first;

/** مسؤولة عن، هي المسؤولة عن، غير قانوني, right after a name or an act that إن or أن opens. */
function mayBlame({ read, wrongs }: ProposeInput, unit: Unit, at: number): boolean {
  const isApart = read.units[at - 1]?.class === 'pronoun';
  if (unit.reading.article !== isApart || !wrongs.byNoun(read.units, at).length) return false;
  const before = phraseJudged(read, at);
  return before?.preposition === null && read.units[before.first - 1]?.class === 'complementizer';
}

/** The phrase of which the noun at `at` says something, past the mark that opens a quotation, القرار «غير قانوني», or the pronoun that parts them. */
function phraseJudged(read: ReadSentence, at: number): Phrase | undefined {
  const before = read.units[at - 1];
  return phraseAt(read, before && (isQuote(before) || before.class === 'pronoun') ? at - 2 : at - 1);
}

function fromBlame(input: ProposeInput, at: number): readonly Draft[] {
  const { read, context, discourse, vocabulary } = input;
  const before = phraseJudged(read, at);
  if (!before) return [];
  const right = argumentsOfNoun(read, at, context, discourse);
  const subject = fillerOf(read, before, context, discourse, 'subject/before-verb');
  const args: Arguments = { ...right, subject, object: null, first: before.first };
  const predicate = bestFit(read, at, input.wrongs.byNoun(read.units, at), args);
  return predicate
    ? draftOf({ input, predicate, route: 'verb', at, args, mood: moodOfNoun(read, at, vocabulary) })
    : [];
}
