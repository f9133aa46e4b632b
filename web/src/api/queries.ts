import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { preview, read } from './client.ts';
import type {
  ArticleRelations,
  ArticleSummary,
  ArticleView,
  AskAnswer,
  CaseEditions,
  CaseFacets,
  CaseSummary,
  CaseWork,
  ClaimExplanation,
  ComparisonView,
  DecisionItem,
  DeskView,
  EntityNames,
  FindingRelations,
  FindingView,
  NameDecisionRequest,
  DynamicsView,
  NetworkView,
  LedgerView,
  MapEventPage,
  MapView,
  NamesView,
  PairView,
  PositionEvidence,
  PositionMatrix,
  Regard,
  SearchAnswer,
  TieSentences,
  SourcesView,
} from './types.ts';

const ARTICLES_PER_PAGE = 200;

export const casesQuery = () =>
  queryOptions({
    queryKey: ['cases'],
    queryFn: ({ signal }) => read<{ readonly cases: readonly CaseSummary[] }>(['cases'], {}, signal),
  });

export const facetsQuery = (caseName: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'facets'],
    queryFn: ({ signal }) => read<CaseFacets>(['cases', caseName, 'facets'], {}, signal),
  });

/** One finding in its paragraph. */
export const findingQuery = (caseName: string, id: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'finding', id],
    queryFn: ({ signal }) => read<FindingView>(['cases', caseName, 'findings', id], {}, signal),
  });

/** Who else speaks of the same; it reads the whole case and may take longer. */
export const findingRelationsQuery = (caseName: string, id: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'finding', id, 'relations'],
    queryFn: ({ signal }) => read<FindingRelations>(['cases', caseName, 'findings', id, 'relations'], {}, signal),
  });

/** What is new since a day of publication; undefined leaves the day to the server. */
export const deskQuery = (caseName: string, since: string | undefined, outlet: readonly string[]) =>
  queryOptions({
    queryKey: ['case', caseName, 'desk', since, outlet],
    queryFn: ({ signal }) => read<DeskView>(['cases', caseName, 'desk'], { since, outlet }, signal),
    placeholderData: keepPreviousData,
  });

/** What people decided, the latest first. */
export const decisionsQuery = (caseName: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'decisions'],
    queryFn: ({ signal }) =>
      read<{ readonly decisions: readonly DecisionItem[] }>(['cases', caseName, 'decisions'], {}, signal),
  });

/** Whom an id means, and what the articles call it. */
export const entityNamesQuery = (caseName: string, id: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'entity-names', id],
    queryFn: ({ signal }) => read<EntityNames>(['cases', caseName, 'entities', id, 'names'], {}, signal),
  });

/** What a decision about names would change. */
export const previewQuery = (caseName: string, request: NameDecisionRequest) =>
  queryOptions({
    // Not among what follows from a decision: once it is made, it can be made no more.
    queryKey: ['preview', caseName, request],
    queryFn: ({ signal }) => preview(caseName, request, signal),
    gcTime: 0,
    // A name that nobody knows is unknown the second time as well.
    retry: false,
  });

const WORK_MILLISECONDS = 400;

/** How far a change is that the server is writing; asked again and again while it is shown. */
export const workQuery = (caseName: string) =>
  queryOptions({
    queryKey: ['work', caseName],
    queryFn: ({ signal }) => read<CaseWork>(['cases', caseName, 'work'], {}, signal),
    refetchInterval: WORK_MILLISECONDS,
    gcTime: 0,
  });

export const articlesQuery = (caseName: string) =>
  infiniteQueryOptions({
    queryKey: ['case', caseName, 'articles'],
    queryFn: ({ pageParam, signal }) =>
      read<{ readonly articles: readonly ArticleSummary[]; readonly next: string | null }>(
        ['cases', caseName, 'articles'],
        { limit: ARTICLES_PER_PAGE, after: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

export const articleQuery = (caseName: string, id: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'article', id],
    queryFn: ({ signal }) => read<ArticleView>(['cases', caseName, 'articles', id], {}, signal),
  });

/** Which articles are one text, and which came again changed. */
export const editionsQuery = (caseName: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'editions'],
    queryFn: ({ signal }) => read<CaseEditions>(['cases', caseName, 'editions'], {}, signal),
  });

/** Former versions of an article, and where else its text was printed. */
export const relationsQuery = (caseName: string, id: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'relations', id],
    queryFn: ({ signal }) => read<ArticleRelations>(['cases', caseName, 'articles', id, 'relations'], {}, signal),
  });

/** What a matrix, and the evidence behind one of its cells, is computed for. Undefined leaves it to the server. */
export interface PositionRequest {
  readonly at: string | undefined;
  readonly windowDays: number | undefined;
  /** On the word of these outlets alone; empty means all. */
  readonly outlet: readonly string[];
  /** Only by the holders' own words, by their acts, or by what others say. */
  readonly regard?: Regard | undefined;
}

/** What a matrix is asked for besides. */
export interface MatrixRequest extends PositionRequest {
  /** `true` brings in the parties without a name. */
  readonly unnamed?: 'true' | undefined;
  /** `true` puts the parties in the order of camps. */
  readonly camps?: 'true' | undefined;
}

export const positionsQuery = (caseName: string, request: MatrixRequest) =>
  queryOptions({
    queryKey: ['case', caseName, 'positions', request],
    queryFn: ({ signal }) => read<PositionMatrix>(['cases', caseName, 'positions'], { ...request }, signal),
    placeholderData: keepPreviousData,
  });

/** So many pieces of evidence are shown at first, and so many more each time that more are asked for. */
export const EVIDENCE_STEP = 100;

/** The `limit` weightiest pieces of evidence for one position. */
export const evidenceQuery = (
  caseName: string,
  { holder, target }: { readonly holder: string; readonly target: string },
  request: PositionRequest,
  limit: number,
) =>
  queryOptions<PositionEvidence>({
    queryKey: ['case', caseName, 'evidence', holder, target, request, limit],
    queryFn: ({ signal }) =>
      read<PositionEvidence>(['cases', caseName, 'positions', holder, target], { ...request, limit }, signal),
    // While the day moves, the sentences of the day before stay; those of another pair would lie.
    placeholderData: (previous?: PositionEvidence) =>
      previous?.holder.id === holder && previous.target.id === target ? previous : undefined,
  });

export const pairQuery = (
  caseName: string,
  pair: { readonly holder: string; readonly target: string },
  request: PositionRequest & {
    readonly without: readonly string[];
    readonly limit: number;
    readonly contradictions: number;
  },
) =>
  queryOptions<PairView>({
    queryKey: ['case', caseName, 'pair', pair.holder, pair.target, request],
    queryFn: ({ signal }) =>
      read<PairView>(['cases', caseName, 'positions', pair.holder, pair.target, 'history'], { ...request }, signal),
    placeholderData: (previous?: PairView) =>
      previous?.holder.id === pair.holder && previous.target.id === pair.target ? previous : undefined,
  });

/** What a network is drawn for. Undefined leaves it to the server. */
export interface NetworkRequest extends PositionRequest {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly party: string | undefined;
  readonly depth: number | undefined;
  readonly partiesMax: number | undefined;
  readonly sign: string | undefined;
  readonly evidenceMin: number | undefined;
}

/** The network of a day; `versus` is a day with whose camps its own are compared. */
export const networkQuery = (caseName: string, request: NetworkRequest, versus: string | undefined) =>
  queryOptions({
    queryKey: ['case', caseName, 'network', request, versus],
    queryFn: ({ signal }) => read<NetworkView>(['cases', caseName, 'network'], { ...request, versus }, signal),
    placeholderData: keepPreviousData,
  });

/** The sentences that weigh most in the ties between some parties. */
export const tieSentencesQuery = (caseName: string, parties: readonly string[], request: PositionRequest) =>
  queryOptions({
    queryKey: ['case', caseName, 'tie-sentences', parties, request],
    queryFn: ({ signal }) =>
      read<{ readonly ties: readonly TieSentences[] }>(
        ['cases', caseName, 'network', 'sentences'],
        { ...request, party: parties },
        signal,
      ),
  });

/** Which figures a ledger is asked for; undefined and empty narrow nothing. */
export interface LedgerRequest {
  readonly outlet: readonly string[];
  readonly measure: string | undefined;
  readonly words: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly conflicts: 'only' | undefined;
}

/** Reports a page at a time, with the conflicts and the curves on the first. */
export const ledgerQuery = (caseName: string, request: LedgerRequest) =>
  infiniteQueryOptions({
    queryKey: ['case', caseName, 'ledger', request],
    queryFn: ({ pageParam, signal }) =>
      read<LedgerView>(['cases', caseName, 'ledger'], { ...request, after: pageParam || undefined }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** Which events a map is asked for. */
export interface MapRequest {
  readonly outlet: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly status: readonly string[];
}

export const mapQuery = (caseName: string, request: MapRequest) =>
  queryOptions({
    queryKey: ['case', caseName, 'map', request],
    queryFn: ({ signal }) => read<MapView>(['cases', caseName, 'map'], { ...request }, signal),
    placeholderData: keepPreviousData,
  });

/** The events of a place, or those without one where `place` is empty. */
export const mapEventsQuery = (caseName: string, request: MapRequest, place: string, limit: number) =>
  queryOptions<MapEventPage>({
    queryKey: ['case', caseName, 'map-events', place, request, limit],
    queryFn: ({ signal }) =>
      read<MapEventPage>(['cases', caseName, 'map', 'events'], { ...request, place, limit }, signal),
    placeholderData: (previous?: MapEventPage) => previous,
  });

/** The days and outlets that the screen of sources is asked for. */
export interface SourcesRequest {
  readonly outlet: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export const sourcesQuery = (caseName: string, request: SourcesRequest) =>
  queryOptions({
    queryKey: ['case', caseName, 'sources', request],
    queryFn: ({ signal }) => read<SourcesView>(['cases', caseName, 'sources'], { ...request }, signal),
    placeholderData: keepPreviousData,
  });

export const namesQuery = (caseName: string, request: SourcesRequest, actor: string | undefined) =>
  queryOptions({
    queryKey: ['case', caseName, 'names', request, actor],
    queryFn: ({ signal }) => read<NamesView>(['cases', caseName, 'sources', 'names'], { ...request, actor }, signal),
    placeholderData: keepPreviousData,
  });

export const comparisonQuery = (caseName: string, request: SourcesRequest, event: string | undefined) =>
  queryOptions({
    queryKey: ['case', caseName, 'comparison', request, event],
    queryFn: ({ signal }) =>
      read<ComparisonView>(['cases', caseName, 'sources', 'comparison'], { ...request, event }, signal),
    placeholderData: keepPreviousData,
  });

/** Whose dynamics, in which window, with which numbers (`name=value`), and the step whose sentences are wanted. */
export interface DynamicsRequest {
  readonly party: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly outlet: readonly string[];
  readonly set: readonly string[];
  readonly step: string | undefined;
}

export const dynamicsQuery = (caseName: string, request: DynamicsRequest) =>
  queryOptions({
    queryKey: ['case', caseName, 'dynamics', request],
    queryFn: ({ signal }) => read<DynamicsView>(['cases', caseName, 'dynamics'], { ...request }, signal),
    placeholderData: keepPreviousData,
    // What is out of range is so the second time as well.
    retry: false,
  });

const HITS_PER_PAGE = 20;

/** What a search is narrowed by besides its query; undefined and empty narrow nothing. */
export interface SearchScope {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly outlet: readonly string[];
}

export const searchQuery = (caseName: string, query: string, scope: SearchScope) =>
  infiniteQueryOptions({
    queryKey: ['case', caseName, 'search', query, scope],
    queryFn: ({ pageParam, signal }) =>
      read<SearchAnswer>(
        ['cases', caseName, 'search'],
        { q: query, ...scope, limit: HITS_PER_PAGE, after: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // What is wrong with a query is wrong the second time as well.
    retry: false,
  });

export const explanationQuery = (caseName: string, claimId: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'explanation', claimId],
    queryFn: ({ signal }) => read<ClaimExplanation>(['cases', caseName, 'claims', claimId, 'explanation'], {}, signal),
  });

/** A question, what was changed of how it was understood, and how much of the answer is asked for. */
export interface AskRequest {
  readonly question: string;
  readonly without: readonly string[];
  readonly added: readonly string[];
  readonly outlets: readonly string[];
  /** Statements in one part; undefined leaves it to the server. */
  readonly lines: number | undefined;
}

export const answerQuery = (caseName: string, request: AskRequest) =>
  queryOptions<AskAnswer>({
    queryKey: ['case', caseName, 'answer', request],
    queryFn: ({ signal }) => {
      const { question: q, without, added, outlets: outlet, lines } = request;
      return read<AskAnswer>(['cases', caseName, 'ask'], { q, without, with: added, outlet, lines }, signal);
    },
    // While a chip changes, the answer before stays; that to another question would lie.
    placeholderData: (previous?: AskAnswer) => (previous?.question === request.question ? previous : undefined),
    // What is wrong with a question is wrong the second time as well.
    retry: false,
  });
