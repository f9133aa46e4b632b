import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import { mapEvents, mapOf, type Workspace } from '../app/index.ts';
import { CLAIM_TYPES, EVENT_STATUSES, type MapEventPage, type MapView, PLACE_KINDS } from '../model/index.ts';
import { answers, PartyRefSchema, several, ToldSentenceSchema } from './schemas.ts';

const count = z.number().int().nonnegative();
const point = z.tuple([z.number(), z.number()]).readonly();

const LocationSchema = z.object({
  place: PartyRefSchema,
  kind: z.enum([...PLACE_KINDS, 'state']),
  precision: z.enum(['exact', 'approximate', 'region', 'state']),
  at: point.nullable().openapi({ description: '`[longitude, latitude]`, WGS 84; null for a state.' }),
  outline: z.array(point).readonly(),
  state: z.string().nullable(),
});

const MapSchema = z
  .object({
    days: z.object({ first: z.string(), last: z.string() }).nullable(),
    months: z.array(z.object({ month: z.string(), events: count })).readonly(),
    total: count,
    unlocated: count,
    places: z
      .array(LocationSchema.extend({ events: count, force: count, contested: count, lastDate: z.string() }))
      .readonly(),
    ways: z
      .array(
        z.object({
          kind: z.enum(['arms', 'troops', 'visit', 'displacement']),
          from: LocationSchema,
          to: LocationSchema,
          count,
          firstDate: z.string(),
          lastDate: z.string(),
          sentences: z.array(ToldSentenceSchema).readonly(),
        }),
      )
      .readonly(),
    states: z.array(PartyRefSchema).readonly(),
  })
  .openapi('Map') satisfies z.ZodType<MapView>;

const EventPageSchema = z
  .object({
    total: count,
    events: z
      .array(
        z.object({
          id: z.string(),
          type: z.enum(CLAIM_TYPES),
          mode: z.string().nullable(),
          date: z.string(),
          earliest: z.string(),
          latest: z.string(),
          dateInferred: z.boolean(),
          status: z.enum(EVENT_STATUSES),
          actors: z.array(PartyRefSchema).readonly(),
          recipients: z.array(PartyRefSchema).readonly(),
          places: z.array(PartyRefSchema).readonly(),
          voices: count,
          sentences: z.array(ToldSentenceSchema).readonly(),
        }),
      )
      .readonly(),
  })
  .openapi('MapEvents') satisfies z.ZodType<MapEventPage>;

const Query = z.object({
  outlet: several.openapi({ description: 'On the word of these outlets alone.' }),
  from: z.string().optional().openapi({ format: 'date' }),
  to: z.string().optional().openapi({ format: 'date' }),
  status: z
    .union([z.enum(EVENT_STATUSES).transform((status) => [status]), z.array(z.enum(EVENT_STATUSES))])
    .default([])
    .openapi({
      type: 'array',
      items: { type: 'string', enum: [...EVENT_STATUSES] },
      description: 'Default: done, contested, possible.',
    }),
});

/** Events by place, and the events of one place. */
export function addMapRoutes(app: OpenAPIHono, workspace: Workspace): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/map',
      request: { params: z.object({ case: z.string() }), query: Query },
      responses: answers(
        'Events by place, how exactly each place is known, and ways of arms, visits and flight.',
        MapSchema,
      ),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      const { outlet, status, ...days } = context.req.valid('query');
      return context.json(await mapOf(openCase, { ...days, outlets: outlet, statuses: status }), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{case}/map/events',
      request: {
        params: z.object({ case: z.string() }),
        query: Query.extend({
          place: z.string().default('').openapi({ description: 'Id of a place; without it, events that have none.' }),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
      },
      responses: answers('The events of one place, or those without any, the latest first.', EventPageSchema),
    }),
    async (context) => {
      const openCase = await workspace.open(context.req.valid('param').case);
      const { outlet, status, ...query } = context.req.valid('query');
      return context.json(await mapEvents(openCase, { ...query, outlets: outlet, statuses: status }), 200);
    },
  );
}
