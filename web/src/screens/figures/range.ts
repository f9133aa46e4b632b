import type { LedgerReport } from '../../api/types.ts';

/** Where a number and its bounds lie on a scale on which equal ways are equal factors: figures run from two to a million. */
export interface RangeMark {
  /** Parts of the scale, 0 to 1. */
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  /** Nothing bounds it below, or above. */
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
}

/** How far an open end is drawn: a tenth of the scale, which claims nothing. */
const OPEN = 0.1;

export function rangeMark(
  { value, low, high }: Pick<LedgerReport, 'value' | 'low' | 'high'>,
  scale: { readonly least: number; readonly most: number },
): RangeMark | null {
  const known = value ?? low ?? high;
  if (known === null) return null;
  const at = (number: number): number => positionOf(number, scale);
  const isOpenStart = low === null && high !== null;
  const isOpenEnd = high === null && low !== null;
  return {
    start: isOpenStart ? Math.max(0, at(high) - OPEN) : at(low ?? known),
    end: isOpenEnd ? Math.min(1, at(low) + OPEN) : at(high ?? known),
    value: value === null ? null : at(value),
    isOpenStart,
    isOpenEnd,
  };
}

/** The place of a number on the scale, 0 to 1; 0.5 where the scale has one number alone. */
export function positionOf(number: number, { least, most }: { readonly least: number; readonly most: number }): number {
  const [from, to] = [Math.log1p(Math.max(0, least)), Math.log1p(Math.max(0, most))];
  if (to - from < 1e-9) return 0.5;
  return Math.min(1, Math.max(0, (Math.log1p(Math.max(0, number)) - from) / (to - from)));
}
