import { useMemo, useRef, useState, type PointerEvent } from 'react';

import type { LaneBin, TimelineLane } from '../../api/types.ts';
import { STATUS_SHAPES } from '../../components/event-status.tsx';
import { useWidth } from '../../components/use-width.ts';
import { dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { countOf, type Drawn, linksOf, type Placed, placeMarks, STACK } from './drawing.ts';
import { LaneName } from './lane-name.tsx';
import { type Days, edtfOf, ticksOf } from './time.ts';

const WIDTH_INITIAL = 1200;
const LABELS_WIDTH = 190;
const LABELS_WIDTH_NARROW = 104;
const NARROW = 640;
const RIGHT = 14;
const TOP = 26;
const ROW_HEIGHT = 14;
const LANE_PADDING = 5;
const BINS_HEIGHT = 34;
const PIXELS_PER_TICK = 105;
/** Lines within a lane are drawn up to so many; those of the chosen event always, across lanes as well. */
const LINKS_MAX = 60;

/** A lane as it is drawn: its marks where there is room for each, else columns. */
interface DrawnLane {
  readonly lane: TimelineLane;
  readonly top: number;
  readonly height: number;
  readonly placed: readonly Placed[] | null;
}

/**
 * Events in lanes over time, the links between them, and over all the days of the case which part is shown. Time runs from
 * left to right in both languages. A press on a mark chooses the event, on a column goes nearer; the list below is the same
 * for the keyboard.
 */
export function Lanes({
  lanes,
  shown,
  chosen,
  onChoose,
  onDays,
  onLane,
}: {
  readonly lanes: readonly TimelineLane[];
  readonly shown: Days;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onDays: (days: Days) => void;
  /** Narrows to what a lane stands for; null where it cannot. */
  readonly onLane: ((lane: TimelineLane) => void) | null;
}) {
  const { t } = useInterface();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, WIDTH_INITIAL);
  const left = width < NARROW ? LABELS_WIDTH_NARROW : LABELS_WIDTH;
  const { xOf, drawn, links, height } = useMemo(() => layOut(lanes, shown, left, width), [lanes, shown, left, width]);
  const most = useMemo(() => Math.max(1, ...lanes.flatMap(({ bins }) => bins.map(countOf))), [lanes]);
  const within = links.filter(({ isWithin }) => isWithin).length <= LINKS_MAX;
  const lines = links.filter(({ from, to, isWithin }) => (isWithin && within) || from === chosen || to === chosen);
  const isCounted = drawn.some(({ placed }) => placed === null);
  return (
    <>
      <div ref={box} className="lanes" dir="ltr">
        <svg
          role="img"
          aria-label={t('timeline/drawing', { lanes: lanes.length })}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          <Ticks days={shown} xOf={xOf} left={left} right={width - RIGHT} bottom={height} />
          {drawn.map(({ lane, top }) => (
            <line key={lane.id} className="lane-rule" x1={0} x2={width} y1={top} y2={top} />
          ))}
          {lines.map(({ from, to, start, end }) => (
            <path
              key={`${from} ${to}`}
              className="event-line"
              data-strong={from === chosen || to === chosen || undefined}
              d={curve(start, end)}
            />
          ))}
          {drawn.map(({ lane, top, placed }) =>
            placed === null ? (
              <Columns key={lane.id} bins={lane.bins} top={top} most={most} shown={shown} xOf={xOf} onDays={onDays} />
            ) : (
              <g key={lane.id}>
                {placed.map((one) => (
                  <EventMark
                    key={one.mark.id}
                    placed={one}
                    top={top}
                    isChosen={one.mark.id === chosen}
                    onChoose={onChoose}
                  />
                ))}
              </g>
            ),
          )}
        </svg>
        <ul className="lane-names" style={{ inlineSize: left - 10 }}>
          {drawn.map(({ lane, top, height: tall }) => (
            <li key={lane.id} style={{ insetBlockStart: top, blockSize: tall }}>
              <LaneName lane={lane} onNarrow={onLane} />
            </li>
          ))}
        </ul>
      </div>
      <Legend isCounted={isCounted} isDrawn={drawn.some(({ placed }) => placed !== null)} hasLinks={lines.length > 0} />
    </>
  );
}

function layOut(lanes: readonly TimelineLane[], shown: Days, left: number, width: number) {
  const right = Math.max(left + 1, width - RIGHT);
  const xOf = (day: number): number => left + ((day - shown.first) / (shown.last + 1 - shown.first)) * (right - left);
  let top = TOP;
  const drawn = lanes.map((lane): DrawnLane => {
    const placed = lane.marks === null ? null : placeMarks(lane.marks, xOf, shown);
    const rows = Math.max(1, ...(placed ?? []).map(({ row }) => row + 1));
    const height = placed === null ? BINS_HEIGHT : rows * ROW_HEIGHT + 2 * LANE_PADDING;
    const made = { lane, top, height, placed };
    top += height;
    return made;
  });
  const at = new Map<string, Drawn[]>();
  drawn.forEach((each, lane) => {
    for (const { mark, x, row } of each.placed ?? []) {
      at.set(mark.id, [...(at.get(mark.id) ?? []), { lane, at: [x, each.top + rowMiddle(row)] }]);
    }
  });
  const links = linksOf(
    drawn.flatMap(({ placed }) => (placed ?? []).map(({ mark }) => mark)),
    at,
  );
  return { xOf, drawn, links, height: top + 6 };
}

function rowMiddle(row: number): number {
  return LANE_PADDING + (row + 0.5) * ROW_HEIGHT;
}

/** An arc above two points of one height, a gentle curve between others. */
function curve([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const bend = Math.abs(y2 - y1) < 2 ? Math.min(26, 6 + Math.abs(x2 - x1) / 8) : 0;
  const third = (x2 - x1) / 3;
  return `M${x1},${y1} C${x1 + third},${y1 - bend} ${x2 - third},${y2 - bend} ${x2},${y2}`;
}

function EventMark({
  placed: { mark, x, radius, bar, row },
  top,
  isChosen,
  onChoose,
}: {
  readonly placed: Placed;
  readonly top: number;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
}) {
  const { t, date } = useInterface();
  const y = top + rowMiddle(row);
  const day = mark.dateInferred ? mark.date : edtfOf(mark.earliest, mark.latest);
  return (
    <g
      className="event-spot"
      data-chosen={isChosen || undefined}
      data-event={mark.id}
      onClick={() => onChoose(mark.id)}
    >
      <title>
        {t('timeline/mark-title', {
          date: date(day),
          type: t(`type/${mark.type}`),
          status: t(`timeline/status-${mark.status}`),
          sources: mark.voices,
        })}
      </title>
      {bar === null ? null : (
        <rect className="event-range" x={bar[0]} y={y - 3} width={Math.max(2, bar[1] - bar[0])} height={6} rx={3} />
      )}
      {isChosen ? <circle className="event-chosen" cx={x} cy={y} r={radius + 4} /> : null}
      <path
        className="event-mark"
        data-status={mark.status}
        data-inferred={mark.dateInferred || undefined}
        d={STATUS_SHAPES[mark.status]}
        transform={`translate(${x} ${y}) scale(${radius})`}
        vectorEffect="non-scaling-stroke"
      />
      {/* A mark is small; what is pressed is not. */}
      <circle className="event-press" cx={x} cy={y} r={Math.max(radius, 7)} />
    </g>
  );
}

/** How many events a lane has, stretch by stretch. */
function Columns({
  bins,
  top,
  most,
  shown,
  xOf,
  onDays,
}: {
  readonly bins: readonly LaneBin[];
  readonly top: number;
  readonly most: number;
  readonly shown: Days;
  readonly xOf: (day: number) => number;
  readonly onDays: (days: Days) => void;
}) {
  const { t, date } = useInterface();
  const base = top + BINS_HEIGHT - 4;
  const scale = (BINS_HEIGHT - 8) / most;
  return (
    <g>
      {bins.map((bin) => {
        const days = { first: dayNumber(bin.from), last: dayNumber(bin.to) };
        if (days.last < shown.first || days.first > shown.last) return null;
        const x = xOf(Math.max(days.first, shown.first));
        const width = Math.max(1.5, xOf(Math.min(days.last, shown.last) + 1) - x - 1);
        const text = t('timeline/bin', { from: date(bin.from), to: date(bin.to), count: countOf(bin) });
        return (
          <g key={bin.from} className="lane-bin" onClick={() => onDays(days)}>
            <title>{text}</title>
            <rect className="lane-bin-press" x={x} y={top} width={width} height={BINS_HEIGHT} />
            <Stack bin={bin} x={x} width={width} base={base} scale={scale} />
          </g>
        );
      })}
    </g>
  );
}

function Stack({
  bin,
  x,
  width,
  base,
  scale,
}: {
  readonly bin: LaneBin;
  readonly x: number;
  readonly width: number;
  readonly base: number;
  readonly scale: number;
}) {
  let below = base;
  return STACK.map((status) => {
    const count = bin.counts[status] ?? 0;
    if (count === 0) return null;
    // One event among many is seen as well.
    const height = Math.max(1.5, count * scale);
    below -= height;
    return (
      <rect key={status} className="lane-column" data-status={status} x={x} y={below} width={width} height={height} />
    );
  });
}

function Ticks({
  days,
  xOf,
  left,
  right,
  bottom,
}: {
  readonly days: Days;
  readonly xOf: (day: number) => number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}) {
  const { date } = useInterface();
  return (
    <g className="lane-axis">
      {ticksOf(days, Math.max(2, Math.floor((right - left) / PIXELS_PER_TICK))).map(({ day, label }) => (
        <g key={day}>
          <line x1={xOf(day)} x2={xOf(day)} y1={TOP - 6} y2={bottom} />
          {xOf(day) > right - 40 ? null : (
            <text x={xOf(day) + 4} y={TOP - 10}>
              {`\u2068${date(label, 'short')}\u2069`}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

const OVERVIEW_HEIGHT = 40;

/** All days of the case in one strip, with the part that is shown; dragging over it shows another part. */
export function Overview({
  bins,
  whole,
  shown,
  onDays,
}: {
  readonly bins: readonly LaneBin[];
  readonly whole: Days;
  readonly shown: Days;
  readonly onDays: (days: Days) => void;
}) {
  const { t } = useInterface();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, WIDTH_INITIAL);
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const length = whole.last + 1 - whole.first;
  const xOf = (day: number): number => ((day - whole.first) / length) * width;
  const most = Math.max(1, ...bins.map(countOf));
  const dayAt = (event: PointerEvent<SVGSVGElement>): number => {
    const { left } = event.currentTarget.getBoundingClientRect();
    const day = whole.first + Math.floor(((event.clientX - left) / width) * length);
    return Math.min(Math.max(day, whole.first), whole.last);
  };
  const window = drag === null ? shown : { first: Math.min(...drag), last: Math.max(...drag) };
  const isAll = window.first <= whole.first && window.last >= whole.last;
  return (
    <div ref={box} className="timeline-overview" dir="ltr">
      <svg
        role="img"
        aria-label={t('timeline/overview')}
        width={width}
        height={OVERVIEW_HEIGHT}
        viewBox={`0 0 ${width} ${OVERVIEW_HEIGHT}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag([dayAt(event), dayAt(event)]);
        }}
        onPointerMove={(event) => {
          if (drag !== null) setDrag([drag[0], dayAt(event)]);
        }}
        onPointerUp={() => {
          setDrag(null);
          // A press without a drag chooses nothing.
          if (drag !== null && drag[0] !== drag[1]) onDays(window);
        }}
        onPointerCancel={() => setDrag(null)}
      >
        <title>{t('timeline/overview')}</title>
        {isAll ? null : (
          <rect
            className="overview-window"
            x={xOf(window.first)}
            y={0}
            width={Math.max(3, xOf(window.last + 1) - xOf(window.first))}
            height={OVERVIEW_HEIGHT}
          />
        )}
        {bins.map((bin) => {
          const [x, end] = [xOf(dayNumber(bin.from)), xOf(dayNumber(bin.to) + 1)];
          return (
            <Stack
              key={bin.from}
              bin={bin}
              x={x}
              width={Math.max(1, end - x - 1)}
              base={OVERVIEW_HEIGHT - 1}
              scale={(OVERVIEW_HEIGHT - 14) / most}
            />
          );
        })}
        <OverviewTicks whole={whole} xOf={xOf} width={width} />
      </svg>
    </div>
  );
}

function OverviewTicks({
  whole,
  xOf,
  width,
}: {
  readonly whole: Days;
  readonly xOf: (day: number) => number;
  readonly width: number;
}) {
  const { date } = useInterface();
  return (
    <g className="lane-axis">
      <line x1={0} x2={width} y1={OVERVIEW_HEIGHT - 0.5} y2={OVERVIEW_HEIGHT - 0.5} />
      {ticksOf(whole, Math.max(2, Math.floor(width / PIXELS_PER_TICK))).map(({ day, label }) => (
        <g key={day}>
          <line x1={xOf(day)} x2={xOf(day)} y1={0} y2={OVERVIEW_HEIGHT} />
          {xOf(day) > width - 50 ? null : (
            <text x={xOf(day) + 4} y={10}>
              {`\u2068${date(label, 'short')}\u2069`}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** What shapes, bars and lines mean; only what is drawn is explained. */
function Legend({
  isCounted,
  isDrawn,
  hasLinks,
}: {
  readonly isCounted: boolean;
  readonly isDrawn: boolean;
  readonly hasLinks: boolean;
}) {
  const { t } = useInterface();
  return (
    <p className="legend">
      {isDrawn ? (
        <>
          <span>{t('timeline/legend-hollow')}</span>
          <span>{t('timeline/legend-range')}</span>
          <span>{t('timeline/legend-size')}</span>
        </>
      ) : null}
      {isDrawn && hasLinks ? <span>{t('timeline/legend-line')}</span> : null}
      {isCounted ? <span>{t('timeline/legend-bins')}</span> : null}
    </p>
  );
}
