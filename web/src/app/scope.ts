import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/**
 * What holds over all screens of a case and stands in every address: the time window, the outlets on whose word, and the
 * finding whose evidence is open. Names of outlets are joined by `|`, which none of them holds.
 */
export interface Scope {
  /** First and last day, `YYYY-MM-DD`; undefined is open. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Empty means all. */
  readonly outlets: readonly string[];
}

const SEPARATOR = '|';

export function outletsOf(outlet: string | undefined): readonly string[] {
  return outlet === undefined || outlet === '' ? [] : outlet.split(SEPARATOR);
}

export function outletToAddress(outlets: readonly string[]): string | undefined {
  return outlets.length === 0 ? undefined : outlets.join(SEPARATOR);
}

/** The scope that the address gives. */
export function useScope(): Scope {
  const { from, to, outlet } = useSearch({ strict: false });
  return useMemo(() => ({ from, to, outlets: outletsOf(outlet) }), [from, to, outlet]);
}

/** Changes the scope and stays where one is. */
export function useChangeScope(): (change: Partial<Scope>) => void {
  const navigate = useNavigate();
  return (change) =>
    void navigate({
      to: '.',
      search: (before) => ({
        ...before,
        ...('from' in change ? { from: change.from } : {}),
        ...('to' in change ? { to: change.to } : {}),
        ...(change.outlets === undefined ? {} : { outlet: outletToAddress(change.outlets) }),
      }),
      replace: true,
      resetScroll: false,
    });
}

/** True for a day, month or year of publication that lies in the window, at least in part; without a window for all. */
function isWithin(published: string | null, { from, to }: Pick<Scope, 'from' | 'to'>): boolean {
  if (from === undefined && to === undefined) return true;
  if (published === null) return false;
  return (
    (from === undefined || published >= from.slice(0, published.length)) &&
    (to === undefined || published.slice(0, 10) <= to)
  );
}

/** True for an article of one of the outlets, or of any where none is chosen, published within the window. */
export function isInScope(
  { outlet, published }: { readonly outlet: string | null; readonly published: string | null },
  scope: Scope,
): boolean {
  return (scope.outlets.length === 0 || scope.outlets.includes(outlet ?? '')) && isWithin(published, scope);
}

/** The finding whose evidence is open, and how to open another; null closes. */
export function useEvidence(): { readonly open: string | null; readonly show: (id: string | null) => void } {
  const e = useSearch({ strict: false, select: (search) => search.e });
  return { open: e ?? null, show: useShowEvidence() };
}

/** Opens the evidence of a finding, null closes it. The same function at every drawing, and no row of a list is drawn when it opens. */
export function useShowEvidence(): (id: string | null) => void {
  const navigate = useNavigate();
  return useCallback(
    (id) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, e: id ?? undefined }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
}
