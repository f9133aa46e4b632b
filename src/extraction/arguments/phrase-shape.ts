/** How a phrase is built and what stands beside it: definite or not, the name within it, what و joins to it. */
import type { Phrase, Unit } from '../../language/index.ts';
import { nameOf, type ReadSentence, phraseAt, unitBefore } from '../sentence.ts';

/** With the article or a pronoun, or before a genitive that is definite: سلاح الجو. */
export function isDefiniteHead(read: ReadSentence, phrase: Phrase): boolean {
  const head = read.units[phrase.head];
  if (head === undefined || head.class === 'name' || head.reading.article || head.reading.pronoun !== null) return true;
  const next = phrase.head < phrase.last ? read.units[phrase.head + 1] : undefined;
  return (
    next !== undefined &&
    !next.adjectival &&
    (next.reading.article || next.class === 'name' || next.reading.pronoun !== null)
  );
}

/** The last unit of a phrase that is a name; null where none is. */
export function nameInside(read: ReadSentence, phrase: Phrase): number | null {
  for (let at = phrase.last; at >= phrase.first; at -= 1) if (nameOf(read, read.units[at])) return at;
  return null;
}

/** The phrase that ends before unit `at`; marks and dates, which nothing describes, are passed over. */
export function phraseBefore(read: ReadSentence, at: number): Phrase | null {
  let back = at - 1;
  while (
    back >= 0 &&
    ((read.units[back] as Unit).class === 'mark' ||
      (read.units[back] as Unit).class === 'date' ||
      (read.units[back] as Unit).class === 'preposition')
  )
    back -= 1;
  return phraseAt(read, back) ?? null;
}

/** The phrase that a clause with the verb at `at` describes: الغارات التي شنها; null where it describes none. */
export function describedPhrase(read: ReadSentence, at: number): Phrase | null {
  const relative = unitBefore(read, at)?.class === 'relative';
  const phrase = phraseBefore(read, relative ? at - 1 : at);
  return phrase && (relative || !isDefiniteHead(read, phrase)) ? phrase : null;
}

/** True for من that a passive participle takes, and not the verb: الفصائل المدعومة من أنقرة. */
export function bringsDoer(read: ReadSentence, phrase: Phrase): boolean {
  const described = read.phrases[phrase.index - 1];
  if (phrase.preposition !== 'من' || !described || described.last !== phrase.first - 2) return false;
  const participle = read.units[described.last];
  return (
    described.last > described.head &&
    (participle?.nominal.some(({ features }) => features.kind === 'passive-participle') ?? false)
  );
}

/** The phrase that و joins to this one, or null. */
export function joinedAfter(read: ReadSentence, phrase: Phrase): Phrase | null {
  return read.phrases[read.joinedAfter[phrase.index] ?? -1] ?? null;
}

/** The last of the phrases that و joins to this one; itself where none is. */
export function lastJoined(read: ReadSentence, phrase: Phrase): Phrase {
  let current = phrase;
  for (;;) {
    const next = joinedAfter(read, current);
    if (!next) return current;
    current = next;
  }
}
