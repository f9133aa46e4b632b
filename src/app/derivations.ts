import {
  type AnyDerivation,
  type ArticleFindings,
  derivationOf,
  DERIVATIONS,
  parametersOf,
  partiesTold,
  type Row,
  sentenceFor,
} from '../derivation/index.ts';
import { dayNumber, type Label, MarsadError, type Span, type ToldSentence } from '../model/index.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { partyRefs, resolveName } from './parties.ts';
import { loadReader } from './reader.ts';
import { textsOf } from './kept-texts.ts';
import type { OpenCase } from './workspace.ts';

/** What one derivation is asked. */
export interface DerivationQuery {
  /** Values of its parameters by name, as texts or numbers; the others have their defaults. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Only rows that name one of these; by any name or by id. */
  readonly parties?: readonly string[];
  /** On the word of these outlets alone. */
  readonly outlets?: readonly string[];
  /** How many rows. */
  readonly limit?: number;
  /** How many rows to leave out before. */
  readonly after?: number;
  /** How many findings to show for each row. */
  readonly sentences?: number;
  /** How many findings of each row to leave out before. */
  readonly sentencesAfter?: number;
}

export interface DerivedRow {
  /** The row as a sentence. */
  readonly told: Label;
  /** All its outputs by name. Of long lists of findings the first are named; `sentencesAfter` gives the others. */
  readonly row: Readonly<Record<string, unknown>>;
  /** Findings behind it in all. */
  readonly findings: number;
  readonly evidence: readonly ToldSentence[];
}

export interface DerivationAnswer {
  readonly derivation: DerivationSummary;
  /** The parameters with which it was derived. */
  readonly parameters: Readonly<Record<string, number | string | null>>;
  /** Rows in all. */
  readonly total: number;
  readonly rows: readonly DerivedRow[];
  /** Give it as `after` to get the next rows; null after the last one. */
  readonly next: number | null;
}

/** A derivation as it declares itself, without its functions. */
export type DerivationSummary = Omit<AnyDerivation, 'derive' | 'tell' | 'outputs'> & {
  readonly outputs: Readonly<Record<string, Label>>;
};

/** All derivations that can be asked for. */
export function derivations(): readonly DerivationSummary[] {
  return Object.keys(DERIVATIONS).flatMap((id) => summaryOf(derivationOf(id)) ?? []);
}

function summaryOf(derivation: AnyDerivation | null): DerivationSummary | null {
  if (derivation === null) return null;
  const { id, label, question, source, parameters, outputs, sentence } = derivation;
  return { id, label, question, source, parameters, outputs, sentence };
}

const LIMIT_DEFAULT = 100;
const SENTENCES_DEFAULT = 3;
/** How many findings of one list a row names at least: one of the largest rests on thousands. */
const FINDINGS_NAMED_MIN = 20;
/** Lists of findings in rows. */
const FINDING_LISTS: ReadonlySet<string> = new Set(['findingIds', 'claimIds', 'denialIds']);

/**
 * The rows of one derivation, told in both languages, with the sentences behind them.
 * @throws MarsadError `query/not-in-list` where there is no such derivation, `query/invalid`, `query/no-day`,
 * `query/unknown-entity`
 */
export async function derive(openCase: OpenCase, id: string, query: DerivationQuery = {}): Promise<DerivationAnswer> {
  const derivation = derivationOf(id);
  const summary = summaryOf(derivation);
  if (derivation === null || summary === null) {
    throw new MarsadError('query/not-in-list', {
      name: 'derivation',
      value: id,
      values: Object.keys(DERIVATIONS).join(', '),
    });
  }
  const parameters = parametersOf(derivation, readParameters(derivation, query.parameters ?? {}));
  const parties = await Promise.all((query.parties ?? []).map((name) => resolveName(openCase, name)));
  const wanted = new Set(parties.flatMap(({ entity, party }) => [entity.id, party.id]));
  const { rowsOf, articleOf } = await openCase.evidence(query.outlets);
  const all = rowsOf(derivation, parameters, wanted);
  const { after = 0, limit = LIMIT_DEFAULT, sentences = SENTENCES_DEFAULT, sentencesAfter = 0 } = query;
  const shown = all.slice(after, after + limit);
  const idsOf = ({ findingIds }: Row): readonly string[] =>
    findingIds.slice(sentencesAfter, sentencesAfter + sentences);
  const findings = await showFindings(openCase, articleOf, shown.flatMap(idsOf));
  const told = await tellRows(openCase, derivation, shown);
  return {
    derivation: summary,
    parameters,
    total: all.length,
    rows: shown.map((row, index) => ({
      told: told[index] ?? { ar: '', en: '' },
      row: namingFirst(row, Math.max(FINDINGS_NAMED_MIN, sentencesAfter + sentences)),
      findings: row.findingIds.length,
      evidence: idsOf(row).flatMap((each) => findings.get(each) ?? []),
    })),
    next: after + limit < all.length ? after + limit : null,
  };
}

/** A row with the first `count` of each list of findings. */
function namingFirst(row: object, count: number): Readonly<Record<string, unknown>> {
  const shorten = (value: unknown): unknown => (isRecord(value) ? namingFirst(value, count) : value);
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => {
      if (!Array.isArray(value)) return [name, shorten(value)];
      return [name, FINDING_LISTS.has(name) ? value.slice(0, count) : value.map(shorten)];
    }),
  );
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Each row as a sentence in both languages, with the names that the case knows. */
export async function tellRows(
  openCase: OpenCase,
  derivation: AnyDerivation,
  rows: readonly Row[],
): Promise<readonly Label[]> {
  const refs = await partyRefs(
    openCase,
    rows.flatMap((row) => partiesTold(derivation, row)),
  );
  const { bundle } = await loadReader();
  const typeLabels = new Map(bundle.ontology.map(({ name, label }) => [name, label]));
  const tellIn = (row: Row, language: keyof Label): string =>
    sentenceFor(derivation, row, {
      language,
      nameOf: (party) => refs.get(party)?.label[language] ?? null,
      typeOf: (type) => typeLabels.get(type)?.[language] ?? null,
    });
  return rows.map((row) => ({ ar: tellIn(row, 'ar'), en: tellIn(row, 'en') }));
}

/** Texts as the values that the declaration asks for. */
function readParameters(
  { parameters }: AnyDerivation,
  given: Readonly<Record<string, string | number>>,
): Readonly<Record<string, number | string>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const declared = parameters[name];
      if (declared === undefined) {
        throw new MarsadError('query/not-in-list', {
          name: 'parameter',
          value: name,
          values: Object.keys(parameters).join(', '),
        });
      }
      if (declared.kind === 'day') {
        if (dayNumber(String(value)) === null) throw new MarsadError('query/no-day', { name, value });
        return [name, String(value)];
      }
      const number = Number(value);
      if (!(number >= declared.min && number <= declared.max)) {
        throw new MarsadError('query/invalid', { name, reason: `${declared.min} … ${declared.max}` });
      }
      return [name, number];
    }),
  );
}

/** The findings that are wanted, by id, each with its sentence; those that are no longer there are left out. */
export async function showFindings(
  openCase: OpenCase,
  articleOf: CaseEvidence['articleOf'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, ToldSentence>> {
  const articles = new Map(
    ids.flatMap((id) => {
      const article = articleOf(id);
      return article === undefined ? [] : [[id, article] as const];
    }),
  );
  const texts = await textsOf(
    openCase,
    [...articles.values()].map(({ document }) => document.id),
  );
  return new Map(
    [...articles].flatMap(([id, article]) => {
      const text = texts.get(article.document.id);
      return text === undefined ? [] : [[id, evidenceOf(id, article, text)] as const];
    }),
  );
}

function evidenceOf(
  findingId: string,
  { document, extraction, sentences }: ArticleFindings,
  text: string,
): ToldSentence {
  const { claims, shifts, figures, causes } = extraction;
  const isWanted = ({ id }: { readonly id: string }): boolean => id === findingId;
  // Mentions, which are made for whoever looks at them, come last.
  const finding: Span | undefined =
    claims.find(isWanted) ??
    shifts.find(isWanted) ??
    figures.find(isWanted) ??
    causes.find(isWanted) ??
    extraction.mentions.find(isWanted);
  if (finding === undefined) throw new RangeError(`${document.id} has no finding ${findingId}`);
  const { start, end } = sentences.find((each) => each.start <= finding.start && finding.start < each.end) ?? finding;
  return {
    findingId,
    article: { id: document.id, outlet: document.outlet, published: document.published },
    sentence: text.slice(start, end),
  };
}
