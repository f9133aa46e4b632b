import { type ClaimType, dayText, type PloverType, type Span } from '../model/index.ts';
import { groupActs } from './act-groups.ts';
import {
  ACT_DEFAULTS,
  type ActParameters,
  NO_PLACES,
  type PlacesAbove,
  type Telling,
  tellingsIn,
  tellingsOf,
} from './acts.ts';
import { indexFindings, type Located, type Lookup } from './finding-index.ts';
import { type ArticleFindings, type ClusterOf, OWN_CLUSTER, partyMap } from './findings.ts';
import { foldReprints } from './fold-reprints.ts';
import { groupByPair } from './positions.ts';
import { createMemory, type Memory, memoryOf, type Reuse, withReuse } from './reuse.ts';
import { type PositionUnit, unitsOfActs, WEIGHT_DEFAULTS, type WeightParameters } from './units.ts';

/** A finding and where it stands. */
export interface Placed extends Span {
  readonly id: string;
  readonly documentId: string;
}

/** What all derivations read: articles once, with reprints folded, acts grouped and units of evidence made. */
export interface Evidence {
  /** What was given, reprints and all. */
  readonly given: readonly ArticleFindings[];
  readonly types: readonly PloverType[];
  readonly options: EvidenceOptions;
  /** Without what reprints repeat, the earliest first. */
  readonly findings: readonly ArticleFindings[];
  /** Ids of the copies of a finding, by its id. */
  readonly copiesOf: ReadonlyMap<string, readonly string[]>;
  readonly ontology: ReadonlyMap<ClaimType, PloverType>;
  /** Claims that have a day, in order of days. */
  readonly tellings: readonly Telling[];
  /** The act that each claim tells: the id of the first claim that tells it. */
  readonly actOf: ReadonlyMap<string, string>;
  /** The day at which each claim counts, by claim id. */
  readonly dayOf: Lookup<number>;
  readonly units: readonly PositionUnit[];
  readonly weights: WeightParameters;
  readonly acts: ActParameters;
  readonly placesAbove: PlacesAbove;
  /** Finds an article by id. */
  readonly articleOf: ReadonlyMap<string, ArticleFindings>;
  /** Where each claim, told shift, figure, cause and mention stands, by id. */
  readonly placeOf: Lookup<Placed>;
  /** The units of each pair, by holder and target; the same list as long as its units are the same. */
  readonly pairs: readonly (readonly PositionUnit[])[];
  /** What was worked out of this and of earlier evidence. */
  readonly memory: Memory;
  /** The party of each entity in each article, by article id. */
  readonly partiesIn: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface EvidenceOptions {
  readonly weights?: WeightParameters;
  /** Names the text of which a document is a reprint; each is its own where left out. */
  readonly clusterOf?: ClusterOf;
  readonly acts?: ActParameters;
  /** The places that hold a place. */
  readonly placesAbove?: PlacesAbove;
  /** What was worked out before, so that only what changed is worked out again; the results are the same. */
  readonly memory?: Memory;
}

/** Read `findings` once for all derivations. The same in whatever order they come. */
export function prepareEvidence(
  findings: readonly ArticleFindings[],
  ontology: readonly PloverType[],
  options: EvidenceOptions = {},
): Evidence {
  const memory = options.memory ?? createMemory();
  const { findings: originals, copiesOf } = foldReprints(findings, options.clusterOf ?? OWN_CLUSTER, memory);
  const weights = options.weights ?? WEIGHT_DEFAULTS;
  const acts = options.acts ?? ACT_DEFAULTS;
  const placesAbove = options.placesAbove ?? NO_PLACES;
  const found = indexFindings(originals);
  const tellings = tellingsOf(originals, acts);
  const actOf = groupActs(tellings, acts, placesAbove, memory);
  const units = unitsOfActs(originals, ontology, actOf, copiesOf, weights, memory);
  return {
    given: findings,
    types: ontology,
    options,
    findings: originals,
    copiesOf,
    ontology: new Map(ontology.map((type) => [type.name, type])),
    tellings,
    actOf,
    dayOf: { get: (id) => tellingOf(id, found, acts)?.day },
    units,
    pairs: withReuse(memory, 'pairs', (reuse: Reuse<readonly PositionUnit[]>) =>
      groupByPair(units).map((pair) => reuse(`${pair[0]?.holder} ${pair[0]?.target}`, pair, () => pair)),
    ),
    memory,
    weights,
    acts,
    placesAbove,
    articleOf: new Map(originals.map((article) => [article.document.id, article])),
    placeOf: { get: (id) => placeIn(found.get(id)) },
    partiesIn: new Map(originals.map((article) => [article.document.id, partyMap(article)])),
  };
}

function placeIn(located: Located | undefined): Placed | undefined {
  if (located === undefined) return undefined;
  const { id, start, end } = located.finding;
  return { id, documentId: located.article.document.id, start, end };
}

function tellingOf(id: string, found: Lookup<Located>, acts: ActParameters): Telling | undefined {
  const article = found.get(id)?.article;
  return article && tellingsIn(article, acts).find(({ claim }) => claim.id === id);
}

/** The evidence as if only these articles had ever been read. `part` names them for what is remembered. */
export function evidenceFrom(
  evidence: Evidence,
  isRead: (article: ArticleFindings) => boolean,
  part: string | null = null,
): Evidence {
  const memory = part === null ? createMemory() : memoryOf(evidence.memory, part);
  return prepareEvidence(evidence.given.filter(isRead), evidence.types, { ...evidence.options, memory });
}

/**
 * The same derivation, which gives again what it gave last of an evidence where it is asked the same: several derivations rest
 * on one another.
 */
export function rememberLast<Parameters extends object, Output>(
  derive: (evidence: Evidence, parameters: Parameters) => readonly Output[],
): (evidence: Evidence, parameters: Parameters) => readonly Output[] {
  const given = new WeakMap<Evidence, { readonly key: string; readonly rows: readonly Output[] }>();
  return (evidence, parameters) => {
    const key = JSON.stringify(parameters);
    const last = given.get(evidence);
    if (last?.key === key) return last.rows;
    const rows = derive(evidence, parameters);
    given.set(evidence, { key, rows });
    return rows;
  };
}

/** The day of the latest unit of evidence, `YYYY-MM-DD`; null where there is none. */
export function latestDay({ units }: Evidence): string | null {
  const last = units.at(-1);
  return last === undefined ? null : dayText(last.day);
}
