import { z } from 'zod';

import {
  ActorSchema,
  AmbiguousNameSchema,
  PackSchema,
  PloverTypeSchema,
  PredicateSchema,
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
    metonyms: words.default(none),
    capital: actor.capital.default(null),
    opposes: actor.opposes.default(none),
    affiliations: actor.affiliations.default(none),
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
    stance: predicate.stance.default(null),
    aspect: predicate.aspect.default('event'),
    speech: predicate.speech.default(false),
    yes: predicate.yes.default(none),
    no: predicate.no.default(none),
  })
  .readonly();

/** What `npm run train` writes. */
export const JudgeForm = z.strictObject(TrainedJudgeSchema.unwrap().shape).readonly();
export const PackForm = z.strictObject(PackSchema.unwrap().shape).readonly();
export const PloverTypeForm = z.strictObject(PloverTypeSchema.unwrap().shape).readonly();
/** A file that is one word list. */
export const WordsForm = words;
/** A file of word lists by name. */
export const ListsForm = z.record(z.string(), words);
