import {
  communitiesOf,
  derivePositions,
  type Evidence,
  evidenceShares,
  indexPairs,
  type PairEntry,
  type PairIndex,
  POSITION_DEFAULTS,
  positionsOfPairs,
  tiesOf,
  unnamedAmong,
} from '../derivation/index.ts';
import {
  dayNumber,
  type EvidenceItem,
  MarsadError,
  type PartyRef,
  type Position,
  type PositionEvidence,
  type PositionMatrix,
  type PositionParameters,
  type Regard,
} from '../model/index.ts';
import { isOfResources, partyRefs, type ResolvedName, resolveName, speakersOf } from './parties.ts';
import type { OpenCase } from './workspace.ts';

/** What positions are asked for. Parties by any name or by id; each list is a choice of alternatives. */
export interface PositionQuery {
  readonly holders?: readonly string[];
  readonly targets?: readonly string[];
  readonly outlets?: readonly string[];
  /** `YYYY-MM-DD`; the day of the latest evidence where left out. */
  readonly at?: string | undefined;
  readonly windowDays?: number | undefined;
  /** Only what is known by the holders' own words, by their acts, or by what others say of them. */
  readonly regard?: Regard | undefined;
  /** Parties without a name too, which are left out otherwise unless they are asked for by name. */
  readonly unnamed?: boolean | undefined;
  /** Parties in the order of camps, and which camps there are. */
  readonly camps?: boolean | undefined;
}

/** A part of the evidence: `limit` pieces, or all, after the first `after`. */
export interface EvidencePage {
  readonly limit?: number | undefined;
  readonly after?: number | undefined;
}

/** The matrix, with what the names in the question were taken for. */
export interface PositionAnswer extends PositionMatrix {
  readonly resolved: readonly ResolvedName[];
}

/**
 * Who stands where toward whom. Parties come with the most evidence first.
 * @throws MarsadError `query/unknown-entity`, `query/no-day`
 */
export async function positions(openCase: OpenCase, query: PositionQuery): Promise<PositionAnswer> {
  return (await positionsOfChoice(openCase, query)).answer;
}

/** The matrix with the `count` sentences that weigh most in each cell, in the order of the cells. */
export async function positionsWithEvidence(
  openCase: OpenCase,
  query: PositionQuery,
  count: number,
): Promise<{ readonly answer: PositionAnswer; readonly evidence: readonly (readonly EvidenceItem[])[] }> {
  const { answer, chosen } = await positionsOfChoice(openCase, query);
  const bestOfPair = new Map<string, ReturnType<typeof evidenceShares>>();
  // They come with the weightiest first.
  const units = chosen.flatMap((pair) => pair.units);
  for (const share of evidenceShares(units, answer.parameters)) {
    const best = bestOfPair.get(pairOf(share.unit)) ?? [];
    if (best.length < count) bestOfPair.set(pairOf(share.unit), [...best, share]);
  }
  const best = answer.cells.map((cell) => bestOfPair.get(pairOf(cell)) ?? []);
  const items = await evidenceItems(openCase, best.flat());
  let at = 0;
  return { answer, evidence: best.map(({ length }) => items.slice(at, (at += length)).flatMap((item) => item ?? [])) };
}

function pairOf({ holder, target }: { readonly holder: string; readonly target: string }): string {
  return `${holder} ${target}`;
}

async function positionsOfChoice(openCase: OpenCase, query: PositionQuery) {
  const holders = await resolveAll(openCase, query.holders);
  const targets = await resolveAll(openCase, query.targets);
  const { pairs, parameters } = await pairsFor(openCase, query);
  const asked = pairs.filter((pair) => isAmong(pair.holder, holders) && isAmong(pair.target, targets));
  const unnamed = await unnamedParties(openCase, query.outlets);
  const isShown = (party: string, named: readonly ResolvedName[] | null): boolean =>
    query.unnamed === true || named !== null || !unnamed.has(party);
  const chosen = asked.filter((pair) => isShown(pair.holder, holders) && isShown(pair.target, targets));
  const refs = await partyRefs(
    openCase,
    asked.flatMap((pair) => [pair.holder, pair.target]),
  );
  const cells = positionsOfPairs(chosen, parameters);
  const camps = query.camps === true ? campsOf(cells) : [];
  const answer: PositionAnswer = {
    parameters,
    holders: byCamp(
      byEvidence(chosen, (pair) => pair.holder, refs),
      camps,
    ),
    targets: byCamp(
      byEvidence(chosen, (pair) => pair.target, refs),
      camps,
    ),
    cells,
    camps,
    unnamed: [...refs.values()].filter(({ id }) => unnamed.has(id)),
    resolved: [...(holders ?? []), ...(targets ?? [])],
  };
  return { answer, chosen };
}

/** Camps of two and more: who is alone is in none. */
function campsOf(cells: readonly Position[]): PositionMatrix['camps'] {
  return communitiesOf(tiesOf(cells)).filter(({ length }) => length > 1);
}

/** The parties camp by camp, and after them those of no camp; within a camp in the order in which they come. */
function byCamp(parties: readonly PartyRef[], camps: PositionMatrix['camps']): readonly PartyRef[] {
  if (camps.length === 0) return parties;
  const campOf = new Map(camps.flatMap((camp, index) => camp.map((id) => [id, index] as const)));
  const placeOf = ({ id }: PartyRef): number => campOf.get(id) ?? camps.length;
  return parties.toSorted((a, b) => placeOf(a) - placeOf(b));
}

const unnamedIn = new WeakMap<Evidence, ReadonlySet<string>>();

/** The parties of positions that are known by a description alone; found once for what outlets say. */
export async function unnamedParties(
  openCase: OpenCase,
  outlets: readonly string[] | undefined,
): Promise<ReadonlySet<string>> {
  const { evidence } = await openCase.evidence(outlets);
  const known = unnamedIn.get(evidence);
  if (known) return known;
  const parties = new Set(evidence.units.flatMap(({ holder, target }) => [holder, target]));
  const isKnown = await isOfResources();
  const found = unnamedAmong(evidence.given, new Set([...parties].filter((id) => !isKnown(id))));
  unnamedIn.set(evidence, found);
  return found;
}

/**
 * The sentences behind one position, those that weigh most at `at` first.
 * @throws MarsadError `position/no-evidence`, `query/unknown-entity`, `query/no-day`
 */
export async function positionEvidence(
  openCase: OpenCase,
  names: { readonly holder: string; readonly target: string },
  query: Pick<PositionQuery, 'outlets' | 'at' | 'windowDays' | 'regard'> & EvidencePage = {},
): Promise<PositionEvidence> {
  const holder = await resolveName(openCase, names.holder);
  const target = await resolveName(openCase, names.target);
  const { pairs, parameters } = await pairsFor(openCase, query);
  const pair = pairs.find((each) => each.holder === holder.party.id && each.target === target.party.id)?.units ?? [];
  const [position] = derivePositions(pair, parameters);
  if (!position) {
    const params = { case: openCase.name, holder: holder.party.label.en, target: target.party.label.en };
    throw new MarsadError('position/no-evidence', params);
  }
  const { after = 0, limit = pair.length } = query;
  const page = evidenceShares(pair, parameters).slice(after, after + limit);
  return {
    parameters,
    holder: holder.party,
    target: target.party,
    position,
    items: (await evidenceItems(openCase, page)).flatMap((item) => item ?? []),
    total: pair.length,
    next: after + limit < pair.length ? after + limit : null,
  };
}

/** What is shown of each unit; null where the store no longer has what it rests on. */
export async function evidenceItems(
  openCase: OpenCase,
  shares: ReturnType<typeof evidenceShares>,
): Promise<readonly (EvidenceItem | null)[]> {
  const pair = shares.map(({ unit }) => unit);
  const claims = await openCase.store.claims(pair.flatMap((unit) => unit.claimIds));
  const shifts = await openCase.store.shifts(pair.flatMap((unit) => unit.shiftIds));
  const parties = await partyRefs(openCase, [
    ...[...claims.values()].flatMap(({ finding }) => [...finding.actor, ...finding.recipient]),
    ...[...claims.values(), ...shifts.values()].flatMap(({ finding }) => speakersOf(finding.attribution)),
    ...pair.flatMap((unit) => [unit.holder, unit.target]),
  ]);
  const refsOf = (ids: readonly string[]): readonly PartyRef[] => ids.flatMap((id) => parties.get(id) ?? []);
  return shares.map(({ unit, share }): EvidenceItem | null => {
    const { date, dateInferred, sign, strength, weight } = unit;
    const counted = { date, dateInferred, sign, strength, weight, share };
    // One unit may rest on several tellings; the surest one speaks for them.
    const [claim] = unit.claimIds
      .flatMap((id) => claims.get(id) ?? [])
      .toSorted((a, b) => b.finding.confidence - a.finding.confidence);
    if (claim) {
      const { id, type, mode, polarity, modality, attribution, actor, recipient, confidence } = claim.finding;
      const { article, sentence } = claim;
      const said = { type, mode, polarity, modality, attribution, confidence };
      const named = {
        speakers: refsOf(speakersOf(attribution)),
        actor: refsOf(actor),
        recipient: refsOf(recipient),
      };
      return { claimId: id, article, sentence, ...said, ...named, ...counted };
    }
    const [shift] = unit.shiftIds.flatMap((id) => shifts.get(id) ?? []);
    if (!shift) return null;
    return {
      claimId: shift.finding.id,
      article: shift.article,
      sentence: shift.sentence,
      type: null,
      mode: null,
      polarity: 'affirmed',
      modality: 'actual',
      attribution: shift.finding.attribution,
      speakers: refsOf(speakersOf(shift.finding.attribution)),
      actor: refsOf([unit.holder]),
      recipient: refsOf([unit.target]),
      confidence: 1,
      ...counted,
    };
  });
}

/** The pairs as the outlets asked for tell them, and the parameters with `at` at the latest of their evidence. */
export async function pairsFor(
  openCase: OpenCase,
  { outlets, at, windowDays = POSITION_DEFAULTS.windowDays, regard }: PositionQuery,
): Promise<Pick<PairIndex, 'pairs'> & { readonly parameters: PositionParameters }> {
  if (at !== undefined && dayNumber(at) === null) {
    throw new MarsadError('query/no-day', { name: 'at', value: at });
  }
  const index = (await openCase.evidence(outlets)).pairs();
  const { pairs } = regard === undefined ? index : pairsOfRegard(index, regard);
  // The day is that of all evidence, so that it stays where it is when somebody looks at a part.
  const { lastDate } = index;
  return { pairs, parameters: { at: at ?? lastDate ?? '', windowDays, massMin: POSITION_DEFAULTS.massMin } };
}

const regarded = new WeakMap<PairIndex, Map<Regard, PairIndex>>();

/** The same pairs by a part of their units; made when they are first asked for. */
function pairsOfRegard(index: PairIndex, regard: Regard): PairIndex {
  const parts = regarded.get(index) ?? new Map<Regard, PairIndex>();
  regarded.set(index, parts);
  const known = parts.get(regard);
  if (known) return known;
  const left = index.pairs.map(({ units }) => units.filter((unit) => unit.regard === regard));
  const part = indexPairs(left.filter(({ length }) => length > 0));
  parts.set(regard, part);
  return part;
}

async function resolveAll(
  openCase: OpenCase,
  names: readonly string[] | undefined,
): Promise<readonly ResolvedName[] | null> {
  return names?.length ? Promise.all(names.map((name) => resolveName(openCase, name))) : null;
}

function isAmong(party: string, resolved: readonly ResolvedName[] | null): boolean {
  return resolved === null || resolved.some((name) => name.party.id === party);
}

function byEvidence(
  pairs: readonly PairEntry[],
  partyOf: (pair: PairEntry) => string,
  refs: ReadonlyMap<string, PartyRef>,
): readonly PartyRef[] {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(partyOf(pair), (counts.get(partyOf(pair)) ?? 0) + pair.units.length);
  return [...counts]
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .flatMap(([id]) => refs.get(id) ?? []);
}
