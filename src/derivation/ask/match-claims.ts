import { overlaps, type QuestionRelation, type Stance } from '../../model/index.ts';
import { compareText } from '../findings.ts';
import type { Asked, AskedParty } from './asked.ts';
import type { FocusOf } from './focus.ts';
import type { AskIndex, IndexedArticle, IndexedClaim, IndexedSentence } from './ask-index.ts';

/** Which claims answer a question, on which side, and which come nearest where none does? */

export type Side = 'for' | 'against';

export interface MatchedClaim {
  readonly claim: IndexedClaim;
  readonly side: Side;
  /** Higher is better: the judge's confidence, and how exactly the parties are those asked for. */
  readonly score: number;
}

/** In what a claim that is no answer is still near to the question. */
export type Nearness = 'same-parties' | 'same-holder' | 'same-target';

/** What both sides do together: who stands first is a matter of wording. */
const MUTUAL: ReadonlySet<string> = new Set(['CONSULT', 'COOPERATE', 'AGREE']);

export function isMutual({ type }: Pick<IndexedClaim['finding'], 'type'>): boolean {
  return MUTUAL.has(type);
}

/** The claims that answer, the best first. */
export function matchClaims(
  asked: Asked,
  index: AskIndex,
  alleged: readonly MatchedClaim[] = [],
): readonly MatchedClaim[] {
  const matched = candidates(asked, index).flatMap((claim) => {
    if (!fitsParties(claim, asked) || !fitsTime(claim, asked) || !isThere(claim, asked)) return [];
    if (!fitsRelations(claim, asked) || !fitsSpeakers(claim, asked)) return [];
    return [{ claim, side: sideOf(claim, asked), score: scoreOf(claim, asked) }];
  });
  const told = distinctClaims([...alleged, ...matched]);
  const all = [...told, ...denialsAfter(told, asked, index)];
  return exactBeforeParty(all, asked).toSorted(byScore);
}

/** So many articles at most answer a question that names nobody. */
const ARTICLES_MAX = 2;
/** An article of so much less focus than the best is of another matter. */
const FOCUS_LESS = 1;
/** What the focus of its article adds to the score of a claim. */
const FOCUS = 0.1;
/** So many of the best are looked at in their articles. */
const FOCUSED_MAX = 500;

/**
 * The best claims, those of articles that are about the question before others. Where the question names nobody and no place it
 * is about one matter, and only the articles that are most about it, with the most answers, are taken.
 */
export function focusClaims(matched: readonly MatchedClaim[], asked: Asked, focusOf: FocusOf): readonly MatchedClaim[] {
  const focused = matched
    .slice(0, FOCUSED_MAX)
    .map((each) => ({ ...each, score: each.score + FOCUS * focusOf(each.claim.sentence.article) }))
    .toSorted(byScore);
  const { holders, targets, speakers, places, words, topics } = asked;
  if ([holders, targets, speakers, places, words, topics].some((each) => each.length > 0)) return focused;
  const sums = new Map<IndexedArticle, number>();
  for (const { claim, score } of focused) {
    sums.set(claim.sentence.article, (sums.get(claim.sentence.article) ?? 0) + score);
  }
  const ranked = [...sums].toSorted(
    ([a, m], [b, n]) => focusOf(b) - focusOf(a) || n - m || compareText(a.findings.document.id, b.findings.document.id),
  );
  const best = ranked[0] === undefined ? 0 : focusOf(ranked[0][0]);
  const kept = new Set(
    ranked.slice(0, ARTICLES_MAX).flatMap(([article]) => (focusOf(article) >= best - FOCUS_LESS ? [article] : [])),
  );
  return focused.filter(({ claim }) => kept.has(claim.sentence.article));
}

/** The first of each claim. */
function distinctClaims(matched: readonly MatchedClaim[]): readonly MatchedClaim[] {
  return [...new Map(matched.toReversed().map((each) => [each.claim.finding.id, each])).values()];
}

/** The best first. */
export function byScore(a: MatchedClaim, b: MatchedClaim): number {
  return b.score - a.score || compareText(a.claim.finding.id, b.claim.finding.id);
}

/** The nearest claims where none answers: the same parties in another relation, else one of them in this one. */
export function nearestClaims(
  asked: Asked,
  index: AskIndex,
  count: number,
): readonly { readonly claim: IndexedClaim; readonly nearness: Nearness }[] {
  const { holders, targets, relations } = asked;
  const attempts: readonly (readonly [Nearness, Asked])[] = [
    ['same-parties', { ...asked, relations: [] }],
    ['same-parties', { ...asked, relations: [], from: null, to: null, places: [] }],
    ['same-parties', { ...asked, relations: [], holders: targets, targets: holders, from: null, to: null, places: [] }],
    ['same-holder', { ...asked, targets: [], from: null, to: null, places: [] }],
    ['same-target', { ...asked, holders: [], from: null, to: null, places: [] }],
  ];
  const found = new Map<string, { readonly claim: IndexedClaim; readonly nearness: Nearness }>();
  for (const [nearness, wider] of attempts) {
    if (wider.holders.length + wider.targets.length === 0) continue;
    if (nearness !== 'same-parties' && relations.length === 0) continue;
    for (const { claim } of matchClaims(wider, index)) {
      if (found.size >= count) break;
      if (!namesPersons(claim, asked)) continue;
      if (!found.has(claim.finding.id)) found.set(claim.finding.id, { claim, nearness });
    }
  }
  return [...found.values()];
}

/** What others of his party did is not near to what a person did. */
function namesPersons({ actors, recipients, speakers }: IndexedClaim, { holders, targets }: Asked): boolean {
  const persons = [...holders, ...targets].filter(({ isPerson }) => isPerson);
  return (
    persons.length === 0 ||
    persons.some(({ entity }) => actors.has(entity) || recipients.has(entity) || speakers.has(entity))
  );
}

function candidates({ holders, targets }: Asked, index: AskIndex): readonly IndexedClaim[] {
  const rarest = holders.length > 0 ? holders : targets;
  if (rarest.length === 0) return index.claims;
  return [...new Set(rarest.flatMap(({ entity, party }) => [...of(index, party), ...of(index, entity)]))];
}

function of(index: AskIndex, id: string): readonly IndexedClaim[] {
  return index.claimsOf.get(id) ?? [];
}

function fitsParties(claim: IndexedClaim, asked: Asked): boolean {
  const { holders, targets, relations } = asked;
  if (!isBetween(claim, asked)) return false;
  if (isMutual(claim.finding)) {
    const isOneOf = ({ party }: AskedParty): boolean => claim.actors.has(party) || claim.recipients.has(party);
    // Did Sarraj and Haftar meet: both of them.
    const areThere = targets.length === 0 && holders.length > 1 ? holders.every(isOneOf) : holders.some(isOneOf);
    if ((holders.length === 0 || areThere) && (targets.length === 0 || targets.some(isOneOf))) return true;
  }
  const isVoice = relations.some(({ voice }) => voice);
  const showsStance = relations.length === 0 || relations.some(({ byStance }) => byStance);
  const isHolder = ({ entity, party, isPerson }: AskedParty): boolean =>
    claim.actors.has(party) ||
    claim.finding.stance.some(({ holder }) => holder === party) ||
    (isVoice && claim.speakers.has(isPerson ? entity : party));
  const isTarget = ({ entity, party }: AskedParty): boolean =>
    claim.recipients.has(party) ||
    claim.recipients.has(entity) ||
    stancesFrom(claim, holders).some(({ target }) => target === party) ||
    // Aircraft that were sent to Libya went to whoever is there.
    (relations.some(({ id }) => id === MOVES) && claim.sentence.named.has(entity)) ||
    // He threatened to teach Haftar a lesson: a threat toward nobody, in a sentence of Haftar.
    (!showsStance && claim.recipients.size === 0 && !claim.actors.has(party) && isInEvidence(claim, entity)) ||
    (isVoice && (claim.actors.has(party) || claim.sentence.named.has(entity)));
  return (holders.length === 0 || holders.some(isHolder)) && (targets.length === 0 || targets.some(isTarget));
}

/**
 * The dispute between Egypt and the Emirates: one has a part in it, and the other too or stands in the sentence. Of a memorandum
 * between them only the act is asked.
 */
function isBetween(
  { actors, recipients, sentence }: IndexedClaim,
  { holders, targets, topics, about }: Asked,
): boolean {
  if (about.length < 2 || topics.length + holders.length + targets.length > 0) return true;
  const hasPart = ({ party, entity }: AskedParty): boolean =>
    [party, entity].some((id) => actors.has(id) || recipients.has(id));
  const isThereToo = (each: AskedParty): boolean =>
    hasPart(each) || sentence.named.has(each.party) || sentence.named.has(each.entity);
  return about.some(hasPart) && about.every(isThereToo);
}

/** The relation of which a country is the place, whoever receives what is sent. */
const MOVES = 'send';

function isInEvidence({ finding, sentence }: IndexedClaim, entity: string): boolean {
  return sentence.mentions.some((mention) => mention.entity === entity && overlaps(mention, finding));
}

function fitsSpeakers({ speakers }: IndexedClaim, asked: Asked): boolean {
  const isOf = ({ entity, party, isPerson }: AskedParty): boolean => speakers.has(isPerson ? entity : party);
  return asked.speakers.length === 0 || asked.speakers.some(isOf);
}

function stancesFrom({ finding }: IndexedClaim, holders: readonly AskedParty[]): readonly Stance[] {
  return finding.stance.filter(({ holder }) => holders.length === 0 || holders.some(({ party }) => party === holder));
}

/** The stances between those asked for, or of and toward the one who is. */
export function stancesAsked(claim: IndexedClaim, { holders, targets }: Asked): readonly Stance[] {
  return stancesFrom(claim, holders).filter(
    ({ target }) => targets.length === 0 || targets.some(({ party }) => party === target),
  );
}

function fitsRelations(claim: IndexedClaim, asked: Asked): boolean {
  const { relations, holders, targets } = asked;
  if (relations.length === 0) return true;
  if (relations.some((relation) => fitsRelation(claim, relation, asked))) return true;
  const sign = wantedSign(asked);
  if (sign === null || holders.length === 0 || targets.length === 0) return false;
  return relations.some(({ byStance }) => byStance) && stancesAsked(claim, asked).some((each) => each.sign === -sign);
}

/** The relation that asks where one stands, on either side. */
const POSITION = 'position';

function fitsRelation(claim: IndexedClaim, relation: QuestionRelation, asked: Asked): boolean {
  const { finding, speakers } = claim;
  // Where one stands shows in a stance alone.
  if (relation.id === POSITION) return stancesAsked(claim, asked).length > 0;
  if (relation.modality !== null) return finding.modality === relation.modality;
  if (relation.denial) return isDenial(claim);
  if (isRefusalOf(claim, relation, asked)) return true;
  if (relation.voice) {
    const isOf = ({ entity, party, isPerson }: AskedParty): boolean => {
      const id = isPerson ? entity : party;
      return speakers.has(id) || (claim.actors.has(id) && finding.attribution.kind === 'author');
    };
    return asked.holders.length === 0 ? speakers.size > 0 : asked.holders.some(isOf);
  }
  // Who denies a deed opposes nobody.
  if (relation.types.includes(finding.type) && !isDenial(claim)) return true;
  if (relation.types.includes(finding.type) && finding.polarity === 'negated') return true;
  return (
    relation.byStance && stancesAsked(claim, asked).some(({ sign }) => relation.sign === null || sign === relation.sign)
  );
}

/** He refused to meet him: that he will not is the refusal. */
function isRefusalOf({ finding }: IndexedClaim, { id }: QuestionRelation, { topics }: Asked): boolean {
  const isOfTopic = topics.some(({ types }) => types.includes(finding.type));
  return id === 'reject' && finding.polarity === 'negated' && isOfTopic;
}

/** Whether a claim is that of a denial. */
export function isDenial({ finding }: IndexedClaim): boolean {
  return finding.rule === 'reject/deny' || (finding.polarity === 'negated' && finding.attribution.verb === 'deny');
}

/** The stance that the question asks about; null where it asks about none. */
function wantedSign({ relations }: Asked): 1 | -1 | null {
  const signs = new Set(relations.flatMap(({ sign }) => (sign === null ? [] : [sign])));
  const [only] = signs;
  return signs.size === 1 && only !== undefined ? only : null;
}

/** Who backs him and who opposes him: each side is a part of the answer. */
export function asksBothSides({ relations }: Asked): boolean {
  const signs = new Set(relations.flatMap(({ sign, byStance }) => (byStance && sign !== null ? [sign] : [])));
  return signs.size > 1;
}

function sideOf(claim: IndexedClaim, asked: Asked): Side {
  const sign = wantedSign(asked);
  const stances = asked.relations.some(({ byStance }) => byStance) ? stancesAsked(claim, asked) : [];
  if (sign === null && stances.length > 0 && asked.relations.some(({ id }) => id === POSITION)) {
    return stances.some((each) => each.sign === 1) ? 'for' : 'against';
  }
  if (sign !== null && stances.length > 0) return stances.some((each) => each.sign === sign) ? 'for' : 'against';
  if (sign === null && stances.length > 0 && asksBothSides(asked)) {
    return stances.some((each) => each.sign === 1) ? 'for' : 'against';
  }
  if (asked.relations.some(({ denial }) => denial)) {
    // Who backs him, and who denies it: the denial speaks against that he is backed.
    if (asked.relations.every(({ denial }) => denial)) return 'for';
    if (isDenial(claim)) return 'against';
  }
  if (asked.relations.some((relation) => isRefusalOf(claim, relation, asked))) return 'for';
  return claim.finding.polarity === 'negated' ? 'against' : 'for';
}

export function fitsTime({ from, to }: Pick<IndexedClaim, 'from' | 'to'>, asked: Asked): boolean {
  if (asked.from === null && asked.to === null) return true;
  if (from === null || to === null) return false;
  return (asked.to === null || from <= asked.to) && (asked.from === null || to >= asked.from);
}

/** Whether a sentence, or what its article begins with, names each place that is asked for, or one that lies in it; and whom it is about besides. */
export function fitsPlaces({ named, article }: IndexedSentence, { places, about }: Asked): boolean {
  return (
    places.every((within) => within.some((id) => named.has(id) || article.opening.has(id))) &&
    about.every(({ party, entity }) => article.named.has(party) || article.named.has(entity))
  );
}

/** What a claim says of its place counts before what its article is about. */
function isThere({ finding, sentence }: IndexedClaim, asked: Asked): boolean {
  if (!fitsPlaces(sentence, asked)) return false;
  const isIn = (within: readonly string[]): boolean =>
    finding.place.length === 0 || within.some((id) => finding.place.includes(id) || sentence.named.has(id));
  return asked.places.every(isIn);
}

const EXACT = 0.2;
const IN_SENTENCE = 0.2;
const DATED = 0.05;

function scoreOf({ finding, sentence, actors, recipients }: IndexedClaim, { holders, targets, places }: Asked): number {
  const exact = [
    holders.some(({ entity }) => actors.has(entity)),
    targets.some(({ entity }) => recipients.has(entity) || actors.has(entity)),
  ].filter(Boolean).length;
  const there = places.filter((within) => within.some((id) => sentence.named.has(id))).length;
  return finding.confidence + EXACT * exact + IN_SENTENCE * there + (finding.time === null ? 0 : DATED);
}

/** Of a person who met or said something the claims that name him; those of his party only where none does. */
function exactBeforeParty(matched: readonly MatchedClaim[], asked: Asked): readonly MatchedClaim[] {
  const persons = [...asked.holders, ...asked.targets].filter(({ isPerson }) => isPerson);
  const asksPersons = asked.relations.some(({ id, voice }) => voice || id === 'meet');
  if (persons.length === 0 || !asksPersons) return matched;
  const exact = matched.filter(({ claim }) =>
    persons.every(
      ({ entity }) => claim.actors.has(entity) || claim.recipients.has(entity) || claim.speakers.has(entity),
    ),
  );
  return exact.length > 0 ? exact : matched;
}

/** "A accused B of it. B denied it": a denial so many sentences behind a claim answers it. */
const ANSWER_SENTENCES = 2;

function denialsAfter(matched: readonly MatchedClaim[], asked: Asked, index: AskIndex): readonly MatchedClaim[] {
  if (asked.relations.every(({ denial, voice }) => denial || voice)) return [];
  const there = new Set(matched.map(({ claim }) => claim.finding.id));
  const found = new Map<string, MatchedClaim>();
  for (const { claim, side, score } of matched) {
    if (side !== 'for' || claim.finding.modality === 'planned') continue;
    for (const other of index.denialsIn.get(claim.sentence.article) ?? []) {
      const { finding, sentence } = other;
      const distance = sentence.index - claim.sentence.index;
      if (distance < 0 || distance > ANSWER_SENTENCES || there.has(finding.id)) continue;
      if (finding.start <= claim.finding.start) continue;
      if (![...claim.actors, ...claim.recipients].some((id) => other.actors.has(id))) continue;
      found.set(finding.id, { claim: other, side: 'against', score: Math.min(score, finding.confidence) });
    }
  }
  return [...found.values()];
}
