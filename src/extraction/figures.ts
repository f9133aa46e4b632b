/**
 * Reported quantities: how many killed, wounded, displaced …, with the bounds that the words leave open.
 * Example: نزوح أكثر من 66 ألف شخص → displaced, 66000, at least. Dates, ordinals and numbers that only name something are none.
 */
import { contentId, type Figure, type Measure } from '../model/index.ts';
import { isTanwin, type NumberMention, onceAForm, type Token, type Unit } from '../language/index.ts';
import { placesOf, timeOf } from './circumstances.ts';
import { nounKeys } from './predicates.ts';
import { nameOf, type DocumentContext, type ReadSentence, unitBefore } from './sentence.ts';
import { attributionAt, type Scope } from './voices.ts';

/** Words by what they measure, from `resources/ar/lists/figures.yaml`. */
export interface MeasureWords {
  readonly get: (word: string) => Measure | 'people' | undefined;
  /** True for a token that may be a length of time, in the singular or the dual. */
  readonly mayBeTime: (token: Token) => boolean;
}

const MEASURE_LISTS: readonly (Measure | 'people')[] = [
  'killed',
  'wounded',
  'displaced',
  'migrants',
  'detained',
  'destroyed',
  'forces',
  'sites',
  'duration',
  'distance',
  'money',
  'people',
];

export function measureWordsOf(lists: Readonly<Record<string, readonly string[]>>): MeasureWords {
  const measures = new Map<string, Measure | 'people'>();
  for (const measure of MEASURE_LISTS)
    for (const word of lists[`measure-${measure}`] ?? []) if (!measures.has(word)) measures.set(word, measure);
  const words: MeasureWords = {
    get: (word) => measures.get(word),
    mayBeTime: onceAForm(({ readings }) =>
      readings.some(({ stem }) => isTimeWord(stem, words) || isTwoOfTime(stem, words)),
    ),
  };
  return words;
}

/** Figures of one sentence. */
export function figuresOf(
  read: ReadSentence,
  context: DocumentContext,
  scopes: readonly Scope[],
  words: MeasureWords,
  documentId: string,
): readonly Figure[] {
  const figures: Figure[] = [];
  for (const number of read.numbers) {
    const last = figures.at(-1);
    // أربع سنوات ونصف السنة: a half of what was counted before.
    if (last && isAndHalf(read, number) && number.start - last.end < 3) {
      figures[figures.length - 1] = withHalf(last, number.end, context);
      continue;
    }
    const figure = figureOf(read, number, context, scopes, words, documentId);
    if (figure) figures.push(figure);
  }
  for (const unit of read.units) {
    const length = lengthOfTime(read, unit, context, scopes, words, documentId);
    if (length) figures.push(length);
    const figure = singleVictim(read, unit, context, scopes, words, documentId);
    if (figure && !figures.some((other) => other.start < figure.end && figure.start < other.end)) figures.push(figure);
  }
  return figures.toSorted((a, b) => a.start - b.start);
}

function isAndHalf(read: ReadSentence, number: NumberMention): boolean {
  const unit = read.units.find(
    (found) => found.first <= number.core.firstToken && number.core.firstToken <= found.last,
  );
  return number.value === 0.5 && unit !== undefined && unit.lemma.startsWith('ونصف');
}

function withHalf(whole: Figure, end: number, context: DocumentContext): Figure {
  const plus = (value: number | null): number | null => (value === null ? null : value + 0.5);
  const { start, value, low, high } = whole;
  return {
    ...whole,
    end,
    evidence: context.text.slice(start, end),
    value: plus(value),
    low: plus(low),
    high: plus(high),
  };
}

/** منذ أكثر من شهرين، لأكثر من عام: a length of time in which no numeral stands; the dual is two, the singular one. */
function lengthOfTime(
  read: ReadSentence,
  unit: Unit,
  context: DocumentContext,
  scopes: readonly Scope[],
  words: MeasureWords,
  documentId: string,
): Figure | null {
  if (unit.class !== 'date' && unit.class !== 'noun') return null;
  if (unit.first === unit.last && !words.mayBeTime(context.tokens[unit.first] as Token)) return null;
  const tokens = context.tokens.slice(unit.first, unit.last + 1);
  if (!tokens.some(words.mayBeTime)) return null;
  if (read.numbers.some((number) => number.core.firstToken <= unit.last && unit.first <= number.core.lastToken))
    return null;
  const from = context.text.slice(Math.max(0, unit.start - 24), unit.end);
  // قبل يومين، بعد شهرين say when, and not how long.
  if (/(?:^|[^\p{L}])(?:قبل|بعد)\s+(?:(?:أكثر|أقل) من |نحو )?\p{L}+$/u.test(from)) return null;
  for (const token of tokens) {
    for (const { stem, article } of token.readings) {
      const two = !article && isTwoOfTime(stem, words);
      const more = /(?:أكثر|أقل) من (?:نحو )?\p{L}*$/u.test(from);
      const one = !article && more && isTimeWord(stem, words);
      if (!two && !one) continue;
      const value = two ? 2 : 1;
      const low = /أقل من/u.test(from) ? null : value;
      const high = more && low !== null ? null : value;
      const { start, end } = unit;
      return makeFigure(read, context, scopes, documentId, {
        at: unit.index,
        start,
        end,
        measure: 'duration',
        value,
        low,
        high,
        counted: null,
      });
    }
  }
  return null;
}

/** شهر, and ساعت of ساعتين. */
function isTimeWord(stem: string, words: MeasureWords): boolean {
  return words.get(stem) === 'duration' || (stem.endsWith('ت') && words.get(`${stem.slice(0, -1)}ة`) === 'duration');
}

/** شهرين، ساعتان. */
function isTwoOfTime(stem: string, words: MeasureWords): boolean {
  return (stem.endsWith('ين') || stem.endsWith('ان')) && isTimeWord(stem.slice(0, -2), words);
}

/** مقتل جندي “the killing of a soldier”, خلّفت قتيلاً: one person, told by an indefinite singular. */
function singleVictim(
  read: ReadSentence,
  unit: Unit,
  context: DocumentContext,
  scopes: readonly Scope[],
  words: MeasureWords,
  documentId: string,
): Figure | null {
  const next = read.units[unit.index + 1];
  // مقتل مراسلة الجزيرة is about someone who is named, no count.
  if (!isOnePerson(unit) || next?.class === 'name' || (next?.class === 'noun' && next.reading.proclitics.length === 0))
    return null;
  const own = measureOf(unit, words);
  const before = unitBefore(read, unit.index);
  const governing = before && before.class !== 'name' && before.class !== 'mark' ? measureOf(before, words) : null;
  const measure = own === 'killed' || own === 'wounded' ? (before?.class === 'verb' ? own : null) : governing;
  if (measure !== 'killed' && measure !== 'wounded') return null;
  const first = own === measure ? unit.index : unit.index - 1;
  return makeFigure(read, context, scopes, documentId, {
    at: unit.index,
    start: (read.units[first] as Unit).start,
    end: unit.end,
    measure,
    value: 1,
    low: 1,
    high: 1,
    counted: unit.index,
  });
}

function isOnePerson(unit: Unit): boolean {
  const lexical = unit.lexical;
  if (
    unit.class !== 'noun' ||
    !lexical ||
    unit.reading.article ||
    unit.reading.pronoun !== null ||
    unit.reading.proclitics.length
  )
    return false;
  return lexical.features.number === 's' && lexical.pos === 'noun' && lexical.noun.kinds.includes('person');
}

/** Measures that the thing counted decides by itself. */
const OWN_MEASURE: ReadonlySet<string> = new Set(['duration', 'distance', 'money', 'migrants']);
const PERSONAL: ReadonlySet<string> = new Set(['people', 'forces']);

function figureOf(
  read: ReadSentence,
  number: NumberMention,
  context: DocumentContext,
  scopes: readonly Scope[],
  words: MeasureWords,
  documentId: string,
): Figure | null {
  if (number.ordinal || number.identifier) return null;
  const at = read.units.findIndex(
    (unit) => unit.first <= number.core.firstToken && number.core.firstToken <= unit.last,
  );
  const unit = read.units[at];
  if (!unit) return null;
  const { value, low, high } = number;
  // منذ ثمانية أشهر is a date for claims and a length of time here.
  if (unit.class === 'date')
    return makeFigure(read, context, scopes, documentId, {
      at,
      start: unit.start,
      end: unit.end,
      measure: 'duration',
      value,
      low,
      high,
      counted: null,
    });
  if (namesOnly(read, at, number, context)) return null;
  const counted = countedUnit(read, at, number);
  const thing = counted === null ? null : thingOf(read, counted, context, words);
  const measure = decideMeasure(read, at, counted, thing, words, number);
  if (!measure || (measure === 'duration' && unitBefore(read, at)?.lemma === '(')) return null;
  const first = governorOf(read, at, words) ?? at;
  const start = Math.min((read.units[first] as Unit).start, number.start);
  const end = Math.max((read.units[counted ?? at] as Unit).end, number.end);
  return makeFigure(read, context, scopes, documentId, { at, start, end, measure, value, low, high, counted });
}

/** Words before a number that make it a name: عيار 120، اللواء 35، بوابة الـ200. */
const NAMED_BY_NUMBER = new Set([
  'عيار',
  'لواء',
  'كتيبة',
  'فوج',
  'بوابة',
  'قرار',
  'مادة',
  'رقم',
  'نقطة',
  'طراز',
  'نوع',
  'فرقة',
]);

/** True for a number that only names something, and for الوزيران, الثلاث, which point at what was told before. */
function namesOnly(read: ReadSentence, at: number, number: NumberMention, context: DocumentContext): boolean {
  const token = context.tokens[number.core.firstToken];
  const definite = token?.kind === 'word' && /^(?:[وفبك]?ال|لل)/u.test(token.exact);
  if (definite && (number.unitIncluded || number.value !== null)) return true;
  // بوابة الـ200
  if (/ال\u0640?$/u.test(context.text.slice(Math.max(0, number.start - 3), number.start))) return true;
  let back = at - 1;
  while (back >= 0 && (read.units[back]?.class === 'mark' || read.units[back]?.reading.stem === 'ال')) back -= 1;
  const before = read.units[back];
  return before !== undefined && (NAMED_BY_NUMBER.has(before.lemma) || NAMED_BY_NUMBER.has(before.reading.stem));
}

interface FigureDraft {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly measure: Measure;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly counted: number | null;
}

function makeFigure(
  read: ReadSentence,
  context: DocumentContext,
  scopes: readonly Scope[],
  documentId: string,
  draft: FigureDraft,
): Figure {
  const { at, start, end, measure, value, low, high, counted } = draft;
  const part = partOf(read, at);
  const unit = counted === null ? null : (read.units[counted] as Unit);
  return {
    id: contentId('f', documentId, start, end, measure),
    evidence: context.text.slice(start, end),
    start,
    end,
    measure,
    value,
    low,
    high,
    unit: unit && context.text.slice(unit.start, unit.end),
    group: counted === null ? null : groupOf(read, counted, context),
    place: placesOf(read, part[0], part[1], new Set()),
    time: measure === 'duration' ? null : timeOf(read, at, part[0], part[1], context).time,
    attribution: attributionAt(read, scopes, at),
  };
}

/** The noun counted: after the number, or the number's own dual. `66 ألف شخص`, `سبعة من عناصر التنظيم`. */
function countedUnit(read: ReadSentence, at: number, number: NumberMention): number | null {
  if (number.unitIncluded) return at;
  // عسكريين اثنين، يوم واحد: the number as an adjective.
  const before = unitBefore(read, at);
  if (isAdjectivalNumber(number, before)) return at - 1;
  for (let next = at + 1; next <= Math.min(read.units.length - 1, at + 3); next += 1) {
    const unit = read.units[next] as Unit;
    if (unit.reading.proclitics[0] === 'و') break;
    // لواء الدفاع 127 التابع: what is counted is indefinite, or stands after من.
    if (next === at + 1 && unit.reading.article && unit.class !== 'name' && number.value !== null) break;
    if (unit.class === 'noun' || unit.class === 'adjective' || unit.class === 'name') return next;
    if (unit.class === 'preposition' && unit.lemma === 'من') continue;
    if (unit.class === 'mark' && unit.lemma === '%') continue;
    break;
  }
  return null;
}

function isAdjectivalNumber(number: NumberMention, before: Unit | undefined): boolean {
  if (before?.class !== 'noun' || before.reading.pronoun !== null) return false;
  const stem = before.reading.stem;
  return number.value === 2 && /(?:ين|ان)$/u.test(stem);
}

/** What the counted noun measures by itself; مئات المرتزقة الروس, a name of forces, are forces. */
function thingOf(
  read: ReadSentence,
  counted: number,
  context: DocumentContext,
  words: MeasureWords,
): Measure | 'people' | null {
  const unit = read.units[counted] as Unit;
  const name = nameOf(read, unit);
  if (name && context.entities.get(name.entity)?.type === 'armed-group') return 'forces';
  return measureOf(unit, words);
}

function measureOf(unit: Unit, words: MeasureWords): Measure | 'people' | null {
  for (const key of unitKeys(unit)) {
    const measure = words.get(key);
    if (measure) return measure;
  }
  return null;
}

function unitKeys(unit: Unit): readonly string[] {
  const keys = [...nounKeys(unit), unit.lemma];
  const stem = unit.reading.stem;
  // Duals and sound plurals of words that no table holds: قتيلان، مصابين.
  if (/(ان|ين|ون)$/u.test(stem)) keys.push(stem.slice(0, -2));
  return keys;
}

function decideMeasure(
  read: ReadSentence,
  at: number,
  counted: number | null,
  thing: Measure | 'people' | null,
  words: MeasureWords,
  number: NumberMention,
): Measure | null {
  if (thing && OWN_MEASURE.has(thing)) return thing as Measure;
  if (thing && thing !== 'people' && !PERSONAL.has(thing) && thing !== 'sites') return thing;
  const governed = governingMeasure(read, at, words) ?? followingMeasure(read, counted ?? at, words);
  const lexical = counted === null ? null : (read.units[counted]?.lexical ?? null);
  const isThing =
    lexical?.pos === 'noun' &&
    !lexical.noun.kinds.some((kind) => kind === 'person' || kind === 'group' || kind === 'title');
  if (thing === 'sites') return governed === 'destroyed' ? governed : thing;
  // Vehicles and weapons that are hit are destroyed, not killed.
  if (governed && (governed === 'killed' || governed === 'wounded') && isThing && thing === null)
    return lexical.noun.kinds.some(
      (kind) => kind === 'vehicle' || kind === 'weapon' || kind === 'aircraft' || kind === 'ship',
    )
      ? 'destroyed'
      : null;
  if (governed) return governed;
  if (thing && thing !== 'people') return thing;
  // A bare size of something unnamed (عدة محاور) is no report.
  return counted === null || number.value === null || number.unitIncluded ? null : 'other';
}

const GOVERNING: ReadonlySet<string> = new Set(['killed', 'wounded', 'displaced', 'detained', 'destroyed']);

/** مقتل 42، قتل سبعة، أصيب 12: the word before the number, past small words. */
function governorOf(read: ReadSentence, at: number, words: MeasureWords): number | null {
  for (let back = at - 1; back >= Math.max(0, at - 6); back -= 1) {
    const unit = read.units[back] as Unit;
    if (unit.class === 'mark' && unit.lemma !== '،' && unit.lemma !== '(') break;
    if (back < at - 1 && unit.class === 'number') break;
    const measure = measureOf(unit, words);
    if (measure && GOVERNING.has(measure) && unit.class !== 'name') return back;
    if (unit.class === 'verb') break;
  }
  return null;
}

function governingMeasure(read: ReadSentence, at: number, words: MeasureWords): Measure | null {
  const governor = governorOf(read, at, words);
  return governor === null ? null : (measureOf(read.units[governor] as Unit, words) as Measure);
}

/** خمسة أشخاص لقوا مصرعهم، 20 مدنياً، بينهم طفل، قتلوا: the verb after, an insertion between commas passed over. */
function followingMeasure(read: ReadSentence, at: number, words: MeasureWords): Measure | null {
  let inserted = false;
  for (let next = at + 1; next <= Math.min(read.units.length - 1, at + 8); next += 1) {
    const unit = read.units[next] as Unit;
    if (unit.lemma === '،') {
      if (!inserted && !/^(?:بين|من)/u.test(read.units[next + 1]?.lemma ?? '')) break;
      inserted = true;
      continue;
    }
    if (unit.class === 'mark' || (unit.class === 'number' && !inserted)) break;
    const measure = measureOf(unit, words);
    // شخصين قتلا: the dual verb is spelt like a noun with tanwīn.
    if (unit.class !== 'verb' && !(isTanwin(unit) && (measure === 'killed' || measure === 'wounded'))) continue;
    return measure && GOVERNING.has(measure) ? (measure as Measure) : null;
  }
  return null;
}

function groupOf(read: ReadSentence, counted: number, context: DocumentContext): string | null {
  for (let at = counted; at <= Math.min(read.units.length - 1, counted + 3); at += 1) {
    const unit = read.units[at] as Unit;
    if (unit.class === 'mark' || unit.class === 'verb') return null;
    const name = nameOf(read, unit);
    if (name && context.entities.get(name.entity)?.type !== 'place') return name.entity;
  }
  return null;
}

function partOf(read: ReadSentence, at: number): readonly [number, number] {
  let from = at;
  let to = at;
  const stops = (unit: Unit | undefined): boolean =>
    unit === undefined || unit.lemma === '؛' || unit.lemma === ':' || unit.lemma === 'فيما';
  while (!stops(unitBefore(read, from))) from -= 1;
  while (!stops(read.units[to + 1])) to += 1;
  return [from, to];
}
