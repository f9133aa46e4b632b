import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';

import { mapQuery, type MapRequest } from '../../api/queries.ts';
import type { MapView } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { useLatest } from '../../components/use-latest.ts';
import { useWidth } from '../../components/use-width.ts';
import { useInterface } from '../../language/interface.tsx';
import { atlasQuery } from './atlas-query.ts';
import { MapDrawing, type Drawn } from './drawing.tsx';
import { toGeoJson } from './geojson.ts';
import { Legend } from './legend.tsx';
import { EventList, PlaceList, WayList } from './lists.tsx';
import { Movable } from './movable.tsx';
import { TimeBar, windowText } from './time-bar.tsx';
import { useMapDays } from './use-window.ts';
import {
  fitted, frontsOf, homePlaces, pointsOf, viewFromAddress, viewToAddress, type Size, type View,
} from './view.ts'; // prettier-ignore
import type { Point, Shape } from './world.ts';

const STATUSES = { happened: [], planned: ['planned'], denied: ['denied'] } as const;
const NO_SHAPES: ReadonlyMap<string, Shape> = new Map();

/** What happened where, how exactly that is known, and what went from where to where. */
export function MapScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/map' });
  const { status } = useSearch({ from: '/c/$case/map' });
  const scope = useScope();
  const time = useMapDays();
  const asked = { outlet: scope.outlets, status: STATUSES[status ?? 'happened'] };
  const request: MapRequest = { ...asked, ...time.window };
  // What holds for all days keeps the measure of the circles and the first view while time moves.
  const whole = useQuery(mapQuery(caseName, { ...asked, from: scope.from, to: scope.to }));
  const view = useQuery(mapQuery(caseName, request));
  const atlas = useQuery(atlasQuery());
  useTitle(t('screen/map'));
  const failed = [whole, view].find(({ isError }) => isError);
  if (failed?.error) return <Failed error={failed.error} retry={() => void failed.refetch()} />;
  if (whole.data === undefined || view.data === undefined || atlas.isPending) return <Loading />;
  if (whole.data.days === null) {
    return (
      <Empty isPage title={t('map/empty')} remedy={t('map/empty-remedy')}>
        <Link to="/c/$case/articles" params={{ case: caseName }} className="action">
          {t('screen/articles')}
        </Link>
      </Empty>
    );
  }
  return (
    <CaseMap
      caseName={caseName}
      whole={whole.data}
      view={view.data}
      request={request}
      shapes={atlas.data}
      range={whole.data.days}
    />
  );
}

function CaseMap({
  caseName,
  whole,
  view,
  request,
  shapes: countries,
  range,
}: {
  readonly caseName: string;
  readonly whole: MapView;
  readonly view: MapView;
  readonly request: MapRequest;
  /** Undefined where the outlines could not be read. */
  readonly shapes: readonly Shape[] | undefined;
  readonly range: { readonly first: string; readonly last: string };
}) {
  const { t, date } = useInterface();
  const { place = null, way = null, status } = useSearch({ from: '/c/$case/map' });
  const navigate = useNavigate({ from: '/c/$case/map' });
  const time = useMapDays();
  const lists = useRef<HTMLDivElement>(null);
  const shapes = useMemo(
    () => (countries === undefined ? NO_SHAPES : new Map(countries.map((shape) => [shape.state, shape]))),
    [countries],
  );
  const change = (next: {
    readonly place?: string | undefined;
    readonly way?: string | undefined;
    readonly status?: 'planned' | 'denied' | undefined;
  }) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const choosePlace = useLatest((id: string) => change({ place: id === place ? undefined : id }));
  const chooseWay = useLatest((id: string | null) => change({ way: id ?? undefined }));
  // The day stands at once where it is moved to; maps and lists follow.
  const shown = useDeferredValue(view);
  useKeys({
    j: () => moveFocus(lists.current, 1),
    k: () => moveFocus(lists.current, -1),
    e: () => clickFocused(lists.current),
    Escape: () => (place === null ? false : change({ place: undefined })),
  });
  const drawn = useMemo(
    (): Drawn => ({
      places: shown.places,
      ways: shown.ways,
      states: shown.states,
      shapes,
      mostEvents: Math.max(1, ...whole.places.map(({ events }) => events)),
    }),
    [shown, shapes, whole],
  );
  return (
    <div className="map-page">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <h1 className="font-text me-auto text-3xl leading-[1.6]">
          {t('screen/map')}
          <span className="text-muted ms-4 text-lg">{windowText(time.window, t, date)}</span>
        </h1>
        <label>
          <span className="label block">{t('map/status')}</span>
          <select
            className="field"
            value={status ?? ''}
            onChange={({ target: { value } }) =>
              change({ status: value === 'planned' || value === 'denied' ? value : undefined })
            }
          >
            <option value="">{t('map/status-happened')}</option>
            <option value="planned">{t('map/status-planned')}</option>
            <option value="denied">{t('map/status-denied')}</option>
          </select>
        </label>
        <span className="map-total label pb-1.5" role="status">
          {t('map/total', { count: view.total, unlocated: view.unlocated })}
        </span>
        <SaveGeoJson caseName={caseName} view={view} shapes={shapes} request={request} status={status ?? 'happened'} />
      </div>
      {countries === undefined ? (
        <p role="alert" className="text-problem mt-2">
          {t('map/no-outline')}
        </p>
      ) : null}
      <div className="map-body">
        <div className="map-column">
          <Maps drawn={drawn} whole={whole} place={place} way={way} onPlace={choosePlace} onWay={chooseWay}>
            <TimeBar range={range} months={whole.months} time={time} />
          </Maps>
          <Legend mostEvents={drawn.mostEvents} />
        </div>
        <div className="map-lists min-w-0" ref={lists} tabIndex={-1}>
          {place === null ? (
            <>
              {shown.total === 0 ? <p className="text-muted">{t('map/none-here')}</p> : null}
              <PlaceList view={shown} chosen={place} onPlace={choosePlace} />
            </>
          ) : (
            <EventList
              key={place}
              caseName={caseName}
              request={request}
              place={place}
              view={whole}
              onBack={() => change({ place: undefined })}
            />
          )}
          <WayList ways={shown.ways} chosen={way} onWay={chooseWay} />
        </div>
      </div>
    </div>
  );
}

const HEIGHT = 560;
const INSET = { height: 230, width: 420 };
const WIDTH_INITIAL = 900;
const FRONT_DEGREES_MIN = 0.3;

/** The map that moves, and beside it what it cannot show: the fronts of one city, and all of it from afar. */
function Maps({
  drawn,
  whole,
  place,
  way,
  onPlace,
  onWay,
  children,
}: {
  readonly drawn: Drawn;
  readonly whole: MapView;
  readonly place: string | null;
  readonly way: string | null;
  readonly onPlace: (id: string) => void;
  readonly onWay: (id: string) => void;
  /** What stands between the map and the small ones. */
  readonly children: ReactNode;
}) {
  const { t, language } = useInterface();
  const { view: address } = useSearch({ from: '/c/$case/map' });
  const navigate = useNavigate({ from: '/c/$case/map' });
  const column = useRef<HTMLDivElement>(null);
  const width = Math.max(280, useWidth(column, WIDTH_INITIAL));
  const size = useMemo((): Size => ({ width, height: Math.min(HEIGHT, Math.max(320, width * 0.7)) }), [width]);
  const { shapes } = drawn;
  const fronts = useMemo(() => frontsOf(whole.places), [whole]);
  const insetSize = useMemo((): Size => {
    const widest = fronts === null || width < 640 ? width : (width - 16) / 2;
    return { width: Math.min(widest, fronts === null ? INSET.width : widest), height: INSET.height };
  }, [fronts, width]);
  const everything = useMemo(
    () => pointsOrWorld(pointsOf([...whole.places, ...whole.ways.flatMap(({ from, to }) => [from, to])], shapes)),
    [whole, shapes],
  );
  const shown = useMemo(
    () => viewFromAddress(address, size) ?? fitted(pointsOrWorld(pointsOf(homePlaces(whole.places), shapes)), size),
    [address, size, whole, shapes],
  );
  const [held, setHeld] = useState<View | null>(null);
  const view = held ?? shown;
  const look = (next: View | null) =>
    void navigate({
      search: (before) => ({ ...before, view: next === null ? undefined : viewToAddress(next, size) }),
      replace: true,
      resetScroll: false,
    });
  const frontView = useMemo(
    () =>
      fronts === null ? null : fitted(pointsOf([fronts.city, ...fronts.places], shapes), insetSize, FRONT_DEGREES_MIN),
    [fronts, shapes, insetSize],
  );
  const drawnAtFronts = useMemo((): Drawn => ({ ...drawn, ways: [] }), [drawn]);
  const afarView = useMemo(() => fitted(everything, insetSize, 8), [everything, insetSize]);
  const frame = useMemo(() => ({ view, size }), [view, size]);
  return (
    <div ref={column}>
      <Movable
        view={view}
        size={size}
        onMove={setHeld}
        onRest={(next) => {
          setHeld(null);
          look(next);
        }}
        onHome={() => look(null)}
        onAll={() => look(fitted(everything, size))}
      >
        <MapDrawing
          drawn={drawn}
          view={view}
          size={size}
          label={t('map/drawing')}
          chosen={place}
          chosenWay={way}
          onPlace={onPlace}
          onWay={onWay}
        />
      </Movable>
      {children}
      <div className="map-insets">
        {fronts === null || frontView === null ? null : (
          <figure className="map-inset">
            <figcaption>
              {t('map/fronts', { city: fronts.city.place.label[language] })}
              <span className="label ms-3">{t('map/coarse')}</span>
            </figcaption>
            <div dir="ltr">
              <MapDrawing
                drawn={drawnAtFronts}
                view={frontView}
                size={insetSize}
                label={t('map/fronts', { city: fronts.city.place.label[language] })}
                chosen={place}
                onPlace={onPlace}
              />
            </div>
          </figure>
        )}
        <figure className="map-inset">
          <figcaption>{t('map/afar')}</figcaption>
          <div dir="ltr">
            <MapDrawing
              drawn={drawn}
              view={afarView}
              size={insetSize}
              label={t('map/afar')}
              chosen={place}
              chosenWay={way}
              frame={frame}
              isSmall
              onPlace={onPlace}
              onWay={onWay}
            />
          </div>
        </figure>
      </div>
    </div>
  );
}

/** Where there is nothing to fit, the middle of the world is as good as any place. */
function pointsOrWorld(points: readonly Point[]): readonly Point[] {
  return points.length > 0 ? points : [[-400, -400], [400, 400]]; // prettier-ignore
}

function SaveGeoJson({
  caseName,
  view,
  shapes,
  request,
  status,
}: {
  readonly caseName: string;
  readonly view: MapView;
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly request: MapRequest;
  readonly status: string;
}) {
  const { t } = useInterface();
  const save = () => {
    const { from, to, outlet } = request;
    const collection = toGeoJson(view, shapes, { caseName, from, to, status, outlets: outlet });
    const address = URL.createObjectURL(new Blob([JSON.stringify(collection)], { type: 'application/geo+json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `marsad-${caseName}-map.geojson`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <button type="button" className="plain no-print pb-1.5 text-sm" onClick={save}>
      {t('map/geojson')}
    </button>
  );
}
