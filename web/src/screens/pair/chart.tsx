import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { useRef } from 'react';

import type { PairItem, PairPoint, PairView } from '../../api/types.ts';
import type { Scope } from '../../app/scope.ts';
import { useWidth } from '../../components/use-width.ts';
import { dayFromNumber, dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { linesOf, markOf, monthTicks, placeMarks, type Mark } from './drawing.ts';

const WIDTH_INITIAL = 960;
const HEIGHT = 260;
const LANE_HEIGHT = 56;
const LANE_GAP = 22;
const MARGIN = { left: 76, right: 18, top: 26, bottom: 22 };

type Axis = ScaleLinear<number, number>;

/**
 * The position over time with its band, one mark for each claim, the shifts, and under it words and deeds apart. Time runs from
 * left to right in both languages and each label is isolated. A press on a mark opens its evidence, a press elsewhere
 * moves the day; the list below is the same for the keyboard.
 */
export function PairChart({
  view,
  dayOf,
  scope,
  without,
  opened,
  onOpen,
  onDay,
}: {
  readonly view: PairView;
  readonly dayOf: (item: PairItem) => string;
  readonly scope: Scope;
  readonly without: readonly string[];
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
  readonly onDay: (day: string) => void;
}) {
  const { t, date, language } = useInterface();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, WIDTH_INITIAL);
  const days = [...view.points.map((point) => point.date), ...view.items.map(dayOf)].map(dayNumber);
  const first = scope.from === undefined ? Math.min(...days) : dayNumber(scope.from);
  const last = Math.max(first + 1, scope.to === undefined ? Math.max(...days) : dayNumber(scope.to));
  const x = scaleLinear([first, last], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = scaleLinear([-1, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const isIn = (day: string) => dayNumber(day) >= first && dayNumber(day) <= last;
  const points = view.points.filter((point) => isIn(point.date));
  const marks = placeMarks(
    view.items
      .filter((item) => isIn(dayOf(item)))
      .map((item) => markOf(item, x(dayNumber(dayOf(item))), y(item.strength))),
  );
  const at = dayNumber(view.parameters.at);
  const total = HEIGHT + 2 * (LANE_HEIGHT + LANE_GAP);
  return (
    <figure className="mt-4">
      <div ref={box} className="pair-chart" dir="ltr">
        <svg
          role="img"
          aria-label={t('pair/chart', { holder: view.holder.label[language], target: view.target.label[language] })}
          width={width}
          height={total}
          viewBox={`0 0 ${width} ${total}`}
        >
          <rect
            className="chart-ground"
            x={MARGIN.left}
            y={MARGIN.top}
            width={Math.max(0, width - MARGIN.left - MARGIN.right)}
            height={total - MARGIN.top}
            onClick={(event) => {
              const left = event.currentTarget.ownerSVGElement?.getBoundingClientRect().left ?? 0;
              onDay(dayFromNumber(Math.round(x.invert(event.clientX - left))));
            }}
          />
          <TimeAxis x={x} first={first} last={last} base={HEIGHT - MARGIN.bottom} date={date} />
          <ValueAxis y={y} width={width} forLabel={t('positions/key-for')} againstLabel={t('positions/key-against')} />
          {points.length === 0 ? null : <Line points={points} x={x} y={y} />}
          {view.shifts
            .filter((shift) => isIn(shift.date))
            .map((shift, index) => (
              <g key={`${shift.kind} ${shift.date} ${index}`} className="chart-shift" data-kind={shift.kind}>
                <line
                  x1={x(dayNumber(shift.date))}
                  x2={x(dayNumber(shift.date))}
                  y1={MARGIN.top - 4}
                  y2={HEIGHT - MARGIN.bottom}
                />
                <text x={x(dayNumber(shift.date))} y={MARGIN.top - 9} textAnchor="middle">
                  {isolated(t(`pair/shift-${shift.kind}`))}
                </text>
              </g>
            ))}
          {at < first || at > last ? null : (
            <line className="chart-at" x1={x(at)} x2={x(at)} y1={MARGIN.top} y2={total - LANE_GAP} />
          )}
          {marks.map((mark) => (
            <MarkShape
              key={mark.id}
              mark={mark}
              isOut={without.includes(mark.id)}
              isOpen={opened === mark.id}
              onOpen={onOpen}
            />
          ))}
          {(['words', 'deeds'] as const).map((lane, index) => (
            <Lane
              key={lane}
              name={t(`pair/${lane}`)}
              points={points}
              valueOf={(point) => point[lane]}
              x={x}
              top={HEIGHT + LANE_GAP / 2 + index * (LANE_HEIGHT + LANE_GAP)}
              width={width}
            />
          ))}
        </svg>
      </div>
      <figcaption className="legend">
        {(['statement', 'act', 'report', 'denial', 'told'] as const).map((shape) => (
          <span key={shape} className="inline-flex items-center gap-1.5">
            <svg aria-hidden="true" width="14" height="14" viewBox="-7 -7 14 14" className="chart-key">
              <path d={SHAPES[shape]} transform="scale(4.5)" vectorEffect="non-scaling-stroke" />
            </svg>
            {t(`pair/mark-${shape}`)}
          </span>
        ))}
        <span>{t('pair/legend-band')}</span>
      </figcaption>
    </figure>
  );
}

function Line({ points, x, y }: { readonly points: readonly PairPoint[]; readonly x: Axis; readonly y: Axis }) {
  return (
    <g>
      {linesOf(points, ({ low, high }) => (low === null || high === null ? null : ([low, high] as const))).map(
        (run) => (
          <polygon
            key={run[0]?.point.date}
            className="chart-band"
            points={[
              ...run.map(({ point, value }) => `${x(dayNumber(point.date))},${y(value[1])}`),
              ...run.toReversed().map(({ point, value }) => `${x(dayNumber(point.date))},${y(value[0])}`),
            ].join(' ')}
          />
        ),
      )}
      {linesOf(points, ({ value }) => value).map((run) => (
        <polyline
          key={run[0]?.point.date}
          className="chart-line"
          points={run.map(({ point, value }) => `${x(dayNumber(point.date))},${y(value)}`).join(' ')}
        />
      ))}
    </g>
  );
}

/** Words or deeds alone, small, on the same days. */
function Lane({
  name,
  points,
  valueOf,
  x,
  top,
  width,
}: {
  readonly name: string;
  readonly points: readonly PairPoint[];
  readonly valueOf: (point: PairPoint) => number | null;
  readonly x: Axis;
  readonly top: number;
  readonly width: number;
}) {
  const y = scaleLinear([-1, 1], [top + LANE_HEIGHT, top]);
  return (
    <g className="chart-lane">
      <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} />
      <text x={MARGIN.left - 10} y={y(0) + 4} textAnchor="end">
        {isolated(name)}
      </text>
      {linesOf(points, valueOf).map((run) => (
        <polyline
          key={run[0]?.point.date}
          className="chart-line"
          points={run.map(({ point, value }) => `${x(dayNumber(point.date))},${y(value)}`).join(' ')}
        />
      ))}
    </g>
  );
}

function ValueAxis({
  y,
  width,
  forLabel,
  againstLabel,
}: {
  readonly y: Axis;
  readonly width: number;
  readonly forLabel: string;
  readonly againstLabel: string;
}) {
  return (
    <g className="chart-axis">
      {[-1, 0, 1].map((value) => (
        <line
          key={value}
          x1={MARGIN.left}
          x2={width - MARGIN.right}
          y1={y(value)}
          y2={y(value)}
          data-zero={value === 0 || undefined}
        />
      ))}
      <text x={MARGIN.left - 10} y={y(1) + 4} textAnchor="end" className="chart-for">
        {isolated(`▲ ${forLabel}`)}
      </text>
      <text x={MARGIN.left - 10} y={y(-1) + 4} textAnchor="end" className="chart-against">
        {isolated(`▼ ${againstLabel}`)}
      </text>
    </g>
  );
}

function TimeAxis({
  x,
  first,
  last,
  base,
  date,
}: {
  readonly x: Axis;
  readonly first: number;
  readonly last: number;
  readonly base: number;
  readonly date: (edtf: string, length?: 'long' | 'short') => string;
}) {
  const [left, right] = x.range();
  const ticks = monthTicks(first, last, Math.max(2, Math.floor(((right ?? 0) - (left ?? 0)) / 110)));
  return (
    <g className="chart-axis">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={MARGIN.top} y2={base + 4} data-tick />
          <text x={x(tick)} y={base + 17} textAnchor="middle">
            {isolated(date(dayFromNumber(tick).slice(0, 7), 'short'))}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Statement, act, report, denial, told change: told apart by shape. */
const SHAPES: Readonly<Record<Mark['shape'], string>> = {
  statement: 'M1,0 A1,1 0 1 1 -1,0 A1,1 0 1 1 1,0 Z',
  act: 'M-0.9,-0.9 H0.9 V0.9 H-0.9 Z',
  report: 'M0,-1.2 L1.2,0 L0,1.2 L-1.2,0 Z',
  denial: 'M-0.9,-0.9 L0.9,0.9 M0.9,-0.9 L-0.9,0.9',
  told: 'M-1,0.8 L0,-1 L1,0.8',
};

function MarkShape({
  mark,
  isOut,
  isOpen,
  onOpen,
}: {
  readonly mark: Mark;
  readonly isOut: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (id: string) => void;
}) {
  return (
    <path
      className="chart-mark"
      data-sign={mark.sign}
      data-inferred={mark.isInferred || undefined}
      data-out={isOut || undefined}
      data-open={isOpen || undefined}
      d={SHAPES[mark.shape]}
      transform={`translate(${mark.x} ${mark.y}) scale(${mark.radius})`}
      vectorEffect="non-scaling-stroke"
      onClick={() => onOpen(mark.id)}
    />
  );
}

function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
