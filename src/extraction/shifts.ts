/**
 * Changes of position that the text itself tells: تراجعت باريس عن دعمها لحفتر “Paris stepped back from its support for Haftar”.
 * A verb of turning with a noun of support beside it; holder is who turns, target whom the support was for.
 */
import { contentId, type Shift } from '../model/index.ts';
import { type Unit } from '../language/index.ts';
import { argumentsOfNoun, argumentsOfVerb, type Discourse } from './arguments.ts';
import { timeOf } from './circumstances.ts';
import { nameOf, textOf, type DocumentContext, type ReadSentence } from './sentence.ts';
import { attributionAt, type Scope } from './voices.ts';

/** Verb and preposition of turning, with the direction it gives to a support noun. */
export interface ShiftVerbs {
  readonly away: ReadonlyMap<string, ReadonlySet<string>>;
  readonly toward: ReadonlyMap<string, ReadonlySet<string>>;
}

export function shiftVerbsOf(lists: Readonly<Record<string, readonly string[]>>): ShiftVerbs {
  const read = (name: string): ReadonlyMap<string, ReadonlySet<string>> => {
    const verbs = new Map<string, Set<string>>();
    for (const phrase of lists[name] ?? []) {
      const [verb = '', preposition = ''] = phrase.split(' ');
      const set = verbs.get(verb) ?? new Set<string>();
      set.add(preposition);
      verbs.set(verb, set);
    }
    return verbs;
  };
  return { away: read('shift-away'), toward: read('shift-toward') };
}

const SUPPORT_VERBS = new Set(['دعم', 'أيد', 'ساند', 'وقف', 'حالف', 'تحالف', 'موقف', 'انحاز']);

export function shiftsOf(read: ReadSentence, context: DocumentContext, discourse: Discourse, scopes: readonly Scope[], verbs: ShiftVerbs, documentId: string): readonly Shift[] {
  const shifts: Shift[] = [];
  read.units.forEach((unit, at) => {
    const isNoun = unit.class === 'noun' && unit.lexical?.pos === 'verbal-noun';
    if (unit.class !== 'verb' && !isNoun) return;
    for (const direction of ['away', 'toward'] as const) {
      const prepositions = verbs[direction].get(unit.lemma);
      if (!prepositions) continue;
      const shift = shiftAt(read, at, isNoun, direction, prepositions, context, discourse, scopes, documentId);
      if (shift) shifts.push(shift);
    }
  });
  return shifts;
}

function shiftAt(read: ReadSentence, at: number, isNoun: boolean, direction: Shift['direction'], prepositions: ReadonlySet<string>, context: DocumentContext, discourse: Discourse, scopes: readonly Scope[], documentId: string): Shift | null {
  const args = isNoun ? argumentsOfNoun(read, at, context, discourse) : argumentsOfVerb(read, at, context, discourse);
  const support = [...args.oblique].flatMap(([preposition, fillers]) => (prepositions.has(preposition) ? fillers : [])).find((filler) => SUPPORT_VERBS.has(read.units[filler.head]?.lemma ?? ''));
  const holderId = args.subject?.entities[0] ?? holderBefore(read, at);
  if (!support || holderId === undefined) return null;
  const party = (id: string): string => context.entities.get(id)?.party ?? id;
  const ofSupport = argumentsOfNoun(read, support.head, context, discourse);
  const sides = [...(ofSupport.oblique.get('ل') ?? []).flatMap((filler) => filler.entities), ...(args.oblique.get('ل') ?? []).flatMap((filler) => filler.entities), ...(ofSupport.subject?.source === 'stated' ? ofSupport.subject.entities : []), ...(ofSupport.object?.entities ?? [])];
  const target = sides.map(party).find((id) => id !== party(holderId) && context.entities.get(id)?.type !== 'place');
  if (target === undefined) return null;
  const last = Math.max(args.last, ofSupport.last);
  const first = Math.min(args.first, at);
  const start = (read.units[first] as Unit).start;
  const end = (read.units[last] as Unit).end;
  return {
    id: contentId('s', documentId, start, end, direction),
    evidence: context.text.slice(start, end),
    start,
    end,
    holder: party(holderId),
    target,
    direction,
    from: direction === 'away' ? textOf(context, read, support.first, Math.max(support.last, support.head)) : null,
    to: direction === 'toward' ? textOf(context, read, support.first, Math.max(support.last, support.head)) : null,
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
