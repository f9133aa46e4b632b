import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import { type ArticleInput, keepOriginal, readBytes, refuseSampleCase, type Workspace } from '../app/index.ts';
import { type InputProblem, MarsadError } from '../model/index.ts';
import { CaseParam } from './routes.ts';
import { answers, ArticleLineSchema, InputProblemSchema } from './schemas.ts';

/** What comes as bytes is of this type, which no form of another page can send. */
const BYTES = 'application/octet-stream';

const ReadingSchema = z.object({
  articles: z.array(ArticleLineSchema).readonly(),
  problems: z.array(InputProblemSchema).readonly(),
});

/** The routes by which files come in, and what a program remembers of them between two runs. */
export function addInputRoutes(app: OpenAPIHono, workspace: Workspace): void {
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
      const articles: ArticleInput[] = [];
      const problems: InputProblem[] = [];
      for await (const item of readBytes(context.req.valid('query').name, bytes)) {
        problems.push(...item.problems);
        if (item.article === null) continue;
        if (item.original !== null) await keepOriginal(openCase, item.original);
        articles.push(item.article);
      }
      return context.json({ articles: articles.map((article) => ({ source: null, ...article })), problems }, 200);
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
