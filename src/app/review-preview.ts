import {
  applyDecisions,
  type ArticleFindings,
  type Evidence,
  indexPairs,
  mentionsNaming,
  positionsOfPairs,
  prepareEvidence,
} from '../derivation/index.ts';
import {
  type Claim,
  type Decision,
  type DecisionPreview,
  type EntityNames,
  type Figure,
  type LoggedDecision,
  type NameDecisionRequest,
  type PartyRef,
  type Position,
  type PositionMove,
  type PositionParameters,
} from '../model/index.ts';
import { showFindings } from './derivations.ts';
import { isOfResources, partyOf, partyRefs, resolveName } from './parties.ts';
import { pairsFor } from './positions.ts';
import { planDecision } from './review.ts';
import { searchArticles } from './search/index.ts';
import type { OpenCase } from './workspace.ts';

/**
 * What would follow if two entities were one, or one were two? It is found as it would be decided, from what is in force, and
 * nothing is written.
 */

/** Beyond so many articles about the parties concerned, positions take as long to foresee as to derive. */
const ARTICLES_MAX = 2000;
const MOVES_MAX = 12;
const SENTENCES_MAX = 3;
const CLAIMS_SHOWN_MAX = 4 * SENTENCES_MAX;
/** Smaller moves do not show in two decimals. */
const MOVE_MIN = 0.005;

/** @throws MarsadError as `recordDecision` does for what is asked */
export async function previewDecision(openCase: OpenCase, request: NameDecisionRequest): Promise<DecisionPreview> {
  const decision = await planDecision(openCase, request);
  if (decision.kind === 'add-alias') return previewAlias(openCase, decision);
  const { evidence, articleOf } = await openCase.evidence();
  const changed = articlesChangedBy(evidence, decision);
  const claims = [...changed.values()].flatMap(claimsThatDiffer);
  const figures = [...changed.values()].reduce((sum, change) => sum + figuresThatDiffer(change), 0);
  const shown = claims.slice(0, CLAIMS_SHOWN_MAX).map(({ id }) => id);
  const sentences = [...(await showFindings(openCase, articleOf, shown)).values()];
  return {
    decision,
    articles: changed.size,
    claims: claims.length,
    figures,
    // Several claims may stand in one sentence.
    sentences: [...new Map(sentences.map((each) => [each.sentence, each])).values()].slice(0, SENTENCES_MAX),
    moves: await movesOf(openCase, evidence, changed, decision),
  };
}

/** The articles that hold the words will be read again; what is found then only the engine knows. */
async function previewAlias(
  openCase: OpenCase,
  decision: Extract<Decision, { readonly kind: 'add-alias' }>,
): Promise<DecisionPreview> {
  const words = decision.alias.replaceAll('"', ' ');
  const { total, hits } = await searchArticles(openCase, { query: `"${words}"`, limit: SENTENCES_MAX });
  const sentences = hits.flatMap(({ article, snippets }) =>
    snippets.slice(0, 1).map(({ text }) => ({
      findingId: article.id,
      article: { id: article.id, outlet: article.outlet, published: article.published },
      sentence: text,
    })),
  );
  return { decision, articles: total, claims: null, figures: null, sentences, moves: null };
}

interface Change {
  readonly before: ArticleFindings;
  readonly after: ArticleFindings;
}

/** The articles in which a decision finds whom it is about, by id, as they are and as they would be. */
function articlesChangedBy({ given }: Evidence, decision: Decision): ReadonlyMap<string, Change> {
  const [concerned] = endsOf(decision);
  const changed = new Map<string, Change>();
  for (const before of given) {
    if (!before.extraction.entities.some(({ id }) => id === concerned)) continue;
    const logged: LoggedDecision = { id: 'preview', at: '', decision };
    const { extraction, applied } = applyDecisions({ ...before.extraction, doc: before.document }, [logged]);
    if (applied.length > 0) changed.set(before.document.id, { before, after: { ...before, extraction } });
  }
  return changed;
}

function claimsThatDiffer({ before, after }: Change): readonly Claim[] {
  return thatDiffer(before.extraction.claims, after.extraction.claims);
}

function figuresThatDiffer({ before, after }: Change): number {
  return thatDiffer(before.extraction.figures, after.extraction.figures).length;
}

/** A decision leaves what it does not change as it is, and at its place: it takes nothing away. */
function thatDiffer<Found extends Claim | Figure>(before: readonly Found[], after: readonly Found[]): readonly Found[] {
  return after.filter((found, at) => found !== before[at]);
}

/** The positions of those concerned, before and after. Their evidence stands in the articles that name them, and in no other. */
async function movesOf(
  openCase: OpenCase,
  evidence: Evidence,
  changed: ReadonlyMap<string, Change>,
  decision: Decision,
): Promise<DecisionPreview['moves']> {
  const ends = endsOf(decision);
  const parties = await Promise.all(ends.map((id) => partyOf(openCase, id)));
  const concerned = new Set([...ends, ...parties]);
  const near = evidence.given.filter(
    ({ document, extraction }) =>
      changed.has(document.id) ||
      extraction.entities.some(({ id, party }) => concerned.has(id) || concerned.has(party)),
  );
  if (near.length > ARTICLES_MAX) return null;
  const { parameters } = await pairsFor(openCase, {});
  if (parameters.at === '') return [];
  const positionsIn = (articles: readonly ArticleFindings[]): ReadonlyMap<string, Position> =>
    positionsOf(prepareEvidence(articles, evidence.types, evidence.options), parameters, concerned);
  const before = positionsIn(near);
  const after = positionsIn(near.map((article) => changed.get(article.document.id)?.after ?? article));
  const moved = [...new Set([...before.keys(), ...after.keys()])]
    .map((pair) => ({ before: before.get(pair) ?? null, after: after.get(pair) ?? null }))
    .filter((move) => sizeOf(move) >= MOVE_MIN)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .slice(0, MOVES_MAX);
  const added = 'entities' in decision ? decision.entities : [];
  const ids = moved.flatMap(({ before: was, after: is }) =>
    [was ?? is].flatMap((at) => (at ? [at.holder, at.target] : [])),
  );
  const refs = new Map<string, PartyRef>([
    ...(await partyRefs(openCase, ids)),
    // Someone new is in no article yet.
    ...added.map(({ id, label, type }) => [id, { id, label, type }] as const),
  ]);
  return moved.flatMap((move): readonly PositionMove[] => {
    const pair = move.before ?? move.after;
    const [holder, target] = [refs.get(pair?.holder ?? ''), refs.get(pair?.target ?? '')];
    return holder && target ? [{ holder, target, ...move }] : [];
  });
}

function endsOf(decision: Decision): readonly string[] {
  if (decision.kind === 'merge-entities') return [decision.from, decision.into];
  return decision.kind === 'split-entity' ? [decision.entity, decision.into] : [];
}

function positionsOf(
  { pairs }: Evidence,
  parameters: PositionParameters,
  concerned: ReadonlySet<string>,
): ReadonlyMap<string, Position> {
  const own = pairs.filter((units) =>
    units.some(({ holder, target }) => concerned.has(holder) || concerned.has(target)),
  );
  return new Map(
    positionsOfPairs(indexPairs(own).pairs, parameters).map((position) => [
      `${position.holder} ${position.target}`,
      position,
    ]),
  );
}

/** How far a position moves; one that comes or goes moves by all of itself and more. */
function sizeOf({ before, after }: Pick<PositionMove, 'before' | 'after'>): number {
  const [was, is] = [before?.value ?? null, after?.value ?? null];
  if (was !== null && is !== null) return Math.abs(is - was);
  if (was !== null || is !== null) return 1 + Math.abs(was ?? is ?? 0);
  // Absent on both days, but evidence came or went.
  return before?.units === after?.units ? 0 : 1;
}

/**
 * Whom an id or a name means, and what the articles call it.
 * @throws MarsadError `query/unknown-entity`
 */
export async function entityNames(openCase: OpenCase, name: string): Promise<EntityNames> {
  const { entity } = await resolveName(openCase, name);
  const partyId = await partyOf(openCase, entity.id);
  const refs = await partyRefs(openCase, [partyId]);
  const { evidence } = await openCase.evidence();
  const counts = new Map<string, number>();
  let articles = 0;
  for (const article of evidence.given) {
    const own = mentionsNaming(article, entity.id);
    if (own.length > 0) articles += 1;
    for (const { label } of own) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return {
    entity,
    party: refs.get(partyId) ?? entity,
    known: (await isOfResources())(entity.id),
    articles,
    forms: [...counts]
      .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
      .map(([label, mentions]) => ({ label, mentions })),
  };
}
