import { useNavigate, useSearch } from '@tanstack/react-router';

import { useScope } from '../../app/scope.ts';
import { dayFromNumber, dayNumber } from '../../language/format.ts';

/** What the address says of the days that the map shows: all, or some until a day. */
export interface MapDays {
  /** The last day shown; undefined where all are. */
  readonly at: string | undefined;
  /** How many days until it; 0 is all that came before. */
  readonly days: number;
}

/** A month lies between what a map can tell apart and what it hides. */
export const DAYS_DEFAULT = 30;

/** First and last day of what is shown: what the slider leaves of the window that holds over all screens. */
export function windowOf(
  { at, days }: MapDays,
  scope: { readonly from: string | undefined; readonly to: string | undefined },
): { readonly from: string | undefined; readonly to: string | undefined } {
  if (at === undefined) return { from: scope.from, to: scope.to };
  const first = days === 0 ? undefined : dayFromNumber(dayNumber(at) - days + 1);
  return { from: later(scope.from, first), to: earlier(scope.to, at) };
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** The days in the address, and how they are changed. */
export function useMapDays() {
  const { at, days = DAYS_DEFAULT } = useSearch({ from: '/c/$case/map' });
  const navigate = useNavigate({ from: '/c/$case/map' });
  const scope = useScope();
  return {
    at,
    days,
    window: windowOf({ at, days }, scope),
    change: (next: { readonly at?: string | undefined; readonly days?: number }) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false }),
  };
}
