import type { Bundle, Measure, QuestionKind, QuestionRelation } from '../../model/index.ts';
import { basesOf, plainLatin } from './english.ts';
import { type PhraseTable, phraseTable } from './phrases.ts';
import { createWordReader, type WordReader } from './words.ts';

/** The resources under `resources/ask`, ready to read questions with. */
export interface QuestionTables {
  readonly reader: WordReader;
  readonly kinds: PhraseTable<QuestionKind>;
  readonly relations: PhraseTable<RelationUse>;
  readonly measures: PhraseTable<Measure>;
  /** Ids by an English name or adjective, or by one word of a person's name. */
  readonly names: PhraseTable<NameUse>;
  /** How each kind is answered in an article. */
  readonly signs: ReadonlyMap<QuestionKind, PhraseTable<true>>;
  /** How each relation stands in an article: its Arabic words and those of the predicates of its types. */
  readonly words: ReadonlyMap<string, PhraseTable<true>>;
  readonly relationOf: ReadonlyMap<string, QuestionRelation>;
  /**
   * The keys by which a word of a question stands in articles: its own, or for an English word those of the Arabic words that mean it.
   * None for an English word that no table has.
   */
  readonly formsOf: (word: string) => readonly string[];
  /** A small word list by name, as keys. */
  readonly list: (name: string) => ReadonlySet<string>;
  /** The phrases of such a list. */
  readonly phrases: (name: string) => PhraseTable<true>;
  /** Words by which an article denies. */
  readonly denials: PhraseTable<true>;
  readonly negators: ReadonlySet<string>;
  /** Verbs by which one speaks. */
  readonly speaking: ReadonlySet<string>;
}

/** A relation that a word asks for; `isNoun` where the word names the act as a thing: the memorandum. */
export interface RelationUse {
  readonly relation: QuestionRelation;
  readonly isNoun: boolean;
}

export interface NameUse {
  readonly id: string;
  /** Whether it is a word of a longer name, or the capital of a state. */
  readonly kind: 'name' | 'part' | 'capital';
}

/** The tables of `bundle`. Making them takes some hundred milliseconds; keep them. */
export function createQuestionTables(bundle: Bundle): QuestionTables {
  const reader = createWordReader(bundle);
  const { kinds, relations, measures, words } = bundle.questions;
  const table = (list: readonly string[]): PhraseTable<true> => phraseTable([{ words: list, meaning: true }], reader);
  const predicateWords = (relation: QuestionRelation): readonly string[] =>
    bundle.predicates.flatMap(({ type, verbs, nouns, light }) =>
      relation.types.includes(type) && relation.id !== 'position' ? [...verbs, ...nouns, ...light] : [],
    );
  const meanings = arabicByEnglish(bundle, reader);
  return {
    reader,
    kinds: phraseTable(
      kinds.map(({ id, ar, en }) => ({ words: [...ar, ...en], meaning: id })),
      reader,
    ),
    relations: phraseTable<RelationUse>(
      relations.flatMap((relation) => {
        const nouns = relation.en.filter((word) => word.endsWith('/n')).map((word) => word.slice(0, -2));
        const others = relation.en.filter((word) => !word.endsWith('/n'));
        return [
          { words: [...relation.ar, ...others], meaning: { relation, isNoun: false } },
          { words: nouns, meaning: { relation, isNoun: true } },
        ];
      }),
      reader,
    ),
    measures: phraseTable(
      measures.map(({ id, ar, en }) => ({ words: [...ar, ...en], meaning: id })),
      reader,
    ),
    names: phraseTable(englishNames(bundle), reader),
    signs: new Map(kinds.map(({ id, signs }) => [id, table(signs)])),
    words: new Map(
      relations.map((relation) => [
        relation.id,
        table([...relation.ar.map((word) => word.replace(/\$$/u, '')), ...predicateWords(relation)]),
      ]),
    ),
    relationOf: new Map(relations.map((relation) => [relation.id, relation])),
    formsOf: (word) =>
      /^\p{Script=Latin}/u.test(word)
        ? [...new Set(basesOf(plainLatin(word)).flatMap((base) => meanings.get(base) ?? []))]
        : formsOfArabic(word, reader),
    list: (name) => new Set((words[name] ?? []).map(reader.keyOf)),
    phrases: (name) => table(words[name] ?? []),
    denials: table((bundle.lists['reporting-deny'] ?? []).filter((verb) => verb !== 'رفض')),
    negators: new Set((bundle.lists['negators'] ?? []).map(reader.keyOf)),
    speaking: new Set(
      ['reporting-say', 'reporting-confirm'].flatMap((name) => bundle.lists[name] ?? []).map(reader.keyOf),
    ),
  };
}

/** A word as it stands and without its article; a noun in all its forms. */
function formsOfArabic(text: string, { read, keyOf }: WordReader): readonly string[] {
  const [word] = read(text);
  const own = [keyOf(text), ...(text.startsWith('ال') && text.length > 4 ? [keyOf(text.slice(2))] : [])];
  return word !== undefined && word.isNoun && !word.isVerb ? [...new Set([...own, ...word.keys])] : own;
}

/** Keys of Arabic words by each English word that alone is one of their meanings. */
function arabicByEnglish(
  { nouns, verbs, questions }: Bundle,
  { keyOf }: WordReader,
): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  const add = (english: string, arabic: string): void => {
    keys.set(english, [...(keys.get(english) ?? []), keyOf(arabic)]);
  };
  for (const { lemma, gloss } of [...nouns, ...verbs]) {
    for (const meaning of gloss.split(/[,;]/u).map((part) => plainLatin(part.trim()))) {
      if (/^[a-z]{3,}$/u.test(meaning)) add(meaning, lemma);
    }
  }
  for (const pair of questions.words['meanings'] ?? []) {
    const [english = '', arabic = ''] = pair.split('=');
    for (const word of arabic.split('|')) add(english, word);
  }
  return keys;
}

/** Words of a person's name by which nobody is asked for alone. */
const PARTICLES = /^(?:al|el|bin|ibn|abu|abd|abdel|ben|van|von|de|der|la|le|du|di|da|mc|jr)$/iu;
const PART_LENGTH_MIN = 4;

function englishNames({
  actors,
  places,
  questions,
}: Bundle): readonly { words: readonly string[]; meaning: NameUse }[] {
  const latin = (names: readonly string[]): readonly string[] =>
    names.filter((name) => /^\p{Script=Latin}/u.test(name));
  const capitals = new Map(actors.map(({ id, capital }) => [id, new Set(capital?.split('|') ?? [])]));
  return [
    ...actors.flatMap(({ id, label, aliases, type, capital }) => {
      const whole = latin([label.en, ...aliases]).map(spaced);
      const parts =
        type === 'person'
          ? whole
              .flatMap((name) => name.split(' ').slice(1))
              .filter((part) => part.length >= PART_LENGTH_MIN && !PARTICLES.test(part))
          : [];
      return [
        { words: whole.flatMap(withoutArticle), meaning: { id, kind: 'name' } as const },
        { words: parts, meaning: { id, kind: 'part' } as const },
        { words: latin(capital?.split('|') ?? []).map(spaced), meaning: { id, kind: 'capital' } as const },
      ];
    }),
    ...places.flatMap(({ id, label, aliases, state }) => {
      const names = latin([label.en, ...aliases]).map(spaced);
      const isCapital = state !== null && capitals.get(state)?.has(label.ar) === true;
      return [
        { words: names, meaning: { id, kind: 'name' } as const },
        ...(isCapital ? [{ words: names, meaning: { id: state, kind: 'capital' } as const }] : []),
      ];
    }),
    ...questions.englishNames.map(({ id, words }) => ({
      words: words.map(spaced),
      meaning: { id, kind: 'name' } as const,
    })),
  ];
}

/** A name as its tokens: al-Sarraj is three, U.S. is four. */
function spaced(name: string): string {
  return name
    .replace(/([^\p{L}\p{N}\s'’])/gu, ' $1 ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Names with al- are looked for without it too. */
function withoutArticle(name: string): readonly string[] {
  const bare = name.replace(/^(?:al|el) - /iu, '');
  return bare === name ? [name] : [name, bare];
}
