import { queryOptions } from '@tanstack/react-query';
import address from 'world-atlas/countries-50m.json?url';

import { type Atlas, shapesOf } from './world.ts';

/** The outlines of countries, which the application brings with it. */
export const atlasQuery = () =>
  queryOptions({
    queryKey: ['atlas'],
    queryFn: async ({ signal }) => {
      const response = await fetch(address, { signal });
      if (!response.ok) throw new Error(`${response.status}`);
      return shapesOf((await response.json()) as Atlas);
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });
