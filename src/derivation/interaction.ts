import { type Claim, type ClaimType, dayText, type PloverType } from '../model/index.ts';
import { type Telling, tellingsOf } from './acts.ts';
import { AT, days, type Derivation, type Row, share, tellDay, tellNumber, tellParties } from './declaration.ts';
import { type Evidence, latestDay } from './evidence.ts';
import { type ArticleFindings, compareText, distinct, groupBy, partyMap, voiceOf } from './findings.ts';
import { nearness } from './kernel.ts';
import { dayAt, POSITION_DEFAULTS } from './positions.ts';
import { onceFor, type Reuse, withReuse } from './reuse.ts';
import { dayOfFinding } from './units.ts';

/**
 * How do two parties deal with each other? The mean intensity of their acts after PLOVER's conflict-cooperation scores, −10 to
 * +10. Kept apart from positions: a war between two parties says nothing of what a third thinks of either.
 */

/** One act of one party toward another, as one voice tells it. */
export interface InteractionUnit {
  readonly from: string;
  readonly to: string;
  /** PLOVER's score of type and mode. */
  readonly intensity: number;
  readonly weight: number;
  readonly day: number;
  readonly claimIds: readonly string[];
}

/**
 * One unit a pair, act and voice: the heaviest telling. What is planned has not been done, and what is negated was not; both
 * count as none.
 */
export function interactionUnits(evidence: Evidence): readonly InteractionUnit[] {
  const { memory, actOf } = evidence;
  const told = withReuse<readonly ToldAct[], readonly ToldAct[]>(memory, 'acts between parties', (reuse) =>
    evidence.findings.flatMap((article) => {
      const acts = article.extraction.claims.map(({ id }) => actOf.get(id));
      const from = [article, evidence.weights, evidence.types, ...acts];
      return reuse(article.document.id, from, () => actsToldIn(article, evidence));
    }),
  );
  return withReuse<InteractionUnit, readonly InteractionUnit[]>(memory, 'interaction units', (reuse) =>
    [...groupBy(told, ({ key }) => key)]
      .map(([key, same]) => {
        const [first] = same;
        if (first !== undefined && same.length === 1) return first.unit;
        return reuse(key, same, () => heaviest(same.map(({ unit }) => unit)));
      })
      .toSorted(byDayThenPair),
  );
}

/** An act of one party toward another as one claim tells it; the same key, the same act and voice. */
interface ToldAct {
  readonly key: string;
  readonly unit: InteractionUnit;
}

function actsToldIn(article: ArticleFindings, evidence: Evidence): readonly ToldAct[] {
  return tellingsOf([article], evidence.acts).flatMap((telling) => {
    const { claim, document } = telling;
    if (claim.polarity === 'negated' || claim.modality === 'planned') return [];
    const type = evidence.ontology.get(claim.type);
    const when = dayOfFinding(claim.time, document);
    if (type === undefined || when === null) return [];
    const voice = voiceOf(claim.attribution, document, partyMap(article));
    const act = evidence.actOf.get(claim.id) ?? claim.id;
    return sidesOf(telling).map(([from, to]) => ({
      key: [act, voice, from, to].join('|'),
      unit: {
        from,
        to,
        intensity: intensityOf(claim, type),
        weight: weightOf(telling, evidence),
        day: when.day,
        claimIds: [claim.id],
      },
    }));
  });
}

function byDayThenPair(a: InteractionUnit, b: InteractionUnit): number {
  return (
    a.day - b.day ||
    compareText(a.from, b.from) ||
    compareText(a.to, b.to) ||
    compareText(a.claimIds[0] ?? '', b.claimIds[0] ?? '')
  );
}

function heaviest(units: readonly InteractionUnit[]): InteractionUnit {
  const [best] = units.toSorted((a, b) => b.weight - a.weight || byDayThenPair(a, b));
  if (best === undefined) throw new RangeError('heaviest needs at least one unit');
  return { ...best, claimIds: distinct(units.flatMap(({ claimIds }) => claimIds)) };
}

/** Types that several do with each other; of the others, those named together stand on one side. */
const TOGETHER: ReadonlySet<ClaimType> = new Set<ClaimType>(['CONSULT', 'COOPERATE', 'AGREE']);

/** Who acts toward whom. Where no recipient is named: each two that meet or agree, and each two that fight. */
function sidesOf({ claim, actors, recipients }: Telling): readonly (readonly [string, string])[] {
  const others = recipients.length > 0 ? recipients : actors;
  const isToward = (from: string, to: string): boolean =>
    recipients.length > 0 ||
    TOGETHER.has(claim.type) ||
    claim.stance.some(({ holder, target }) => holder === from && target === to);
  return actors.flatMap((from) =>
    others.filter((to) => to !== from && isToward(from, to)).map((to) => [from, to] as const),
  );
}

/** The score of the mode where it has one of its own. */
export function intensityOf(claim: Pick<Claim, 'mode'>, type: PloverType): number {
  return (claim.mode === null ? undefined : type.modes[claim.mode]?.intensity) ?? type.intensity;
}

/** source × modality × voice: an act that the author or its doer tells counts in full. */
function weightOf({ claim, document, actors }: Telling, { weights, partiesIn }: Evidence): number {
  const source = document.outlet === null ? 1 : (weights.source[document.outlet] ?? 1);
  const { kind, speaker } = claim.attribution;
  const partyOf = partiesIn.get(document.id);
  const isOwn = kind === 'named' && speaker.some((id) => actors.includes(partyOf?.get(id) ?? id));
  const voice = kind === 'author' || isOwn ? 'own' : kind;
  return source * weights.modality[claim.modality] * weights.voice[voice];
}

/** The units of each two parties, in order of their names; the same list as long as its units are the same. */
const interactionPairsOf: (evidence: Evidence) => readonly (readonly InteractionUnit[])[] = onceFor((evidence) =>
  withReuse(evidence.memory, 'interacting pairs', (reuse: Reuse<readonly InteractionUnit[]>) =>
    [...groupBy(interactionUnits(evidence), ({ from, to }) => `${from} ${to}`)]
      .toSorted(([a], [b]) => compareText(a, b))
      .map(([name, units]) => reuse(name, units, () => units)),
  ),
);

const findingIdsOfPair: (units: readonly InteractionUnit[]) => readonly string[] = onceFor((units) =>
  distinct(units.flatMap(({ claimIds }) => claimIds)),
);

export interface Interaction extends Row {
  readonly from: string;
  readonly to: string;
  readonly at: string;
  /** Mean intensity, −10 to +10; null where the mass is too small. */
  readonly intensity: number | null;
  readonly n: number;
  readonly mass: number;
  readonly acts: number;
  readonly lastDate: string;
}

export interface InteractionParameters {
  readonly at: string | null;
  readonly windowDays: number;
  readonly massMin: number;
}

/** Mean intensity of the acts of each party toward each other: Σ wK·i / Σ wK, with the kernel of positions. */
export function deriveInteractions(evidence: Evidence, parameters: InteractionParameters): readonly Interaction[] {
  const at = parameters.at ?? latestDay(evidence);
  if (at === null) return [];
  const today = dayAt({ ...parameters, at });
  return interactionPairsOf(evidence).flatMap((units) => {
    const first = units[0];
    const last = units.at(-1);
    if (first === undefined || last === undefined) return [];
    const pulls = units.map((unit) => unit.weight * nearness(unit.day, today, parameters.windowDays));
    const mass = pulls.reduce((sum, pull) => sum + pull, 0);
    const moment = pulls.reduce((sum, pull, index) => sum + pull * (units[index]?.intensity ?? 0), 0);
    const square = pulls.reduce((sum, pull) => sum + pull * pull, 0);
    return [
      {
        from: first.from,
        to: first.to,
        at,
        intensity: mass < parameters.massMin || mass === 0 ? null : moment / mass,
        n: square === 0 ? 0 : (mass * mass) / square,
        mass,
        acts: units.length,
        lastDate: dayText(last.day),
        findingIds: findingIdsOfPair(units),
      },
    ];
  });
}

export const interactions: Derivation<InteractionParameters, Interaction> = {
  id: 'interactions',
  label: { en: 'Interactions', ar: 'التفاعلات' },
  question: {
    en: 'How hostile or friendly are the acts of one party toward another?',
    ar: 'ما مدى عدائية أفعال طرف تجاه آخر أو ودّيتها؟',
  },
  source: 'docs/derivations.md#interactions',
  parameters: {
    at: AT,
    windowDays: days('width of the kernel', 'عرض النافذة', POSITION_DEFAULTS.windowDays),
    massMin: share('mass below which the mean is absent', 'كتلة يغيب المتوسط دونها', POSITION_DEFAULTS.massMin),
  },
  outputs: {
    from: { en: 'party that acts', ar: 'الطرف الفاعل' },
    to: { en: 'party acted upon', ar: 'الطرف المتلقي' },
    at: { en: 'day', ar: 'اليوم' },
    intensity: { en: 'mean PLOVER intensity, −10 to 10', ar: 'متوسط شدة بلوفر بين −10 و10' },
    n: { en: 'effective number of acts', ar: 'عدد الأفعال الفعلي' },
    mass: { en: 'mass m', ar: 'الكتلة' },
    acts: { en: 'acts of all dates', ar: 'الأفعال في كل التواريخ' },
    lastDate: { en: 'day of the latest act', ar: 'يوم آخر فعل' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{from} → {to} on {at}: mean intensity {intensity} over {acts} acts; latest {last}.',
    ar: '{from} ← {to} في {at}: متوسط الشدة {intensity}، وعدد الأفعال {acts}، آخرها {last}.',
  },
  tell: (row) => ({
    from: tellParties([row.from]),
    to: tellParties([row.to]),
    at: tellDay(row.at),
    intensity: tellNumber(row.intensity, 1),
    acts: tellNumber(row.acts),
    last: tellDay(row.lastDate),
  }),
  derive: deriveInteractions,
};
