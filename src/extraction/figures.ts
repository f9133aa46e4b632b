/**
 * Reported quantities: how many killed, wounded, displaced …, with the bounds that the words leave open.
 * Example: نزوح أكثر من 66 ألف شخص → displaced, 66000, at least. Dates, ordinals and numbers that only name something are none.
 */
import { contentId, type Figure, type Measure } from '../model/index.ts';
import type { NumberMention, Unit } from '../language/index.ts';
import { placesOf, timeOf } from './circumstances.ts';
import { nounKeys } from './predicates.ts';
import { nameOf, type DocumentContext, type ReadSentence } from './sentence.ts';
import { attributionAt, type Scope } from './voices.ts';

/** Words by what they measure, from `resources/ar/lists/figures.yaml`. */
export type MeasureWords = ReadonlyMap<string, Measure | 'people'>;

const MEASURE_LISTS: readonly (Measure | 'people')[] = ['killed', 'wounded', 'displaced', 'migrants', 'detained', 'destroyed', 'forces', 'sites', 'duration', 'distance', 'money', 'people'];

export function measureWordsOf(lists: Readonly<Record<string, readonly string[]>>): MeasureWords {
  const words = new Map<string, Measure | 'people'>();
  for (const measure of MEASURE_LISTS) for (const word of lists[`measure-${measure}`] ?? []) if (!words.has(word)) words.set(word, measure);
  return words;
}

/** Figures of one sentence. */
export function figuresOf(read: ReadSentence, context: DocumentContext, scopes: readonly Scope[], words: MeasureWords, documentId: string): readonly Figure[] {
  const figures: Figure[] = [];
  for (const number of read.numbers) {
    if (number.ordinal || number.identifier) continue;
    const figure = figureOf(read, number, context, scopes, words, documentId);
    if (figure) figures.push(figure);
  }
  return figures;
}

/** Measures that the thing counted decides by itself. */
const OWN_MEASURE: ReadonlySet<string> = new Set(['duration', 'distance', 'money', 'migrants']);
const PERSONAL: ReadonlySet<string> = new Set(['people', 'forces']);

function figureOf(read: ReadSentence, number: NumberMention, context: DocumentContext, scopes: readonly Scope[], words: MeasureWords, documentId: string): Figure | null {
  const at = read.units.findIndex((unit) => unit.first <= number.core.firstToken && number.core.firstToken <= unit.last);
  if (at < 0) return null;
  const counted = countedUnit(read, at, number);
  const thing = counted ? measureOf(read.units[counted] as Unit, words) : null;
  const measure = decideMeasure(read, at, counted, thing, words, number);
  if (!measure) return null;
  const last = counted ?? at;
  const first = governorOf(read, at, words) ?? at;
  const start = Math.min((read.units[first] as Unit).start, number.start);
  const end = Math.max((read.units[last] as Unit).end, number.end);
  const part = partOf(read, at);
  const places = placesOf(read, part[0], part[1], new Set());
  const group = counted === null ? null : groupOf(read, counted, context);
  return {
    id: contentId('f', documentId, start, end, measure),
    evidence: context.text.slice(start, end),
    start,
    end,
    measure,
    value: number.value,
    low: number.low,
    high: number.high,
    unit: counted === null ? null : context.text.slice((read.units[counted] as Unit).start, (read.units[counted] as Unit).end),
    group,
    place: places,
    time: measure === 'duration' ? null : timeOf(read, at, part[0], part[1], context).time,
    attribution: attributionAt(read, scopes, at),
  };
}

/** The noun counted: after the number, or the number's own dual. `66 ألف شخص`, `سبعة من عناصر التنظيم`. */
function countedUnit(read: ReadSentence, at: number, number: NumberMention): number | null {
  if (number.unitIncluded) return at;
  for (let next = at + 1; next <= Math.min(read.units.length - 1, at + 3); next += 1) {
    const unit = read.units[next] as Unit;
    if (unit.class === 'noun' || unit.class === 'adjective' || unit.class === 'name') return next;
    if (unit.class === 'preposition' && unit.lemma === 'من') continue;
    if (unit.class === 'mark' && unit.lemma === '%') continue;
    break;
  }
  return null;
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

function decideMeasure(read: ReadSentence, at: number, counted: number | null, thing: Measure | 'people' | null, words: MeasureWords, number: NumberMention): Measure | null {
  if (thing && OWN_MEASURE.has(thing)) return thing as Measure;
  if (thing && thing !== 'people' && !PERSONAL.has(thing) && thing !== 'sites') return thing;
  const governed = governingMeasure(read, at, words) ?? followingMeasure(read, counted ?? at, words);
  if (governed) return governed;
  if (thing === 'people') return number.value !== null && number.value < 2 ? null : 'other';
  if (thing) return thing;
  return counted === null ? null : 'other';
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

/** خمسة أشخاص لقوا مصرعهم، 454 شخصا قتلوا: the verb after. */
function followingMeasure(read: ReadSentence, at: number, words: MeasureWords): Measure | null {
  for (let next = at + 1; next <= Math.min(read.units.length - 1, at + 4); next += 1) {
    const unit = read.units[next] as Unit;
    if (unit.class === 'mark' || unit.class === 'number') break;
    const measure = measureOf(unit, words);
    if (measure && GOVERNING.has(measure)) return measure as Measure;
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
  const stops = (unit: Unit | undefined): boolean => unit === undefined || unit.lemma === '؛' || unit.lemma === ':' || unit.lemma === 'فيما';
  while (!stops(read.units[from - 1])) from -= 1;
  while (!stops(read.units[to + 1])) to += 1;
  return [from, to];
}
