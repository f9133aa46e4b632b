import {
  type Claim,
  type ClaimAnchor,
  type ClaimChanges,
  CLAIM_MODES,
  contentId,
  type Decision,
  type DecisionItem,
  type DecisionKind,
  type DecisionOf,
  type DecisionRequest,
  type DecisionRequestOf,
  DecisionSchema,
  decisionsInForce,
  type EntityRef,
  type Label,
  MarsadError,
} from '../model/index.ts';
import { lineId } from './decisions.ts';
import { refuseErased } from './erase.ts';
import { partyOf, partyRefs, resolveName } from './parties.ts';
import type { OpenCase } from './workspace.ts';

/**
 * How do people say what is wrong, and take it back? Each decision is a line of the log; what follows from it is in the store
 * when the answer comes. `at` is the time of day, UTC, ISO 8601.
 */

/**
 * Record a decision and apply it.
 * @throws MarsadError `claim/unknown`, `article/unknown`, `query/unknown-entity`, and `decision/…` where it says nothing
 */
export async function recordDecision(openCase: OpenCase, request: DecisionRequest, at: string): Promise<DecisionItem> {
  const id = await openCase.change(async () => {
    const decision = await planDecision(openCase, request);
    const line = { id: lineId(at, decision), at, decision };
    const { inForce } = await openCase.decisions();
    if (inForce.some((each) => each.id === line.id || isSame(each.decision, decision))) {
      throw new MarsadError('decision/already-made', { case: openCase.name });
    }
    await openCase.archive.decisions.append([JSON.stringify(line)]);
    return line.id;
  });
  return findItem(openCase, id);
}

/**
 * The decision that a request asks for, with names made into ids and claims into anchors; nothing is recorded.
 * @throws MarsadError as `recordDecision` does
 */
export async function planDecision(openCase: OpenCase, request: DecisionRequest): Promise<Decision> {
  const plan = PLAN[request.kind] as (openCase: OpenCase, request: DecisionRequest) => Promise<Decision>;
  return DecisionSchema.parse(await plan(openCase, request));
}

/**
 * Undo a decision: what it changed is as it was, other decisions stay.
 * @throws MarsadError `decision/unknown`, `decision/undone`, `decision/erased`
 */
export async function undoDecision(openCase: OpenCase, id: string, at: string): Promise<DecisionItem> {
  await openCase.change(async () => {
    const item = await findItem(openCase, id);
    if (item.undone !== null) throw new MarsadError('decision/undone', { id });
    if (item.decision.kind === 'delete-article') await refuseErased(openCase, item.decision.document);
    const content = { undoes: id };
    await openCase.archive.decisions.append([JSON.stringify({ id: lineId(at, content), at, ...content })]);
  });
  return findItem(openCase, id);
}

/** All decisions of a case, the latest first, with those that were undone and those that find nothing any more. */
export async function listDecisions(openCase: OpenCase): Promise<readonly DecisionItem[]> {
  const { log } = await openCase.decisions();
  const lines = log.map(({ line }) => line);
  const inForce = new Set(decisionsInForce(lines).map(({ id }) => id));
  const counts = await openCase.store.decisionCounts();
  const undoneAt = new Map(lines.flatMap((line) => ('undoes' in line ? [[line.undoes, line.at]] : [])));
  return lines
    .flatMap((line): readonly DecisionItem[] => {
      if (!('decision' in line)) return [];
      const articles = counts.get(line.id) ?? 0;
      // A deletion is about an article that is no longer there.
      const isOrphan = inForce.has(line.id) && articles === 0 && line.decision.kind !== 'delete-article';
      return [{ ...line, undone: undoneAt.get(line.id) ?? null, articles, orphan: isOrphan }];
    })
    .toReversed();
}

/** @throws MarsadError `decision/unknown` */
async function findItem(openCase: OpenCase, id: string): Promise<DecisionItem> {
  const item = (await listDecisions(openCase)).find((each) => each.id === id);
  if (!item) throw new MarsadError('decision/unknown', { id, case: openCase.name });
  return item;
}

type Plan<Kind extends DecisionKind> = (
  openCase: OpenCase,
  request: DecisionRequestOf<Kind>,
) => Promise<DecisionOf<Kind>>;

/** What each request means, with names made into ids and claims into anchors. */
const PLAN: { readonly [Kind in DecisionKind]: Plan<Kind> } = {
  'confirm-claim': async (openCase, { kind, claim, reason = null }) => ({
    kind,
    anchor: (await meantClaim(openCase, claim)).anchor,
    reason,
  }),

  'reject-claim': async (openCase, { kind, claim, reason }) => ({
    kind,
    anchor: (await meantClaim(openCase, claim)).anchor,
    reason,
  }),

  'correct-claim': async (openCase, { kind, claim: id, changes, reason = null }) => {
    const { anchor, claim } = await meantClaim(openCase, id);
    const idsOf = async (names: readonly string[]): Promise<string[]> => {
      const found: string[] = [];
      for (const name of names) found.push((await resolveName(openCase, name)).entity.id);
      return [...new Set(found)];
    };
    const { actor, recipient, place, stance, ...plain } = changes;
    const corrected: ClaimChanges = {
      ...plain,
      ...(actor === undefined ? {} : { actor: await idsOf(actor) }),
      ...(recipient === undefined ? {} : { recipient: await idsOf(recipient) }),
      ...(place === undefined ? {} : { place: await idsOf(place) }),
      ...(stance === undefined ? {} : { stance: await partiesOfStance(openCase, stance) }),
    };
    if (!changesSomething(claim, corrected)) throw new MarsadError('decision/changes-nothing');
    refuseForeignMode({ ...claim, ...corrected } as Claim, corrected);
    const named = [
      ...(corrected.actor ?? []),
      ...(corrected.recipient ?? []),
      ...(corrected.place ?? []),
      ...(corrected.stance ?? []).flatMap(({ holder, target }) => [holder, target]),
    ];
    return { kind, anchor, changes: corrected, entities: await entityRefs(openCase, named), reason };
  },

  'merge-entities': async (openCase, { kind, from, into, reason = null }) => {
    const [one, other] = [(await resolveName(openCase, from)).entity.id, (await resolveName(openCase, into)).entity.id];
    if (one === other) throw new MarsadError('decision/changes-nothing');
    return { kind, from: one, into: other, entities: await entityRefs(openCase, [one, other]), reason };
  },

  'split-entity': async (
    openCase,
    { kind, entity, document = null, label = null, into, type = null, reason = null },
  ) => {
    if (document === null && label === null) throw new MarsadError('decision/split-where');
    if (document !== null) await refuseUnknownArticle(openCase, document);
    const from = (await resolveName(openCase, entity)).entity.id;
    const part = await knownOrNew(openCase, into, type);
    if (part.id === from) throw new MarsadError('decision/changes-nothing');
    const known = (await entityRefs(openCase, [from])).filter((ref) => part.refs.every(({ id }) => id !== ref.id));
    return { kind, entity: from, document, label, into: part.id, entities: [...known, ...part.refs], reason };
  },

  'add-alias': async (openCase, { kind, alias, entity, reason = null }) => {
    const { id, label } = (await resolveName(openCase, entity)).entity;
    const { bundle } = await openCase.reader();
    const known = [...bundle.actors, ...bundle.places].find((each) => each.id === id);
    if (!known) throw new MarsadError('decision/alias-of-unknown', { name: label.en });
    const words = alias.normalize('NFC').trim();
    if (words.length < 2) throw new MarsadError('query/invalid', { name: 'alias', reason: 'two letters at least' });
    if (known.aliases.includes(words)) throw new MarsadError('decision/changes-nothing');
    return { kind, alias: words, entity: id, entities: await entityRefs(openCase, [id]), reason };
  },

  'edit-article': async (openCase, { kind, document, changes, reason = null }) => {
    const article = await openCase.store.readArticle(document);
    if (!article) throw new MarsadError('article/unknown', { id: document, case: openCase.name });
    if (!changesSomething(article.summary, changes)) throw new MarsadError('decision/changes-nothing');
    return { kind, document, changes, reason };
  },

  'delete-article': async (openCase, { kind, document, reason = null }) => {
    const article = await openCase.store.readArticle(document);
    if (!article) throw new MarsadError('article/unknown', { id: document, case: openCase.name });
    return { kind, document, title: article.summary.title, reason };
  },
};

/** The claim as it stands, and its anchor: what the engine found, before anybody decided. */
async function meantClaim(
  openCase: OpenCase,
  id: string,
): Promise<{ readonly claim: Claim; readonly anchor: ClaimAnchor }> {
  const unknown = (): MarsadError => new MarsadError('claim/unknown', { id, case: openCase.name });
  const row = (await openCase.store.claims([id])).get(id);
  if (!row) throw unknown();
  const [article] = await openCase.store.undecidedArticles({ ids: [row.article.id] });
  const { claims = [] } = article?.extraction ?? {};
  // With a corrected day or outlet the engine may have read the article otherwise than it came in.
  const { start, end, evidence, type, actor, recipient } = claims.find((claim) => claim.id === id) ?? row.finding;
  const anchor = { document: row.article.id, claim: id, start, end, evidence, type, actor, recipient };
  return { claim: row.finding, anchor };
}

async function refuseUnknownArticle(openCase: OpenCase, id: string): Promise<void> {
  const states = await openCase.store.articleStates([id]);
  if (!states.has(id)) throw new MarsadError('article/unknown', { id, case: openCase.name });
}

async function partiesOfStance(
  openCase: OpenCase,
  stance: readonly { readonly holder: string; readonly target: string; readonly sign: 1 | -1 }[],
): Promise<NonNullable<ClaimChanges['stance']>> {
  const parties: NonNullable<ClaimChanges['stance']>[number][] = [];
  for (const { holder, target, sign } of stance) {
    const [a, b] = [(await resolveName(openCase, holder)).party.id, (await resolveName(openCase, target)).party.id];
    parties.push({ holder: a, target: b, sign });
  }
  return parties;
}

/** @throws MarsadError `query/not-in-list` for a mode that the type does not have */
function refuseForeignMode({ type }: Claim, { mode }: ClaimChanges): void {
  const modes: readonly string[] = CLAIM_MODES[type];
  if (mode === undefined || mode === null || modes.includes(mode)) return;
  throw new MarsadError('query/not-in-list', { name: 'mode', value: mode, values: modes.join(', ') || '—' });
}

/** The entities by id, and their parties, as they are now. */
async function entityRefs(openCase: OpenCase, ids: readonly string[]): Promise<readonly EntityRef[]> {
  const parties = new Map<string, string>();
  for (const id of ids) {
    const party = await partyOf(openCase, id);
    parties.set(id, party);
    if (!parties.has(party)) parties.set(party, party);
  }
  const refs = await partyRefs(openCase, parties.keys());
  return [...refs.values()].map(({ id, label, type }) => ({ id, label, type, party: parties.get(id) ?? id }));
}

async function knownOrNew(
  openCase: OpenCase,
  name: string,
  type: EntityRef['type'] | null,
): Promise<{ readonly id: string; readonly refs: readonly EntityRef[] }> {
  if (type === null) {
    const { id } = (await resolveName(openCase, name)).entity;
    return { id, refs: await entityRefs(openCase, [id]) };
  }
  const label: Label = { ar: name, en: name };
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  // A name without Latin letters gives an id of its own too.
  const id = slug.length >= 3 ? slug : contentId('entity', name).replace('_', '-');
  return { id, refs: [{ id, label, type, party: id }] };
}

function changesSomething(now: object, changes: object): boolean {
  const fields = now as Readonly<Record<string, unknown>>;
  return Object.entries(changes).some(
    ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(fields[field]),
  );
}

/** True for the same decision, whatever its reason. */
function isSame(a: Decision, b: Decision): boolean {
  return JSON.stringify({ ...a, reason: null }) === JSON.stringify({ ...b, reason: null });
}
