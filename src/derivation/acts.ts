import { type Claim, type ClaimType, type DocumentMeta, edtfRange, middleDay } from '../model/index.ts';
import {
  compareText,
  distinct,
  type Finding,
  groupBy,
  partiesOf,
  partyMap,
  publishedDay,
  valueAt,
} from './findings.ts';
import { createUnionFind } from './union-find.ts';
import { wordOverlap, wordsIn } from './words.ts';

/**
 * Which claims tell the same act? Claims of one type (or a near one) between the same parties, at times and places that fit,
 * over all articles. Each claim is compared only with the first members of the groups in its block (type and actor) that lie
 * near it in time, so that the cost grows with the number of claims and not with its square, and a group does not drift from
 * day to day: a member fits the first of its block.
 */

export interface ActParameters {
  /** How many days apart acts may lie for which no text gives a time. */
  readonly windowDays: number;
  /** The same for standing relations, which last. */
  readonly stateWindowDays: number;
  /** How long after an act it may still be denied, where the denial gives no time. */
  readonly denialDays: number;
  /** Shared words, 0 to 1, from which two tellings of near types, or at near dates, are one act. */
  readonly overlapMin: number;
}

export const ACT_DEFAULTS: ActParameters = { windowDays: 3, stateWindowDays: 7, denialDays: 14, overlapMin: 0.5 };

/** The places that hold a place, itself left out; none where nothing is known of it. */
export type PlacesAbove = (place: string) => readonly string[];

/** One claim as a telling of an act. */
export interface Telling {
  readonly claim: Claim;
  readonly document: DocumentMeta;
  readonly finding: Finding;
  /** Parties of its actors and recipients, sorted. */
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** Days at which the act may have been, as the text says or as the publication lets suppose. */
  readonly from: number;
  readonly to: number;
  /** The day at which it counts. */
  readonly day: number;
  /** False where only the publication date says when. */
  readonly isDated: boolean;
}

/** Types that two outlets may give to one act. Each type is near itself; all else is listed. */
const NEAR_TYPES: readonly (readonly ClaimType[])[] = [
  ['AID', 'COOPERATE', 'SUPPORT'],
  ['AGREE', 'CONSULT', 'CONCEDE'],
  ['ASSAULT', 'COERCE', 'MOBILIZE'],
  ['ACCUSE', 'REJECT', 'THREATEN', 'REQUEST'],
];

/** What both sides do together: who stands first is a matter of wording. */
const MUTUAL: ReadonlySet<ClaimType> = new Set<ClaimType>(['CONSULT', 'COOPERATE']);

/** The family of near types to which a type belongs. */
export function familyOf(type: ClaimType): string {
  return NEAR_TYPES.find((family) => family.includes(type))?.[0] ?? type;
}

/** All claims of `findings` that have a day, as tellings, in one order: day, document, claim. */
export function tellingsOf(findings: readonly Finding[], parameters: ActParameters = ACT_DEFAULTS): readonly Telling[] {
  return findings
    .flatMap((finding) => {
      const partyOf = partyMap(finding);
      return finding.extraction.claims.flatMap((claim): readonly Telling[] => {
        const when = daysOf(claim, finding.document, parameters);
        if (when === null) return [];
        const actors = partiesOf(claim.actor, partyOf);
        const recipients = partiesOf(claim.recipient, partyOf);
        return [{ claim, document: finding.document, finding, actors, recipients, ...when }];
      });
    })
    .toSorted(byDay);
}

function byDay(a: Telling, b: Telling): number {
  return a.day - b.day || compareText(a.document.id, b.document.id) || compareText(a.claim.id, b.claim.id);
}

/** When an act may have been. Without a time: in the days before the article, where news mostly lies. */
function daysOf(
  claim: Claim,
  document: DocumentMeta,
  parameters: ActParameters,
): Pick<Telling, 'from' | 'to' | 'day' | 'isDated'> | null {
  const published = publishedDay(document);
  const range = claim.time === null ? null : edtfRange(claim.time);
  if (range === null) {
    if (published === null) return null;
    return { from: published - parameters.windowDays, to: published, day: published, isDated: false };
  }
  const from = range.earliestDay ?? range.latestDay ?? 0;
  const to = range.latestDay ?? Math.max(from, published ?? from);
  return { from, to, day: range.earliestDay === null ? to : middleDay(from, to), isDated: true };
}

/**
 * The act of each telling: the id of the first claim that tells it.
 *
 * What shows a stance is grouped first and alone, planned acts apart from others and denials apart from both; what shows none
 * joins afterwards and never brings two groups together. So no claim without a stance, and no denial, can change which
 * evidence counts as one piece.
 */
export function groupActs(
  tellings: readonly Telling[],
  parameters: ActParameters = ACT_DEFAULTS,
  placesAbove: PlacesAbove = () => [],
): ReadonlyMap<string, string> {
  const actOf = new Map<string, string>();
  for (const kin of groupBy(tellings, kindOf).values()) groupKin(kin, actOf, createFit(parameters, placesAbove));
  return actOf;
}

/** Planned or not, denied or not, a relation or an act: only claims of one kind tell the same. */
function kindOf({ claim }: Telling): string {
  return `${claim.modality === 'planned'}|${claim.polarity}|${claim.aspect}`;
}

/** Whether a telling is of the act that `first` tells. */
export type Fit = (first: Telling, telling: Telling) => boolean;

function groupKin(kin: readonly Telling[], actOf: Map<string, string>, fits: Fit): void {
  const shown = kin.filter(({ claim }) => claim.stance.length > 0);
  const members = [...shown, ...kin.filter(({ claim }) => claim.stance.length === 0)];
  const groups = createUnionFind(members.length);
  const indexOf = new Map(members.map((telling, index) => [telling, index]));
  const blocks = new Map<string, Telling[]>();
  members.forEach((telling, index) => {
    const ownBlocks = blocksOf(telling).map((key) => valueAt(blocks, key, () => []));
    const firsts = ownBlocks.map((block) => nearest(block, telling, fits));
    const found = firsts.filter((first) => first !== null);
    for (const first of index < shown.length ? found : found.slice(0, 1)) {
      groups.join(index, indexOf.get(first) ?? index);
    }
    // What shows no stance is a first telling only of an act that nothing else tells.
    if (index >= shown.length && found.length > 0) return;
    ownBlocks.forEach((block, at) => {
      if (firsts[at] === null) insertByDay(block, telling);
    });
  });
  members.forEach((telling, index) => {
    actOf.set(telling.claim.id, members[groups.rootOf(index)]?.claim.id ?? telling.claim.id);
  });
}

/** The keys under which the same act can be found: family and one party that does it. */
function blocksOf({ claim, actors, recipients }: Telling): readonly string[] {
  const parties = MUTUAL.has(claim.type) ? distinct([...actors, ...recipients]) : actors;
  return parties.map((party) => `${familyOf(claim.type)}|${party}`);
}

/** No act without a coarse time lies farther from its first telling than this; what does is looked at one by one. */
const REACH_DAYS = 31;

/** The first telling that fits and lies nearest in time; the earlier of two. */
export function nearest(firsts: readonly Telling[], telling: Telling, fits: Fit): Telling | null {
  let found: Telling | null = null;
  for (let index = lowerBound(firsts, telling.day - REACH_DAYS); index < firsts.length; index += 1) {
    const first = firsts[index];
    if (first === undefined || first.day > telling.day + REACH_DAYS) break;
    const isNearer = found === null || Math.abs(first.day - telling.day) < Math.abs(found.day - telling.day);
    if (isNearer && fits(first, telling)) found = first;
  }
  return found;
}

/** The first index whose day is not before `day`; `firsts` are in order of days. */
function lowerBound(firsts: readonly Telling[], day: number): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((firsts[middle]?.day ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insertByDay(firsts: Telling[], telling: Telling): void {
  let index = firsts.length;
  while (index > 0 && (firsts[index - 1]?.day ?? 0) > telling.day) index -= 1;
  firsts.splice(index, 0, telling);
}

/** The rules by which two tellings are of one act. Words are read once a claim. */
export function createFit(parameters: ActParameters, placesAbove: PlacesAbove): Fit {
  const words = new WeakMap<Claim, ReadonlySet<string>>();
  const wordsOf = (claim: Claim): ReadonlySet<string> => {
    const known = words.get(claim) ?? wordsIn(claim.evidence);
    words.set(claim, known);
    return known;
  };
  return (first, telling) => {
    const sameWords = (): boolean => wordOverlap(wordsOf(first.claim), wordsOf(telling.claim)) >= parameters.overlapMin;
    const places = placesFit(first.claim, telling.claim, placesAbove);
    if (places === 'apart') return false;
    if (!partiesFit(first, telling)) return false;
    const isAlike = places === 'same' || sameWords();
    if (isOneSided(first) && isOneSided(telling) && !isAlike && !isSameDay(first, telling)) return false;
    if (first.claim.type !== telling.claim.type) {
      // One article that tells two types tells two acts; two articles may see one act as two types.
      if (first.document.id === telling.document.id || !sameWords()) return false;
    }
    if (first.recipients.length !== telling.recipients.length && !isAlike) return false;
    return timesFit(first, telling, parameters, isAlike, sameWords);
  };
}

/** The parties of the one are among those of the other, on both sides; a side that one leaves out does not part them. */
function partiesFit(first: Telling, telling: Telling): boolean {
  if (MUTUAL.has(first.claim.type)) {
    const all = distinct([...first.actors, ...first.recipients]);
    return areWithin(all, distinct([...telling.actors, ...telling.recipients]));
  }
  if (!areWithin(first.actors, telling.actors)) return false;
  if (first.recipients.length === 0 || telling.recipients.length === 0) return true;
  return areWithin(first.recipients, telling.recipients);
}

/** True where only one party is named: it may have done many such things, to whom is not said. */
function isOneSided({ claim, actors, recipients }: Telling): boolean {
  return recipients.length === 0 && (actors.length === 1 || !MUTUAL.has(claim.type));
}

function isSameDay(first: Telling, telling: Telling): boolean {
  return first.isDated && telling.isDated && first.from === telling.from && first.to === telling.to;
}

function areWithin(a: readonly string[], b: readonly string[]): boolean {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  return fewer.every((each) => more.includes(each));
}

/** Whether two places that both texts state are one, or one within the other. */
function placesFit(a: Claim, b: Claim, placesAbove: PlacesAbove): 'same' | 'apart' | 'unknown' {
  if (a.place_source !== 'stated' || b.place_source !== 'stated') return 'unknown';
  if (a.place.length === 0 || b.place.length === 0) return 'unknown';
  const aboveA = new Set(a.place.flatMap((place) => [place, ...placesAbove(place)]));
  const aboveB = new Set(b.place.flatMap((place) => [place, ...placesAbove(place)]));
  const meet = a.place.some((place) => aboveB.has(place)) || b.place.some((place) => aboveA.has(place));
  return meet ? 'same' : 'apart';
}

/** Widest range of days that still names one occasion; a month or a year needs the same words beside it. */
const OCCASION_DAYS = 7;

function timesFit(
  first: Telling,
  telling: Telling,
  parameters: ActParameters,
  isAlike: boolean,
  sameWords: () => boolean,
): boolean {
  const apart = Math.max(first.from, telling.from) - Math.min(first.to, telling.to);
  if (first.claim.aspect === 'state') {
    return apart <= 0 || Math.abs(first.day - telling.day) <= parameters.stateWindowDays;
  }
  if (!first.isDated && !telling.isDated) return Math.abs(first.day - telling.day) <= parameters.windowDays;
  if (first.from === telling.from && first.to === telling.to) return true;
  const isVague = first.to - first.from > OCCASION_DAYS || telling.to - telling.from > OCCASION_DAYS;
  if (apart <= 0) return !isVague || sameWords();
  // Reports of one act differ by a day; by more, they are of two.
  return apart === 1 && isAlike && first.isDated && telling.isDated;
}
