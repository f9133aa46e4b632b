import type { Claim, Measure } from './extraction.ts';
import type { ClaimType } from './ontology.ts';
import type { PartyRef, ToldSentence } from './views.ts';

/** What the API hands out of events: the timeline, and one event with its place in it. */

export const EVENT_STATUSES = ['planned', 'possible', 'done', 'contested', 'denied'] as const;
/** `done`: told as having happened; `contested`: told and denied by different voices; `denied`: only denied. */
export type EventStatus = (typeof EVENT_STATUSES)[number];

export const EVENT_MARKS = ['linked', 'differing', 'several'] as const;
/** `linked`: announced, or announced before; `differing`: told in different ways; `several`: by more than one voice. */
export type EventMark = (typeof EVENT_MARKS)[number];

export const LANE_KINDS = ['actor', 'place', 'source'] as const;
/** What a lane of the timeline stands for: a party that acts, a place, or a voice that tells. */
export type LaneKind = (typeof LANE_KINDS)[number];

/** Who tells an event independently of others: an outlet, or whoever it quotes. */
export interface EventVoice {
  readonly kind: 'outlet' | 'named' | 'anonymous' | 'observers' | 'media';
  /** The outlet that tells it itself, or that has the unnamed source; null for named ones. */
  readonly outlet: string | null;
  readonly parties: readonly PartyRef[];
}

/** Another event in a line: what had announced an event, or what came after it. */
export interface EventLink {
  readonly id: string;
  readonly type: ClaimType;
  readonly status: EventStatus;
  readonly date: string;
  readonly actors: readonly PartyRef[];
  readonly recipients: readonly PartyRef[];
}

/** One way in which something is told, in the words of the field: a day, ids of places by `+`, a type, or bounds `low..high`. */
export interface EventVariant {
  readonly value: string;
  /** What the value names, where it names places. */
  readonly parties: readonly PartyRef[];
  /** How many findings tell it so, and one of them. */
  readonly tellings: number;
  readonly findingId: string;
}

/** In what the tellings of an event differ, each way with a finding that tells it. */
export interface EventDifference {
  readonly of: 'date' | 'place' | 'type' | 'figure';
  /** What is counted, for figures. */
  readonly measure: Measure | null;
  readonly variants: readonly EventVariant[];
}

/** An event in a reading list. */
export interface EventView {
  readonly id: string;
  readonly type: ClaimType;
  readonly mode: string | null;
  readonly aspect: Claim['aspect'];
  readonly status: EventStatus;
  readonly actors: readonly PartyRef[];
  readonly recipients: readonly PartyRef[];
  readonly places: readonly PartyRef[];
  /** The day at which it stands, and the first and last that it may have been, `YYYY-MM-DD`. */
  readonly date: string;
  readonly earliest: string;
  readonly latest: string;
  /** True where no text says when, and the publication date stands for it. */
  readonly dateInferred: boolean;
  readonly voices: readonly EventVoice[];
  /** Articles that tell or deny it, reprints left out. */
  readonly documents: number;
  readonly tellings: number;
  /** The surest sentence that tells it, and the surest that denies it. */
  readonly told: ToldSentence | null;
  readonly denied: ToldSentence | null;
  readonly differences: readonly EventDifference[];
  readonly followedBy: readonly EventLink[];
  readonly announcedBy: readonly EventLink[];
}

/** Some rows of the reading list, from the first asked for. */
export interface EventPage {
  readonly total: number;
  readonly offset: number;
  /** The day of the event before the first of them; null where there is none. */
  readonly before: string | null;
  readonly events: readonly EventView[];
}

/** One event, and its number in the list that is asked for, from 0; null where the list leaves it out. */
export interface EventInList {
  readonly event: EventView;
  readonly index: number | null;
}

/** An event as it is drawn. */
export interface LaneMark {
  readonly id: string;
  readonly type: ClaimType;
  readonly status: EventStatus;
  readonly date: string;
  readonly earliest: string;
  readonly latest: string;
  readonly dateInferred: boolean;
  /** How many independent voices tell it. */
  readonly voices: number;
  /** What came after it, by id. */
  readonly followedBy: readonly string[];
}

/** How many events of each status some days have. */
export interface LaneBin {
  readonly from: string;
  readonly to: string;
  readonly counts: Readonly<Partial<Record<EventStatus, number>>>;
}

export interface TimelineLane {
  /** Id of a party or place, or the voice; `''` for events of which no place is known. */
  readonly id: string;
  /** The name of a party or place; null for a voice, and for no place. */
  readonly party: PartyRef | null;
  readonly voice: EventVoice | null;
  readonly events: number;
  /** Each event, where they are few enough to be drawn; else null. */
  readonly marks: readonly LaneMark[] | null;
  /** The same events by stretches of time, those without any left out. */
  readonly bins: readonly LaneBin[];
}

/** How many events of the list a value is given to. */
export interface EventFacets {
  readonly statuses: readonly { readonly status: EventStatus; readonly events: number }[];
  readonly types: readonly { readonly type: ClaimType; readonly events: number }[];
  readonly marks: readonly { readonly mark: EventMark; readonly events: number }[];
  /** Those with the most events first. */
  readonly parties: readonly { readonly party: PartyRef; readonly events: number }[];
}

/** The timeline of a case, as far as it is asked for. */
export interface TimelineView {
  /** Events asked for, and all of the case. */
  readonly total: number;
  readonly all: number;
  /** First and last day that any event asked for may have been; null where there is none. */
  readonly first: string | null;
  readonly last: string | null;
  /** The day before and after which as many of them lie. */
  readonly middle: string | null;
  /** The days among which nearly all of them lie, and how many lie wholly before and after; null where there is none. */
  readonly dense: {
    readonly from: string;
    readonly to: string;
    readonly before: number;
    readonly after: number;
  } | null;
  /** All events that the filter without its days asks for, by stretches of time. */
  readonly overview: readonly LaneBin[];
  /** Days within which an announcement counts as fulfilled. */
  readonly followDays: number;
  readonly facets: EventFacets;
  readonly lanes: readonly TimelineLane[];
  /** Lanes in all, of which these are those with the most events. */
  readonly lanesTotal: number;
}
