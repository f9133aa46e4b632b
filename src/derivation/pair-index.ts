import type { Position, PositionParameters } from '../model/index.ts';
import { type DailySum, dailySums, positionOfSums } from './daily-sums.ts';
import { compareText } from './findings.ts';
import type { Evidence } from './evidence.ts';
import { signOfDay } from './positions.ts';
import { onceFor } from './reuse.ts';
import { findingIdsOf, type PositionUnit } from './units.ts';

/**
 * How are the positions of all pairs drawn for any day while somebody waits? What does not hang on the day is counted once,
 * and daily sums stand for the units; bands and sentences are made of the units of what is opened.
 */
export interface PairEntry {
  readonly holder: string;
  readonly target: string;
  /** In order of days, then ids. */
  readonly units: readonly PositionUnit[];
  readonly sums: readonly DailySum[];
  /** What is the same on every day. */
  readonly always: Pick<Position, 'units' | 'favourable' | 'adverse' | 'outlets' | 'lastDate' | 'lastSign'>;
}

/** All pairs, sorted by holder and target. */
export interface PairIndex {
  readonly pairs: readonly PairEntry[];
  /** The day of the latest unit, `YYYY-MM-DD`; null where there is none. */
  readonly lastDate: string | null;
}

/** `pairs` are those of an evidence: each pair's units in order. */
export function indexPairs(pairs: readonly (readonly PositionUnit[])[]): PairIndex {
  const entries = pairs.map(entryOf);
  const lastDate = entries.reduce<string | null>(
    (latest, { always }) => (latest === null || compareText(always.lastDate, latest) > 0 ? always.lastDate : latest),
    null,
  );
  return { pairs: entries, lastDate };
}

/** The index of an evidence, made when first asked for. */
export const pairIndexOf: (evidence: Evidence) => PairIndex = onceFor(({ pairs }) => indexPairs(pairs));

const entryOf: (pair: readonly PositionUnit[]) => PairEntry = onceFor((pair) => {
  const last = pair.at(-1);
  if (last === undefined) throw new RangeError('a pair has at least one unit');
  const favourable = pair.filter(({ sign }) => sign === 1).length;
  return {
    holder: last.holder,
    target: last.target,
    units: pair,
    sums: dailySums(pair),
    always: {
      units: pair.length,
      favourable,
      adverse: pair.length - favourable,
      outlets: new Set(pair.map((unit) => unit.outlet ?? unit.documentId)).size,
      lastDate: last.date,
      lastSign: signOfDay(pair, last),
    },
  };
});

/** The findings behind all units of a pair, sorted. */
export const findingIdsOfPair: (pair: readonly PositionUnit[]) => readonly string[] = onceFor(findingIdsOf);

/** What `derivePositions` gives for the units of these pairs, to the last digits. */
export function positionsOfPairs(pairs: readonly PairEntry[], parameters: PositionParameters): readonly Position[] {
  return pairs.map(({ holder, target, sums, always }) => {
    const { value, n, mass, contested } = positionOfSums(sums, parameters);
    const { units, favourable, adverse, outlets, lastDate, lastSign } = always;
    return { holder, target, value, n, mass, units, favourable, adverse, contested, outlets, lastDate, lastSign };
  });
}
