import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import {
  type ArticleInput,
  articleRelations,
  caseEditions,
  caseFacets,
  checkJson,
  deskOf,
  explainClaim,
  fieldAndReason,
  figures,
  findingRelations,
  ingest,
  inputProblem,
  listArticles,
  listDecisions,
  pairHistory,
  positionEvidence,
  positions,
  readArticle,
  readFinding,
  recordDecision,
  reExtract,
  refuseSampleCase,
  searchArticles,
  summarise,
  undoDecision,
  type Workspace,
} from '../app/index.ts';
import {
  DecisionRequestSchema,
  type IngestReport,
  type InputProblem,
  MarsadError,
  MEASURES,
  REGARDS,
  VERSION,
} from '../model/index.ts';
import {
  answers,
  ArticleLineSchema,
  ArticlePageSchema,
  ArticleRelationsSchema,
  ArticleViewSchema,
  CaseEditionsSchema,
  CaseFacetsSchema,
  CaseSummarySchema,
  ClaimExplanationSchema,
  DecisionItemSchema,
  DecisionListSchema,
  DeskViewSchema,
  FigureListSchema,
  FindingRelationsSchema,
  FindingViewSchema,
  IngestReportSchema,
  PairViewSchema,
  PositionAnswerSchema,
  PositionEvidenceSchema,
  SearchAnswerSchema,
  ReExtractionSchema,
} from './schemas.ts';

export const CaseParam = z.object({ case: z.string() });
export const several = z
  .union([z.string().transform((value) => [value]), z.array(z.string())])
  .optional()
  .openapi({ type: 'array', items: { type: 'string' } });
export const PositionParams = z.object({
  outlet: several,
  at: z.string().optional().openapi({ format: 'date', description: 'Default: the day of the latest evidence.' }),
  windowDays: z.coerce.number().min(1).max(3650).optional(),
  regard: z
    .enum(REGARDS)
    .optional()
    .openapi({ description: "Only by the holders' own words, by their acts, or by what others say of them." }),
});
/** What the matrix has besides. */
export const MatrixParams = PositionParams.extend({
  holder: several,
  target: several,
  unnamed: z
    .stringbool()
    .optional()
    .openapi({ type: 'boolean', description: 'Parties without a name too: gunmen, donor states.' }),
});

/** The time window and the outlets that hold over all screens. */
export const ScopeParams = z.object({
  outlet: several,
  from: z.string().optional().openapi({ format: 'date', description: 'First day of publication.' }),
  to: z.string().optional().openapi({ format: 'date', description: 'Last day of publication.' }),
});

/** How many pieces of evidence come at once where the request does not say. */
const EVIDENCE_SHOWN = 100;
const evidenceLimit = z.coerce.number().int().min(1).max(10_000).default(EVIDENCE_SHOWN);

export const FigureParams = z.object({
  measure: z
    .union([z.enum(MEASURES).transform((measure) => [measure]), z.array(z.enum(MEASURES))])
    .optional()
    .openapi({ type: 'array', items: { type: 'string', enum: [...MEASURES] } }),
  place: several,
});

/** The routes under `/api`: read the request, call `app`, answer. */
export function addRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/version',
      responses: answers('The program that answers.', z.object({ name: z.literal('marsad'), version: z.string() })),
    }),
    (context) => context.json({ name: 'marsad' as const, version: VERSION }, 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases',
      responses: answers('All cases.', z.object({ cases: z.array(CaseSummarySchema).readonly() })),
    }),
    async (context) => context.json({ cases: await workspace.list() }, 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}',
      request: { params: CaseParam },
      responses: answers('One case.', CaseSummarySchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await summarise(openCase), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/facets',
      request: { params: CaseParam },
      responses: answers('The outlets of a case, and the months of its articles.', CaseFacetsSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await caseFacets(openCase), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/articles',
      request: {
        params: CaseParam,
        query: z.object({
          limit: z.coerce.number().int().min(1).max(500).default(50),
          after: z.string().optional().openapi({ description: 'The `next` of the page before.' }),
        }),
      },
      responses: answers('Articles, the latest first.', ArticlePageSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      const { limit, after } = context.req.valid('query');
      return context.json(await listArticles(openCase, { limit, ...(after ? { after } : {}) }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/editions',
      request: { params: CaseParam },
      responses: answers('Which articles are one text, and which came again changed.', CaseEditionsSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await caseEditions(openCase), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/articles/{id}',
      request: { params: CaseParam.extend({ id: z.string() }) },
      responses: answers('An article with all that was found in it.', ArticleViewSchema),
    }),
    async (context) => {
      const params = context.req.valid('param');
      return context.json(await readArticle(await workspace.open(params.case), params.id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/articles/{id}/relations',
      request: { params: CaseParam.extend({ id: z.string() }) },
      responses: answers('Former versions of an article, and where else its text was printed.', ArticleRelationsSchema),
    }),
    async (context) => {
      const params = context.req.valid('param');
      return context.json(await articleRelations(await workspace.open(params.case), params.id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/search',
      request: {
        params: CaseParam,
        query: z.object({
          q: z.string().openapi({ description: 'The query; its language is explained in docs/search.md.' }),
          limit: z.coerce.number().int().min(1).max(100).default(20),
          after: z.string().optional().openapi({ description: 'The `next` of the page before.' }),
          ...ScopeParams.shape,
        }),
      },
      responses: answers('Articles that match, those with the most hits first.', SearchAnswerSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      const { q, outlet, ...asked } = context.req.valid('query');
      return context.json(await searchArticles(openCase, { query: q, outlets: outlet, ...asked }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/desk',
      request: {
        params: CaseParam,
        query: z.object({
          outlet: several,
          since: z
            .string()
            .optional()
            .openapi({ format: 'date', description: 'Default: a week before the latest article.' }),
        }),
      },
      responses: answers('What is new since a day of publication, and what nobody has looked at.', DeskViewSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      const { outlet, since } = context.req.valid('query');
      return context.json(await deskOf(openCase, { outlets: outlet ?? [], since }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/positions',
      request: {
        params: CaseParam,
        query: MatrixParams.extend({
          camps: z.stringbool().optional().openapi({ type: 'boolean', description: 'Parties in the order of camps.' }),
        }),
      },
      responses: answers('Who stands where toward whom. Parties by any name or by id.', PositionAnswerSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      const { holder, target, outlet, ...query } = context.req.valid('query');
      const named = { holders: holder ?? [], targets: target ?? [], outlets: outlet ?? [] };
      return context.json(await positions(openCase, { ...query, ...named }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/positions/{holder}/{target}',
      request: {
        params: CaseParam.extend({ holder: z.string(), target: z.string() }),
        query: PositionParams.extend({
          limit: evidenceLimit,
          after: z.coerce.number().int().min(0).default(0).openapi({ description: 'The `next` of the page before.' }),
        }),
      },
      responses: answers('The sentences behind one position, the weightiest first.', PositionEvidenceSchema),
    }),
    async (context) => {
      const { case: caseName, ...names } = context.req.valid('param');
      const { outlet, ...query } = context.req.valid('query');
      const openCase = await workspace.open(caseName);
      return context.json(await positionEvidence(openCase, names, { ...query, outlets: outlet ?? [] }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/positions/{holder}/{target}/history',
      request: {
        params: CaseParam.extend({ holder: z.string(), target: z.string() }),
        query: PositionParams.omit({ regard: true }).extend({
          without: several.openapi({ description: 'Ids of findings that are left out of the position.' }),
          limit: evidenceLimit,
          contradictions: z.coerce.number().int().min(0).max(10_000).optional().openapi({
            description: 'How many contradictions, the latest; twenty where left out.',
          }),
        }),
      },
      responses: answers('One position over time, with its evidence, shifts and contradictions.', PairViewSchema),
    }),
    async (context) => {
      const { case: caseName, ...names } = context.req.valid('param');
      const { outlet, without, ...asked } = context.req.valid('query');
      const query = { ...asked, outlets: outlet ?? [], without: without ?? [] };
      return context.json(await pairHistory(await workspace.open(caseName), names, query), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/figures',
      request: {
        params: CaseParam,
        query: FigureParams.extend({
          limit: z.coerce.number().int().min(1).optional().openapi({ description: 'How many; all where left out.' }),
          after: z.string().optional().openapi({ description: 'The `next` of the page before.' }),
        }),
      },
      responses: answers('Reported figures, the latest article first.', FigureListSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      const { measure, place, ...page } = context.req.valid('query');
      return context.json(await figures(openCase, { measures: measure ?? [], places: place ?? [] }, page), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/claims/{id}/explanation',
      request: { params: CaseParam.extend({ id: z.string() }) },
      responses: answers('How a claim came to be.', ClaimExplanationSchema),
    }),
    async (context) => {
      const params = context.req.valid('param');
      return context.json(await explainClaim(await workspace.open(params.case), params.id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/findings/{id}',
      request: { params: CaseParam.extend({ id: z.string() }) },
      responses: answers('A claim, told shift, figure or cause in its paragraph.', FindingViewSchema),
    }),
    async (context) => {
      const params = context.req.valid('param');
      return context.json(await readFinding(await workspace.open(params.case), params.id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/findings/{id}/relations',
      request: { params: CaseParam.extend({ id: z.string() }) },
      responses: answers(
        'What else tells the same, denies it or conflicts with it; and reprints.',
        FindingRelationsSchema,
      ),
    }),
    async (context) => {
      const params = context.req.valid('param');
      return context.json(await findingRelations(await workspace.open(params.case), params.id), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{case}/ingest',
      description: 'Takes articles, never paths. The case is made where there is none.',
      request: {
        params: CaseParam,
        body: { content: { 'application/x-ndjson': { schema: ArticleLineSchema } }, required: true },
      },
      responses: answers('What was taken in, and what was wrong.', IngestReportSchema),
    }),
    async (context) => {
      // Pages of other origins cannot send this type without asking first, and nobody answers them.
      const type = context.req.header('content-type')?.split(';')[0] ?? '';
      if (type !== 'application/x-ndjson') {
        throw new MarsadError('query/invalid', { name: 'content-type', reason: 'give application/x-ndjson' });
      }
      const { case: caseName } = context.req.valid('param');
      refuseSampleCase(caseName);
      const { articles, problems } = readLines(await context.req.text());
      const openCase = await workspace.open(caseName, { create: true });
      const counts = await ingest(openCase, articles);
      const report: IngestReport = { case: openCase.name, ...counts, problems };
      return context.json(report, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{case}/re-extraction',
      description: 'Reads every article again that another engine has read, and tells which claims changed.',
      request: { params: CaseParam },
      responses: answers('What changed.', ReExtractionSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await reExtract(openCase), 200);
    },
  );

  addDecisionRoutes(app, workspace);
}

/** Decisions of people: all of them, a new one, and undoing one. */
function addDecisionRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/decisions',
      request: { params: CaseParam },
      responses: answers(
        'All decisions, the latest first; with those undone and those that find nothing any more.',
        DecisionListSchema,
      ),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json({ decisions: await listDecisions(openCase) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{case}/decisions',
      description: 'Parties and places by any name or by id.',
      request: {
        params: CaseParam,
        body: { content: { 'application/json': { schema: DecisionRequestSchema } }, required: true },
      },
      responses: answers('The decision, which is applied.', DecisionItemSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await recordDecision(openCase, context.req.valid('json'), new Date().toISOString()), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/cases/{case}/decisions/{id}',
      description: 'The line of the decision stays in the log, with one that undoes it.',
      request: { params: CaseParam.extend({ id: z.string() }) },
      responses: answers('The decision, which is undone.', DecisionItemSchema),
    }),
    async (context) => {
      const { case: caseName, id } = context.req.valid('param');
      const openCase = await workspace.open(caseName);
      return context.json(await undoDecision(openCase, id, new Date().toISOString()), 200);
    },
  );
}

/** The articles of a body of JSON lines, and what was wrong with its other lines. */
function readLines(body: string): { articles: readonly ArticleInput[]; problems: readonly InputProblem[] } {
  const articles: ArticleInput[] = [];
  const problems: InputProblem[] = [];
  body.split('\n').forEach((text, index) => {
    if (text.trim() === '') return;
    const line = index + 1;
    const checked = checkJson(ArticleLineSchema, text);
    if (!checked.ok) {
      problems.push(inputProblem('input/manifest-line', { path: 'POST', line }, fieldAndReason(checked)));
    } else if (checked.value.text.trim() === '') {
      problems.push(inputProblem('input/empty-file', { path: checked.value.meta.id }));
    } else if (checked.value.text.includes('\0')) {
      const offset = checked.value.text.indexOf('\0');
      problems.push(inputProblem('input/binary-file', { path: checked.value.meta.id, offset }));
    } else {
      articles.push(checked.value);
    }
  });
  return { articles, problems };
}
