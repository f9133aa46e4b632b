import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { read } from './client.ts';
import type {
  ArticleRelations,
  ArticleSummary,
  ArticleView,
  AskAnswer,
  CaseEditions,
  CaseFacets,
  CaseSummary,
  ClaimExplanation,
  DecisionItem,
  DeskView,
  DynamicsView,
  FigureItem,
  FindingRelations,
  FindingView,
  NetworkView,
  PairView,
  PositionEvidence,
  PositionMatrix,
  SearchAnswer,
  TieSentences,
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
}

export const positionsQuery = (caseName: string, request: PositionRequest) =>
  queryOptions({
    queryKey: ['case', caseName, 'positions', request],
    queryFn: ({ signal }) => read<PositionMatrix>(['cases', caseName, 'positions'], { ...request }, signal),
    placeholderData: keepPreviousData,
  });

export const evidenceQuery = (caseName: string, holder: string, target: string, request: PositionRequest) =>
  queryOptions<PositionEvidence>({
    queryKey: ['case', caseName, 'evidence', holder, target, request],
    queryFn: ({ signal }) =>
      read<PositionEvidence>(['cases', caseName, 'positions', holder, target], { ...request }, signal),
    // While the day moves, the sentences of the day before stay; those of another pair would lie.
    placeholderData: (previous?: PositionEvidence) =>
      previous?.holder.id === holder && previous.target.id === target ? previous : undefined,
  });

export const pairQuery = (
  caseName: string,
  pair: { readonly holder: string; readonly target: string },
  request: PositionRequest & { readonly without: readonly string[] },
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

/** So many rows a screen can draw; an export holds all. */
const FIGURES_SHOWN = 2000;

/** The latest figures, and how many there are in all. */
export const figuresQuery = (caseName: string) =>
  queryOptions({
    queryKey: ['case', caseName, 'figures'],
    queryFn: ({ signal }) =>
      read<{ readonly figures: readonly FigureItem[]; readonly total: number }>(
        ['cases', caseName, 'figures'],
        { limit: FIGURES_SHOWN },
        signal,
      ),
  });

const HITS_PER_PAGE = 20;

export const searchQuery = (caseName: string, query: string) =>
  infiniteQueryOptions({
    queryKey: ['case', caseName, 'search', query],
    queryFn: ({ pageParam, signal }) =>
      read<SearchAnswer>(
        ['cases', caseName, 'search'],
        { q: query, limit: HITS_PER_PAGE, after: pageParam ?? undefined },
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
