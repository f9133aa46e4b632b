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
  const network = numberTies(parties, ties);
  const campOf = mergeWhereBetter(network);
  moveWhereBetter(network, campOf);
  return [...groupBy(parties, (party) => campOf[network.numberOf.get(party) ?? 0]).values()].toSorted(
    (x, y) => y.length - x.length || compareText(x[0] ?? '', y[0] ?? ''),
  );
}

/** Σ of the friendly and of the hostile ties of a party or of a camp, k⁺ and k⁻. */
interface Strength {
  friendly: number;
  hostile: number;
}

/** What lies between two: Σ w, and whether any of it is friendly. */
interface Link {
  weight: number;
  isFriendly: boolean;
}

/** The ties by the numbers of their parties. */
interface NumberedTies {
  readonly numberOf: ReadonlyMap<string, number>;
  /** By party: what lies between it and each neighbour. */
  readonly links: readonly ReadonlyMap<number, Link>[];
  readonly strengths: readonly Readonly<Strength>[];
  /** 2w⁺ and 2w⁻. */
  readonly all: Readonly<Strength>;
}

function numberTies(parties: readonly string[], ties: readonly Tie[]): NumberedTies {
  const numberOf = new Map(parties.map((party, number) => [party, number]));
  const links = parties.map(() => new Map<number, Link>());
  const strengths = parties.map((): Strength => ({ friendly: 0, hostile: 0 }));
  const all: Strength = { friendly: 0, hostile: 0 };
  for (const { a, b, value } of ties) {
    const [first = 0, second = 0] = [numberOf.get(a), numberOf.get(b)];
    links[first]?.set(second, { weight: value, isFriendly: value > 0 });
    links[second]?.set(first, { weight: value, isFriendly: value > 0 });
    const side = value > 0 ? 'friendly' : 'hostile';
    for (const strength of [strengths[first], strengths[second], all]) {
      if (strength !== undefined) strength[side] += Math.abs(value);
    }
    all[side] += Math.abs(value);
  }
  return { numberOf, links, strengths, all };
}

/** What chance would give between two camps, as far as friends and enemies are. */
function expected(a: Strength, b: Strength, all: Strength): number {
  const friendly = all.friendly === 0 ? 0 : (a.friendly * b.friendly) / all.friendly;
  return all.hostile === 0 ? friendly : friendly - (a.hostile * b.hostile) / all.hostile;
}

/** Gains below this are rounding. */
const GAIN_MIN = 1e-9;

/**
 * The camp of each party after the best two were merged as long as that adds anything. What lies between two camps is added up
 * as they merge, and only what touches the merged one is weighed again, so that hundreds of parties cost milliseconds.
 */
function mergeWhereBetter({ links, strengths, all }: NumberedTies): number[] {
  const campOf = links.map((_, party) => party);
  const between = links.map((own) => new Map([...own].map(([other, link]) => [other, { ...link }])));
  const strengthOf = strengths.map((strength) => ({ ...strength }));
  const merges = between.map((_, camp) => bestMergeOf(camp, between, strengthOf, all));
  for (;;) {
    const best = merges.reduce<Merge | null>(
      (found, merge) => (merge !== null && merge.gain > (found?.gain ?? 0) + GAIN_MIN ? merge : found),
      null,
    );
    if (best === null) return campOf;
    mergeCamps(best, between, strengthOf);
    campOf.forEach((camp, party) => {
      if (camp === best.gone) campOf[party] = best.kept;
    });
    for (const camp of [best.kept, best.gone, ...(between[best.kept]?.keys() ?? [])]) {
      merges[camp] = bestMergeOf(camp, between, strengthOf, all);
    }
  }
}

interface Merge {
  readonly kept: number;
  readonly gone: number;
  readonly gain: number;
}

/** The camp after this one, with a friendly tie between them, that adds most to it; null where none adds anything. */
function bestMergeOf(
  kept: number,
  between: readonly ReadonlyMap<number, Link>[],
  strengthOf: readonly Strength[],
  all: Strength,
): Merge | null {
  let best: Merge | null = null;
  const own = strengthOf[kept];
  for (const [gone, { weight, isFriendly }] of between[kept] ?? []) {
    const other = strengthOf[gone];
    if (gone < kept || !isFriendly || own === undefined || other === undefined) continue;
    const gain = weight - expected(own, other, all);
    const most = best?.gain ?? 0;
    const isEarlier = best !== null && Math.abs(gain - most) <= GAIN_MIN && gone < best.gone;
    if (gain > most + GAIN_MIN || isEarlier) best = { kept, gone, gain };
  }
  return best;
}

/** The second camp becomes part of the first. */
function mergeCamps(
  { kept, gone }: Merge,
  between: readonly Map<number, Link>[],
  strengthOf: readonly Strength[],
): void {
  const [own, others] = [between[kept], between[gone]];
  const [strength, added] = [strengthOf[kept], strengthOf[gone]];
  if (own === undefined || others === undefined || strength === undefined || added === undefined) return;
  strength.friendly += added.friendly;
  strength.hostile += added.hostile;
  for (const [other, { weight, isFriendly }] of others) {
    between[other]?.delete(gone);
    if (other === kept) continue;
    const link = valueAt(own, other, () => ({ weight: 0, isFriendly: false }));
    link.weight += weight;
    link.isFriendly ||= isFriendly;
    between[other]?.set(kept, link);
  }
  others.clear();
}

/** Each party in turn goes to the friend with whose camp it adds most; the sum grows with every move, so that there is an end. */
function moveWhereBetter({ links, strengths, all }: NumberedTies, campOf: number[]): void {
  const strengthOf = links.map((): Strength => ({ friendly: 0, hostile: 0 }));
  const add = (camp: number, { friendly, hostile }: Strength, factor: 1 | -1): void => {
    const strength = strengthOf[camp];
    if (strength === undefined) return;
    strength.friendly += factor * friendly;
    strength.hostile += factor * hostile;
  };
  strengths.forEach((strength, party) => add(campOf[party] ?? party, strength, 1));
  for (let moved = true; moved;) {
    moved = false;
    links.forEach((own, party) => {
      const camp = campOf[party] ?? party;
      const strength = strengths[party] ?? { friendly: 0, hostile: 0 };
      add(camp, strength, -1);
      const totals = new Map<number, number>([[camp, 0]]);
      for (const [other, { isFriendly }] of own) if (isFriendly) totals.set(campOf[other] ?? other, 0);
      for (const [other, { weight }] of own) {
        const total = totals.get(campOf[other] ?? other);
        if (total !== undefined) totals.set(campOf[other] ?? other, total + weight);
      }
      const gainOf = (each: number): number =>
        (totals.get(each) ?? 0) - expected(strength, strengthOf[each] ?? strength, all);
      const [better = camp] = [...totals.keys()].toSorted((a, b) => gainOf(b) - gainOf(a) || a - b);
      const isBetter = gainOf(better) > gainOf(camp) + GAIN_MIN;
      add(isBetter ? better : camp, strength, 1);
      if (!isBetter) return;
      campOf[party] = better;
      moved = true;
    });
  }
}

/** Three parties with a tie between each two. It fits where the product of the signs is positive. */
export interface Triangle {
  readonly parties: readonly [string, string, string];
  readonly ties: readonly [Tie, Tie, Tie];
  /** How strong the weakest of its ties is, 0 to 1: of one that does not fit, the strain. */
  readonly strain: number;
}

export interface Balance {
  readonly triangles: number;
  /** Share of the triangles that fit; null where there is none. */
  readonly balanced: number | null;
  /** Those that do, and those that do not (a friend's enemy who is a friend, or three enemies), the strongest first. */
  readonly fitting: readonly Triangle[];
  readonly unfitting: readonly Triangle[];
}

/** All triangles of the network, each once. */
export function balanceOf(ties: readonly Tie[]): Balance {
  const tiesFrom = new Map<string, Map<string, Tie>>();
  for (const tie of ties) valueAt(tiesFrom, tie.a, () => new Map<string, Tie>()).set(tie.b, tie);
  const found: Triangle[] = [];
  for (const ab of ties) {
    for (const [c, bc] of tiesFrom.get(ab.b) ?? []) {
      const ac = tiesFrom.get(ab.a)?.get(c);
      if (ac === undefined) continue;
      const strain = Math.min(Math.abs(ab.value), Math.abs(bc.value), Math.abs(ac.value));
      found.push({ parties: [ab.a, ab.b, c], ties: [ab, bc, ac], strain });
    }
  }
  found.sort(byStrain);
  const fitting = found.filter(isFitting);
  return {
    triangles: found.length,
    balanced: found.length === 0 ? null : fitting.length / found.length,
    fitting,
    unfitting: found.filter((triangle) => !isFitting(triangle)),
  };
}

function byStrain(x: Triangle, y: Triangle): number {
  return (
    y.strain - x.strain ||
    compareText(x.parties[0], y.parties[0]) ||
    compareText(x.parties[1], y.parties[1]) ||
    compareText(x.parties[2], y.parties[2])
  );
}

function isFitting({ ties: [ab, bc, ac] }: Triangle): boolean {
  return ab.value > 0 === (bc.value > 0 === ac.value > 0);
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
