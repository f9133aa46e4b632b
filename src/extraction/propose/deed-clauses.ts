/** Who does a deed by the clause that describes it: الهجوم الذي شنته حركة الشباب، جرائم ارتكبها الجيش، التصريحات التي أدلى بها الوزير؟ */
import { subjectOfVerb, withPronoun, type Filler } from '../arguments/index.ts';
import { phraseAt } from '../sentence.ts';
import type { ProposeInput } from './input.ts';

/** How many units may stand between a deed and the clause that describes it: الهجوم على السفارة الذي شنته. */
const UNITS_BETWEEN_MAX = 6;

const ENDS = new Set(['mark', 'complementizer', 'conjunction', 'pronoun', 'negator']);

/** The subject of a verb of doing whose pronoun takes up the deed at `head`; null where no such clause describes it. */
export function doerByClause(input: ProposeInput, head: number): Filler | null {
  const { read, context, discourse, vocabulary } = input;
  const phrase = phraseAt(read, head);
  if (!phrase) return null;
  for (let at = phrase.last + 1; at <= phrase.last + 1 + UNITS_BETWEEN_MAX; at += 1) {
    const unit = read.units[at];
    if (!unit || ENDS.has(unit.class) || unit.reading.proclitics[0] === 'و') return null;
    if (unit.class !== 'verb') continue;
    // An indefinite deed has its clause right after it.
    const describes = read.units[at - 1]?.class === 'relative' || at === phrase.last + 1;
    const next = read.units[at + 1];
    const takesUp = unit.reading.pronoun !== null || (next !== undefined && withPronoun(next, context)?.[0] === 'ب');
    if (!describes || !takesUp || !vocabulary.does.has(unit.lemma)) return null;
    const subject = subjectOfVerb(read, at, context, discourse);
    return subject?.source === 'stated' && subject.entities.length > 0 ? subject : null;
  }
  return null;
}
