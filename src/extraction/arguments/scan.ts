/**
 * How far does a clause reach to the right of its predicate, and which phrases stand in it? It ends at a strong mark, the next verb or
 * another clause; a comma, a parenthesis and a relative clause may be passed over.
 */
import { isQuote, type Phrase, type Unit } from '../../language/index.ts';
import { isOfKind, TITLES } from '../kinds.ts';
import { nameOf, type ReadSentence, phraseAt, unitBefore } from '../sentence.ts';
import { isDefiniteHead } from './phrase-shape.ts';

const OPENING = new Set(['(', '[', '-', '–', '—', '{']);
const CLOSING = new Set([')', ']', '-', '–', '—', '}']);
export const HARD_STOPS = new Set(['؛', ';', ':', '.', '؟', '?', '!', '…']);
/** Words with which another clause begins. */
const OPENS_ANOTHER = new Set<Unit['class']>(['verb', 'complementizer', 'conjunction', 'negator', 'tense', 'pronoun']);

export interface Scan {
  readonly phrases: readonly Phrase[];
  /** The last unit of them, or of a preposition with its pronoun after them. */
  readonly last: number;
}

/** Phrases after unit `at` up to the end of its clause. */
export function scanRight(read: ReadSentence, at: number): Scan {
  const phrases: Phrase[] = [];
  let last = at;
  let next: number | null = at + 1;
  while (next !== null && next < read.units.length) {
    const unit = read.units[next] as Unit;
    const phrase: Phrase | undefined = phraseAt(read, next);
    const called = calledAt(read, next);
    if (called) {
      phrases.push(called);
      last = called.last;
      next = called.last + 1;
    } else if (phrase?.first === next) {
      if (phrases.length > 0 && (joinsClause(read, phrase) || tellsBeside(read, phrase, phrases))) break;
      phrases.push(phrase);
      last = phrase.last;
      next = phrase.last + 1;
    } else {
      if (unit.class === 'preposition' && unit.reading.pronoun !== null) last = next;
      next = afterThoseAmong(read, next) ?? afterSpeechToldOf(read, next, phrases) ?? afterUnit(read, next, phrases);
    }
  }
  return { phrases, last };
}

/** ما وصفته بالتدخل التركي، بما سماه العدوان: what someone calls so stands where ما does; null where `at` is no such ما. */
function calledAt(read: ReadSentence, at: number): Phrase | null {
  const verb = read.units[at + 1];
  const preposition = verb && isNaming(read, verb) ? WHAT.get((read.units[at] as Unit).lemma) : undefined;
  if (preposition === undefined || !verb) return null;
  const near = read.phrases.filter(({ first }) => first > verb.index && first <= verb.index + CALLED_WITHIN);
  const called =
    near.find((phrase) => phrase.preposition === 'ب') ?? near.find((phrase) => phrase.preposition === null);
  return called ? { ...called, preposition } : null;
}

/** ما وصفته، بما سماه: true for the verb, which only names what another word tells of. */
export function isNaming(read: ReadSentence, { index, class: unitClass, lemma, reading }: Unit): boolean {
  const what = read.units[index - 1];
  return (
    unitClass === 'verb' && CALLING.has(lemma) && reading.pronoun !== null && what !== undefined && WHAT.has(what.lemma)
  );
}

/** “What”, alone and under a preposition, and that preposition. */
const WHAT: ReadonlyMap<string, string | null> = new Map([
  ['ما', null],
  ['بما', 'ب'],
  ['مما', 'من'],
  ['عما', 'عن'],
  ['لما', 'ل'],
]);
const CALLING = new Set(['وصف', 'سمى', 'أسمى', 'اعتبر', 'عد', 'زعم', 'دعا']);
/** The subject of the verb and quotation marks may stand between, وصفه لافروف بـ«العدوان». */
const CALLED_WITHIN = 6;

/** Prepositions that with the pronoun of many tell who is among them. */
const AMONG = new Set(['بين', 'من']);
const OF_MANY = new Set(['هم', 'ها', 'هن']);

/** سبعة جنود بينهم ضابطان: who is among those just told of is no argument of the clause; gives the unit after them, or null. */
function afterThoseAmong(read: ReadSentence, at: number): number | null {
  const { class: unitClass, lemma, reading } = read.units[at] as Unit;
  if (unitClass !== 'preposition' || !AMONG.has(lemma) || !OF_MANY.has(reading.pronoun ?? '')) return null;
  let among = phraseAt(read, at + 1);
  if (among?.first !== at + 1 || among.preposition !== null) return null;
  for (let next = phraseAt(read, among.last + 1); next && next.joinedTo >= 0; next = phraseAt(read, among.last + 1))
    among = next;
  return among.last + 1;
}

/**
 * انتقد الوزير في خطاب ألقاه في برلين التدخل: a clause without التي may tell more of a speech or a meeting; gives the unit from which the
 * clause goes on, or null.
 */
function afterSpeechToldOf(read: ReadSentence, at: number, phrases: readonly Phrase[]): number | null {
  const told = phrases.at(-1);
  const isTold = told?.last === at - 1 && told.preposition !== null && isOfKind(read.units[told.head], SPEECHES);
  if (!isTold || read.units[at]?.class !== 'verb' || isDefiniteHead(read, told)) return null;
  if (!phrases.some(({ preposition }) => preposition === null)) return null;
  for (let next = at + 1; next < read.units.length; next += 1) {
    const unit = read.units[next] as Unit;
    if (OPENS_ANOTHER.has(unit.class) || unit.class === 'mark' || unit.class === 'relative') return null;
    const phrase = phraseAt(read, next);
    if (phrase?.first !== next) continue;
    if (phrase.preposition !== null ? GOES_ON.has(phrase.preposition) : next > at + 1 && unit.class !== 'date')
      return next;
  }
  return null;
}

const SPEECHES = new Set(['speech', 'meeting']);
/** Prepositions of the main verb rather than of a speech. */
const GOES_ON = new Set(['إلى', 'على']);

/** ها of إياها; null for other units. */
export function objectPronoun(unit: Unit): string | null {
  return unit.class === 'pronoun' && unit.lemma.startsWith('إيا') ? unit.lemma.slice('إيا'.length) : null;
}

/** وحكومة الوفاق تدعم: و before a phrase that is joined to none joins a clause, but before a name that no verb follows it may go on with a list. */
function joinsClause(read: ReadSentence, phrase: Phrase): boolean {
  return (
    phrase.joinedTo < 0 &&
    read.units[phrase.first]?.reading.proclitics[0] === 'و' &&
    (read.units[phrase.head]?.class !== 'name' || read.units[phrase.last + 1]?.class === 'verb')
  );
}

/** أيد الموقف الصيني منتقداً واشنطن: an indefinite participle after a definite phrase tells an act of its own. */
function tellsBeside(read: ReadSentence, phrase: Phrase, seen: readonly Phrase[]): boolean {
  const [participle, before] = [read.units[phrase.head], seen.at(-1)];
  if (!participle || before?.last !== phrase.first - 1 || phrase.preposition !== null) return false;
  const { nominal, reading } = participle;
  return (
    reading.stem.endsWith('ا') &&
    reading.proclitics.length === 0 &&
    nominal.some(({ features }) => features.kind === 'active-participle') &&
    nominal.every(({ pos }) => pos !== 'noun') &&
    isDefiniteHead(read, before)
  );
}

const JOINING = new Set(['و', 'ف']);

/** The unit from which the clause goes on after one that is in no phrase; null where it ends there. */
function afterUnit(read: ReadSentence, at: number, phrases: readonly Phrase[]): number | null {
  const unit = read.units[at] as Unit;
  if (unit.class === 'mark') return afterMark(read, at, phrases);
  if (unit.class === 'relative') return afterRelativeClause(read, at);
  // متهمة إياها بـ: the object as a pronoun of its own.
  if (objectPronoun(unit) !== null) return at + 1;
  // وأمس زار, but not بشدة: what و joins begins a clause of its own.
  const isJoinedAdverb = unit.class === 'adverb' && JOINING.has(unit.reading.proclitics[0] ?? '');
  return isJoinedAdverb || OPENS_ANOTHER.has(unit.class) ? null : at + 1;
}

function afterMark(read: ReadSentence, at: number, phrases: readonly Phrase[]): number | null {
  const mark = read.units[at] as Unit;
  if (HARD_STOPS.has(mark.lemma)) return null;
  if (mark.lemma === '،' || mark.lemma === ',') return afterComma(read, at, phrases);
  // الذي يدعمه (ماكرون): right after the verb a parenthesis holds what the verb governs.
  if (OPENING.has(mark.lemma)) return read.units[at - 1]?.class === 'verb' ? at + 1 : afterParenthesis(read, at);
  return isQuote(mark) && phrases.length > 0 && opensSentence(read, at) ? null : at + 1;
}

/** A quotation mark that opens a clause rather than a name. */
function opensSentence(read: ReadSentence, at: number): boolean {
  return read.units[at + 1]?.class === 'verb' || read.units[at + 1]?.class === 'complementizer';
}

/**
 * After a comma the clause goes on where the comma only sets off an apposition: a name after a title, or a short insertion that
 * another comma closes. Gives the unit to go on from, or null.
 */
function afterComma(read: ReadSentence, comma: number, phrases: readonly Phrase[]): number | null {
  // اتهمت «رايتس ووتش»، «قوات الدعم السريع» بالقتل: a name in quotation marks is a name.
  const quoted = read.units[comma + 1];
  const first = quoted && isQuote(quoted) && read.units[comma + 2]?.class === 'name' ? comma + 2 : comma + 1;
  const next = read.units[first];
  const bareSeen = phrases.some((phrase) => phrase.preposition === null);
  if (next?.class === 'name' && next.reading.proclitics.length === 0 && !next.adjectival) return first;
  if (next && next.reading.proclitics[0] === 'و' && next.class === 'name') return comma + 1;
  // وصل، إلى عدن: right after the verb a comma parts nothing.
  if (next?.class === 'preposition' && !phrases.length && next.reading.proclitics[0] !== 'و') return comma + 1;
  // حذر الرئيس الفرنسي، إيمانويل ماكرون، من الهجوم: what closes an apposition parts nothing.
  const opensComplement = next?.class === 'preposition' || (phraseAt(read, comma + 1)?.preposition ?? null) !== null;
  if (opensComplement && next?.reading.proclitics[0] !== 'و' && closesApposition(read, comma)) return comma + 1;
  // هدد الرئيس الإيراني، نظيره: likewise, but for another title, which tells more of the same person.
  const isObject = next?.class === 'noun' && next.reading.proclitics.length === 0 && !isOfKind(next, TITLES);
  if ((isObject || next?.lemma === 'نظير') && closesApposition(read, comma)) return comma + 1;
  // أعلن الاتحاد مساء الأحد، إرسال مساعدات: a time between the subject and the deed that it announces.
  if (isObject && bareSeen && read.units[comma - 1]?.class === 'date' && isDeed(next)) return comma + 1;
  // دعت واشنطن، في بيان صدر أمس، حفتر إلى …: an insertion that opens with a preposition may hold a verb.
  const inserted = next?.class === 'preposition' && !phrases.some((phrase) => phrase.preposition !== null);
  for (let at = comma + 1; at < Math.min(read.units.length, comma + (inserted ? 14 : 9)); at += 1) {
    const unit = read.units[at] as Unit;
    if ((unit.class === 'verb' && !inserted) || unit.class === 'complementizer' || HARD_STOPS.has(unit.lemma))
      return null;
    if (unit.lemma === '،' || unit.lemma === ',')
      return bareSeen || next?.class === 'preposition' || next?.class === 'date' ? at + 1 : null;
  }
  return null;
}

const isDeed = ({ nominal, reading }: Unit): boolean =>
  !reading.article && nominal.some(({ features }) => features.kind === 'verbal-noun');

/** True for a comma after someone's name that follows his office, or that another comma sets apart from it. */
function closesApposition(read: ReadSentence, comma: number): boolean {
  const name = nameOf(read, unitBefore(read, comma));
  return name !== null && (name.rule === 'name/office-and-person' || read.units[comma - 2]?.lemma === '،');
}

/** يلتقي كارتر الذي يزور المنطقة، رئيس الوزراء: the clause goes on after the comma that ends the relative clause. */
function afterRelativeClause(read: ReadSentence, relative: number): number | null {
  for (let at = relative + 1; at < Math.min(read.units.length - 1, relative + 14); at += 1) {
    const unit = read.units[at] as Unit;
    if (HARD_STOPS.has(unit.lemma)) return null;
    if (unit.lemma !== '،') continue;
    const next = read.units[at + 1] as Unit;
    const resumes =
      (next.class === 'noun' || next.class === 'name' || next.class === 'preposition') &&
      next.reading.proclitics[0] !== 'و';
    return resumes ? at + 1 : null;
  }
  return null;
}

function afterParenthesis(read: ReadSentence, open: number): number {
  for (let at = open + 1; at < Math.min(read.units.length, open + 25); at += 1) {
    if (CLOSING.has((read.units[at] as Unit).lemma) && (read.units[at] as Unit).class === 'mark') return at + 1;
  }
  return open + 1;
}
