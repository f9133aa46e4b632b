/**
 * Chooses how each word is meant in its sentence, and gives the sentence as *units*: a name, a date or a number of several words
 * is one unit, every other word is one.
 *
 * A word may be cut in several ways and each cut may be several words of the lexicon (دعم: he supported, support). The choice is
 * the best path through a small lattice: what a word is alone (exact spelling before folded, fewer cuts before more, known before
 * unknown) and what may follow what (no finite verb after a preposition, a verb after لم, a noun after the article). The weights
 * are set by hand from grammar; there are few, and each has its reason beside it.
 */
import { candidateReader, type Candidate } from './candidates.ts';
import type { LexicalReading, Lexicon } from './morphology/index.ts';
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
  return candidates.flatMap((candidate) =>
    candidate.reading === chosen.reading && candidate.lexical && candidate.class !== 'verb' ? [candidate.lexical] : [],
  );
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
  const candidatesOf = candidateReader(lexicon, particles);
  const slots: Slot[] = [];
  let at = from;
  while (at < to) {
    const token = tokens[at] as Token;
    const span = spans.get(at);
    if (span && span.last < to) {
      slots.push({
        first: at,
        last: span.last,
        ref: span.ref,
        adjectival: span.adjectival,
        candidates: [lockedCandidate(token, span)],
      });
      at = span.last + 1;
    } else {
      slots.push({ first: at, last: at, ref: -1, adjectival: false, candidates: candidatesOf(token) });
      at += 1;
    }
  }
  return slots;
}

function lockedCandidate(token: Token, span: LockedSpan): Candidate {
  const reading = { ...(token.readings[0] as Reading), proclitics: span.proclitics };
  return { class: span.kind, lemma: token.exact, lexical: null, reading, score: 0 };
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
  if (clitic === 'و' || clitic === 'ف')
    score = after.class === 'verb' ? 0.2 : before?.class === after.class ? 0.6 : 0.1;
  if (before) {
    // An adjective agrees with its noun in definiteness: القوات المسلحة, قوات مسلحة.
    if (after.class === 'adjective' && (before.class === 'noun' || before.class === 'adjective'))
      score += before.reading.article === after.reading.article ? 0.5 : -0.8;
    // A noun with the article opens no iḍāfa; what follows with no article is a verb or a new phrase.
    if (
      before.class === 'noun' &&
      before.reading.article &&
      after.class === 'noun' &&
      !after.reading.article &&
      after.reading.proclitics.length === 0
    )
      score -= 0.7;
    // A bare noun before one with the article is an iḍāfa: هجوم القوات.
    if (
      before.class === 'noun' &&
      !before.reading.article &&
      before.reading.pronoun === null &&
      after.class === 'noun' &&
      after.reading.article
    )
      score += 0.5;
    // رفضه after a name is “his refusal” rather than “he refused it”: a verb with its object needs an opening.
    if (
      after.class === 'verb' &&
      after.reading.pronoun !== null &&
      after.reading.proclitics.length === 0 &&
      (before.class === 'name' || before.class === 'noun' || before.class === 'adjective')
    )
      score -= 1;
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
