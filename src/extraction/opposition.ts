/** Who fights whom in this article: what the tables know, and what the article has told so far. */
import type { Actor } from '../model/index.ts';
import type { KnownEntity } from '../knowledge/index.ts';

export interface Opposition {
  /** The party hit when a place is: an opponent of the actor that the article names, else the state that the place belongs to. */
  readonly ownerOf: (actors: readonly string[], places: readonly string[]) => readonly string[];
  /** The states of places, those of the actors left out: whom one visits in a capital. */
  readonly statesOf: (actors: readonly string[], places: readonly string[]) => readonly string[];
}

export function createOpposition(actors: ReadonlyMap<string, Actor>, entities: ReadonlyMap<string, KnownEntity>): Opposition {
  const party = (id: string): string => entities.get(id)?.party ?? id;
  const named = new Set([...entities.values()].map((entity) => entity.party));
  const opponents = (id: string): readonly string[] => {
    const own = actors.get(id)?.opposes ?? [];
    const reverse = [...actors.values()].filter((actor) => actor.opposes.includes(id)).map((actor) => actor.id);
    return [...new Set([...own, ...reverse])].filter((other) => named.has(other) && entities.has(other));
  };
  const statesOf = (actorIds: readonly string[], places: readonly string[]): readonly string[] => {
    const own = new Set(actorIds.map(party));
    return [...new Set(places.map(party))].filter((state) => entities.get(state)?.type === 'state' && !own.has(state));
  };
  return {
    statesOf,
    ownerOf: (actorIds, places) => {
      const parties = actorIds.map(party);
      const known = [...new Set(parties.flatMap(opponents))];
      if (known.length === 1) return known;
      const states = statesOf(actorIds, places);
      if (known.length === 0 && states.length === 1 && parties.every((id) => entities.get(id)?.type !== 'state')) return states;
      return [];
    },
  };
}
