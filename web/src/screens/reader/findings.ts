import type { ArticleView, Cause, Claim, Figure, Shift, Span } from '../../api/types.ts';

/** Layers of the Reader, in the order of their keys 1 to 5. */
export const LAYERS = ['claims', 'figures', 'causes', 'shifts', 'actors'] as const;
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

function inTextOrder(a: Span, b: Span): number {
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
