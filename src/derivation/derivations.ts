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
import { singleOrigin } from './single-origin.ts';

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
  'single-origin': singleOrigin,
  desk,
} as const;

export type DerivationId = keyof typeof DERIVATIONS;

/** A derivation of whatever parameters and rows, for what treats all alike: commands, the API's paths, the page of docs. */
export type AnyDerivation = Derivation<Record<string, number | string | null>, Row>;

/** The derivation of an id; null where there is none. Its parameters are those that `parametersOf` makes of its own. */
export function derivationOf(id: string): AnyDerivation | null {
  // Each takes its own parameters and rows alone, which no common type can say; whoever calls it gets both from it.
  return id in DERIVATIONS ? (DERIVATIONS[id as DerivationId] as unknown as AnyDerivation) : null;
}
