import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import {
  EVENT_ORDERS,
  eventInList,
  eventPage,
  type EventQuery,
  readEntity,
  timeline,
  type Workspace,
} from '../app/index.ts';
import { CLAIM_TYPES, EVENT_MARKS, EVENT_STATUSES, LANE_KINDS } from '../model/index.ts';
import { answers, several } from './schemas.ts';
import { EntitySchema, EventInListSchema, EventPageSchema, TimelineSchema } from './timeline-schemas.ts';

function severalOf<Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .union([z.enum(values).transform((value) => [value]), z.array(z.enum(values))])
    .default([])
    .openapi({ type: 'array', items: { type: 'string', enum: [...values] } });
}

const day = z.string().optional().openapi({ format: 'date' });

/** What narrows a list of events. */
export const EventParams = z.object({
  party: several.openapi({ description: 'Whom they name, by any name or by id.' }),
  type: severalOf(CLAIM_TYPES),
  status: severalOf(EVENT_STATUSES),
  mark: severalOf(EVENT_MARKS).openapi({ description: 'All of these: linked, differing, several.' }),
  outlet: several.openapi({ description: 'On the word of these outlets alone.' }),
  from: day,
  to: day,
});

const order = z.enum(EVENT_ORDERS).default('earliest');
const CaseParam = z.object({ case: z.string() });

export function eventQuery({ party, type, status, mark, outlet, from, to }: z.infer<typeof EventParams>): EventQuery {
  return { parties: party, types: type, statuses: status, marks: mark, outlets: outlet, from, to };
}

/** The routes of the timeline, and of one actor. */
export function addTimelineRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/timeline',
      request: {
        params: CaseParam,
        query: EventParams.extend({
          by: z.enum(LANE_KINDS).default('actor'),
          lanes: z.coerce.number().int().min(1).max(200).default(12),
        }),
      },
      responses: answers('Events as lanes, and what they can be narrowed to.', TimelineSchema),
    }),
    async (context) => {
      const { by, lanes, ...query } = context.req.valid('query');
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await timeline(openCase, eventQuery(query), { by, lanes }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/timeline/events',
      request: {
        params: CaseParam,
        query: EventParams.extend({
          order,
          offset: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
      },
      responses: answers('Events as a list to read, each with its surest sentence.', EventPageSchema),
    }),
    async (context) => {
      const { order: asked, offset, limit, ...query } = context.req.valid('query');
      const openCase = await workspace.open(context.req.valid('param').case);
      return context.json(await eventPage(openCase, eventQuery(query), { order: asked, offset, limit }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/timeline/events/{id}',
      request: { params: CaseParam.extend({ id: z.string() }), query: EventParams.extend({ order }) },
      responses: answers('One event, and where it stands in the list.', EventInListSchema),
    }),
    async (context) => {
      const { case: caseName, id } = context.req.valid('param');
      const { order: asked, ...query } = context.req.valid('query');
      const openCase = await workspace.open(caseName);
      return context.json(await eventInList(openCase, id, eventQuery(query), asked), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/entities/{id}',
      request: {
        params: CaseParam.extend({ id: z.string() }),
        query: EventParams.pick({ outlet: true, from: true, to: true }),
      },
      responses: answers('All that a case says of one actor, by any of its names or by id.', EntitySchema),
    }),
    async (context) => {
      const { case: caseName, id } = context.req.valid('param');
      const { outlet, from, to } = context.req.valid('query');
      return context.json(await readEntity(await workspace.open(caseName), id, { outlets: outlet, from, to }), 200);
    },
  );
}
