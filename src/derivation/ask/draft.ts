import type { AnswerSection, Label, Span } from '../../model/index.ts';
import type { Contradiction } from '../contradictions.ts';
import type { Evidence } from '../evidence.ts';
import type { FigureReport } from '../figure-ledger.ts';
import type { PositionShift } from '../shifts.ts';
import { type AskIndex, type IndexedArticle, type IndexedSentence, sentenceAt } from './ask-index.ts';
import type { CaseNames } from './case-names.ts';
import type { FocusOf } from './focus.ts';
import type { WordsOf } from './find-sentences.ts';
import type { QuestionTables } from './question-tables.ts';
import type { Teller } from './tell.ts';

/** Lines of an answer before their sentences have numbers. */

/** A sentence, and what in it is cited. */
export interface Cited {
  readonly sentence: IndexedSentence;
  readonly evidence: Span;
}

export interface DraftLine {
  readonly told: Label;
  readonly cited: readonly Cited[];
  readonly findingIds: readonly string[];
  readonly confidence: number | null;
}

export interface DraftSection {
  readonly section: AnswerSection;
  readonly lines: readonly DraftLine[];
}

/** All that an answer is made from. */
export interface AnswerMeans {
  readonly evidence: Evidence;
  readonly index: AskIndex;
  readonly tables: QuestionTables;
  readonly names: CaseNames;
  readonly wordsOf: WordsOf;
  readonly focusOf: FocusOf;
  readonly tell: Teller;
  /** Rows of the derivations with their default parameters. */
  readonly shifts: () => readonly PositionShift[];
  readonly contradictions: () => readonly Contradiction[];
  readonly figures: () => readonly FigureReport[];
}

/** Where findings stand, by id. Those of reprints stand nowhere: the text that was printed first is cited. */
export function citedById(ids: readonly string[], { index, evidence }: AnswerMeans): readonly Cited[] {
  return ids.flatMap((id) => {
    const place = evidence.placeOf.get(id);
    const article = place === undefined ? undefined : index.articleOf.get(place.documentId);
    return place === undefined || article === undefined ? [] : [cite(place, article)];
  });
}

export function cite({ start, end }: Span, article: IndexedArticle): Cited {
  return { sentence: sentenceAt(article, start), evidence: { start, end } };
}

/** One citation for each sentence, the first. */
export function distinctSentences(cited: readonly Cited[]): readonly Cited[] {
  const seen = new Set<IndexedSentence>();
  return cited.filter(({ sentence }) => {
    const isNew = !seen.has(sentence);
    seen.add(sentence);
    return isNew;
  });
}
