/** Which predicates can a word be? An index from lemmas and nouns to the predicates of `resources/ar/predicates`. */
import type { Predicate } from '../model/index.ts';
import { exactKey, type Features, onceAChoice, type Unit } from '../language/index.ts';

/** How a predicate was recognised. */
export type Route = 'verb' | 'light-verb' | 'verbal-noun' | 'noun' | 'participle' | 'passive-participle';

/** A verb with the words that it needs beside it to be the predicate: شن هجوماً, أعرب عن قلق, قدّم دعماً عسكرياً. */
export interface PhraseMatch {
  readonly predicates: readonly Predicate[];
  /** Units of the words after the verb, in order. */
  readonly units: readonly number[];
  /** The first noun among them; the unit of the last word where there is none. */
  readonly noun: number;
}

export interface PredicateIndex {
  /** Predicates of a finite verb, participle or verbal noun by its verb. */
  readonly byVerb: (lemma: string) => readonly Predicate[];
  /** Predicates that a noun names. */
  readonly byNoun: (units: readonly Unit[], at: number) => readonly Predicate[];
  /** Predicates that a noun names with the words after it: هجوم انتحاري. */
  readonly byCompound: (units: readonly Unit[], at: number) => readonly Predicate[];
  /** True where phrases begin with the verb. */
  readonly opensPhrase: (lemma: string) => boolean;
  /** The verbs with a predicate or phrase that a noun may come from. */
  readonly verbsOf: (noun: Unit) => VerbsOfNoun;
  /** Predicates of a verb with a noun that stands before it: الغارات التي شنها. */
  readonly byPair: (lemma: string, noun: Unit) => readonly Predicate[];
  /** The longest phrase that the verb `lemma` (or its verbal noun) at `at` opens, its other words at or before `limit`. */
  readonly byPhrase: (units: readonly Unit[], at: number, limit: number, lemma: string) => PhraseMatch | null;
}

/** Of which verb a noun may be the verbal noun or a participle; null where of none that matters. */
export interface VerbsOfNoun {
  readonly acted: string | null;
  readonly active: string | null;
  readonly passive: string | null;
}

/** The words after the first of a phrase, and what the phrase means. */
interface VerbPhrase {
  readonly words: readonly string[];
  readonly predicates: Predicate[];
}

const NONE: readonly Predicate[] = [];
const NO_WORDS: ReadonlySet<string> = new Set();

/** The names of acts that a noun may begin. */
interface NounEntries {
  /** What the noun alone names. */
  readonly alone: readonly Predicate[];
  /** All names, or none where no name goes on after the noun. */
  readonly withMore: readonly VerbPhrase[];
}

export function indexPredicates(predicates: readonly Predicate[]): PredicateIndex {
  const verbs = new Map<string, Predicate[]>();
  const nouns = new Map<string, VerbPhrase[]>();
  const phrases = new Map<string, VerbPhrase[]>();
  /** Verbs written with vowels: رَحَّلَ, of which ترحيل is the verbal noun, and not رحيل. */
  const vowelled = new Map<string, string>();
  for (const predicate of predicates) {
    for (const lemma of predicate.verbs) {
      put(verbs, exactKey(lemma), predicate);
      if (lemma !== exactKey(lemma)) vowelled.set(exactKey(lemma), lemma);
    }
    for (const noun of predicate.nouns) {
      const [head = '', ...words] = exactKey(noun).split(' ');
      const list = nouns.get(head) ?? [];
      nouns.set(head, list);
      list.push({ words, predicates: [predicate] });
    }
    for (const light of predicate.light) {
      const [verb = '', ...words] = exactKey(light).split(' ');
      const list = phrases.get(verb) ?? [];
      phrases.set(verb, list);
      const same = list.find((phrase) => phrase.words.join(' ') === words.join(' '));
      if (same) same.predicates.push(predicate);
      else list.push({ words, predicates: [predicate] });
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length || ownedIn(b) - ownedIn(a));
  const firstWords = new Map(
    [...phrases].map(([verb, list]) => [verb, new Set(list.map(({ words }) => words[0] ?? ''))]),
  );
  const phraseWords = new Set([...nouns.values(), ...phrases.values()].flat().flatMap(({ words }) => words));
  /** Of the words of phrases those that a unit may be: every phrase of a verb asks the units after it, and most are none. */
  const wordsOf: WordsOf = onceAChoice((unit) => {
    const words = spellingsOf(unit).filter((word) => phraseWords.has(word));
    return words.length > 0 ? new Set(words) : NO_WORDS;
  });
  const entriesOf = onceAChoice((noun): NounEntries => {
    const entries = nounKeys(noun).flatMap((key) => nouns.get(key) ?? []);
    const alone = entries.filter(({ words }) => words.length === 0);
    return {
      alone: [...new Set(alone.flatMap((entry) => entry.predicates))],
      withMore: entries.length > alone.length ? entries : [],
    };
  });
  const verbOf = (noun: Unit, kind: Features['kind']): string | null =>
    noun.nominal.find(
      (form) =>
        form.features.kind === kind &&
        (verbs.has(form.lemma) || phrases.has(form.lemma)) &&
        (!('verb' in form) || (vowelled.get(form.lemma) ?? form.verb.lemma) === form.verb.lemma),
    )?.lemma ?? null;
  /** The longest names of acts that begin at `at`, of so many words or more. */
  const namesOfActs = (units: readonly Unit[], at: number, least: number): readonly Predicate[] => {
    const { alone, withMore } = entriesOf(units[at] as Unit);
    if (withMore.length === 0) return least > 1 ? NONE : alone;
    // هجوم انتحاري before هجوم: the words of the name follow at once.
    const fitting = withMore.filter(({ words }) => words.length + 1 >= least && followsName(units, at, words, wordsOf));
    const longest = Math.max(0, ...fitting.map(({ words }) => words.length));
    return [...new Set(fitting.filter(({ words }) => words.length === longest).flatMap((entry) => entry.predicates))];
  };
  return {
    byVerb: (lemma) => verbs.get(lemma) ?? NONE,
    byNoun: (units, at) => namesOfActs(units, at, 1),
    byCompound: (units, at) => namesOfActs(units, at, 2),
    opensPhrase: (lemma) => phrases.has(lemma),
    verbsOf: onceAChoice((noun) => ({
      acted: verbOf(noun, 'verbal-noun'),
      // في المدينة: the town, and not her who condemns.
      active: isPlaceWord(noun) ? null : verbOf(noun, 'active-participle'),
      passive: verbOf(noun, 'passive-participle'),
    })),
    byPair: (lemma, noun) =>
      (phrases.get(lemma) ?? [])
        .filter((phrase) => phrase.words.length === 1 && isWord(noun, phrase.words[0] ?? '', wordsOf))
        .flatMap((phrase) => phrase.predicates),
    byPhrase: (units, at, limit, lemma) => {
      const opened = phrases.get(lemma);
      const firsts = firstWords.get(lemma);
      if (!opened || !firsts) return null;
      const places: number[] = [];
      /** Of the first words of the verb's phrases those that stand here; hardly any does. */
      const present = new Set<string>();
      for (let next = at + 1; next <= limit; next += 1) {
        const words = wordsOf(units[next] as Unit);
        if (words === NO_WORDS) continue;
        places.push(next);
        for (const word of words) if (firsts.has(word)) present.add(word);
      }
      if (present.size === 0) return null;
      let best: PhraseMatch | null = null;
      for (const phrase of opened) {
        // أرسل حاملة الطائرات is the phrase of its first noun, not of the genitive.
        if (best && phrase.words.length < best.units.length) break;
        if (!present.has(phrase.words[0] ?? '')) continue;
        const found = wordsAfter(units, at, places, phrase.words, wordsOf);
        if (!found || passesRefusal(units, at, found)) continue;
        const noun = found.find((index) => isNominal(units[index] as Unit)) ?? found.at(-1) ?? at;
        const governs = best !== null && opensObject(units, noun, best.noun);
        if (!best || (governs && !phrase.predicates.some((each) => best?.predicates.includes(each))))
          best = { predicates: phrase.predicates, units: found, noun };
      }
      return best;
    },
  };
}

const isPlaceWord = (noun: Unit): boolean =>
  noun.lexical?.pos === 'noun' && noun.lexical.noun.kinds.includes('place-word');

/** One's own tells more than another's: سفير+ه before سفير. */
const ownedIn = ({ words }: VerbPhrase): number => words.filter((word) => word.endsWith(OWN)).length;

/** The units after `at` that are the words, in order, all among `places`; null where one is missing. */
function wordsAfter(
  units: readonly Unit[],
  at: number,
  places: readonly number[],
  words: readonly string[],
  wordsOf: WordsOf,
): readonly number[] | null {
  const found: number[] = [];
  let from = at + 1;
  for (const word of words) {
    const last = found.at(-1) ?? at;
    const next = places.find(
      (place) => place >= from && wordsOf(units[place] as Unit).has(word) && isFreeFor(units, place, word, last),
    );
    if (next === undefined) return null;
    found.push(next);
    // A clitic and its noun are one unit: أعرب عن, but زود ب سلاح is بسلاح.
    from = isCliticOf(units[next] as Unit, word) ? next : next + 1;
  }
  return found;
}

/** A noun of the phrase stands under no preposition but the one that the phrase names just before it. */
function isFreeFor(units: readonly Unit[], at: number, word: string, last: number): boolean {
  const unit = units[at] as Unit;
  if (word.length === 1) return true;
  // بدأ بدعم من brings who helps, and is no دعم but after a phrase's own ب: حظي بدعم.
  if (unit.class === 'preposition') return last === at || !isJoined(unit, word);
  // رفض التخلي عن سلاحه قبل لقاءات يعقدها موفدان: a verb that no noun is spelled like; هدد بأن يقصف is of the phrase.
  if (isOfOtherClause(units, at)) return false;
  // What و joins is the noun of no verb before it.
  if (unit.reading.proclitics[0] === 'و') return false;
  const clitic = unit.reading.proclitics.some((part) => part === 'ب' || part === 'ل' || part === 'ك');
  if (clitic && last !== at && !word.startsWith(unit.reading.proclitics.join('')) && !isAnnexed(units, at, last))
    return false;
  const before = units[at - 1];
  // رفض التخلي عن سلاحه عشية لقاءات: what a time is told by is no word of the phrase.
  if (before && last !== at - 1 && BEFORE_OCCASION.has(before.lemma)) return false;
  // سحب المئات من جنوده: what is counted out of a whole stands for the whole.
  const counted = before?.lemma === 'من' && isQuantityBefore(units, at - 2);
  return before?.class !== 'preposition' || before.reading.pronoun !== null || last === at - 1 || counted;
}

const isJoined = ({ lemma }: Unit, word: string): boolean => lemma.endsWith(word) && lemma.length === word.length + 1;

const isOfOtherClause = (units: readonly Unit[], at: number): boolean =>
  units[at]?.class === 'verb' &&
  units[at].lexical?.features.kind === 'imperfect' &&
  units[at].reading.stem.startsWith('ي') &&
  units[at - 1]?.class !== 'complementizer';

/** Words before what they are the time of. */
const BEFORE_OCCASION = new Set(['عشية', 'غداة', 'قبيل', 'أعقاب']);

/** وقفا لإطلاق النار is وقف إطلاق النار: the genitive of an indefinite noun comes with ل. */
function isAnnexed(units: readonly Unit[], at: number, last: number): boolean {
  const noun = last === at - 1 ? units[last] : undefined;
  const isByL = units[at]?.reading.proclitics.every((clitic) => clitic === 'ل') ?? false;
  return isByL && noun !== undefined && isConstruct(noun);
}

/** أعلن رفض بلاده وقف إطلاق النار، أعلن أسفه لعدم تجديد الهدنة: true where a noun of refusal or regret that is none of the words stands before the last of them. */
function passesRefusal(units: readonly Unit[], at: number, words: readonly number[]): boolean {
  for (let between = at + 1; between < (words.at(-1) ?? at); between += 1) {
    const unit = units[between] as Unit;
    if (unit.class !== 'noun' || words.includes(between)) continue;
    if (unit.nominal.some(({ features, lemma }) => features.kind === 'verbal-noun' && REFUSALS.has(lemma))) return true;
  }
  return false;
}

const REFUSALS = new Set(['رفض', 'عارض', 'اعترض', 'نفى', 'أسف']);

/** أرسل حاملة الطائرات، أعلن رفضه الهدنة: true for a noun that governs the next, as its construct or with its own pronoun. */
const opensObject = (units: readonly Unit[], noun: number, next: number): boolean =>
  noun === next - 1 && (isConstruct(units[noun] as Unit) || isOwned(units[noun] as Unit));

const isOwned = ({ class: kind, reading, nominal }: Unit): boolean =>
  kind === 'noun' && reading.pronoun !== null && nominal.some(({ features }) => features.kind === 'verbal-noun');

/** True for a noun that may have a genitive. */
const isConstruct = ({ class: kind, reading }: Unit): boolean =>
  kind === 'noun' && !reading.article && reading.pronoun === null;

/** المئات من جنوده، دفعة جديدة من الدبابات: a number or a noun of quantity, with an adjective or not. */
function isQuantityBefore(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  if (!unit) return false;
  const isQuantity = unit.lexical?.pos === 'noun' && unit.lexical.noun.kinds.some((kind) => QUANTITIES.has(kind));
  return unit.class === 'number' || isQuantity || (unit.class === 'adjective' && isQuantityBefore(units, at - 1));
}

const QUANTITIES = new Set(['quantity', 'unit']);

const isNominal = (unit: Unit): boolean => unit.class === 'noun' || unit.class === 'adjective' || unit.class === 'name';
const isCliticOf = (unit: Unit, word: string): boolean => word.length === 1 && unit.reading.proclitics.includes(word);

/** Gives the words of phrases that a unit may be. */
type WordsOf = (unit: Unit) => ReadonlySet<string>;

/** هجوم انتحاري: the words of a name at once after its noun, but that adjectives may stand before one, تدريبات عسكرية مشتركة. */
function followsName(units: readonly Unit[], noun: number, words: readonly string[], wordsOf: WordsOf): boolean {
  let at = noun + 1;
  return words.every((word) => {
    while (
      !isWord(units[at], word, wordsOf) &&
      units[at]?.class === 'adjective' &&
      units[at + 1]?.class === 'adjective'
    )
      at += 1;
    at += 1;
    return isWord(units[at - 1], word, wordsOf);
  });
}

function isWord(unit: Unit | undefined, word: string, wordsOf: WordsOf): boolean {
  return unit !== undefined && wordsOf(unit).has(word);
}

function spellingsOf(unit: Unit): readonly string[] {
  if (unit.class === 'mark') return [];
  const { proclitics, stem } = unit.reading;
  // وصفها بأنها عدوان says what وصفها بالعدوان does.
  if (unit.class === 'complementizer') return unit.lemma.startsWith('ب') ? ['ب'] : [];
  const clitics = proclitics.filter((clitic) => clitic.length === 1);
  if (unit.class === 'name') return [...clitics, ...nameWords(unit)];
  const whole = proclitics.length > 0 ? [`${proclitics.join('')}${stem}`] : [];
  const owned = unit.reading.pronoun === null || unit.class !== 'noun' ? [] : [`${unit.lemma}${OWN}`];
  return [...clitics, unit.lemma, ...nounKeys(unit), ...whole, ...owned];
}

/** How a phrase writes a noun that has a pronoun: سفير+ه is one's own ambassador. */
const OWN = '+ه';

/** Spellings of a name's first word without its clitics: السفير الفرنسي for سفير, مرتزقة روس for مرتزقة, قواتها for قوات. */
function nameWords(unit: Unit): readonly string[] {
  const bare = unit.lemma.slice(unit.reading.proclitics.length);
  const stem = bare.startsWith('ال') ? bare.slice(2) : bare;
  const owned = /^(.{3,}?)(?:هما|ها|هم|ه)$/u.exec(stem)?.[1];
  const words = owned === undefined ? [stem] : [stem, owned, `${owned}${OWN}`];
  return words.flatMap((word) => [word, word.replace(/(?:ين|ون|ان|ا)$/u, '')]);
}

function put(map: Map<string, Predicate[]>, key: string, predicate: Predicate): void {
  const list = map.get(key);
  if (list) list.push(predicate);
  else map.set(key, [predicate]);
}

/** Spellings under which a noun may stand in the tables: as written, without the ا of tanwīn, its dictionary form, its singular. */
export function nounKeys(unit: Unit): readonly string[] {
  const stem = unit.reading.stem;
  const keys = [stem];
  if (stem.endsWith('ا')) keys.push(stem.slice(0, -1));
  if (stem.endsWith('ات')) keys.push(`${stem.slice(0, -2)}ة`, stem.slice(0, -2));
  // عسكرية beside the masculine of the table.
  if (unit.class === 'adjective' && stem.endsWith('ة')) keys.push(stem.slice(0, -1));
  if (unit.lexical && (unit.lexical.pos === 'noun' || unit.lexical.pos === 'adjective')) keys.push(unit.lexical.lemma);
  return keys;
}
