import { type Claim, type ClaimType, type DocumentMeta, edtfRange, middleDay } from '../model/index.ts';
import { compareText, type Finding, partiesOf, partyMap, publishedDay, valueAt } from './findings.ts';
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

/** Where nothing is known of places. */
export const NO_PLACES: PlacesAbove = () => [];

/** One claim as a telling of an act. */
export interface Telling {
  readonly claim: Claim;
  readonly document: DocumentMeta;
  /** Parties of its actors and recipients, sorted. */
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** Both together, sorted. */
  readonly everyone: readonly string[];
  /** Planned or not, denied or not, a relation or an act: only claims of one kind tell the same. */
  readonly kind: string;
  /** The family of near types to which its type belongs. */
  readonly family: string;
  /** The parties under which the act is looked for: who does it, or everyone where both sides do. */
  readonly doers: readonly string[];
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
  return findings.flatMap((finding) => tellingsIn(finding, parameters)).toSorted(byDay);
}

const known = new WeakMap<Finding, { readonly parameters: ActParameters; readonly tellings: readonly Telling[] }>();

/** The tellings of one article, made once: the same article gives the same ones. */
export function tellingsIn(finding: Finding, parameters: ActParameters): readonly Telling[] {
  const last = known.get(finding);
  if (last?.parameters === parameters) return last.tellings;
  const partyOf = partyMap(finding);
  const tellings = finding.extraction.claims.flatMap((claim): readonly Telling[] => {
    const when = daysOf(claim, finding.document, parameters);
    if (when === null) return [];
    const actors = partiesOf(claim.actor, partyOf);
    const recipients = partiesOf(claim.recipient, partyOf);
    const everyone = recipients.length === 0 ? actors : partiesOf([...claim.actor, ...claim.recipient], partyOf);
    return [
      {
        claim,
        document: finding.document,
        actors,
        recipients,
        everyone,
        kind: kindOf(claim),
        family: familyOf(claim.type),
        doers: MUTUAL.has(claim.type) ? everyone : actors,
        from: when.from,
        to: when.to,
        day: when.day,
        isDated: when.isDated,
      },
    ];
  });
  known.set(finding, { parameters, tellings });
  return tellings;
}

const kinds = new Map<string, string>();

/** The same text for all claims of a kind, of which there are a few: each made anew would be kept with each telling. */
function kindOf({ modality, polarity, aspect }: Claim): string {
  const kind = `${modality === 'planned'}|${polarity}|${aspect}`;
  return valueAt(kinds, kind, () => kind);
}

/** The words of a telling's evidence. */
interface TellingWords {
  readonly all: ReadonlySet<string>;
  /**
   * The first half of them, the longest first, for they are the rarest: two sets of words that share half of all their words
   * share one of these.
   */
  readonly rare: () => readonly string[];
}

function createTellingWords(): (telling: Telling) => TellingWords {
  const read = new Map<Claim, TellingWords>();
  return ({ claim }) =>
    valueAt(read, claim, () => {
      const all = wordsIn(claim.evidence);
      let rare: readonly string[] | undefined;
      return { all, rare: () => (rare ??= rareOf(all)) };
    });
}

function rareOf(words: ReadonlySet<string>): readonly string[] {
  const longest = [...words].toSorted((a, b) => b.length - a.length || compareText(a, b));
  return longest.slice(0, Math.floor(longest.length / 2) + 1);
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

/** Whether a telling is of the act that `first` tells. */
export type Fit = (first: Telling, telling: Telling) => boolean;

/** First tellings of acts, found by type, doer, other side and time. */
export interface ActIndex {
  /** For each doer the first telling that fits and lies nearest in time, the earlier of two; null where there is none. */
  readonly find: (telling: Telling) => readonly { readonly party: string; readonly first: Telling | null }[];
  /** Keep a telling as a first one, for these of its doers. */
  readonly add: (telling: Telling, doers: readonly string[]) => void;
}

/** Widest range of days that still names one occasion; a month or a year needs the same words beside it. */
const OCCASION_DAYS = 7;

/** First tellings of one family of types by one doer, each list in order of days. */
interface Shelf {
  /** Of occasions all; by recipient; and those that name none. */
  readonly all: Telling[];
  readonly toward: Map<string, Telling[]>;
  readonly towardNobody: Telling[];
  /** Of occasions by their words, and of vague times by their bounds and words. */
  readonly occasions: Map<string, Telling[]>;
  readonly bounds: Map<string, Telling[]>;
  readonly vague: Map<string, Telling[]>;
  /** The words by which what has a vague time is looked for. */
  readonly soughtWords: Set<string>;
}

function createShelf(): Shelf {
  return {
    all: [],
    toward: new Map(),
    towardNobody: [],
    occasions: new Map(),
    bounds: new Map(),
    vague: new Map(),
    soughtWords: new Set(),
  };
}

/**
 * First tellings lie in short lists, so that few are compared. A vague time is found by its bounds, or by the words. Nothing is
 * kept that none of `expected` would look for.
 */
export function createActIndex({ fits, reachDays, wordsOf }: ActRules, expected: readonly Telling[]): ActIndex {
  const shelves = new Map<string, Map<string, Shelf>>();
  for (const telling of expected) {
    const ofFamily = valueAt(shelves, telling.family, () => new Map<string, Shelf>());
    for (const doer of telling.doers) {
      const shelf = valueAt(ofFamily, doer, createShelf);
      if (isVague(telling)) for (const word of wordsOf(telling).rare()) shelf.soughtWords.add(word);
    }
  }
  const nearest = (telling: Telling, doer: string): Telling | null => {
    const shelf = shelves.get(telling.family)?.get(doer);
    if (shelf === undefined) return null;
    let found: Telling | null = null;
    const look = (list: readonly Telling[] | undefined, reach: number): void => {
      if (list === undefined || list.length === 0) return;
      for (let index = lowerBound(list, telling.day - reach); index < list.length; index += 1) {
        const first = list[index];
        if (first === undefined || first.day > telling.day + reach) break;
        if (isNearer(first, found, telling) && fits(first, telling)) found = first;
      }
    };
    if (isVague(telling)) {
      look(shelf.bounds.get(boundsOf(telling)), Infinity);
      for (const word of wordsOf(telling).rare()) {
        look(shelf.vague.get(word), Infinity);
        look(shelf.occasions.get(word), Infinity);
      }
      return found;
    }
    // Who names no recipient is compared with all of that doer, since one that an article leaves out does not part two tellings.
    const others = othersThan(telling, doer);
    if (others.length === 0) look(shelf.all, reachDays);
    else {
      for (const other of others) look(shelf.toward.get(other), reachDays);
      look(shelf.towardNobody, reachDays);
    }
    if (shelf.vague.size > 0) for (const word of wordsOf(telling).rare()) look(shelf.vague.get(word), Infinity);
    return found;
  };
  const keep = (telling: Telling, doer: string): void => {
    const shelf = shelves.get(telling.family)?.get(doer);
    if (shelf === undefined) return;
    const listAt = (lists: Map<string, Telling[]>, key: string): Telling[] => valueAt(lists, key, () => []);
    if (isVague(telling)) {
      insertByDay(listAt(shelf.bounds, boundsOf(telling)), telling);
      for (const word of wordsOf(telling).rare()) insertByDay(listAt(shelf.vague, word), telling);
      return;
    }
    insertByDay(shelf.all, telling);
    const others = othersThan(telling, doer);
    if (others.length === 0) insertByDay(shelf.towardNobody, telling);
    else for (const other of others) insertByDay(listAt(shelf.toward, other), telling);
    if (shelf.soughtWords.size === 0) return;
    for (const word of wordsOf(telling).rare()) {
      if (shelf.soughtWords.has(word)) insertByDay(listAt(shelf.occasions, word), telling);
    }
  };
  return {
    find: (telling) => telling.doers.map((party) => ({ party, first: nearest(telling, party) })),
    add(telling, doers) {
      for (const doer of doers) keep(telling, doer);
    },
  };
}

function isVague({ isDated, from, to }: Telling): boolean {
  return isDated && to - from > OCCASION_DAYS;
}

function boundsOf({ from, to }: Telling): string {
  return `${from}..${to}`;
}

/** The other side of an act: recipients, or whoever else does it where both sides do. */
function othersThan({ claim, everyone, recipients }: Telling, doer: string): readonly string[] {
  return MUTUAL.has(claim.type) ? everyone.filter((party) => party !== doer) : recipients;
}

function isNearer(first: Telling, found: Telling | null, telling: Telling): boolean {
  if (found === null) return true;
  const [near, far] = [Math.abs(first.day - telling.day), Math.abs(found.day - telling.day)];
  return near === far ? byDay(first, found) < 0 : near < far;
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
  /** Read once for as long as the rules are kept, which is no longer than tellings are compared. */
  readonly wordsOf: (telling: Telling) => TellingWords;
}

/** The rules by which two tellings are of one act; what costs least is asked first. */
export function createActRules(parameters: ActParameters, placesAbove: PlacesAbove): ActRules {
  const { windowDays, stateWindowDays, overlapMin } = parameters;
  const wordsOf = createTellingWords();
  return {
    wordsOf,
    reachDays: Math.max(windowDays, stateWindowDays, OCCASION_DAYS + 1),
    fits(first, telling) {
      if (!partiesFit(first, telling)) return false;
      const time = timesFit(first, telling, parameters);
      if (time === 'apart') return false;
      const places = placesFit(first.claim, telling.claim, placesAbove);
      if (places === 'apart') return false;
      // Words cost most, and of most tellings nothing hangs on them.
      const hasSameWords = (): boolean => wordOverlap(wordsOf(first).all, wordsOf(telling).all) >= overlapMin;
      const isAlike = (): boolean => places === 'same' || hasSameWords();
      if (time === 'vague' && !hasSameWords()) return false;
      if (time === 'a day apart' && !isAlike()) return false;
      // One article that tells two types tells two acts; two articles may see one act as two types.
      const isOtherType = first.claim.type !== telling.claim.type;
      if (isOtherType && (first.document.id === telling.document.id || !hasSameWords())) return false;
      if (first.recipients.length !== telling.recipients.length && !isAlike()) return false;
      return !isOneSided(first) || !isOneSided(telling) || isSameDay(first, telling) || isAlike();
    },
  };
}

/** The parties of the one are among those of the other, on both sides; a side that one leaves out does not part them. */
function partiesFit(first: Telling, telling: Telling): boolean {
  if (MUTUAL.has(first.claim.type)) {
    return areWithin(first.everyone, telling.everyone);
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
