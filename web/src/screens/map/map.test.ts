import { readFileSync } from 'node:fs';

import { check } from '@placemarkio/check-geojson';
import { describe, expect, it } from 'vitest';

import type { MapPlace, MapWay } from '../../api/types.ts';
import { toGeoJson } from './geojson.ts';
import { windowOf } from './use-window.ts';
import {
  fitted, frontsOf, homePlaces, kilometres, moved, onScreen, placeLabels, scaleBar, viewFromAddress, viewToAddress,
} from './view.ts'; // prettier-ignore
import { type Atlas, fromPlane, shapesOf, signedArea, stateOfName, toPlane } from './world.ts';

const SIZE = { width: 900, height: 560 };

const atlas = JSON.parse(readFileSync(new URL(import.meta.resolve('world-atlas/countries-50m.json')), 'utf8')) as Atlas;
const shapes = new Map(shapesOf(atlas).map((shape) => [shape.state, shape]));

function place(id: string, at: MapPlace['at'], change: Partial<MapPlace> = {}): MapPlace {
  return {
    place: { id, label: { ar: id, en: id }, type: 'place' },
    kind: 'city',
    precision: 'exact',
    at,
    outline: [],
    state: 'libya',
    events: 1,
    force: 0,
    contested: 0,
    lastDate: '2019-04-05',
    ...change,
  };
}

const TRIPOLI = place('tripoli', [13.19, 32.89], { events: 30, force: 11 });
const AROUND = (['airport', 'district', 'site'] as const).map((kind, index) =>
  place(kind, [13.2 + index / 50, 32.7], { kind }),
);

describe('the atlas', () => {
  it('has a shape for every state of the resources but the smallest', () => {
    const states = readFileSync(new URL('../../../../resources/world/states.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.slice(0, line.indexOf(',')));
    expect(states.filter((state) => !shapes.has(state))).toEqual(['tuvalu']);
    expect(stateOfName('São Tomé and Principe')).toBe('sao-tome-and-principe');
  });

  it('winds outer rings as RFC 7946 asks, and holes the other way', () => {
    const rings = [...shapes.values()].flatMap(({ geometry }) =>
      geometry.coordinates.flatMap((part) => part.map((ring, index) => signedArea(ring) > 0 === (index === 0))),
    );
    expect(rings.length).toBeGreaterThan(1000);
    expect(rings.every(Boolean)).toBe(true);
  });

  it('puts north up and east to the right, and finds its way back', () => {
    const [x, y] = toPlane([13.19, 32.89]);
    expect([x > 0, y < 0]).toEqual([true, true]);
    const [lon, lat] = fromPlane([x, y]);
    expect([lon, lat].map((degrees) => degrees.toFixed(4))).toEqual(['13.1900', '32.8900']);
  });
});

describe('a view', () => {
  it('stands in an address, and comes out of it as it was', () => {
    const view = fitted([toPlane([10, 30]), toPlane([25, 33])], SIZE);
    const again = viewFromAddress(viewToAddress(view, SIZE), SIZE);
    expect(again?.scale).toBeCloseTo(view.scale, 1);
    expect(viewFromAddress('13,32', SIZE)).toBeNull();
    expect(viewFromAddress('13,95,10', SIZE)).toBeNull();
    expect(viewFromAddress('here,32,10', SIZE)).toBeNull();
    expect(viewFromAddress(undefined, SIZE)).toBeNull();
  });

  it('holds what it is fitted to, and moves by parts of what is seen', () => {
    const points = [toPlane([10, 30]), toPlane([25, 33])];
    const view = fitted(points, SIZE);
    for (const point of points) {
      const [x, y] = onScreen(point, view, SIZE);
      expect(x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height).toBe(true);
    }
    const before = onScreen(toPlane([13, 32]), view, SIZE);
    const after = onScreen(toPlane([13, 32]), moved(view, SIZE, { by: [0.1, 0] }), SIZE);
    expect(before[0] - after[0]).toBeCloseTo(SIZE.width / 10);
    expect(moved(view, SIZE, { factor: 1e9 }).scale).toBe(moved(view, SIZE, { factor: 1e12 }).scale);
  });

  it('begins where most happens', () => {
    const abroad = place('berlin', [13.4, 52.5], { state: 'germany', events: 3 });
    expect(homePlaces([TRIPOLI, abroad]).map(({ place: { id } }) => id)).toEqual(['tripoli']);
    const country = place('chad', null, { state: 'chad', precision: 'state' });
    expect(homePlaces([country])).toEqual([country]);
  });

  it('sets a city apart where enough is told of around it, whichever it is', () => {
    expect(frontsOf([TRIPOLI, ...AROUND])?.city.place.id).toBe('tripoli');
    expect(frontsOf([TRIPOLI, ...AROUND.slice(1)])).toBeNull();
    const far = AROUND.map((each) => ({ ...each, at: [20, 32] as const }));
    expect(frontsOf([TRIPOLI, ...far])).toBeNull();
    expect(kilometres([13.19, 32.89], [20.07, 32.12])).toBeCloseTo(650, -1);
  });

  it('has a bar of a round length', () => {
    const bar = scaleBar(32, fitted([toPlane([10, 30]), toPlane([25, 33])], SIZE), 110);
    expect(bar.pixels).toBeLessThanOrEqual(110);
    expect(String(bar.kilometres)).toMatch(/^[125]0*$/u);
  });

  it('writes no label over another or over a mark', () => {
    const mark = (id: string, x: number, y: number) => ({ id, text: 'ten letters', at: [x, y] as const, radius: 5 });
    const labels = placeLabels(
      [mark('a', 100, 100), mark('b', 108, 100), mark('c', 116, 100), mark('d', 124, 100), mark('e', 130, 100)],
      SIZE,
    );
    expect(labels.length).toBeGreaterThan(1);
    expect(labels.length).toBeLessThan(5);
    expect(new Set(labels.map(({ x, y, anchor }) => `${x} ${y} ${anchor}`)).size).toBe(labels.length);
  });
});

describe('windowOf', () => {
  it('is the days until the day, within the window of the case', () => {
    const open = { from: undefined, to: undefined };
    expect(windowOf({ at: '2019-04-30', days: 30 }, open)).toEqual({ from: '2019-04-01', to: '2019-04-30' });
    expect(windowOf({ at: '2019-04-30', days: 0 }, open)).toEqual({ from: undefined, to: '2019-04-30' });
    expect(windowOf({ at: undefined, days: 30 }, { from: '2019-01-01', to: undefined })).toEqual({
      from: '2019-01-01',
      to: undefined,
    });
    expect(windowOf({ at: '2019-04-30', days: 30 }, { from: '2019-04-20', to: '2019-04-25' })).toEqual({
      from: '2019-04-20',
      to: '2019-04-25',
    });
  });
});

describe('toGeoJson', () => {
  const region = place('west', [13, 32.5], {
    kind: 'region',
    precision: 'region',
    outline: [[12.7, 32.7], [13, 32.1], [13.2, 32.8]],
  }); // prettier-ignore
  const libya = place('libya', null, { kind: 'state', precision: 'state' });
  const way: MapWay = {
    kind: 'arms',
    from: place('turkey', null, { kind: 'state', precision: 'state', state: 'turkey' }),
    to: TRIPOLI,
    count: 2,
    firstDate: '2019-05-18',
    lastDate: '2019-05-19',
    sentences: [],
  };
  const collection = toGeoJson({ places: [TRIPOLI, region, libya], ways: [way], unlocated: 7 }, shapes, {
    caseName: 'test',
    from: undefined,
    to: '2019-06-01',
    status: 'happened',
    outlets: [],
  });

  it('is taken by a validator, with a point, a closed ring, a country and a line', () => {
    const checked = check(JSON.stringify(collection));
    expect(checked.type).toBe('FeatureCollection');
    expect(collection.features.map(({ geometry }) => geometry?.type ?? null)).toEqual([
      'Point', 'Polygon', 'MultiPolygon', 'LineString', null,
    ]); // prettier-ignore
    const ring = collection.features[1]?.geometry;
    if (ring?.type !== 'Polygon') throw new Error('a region is a polygon');
    const [outer = []] = ring.coordinates;
    expect(outer.at(0)).toEqual(outer.at(-1));
    expect(signedArea(outer.slice(0, -1))).toBeGreaterThan(0);
  });

  it('says what was asked, and how exactly each place is known', () => {
    expect(collection.marsad).toMatchObject({ caseName: 'test', to: '2019-06-01' });
    expect(collection.features.map(({ properties }) => properties?.['precision'])).toEqual([
      'exact', 'region', 'state', undefined, undefined,
    ]); // prettier-ignore
    expect(collection.features[3]?.properties).toMatchObject({ kind: 'arms', from_precision: 'state', count: 2 });
    expect(collection.features[4]?.properties).toEqual({ what: 'unlocated', events: 7 });
  });

  it('draws countries as nothing where their outlines could not be read', () => {
    const bare = toGeoJson({ places: [libya], ways: [way], unlocated: 0 }, new Map(), {
      caseName: 'test', from: undefined, to: undefined, status: 'happened', outlets: [],
    }); // prettier-ignore
    expect(bare.features.map(({ geometry }) => geometry)).toEqual([null]);
  });
});
