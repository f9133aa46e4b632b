import { dayNumber, dayOf } from '../../language/format.ts';

/** Where an office begins and ends on a scale from 0 to 1; an open end lies at the edge. Null where no end is known. */
export function officeSpan(
  from: string | null,
  to: string | null,
  { first, last }: { readonly first: number; readonly last: number },
): { readonly start: number; readonly end: number } | null {
  if (from === null && to === null) return null;
  const share = (day: number): number => (day - first) / (last - first);
  return {
    start: from === null ? 0 : share(dayNumber(dayOf(from, 'first'))),
    end: to === null ? 1 : share(dayNumber(dayOf(to, 'last'))),
  };
}
