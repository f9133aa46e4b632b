import { type Geography, geographyOf, type PlacesAbove } from '../derivation/index.ts';
import type { Bundle } from '../model/index.ts';

const known = new WeakMap<Bundle, PlacesAbove>();

/** The places that hold a place, by administration, the nearest first; states are left out, for they hold too much. */
export function placesAboveIn(bundle: Bundle): PlacesAbove {
  const made = known.get(bundle) ?? makePlacesAbove(bundle);
  known.set(bundle, made);
  return made;
}

function makePlacesAbove(bundle: Bundle): PlacesAbove {
  const adminOf = new Map(bundle.places.map(({ id, admin }) => [id, admin]));
  const above = new Map<string, readonly string[]>();
  for (const { id } of bundle.places) {
    const chain: string[] = [];
    for (let next = adminOf.get(id); next && !chain.includes(next); next = adminOf.get(next)) chain.push(next);
    above.set(id, chain);
  }
  return (place) => above.get(place) ?? [];
}

const geographies = new WeakMap<Bundle, Geography>();

/** Where the places and states of the resources are, made once. */
export function geographyIn(bundle: Bundle): Geography {
  const made = geographies.get(bundle) ?? geographyOf(bundle.places, bundle.actors);
  geographies.set(bundle, made);
  return made;
}
