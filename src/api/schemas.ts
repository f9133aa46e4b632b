import { z } from '@hono/zod-openapi';

import {
  type ApiError,
  type ArticleRelations,
  type ArticleSummary,
  ANSWER_SECTIONS,
  ArticleSourceSchema,
  type ArticleView,
  type AskAnswer,
  AttributionSchema,
  BlockSchema,
  type CaseEditions,
  type CaseFacets,
  type CaseSummary,
  CauseSchema,
  CHIP_FIELDS,
  type ClaimExplanation,
  type DecisionItem,
  type DeskView,
  DecisionSchema,
  ClaimSchema,
  CLAIM_TYPES,
  DocumentMetaSchema,
  ENTITY_TYPES,
  type EvidenceItem,
  ExtractionSchema,
  type FigureItem,
  type FindingRelations,
  type FindingView,
  type FoundItem,
  FigureSchema,
  type IngestReport,
  type InputProblem,
  LabelSchema,
  type PartyRef,
  type Position,
  type PositionEvidence,
  type PositionParameters,
  PROVENANCE,
  type PairView,
  type ReExtraction,
  type SearchAnswer,
  type SentenceView,
  ShiftSchema,
  type OtherTelling,
  type ToldSentence,
} from '../model/index.ts';
import type { FigurePage, PositionAnswer, ResolvedName } from '../app/index.ts';

/** The views of `model/views.ts` as schemas, for the description of the API; the compiler holds the two together. */

const count = z.number().int().nonnegative();
const sign = z.union([z.literal(1), z.literal(-1)]);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

export const ApiErrorSchema = z
  .object({
    error: z.object({
      code: z.string(),
      message: LabelSchema,
      params: z.record(z.string(), z.union([z.string(), z.number(), LabelSchema])),
    }),
  })
  .openapi('ApiError') satisfies z.ZodType<ApiError>;

export const CaseSummarySchema = z
  .object({
    name: z.string(),
    sample: z.boolean(),
    articles: count,
    claims: count,
    figures: count,
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .openapi('CaseSummary') satisfies z.ZodType<CaseSummary>;

export const CaseFacetsSchema = z
  .object({
    outlets: list(z.object({ outlet: z.string(), articles: count })),
    months: list(z.object({ month: z.string(), articles: count })),
  })
  .openapi('CaseFacets') satisfies z.ZodType<CaseFacets>;

const ArticleSummarySchema = z
  .object({ ...DocumentMetaSchema.unwrap().shape, words: count, claims: count, figures: count, lead: z.string() })
  .openapi('ArticleSummary') satisfies z.ZodType<ArticleSummary>;

export const ArticlePageSchema = z
  .object({ articles: list(ArticleSummarySchema), next: z.string().nullable() })
  .openapi('ArticlePage');

export const ArticleViewSchema = z
  .object({
    summary: ArticleSummarySchema,
    text: z.string(),
    blocks: list(BlockSchema),
    extraction: ExtractionSchema.unwrap().omit({ text: true, blocks: true, doc: true, schema: true }),
    source: ArticleSourceSchema.nullable(),
  })
  .openapi('ArticleView') satisfies z.ZodType<ArticleView>;

export const ArticleRelationsSchema = z
  .object({
    versions: list(z.object({ version: count, meta: DocumentMetaSchema, text: z.string() })),
    reprints: list(DocumentMetaSchema),
  })
  .openapi('ArticleRelations') satisfies z.ZodType<ArticleRelations>;

export const CaseEditionsSchema = z
  .object({
    reprints: list(list(z.string())),
    versions: list(z.object({ id: z.string(), former: count })),
  })
  .openapi('CaseEditions') satisfies z.ZodType<CaseEditions>;

export const PartyRefSchema = z
  .object({ id: z.string(), label: LabelSchema, type: z.enum(ENTITY_TYPES) })
  .openapi('PartyRef') satisfies z.ZodType<PartyRef>;

export const PositionParametersSchema = z
  .object({ at: z.string(), windowDays: z.number(), massMin: z.number() })
  .openapi('PositionParameters') satisfies z.ZodType<PositionParameters>;

export const PositionSchema = z
  .object({
    holder: z.string(),
    target: z.string(),
    value: z.number().min(-1).max(1).nullable(),
    n: z.number(),
    mass: z.number(),
    units: count,
    favourable: count,
    adverse: count,
    contested: z.boolean(),
    outlets: count,
    lastDate: z.string(),
    lastSign: sign,
  })
  .openapi('Position') satisfies z.ZodType<Position>;

const ResolvedNameSchema = z.object({
  name: z.string(),
  entity: PartyRefSchema,
  party: PartyRefSchema,
}) satisfies z.ZodType<ResolvedName>;

export const PositionAnswerSchema = z
  .object({
    parameters: PositionParametersSchema,
    holders: list(PartyRefSchema),
    targets: list(PartyRefSchema),
    cells: list(PositionSchema),
    camps: list(list(z.string())),
    unnamed: list(PartyRefSchema),
    resolved: list(ResolvedNameSchema),
  })
  .openapi('PositionMatrix') satisfies z.ZodType<PositionAnswer>;

export const SentenceViewSchema = z
  .object({ text: z.string(), start: count, highlight: z.tuple([count, count]).readonly() })
  .openapi('SentenceView') satisfies z.ZodType<SentenceView>;

export const ArticleRefSchema = ArticleSummarySchema.pick({
  id: true,
  title: true,
  outlet: true,
  published: true,
  url: true,
});

export const EvidenceItemSchema = z
  .object({
    claimId: z.string(),
    article: ArticleRefSchema,
    sentence: SentenceViewSchema,
    type: z.enum(CLAIM_TYPES).nullable(),
    mode: z.string().nullable(),
    polarity: z.enum(['affirmed', 'negated']),
    modality: z.enum(['actual', 'planned', 'possible']),
    attribution: AttributionSchema,
    speakers: list(PartyRefSchema),
    actor: list(PartyRefSchema),
    recipient: list(PartyRefSchema),
    date: z.string(),
    dateInferred: z.boolean(),
    sign,
    strength: z.number(),
    weight: z.number(),
    share: z.number(),
    confidence: z.number(),
  })
  .openapi('EvidenceItem') satisfies z.ZodType<EvidenceItem>;

export const PositionEvidenceSchema = z
  .object({
    parameters: PositionParametersSchema,
    holder: PartyRefSchema,
    target: PartyRefSchema,
    position: PositionSchema,
    items: list(EvidenceItemSchema),
    total: count,
    next: count.nullable(),
  })
  .openapi('PositionEvidence') satisfies z.ZodType<PositionEvidence>;

export const ToldSentenceSchema = z.object({
  findingId: z.string(),
  article: z.object({ id: z.string(), outlet: z.string().nullable(), published: z.string().nullable() }),
  sentence: z.string(),
}) satisfies z.ZodType<ToldSentence>;

const number = z.number().nullable();

export const PairViewSchema = z
  .object({
    parameters: PositionParametersSchema,
    holder: PartyRefSchema,
    target: PartyRefSchema,
    position: PositionSchema,
    parts: z.object({ declared: number, enacted: number, ascribed: number }),
    isMutual: z.boolean(),
    points: list(
      z.object({
        date: z.string(),
        value: number,
        n: z.number(),
        low: number,
        high: number,
        words: number,
        deeds: number,
      }),
    ),
    items: list(
      EvidenceItemSchema.extend({
        lane: z.enum(['verbal', 'material']),
        regard: z.enum(['declared', 'enacted', 'ascribed']),
        tellings: list(z.string()),
      }),
    ),
    total: count,
    shifts: list(
      z.object({
        kind: z.enum(['computed', 'told']),
        direction: z.enum(['toward', 'away']),
        date: z.string(),
        before: number,
        after: number,
        p: number,
        from: z.string().nullable(),
        to: z.string().nullable(),
        reasons: list(z.object({ cause: z.string(), findingId: z.string() })),
        confirmedBy: count,
        sentencesBefore: list(ToldSentenceSchema),
        sentencesAfter: list(ToldSentenceSchema),
      }),
    ),
    contradictions: list(
      z.object({
        id: z.string(),
        kind: z.enum(['denied', 'figures', 'both-sides', 'words-deeds']),
        date: z.string(),
        told: LabelSchema,
        first: list(ToldSentenceSchema),
        second: list(ToldSentenceSchema),
      }),
    ),
    contradictionsTotal: count,
  })
  .openapi('Pair') satisfies z.ZodType<PairView>;

export const DeskViewSchema = z
  .object({
    since: z.string(),
    totals: z.object({ shift: count, contradiction: count, toll: count, actor: count }),
    entries: list(
      z.object({
        kind: z.enum(['shift', 'contradiction', 'toll', 'actor']),
        date: z.string(),
        parties: list(PartyRefSchema),
        targets: list(PartyRefSchema),
        before: z.string().nullable(),
        after: z.string().nullable(),
        sentences: list(ToldSentenceSchema),
      }),
    ),
    unreviewed: list(
      z.object({
        item: EvidenceItemSchema,
        positions: list(z.object({ holder: PartyRefSchema, target: PartyRefSchema })),
        moves: z.number(),
      }),
    ),
  })
  .openapi('Desk') satisfies z.ZodType<DeskView>;

export const FigureItemSchema = z
  .object({
    figure: FigureSchema,
    article: ArticleRefSchema,
    sentence: SentenceViewSchema,
    places: list(PartyRefSchema),
    speakers: list(PartyRefSchema),
    prints: count,
  })
  .openapi('FigureItem') satisfies z.ZodType<FigureItem>;

export const FigureListSchema = z
  .object({ figures: list(FigureItemSchema), total: count, next: z.string().nullable() })
  .openapi('FigureList') satisfies z.ZodType<FigurePage>;

const FoundItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), item: ClaimSchema }),
  z.object({ kind: z.literal('shift'), item: ShiftSchema }),
  z.object({ kind: z.literal('figure'), item: FigureSchema }),
  z.object({ kind: z.literal('cause'), item: CauseSchema }),
]) satisfies z.ZodType<FoundItem>;

const range = z.tuple([count, count]).readonly();

export const FindingViewSchema = z
  .object({
    found: FoundItemSchema,
    article: ArticleSummarySchema,
    paragraph: z.object({
      text: z.string(),
      start: count,
      number: count.nullable(),
      sentence: range,
      highlight: range,
    }),
    entities: list(PartyRefSchema),
    rivals: list(FoundItemSchema),
    decisions: list(z.string()),
  })
  .openapi('Finding') satisfies z.ZodType<FindingView>;

const OtherTellingSchema = z.object({
  findingId: z.string(),
  relation: z.enum(['same', 'denies', 'conflicts']),
  article: ArticleRefSchema,
  sentence: SentenceViewSchema,
  attribution: AttributionSchema,
  speakers: list(PartyRefSchema),
}) satisfies z.ZodType<OtherTelling>;

export const FindingRelationsSchema = z
  .object({
    tellings: list(OtherTellingSchema),
    totals: z.object({ same: count, denies: count, conflicts: count }),
    reprints: list(DocumentMetaSchema),
  })
  .openapi('FindingRelations') satisfies z.ZodType<FindingRelations>;

const highlights = list(z.tuple([count, count]).readonly());

export const SearchAnswerSchema = z
  .object({
    query: z.string(),
    total: count,
    hits: list(
      z.object({
        article: ArticleSummarySchema,
        titleHighlights: highlights,
        hits: count,
        snippets: list(
          z.object({ text: z.string(), start: count, highlights, cutBefore: z.boolean(), cutAfter: z.boolean() }),
        ),
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi('SearchAnswer') satisfies z.ZodType<SearchAnswer>;

export const ClaimExplanationSchema = z
  .object({
    claim: ClaimSchema,
    article: ArticleRefSchema,
    sentence: SentenceViewSchema,
    tokens: list(z.object({ text: z.string(), reading: z.string() })),
    steps: list(
      z.object({
        what: z.string(),
        value: z.string(),
        meaning: LabelSchema.optional(),
        source: z.enum(PROVENANCE),
      }),
    ),
    entities: list(PartyRefSchema),
  })
  .openapi('ClaimExplanation') satisfies z.ZodType<ClaimExplanation>;

export const InputProblemSchema = z
  .object({ code: z.string(), place: z.string(), message: LabelSchema, fatal: z.boolean() })
  .openapi('InputProblem') satisfies z.ZodType<InputProblem>;

export const IngestReportSchema = z
  .object({
    case: z.string(),
    read: count,
    added: count,
    updated: count,
    unchanged: count,
    deleted: count,
    reprints: count,
    claims: count,
    problems: list(InputProblemSchema),
  })
  .openapi('IngestReport') satisfies z.ZodType<IngestReport>;

export const ReExtractionSchema = z
  .object({
    case: z.string(),
    articles: count,
    read: count,
    added: count,
    removed: count,
    changed: count,
    byArticle: list(
      z.object({
        id: z.string(),
        title: z.string().nullable(),
        added: list(ClaimSchema),
        removed: list(ClaimSchema),
        changed: list(z.object({ before: ClaimSchema, after: ClaimSchema })),
      }),
    ),
  })
  .openapi('ReExtraction') satisfies z.ZodType<ReExtraction>;

export const DecisionItemSchema = z
  .object({
    id: z.string(),
    at: z.string(),
    decision: DecisionSchema,
    undone: z.string().nullable(),
    articles: count,
    orphan: z.boolean(),
  })
  .openapi('DecisionItem') satisfies z.ZodType<DecisionItem>;

export const DecisionListSchema = z.object({ decisions: list(DecisionItemSchema) }).openapi('DecisionList');

/** One line of what `POST …/ingest` takes. */
export const ArticleLineSchema = z
  .object({ meta: DocumentMetaSchema, text: z.string(), source: ArticleSourceSchema.nullable().default(null) })
  .readonly()
  .openapi('ArticleLine');

const AskChipSchema = z
  .object({
    id: z.string(),
    field: z.enum(CHIP_FIELDS),
    value: z.string(),
    label: LabelSchema,
    at: z.tuple([count, count]).readonly().nullable(),
    choices: list(z.object({ value: z.string(), label: LabelSchema })),
  })
  .openapi('AskChip');

const AskLineSchema = z.object({
  told: LabelSchema,
  sentences: list(count),
  findingIds: list(z.string()),
  confidence: z.number().min(0).max(1).nullable(),
});

export const AskAnswerSchema = z
  .object({
    question: z.string(),
    language: z.enum(['ar', 'en']),
    chips: list(AskChipSchema),
    unread: list(z.string()),
    understood: LabelSchema,
    found: z.boolean(),
    told: LabelSchema,
    sections: list(
      z.object({ section: z.enum(ANSWER_SECTIONS), label: LabelSchema, lines: list(AskLineSchema), more: count }),
    ),
    sentences: list(z.object({ number: count, article: ArticleRefSchema, sentence: SentenceViewSchema })),
  })
  .openapi('AskAnswer') satisfies z.ZodType<AskAnswer>;

/** A parameter that may be given more than once. */
export const several = z
  .union([z.string().transform((value) => [value]), z.array(z.string())])
  .default([])
  .openapi({ type: 'array', items: { type: 'string' } });

/** The answers of a route: its own, and every error in the one shape. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    default: { description: 'What went wrong.', content: { 'application/json': { schema: ApiErrorSchema } } },
  };
}
