/**
 * Stated causes: that one thing brought about another, with the marker that says so. Purposes (من أجل، بهدف) are none.
 * Example: تراجعت باريس بسبب هزائم حفتر → marker بسبب, effect first.
 */
import { contentId, type Cause } from '../model/index.ts';
import { isQuote, type Unit } from '../language/index.ts';
import { textOf, type DocumentContext, type ReadSentence } from './sentence.ts';
import { phraseFinder, withoutConjunction, type PhraseFinder } from './word-phrases.ts';

export interface CauseMarker {
  readonly words: readonly string[];
  readonly order: 'effect-first' | 'cause-first';
  /** Length in words, for the longest match first. */
  readonly text: string;
}

/** Finds the longest marker at a unit. */
export type CauseMarkers = PhraseFinder<CauseMarker>;

/** Lists `cause-first` and `effect-first` of a bundle. */
export function causeMarkersOf(lists: Readonly<Record<string, readonly string[]>>): CauseMarkers {
  const markers: CauseMarker[] = [];
  for (const order of ['effect-first', 'cause-first'] as const) {
    for (const text of lists[`cause-markers-${order}`] ?? []) markers.push({ words: text.split(' '), order, text });
  }
  return phraseFinder(
    markers.toSorted((a, b) => b.words.length - a.words.length),
    stands,
  );
}

export function causesOf(
  read: ReadSentence,
  context: DocumentContext,
  markers: CauseMarkers,
  documentId: string,
): readonly Cause[] {
  const causes: Cause[] = [];
  for (let at = 0; at < read.units.length; at += 1) {
    const marker = markers(read.units, at);
    if (!marker) continue;
    const cause = causeAt(read, at, marker, context, documentId);
    if (cause) causes.push(cause);
    at += marker.words.length - 1;
  }
  return causes;
}

function stands(unit: Unit, word: string): boolean {
  if (unit.class === 'name' || unit.reading.article) return false;
  if (unit.class === 'verb') return unit.lemma === word && unit.lexical?.features.person === 3;
  return unit.lemma === word || withoutConjunction(unit) === word;
}

function causeAt(
  read: ReadSentence,
  at: number,
  marker: CauseMarker,
  context: DocumentContext,
  documentId: string,
): Cause | null {
  const before = stretchBefore(read, at);
  const after = stretchAfter(read, at + marker.words.length - 1);
  if (!before || !after) return null;
  const [causeSpan, effectSpan] = marker.order === 'effect-first' ? [after, before] : [before, after];
  const start = (read.units[before[0]] as Unit).start;
  const end = (read.units[after[1]] as Unit).end;
  return {
    id: contentId('r', documentId, start, end, marker.text),
    evidence: context.text.slice(start, end),
    start,
    end,
    marker: textOf(context, read, at, at + marker.words.length - 1),
    cause: textOf(context, read, ...causeSpan),
    effect: textOf(context, read, ...effectSpan),
  };
}

const ENDS = new Set(['؛', ':', '.', '؟', '!', '…']);

function stretchBefore(read: ReadSentence, at: number): readonly [number, number] | null {
  let last = at - 1;
  while (last >= 0 && isFiller(read.units[last] as Unit)) last -= 1;
  let first = last;
  let commas = 0;
  while (first > 0) {
    const before = read.units[first - 1] as Unit;
    if (ENDS.has(before.lemma) || before.class === 'complementizer' || (isQuote(before) && first < last)) break;
    if (before.lemma === '،' && (commas += 1) > 0 && last - first >= 3) break;
    first -= 1;
  }
  return last >= first && last >= 0 && last - first >= 1 ? [first, last] : null;
}

function stretchAfter(read: ReadSentence, at: number): readonly [number, number] | null {
  let first = at + 1;
  while (first < read.units.length && isFiller(read.units[first] as Unit)) first += 1;
  let last = first;
  while (last + 1 < read.units.length) {
    const next = read.units[last + 1] as Unit;
    if (ENDS.has(next.lemma) || next.lemma === '،' || (isQuote(next) && last - first >= 2)) break;
    last += 1;
  }
  return first < read.units.length && last > first ? [first, last] : null;
}

function isFiller(unit: Unit): boolean {
  return (
    unit.class === 'mark' ||
    unit.lemma === 'ما' ||
    unit.lemma === 'مما' ||
    unit.lemma === 'الذي' ||
    unit.lemma === 'التي'
  );
}
