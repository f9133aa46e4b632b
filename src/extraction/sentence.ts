/** One sentence with all that the lower layers know of it: units, phrases, names, dates, numbers. */
import { chooseUnits, phrasesOf, type LockedSpan, type Phrase, type Token, type Unit } from '../language/index.ts';
import type { Gender, Lexicon, NumberMention, Particles } from '../language/index.ts';
import type { EntityType } from '../model/index.ts';
import type { KnownEntity, NamedSpan } from '../knowledge/index.ts';
import type { People } from './people.ts';
import type { Sentence } from '../text/index.ts';

/** What extraction asks of a date expression; the language layer's finder gives it. */
export interface FoundDate {
  readonly firstToken: number;
  readonly lastToken: number;
  readonly value: string | null;
  readonly kind: string;
}

/** What holds for the whole article while its sentences are read. */
export interface DocumentContext {
  readonly text: string;
  readonly published: string | null;
  readonly tokens: readonly Token[];
  readonly entities: ReadonlyMap<string, KnownEntity>;
  readonly people: People;
  /** Gender that a noun takes as the lexicon has it: مجلس, حركة, أمم; null for other words. */
  readonly genderOfNoun: (word: string) => Gender | null;
  /** True for two parties that fight each other, by the tables or by what the article has told so far. */
  readonly areOpponents: (one: string, other: string) => boolean;
}

export interface ReadSentence {
  readonly sentence: Sentence;
  readonly units: readonly Unit[];
  readonly phrases: readonly Phrase[];
  /** Phrase of each unit; −1 for units in none. */
  readonly phraseOf: readonly number[];
  /** By phrase the first one that و joins to it; −1 for phrases to which none is joined. */
  readonly joinedAfter: readonly number[];
  readonly names: readonly NamedSpan[];
  readonly dates: readonly FoundDate[];
  readonly numbers: readonly NumberMention[];
  /** The unit of each quotation mark, in order; a mark within a name counts for the unit of the name (قصر "الرئاسة). */
  readonly quotes: readonly number[];
}

export interface SentenceInput {
  readonly sentence: Sentence;
  /** Token range `[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly names: readonly NamedSpan[];
  readonly dates: readonly FoundDate[];
  readonly numbers: readonly NumberMention[];
  /** Gender of a name in the singular; null where it is open. */
  readonly genderOfName: (name: NamedSpan) => Gender | null;
}

/** Chooses readings and builds phrases of one sentence. Dates win over names, names over numbers. */
export function readSentence(
  tokens: readonly Token[],
  input: SentenceInput,
  lexicon: Lexicon,
  particles: Particles,
): ReadSentence {
  const units = chooseUnits(tokens, input.from, input.to, lockedSpans(tokens, input), lexicon, particles);
  const phrases = phrasesOf(
    units,
    (unit) => PARTIES.has(input.names[unit.ref]?.type ?? 'place') && !LIKE_ADJECTIVE.test(unit.lemma),
  );
  const phraseOf = units.map(() => -1);
  for (const phrase of phrases) for (let at = phrase.first; at <= phrase.last; at += 1) phraseOf[at] = phrase.index;
  const joinedAfter = phrases.map(() => -1);
  for (const { index, joinedTo } of phrases)
    if (joinedTo >= 0 && joinedAfter[joinedTo] === -1) joinedAfter[joinedTo] = index;
  return {
    sentence: input.sentence,
    units,
    phrases,
    phraseOf,
    joinedAfter,
    names: input.names,
    dates: input.dates,
    numbers: input.numbers,
    quotes: quotesOf(tokens, units),
  };
}

/** Types of entities that nobody calls by a title or as a place. */
const PARTIES: ReadonlySet<EntityType> = new Set<EntityType>([
  'state',
  'government',
  'igo',
  'armed-group',
  'organization',
  'group',
]);

/** القوات السعودية، المسلحين الحوثيين: names that are written as the adjectives of others are. */
const LIKE_ADJECTIVE = /^ال.+ي(?:ة|ين|ون)?$/u;

function quotesOf(tokens: readonly Token[], units: readonly Unit[]): readonly number[] {
  const quotes: number[] = [];
  for (const unit of units)
    for (let at = unit.first; at <= unit.last; at += 1)
      if (tokens[at]?.kind === 'punctuation' && QUOTATION_MARKS.has(tokens[at]?.text ?? '')) quotes.push(unit.index);
  return quotes;
}

const QUOTATION_MARKS = new Set('"“”«»„‟');

function lockedSpans(tokens: readonly Token[], input: SentenceInput): readonly LockedSpan[] {
  const taken = new Set<number>();
  const spans: LockedSpan[] = [];
  const take = (span: LockedSpan): void => {
    for (let at = span.first; at <= span.last; at += 1) if (taken.has(at)) return;
    for (let at = span.first; at <= span.last; at += 1) taken.add(at);
    spans.push(span);
  };
  input.dates.forEach((date, ref) =>
    take({
      first: date.firstToken,
      last: date.lastToken,
      kind: 'date',
      ref,
      proclitics: [],
      adjectival: false,
      gender: null,
    }),
  );
  input.names.forEach((name, ref) => {
    if (!name.inner)
      take({
        first: name.first,
        last: name.last,
        kind: 'name',
        ref,
        proclitics: name.proclitics,
        adjectival: name.rule === 'name/nisba',
        gender: input.genderOfName(name),
      });
  });
  input.numbers.forEach((number, ref) => {
    if (!number.unitIncluded)
      take({
        first: number.firstToken,
        last: number.lastToken,
        kind: 'number',
        ref,
        proclitics: procliticsOfNumber(tokens[number.firstToken]),
        adjectival: false,
        gender: null,
      });
  });
  return spans;
}

/** وثمانية مقاتلين، بمئات المرتزقة: what is attached to a number; the letters of واحد and بضع are their own. */
function procliticsOfNumber(token: Token | undefined): readonly string[] {
  const [, and = '', preposition = ''] = /^(و(?!احد))?([بلك](?!ضع))?/u.exec(token?.exact ?? '') ?? [];
  return [and, preposition].filter(Boolean);
}

/** Looks up the gender of a noun; the plural of what is no person is feminine: الأمم. */
export function genderOfNounIn(lexicon: Lexicon): DocumentContext['genderOfNoun'] {
  const known = new Map<string, Gender | null>();
  return (word) => {
    const there = known.get(word);
    if (there !== undefined) return there;
    if (known.size >= WORDS_MAX) known.clear();
    const gender = genderOf(lexicon, word);
    known.set(word, gender);
    return gender;
  };
}

/** So many words are remembered at most. */
const WORDS_MAX = 10_000;

function genderOf(lexicon: Lexicon, word: string): Gender | null {
  const genders = lexicon.lookup(word).flatMap((entry): readonly (Gender | null)[] => {
    if (entry.pos !== 'noun') return [];
    const { gender, number } = entry.features;
    const isPerson = entry.noun.kinds.some((kind) => kind === 'person' || kind === 'title');
    return number === 'p' ? [isPerson ? null : 'f'] : [gender];
  });
  return new Set(genders).size === 1 ? (genders[0] ?? null) : null;
}

/** The name that a unit is, or null. */
export function nameOf(read: ReadSentence, unit: Unit | undefined): NamedSpan | null {
  return unit?.class === 'name' ? (read.names[unit.ref] ?? null) : null;
}

/** The phrase in which unit `at` stands. Lists are never asked for what is before their first: that is several times as slow. */
export function phraseAt(read: ReadSentence, at: number): Phrase | undefined {
  const index = at < 0 ? undefined : read.phraseOf[at];
  return index === undefined || index < 0 ? undefined : read.phrases[index];
}

/** The unit before `at`, where there is one. */
export function unitBefore(read: ReadSentence, at: number): Unit | undefined {
  return at > 0 ? read.units[at - 1] : undefined;
}

/** The exact text of units `first` to `last`. */
export function textOf(context: DocumentContext, read: ReadSentence, first: number, last: number): string {
  return context.text.slice(startOf(read, first), read.units[last]?.end ?? 0);
}

/** Offset at which unit `at` begins. */
export function startOf(read: ReadSentence, at: number): number {
  return read.units[at]?.start ?? 0;
}
