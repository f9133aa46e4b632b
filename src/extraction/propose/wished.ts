/**
 * What is only needed, asked for, hoped for or aimed at is not done, and no claim (CODEBOOK, hard case 16): يجب انسحاب القوات, دعت إلى
 * التوصل إلى اتفاق, جهود للتوصل إلى هدنة. Nor is an agreement that is refused: رفضت أي صفقة.
 */
import type { Unit } from '../../language/index.ts';
import type { Predicate } from '../../model/index.ts';
import { argumentsOfVerb } from '../arguments/index.ts';
import { phraseAt, unitBefore } from '../sentence.ts';
import { isVerbalNoun } from './act-nouns.ts';
import type { ProposeInput } from './input.ts';

/** True where the verbal noun at `at` names what someone only wishes. */
export function isWished(input: ProposeInput, at: number): boolean {
  const { read } = input;
  const before = unitBefore(read, at);
  if (before?.class === 'verb' && MUST.has(before.lemma)) return true;
  if (before?.class === 'noun' && NEEDS.has(before.reading.stem)) return true;
  if (before && TOWARD.has(before.lemma)) return true;
  if (!isVerbalNoun(read.units[at] as Unit) || phraseAt(read, at)?.head !== at) return false;
  return isUnderWishNoun(input, at) || isUnderWishVerb(input, at);
}

const MUST = new Set(['وجب', 'تعين', 'انبغى', 'توجب']);
const NEEDS = new Set(['ضرورة', 'وجوب', 'حتمية']);
/** من أجل التوصل، خطوة نحو التوصل. */
const TOWARD = new Set(['أجل', 'نحو', 'اتجاه', 'باتجاه', 'صوب']);

/** جهود للتوصل، الدعوة إلى التوصل: under a preposition after a noun of wishing. */
function isUnderWishNoun({ read, vocabulary }: ProposeInput, at: number): boolean {
  const preposition = unitBefore(read, at);
  const isUnder = preposition?.class === 'preposition';
  const noun = isUnder ? unitBefore(read, preposition.index) : preposition;
  const proclitics = read.units[at]?.reading.proclitics ?? [];
  return (isUnder || proclitics.length > 0) && noun?.class === 'noun' && vocabulary.wishNouns.has(noun.lemma);
}

/** رفضت كينيا أي صفقة مع الصومال، رفض بلاده الاتفاق: true where the noun at `at` opens what one refuses, right after the word or its subject. */
export function isRefused(input: ProposeInput, at: number): boolean {
  return opensWhatOne(input, at, ({ type, stance }) => type === 'REJECT' && stance === -1);
}

/** هددت كينيا بقطع علاقاتها: true where the noun at `at` opens what one threatens. */
export function isThreatened(input: ProposeInput, at: number): boolean {
  return opensWhatOne(input, at, ({ type }) => type === 'THREATEN');
}

function opensWhatOne(
  { read, predicates }: ProposeInput,
  at: number,
  does: (predicate: Predicate) => boolean,
): boolean {
  const isMeant = (unit: Unit | undefined): boolean =>
    unit !== undefined &&
    [unit.lemma, ...unit.nominal.map(({ lemma }) => lemma)].some((lemma) => predicates.byVerb(lemma).some(does));
  const phrase = phraseAt(read, at);
  if (!phrase) return false;
  if (phrase.head < at && isMeant(read.units[phrase.head])) return true;
  const before = unitBefore(read, phrase.first);
  if (isMeant(before) || (before?.class === 'preposition' && isMeant(unitBefore(read, before.index)))) return true;
  const subject = phraseAt(read, phrase.first - 1);
  if (!subject || subject.preposition !== null) return false;
  return isMeant(read.units[subject.head]) || isMeant(unitBefore(read, subject.first));
}

/** How many units before a noun the verb may stand that wishes it. */
const UNITS_BEFORE_MAX = 8;

/** دعت مصر الجانبين إلى التوصل، تأمل مصر التوصل: what a verb of wishing has as its object, or under a preposition. */
function isUnderWishVerb({ read, vocabulary, context, discourse }: ProposeInput, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - UNITS_BEFORE_MAX); back -= 1) {
    const unit = read.units[back] as Unit;
    if (unit.class === 'complementizer' || unit.class === 'relative') return false;
    if (unit.class !== 'verb') continue;
    const prepositions = vocabulary.wishes.get(unit.lemma);
    if (!prepositions) return false;
    const { object, oblique } = argumentsOfVerb(read, back, context, discourse);
    return prepositions.some((preposition) =>
      preposition === '' ? object?.head === at : (oblique.get(preposition) ?? []).some(({ head }) => head === at),
    );
  }
  return false;
}
