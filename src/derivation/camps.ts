import type { Position, PositionParameters } from '../model/index.ts';
import { AT, days, type Derivation, type Row, share, tellDay, tellNumber, tellParties } from './declaration.ts';
import type { Evidence } from './evidence.ts';
import { compareText, distinct, groupBy, valueAt } from './findings.ts';
import { pairIndexOf, positionsOfPairs } from './pair-index.ts';
import { parametersAt } from './position-views.ts';
import { POSITION_DEFAULTS } from './positions.ts';
import { withReuse } from './reuse.ts';
import { findingIdsOf, type PositionUnit } from './units.ts';

/**
 * Who stands together against whom? Positions as a signed network on one day: communities, triangles that do not fit, and who
 * lies between.
 *
 * Sources: communities maximise signed modularity (S. Gómez, P. Jensen, A. Arenas, Physical Review E 80, 2009) by greedy
 * merging and moving; balance after D. Cartwright and F. Harary, Psychological Review 63 (1956): a triangle fits where the
 * product of its signs is positive; betweenness by U. Brandes, Journal of Mathematical Sociology 25 (2001).
 */

/** A tie between two parties: what they think of each other, as far as either is known to. */
export interface Tie {
  /** The two parties, the lesser id first. */
  readonly a: string;
  readonly b: string;
  /** Mean of P(a,b) and P(b,a) by mass, −1 to 1, never 0. */
  readonly value: number;
  readonly mass: number;
}

/** The ties of all present positions, sorted. */
export function tiesOf(positions: readonly Position[]): readonly Tie[] {
  const present = positions.filter(({ value, holder, target }) => value !== null && holder !== target);
  const pairs = groupBy(present, ({ holder, target }) => distinct([holder, target]).join('|'));
  return [...pairs]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, both]) => {
      const [first] = both;
      if (first === undefined) return [];
      const [a = '', b = ''] = distinct([first.holder, first.target]);
      const mass = both.reduce((sum, each) => sum + each.mass, 0);
      const value = both.reduce((sum, each) => sum + each.mass * (each.value ?? 0), 0) / mass;
      return value === 0 ? [] : [{ a, b, value, mass }];
    });
}

/**
 * Communities that maximise Q = Σ_ij [w_ij − (k⁺_i k⁺_j / 2w⁺ − k⁻_i k⁻_j / 2w⁻)] δ(c_i, c_j), up to a factor: friends together,
 * enemies apart, each against what chance would give. First the best two are merged until no merging helps, then single parties
 * move until no move helps. Only a friendly tie brings parties together: a common enemy alone makes no camp. Equal gains are
 * decided by id, so that the result is one.
 */
export function communitiesOf(ties: readonly Tie[]): readonly (readonly string[])[] {
  const parties = distinct(ties.flatMap(({ a, b }) => [a, b]));
  const gain = signedGain(ties);
  const campOf = new Map(parties.map((party) => [party, [party]]));
  for (let merge = bestMerge(ties, campOf, gain); merge !== null; merge = bestMerge(ties, campOf, gain)) {
    const joint = [...merge[0], ...merge[1]];
    for (const party of joint) campOf.set(party, joint);
  }
  moveWhereBetter(ties, parties, campOf, gain);
  return [...new Set(campOf.values())]
    .map((camp) => camp.toSorted(compareText))
    .toSorted((x, y) => y.length - x.length || compareText(x[0] ?? '', y[0] ?? ''));
}

/** What two parties add to Q by being in one community. */
type Gain = (a: string, b: string) => number;

function signedGain(ties: readonly Tie[]): Gain {
  const weights = new Map<string, number>();
  const friendly = new Map<string, number>();
  const hostile = new Map<string, number>();
  let allFriendly = 0;
  let allHostile = 0;
  for (const { a, b, value } of ties) {
    weights.set(`${a}|${b}`, value);
    const side = value > 0 ? friendly : hostile;
    for (const party of [a, b]) side.set(party, (side.get(party) ?? 0) + Math.abs(value));
    if (value > 0) allFriendly += 2 * value;
    else allHostile -= 2 * value;
  }
  const expected = (side: ReadonlyMap<string, number>, all: number, a: string, b: string): number =>
    all === 0 ? 0 : ((side.get(a) ?? 0) * (side.get(b) ?? 0)) / all;
  return (a, b) =>
    (weights.get(a < b ? `${a}|${b}` : `${b}|${a}`) ?? 0) -
    (expected(friendly, allFriendly, a, b) - expected(hostile, allHostile, a, b));
}

/** Gains below this are rounding. */
const GAIN_MIN = 1e-9;

/** The two camps with a friendly tie between them whose merging adds most; null where none adds anything. */
function bestMerge(
  ties: readonly Tie[],
  campOf: ReadonlyMap<string, readonly string[]>,
  gain: Gain,
): readonly [readonly string[], readonly string[]] | null {
  let best: readonly [readonly string[], readonly string[]] | null = null;
  let most = GAIN_MIN;
  for (const { a, b, value } of ties) {
    const [first, second] = [campOf.get(a), campOf.get(b)];
    if (value <= 0 || first === undefined || second === undefined || first === second) continue;
    const total = sumOver(first, second, gain);
    if (total <= most + GAIN_MIN) continue;
    most = total;
    best = [first, second];
  }
  return best;
}

function sumOver(first: readonly string[], second: readonly string[], gain: Gain): number {
  let total = 0;
  for (const a of first) for (const b of second) total += gain(a, b);
  return total;
}

/** Each party in turn goes to the friend with whose camp it adds most; the sum grows with every move, so that there is an end. */
function moveWhereBetter(
  ties: readonly Tie[],
  parties: readonly string[],
  campOf: Map<string, string[]>,
  gain: Gain,
): void {
  for (let moved = true; moved;) {
    moved = false;
    for (const party of parties) {
      const own = campOf.get(party) ?? [];
      const friends = ties.filter(({ a, b, value }) => value > 0 && (a === party || b === party));
      const camps = new Set(friends.flatMap(({ a, b }) => [campOf.get(a === party ? b : a) ?? []]));
      camps.delete(own);
      const stays = sumOver(
        [party],
        own.filter((each) => each !== party),
        gain,
      );
      const [better] = [...camps]
        .map((camp) => ({ camp, total: sumOver([party], camp, gain) }))
        .toSorted((x, y) => y.total - x.total);
      if (better === undefined || better.total <= stays + GAIN_MIN) continue;
      own.splice(own.indexOf(party), 1);
      better.camp.push(party);
      campOf.set(party, better.camp);
      moved = true;
    }
  }
}

/** Three parties whose ties do not fit: a friend's enemy who is a friend, or three enemies. */
export interface Triangle {
  readonly parties: readonly [string, string, string];
  readonly ties: readonly [Tie, Tie, Tie];
  /** How strong the weakest of its ties is, 0 to 1: the strain. */
  readonly strain: number;
}

export interface Balance {
  readonly triangles: number;
  /** Share of the triangles that fit; null where there is none. */
  readonly balanced: number | null;
  /** Those that do not, the most strained first. */
  readonly unfitting: readonly Triangle[];
}

/** All triangles of the network, each once. */
export function balanceOf(ties: readonly Tie[]): Balance {
  const byPair = new Map(ties.map((tie) => [`${tie.a}|${tie.b}`, tie]));
  const neighbours = new Map<string, string[]>();
  for (const { a, b } of ties) valueAt(neighbours, a, () => []).push(b);
  let triangles = 0;
  const unfitting: Triangle[] = [];
  for (const ab of ties) {
    for (const c of neighbours.get(ab.b) ?? []) {
      const bc = byPair.get(`${ab.b}|${c}`);
      const ac = byPair.get(`${ab.a}|${c}`);
      if (bc === undefined || ac === undefined) continue;
      triangles += 1;
      if (ab.value * bc.value * ac.value > 0) continue;
      const strain = Math.min(...[ab, bc, ac].map(({ value }) => Math.abs(value)));
      unfitting.push({ parties: [ab.a, ab.b, c], ties: [ab, bc, ac], strain });
    }
  }
  return {
    triangles,
    balanced: triangles === 0 ? null : (triangles - unfitting.length) / triangles,
    unfitting: unfitting.toSorted(
      (x, y) => y.strain - x.strain || compareText(x.parties.join('|'), y.parties.join('|')),
    ),
  };
}

/** How a party stands in the network. */
export interface Centrality {
  /** Sum of its friendly ties, and of its hostile ones. */
  readonly friendly: number;
  readonly hostile: number;
  /** Share of the shortest ways between other parties, over friendly ties, that pass through it, 0 to 1. */
  readonly betweenness: number;
}

/** The centralities of all parties. */
export function centralitiesOf(ties: readonly Tie[]): ReadonlyMap<string, Centrality> {
  const parties = distinct(ties.flatMap(({ a, b }) => [a, b]));
  const friends = new Map<string, string[]>();
  for (const { a, b, value } of ties) {
    if (value <= 0) continue;
    valueAt(friends, a, () => []).push(b);
    valueAt(friends, b, () => []).push(a);
  }
  const between = betweennessOf(parties, friends);
  const ways = ((parties.length - 1) * (parties.length - 2)) / 2;
  return new Map(
    parties.map((party) => {
      const own = ties.filter(({ a, b }) => a === party || b === party);
      const total = (isSide: (value: number) => boolean): number =>
        own.reduce((sum, { value }) => (isSide(value) ? sum + Math.abs(value) : sum), 0);
      return [
        party,
        {
          friendly: total((value) => value > 0),
          hostile: total((value) => value < 0),
          betweenness: ways === 0 ? 0 : (between.get(party) ?? 0) / ways,
        },
      ];
    }),
  );
}

/** Brandes: from each party outward in steps, then back, each way counted once. */
function betweennessOf(
  parties: readonly string[],
  friends: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const between = new Map<string, number>();
  for (const source of parties) {
    const ways = new Map([[source, 1]]);
    const steps = new Map([[source, 0]]);
    const before = new Map<string, string[]>();
    const order = [source];
    for (const party of order) {
      for (const friend of friends.get(party) ?? []) {
        if (!steps.has(friend)) {
          steps.set(friend, (steps.get(party) ?? 0) + 1);
          order.push(friend);
        }
        if (steps.get(friend) !== (steps.get(party) ?? 0) + 1) continue;
        ways.set(friend, (ways.get(friend) ?? 0) + (ways.get(party) ?? 0));
        valueAt(before, friend, () => []).push(party);
      }
    }
    const passing = new Map<string, number>();
    for (const party of order.toReversed()) {
      for (const each of before.get(party) ?? []) {
        const part = ((ways.get(each) ?? 0) / (ways.get(party) ?? 1)) * (1 + (passing.get(party) ?? 0));
        passing.set(each, (passing.get(each) ?? 0) + part);
      }
      if (party !== source) between.set(party, (between.get(party) ?? 0) + (passing.get(party) ?? 0) / 2);
    }
  }
  return between;
}

/** How far two holders agree on the targets about which both take a side. */
export interface Congruence {
  readonly a: string;
  readonly b: string;
  /** Targets on which they stand on one side, and on two. */
  readonly agree: readonly string[];
  readonly differ: readonly string[];
  /** Σ of the lesser strength of both over the targets on which they agree, and over those on which they differ. */
  readonly congruence: number;
  readonly conflict: number;
}

/** Congruence and conflict of each two holders with a target in common, sorted (after P. Leifeld's discourse networks). */
export function congruencesOf(positions: readonly Position[]): readonly Congruence[] {
  const present = positions.filter(({ value }) => value !== null && value !== 0);
  const pairs = new Map<string, { readonly a: Position; readonly b: Position }[]>();
  for (const same of groupBy(present, ({ target }) => target).values()) {
    const holders = same.toSorted((x, y) => compareText(x.holder, y.holder));
    holders.forEach((a, index) => {
      for (const b of holders.slice(index + 1)) {
        // What two say of each other is their own tie, not a common target.
        valueAt(pairs, `${a.holder}|${b.holder}`, () => []).push({ a, b });
      }
    });
  }
  return [...pairs]
    .toSorted(([x], [y]) => compareText(x, y))
    .flatMap(([, common]) => {
      const [first] = common;
      if (first === undefined) return [];
      const isSame = ({ a, b }: (typeof common)[number]): boolean => (a.value ?? 0) * (b.value ?? 0) > 0;
      const lesser = ({ a, b }: (typeof common)[number]): number =>
        Math.min(Math.abs(a.value ?? 0), Math.abs(b.value ?? 0));
      const agree = common.filter(isSame);
      const differ = common.filter((each) => !isSame(each));
      return [
        {
          a: first.a.holder,
          b: first.b.holder,
          agree: distinct(agree.map(({ a }) => a.target)),
          differ: distinct(differ.map(({ a }) => a.target)),
          congruence: agree.reduce((sum, each) => sum + lesser(each), 0),
          conflict: differ.reduce((sum, each) => sum + lesser(each), 0),
        },
      ];
    });
}

/** The network of one day. */
export interface Network {
  readonly at: string;
  readonly ties: readonly Tie[];
  readonly camps: readonly (readonly string[])[];
  readonly balance: Balance;
  readonly centralities: ReadonlyMap<string, Centrality>;
  /** Worked out where somebody asks. */
  readonly congruences: () => readonly Congruence[];
}

/** Everything about the network of one day. */
export function networkAt(evidence: Evidence, parameters: PositionParameters): Network {
  const positions = positionsOfPairs(pairIndexOf(evidence).pairs, parameters);
  const ties = tiesOf(positions);
  return {
    at: parameters.at,
    ties,
    camps: communitiesOf(ties),
    balance: balanceOf(ties),
    centralities: centralitiesOf(ties),
    congruences: () => congruencesOf(positions),
  };
}

/** One party's place among the camps of one day. */
export interface CampMember extends Row, Centrality {
  readonly at: string;
  readonly party: string;
  /** The camp, by its number on that day, the largest first. */
  readonly camp: number;
  readonly members: readonly string[];
  readonly friends: readonly string[];
  readonly enemies: readonly string[];
  /** Triangles of the party that do not fit, as the two other parties. */
  readonly strains: readonly (readonly [string, string])[];
}

export interface CampParameters {
  readonly at: string | null;
  readonly windowDays: number;
  readonly massMin: number;
}

function deriveCamps(evidence: Evidence, query: CampParameters): readonly CampMember[] {
  const parameters = parametersAt(evidence.units, query);
  if (parameters === null) return [];
  const { at, ties, camps, balance, centralities } = networkAt(evidence, parameters);
  const findingIds = findingsOfParties(evidence, ties);
  return camps.flatMap((members, index) =>
    members.map((party): CampMember => {
      const own = ties.filter(({ a, b }) => a === party || b === party);
      const others = (isSide: (value: number) => boolean): readonly string[] =>
        distinct(own.filter(({ value }) => isSide(value)).map(({ a, b }) => (a === party ? b : a)));
      return {
        at,
        party,
        camp: index + 1,
        members,
        friends: others((value) => value > 0),
        enemies: others((value) => value < 0),
        ...(centralities.get(party) ?? { friendly: 0, hostile: 0, betweenness: 0 }),
        strains: balance.unfitting
          .filter(({ parties }) => parties.includes(party))
          .map(({ parties }) => {
            const [a = '', b = ''] = parties.filter((each) => each !== party);
            return [a, b] as const;
          }),
        findingIds: findingIds.get(party) ?? [],
      };
    }),
  );
}

/** The findings behind the ties of each party; the same list as long as the units behind them are. */
function findingsOfParties(evidence: Evidence, ties: readonly Tie[]): ReadonlyMap<string, readonly string[]> {
  const pairsOf = groupBy(evidence.pairs, ([first]) => distinct([first?.holder ?? '', first?.target ?? '']).join('|'));
  const pairs = new Map<string, (readonly PositionUnit[])[]>();
  for (const { a, b } of ties) {
    const both = pairsOf.get(`${a}|${b}`) ?? [];
    for (const party of [a, b]) valueAt(pairs, party, () => []).push(...both);
  }
  return withReuse<readonly string[], ReadonlyMap<string, readonly string[]>>(
    evidence.memory,
    'findings of camps',
    (reuse) => new Map([...pairs].map(([party, own]) => [party, reuse(party, own, () => findingIdsOf(own.flat()))])),
  );
}

export const camps: Derivation<CampParameters, CampMember> = {
  id: 'camps',
  label: { en: 'Camps', ar: 'المعسكرات' },
  question: {
    en: 'Who stands together against whom, and which ties do not fit?',
    ar: 'من يصطف مع من وضد من، وأي العلاقات لا تستقيم؟',
  },
  source: 'docs/derivations.md#camps',
  parameters: {
    at: AT,
    windowDays: days('width of the kernel', 'عرض النافذة', 90),
    massMin: share('mass below which a position is absent', 'كتلة يغيب الموقف دونها', POSITION_DEFAULTS.massMin),
  },
  outputs: {
    at: { en: 'day', ar: 'اليوم' },
    party: { en: 'party', ar: 'الطرف' },
    camp: { en: 'number of its camp on that day', ar: 'رقم معسكره في ذلك اليوم' },
    members: { en: 'members of the camp', ar: 'أعضاء المعسكر' },
    friends: { en: 'parties with a friendly tie', ar: 'أطراف تربطه بها مودة' },
    enemies: { en: 'parties with a hostile tie', ar: 'أطراف تربطه بها خصومة' },
    friendly: { en: 'sum of friendly ties', ar: 'مجموع روابط المودة' },
    hostile: { en: 'sum of hostile ties', ar: 'مجموع روابط الخصومة' },
    betweenness: { en: 'share of friendly ways through it', ar: 'نسبة الطرق الودية التي تمر به' },
    strains: { en: 'triangles that do not fit', ar: 'المثلثات غير المستقيمة' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{at}: {party} is in camp {camp} ({members}); friends: {friends}; enemies: {enemies}; strained triangles: {strains}.',
    ar: '{at}: {party} في المعسكر {camp} ({members})؛ الأصدقاء: {friends}؛ الخصوم: {enemies}؛ المثلثات المتوترة: {strains}.',
  },
  tell: (row) => ({
    at: tellDay(row.at),
    party: tellParties([row.party]),
    camp: tellNumber(row.camp),
    members: tellParties(row.members),
    friends: tellParties(row.friends),
    enemies: tellParties(row.enemies),
    strains: tellNumber(row.strains.length),
  }),
  derive: deriveCamps,
};
