import { z } from '@hono/zod-openapi';

import {
  CLAIM_TYPES,
  type EntityView,
  EVENT_MARKS,
  EVENT_STATUSES,
  type EventInList,
  type EventPage,
  type EventView,
  FigureSchema,
  LabelSchema,
  MEASURES,
  type TimelineView,
} from '../model/index.ts';
import { PartyRefSchema, PositionSchema, ToldSentenceSchema } from './schemas.ts';

/** The views of `model/event-views.ts` and `model/entity-views.ts` as schemas; the compiler holds the two together. */

const count = z.number().int().nonnegative();
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const type = z.enum(CLAIM_TYPES);
const status = z.enum(EVENT_STATUSES);

const VoiceSchema = z.object({
  kind: z.enum(['outlet', 'named', 'anonymous', 'observers', 'media']),
  outlet: z.string().nullable(),
  parties: list(PartyRefSchema),
});

const LinkSchema = z.object({
  id: z.string(),
  type,
  status,
  date: z.string(),
  actors: list(PartyRefSchema),
  recipients: list(PartyRefSchema),
});

const DifferenceSchema = z.object({
  of: z.enum(['date', 'place', 'type', 'figure']),
  measure: z.enum(MEASURES).nullable(),
  variants: list(
    z.object({ value: z.string(), parties: list(PartyRefSchema), tellings: count, findingId: z.string() }),
  ),
});

const EventSchema = z
  .object({
    id: z.string(),
    type,
    mode: z.string().nullable(),
    aspect: z.enum(['event', 'state']),
    status,
    actors: list(PartyRefSchema),
    recipients: list(PartyRefSchema),
    places: list(PartyRefSchema),
    date: z.string(),
    earliest: z.string(),
    latest: z.string(),
    dateInferred: z.boolean(),
    voices: list(VoiceSchema),
    documents: count,
    tellings: count,
    told: ToldSentenceSchema.nullable(),
    denied: ToldSentenceSchema.nullable(),
    differences: list(DifferenceSchema),
    followedBy: list(LinkSchema),
    announcedBy: list(LinkSchema),
  })
  .openapi('Event') satisfies z.ZodType<EventView>;

export const EventPageSchema = z
  .object({ total: count, offset: count, before: z.string().nullable(), events: list(EventSchema) })
  .openapi('EventPage') satisfies z.ZodType<EventPage>;

export const EventInListSchema = z
  .object({ event: EventSchema, index: count.nullable() })
  .openapi('EventInList') satisfies z.ZodType<EventInList>;

const MarkSchema = z.object({
  id: z.string(),
  type,
  status,
  date: z.string(),
  earliest: z.string(),
  latest: z.string(),
  dateInferred: z.boolean(),
  voices: count,
  followedBy: list(z.string()),
});

const BinSchema = z.object({ from: z.string(), to: z.string(), counts: z.partialRecord(status, count) });

export const TimelineSchema = z
  .object({
    total: count,
    all: count,
    first: z.string().nullable(),
    last: z.string().nullable(),
    middle: z.string().nullable(),
    dense: z.object({ from: z.string(), to: z.string(), before: count, after: count }).nullable(),
    overview: list(BinSchema),
    followDays: z.number(),
    facets: z.object({
      statuses: list(z.object({ status, events: count })),
      types: list(z.object({ type, events: count })),
      marks: list(z.object({ mark: z.enum(EVENT_MARKS), events: count })),
      parties: list(z.object({ party: PartyRefSchema, events: count })),
    }),
    lanes: list(
      z.object({
        id: z.string(),
        party: PartyRefSchema.nullable(),
        voice: VoiceSchema.nullable(),
        events: count,
        marks: list(MarkSchema).nullable(),
        bins: list(BinSchema),
      }),
    ),
    lanesTotal: count,
  })
  .openapi('Timeline') satisfies z.ZodType<TimelineView>;

const OfEntityFigures = z.object({
  total: count,
  items: list(z.object({ figure: FigureSchema, places: list(PartyRefSchema), told: ToldSentenceSchema })),
});
const Denials = z.object({
  total: count,
  items: list(z.object({ claimId: z.string(), deniers: list(PartyRefSchema), told: ToldSentenceSchema })),
});
const Positions = list(z.object({ party: PartyRefSchema, position: PositionSchema }));

export const EntitySchema = z
  .object({
    entity: PartyRefSchema,
    party: PartyRefSchema.nullable(),
    provisional: z.boolean(),
    mentions: count,
    articles: count,
    members: list(z.object({ entity: PartyRefSchema, mentions: count })),
    names: list(
      z.object({
        outlet: z.string(),
        uses: count,
        names: list(
          z.object({ name: z.string(), uses: count, share: z.number(), sentences: list(ToldSentenceSchema) }),
        ),
      }),
    ),
    offices: list(
      z.object({
        holder: PartyRefSchema,
        party: PartyRefSchema,
        office: LabelSchema.nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
    at: z.string(),
    held: Positions,
    received: Positions,
    events: z.object({ total: count, items: list(EventSchema) }),
    followDays: z.number(),
    figuresSaid: OfEntityFigures,
    figuresAbout: OfEntityFigures,
    denied: Denials,
    deniedOfIt: Denials,
  })
  .openapi('Entity') satisfies z.ZodType<EntityView>;
