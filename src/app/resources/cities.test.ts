import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import type { Actor, Place } from '../../model/index.ts';
import { type City, cityKey, fillCoordinates, readCities } from './cities.ts';
import { loadBundle, OWN_RESOURCES } from './load-bundle.ts';

const PLACE: Place = {
  id: 'x',
  label: { en: 'X', ar: 'س' },
  aliases: [],
  kind: 'city',
  state: 'costa-rica',
  admin: null,
  lat: null,
  lon: null,
  precision: 'none',
  nisba: [],
  pack: 'world',
};
const STATE: Actor = {
  id: 'costa-rica',
  type: 'state',
  label: { en: 'Costa Rica', ar: 'كوستاريكا' },
  party: 'costa-rica',
  aliases: [],
  nisba: [],
  nisbaPlural: [],
  nisbaEn: null,
  metonyms: [],
  capital: 'سان خوسيه|San Jose',
  opposes: [],
  affiliations: [],
    unknown: false,
    unarmed: false,
  pack: 'world',
};
const CITY: City = { name: 'San José', country: 'CR', isCapital: true, population: 335_007, lat: 9.93, lon: -84.08 };

function fill(place: Partial<Place>, ...cities: readonly City[]): Place | undefined {
  return fillCoordinates([{ ...PLACE, ...place }], [STATE], new Map([['costa-rica', 'CR']]), cities)[0];
}

describe('fillCoordinates', () => {
  const capital = { label: { en: 'San Jose', ar: 'سان خوسيه' } };

  it('finds a capital among its namesakes', () => {
    const namesake = { ...CITY, isCapital: false, lat: 1 };
    expect(fill(capital, namesake, CITY)).toMatchObject({ lat: 9.93, lon: -84.08, precision: 'exact' });
  });

  it.each<readonly [string, Partial<Place>, readonly City[]]>([
    ['in another country', { ...capital, state: 'panama' }, [CITY]],
    ['of a capital that GeoNames has as a mere town of that name', capital, [{ ...CITY, isCapital: false }]],
    ['of a small town', { label: { en: 'Liberia', ar: 'ليبريا' } }, [{ ...CITY, name: 'Liberia', isCapital: false, population: 40_000 }]],
    [
      'of two cities of one name',
      { label: { en: 'Liberia', ar: 'ليبريا' } },
      [
        { ...CITY, name: 'Liberia', isCapital: false },
        { ...CITY, name: 'Liberia', isCapital: false, lat: 1 },
      ],
    ],
    ['of a province', { ...capital, kind: 'province' }, [CITY]],
    ['where the table gives coordinates', { ...capital, lat: 9.9, lon: -84.1, precision: 'exact' }, [CITY]],
  ])('takes no coordinates %s', (_what, place, cities) => {
    expect(fill(place, ...cities)).toEqual({ ...PLACE, ...place });
  });

  it.each([
    ['San José', 'san jose'],
    ['Al-Khums', 'Khums'],
    ['Panama City', 'Panamá'],
  ])('knows %s for %s', (one, other) => {
    expect(cityKey(one)).toBe(cityKey(other));
  });
});

describe('the bundle', () => {
  it('has every capital on the map', () => {
    expect(readCities().length).toBeGreaterThan(5000);
    const { actors, places } = loadBundle();
    const capitals = new Set(actors.flatMap(({ type, capital }) => (type === 'state' && capital !== null ? capital.split('|') : [])));
    const lost = places.filter(({ label, lat, kind }) => lat === null && kind === 'city' && capitals.has(label.ar));
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it('has no city more than 25 km from where GeoNames has the big city of that name', () => {
    const codes = new Map(
      readFileSync(join(OWN_RESOURCES, 'world', 'country-codes.csv'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(',') as [string, string]),
    );
    const cities = new Map<string, City[]>();
    for (const city of readCities()) {
      const key = `${city.country} ${cityKey(city.name)}`;
      cities.set(key, [...(cities.get(key) ?? []), city]);
    }
    let compared = 0;
    const far = loadBundle().places.flatMap(({ id, label, kind, state, lat, lon }) => {
      const namesakes = cities.get(`${codes.get(state ?? '')} ${cityKey(label.en)}`);
      if (!namesakes || lat === null || lon === null || (kind !== 'city' && kind !== 'town')) return [];
      compared += 1;
      const kilometres = Math.min(...namesakes.map((city) => distanceKm({ lat, lon }, city)));
      return kilometres > 25 ? [`${id}: ${kilometres.toFixed(0)} km`] : [];
    });
    expect(compared).toBeGreaterThan(300);
    expect(far).toEqual([]);
  });
});

interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Along a great circle (haversine). */
function distanceKm(a: Point, b: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const across = Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * 6371 * Math.asin(Math.sqrt(half(a.lat, b.lat) + across));
}
