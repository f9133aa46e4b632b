import { dayNumber, dayText, type Position, type PositionParameters } from '../model/index.ts';
import { type Balance, balanceOf, communitiesOf, type Tie, tiesOf } from './camps.ts';
import { positionOfSums } from './daily-sums.ts';
import { compareText, distinct, valueAt } from './findings.ts';
import { type PairEntry, positionsOfPairs } from './pair-index.ts';

/**
 * How is a network shown that moves through time and can still be read? Its parties are chosen once for a whole window of
 * days, its camps bear one number throughout, and only the ties change from day to day.
 */

/** First and last day, since 1970-01-01, both included. */
export interface DayWindow {
  readonly first: number;
  readonly last: number;
}

/** What all evidence within a window says of each two parties, without regard to when: a tie by weight alone. */
export function overallTies(pairs: readonly PairEntry[], window: DayWindow): readonly Tie[] {
  return tiesOf(
    pairs.flatMap(({ holder, target, sums, always }): readonly Position[] => {
      const own = sums.filter(({ day }) => day >= window.first && day <= window.last);
      const mass = own.reduce((sum, { weight }) => sum + weight, 0);
      if (mass === 0) return [];
      const value = own.reduce((sum, { moment }) => sum + moment, 0) / mass;
      return [{ holder, target, value, n: own.length, mass, contested: false, ...always }];
    }),
  );
}

/** Units of evidence of each party within a window, as holder or as target; those with the most first. */
export function partiesByEvidence(pairs: readonly PairEntry[], window: DayWindow): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { holder, target, sums } of pairs) {
    const own = sums.reduce(
      (sum, each) => (each.day >= window.first && each.day <= window.last ? sum + each.units : sum),
      0,
    );
    if (own === 0 || holder === target) continue;
    for (const party of [holder, target]) units.set(party, (units.get(party) ?? 0) + own);
  }
  return new Map([...units].toSorted(([a, x], [b, y]) => y - x || compareText(a, b)));
}

/** The parties that are at most so many ties away from one, itself included. */
export function partiesWithin(ties: readonly Tie[], party: string, steps: number): ReadonlySet<string> {
  const neighbours = new Map<string, string[]>();
  for (const { a, b } of ties) {
    valueAt(neighbours, a, () => []).push(b);
    valueAt(neighbours, b, () => []).push(a);
  }
  const reached = new Set([party]);
  let edge: readonly string[] = [party];
  for (let step = 0; step < steps; step += 1) {
    edge = distinct(edge.flatMap((each) => neighbours.get(each) ?? [])).filter((each) => !reached.has(each));
    for (const each of edge) reached.add(each);
  }
  return reached;
}

/** Two or more parties whom friendly ties hold together, under a number that it keeps from day to day. */
export interface Camp {
  /** From 0. */
  readonly number: number;
  readonly members: readonly string[];
}

/**
 * The camps of a day, numbered after those of the whole window with which they share the most members, each number given once;
 * new ones get the numbers after. Who has no friend is in no camp.
 */
export function numberCamps(
  whole: readonly (readonly string[])[],
  ofDay: readonly (readonly string[])[],
): readonly Camp[] {
  const known = whole.filter((members) => members.length > 1);
  const camps = ofDay.filter((members) => members.length > 1);
  const shared = camps
    .flatMap((members, camp) =>
      known.map((others, number) => ({ camp, number, size: members.filter((each) => others.includes(each)).length })),
    )
    .filter(({ size }) => size > 0)
    .toSorted((x, y) => y.size - x.size || x.number - y.number || x.camp - y.camp);
  const numbers = new Map<number, number>();
  for (const { camp, number } of shared) {
    if (!numbers.has(camp) && ![...numbers.values()].includes(number)) numbers.set(camp, number);
  }
  let next = known.length;
  return camps
    .map((members, camp) => ({ number: numbers.get(camp) ?? next++, members }))
    .toSorted((x, y) => x.number - y.number);
}

/** Ties that speak against a division into camps: hostile within one, or friendly between two. The strongest first. */
export function tiesAgainst(ties: readonly Tie[], camps: readonly Camp[]): readonly Tie[] {
  const campOf = new Map(camps.flatMap(({ number, members }) => members.map((party) => [party, number] as const)));
  return ties
    .filter(({ a, b, value }) => {
      const [first, second] = [campOf.get(a), campOf.get(b)];
      if (first === undefined || second === undefined) return false;
      return (first === second) !== value > 0;
    })
    .toSorted((x, y) => Math.abs(y.value) - Math.abs(x.value) || compareText(x.a, y.a) || compareText(x.b, y.b));
}

/** The ties, camps and balance of one day. */
export interface DayNetwork {
  readonly positions: readonly Position[];
  readonly ties: readonly Tie[];
  readonly camps: readonly Camp[];
  readonly balance: Balance;
  readonly against: readonly Tie[];
}

/** The network of a day; `whole` are the communities of the whole window, after which those of the day are numbered. */
export function networkOfDay(
  pairs: readonly PairEntry[],
  parameters: PositionParameters,
  whole: readonly (readonly string[])[],
): DayNetwork {
  const positions = positionsOfPairs(pairs, parameters).filter(
    ({ holder, target, value }) => value !== null && holder !== target,
  );
  const ties = tiesOf(positions);
  const camps = numberCamps(whole, communitiesOf(ties));
  return { positions, ties, camps, balance: balanceOf(ties), against: tiesAgainst(ties, camps) };
}

/** A party that is in another camp on one day than on another, or in one on only one of them. */
export interface CampChange {
  readonly party: string;
  /** Number of the camp; null where it is in none. */
  readonly before: number | null;
  readonly after: number | null;
  /** Its ties that changed, the most first; null where there is none on that day. */
  readonly ties: readonly { readonly other: string; readonly before: number | null; readonly after: number | null }[];
}

/** What changed in the camps between two days, by the sum of what changed in the ties of each party. */
export function campChanges(before: DayNetwork, after: DayNetwork): readonly CampChange[] {
  const campIn = ({ camps }: DayNetwork): ReadonlyMap<string, number> =>
    new Map(camps.flatMap(({ number, members }) => members.map((party) => [party, number] as const)));
  const [first, second] = [campIn(before), campIn(after)];
  return distinct([...first.keys(), ...second.keys()])
    .map((party) => ({
      party,
      before: first.get(party) ?? null,
      after: second.get(party) ?? null,
      ties: tieChanges(party, before.ties, after.ties),
    }))
    .filter((change) => change.before !== change.after)
    .toSorted((x, y) => sizeOf(y) - sizeOf(x) || compareText(x.party, y.party));
}

function tieChanges(party: string, before: readonly Tie[], after: readonly Tie[]): CampChange['ties'] {
  const valuesIn = (ties: readonly Tie[]): ReadonlyMap<string, number> =>
    new Map(
      ties.flatMap(
        ({ a, b, value }) => (a === party ? [[b, value]] : b === party ? [[a, value]] : []) as [string, number][],
      ),
    );
  const [first, second] = [valuesIn(before), valuesIn(after)];
  return distinct([...first.keys(), ...second.keys()])
    .map((other) => ({ other, before: first.get(other) ?? null, after: second.get(other) ?? null }))
    .toSorted((x, y) => stepOf(y) - stepOf(x) || compareText(x.other, y.other));
}

function stepOf({ before, after }: CampChange['ties'][number]): number {
  return Math.abs((after ?? 0) - (before ?? 0));
}

function sizeOf({ ties }: CampChange): number {
  return ties.reduce((sum, tie) => sum + stepOf(tie), 0);
}

/** A position over some days on end, on each of which it is present. */
export interface Spell {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly steps: readonly { readonly from: string; readonly to: string; readonly value: number; readonly n: number }[];
}

/**
 * When was a position there? Looked at every `stepDays`, one of the days being `parameters.at`; each look holds until the next.
 * `isShown` leaves out looks that a filter hides.
 */
export function spellsOf(
  { sums }: PairEntry,
  window: DayWindow,
  stepDays: number,
  parameters: PositionParameters,
  isShown: (look: { readonly value: number; readonly n: number; readonly contested: boolean }) => boolean,
): readonly Spell[] {
  const at = dayNumber(parameters.at) ?? window.last;
  const first = at - Math.floor((at - window.first) / stepDays) * stepDays;
  const spells: { from: string; to: string; steps: Spell['steps'][number][] }[] = [];
  let isOpen = false;
  for (let day = first; day <= Math.max(window.last, at); day += stepDays) {
    const from = dayText(day);
    const { value, n, contested } = positionOfSums(sums, { ...parameters, at: from });
    if (value === null || !isShown({ value, n, contested })) {
      isOpen = false;
      continue;
    }
    const to = dayText(day + stepDays - 1);
    const last = spells.at(-1);
    if (isOpen && last !== undefined) {
      last.to = to;
      last.steps.push({ from, to, value, n });
    } else spells.push({ from, to, steps: [{ from, to, value, n }] });
    isOpen = true;
  }
  return spells;
}
