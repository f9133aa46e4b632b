import {
  type AnswerSize,
  answerQuestion,
  askedBy,
  askIndexOf,
  caseNamesOf,
  type ChipEdits,
  chipsOf,
  type Contradiction,
  createFocus,
  createQuestionTables,
  createTeller,
  type DerivationId,
  derivationOf,
  type FigureReport,
  latestDay,
  onceFor,
  parametersOf,
  type QuestionReader,
  readQuestion,
  type Row,
  type PositionShift,
  tellUnderstood,
  type WordsOf,
} from '../derivation/index.ts';
import { type AskAnswer, type Bundle, MarsadError } from '../model/index.ts';
import { mergedInto } from './decisions.ts';
import { withTexts } from './kept-texts.ts';
import type { OpenCase } from './workspace.ts';

/** A question in Arabic, or in English, and what the user changed of how it was understood. */
export interface AskQuery extends ChipEdits {
  readonly question: string;
  /** On the word of these outlets alone. */
  readonly outlets?: readonly string[];
  readonly size?: AnswerSize;
}

/**
 * How a question is understood, and what the articles of a case say to it, sentence by sentence.
 * @throws MarsadError `ask/empty`; `query/not-in-list`, `query/unknown-entity`, `query/invalid` for a chip that cannot be added
 * or, the first, not be taken away
 */
export async function ask(openCase: OpenCase, query: AskQuery): Promise<AskAnswer> {
  if (query.question.trim() === '' && !query.with?.length) throw new MarsadError('ask/empty');
  const { bundle, engine } = await openCase.reader();
  const reader: QuestionReader = { bundle, engine, tables: tablesOf(bundle) };
  const { evidence, rowsOf } = await openCase.evidence(query.outlets);
  const decisions = await openCase.decisions();
  const names = caseNamesOf(evidence, bundle, reader.tables.reader);
  const means = { reader, names, standsFor: (id: string) => mergedInto(id, decisions) };
  const read = readQuestion(query.question, latestDay(evidence), reader);
  const chips = chipsOf(read, query, means);
  // The rows of a derivation are of its own type, whatever it is called through.
  const defaultRows = (id: DerivationId): readonly Row[] => {
    const derivation = derivationOf(id);
    return derivation === null ? [] : rowsOf(derivation, parametersOf(derivation));
  };
  const asked = askedBy(chips, read, means);
  const types = new Map(bundle.ontology.map((type) => [type.name, type]));
  const answer = await withTexts(openCase, (textOf) => {
    // Several parts of an answer ask for the words of one sentence.
    const wordsOf: WordsOf = onceFor(({ article, start, end }) =>
      reader.tables.reader.read(textOf(article.findings.document.id), start, end),
    );
    return answerQuestion(
      asked,
      {
        evidence,
        index: askIndexOf(evidence),
        tables: reader.tables,
        names,
        wordsOf,
        focusOf: createFocus(asked, read.words, reader.tables, wordsOf),
        tell: createTeller({
          labelOf: (id) => names.refOf(id)?.label ?? null,
          typeOf: (type) => types.get(type) ?? null,
        }),
        shifts: () => defaultRows('shifts') as readonly PositionShift[],
        contradictions: () => defaultRows('contradictions') as readonly Contradiction[],
        figures: () => defaultRows('figures') as readonly FigureReport[],
      },
      ({ id }) => textOf(id),
      query.size,
    );
  });
  const explained = chips.map(({ at }) => at);
  const unread = read.unknown.filter(
    ({ start, end }) => !explained.some((at) => at !== null && at[0] < end && start < at[1]),
  );
  return {
    question: query.question,
    language: read.language,
    chips,
    unread: unread.map(({ start, end }) => query.question.slice(start, end)),
    understood: tellUnderstood(chips),
    ...answer,
  };
}

const tables = new WeakMap<Bundle, QuestionReader['tables']>();

function tablesOf(bundle: Bundle): QuestionReader['tables'] {
  const made = tables.get(bundle) ?? createQuestionTables(bundle);
  tables.set(bundle, made);
  return made;
}
