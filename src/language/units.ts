/**
 * Chooses how each word is meant in its sentence, and gives the sentence as *units*: a name, a date or a number of several words
 * is one unit, every other word is one.
 *
 * A word may be cut in several ways and each cut may be several words of the lexicon (دعم: he supported, support). The choice is
 * the best path through a small lattice: what a word is alone (exact spelling before folded, fewer cuts before more, known before
 * unknown) and what may follow what (no finite verb after a preposition, a verb after لم, a noun after the article). The weights
 * are set by hand from grammar; there are few, and each has its reason beside it.
 */
import type { LexicalReading, Lexicon } from './morphology/index.ts';
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
}

export interface Unit {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  readonly class: UnitClass;
  /** Dictionary form where the lexicon knows the word, else the stem as written. */
  readonly lemma: string;
  /** The lexicon's reading that was chosen; null for names, marks, particles and unknown words. */
  readonly lexical: LexicalReading | null;
  /** All that the chosen cut may be as a noun or adjective: دعم is a noun of the table and the verbal noun of دَعَمَ. */
  readonly nominal: readonly LexicalReading[];
  readonly reading: Reading;
  /** Index of the name, date or number; −1 for other units. */
  readonly ref: number;
  /** True for an adjective, also for one that names a state: الموقف الأميركي. */
  readonly adjectival: boolean;
}

/** Particles by class, dictionary spelling; from `resources/ar/lists/particles.yaml`. */
export type Particles = ReadonlyMap<string, readonly UnitClass[]>;

interface Candidate {
  readonly class: UnitClass;
  readonly lemma: string;
  readonly lexical: LexicalReading | null;
  readonly reading: Reading;
  readonly score: number;
}

const PARTICLE_LISTS: readonly (readonly [string, UnitClass])[] = [
  ['prepositions', 'preposition'],
  ['conjunctions', 'conjunction'],
  ['complementizers', 'complementizer'],
  ['relatives', 'relative'],
  ['negators', 'negator'],
  ['future', 'tense'],
  ['perfective', 'tense'],
  ['demonstratives', 'demonstrative'],
  ['pronouns', 'pronoun'],
  ['adverbs', 'adverb'],
];

/** Collects the particle lists of a bundle into one table. */
export function particlesOf(lists: Readonly<Record<string, readonly string[]>>): Particles {
  const table = new Map<string, UnitClass[]>();
  for (const [name, unitClass] of PARTICLE_LISTS) {
    for (const word of lists[name] ?? []) {
      const classes = table.get(word);
      if (!classes) table.set(word, [unitClass]);
      else if (!classes.includes(unitClass)) classes.push(unitClass);
    }
  }
  return table;
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
  const path = bestPath(slots.map((slot) => slot.candidates));
  return slots.map((slot, index): Unit => {
    const chosen = slot.candidates[path[index] ?? 0] as Candidate;
    return {
      index,
      first: slot.first,
      last: slot.last,
      start: (tokens[slot.first] as Token).start,
      end: (tokens[slot.last] as Token).end,
      class: chosen.class,
      lemma: chosen.lemma,
      lexical: chosen.lexical,
      nominal: nominalReadings(slot.candidates, chosen),
      reading: chosen.reading,
      ref: slot.ref,
      adjectival: slot.adjectival || chosen.class === 'adjective',
    };
  });
}

function nominalReadings(candidates: readonly Candidate[], chosen: Candidate): readonly LexicalReading[] {
  if (chosen.class !== 'noun' && chosen.class !== 'adjective') return [];
  return candidates.flatMap((candidate) => (candidate.reading === chosen.reading && candidate.lexical && candidate.class !== 'verb' ? [candidate.lexical] : []));
}

interface Slot {
  readonly first: number;
  readonly last: number;
  readonly ref: number;
  readonly adjectival: boolean;
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
  const slots: Slot[] = [];
  let at = from;
  while (at < to) {
    const token = tokens[at] as Token;
    const span = spans.get(at);
    if (span && span.last < to) {
      slots.push({ first: at, last: span.last, ref: span.ref, adjectival: span.adjectival, candidates: [lockedCandidate(token, span)] });
      at = span.last + 1;
    } else {
      slots.push({ first: at, last: at, ref: -1, adjectival: false, candidates: candidatesOf(token, lexicon, particles) });
      at += 1;
    }
  }
  return slots;
}

function lockedCandidate(token: Token, span: LockedSpan): Candidate {
  const reading = { ...(token.readings[0] as Reading), proclitics: span.proclitics };
  return { class: span.kind, lemma: token.exact, lexical: null, reading, score: 0 };
}

const CUT_COST = 0.4;

function candidatesOf(token: Token, lexicon: Lexicon, particles: Particles): readonly Candidate[] {
  const whole = token.readings[0] as Reading;
  if (token.kind === 'punctuation') return [{ class: 'mark', lemma: token.text, lexical: null, reading: whole, score: 0 }];
  if (token.kind === 'number') return [{ class: 'number', lemma: token.exact, lexical: null, reading: whole, score: 0 }];
  const found: Candidate[] = [];
  for (const reading of token.readings) {
    addParticles(found, reading, particles);
    addLexical(found, reading, lexicon.lookup(reading.stem));
  }
  for (const reading of token.readings) if (isPlainNoun(reading)) found.push(unknownNoun(reading));
  if (!found.length) found.push(unknownNoun(whole));
  return found;
}

const cost = (reading: Reading): number => CUT_COST * (reading.proclitics.length + (reading.pronoun === null ? 0 : 1.5));

function addParticles(found: Candidate[], reading: Reading, particles: Particles): void {
  if (reading.article) return;
  for (const unitClass of particles.get(reading.stem) ?? []) {
    if (reading.pronoun !== null && unitClass !== 'preposition') continue;
    // Only و and ف stand before most particles; ل and ب before أن and the like are listed as words of their own.
    if (reading.proclitics.some((clitic) => clitic !== 'و' && clitic !== 'ف') && unitClass !== 'demonstrative' && unitClass !== 'relative') continue;
    // من and ما are mostly the preposition and the particle, not “who” and “what”.
    const short = unitClass === 'relative' && reading.stem.length <= 3 ? 1.5 : 0;
    found.push({ class: unitClass, lemma: reading.stem, lexical: null, reading, score: 3 - short - cost(reading) });
  }
}

function addLexical(found: Candidate[], reading: Reading, entries: readonly LexicalReading[]): void {
  for (const lexical of entries) {
    const unitClass = classOf(lexical);
    if (!fits(reading, unitClass, lexical)) continue;
    found.push({ class: unitClass, lemma: lexical.lemma, lexical, reading, score: 2 - rarity(lexical) - cost(reading) });
  }
}

/** How rare a form is in news beside others of the same letters: imperatives, duals of verbs, second persons, bare jussives. */
function rarity({ pos, features }: LexicalReading): number {
  if (pos === 'noun' || pos === 'adjective') return -0.3;
  if (pos === 'participle') return 0.2;
  let cost = 0;
  if (features.kind === 'imperative') cost += 2.5;
  if (features.kind === 'jussive') cost += 1.5;
  if (features.kind === 'subjunctive') cost += 0.3;
  if (features.voice === 'passive') cost += 0.4;
  if (features.person === 2) cost += 1.5;
  if (features.person === 1) cost += 0.6;
  if (pos === 'verb' && features.number === 'd') cost += 1;
  return cost;
}

function classOf(lexical: LexicalReading): UnitClass {
  if (lexical.pos === 'verb') return 'verb';
  return lexical.pos === 'adjective' ? 'adjective' : 'noun';
}

/** What the clitics around a stem allow it to be. */
function fits(reading: Reading, unitClass: UnitClass, lexical: LexicalReading): boolean {
  const last = reading.proclitics.at(-1);
  if (unitClass === 'verb') {
    if (reading.article || last === 'ب' || last === 'ك') return false;
    const kind = lexical.features.kind;
    if (last === 'س') return kind === 'imperfect';
    if (last === 'ل') return kind === 'subjunctive' || kind === 'jussive' || kind === 'imperfect';
    return beforePronounFits(reading, lexical);
  }
  if (last === 'س' || (reading.article && reading.pronoun !== null)) return false;
  const { state } = lexical.features;
  if (reading.article && (state === 'indefinite' || state === 'construct')) return false;
  if (reading.pronoun !== null && state === 'indefinite') return false;
  return beforePronounFits(reading, lexical);
}

function beforePronounFits(reading: Reading, { features }: LexicalReading): boolean {
  return reading.pronoun === null ? features.beforePronoun !== true : features.beforePronoun !== false;
}

/** A cut that a word unknown to the lexicon may have as a noun: with the article, or whole. */
function isPlainNoun(reading: Reading): boolean {
  return reading.pronoun === null && !reading.proclitics.includes('س') && (reading.article || reading.proclitics.length === 0);
}

function unknownNoun(reading: Reading): Candidate {
  return { class: 'noun', lemma: reading.stem, lexical: null, reading, score: (reading.article ? 0.6 : 0.2) - cost(reading) };
}

/** What may follow what, beyond 0: the grammar behind the choice. */
const FOLLOWS: Partial<Record<UnitClass | 'start', Partial<Record<UnitClass, number>>>> = {
  // A sentence opens with a verb or a definite noun alike; a bare indefinite noun is rare there.
  start: { verb: 0.8, noun: 0, adjective: -1 },
  // A preposition governs a noun, never a finite verb.
  preposition: { verb: -6, noun: 1, name: 1, number: 1, adjective: 0, preposition: -2, mark: 0 },
  negator: { verb: 2.5, noun: 0.3 },
  tense: { verb: 3, noun: -4 },
  // أن and إن are one list: the first wants a verb, the second a noun.
  complementizer: { verb: 0.8, noun: 0.5 },
  relative: { verb: 1.2, noun: -0.3 },
  demonstrative: { noun: 1, verb: -0.5, adjective: -0.5 },
  // Two finite verbs side by side are rare but for auxiliaries.
  verb: { verb: -1, noun: 0.5, name: 0.5, adjective: -0.5 },
  noun: { adjective: 0.6, noun: 0.2, verb: -0.3 },
  adjective: { adjective: 0.3, noun: -0.3, verb: 0 },
  name: { adjective: 0.2, verb: 0.3, noun: -0.1 },
  number: { noun: 1, verb: -1 },
  conjunction: { verb: 0.5, noun: 0 },
  mark: { verb: 0.3, noun: 0.1 },
};

function transition(before: Candidate | null, after: Candidate): number {
  let score = FOLLOWS[before?.class ?? 'start']?.[after.class] ?? 0;
  const clitic = after.reading.proclitics[0];
  // و joins like to like, and often opens a clause with a verb.
  if (clitic === 'و' || clitic === 'ف') score = after.class === 'verb' ? 0.5 : before?.class === after.class ? 0.6 : 0.1;
  if (before) {
    // An adjective agrees with its noun in definiteness: القوات المسلحة, قوات مسلحة.
    if (after.class === 'adjective' && (before.class === 'noun' || before.class === 'adjective')) score += before.reading.article === after.reading.article ? 0.5 : -0.8;
    // A noun with the article opens no iḍāfa; what follows with no article is a verb or a new phrase.
    if (before.class === 'noun' && before.reading.article && after.class === 'noun' && !after.reading.article && after.reading.proclitics.length === 0) score -= 0.7;
    // A bare noun before one with the article is an iḍāfa: هجوم القوات.
    if (before.class === 'noun' && !before.reading.article && before.reading.pronoun === null && after.class === 'noun' && after.reading.article) score += 0.5;
    // رفضه after a name is “his refusal” rather than “he refused it”: a verb with its object needs an opening.
    if (after.class === 'verb' && after.reading.pronoun !== null && after.reading.proclitics.length === 0 && (before.class === 'name' || before.class === 'noun' || before.class === 'adjective')) score -= 1;
    if (before.class === 'negator') score += negatorFit(before.lemma, after);
  }
  return score;
}

/** لم wants a jussive, لن a subjunctive, لا an imperfect; غير and عدم a noun. */
function negatorFit(lemma: string, after: Candidate): number {
  if (lemma === 'غير' || lemma === 'عدم' || lemma === 'دون') return after.class === 'verb' ? -4 : 1;
  if (after.class !== 'verb') return 0;
  const kind = after.lexical?.features.kind;
  if (lemma === 'لم') return kind === 'jussive' ? 2.5 : -2;
  if (lemma === 'لن') return kind === 'subjunctive' ? 1 : -2;
  if (lemma === 'لا') return kind === 'imperfect' || kind === 'jussive' ? 0.5 : -3;
  return 0;
}

function bestPath(columns: readonly (readonly Candidate[])[]): readonly number[] {
  let scores: number[] = [];
  const back: number[][] = [];
  columns.forEach((column, at) => {
    const before = at > 0 ? (columns[at - 1] as readonly Candidate[]) : null;
    const links: number[] = [];
    const next = column.map((candidate) => {
      if (!before) {
        links.push(-1);
        return candidate.score + transition(null, candidate);
      }
      let best = -Infinity;
      let link = 0;
      before.forEach((previous, index) => {
        const score = (scores[index] ?? -Infinity) + transition(previous, candidate);
        if (score > best) [best, link] = [score, index];
      });
      links.push(link);
      return best + candidate.score;
    });
    back.push(links);
    scores = next;
  });
  const path: number[] = [];
  let link = scores.reduce((best, score, index) => (score > (scores[best] ?? -Infinity) ? index : best), 0);
  for (let at = columns.length - 1; at >= 0; at -= 1) {
    path[at] = link;
    link = back[at]?.[link] ?? 0;
  }
  return path;
}
