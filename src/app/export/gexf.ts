import type { Spell } from '../../derivation/index.ts';
import type { Graph, GraphEdge, GraphValues } from './graph.ts';
import { element, escapeXml } from './xml.ts';

/**
 * GEXF 1.3 (https://gexf.net): all ties of the time window, each with the spells in which it was there and its position and
 * evidence in each look. What is there on the day asked for is what the screen shows; `position_on_day` is its value then.
 */
export function toGexf(graph: Graph): string {
  const { title, language, window, nodes, edges, pastEdges, parameters } = graph;
  const all = [...edges, ...pastEdges];
  const asked = Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const time = window === null ? {} : { start: window.first, end: lastDay(window.last, all) };
  const root = element(
    'gexf',
    { xmlns: 'http://gexf.net/1.3', version: '1.3' },
    element(
      'meta',
      {},
      element('creator', {}, escapeXml(String(parameters['program'] ?? ''))),
      element('title', {}, escapeXml(title)),
      element('description', {}, escapeXml(asked)),
      element('language', {}, language),
    ),
    element(
      'graph',
      { mode: 'dynamic', defaultedgetype: 'directed', timeformat: 'date', timerepresentation: 'interval', ...time },
      element('attributes', { class: 'node', mode: 'static' }, ...attributesOf(nodes.map(({ values }) => values))),
      element('attributes', { class: 'edge', mode: 'static' }, ...attributesOf(all.map(staticValues))),
      element(
        'attributes',
        { class: 'edge', mode: 'dynamic' },
        ...DYNAMIC.map((field) => element('attribute', { id: field, title: field, type: 'double' })),
      ),
      element('nodes', {}, ...nodes.map(({ id, label, values }) => element('node', { id, label }, attvalues(values)))),
      element('edges', {}, ...all.map(edgeElement)),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Fields that change over time. */
const DYNAMIC = ['position', 'evidence'] as const;
const DIGITS = 4;

/** A look may hold until after the window, as it holds until the next. */
function lastDay(last: string, edges: readonly GraphEdge[]): string {
  return edges.flatMap(({ spells }) => spells).reduce((latest, { to }) => (to > latest ? to : latest), last);
}

function staticValues({ value, values }: GraphEdge): GraphValues {
  return { position_on_day: value, ...values };
}

function attributesOf(items: readonly GraphValues[]): readonly string[] {
  const types = new Map<string, string>();
  for (const values of items) {
    for (const [name, value] of Object.entries(values)) {
      if (value !== null) types.set(name, TYPES[typeof value as keyof typeof TYPES]);
    }
  }
  return [...types].map(([title, type]) => element('attribute', { id: title, title, type }));
}

const TYPES = { string: 'string', number: 'double', boolean: 'boolean' } as const;

function attvalues(values: GraphValues, ...others: readonly string[]): string {
  return element(
    'attvalues',
    {},
    ...Object.entries(values).flatMap(([name, value]) =>
      value === null ? [] : [element('attvalue', { for: name, value: String(value) })],
    ),
    ...others,
  );
}

function edgeElement(edge: GraphEdge): string {
  const { id, source, target, n, spells } = edge;
  const written = [attvalues(staticValues(edge), ...spells.flatMap(lookElements))];
  if (spells.length > 0) {
    written.push(element('spells', {}, ...spells.map(({ from, to }) => element('spell', { start: from, end: to }))));
  }
  // A tie of another day keeps a weight, so that programs draw it when its time comes.
  const weight = n > 0 ? n : Math.max(0, ...spells.flatMap(({ steps }) => steps.map((step) => step.n)));
  return element('edge', { id, source, target, weight: weight.toFixed(DIGITS) }, ...written);
}

function lookElements({ steps }: Spell): readonly string[] {
  return steps.flatMap(({ from, to, value, n }) => [
    element('attvalue', { for: 'position', value: value.toFixed(DIGITS), start: from, end: to }),
    element('attvalue', { for: 'evidence', value: n.toFixed(DIGITS), start: from, end: to }),
  ]);
}
