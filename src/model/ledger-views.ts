import type { Attribution, Figure, Measure } from './extraction.ts';
import type { FigureItem, PartyRef } from './views.ts';

/** What the ledger of figures shows: reports, what conflicts among them, and tallies over time. */

/** A figure as one source gives it, through however many outlets. */
export interface LedgerReport {
  readonly id: string;
  readonly measure: Measure;
  readonly group: PartyRef | null;
  readonly places: readonly PartyRef[];
  /** The day for which it holds, `YYYY-MM-DD`; null where neither the text nor the article has a date. */
  readonly asOf: string | null;
  /** True where the publication date stands for it. */
  readonly asOfInferred: boolean;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whose figure it is; none where the outlet itself gives it, or nobody is named. */
  readonly reporters: readonly PartyRef[];
  readonly reporterKind: Attribution['kind'];
  /** Whoever printed it. */
  readonly outlets: readonly string[];
  /** Whether it belongs to a tally that can only grow. */
  readonly cumulative: 'stated' | 'inferred' | 'no';
  /** How many other reports say something else of the same. */
  readonly conflicts: number;
  /** It is lower than an earlier tally of the same source. */
  readonly isFall: boolean;
  /** The figures that give it, the first ones with their sentences; never empty. */
  readonly figures: readonly FigureItem[];
  /** How many figures give it. */
  readonly tellings: number;
}

/** Two reports that cannot both be right, or a tally that fell: the earlier one first. */
export interface LedgerConflict {
  readonly kind: 'conflict' | 'fall';
  readonly first: LedgerReport;
  readonly second: LedgerReport;
}

export interface LedgerPoint extends Pick<Figure, 'value' | 'low' | 'high'> {
  readonly asOf: string;
  /** The text says that it is a running tally; else a body that counts gives it, which may mean one day alone. */
  readonly isStated: boolean;
  /** Points with the same line are of one source and one scope. */
  readonly line: string;
  readonly reporters: readonly PartyRef[];
  readonly reporterKind: Attribution['kind'];
  readonly outlets: readonly string[];
  readonly places: readonly PartyRef[];
  readonly findingId: string;
}

/** Tallies of one measure and group, in order of days. */
export interface LedgerSeries {
  readonly measure: Measure;
  readonly group: PartyRef | null;
  /** The latest of all its points, in order of days. */
  readonly points: readonly LedgerPoint[];
  readonly total: number;
}

export interface LedgerView {
  /** Reports that are asked for, of `all`. */
  readonly total: number;
  readonly all: number;
  /** Every measure of the case, the most reports first, with its smallest and largest number for one scale. */
  readonly measures: readonly {
    readonly measure: Measure;
    readonly reports: number;
    readonly least: number;
    readonly most: number;
  }[];
  /** Reports of what is asked for that conflict with another, and the first pairs of them. */
  readonly conflicts: { readonly total: number; readonly pairs: readonly LedgerConflict[] };
  readonly series: readonly LedgerSeries[];
  /** The latest first; those without a date last. */
  readonly reports: readonly LedgerReport[];
  /** Give it as `after` of the next page; null on the last one. Conflicts and series stand on the first page alone. */
  readonly next: number | null;
}
