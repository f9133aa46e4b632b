/** Who fights whom in this article: what the tables know, and what the article has told so far. */
import type { Actor } from '../model/index.ts';
import type { KnownEntity } from '../knowledge/index.ts';

export interface Opposition {
  /** The party hit when a place is: an opponent of the actor that the article names, else the state that the place belongs to. */
  readonly ownerOf: (actors: readonly string[], places: readonly string[]) => readonly string[];
  /** The one opponent of the actor that the article names, by the tables or by what it has told so far; none where several are. */
  readonly opponentOf: (actors: readonly string[]) => readonly string[];
  /** Those of `others` whom the tables know to fight one of the actors. */
  readonly opponentsAmong: (actors: readonly string[], others: readonly string[]) => readonly string[];
  /** True for two parties that fight each other. */
  readonly areOpponents: (one: string, other: string) => boolean;
  /** Recipients with the actor's own country taken for the side that he fights in it: حصار حفتر لطرابلس is against its government. */
  readonly sidesHit: (actors: readonly string[], recipients: readonly string[]) => readonly string[];
  /** Notes that two sides fight, as a claim has told. */
  readonly note: (actors: readonly string[], recipients: readonly string[]) => void;
  /** The states of places, those to which the actors belong left out: whom one visits in a capital. */
  readonly statesOf: (actors: readonly string[], places: readonly string[]) => readonly string[];
}

export function createOpposition(
  actors: ReadonlyMap<string, Actor>,
  entities: ReadonlyMap<string, KnownEntity>,
): Opposition {
  const party = (id: string): string => entities.get(id)?.party ?? id;
  const named = new Set([...entities.values()].map((entity) => entity.party));
  // The tables are closed both ways: who opposes whom stands with both.
  const inTables = (id: string): readonly string[] => actors.get(id)?.opposes ?? [];
  const opponents = (id: string): readonly string[] =>
    inTables(id).filter((other) => named.has(other) && entities.has(other));
  const statesOf = (actorIds: readonly string[], places: readonly string[]): readonly string[] => {
    const own = new Set(actorIds.map(party));
    const home = new Set([...own].map((id) => actors.get(id)?.pack));
    return [...new Set(places.map(party))].filter(
      (state) => entities.get(state)?.type === 'state' && !own.has(state) && !home.has(state),
    );
  };
  const told = new Map<string, Map<string, number>>();
  const tell = (from: string, against: string): void => {
    const counts = told.get(from) ?? new Map<string, number>();
    told.set(from, counts.set(against, (counts.get(against) ?? 0) + 1));
  };
  const toldOpponent = (id: string): string | null => {
    const [first, second] = [...(told.get(id) ?? [])].toSorted((a, b) => b[1] - a[1]);
    return first && (!second || first[1] >= 2 * second[1]) ? first[0] : null;
  };
  return {
    note: (actorIds, recipients) => {
      for (const actor of new Set(actorIds.map(party))) {
        for (const recipient of new Set(recipients.map(party))) {
          if (actor === recipient) continue;
          tell(actor, recipient);
          tell(recipient, actor);
        }
      }
    },
    opponentOf: (actorIds) => {
      const parties = [...new Set(actorIds.map(party))];
      const known = [...new Set(parties.flatMap(opponents))];
      if (known.length === 1) return known;
      const opponent = parties.length === 1 ? toldOpponent(parties[0] ?? '') : null;
      return opponent === null ? [] : [opponent];
    },
    opponentsAmong: (actorIds, others) => {
      const known = new Set(actorIds.map(party).flatMap(inTables));
      return others.filter((id) => known.has(party(id)));
    },
    areOpponents: (one, other) =>
      inTables(party(one)).includes(party(other)) || told.get(party(one))?.has(party(other)) === true,
    sidesHit: (actorIds, recipients) => {
      const parties = actorIds.map(party);
      const known = [...new Set(parties.flatMap(opponents))];
      const isOwn = (id: string): boolean =>
        entities.get(id)?.type === 'state' &&
        parties.length > 0 &&
        parties.every((own) => own !== id && actors.get(own)?.pack === id);
      return [...new Set(recipients.flatMap((id) => (isOwn(id) && known.length === 1 ? known : [id])))];
    },
    statesOf,
    ownerOf: (actorIds, places) => {
      const parties = actorIds.map(party);
      const known = [...new Set(parties.flatMap(opponents))];
      if (known.length === 1) return known;
      // Of several opponents the one whose ground it is.
      const home = known.filter((id) => places.some((place) => party(place) === id));
      if (home.length === 1) return home;
      const states = statesOf(actorIds, places);
      // A side of the war that a pack is about fights the other side, not its country.
      return known.length === 0 && states.length === 1 ? states : [];
    },
  };
}
