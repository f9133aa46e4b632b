import {
  type AnyDerivation,
  type ArticleFindings,
  type Derivation,
  derivationOf,
  DERIVATIONS,
  type Evidence,
  parametersOf,
  prepareEvidence,
  type Row,
  sentenceFor,
} from '../derivation/index.ts';
import { dayNumber, type Document, type Label, MarsadError, type Span, type ToldSentence } from '../model/index.ts';
import { sentencesOf } from '../text/index.ts';
import { clustersOfOutlets, isOfOutlets } from './outlets.ts';
import { partyRefs, resolveName } from './parties.ts';
import { placesAboveIn } from './places.ts';
import { loadReader } from './reader.ts';
import type { OpenCase } from './workspace.ts';

/** What one derivation is asked. */
export interface DerivationQuery {
  /** Values of its parameters by name, as texts or numbers; the others have their defaults. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Only rows that name one of these; by any name or by id. */
  readonly parties?: readonly string[];
  /** On the word of these outlets alone. */
  readonly outlets?: readonly string[];
  /** How many rows, from the first. */
  readonly limit?: number;
  /** How many findings to show for each row. */
  readonly sentences?: number;
}

export interface DerivedRow {
  /** The row as a sentence. */
  readonly told: Label;
  /** All its outputs by name. */
  readonly row: Readonly<Record<string, unknown>>;
  readonly evidence: readonly ToldSentence[];
}

export interface DerivationAnswer {
  readonly derivation: DerivationSummary;
  /** The parameters with which it was derived. */
  readonly parameters: Readonly<Record<string, number | string | null>>;
  /** Rows in all, of which `rows` are the first. */
  readonly total: number;
  readonly rows: readonly DerivedRow[];
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
  const { rowsOf, findings } = await readingOf(openCase, query.outlets ?? []);
  const all = rowsOf(derivation, parameters).filter(
    (row) => wanted.size === 0 || partiesIn(derivation, row).some((party) => wanted.has(party)),
  );
  const shown = all.slice(0, query.limit ?? LIMIT_DEFAULT);
  const told = await tellRows(openCase, derivation, shown);
  return {
    derivation: summary,
    parameters,
    total: all.length,
    rows: shown.map((row, index) => ({
      told: told[index] ?? { ar: '', en: '' },
      row: { ...row },
      evidence: row.findingIds
        .slice(0, query.sentences ?? SENTENCES_DEFAULT)
        .flatMap((each) => findings.get(each)?.() ?? []),
    })),
  };
}

/** Each row as a sentence in both languages, with the names that the case knows. */
export async function tellRows(
  openCase: OpenCase,
  derivation: AnyDerivation,
  rows: readonly Row[],
): Promise<readonly Label[]> {
  const refs = await partyRefs(
    openCase,
    rows.flatMap((row) => partiesIn(derivation, row)),
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

/** Everyone whom the sentence of a row names. */
function partiesIn(derivation: AnyDerivation, row: Row): readonly string[] {
  return Object.values(derivation.tell(row)).flatMap((told) => {
    if (told.kind === 'party') return told.ids;
    if (told.kind !== 'voices') return [];
    return told.voices
      .filter((voice) => !voice.startsWith('outlet:'))
      .flatMap((voice) => voice.slice(voice.indexOf(':') + 1).split('+'));
  });
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

/** What a case says, read for all derivations. */
export interface Reading {
  /** The rows of a derivation, derived when first asked for with these parameters. */
  readonly rowsOf: <Parameters extends object, Output extends Row>(
    derivation: Derivation<Parameters, Output>,
    parameters: Parameters,
  ) => readonly Output[];
  /** How to show each finding, by id. */
  readonly findings: ReadonlyMap<string, () => ToldSentence>;
}

/** The case makes its units anew whenever it changes, by articles or by decisions: as long as they are the same, so is what was read with them. */
const readings = new WeakMap<object, Promise<Reading>>();

/** What the case says now, on the word of `outlets` alone where any are given. */
export async function readingOf(openCase: OpenCase, outlets: readonly string[] = []): Promise<Reading> {
  const units = await openCase.units(outlets);
  const known = readings.get(units);
  if (known !== undefined) return known;
  const reading = readCase(openCase, outlets);
  readings.set(units, reading);
  // A reading that failed may be tried again.
  reading.catch(() => readings.delete(units));
  return reading;
}

const PAGE = 500;

async function readCase(openCase: OpenCase, outlets: readonly string[]): Promise<Reading> {
  const { bundle } = await loadReader();
  const isRead = isOfOutlets(outlets);
  const articles: ArticleFindings[] = [];
  const findings = new Map<string, () => ToldSentence>();
  let after: string | null = null;
  do {
    const page = await openCase.store.listArticles({ limit: PAGE, ...(after === null ? {} : { after }) });
    for (const { id, outlet } of page.articles) {
      if (!isRead({ outlet })) continue;
      const view = await openCase.store.readArticle(id);
      if (view === null) continue;
      const { title, url, published, language } = view.summary;
      const document: Document = {
        meta: { id, title, outlet, url, published, language },
        text: view.text,
        blocks: view.blocks,
      };
      const sentences = sentencesOf(document);
      const { claims, shifts, figures, causes, mentions } = view.extraction;
      articles.push({ document: document.meta, extraction: view.extraction, sentences });
      for (const finding of [...claims, ...shifts, ...figures, ...causes, ...mentions]) {
        findings.set(finding.id, () => evidenceOf(document, finding, sentences));
      }
    }
    after = page.next;
  } while (after !== null);
  const clusterOf = await clustersOfOutlets(openCase.store, outlets);
  const evidence = prepareEvidence(articles, bundle.ontology, { clusterOf, placesAbove: placesAboveIn(bundle) });
  return { rowsOf: rememberRows(evidence), findings };
}

/** How many answers are kept, the latest; each may hold a row for every event of a case. */
const ANSWERS_MAX = 24;

function rememberRows(evidence: Evidence): Reading['rowsOf'] {
  const answers = new Map<string, readonly Row[]>();
  return <Parameters extends object, Output extends Row>(
    derivation: Derivation<Parameters, Output>,
    parameters: Parameters,
  ): readonly Output[] => {
    const key = JSON.stringify([derivation.id, parameters]);
    // What is kept under the id of a derivation are its own rows.
    const known = answers.get(key) as readonly Output[] | undefined;
    const rows = known ?? derivation.derive(evidence, parameters);
    // Whatever is asked for again becomes the latest.
    answers.delete(key);
    answers.set(key, rows);
    const [oldest] = answers.keys();
    if (answers.size > ANSWERS_MAX && oldest !== undefined) answers.delete(oldest);
    return rows;
  };
}

function evidenceOf(
  { meta, text }: Document,
  finding: Span & { readonly id: string },
  sentences: readonly Span[],
): ToldSentence {
  const { start, end } = sentences.find((each) => each.start <= finding.start && finding.start < each.end) ?? finding;
  return {
    findingId: finding.id,
    article: { id: meta.id, outlet: meta.outlet, published: meta.published },
    sentence: text.slice(start, end),
  };
}
