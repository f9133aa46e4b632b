import { z } from 'zod';

import { BlockSchema, DocumentMetaSchema } from './document.ts';
import { ALL_CLAIM_MODES, CLAIM_TYPES, SUPPORT_KINDS } from './ontology.ts';

/** The one page of what is taken out of an article. Fields are the codebook's; see docs/codebook.md. */

const evidence = {
  /** The exact substring of the text that says it. */
  evidence: z.string().min(1),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
};
const entityId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u);
/** EDTF (ISO 8601-2), resolved against the article's date; null where the text does not say. */
const edtf = z.string().nullable();

export const ENTITY_TYPES = [
  'state', 'government', 'igo', 'armed-group', 'organization', 'media', 'person', 'group', 'place',
] as const; // prettier-ignore
export type EntityType = (typeof ENTITY_TYPES)[number];

export const LabelSchema = z.object({ en: z.string().min(1), ar: z.string().min(1) }).readonly();
export type Label = z.infer<typeof LabelSchema>;

export const EntitySchema = z
  .object({
    id: entityId,
    label: LabelSchema,
    type: z.enum(ENTITY_TYPES),
    /** The political party for which it acts; itself where it acts for itself. Always an entity of the list. */
    party: entityId,
    /** Distinct surface forms in the article, without the proclitics و ف ب ك ل. None where it only names a party. */
    forms: z.array(z.string()).readonly(),
    /** True where no resource knows it and the id is made from its romanised name. */
    provisional: z.boolean().optional(),
  })
  .readonly();
export type Entity = z.infer<typeof EntitySchema>;

export const MentionSchema = z
  .object({
    id: z.string(),
    start: z.number().int(),
    end: z.number().int(),
    entity: entityId,
    /** The words that the outlet uses for it. */
    label: z.string(),
    /** Which recogniser found it. */
    rule: z.string(),
  })
  .readonly();
export type Mention = z.infer<typeof MentionSchema>;

export const ATTRIBUTION_KINDS = ['author', 'named', 'anonymous', 'observers', 'media'] as const;
export const ATTRIBUTION_VERBS = ['say', 'confirm', 'deny', 'allege', 'expect'] as const;
export const VoiceSchema = z
  .object({
    kind: z.enum(ATTRIBUTION_KINDS),
    speaker: z.array(entityId).readonly(),
    verb: z.enum(ATTRIBUTION_VERBS),
    quoted: z.boolean(),
  })
  .readonly();
/** One voice: who says it, how, and whether in quotation marks. */
export type Voice = z.infer<typeof VoiceSchema>;

export const AttributionSchema = z
  .object({
    ...VoiceSchema.unwrap().shape,
    /** Outermost voice first, the outlet itself left out; the flat fields are the innermost voice. */
    chain: z.array(VoiceSchema).readonly(),
  })
  .readonly();
export type Attribution = z.infer<typeof AttributionSchema>;

export const StanceSchema = z
  .object({ holder: entityId, target: entityId, sign: z.union([z.literal(1), z.literal(-1)]) })
  .readonly();
/** What a claim shows of one party's position toward another; ids are party ids. */
export type Stance = z.infer<typeof StanceSchema>;

export const PROVENANCE = ['stated', 'inherited', 'inferred'] as const;
export type Provenance = (typeof PROVENANCE)[number];

export const ClaimSchema = z
  .object({
    id: z.string(),
    ...evidence,
    type: z.enum(CLAIM_TYPES),
    mode: z.enum(ALL_CLAIM_MODES as [string, ...string[]]).nullable(),
    actor: z.array(entityId).min(1).readonly(),
    recipient: z.array(entityId).readonly(),
    polarity: z.enum(['affirmed', 'negated']),
    modality: z.enum(['actual', 'planned', 'possible']),
    aspect: z.enum(['event', 'state']),
    time: edtf,
    time_text: z.string().nullable(),
    /** How the time is known; null where there is none. */
    time_source: z.enum(PROVENANCE).nullable(),
    place: z.array(entityId).readonly(),
    place_source: z.enum(PROVENANCE).nullable(),
    attribution: AttributionSchema,
    stance: z.array(StanceSchema).readonly(),
    support_kind: z.enum(SUPPORT_KINDS).nullable(),
    /** The chance, 0 to 1, that it is right in type, polarity and sides. */
    confidence: z.number().min(0).max(1),
    /** The predicate rule behind it, such as `assault/shell`. */
    rule: z.string(),
  })
  .readonly();
export type Claim = z.infer<typeof ClaimSchema>;

export const ShiftSchema = z
  .object({
    id: z.string(),
    ...evidence,
    holder: entityId,
    target: entityId,
    direction: z.enum(['toward', 'away']),
    from: z.string().nullable(),
    to: z.string().nullable(),
    time: edtf,
    cause: z.string().nullable(),
    attribution: AttributionSchema,
  })
  .readonly();
/** A change of position that the text itself tells. */
export type Shift = z.infer<typeof ShiftSchema>;

export const MEASURES = [
  'killed', 'wounded', 'casualties', 'displaced', 'migrants', 'detained', 'destroyed', 'forces', 'sites', 'duration', 'distance', 'money', 'other',
] as const; // prettier-ignore
export type Measure = (typeof MEASURES)[number];

export const FigureSchema = z
  .object({
    id: z.string(),
    ...evidence,
    measure: z.enum(MEASURES),
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    /** The thing counted, in the text's words. */
    unit: z.string().nullable(),
    group: entityId.nullable(),
    place: z.array(entityId).readonly(),
    time: edtf,
    attribution: AttributionSchema,
  })
  .readonly();
export type Figure = z.infer<typeof FigureSchema>;

export const CauseSchema = z
  .object({ id: z.string(), ...evidence, marker: z.string(), cause: z.string(), effect: z.string() })
  .readonly();
export type Cause = z.infer<typeof CauseSchema>;

export const DateMentionSchema = z
  .object({
    start: z.number().int(),
    end: z.number().int(),
    text: z.string(),
    /** EDTF value. */
    value: z.string(),
    /** True where a part of the value was filled in from the article's date. */
    inferred: z.boolean(),
  })
  .readonly();
/** A date expression of the text with its value. */
export type DateMention = z.infer<typeof DateMentionSchema>;

export const NoteSchema = z
  .object({
    code: z.string(),
    start: z.number().int(),
    end: z.number().int(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .readonly();
/** A doubt with a place: what was seen, for a person to judge. `code` names a message. */
export type Note = z.infer<typeof NoteSchema>;

export const ExtractionSchema = z
  .object({
    schema: z.literal(1),
    doc: DocumentMetaSchema,
    text: z.string().optional(),
    blocks: z.array(BlockSchema).readonly(),
    entities: z.array(EntitySchema).readonly(),
    mentions: z.array(MentionSchema).readonly(),
    claims: z.array(ClaimSchema).readonly(),
    shifts: z.array(ShiftSchema).readonly(),
    figures: z.array(FigureSchema).readonly(),
    causes: z.array(CauseSchema).readonly(),
    dates: z.array(DateMentionSchema).readonly(),
    notes: z.array(NoteSchema).readonly(),
  })
  .readonly();
/** All that is taken out of one article; what `marsad extract` prints, one line each. */
export type Extraction = z.infer<typeof ExtractionSchema>;
