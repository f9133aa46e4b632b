import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { read } from './client.ts';
import type {
  ArticleSummary,
  ArticleView,
  CaseSummary,
  ClaimExplanation,
  FigureItem,
  PositionEvidence,
  PositionMatrix,
  SearchAnswer,
} from './types.ts';

const ARTICLES_PER_PAGE = 200;

export const casesQuery = () =>
  queryOptions({
    queryKey: ['cases'],
    queryFn: ({ signal }) => read<{ readonly cases: readonly CaseSummary[] }>(['cases'], {}, signal),
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

/** What a matrix, and the evidence behind one of its cells, is computed for. Undefined leaves it to the server. */
export interface PositionRequest {
  readonly at: string | undefined;
  readonly windowDays: number | undefined;
  readonly outlet: string | undefined;
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
