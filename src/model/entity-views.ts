import type { EventView } from './event-views.ts';
import type { Figure, Label } from './extraction.ts';
import type { PartyRef, Position, ToldSentence } from './views.ts';

/** What the API hands out of one actor: everything that the articles of a case and the resources say of it. */

/** One name that an outlet uses for someone, in its commonest spelling. */
export interface EntityName {
  readonly name: string;
  readonly uses: number;
  /** Part of all that the outlet calls it, 0 to 1. */
  readonly share: number;
  readonly sentences: readonly ToldSentence[];
}

/** What an outlet calls someone, the commonest name first. */
export interface OutletNames {
  readonly outlet: string;
  readonly uses: number;
  readonly names: readonly EntityName[];
}

/** An office held or a side taken, as the resources have it; open ends are null. */
export interface EntityOffice {
  /** Who holds it, and for which party. */
  readonly holder: PartyRef;
  readonly party: PartyRef;
  /** Null where it is a side taken without an office. */
  readonly office: Label | null;
  /** A day, month or year. */
  readonly from: string | null;
  readonly to: string | null;
}

/** A figure with its sentence. */
export interface EntityFigure {
  readonly figure: Figure;
  readonly places: readonly PartyRef[];
  readonly told: ToldSentence;
}

/** What somebody denied: who is said to have done what, in a sentence. */
export interface EntityDenial {
  readonly claimId: string;
  readonly deniers: readonly PartyRef[];
  readonly told: ToldSentence;
}

/** Some of a list, of how many in all. */
export interface Some<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

export interface EntityView {
  readonly entity: PartyRef;
  /** The party for which it acts; null where it acts for itself. */
  readonly party: PartyRef | null;
  /** True where no resource knows it, and the articles alone name it. */
  readonly provisional: boolean;
  /** How often the articles name it, and how many of them do; reprints count once. */
  readonly mentions: number;
  readonly articles: number;
  /** Others that act for it, those named most first. */
  readonly members: readonly { readonly entity: PartyRef; readonly mentions: number }[];
  readonly names: readonly OutletNames[];
  readonly offices: readonly EntityOffice[];
  /** Positions of its party and toward it, those with the most evidence first; `at` is the day for which they hold. */
  readonly at: string;
  readonly held: readonly { readonly party: PartyRef; readonly position: Position }[];
  readonly received: readonly { readonly party: PartyRef; readonly position: Position }[];
  /** The latest first. */
  readonly events: Some<EventView>;
  /** Days within which an announcement counts as fulfilled. */
  readonly followDays: number;
  readonly figuresSaid: Some<EntityFigure>;
  readonly figuresAbout: Some<EntityFigure>;
  /** What it denied, and what others denied of it. */
  readonly denied: Some<EntityDenial>;
  readonly deniedOfIt: Some<EntityDenial>;
}
