/**
 * What may a written word be, before its sentence is looked at? Each cut that spelling allows, as each word of the tables that the
 * stem may be, with a score of how likely that is alone.
 *
 * The scores follow a few facts of newspaper Arabic: a word that the tables know is likelier than one that they do not; the exact
 * spelling likelier than a careless one; و and ب are common clitics, ك and the pronouns of the first and second person rare; an
 * unknown word with بال or لل before it has these clitics, while ب or ل alone before an unknown word is mostly its first letter.
 */
import { shapeNumber } from './follows.ts';
import { onceAForm } from './forms.ts';
import type { Gender, InflectionKind, LexicalReading, Lexicon } from './morphology/index.ts';
import type { Particle, Particles } from './particles.ts';
import type { Reading, Token } from './tokens.ts';
import type { UnitClass } from './units.ts';

export interface Candidate {
  /** Tells it from all others; see `forms.ts`. */
  readonly number: number;
  readonly class: UnitClass;
  /** Dictionary form where the tables know the word, else the stem. */
  readonly lemma: string;
  readonly lexical: LexicalReading | null;
  readonly reading: Reading;
  /** All that the same cut may be as a noun or adjective; empty unless this is one, or a verb of the same letters. */
  readonly nominal: readonly LexicalReading[];
  /** Number of its shape; see follows.ts. */
  readonly shape: number;
  /** Likelihood of the word alone; only differences mean anything. */
  readonly score: number;
}

/** A candidate before its neighbours of the same cut are known. */
type Draft = Omit<Candidate, 'number' | 'nominal' | 'shape'>;

let made = 0;

/** A candidate with a number of its own. */
export function numbered(candidate: Omit<Candidate, 'number'>): Candidate {
  const number = made;
  made += 1;
  return { number, ...candidate };
}

const KNOWN = 2;
const FUNCTION_WORD = 3;
const UNKNOWN = -0.8;

/** How much a clitic costs: the rarer, the more. */
const PROCLITIC_COST: Readonly<Record<string, number>> = { و: 0.6, ب: 0.4, ل: 0.4, س: 0.2, ف: 1, ك: 1.6, أ: 2 };
const PRONOUN_COST: Readonly<Record<string, number>> = {
  ه: 0.5, ها: 0.4, هم: 0.5, هما: 0.7, نا: 1, ني: 0.8, هن: 1.2, ي: 1.7, كم: 1.8, ك: 2.4, كن: 3, كما: 3,
}; // prettier-ignore

/** A first hamza left out, or ى for ي: common carelessness. */
const NEAR_SPELLING_COST = 0.4;
/** ه for ة: mostly the pronoun. */
const BARE_TA_COST = 1.2;
/** Another seat of a hamza inside the word: mostly another word. */
const FAR_SPELLING_COST = 1.6;

/** Particle classes to which a pronoun may be attached: إليه, أنها, لكنهم. */
const TAKES_PRONOUN: ReadonlySet<UnitClass> = new Set<UnitClass>([
  'preposition',
  'complementizer',
  'conjunction',
  'adverb',
]);
const CONJUNCTIONS_WITH_PRONOUN = new Set(['لكن', 'لعل', 'بيد']);

const NOTHING: readonly LexicalReading[] = [];
/** Gives what a token may be. */
type CandidateReader = (token: Token) => readonly Candidate[];

const readers = new WeakMap<Lexicon, WeakMap<Particles, CandidateReader>>();

/** The one reader of candidates by these tables. */
export function candidateReader(lexicon: Lexicon, particles: Particles): CandidateReader {
  let byParticles = readers.get(lexicon);
  if (!byParticles) readers.set(lexicon, (byParticles = new WeakMap()));
  let reader = byParticles.get(particles);
  if (!reader) byParticles.set(particles, (reader = newReader(lexicon, particles)));
  return reader;
}

function newReader(lexicon: Lexicon, particles: Particles): CandidateReader {
  return onceAForm((token) => {
    const isWord = token.kind === 'word' || token.kind === 'latin';
    return isWord ? candidatesOf(token, lexicon, particles) : [plainCandidate(token)];
  });
}

function plainCandidate(token: Token): Candidate {
  const reading = token.readings[0] as Reading;
  const isMark = token.kind === 'punctuation';
  const unitClass = isMark ? 'mark' : 'number';
  const lemma = isMark ? token.text : token.exact;
  const shape = shapeOf(unitClass, reading, null, lemma);
  return numbered({ class: unitClass, lemma, lexical: null, reading, nominal: NOTHING, shape, score: 0 });
}

function candidatesOf(token: Token, lexicon: Lexicon, particles: Particles): readonly Candidate[] {
  const found: Draft[] = [];
  for (const reading of token.readings) {
    addParticles(found, reading, particles);
    addLexical(found, reading, lexicon);
  }
  if (token.kind === 'word') addUnknown(found, token);
  else found.push(unknown(token.readings[0] as Reading, UNKNOWN));
  return distinct(found);
}

/**
 * One candidate for all that the sentence cannot tell apart, the likeliest: the same cut and the same shape. The other nouns of the
 * cut stay in `nominal`.
 */
function distinct(found: readonly Draft[]): readonly Candidate[] {
  const best: (Draft & { readonly shape: number })[] = [];
  for (const draft of found) {
    const shape = shapeOf(draft.class, draft.reading, draft.lexical, draft.lemma);
    const same = best.findIndex((other) => other.reading === draft.reading && other.shape === shape);
    if (same < 0) best.push({ ...draft, shape });
    else if (draft.score > (best[same] as Draft).score) best[same] = { ...draft, shape };
  }
  return best.map((draft) => numbered({ ...draft, nominal: nominalOf(draft, found) }));
}

/** Number of the shape of a word that is read so; `gender` is that of a name. */
export function shapeOf(
  unitClass: UnitClass,
  reading: Reading,
  lexical: LexicalReading | null,
  lemma: string,
  gender: Gender | null = null,
): number {
  const first = reading.proclitics[0];
  return shapeNumber({
    class: unitClass,
    article: reading.article,
    hasPronoun: reading.pronoun !== null,
    isJoined: first === 'و' || first === 'ف',
    hasProclitics: first !== undefined,
    kind: unitClass === 'verb' ? (lexical?.features.kind ?? null) : null,
    negator: unitClass === 'negator' ? lemma : null,
    // منتقداً خصوم دمشق: a participle has an object as its verb has.
    isTanwin:
      unitClass === 'noun' &&
      lexical?.pos !== 'participle' &&
      lexical?.features.case === 'accusative' &&
      lexical.features.state === 'indefinite',
    gender: gender ?? genderOf(unitClass, lexical, lemma),
  });
}

const RELATIVE_GENDER: Readonly<Record<string, Gender>> = { الذي: 'm', التي: 'f' };

function genderOf(unitClass: UnitClass, lexical: LexicalReading | null, lemma: string): Gender | null {
  if (unitClass === 'relative') return RELATIVE_GENDER[lemma] ?? null;
  if (!lexical || (unitClass !== 'verb' && unitClass !== 'noun') || lexical.features.number !== 's') return null;
  if (unitClass === 'verb' && lexical.features.person !== 3) return null;
  return lexical.features.gender;
}

function nominalOf(draft: Draft, found: readonly Draft[]): readonly LexicalReading[] {
  // Of a verb too: دعم at the head of a sentence may turn out to be the verbal noun once its subject is sought.
  if (draft.class !== 'noun' && draft.class !== 'adjective' && draft.class !== 'verb') return NOTHING;
  return found.flatMap(({ reading, lexical, class: unitClass }) =>
    reading === draft.reading && lexical && unitClass !== 'verb' ? [lexical] : [],
  );
}

function cliticCost({ proclitics, pronoun }: Reading): number {
  let cost = pronoun === null ? 0 : (PRONOUN_COST[pronoun] ?? 2);
  for (const clitic of proclitics) cost += PROCLITIC_COST[clitic] ?? 2;
  return cost;
}

// — function words

function addParticles(found: Draft[], reading: Reading, particles: Particles): void {
  if (reading.article) return;
  for (const particle of particles.get(reading.stem) ?? []) {
    if (!fitsParticle(reading, particle)) continue;
    // من and ما are mostly the preposition and the particle, not “who” and “what”.
    const short = particle.class === 'relative' && reading.stem.length <= 3 ? 1.5 : 0;
    const own = particle.proclitic === null ? 0 : (PROCLITIC_COST[particle.proclitic] ?? 0);
    found.push({
      class: particle.class,
      lemma: particle.lemma,
      lexical: null,
      reading,
      score: FUNCTION_WORD - short - cliticCost(reading) + own,
    });
  }
}

function fitsParticle({ proclitics, pronoun, stem }: Reading, particle: Particle): boolean {
  const inner = proclitics.at(-1) ?? null;
  if (particle.proclitic !== null && inner !== particle.proclitic) return false;
  // Only و and ف stand before most function words.
  const outer = particle.proclitic === null ? proclitics : proclitics.slice(0, -1);
  const takesPreposition = particle.class === 'demonstrative' || particle.class === 'relative';
  if (!takesPreposition && outer.some((clitic) => clitic !== 'و' && clitic !== 'ف')) return false;
  if (particle.pronoun !== null) return pronoun === particle.pronoun;
  // ب and ل are words of their own only before a pronoun, or apart from a quoted name.
  if (pronoun === null) return true;
  if (!TAKES_PRONOUN.has(particle.class)) return false;
  return (particle.class !== 'conjunction' && particle.class !== 'adverb') || CONJUNCTIONS_WITH_PRONOUN.has(stem);
}

// — words of the tables

function addLexical(found: Draft[], reading: Reading, lexicon: Lexicon): void {
  const entries = lexicon.lookup(reading.stem);
  if (entries.length === 0) return;
  const cost = cliticCost(reading) + spellingCost(reading.stem, lexicon);
  for (const lexical of entries) {
    const unitClass = classOf(lexical);
    if (!fits(reading, unitClass, lexical)) continue;
    found.push({
      class: unitClass,
      lemma: lexical.lemma,
      lexical,
      reading,
      score: KNOWN - rarity(lexical, reading) - cost,
    });
  }
}

function spellingCost(stem: string, lexicon: Lexicon): number {
  if (lexicon.knows(stem)) return 0;
  if (!carelessSpellings(stem).some((spelling) => lexicon.knows(spelling))) return FAR_SPELLING_COST;
  return stem.endsWith('ه') ? BARE_TA_COST : NEAR_SPELLING_COST;
}

const FIRST_LETTERS: Readonly<Record<string, string>> = { ا: 'اأإآ', أ: 'أإا', إ: 'إأا', آ: 'آا' };
const LAST_LETTERS: Readonly<Record<string, string>> = { ه: 'هة', ة: 'ةه', ي: 'يى', ى: 'ىي' };

/** Spellings that a careless writer may have meant: اعلان for إعلان, حكومه for حكومة. */
function carelessSpellings(stem: string): readonly string[] {
  const first = FIRST_LETTERS[stem.charAt(0)] ?? stem.charAt(0);
  const last = LAST_LETTERS[stem.at(-1) ?? ''] ?? stem.at(-1) ?? '';
  return first.split('').flatMap((start) => last.split('').map((end) => start + stem.slice(1, -1) + end));
}

const RARE_PRONOUNS = new Set(['نا', 'ك', 'ي']);

/** What a form costs that its verb's row calls rare: enough that its neighbours must ask for it. */
const RARE_FORM = 1.5;
const IMPERFECTS: ReadonlySet<InflectionKind> = new Set<InflectionKind>(['imperfect', 'subjunctive', 'jussive']);

/** How rare a form is in news beside others of the same letters: imperatives, duals, second persons, bare jussives. */
function rarity(lexical: LexicalReading, reading: Reading): number {
  const { pos, features } = lexical;
  const dual = features.number === 'd' ? 0.8 : 0;
  if (pos === 'noun' || pos === 'adjective') return dual - 0.3;
  // As a comparison (كجزء) ك stands before nouns of things and people, seldom before the noun of an act.
  const like = reading.proclitics.includes('ك') ? 1 : 0;
  if (pos === 'participle') return 0.3 + like + dual + (RARE_PRONOUNS.has(reading.pronoun ?? '') ? 0.5 : 0);
  let cost = like + dual + (isRareForm(lexical, reading) ? RARE_FORM : 0);
  if (features.kind === 'imperative') cost += 2.5;
  if (features.kind === 'jussive') cost += 1.5;
  if (features.kind === 'subjunctive') cost += 0.3;
  // وتمكن الحوثيون: of one spelling the perfect is what news tells in.
  if (features.kind === 'imperfect') cost += 0.05;
  // ووجهت: و joins وجهت far more often than someone is faced.
  if (features.voice === 'passive') cost += reading.stem.startsWith('وو') ? 2 : 0.4;
  if (features.person === 2) cost += 1.5;
  if (features.person === 1) cost += 0.6;
  return cost;
}

function isRareForm(lexical: LexicalReading, reading: Reading): boolean {
  if (lexical.pos === 'verb') {
    const { rare } = lexical.verb;
    return rare === 'finite' || (rare === 'imperfect' && IMPERFECTS.has(lexical.features.kind));
  }
  return lexical.pos === 'verbal-noun' && lexical.verb.rare === 'owned-verbal-noun' && reading.pronoun !== null;
}

function classOf(lexical: LexicalReading): UnitClass {
  if (lexical.pos === 'verb') return 'verb';
  return lexical.pos === 'adjective' ? 'adjective' : 'noun';
}

/** What the clitics around a stem allow it to be. */
function fits(reading: Reading, unitClass: UnitClass, lexical: LexicalReading): boolean {
  const last = reading.proclitics.at(-1);
  const { features } = lexical;
  if (features.beforePronoun !== undefined && features.beforePronoun !== (reading.pronoun !== null)) return false;
  if (unitClass === 'verb') {
    if (reading.article || last === 'ب' || last === 'ك' || reading.pronoun === 'ي') return false;
    if (last === 'س') return features.kind === 'imperfect';
    if (last === 'ل')
      return features.kind === 'subjunctive' || features.kind === 'jussive' || features.kind === 'imperfect';
    return true;
  }
  if (last === 'س' || reading.pronoun === 'ني' || (reading.article && reading.pronoun !== null)) return false;
  if (reading.article && (features.state === 'indefinite' || features.state === 'construct')) return false;
  if (reading.pronoun !== null && features.state === 'indefinite') return false;
  // A preposition governs the genitive.
  const governed = last === 'ب' || last === 'ل' || last === 'ك';
  return !governed || (features.case !== 'nominative' && features.case !== 'accusative');
}

// — words that no table knows

/** Pronouns that show as such at the end of an unknown word: few names end so. */
const CLEAR_PRONOUNS: Readonly<Record<string, number>> = { ها: 0.9, هم: 0.9, هما: 0.9, ه: 0.3 };
const MIN_UNKNOWN_STEM = 3;

function addUnknown(found: Draft[], token: Token): void {
  const known = found.some(({ score }) => score > 0);
  found.push(unknown(token.readings[0] as Reading, UNKNOWN));
  for (const reading of token.readings) {
    if (reading === token.readings[0] || reading.stem.length < MIN_UNKNOWN_STEM || reading.proclitics.includes('س'))
      continue;
    if (known && !reading.article) continue;
    const bonus = signsOf(reading, token);
    if (bonus !== null) found.push(unknown(reading, UNKNOWN - cliticCost(reading) + bonus));
  }
}

/** What speaks for a cut where the stem is unknown; null where nothing does. */
function signsOf(reading: Reading, token: Token): number | null {
  const { proclitics, article, stem, pronoun } = reading;
  // و before another clitic: the one inside has its own signs.
  let signs = proclitics.length > 1 && proclitics[0] === 'و' ? 1 : 0;
  // The pronoun with the ت of ة before it; the reading that keeps ت as the stem's own says nothing more.
  if (pronoun !== null) {
    const sign = CLEAR_PRONOUNS[pronoun];
    if (sign === undefined || stem.endsWith('ت')) return null;
    signs += sign + (stem.endsWith('ة') ? 0.4 : 0);
  }
  if (article) return signs + 1.1;
  const inner = proclitics.at(-1);
  if (inner === undefined) return signs;
  // بأسلوب, لإسطنبول: a hamza with its alif opens a word.
  if ('أإآ'.includes(stem.charAt(0))) return signs + 1.9;
  if (inner === 'و') return startsLikeName(token.exact) ? null : signs + 1;
  return pronoun === null ? null : signs;
}

/** واشنطن, ويليام: a first و that is more likely the letter than “and”. */
function startsLikeName(word: string): boolean {
  return word.startsWith('وي') || word.startsWith('وا');
}

function unknown(reading: Reading, score: number): Draft {
  return { class: 'noun', lemma: reading.stem, lexical: null, reading, score };
}
