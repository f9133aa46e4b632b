import type { QuestionKind } from '../../model/index.ts';
import { compareText } from '../findings.ts';
import { onceFor } from '../reuse.ts';
import type { Asked, AskedParty } from './asked.ts';
import type { AskIndex, IndexedArticle, IndexedSentence } from './ask-index.ts';
import type { FocusOf } from './focus.ts';
import { fitsPlaces, type Side } from './match-claims.ts';
import { findPhrases, type PhraseHit, type PhraseTable } from './phrases.ts';
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
  /** The words by which it bears on the question, as they stand there. */
  readonly by: readonly string[];
  readonly score: number;
  /** Whether a word of a relation, or of the question itself, stands there. */
  readonly isOfAct: boolean;
  /** Kinds of questions whose signs stand there. */
  readonly tells: ReadonlySet<QuestionKind>;
}

/** A sentence of a score so much less than the best is left out. */
const LESS_MAX = 5;

/** What the focus of its article adds to the score of a sentence. */
const FOCUS = 0.5;

/** Gives the words of a sentence. */
export type WordsOf = (sentence: IndexedSentence) => readonly Word[];

/** Of those that may bear on a question, so many of the latest are looked through. */
const SENTENCES_LOOKED_THROUGH = 4000;
/** Where no party is asked for, so many articles are answered from. */
const ARTICLES_MAX = 2;
/** An article whose sentences bear on it less than half as much as those of the best is of another matter. */
const ARTICLE_SHARE_MIN = 0.5;

/** The best sentences first. */
export function findSentences(
  asked: Asked,
  index: AskIndex,
  tables: QuestionTables,
  wordsOf: WordsOf,
  focusOf: FocusOf,
): readonly FoundSentence[] {
  const found = latest(candidates(asked, index).filter((sentence) => mayBear(sentence, asked)))
    .flatMap((sentence) => weighSentence(sentence, asked, tables, wordsOf, focusOf) ?? [])
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        (b.sentence.article.day ?? 0) - (a.sentence.article.day ?? 0) ||
        compareText(documentOf(a), documentOf(b)) ||
        a.sentence.index - b.sentence.index,
    );
  const answers = found.filter(({ sentence }) => !isQuestion(wordsOf(sentence)));
  const best = answers[0]?.score ?? 0;
  const near = answers.filter(({ score }) => score >= best - LESS_MAX);
  const isOpen = asked.holders.length + asked.targets.length === 0;
  return isOpen ? ofFewArticles(near) : near;
}

/** A question answers none. */
function isQuestion(words: readonly Word[]): boolean {
  return /^[?؟]$/u.test(words.at(-1)?.text ?? '');
}

function documentOf({ sentence }: FoundSentence): string {
  return sentence.article.findings.document.id;
}

/** Where nobody is named the question is about one matter: the articles with most answers are of it. */
function ofFewArticles(found: readonly FoundSentence[]): readonly FoundSentence[] {
  const sums = new Map<string, number>();
  for (const each of found) sums.set(documentOf(each), (sums.get(documentOf(each)) ?? 0) + each.score);
  const best = [...sums].toSorted(([a, m], [b, n]) => n - m || compareText(a, b)).slice(0, ARTICLES_MAX);
  const most = best[0]?.[1] ?? 0;
  const kept = new Set(best.flatMap(([id, sum]) => (sum >= most * ARTICLE_SHARE_MIN ? [id] : [])));
  return found.filter((each) => kept.has(documentOf(each)));
}

const allSentences: (index: AskIndex) => readonly IndexedSentence[] = onceFor(({ articles }) =>
  articles.toSorted((a, b) => (b.day ?? 0) - (a.day ?? 0)).flatMap(({ sentences }) => sentences),
);

/** The latest of many sentences; of few all. */
function latest(sentences: readonly IndexedSentence[]): readonly IndexedSentence[] {
  if (sentences.length <= SENTENCES_LOOKED_THROUGH) return sentences;
  const byDay = sentences.toSorted((a, b) => (b.article.day ?? 0) - (a.article.day ?? 0));
  return byDay.slice(0, SENTENCES_LOOKED_THROUGH);
}

/** What is seen before any word is read: the time, the place, and who is named. */
function mayBear(sentence: IndexedSentence, asked: Asked): boolean {
  return (
    isInTime(sentence.article, asked) &&
    presence(sentence, asked.holders) !== null &&
    presence(sentence, asked.targets) !== null &&
    fitsPlaces(sentence, asked)
  );
}

function candidates({ holders, targets }: Asked, index: AskIndex): readonly IndexedSentence[] {
  const parties = [...holders, ...targets];
  if (parties.length === 0) {
    return allSentences(index);
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
const SIGN = 1.5;
/** A sentence that tells a change is rarer than one that holds a word of cause. */
const CHANGE = 3;
const TOPIC = 0.5;
/** Relations whose words show a position, and a change of it. */
const SIDES = ['support', 'oppose'];
const WORD = 1.5;
const OWN_WORD = 1;

/** How far a sentence bears on a question; null where it does not. */
export function weighSentence(
  sentence: IndexedSentence,
  asked: Asked,
  tables: QuestionTables,
  wordsOf: WordsOf,
  focusOf: FocusOf,
): FoundSentence | null {
  const { holders, targets, kinds, relations } = asked;
  const holder = presence(sentence, holders);
  const target = presence(sentence, targets);
  if (holder === null || target === null || !fitsPlaces(sentence, asked)) return null;
  const isNamed = holder === NAMED || target === NAMED;
  if (holders.length + targets.length > 0 && !isNamed && !kinds.includes('what-changed')) return null;
  const words = wordsOf(sentence);
  const signals = signalsIn(words, asked, tables);
  const areBothNamed = holders.length > 0 && targets.length > 0 && holder === NAMED && target === NAMED;
  const isOpen = holders.length + targets.length === 0;
  const isOwnWord =
    relations.some(({ byStance }) => byStance) && targets.length > 0 && speaks(words, sentence, asked, tables);
  if (signals.told < (isOpen ? 2 : 1) && !areBothNamed && !isOwnWord) return null;
  return {
    sentence,
    side: kinds.includes('yes-no') ? sideByWords(words, signals.relationAt, tables) : null,
    by: signals.by,
    isOfAct: signals.isOfAct,
    tells: signals.tells,
    score: holder + target + signals.score + (isOwnWord ? OWN_WORD : 0) + FOCUS * focusOf(sentence.article),
  };
}

/**
 * Whether one who is asked for speaks: who is named first in a sentence with a verb of saying. What a party says in an article
 * about the target bears on where it stands.
 */
function speaks(
  words: readonly Word[],
  { mentions }: IndexedSentence,
  { holders }: Asked,
  { speaking }: QuestionTables,
): boolean {
  const [first] = mentions;
  const isHolder = holders.some(({ entity, party }) => first?.entity === entity || first?.entity === party);
  return isHolder && words.some((word) => word.isVerb && [...word.keys].some((key) => speaking.has(key)));
}

interface Signals {
  /** How many relations, kinds and words of the question show. */
  readonly told: number;
  readonly score: number;
  readonly by: readonly string[];
  readonly isOfAct: boolean;
  readonly tells: ReadonlySet<QuestionKind>;
  /** Where the words of relations stand. */
  readonly relationAt: readonly number[];
}

function signalsIn(words: readonly Word[], asked: Asked, tables: QuestionTables): Signals {
  const { kinds, relations } = asked;
  const particles = tables.list('particles');
  const isParticle = ({ first, last }: PhraseHit<true>): boolean =>
    first === last && [...(words[first]?.written ?? [])].some((key) => particles.has(key));
  const find = (table: PhraseTable<true> | undefined) =>
    findPhrases(words, table ?? new Map()).filter((hit) => !isParticle(hit));
  const isOfPosition = kinds.includes('what-changed') || relations.some(({ id }) => id === 'position');
  const own = relations.flatMap(({ id }) => (id === 'position' ? [] : [find(tables.words.get(id))]));
  const sides = isOfPosition ? SIDES.flatMap((id) => find(tables.words.get(id))) : [];
  // A position, and a change of it, shows in words for and against.
  const acts = [...own, sides];
  const asking = kinds.filter((kind) => kind !== 'who-says' || relations.length > 0);
  const signs = asking.map((kind) => find(tables.signs.get(kind)));
  const topics = asked.topics.map(({ id }) => find(tables.words.get(id)));
  const held = wordsHeld(words, asked);
  const tells = new Set(asking.filter((_, index) => (signs[index]?.length ?? 0) > 0));
  const signScore = [...tells].reduce((sum, kind) => sum + (kind === 'what-changed' ? CHANGE : SIGN), 0);
  const [act, sign, topic] = [countFound(acts), countFound(signs), countFound(topics)];
  const found = [...acts, ...signs, ...topics].flat();
  return {
    told: act + sign + held,
    score: RELATION * act + signScore + TOPIC * topic + WORD * held,
    by: [...new Set(found.map(({ first, last }) => textOf(words.slice(first, last + 1))))],
    isOfAct: act + held > 0,
    tells,
    relationAt: own.flat().map(({ first }) => first),
  };
}

/** How many of several searches found anything. */
function countFound(searches: readonly (readonly unknown[])[]): number {
  return searches.filter((found) => found.length > 0).length;
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** How many of the words that are asked for stand in a sentence, in any of their forms. */
export function wordsHeld(words: readonly Word[], asked: Pick<Asked, 'words'>): number {
  return asked.words.filter((forms) => words.some(({ keys }) => forms.some((key) => keys.has(key)))).length;
}

/** The same, of a sentence and the one before it: "the bombing of the academy. The toll was …". */
export function heldNear(sentence: IndexedSentence, asked: Pick<Asked, 'words'>, wordsOf: WordsOf): number {
  if (asked.words.length === 0) return 0;
  const before = sentence.article.sentences[sentence.index - 1];
  return wordsHeld([...(before === undefined ? [] : wordsOf(before)), ...wordsOf(sentence)], asked);
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
