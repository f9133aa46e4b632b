import { memo, useMemo } from 'react';

import type { MapPlace, MapWay, PartyRef } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';
import { APPROXIMATE_KILOMETRES } from './geojson.ts';
import { onScreen, pixelsPerKilometre, placeLabels, planeOf, scaleBar, type Size, type View } from './view.ts';
import { fromPlane, type Point, type Shape, toPlane } from './world.ts';

/** What is drawn, apart from where one looks. */
export interface Drawn {
  readonly places: readonly MapPlace[];
  readonly ways: readonly MapWay[];
  readonly states: readonly PartyRef[];
  readonly shapes: ReadonlyMap<string, Shape>;
  /** The most events of any place at any time, so that circles keep their measure while time moves. */
  readonly mostEvents: number;
}

const RADIUS_MAX = 20;
const RADIUS_MIN = 3.5;
/** A circle of one event among few is no larger than this. */
const RADIUS_ONE = 6;
const STATE_LABEL_WIDTH_MIN = 80;
const SCALE_BAR_MAX = 110;

/** The radius of a circle whose area stands for a number of events. */
export function radiusOf(events: number, mostEvents: number): number {
  const one = Math.min(RADIUS_ONE, RADIUS_MAX / Math.sqrt(Math.max(1, mostEvents)));
  return Math.max(RADIUS_MIN, one * Math.sqrt(events));
}

/**
 * Countries, regions, places and ways in a box. It reads from left to right in both languages, as maps do, and each label is
 * isolated. What a press opens, the lists beside it open too.
 */
export const MapDrawing = memo(function MapDrawing({
  drawn,
  view,
  size,
  label,
  chosen = null,
  chosenWay = null,
  frame,
  isSmall = false,
  onPlace,
  onWay,
}: {
  readonly drawn: Drawn;
  readonly view: View;
  readonly size: Size;
  readonly label: string;
  readonly chosen?: string | null;
  readonly chosenWay?: string | null;
  /** What another map shows, as a frame. */
  readonly frame?: { readonly view: View; readonly size: Size };
  readonly isSmall?: boolean;
  readonly onPlace?: (id: string) => void;
  readonly onWay?: (id: string) => void;
}) {
  const { language } = useInterface();
  const { places, ways, states, shapes, mostEvents } = drawn;
  const seen = useMemo(() => visibleShapes(shapes, view, size), [shapes, view, size]);
  const told = new Set(places.flatMap(({ precision, state }) => (precision === 'state' ? [state] : [])));
  const marks = places
    .flatMap((place) => {
      const plane = planeOf(place, shapes);
      if (plane === null) return [];
      return [
        { place, at: onScreen(plane, view, size), radius: radiusOf(place.events, mostEvents) * (isSmall ? 0.6 : 1) },
      ];
    })
    .filter(
      ({ at: [x, y], radius }) => x > -radius && y > -radius && x < size.width + radius && y < size.height + radius,
    );
  const labels = isSmall
    ? []
    : placeLabels(
        marks.map(({ place, at, radius }) => ({ id: place.place.id, text: place.place.label[language], at, radius })),
        size,
      );
  const radiusAt = new Map(marks.map(({ place, radius }) => [place.place.id, radius]));
  const { width, height } = size;
  const transform = `translate(${width / 2 - view.middle[0] * view.scale} ${height / 2 - view.middle[1] * view.scale}) scale(${view.scale})`;
  return (
    <svg
      role="img"
      aria-label={label}
      className="map-svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <rect className="map-sea" width={width} height={height} />
      <g transform={transform}>
        {seen.map(({ state, path }) => (
          <path key={state} className="map-land" data-told={told.has(state) || undefined} d={path} />
        ))}
      </g>
      {isSmall ? null : <StateNames shapes={seen} states={states} told={told} view={view} size={size} marks={labels} />}
      {places.map((place) => (
        <Extent key={place.place.id} place={place} view={view} size={size} isChosen={chosen === place.place.id} />
      ))}
      {ways.map((way) => (
        <WayLine
          key={wayId(way)}
          way={way}
          ends={[planeOf(way.from, shapes), planeOf(way.to, shapes)]}
          gap={radiusAt.get(way.to.place.id) ?? 0}
          view={view}
          size={size}
          isChosen={chosenWay === wayId(way)}
          onWay={onWay}
        />
      ))}
      {marks.toReversed().map(({ place, at, radius }) => (
        <PlaceMark
          key={place.place.id}
          place={place}
          at={at}
          radius={radius}
          isChosen={chosen === place.place.id}
          onPlace={onPlace}
        />
      ))}
      {labels.map(({ id, text, x, y, anchor }) => (
        <text
          key={id}
          className="map-label"
          data-chosen={chosen === id || undefined}
          x={x}
          y={y}
          textAnchor={anchor}
          onClick={() => onPlace?.(id)}
        >
          {isolated(text)}
        </text>
      ))}
      {frame === undefined ? null : <FrameOf view={view} size={size} frame={frame} />}
      {isSmall ? null : <ScaleBar view={view} size={size} />}
    </svg>
  );
});

export function wayId({ kind, from, to }: Pick<MapWay, 'kind' | 'from' | 'to'>): string {
  return [kind, from.place.id, to.place.id].join(':');
}

function visibleShapes(shapes: ReadonlyMap<string, Shape>, view: View, size: Size): readonly Shape[] {
  const [halfX, halfY] = [size.width / 2 / view.scale, size.height / 2 / view.scale];
  const [x, y] = view.middle;
  return [...shapes.values()].filter(
    ({ box: [[left, top], [right, bottom]] }) =>
      right >= x - halfX && left <= x + halfX && bottom >= y - halfY && top <= y + halfY,
  );
}

/** Names of the countries around, where there is room; of one that is itself told of, its mark has the name. */
function StateNames({
  shapes,
  states,
  told,
  view,
  size,
  marks,
}: {
  readonly shapes: readonly Shape[];
  readonly states: readonly PartyRef[];
  readonly told: ReadonlySet<string | null>;
  readonly view: View;
  readonly size: Size;
  readonly marks: readonly { readonly x: number; readonly y: number }[];
}) {
  const { language } = useInterface();
  const nameOf = new Map(states.map(({ id, label }) => [id, label[language]]));
  return shapes.map(({ state, middle, mainBox: [[left], [right]] }) => {
    const name = nameOf.get(state);
    const [x, y] = onScreen(middle, view, size);
    const isRoom =
      (right - left) * view.scale >= STATE_LABEL_WIDTH_MIN &&
      x > 40 && x < size.width - 40 && y > 12 && y < size.height - 12 &&
      marks.every((mark) => Math.abs(mark.x - x) > 70 || Math.abs(mark.y - y) > 16); // prettier-ignore
    if (name === undefined || told.has(state) || !isRoom) return null;
    return (
      <text key={state} className="map-state" x={x} y={y} textAnchor="middle">
        {isolated(name)}
      </text>
    );
  });
}

/** How far a place may lie from its mark: a circle to scale, or the outline of a region. */
function Extent({
  place,
  view,
  size,
  isChosen,
}: {
  readonly place: MapPlace;
  readonly view: View;
  readonly size: Size;
  readonly isChosen: boolean;
}) {
  const { precision, at, outline } = place;
  if (precision === 'approximate' && at !== null) {
    const [x, y] = onScreen(toPlane(at), view, size);
    const radius = APPROXIMATE_KILOMETRES * pixelsPerKilometre(at[1], view);
    return radius < RADIUS_MIN ? null : (
      <circle className="map-extent" data-chosen={isChosen || undefined} cx={x} cy={y} r={radius} />
    );
  }
  if (precision !== 'region') return null;
  const points = outline.map((point) =>
    onScreen(toPlane(point), view, size)
      .map((value) => value.toFixed(1))
      .join(','),
  );
  return <polygon className="map-extent" data-chosen={isChosen || undefined} points={points.join(' ')} />;
}

/** A square on its corner for what is told no closer than a region or a country. */
const DIAMOND = 'M0,-1.2533 L1.2533,0 L0,1.2533 L-1.2533,0 Z';

function PlaceMark({
  place,
  at: [x, y],
  radius,
  isChosen,
  onPlace,
}: {
  readonly place: MapPlace;
  readonly at: Point;
  readonly radius: number;
  readonly isChosen: boolean;
  readonly onPlace: ((id: string) => void) | undefined;
}) {
  const { t, language } = useInterface();
  const { precision, events, force } = place;
  const isVague = precision === 'region' || precision === 'state';
  const inner = radius * Math.sqrt(force / events);
  return (
    <g
      className="map-mark"
      data-place={place.place.id}
      data-precision={precision}
      data-chosen={isChosen || undefined}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      onClick={() => onPlace?.(place.place.id)}
    >
      <title>{`${isolated(place.place.label[language])}: ${t('map/events', { count: events })}`}</title>
      {isVague ? (
        <path className="map-ring" d={DIAMOND} transform={`scale(${radius})`} vectorEffect="non-scaling-stroke" />
      ) : (
        <circle className="map-ring" r={radius} />
      )}
      {force === 0 ? null : isVague ? (
        <path className="map-force" d={DIAMOND} transform={`scale(${inner})`} />
      ) : (
        <circle className="map-force" r={inner} />
      )}
    </g>
  );
}

const BEND = 0.16;
const ARROW = 7;

function WayLine({
  way,
  ends: [from, to],
  gap,
  view,
  size,
  isChosen,
  onWay,
}: {
  readonly way: MapWay;
  readonly ends: readonly [Point | null, Point | null];
  /** How far before its end the arrow stops, so that the mark there does not hide it. */
  readonly gap: number;
  readonly view: View;
  readonly size: Size;
  readonly isChosen: boolean;
  readonly onWay: ((id: string) => void) | undefined;
}) {
  const { t, language } = useInterface();
  if (from === null || to === null) return null;
  const [x1, y1] = onScreen(from, view, size);
  const [endX, endY] = onScreen(to, view, size);
  const long = Math.hypot(endX - x1, endY - y1);
  if (long < gap + 2 * ARROW) return null;
  // Bent to the same side of its direction, so that there and back are two lines.
  const [cx, cy] = [(x1 + endX) / 2 + (y1 - endY) * BEND, (y1 + endY) / 2 + (endX - x1) * BEND];
  const heading = Math.atan2(endY - cy, endX - cx);
  const angle = (heading * 180) / Math.PI;
  const [x2, y2] = [endX - (gap + 2) * Math.cos(heading), endY - (gap + 2) * Math.sin(heading)];
  const line = `M${x1.toFixed(1)},${y1.toFixed(1)} Q${cx.toFixed(1)},${cy.toFixed(1)} ${x2.toFixed(1)},${y2.toFixed(1)}`;
  return (
    <g className="map-way" data-kind={way.kind} data-chosen={isChosen || undefined} onClick={() => onWay?.(wayId(way))}>
      <title>
        {t('map/way', {
          kind: t(`map/way-${way.kind}`),
          from: way.from.place.label[language],
          to: way.to.place.label[language],
        })}
      </title>
      <path className="map-way-ground" d={line} />
      <path className="map-way-line" d={line} strokeWidth={1 + Math.min(3, Math.log2(way.count))} />
      <path
        className="map-way-head"
        d={`M0,0 L${-ARROW},${ARROW / 2.4} L${-ARROW},${-ARROW / 2.4} Z`}
        transform={`translate(${x2.toFixed(1)} ${y2.toFixed(1)}) rotate(${angle.toFixed(1)})`}
      />
    </g>
  );
}

function FrameOf({
  view,
  size,
  frame,
}: {
  readonly view: View;
  readonly size: Size;
  readonly frame: { readonly view: View; readonly size: Size };
}) {
  const [x, y] = onScreen(frame.view.middle, view, size);
  const ratio = view.scale / frame.view.scale;
  const [width, height] = [frame.size.width * ratio, frame.size.height * ratio];
  return <rect className="map-frame" x={x - width / 2} y={y - height / 2} width={width} height={height} />;
}

function ScaleBar({ view, size }: { readonly view: View; readonly size: Size }) {
  const { t, number } = useInterface();
  const [, lat] = fromPlane(view.middle);
  const bar = scaleBar(lat, view, SCALE_BAR_MAX);
  return (
    <g className="map-scale" transform={`translate(14 ${size.height - 14})`}>
      <path d={`M0,-4 V0 H${bar.pixels.toFixed(1)} V-4`} />
      <text x={bar.pixels / 2} y={-7} textAnchor="middle">
        {isolated(t('map/kilometres', { kilometres: number(bar.kilometres) }))}
      </text>
    </g>
  );
}

export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
