import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import { derivations, derive, type DerivationAnswer, type DerivationSummary, type Workspace } from '../app/index.ts';
import { LabelSchema } from '../model/index.ts';
import { answers, several } from './schemas.ts';

const ParameterSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    label: LabelSchema,
    unit: z.enum(['days', 'draws', 'units']).nullable(),
    min: z.number(),
    max: z.number(),
    default: z.number(),
  }),
  z.object({ kind: z.literal('day'), label: LabelSchema, default: z.null() }),
]);

const DerivationSchema = z
  .object({
    id: z.string(),
    label: LabelSchema,
    question: LabelSchema,
    source: z.string(),
    parameters: z.record(z.string(), ParameterSchema),
    outputs: z.record(z.string(), LabelSchema),
    sentence: LabelSchema,
  })
  .openapi('Derivation') satisfies z.ZodType<DerivationSummary>;

const EvidenceSchema = z.object({
  findingId: z.string(),
  article: z.object({ id: z.string(), outlet: z.string().nullable(), published: z.string().nullable() }),
  sentence: z.string(),
});

const AnswerSchema = z
  .object({
    derivation: DerivationSchema,
    parameters: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
    total: z.number().int().nonnegative(),
    rows: z
      .array(
        z.object({
          told: LabelSchema,
          row: z.record(z.string(), z.unknown()).openapi({
            description: 'The outputs that the derivation declares; of long lists of findings the first.',
          }),
          findings: z.number().int().nonnegative().openapi({ description: 'Findings behind the row in all.' }),
          evidence: z.array(EvidenceSchema).readonly(),
        }),
      )
      .readonly(),
    next: z.number().int().nullable().openapi({ description: 'The `after` of the next rows; null after the last.' }),
  })
  .openapi('DerivationAnswer') satisfies z.ZodType<DerivationAnswer>;

const Query = z.object({
  party: several.openapi({ description: 'Only rows that name one of these, by any name or by id.' }),
  outlet: several.openapi({ description: 'On the word of these outlets alone.' }),
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
  after: z.coerce.number().int().min(0).default(0).openapi({ description: 'Rows to leave out before.' }),
  sentences: z.coerce.number().int().min(0).max(1000).default(3),
  sentencesAfter: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .openapi({ description: 'Sentences of each row to leave out before.' }),
  set: several.openapi({ description: 'Values of parameters that the derivation declares, `name=value`.' }),
});

/** The routes of all derivations: what there is, and the rows of each. */
export function addDerivationRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/derivations',
      responses: answers(
        'What can be derived, with parameters, outputs and sentences.',
        z.object({ derivations: z.array(DerivationSchema).readonly() }),
      ),
    }),
    (context) => context.json({ derivations: derivations() }, 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/derivations/{id}',
      request: { params: z.object({ case: z.string(), id: z.string() }), query: Query },
      responses: answers(
        'The rows of one derivation, told in both languages, with the sentences behind them.',
        AnswerSchema,
      ),
    }),
    async (context) => {
      const { case: caseName, id } = context.req.valid('param');
      const { party, outlet, set, ...page } = context.req.valid('query');
      const answer = await derive(await workspace.open(caseName), id, {
        parameters: Object.fromEntries(set.map(splitAtEquals)),
        parties: party,
        outlets: outlet,
        ...page,
      });
      return context.json(answer, 200);
    },
  );
}

/** `name=value`; what has no `=` is a name with an empty value, which no parameter takes. */
function splitAtEquals(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
