/** What stands under the prepositions of a clause: phrases, and pronouns that are written with their preposition. */
import type { Phrase, Unit } from '../../language/index.ts';
import { isOfKind } from '../kinds.ts';
import type { DocumentContext, ReadSentence } from '../sentence.ts';
import type { Discourse } from './discourse.ts';
import type { Filler } from './filler.ts';
import { fillerOf } from './members.ts';
import { bringsDoer } from './phrase-shape.ts';
import { pronounFiller, withPronoun } from './pronouns.ts';

export function obliquesOf(
  read: ReadSentence,
  phrases: readonly Phrase[],
  context: DocumentContext,
  discourse: Discourse,
  from: number,
  to: number,
): ReadonlyMap<string, readonly Filler[]> {
  const oblique = new Map<string, Filler[]>();
  for (let at = from; at <= to; at += 1) {
    const unit = read.units[at] as Unit;
    const found = unit.class === 'mark' || unit.class === 'name' ? null : withPronoun(unit, context);
    const filler = found && pronounFiller(unit, at, null, discourse, found[1]);
    if (found && filler) oblique.set(found[0], [...(oblique.get(found[0]) ?? []), filler]);
  }
  for (const phrase of phrases) {
    if (phrase.preposition === null || phrase.joinedTo >= 0) continue;
    // Of the participle itself it is an argument.
    if (bringsDoer(read, phrase) && phrase.first - 2 >= from) continue;
    if (isOfDescription(read, phrase, context) && phrase.first - 1 >= from) continue;
    if (isOfStatement(read, phrase)) continue;
    const filler = fillerOf(read, phrase, context, discourse, `oblique/${phrase.preposition}`);
    const list = oblique.get(phrase.preposition);
    if (list) list.push(filler);
    else oblique.set(phrase.preposition, [filler]);
  }
  return oblique;
}

/** المعارضة المناوئة لنظام الأسد: ل after a word for standing with or against someone belongs to those whom it describes. */
function isOfDescription(read: ReadSentence, phrase: Phrase, context: DocumentContext): boolean {
  const described = read.phrases[phrase.index - 1];
  if (phrase.preposition !== 'ل' || !described || described.last !== phrase.first - 1) return false;
  const ending = read.units[described.last];
  const token = ending && context.tokens[ending.last];
  const head = read.units[described.head];
  const isDescribing =
    head?.class === 'name' ? head.last > head.first : head?.class === 'noun' && described.last > described.head;
  return isDescribing && token !== undefined && STANDING.test(token.exact);
}

/** في تصريحات لوكالة رويترز: to whom a statement was given, and not whom the verb is about. */
function isOfStatement(read: ReadSentence, phrase: Phrase): boolean {
  const statement = read.phrases[phrase.index - 1];
  return (
    phrase.preposition === 'ل' &&
    statement?.preposition === 'في' &&
    statement.last === phrase.first - 1 &&
    isOfKind(read.units[statement.head], STATEMENTS)
  );
}

const STATEMENTS = new Set(['speech']);

const STANDING = /^(?:ال)?(?:مناوئ|مناهض|معادي|موالي|مؤيد|داعم|مساند|مناصر|تابع|معارض)(?:ة|ين|ون)?$/u;
