import type { Label } from './extraction.ts';
import type { EvidenceItem, PartyRef, Position, PositionParameters, ToldSentence } from './views.ts';

/** What the screens of the network and of the dynamics are given. */

/** A party of a network. Parties are the same on all days of the window, so that a drawing of them need not move. */
export interface NetworkParty extends PartyRef {
  /** Units of evidence in the window that it holds or that are held toward it. */
  readonly evidence: number;
  /** Number of its camp on the day; null where no friendly tie holds it in one. */
  readonly camp: number | null;
}

/** A position that is present on the day, as a directed tie. */
export interface NetworkTie extends Position {
  readonly value: number;
  /** Day of the earliest evidence, `YYYY-MM-DD`. */
  readonly firstDate: string;
}

/** What two parties show toward each other, both ways together. */
export interface MutualTie {
  readonly a: string;
  readonly b: string;
  /** −1 to 1, never 0. */
  readonly value: number;
  readonly mass: number;
}

export interface NetworkCamp {
  /** The same for the same camp on all days, from 0. */
  readonly number: number;
  readonly members: readonly string[];
}

export interface NetworkTriangle {
  readonly parties: readonly [string, string, string];
  readonly ties: readonly [MutualTie, MutualTie, MutualTie];
  /** Whether the product of the signs is positive. */
  readonly fits: boolean;
  /** How strong the weakest of the three is, 0 to 1. */
  readonly strength: number;
}

/** The camps of a day, and how well the division fits: a hypothesis, not a finding. */
export interface CampHypothesis {
  readonly at: string;
  readonly camps: readonly NetworkCamp[];
  readonly triangles: number;
  /** Share of the triangles that fit; null where there is none. */
  readonly balanced: number | null;
  readonly ties: number;
  /** Ties that speak against it: hostile within a camp, friendly between two. */
  readonly against: readonly MutualTie[];
}

export interface NetworkChange {
  readonly party: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly ties: readonly { readonly other: string; readonly before: number | null; readonly after: number | null }[];
}

/** The network of one day. */
export interface NetworkView {
  readonly parameters: PositionParameters;
  /** First and last day with evidence in the time window, `YYYY-MM-DD`; null where there is none. */
  readonly window: { readonly first: string; readonly last: string } | null;
  /** The party around which it is drawn, and how many ties far; null where it is whole. */
  readonly party: PartyRef | null;
  readonly depth: number | null;
  readonly parties: readonly NetworkParty[];
  /** How many parties there would be without a limit to their number. */
  readonly partiesInAll: number;
  /** All evidence of the window between the parties, without regard to when: what a drawing that stays is made of. */
  readonly plan: readonly MutualTie[];
  readonly ties: readonly NetworkTie[];
  /** Ties of the day between these parties that sign or evidence hide. */
  readonly tiesHidden: number;
  readonly hypothesis: CampHypothesis;
  /** The strongest triangles, those that do not fit first; those of the party where one is chosen. */
  readonly triangles: readonly NetworkTriangle[];
  /** The camps of another day, and who changed camp since. */
  readonly comparison: {
    readonly hypothesis: CampHypothesis;
    readonly changes: readonly NetworkChange[];
  } | null;
  /** Names of all who are spoken of, whether or not they are among the parties. */
  readonly names: readonly PartyRef[];
}

/** The sentences that weigh most in a tie. */
export interface TieSentences {
  readonly holder: PartyRef;
  readonly target: PartyRef;
  readonly position: Position;
  readonly items: readonly EvidenceItem[];
}

/** What happened to a party in the field within one step of time, beside what others showed toward it. */
export interface DynamicsStepView {
  /** Its first and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly attacks: number;
  readonly suffered: number;
  readonly gains: number;
  readonly losses: number;
  readonly withdrawals: number;
  readonly balance: number;
  /** −1 to 1; null where nothing was shown. */
  readonly support: number | null;
  readonly units: number;
}

/** A stated cause that leads from the field to a position. */
export interface DynamicsLinkView {
  readonly causeId: string;
  readonly findingId: string;
  readonly marker: string;
  readonly cause: string;
  readonly effect: string;
  readonly holder: PartyRef;
  readonly sign: 1 | -1;
  readonly day: string;
  readonly causeDay: string | null;
  readonly sentence: ToldSentence | null;
}

export interface DynamicsSeries {
  readonly from: string;
  readonly to: string;
  readonly battles: number;
  readonly steps: readonly DynamicsStepView[];
  readonly lags: readonly {
    readonly lagDays: number;
    readonly r: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly pairs: number;
  }[];
  readonly clearestLagDays: number | null;
  readonly links: readonly DynamicsLinkView[];
}

/** The sentences of one step. */
export interface DynamicsStepSentences {
  readonly from: string;
  readonly field: readonly { readonly deed: string; readonly sentence: ToldSentence }[];
  readonly support: readonly { readonly holder: PartyRef; readonly sign: 1 | -1; readonly sentence: ToldSentence }[];
}

export interface DynamicsView {
  /** The numbers that can be changed, with their values. */
  readonly parameters: readonly {
    readonly name: string;
    readonly label: Label;
    readonly unit: 'days' | 'draws' | 'units' | null;
    readonly min: number;
    readonly max: number;
    readonly default: number;
    readonly value: number;
  }[];
  /** Parties with enough in the field, those with the most first. */
  readonly parties: readonly (PartyRef & { readonly battles: number; readonly links: number })[];
  readonly party: PartyRef | null;
  readonly series: DynamicsSeries | null;
  /** Of the step that was asked for. */
  readonly step: DynamicsStepSentences | null;
}
