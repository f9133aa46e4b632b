import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

import { decide, undoDecision } from '../api/client.ts';
import { decisionsQuery } from '../api/queries.ts';
import type { DecisionItem, DecisionRequest } from '../api/types.ts';

/** What was decided or taken back last, as the notice at the foot of the page tells it. */
export interface DecisionNotice {
  readonly caseName: string;
  readonly kind: 'decided' | 'undone' | 'nothing';
  readonly item: DecisionItem | null;
}

let notice: DecisionNotice | null = null;
const watchers = new Set<() => void>();

export function showNotice(next: DecisionNotice | null): void {
  notice = next;
  for (const watcher of watchers) watcher();
}

export function useNotice(): DecisionNotice | null {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => notice,
  );
}

/** All that is shown of the case is asked for again: every number may follow from a decision. */
function refresh(queries: QueryClient, caseName: string): Promise<void> {
  void queries.invalidateQueries({ queryKey: ['cases'] });
  return queries.invalidateQueries({ queryKey: ['case', caseName] });
}

/** Records a decision; positions, figures and lists follow. */
export function useDecide(caseName: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: DecisionRequest) => decide(caseName, request),
    onSuccess: (item) => {
      showNotice({ caseName, kind: 'decided', item });
      return refresh(queries, caseName);
    },
  });
}

/** Takes a decision back. */
export function useUndo(caseName: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => undoDecision(caseName, id),
    onSuccess: (item) => {
      showNotice({ caseName, kind: 'undone', item });
      return refresh(queries, caseName);
    },
  });
}

/** Takes back whatever was decided last and still holds; says so where there is nothing. Key: z. */
export function useUndoLatest(caseName: string): () => void {
  const queries = useQueryClient();
  const undo = useUndo(caseName);
  const undoLatest = async (): Promise<void> => {
    const { decisions } = await queries.fetchQuery({ ...decisionsQuery(caseName), staleTime: 0 });
    const latest = decisions.find(({ undone }) => undone === null);
    if (latest === undefined) showNotice({ caseName, kind: 'nothing', item: null });
    else undo.mutate(latest.id);
  };
  return () => {
    if (!undo.isPending) void undoLatest();
  };
}
