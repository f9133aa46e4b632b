/**
 * Joins units into noun phrases, and says which preposition governs each.
 *
 * A phrase is a head with what depends on it without a preposition: genitives (هجوم قوات حفتر), adjectives (القوات المسلحة),
 * apposition (العاصمة طرابلس), a counted noun (سبعة جنود). Phrases joined by و share their preposition and are linked. Prepositional
 * phrases after a noun are phrases of their own; whether they belong to it is the frame's question.
 */
import type { Unit } from './units.ts';

export interface Phrase {
  readonly index: number;
  /** First and last unit. */
  readonly first: number;
  readonly last: number;
  /** The unit that the rest depends on. */
  readonly head: number;
  /** Governing preposition, a word or a clitic; null for a bare phrase. */
  readonly preposition: string | null;
  /** Index of the phrase that this one is joined to by و or أو; −1 where it stands alone. */
  readonly joinedTo: number;
}

const NOMINAL = new Set(['noun', 'adjective', 'name', 'number', 'demonstrative', 'date']);
const PREPOSITION_CLITICS = new Set(['ب', 'ل', 'ك']);

/** إحدى الغارات، بعض الدول: the noun after it is what the phrase is about. */
const ONE_OF = new Set([
  'أحد',
  'إحدى',
  'بعض',
  'معظم',
  'غالبية',
  'أغلب',
  'كافة',
  'سائر',
  'مختلف',
  'شتى',
  'عدة',
  'بضعة',
  'مجمل',
  'جميع',
  'أي',
  'أية',
]);

/**
 * The noun phrases of a sentence, in order. `namesParty` tells of a name that it is that of a state, a force or a body, and so no
 * person's and no place's.
 */
export function phrasesOf(
  units: readonly Unit[],
  namesParty: (name: Unit) => boolean = () => false,
): readonly Phrase[] {
  const phrases: Phrase[] = [];
  let at = 0;
  while (at < units.length) {
    const unit = units[at] as Unit;
    if (!NOMINAL.has(unit.class)) {
      at += 1;
      continue;
    }
    const camp = campWords(units, at);
    if (camp > 0) {
      at += camp;
      continue;
    }
    const first = afterEachOf(units, at);
    const last = endOfPhrase(units, first, namesParty);
    phrases.push(makePhrase(units, phrases, first, last, at));
    at = last + 1;
  }
  return phrases;
}

/** How many units from `at` on only part the camps of a list: بين الجيش من جهة، والمتمردين من جهة أخرى. */
export function campWords(units: readonly Unit[], at: number): number {
  const word = units[at] as Unit;
  if (units[at - 1]?.lemma !== 'من' || !CAMP_WORDS.has(word.lemma) || isDefinite(word)) return 0;
  const next = units[at + 1];
  if (next && OTHERS.has(next.reading.stem)) return 2;
  return !next || next.class === 'mark' || next.reading.proclitics[0] === 'و' ? 1 : 0;
}

const CAMP_WORDS = new Set(['جهة', 'جانب', 'ناحية', 'طرف']);
const OTHERS = new Set(['أخرى', 'اخرى', 'آخر', 'ثان', 'ثانية']);

/** كل من فرنسا والجزائر “each of France and Algeria”: the names are the phrase. Gives its first unit. */
function afterEachOf(units: readonly Unit[], at: number): number {
  const next = units[at + 1];
  const isEach = ['كل', 'كلا'].includes((units[at] as Unit).reading.stem);
  return isEach && next?.class !== undefined && next.reading.stem === 'من' && NOMINAL.has(units[at + 2]?.class ?? '')
    ? at + 2
    : at;
}

/** True for what stands before the noun that a phrase is about: سبعة جنود، هذه الهجمات، أحد هذه الهجمات. */
function countsOrPoints(unit: Unit): boolean {
  return unit.class === 'demonstrative' || unit.class === 'number' || ONE_OF.has(unit.reading.stem);
}

/** A phrase of units `first` to `last`; `opening` is where its preposition and conjunction stand. */
function makePhrase(
  units: readonly Unit[],
  phrases: readonly Phrase[],
  first: number,
  last: number,
  opening: number,
): Phrase {
  const joinedTo = joins(units, phrases, opening);
  const own = ownPreposition(units, opening);
  const inherited = joinedTo >= 0 ? (phrases[joinedTo] as Phrase).preposition : null;
  let head = first;
  while (head < last && countsOrPoints(units[head] as Unit)) head += 1;
  return { index: phrases.length, first, last, head, preposition: own ?? inherited, joinedTo };
}

/** Prepositions with whose help something is done, with من or without. */
const WITH_HELP = new Set(['بدعم', 'برعاية', 'بمشاركة', 'بقيادة', 'بواسطة']);

function ownPreposition(units: readonly Unit[], first: number): string | null {
  const clitic = (units[first] as Unit).reading.proclitics.find((part) => PREPOSITION_CLITICS.has(part));
  if (clitic !== undefined) return clitic;
  let at = first - 1;
  // An opening quotation mark may stand between a preposition and its noun.
  while (at >= 0 && isQuote(units[at] as Unit)) at -= 1;
  const before = units[at];
  if (before?.class !== 'preposition' || before.reading.pronoun !== null) return null;
  // بدعم من واشنطن: the two are one preposition.
  const help = before.lemma === 'من' ? units[at - 1] : undefined;
  return help?.class === 'preposition' && WITH_HELP.has(help.lemma) ? help.lemma : before.lemma;
}

function joins(units: readonly Unit[], phrases: readonly Phrase[], first: number): number {
  const previous = phrases.at(-1);
  if (!previous) return -1;
  const unit = units[first] as Unit;
  const gap = units.slice(previous.last + 1, first);
  const conjunction = unit.reading.proclitics[0] === 'و' || gap.some((word) => word.lemma === 'أو');
  const onlyMarks = gap.every(
    (word) =>
      word.class === 'preposition' ||
      word.lemma === '،' ||
      word.lemma === 'أو' ||
      isQuote(word) ||
      campWords(units, word.index) > 0,
  );
  if (!conjunction || (opensOwnClause(units, first) && !isOpeningName(units, previous, first))) return -1;
  const own = ownPreposition(units, first);
  // دعم إيران لهم ولحزب الله, في نوايا روسيا ومنتقداً: neither goes on with the phrase before.
  if (own !== null && own !== previous.preposition) return -1;
  if (own === null && previous.preposition !== null && isTanwin(unit)) return -1;
  if (onlyMarks) return previous.index;
  return joinsPastDescription(units, phrases, first);
}

/** مقتل جنديين وواشنطن تدعم أنقرة: a name right before a verb in the singular is its subject, and joined to nothing. */
function opensOwnClause(units: readonly Unit[], first: number): boolean {
  const features = units[first + 1]?.class === 'verb' ? units[first + 1]?.lexical?.features : undefined;
  return (units[first] as Unit).class === 'name' && features?.number === 's' && features.kind === 'imperfect';
}

/** أيرلندا والنرويج وإسبانيا تعترف: names that open the clause right before are a list with it, and its subject. */
function isOpeningName(units: readonly Unit[], { first, last, preposition, joinedTo }: Phrase, next: number): boolean {
  if (last !== next - 1 || preposition !== null || (units[first] as Unit).class !== 'name') return false;
  const before = units[first - 1];
  return joinedTo >= 0 || !before || before.class === 'complementizer' || before.lemma === ':';
}

/** حكومة الوفاق المعترف بها دولياً والجنرال حفتر: two names joined, words that describe the first between them. */
function joinsPastDescription(units: readonly Unit[], phrases: readonly Phrase[], first: number): number {
  if ((units[first] as Unit).class !== 'name') return -1;
  const name = phrases.findLast(
    (phrase) => (units[phrase.head] as Unit).class === 'name' && !(units[phrase.head] as Unit).adjectival,
  );
  if (!name || first - name.last > 7) return -1;
  const between = units.slice(name.last + 1, first);
  const isDescription = between.every(
    (unit) =>
      unit.adjectival ||
      unit.class === 'adverb' ||
      unit.class === 'noun' ||
      unit.class === 'preposition' ||
      unit.class === 'mark' ||
      unit.class === 'date',
  );
  const participle = between[0]?.lexical?.pos === 'participle' || between[0]?.adjectival;
  return isDescription && participle && !between.some((unit) => unit.reading.proclitics[0] === 'و') ? name.index : -1;
}

function endOfPhrase(units: readonly Unit[], first: number, namesParty: (name: Unit) => boolean): number {
  let last = first;
  for (let next = first + 1; next < units.length; next += 1) {
    const unit = units[next] as Unit;
    // A quoted name inside a phrase: عملية «بركان الغضب», تنظيم (داعش).
    if ((isQuote(unit) || unit.lemma === '(') && continuesInQuotes(units, last, next)) {
      last = next + 1;
      next += 1;
      continue;
    }
    // التصريحات "الخطيرة" لوزير، "التهديدات العسكرية" الصينية: what is set in quotation marks agrees all the same.
    if (isQuote(unit) && agreesPastQuote(units, first, last, next)) continue;
    if (!continues(units, first, last, unit, namesParty)) break;
    last = next;
  }
  return last;
}

function continues(
  units: readonly Unit[],
  first: number,
  last: number,
  unit: Unit,
  namesParty: (name: Unit) => boolean,
): boolean {
  if (!NOMINAL.has(unit.class) || unit.reading.proclitics.length > 0) return false;
  const before = units[last] as Unit;
  if (before.class === 'date') return false;
  switch (unit.class) {
    case 'date':
      return before.class === 'demonstrative';
    case 'demonstrative':
      // أحد هذه الهجمات
      return before.class === 'demonstrative' || ONE_OF.has(before.reading.stem);
    case 'number':
      // الاتصال الأول: an ordinal with the article describes its noun.
      return before.class === 'noun' && (!isDefinite(before) || (before.reading.article && isNumberWithArticle(unit)));
    default:
  }
  if (before.class === 'demonstrative') return true;
  // من جانب واحد، الدول الأربع: after its noun the number is an adjective and counts nothing.
  if (before.class === 'number') {
    const counts = last === first || (!isOne(before) && !isNumberWithArticle(before));
    return counts || unit.adjectival || unit.reading.article || describes(units, first, last - 1, unit);
  }
  if (describes(units, first, last, unit)) return true;
  if (before.class === 'name') return false;
  // مصدرٌ اجتماعاً: an accusative with tanwīn is no genitive, and has none.
  if (isTanwin(before) || isTanwin(unit) || keepsItsNun(before)) return false;
  if (!isDefinite(before))
    return before.class === 'noun' || (unit.reading.article && (measures(before) || isElative(before)));
  // The article stands before: only a name may follow in apposition, العاصمة طرابلس, and it takes the phrase over.
  return (
    unit.class === 'name' &&
    before.reading.pronoun === null &&
    before.class === 'noun' &&
    last === first &&
    namesItsKind(before) &&
    // ودعا المجلس إسرائيل إلى: he who calls on her is another than she.
    !(isBody(before) && namesParty(unit))
  );
}

const isNumberWithArticle = ({ lemma }: Unit): boolean => lemma.startsWith('ال');

const isOne = (unit: Unit): boolean => ['واحد', 'واحدة'].includes(unit.reading.stem);

/** True for a noun with the alif of the indefinite accusative. */
export function isTanwin(unit: Unit): boolean {
  const features = unit.class === 'noun' ? unit.lexical?.features : undefined;
  return features?.case === 'accusative' && features.state === 'indefinite';
}

/** ويتهم معارضون البرهان: the ن of a sound plural or a dual is lost before a genitive. */
function keepsItsNun({ lexical, reading }: Unit): boolean {
  if (!lexical || !/(?:ون|ين|ان)$/u.test(reading.stem)) return false;
  return reading.stem.slice(0, -2) === lexical.lemma.replace(/ة$/u, '');
}

const KINDS_IN_APPOSITION = new Set(['title', 'person', 'office', 'place-word', 'organisation', 'group', 'force']);

/** Kinds of those who act beside a party, and are not called by its name: المجلس، الوزير، القوات. */
const BODIES = new Set(['title', 'office', 'organisation', 'group', 'force']);

/** العاصمة طرابلس, الرئيس ماكرون: a noun for a kind of person or place; بالمبادرة روسيا is no apposition. */
function namesItsKind(unit: Unit): boolean {
  const { lexical } = unit;
  return lexical?.pos === 'noun' && lexical.noun.kinds.some((kind) => KINDS_IN_APPOSITION.has(kind));
}

function isBody({ lexical }: Unit): boolean {
  return lexical?.pos === 'noun' && lexical.noun.kinds.some((kind) => BODIES.has(kind));
}

/**
 * True for an adjective, a nisba or a participle that agrees with what stands before it: both with the article or both without, and
 * no plural adjective of a singular noun.
 */
function describes(units: readonly Unit[], first: number, last: number, unit: Unit): boolean {
  const participle = unit.lexical?.pos === 'participle';
  if (!unit.adjectival && !participle) return false;
  const before = units[last] as Unit;
  if (before.class === 'name' && !before.adjectival)
    return !participle && (unit.reading.article || (isIndefinitePlural(unit) && isIndefinitePlural(before)));
  if (participle && unit.reading.article !== isDefinite(before)) return false;
  const head = units[first] as Unit;
  const number = unit.lexical?.features.number;
  const soundPlural = /(ون|ين)$/u.test(unit.reading.stem) && number === 'p';
  return !(soundPlural && head.lexical?.features.number === 's' && before.lexical?.features.number === 's');
}

/** وفداً رفيع المستوى، صواريخ بعيدة المدى: an adjective with the noun that tells of what. */
const measures = ({ lexical }: Unit): boolean => MEASURES.has(lexical?.lemma ?? '');
const MEASURES = new Set(['رفيع', 'بعيد', 'قصير', 'متوسط', 'متعدد', 'طويل', 'واسع', 'شديد', 'مزدوج', 'عال', 'ثنائي']);

/** أشد العبارات، أعنف الهجمات: the most of those that the genitive tells of. */
const isElative = ({ adjectival, reading }: Unit): boolean => adjectival && ELATIVES.has(reading.stem);
const ELATIVES = new Set([
  'أشد',
  'أقوى',
  'أعنف',
  'أقسى',
  'أبرز',
  'أهم',
  'أخطر',
  'أسوأ',
  'أكبر',
  'أعلى',
  'أحدث',
  'أقصى',
  'أوسع',
  'أكثر',
  'أفضل',
]);

/** محتجون إيرانيون */
function isIndefinitePlural({ reading, lemma }: Unit): boolean {
  return !reading.article && !lemma.startsWith('ال') && /(?:ون|ين)$/u.test(reading.stem);
}

function continuesInQuotes(units: readonly Unit[], last: number, quote: number): boolean {
  const before = units[last] as Unit;
  const inside = units[quote + 1];
  return before.class === 'noun' && !isDefinite(before) && inside?.class === 'name';
}

/** True where an adjective past a quotation mark describes a noun with the article, as it does. */
function agreesPastQuote(units: readonly Unit[], first: number, last: number, quote: number): boolean {
  const [before, after] = [units[last] as Unit, units[quote + 1]];
  // منظمة «رايتس ووتش» الدولية: an adjective with the article tells more of the name.
  if (before.class === 'name' && !before.adjectival)
    return after?.class === 'adjective' && after.reading.article && after.reading.proclitics.length === 0;
  const isDescribed = before.class === 'noun' || before.adjectival;
  return (
    isDescribed &&
    before.reading.article &&
    after !== undefined &&
    after.adjectival &&
    (after.reading.article || after.lemma.startsWith('ال')) &&
    after.reading.proclitics.length === 0 &&
    describes(units, first, last, after)
  );
}

const QUOTES = new Set(['"', '“', '”', '«', '»', '„', '‟']);

/** True for a quotation mark; every mark is a unit of its own. */
export function isQuote(unit: Unit): boolean {
  return unit.class === 'mark' && QUOTES.has(unit.lemma);
}

/** With the article, a pronoun, or a name. */
export function isDefinite(unit: Unit): boolean {
  return unit.reading.article || unit.reading.pronoun !== null || unit.class === 'name';
}
