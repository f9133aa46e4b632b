import {
  campChanges,
  communitiesOf,
  type DayNetwork,
  type DayWindow,
  evidenceShares,
  networkOfDay,
  overallTies,
  type PairEntry,
  partiesByEvidence,
  partiesWithin,
  POSITION_DEFAULTS,
  positionsOfPairs,
  publishedDay,
  type Tie,
  type Triangle,
} from '../derivation/index.ts';
import {
  type CampHypothesis,
  dayNumber,
  dayText,
  MarsadError,
  type MutualTie,
  type NetworkTie,
  type NetworkTriangle,
  type NetworkView,
  type PartyRef,
  type Position,
  type PositionParameters,
  type TieSentences,
} from '../model/index.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { partyRefs, resolveName } from './parties.ts';
import { evidenceItems, pairsFor, type PositionQuery, unnamedParties } from './positions.ts';
import type { OpenCase } from './workspace.ts';

/** Who is tied to whom on a day, for and against, and which camps that makes. */
export interface NetworkQuery extends Pick<PositionQuery, 'outlets' | 'at' | 'windowDays'> {
  /** The time window, `YYYY-MM-DD`: whose evidence chooses the parties and their places. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Around whom it is drawn, by any name or id; and at most how many ties away. */
  readonly party?: string | undefined;
  readonly depth?: number | undefined;
  /** At most so many parties, those with the most evidence. */
  readonly partiesMax?: number | undefined;
  /** Only ties of one sign. */
  readonly sign?: TieSign | undefined;
  /** Only ties with at least so much effective evidence n. */
  readonly evidenceMin?: number | undefined;
  /** Another day with whose camps those of `at` are compared. */
  readonly versus?: string | undefined;
}

export const TIE_SIGNS = ['for', 'against'] as const;
export type TieSign = (typeof TIE_SIGNS)[number];

/** A camp is looked for in a wider window than a position: who stands with whom changes more slowly. */
export const NETWORK_DEFAULTS = { windowDays: 60, partiesMax: 40, depthMax: 4 } as const;

const TRIANGLES_MAX = 60;
const CHANGED_TIES_MAX = 4;
const SENTENCES_PER_TIE = 2;

/** What a network is made of, once for all days: its parties, and the places of the camps of the whole window. */
export interface NetworkPlan {
  readonly pairs: readonly PairEntry[];
  readonly parameters: PositionParameters;
  /** Days of the time window that articles cover; null where there is no evidence. */
  readonly window: DayWindow | null;
  readonly party: PartyRef | null;
  /** Units of evidence by party. */
  readonly evidenceOf: ReadonlyMap<string, number>;
  /** Those that are shown, with the most evidence first. */
  readonly parties: readonly string[];
  readonly partiesInAll: number;
  readonly ties: readonly Tie[];
  readonly communities: readonly (readonly string[])[];
}

/** @throws MarsadError `query/no-day`, `query/unknown-entity` */
export async function planNetwork(openCase: OpenCase, query: NetworkQuery): Promise<NetworkPlan> {
  const { windowDays = NETWORK_DEFAULTS.windowDays, partiesMax = NETWORK_DEFAULTS.partiesMax } = query;
  const [from, to, asked] = [dayIn(query, 'from'), dayIn(query, 'to'), dayIn(query, 'at')];
  const party = query.party === undefined ? null : (await resolveName(openCase, query.party)).party;
  const found = await openCase.evidence(query.outlets);
  const { pairs: all, lastDate } = found.pairs();
  const unnamed = await unnamedParties(openCase, query.outlets);
  // Who asks for gunmen gets them; nobody else is tied to a description.
  const pairs = party !== null && unnamed.has(party.id) ? all : namedAmong(all, unnamed);
  const within: DayWindow = { first: from ?? -Infinity, last: to ?? Infinity };
  const lastDay = dayNumber(lastDate ?? '');
  const at = asked ?? (lastDay === null ? null : Math.min(lastDay, within.last));
  const { ties, evidenceOf, communities } = overallOf(pairs, within);
  const near = party === null || query.depth === undefined ? null : partiesWithin(ties, party.id, query.depth);
  const reached = [...evidenceOf.keys()].filter((each) => near === null || near.has(each));
  // Whoever it is drawn around is there, however little is known of it.
  const first = party === null ? [] : reached.filter((each) => each === party.id);
  return {
    pairs,
    parameters: { at: at === null ? '' : dayText(at), windowDays, massMin: POSITION_DEFAULTS.massMin },
    window: lastDay === null ? null : coveredDays(found, within, lastDay),
    party,
    evidenceOf,
    parties: [...first, ...reached.filter((each) => each !== party?.id)].slice(0, partiesMax),
    partiesInAll: reached.length,
    ties,
    communities,
  };
}

const namedPairs = new WeakMap<readonly PairEntry[], readonly PairEntry[]>();

/** The pairs of which both have a name; the same list for the same pairs. */
function namedAmong(pairs: readonly PairEntry[], unnamed: ReadonlySet<string>): readonly PairEntry[] {
  const known = namedPairs.get(pairs);
  if (known) return known;
  const named = pairs.filter(({ holder, target }) => !unnamed.has(holder) && !unnamed.has(target));
  namedPairs.set(pairs, named);
  return named;
}

type Overall = Pick<NetworkPlan, 'ties' | 'evidenceOf' | 'communities'>;

const overallByPairs = new WeakMap<readonly PairEntry[], { readonly key: string; readonly overall: Overall }>();

/** What is the same on all days of a window, kept while it is asked for day after day. */
function overallOf(pairs: readonly PairEntry[], within: DayWindow): Overall {
  const key = `${within.first} ${within.last}`;
  const known = overallByPairs.get(pairs);
  if (known?.key === key) return known.overall;
  const ties = overallTies(pairs, within);
  const overall = { ties, evidenceOf: partiesByEvidence(pairs, within), communities: communitiesOf(ties) };
  overallByPairs.set(pairs, { key, overall });
  return overall;
}

function dayIn(query: NetworkQuery, name: 'from' | 'to' | 'at' | 'versus'): number | null {
  const value = query[name];
  if (value === undefined) return null;
  const day = dayNumber(value);
  if (day === null) throw new MarsadError('query/no-day', { name, value });
  return day;
}

/** From the first article to the latest evidence, as far as the window reaches; background from years before is no part of it. */
function coveredDays({ evidence }: CaseEvidence, within: DayWindow, lastDay: number): DayWindow {
  const published = evidence.findings.reduce(
    (first, { document }) => Math.min(first, publishedDay(document) ?? Infinity),
    lastDay,
  );
  const first = Math.max(within.first, Math.min(published, lastDay));
  return { first, last: Math.max(first, Math.min(within.last, lastDay)) };
}

/**
 * The network of a day, with its camps as a hypothesis.
 * @throws MarsadError `query/no-day`, `query/unknown-entity`
 */
export async function network(openCase: OpenCase, query: NetworkQuery): Promise<NetworkView> {
  const plan = await planNetwork(openCase, query);
  const { parameters, window, party, parties } = plan;
  const day = dayNetwork(plan, parameters.at);
  const { shown, hidden } = shownTies(plan, day.positions, query);
  const isShown = new Set(parties);
  const campOf = new Map(day.camps.flatMap(({ number, members }) => members.map((each) => [each, number] as const)));
  const triangles = trianglesOf(day, party);
  const comparison = dayIn(query, 'versus') === null ? null : compare(plan, query.versus ?? '', day);
  const refs = await partyRefs(openCase, [
    ...parties,
    ...day.ties.flatMap(({ a, b }) => [a, b]),
    ...(comparison?.hypothesis.camps.flatMap(({ members }) => members) ?? []),
    ...(comparison?.changes.flatMap((change) => [change.party, ...change.ties.map(({ other }) => other)]) ?? []),
  ]);
  return {
    parameters,
    window: window === null ? null : { first: dayText(window.first), last: dayText(window.last) },
    party,
    depth: party === null ? null : (query.depth ?? null),
    parties: parties.flatMap((id) => {
      const ref = refs.get(id);
      return ref === undefined
        ? []
        : [{ ...ref, evidence: plan.evidenceOf.get(id) ?? 0, camp: campOf.get(id) ?? null }];
    }),
    partiesInAll: plan.partiesInAll,
    plan: plan.ties.filter(({ a, b }) => isShown.has(a) && isShown.has(b)).map(mutual),
    ties: shown,
    tiesHidden: hidden,
    hypothesis: hypothesisOf(parameters.at, day),
    triangles,
    comparison,
    names: [...refs.values()],
  };
}

/** @throws RangeError where there is no day, and so no evidence */
function dayNetwork({ pairs, parameters, communities }: NetworkPlan, at: string): DayNetwork {
  return networkOfDay(at === '' ? [] : pairs, { ...parameters, at }, communities);
}

function hypothesisOf(at: string, { camps, balance, ties, against }: DayNetwork): CampHypothesis {
  const { triangles, balanced } = balance;
  return { at, camps, triangles, balanced, ties: ties.length, against: against.map(mutual) };
}

function mutual({ a, b, value, mass }: Tie): MutualTie {
  return { a, b, value, mass };
}

/** Whether a tie passes the filters of sign and evidence. */
export function tieFilter({
  sign,
  evidenceMin = 0,
}: NetworkQuery): (tie: { readonly value: number; readonly n: number }) => boolean {
  return ({ value, n }) => n >= evidenceMin && (sign === undefined || (sign === 'for' ? value > 0 : value < 0));
}

/** The ties of a day between the parties that are shown, those with the most evidence first; and how many the filters hide. */
export function shownTies(
  { pairs, parties }: NetworkPlan,
  positions: readonly Position[],
  query: NetworkQuery,
): { readonly shown: readonly NetworkTie[]; readonly hidden: number } {
  const isShown = new Set(parties);
  const isWanted = tieFilter(query);
  const firstDates = new Map(pairs.map(({ holder, target, units }) => [`${holder} ${target}`, units[0]?.date]));
  const present = positions.flatMap((position): readonly NetworkTie[] => {
    const { holder, target, value } = position;
    if (value === null || !isShown.has(holder) || !isShown.has(target)) return [];
    return [{ ...position, value, firstDate: firstDates.get(`${holder} ${target}`) ?? position.lastDate }];
  });
  const shown = present.filter(isWanted).toSorted((a, b) => b.n - a.n || (a.holder < b.holder ? -1 : 1));
  return { shown, hidden: present.length - shown.length };
}

function trianglesOf({ balance }: DayNetwork, party: PartyRef | null): readonly NetworkTriangle[] {
  const asView =
    (fits: boolean) =>
    ({ parties, ties, strain }: Triangle): NetworkTriangle => ({
      parties,
      ties: [mutual(ties[0]), mutual(ties[1]), mutual(ties[2])],
      fits,
      strength: strain,
    });
  return [...balance.unfitting.map(asView(false)), ...balance.fitting.map(asView(true))]
    .filter(({ parties }) => party === null || parties.includes(party.id))
    .slice(0, TRIANGLES_MAX);
}

function compare(plan: NetworkPlan, versus: string, day: DayNetwork): NonNullable<NetworkView['comparison']> {
  const before = dayNetwork(plan, versus);
  return {
    hypothesis: hypothesisOf(versus, before),
    changes: campChanges(before, day).map((change) => ({
      ...change,
      ties: change.ties.filter((tie) => tie.before !== tie.after).slice(0, CHANGED_TIES_MAX),
    })),
  };
}

/**
 * The sentences that weigh most in the ties between some parties, both ways.
 * @throws MarsadError `query/no-day`, `query/unknown-entity`
 */
export async function tieSentences(
  openCase: OpenCase,
  names: readonly string[],
  { windowDays = NETWORK_DEFAULTS.windowDays, ...query }: Pick<NetworkQuery, 'outlets' | 'at' | 'windowDays'>,
): Promise<readonly TieSentences[]> {
  const { pairs, parameters } = await pairsFor(openCase, { ...query, windowDays });
  const parties = await Promise.all(names.map((name) => resolveName(openCase, name)));
  const refs = new Map(parties.map(({ party }) => [party.id, party]));
  const chosen = pairs.filter(({ holder, target }) => holder !== target && refs.has(holder) && refs.has(target));
  const positions = positionsOfPairs(chosen, parameters);
  const told = chosen.map(({ units }) => evidenceShares(units, parameters).slice(0, SENTENCES_PER_TIE));
  const items = await evidenceItems(openCase, told.flat());
  let at = 0;
  return told.flatMap((shares, index): readonly TieSentences[] => {
    const own = items.slice(at, (at += shares.length)).flatMap((item) => item ?? []);
    const position = positions[index];
    const [holder, target] = [refs.get(position?.holder ?? ''), refs.get(position?.target ?? '')];
    if (position === undefined || holder === undefined || target === undefined || position.value === null) return [];
    return [{ holder, target, position, items: own }];
  });
}
