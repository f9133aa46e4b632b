/**
 * Changes of position that the text itself tells: تراجعت باريس عن دعمها لحفتر “Paris stepped back from its support for Haftar”.
 * A verb of turning with a noun of support beside it; holder is who turns, target whom the support was for.
 */
import { contentId, type Cause, type Shift } from '../model/index.ts';
import { onceAChoice, type Unit } from '../language/index.ts';
import { argumentsOfNoun, argumentsOfVerb, type Arguments, type Discourse } from './arguments/index.ts';
import { timeOf } from './circumstances.ts';
import { indexPredicates, type PredicateIndex } from './predicates.ts';
import { nameOf, textOf, type DocumentContext, type ReadSentence, phraseAt } from './sentence.ts';
import { attributionAt, type Scope } from './voices.ts';

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

/** Stated shifts of one sentence. */
export function shiftsOf(
  read: ReadSentence,
  context: DocumentContext,
  discourse: Discourse,
  scopes: readonly Scope[],
  phrases: ShiftPhrases,
  documentId: string,
): readonly Shift[] {
  const shifts: Shift[] = [];
  read.units.forEach((unit, at) => {
    const lemma = phrases.verbOf(unit);
    if (lemma === null) return;
    const args =
      unit.class === 'verb'
        ? argumentsOfVerb(read, at, context, discourse)
        : argumentsOfNoun(read, at, context, discourse);
    for (const direction of ['away', 'toward'] as const) {
      const match = phrases[direction].byPhrase(read.units, at, args.last, lemma);
      const plain = (unit.class === 'verb' || isBrought(read, at)) && phrases[direction].byVerb(lemma).length > 0;
      if (!match && !plain) continue;
      const shift = shiftAt(
        read,
        at,
        direction,
        args,
        nounOf(read, match?.noun),
        context,
        discourse,
        scopes,
        documentId,
      );
      if (shift) shifts.push(shift);
      return;
    }
  });
  return shifts;
}

/** دفع … بعض المقاتلين إلى مبايعة التنظيم: an act to which someone was brought; the noun alone may be a mere topic. */
function isBrought(read: ReadSentence, at: number): boolean {
  if (phraseAt(read, at)?.preposition !== 'إلى') return false;
  return read.units
    .slice(Math.max(0, at - BROUGHT_WITHIN), at)
    .some((unit) => unit.class === 'verb' && BRINGING.has(unit.lemma));
}

const BRINGING = new Set(['دفع', 'دعا', 'اضطر', 'أجبر', 'أرغم', 'حمل', 'قاد']);
const BROUGHT_WITHIN = 15;

/** The noun that a phrase of turning ends with; null where it ends with its preposition (تخلى عن). */
function nounOf(read: ReadSentence, at: number | null | undefined): number | null {
  return at === null || at === undefined || read.units[at]?.class === 'preposition' ? null : at;
}

function shiftAt(
  read: ReadSentence,
  at: number,
  direction: Shift['direction'],
  args: Arguments,
  noun: number | null,
  context: DocumentContext,
  discourse: Discourse,
  scopes: readonly Scope[],
  documentId: string,
): Shift | null {
  const party = (id: string): string => context.entities.get(id)?.party ?? id;
  const brought = isBrought(read, at);
  const holderId =
    (brought ? holderBefore(read, at) : undefined) ?? args.subject?.entities[0] ?? holderBefore(read, at);
  if (holderId === undefined) return null;
  const carried = noun === null ? null : argumentsOfNoun(read, noun, context, discourse);
  const fillers = [
    ...(carried ? [...(carried.oblique.get('ل') ?? []), carried.subject, carried.object] : []),
    // إلى مبايعة التنظيم: the genitive of what someone is brought to is whom it is for.
    ...(brought ? [args.subject] : []),
    args.object,
    ...[...args.oblique.values()].flat(),
  ];
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

/** دفعت باريس إلى التراجع: the name before the preposition that brings the noun. */
function holderBefore(read: ReadSentence, at: number): string | undefined {
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1) {
    const name = nameOf(read, read.units[back]);
    if (name && name.type !== 'place') return name.entity;
  }
  return undefined;
}
