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
      return bothOf(head, context, discourse);
    case 'p':
      return head.lemma === 'دولة' ? statesOf(read, phrase, head, context, discourse) : [];
    default:
      return [];
  }
}

/** الوزيران، الطرفان، البلدان: the two named last, persons for a title, else those of two parties. */
function bothOf(head: Unit, context: DocumentContext, { recent }: Discourse): readonly string[] {
  const isPerson = isOfKind(head, TITLES);
  if (!isPerson && !SIDES.has(head.lemma)) return [];
  const partyOf = (id: string): string => (isPerson ? id : (context.entities.get(id)?.party ?? id));
  const last = new Map<string, string>();
  for (const { entity, at } of recent.toReversed()) {
    if (at >= head.start || (isPerson && context.entities.get(entity)?.type !== 'person')) continue;
    if (!last.has(partyOf(entity))) last.set(partyOf(entity), entity);
  }
  const [first, second] = last.values();
  return first !== undefined && second !== undefined ? [second, first] : [];
}

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
