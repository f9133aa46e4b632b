import { evidenceShares, networkOfDay, type PairEntry, type Spell, spellsOf } from '../../derivation/index.ts';
import {
  dayText,
  type EvidenceItem,
  type Label,
  type MessageLanguage,
  type NetworkTie,
  type PartyRef,
  VERSION,
} from '../../model/index.ts';
import { type NetworkPlan, type NetworkQuery, planNetwork, shownTies, tieFilter } from '../network.ts';
import { partyRefs } from '../parties.ts';
import { evidenceItems } from '../positions.ts';
import type { OpenCase } from '../workspace.ts';
import { toGexf } from './gexf.ts';
import { toGraphml } from './graphml.ts';
import type { Cell } from './table.ts';

/**
 * The network as programs for networks read it: exactly what is shown, filters applied. GraphML holds the day; GEXF also when
 * each tie was there in the time window, and how strong.
 */

export const GRAPH_FORMATS = ['graphml', 'gexf'] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

export const GRAPH_CONTENT_TYPES: Record<GraphFormat, string> = {
  graphml: 'application/graphml+xml; charset=utf-8',
  gexf: 'application/gexf+xml; charset=utf-8',
};

const WRITERS: Record<GraphFormat, (graph: Graph) => string> = { graphml: toGraphml, gexf: toGexf };

/** Fields that stay, by name; what each holds is told in docs/export.md. */
export type GraphValues = Readonly<Record<string, Cell | boolean>>;

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly values: GraphValues;
}

export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** The position on the day; null where it is absent then. */
  readonly value: number | null;
  /** Effective evidence on the day. */
  readonly n: number;
  readonly values: GraphValues;
  /** When it was there. */
  readonly spells: readonly Spell[];
}

export interface Graph {
  readonly title: string;
  readonly language: MessageLanguage;
  /** First and last day of the time window, `YYYY-MM-DD`. */
  readonly window: { readonly first: string; readonly last: string } | null;
  readonly nodes: readonly GraphNode[];
  /** The ties of the day. */
  readonly edges: readonly GraphEdge[];
  /** Those that were there on another day of the window alone. */
  readonly pastEdges: readonly GraphEdge[];
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Looks a window is cut into at most; a look holds for a week or more. */
const LOOKS_MAX = 100;
const LOOK_DAYS_MIN = 7;
const SEPARATOR = ' | ';
const TITLE: Label = { ar: 'شبكة المواقف', en: 'Network of positions' };

/**
 * The network as a file.
 * @throws MarsadError `query/no-day`, `query/unknown-entity`
 */
export async function exportNetwork(
  openCase: OpenCase,
  query: NetworkQuery,
  format: GraphFormat,
  language: MessageLanguage,
): Promise<Uint8Array> {
  return Buffer.from(WRITERS[format](await graphOf(openCase, query, language)));
}

async function graphOf(openCase: OpenCase, query: NetworkQuery, language: MessageLanguage): Promise<Graph> {
  const plan = await planNetwork(openCase, query);
  const { parameters, window, parties } = plan;
  const day = networkOfDay(parameters.at === '' ? [] : plan.pairs, parameters, plan.communities);
  const { shown } = shownTies(plan, day.positions, query);
  const refs = await partyRefs(openCase, parties);
  const campOf = new Map(day.camps.flatMap(({ number, members }) => members.map((each) => [each, number] as const)));
  const spells = spellsByPair(plan, query);
  const tieOf = new Map(shown.map((tie) => [keyOf(tie), tie]));
  const pairs = plan.pairs.filter((pair) => tieOf.has(keyOf(pair)) || (spells.get(keyOf(pair))?.length ?? 0) > 0);
  const best = await bestItems(openCase, pairs, plan);
  const edges = pairs.map((pair, index) =>
    edgeOf(pair, tieOf.get(keyOf(pair)) ?? null, best[index] ?? null, spells.get(keyOf(pair)) ?? []),
  );
  return {
    title: TITLE[language],
    language,
    window: window === null ? null : { first: dayText(window.first), last: dayText(window.last) },
    nodes: parties.flatMap((id) => nodeOf(refs.get(id), plan.evidenceOf.get(id) ?? 0, campOf.get(id), language)),
    edges: edges.filter(({ value }) => value !== null),
    pastEdges: edges.filter(({ value }) => value === null),
    parameters: parametersIn(openCase.name, plan, query),
  };
}

function keyOf({ holder, target }: { readonly holder: string; readonly target: string }): string {
  return `${holder} ${target}`;
}

function nodeOf(
  ref: PartyRef | undefined,
  evidence: number,
  camp: number | undefined,
  language: MessageLanguage,
): readonly GraphNode[] {
  if (ref === undefined) return [];
  const { id, label, type } = ref;
  const values = { label_ar: label.ar, label_en: label.en, type, evidence, camp: camp === undefined ? null : camp + 1 };
  return [{ id, label: label[language], values }];
}

/** When each tie between the parties that are shown was there, as the filters leave it. */
function spellsByPair(
  { pairs, parties, parameters, window }: NetworkPlan,
  query: NetworkQuery,
): ReadonlyMap<string, readonly Spell[]> {
  if (window === null) return new Map();
  const isShown = new Set(parties);
  const stepDays = Math.max(LOOK_DAYS_MIN, Math.ceil((window.last - window.first) / LOOKS_MAX));
  return new Map(
    pairs
      .filter(({ holder, target }) => holder !== target && isShown.has(holder) && isShown.has(target))
      .map((pair) => [keyOf(pair), spellsOf(pair, window, stepDays, parameters, tieFilter(query))]),
  );
}

/** The evidence that weighs most on the day, for each pair. */
async function bestItems(
  openCase: OpenCase,
  pairs: readonly PairEntry[],
  { parameters }: NetworkPlan,
): Promise<readonly (EvidenceItem | null)[]> {
  return evidenceItems(
    openCase,
    pairs.flatMap(({ units }) => evidenceShares(units, parameters).slice(0, 1)),
  );
}

function edgeOf(
  pair: PairEntry,
  tie: NetworkTie | null,
  item: EvidenceItem | null,
  spells: readonly Spell[],
): GraphEdge {
  const { holder, target, units, always } = pair;
  const distinct = (values: readonly string[]): string => [...new Set(values)].toSorted().join(SEPARATOR);
  return {
    id: keyOf(pair),
    source: holder,
    target,
    value: tie?.value ?? null,
    n: tie?.n ?? 0,
    values: {
      sign: tie === null ? null : tie.value < 0 ? -1 : 1,
      mass: tie?.mass ?? null,
      contested: tie?.contested ?? null,
      units: always.units,
      favourable: always.favourable,
      adverse: always.adverse,
      outlets: always.outlets,
      first_date: units[0]?.date ?? null,
      last_date: always.lastDate,
      sentence: item?.sentence.text ?? null,
      sentence_finding: item?.claimId ?? null,
      sentence_article: item?.article.id ?? null,
      sentence_outlet: item?.article.outlet ?? null,
      findings: distinct(units.flatMap(({ claimIds, shiftIds }) => [...claimIds, ...shiftIds])),
      articles: distinct(units.map(({ documentId }) => documentId)),
    },
    spells,
  };
}

/** What was asked, and which program answered. */
function parametersIn(
  caseName: string,
  { parameters, party }: NetworkPlan,
  { outlets = [], from, to, depth, sign, evidenceMin }: NetworkQuery,
): Graph['parameters'] {
  const { at, windowDays, massMin } = parameters;
  const asked = {
    case: caseName,
    at,
    window_days: windowDays,
    mass_min: massMin,
    outlet: outlets.join(SEPARATOR),
    from,
    to,
    party: party?.id,
    depth: party === null ? undefined : depth,
    sign,
    evidence_min: evidenceMin,
    program: `marsad ${VERSION}`,
  };
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}

/** The edges of the day as rows of a table, with the camps of both ends. */
export interface TieRow {
  readonly holder: PartyRef;
  readonly target: PartyRef;
  readonly tie: NetworkTie;
  readonly holderCamp: number | null;
  readonly targetCamp: number | null;
  readonly item: EvidenceItem | null;
}

/** @throws MarsadError `query/no-day`, `query/unknown-entity` */
export async function tieRows(
  openCase: OpenCase,
  query: NetworkQuery,
): Promise<{ readonly rows: readonly TieRow[]; readonly plan: NetworkPlan }> {
  const plan = await planNetwork(openCase, query);
  const day = networkOfDay(plan.parameters.at === '' ? [] : plan.pairs, plan.parameters, plan.communities);
  const { shown } = shownTies(plan, day.positions, query);
  const refs = await partyRefs(openCase, plan.parties);
  const campOf = new Map(
    day.camps.flatMap(({ number, members }) => members.map((each) => [each, number + 1] as const)),
  );
  const pairOf = new Map(plan.pairs.map((pair) => [keyOf(pair), pair]));
  const best = await bestItems(
    openCase,
    shown.flatMap((tie) => pairOf.get(keyOf(tie)) ?? []),
    plan,
  );
  const rows = shown.flatMap((tie, index): readonly TieRow[] => {
    const [holder, target] = [refs.get(tie.holder), refs.get(tie.target)];
    if (holder === undefined || target === undefined) return [];
    const camps = { holderCamp: campOf.get(tie.holder) ?? null, targetCamp: campOf.get(tie.target) ?? null };
    return [{ holder, target, tie, ...camps, item: best[index] ?? null }];
  });
  return { rows, plan };
}
