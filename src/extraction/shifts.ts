/**
 * Changes of position that the text itself tells: تراجعت باريس عن دعمها لحفتر “Paris stepped back from its support for Haftar”.
 * A verb of turning with a noun of support beside it; holder is who turns, target whom the support was for.
 */
import { contentId, type Cause, type Shift } from '../model/index.ts';
import { onceAChoice, type Unit } from '../language/index.ts';
import { argumentsOfNoun, type Arguments, type Filler } from './arguments/index.ts';
import { timeOf } from './circumstances.ts';
import { indexPredicates, type PhraseMatch, type PredicateIndex } from './predicates.ts';
import { argumentsOfFact, type ProposeInput } from './propose/index.ts';
import { nameOf, textOf, type ReadSentence, phraseAt } from './sentence.ts';
import { attributionAt } from './voices.ts';

/** Phrases of turning, of `shift-away` and `shift-toward`, found as those of predicates are. */
export interface ShiftPhrases extends Readonly<Record<Shift['direction'], PredicateIndex>> {
  /** The verb of turning that a unit is, or the noun of; null for most. */
  readonly verbOf: (unit: Unit) => string | null;
}

export function shiftPhrasesOf(lists: Readonly<Record<string, readonly string[]>>): ShiftPhrases {
  const index = (direction: Shift['direction']): PredicateIndex => {
    const phrases = lists[`shift-${direction}`] ?? [];
    return indexPredicates([
      {
        id: `shift/${direction}`,
        type: 'SUPPORT',
        mode: null,
        support: null,
        verbs: phrases.filter((phrase) => !phrase.includes(' ')),
        nouns: [],
        light: phrases.filter((phrase) => phrase.includes(' ')),
        frame: {},
        needs: [],
        needsNamed: [],
        unnamedDoer: null,
        nounSuffices: false,
        stance: null,
        aspect: 'event',
        speech: false,
        yes: [],
        no: [],
      },
    ]);
  };
  const [away, toward] = [index('away'), index('toward')];
  return { away, toward, verbOf: onceAChoice((unit) => turningVerbOf(unit, [away, toward])) };
}

/** Few verbs turn: only they need their arguments. */
function turningVerbOf(unit: Unit, indexes: readonly PredicateIndex[]): string | null {
  const acted = unit.nominal.find((entry) => entry.features.kind === 'verbal-noun')?.lemma;
  const lemma = unit.class === 'verb' ? unit.lemma : acted;
  const turns = indexes.some(
    (index) => lemma !== undefined && (index.opensPhrase(lemma) || index.byVerb(lemma).length > 0),
  );
  return turns ? (lemma ?? null) : null;
}

/** The shifts, each with the cause that the sentence states of it. */
export function withCauses(shifts: readonly Shift[], causes: readonly Cause[]): readonly Shift[] {
  const isEffect = (shift: Shift, cause: Cause): boolean => {
    const start = cause.start + cause.evidence.indexOf(cause.effect);
    return start <= shift.start && shift.start < start + cause.effect.length;
  };
  return shifts.map((shift) => ({ ...shift, cause: causes.find((cause) => isEffect(shift, cause))?.cause ?? null }));
}

/** Shifts that one sentence tells as done. */
export function shiftsOf(input: ProposeInput, phrases: ShiftPhrases, documentId: string): readonly Shift[] {
  const { read } = input;
  return read.units.flatMap((unit, at): readonly Shift[] => {
    const lemma = phrases.verbOf(unit);
    const args = lemma === null ? null : argumentsOfTurn(input, at);
    if (lemma === null || args === null) return [];
    for (const direction of ['away', 'toward'] as const) {
      const match = phrases[direction].byPhrase(read.units, at, args.last, lemma);
      const plain = (unit.class === 'verb' || isBrought(read, at)) && phrases[direction].byVerb(lemma).length > 0;
      if (!match && !plain) continue;
      const shift = shiftAt(input, { at, direction, args, match }, documentId);
      return shift === null ? [] : [shift];
    }
    return [];
  });
}

/** A word of turning, with its arguments. */
interface Turn {
  readonly at: number;
  readonly direction: Shift['direction'];
  readonly args: Arguments;
  readonly match: PhraseMatch | null;
}

/** What someone was brought to he did; else it counts what the word itself is told as. */
function argumentsOfTurn(input: ProposeInput, at: number): Arguments | null {
  const { read, context, discourse } = input;
  return isBrought(read, at) ? argumentsOfNoun(read, at, context, discourse) : argumentsOfFact(input, at);
}

/** دفع … بعض المقاتلين إلى مبايعة التنظيم: an act to which someone was brought; the noun alone may be a mere topic. */
function isBrought(read: ReadSentence, at: number): boolean {
  if (phraseAt(read, at)?.preposition !== 'إلى') return false;
  return read.units
    .slice(Math.max(0, at - BROUGHT_WITHIN), at)
    .some((unit) => unit.class === 'verb' && BRINGING.has(unit.lemma));
}

const BRINGING = new Set(['دفع', 'اضطر', 'أجبر', 'أرغم', 'حمل', 'قاد']);
const BROUGHT_WITHIN = 15;

function shiftAt(input: ProposeInput, turn: Turn, documentId: string): Shift | null {
  const { read, context, discourse, scopes } = input;
  const { at, direction, args } = turn;
  const party = (id: string): string => context.entities.get(id)?.party ?? id;
  const brought = isBrought(read, at);
  const holderId =
    (brought ? holderBefore(read, at) : undefined) ?? args.subject?.entities[0] ?? holderBefore(read, at);
  if (holderId === undefined) return null;
  const noun = nounOf(read, turn);
  const carried = noun === null ? null : argumentsOfNoun(read, noun, context, discourse);
  const fillers =
    carried === null
      ? [...(brought ? [args.subject] : []), args.object, ...afterPreposition(read, turn)]
      : [...(carried.oblique.get('ل') ?? []), genitiveOf(carried), carried.object, args.object, ...obliquesOf(args)];
  const target = fillers
    .flatMap((filler) => filler?.entities ?? [])
    .map(party)
    .find(
      (id) =>
        id !== party(holderId) &&
        (brought || !args.subject?.entities.some((holder) => party(holder) === id)) &&
        context.entities.get(id)?.type !== 'place',
    );
  if (target === undefined) return null;
  const last = Math.max(args.last, carried?.last ?? 0);
  const first = Math.min(args.first, at);
  const start = (read.units[first] as Unit).start;
  const end = (read.units[last] as Unit).end;
  const turned = noun === null ? null : textOf(context, read, noun, phraseAt(read, noun)?.last ?? noun);
  return {
    id: contentId('s', documentId, start, end, direction),
    evidence: context.text.slice(start, end),
    start,
    end,
    holder: party(holderId),
    target,
    direction,
    from: direction === 'away' ? turned : null,
    to: direction === 'toward' ? turned : null,
    time: timeOf(read, at, first, last, context).time,
    cause: null,
    attribution: attributionAt(read, scopes, at),
  };
}

/** The noun that a phrase of turning ends with; null where it ends with its preposition (تخلى عن). */
function nounOf(read: ReadSentence, { match }: Turn): number | null {
  return match === null || read.units[match.noun]?.class === 'preposition' ? null : match.noun;
}

/** تخلى عن حفتر: him whom the phrase itself names after its preposition. تراجع عن قرار قطع العلاقات is no turning from whom it concerns. */
function afterPreposition(read: ReadSentence, { match, args }: Turn): readonly Filler[] {
  const preposition = match === null ? undefined : read.units[match.noun]?.lemma;
  const own = preposition === undefined ? [] : (args.oblique.get(preposition) ?? []);
  return own.filter(
    ({ head, rule }) => head < 0 || rule.startsWith('pronoun/') || nameOf(read, read.units[head]) !== null,
  );
}

/** دعم حفتر: whom the noun is for; دعمها is hers who turns. */
const genitiveOf = ({ subject }: Arguments): Filler | null =>
  subject === null || subject.rule.startsWith('pronoun/') ? null : subject;

/** علاقات مع X، ثقة من X; what stands after other prepositions tells when or why. */
const obliquesOf = ({ oblique }: Arguments): readonly Filler[] =>
  TOWARD_WHOM.flatMap((preposition) => oblique.get(preposition) ?? []);
const TOWARD_WHOM = ['ل', 'مع', 'ب', 'من', 'عن', 'إلى', 'على', 'تجاه', 'إزاء'];

/** دفعت باريس إلى التراجع: the name before the preposition that brings the noun. */
function holderBefore(read: ReadSentence, at: number): string | undefined {
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1) {
    const name = nameOf(read, read.units[back]);
    if (name && name.type !== 'place') return name.entity;
  }
  return undefined;
}
