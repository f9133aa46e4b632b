import {
  type Attribution,
  type Claim,
  type ClaimType,
  dayText,
  type DocumentMeta,
  edtfRange,
  isMaterial,
  middleDay,
  type PloverType,
  type Regard,
  type Shift,
} from '../model/index.ts';
import { groupActs } from './act-groups.ts';
import { ACT_DEFAULTS, type ActParameters, type PlacesAbove, tellingsOf } from './acts.ts';
import {
  type ClusterOf,
  compareText,
  distinct,
  type Finding,
  OWN_CLUSTER,
  partiesOf,
  partyMap,
  publishedDay,
  voiceOf,
} from './findings.ts';
import { foldReprints } from './fold-reprints.ts';
import { createMemory, type Memory, withReuse } from './reuse.ts';

/**
 * What counts as one piece of evidence for a position, when, and how much? Source: the position formula of
 * docs/positions.md. A claim or a told shift counts through its stance; the same event told twice by one voice counts once.
 */

/** One piece of evidence: one event as told by one voice, and what it shows of one party's position toward another. */
export interface PositionUnit {
  /** The same for the same event, voice and pair in every run. */
  readonly id: string;
  readonly holder: string;
  readonly target: string;
  readonly sign: 1 | -1;
  /** s = sign × strength, in [−1, 1]. */
  readonly strength: number;
  /** w = source × modality × voice, not negative. */
  readonly weight: number;
  /** The whole day at which it counts, in days since 1970-01-01. */
  readonly day: number;
  /** The same day as `YYYY-MM-DD`. */
  readonly date: string;
  /** True where the publication date stands for a time, or for the end of one, that the text does not give. */
  readonly dateInferred: boolean;
  /** The type of the claims; null for a told shift. */
  readonly type: ClaimType | null;
  /** Words or deeds. A told shift is words. */
  readonly lane: 'verbal' | 'material';
  readonly regard: Regard;
  readonly documentId: string;
  readonly outlet: string | null;
  /** The claims behind it, sorted; none where it rests on a told shift. */
  readonly claimIds: readonly string[];
  /** The told shifts behind it, sorted; none where it rests on claims. */
  readonly shiftIds: readonly string[];
}

export interface WeightParameters {
  /** Weight of an outlet by name; 1 where it is not listed. */
  readonly source: Readonly<Record<string, number>>;
  readonly modality: Readonly<Record<Claim['modality'], number>>;
  readonly voice: {
    /** The holder's own speech, or an act that the author tells. */
    readonly own: number;
    /** A named third party. */
    readonly named: number;
    /** Another outlet, a report, a leaked document. */
    readonly media: number;
    readonly anonymous: number;
    readonly observers: number;
    /** A standing relation, an expectation or a change of position that the author merely asserts. */
    readonly judgement: number;
  };
  /** Strength of a told shift, 0 to 1; a claim has the strength of its type. */
  readonly shiftStrength: number;
}

/** The constants of the position formula. Shown wherever a number is shown; every one can be given another value. */
export const WEIGHT_DEFAULTS: WeightParameters = {
  source: {},
  modality: { actual: 1, planned: 0.6, possible: 0.4 },
  voice: { own: 1, named: 0.7, media: 0.6, anonymous: 0.4, observers: 0.4, judgement: 0.5 },
  shiftStrength: 0.8,
};

export interface UnitOptions {
  readonly weights?: WeightParameters;
  /** Names the text of which a document is a reprint; each is its own where left out. */
  readonly clusterOf?: ClusterOf;
  readonly acts?: ActParameters;
  readonly placesAbove?: PlacesAbove;
}

/**
 * The units of evidence in `findings`, sorted by day and id. Left out is what has no stance, what is denied, and what has no
 * day at all: neither a time of its own nor a publication date.
 */
export function positionUnits(
  findings: readonly Finding[],
  ontology: readonly PloverType[],
  options: UnitOptions = {},
): readonly PositionUnit[] {
  const { findings: originals, copiesOf } = foldReprints(findings, options.clusterOf ?? OWN_CLUSTER);
  const acts = options.acts ?? ACT_DEFAULTS;
  const actOf = groupActs(tellingsOf(originals, acts), acts, options.placesAbove);
  return unitsOfActs(originals, ontology, actOf, copiesOf, options.weights ?? WEIGHT_DEFAULTS);
}

/** The units where reprints are folded and acts grouped already. `actOf` gives the act of each claim by id. */
export function unitsOfActs(
  findings: readonly Finding[],
  ontology: readonly PloverType[],
  actOf: ReadonlyMap<string, string>,
  copiesOf: ReadonlyMap<string, readonly string[]>,
  weights: WeightParameters = WEIGHT_DEFAULTS,
  memory: Memory = createMemory(),
): readonly PositionUnit[] {
  const strengthOf = new Map(ontology.map((type) => [type.name, type.strength]));
  const tellings = withReuse<readonly PositionUnit[], readonly PositionUnit[]>(memory, 'units', (reuse) =>
    findings.flatMap((finding) => {
      const { document, extraction } = finding;
      const from: unknown[] = [finding, ontology, weights];
      for (const { id } of extraction.claims) from.push(actOf.get(id), copiesOf.get(id));
      for (const { id } of extraction.shifts) from.push(copiesOf.get(id));
      return reuse(document.id, from, () => {
        const context: Context = { document, actOf, copiesOf, partyOf: partyMap(finding), weights, strengthOf };
        return [
          ...extraction.claims.flatMap((claim) => claimTellings(claim, context)),
          ...extraction.shifts.flatMap((shift) => shiftTellings(shift, context)),
        ];
      });
    }),
  );
  return withReuse<PositionUnit, readonly PositionUnit[]>(memory, 'merged units', (reuse) =>
    mergeTellings(tellings, (same) => reuse(same[0]?.id ?? '', same, () => mergeSame(same))),
  );
}

/** What is known of a document while its findings become units. */
interface Context {
  readonly document: DocumentMeta;
  readonly actOf: ReadonlyMap<string, string>;
  readonly copiesOf: ReadonlyMap<string, readonly string[]>;
  readonly partyOf: ReadonlyMap<string, string>;
  readonly weights: WeightParameters;
  readonly strengthOf: ReadonlyMap<ClaimType, number>;
}

function claimTellings(claim: Claim, context: Context): readonly PositionUnit[] {
  const when = dayOfFinding(claim.time, context.document);
  const strength = context.strengthOf.get(claim.type);
  if (when === null || strength === undefined || isDenied(claim)) return [];
  const actors = partiesOf(claim.actor, context.partyOf);
  const act = context.actOf.get(claim.id) ?? claim.id;
  return claim.stance.map(({ holder, target, sign }) => {
    const { voice, regard } = heardClaim(claim, holder, actors, context);
    return {
      id: unitId(act, claim.attribution, holder, target, sign, context),
      holder,
      target,
      sign,
      strength: sign * strength,
      weight: sourceWeight(context) * context.weights.modality[claim.modality] * context.weights.voice[voice],
      ...when,
      type: claim.type,
      lane: isMaterial(claim.type) ? 'material' : 'verbal',
      regard,
      documentId: context.document.id,
      outlet: context.document.outlet,
      claimIds: [claim.id, ...(context.copiesOf.get(claim.id) ?? [])].toSorted(),
      shiftIds: [],
    };
  });
}

function shiftTellings(shift: Shift, context: Context): readonly PositionUnit[] {
  const when = dayOfFinding(shift.time, context.document);
  if (when === null) return [];
  const sign = shift.direction === 'toward' ? 1 : -1;
  const isOwn = speaksFor(shift.holder, shift.attribution, context);
  const voice = isOwn ? 'own' : otherVoice(shift.attribution);
  return [
    {
      id: unitId(`shift:${when.date}`, shift.attribution, shift.holder, shift.target, sign, context),
      holder: shift.holder,
      target: shift.target,
      sign,
      strength: sign * context.weights.shiftStrength,
      weight: sourceWeight(context) * context.weights.voice[voice],
      ...when,
      type: null,
      lane: 'verbal',
      regard: isOwn ? 'declared' : 'ascribed',
      documentId: context.document.id,
      outlet: context.document.outlet,
      claimIds: [],
      shiftIds: [shift.id, ...(context.copiesOf.get(shift.id) ?? [])].toSorted(),
    },
  ];
}

type VoiceKey = keyof WeightParameters['voice'];

/** By whose word a stance is known. The author tells acts; a relation or expectation that he asserts is his judgement. */
function heardClaim(
  claim: Claim,
  holder: string,
  actors: readonly string[],
  context: Context,
): { readonly voice: VoiceKey; readonly regard: Regard } {
  const isHoldersAct = actors.includes(holder);
  const ownRegard: Regard = isMaterial(claim.type) ? 'enacted' : 'declared';
  if (speaksFor(holder, claim.attribution, context)) {
    return { voice: 'own', regard: isHoldersAct ? ownRegard : 'declared' };
  }
  const tellsAct =
    claim.attribution.kind === 'author' &&
    isHoldersAct &&
    claim.attribution.verb !== 'expect' &&
    (claim.aspect === 'event' || isMaterial(claim.type));
  if (tellsAct) return { voice: 'own', regard: ownRegard };
  return { voice: otherVoice(claim.attribution), regard: 'ascribed' };
}

/** The weight class of a voice that is not the holder's own; the author's assertion is a judgement. */
function otherVoice(attribution: Attribution): VoiceKey {
  return attribution.kind === 'author' ? 'judgement' : attribution.kind;
}

/** True where a named speaker of the holder's own party says it. */
function speaksFor(holder: string, attribution: Attribution, context: Context): boolean {
  return attribution.kind === 'named' && partiesOf(attribution.speaker, context.partyOf).includes(holder);
}

function sourceWeight(context: Context): number {
  const { outlet } = context.document;
  return outlet === null ? 1 : (context.weights.source[outlet] ?? 1);
}

/** Act, voice, pair and sign. */
function unitId(
  act: string,
  attribution: Attribution,
  holder: string,
  target: string,
  sign: number,
  context: Context,
): string {
  return [act, voiceOf(attribution, context.document, context.partyOf), holder, target, sign].join('|');
}

/** A denial is kept as counter-evidence, and never moves a position; "Cairo will not support" is none. */
function isDenied(claim: Claim): boolean {
  return claim.polarity === 'negated' && claim.attribution.verb === 'deny';
}

/**
 * The day at which a finding counts: the middle of its time; the publication date where it has none. "Since X" (`X/..`)
 * lasts at least until the article was written, so its end is the publication date; "until X" (`../X`) counts at X.
 */
export function dayOfFinding(
  time: string | null,
  document: DocumentMeta,
): { readonly day: number; readonly date: string; readonly dateInferred: boolean } | null {
  const told = time === null ? null : edtfRange(time);
  const published = publishedDay(document);
  if (told === null) return published === null ? null : dated(published, true);
  const { earliestDay, latestDay } = told;
  if (earliestDay === null) return latestDay === null ? null : dated(latestDay, false);
  if (latestDay !== null) return dated(middleDay(earliestDay, latestDay), false);
  return dated(middleDay(earliestDay, Math.max(earliestDay, published ?? earliestDay)), published !== null);
}

function dated(day: number, dateInferred: boolean) {
  return { day, date: dayText(day), dateInferred };
}

/** One unit for each id: the telling that weighs most, of those the earliest, with the findings of all. */
function mergeTellings(
  tellings: readonly PositionUnit[],
  merge: (same: readonly PositionUnit[]) => PositionUnit,
): readonly PositionUnit[] {
  const byId = new Map<string, PositionUnit[]>();
  for (const telling of tellings) {
    const same = byId.get(telling.id);
    if (same === undefined) byId.set(telling.id, [telling]);
    else same.push(telling);
  }
  return [...byId.values()].flatMap((same) => (same.length === 1 ? same : [merge(same)])).toSorted(byDayThenId);
}

function mergeSame(same: readonly PositionUnit[]): PositionUnit {
  const [best] = same.toSorted(
    (a, b) =>
      b.weight - a.weight ||
      Math.abs(b.strength) - Math.abs(a.strength) ||
      a.day - b.day ||
      compareText(firstFinding(a), firstFinding(b)),
  );
  if (best === undefined) throw new RangeError('mergeSame needs at least one telling');
  return {
    ...best,
    claimIds: [...new Set(same.flatMap((unit) => unit.claimIds))].toSorted(),
    shiftIds: [...new Set(same.flatMap((unit) => unit.shiftIds))].toSorted(),
  };
}

function firstFinding(unit: PositionUnit): string {
  return unit.claimIds[0] ?? unit.shiftIds[0] ?? '';
}

/** Orders units by day, then by id: the one order in which sums are taken, so that results do not hang on input order. */
export function byDayThenId(a: PositionUnit, b: PositionUnit): number {
  return a.day - b.day || compareText(a.id, b.id);
}

/** Claims and told shifts behind units, sorted. */
export function findingIdsOf(units: readonly PositionUnit[]): readonly string[] {
  return distinct(units.flatMap(({ claimIds, shiftIds }) => [...claimIds, ...shiftIds]));
}
