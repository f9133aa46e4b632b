import type { LedgerReport } from '../../api/types.ts';
import { rangeMark } from './range.ts';

const WIDTH = 120;
const HEIGHT = 14;
const SIDE = 5;
const HEAD = 4;

/** A number with its bounds on the scale of its measure; an arrow where nothing bounds it. Its words stand beside it. */
export function RangeBar({
  report,
  scale,
  width = WIDTH,
}: {
  readonly report: Pick<LedgerReport, 'value' | 'low' | 'high'>;
  readonly scale: { readonly least: number; readonly most: number };
  readonly width?: number;
}) {
  const mark = rangeMark(report, scale);
  if (mark === null) return null;
  const middle = HEIGHT / 2;
  const x = (part: number): number => SIDE + part * (width - 2 * SIDE);
  const [start, end] = [x(mark.start), x(mark.end)];
  return (
    <svg aria-hidden="true" className="range-bar" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
      <line className="range-scale" x1={x(0)} x2={x(1)} y1={middle} y2={middle} />
      <line className="range-reach" x1={start} x2={Math.max(end, start + 1)} y1={middle} y2={middle} />
      {mark.isOpenEnd ? (
        <path className="range-head" d={`M${end},${middle} l${-HEAD},${-HEAD} v${2 * HEAD} Z`} />
      ) : null}
      {mark.isOpenStart ? (
        <path className="range-head" d={`M${start},${middle} l${HEAD},${-HEAD} v${2 * HEAD} Z`} />
      ) : null}
      {mark.value === null ? null : <circle className="range-value" cx={x(mark.value)} cy={middle} r={3.5} />}
    </svg>
  );
}
