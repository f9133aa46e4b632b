import {
  type Attribution,
  type Claim,
  type ClaimAnchor,
  type ClaimChanges,
  type ClaimType,
  type DecisionKind,
  type DecisionOf,
  type Entity,
  type EntityRef,
  type Extraction,
  type Figure,
  type LoggedDecision,
  type Mention,
  overlaps,
  quadClassOf,
  type Shift,
  type Span,
  type Stance,
} from '../model/index.ts';
import { COPY_OVERLAP_MIN } from './fold-reprints.ts';
import { wordOverlap, wordsIn } from './words.ts';

/**
 * What is found in an article once people have had their say? Decisions are applied in the order in which they were made, each
 * to what those before it left. A claim is found by what the engine said of it, whatever was decided since, so that undoing
 * one decision does not lose another. Ids stay: a corrected claim is the same claim.
 */
export interface DecidedExtraction<Found extends Decidable = Extraction> {
  readonly extraction: Found;
  /** The ids of the decisions that found in this article what they are about. */
  readonly applied: readonly string[];
}

/** As much of an extraction as decisions change. */
export type Decidable = Pick<Extraction, 'doc' | 'claims' | 'shifts' | 'figures' | 'mentions' | 'entities'>;

/**
 * `extraction` after `decisions`; itself where none is about it. `prints` are the ids of the other articles that are the same
 * text: what was decided about a claim of one holds for the claim of another that says the same.
 */
export function applyDecisions<Found extends Decidable>(
  extraction: Found,
  decisions: readonly LoggedDecision[],
  prints: ReadonlySet<string> = new Set(),
): DecidedExtraction<Found> {
  let state: State = {
    documentId: extraction.doc.id,
    prints,
    claims: extraction.claims.map((claim) => ({ found: claim, claim })),
    shifts: extraction.shifts,
    figures: extraction.figures,
    mentions: extraction.mentions,
    entities: new Map(extraction.entities.map((entity) => [entity.id, entity])),
  };
  const applied: string[] = [];
  for (const { id, decision } of decisions) {
    const apply = APPLY[decision.kind] as (state: State, decision: unknown) => State | null;
    const next = apply(state, decision);
    if (next === null) continue;
    state = next;
    applied.push(id);
  }
  if (applied.length === 0) return { extraction, applied };
  const { shifts, figures, mentions } = state;
  const claims = state.claims.map(({ claim }) => claim);
  const found = { claims, shifts, figures, mentions };
  return { extraction: { ...extraction, ...found, entities: entitiesOf(state.entities, found) }, applied };
}

interface State {
  readonly documentId: string;
  readonly prints: ReadonlySet<string>;
  /** Each claim as the engine found it, and as it stands now. */
  readonly claims: readonly { readonly found: Claim; readonly claim: Claim }[];
  readonly shifts: readonly Shift[];
  readonly figures: readonly Figure[];
  readonly mentions: readonly Mention[];
  readonly entities: ReadonlyMap<string, Entity>;
}

/** What each kind makes of a state; null where it finds nothing that it is about. */
const APPLY: { readonly [Kind in DecisionKind]: (state: State, decision: DecisionOf<Kind>) => State | null } = {
  'confirm-claim': (state, { anchor }) => (findClaim(state, anchor) < 0 ? null : state),
  'reject-claim': (state, { anchor }) => {
    const at = findClaim(state, anchor);
    return at < 0 ? null : { ...state, claims: state.claims.toSpliced(at, 1) };
  },
  'correct-claim': (state, { anchor, changes, entities }) => {
    const at = findClaim(state, anchor);
    const meant = state.claims[at];
    if (meant === undefined) return null;
    const known = withEntities(state, entities);
    const corrected = { ...meant, claim: correct(meant.claim, changes, known.entities) };
    return { ...known, claims: known.claims.with(at, corrected) };
  },
  'merge-entities': (state, { from, into, entities }) => {
    if (!state.entities.has(from)) return null;
    return replaceEntity(withEntities(state, entities), from, into, 'everywhere');
  },
  'split-entity': (state, { entity, document, label, into, entities }) => {
    if (!state.entities.has(entity) || (document !== null && document !== state.documentId)) return null;
    const own = state.mentions.filter((mention) => mention.entity === entity);
    if (label === null) return replaceEntity(withEntities(state, entities), entity, into, () => true);
    if (!own.some((mention) => mention.label === label)) return null;
    return replaceEntity(withEntities(state, entities), entity, into, (span) => isCalled(own, span, label));
  },
  // The engine reads with the alias, and with the outlet and day that were corrected; nothing is left to be done after it.
  'add-alias': () => null,
  'edit-article': () => null,
  'delete-article': () => null,
};

/** The place of the claim that `anchor` means among the claims of `state`; −1 where the engine finds it no longer. */
function findClaim({ documentId, prints, claims }: State, anchor: ClaimAnchor): number {
  const isPrint = prints.has(anchor.document);
  if (anchor.document !== documentId && !isPrint) return -1;
  const byId = claims.findIndex(({ found }) => found.id === anchor.claim);
  if (byId >= 0) return byId;
  const scores = claims.map(({ found }) => (isPrint ? copyLikeness(found, anchor) : likeness(found, anchor)));
  const best = Math.max(...scores);
  return best > 0 ? scores.indexOf(best) : -1;
}

/** How well a claim of another print fits an anchor, 0 to 1: as `foldReprints` tells a copy, for words are changed in print. */
function copyLikeness(claim: Claim, anchor: ClaimAnchor): number {
  if (!hasSameParties(claim, anchor)) return 0;
  const overlap = wordOverlap(wordsIn(claim.evidence), wordsIn(anchor.evidence));
  return overlap >= COPY_OVERLAP_MIN ? overlap : 0;
}

function hasSameParties(claim: Claim, anchor: ClaimAnchor): boolean {
  return (
    claim.type === anchor.type && isSameSet(claim.actor, anchor.actor) && isSameSet(claim.recipient, anchor.recipient)
  );
}

/** How well a claim fits an anchor, 0 to 1: 0 unless type and parties are the same and the words are at least partly. */
function likeness(claim: Claim, anchor: ClaimAnchor): number {
  if (!hasSameParties(claim, anchor)) return 0;
  if (claim.evidence === anchor.evidence) return 1;
  // In a text that changed the places have moved, and only words that hold each other tell.
  const [short, long] = [claim.evidence, anchor.evidence].toSorted((a, b) => a.length - b.length) as [string, string];
  return long.includes(short) ? short.length / long.length : overlapShare(claim, anchor);
}

/** The part that two spans share of the words that they have in common; 0 where the words there differ. */
function overlapShare(claim: Claim, anchor: ClaimAnchor): number {
  if (!overlaps(claim, anchor)) return 0;
  const start = Math.max(claim.start, anchor.start);
  const end = Math.min(claim.end, anchor.end);
  const isSameText =
    claim.evidence.slice(start - claim.start, end - claim.start) ===
    anchor.evidence.slice(start - anchor.start, end - anchor.start);
  if (!isSameText) return 0;
  return (end - start) / (Math.max(claim.end, anchor.end) - Math.min(claim.start, anchor.start));
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/** What a time or place corrected by a person counts as: the person read it in the text. */
const STATED = 'stated';

function correct(claim: Claim, changes: ClaimChanges, entities: State['entities']): Claim {
  const { stance, type, mode, ...rest } = changes;
  const changed: Claim = {
    ...claim,
    ...withoutUndefined(rest),
    type: type ?? claim.type,
    // A mode belongs to its type.
    mode: mode !== undefined ? mode : type === undefined || type === claim.type ? claim.mode : null,
    ...(changes.time === undefined ? {} : { time_source: changes.time === null ? null : STATED }),
    ...(changes.place === undefined ? {} : { place_source: changes.place.length === 0 ? null : STATED }),
  };
  const isOther = ['type', 'actor', 'recipient', 'polarity'].some((field) => field in changes);
  return { ...changed, stance: stance ?? (isOther ? stanceOf(claim, changed, entities) : claim.stance) };
}

/** Reporting, asking and meeting show a stance only where the text lets them; a person who sees one gives it. */
const WITHOUT_SIGN: ReadonlySet<ClaimType> = new Set(['CONSULT', 'REQUEST']);

/** The stance of a corrected claim: between its parties, with the sign of its type, or the old one where that stays. */
function stanceOf(before: Claim, after: Claim, entities: State['entities']): readonly Stance[] {
  if (after.polarity === 'negated') return [];
  const signs = [...new Set(before.stance.map((stance) => stance.sign))];
  const [old] = signs;
  const isKept = after.type === before.type && signs.length === 1;
  const sign = isKept ? old : WITHOUT_SIGN.has(after.type) ? undefined : signOfType(after.type);
  if (sign === undefined) return [];
  const partiesOf = (ids: readonly string[]): readonly string[] => ids.map((id) => entities.get(id)?.party ?? id);
  return tidyStance(
    partiesOf(after.actor).flatMap((holder) => partiesOf(after.recipient).map((target) => ({ holder, target, sign }))),
  );
}

function signOfType(type: ClaimType): 1 | -1 {
  return quadClassOf(type).endsWith('cooperation') ? 1 : -1;
}

function withEntities(state: State, refs: readonly EntityRef[]): State {
  const added = refs
    .filter(({ id }) => !state.entities.has(id))
    .map((ref): readonly [string, Entity] => [ref.id, { ...ref, forms: [] }]);
  return added.length === 0 ? state : { ...state, entities: new Map([...state.entities, ...added]) };
}

/**
 * Put `into` where `from` stands: everywhere, or in the findings and mentions that `where` says. With the entity goes its
 * party in what the claim shows, unless someone else of that party is in the claim too.
 */
function replaceEntity(
  state: State,
  from: string,
  into: string,
  where: 'everywhere' | ((span: Span) => boolean),
): State {
  const partyOf = (id: string): string => state.entities.get(id)?.party ?? id;
  const oldParty = partyOf(from);
  const newParty = partyOf(into);
  const isMeant = (span: Span): boolean => where === 'everywhere' || where(span);
  const swap = (ids: readonly string[]): readonly string[] =>
    ids.includes(from) ? [...new Set(ids.map((id) => (id === from ? into : id)))] : ids;
  const speaks = ({ speaker, chain }: Attribution): boolean =>
    speaker.includes(from) || chain.some((voice) => voice.speaker.includes(from));
  const swapAttribution = (attribution: Attribution): Attribution =>
    speaks(attribution)
      ? {
          ...attribution,
          speaker: swap(attribution.speaker),
          chain: attribution.chain.map((voice) => ({ ...voice, speaker: swap(voice.speaker) })),
        }
      : attribution;
  const holds = ({ actor, recipient, place, attribution, stance }: Claim): boolean =>
    actor.includes(from) ||
    recipient.includes(from) ||
    place.includes(from) ||
    speaks(attribution) ||
    stance.some(({ holder, target }) => holder === from || target === from);

  function claimWith(claim: Claim): Claim {
    if (!holds(claim) || !isMeant(claim)) return claim;
    const parties = [...claim.actor, ...claim.recipient];
    const others = parties.filter((id) => id !== from).map(partyOf);
    const followsParty = parties.includes(from) && !others.includes(oldParty);
    const swapParty = (id: string): string =>
      (followsParty && id === oldParty) || (where === 'everywhere' && id === from) ? newParty : id;
    return {
      ...claim,
      actor: swap(claim.actor),
      recipient: swap(claim.recipient),
      place: swap(claim.place),
      attribution: swapAttribution(claim.attribution),
      stance: tidyStance(
        claim.stance.map(({ holder, target, sign }) => ({
          holder: swapParty(holder),
          target: swapParty(target),
          sign,
        })),
      ),
    };
  }

  return {
    ...state,
    claims: state.claims.map(({ found, claim }) => ({ found, claim: claimWith(claim) })),
    shifts: state.shifts.map((shift) =>
      (shift.holder === from || shift.target === from || speaks(shift.attribution)) && isMeant(shift)
        ? {
            ...shift,
            holder: shift.holder === from ? newParty : shift.holder,
            target: shift.target === from ? newParty : shift.target,
            attribution: swapAttribution(shift.attribution),
          }
        : shift,
    ),
    figures: state.figures.map((figure) =>
      (figure.group === from || figure.place.includes(from) || speaks(figure.attribution)) && isMeant(figure)
        ? {
            ...figure,
            group: figure.group === from ? into : figure.group,
            place: swap(figure.place),
            attribution: swapAttribution(figure.attribution),
          }
        : figure,
    ),
    mentions: state.mentions.map((mention) =>
      mention.entity === from && isMeant(mention) ? { ...mention, entity: into } : mention,
    ),
    // Whoever acted for the one acts for the other.
    entities: new Map(
      [...state.entities].map(([id, entity]) => [
        id,
        where === 'everywhere' && entity.party === from && id !== from ? { ...entity, party: newParty } : entity,
      ]),
    ),
  };
}

/** True where an entity, whose mentions are `own`, is called `label` in a finding, or was last called so before it. */
function isCalled(own: readonly Mention[], span: Span, label: string): boolean {
  const within = own.filter((mention) => overlaps(mention, span));
  if (within.length > 0) return within.every((mention) => mention.label === label);
  return own.findLast((mention) => mention.end <= span.start)?.label === label;
}

function tidyStance(stance: readonly Stance[]): readonly Stance[] {
  const seen = new Set<string>();
  return stance.filter(({ holder, target, sign }) => {
    const key = `${holder} ${target} ${sign}`;
    if (holder === target || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The entities that the findings name, and their parties, in the order in which they became known. */
function entitiesOf(
  known: State['entities'],
  { claims, shifts, figures, mentions }: Pick<Extraction, 'claims' | 'shifts' | 'figures' | 'mentions'>,
): readonly Entity[] {
  const speakersOf = ({ speaker, chain }: Attribution): readonly string[] => [
    ...speaker,
    ...chain.flatMap((voice) => voice.speaker),
  ];
  const named = new Set([
    ...mentions.map((mention) => mention.entity),
    ...claims.flatMap((claim) => [
      ...claim.actor,
      ...claim.recipient,
      ...claim.place,
      ...speakersOf(claim.attribution),
      ...claim.stance.flatMap(({ holder, target }) => [holder, target]),
    ]),
    ...figures.flatMap(({ group, place, attribution }) => [
      ...(group === null ? [] : [group]),
      ...place,
      ...speakersOf(attribution),
    ]),
    ...shifts.flatMap(({ holder, target, attribution }) => [holder, target, ...speakersOf(attribution)]),
  ]);
  for (const id of named) named.add(known.get(id)?.party ?? id);
  const forms = new Map<string, Set<string>>();
  for (const { entity, label } of mentions) {
    const own = forms.get(entity);
    if (own) own.add(label);
    else forms.set(entity, new Set([label]));
  }
  return [...known.values()]
    .filter(({ id }) => named.has(id))
    .map((entity) => ({ ...entity, forms: [...(forms.get(entity.id) ?? [])] }));
}

function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };
}
