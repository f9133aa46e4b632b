import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import { ANSWER_SIZE, ask, type Workspace } from '../app/index.ts';
import { AskAnswerSchema, answers, several } from './schemas.ts';

const Query = z.object({
  q: z.string().min(1).max(1000).openapi({ description: 'The question, in Arabic or in English.' }),
  with: several.openapi({ description: 'Chips to add, `field:value`; parties and places by any name or by id.' }),
  without: several.openapi({ description: 'Chips to take away, `field:value`, or all of a `field`.' }),
  outlet: several.openapi({ description: 'On the word of these outlets alone.' }),
  lines: z.coerce.number().int().min(1).max(1000).default(ANSWER_SIZE.lines),
  sentences: z.coerce.number().int().min(1).max(100).default(ANSWER_SIZE.sentences),
  unread: z.coerce.number().int().min(0).max(100).default(ANSWER_SIZE.unread),
});

/** The route by which a question is asked. */
export function addAskRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/ask',
      request: { params: z.object({ case: z.string() }), query: Query },
      responses: answers(
        'How the question is understood, as chips, and what the articles say to it, with numbered sentences.',
        AskAnswerSchema,
      ),
    }),
    async (context) => {
      const { case: caseName } = context.req.valid('param');
      const { q, with: added, without, outlet, lines, sentences, unread } = context.req.valid('query');
      const openCase = await workspace.open(caseName);
      const size = { lines, sentences, unread };
      return context.json(await ask(openCase, { question: q, with: added, without, outlets: outlet, size }), 200);
    },
  );
}
