/** Whether, how surely, when and where: polarity, modality, time and place of what unit `at` says. */
import type { Claim, Provenance } from '../model/index.ts';
import { isQuote, type Unit } from '../language/index.ts';
import { nameOf, textOf, type DocumentContext, type ReadSentence, phraseAt, unitBefore } from './sentence.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Mood {
  readonly polarity: Claim['polarity'];
  readonly modality: Claim['modality'];
  /** True where the text only wishes, demands or aims at the act, so that it claims nothing. */
  readonly unreal: boolean;
  /** What decided, for explanations. */
  readonly because: string | null;
}

/** Told as a fact. */
export const PLAIN: Mood = { polarity: 'affirmed', modality: 'actual', unreal: false, because: null };
const NEGATORS_BEFORE_NOUN = new Set(['عدم', 'غير', 'دون', 'بدون', 'انعدام']);
const TEMPORAL_BEFORE_AN = new Set(['قبل', 'بعد', 'منذ', 'إلى', 'حتى']);
const PURPOSE = new Set(['كي', 'لكي', 'حتى']);
const CONDITIONS = new Set(['إذا', 'لو', 'لولا']);
const SUBJUNCTIVE_AN = new Set(['أن', 'ألا', 'بأن', 'بألا', 'لئلا']);
const NEGATIVE_AN = new Set(['ألا', 'بألا', 'لئلا']);
const PLANNED_VERBS = new Set(['اعتزم', 'نوى', 'خطط', 'استعد', 'قرر', 'تعهد', 'وعد', 'توقع', 'انتظر', 'تهيأ', 'عزم']);
const POSSIBLE_VERBS = new Set(['احتمل', 'أمكن', 'رجح', 'بدا']);

/** Mood of the finite verb at `at`. */
export function moodOfVerb(read: ReadSentence, at: number, vocabulary: Vocabulary): Mood {
  const verb = read.units[at] as Unit;
  const before = previousWord(read, at);
  const governor = before?.class === 'tense' || before?.class === 'adverb' ? previousWord(read, before.index) : before;
  let mood: Mood = PLAIN;
  if (verb.reading.proclitics.includes('س')) mood = { ...mood, modality: 'planned', because: 'سـ' };
  if (verb.reading.proclitics.includes('ل') && verb.lexical?.features.kind !== 'imperfect')
    return { ...mood, unreal: true, because: 'لـ' };
  if (before?.class === 'tense' && before.lemma === 'سوف') mood = { ...mood, modality: 'planned', because: 'سوف' };
  if (before?.class === 'tense' && before.lemma === 'قد' && verb.lexical?.features.kind === 'imperfect')
    mood = { ...mood, modality: 'possible', because: 'قد' };
  if (governor?.class === 'negator' && governor.lemma !== 'غير' && !isWhat(read, governor)) {
    mood = { ...mood, polarity: 'negated', because: governor.lemma };
    if (governor.lemma === 'لن') mood = { ...mood, modality: 'planned' };
  }
  const opener = governor?.class === 'negator' ? previousWord(read, governor.index) : governor;
  if (opener?.class === 'conjunction' && PURPOSE.has(opener.lemma))
    return { ...mood, unreal: true, because: opener.lemma };
  // إن لم يلتزم: a condition; إذا، لو likewise.
  if (opener?.lemma === 'إن' && opener.reading.pronoun === null && governor?.lemma === 'لم')
    return { ...mood, unreal: true, because: 'إن لم' };
  if (opener?.class === 'conjunction' && CONDITIONS.has(opener.lemma))
    return { ...mood, modality: 'possible', because: opener.lemma };
  const isPerfect = verb.lexical?.features.kind === 'perfect';
  // فشل في دخول المدينة وقصف أحياءها: what و joins is told for itself.
  if (isPerfect && verb.reading.proclitics[0] === 'و') return mood;
  if (
    opener?.class === 'complementizer' &&
    SUBJUNCTIVE_AN.has(opener.lemma) &&
    opener.reading.pronoun === null &&
    !isPerfect
  )
    return underAn(read, opener.index, NEGATIVE_AN.has(opener.lemma) ? { ...mood, polarity: 'negated' } : mood);
  return withMarkers(read, at, mood, vocabulary);
}

/** وهو ما امتنعت عنه، انسحب الجيش، ما دفع الوزير: ما is “what” unless it opens its clause; so is one between a comma and a perfect. */
function isWhat(read: ReadSentence, particle: Unit): boolean {
  if (particle.lemma !== 'ما') return false;
  const before = previousWord(read, particle.index);
  if (before?.lemma === '،' && particle.reading.proclitics.length === 0)
    return read.units[particle.index + 1]?.lexical?.features.kind === 'perfect';
  return (
    before !== null &&
    before.class !== 'mark' &&
    before.class !== 'complementizer' &&
    particle.reading.proclitics.length === 0
  );
}

/** أن with a verb right after it: a plan, a possibility, a time, else a mere wish or demand. */
function underAn(read: ReadSentence, an: number, mood: Mood): Mood {
  const before = previousWord(read, an);
  if (before && TEMPORAL_BEFORE_AN.has(before.lemma)) return mood;
  for (let at = an - 1; at >= Math.max(0, an - 6); at -= 1) {
    const unit = read.units[at] as Unit;
    if (PLANNED_VERBS.has(unit.lemma) || ['مقرر', 'متوقع', 'منتظر', 'مرتقب', 'مقررا'].includes(unit.reading.stem))
      return { ...mood, modality: 'planned', because: unit.reading.stem };
    if (POSSIBLE_VERBS.has(unit.lemma) || ['ممكن', 'محتمل', 'مرجح'].includes(unit.reading.stem))
      return { ...mood, modality: 'possible', because: unit.reading.stem };
  }
  return { ...mood, unreal: true, because: 'أن' };
}

/** Mood of the noun of an act at `at`. */
export function moodOfNoun(read: ReadSentence, at: number, vocabulary: Vocabulary): Mood {
  const before = previousWord(read, at);
  let mood: Mood = PLAIN;
  if (before && (NEGATORS_BEFORE_NOUN.has(before.lemma) || NEGATORS_BEFORE_NOUN.has(before.reading.stem)))
    mood = { ...mood, polarity: 'negated', because: before.lemma };
  return withMarkers(read, at, mood, vocabulary);
}

/** Mood of a participle beside a verb (رفض الدعوة مشككاً): what stands before is said of the verb, but for غير مكترث. */
export function moodOfParticiple(read: ReadSentence, at: number): Mood {
  const before = previousWord(read, at);
  const negated = before !== null && NEGATORS_BEFORE_NOUN.has(before.lemma);
  return negated ? { ...PLAIN, polarity: 'negated', because: before.lemma } : PLAIN;
}

const WINDOW = 5;
/** Prepositions that bring in what was done at another time or for another reason. */
const CIRCUMSTANCES = new Set(['بعد', 'قبل', 'إثر', 'عقب', 'منذ', 'بسبب', 'خلال', 'رغم']);

function withMarkers(read: ReadSentence, at: number, mood: Mood, vocabulary: Vocabulary): Mood {
  for (let back = at - 1; back >= Math.max(0, at - WINDOW); back -= 1) {
    const unit = read.units[back] as Unit;
    if (unit.class === 'mark' && !isQuote(unit)) break;
    if (unit.class === 'complementizer' || unit.class === 'relative') break;
    if (mood.modality === 'actual' && back === at - 1 && unit.lemma === 'حتى' && isUnderWay(read, back))
      return { ...mood, modality: 'planned', because: unit.lemma };
    // تعثر المؤتمر بعدما قصفت القوات، بعد قصف القوات: what follows is another act, and done.
    if (unit.class === 'conjunction' ? unit.lemma !== 'أو' : CIRCUMSTANCES.has(unit.lemma)) break;
    const words = [unit.lemma, unit.reading.stem];
    if (mood.modality === 'actual' && words.some((word) => vocabulary.planned.has(word)))
      return { ...mood, modality: 'planned', because: unit.lemma };
    if (mood.modality === 'actual' && words.some((word) => vocabulary.possible.has(word)) && unit.class !== 'tense')
      return { ...mood, modality: 'possible', because: unit.lemma };
    if (mood.polarity === 'affirmed' && words.some((word) => vocabulary.failed.has(word)))
      return { ...mood, polarity: 'negated', because: unit.lemma };
  }
  return mood;
}

/** سيقاتلون حتى القضاء على التنظيم: what an act that goes on leads to is to come. */
function isUnderWay(read: ReadSentence, until: number): boolean {
  for (let back = until - 1; back >= 0; back -= 1) {
    const unit = read.units[back] as Unit;
    if (unit.class === 'verb') return unit.lexical?.features.kind === 'imperfect';
    if (unit.class === 'mark' || unit.class === 'complementizer') return false;
  }
  return false;
}

function previousWord(read: ReadSentence, at: number): Unit | null {
  for (let back = at - 1; back >= 0; back -= 1) {
    const unit = read.units[back] as Unit;
    if (!isQuote(unit)) return unit;
  }
  return null;
}

export interface When {
  readonly time: string | null;
  readonly text: string | null;
  readonly source: Provenance | null;
}

/**
 * The date nearest to the trigger within its part of the sentence. A date is the act's only where it may be: none of a relative
 * clause in which the trigger does not stand, none of an act that another phrase brings in (بعد هجوم السبت, قبل سقوط المدينة), and
 * outside the evidence none of another clause, none that goes on (منذ أشهر), none to come of what is done.
 */
export function timeOf(
  read: ReadSentence,
  at: number,
  first: number,
  last: number,
  context: DocumentContext,
  isPlanned = false,
): When {
  const [from, to] = partAround(read, Math.min(first, at), Math.max(last, at));
  const dates = read.units
    .slice(from, to + 1)
    .filter((unit) => isTold(read, unit) && !isBroughtIn(read, at, unit.index));
  const then = dates.find((unit) => isThen(read, at, unit.index));
  if (then) return startOf(whenOf(read, then, context, 'inherited'));
  const isWithin = (unit: Unit): boolean => unit.index >= first && unit.index <= last;
  const within = nearest(
    at,
    dates.filter((unit) => isWithin(unit) && !isOfOtherClause(read, unit.index, at, false)),
  );
  if (within) return whenOf(read, within, context, 'stated');
  const around = nearest(
    at,
    dates.filter(
      (unit) =>
        !isWithin(unit) &&
        !isOfOtherClause(read, unit.index, at, true) &&
        !isApart(read, at, unit.index) &&
        !isOpenOrToCome(read, unit, context, isPlanned),
    ),
  );
  return around ? whenOf(read, around, context, 'inherited') : { time: null, text: null, source: null };
}

function nearest(at: number, units: readonly Unit[]): Unit | null {
  return units.toSorted((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at))[0] ?? null;
}

/** Of a time that goes on, when it began. */
function startOf(when: When): When {
  return { ...when, time: when.time?.replace(/\/\.\.$/u, '') ?? null };
}

/** The time that a date unit says. */
export function whenOf(read: ReadSentence, unit: Unit, context: DocumentContext, source: Provenance): When {
  return {
    time: read.dates[unit.ref]?.value ?? null,
    text: textOf(context, read, unit.index, unit.index),
    source,
  };
}

/** True for a date that has a value and is no length of time. */
function isTold(read: ReadSentence, unit: Unit): boolean {
  const date = unit.class === 'date' ? read.dates[unit.ref] : undefined;
  return date !== undefined && date.value !== null && date.kind !== 'duration';
}

/** True for a date that stands in a relative clause which does not hold the trigger; of a noun it may be the clause that tells of it. */
function isOfOtherClause(read: ReadSentence, date: number, trigger: number, outside: boolean): boolean {
  for (let back = date - 1; back >= 0; back -= 1) {
    const unit = read.units[back] as Unit;
    if (unit.class === 'mark' && !isQuote(unit)) return false;
    if (unit.class !== 'relative' || isMeanwhile(read, back)) continue;
    const isOwn = !outside && trigger < back && read.units[trigger]?.class !== 'verb';
    return !isOwn && (trigger < back || trigger > date + 3);
  }
  return false;
}

/** فيما that opens a clause is “while”, and no relative. */
function isMeanwhile(read: ReadSentence, at: number): boolean {
  const before = unitBefore(read, at);
  return read.units[at]?.lemma === 'فيما' && (before === undefined || (before.class === 'mark' && !isQuote(before)));
}

/** What opens a clause of its own, beside which a date of the other clause says nothing. */
const APART = new Set(['بعدما', 'قبلما', 'لكن', 'بل']);
/** What explains the clause before it: the time told there holds on (وصل أمس, حيث يلتقي), and not the other way round. */
const EXPLAINING = new Set(['حيث', 'إذ']);

const AT_THAT_TIME = new Set(['حين', 'حينما', 'عندما']);

/** True where a clause begins between the trigger and a date that the date is not told of. */
function isApart(read: ReadSentence, trigger: number, date: number): boolean {
  for (let at = Math.min(trigger, date) + 1; at < Math.max(trigger, date); at += 1) {
    const unit = read.units[at] as Unit;
    if (APART.has(unit.lemma) || (unit.lemma === 'حين' && unitBefore(read, at)?.lemma === 'في')) return true;
    if (date > trigger && EXPLAINING.has(unit.lemma)) return true;
    if (date < trigger && unit.class === 'relative') return true;
  }
  return false;
}

/** What brings in an act with a time of its own; what follows at once (عقب, إثر) has the same. */
const BRINGING_IN = new Set(['قبل', 'بعد', 'منذ', 'خلفية', 'بسبب', 'جراء', 'نتيجة']);

/** True where one of trigger and date stands in a phrase that such a word brings in, and the other before it. */
function isBroughtIn(read: ReadSentence, trigger: number, date: number): boolean {
  for (let at = Math.min(trigger, date) + 1; at < Math.max(trigger, date); at += 1) {
    const unit = read.units[at] as Unit;
    if (BRINGING_IN.has(unit.lemma) && unit.reading.pronoun === null && (date < trigger || at + 1 < date)) return true;
  }
  return false;
}

/** منذ 15 أكتوبر، حين فرض الحصار: the verb after حين or عندما right beside a date happened then. */
function isThen(read: ReadSentence, trigger: number, date: number): boolean {
  const at = read.units[date + 1]?.lemma === '،' ? date + 2 : date + 1;
  return trigger === at + 1 && AT_THAT_TIME.has(read.units[at]?.lemma ?? '');
}

function isOpenOrToCome(read: ReadSentence, unit: Unit, context: DocumentContext, isPlanned: boolean): boolean {
  const value = read.dates[unit.ref]?.value ?? '';
  if (value.includes('..')) return true;
  const published = context.published ?? '';
  const start = value.split('/')[0]?.replace(/[~?%]/gu, '') ?? '';
  const length = Math.min(published.length, start.length);
  return !isPlanned && start.slice(0, length) > published.slice(0, length);
}

/** Places named in the clause with a preposition of place, those that are a side left out. */
export function placesOf(
  read: ReadSentence,
  first: number,
  last: number,
  sides: ReadonlySet<string>,
): readonly string[] {
  const places: string[] = [];
  for (let at = first; at <= last; at += 1) {
    const unit = read.units[at] as Unit;
    const name = nameOf(read, unit);
    if (!name || unit.adjectival || sides.has(name.entity)) continue;
    const phrase = phraseAt(read, at);
    const locative = typeof phrase?.preposition === 'string' && PLACE_PREPOSITIONS.has(phrase.preposition);
    if (name.type === 'place' ? phrase?.preposition !== 'ل' : locative && name.type === 'state') {
      if (!places.includes(name.entity)) places.push(name.entity);
    }
  }
  return places;
}

const PLACE_PREPOSITIONS = new Set(['في', 'ب', 'قرب', 'داخل', 'وسط', 'خارج', 'حول', 'قبالة']);

/** The stretch around units `first` to `last` up to the next strong mark on either side. */
export function partAround(read: ReadSentence, first: number, last: number): readonly [number, number] {
  let from = first;
  let to = last;
  const strong = (unit: Unit | undefined): boolean =>
    unit === undefined ||
    unit.lemma === '؛' ||
    unit.lemma === ':' ||
    unit.class === 'complementizer' ||
    unit.lemma === 'فيما' ||
    unit.lemma === 'بينما';
  while (from > 0 && !strong(unitBefore(read, from))) from -= 1;
  while (to < read.units.length - 1 && !strong(read.units[to + 1])) to += 1;
  return [from, to];
}
