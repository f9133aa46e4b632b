import type { Position } from '../../api/types.ts';
import type { Reading } from '../../components/glyph.tsx';

/** What a cell shows: a position at the day, what is remembered of one that is absent, or nothing known. */
export type CellState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent'; readonly reading: Reading }
  | { readonly kind: 'present'; readonly reading: Reading; readonly value: number; readonly radius: number };

const RADIUS_MIN = 3.5;
const RADIUS_MAX = 10;
/** Effective evidence from which the glyph grows no further. */
const EVIDENCE_FULL = 12;

export function cellState(position: Position | null): CellState {
  if (position === null || position.units === 0) return { kind: 'unknown' };
  if (position.value === null) return { kind: 'absent', reading: position.lastSign === 1 ? 'for' : 'against' };
  return {
    kind: 'present',
    reading: readingOf(position, position.value),
    value: position.value,
    radius: glyphRadius(position.n),
  };
}

function readingOf(position: Position, value: number): Reading {
  if (position.contested || value === 0) return 'contested';
  return value > 0 ? 'for' : 'against';
}

/** The glyph's area above its smallest grows with the effective evidence. */
export function glyphRadius(evidence: number): number {
  const filled = Math.min(Math.max(evidence, 0), EVIDENCE_FULL) / EVIDENCE_FULL;
  return RADIUS_MIN + (RADIUS_MAX - RADIUS_MIN) * Math.sqrt(filled);
}
