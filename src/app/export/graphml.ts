import type { Graph, GraphEdge, GraphNode, GraphValues } from './graph.ts';
import { element, escapeXml } from './xml.ts';

/**
 * GraphML 1.0 (U. Brandes and others, http://graphml.graphdrawing.org): the ties of the day. It knows no time; each tie carries
 * the days of its first and latest evidence.
 */
export function toGraphml(graph: Graph): string {
  const nodes = graph.nodes.map(({ id, label, values }) => ({ id, values: { label, ...values } }));
  const edges = graph.edges.map((edge) => ({ ...edge, values: edgeValues(edge) }));
  const keys = [...keysOf('graph', [{ values: graph.parameters }]), ...keysOf('node', nodes), ...keysOf('edge', edges)];
  const root = element(
    'graphml',
    { xmlns: 'http://graphml.graphdrawing.org/xmlns' },
    ...keys,
    element(
      'graph',
      { id: 'network', edgedefault: 'directed' },
      ...dataOf('graph', graph.parameters),
      ...nodes.map(({ id, values }) => element('node', { id }, ...dataOf('node', values))),
      ...edges.map(({ id, source, target, values }) =>
        element('edge', { id, source, target }, ...dataOf('edge', values)),
      ),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** `weight` is what programs draw as width: the evidence, never negative. */
function edgeValues({ value, n, values }: GraphEdge): GraphValues {
  return { weight: n, position: value, ...values };
}

type Domain = 'graph' | 'node' | 'edge';

function keysOf(domain: Domain, items: readonly { readonly values: GraphNode['values'] }[]): readonly string[] {
  const types = new Map<string, string>();
  for (const { values } of items) {
    for (const [name, value] of Object.entries(values)) {
      if (value !== null) types.set(name, typeOf(value, types.get(name)));
    }
  }
  return [...types].map(([name, type]) =>
    element('key', { id: `${domain}_${name}`, for: domain, 'attr.name': name, 'attr.type': type }),
  );
}

/** The type of a field that so far is of type `known`. */
function typeOf(value: string | number | boolean, known: string | undefined): string {
  if (typeof value === 'string' || known === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return 'double';
}

function dataOf(domain: Domain, values: GraphValues): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [element('data', { key: `${domain}_${name}` }, escapeXml(String(value)))],
  );
}
