import type { Place } from './bundle.ts';
import type { ClaimType } from './ontology.ts';
import type { PartyRef, ToldSentence } from './views.ts';

/** What the map of a case is drawn from. Longitudes and latitudes in degrees, WGS 84. */

/** Somewhere on the map. */
export interface MapLocation {
  readonly place: PartyRef;
  readonly kind: Place['kind'] | 'state';
  /** The place itself; near it; among the known places of a region; in a state. */
  readonly precision: 'exact' | 'approximate' | 'region' | 'state';
  /** `[longitude, latitude]`; null for a state, which is drawn as large as it is. */
  readonly at: readonly [number, number] | null;
  /** Around the known places of a region, counterclockwise, the first point not repeated; empty for all else. */
  readonly outline: readonly (readonly [number, number])[];
  /** The id of the state in which it lies; itself for a state. */
  readonly state: string | null;
}

/** A place with the events that are told to be there. */
export interface MapPlace extends MapLocation {
  readonly events: number;
  /** Of these, acts that harm: PLOVER's material conflict. */
  readonly force: number;
  /** Of these, told by one voice and denied by another. */
  readonly contested: number;
  /** Day of the latest of them. */
  readonly lastDate: string;
}

/** What went from one place to another, as events or figures tell. */
export interface MapWay {
  readonly kind: 'arms' | 'troops' | 'visit' | 'displacement';
  readonly from: MapLocation;
  readonly to: MapLocation;
  /** How many events or figures tell of it. */
  readonly count: number;
  readonly firstDate: string;
  readonly lastDate: string;
  /** Some of the sentences, the latest first. */
  readonly sentences: readonly ToldSentence[];
}

export interface MapView {
  /** First and last day on which anything happened, whatever window is asked for; null where nothing did. */
  readonly days: { readonly first: string; readonly last: string } | null;
  /** Events with a place by month, whatever window is asked for. */
  readonly months: readonly { readonly month: string; readonly events: number }[];
  /** Events in the window. */
  readonly total: number;
  /** Of these, events without a place that can be drawn. */
  readonly unlocated: number;
  /** Those with the most events first. */
  readonly places: readonly MapPlace[];
  readonly ways: readonly MapWay[];
  /** Every state by name, so that what lies around can be read. */
  readonly states: readonly PartyRef[];
}

/** An event as a list shows it. */
export interface MapEvent {
  readonly id: string;
  readonly type: ClaimType;
  readonly mode: string | null;
  readonly date: string;
  /** First and last day that it may have been. */
  readonly earliest: string;
  readonly latest: string;
  /** True where no text says when, and the publication date stands for it. */
  readonly dateInferred: boolean;
  readonly status: 'planned' | 'possible' | 'done' | 'contested' | 'denied';
  readonly actors: readonly PartyRef[];
  readonly recipients: readonly PartyRef[];
  /** Where it is told to be, drawn or not. */
  readonly places: readonly PartyRef[];
  /** Independent voices that tell it. */
  readonly voices: number;
  readonly sentences: readonly ToldSentence[];
}

/** The events of one place, or those without any, the latest first. */
export interface MapEventPage {
  readonly total: number;
  readonly events: readonly MapEvent[];
}
