import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import { compareOutlets, namesOf, sourcesOf, type Workspace } from '../app/index.ts';
import {
  AttributionSchema,
  CLAIM_TYPES,
  type ComparisonView,
  LabelSchema,
  type NamesView,
  type SourcesView,
} from '../model/index.ts';
import {
  answers,
  ArticleRefSchema,
  FigureItemSchema,
  PartyRefSchema,
  SentenceViewSchema,
  several,
  ToldSentenceSchema,
} from './schemas.ts';

const count = z.number().int().nonnegative();
const sentences = z.array(ToldSentenceSchema).readonly();
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

const SourcesSchema = z
  .object({
    outlets: list(
      z.object({
        outlet: z.string(),
        articles: count,
        claims: count,
        voices: list(
          z.object({
            kind: z.enum(['author', 'named', 'anonymous', 'observers', 'media']),
            claims: count,
            sentences,
          }),
        ),
        quoted: list(z.object({ party: PartyRefSchema, claims: count, sentences })),
      }),
    ),
    reprints: list(z.object({ from: z.string(), to: z.string(), articles: count })),
    singleOrigins: z.object({
      total: count,
      items: list(
        z.object({
          id: z.string(),
          kind: z.enum(['event', 'figure']),
          date: z.string(),
          told: LabelSchema,
          party: PartyRefSchema.nullable(),
          origin: z.string().nullable(),
          outlets: list(z.string()),
          sentences,
        }),
      ),
    }),
  })
  .openapi('Sources') satisfies z.ZodType<SourcesView>;

const NamesSchema = z
  .object({
    actors: list(z.object({ actor: PartyRefSchema, names: count, outlets: count })),
    chosen: PartyRefSchema.nullable(),
    months: list(z.string()),
    outlets: list(
      z.object({
        outlet: z.string(),
        names: list(
          z.object({
            name: z.string(),
            uses: count,
            share: z.number(),
            shareElsewhere: z.number().nullable(),
            preference: z.number().nullable(),
            months: list(z.object({ month: z.string(), uses: count })),
            sentences,
          }),
        ),
      }),
    ),
  })
  .openapi('Names') satisfies z.ZodType<NamesView>;

const SharedEventSchema = z.object({
  id: z.string(),
  date: z.string(),
  type: z.enum(CLAIM_TYPES),
  actors: list(PartyRefSchema),
  recipients: list(PartyRefSchema),
  outlets: list(z.string()),
  voices: count,
  differs: list(z.enum(['dates', 'places', 'types', 'figures', 'denied'])),
});

const ComparisonSchema = z
  .object({
    events: list(SharedEventSchema),
    total: count,
    chosen: SharedEventSchema.nullable(),
    sides: list(
      z.object({
        outlet: z.string(),
        tellings: list(
          z.object({
            findingId: z.string(),
            article: ArticleRefSchema,
            sentence: SentenceViewSchema,
            type: z.enum(CLAIM_TYPES),
            mode: z.string().nullable(),
            polarity: z.enum(['affirmed', 'negated']),
            modality: z.enum(['actual', 'planned', 'possible']),
            time: z.string().nullable(),
            places: list(PartyRefSchema),
            attribution: AttributionSchema,
            speakers: list(PartyRefSchema),
          }),
        ),
        names: list(z.object({ party: PartyRefSchema, names: list(z.string()) })),
        figures: list(FigureItemSchema),
      }),
    ),
  })
  .openapi('Comparison') satisfies z.ZodType<ComparisonView>;

const CaseParam = z.object({ case: z.string() });
const Query = z.object({
  outlet: several.openapi({ description: 'Of these outlets alone.' }),
  from: z.string().optional().openapi({ format: 'date' }),
  to: z.string().optional().openapi({ format: 'date' }),
});

/** On whose word outlets report, what they call whom, and how two of them tell one event. */
export function addSourceRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/sources',
      request: { params: CaseParam, query: Query },
      responses: answers('Profiles of outlets, reprints, and what many carry from one voice.', SourcesSchema),
    }),
    async (context) => {
      const { outlet, ...days } = context.req.valid('query');
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await sourcesOf(openCase, { ...days, outlets: outlet }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/sources/names',
      request: {
        params: CaseParam,
        query: Query.extend({ actor: z.string().optional().openapi({ description: 'Any name or id.' }) }),
      },
      responses: answers('What each outlet calls somebody, month by month.', NamesSchema),
    }),
    async (context) => {
      const { outlet, ...query } = context.req.valid('query');
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await namesOf(openCase, { ...query, outlets: outlet }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/sources/comparison',
      request: { params: CaseParam, query: Query.extend({ event: z.string().optional() }) },
      responses: answers('Events that several outlets tell, and how each tells one of them.', ComparisonSchema),
    }),
    async (context) => {
      const { outlet, ...query } = context.req.valid('query');
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await compareOutlets(openCase, { ...query, outlets: outlet }), 200);
    },
  );
}
