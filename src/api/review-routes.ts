import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import { entityNames, previewDecision, type Workspace } from '../app/index.ts';
import {
  type CaseWork,
  type DecisionPreview,
  DecisionSchema,
  type EntityNames,
  NameDecisionRequestSchema,
} from '../model/index.ts';
import { answers, PartyRefSchema, PositionSchema, ToldSentenceSchema } from './schemas.ts';

const count = z.number().int().nonnegative();
const CaseParam = z.object({ case: z.string() });

const DecisionPreviewSchema = z
  .object({
    decision: DecisionSchema,
    articles: count,
    claims: count.nullable(),
    figures: count.nullable(),
    sentences: z.array(ToldSentenceSchema).readonly(),
    moves: z
      .array(
        z.object({
          holder: PartyRefSchema,
          target: PartyRefSchema,
          before: PositionSchema.nullable(),
          after: PositionSchema.nullable(),
        }),
      )
      .readonly()
      .nullable(),
  })
  .openapi('DecisionPreview') satisfies z.ZodType<DecisionPreview>;

const EntityNamesSchema = z
  .object({
    entity: PartyRefSchema,
    party: PartyRefSchema,
    known: z.boolean(),
    articles: count,
    forms: z.array(z.object({ label: z.string(), mentions: count })).readonly(),
  })
  .openapi('EntityNames') satisfies z.ZodType<EntityNames>;

const CaseWorkSchema = z
  .object({ work: z.object({ done: count, total: count }).nullable() })
  .openapi('CaseWork') satisfies z.ZodType<CaseWork>;

/** What a decision about names would change, whom a name means, and how far a change is that is being written. */
export function addReviewRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{case}/decisions/preview',
      description: 'Merging, splitting and adding a name; nothing is recorded. Parties by any name or by id.',
      request: {
        params: CaseParam,
        body: { content: { 'application/json': { schema: NameDecisionRequestSchema } }, required: true },
      },
      responses: answers('What the decision would change.', DecisionPreviewSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await previewDecision(openCase, context.req.valid('json')), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/entities/{id}/names',
      request: { params: CaseParam.extend({ id: z.string() }) },
      responses: answers('Whom an id or a name means, and what the articles call it.', EntityNamesSchema),
    }),
    async (context) => {
      const params = context.req.valid('param');
      return context.json(await entityNames(await workspace.open(params.case), params.id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/work',
      request: { params: CaseParam },
      responses: answers('How far the articles are that a change is writing again.', CaseWorkSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json({ work: openCase.work() }, 200);
    },
  );
}
