import type { ArticleView, Cause, Claim, DateMention, Entity, Figure, Mention, Shift, Span } from '../../api/types.ts';

/** Layers of the Reader, in the order of their keys 1 to 7. */
export const LAYERS = ['claims', 'figures', 'causes', 'shifts', 'actors', 'places', 'dates'] as const;
export type Layer = (typeof LAYERS)[number];
const DEFAULT_LAYERS: readonly Layer[] = ['claims', 'figures', 'causes', 'shifts'];
/** What the address says where every layer is off; nothing at all stands for the default. */
const NO_LAYER = 'none';

/** What stands in the margin: each with its evidence in the text. */
export type Finding =
  | { readonly layer: 'claims'; readonly item: Claim }
  | { readonly layer: 'figures'; readonly item: Figure }
  | { readonly layer: 'causes'; readonly item: Cause }
  | { readonly layer: 'shifts'; readonly item: Shift };

/** A date expression under an id of its own: its place, for an article has one at a place. */
export type DateWord = DateMention & { readonly id: string };

/** A name or a date in the text. There are many, so one comes into the margin only when it is chosen. */
export type Word = NameWord<'actors'> | NameWord<'places'> | { readonly layer: 'dates'; readonly item: DateWord };
interface NameWord<Kind extends string> {
  readonly layer: Kind;
  readonly item: Mention;
  readonly entity: Entity | undefined;
}

export type Marked = Finding | Word;

/** True for what has evidence of its own to be judged, and not only a meaning. */
export function isEvident(marked: Marked): marked is Finding {
  return marked.layer !== 'actors' && marked.layer !== 'places' && marked.layer !== 'dates';
}

export function layersFromAddress(value: string | undefined): ReadonlySet<Layer> {
  if (value === undefined) return new Set(DEFAULT_LAYERS);
  const named = value.split(',');
  return new Set(LAYERS.filter((layer) => named.includes(layer)));
}

export function layersToAddress(layers: ReadonlySet<Layer>): string | undefined {
  const named = LAYERS.filter((layer) => layers.has(layer));
  if (named.join() === DEFAULT_LAYERS.join()) return undefined;
  return named.length === 0 ? NO_LAYER : named.join(',');
}

/** All findings in the order of the text; of two that begin together the longer comes first. */
export function findingsOf(extraction: ArticleView['extraction']): readonly Finding[] {
  const findings: Finding[] = [
    ...extraction.claims.map((item): Finding => ({ layer: 'claims', item })),
    ...extraction.figures.map((item): Finding => ({ layer: 'figures', item })),
    ...extraction.causes.map((item): Finding => ({ layer: 'causes', item })),
    ...extraction.shifts.map((item): Finding => ({ layer: 'shifts', item })),
  ];
  return findings.toSorted((a, b) => inTextOrder(a.item, b.item));
}

/** All names and dates. A place that acts, as a capital does for its government, is an entity of another type. */
export function wordsOf({ entities, mentions, dates }: ArticleView['extraction']): readonly Word[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return [
    ...mentions.map((item): Word => {
      const entity = byId.get(item.entity);
      return { layer: entity?.type === 'place' ? 'places' : 'actors', item, entity };
    }),
    ...dates.map((date): Word => ({ layer: 'dates', item: { ...date, id: `date-${date.start}` } })),
  ];
}

export function inTextOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** How a claim's underline is drawn: the sign of the stance that it shows, if it shows one. */
export type Tone = 'for' | 'against' | 'contested' | 'none';

export function toneOf(claim: Claim): Tone {
  const signs = new Set(claim.stance.map((stance) => stance.sign));
  if (signs.size === 2) return 'contested';
  if (signs.has(1)) return 'for';
  return signs.has(-1) ? 'against' : 'none';
}
