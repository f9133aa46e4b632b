import { z } from 'zod';

import { ENTITY_TYPES, LabelSchema, MEASURES } from './extraction.ts';
import { ALL_CLAIM_MODES, CLAIM_TYPES, QUAD_CLASSES, SUPPORT_KINDS } from './ontology.ts';

/**
 * What the build compiles out of `resources/`: words, actors, places and rules as one plain value. Every pure layer takes
 * it as an argument. Strings are in dictionary spelling; spelling variants and clitics belong to the language layer.
 */

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'kebab-case of the usual English name');
const day = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/u, 'an EDTF day, month or year');
const words = z.array(z.string().min(1)).readonly();

export const AffiliationSchema = z
  .object({ party: id, office: z.string().nullable(), from: day.nullable(), to: day.nullable() })
  .readonly();
/** An office held, or a side taken, between two dates; open where null. */
export type Affiliation = z.infer<typeof AffiliationSchema>;

export const ActorSchema = z
  .object({
    id,
    type: z.enum(ENTITY_TYPES),
    label: LabelSchema,
    party: id,
    /** Names besides the labels, Arabic or Latin. */
    aliases: words,
    /** Masculine singular adjectives that stand for it: أميركي (American). Inflected forms are generated. */
    nisba: words,
    /** Plurals of the adjective that are not regular, the usual one first: روس، أتراك. */
    nisbaPlural: words,
    /** The English adjective, by which its people, forces and bodies are called: American. */
    nisbaEn: z.string().min(1).nullable(),
    /** Places and houses that stand for its government: البيت الأبيض. */
    metonyms: words,
    /** Names of its capital, which may stand for its government, separated by `|`. */
    capital: z.string().nullable(),
    /** Parties that it fights; both ways. */
    opposes: z.array(id).readonly(),
    affiliations: z.array(AffiliationSchema).readonly(),
    /** True for a group of whom nothing is known, مجهولون: it does things, and has no stance toward anyone. */
    unknown: z.boolean(),
    /** True for people who bear no arms, المدنيون: what is done by arms is done to them. */
    unarmed: z.boolean(),
    /** Which folder of resources it comes from: `world` or a pack. */
    pack: z.string(),
  })
  .readonly();
/** A state, force, organisation, outlet or person. */
export type Actor = z.infer<typeof ActorSchema>;

export const PLACE_KINDS = [
  'region', 'province', 'city', 'town', 'district', 'airport', 'base', 'port', 'road', 'border', 'sea', 'river', 'mountain', 'camp', 'site',
] as const; // prettier-ignore
export const PlaceSchema = z
  .object({
    id,
    label: LabelSchema,
    aliases: words,
    kind: z.enum(PLACE_KINDS),
    state: id.nullable(),
    /** The place that holds it. */
    admin: id.nullable(),
    /** WGS 84 degrees. */
    lat: z.number().min(-90).max(90).nullable(),
    lon: z.number().min(-180).max(180).nullable(),
    precision: z.enum(['exact', 'approximate', 'none']),
    /** Adjectives of origin: طرابلسي. */
    nisba: words,
    pack: z.string(),
  })
  .readonly();
export type Place = z.infer<typeof PlaceSchema>;

export const OfficeSchema = z
  .object({
    id,
    label: LabelSchema,
    /** Other wordings of the same office. */
    aliases: words,
  })
  .readonly();
/** A post that someone holds: وزير الخارجية (foreign minister). */
export type Office = z.infer<typeof OfficeSchema>;

export const VerbSchema = z
  .object({
    /** Third person masculine singular perfect, fully vocalised: دَعَمَ. */
    lemma: z.string(),
    root: z.string(),
    form: z.enum(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'QI', 'QII', 'QIV']),
    /** The vowel of the second radical in the imperfect; form I only. */
    imperfect: z.enum(['a', 'i', 'u']).nullable(),
    /** Verbal nouns, dictionary spelling, the usual one first; derived where empty and the form has a regular one. */
    masdars: words,
    gloss: z.string(),
    /**
     * Which of its forms news hardly ever has, where a commoner word has the same letters: the finite ones (وفد is a delegation,
     * شبه “almost”), the imperfect (يعد counts, not promises), or the verbal noun with a pronoun (قصف شنه الحوثيون: they carried it out).
     */
    rare: z.enum(['finite', 'imperfect', 'owned-verbal-noun']).nullable(),
  })
  .readonly();
export type Verb = z.infer<typeof VerbSchema>;

export const NounSchema = z
  .object({
    lemma: z.string(),
    gender: z.enum(['m', 'f']),
    plurals: words,
    /** What it names, where a rule asks: title, unit, group, weapon, document, office-word, relation … */
    kinds: words,
    gloss: z.string(),
  })
  .readonly();
export type Noun = z.infer<typeof NounSchema>;

export const ROLES = ['actor', 'recipient', 'topic', 'place', 'partner', 'none'] as const;
export type Role = (typeof ROLES)[number];

const example = z
  .object({
    text: z.string(),
    actor: z.array(id).readonly().optional(),
    recipient: z.array(id).readonly().optional(),
    polarity: z.enum(['affirmed', 'negated']).optional(),
    modality: z.enum(['actual', 'planned', 'possible']).optional(),
  })
  .readonly();

export const PredicateSchema = z
  .object({
    /** `type/what-it-recognises`. */
    id: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/u),
    type: z.enum(CLAIM_TYPES),
    mode: z.enum(ALL_CLAIM_MODES as [string, ...string[]]).nullable(),
    support: z.enum(SUPPORT_KINDS).nullable(),
    /** Verbs by lemma, unvocalised; their finite forms, participles and verbal nouns all count. */
    verbs: words,
    /** Nouns that name the act besides the verbs' own verbal nouns. */
    nouns: words,
    /** Light-verb phrases: verb, then noun, as `شن هجوم`. */
    light: words,
    /** What the subject, object and each preposition bring. */
    frame: z.record(z.string(), z.enum(ROLES)).readonly(),
    /** Slots of which one must be filled, for verbs that mean something else without: حقق في, not حقق نجاحا. */
    needs: words,
    /** Slots of which one must bring someone or somewhere that is named: احتل المدينة, not احتل المرتبة. */
    needsNamed: words,
    /** The group that does it where nobody is said to: an explosion has attackers whom nobody names; null where a doer is needed. */
    unnamedDoer: id.nullable(),
    /** True where a noun of the act does without a doer too: an explosion, a suicide attack; an assassination is mostly spoken about. */
    nounSuffices: z.boolean(),
    /** The sign of the actor's stance toward the recipient; null where the act shows none. */
    stance: z.union([z.literal(1), z.literal(-1)]).nullable(),
    aspect: z.enum(['event', 'state']),
    /** True where the subject's own speech is the act. */
    speech: z.boolean(),
    yes: z.array(example).readonly(),
    no: z.array(example).readonly(),
  })
  .readonly();
export type Predicate = z.infer<typeof PredicateSchema>;

export const PloverTypeSchema = z
  .object({
    name: z.enum(CLAIM_TYPES),
    label: LabelSchema,
    gloss: LabelSchema,
    quad: z.enum(QUAD_CLASSES),
    /** Strength of a position shown by such a claim, 0 to 1. */
    strength: z.number().min(0).max(1),
    /** PLOVER conflict-cooperation intensity, −10 to +10. */
    intensity: z.number().min(-10).max(10),
    modes: z
      .record(z.string(), z.object({ label: LabelSchema, intensity: z.number().min(-10).max(10) }).readonly())
      .readonly(),
  })
  .readonly();
export type PloverType = z.infer<typeof PloverTypeSchema>;

export const AmbiguousNameSchema = z
  .object({
    /** The name as written: الجيش الليبي. */
    name: z.string().min(1),
    /** The actors it may stand for; one alone where only the company it keeps makes it a name: الجزيرة. */
    candidates: z.array(id).min(1).readonly(),
    /** Words that, near it, speak for one of them; by id. */
    cues: z.record(z.string(), words).readonly(),
    /** Whom it means where nothing near it decides; null leaves it open. */
    default: id.nullable(),
  })
  .readonly();
/** A name that means one force in one outlet and another in the next. */
export type AmbiguousName = z.infer<typeof AmbiguousNameSchema>;

export const PackSchema = z.object({ id, label: LabelSchema, description: LabelSchema }).readonly();
export type Pack = z.infer<typeof PackSchema>;

export const JudgeSchema = z
  .object({
    /** Below this chance a claim is not told. */
    threshold: z.number().min(0).max(1),
    /** Log odds of a claim of which nothing is known. */
    base: z.number(),
    /** What each feature adds to the log odds, by name: `route/verb`. */
    weights: z.record(z.string().regex(/^[a-z-]+\/\S+$/u), z.number()),
  })
  .readonly();
/** What decides which proposed claims are told, and how sure each is. */
export type Judge = z.infer<typeof JudgeSchema>;

export const JudgeRecordSchema = z
  .object({
    date: z.iso.date(),
    /** The annotated articles that it learnt from. */
    articles: words,
    /** Claims proposed in them, and how many of these were right. */
    claims: z.number().int().nonnegative(),
    right: z.number().int().nonnegative(),
    /** Strength of the L2 penalty on the weights. */
    penalty: z.number().positive(),
    /** Measured on articles left out, one at a time: mean log loss, area under the curve, expected calibration error. */
    leftOut: z.object({ logLoss: z.number(), auc: z.number(), calibrationError: z.number() }).readonly(),
  })
  .readonly();
/** How a judge was trained. */
export type JudgeRecord = z.infer<typeof JudgeRecordSchema>;

export const TrainedJudgeSchema = z.object({ record: JudgeRecordSchema, ...JudgeSchema.unwrap().shape }).readonly();
export type TrainedJudge = z.infer<typeof TrainedJudgeSchema>;

export const QUESTION_KINDS = [
  'yes-no', 'who', 'what', 'when', 'where', 'why', 'how-many', 'what-changed', 'who-says', 'conflict',
] as const; // prettier-ignore
/** What a question wants to know. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

const questionWords = {
  label: LabelSchema,
  /** Arabic words and phrases that ask it; `^` before and `$` behind one: only there in a part of the question. */
  ar: words,
  /** The English ones, in base form. */
  en: words,
  /** Questions that are of it, and questions that are not: its tests. */
  yes: words,
  no: words,
};

export const QuestionKindSchema = z
  .object({
    id: z.enum(QUESTION_KINDS),
    ...questionWords,
    /** Arabic words by which an article gives such an answer. */
    signs: words,
  })
  .readonly();
/** How a kind of question is recognised. */
export type QuestionKindRow = z.infer<typeof QuestionKindSchema>;

export const QuestionRelationSchema = z
  .object({
    id,
    ...questionWords,
    /** Types of claims that tell it. */
    types: z.array(z.enum(CLAIM_TYPES)).readonly(),
    /** The stance that it shows; null where it shows none. */
    sign: z.union([z.literal(1), z.literal(-1)]).nullable(),
    /** Whether an act of any type that shows this stance is an answer. */
    byStance: z.boolean(),
    /** Only what is planned. */
    modality: z.enum(['planned']).nullable(),
    /** What the holder says of others, of whatever type. */
    voice: z.boolean(),
    /** Whether it denies. */
    denial: z.boolean(),
  })
  .readonly();
/** What a question says that one party does to another. */
export type QuestionRelation = z.infer<typeof QuestionRelationSchema>;

export const QuestionMeasureSchema = z.object({ id: z.enum(MEASURES), ar: words, en: words }).readonly();
/** How a question names what is counted. */
export type QuestionMeasure = z.infer<typeof QuestionMeasureSchema>;

export const EnglishNamesSchema = z.object({ id, words }).readonly();
/** English adjectives and short names of a state or organisation. */
export type EnglishNames = z.infer<typeof EnglishNamesSchema>;

export const QuestionsSchema = z
  .object({
    kinds: z.array(QuestionKindSchema).readonly(),
    relations: z.array(QuestionRelationSchema).readonly(),
    measures: z.array(QuestionMeasureSchema).readonly(),
    englishNames: z.array(EnglishNamesSchema).readonly(),
    /** Small words by use: `toward`, `receiving`, `aside` … */
    words: z.record(z.string(), words),
  })
  .readonly();
/** How questions are read; no extraction rests on it. */
export type Questions = z.infer<typeof QuestionsSchema>;

export const BundleSchema = z
  .object({
    /** Content hash of everything below that an extraction rests on: all but `questions`. */
    hash: z.string(),
    ontology: z.array(PloverTypeSchema).readonly(),
    packs: z.array(PackSchema).readonly(),
    actors: z.array(ActorSchema).readonly(),
    places: z.array(PlaceSchema).readonly(),
    offices: z.array(OfficeSchema).readonly(),
    ambiguous: z.array(AmbiguousNameSchema).readonly(),
    verbs: z.array(VerbSchema).readonly(),
    nouns: z.array(NounSchema).readonly(),
    /** Word lists by name: reporting verbs, negators, given names … */
    lists: z.record(z.string(), words).readonly(),
    predicates: z.array(PredicateSchema).readonly(),
    /** Null where none was trained: then the rules alone decide. */
    judge: TrainedJudgeSchema.nullable(),
    questions: QuestionsSchema,
  })
  .readonly();
/** All resources, validated and compiled. */
export type Bundle = z.infer<typeof BundleSchema>;
