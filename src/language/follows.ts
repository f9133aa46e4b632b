/**
 * What may follow what in a sentence: the grammar behind the choice of readings. The weights are set by hand; there are few, and
 * each has its reason beside it. Only a few features of a word matter here, its *shape*; shapes are numbered and the weight of
 * each pair is worked out once.
 *
 * Example: after في a verb is out of the question, so that في ضرب is “in the striking of”, not “in he struck”.
 */
import type { Gender, InflectionKind } from './morphology/index.ts';
import type { UnitClass } from './units.ts';

/** What of a word its neighbours depend on. */
export interface Shape {
  readonly class: UnitClass;
  readonly article: boolean;
  readonly hasPronoun: boolean;
  /** The first proclitic is و or ف. */
  readonly isJoined: boolean;
  readonly hasProclitics: boolean;
  /** Form of a verb; null for other classes. */
  readonly kind: InflectionKind | null;
  /** The word itself where it is a negator; null for other classes. */
  readonly negator: string | null;
  /** True for a noun with the alif of the indefinite accusative: اجتماعاً. */
  readonly isTanwin: boolean;
  /** Of a verb of the third person, a noun, a name or a relative, each in the singular; null where another number or class leaves it open. */
  readonly gender: Gender | null;
}

const FOLLOWS: Partial<Record<UnitClass, Partial<Record<UnitClass, number>>>> = {
  // A preposition governs a noun, never a finite verb.
  // من قبل, من خلال: two together are common where the first is من.
  preposition: { verb: -6, noun: 1, name: 1, number: 1, adjective: 0, preposition: -0.5, mark: 0 },
  negator: { verb: 2.5, noun: 0.3 },
  tense: { verb: 3, noun: -4 },
  // أن and إن are one list: the first wants a verb, the second a noun.
  complementizer: { verb: 0.8, noun: 0.5 },
  relative: { verb: 1.2, noun: -0.3 },
  demonstrative: { noun: 1, verb: -0.5, adjective: -0.5 },
  // Two finite verbs side by side are rare but for auxiliaries.
  // وقتل أمس، وقتل سبعة: a day or a number stands beside a verb, seldom beside a noun of the same letters.
  verb: { verb: -1, noun: 0.5, name: 0.5, date: 0.5, number: 0.3, adjective: -0.5 },
  noun: { adjective: 0.6, noun: 0.2, verb: -0.3 },
  adjective: { adjective: 0.3, noun: -0.3, verb: 0 },
  name: { adjective: 0.2, verb: 0.3, noun: -0.1 },
  number: { noun: 1, verb: -1 },
  conjunction: { verb: 0.5, noun: 0 },
  mark: { verb: 0.3, noun: 0.1 },
};

/** A sentence opens with a verb or a definite noun alike; a bare indefinite adjective is rare there. */
const OPENS: Partial<Record<UnitClass, number>> = { verb: 0.8, adjective: -1 };

const shapes: Shape[] = [];
const numbers = new Map<number, number>();
/**
 * Where the weight of each pair stands among the weights, in one table with a row for the shape before; 0 where it has not been asked
 * for. It grows with the shapes. There are some dozen weights and tens of thousands of pairs: numbers of two bytes stay in the
 * processor's memory, where the weights themselves do not.
 */
let rowLength = 256;
let places = new Uint16Array(rowLength * rowLength);
const weights: number[] = [NaN];

function makeRoomForShapes(): void {
  if (shapes.length <= rowLength) return;
  rowLength *= 2;
  places = new Uint16Array(rowLength * rowLength);
}

const WORDS_MAX = 1024;
const wordNumbers = new Map<string, number>();

/** The number of a class, a form of verbs or a negator: there are some dozens. */
function wordNumber(word: string): number {
  const known = wordNumbers.get(word);
  if (known !== undefined) return known;
  wordNumbers.set(word, wordNumbers.size);
  return wordNumbers.size - 1;
}

const GENDERS: readonly (Gender | null)[] = [null, 'm', 'f'];

/** The number of a shape; equal shapes have one number. There are some hundred. */
export function shapeNumber(shape: Shape): number {
  const { class: unitClass, article, hasPronoun, isJoined, hasProclitics, kind, negator, isTanwin, gender } = shape;
  const bits =
    (article ? 1 : 0) + (hasPronoun ? 2 : 0) + (isJoined ? 4 : 0) + (hasProclitics ? 8 : 0) + (isTanwin ? 16 : 0);
  const words = wordNumber(kind ?? negator ?? '') * WORDS_MAX + wordNumber(unitClass);
  const key = (words * GENDERS.length + GENDERS.indexOf(gender)) * 32 + bits;
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const number = shapes.push(shape) - 1;
  numbers.set(key, number);
  makeRoomForShapes();
  return number;
}

/** How well a word of shape `after` follows one of shape `before`; more is better. */
export function followWeight(before: number, after: number): number {
  const at = before * rowLength + after;
  const place = places[at] as number;
  return weights[place === 0 ? placeOf(at, before, after) : place] as number;
}

function placeOf(at: number, before: number, after: number): number {
  const weight = weigh(shapes[before] as Shape, shapes[after] as Shape);
  const known = weights.indexOf(weight);
  return (places[at] = known > 0 ? known : weights.push(weight) - 1);
}

/** How well a word of this shape opens a sentence. */
export function openWeight(shape: number): number {
  const { class: unitClass, isJoined } = shapes[shape] as Shape;
  if (isJoined) return joinWeight(null, unitClass);
  return OPENS[unitClass] ?? 0;
}

/** و joins like to like, and often opens a clause with a verb. */
function joinWeight(before: UnitClass | null, after: UnitClass): number {
  if (after === 'verb') return 0.2;
  return before === after ? 0.6 : 0.1;
}

const isNominal = ({ class: unitClass }: Shape): boolean => unitClass === 'noun' || unitClass === 'adjective';

function weigh(before: Shape, after: Shape): number {
  let weight = after.isJoined ? joinWeight(before.class, after.class) : orderWeight(before, after);
  // أدان الهجوم وطالب بتحقيق: what و joins is as definite as what stands before, so that طالب is a verb there.
  if (after.isJoined && after.class === 'noun' && before.class === 'noun' && before.article && !isDefiniteShape(after))
    weight -= 0.6;
  // شن هجوماً، وطلب من السكان الرحيل: after a comma و joins a clause more often than a bare noun.
  if (after.isJoined && after.kind === 'perfect' && before.class === 'mark') weight += 0.4;
  // An adjective agrees with its noun in definiteness: القوات المسلحة, قوات مسلحة, قواتها المسلحة.
  if (after.class === 'adjective' && isNominal(before))
    weight += isDefiniteShape(before) === after.article ? 0.5 : -0.8;
  if (before.class === 'noun' && after.class === 'noun') weight += genitiveWeight(before, after);
  // رفضه after a name is “his refusal” rather than “he refused it”: a verb with its object needs an opening.
  const isBareVerbWithObject = after.class === 'verb' && after.hasPronoun && !after.hasProclitics;
  if (isBareVerbWithObject && (isNominal(before) || before.class === 'name')) weight -= 1;
  if (before.negator !== null) weight += negatorFit(before.negator, after);
  return weight - disagreement(before, after);
}

/** وتمكن الجيش (he was able), تزود إيران (she supplies): a verb agrees with its subject and with the relative before it. */
function disagreement(before: Shape, after: Shape): number {
  if (before.gender === null || after.gender === null || before.gender === after.gender) return 0;
  const isSubject = (after.class === 'noun' && after.article) || after.class === 'name';
  if (before.class === 'verb' && isSubject && !after.hasProclitics) return 0.4;
  // إيران تزود: the name before its verb.
  if (before.class === 'name' && after.class === 'verb' && !after.hasProclitics) return 0.55;
  // المقترح الذي قدمته واشنطن: a verb with an object of its own is that of another.
  return before.class === 'relative' && after.class === 'verb' && !after.hasPronoun ? 0.8 : 0;
}

const isDefiniteShape = ({ article, hasPronoun }: Shape): boolean => article || hasPronoun;

function orderWeight(before: Shape, after: Shape): number {
  // به and له govern their pronoun already.
  if (before.class === 'preposition' && before.hasPronoun) return 0;
  return FOLLOWS[before.class]?.[after.class] ?? 0;
}

function genitiveWeight(before: Shape, after: Shape): number {
  // اجتماعاً عقد بين: a noun with tanwīn takes no genitive, so that عقد is a verb there.
  if (before.isTanwin && !after.hasProclitics) return -1.2;
  // A noun with the article opens no iḍāfa; what follows with no article is a verb or a new phrase.
  if (before.article && !after.article && !after.hasProclitics) return -0.7;
  // A bare noun before one with the article is an iḍāfa: هجوم القوات.
  return !before.article && !before.hasPronoun && after.article ? 0.5 : 0;
}

const BEFORE_NOUNS = new Set(['غير', 'عدم', 'دون', 'بلا']);

/** لم wants a jussive, لن a subjunctive, لا an imperfect; غير and عدم a noun. */
function negatorFit(negator: string, { class: unitClass, kind }: Shape): number {
  if (BEFORE_NOUNS.has(negator)) return unitClass === 'verb' ? -4 : 1;
  if (unitClass !== 'verb') return 0;
  if (negator === 'لم') return kind === 'jussive' ? 2.5 : -2;
  if (negator === 'لن') return kind === 'subjunctive' ? 1 : -2;
  if (negator === 'لا') return kind === 'imperfect' || kind === 'jussive' ? 0.5 : -3;
  return 0;
}
