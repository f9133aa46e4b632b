/** Who acts in a sentence, by the verbs that name him: whom its later verbs without a subject, and the next sentence, mean. */
import type { Unit } from '../language/index.ts';
import { fillerOf, isOwnCountry, subjectOfVerb, type Discourse, type Filler } from './arguments/index.ts';
import { isOfKind } from './kinds.ts';
import type { DocumentContext, ReadSentence } from './sentence.ts';

/** The subjects that finite verbs of the sentence have of their own, by verb; those of relative clauses are no one's but theirs. */
export function subjectsWithin(
  read: ReadSentence,
  context: DocumentContext,
  discourse: Discourse,
): Discourse['within'] {
  const own: (readonly [number, Filler])[] = [];
  // بلاده، هي: whom a pronoun means may be the subject of a verb before in this very sentence.
  const soFar: Discourse = { ...discourse, subjects: [], within: own };
  for (const unit of read.units) {
    if (unit.class !== 'verb') continue;
    const subject = subjectOfVerb(read, unit.index, context, soFar);
    // جرائم ارتكبتها قوات حفتر: who acts in a clause that describes is not who acts on after it.
    const main =
      !describesThing(read, unit) &&
      !isOwnCountry(read.units[subject?.head ?? -1]) &&
      (subject?.rule === 'subject/after-verb' || subject?.rule === 'subject/before-verb');
    if (subject && main && subject.source === 'stated' && (subject.entities.length > 0 || areOthers(read, subject)))
      own.push([unit.index, subject]);
  }
  return own;
}

/** الجرائم التي ارتكبتها القوات، بيان بثته إذاعة: the clause after a thing that its pronoun takes up. */
function describesThing(read: ReadSentence, { index, reading }: Unit): boolean {
  if (reading.pronoun === null) return false;
  const before = read.units[index - 1];
  const isIndefinite = before?.class === 'noun' && !before.reading.article && before.reading.pronoun === null;
  return before?.class === 'relative' || (isIndefinite && reading.proclitics.length === 0);
}

/** إيران ليست دولة سهلة: the name that opens a sentence in which no verb has a subject of its own. */
export function nominalTopic(read: ReadSentence, context: DocumentContext, discourse: Discourse): Filler | null {
  const opening = read.phrases[0];
  const isName = opening?.first === 0 && opening.preposition === null && read.units[opening.head]?.class === 'name';
  if (!isName || read.units[opening.head]?.adjectival) return null;
  const topic = fillerOf(read, opening, context, discourse, 'subject/before-verb');
  const isParty = topic.entities.every((id) => context.entities.get(id)?.type !== 'place');
  return isParty && topic.entities.length > 0 ? topic : null;
}

/** أغلقت مديريات الأمن الطرق وأوقفت: people without a name of their own act on; المجلس، الوزير are those named before. */
function areOthers(read: ReadSentence, { head }: Filler): boolean {
  const unit = read.units[head];
  return isOfKind(unit, ACTING) && (unit?.lexical?.features.number === 'p' || unit?.reading.article === false);
}

const ACTING = new Set(['person', 'group', 'force', 'organisation', 'office']);
