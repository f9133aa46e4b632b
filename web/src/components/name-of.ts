import type { PartyRef } from '../api/types.ts';

/** The names of a party in both languages by its id. */
export type NameOf = (id: string) => Pick<PartyRef, 'id' | 'label'>;

/** Names by those that came with an answer; a party that is not among them is called by its id. */
export const nameIn =
  (parties: readonly Pick<PartyRef, 'id' | 'label'>[]): NameOf =>
  (id) =>
    parties.find((party) => party.id === id) ?? { id, label: { ar: id, en: id } };
