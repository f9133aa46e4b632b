import { describe, expect, it } from 'vitest';

import type { Actor, Place } from '../model/index.ts';
import { geographyOf, hullOf, type LonLat } from './geography.ts';

function place(id: string, change: Partial<Place> = {}): Place {
  return {
    id,
    label: { en: id, ar: id },
    aliases: [],
    kind: 'town',
    state: 'libya',
    admin: null,
    lat: null,
    lon: null,
    precision: 'none',
    nisba: [],
    pack: 'libya',
    ...change,
  };
}

function actor(id: string, type: Actor['type'], party: string, pack: string): Actor {
  return {
    id,
    type,
    label: { en: id, ar: id },
    party,
    aliases: [],
    nisba: [],
    nisbaPlural: [],
    nisbaEn: null,
    metonyms: [],
    capital: null,
    opposes: [],
    affiliations: [],
    unknown: false,
    unarmed: false,
    pack,
  };
}

const at = (lon: number, lat: number, precision: Place['precision'] = 'exact') => ({ lon, lat, precision });

const geography = geographyOf(
  [
    place('west', { kind: 'region' }),
    place('tripoli', { kind: 'city', admin: 'west', ...at(13.19, 32.89) }),
    place('zawiya', { admin: 'west', ...at(12.73, 32.76) }),
    place('gharyan', { admin: 'west', ...at(13.02, 32.17) }),
    place('front', { kind: 'district', admin: 'tripoli', ...at(13.2, 32.75, 'approximate') }),
    place('nowhere'),
    place('pair', { kind: 'region' }),
    place('one', { admin: 'pair', ...at(1, 1) }),
    place('two', { admin: 'pair', ...at(2, 2) }),
  ],
  [
    actor('libya', 'state', 'libya', 'world'),
    actor('lna', 'armed-group', 'lna', 'libya'),
    actor('haftar', 'person', 'lna', 'libya'),
    actor('erdogan', 'person', 'turkey', 'world'),
    actor('turkey', 'state', 'turkey', 'world'),
    actor('un', 'igo', 'un', 'world'),
  ],
);

describe('geographyOf', () => {
  it('says how exactly a place is known, and draws a region around the places in it', () => {
    expect(geography.locationOf('tripoli')).toMatchObject({ precision: 'exact', at: [13.19, 32.89], outline: [] });
    expect(geography.locationOf('front')).toMatchObject({ precision: 'approximate' });
    const west = geography.locationOf('west');
    expect(west?.precision).toBe('region');
    expect(west?.outline).toEqual([
      [12.73, 32.76],
      [13.02, 32.17],
      [13.2, 32.75],
      [13.19, 32.89],
    ]);
  });

  it('draws a state as a state, and nothing for what it knows too little of, or what is no place', () => {
    expect(geography.locationOf('libya')).toMatchObject({ precision: 'state', at: null, state: 'libya' });
    for (const id of ['nowhere', 'pair', 'lna', 'unheard-of']) expect(geography.locationOf(id)).toBeNull();
  });

  it('knows the state of a party: itself, its party, or the conflict of which it is a party', () => {
    expect(['turkey', 'erdogan', 'lna', 'haftar'].map(geography.stateOf)).toEqual([
      'turkey', 'turkey', 'libya', 'libya',
    ]); // prettier-ignore
    expect(geography.stateOf('un')).toBeNull();
  });

  it('knows what lies in what', () => {
    expect(geography.isWithin('front', 'west')).toBe(true);
    expect(geography.isWithin('front', 'libya')).toBe(true);
    expect(geography.isWithin('west', 'front')).toBe(false);
    expect(geography.isWithin('west', 'west')).toBe(false);
  });
});

describe('hullOf', () => {
  it('runs counterclockwise around all points and through none within', () => {
    const square: readonly LonLat[] = [[0, 0], [2, 0], [2, 2], [0, 2], [1, 1]]; // prettier-ignore
    expect(hullOf(square)).toEqual([[0, 0], [2, 0], [2, 2], [0, 2]]); // prettier-ignore
  });

  it('is none for points in a line', () => {
    expect(hullOf([[0, 0], [1, 1], [2, 2]])).toEqual([]); // prettier-ignore
    expect(hullOf([])).toEqual([]);
  });
});
