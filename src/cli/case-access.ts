import {
  allArticles,
  ask as askCase,
  type AskQuery,
  type ArticleInput,
  type DerivationAnswer,
  type DerivationQuery,
  type EvidencePage,
  derive,
  articleRelations,
  type CasePlace,
  explainClaim,
  type ExportFormat,
  exportList,
  exportNetwork,
  type GraphFormat,
  network,
  type NetworkQuery,
  type ExportRequest,
  type FigureQuery,
  figures,
  ingest,
  type IngestCounts,
  keepOriginal,
  listDecisions,
  type LockOwner,
  openWorkspace,
  type Original,
  type PositionAnswer,
  positionEvidence,
  type PositionQuery,
  positions,
  readArticle,
  recordDecision,
  reExtract,
  searchArticles,
  type SearchOptions,
  undoDecision,
} from '../app/index.ts';
import {
  type ApiError,
  type ArticleRelations,
  type ArticleSummary,
  type ArticleView,
  type AskAnswer,
  type ClaimExplanation,
  type DecisionItem,
  type DecisionRequest,
  type FigureItem,
  type IngestReport,
  type InputProblem,
  MarsadError,
  type MessageCode,
  type MessageLanguage,
  type NetworkView,
  type PositionEvidence,
  type ReExtraction,
  type SearchAnswer,
} from '../model/index.ts';

/** A case as the commands use it: this process's own, or that of the server which owns it. */
export interface CaseAccess {
  readonly name: string;
  /** The address of the server that is asked; null where this process owns the case. */
  readonly server: string | null;
  readonly ingest: (
    articles: AsyncIterable<ArticleInput>,
  ) => Promise<{ readonly counts: IngestCounts; readonly problems: readonly InputProblem[] }>;
  /** Keep the bytes of an article as they came in. */
  readonly keepOriginal: (original: Original) => Promise<void>;
  /** What the case remembers under a name between two runs; null where it remembers nothing. */
  readonly recall: (name: string) => Promise<string | null>;
  readonly remember: (name: string, value: string) => Promise<void>;
  readonly positions: (query: PositionQuery) => Promise<PositionAnswer>;
  readonly positionEvidence: (
    names: { readonly holder: string; readonly target: string },
    query: PositionQuery & EvidencePage,
  ) => Promise<PositionEvidence>;
  readonly figures: (query: FigureQuery) => Promise<readonly FigureItem[]>;
  readonly search: (options: SearchOptions) => Promise<SearchAnswer>;
  readonly ask: (query: AskQuery) => Promise<AskAnswer>;
  readonly articles: () => Promise<readonly ArticleSummary[]>;
  /** A list as a file. */
  readonly network: (query: NetworkQuery) => Promise<NetworkView>;
  readonly exportNetwork: (query: NetworkQuery, format: GraphFormat, language: MessageLanguage) => Promise<Uint8Array>;
  readonly exportList: (request: ExportRequest, format: ExportFormat, language: MessageLanguage) => Promise<Uint8Array>;
  readonly derive: (id: string, query: DerivationQuery) => Promise<DerivationAnswer>;
  readonly explainClaim: (id: string) => Promise<ClaimExplanation>;
  readonly article: (id: string) => Promise<ArticleView & ArticleRelations>;
  readonly decisions: () => Promise<readonly DecisionItem[]>;
  readonly decide: (request: DecisionRequest) => Promise<DecisionItem>;
  readonly undo: (id: string) => Promise<DecisionItem>;
  /** Of a case that a server owns it tells no progress. */
  readonly reExtract: (onProgress: (done: number, total: number) => void) => Promise<ReExtraction>;
  readonly close: () => Promise<void>;
}

/**
 * The case `name` at `place`. Where a server owns it, that server is asked. `workers` is how many threads of this process read
 * articles where many wait.
 * @throws MarsadError `store/locked` where a process owns it that does not serve, and what `Workspace.open` throws.
 */
export async function accessCase(
  place: CasePlace,
  name: string,
  { workers, ...options }: { readonly create?: boolean; readonly workers?: number | undefined } = {},
): Promise<CaseAccess> {
  const workspace = openWorkspace(place, { workers });
  try {
    const openCase = await workspace.open(name, options);
    return {
      name: openCase.name,
      server: null,
      ingest: async (articles) => ({ counts: await ingest(openCase, articles), problems: [] }),
      keepOriginal: (original) => keepOriginal(openCase, original),
      recall: (memory) => openCase.archive.memories.read(memory),
      remember: (memory, value) => openCase.archive.memories.write(memory, value),
      positions: (query) => positions(openCase, query),
      positionEvidence: (names, query) => positionEvidence(openCase, names, query),
      figures: async (query) => (await figures(openCase, query)).figures,
      search: (request) => searchArticles(openCase, request),
      ask: (query) => askCase(openCase, query),
      articles: () => allArticles(openCase),
      network: (query) => network(openCase, query),
      exportNetwork: (...request) => exportNetwork(openCase, ...request),
      exportList: (...request) => exportList(openCase, ...request),
      derive: (id, query) => derive(openCase, id, query),
      explainClaim: (id) => explainClaim(openCase, id),
      article: async (id) => ({ ...(await readArticle(openCase, id)), ...(await articleRelations(openCase, id)) }),
      decisions: () => listDecisions(openCase),
      decide: (request) => recordDecision(openCase, request, new Date().toISOString()),
      undo: (id) => undoDecision(openCase, id, new Date().toISOString()),
      reExtract: (onProgress) => reExtract(openCase, onProgress),
      close: () => workspace.close(),
    };
  } catch (error) {
    const port = servingPort(error);
    if (port === null) throw error;
    return remoteCase(`http://127.0.0.1:${port}/`, name);
  }
}

/** The port on which the owner of a locked store serves. */
export function servingPort(error: unknown): number | null {
  if (!(error instanceof MarsadError) || error.code !== 'store/locked') return null;
  const owner = error.cause as LockOwner | null;
  return owner?.port ?? null;
}

interface ArticlePage {
  readonly articles: readonly ArticleSummary[];
  readonly next: string | null;
}

/** What is sent to the server at once: well under its limit of size, and short enough for its limit of time. */
const BATCH = { articles: 50, characters: 2_000_000 } as const;

function remoteCase(server: string, name: string): CaseAccess {
  const base = `${server}api/cases/${encodeURIComponent(name)}`;
  return {
    name,
    server,
    async ingest(articles) {
      const reports: IngestReport[] = [];
      for await (const batch of batches(articles)) {
        const body = batch.map((article) => `${JSON.stringify(article)}\n`).join('');
        const headers = { 'content-type': 'application/x-ndjson' };
        reports.push(await ask<IngestReport>(`${base}/ingest`, { method: 'POST', headers, body }));
      }
      const total = (count: keyof IngestCounts): number => reports.reduce((sum, report) => sum + report[count], 0);
      return {
        counts: {
          read: total('read'),
          added: total('added'),
          updated: total('updated'),
          unchanged: total('unchanged'),
          deleted: total('deleted'),
          reprints: total('reprints'),
          claims: total('claims'),
        },
        problems: reports.flatMap((report) => report.problems),
      };
    },
    async keepOriginal({ hash, bytes }) {
      const headers = { 'content-type': 'application/octet-stream' };
      await answerTo(`${base}/originals/${hash}`, { method: 'PUT', headers, body: bytes as Uint8Array<ArrayBuffer> });
    },
    recall: async (memory) => (await ask<{ readonly value: string | null }>(`${base}/memories/${memory}`)).value,
    async remember(memory, value) {
      const headers = { 'content-type': 'application/json' };
      await answerTo(`${base}/memories/${memory}`, { method: 'PUT', headers, body: JSON.stringify({ value }) });
    },
    positions: (query) => ask(`${base}/positions?${positionParametersOf(query)}`),
    positionEvidence: ({ holder, target }, query) =>
      ask(
        `${base}/positions/${encodeURIComponent(holder)}/${encodeURIComponent(target)}?${evidenceParametersOf(query)}`,
      ),
    async figures({ measures = [], places = [] }) {
      const parameters = parametersOf({ measure: measures, place: places });
      return (await ask<{ readonly figures: readonly FigureItem[] }>(`${base}/figures?${parameters}`)).figures;
    },
    search: ({ query, limit, after = '' }) =>
      ask(`${base}/search?${parametersOf({ q: [query], limit: [String(limit)], after: after === '' ? [] : [after] })}`),
    ask: ({ question, without = [], with: added = [], outlets = [], size }) =>
      ask(
        `${base}/ask?${parametersOf({
          q: [question],
          without,
          with: added,
          outlet: outlets,
          lines: size === undefined ? [] : [String(size.lines)],
          sentences: size === undefined ? [] : [String(size.sentences)],
          unread: size === undefined ? [] : [String(size.unread)],
        })}`,
      ),
    async articles() {
      const articles: ArticleSummary[] = [];
      let after = '';
      for (;;) {
        const parameters = parametersOf({ limit: ['500'], after: after === '' ? [] : [after] });
        const page = await ask<ArticlePage>(`${base}/articles?${parameters}`);
        articles.push(...page.articles);
        if (page.next === null) return articles;
        after = page.next;
      }
    },
    network: (query) => ask(`${base}/network?${networkParametersOf(query)}`),
    async exportNetwork(query, format, language) {
      const file = parametersOf({ format: [format], lang: [language] });
      const response = await answerTo(`${base}/export/network?${networkParametersOf(query)}&${file}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    async exportList(request, format, language) {
      const file = parametersOf({ format: [format], lang: [language] });
      const response = await answerTo(`${base}/export/${exportAddressOf(request)}&${file}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    derive: (id, query) => ask(`${base}/derivations/${encodeURIComponent(id)}?${derivationParametersOf(query)}`),
    explainClaim: (id) => ask(`${base}/claims/${encodeURIComponent(id)}/explanation`),
    async article(id) {
      const address = `${base}/articles/${encodeURIComponent(id)}`;
      return { ...(await ask<ArticleView>(address)), ...(await ask<ArticleRelations>(`${address}/relations`)) };
    },
    decisions: async () => (await ask<{ readonly decisions: readonly DecisionItem[] }>(`${base}/decisions`)).decisions,
    decide: (request) => {
      const headers = { 'content-type': 'application/json' };
      return ask(`${base}/decisions`, { method: 'POST', headers, body: JSON.stringify(request) });
    },
    undo: (id) => ask(`${base}/decisions/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    reExtract: () => ask(`${base}/re-extraction`, { method: 'POST' }),
    close: () => Promise.resolve(),
  };
}

function positionParametersOf({ holders, targets, outlets, at, windowDays, regard, unnamed }: PositionQuery): string {
  return parametersOf({
    holder: holders ?? [],
    target: targets ?? [],
    outlet: outlets ?? [],
    at: at === undefined ? [] : [at],
    windowDays: windowDays === undefined ? [] : [String(windowDays)],
    regard: regard === undefined ? [] : [regard],
    unnamed: unnamed === undefined ? [] : [String(unnamed)],
  });
}

function evidenceParametersOf({ limit, after, ...query }: PositionQuery & EvidencePage): string {
  const page = {
    limit: limit === undefined ? [] : [String(limit)],
    after: after === undefined ? [] : [String(after)],
  };
  return `${positionParametersOf(query)}&${parametersOf(page)}`;
}

function networkParametersOf({ outlets = [], ...query }: NetworkQuery): string {
  const values = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [String(value)]]],
  );
  return parametersOf({ outlet: outlets, ...(Object.fromEntries(values) as Record<string, readonly string[]>) });
}

function derivationParametersOf({ parameters = {}, parties = [], outlets = [], ...page }: DerivationQuery): string {
  return parametersOf({
    set: Object.entries(parameters).map(([name, value]) => `${name}=${value}`),
    party: parties,
    outlet: outlets,
    ...Object.fromEntries(Object.entries(page).map(([name, value]) => [name, [String(value)]])),
  });
}

function parametersOf(values: Readonly<Record<string, readonly string[]>>): string {
  const parameters = new URLSearchParams();
  for (const [name, list] of Object.entries(values)) list.forEach((value) => parameters.append(name, value));
  return parameters.toString();
}

/** Path and parameters of a list's route, without those of the file. */
function exportAddressOf(request: ExportRequest): string {
  const optional = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);
  switch (request.list) {
    case 'articles': {
      const { words, outlets = [], from, to } = request.filter;
      const days = { from: optional(from), to: optional(to) };
      return `articles?${parametersOf({ words: optional(words), outlet: outlets, ...days })}`;
    }
    case 'figures': {
      const { measures = [], places = [] } = request.query;
      return `figures?${parametersOf({ measure: measures, place: places, words: optional(request.words) })}`;
    }
    case 'ledger': {
      const { measures = [], outlets = [], words, from, to, onlyConflicts = false } = request.query;
      const days = { from: optional(from), to: optional(to) };
      const conflicts = onlyConflicts ? ['only'] : [];
      return `ledger?${parametersOf({ measure: measures, outlet: outlets, words: optional(words), ...days, conflicts })}`;
    }
    case 'positions':
      return `positions?${positionParametersOf(request.query)}&sentences=${request.sentences}`;
    case 'evidence': {
      const { holder, target } = request.names;
      const pair = `${encodeURIComponent(holder)}/${encodeURIComponent(target)}`;
      return `positions/${pair}?${positionParametersOf(request.query)}`;
    }
    case 'search': {
      const { query, outlets = [], from, to } = request;
      return `search?${parametersOf({ q: [query], outlet: outlets, from: optional(from), to: optional(to) })}`;
    }
    case 'events': {
      const { parties = [], types = [], statuses = [], marks = [], outlets = [], from, to } = request.query;
      const choices = { party: parties, type: types, status: statuses, mark: marks, outlet: outlets };
      return `events?${parametersOf({ ...choices, from: optional(from), to: optional(to) })}`;
    }
    case 'network':
      return `network?${networkParametersOf(request.query)}`;
  }
}

async function ask<Answer>(address: string, request: RequestInit = {}): Promise<Answer> {
  return (await (await answerTo(address, request)).json()) as Answer;
}

/** The answer of the server; what it reports as an error is thrown as the same. */
async function answerTo(address: string, request: RequestInit = {}): Promise<Response> {
  const response = await fetch(address, request);
  if (response.ok) return response;
  const { code, params } = ((await response.json()) as ApiError).error;
  throw new MarsadError(code as MessageCode, params);
}

async function* batches(articles: AsyncIterable<ArticleInput>): AsyncGenerator<readonly ArticleInput[]> {
  let batch: ArticleInput[] = [];
  let characters = 0;
  for await (const article of articles) {
    batch.push(article);
    characters += article.text.length;
    if (batch.length < BATCH.articles && characters < BATCH.characters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}
