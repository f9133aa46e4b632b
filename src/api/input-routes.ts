import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import {
  type ArticleInput,
  createWeb,
  type InputItem,
  inputProblem,
  keepOriginal,
  type OpenCase,
  readBytes,
  readInputs,
  refuseSampleCase,
  type Workspace,
} from '../app/index.ts';
import { type InputProblem, MarsadError } from '../model/index.ts';
import { CaseParam } from './routes.ts';
import { answers, ArticleLineSchema, InputProblemSchema } from './schemas.ts';

/** What comes as bytes is of this type, which no form of another page can send. */
const BYTES = 'application/octet-stream';

const ReadingSchema = z.object({
  articles: z.array(ArticleLineSchema).readonly(),
  problems: z.array(InputProblemSchema).readonly(),
});

/** How long a feed is read for one request, which is answered within `LIMITS.ingestSeconds`. */
const FEED_SECONDS = 200;

/**
 * The routes by which files and pages come in, and what a program remembers of them between two runs. `allowPrivate` lets addresses of
 * private networks be asked.
 */
export function addInputRoutes(app: OpenAPIHono, workspace: Workspace, allowPrivate: boolean): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{case}/readings',
      description:
        'Reads a file of any kind and gives its articles, for a person to complete and then to send to the ingest. The bytes are kept.',
      request: {
        params: CaseParam,
        query: z.object({
          name: z.string().min(1).openapi({ description: 'The name of the file, which tells its kind.' }),
        }),
        body: { content: { [BYTES]: { schema: z.any().openapi({ format: 'binary' }) } } },
      },
      responses: answers('The articles in the file, and what was wrong with the rest.', ReadingSchema),
    }),
    async (context) => {
      const { case: caseName } = context.req.valid('param');
      refuseSampleCase(caseName);
      const bytes = await bytesOf(context.req);
      const openCase = await workspace.open(caseName, { create: true });
      return context.json(await readingOf(openCase, readBytes(context.req.valid('query').name, bytes)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/cases/{case}/addresses',
      description:
        'Fetches a page, or a feed with the pages of its entries, and gives the articles likewise. Nothing of private networks is asked.',
      request: {
        params: CaseParam,
        body: {
          content: { 'application/json': { schema: z.object({ url: z.url({ protocol: /^https?$/u }) }) } },
          required: true,
        },
      },
      responses: answers('The articles at the address, and what was wrong with the rest.', ReadingSchema),
    }),
    async (context) => {
      const { case: caseName } = context.req.valid('param');
      refuseSampleCase(caseName);
      const { url } = context.req.valid('json');
      const items = readInputs([{ path: url, entry: null }], {
        web: createWeb(allowPrivate ? { isRefused: () => false } : {}),
      });
      return context.json(
        await readingOf(await workspace.open(caseName, { create: true }), untilLate(url, items)),
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/cases/{case}/originals/{hash}',
      description: 'The bytes of an article as they came in, under their SHA-256 in hexadecimal.',
      request: {
        params: CaseParam.extend({ hash: z.string() }),
        body: { content: { [BYTES]: { schema: z.any().openapi({ format: 'binary' }) } } },
      },
      responses: answers('What was kept.', z.object({ hash: z.string(), bytes: z.number().int() })),
    }),
    async (context) => {
      const { case: name, hash } = context.req.valid('param');
      refuseSampleCase(name);
      const bytes = await bytesOf(context.req);
      await keepOriginal(await workspace.open(name, { create: true }), { hash, bytes });
      return context.json({ hash, bytes: bytes.length }, 200);
    },
  );

  const MemoryParam = CaseParam.extend({ name: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/u) });
  const MemorySchema = z.object({ value: z.string().nullable() });
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/memories/{name}',
      request: { params: MemoryParam },
      responses: answers('What the case remembers under the name between two runs of a program.', MemorySchema),
    }),
    async (context) => {
      const { case: caseName, name } = context.req.valid('param');
      const openCase = await workspace.open(caseName, { create: true });
      return context.json({ value: await openCase.archive.memories.read(name) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/cases/{case}/memories/{name}',
      request: {
        params: MemoryParam,
        body: { content: { 'application/json': { schema: z.object({ value: z.string() }) } }, required: true },
      },
      responses: answers('What it now remembers.', MemorySchema),
    }),
    async (context) => {
      const { case: caseName, name } = context.req.valid('param');
      const { value } = context.req.valid('json');
      await (await workspace.open(caseName, { create: true })).archive.memories.write(name, value);
      return context.json({ value }, 200);
    },
  );
}

/** What is read, with the bytes of each article kept. */
async function readingOf(openCase: OpenCase, items: AsyncIterable<InputItem>) {
  const articles: ArticleInput[] = [];
  const problems: InputProblem[] = [];
  for await (const item of items) {
    problems.push(...item.problems);
    if (item.article === null) continue;
    if (item.original !== null) await keepOriginal(openCase, item.original);
    articles.push(item.article);
  }
  return { articles: articles.map((article) => ({ source: null, ...article })), problems };
}

/** The items of an address as far as the time goes; a feed of hundreds of entries is read by `marsad watch`. */
async function* untilLate(url: string, items: AsyncIterable<InputItem>): AsyncGenerator<InputItem> {
  const end = performance.now() + FEED_SECONDS * 1000;
  for await (const item of items) {
    const isLate = !item.isLast && performance.now() > end;
    const late = isLate ? [inputProblem('input/feed-unfinished', { path: url, seconds: FEED_SECONDS })] : [];
    yield { ...item, problems: [...item.problems, ...late] };
    if (isLate) return;
  }
}

/** @throws MarsadError `query/invalid` where it is sent as something that a form could send */
async function bytesOf(request: {
  readonly header: (name: string) => string | undefined;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}): Promise<Uint8Array> {
  if (request.header('content-type') !== BYTES) {
    throw new MarsadError('query/invalid', { name: 'content-type', reason: `give ${BYTES}` });
  }
  return new Uint8Array(await request.arrayBuffer());
}
