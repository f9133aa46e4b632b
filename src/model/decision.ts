import { z } from 'zod';

import { PublishedSchema } from './document.ts';
import { ClaimSchema, ENTITY_TYPES, LabelSchema, StanceSchema } from './extraction.ts';
import { CLAIM_TYPES } from './ontology.ts';

/**
 * What a person decided about the findings of a case. Decisions are kept in a log that is only appended to, apart from the
 * findings, so that they outlive every new extraction; each can be undone. How they change findings is told in
 * `derivation/decisions.ts`.
 */

const claim = ClaimSchema.unwrap().shape;
const id = z.string().min(1);
const reason = z.string().min(1).nullable();

/**
 * Which claim is meant: place, type and parties as the engine found them. The id finds it while nothing has changed; the
 * rest finds it again after the engine or the text has.
 */
export const ClaimAnchorSchema = z
  .object({
    document: id,
    claim: id,
    start: claim.start,
    end: claim.end,
    evidence: claim.evidence,
    type: claim.type,
    actor: claim.actor,
    recipient: claim.recipient,
  })
  .readonly();
export type ClaimAnchor = z.infer<typeof ClaimAnchorSchema>;

export const EntityRefSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u),
    label: LabelSchema,
    type: z.enum(ENTITY_TYPES),
    party: id,
  })
  .readonly();
/** An entity as it was when the decision was made. */
export type EntityRef = z.infer<typeof EntityRefSchema>;

/** Whom a decision is about and whom it brings into an article, with their parties: the articles may not name them any more. */
const entities = z.array(EntityRefSchema).readonly();

/** The fields of a claim that a person may correct; a field that is left out stays. */
export const CLAIM_CHANGES = {
  type: z.enum(CLAIM_TYPES),
  mode: claim.mode,
  actor: claim.actor,
  recipient: claim.recipient,
  polarity: claim.polarity,
  modality: claim.modality,
  /** EDTF. */
  time: claim.time,
  place: claim.place,
  /** Left out, it follows from type, parties and polarity where one of these is corrected. */
  stance: z.array(StanceSchema).readonly(),
} as const;
const ClaimChangesSchema = z.object(CLAIM_CHANGES).partial().readonly();
export type ClaimChanges = z.infer<typeof ClaimChangesSchema>;

const ArticleChangesSchema = z
  .object({ outlet: z.string().min(1).nullable(), published: PublishedSchema.nullable() })
  .partial()
  .readonly();

export const DecisionSchema = z.discriminatedUnion('kind', [
  /** The text says this; a person has looked. It changes nothing, and is no longer among what nobody has looked at. */
  z.object({ kind: z.literal('confirm-claim'), anchor: ClaimAnchorSchema, reason }).readonly(),
  /** The text does not say this. */
  z.object({ kind: z.literal('reject-claim'), anchor: ClaimAnchorSchema, reason: z.string().min(1) }).readonly(),
  /** The text says it otherwise. */
  z
    .object({
      kind: z.literal('correct-claim'),
      anchor: ClaimAnchorSchema,
      changes: ClaimChangesSchema,
      entities,
      reason,
    })
    .readonly(),
  /** Two entities are one: `from` is `into`, everywhere. */
  z.object({ kind: z.literal('merge-entities'), from: id, into: id, entities, reason }).readonly(),
  /** One entity is two: where it is called `label`, or in `document`, it is `into`. */
  z
    .object({
      kind: z.literal('split-entity'),
      entity: id,
      document: id.nullable(),
      label: id.nullable(),
      into: id,
      entities,
      reason,
    })
    .readonly(),
  /** These words name this entity of the resources. */
  z
    .object({
      kind: z.literal('add-alias'),
      alias: z.string().min(2),
      entity: id,
      // The first logs did not keep whom a name was given to.
      entities: entities.default([]),
      reason,
    })
    .readonly(),
  /** The article is of another outlet or day than came with it. */
  z.object({ kind: z.literal('edit-article'), document: id, changes: ArticleChangesSchema, reason }).readonly(),
  /** The article does not belong here. Its line in the log keeps it from coming back with its folder. */
  z.object({ kind: z.literal('delete-article'), document: id, title: z.string().nullable(), reason }).readonly(),
]);
export type Decision = z.infer<typeof DecisionSchema>;
export type DecisionKind = Decision['kind'];
export type DecisionOf<Kind extends DecisionKind> = Extract<Decision, { readonly kind: Kind }>;

/** Every kind of decision, read from the union. */
export const DECISION_KINDS: readonly DecisionKind[] = DecisionSchema.options.map(
  (option) => option.unwrap().shape.kind.value,
);

/** One line of the log: a decision, or the undoing of one. `at` is a UTC time, ISO 8601. */
export const DecisionLineSchema = z.union([
  z.object({ id, at: z.iso.datetime(), decision: DecisionSchema }).readonly(),
  z.object({ id, at: z.iso.datetime(), undoes: id }).readonly(),
]);
export type DecisionLine = z.infer<typeof DecisionLineSchema>;
/** A decision with its id and time. */
export type LoggedDecision = Extract<DecisionLine, { readonly decision: Decision }>;

/** The decisions that nobody has undone, in order. */
export function decisionsInForce(lines: readonly DecisionLine[]): readonly LoggedDecision[] {
  const undone = new Set(lines.flatMap((line) => ('undoes' in line ? [line.undoes] : [])));
  return lines.filter((line): line is LoggedDecision => 'decision' in line && !undone.has(line.id));
}

/** What is asked of a review: parties and places by any name or by id, claims by id. */
const name = z.string().min(1);
const names = z.array(name).readonly();
const someNames = z.array(name).min(1).readonly();

export const DecisionRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirm-claim'), claim: name, reason: reason.optional() }).readonly(),
  z.object({ kind: z.literal('reject-claim'), claim: name, reason: z.string().min(1) }).readonly(),
  z
    .object({
      kind: z.literal('correct-claim'),
      claim: name,
      changes: z
        .object({
          ...CLAIM_CHANGES,
          actor: someNames,
          recipient: names,
          place: names,
          stance: z
            .array(z.object({ holder: name, target: name, sign: StanceSchema.unwrap().shape.sign }).readonly())
            .readonly(),
        })
        .partial()
        .readonly(),
      reason: reason.optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('merge-entities'), from: name, into: name, reason: reason.optional() }).readonly(),
  z
    .object({
      kind: z.literal('split-entity'),
      entity: name,
      document: name.nullish(),
      label: name.nullish(),
      /** A known entity, or the name of a new one, whose type is then given. */
      into: name,
      type: z.enum(ENTITY_TYPES).nullish(),
      reason: reason.optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('add-alias'), alias: name, entity: name, reason: reason.optional() }).readonly(),
  z
    .object({
      kind: z.literal('edit-article'),
      document: name,
      changes: ArticleChangesSchema,
      reason: reason.optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('delete-article'), document: name, reason: reason.optional() }).readonly(),
]);
export type DecisionRequest = z.infer<typeof DecisionRequestSchema>;
export type DecisionRequestOf<Kind extends DecisionKind> = Extract<DecisionRequest, { readonly kind: Kind }>;

const NAME_DECISIONS = ['merge-entities', 'split-entity', 'add-alias'] as const satisfies readonly DecisionKind[];

/** What is asked about names: whom they mean. What it changes can be seen before it is decided. */
export type NameDecisionRequest = DecisionRequestOf<(typeof NAME_DECISIONS)[number]>;
export const NameDecisionRequestSchema = DecisionRequestSchema.refine(
  (request): request is NameDecisionRequest => NAME_DECISIONS.some((kind) => kind === request.kind),
  { error: `one of ${NAME_DECISIONS.join(', ')}`, path: ['kind'] },
);
