import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import { ledger, type LedgerQuery, type Workspace } from '../app/index.ts';
import { type LedgerReport, type LedgerView, MEASURES } from '../model/index.ts';
import { answers, FigureItemSchema, PartyRefSchema, several } from './schemas.ts';

const count = z.number().int().nonnegative();
const voiceKind = z.enum(['author', 'named', 'anonymous', 'observers', 'media']);
const range = { value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() };

const ReportSchema = z
  .object({
    id: z.string(),
    measure: z.enum(MEASURES),
    group: PartyRefSchema.nullable(),
    places: z.array(PartyRefSchema).readonly(),
    asOf: z.string().nullable(),
    asOfInferred: z.boolean(),
    ...range,
    reporters: z.array(PartyRefSchema).readonly(),
    reporterKind: voiceKind,
    outlets: z.array(z.string()).readonly(),
    cumulative: z.enum(['stated', 'inferred', 'no']),
    conflicts: count,
    isFall: z.boolean(),
    figures: z.array(FigureItemSchema).readonly(),
    tellings: count,
  })
  .openapi('FigureReport') satisfies z.ZodType<LedgerReport>;

const LedgerSchema = z
  .object({
    total: count,
    all: count,
    measures: z
      .array(z.object({ measure: z.enum(MEASURES), reports: count, least: z.number(), most: z.number() }))
      .readonly(),
    conflicts: z.object({
      total: count,
      pairs: z
        .array(z.object({ kind: z.enum(['conflict', 'fall']), first: ReportSchema, second: ReportSchema }))
        .readonly(),
    }),
    series: z
      .array(
        z.object({
          measure: z.enum(MEASURES),
          group: PartyRefSchema.nullable(),
          points: z
            .array(
              z.object({
                asOf: z.string(),
                ...range,
                isStated: z.boolean(),
                line: z.string(),
                reporters: z.array(PartyRefSchema).readonly(),
                reporterKind: voiceKind,
                outlets: z.array(z.string()).readonly(),
                places: z.array(PartyRefSchema).readonly(),
                findingId: z.string(),
              }),
            )
            .readonly(),
          total: count,
        }),
      )
      .readonly(),
    reports: z.array(ReportSchema).readonly(),
    next: count.nullable(),
  })
  .openapi('FigureLedger') satisfies z.ZodType<LedgerView>;

/** What narrows the ledger, as a list and as a file. */
export const LedgerParams = z.object({
  outlet: several.openapi({ description: 'On the word of these outlets alone.' }),
  measure: z
    .union([z.enum(MEASURES).transform((measure) => [measure]), z.array(z.enum(MEASURES))])
    .default([])
    .openapi({ type: 'array', items: { type: 'string', enum: [...MEASURES] } }),
  words: z.string().optional().openapi({ description: 'Words that a sentence must hold.' }),
  from: z.string().optional().openapi({ format: 'date', description: 'First day for which a report holds.' }),
  to: z.string().optional().openapi({ format: 'date' }),
  conflicts: z.enum(['only']).optional().openapi({ description: 'Only reports that another one contradicts.' }),
});

const Page = LedgerParams.extend({
  after: z.coerce.number().int().min(0).default(0).openapi({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** What the parameters ask for. */
export function ledgerQueryOf({ outlet, measure, conflicts, ...rest }: z.infer<typeof LedgerParams>): LedgerQuery {
  return { ...rest, outlets: outlet, measures: measure, onlyConflicts: conflicts === 'only' };
}

/** Reports of figures, what conflicts among them, and tallies over time. */
export function addLedgerRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/ledger',
      request: { params: z.object({ case: z.string() }), query: Page },
      responses: answers(
        'Who reported which figure: reports with the figures behind them, conflicts side by side, and tallies over time.',
        LedgerSchema,
      ),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      const { after, limit, ...asked } = context.req.valid('query');
      return context.json(await ledger(openCase, { ...ledgerQueryOf(asked), after, limit }), 200);
    },
  );
}
