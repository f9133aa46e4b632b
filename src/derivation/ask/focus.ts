import type { AskedParty, Asked } from './asked.ts';
import type { IndexedArticle } from './ask-index.ts';
import type { WordsOf } from './find-sentences.ts';
import { findPhrases } from './phrases.ts';
import type { QuestionTables } from './question-tables.ts';
import type { Word } from './words.ts';

/** How far is an article about what is asked? By its first sentence, which is mostly the title, and by whom it names most. */
export type FocusOf = (article: IndexedArticle) => number;

const RELATION = 2;
const TITLE_PARTY = 1;
const TOPIC_PARTY = 0.5;
const SHARED_WORD = 1;
const SHARED_MAX = 3;
const WORD_LENGTH_MIN = 4;

/** The focus of articles on a question of these words; each worked out once. */
export function createFocus(
  asked: Asked,
  question: readonly Word[],
  tables: QuestionTables,
  wordsOf: WordsOf,
): FocusOf {
  const telling = question.filter(({ isMark, text }) => !isMark && text.length >= WORD_LENGTH_MIN);
  const parties = [...asked.holders, ...asked.targets];
  const known = new Map<IndexedArticle, number>();
  return (article) => {
    const made = known.get(article) ?? measure(article);
    known.set(article, made);
    return made;
  };

  function measure({ sentences: [title], topics }: IndexedArticle): number {
    if (title === undefined) return 0;
    const words = wordsOf(title);
    const relations = asked.relations.filter(
      ({ id }) => findPhrases(words, tables.words.get(id) ?? new Map()).length > 0,
    );
    const kinds = asked.kinds.filter((id) => findPhrases(words, tables.signs.get(id) ?? new Map()).length > 0);
    const isIn = (ids: ReadonlySet<string>) => (each: AskedParty) => ids.has(each.party) || ids.has(each.entity);
    const shared = telling.filter((asking) =>
      words.some((word) => [...asking.written].some((key) => word.written.has(key))),
    );
    return (
      RELATION * (relations.length + kinds.length) +
      TITLE_PARTY * parties.filter(isIn(title.named)).length +
      TOPIC_PARTY * parties.filter(isIn(topics)).length +
      SHARED_WORD * Math.min(shared.length, SHARED_MAX)
    );
  }
}
