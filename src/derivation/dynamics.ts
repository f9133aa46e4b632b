import { type Claim, dayNumber, dayText, overlaps, type Shift, type Span } from '../model/index.ts';
import { count, days, type Derivation, type Row, tellDay, tellNumber, tellParties } from './declaration.ts';
import { type Event, eventsOf } from './events.ts';
import type { Evidence } from './evidence.ts';
import {
  type ArticleFindings,
  compareText,
  distinct,
  groupBy,
  partiesOf,
  partyMap,
  publishedDay,
  valueAt,
} from './findings.ts';
import { type Random, randomFrom } from './random.ts';
import { distinctReasons, type Reason, reasonOf, spanOf } from './reasons.ts';
import { type Reuse, withReuse } from './reuse.ts';
import { correlation, quantile } from './statistics.ts';
import { findingIdsOf, type PositionUnit } from './units.ts';

/**
 * Do defeats become political defeats, and how long after? A party's fortunes in the field beside what others think of it, in
 * equal steps of time, with the correlation at each lag and what chance may have done to it.
 *
 * Source: moving-block bootstrap after H. R. Künsch, Annals of Statistics 17 (1989): neighbouring steps are drawn together,
 * since they are not independent.
 */

/** One step of time. */
export interface DynamicsStep {
  /** Its first day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly attacks: number;
  readonly suffered: number;
  readonly gains: number;
  readonly losses: number;
  readonly withdrawals: number;
  /** gains − losses − withdrawals. */
  readonly balance: number;
  /** Σ w·s / Σ w of what others show toward the party, fighting left out; null where there is nothing. */
  readonly support: number | null;
  readonly units: number;
  /** The claims that tell what happened in the field, by deed. */
  readonly field: readonly { readonly deed: Deed; readonly claimIds: readonly string[] }[];
  /** What others show, each with the findings behind it. */
  readonly shown: readonly {
    readonly holder: string;
    readonly sign: 1 | -1;
    readonly findingIds: readonly string[];
  }[];
}

/** A sentence that says that something about the party in the field changed a position toward it. */
export interface DynamicsLink extends Reason {
  /** Who holds that position. */
  readonly holder: string;
  readonly sign: 1 | -1;
  /** The day of what the effect tells, `YYYY-MM-DD`. */
  readonly day: string;
  /** The day of the fighting that the cause tells; null where it tells none, or gives it no day. */
  readonly causeDay: string | null;
}

/** Correlation of the balance with the support some steps later. */
export interface LaggedCorrelation {
  readonly lagDays: number;
  readonly r: number | null;
  /** 90% of the values that drawing blocks again gives; null where too few steps have both. */
  readonly low: number | null;
  readonly high: number | null;
  /** Steps that have both. */
  readonly pairs: number;
}

export interface Dynamics extends Row {
  readonly party: string;
  readonly from: string;
  readonly to: string;
  readonly steps: readonly DynamicsStep[];
  readonly lags: readonly LaggedCorrelation[];
  /** The lag whose correlation is strongest among those whose band leaves out zero; null where none does. */
  readonly clearest: LaggedCorrelation | null;
  /** Sentences that say that something about the party in the field changed a position toward it. */
  readonly links: readonly DynamicsLink[];
  readonly battles: number;
}

export interface DynamicsParameters {
  /** First and last day that are looked at, `YYYY-MM-DD`; null is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly stepDays: number;
  readonly lagDaysMax: number;
  readonly battlesMin: number;
  readonly pairsMin: number;
  readonly draws: number;
  readonly blockSteps: number;
}

/** Rules whose acts change who holds the ground. */
const GROUND_RULES: ReadonlySet<string> = new Set([
  'assault/take-ground',
  'assault/fall-to',
  'assault/advance',
  'assault/clear',
]);
const LOSS_RULE = 'retreat/lose-ground';
const WITHDRAWAL_MODES: ReadonlySet<string | null> = new Set(['withdraw', 'disarm']);

export const DEEDS = ['attacks', 'suffered', 'gains', 'losses', 'withdrawals'] as const;
export type Deed = (typeof DEEDS)[number];

/** What an event in the field is for each party of it. A take-over is a gain and a loss, not an attack besides. */
export function deedsOf(event: Event, rules: ReadonlySet<string>): readonly (readonly [string, Deed])[] {
  if (event.aspect === 'state' || (event.status !== 'done' && event.status !== 'contested')) return [];
  const each = (parties: readonly string[], deed: Deed) => parties.map((party) => [party, deed] as const);
  if (event.type === 'ASSAULT') {
    const isGround = [...rules].some((rule) => GROUND_RULES.has(rule));
    // Who fights whom without saying who attacks: both do.
    return [
      ...each(event.actors, isGround ? 'gains' : 'attacks'),
      ...each(
        event.recipients.filter((party) => !event.actors.includes(party)),
        isGround ? 'losses' : 'suffered',
      ),
    ];
  }
  if (event.type !== 'RETREAT') return [];
  if (rules.has(LOSS_RULE)) return each(event.actors, 'losses');
  return WITHDRAWAL_MODES.has(event.mode) ? each(event.actors, 'withdrawals') : [];
}

/** The dynamics of every party with enough in the field, the most first. */
export function deriveDynamics(evidence: Evidence, parameters: DynamicsParameters): readonly Dynamics[] {
  return withReuse(evidence.memory, `dynamics ${JSON.stringify(parameters)}`, (reuse: Reuse<Dynamics>) =>
    dynamicsOfAll(evidence, parameters, reuse),
  );
}

function dynamicsOfAll(
  evidence: Evidence,
  parameters: DynamicsParameters,
  reuse: Reuse<Dynamics>,
): readonly Dynamics[] {
  const ruleOf = new Map(evidence.tellings.map(({ claim }) => [claim.id, claim.rule]));
  const deeds = new Map<string, { readonly event: Event; readonly deed: Deed }[]>();
  const start = coverageStart(evidence) - parameters.lagDaysMax;
  for (const event of eventsOf(evidence)) {
    // What articles tell as background, years before the first of them, is no series.
    if (dayOf(event) < start || !isWithin(dayOf(event), parameters)) continue;
    const rules = new Set(event.claimIds.flatMap((id) => ruleOf.get(id) ?? []));
    for (const [party, deed] of deedsOf(event, rules)) valueAt(deeds, party, () => []).push({ event, deed });
  }
  const toward = groupBy(
    evidence.units.filter(({ type, day }) => type !== 'ASSAULT' && type !== 'RETREAT' && isWithin(day, parameters)),
    ({ target }) => target,
  );
  const links = linksByParty(evidence, parameters);
  return [...deeds]
    .filter(([, own]) => own.length >= parameters.battlesMin)
    .toSorted(([a, ownA], [b, ownB]) => ownB.length - ownA.length || compareText(a, b))
    .map(([party, own]) => {
      const [units, why] = [toward.get(party) ?? [], links.get(party) ?? []];
      const from = [...own.flatMap(({ event, deed }) => [event, deed]), null, ...units, null, ...why];
      return reuse(party, from, () => dynamicsOf(party, own, units, why, parameters));
    });
}

function isWithin(day: number, { from, to }: Pick<DynamicsParameters, 'from' | 'to'>): boolean {
  return day >= (dayNumber(from ?? '') ?? -Infinity) && day <= (dayNumber(to ?? '') ?? Infinity);
}

function dayOf({ date }: Event): number {
  return dayNumber(date) ?? 0;
}

/** The day of the first article. */
function coverageStart({ findings }: Evidence): number {
  return findings.reduce((first, { document }) => Math.min(first, publishedDay(document) ?? Infinity), Infinity);
}

function dynamicsOf(
  party: string,
  deeds: readonly { readonly event: Event; readonly deed: Deed }[],
  units: readonly PositionUnit[],
  links: readonly DynamicsLink[],
  parameters: DynamicsParameters,
): Dynamics {
  const all = deeds.map(({ event }) => dayOf(event));
  const from = all.reduce((first, day) => Math.min(first, day), Infinity);
  // What others think is of interest for as long after the last battle as a lag may be.
  const lastBattle = all.reduce((latest, day) => Math.max(latest, day), -Infinity);
  const to = lastBattle + parameters.lagDaysMax;
  const near = units.filter(({ day }) => day >= from && day <= to);
  const last = near.reduce((latest, { day }) => Math.max(latest, day), lastBattle);
  const stepAt = (day: number): number => Math.floor((day - from) / parameters.stepDays);
  const deedsIn = groupBy(deeds, ({ event }) => stepAt(dayOf(event)));
  const unitsIn = groupBy(near, ({ day }) => stepAt(day));
  const steps = Array.from({ length: Math.floor((last - from) / parameters.stepDays) + 1 }, (_, index) => {
    const first = from + index * parameters.stepDays;
    return stepOf(first, deedsIn.get(index) ?? [], unitsIn.get(index) ?? []);
  });
  const random = randomFrom(party);
  const lagSteps = Math.floor(parameters.lagDaysMax / parameters.stepDays);
  const lags = Array.from({ length: lagSteps + 1 }, (_, lag) => laggedCorrelation(steps, lag, parameters, random));
  return {
    party,
    from: dayText(from),
    to: dayText(last),
    steps,
    lags,
    clearest: clearestOf(lags),
    links,
    battles: deeds.length,
    findingIds: distinct([
      ...deeds.flatMap(({ event }) => event.claimIds),
      ...findingIdsOf(near),
      ...links.map(({ causeId }) => causeId),
    ]),
  };
}

function stepOf(
  first: number,
  deeds: readonly { readonly event: Event; readonly deed: Deed }[],
  units: readonly PositionUnit[],
): DynamicsStep {
  const number = (wanted: Deed): number => deeds.filter(({ deed }) => deed === wanted).length;
  const [gains, losses, withdrawals] = [number('gains'), number('losses'), number('withdrawals')];
  const weight = units.reduce((sum, unit) => sum + unit.weight, 0);
  return {
    from: dayText(first),
    attacks: number('attacks'),
    suffered: number('suffered'),
    gains,
    losses,
    withdrawals,
    balance: gains - losses - withdrawals,
    support: weight === 0 ? null : units.reduce((sum, unit) => sum + unit.weight * unit.strength, 0) / weight,
    units: units.length,
    field: deeds.map(({ event, deed }) => ({ deed, claimIds: event.claimIds })),
    shown: units.map((unit) => ({ holder: unit.holder, sign: unit.sign, findingIds: findingIdsOf([unit]) })),
  };
}

/** r of balance(t) and support(t + lag) with its band. */
export function laggedCorrelation(
  steps: readonly Pick<DynamicsStep, 'balance' | 'support'>[],
  lag: number,
  { stepDays, pairsMin, draws, blockSteps }: Pick<DynamicsParameters, 'stepDays' | 'pairsMin' | 'draws' | 'blockSteps'>,
  random: Random,
): LaggedCorrelation {
  const pairs = steps.flatMap(({ balance }, index): readonly (readonly [number, number])[] => {
    const support = steps[index + lag]?.support;
    return support === undefined || support === null ? [] : [[balance, support]];
  });
  const r = pairs.length < pairsMin ? null : correlation(pairs);
  const none = { lagDays: lag * stepDays, r, low: null, high: null, pairs: pairs.length };
  if (r === null) return none;
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn: (readonly [number, number])[] = [];
    while (drawn.length < pairs.length) {
      const start = Math.floor(random() * Math.max(1, pairs.length - blockSteps + 1));
      drawn.push(...pairs.slice(start, start + blockSteps));
    }
    const value = correlation(drawn.slice(0, pairs.length));
    if (value !== null) values.push(value);
  }
  if (values.length < draws / 2) return none;
  values.sort((a, b) => a - b);
  return { ...none, low: quantile(values, 0.05), high: quantile(values, 0.95) };
}

function clearestOf(lags: readonly LaggedCorrelation[]): LaggedCorrelation | null {
  const clear = lags.filter(({ low, high }) => low !== null && high !== null && (low > 0 || high < 0));
  return clear.toSorted((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0) || a.lagDays - b.lagDays)[0] ?? null;
}

/** By party: causes that name it, or hold a deed of it in the field, and whose effect holds a position toward it. */
function linksByParty(
  evidence: Evidence,
  parameters: Pick<DynamicsParameters, 'from' | 'to'>,
): ReadonlyMap<string, readonly DynamicsLink[]> {
  const links = new Map<string, DynamicsLink[]>();
  const unitOf = unitsByFinding(evidence);
  for (const article of evidence.findings) {
    for (const cause of article.extraction.causes) {
      const [why, what] = [spanOf(cause, cause.cause), spanOf(cause, cause.effect)];
      if (why === null || what === null) continue;
      const named = partiesNamedIn(why, article);
      for (const [target, { shown, holder, sign }] of stancesIn(what, article)) {
        const day = unitOf.get(shown.id)?.day ?? publishedDay(article.document);
        if (!named.has(target) || day === null || !isWithin(day, parameters)) continue;
        valueAt(links, target, () => []).push({
          ...reasonOf(cause, shown, article.document.id),
          holder,
          sign,
          day: dayText(day),
          causeDay: fightingDay(why, article, evidence),
        });
      }
    }
  }
  return new Map([...links].map(([party, reasons]) => [party, distinctReasons(reasons)]));
}

function unitsByFinding({ units }: Evidence): ReadonlyMap<string, PositionUnit> {
  return new Map(units.flatMap((unit) => [...unit.claimIds, ...unit.shiftIds].map((id) => [id, unit] as const)));
}

/** The day of the first fighting that a span tells; null where it tells none with a time of its own. */
function fightingDay(span: Span, { extraction }: ArticleFindings, evidence: Evidence): string | null {
  const fighting = extraction.claims.find((claim) => claim.time !== null && isFightingIn(span, claim));
  const day = fighting === undefined ? undefined : evidence.dayOf.get(fighting.id);
  return day === undefined ? null : dayText(day);
}

/** Whether a claim tells fighting within the span; one that begins before it tells of something else. */
function isFightingIn(span: Span, { type, start }: Claim): boolean {
  return (type === 'ASSAULT' || type === 'RETREAT') && span.start <= start && start < span.end;
}

interface ShownStance {
  readonly shown: Shift | Claim;
  readonly holder: string;
  readonly sign: 1 | -1;
}

/** The first finding in a span that shows a stance toward each party; told shifts before claims. */
function stancesIn(span: Span, { extraction }: ArticleFindings): ReadonlyMap<string, ShownStance> {
  const stances = new Map<string, ShownStance>();
  for (const shift of extraction.shifts) {
    if (!overlaps(shift, span) || stances.has(shift.target)) continue;
    stances.set(shift.target, { shown: shift, holder: shift.holder, sign: shift.direction === 'toward' ? 1 : -1 });
  }
  for (const claim of extraction.claims) {
    if (!overlaps(claim, span)) continue;
    for (const { holder, target, sign } of claim.stance) {
      if (holder !== target && !stances.has(target)) stances.set(target, { shown: claim, holder, sign });
    }
  }
  return stances;
}

/** The parties that a span names, or whose fighting it tells. */
function partiesNamedIn(span: Span, article: ArticleFindings): ReadonlySet<string> {
  const { extraction } = article;
  const mentioned = extraction.mentions.filter((mention) => overlaps(mention, span)).map(({ entity }) => entity);
  const fighting = extraction.claims
    .filter((claim) => isFightingIn(span, claim))
    .flatMap(({ actor, recipient }) => [...actor, ...recipient]);
  return new Set(partiesOf([...mentioned, ...fighting], partyMap(article)));
}

export const dynamics: Derivation<DynamicsParameters, Dynamics> = {
  id: 'dynamics',
  label: { en: 'Dynamics', ar: 'الديناميات' },
  question: {
    en: 'Do gains and defeats in the field change how others stand toward a party, and how long after?',
    ar: 'هل تغيّر المكاسب والهزائم الميدانية مواقف الآخرين من طرف، وبعد كم من الوقت؟',
  },
  source: 'docs/derivations.md#dynamics',
  parameters: {
    from: {
      kind: 'day',
      label: { en: 'first day; open where not given', ar: 'أول يوم؛ مفتوح إن لم يُذكر' },
      default: null,
    },
    to: {
      kind: 'day',
      label: { en: 'last day; open where not given', ar: 'آخر يوم؛ مفتوح إن لم يُذكر' },
      default: null,
    },
    stepDays: days('length of a step', 'طول الخطوة', 14, 365),
    lagDaysMax: days('longest lag', 'أطول تأخر', 84, 730),
    battlesMin: count('events in the field, at least', 'أحداث ميدانية على الأقل', 5, [1, 1000]),
    pairsMin: count('steps that have both, at least', 'خطوات فيها الأمران على الأقل', 8, [3, 1000]),
    draws: count('bootstrap draws', 'عدد السحوبات', 500, [99, 9999], 'draws'),
    blockSteps: count('steps drawn together', 'خطوات تُسحب معاً', 3, [1, 52]),
  },
  outputs: {
    party: { en: 'party', ar: 'الطرف' },
    from: { en: 'first day', ar: 'أول يوم' },
    to: { en: 'last day', ar: 'آخر يوم' },
    steps: {
      en: 'attacks, gains, losses, withdrawals and support by step',
      ar: 'الهجمات والمكاسب والخسائر والانسحابات والتأييد في كل خطوة',
    },
    lags: { en: 'correlation at each lag, with its band', ar: 'الارتباط عند كل تأخر مع نطاقه' },
    clearest: { en: 'lag with the clearest correlation', ar: 'التأخر ذو الارتباط الأوضح' },
    links: { en: 'stated causes that link them', ar: 'الأسباب المذكورة التي تربط بينهما' },
    battles: { en: 'events in the field', ar: 'الأحداث الميدانية' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{party}, {from} to {to}: {battles} events in the field; clearest correlation with support {r} after {lag} days; stated links: {links}.',
    ar: '{party}، من {from} إلى {to}: أحداث ميدانية {battles}؛ أوضح ارتباط بالتأييد {r} بعد {lag} يوماً؛ روابط مذكورة: {links}.',
  },
  tell: (row) => ({
    party: tellParties([row.party]),
    from: tellDay(row.from),
    to: tellDay(row.to),
    battles: tellNumber(row.battles),
    r: tellNumber(row.clearest?.r ?? null, 2),
    lag: tellNumber(row.clearest?.lagDays ?? null),
    links: tellNumber(row.links.length),
  }),
  derive: deriveDynamics,
};
