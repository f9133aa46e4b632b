import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import {
  CONTENT_TYPES,
  dynamicsOf,
  EXPORT_FORMATS,
  exportList,
  exportNetwork,
  GRAPH_CONTENT_TYPES,
  GRAPH_FORMATS,
  network,
  NETWORK_DEFAULTS,
  type NetworkQuery,
  TIE_SIGNS,
  tieSentences,
  type Workspace,
} from '../app/index.ts';
import { type DynamicsView, LabelSchema, type NetworkView, type TieSentences } from '../model/index.ts';
import { disposition, FILE, FileParams } from './export-routes.ts';
import { PositionParams } from './routes.ts';
import {
  answers,
  EvidenceItemSchema,
  PartyRefSchema,
  PositionParametersSchema,
  PositionSchema,
  several,
  ToldSentenceSchema,
} from './schemas.ts';

const count = z.number().int().nonnegative();
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const day = z.string();
const sign = z.union([z.literal(1), z.literal(-1)]);

const MutualTieSchema = z.object({ a: z.string(), b: z.string(), value: z.number(), mass: z.number() });

const HypothesisSchema = z.object({
  at: day,
  camps: list(z.object({ number: count, members: list(z.string()) })),
  triangles: count,
  balanced: z.number().nullable(),
  ties: count,
  against: list(MutualTieSchema),
});

const TriangleSchema = z.object({
  parties: z.tuple([z.string(), z.string(), z.string()]).readonly(),
  ties: z.tuple([MutualTieSchema, MutualTieSchema, MutualTieSchema]).readonly(),
  fits: z.boolean(),
  strength: z.number(),
});

const ChangeSchema = z.object({
  party: z.string(),
  before: count.nullable(),
  after: count.nullable(),
  ties: list(z.object({ other: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
});

const NetworkSchema = z
  .object({
    parameters: PositionParametersSchema,
    window: z.object({ first: day, last: day }).nullable(),
    party: PartyRefSchema.nullable(),
    depth: count.nullable(),
    parties: list(PartyRefSchema.extend({ evidence: count, camp: count.nullable() })),
    partiesInAll: count,
    plan: list(MutualTieSchema),
    ties: list(PositionSchema.extend({ value: z.number(), firstDate: day })),
    tiesHidden: count,
    hypothesis: HypothesisSchema,
    triangles: list(TriangleSchema),
    comparison: z.object({ hypothesis: HypothesisSchema, changes: list(ChangeSchema) }).nullable(),
    names: list(PartyRefSchema),
  })
  .openapi('Network') satisfies z.ZodType<NetworkView>;

const TieSentencesSchema = z
  .object({
    holder: PartyRefSchema,
    target: PartyRefSchema,
    position: PositionSchema,
    items: list(EvidenceItemSchema),
  })
  .openapi('TieSentences') satisfies z.ZodType<TieSentences>;

const number = z.number().nullable();

const DynamicsSchema = z
  .object({
    parameters: list(
      z.object({
        name: z.string(),
        label: LabelSchema,
        unit: z.enum(['days', 'draws', 'units']).nullable(),
        min: z.number(),
        max: z.number(),
        default: z.number(),
        value: z.number(),
      }),
    ),
    parties: list(PartyRefSchema.extend({ battles: count, links: count })),
    party: PartyRefSchema.nullable(),
    series: z
      .object({
        from: day,
        to: day,
        battles: count,
        steps: list(
          z.object({
            from: day,
            to: day,
            attacks: count,
            suffered: count,
            gains: count,
            losses: count,
            withdrawals: count,
            balance: z.number().int(),
            support: number,
            units: count,
          }),
        ),
        lags: list(z.object({ lagDays: count, r: number, low: number, high: number, pairs: count })),
        clearestLagDays: count.nullable(),
        links: list(
          z.object({
            causeId: z.string(),
            findingId: z.string(),
            marker: z.string(),
            cause: z.string(),
            effect: z.string(),
            holder: PartyRefSchema,
            sign,
            day,
            causeDay: day.nullable(),
            sentence: ToldSentenceSchema.nullable(),
          }),
        ),
      })
      .nullable(),
    step: z
      .object({
        from: day,
        field: list(z.object({ deed: z.string(), sentence: ToldSentenceSchema })),
        support: list(z.object({ holder: PartyRefSchema, sign, sentence: ToldSentenceSchema })),
      })
      .nullable(),
  })
  .openapi('Dynamics') satisfies z.ZodType<DynamicsView>;

const WindowParams = z.object({
  from: z.string().optional().openapi({ description: 'First day of the time window, YYYY-MM-DD.' }),
  to: z.string().optional().openapi({ description: 'Last day of the time window, YYYY-MM-DD.' }),
});

const NetworkParams = PositionParams.extend({
  ...WindowParams.shape,
  party: z.string().optional().openapi({ description: 'Around whom it is drawn, by any name or by id.' }),
  depth: z.coerce.number().int().min(1).max(NETWORK_DEFAULTS.depthMax).optional().openapi({
    description: 'At most so many ties away from the party; all where left out.',
  }),
  partiesMax: z.coerce.number().int().min(2).max(1000).optional().openapi({
    description: 'At most so many parties, those with the most evidence.',
  }),
  sign: z.enum(TIE_SIGNS).optional(),
  evidenceMin: z.coerce.number().min(0).optional().openapi({ description: 'Only ties with so much evidence n.' }),
});

function networkQuery({ outlet, ...query }: z.infer<typeof NetworkParams>): NetworkQuery {
  return { ...query, outlets: outlet ?? [] };
}

const CaseParam = z.object({ case: z.string() });

/** The routes of the network and of the dynamics. */
export function addNetworkRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/network',
      request: {
        params: CaseParam,
        query: NetworkParams.extend({
          versus: z.string().optional().openapi({ description: 'A day with whose camps those of `at` are compared.' }),
        }),
      },
      responses: answers('Who is tied to whom on a day, for and against, with camps as a hypothesis.', NetworkSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await network(openCase, networkQuery(context.req.valid('query'))), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/network/sentences',
      request: {
        params: CaseParam,
        query: PositionParams.extend({
          party: several.openapi({ description: 'The parties between whom the ties lie.' }),
        }),
      },
      responses: answers(
        'The sentences that weigh most in the ties between some parties, both ways.',
        z.object({ ties: list(TieSentencesSchema) }),
      ),
    }),
    async (context) => {
      const { party, outlet, at, windowDays } = context.req.valid('query');
      const openCase = await workspace.open(context.req.valid('param').case);
      const query = { outlets: outlet ?? [], at, windowDays };
      return context.json({ ties: await tieSentences(openCase, party, query) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/dynamics',
      request: {
        params: CaseParam,
        query: WindowParams.extend({
          party: z.string().optional().openapi({ description: 'By any name or by id.' }),
          outlet: several.openapi({ description: 'On the word of these outlets alone.' }),
          set: several.openapi({ description: 'Values of parameters that the derivation declares, `name=value`.' }),
          step: z.string().optional().openapi({ description: 'First day of the step whose sentences are wanted.' }),
        }),
      },
      responses: answers(
        'What happened to a party in the field beside what others show toward it, with lags and stated causes.',
        DynamicsSchema,
      ),
    }),
    async (context) => {
      const { outlet, set, ...query } = context.req.valid('query');
      const openCase = await workspace.open(context.req.valid('param').case);
      const parameters = Object.fromEntries(set.map(numberAtEquals));
      return context.json(await dynamicsOf(openCase, { ...query, outlets: outlet, parameters }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/export/network',
      request: {
        params: CaseParam,
        query: NetworkParams.extend({
          ...FileParams.shape,
          format: z.enum([...EXPORT_FORMATS, ...GRAPH_FORMATS]).default('graphml'),
        }),
      },
      responses: FILE,
    }),
    async (context) => {
      const { format, lang, ...params } = context.req.valid('query');
      const openCase = await workspace.open(context.req.valid('param').case);
      const query = networkQuery(params);
      const bytes =
        format === 'graphml' || format === 'gexf'
          ? await exportNetwork(openCase, query, format, lang)
          : await exportList(openCase, { list: 'network', query }, format, lang);
      return context.body(new Uint8Array(bytes), 200, {
        'Content-Type': { ...CONTENT_TYPES, ...GRAPH_CONTENT_TYPES }[format],
        'Content-Disposition': disposition(`marsad-${openCase.name}-network.${format}`),
      });
    },
  );
}

/** `name=value`, the value as a number; what has no `=` is no number, which no parameter takes. */
function numberAtEquals(text: string): readonly [string, number] {
  const at = text.indexOf('=');
  return at < 0 ? [text, Number.NaN] : [text.slice(0, at), Number(text.slice(at + 1))];
}
