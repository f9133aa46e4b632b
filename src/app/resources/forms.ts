import { z } from 'zod';

import {
  ActorSchema,
  AmbiguousNameSchema,
  LabelSchema,
  PackSchema,
  PloverTypeSchema,
  PredicateSchema,
  QuestionKindSchema,
  QuestionMeasureSchema,
  QuestionRelationSchema,
  TrainedJudgeSchema,
} from '../../model/index.ts';

/**
 * How a person writes each kind of resource: the schemas of the bundle, closed to unknown fields, with defaults for what is
 * mostly empty. Also printed as JSON Schemas, so that editors check while one writes.
 */

const words = z.array(z.string().min(1)).readonly();
const none: readonly never[] = [];

const actor = ActorSchema.unwrap().shape;
/** An actor of a YAML list. `party` is the actor itself where it is left out. */
export const ActorForm = z
  .strictObject({
    ...actor,
    party: actor.party.optional(),
    aliases: words.default(none),
    nisba: words.default(none),
    nisbaPlural: words.default(none),
    nisbaEn: actor.nisbaEn.default(null),
    metonyms: words.default(none),
    capital: actor.capital.default(null),
    opposes: actor.opposes.default(none),
    affiliations: actor.affiliations.default(none),
    unknown: actor.unknown.default(false),
    unarmed: actor.unarmed.default(false),
  })
  .omit({ pack: true })
  .readonly();

export const AmbiguousForm = z
  .strictObject({
    ...AmbiguousNameSchema.unwrap().shape,
    cues: AmbiguousNameSchema.unwrap().shape.cues.default({}),
    default: AmbiguousNameSchema.unwrap().shape.default.default(null),
  })
  .readonly();

/** A decision: a name that several entries bear and that the engine cannot tell apart means one of them, and why. */
export const SharedNameForm = z
  .strictObject({
    name: z.string().min(1),
    /** Id of whom or what the engine takes it for; null where it is left open. */
    means: z.string().nullable(),
    /** Ids that the name therefore never means. */
    never: z.array(z.string()).min(1).readonly(),
    because: LabelSchema,
  })
  .readonly();
/** Checked by `marsad resources check` alone; the engine does not read it. */
export type SharedName = z.infer<typeof SharedNameForm>;

const predicate = PredicateSchema.unwrap().shape;
export const PredicateForm = z
  .strictObject({
    ...predicate,
    mode: predicate.mode.default(null),
    support: predicate.support.default(null),
    verbs: words.default(none),
    nouns: words.default(none),
    light: words.default(none),
    frame: predicate.frame.default({}),
    needs: predicate.needs.default([]),
    needsNamed: predicate.needsNamed.default([]),
    unnamedDoer: predicate.unnamedDoer.default(null),
    nounSuffices: predicate.nounSuffices.default(false),
    stance: predicate.stance.default(null),
    aspect: predicate.aspect.default('event'),
    speech: predicate.speech.default(false),
    yes: predicate.yes.default(none),
    no: predicate.no.default(none),
  })
  .readonly();

const kind = QuestionKindSchema.unwrap().shape;
export const QuestionKindForm = z.strictObject({ ...kind, signs: words.default(none) }).readonly();

const relation = QuestionRelationSchema.unwrap().shape;
export const QuestionRelationForm = z
  .strictObject({
    ...relation,
    modality: relation.modality.default(null),
    voice: relation.voice.default(false),
    denial: relation.denial.default(false),
  })
  .readonly();
export const QuestionMeasureForm = z.strictObject(QuestionMeasureSchema.unwrap().shape).readonly();

/** What `npm run train` writes. */
export const JudgeForm = z.strictObject(TrainedJudgeSchema.unwrap().shape).readonly();
export const PackForm = z.strictObject(PackSchema.unwrap().shape).readonly();
export const PloverTypeForm = z.strictObject(PloverTypeSchema.unwrap().shape).readonly();
/** A file that is one word list. */
export const WordsForm = words;
/** A file of word lists by name. */
export const ListsForm = z.record(z.string(), words);
