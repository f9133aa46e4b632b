import { type Claim, contentId, dayText, type Label } from '../model/index.ts';
import { type DailySum, dailySums } from './daily-sums.ts';
import {
  count,
  days,
  type Derivation,
  parametersOf,
  type Row,
  tellDay,
  tellNumber,
  tellParties,
  tellVoices,
} from './declaration.ts';
import { type Event, eventsOf } from './events.ts';
import { type Evidence, rememberLast } from './evidence.ts';
import { type FigureReport, figures, rangeText } from './figure-ledger.ts';
import { type ArticleFindings, compareText, distinct, partiesOf, voiceOf } from './findings.ts';
import { nearness } from './kernel.ts';
import { clamp, POSITION_DEFAULTS } from './positions.ts';
import { type Reuse, withReuse } from './reuse.ts';
import { findingIdsOf, type PositionUnit } from './units.ts';

/**
 * Where do texts, voices or parties contradict each other? Four kinds, each with the findings of both sides: an act told and
 * denied, figures that cannot both be right, one voice on both sides within days, and words against deeds.
 */

export const CONTRADICTION_KINDS = ['denied', 'figures', 'both-sides', 'words-deeds'] as const;
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];

/** One side of a contradiction. */
export interface Side {
  /** Who says or does it: voices as `outlet:…` or `named:…`, or the party itself. */
  readonly voices: readonly string[];
  /** A figure as it is read, or a position with its sign; null where the findings speak for themselves. */
  readonly value: string | null;
  readonly findingIds: readonly string[];
}

export interface Contradiction extends Row {
  /** The same as long as the findings of both sides are. */
  readonly id: string;
  readonly kind: ContradictionKind;
  /** Whom it is about: doers, holder, or who reported. */
  readonly parties: readonly string[];
  /** Toward whom; none for figures. */
  readonly targets: readonly string[];
  readonly date: string;
  readonly first: Side;
  readonly second: Side;
  /** How far apart: the gap of positions, 0 to 2, or of figures as a share of the greater; null where there is no measure. */
  readonly size: number | null;
}

export interface ContradictionParameters {
  readonly bothDays: number;
  readonly gapMin: number;
  readonly windowDays: number;
}

/** All contradictions, by day and kind. */
export function deriveContradictions(
  evidence: Evidence,
  parameters: ContradictionParameters,
): readonly Contradiction[] {
  // A later reprint adds itself to the sentences shown, and makes no other contradiction of them.
  const copies = new Set([...evidence.copiesOf.values()].flat());
  const rowsOf = (all: readonly Found[]): readonly Contradiction[] => all.map((parts) => rowOf(parts, copies));
  const round = <Thing>(kind: string, work: (reuse: Reuse<readonly Contradiction[]>) => Thing): Thing =>
    withReuse(evidence.memory, `${kind} ${JSON.stringify(parameters)}`, work);
  const rows = [
    ...round('denied acts', (reuse) =>
      deniedEvents(evidence).flatMap((event) => reuse(event.id, [event], () => rowsOf([deniedAct(event, evidence)]))),
    ),
    ...round('denied accusations', (reuse) =>
      evidence.findings.flatMap((article) =>
        reuse(article.document.id, [article], () => rowsOf(deniedAccusations(article, evidence))),
      ),
    ),
    ...round('figures', (reuse) =>
      figureConflicts(evidence).flatMap(([report, other]) =>
        reuse(`${report.id} ${other.id}`, [report, other], () => rowsOf([figureConflict(report, other)])),
      ),
    ),
    ...round('pairs', (reuse) =>
      evidence.pairs.flatMap((pair) =>
        reuse(`${pair[0]?.holder} ${pair[0]?.target}`, [pair], () =>
          rowsOf([...bothSides(pair, parameters), ...wordsAgainstDeeds(pair, parameters)]),
        ),
      ),
    ),
  ];
  return [...new Map(rows.map((row) => [row.id, row])).values()].toSorted(
    (a, b) => compareText(a.date, b.date) || compareText(a.kind, b.kind) || compareText(a.id, b.id),
  );
}

function rowOf(parts: Found, copies: ReadonlySet<string>): Contradiction {
  const findingIds = distinct([...parts.first.findingIds, ...parts.second.findingIds]);
  const originals = findingIds.filter((id) => !copies.has(id));
  return { ...parts, id: contentId('x', parts.kind, ...originals), findingIds };
}

/** A contradiction before it has an id. */
type Found = Omit<Contradiction, 'id' | 'findingIds'>;

/** Events that are told and denied. */
function deniedEvents(evidence: Evidence): readonly Event[] {
  return eventsOf(evidence).filter(({ denialIds, status }) => denialIds.length > 0 && status !== 'denied');
}

/** An event that one voice tells and another denies, or that one voice both tells and denies. */
function deniedAct(event: Event, evidence: Evidence): Found {
  const sideOf = (ids: readonly string[]): Side => ({
    voices: distinct(ids.flatMap((id) => voiceOfClaim(id, evidence))),
    value: null,
    findingIds: ids,
  });
  return {
    kind: event.status === 'contested' ? 'denied' : 'both-sides',
    parties: event.actors,
    targets: event.recipients,
    date: event.date,
    first: sideOf(event.claimIds),
    second: sideOf(event.denialIds),
    size: null,
  };
}

function voiceOfClaim(id: string, { placeOf, articleOf, partiesIn }: Evidence): readonly string[] {
  const article = articleOf.get(placeOf.get(id)?.documentId ?? '');
  const claim = article?.extraction.claims.find((each) => each.id === id);
  if (article === undefined || claim === undefined) return [];
  const { document } = article;
  return [voiceOf(claim.attribution, document, partiesIn.get(document.id) ?? new Map<string, string>())];
}

/** A denial answers an accusation that stands no farther before it, in sentences. */
const ANSWER_SENTENCES = 3;

/** "A accused B of shelling the town. B denied it": what is denied is not told again, and the accusation stands for it. */
function deniedAccusations(article: ArticleFindings, evidence: Evidence): readonly Found[] {
  const { document, extraction, sentences } = article;
  const partyOf = evidence.partiesIn.get(document.id) ?? new Map<string, string>();
  const sentenceOf = (claim: Claim): number =>
    sentences.findIndex(({ start, end }) => start <= claim.start && claim.start < end);
  const day = (claim: Claim): string | null => {
    const telling = evidence.dayOf.get(claim.id);
    return telling === undefined ? null : dayText(telling);
  };
  const accusations = extraction.claims.filter(
    ({ type, mode, polarity, recipient }) =>
      type === 'ACCUSE' && mode === 'allege' && polarity === 'affirmed' && recipient.length > 0,
  );
  const denials = extraction.claims.filter(({ rule, polarity }) => rule === 'reject/deny' && polarity === 'affirmed');
  return accusations.flatMap((accusation) => {
    const accused = partiesOf(accusation.recipient, partyOf);
    const accusers = partiesOf(accusation.actor, partyOf);
    const date = day(accusation);
    const denial = denials.find((each) => {
      const distance = sentenceOf(each) - sentenceOf(accusation);
      const isAnswer = each.start > accusation.start && distance <= ANSWER_SENTENCES;
      return isAnswer && partiesOf(each.actor, partyOf).some((party) => accused.includes(party));
    });
    if (denial === undefined || date === null) return [];
    return [
      {
        kind: 'denied',
        parties: accused,
        targets: accusers,
        date,
        first: { voices: accusers.map((party) => `named:${party}`), value: null, findingIds: [accusation.id] },
        second: { voices: accused.map((party) => `named:${party}`), value: null, findingIds: [denial.id] },
        size: null,
      },
    ];
  });
}

/** Reports that conflict, and tallies that fall; each two once. */
function figureConflicts(evidence: Evidence): readonly (readonly [FigureReport, FigureReport])[] {
  const ledger = figures.derive(evidence, parametersOf(figures));
  const reports = new Map(ledger.map((report) => [report.id, report]));
  return ledger.flatMap((report) => {
    const others = [
      ...report.conflictsWith.filter((id) => id > report.id),
      ...(report.fallsBelow === null ? [] : [report.fallsBelow]),
    ];
    return others.flatMap((id): readonly (readonly [FigureReport, FigureReport])[] => {
      const other = reports.get(id);
      return other === undefined ? [] : [[report, other]];
    });
  });
}

function figureConflict(report: FigureReport, other: FigureReport): Found {
  const sideOf = (each: FigureReport): Side => ({
    voices:
      each.reporters.length > 0
        ? each.reporters.map((party) => `named:${party}`)
        : each.outlets.map((outlet) => `outlet:${outlet}`),
    value: rangeText(each),
    findingIds: each.findingIds,
  });
  const [earlier, later] =
    other.asOf < report.asOf || (other.asOf === report.asOf && other.id < report.id)
      ? [other, report]
      : [report, other];
  const [a, b] = [report.low ?? report.value ?? 0, other.low ?? other.value ?? 0];
  return {
    kind: 'figures',
    parties: distinct([...report.reporters, ...other.reporters]),
    targets: [],
    date: later.asOf,
    first: sideOf(earlier),
    second: sideOf(later),
    size: Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1),
  };
}

/** Words of one party for and against another within days: each two neighbours in time. */
function bothSides(pair: readonly PositionUnit[], { bothDays }: ContradictionParameters): readonly Found[] {
  const declared = pair.filter(({ regard, shiftIds }) => regard === 'declared' && shiftIds.length === 0);
  return declared.flatMap((later, index) => {
    const earlier = declared[index - 1];
    if (earlier === undefined || earlier.sign === later.sign || later.day - earlier.day > bothDays) return [];
    return [
      {
        kind: 'both-sides',
        parties: [later.holder],
        targets: [later.target],
        date: later.date,
        first: sideOfUnits([earlier]),
        second: sideOfUnits([later]),
        size: Math.abs(later.strength - earlier.strength),
      },
    ];
  });
}

function sideOfUnits(units: readonly PositionUnit[], value: number | null = null): Side {
  return {
    voices: distinct(units.map(({ outlet, documentId }) => `outlet:${outlet ?? documentId}`)),
    value: value === null ? null : value.toFixed(2),
    findingIds: findingIdsOf(units),
  };
}

/** The days of evidence on which words and deeds have opposite signs and lie far apart: each run of such days once, at its widest. */
function wordsAgainstDeeds(
  pair: readonly PositionUnit[],
  { gapMin, windowDays }: ContradictionParameters,
): readonly Found[] {
  // What others say of a party's words is no word of its own.
  const counted = pair.filter(({ lane, regard }) => lane === 'material' || regard === 'declared');
  if (new Set(counted.map(({ lane }) => lane)).size < 2) return [];
  const sums = dailySums(counted);
  const [wordsOn, deedsOn] = [positionsNear(sums, 'verbal', windowDays), positionsNear(sums, 'material', windowDays)];
  const runs: { readonly day: number; readonly words: number; readonly deeds: number }[][] = [];
  let isOpen = false;
  for (const day of new Set(counted.map((unit) => unit.day))) {
    const [words, deeds] = [wordsOn(day), deedsOn(day)];
    const isApart = words !== null && deeds !== null && Math.abs(words - deeds) >= gapMin && words * deeds < 0;
    if (isApart) {
      if (isOpen) runs.at(-1)?.push({ day, words, deeds });
      else runs.push([{ day, words, deeds }]);
    }
    isOpen = isApart;
  }
  return runs.flatMap((run) => {
    const [widest] = run.toSorted((a, b) => Math.abs(b.words - b.deeds) - Math.abs(a.words - a.deeds) || a.day - b.day);
    if (widest === undefined) return [];
    const side = (lane: PositionUnit['lane'], value: number): Side => {
      const within = (windows: number): readonly PositionUnit[] =>
        counted.filter(
          (unit) =>
            unit.lane === lane && Math.abs(unit.day - widest.day) <= windows * windowDays && unit.sign * value > 0,
        );
      const near = within(1);
      // What weighs from farther away still has sentences; no side goes without.
      return sideOfUnits(near.length > 0 ? near : within(REACH_WINDOWS), value);
    };
    return [
      {
        kind: 'words-deeds',
        parties: [pair[0]?.holder ?? ''],
        targets: [pair[0]?.target ?? ''],
        date: dayText(widest.day),
        first: side('verbal', widest.words),
        second: side('material', widest.deeds),
        size: Math.abs(widest.words - widest.deeds),
      },
    ];
  });
}

/**
 * The position of one lane on a day, of sums in order of days that lie within reach; null where absent. Days are asked for in
 * their order, so that each sum is passed once.
 */
function positionsNear(
  all: readonly DailySum[],
  lane: DailySum['lane'],
  windowDays: number,
): (day: number) => number | null {
  const sums = all.filter((sum) => sum.lane === lane);
  const reach = REACH_WINDOWS * windowDays;
  const kernel = Array.from({ length: Math.floor(reach) + 1 }, (_, distance) => nearness(distance, 0, windowDays));
  let start = 0;
  return (day) => {
    while ((sums[start]?.day ?? Infinity) < day - reach) start += 1;
    let [mass, moment] = [0, 0];
    for (let index = start; index < sums.length; index += 1) {
      const sum = sums[index];
      if (sum === undefined || sum.day > day + reach) break;
      const near = kernel[Math.abs(sum.day - day)] ?? 0;
      mass += sum.weight * near;
      moment += sum.moment * near;
    }
    return mass < POSITION_DEFAULTS.massMin || mass === 0 ? null : clamp(moment / mass);
  };
}

/** Beyond so many windows the kernel is below 10⁻⁵. */
const REACH_WINDOWS = 5;

/** Names of kinds, for whoever shows one. */
export const contradictionLabels: Readonly<Record<ContradictionKind, Label>> = {
  denied: { en: 'told and denied', ar: 'مرويّ ومنفي' },
  figures: { en: 'figures that do not fit', ar: 'أرقام لا تتفق' },
  'both-sides': { en: 'one voice on both sides', ar: 'صوت واحد على الجانبين' },
  'words-deeds': { en: 'words against deeds', ar: 'أقوال تخالف الأفعال' },
};

export const contradictions: Derivation<ContradictionParameters, Contradiction> = {
  id: 'contradictions',
  label: { en: 'Contradictions', ar: 'التناقضات' },
  question: {
    en: 'Where do texts, voices and parties contradict each other?',
    ar: 'أين تتناقض النصوص والأصوات والأطراف؟',
  },
  source: 'docs/derivations.md#contradictions',
  parameters: {
    bothDays: days('days within which one voice is on both sides', 'أيام يقف فيها الصوت على الجانبين', 14),
    gapMin: count('gap of words and deeds, at least', 'الفرق بين الأقوال والأفعال على الأقل', 0.8, [0, 2]),
    windowDays: days('width of the kernel', 'عرض النافذة', POSITION_DEFAULTS.windowDays),
  },
  outputs: {
    id: { en: 'id', ar: 'المعرّف' },
    kind: { en: 'denied, figures, both-sides or words-deeds', ar: 'منفي، أو أرقام، أو على الجانبين، أو أقوال وأفعال' },
    parties: { en: 'whom it is about', ar: 'الأطراف المعنية' },
    targets: { en: 'toward whom', ar: 'تجاه من' },
    date: { en: 'day', ar: 'اليوم' },
    first: { en: 'one side, with its sentences', ar: 'الجانب الأول مع جمله' },
    second: { en: 'the other side, with its sentences', ar: 'الجانب الثاني مع جمله' },
    size: { en: 'how far apart', ar: 'مقدار التباعد' },
    findingIds: { en: 'findings behind it', ar: 'ما يستند إليه' },
  },
  sentence: {
    en: '{date}: {kind} — {parties} → {targets}; one side {first}, the other {second}; size {size}.',
    ar: '{date}: {kind} — {parties} ← {targets}؛ جانب: {first}، وآخر: {second}؛ المقدار {size}.',
  },
  tell: (row) => ({
    date: tellDay(row.date),
    kind: { kind: 'word', label: contradictionLabels[row.kind] },
    parties: tellParties(row.parties),
    targets: tellParties(row.targets),
    first: tellVoices(row.first.voices, row.first.value),
    second: tellVoices(row.second.voices, row.second.value),
    size: tellNumber(row.size, 2),
  }),
  derive: rememberLast(deriveContradictions),
};
