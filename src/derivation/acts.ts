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
 * over all articles. Each claim is compared only with the first tellings of acts under the same keys (type, doer, recipient,
 * days or words), so that the cost grows with the number of claims and not with its square, and a group does not drift from
 * day to day: a member fits the first one.
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
  /** The words of its evidence, read when first asked for. */
  readonly words: () => ReadonlySet<string>;
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

/** Whether both sides do it together, whoever is named first. */
export function isMutual(type: ClaimType): boolean {
  return MUTUAL.has(type);
}

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
        return [{ claim, document: finding.document, actors, recipients, words: wordsOnce(claim.evidence), ...when }];
      });
    })
    .toSorted(byDay);
}

function wordsOnce(evidence: string): () => ReadonlySet<string> {
  let words: ReadonlySet<string> | null = null;
  return () => (words ??= wordsIn(evidence));
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
  // What began years ago and goes on counts at its end: the middle of those years is no day on which anything happened.
  const isOpen = range.earliestDay === null || range.latestDay === null;
  return { from, to, day: isOpen ? to : middleDay(from, to), isDated: true };
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
  for (const kin of groupBy(tellings, kindOf).values()) groupKin(kin, actOf, createActRules(parameters, placesAbove));
  return actOf;
}

/** Planned or not, denied or not, a relation or an act: only claims of one kind tell the same. */
function kindOf({ claim }: Telling): string {
  return `${claim.modality === 'planned'}|${claim.polarity}|${claim.aspect}`;
}

/** Whether a telling is of the act that `first` tells. */
export type Fit = (first: Telling, telling: Telling) => boolean;

function groupKin(kin: readonly Telling[], actOf: Map<string, string>, rules: ActRules): void {
  const shown = kin.filter(({ claim }) => claim.stance.length > 0);
  const members = [...shown, ...kin.filter(({ claim }) => claim.stance.length === 0)];
  const groups = createUnionFind(members.length);
  const indexOf = new Map(members.map((telling, index) => [telling, index]));
  const firsts = createActIndex(rules, members);
  members.forEach((telling, index) => {
    const matches = firsts.find(telling);
    const found = matches.filter(({ first }) => first !== null);
    for (const { first } of index < shown.length ? found : found.slice(0, 1)) {
      if (first !== null) groups.join(index, indexOf.get(first) ?? index);
    }
    // What shows no stance is a first telling only of an act that nothing else tells.
    if (index >= shown.length && found.length > 0) return;
    firsts.add(telling, distinct(matches.flatMap(({ party, first }) => (first === null ? [party] : []))));
  });
  members.forEach((telling, index) => {
    actOf.set(telling.claim.id, members[groups.rootOf(index)]?.claim.id ?? telling.claim.id);
  });
}

/** The parties under which an act is looked for: who does it, or everyone where both sides do. */
function doersOf({ claim, actors, recipients }: Telling): readonly string[] {
  return MUTUAL.has(claim.type) ? distinct([...actors, ...recipients]) : actors;
}

/** First tellings of acts, found by type, doer, other side and time. */
export interface ActIndex {
  /** For each doer the first telling that fits and lies nearest in time, the earlier of two; null where there is none. */
  readonly find: (telling: Telling) => readonly { readonly party: string; readonly first: Telling | null }[];
  /** Keep a telling as a first one, for these of its doers. */
  readonly add: (telling: Telling, doers: readonly string[]) => void;
}

/** Widest range of days that still names one occasion; a month or a year needs the same words beside it. */
const OCCASION_DAYS = 7;

/**
 * First tellings lie in short lists, one for each family of types, doer and recipient, in order of days, so that few are
 * compared. A vague time is found by its bounds, or by the words. Nothing is kept that none of `expected` would look for.
 */
export function createActIndex({ fits, reachDays }: ActRules, expected: readonly Telling[]): ActIndex {
  const sought = new Set(expected.flatMap(familyKeys));
  const soughtVaguely = new Set(expected.filter(isVague).flatMap(familyKeys));
  const keptVaguely = new Set<string>();
  const lists = new Map<string, Telling[]>();
  const nearest = (telling: Telling, doer: string): Telling | null => {
    const family = familyKey(telling, doer);
    let found: Telling | null = null;
    const look = (keys: readonly string[], reach: number): void => {
      for (const list of keys.flatMap((key) => [lists.get(key) ?? []])) {
        for (let index = lowerBound(list, telling.day - reach); index < list.length; index += 1) {
          const first = list[index];
          if (first === undefined || first.day > telling.day + reach) break;
          if (isNearer(first, found, telling) && fits(first, telling)) found = first;
        }
      }
    };
    if (isVague(telling)) {
      look([boundsKey(telling, family), ...wordKeys(telling, family, ['vague', 'occasion'])], Infinity);
      return found;
    }
    look(occasionKeys(telling, doer, 'find'), reachDays);
    if (keptVaguely.has(family)) look(wordKeys(telling, family, ['vague']), Infinity);
    return found;
  };
  const keysFor = (telling: Telling, doer: string): readonly string[] => {
    const family = familyKey(telling, doer);
    if (!sought.has(family)) return [];
    if (isVague(telling)) {
      keptVaguely.add(family);
      return [boundsKey(telling, family), ...wordKeys(telling, family, ['vague'])];
    }
    const byWords = soughtVaguely.has(family) ? wordKeys(telling, family, ['occasion']) : [];
    return [...occasionKeys(telling, doer, 'add'), ...byWords];
  };
  return {
    find: (telling) => doersOf(telling).map((party) => ({ party, first: nearest(telling, party) })),
    add(telling, doers) {
      const keys = new Set(doers.flatMap((doer) => keysFor(telling, doer)));
      for (const key of keys) {
        const list = valueAt(lists, key, () => []);
        insertByDay(list, telling);
      }
    },
  };
}

function familyKey({ claim }: Telling, doer: string): string {
  return `${familyOf(claim.type)}|${doer}`;
}

function familyKeys(telling: Telling): readonly string[] {
  return doersOf(telling).map((doer) => familyKey(telling, doer));
}

function isVague({ isDated, from, to }: Telling): boolean {
  return isDated && to - from > OCCASION_DAYS;
}

function isNearer(first: Telling, found: Telling | null, telling: Telling): boolean {
  if (found === null) return true;
  const [near, far] = [Math.abs(first.day - telling.day), Math.abs(found.day - telling.day)];
  return near === far ? byDay(first, found) < 0 : near < far;
}

/**
 * Under each recipient, and under none where none is named. Who names none is compared with all of that doer, since a
 * recipient that one article leaves out does not part two tellings.
 */
function occasionKeys(telling: Telling, doer: string, purpose: 'find' | 'add'): readonly string[] {
  const family = familyKey(telling, doer);
  const others = MUTUAL.has(telling.claim.type)
    ? distinct([...telling.actors, ...telling.recipients]).filter((party) => party !== doer)
    : telling.recipients;
  const named = others.length === 0 ? [`${family}|>`] : others.map((other) => `${family}|>${other}`);
  if (purpose === 'add') return [...named, `${family}|*`];
  return others.length === 0 ? [`${family}|*`] : [...named, `${family}|>`];
}

function boundsKey({ from, to }: Telling, family: string): string {
  return `${family}|${from}..${to}`;
}

/**
 * Two sets of words that share half of all their words share one of the first half of each, in any one order. The longest
 * words come first, for they are the rarest.
 */
function wordKeys(telling: Telling, family: string, kinds: readonly string[]): readonly string[] {
  const words = [...telling.words()].toSorted((a, b) => b.length - a.length || compareText(a, b));
  const half = words.slice(0, Math.floor(words.length / 2) + 1);
  return kinds.flatMap((kind) => half.map((word) => `${family}|${kind}|${word}`));
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

/** Whether a telling is of the act that `first` tells, and how many days apart two occasions may lie. */
export interface ActRules {
  readonly fits: (first: Telling, telling: Telling) => boolean;
  readonly reachDays: number;
}

/** The rules by which two tellings are of one act; what costs least is asked first. */
export function createActRules(parameters: ActParameters, placesAbove: PlacesAbove): ActRules {
  const { windowDays, stateWindowDays, overlapMin } = parameters;
  return {
    reachDays: Math.max(windowDays, stateWindowDays, OCCASION_DAYS + 1),
    fits(first, telling) {
      if (!partiesFit(first, telling)) return false;
      const time = timesFit(first, telling, parameters);
      if (time === 'apart') return false;
      const places = placesFit(first.claim, telling.claim, placesAbove);
      if (places === 'apart') return false;
      const hasSameWords = wordOverlap(first.words(), telling.words()) >= overlapMin;
      if (time === 'vague' && !hasSameWords) return false;
      const isAlike = places === 'same' || hasSameWords;
      if (time === 'a day apart' && !isAlike) return false;
      // One article that tells two types tells two acts; two articles may see one act as two types.
      const isOtherType = first.claim.type !== telling.claim.type;
      if (isOtherType && (first.document.id === telling.document.id || !hasSameWords)) return false;
      if (first.recipients.length !== telling.recipients.length && !isAlike) return false;
      return !isOneSided(first) || !isOneSided(telling) || isAlike || isSameDay(first, telling);
    },
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

function areWithin(a: readonly string[], b: readonly string[]): boolean {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  return fewer.every((each) => more.includes(each));
}

/** True where only one party is named: it may have done many such things, to whom is not said. */
function isOneSided({ claim, actors, recipients }: Telling): boolean {
  return recipients.length === 0 && (actors.length === 1 || !MUTUAL.has(claim.type));
}

function isSameDay(first: Telling, telling: Telling): boolean {
  return first.isDated && telling.isDated && first.from === telling.from && first.to === telling.to;
}

/** Whether two places that both texts state are one, or one within the other. */
function placesFit(a: Claim, b: Claim, placesAbove: PlacesAbove): 'same' | 'apart' | 'unknown' {
  if (a.place_source !== 'stated' || b.place_source !== 'stated') return 'unknown';
  if (a.place.length === 0 || b.place.length === 0) return 'unknown';
  const isWithin = (inner: Claim, outer: Claim): boolean =>
    inner.place.some(
      (place) => outer.place.includes(place) || placesAbove(place).some((up) => outer.place.includes(up)),
    );
  return isWithin(a, b) || isWithin(b, a) ? 'same' : 'apart';
}

/** Reports of one act may differ by a day; by more, they are of two. */
function timesFit(
  first: Telling,
  telling: Telling,
  parameters: ActParameters,
): 'same' | 'a day apart' | 'vague' | 'apart' {
  if (first.from === telling.from && first.to === telling.to) return 'same';
  const gap = Math.max(first.from, telling.from) - Math.min(first.to, telling.to);
  if (isVague(first) || isVague(telling)) return gap <= 0 ? 'vague' : 'apart';
  const between = Math.abs(first.day - telling.day);
  if (first.claim.aspect === 'state') return between <= parameters.stateWindowDays ? 'same' : 'apart';
  if (!first.isDated && !telling.isDated) return between <= parameters.windowDays ? 'same' : 'apart';
  if (gap <= 0) return 'same';
  return gap === 1 && first.isDated && telling.isDated ? 'a day apart' : 'apart';
}
