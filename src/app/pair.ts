import { setImmediate } from 'node:timers/promises';

import {
  bandsOf,
  type Contradiction,
  contradictions as contradictionsOf,
  type DailySum,
  dailySums,
  derivationOf,
  derivePositions,
  type EvidenceShare,
  evidenceShares,
  parametersOf,
  positionOfSums,
  positionParts,
  type PositionShift,
  type PositionUnit,
  randomFrom,
  shifts as shiftsOf,
  valueAt,
} from '../derivation/index.ts';
import {
  dayNumber,
  dayText,
  MarsadError,
  type PairContradiction,
  type PairItem,
  type PairPoint,
  type PairShift,
  type PairView,
  type PositionParameters,
  type ToldSentence,
} from '../model/index.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { showFindings, tellRows } from './derivations.ts';
import { resolveName } from './parties.ts';
import { evidenceItems, pairsFor, type PositionQuery } from './positions.ts';
import type { OpenCase } from './workspace.ts';

/** How did one party's position toward another come to be what it is? */
export interface PairQuery extends Pick<PositionQuery, 'outlets' | 'at' | 'windowDays'> {
  /** Findings that are left out of the position, as if nobody had told them. */
  readonly without?: readonly string[];
  /** How many pieces of evidence are shown, those that weigh most; all where left out. */
  readonly limit?: number | undefined;
  /** How many contradictions are shown, the latest. */
  readonly contradictions?: number | undefined;
}

/** How many days the line has at most. */
const POINTS_MAX = 120;
const SENTENCES_PER_SIDE = 2;
/** Findings of a side among which sentences are looked for: several may stand in one sentence, or in reprints of it. */
const FINDINGS_PER_SIDE = 8;
export const CONTRADICTIONS_SHOWN = 20;

/**
 * The position of a pair over all days of its evidence, with every piece of it, what changed and what contradicts.
 * @throws MarsadError `position/no-evidence`, `query/unknown-entity`, `query/no-day`
 */
export async function pairHistory(
  openCase: OpenCase,
  names: { readonly holder: string; readonly target: string },
  query: PairQuery = {},
): Promise<PairView> {
  const holder = (await resolveName(openCase, names.holder)).party;
  const target = (await resolveName(openCase, names.target)).party;
  const { pairs, parameters } = await pairsFor(openCase, query);
  const unitsBetween = (from: string, to: string): readonly PositionUnit[] =>
    pairs.find((each) => each.holder === from && each.target === to)?.units ?? [];
  const told = unitsBetween(holder.id, target.id);
  if (told.length === 0) {
    const params = { case: openCase.name, holder: holder.label.en, target: target.label.en };
    throw new MarsadError('position/no-evidence', params);
  }
  const pair = leftOf(told, query.without ?? []);
  const [position] = derivePositions(pair, parameters);
  const [known] = derivePositions(told, parameters);
  if (known === undefined) throw new RangeError('evidence gives a position');
  const sums = dailySums(pair);
  const { declared, enacted, ascribed } = positionParts(sums, parameters);
  const found = await openCase.evidence(query.outlets);
  const changes = found
    .rowsOf(shiftsOf, parametersOf(shiftsOf))
    .filter((shift) => shift.holder === holder.id && shift.target === target.id);
  const against = contradictionsBetween(found, holder.id, target.id);
  const [sentences, items, contradictions, points] = await Promise.all([
    showFindings(
      openCase,
      found.articleOf,
      changes.flatMap((shift) => [...sidesOf(shift).before, ...sidesOf(shift).after]),
    ),
    itemsOf(openCase, evidenceShares(told, parameters).slice(0, query.limit), evidenceShares(pair, parameters)),
    contradictionViews(openCase, found, against.slice(0, query.contradictions ?? CONTRADICTIONS_SHOWN)),
    // The line is drawn while the store answers.
    setImmediate().then(() => pointsOf(pair, sums, parameters)),
  ]);
  return {
    parameters,
    holder,
    target,
    position: position ?? { ...known, value: null, n: 0, mass: 0, units: 0, favourable: 0, adverse: 0, outlets: 0 },
    parts: { declared: declared.value, enacted: enacted.value, ascribed: ascribed.value },
    isMutual: unitsBetween(target.id, holder.id).length > 0,
    points,
    items,
    total: told.length,
    shifts: changes.map((shift) => shiftView(shift, sentences)),
    contradictions,
    contradictionsTotal: against.length,
  };
}

/** What is left of a pair where findings are left out, the latest choice: the day that is asked for seldom changes it. */
const left = new WeakMap<readonly PositionUnit[], { readonly key: string; readonly units: readonly PositionUnit[] }>();

/** The units that rest on none of the findings `without`; the same list as long as the same are left out. */
function leftOf(told: readonly PositionUnit[], without: readonly string[]): readonly PositionUnit[] {
  if (without.length === 0) return told;
  const key = without.toSorted().join(' ');
  const last = left.get(told);
  if (last?.key === key) return last.units;
  const out = new Set(without);
  const isOut = (id: string): boolean => out.has(id);
  const units = told.filter(({ claimIds, shiftIds }) => !claimIds.some(isOut) && !shiftIds.some(isOut));
  left.set(told, { key, units });
  return units;
}

/** The line from a window before the first evidence to a window after the last, with words, deeds and band. */
function pointsOf(
  pair: readonly PositionUnit[],
  sums: readonly DailySum[],
  parameters: PositionParameters,
): readonly PairPoint[] {
  const [first, last] = [pair[0]?.day, pair.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  const at = dayNumber(parameters.at) ?? last;
  const from = Math.min(first, at) - parameters.windowDays;
  const to = Math.max(last, at) + parameters.windowDays;
  const step = Math.max(1, Math.ceil((to - from) / POINTS_MAX));
  const ofLane = (lane: DailySum['lane']): readonly DailySum[] => sums.filter((sum) => sum.lane === lane);
  const [words, deeds] = [ofLane('verbal'), ofLane('material')];
  const days = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  const bands = bandsKept(pair, days, parameters);
  return days.map((day, index) => {
    const here = { ...parameters, at: dayText(day) };
    const { value, n } = positionOfSums(sums, here);
    const band = value === null ? null : (bands[index] ?? null);
    return {
      date: here.at,
      value,
      n,
      low: band?.low ?? null,
      high: band?.high ?? null,
      words: positionOfSums(words, here).value,
      deeds: positionOfSums(deeds, here).value,
    };
  });
}

type Bands = ReturnType<typeof bandsOf>;

/** The bands of a pair, the latest that were drawn: the day that is asked for seldom moves the line. */
const drawn = new WeakMap<readonly PositionUnit[], { readonly key: string; readonly bands: Bands }>();

function bandsKept(pair: readonly PositionUnit[], days: readonly number[], parameters: PositionParameters): Bands {
  const key = [parameters.windowDays, parameters.massMin, days[0], days.at(-1), days.length].join(' ');
  const last = drawn.get(pair);
  if (last?.key === key) return last.bands;
  const bands = bandsOf(pair, days, parameters, randomFrom(`${pair[0]?.holder} ${pair[0]?.target}`));
  drawn.set(pair, { key, bands });
  return bands;
}

/** Evidence, with the share that it has in what is counted; what is left out has none. */
async function itemsOf(
  openCase: OpenCase,
  told: readonly EvidenceShare[],
  counted: readonly EvidenceShare[],
): Promise<readonly PairItem[]> {
  const shareOf = new Map(counted.map(({ unit, share }) => [unit.id, share]));
  const shares = told.map((each) => ({ ...each, share: shareOf.get(each.unit.id) ?? 0 }));
  const items = await evidenceItems(openCase, shares);
  return shares.flatMap(({ unit }, index): readonly PairItem[] => {
    const item = items[index];
    if (item === undefined || item === null) return [];
    const tellings = [...unit.claimIds, ...unit.shiftIds].filter((id) => id !== item.claimId);
    return [{ ...item, lane: unit.lane, regard: unit.regard, tellings }];
  });
}

type Sentences = ReadonlyMap<string, ToldSentence>;

/** The findings that show a shift on either side; one that is told is shown by the telling alone. */
function sidesOf({ kind, movers, findingIds }: PositionShift): Record<'before' | 'after', readonly string[]> {
  const moversOf = (side: 'before' | 'after'): readonly string[] =>
    movers.filter((mover) => mover.side === side).flatMap((mover) => mover.findingIds.slice(0, 1));
  return kind === 'told' ? { before: [], after: findingIds } : { before: moversOf('before'), after: moversOf('after') };
}

function shiftView(shift: PositionShift, sentences: Sentences): PairShift {
  const { kind, direction, date, before, after, p, from, to, reasons, confirmedBy } = shift;
  const sides = sidesOf(shift);
  return {
    kind,
    direction,
    date,
    before: before.value,
    after: after.value,
    p,
    from,
    to,
    reasons: reasons.map(({ cause, findingId }) => ({ cause, findingId })),
    confirmedBy,
    sentencesBefore: sentencesFor(sides.before, sentences),
    sentencesAfter: sentencesFor(sides.after, sentences),
  };
}

const byPair = new WeakMap<readonly Contradiction[], ReadonlyMap<string, readonly Contradiction[]>>();

/** What does not fit together between two, the latest first; sorted by pairs once for the same rows. */
function contradictionsBetween({ rowsOf }: CaseEvidence, holder: string, target: string): readonly Contradiction[] {
  const rows = rowsOf(contradictionsOf, parametersOf(contradictionsOf));
  const sorted = byPair.get(rows) ?? sortByPair(rows);
  byPair.set(rows, sorted);
  return sorted.get(`${holder} ${target}`) ?? [];
}

function sortByPair(rows: readonly Contradiction[]): ReadonlyMap<string, readonly Contradiction[]> {
  const sorted = new Map<string, Contradiction[]>();
  for (const row of rows.toReversed()) {
    for (const party of row.parties) {
      for (const target of row.targets) valueAt(sorted, `${party} ${target}`, () => []).push(row);
    }
  }
  return sorted;
}

async function contradictionViews(
  openCase: OpenCase,
  { articleOf }: CaseEvidence,
  rows: readonly Contradiction[],
): Promise<readonly PairContradiction[]> {
  const derivation = derivationOf(contradictionsOf.id);
  const told = derivation === null ? [] : await tellRows(openCase, derivation, rows);
  const sentences = await showFindings(
    openCase,
    articleOf,
    rows.flatMap(({ first, second }) =>
      [first, second].flatMap(({ findingIds }) => findingIds.slice(0, FINDINGS_PER_SIDE)),
    ),
  );
  return rows.map(({ id, kind, date, first, second }: Contradiction, index): PairContradiction => ({
    id,
    kind,
    date,
    told: told[index] ?? { ar: '', en: '' },
    first: sentencesFor(first.findingIds, sentences),
    second: sentencesFor(second.findingIds, sentences),
  }));
}

/** The first sentences of findings, each sentence once. */
function sentencesFor(ids: readonly string[], sentences: Sentences): readonly ToldSentence[] {
  const first = new Map<string, ToldSentence>();
  for (const id of ids) {
    const told = sentences.get(id);
    if (told !== undefined && !first.has(told.sentence)) first.set(told.sentence, told);
    if (first.size === SENTENCES_PER_SIDE) break;
  }
  return [...first.values()];
}
