import {
  derivePositions,
  evidenceShares,
  type PairEntry,
  type PairIndex,
  POSITION_DEFAULTS,
  positionsOfPairs,
} from '../derivation/index.ts';
import {
  dayNumber,
  type EvidenceItem,
  MarsadError,
  type PartyRef,
  type PositionEvidence,
  type PositionMatrix,
  type PositionParameters,
} from '../model/index.ts';
import { partyRefs, type ResolvedName, resolveName, speakersOf } from './parties.ts';
import type { OpenCase } from './workspace.ts';

/** What positions are asked for. Parties by any name or by id; each list is a choice of alternatives. */
export interface PositionQuery {
  readonly holders?: readonly string[];
  readonly targets?: readonly string[];
  readonly outlets?: readonly string[];
  /** `YYYY-MM-DD`; the day of the latest evidence where left out. */
  readonly at?: string | undefined;
  readonly windowDays?: number | undefined;
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
  const chosen = pairs.filter((pair) => isAmong(pair.holder, holders) && isAmong(pair.target, targets));
  const refs = await partyRefs(
    openCase,
    chosen.flatMap((pair) => [pair.holder, pair.target]),
  );
  const answer: PositionAnswer = {
    parameters,
    holders: byEvidence(chosen, (pair) => pair.holder, refs),
    targets: byEvidence(chosen, (pair) => pair.target, refs),
    cells: positionsOfPairs(chosen, parameters),
    resolved: [...(holders ?? []), ...(targets ?? [])],
  };
  return { answer, chosen };
}

/**
 * The sentences behind one position, those that weigh most at `at` first.
 * @throws MarsadError `position/no-evidence`, `query/unknown-entity`, `query/no-day`
 */
export async function positionEvidence(
  openCase: OpenCase,
  names: { readonly holder: string; readonly target: string },
  query: Pick<PositionQuery, 'outlets' | 'at' | 'windowDays'> & EvidencePage = {},
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
  { outlets, at, windowDays = POSITION_DEFAULTS.windowDays }: PositionQuery,
): Promise<Pick<PairIndex, 'pairs'> & { readonly parameters: PositionParameters }> {
  if (at !== undefined && dayNumber(at) === null) {
    throw new MarsadError('query/no-day', { name: 'at', value: at });
  }
  const { pairs, lastDate } = (await openCase.evidence(outlets)).pairs();
  return { pairs, parameters: { at: at ?? lastDate ?? '', windowDays, massMin: POSITION_DEFAULTS.massMin } };
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
