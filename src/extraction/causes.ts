/**
 * Stated causes: that one thing brought about another, with the marker that says so. Purposes (من أجل، بهدف) are none.
 * Example: تراجعت باريس بسبب هزائم حفتر → marker بسبب, effect first.
 */
import { contentId, type Cause } from '../model/index.ts';
import { isQuote, type Unit } from '../language/index.ts';
import { textOf, type DocumentContext, type ReadSentence, unitBefore } from './sentence.ts';
import { phraseFinder, withoutConjunction, type PhraseFinder } from './word-phrases.ts';

export interface CauseMarker {
  readonly words: readonly string[];
  readonly order: 'effect-first' | 'cause-first';
  /** Length in words, for the longest match first. */
  readonly text: string;
}

export interface CauseMarkers {
  /** The longest marker at a unit. */
  readonly at: PhraseFinder<CauseMarker>;
  /**
   * Verbs of bringing about, with the prepositions that bring the effect (أدى … إلى) and null where it is the object (خلف, دفع); of a
   * verb that stands first in its clause the cause comes after it.
   */
  readonly verbs: ReadonlyMap<string, ReadonlySet<string | null>>;
}

/** Lists `cause-first` and `effect-first` of a bundle. */
export function causeMarkersOf(lists: Readonly<Record<string, readonly string[]>>): CauseMarkers {
  const markers: CauseMarker[] = [];
  for (const order of ['effect-first', 'cause-first'] as const) {
    for (const text of lists[`cause-markers-${order}`] ?? []) markers.push({ words: text.split(' '), order, text });
  }
  const verbs = new Map<string, Set<string | null>>();
  for (const { words, order } of markers) {
    const [verb = '', preposition = null] = words;
    if (order !== 'cause-first' || words.length > 2 || (preposition !== null && !BRINGING_EFFECT.has(preposition)))
      continue;
    verbs.set(verb, (verbs.get(verb) ?? new Set()).add(preposition));
  }
  return {
    at: phraseFinder(
      markers.toSorted((a, b) => b.words.length - a.words.length),
      stands,
    ),
    verbs,
  };
}

const BRINGING_EFFECT = new Set(['إلى', 'عن', 'في']);

export function causesOf(
  read: ReadSentence,
  context: DocumentContext,
  markers: CauseMarkers,
  documentId: string,
): readonly Cause[] {
  const causes: Cause[] = [];
  for (let at = 0; at < read.units.length; at += 1) {
    const first = verbFirst(read, at, markers);
    if (first) {
      causes.push(
        causeOf(read, context, documentId, { marker: [at, at], markerText: read.units[at]?.lemma ?? '', ...first }),
      );
      continue;
    }
    const marker = markers.at(read.units, at);
    // خلف is “behind” as well as “left behind”.
    if (!marker || (marker.order === 'cause-first' && read.units[at]?.class === 'preposition')) continue;
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
  const [cause, effect] = marker.order === 'effect-first' ? [after, before] : [before, after];
  return causeOf(read, context, documentId, {
    marker: [at, at + marker.words.length - 1],
    markerText: marker.text,
    cause,
    effect,
  });
}

type Stretch = readonly [first: number, last: number];

interface Found {
  readonly marker: Stretch;
  readonly markerText: string;
  readonly cause: Stretch;
  readonly effect: Stretch;
}

function causeOf(
  read: ReadSentence,
  context: DocumentContext,
  documentId: string,
  { marker, markerText, cause, effect }: Found,
): Cause {
  const start = (read.units[Math.min(marker[0], cause[0], effect[0])] as Unit).start;
  const end = (read.units[Math.max(marker[1], cause[1], effect[1])] as Unit).end;
  return {
    id: contentId('r', documentId, start, end, markerText),
    evidence: context.text.slice(start, end),
    start,
    end,
    marker: textOf(context, read, ...marker),
    cause: textOf(context, read, ...cause),
    effect: textOf(context, read, ...effect),
  };
}

/** خلفت الاشتباكات قتيلا، أدى الهجوم إلى مقتل جندي: the cause is the subject after the verb, the effect its object or what إلى brings. */
function verbFirst(
  read: ReadSentence,
  at: number,
  { verbs }: CauseMarkers,
): { readonly cause: Stretch; readonly effect: Stretch } | null {
  const verb = read.units[at] as Unit;
  const prepositions = verb.class === 'verb' && verb.lexical?.features.person === 3 ? verbs.get(verb.lemma) : undefined;
  if (!prepositions || verb.reading.pronoun !== null) return null;
  const subject = read.phrases.find(({ first }) => first === at + 1 || first === at + 2);
  if (subject?.preposition !== null) return null;
  if (subject.first === at + 2 && read.units[at + 1]?.class !== 'demonstrative') return null;
  if (!opensClause(read, at)) return null;
  const last = stretchAfter(read, at)?.[1] ?? at;
  const effect = read.phrases.find(
    (phrase) =>
      phrase.first > subject.last &&
      phrase.first <= last &&
      phrase.joinedTo < 0 &&
      prepositions.has(phrase.preposition),
  );
  if (!effect) return null;
  const brought = effect.preposition === null ? effect.first : effect.first - 1;
  return { cause: [at + 1, brought - 1], effect: [effect.first, last] };
}

/** True where nothing stands before the verb that could be its subject. */
function opensClause(read: ReadSentence, at: number): boolean {
  const verb = read.units[at] as Unit;
  const before = unitBefore(read, at);
  if (!before || before.class === 'mark' || before.class === 'complementizer' || before.class === 'tense') return true;
  return verb.reading.proclitics.includes('و') || verb.reading.proclitics.includes('ف');
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
