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
    const wordsOf: WordsOf = ({ article, start, end }) =>
      reader.tables.reader.read(textOf(article.findings.document.id), start, end);
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

/** So many code units of texts are kept between questions, those last read: some eight thousand articles. */
const KEPT_LENGTH_MAX = 20_000_000;

const keptTexts = new WeakMap<OpenCase, { readonly revision: number; readonly texts: Map<string, string> }>();

/**
 * What `work` gives with the texts that it asks for. Which they are shows as it goes: it is done again until it has asked for
 * none that was not there.
 */
async function withTexts<Result>(
  openCase: OpenCase,
  work: (textOf: (id: string) => string) => Result,
): Promise<Result> {
  const { store } = openCase;
  const revision = await store.revision();
  const known = keptTexts.get(openCase);
  const kept = known?.revision === revision ? known.texts : new Map<string, string>();
  keptTexts.set(openCase, { revision, texts: kept });
  const used = new Map<string, string>();
  for (;;) {
    const missing = new Set<string>();
    const result = work((id) => {
      const text = used.get(id) ?? kept.get(id);
      if (text === undefined) missing.add(id);
      else used.set(id, text);
      return text ?? '';
    });
    if (missing.size === 0) {
      keepLatest(kept, used);
      return result;
    }
    const read = await store.texts([...missing]);
    // What is no longer there has no text.
    for (const id of missing) used.set(id, read.get(id) ?? '');
  }
}

/** Put `used` last and forget the first ones beyond what is kept. */
function keepLatest(kept: Map<string, string>, used: ReadonlyMap<string, string>): void {
  for (const [id, text] of used) {
    kept.delete(id);
    kept.set(id, text);
  }
  let length = 0;
  for (const text of kept.values()) length += text.length;
  for (const [id, text] of kept) {
    if (length <= KEPT_LENGTH_MAX) return;
    kept.delete(id);
    length -= text.length;
  }
}

const tables = new WeakMap<Bundle, QuestionReader['tables']>();

function tablesOf(bundle: Bundle): QuestionReader['tables'] {
  const made = tables.get(bundle) ?? createQuestionTables(bundle);
  tables.set(bundle, made);
  return made;
}
