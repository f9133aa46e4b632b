import type { QuestionRelation, Stance } from '../../model/index.ts';
import { compareText } from '../findings.ts';
import type { Asked, AskedParty } from './asked.ts';
import type { AskIndex, IndexedClaim, IndexedSentence } from './ask-index.ts';

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
export function matchClaims(asked: Asked, index: AskIndex): readonly MatchedClaim[] {
  const matched = candidates(asked, index).flatMap((claim) => {
    if (!fitsParties(claim, asked) || !fitsTime(claim, asked) || !fitsPlaces(claim.sentence, asked)) return [];
    if (!fitsRelations(claim, asked) || !fitsSpeakers(claim, asked)) return [];
    return [{ claim, side: sideOf(claim, asked), score: scoreOf(claim, asked) }];
  });
  const all = [...matched, ...denialsAfter(matched, asked, index)];
  return exactBeforeParty(all, asked).toSorted(byScore);
}

/** So many articles answer a question that names nobody. */
const ARTICLES_MAX = 2;

/** Where nobody and no place is named the question is about one matter: the articles with most answers are of it. */
export function ofOneMatter(matched: readonly MatchedClaim[], asked: Asked): readonly MatchedClaim[] {
  const { holders, targets, speakers, places, words, topics } = asked;
  if ([holders, targets, speakers, places, words, topics].some((each) => each.length > 0)) return matched;
  const sums = new Map<IndexedSentence['article'], number>();
  for (const { claim, score } of matched) {
    sums.set(claim.sentence.article, (sums.get(claim.sentence.article) ?? 0) + score);
  }
  const ranked = [...sums].toSorted(
    ([a, m], [b, n]) => n - m || compareText(a.findings.document.id, b.findings.document.id),
  );
  const kept = new Set(ranked.slice(0, ARTICLES_MAX).map(([article]) => article));
  return matched.filter(({ claim }) => kept.has(claim.sentence.article));
}

function byScore(a: MatchedClaim, b: MatchedClaim): number {
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
      if (!found.has(claim.finding.id)) found.set(claim.finding.id, { claim, nearness });
    }
  }
  return [...found.values()];
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
  if (isMutual(claim.finding)) {
    const isOneOf = ({ party }: AskedParty): boolean => claim.actors.has(party) || claim.recipients.has(party);
    if ((holders.length === 0 || holders.some(isOneOf)) && (targets.length === 0 || targets.some(isOneOf))) return true;
  }
  const isVoice = relations.some(({ voice }) => voice);
  const isHolder = ({ entity, party, isPerson }: AskedParty): boolean =>
    claim.actors.has(party) ||
    claim.finding.stance.some(({ holder }) => holder === party) ||
    (isVoice && claim.speakers.has(isPerson ? entity : party));
  const isTarget = ({ entity, party }: AskedParty): boolean =>
    claim.recipients.has(party) ||
    claim.recipients.has(entity) ||
    stancesFrom(claim, holders).some(({ target }) => target === party) ||
    (isVoice && (claim.actors.has(party) || claim.sentence.named.has(entity)));
  return (holders.length === 0 || holders.some(isHolder)) && (targets.length === 0 || targets.some(isTarget));
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

function fitsRelation(claim: IndexedClaim, relation: QuestionRelation, asked: Asked): boolean {
  const { finding, speakers } = claim;
  if (relation.modality !== null) return finding.modality === relation.modality;
  if (relation.denial) return isDenial(claim);
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

function isDenial({ finding }: IndexedClaim): boolean {
  return finding.rule === 'reject/deny' || (finding.polarity === 'negated' && finding.attribution.verb === 'deny');
}

/** The stance that the question asks about; null where it asks about none. */
function wantedSign({ relations }: Asked): 1 | -1 | null {
  const signs = new Set(relations.flatMap(({ sign }) => (sign === null ? [] : [sign])));
  const [only] = signs;
  return signs.size === 1 && only !== undefined ? only : null;
}

function sideOf(claim: IndexedClaim, asked: Asked): Side {
  const sign = wantedSign(asked);
  const stances = asked.relations.some(({ byStance }) => byStance) ? stancesAsked(claim, asked) : [];
  if (sign !== null && stances.length > 0) return stances.some((each) => each.sign === sign) ? 'for' : 'against';
  if (asked.relations.some(({ denial }) => denial)) return 'for';
  return claim.finding.polarity === 'negated' ? 'against' : 'for';
}

export function fitsTime({ from, to }: Pick<IndexedClaim, 'from' | 'to'>, asked: Asked): boolean {
  if (asked.from === null && asked.to === null) return true;
  if (from === null || to === null) return false;
  return (asked.to === null || from <= asked.to) && (asked.from === null || to >= asked.from);
}

/** Whether a sentence names each place that is asked for, or one that lies in it. */
export function fitsPlaces({ named }: Pick<IndexedSentence, 'named'>, { places }: Asked): boolean {
  return places.every((within) => within.some((id) => named.has(id)));
}

const EXACT = 0.2;
const DATED = 0.05;

function scoreOf({ finding, actors, recipients }: IndexedClaim, { holders, targets }: Asked): number {
  const exact = [
    holders.some(({ entity }) => actors.has(entity)),
    targets.some(({ entity }) => recipients.has(entity) || actors.has(entity)),
  ].filter(Boolean).length;
  return finding.confidence + EXACT * exact + (finding.time === null ? 0 : DATED);
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
    const involved = [...claim.actors, ...claim.recipients];
    for (const other of involved.flatMap((id) => of(index, id))) {
      const { finding, sentence } = other;
      const distance = sentence.index - claim.sentence.index;
      if (sentence.article !== claim.sentence.article || distance < 0 || distance > ANSWER_SENTENCES) continue;
      if (finding.rule !== 'reject/deny' || finding.polarity === 'negated' || there.has(finding.id)) continue;
      if (finding.start <= claim.finding.start || !involved.some((id) => other.actors.has(id))) continue;
      found.set(finding.id, { claim: other, side: 'against', score: Math.min(score, finding.confidence) });
    }
  }
  return [...found.values()];
}
