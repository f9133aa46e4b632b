/**
 * Chooses how each word is meant in its sentence, and gives the sentence as *units*: a name, a date or a number of several words
 * is one unit, every other word is one.
 *
 * A word may be cut in several ways and each cut may be several words of the lexicon (دعم: he supported, support). The choice is
 * the best path through a small lattice: what a word is alone (exact spelling before folded, fewer cuts before more, known before
 * unknown) and what may follow what (no finite verb after a preposition, a verb after لم, a noun after the article). The weights
 * are set by hand from grammar; there are few, and each has its reason beside it.
 */
import { candidateReader, numbered, shapeOf, type Candidate } from './candidates.ts';
import { followWeight, openWeight } from './follows.ts';
import { onceAForm, onceANumber } from './forms.ts';
import type { Gender, LexicalReading, Lexicon } from './morphology/index.ts';
import type { Particles } from './particles.ts';
import type { Reading, Token } from './tokens.ts';

export type UnitClass =
  | 'verb'
  | 'noun'
  | 'adjective'
  | 'name'
  | 'date'
  | 'number'
  | 'preposition'
  | 'conjunction'
  | 'complementizer'
  | 'relative'
  | 'negator'
  | 'tense'
  | 'demonstrative'
  | 'pronoun'
  | 'adverb'
  | 'mark';

/** Tokens that an earlier step claimed as one thing. `ref` is that step's own index. */
export interface LockedSpan {
  readonly first: number;
  readonly last: number;
  readonly kind: 'name' | 'date' | 'number';
  readonly ref: number;
  readonly proclitics: readonly string[];
  /** True for a name that is an adjective: الأميركي. */
  readonly adjectival: boolean;
  /** Of a name that stands in the singular: إيران is feminine; null where it is open. */
  readonly gender: Gender | null;
}

export interface Unit {
  readonly index: number;
  /** Number of what the unit was read as, of its first word where it has several: units that are read alike have the same. */
  readonly choice: number;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly class: UnitClass;
  /** Dictionary form where the lexicon knows the word, else the stem as written. */
  readonly lemma: string;
  /** The lexicon's reading that was chosen; null for names, marks, particles and unknown words. */
  readonly lexical: LexicalReading | null;
  /** All that the chosen cut may be as a noun or adjective, whatever was chosen: دعم is a noun and the verbal noun of دَعَمَ. */
  readonly nominal: readonly LexicalReading[];
  readonly reading: Reading;
  /** Index of the name, date or number; −1 for other units. */
  readonly ref: number;
  /** True for an adjective, also for one that names a state: الموقف الأميركي. */
  readonly adjectival: boolean;
}

/** Units of the tokens `[from, to)` with the reading of each chosen in context. */
export function chooseUnits(
  tokens: readonly Token[],
  from: number,
  to: number,
  locked: readonly LockedSpan[],
  lexicon: Lexicon,
  particles: Particles,
): Unit[] {
  const slots = slotsOf(tokens, from, to, locked, lexicon, particles);
  const path = bestPath(slots);
  const units: Unit[] = [];
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] as Slot;
    const chosen = slot.candidates[path[index] as number] as Candidate;
    units.push({
      index,
      choice: chosen.number,
      first: slot.first,
      last: slot.last,
      start: (tokens[slot.first] as Token).start,
      end: (tokens[slot.last] as Token).end,
      class: chosen.class,
      lemma: chosen.lemma,
      lexical: chosen.lexical,
      nominal: chosen.nominal,
      reading: chosen.reading,
      ref: slot.ref,
      adjectival: slot.adjectival || chosen.class === 'adjective',
    });
  }
  return units.map((unit) => {
    const slot = slots[unit.index] as Slot;
    const before = slots[unit.index - 1];
    const expressed = asVerbOfNominative(units, asExpressing(units, unit, slot), slot);
    const stated = asAnswer(units, asStatedVerb(units, expressed, slot, before), slot);
    const told = asVerbalNoun(units, asDescribing(units, stated, slot));
    return asDual(units, asBroughtNoun(units, told, slot));
  });
}

/** How many units may stand between عبّر and its عن. */
const EXPRESSING_UNITS_MAX = 8;

/** عبر وزير الخارجية عن تقديره: at the head of a clause, with عن ahead, the letters of the preposition are the verb عبّر. */
function asExpressing(units: readonly Unit[], unit: Unit, slot: Slot): Unit {
  if (unit.class !== 'preposition' || unit.lemma !== 'عبر') return unit;
  const [before, next] = [units[unit.index - 1], units[unit.index + 1]];
  const opens = !before || before.class === 'mark' || unit.reading.proclitics[0] === 'و';
  if (!opens || !isDefinite(next) || next?.class === 'date') return unit;
  for (const ahead of units.slice(unit.index + 1, unit.index + 1 + EXPRESSING_UNITS_MAX)) {
    if (ahead.class === 'verb' || ahead.class === 'mark') return unit;
    if (ahead.class !== 'preposition' || ahead.lemma !== 'عن') continue;
    const verb = slot.candidates.find((candidate) => candidate.class === 'verb' && candidate.lemma === 'عبر');
    return verb ? { ...unit, ...verb, choice: verb.number, adjectival: false } : unit;
  }
  return unit;
}

/**
 * نداء وجهته إثيوبيا إلى الصومال: a noun with its pronoun governs nothing more, so that between an indefinite noun and a name the letters
 * are the verb that describes the noun.
 */
function asDescribing(units: readonly Unit[], unit: Unit, slot: Slot): Unit {
  if (unit.class !== 'noun' || unit.reading.pronoun === null || unit.reading.proclitics.length > 0) return unit;
  const [before, next] = [units[unit.index - 1], units[unit.index + 1]];
  const isDescribed = (before?.class === 'noun' || before?.class === 'adjective') && !isDefinite(before);
  if (!isDescribed || next?.class !== 'name' || next.adjectival || next.reading.proclitics.length > 0) return unit;
  const verb = slot.candidates.find(
    ({ class: kind, lexical, reading }) =>
      kind === 'verb' && lexical?.features.person === 3 && reading.pronoun !== null && reading.proclitics.length === 0,
  );
  return verb ? { ...unit, ...verb, choice: verb.number, adjectival: false } : unit;
}

/** اتفق وزيرا خارجية مصر وتركيا: right before a name the alif is that of the dual, and not that of tanwīn. */
function asDual(units: readonly Unit[], unit: Unit): Unit {
  const { lexical } = unit;
  if (unit.class !== 'noun' || lexical?.pos !== 'noun' || !lexical.noun.kinds.includes('title')) return unit;
  if (lexical.features.case !== 'accusative' || lexical.features.state !== 'indefinite') return unit;
  const next = units[unit.index + 1];
  if (next?.class !== 'name' || next.adjectival || next.reading.proclitics.length > 0) return unit;
  const dual = unit.nominal.find(({ features }) => features.number === 'd' && features.state === 'construct');
  return dual ? { ...unit, lexical: dual } : unit;
}

/**
 * لكن ستولتنبرغ رفض الطلب: a name that opens its clause wants something said of it, so that with no other verb there the letters that
 * a verb shares with its noun are the verb.
 */
function asStatedVerb(units: readonly Unit[], unit: Unit, slot: Slot, before: Slot | undefined): Unit {
  if (unit.class !== 'noun' || !before || unit.reading.article || unit.reading.pronoun !== null) return unit;
  const [subject, next] = [units[unit.index - 1], units[unit.index + 1]];
  if (subject?.class !== 'name' || subject.adjectival || before.gender === 'f' || unit.reading.proclitics.length > 0)
    return unit;
  if (!opensClause(units, subject) || !next || (!isDefinite(next) && next.class !== 'preposition')) return unit;
  if (unit.nominal.every(({ features }) => features.kind !== 'verbal-noun') || hasVerbAfter(units, unit.index))
    return unit;
  return asPerfect(unit, slot);
}

/** The unit as the verb that its letters may be, he did it, with the same proclitics; the unit where they may not. */
function asPerfect(unit: Unit, slot: Slot): Unit {
  const proclitics = unit.reading.proclitics.join();
  const verb = slot.candidates.find(
    ({ class: kind, lexical, reading }) =>
      kind === 'verb' &&
      reading.proclitics.join() === proclitics &&
      reading.pronoun === null &&
      lexical?.features.kind === 'perfect' &&
      lexical.features.voice === 'active' &&
      lexical.features.person === 3 &&
      lexical.features.gender === 'm' &&
      lexical.features.number === 's',
  );
  return verb ? { ...unit, ...verb, choice: verb.number, adjectival: false } : unit;
}

/** وبحث الرئيسان الأزمة: before a nominative stands its verb; a noun would have a genitive. */
function asVerbOfNominative(units: readonly Unit[], unit: Unit, slot: Slot): Unit {
  const next = units[unit.index + 1];
  const features = next?.lexical?.features;
  const isNominative =
    next?.class === 'noun' &&
    next.reading.article &&
    next.reading.proclitics.length === 0 &&
    ((features?.number === 'd' && next.reading.stem.endsWith('ان')) ||
      (features?.number === 'p' && next.reading.stem.endsWith('ون')));
  const mayBeVerb = unit.class === 'noun' && !unit.reading.article && unit.reading.pronoun === null;
  return mayBeVerb && isNominative ? asPerfect(unit, slot) : unit;
}

/** وردت تركيا بقصف مواقع, ورد الجيش: who can answer did not “arrive” as news does (ورد في البيان). */
function asAnswer(units: readonly Unit[], unit: Unit, slot: Slot): Unit {
  const next = units[unit.index + 1];
  if (unit.class !== 'verb' || unit.lemma !== 'ورد' || unit.reading.proclitics.length > 0 || !next) return unit;
  const canAnswer =
    (next.class === 'name' && !next.adjectival) ||
    next.nominal.some((entry) => entry.pos === 'noun' && entry.noun.kinds.some((kind) => PARTIES.has(kind)));
  const answer = slot.candidates.find(
    ({ class: kind, lemma, reading }) => kind === 'verb' && lemma === 'رد' && reading.proclitics[0] === 'و',
  );
  return canAnswer && answer ? { ...unit, ...answer, choice: answer.number, adjectival: false } : unit;
}

const PARTIES = new Set(['person', 'title', 'office', 'group', 'force', 'organisation']);

/** True for a unit with which a clause begins: the first one, one after أن, لكن or a mark. */
function opensClause(units: readonly Unit[], { index, reading }: Unit): boolean {
  if (reading.proclitics.length > 0) return false;
  const before = units[index - 1];
  return !before || before.class === 'complementizer' || before.lemma === 'لكن';
}

function hasVerbAfter(units: readonly Unit[], at: number): boolean {
  for (const unit of units.slice(at + 1)) {
    if (unit.class === 'verb') return true;
    if (unit.class === 'mark' || unit.class === 'complementizer' || unit.class === 'relative') return false;
  }
  return false;
}

/** How many units may stand between a verb and the noun that it brings under ب. */
const BROUGHT_UNITS_MAX = 8;

/** Verbs and nouns that bring an act under ب: اتهم، تعهد. */
const BRINGING = new Set([
  'اتهم', 'اتهام', 'تعهد', 'وعد', 'التزم', 'التزام', 'قام', 'طالب', 'هدد', 'استمر', 'بدأ', 'اعترف', 'أقر', 'رحب', 'ترحيب', 'أشاد', 'إشادة', 'ندد', 'تنديد', 'شك', 'اشتبه', 'نصح', 'أمر', 'اكتفى',
]); // prettier-ignore

/** اتهم الإمارات بدعم المتمردين: what بدعم من makes a preposition is the noun after a verb that brings an act under ب. */
function asBroughtNoun(units: readonly Unit[], unit: Unit, slot: Slot): Unit {
  if (unit.class !== 'preposition' || !unit.lemma.startsWith('ب') || units[unit.index + 1]?.lemma === 'من') return unit;
  const noun = slot.candidates.find(({ class: kind, reading }) => kind === 'noun' && reading.proclitics.at(-1) === 'ب');
  if (!noun) return unit;
  for (let back = unit.index - 1; back >= Math.max(0, unit.index - BROUGHT_UNITS_MAX); back -= 1) {
    const before = units[back] as Unit;
    if (BRINGING.has(before.lemma)) return { ...unit, ...noun, choice: noun.number, adjectival: false };
    if (before.class === 'verb' || before.class === 'complementizer' || before.class === 'relative') return unit;
  }
  return unit;
}

/** How many units a subject may take between its verb and what the verb brings. */
const SUBJECT_UNITS_MAX = 4;

/**
 * قررت كندا فرض عقوبات: after a verb and its subject the letters that فَرَضَ shares with its verbal noun are the noun, since a second
 * verb would need و or a conjunction. Not in a clause that الذي or a conjunction opens, after which the main verb comes.
 */
function asVerbalNoun(units: readonly Unit[], unit: Unit): Unit {
  const { lexical, reading } = unit;
  if (unit.class !== 'verb' || lexical?.features.kind !== 'perfect' || lexical.features.number !== 's') return unit;
  if (lexical.features.gender !== 'm' || reading.proclitics.length > 0 || reading.pronoun !== null) return unit;
  const verbal = unit.nominal.find(({ features }) => features.kind === 'verbal-noun');
  return verbal && followsVerbAndSubject(units, unit.index)
    ? { ...unit, class: 'noun', lemma: verbal.lemma, lexical: verbal }
    : unit;
}

function followsVerbAndSubject(units: readonly Unit[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 1 - SUBJECT_UNITS_MAX); back -= 1) {
    const unit = units[back] as Unit;
    if (unit.class === 'verb') {
      const before = units[back - 1];
      const isMain = !before || (before.class !== 'relative' && before.class !== 'conjunction');
      return isMain && back < at - 1 && isDefinite(units[back + 1]) && !isAuxiliary(unit);
    }
    if (unit.class !== 'name' && unit.class !== 'noun' && unit.class !== 'adjective') return false;
  }
  return false;
}

const isDefinite = (unit: Unit | undefined): boolean =>
  unit !== undefined && (unit.class === 'name' || unit.reading.article || unit.reading.pronoun !== null);

/** Verbs that have another verb after their subject: كان الجيش قصف المدينة. */
const AUXILIARIES = new Set(['كان', 'ظل', 'بات', 'أصبح', 'زال', 'عاد', 'كاد']);

/** True for a verb with which another goes under one subject. */
export const isAuxiliary = ({ class: unitClass, lemma }: Unit): boolean =>
  unitClass === 'verb' && AUXILIARIES.has(lemma);

interface Slot {
  readonly first: number;
  readonly last: number;
  readonly ref: number;
  readonly adjectival: boolean;
  readonly gender: Gender | null;
  readonly candidates: readonly Candidate[];
}

function slotsOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  locked: readonly LockedSpan[],
  lexicon: Lexicon,
  particles: Particles,
): readonly Slot[] {
  const spans = new Map(locked.map((span) => [span.first, span]));
  const candidatesOf = candidateReader(lexicon, particles);
  const slots: Slot[] = [];
  let at = from;
  while (at < to) {
    const joined = joinedWord(tokens, at, to);
    const word = joined ?? at;
    const token = tokens[word] as Token;
    const span = spans.get(word);
    const isSpan = span !== undefined && span.last < to;
    const candidates = isSpan ? [lockedCandidate(token, span)] : candidatesOf(token);
    slots.push({
      first: word,
      last: isSpan ? span.last : word,
      ref: isSpan ? span.ref : -1,
      adjectival: isSpan && span.adjectival,
      gender: isSpan ? span.gender : null,
      candidates: joined === null ? candidates : candidates.map(withAnd),
    });
    at = (isSpan ? span.last : word) + 1;
  }
  return slots;
}

/** The word to which a و that stands alone belongs: و4 كيانات، و«الحشد»; null where the token is no such و. */
function joinedWord(tokens: readonly Token[], at: number, to: number): number | null {
  if (tokens[at]?.exact !== 'و') return null;
  const next = tokens[at + 1]?.kind === 'punctuation' && OPENS.has(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  return next < to && tokens[next]?.kind !== 'punctuation' ? next : null;
}

/** Marks that may open a name; quotation marks are set in either direction. */
const OPENS = new Set(['"', '«', '»', '“', '”', '(', "'", '‘', '’']);

const joinedCandidates = new WeakMap<Candidate, Candidate>();

/** What a word is with و before it. */
function withAnd(candidate: Candidate): Candidate {
  let joined = joinedCandidates.get(candidate);
  if (!joined) {
    const reading = { ...candidate.reading, proclitics: ['و', ...candidate.reading.proclitics] };
    const shape = shapeOf(candidate.class, reading, candidate.lexical, candidate.lemma);
    joinedCandidates.set(candidate, (joined = numbered({ ...candidate, reading, shape })));
  }
  return joined;
}

/** The candidates of spans that begin with a form, by what else tells them apart: one for all that are read alike. */
const lockedCandidates = onceAForm(() => new Map<string, Candidate>());

function lockedCandidate(token: Token, span: LockedSpan): Candidate {
  const alike = lockedCandidates(token);
  const key = `${span.kind} ${span.gender ?? ''} ${span.proclitics.join(' ')}`;
  let candidate = alike.get(key);
  if (!candidate) alike.set(key, (candidate = newLockedCandidate(token, span)));
  return candidate;
}

function newLockedCandidate(token: Token, { kind, proclitics, gender }: LockedSpan): Candidate {
  const reading = { ...(token.readings[0] as Reading), proclitics };
  const shape = shapeOf(kind, reading, null, token.exact, gender);
  return numbered({ class: kind, lemma: token.exact, lexical: null, reading, nominal: [], shape, score: 0 });
}

/** `ask` with a memory; what it answers must depend on nothing but what the unit was read as. */
export function onceAChoice<Answer>(ask: (unit: Unit) => Answer): (unit: Unit) => Answer {
  return onceANumber(({ choice }) => choice, ask);
}

/**
 * Of all candidates of all slots, one after another: the score of the best path so far, and which candidate before it is on that
 * path. One place for all sentences, which grows with the longest.
 */
let scores = new Float64Array(1024);
let links = new Uint16Array(1024);

function makeRoomFor(candidates: number): void {
  if (candidates <= scores.length) return;
  scores = new Float64Array(2 * candidates);
  links = new Uint16Array(2 * candidates);
}

/** For each slot the candidate on the best path through all of them. */
function bestPath(slots: readonly Slot[]): readonly number[] {
  makeRoomFor(slots.reduce((sum, { candidates }) => sum + candidates.length, 0));
  let previous: readonly Candidate[] = [];
  let from = 0;
  let here = 0;
  for (const { candidates } of slots) {
    for (let at = 0; at < candidates.length; at += 1) {
      const { shape, score } = candidates[at] as Candidate;
      let best = previous.length === 0 ? openWeight(shape) : -Infinity;
      let link = 0;
      for (let index = 0; index < previous.length; index += 1) {
        const total = (scores[from + index] as number) + followWeight((previous[index] as Candidate).shape, shape);
        if (total > best) {
          best = total;
          link = index;
        }
      }
      scores[here + at] = best + score;
      links[here + at] = link;
    }
    previous = candidates;
    from = here;
    here += candidates.length;
  }
  let link = 0;
  for (let index = 1; index < previous.length; index += 1)
    if ((scores[from + index] as number) > (scores[from + link] as number)) link = index;
  const path = slots.map(() => 0);
  for (let at = slots.length - 1; at >= 0; at -= 1) {
    path[at] = link;
    link = links[from + link] ?? 0;
    from -= slots[at - 1]?.candidates.length ?? 0;
  }
  return path;
}
