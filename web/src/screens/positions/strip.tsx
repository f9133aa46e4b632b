import { scaleLinear } from 'd3-scale';

import type { EvidenceItem, PositionParameters } from '../../api/types.ts';
import { dayFromNumber, dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';

const WIDTH = 420;
const HEIGHT = 84;
const MARGIN = { side: 14, top: 6, bottom: 18 };
const KERNEL_STEPS = 48;

/**
 * The evidence of one pair over time: a stem for each piece, up or down by its sign, as high as strength times weight,
 * under the window that the position looks through. Time runs from left to right in both languages; labels are isolated.
 */
export function EvidenceStrip({
  items,
  parameters,
}: {
  readonly items: readonly EvidenceItem[];
  readonly parameters: PositionParameters;
}) {
  const { t, date } = useInterface();
  const at = dayNumber(parameters.at);
  const days = items.map((item) => dayNumber(item.date));
  const first = Math.min(at, ...days) - 10;
  const last = Math.max(at, ...days) + 10;
  const x = scaleLinear([first, last], [MARGIN.side, WIDTH - MARGIN.side]);
  const middle = (MARGIN.top + HEIGHT - MARGIN.bottom) / 2;
  const reach = middle - MARGIN.top;
  const y = scaleLinear([-1, 1], [middle + reach, middle - reach]);
  const kernel = Array.from({ length: KERNEL_STEPS + 1 }, (_, index) => {
    const day = first + ((last - first) * index) / KERNEL_STEPS;
    const height = Math.exp(-0.5 * ((day - at) / parameters.windowDays) ** 2);
    return `${x(day).toFixed(1)},${(HEIGHT - MARGIN.bottom - height * reach * 2).toFixed(1)}`;
  });
  const base = HEIGHT - MARGIN.bottom;
  return (
    <svg role="img" aria-label={t('positions/strip')} className="strip" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <polygon className="strip-window" points={`${x(first)},${base} ${kernel.join(' ')} ${x(last)},${base}`} />
      <line className="strip-rule" x1={x(first)} x2={x(last)} y1={middle} y2={middle} />
      <line className="strip-at" x1={x(at)} x2={x(at)} y1={MARGIN.top} y2={base} />
      {items.map((item, index) => {
        const height = y(Math.max(-1, Math.min(1, item.strength * item.weight)));
        return (
          <g key={item.claimId} className={item.sign === 1 ? 'strip-for' : 'strip-against'}>
            <line x1={x(days[index] ?? at)} x2={x(days[index] ?? at)} y1={middle} y2={height} />
            <circle
              cx={x(days[index] ?? at)}
              cy={height}
              r={2.75}
              className={item.dateInferred ? 'strip-inferred' : undefined}
            />
          </g>
        );
      })}
      <text x={MARGIN.side} y={HEIGHT - 4} textAnchor="start">
        {`\u2068${date(dayFromNumber(first).slice(0, 7), 'short')}\u2069`}
      </text>
      <text x={WIDTH - MARGIN.side} y={HEIGHT - 4} textAnchor="end">
        {`\u2068${date(dayFromNumber(last).slice(0, 7), 'short')}\u2069`}
      </text>
    </svg>
  );
}
