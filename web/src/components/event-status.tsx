import type { EventStatus } from '../api/types.ts';

/** Shapes of a radius of 1 that tell what became of an event, so that colour need not. */
export const STATUS_SHAPES: Readonly<Record<EventStatus, string>> = {
  done: 'M1,0 A1,1 0 1 1 -1,0 A1,1 0 1 1 1,0 Z',
  planned: 'M-0.8,-1 L1.1,0 L-0.8,1 Z',
  possible: 'M-0.85,-0.85 H0.85 V0.85 H-0.85 Z',
  contested: 'M0,-1.25 L1.25,0 L0,1.25 L-1.25,0 Z',
  denied: 'M-0.85,-0.85 L0.85,0.85 M0.85,-0.85 L-0.85,0.85',
};

/** The shape of a status; what it means stands beside it in words. */
export function StatusGlyph({
  status,
  isInferred = false,
}: {
  readonly status: EventStatus;
  readonly isInferred?: boolean;
}) {
  return (
    <svg aria-hidden="true" width="14" height="14" viewBox="-7 -7 14 14" className="status-glyph">
      <path
        className="event-mark"
        data-status={status}
        data-inferred={isInferred || undefined}
        d={STATUS_SHAPES[status]}
        transform="scale(4.5)"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
