/** Whom a noun of several means that were named together before: الوزيران، الجانبان، هذه الدول، الدول الأربع. */
import type { Phrase, Unit } from '../../language/index.ts';
import { isOfKind, TITLES } from '../kinds.ts';
import type { DocumentContext, ReadSentence } from '../sentence.ts';
import type { Discourse } from './discourse.ts';

/** Those whom the phrase means, in the order of the text; none where it is no such noun or they were not told. */
export function toldTogether(
  read: ReadSentence,
  phrase: Phrase,
  context: DocumentContext,
  discourse: Discourse | null,
): readonly string[] {
  const head = read.units[phrase.head] as Unit;
  if (!discourse || !head.reading.article) return [];
  switch (head.lexical?.features.number) {
    case 'd':
      // النازحين: the oblique plural is written like the dual.
      return head.nominal.some(({ features }) => features.number === 'p') ? [] : bothOf(head, context, discourse);
    case 'p':
      return head.lemma === 'دولة' ? statesOf(read, phrase, head, context, discourse) : [];
    default:
      return [];
  }
}

/**
 * الوزيران، الطرفان، البلدان: the two named last, persons for a title, else those of two parties; two that were named together before two
 * that were not, and states before those who stand for one. حث ترامب الطرفين: who speaks to both is none of them, and where two fight it is those.
 */
function bothOf(head: Unit, context: DocumentContext, discourse: Discourse): readonly string[] {
  const typeOf = (id: string): string | undefined => context.entities.get(id)?.type;
  const partyOf = (id: string): string => context.entities.get(id)?.party ?? id;
  const itself = (id: string): string => id;
  if (isOfKind(head, TITLES)) return lastTwo(head, discourse, context, itself, (id) => typeOf(id) === 'person');
  if (!SIDES.has(head.lemma)) return [];
  if (!COUNTRIES.has(head.lemma)) return lastTwo(head, discourse, context, partyOf, () => true);
  const states = lastTwo(head, discourse, context, partyOf, (id) => typeOf(id) === 'state');
  const stoodFor =
    states.length > 0 ? states : lastTwo(head, discourse, context, partyOf, (id) => typeOf(partyOf(id)) === 'state');
  return stoodFor.map(partyOf);
}

/** The two named last before `head` that differ by `sideOf`, among those that may be meant; none where there are no two. */
function lastTwo(
  head: Unit,
  { recent, within }: Discourse,
  { areOpponents }: DocumentContext,
  sideOf: (id: string) => string,
  mayBeMeant: (id: string) => boolean,
): readonly string[] {
  const doers = within.findLast(([verb]) => verb < head.index)?.[1].entities ?? [];
  const third = doers.length === 1 ? sideOf(doers[0] ?? '') : null;
  const last = new Map<string, string>();
  for (const { entity, joined, at } of recent.toReversed()) {
    if (at >= head.start || sideOf(entity) === third || !mayBeMeant(entity)) continue;
    const [one, other] = joined;
    const areTwo = joined.length === 2 && sideOf(one ?? '') !== sideOf(other ?? '') && joined.every(mayBeMeant);
    // Behind another's name only two who fight are still meant.
    if (areTwo) return last.size === 0 || areOpponents(sideOf(one ?? ''), sideOf(other ?? '')) ? joined : [];
    if (!last.has(sideOf(entity))) last.set(sideOf(entity), entity);
  }
  const sides = [...last.keys()];
  const one = third === null ? undefined : sides.find((side) => sides.some((other) => areOpponents(side, other)));
  const other = sides.find((side) => one !== undefined && areOpponents(one, side));
  const [first, second] = one === undefined || other === undefined ? sides : [one, other];
  return first !== undefined && second !== undefined ? [last.get(second) ?? second, last.get(first) ?? first] : [];
}

const COUNTRIES = new Set(['بلد', 'دولة']);
const SIDES = new Set(['طرف', 'جانب', 'بلد', 'دولة', 'حكومة', 'فصيل', 'جيش']);

/** هذه الدول، الدول الأربع: the last list of states, of as many as the phrase counts. */
function statesOf(
  read: ReadSentence,
  phrase: Phrase,
  head: Unit,
  context: DocumentContext,
  { recent }: Discourse,
): readonly string[] {
  const counted = read.units[head.index + 1];
  const count = counted?.class === 'number' ? (read.numbers[counted.ref]?.value ?? null) : null;
  if (count === null && read.units[phrase.first]?.class !== 'demonstrative') return [];
  const list = recent.findLast(({ joined, at }) => joined.length >= LIST && at < head.start);
  if (!list || (count !== null && count !== list.joined.length)) return [];
  return list.joined.every((id) => context.entities.get(id)?.type === 'state') ? list.joined : [];
}

/** Names that make a list: fewer are told in the dual. */
const LIST = 3;
