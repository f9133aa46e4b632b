import { camps } from './camps.ts';
import { contradictions } from './contradictions.ts';
import type { Derivation, Row } from './declaration.ts';
import { desk } from './desk.ts';
import { dynamics } from './dynamics.ts';
import { events } from './events.ts';
import { figures } from './figure-ledger.ts';
import { framing, sources } from './framing.ts';
import { interactions } from './interaction.ts';
import { positions } from './position-views.ts';
import { shifts } from './shifts.ts';

/** A derivation of whatever parameters and rows, for what treats all alike: menus, the API's paths, the table in docs. */
export type AnyDerivation = Omit<Derivation<Record<string, number | string | null>, Row>, 'derive' | 'tell'>;

/** Every derivation, in the order in which they are shown. */
export const DERIVATIONS = {
  events,
  positions,
  interactions,
  shifts,
  contradictions,
  figures,
  camps,
  dynamics,
  framing,
  sources,
  desk,
} as const;

export type DerivationId = keyof typeof DERIVATIONS;
