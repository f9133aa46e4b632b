import type { QuestionKind } from '../../model/index.ts';
import { compareText } from '../findings.ts';
import type { Asked, AskedParty } from './asked.ts';
import type { AskIndex, IndexedArticle, IndexedSentence } from './ask-index.ts';
import { fitsPlaces, type Side } from './match-claims.ts';
import { findPhrases, type PhraseTable } from './phrases.ts';
import type { QuestionTables } from './question-tables.ts';
import type { Word } from './words.ts';

/**
 * Which sentences may bear on a question though no rule read an answer in them? Those that name the parties, or one of them in an
 * article about the other, and hold a word of the relation or of the kind of question. They are shown as what they are: sentences.
 */

export interface FoundSentence {
  readonly sentence: IndexedSentence;
  /** By a word of denial, or a negated word of the relation; null where the words take no side. */
  readonly side: Side | null;
  /** Whether its words tell a reason, and a change. */
  readonly tells: ReadonlySet<QuestionKind>;
  readonly score: number;
}

/** Gives the words of a sentence. */
export type WordsOf = (sentence: IndexedSentence) => readonly Word[];

/** Where no party is asked for, so many of the latest sentences are looked through, and so many articles are answered from. */
const SENTENCES_LOOKED_THROUGH = 4000;
const ARTICLES_MAX = 2;

/** The best sentences first; at most `count`. */
export function findSentences(
  asked: Asked,
  index: AskIndex,
  tables: QuestionTables,
  wordsOf: WordsOf,
  count: number,
): readonly FoundSentence[] {
  const found = candidates(asked, index)
    .filter(({ article }) => isInTime(article, asked))
    .flatMap((sentence) => weighSentence(sentence, asked, tables, wordsOf) ?? [])
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        (b.sentence.article.day ?? 0) - (a.sentence.article.day ?? 0) ||
        compareText(documentOf(a), documentOf(b)) ||
        a.sentence.index - b.sentence.index,
    );
  const isOpen = asked.holders.length + asked.targets.length === 0;
  return (isOpen ? ofFewArticles(found) : found).slice(0, count);
}

function documentOf({ sentence }: FoundSentence): string {
  return sentence.article.findings.document.id;
}

/** Where nobody is named the question is about one matter: the articles with most answers are of it. */
function ofFewArticles(found: readonly FoundSentence[]): readonly FoundSentence[] {
  const sums = new Map<string, number>();
  for (const each of found) sums.set(documentOf(each), (sums.get(documentOf(each)) ?? 0) + each.score);
  const best = [...sums].toSorted(([a, m], [b, n]) => n - m || compareText(a, b)).slice(0, ARTICLES_MAX);
  const kept = new Set(best.map(([id]) => id));
  return found.filter((each) => kept.has(documentOf(each)));
}

function candidates({ holders, targets }: Asked, index: AskIndex): readonly IndexedSentence[] {
  const parties = [...holders, ...targets];
  if (parties.length === 0) {
    return index.articles
      .toSorted((a, b) => (b.day ?? 0) - (a.day ?? 0))
      .flatMap(({ sentences }) => sentences)
      .slice(0, SENTENCES_LOOKED_THROUGH);
  }
  const naming = new Set(parties.flatMap(({ party }) => index.sentencesOf.get(party) ?? []));
  // What is said in an article about the target names it not in every sentence.
  const about = index.articles.filter(({ topics }) => targets.some(({ party }) => topics.has(party)));
  for (const { sentences } of holders.length === 0 ? about : []) for (const each of sentences) naming.add(each);
  return [...naming];
}

/** Whether an article may tell what happened in the time that is asked for. */
export function isInTime({ day }: IndexedArticle, { from, to }: Asked): boolean {
  if (from === null && to === null) return true;
  return day !== null && (to === null || day <= to + PUBLISHED_AFTER_DAYS) && (from === null || day >= from);
}

/** An article tells what happened some days before it. */
const PUBLISHED_AFTER_DAYS = 31;

const NAMED = 2;
const ABOUT = 1;
const RELATION = 1.5;
const TOPIC = 0.5;
const WORD = 1.5;

/** How far a sentence bears on a question; null where it does not. */
export function weighSentence(
  sentence: IndexedSentence,
  asked: Asked,
  tables: QuestionTables,
  wordsOf: WordsOf,
): FoundSentence | null {
  const { holders, targets, kinds, relations } = asked;
  const holder = presence(sentence, holders);
  const target = presence(sentence, targets);
  if (holder === null || target === null || !fitsPlaces(sentence, asked)) return null;
  const isNamed = holder === NAMED || target === NAMED;
  if (holders.length + targets.length > 0 && !isNamed && !kinds.includes('what-changed')) return null;
  const words = wordsOf(sentence);
  const hits = relations
    .filter(({ id }) => id !== 'position')
    .map(({ id }) => ({ id, at: findPhrases(words, tableOf(tables.words, id)) }))
    .filter(({ at }) => at.length > 0);
  const tells = new Set(kinds.filter((kind) => findPhrases(words, tableOf(tables.signs, kind)).length > 0));
  const telling = [...tells].filter((kind) => kind !== 'who-says' || relations.length > 0);
  const topics = asked.topics.filter(({ id }) => findPhrases(words, tableOf(tables.words, id)).length > 0);
  const areBothNamed = holders.length > 0 && targets.length > 0 && holder === NAMED && target === NAMED;
  const wanted = wordsHeld(words, asked);
  if (hits.length === 0 && telling.length === 0 && wanted === 0 && !areBothNamed) return null;
  if (holders.length + targets.length === 0 && hits.length + telling.length + wanted < 2) return null;
  const relationAt = hits.flatMap(({ at }) => at.map(({ first }) => first));
  return {
    sentence,
    side: sideByWords(words, relationAt, tables),
    tells,
    score: holder + target + RELATION * hits.length + telling.length + TOPIC * topics.length + WORD * wanted,
  };
}

/** How many of the words that are asked for stand in a sentence. */
export function wordsHeld(words: readonly Word[], asked: Pick<Asked, 'words'>): number {
  return asked.words.filter((key) => words.some(({ keys }) => keys.has(key))).length;
}

function tableOf<Key>(tables: ReadonlyMap<Key, PhraseTable<true>>, key: Key): PhraseTable<true> {
  return tables.get(key) ?? new Map();
}

/** How far one of `parties` is there: named, or what the article is about; null where none is. 0 where none is asked for. */
function presence({ named, article }: IndexedSentence, parties: readonly AskedParty[]): number | null {
  if (parties.length === 0) return 0;
  if (parties.some(({ party, entity }) => named.has(party) || named.has(entity))) return NAMED;
  return parties.some(({ party }) => article.topics.has(party)) ? ABOUT : null;
}

/** So many words before a word of the relation a negation still holds. */
const NEGATION_REACH = 4;

function sideByWords(words: readonly Word[], relationAt: readonly number[], tables: QuestionTables): Side | null {
  if (findPhrases(words, tables.denials).length > 0) return 'against';
  const isNegated = relationAt.some((at) =>
    words
      .slice(Math.max(0, at - NEGATION_REACH), at)
      .some(({ keys }) => [...keys].some((key) => tables.negators.has(key))),
  );
  return isNegated ? 'against' : null;
}
