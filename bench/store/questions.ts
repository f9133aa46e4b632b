import { PHRASES, QUESTIONS, type Subjects, WORDS } from './subjects.ts';

/**
 * What each screen asks, as the web application does: every route of the API that answers about a case, in many variants, so that
 * no cache answers for what is measured.
 */
export interface ScreenQuestion {
  readonly screen: string;
  /** The route under `/api/cases/{case}/`; empty for the case itself. */
  readonly route: string;
  readonly ask: (subjects: Subjects, turn: number) => Asked;
  /** A file to keep, which takes as long as it is long: no screen waits for it. */
  readonly isFile?: true;
}

/** What fills a route. */
export interface Asked {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  /** Sent where something is given that is not in the address. */
  readonly body?: unknown;
}

/** Routes that answer about no findings of a case: what a program noted for itself. */
export const UNASKED: readonly string[] = ['memories/{name}'];

const ARTICLES_PER_PAGE = 200;
const EVIDENCE_STEP = 100;
const HITS_PER_PAGE = 20;
const EVENTS_PER_PAGE = 40;
const FIGURES_SHOWN = 500;
const PLACE_EVENTS = 20;

const everything = (): Asked => ({});

export const SCREEN_QUESTIONS: readonly ScreenQuestion[] = [
  { screen: 'case', route: '', ask: everything },
  { screen: 'facets', route: 'facets', ask: everything },
  { screen: 'articles', route: 'articles', ask: () => ({ query: { limit: ARTICLES_PER_PAGE } }) },
  {
    screen: 'articles: next page',
    route: 'articles',
    ask: ({ articlesNext }) => ({ query: { limit: ARTICLES_PER_PAGE, after: articlesNext } }),
  },
  { screen: 'editions', route: 'editions', ask: everything },
  { screen: 'article', route: 'articles/{id}', ask: (of, turn) => ({ path: { id: at(of.articles, turn * 7) } }) },
  {
    screen: 'article: relations',
    route: 'articles/{id}/relations',
    ask: (of, turn) => ({ path: { id: at(of.articles, turn * 7) } }),
  },
  {
    screen: 'search',
    route: 'search',
    ask: (_of, turn) => ({ query: { q: at(WORDS, turn), limit: HITS_PER_PAGE } }),
  },
  {
    screen: 'search: phrases',
    route: 'search',
    ask: (_of, turn) => ({ query: { q: at(PHRASES, turn), limit: HITS_PER_PAGE } }),
  },
  {
    screen: 'search: next page',
    route: 'search',
    ask: (of, turn) => ({ query: { ...at(of.searchesNext, turn), limit: HITS_PER_PAGE } }),
  },
  {
    screen: 'search: narrowed',
    route: 'search',
    ask: (of, turn) => ({
      query: { q: at(WORDS, turn), limit: HITS_PER_PAGE, outlet: [at(of.outlets, turn)], ...monthOf(of, turn) },
    }),
  },
  {
    screen: 'desk',
    route: 'desk',
    ask: (of, turn) => ({ query: turn % 2 === 0 ? {} : { since: of.days.at(-1) ?? '' } }),
  },
  { screen: 'desk: one outlet', route: 'desk', ask: (of) => ({ query: { outlet: [at(of.outlets, 0)] } }) },
  {
    screen: 'matrix',
    route: 'positions',
    ask: (of, turn) => ({ query: { at: at(of.days, turn) } }),
  },
  {
    screen: 'matrix: camps',
    route: 'positions',
    ask: (of, turn) => ({ query: { at: at(of.days, turn), camps: 'true' } }),
  },
  {
    screen: 'matrix: regard',
    route: 'positions',
    ask: (of, turn) => ({
      query: { at: at(of.days, turn), regard: at(['declared', 'enacted', 'ascribed'] as const, turn) },
    }),
  },
  {
    screen: 'matrix: chosen',
    route: 'positions',
    ask: (of, turn) => ({
      query: {
        holder: [at(of.parties, turn), at(of.parties, turn + 1)],
        target: [at(of.parties, turn + 2)],
        at: at(of.days, turn),
      },
    }),
  },
  {
    screen: 'matrix: one outlet',
    route: 'positions',
    ask: (of, turn) => ({ query: { outlet: [at(of.outlets, turn % 8)] } }),
  },
  {
    screen: 'pair: sentences',
    route: 'positions/{holder}/{target}',
    ask: (of, turn) => ({ path: pairOf(of, turn), query: { at: at(of.days, turn), limit: EVIDENCE_STEP } }),
  },
  {
    screen: 'pair: next page',
    route: 'positions/{holder}/{target}',
    ask: (of, turn) => ({
      path: pairOf(of, turn),
      query: { at: at(of.days, turn), limit: EVIDENCE_STEP, after: EVIDENCE_STEP },
    }),
  },
  {
    screen: 'pair: history',
    route: 'positions/{holder}/{target}/history',
    ask: (of, turn) => ({ path: pairOf(of, turn), query: { at: at(of.days, turn), limit: EVIDENCE_STEP } }),
  },
  {
    screen: 'pair: without some',
    route: 'positions/{holder}/{target}/history',
    ask: (of, turn) => ({
      path: pairOf(of, 0),
      query: { limit: EVIDENCE_STEP, without: of.pairClaims.slice(0, 1 + (turn % of.pairClaims.length)) },
    }),
  },
  { screen: 'figures of articles', route: 'figures', ask: () => ({ query: { limit: FIGURES_SHOWN } }) },
  {
    screen: 'figures: one kind',
    route: 'figures',
    ask: (_of, turn) => ({
      query: { limit: FIGURES_SHOWN, measure: [at(['killed', 'wounded', 'displaced'] as const, turn)] },
    }),
  },
  {
    screen: 'explain',
    route: 'claims/{id}/explanation',
    ask: (of, turn) => ({ path: { id: at(of.claims, turn) } }),
  },
  { screen: 'finding', route: 'findings/{id}', ask: (of, turn) => ({ path: { id: findingOf(of, turn) } }) },
  {
    screen: 'finding: relations',
    route: 'findings/{id}/relations',
    ask: (of, turn) => ({ path: { id: findingOf(of, turn) } }),
  },
  { screen: 'ask', route: 'ask', ask: (_of, turn) => ({ query: { q: at(QUESTIONS, turn) } }) },
  ...(['actor', 'place', 'source'] as const).map((by): ScreenQuestion => ({
    screen: `timeline: ${by}s`,
    route: 'timeline',
    ask: () => ({ query: { by, lanes: 12 } }),
  })),
  {
    screen: 'timeline: narrowed',
    route: 'timeline',
    ask: (of, turn) => ({
      query: {
        by: 'actor',
        lanes: 12,
        ...(turn % 2 === 0 ? { party: [at(of.parties, turn)] } : monthOf(of, turn)),
      },
    }),
  },
  {
    screen: 'timeline: list',
    route: 'timeline/events',
    ask: (_of, turn) => ({
      query: {
        order: turn % 2 === 0 ? 'earliest' : 'latest',
        offset: turn * EVENTS_PER_PAGE,
        limit: EVENTS_PER_PAGE,
      },
    }),
  },
  {
    screen: 'timeline: one event',
    route: 'timeline/events/{id}',
    ask: (of, turn) => ({ path: { id: at(of.events, turn) } }),
  },
  { screen: 'actor', route: 'entities/{id}', ask: (of, turn) => ({ path: { id: at(of.parties, turn) } }) },
  {
    screen: 'actor: in a month',
    route: 'entities/{id}',
    ask: (of, turn) => ({ path: { id: at(of.parties, turn) }, query: monthOf(of, turn) }),
  },
  { screen: 'actor: names', route: 'entities/{id}/names', ask: (of, turn) => ({ path: { id: at(of.parties, turn) } }) },
  { screen: 'ledger', route: 'ledger', ask: everything },
  {
    screen: 'ledger: one measure',
    route: 'ledger',
    ask: (_of, turn) => ({ query: { measure: at(['killed', 'wounded', 'displaced'] as const, turn) } }),
  },
  { screen: 'ledger: words', route: 'ledger', ask: (_of, turn) => ({ query: { words: at(WORDS, turn) } }) },
  { screen: 'ledger: conflicts', route: 'ledger', ask: () => ({ query: { conflicts: 'only' } }) },
  { screen: 'ledger: next page', route: 'ledger', ask: (_of, turn) => ({ query: { after: 100 * (turn + 1) } }) },
  { screen: 'map', route: 'map', ask: everything },
  { screen: 'map: in a month', route: 'map', ask: (of, turn) => ({ query: monthOf(of, turn) }) },
  {
    screen: 'map: one place',
    route: 'map/events',
    ask: (of, turn) => ({ query: { place: at(of.places, turn), limit: PLACE_EVENTS } }),
  },
  { screen: 'map: no place', route: 'map/events', ask: () => ({ query: { place: '', limit: PLACE_EVENTS } }) },
  { screen: 'network', route: 'network', ask: (of, turn) => ({ query: { at: at(of.days, turn) } }) },
  {
    screen: 'network: one party',
    route: 'network',
    ask: (of, turn) => ({ query: { party: at(of.parties, turn), depth: 1 + (turn % 2) } }),
  },
  {
    screen: 'network: two days',
    route: 'network',
    ask: (of, turn) => ({ query: { at: at(of.days, turn + 3), versus: at(of.days, turn) } }),
  },
  {
    screen: 'network: sentences',
    route: 'network/sentences',
    ask: (of, turn) => ({ query: { party: [0, 1, 2].map((n) => at(of.parties, turn + n)), at: at(of.days, turn) } }),
  },
  { screen: 'dynamics', route: 'dynamics', ask: (of, turn) => ({ query: { party: at(of.parties, turn) } }) },
  {
    screen: 'dynamics: a window',
    route: 'dynamics',
    ask: (of, turn) => ({ query: { from: at(of.days, 0), to: at(of.days, 2 + (turn % 4)) } }),
  },
  {
    screen: 'dynamics: one step',
    route: 'dynamics',
    ask: (of, turn) => ({ query: { party: at(of.parties, 0), step: at(of.steps, turn) } }),
  },
  { screen: 'sources', route: 'sources', ask: everything },
  { screen: 'sources: in a month', route: 'sources', ask: (of, turn) => ({ query: monthOf(of, turn) }) },
  {
    screen: 'sources: names',
    route: 'sources/names',
    ask: (of, turn) => ({ query: turn % 2 === 0 ? {} : { actor: at(of.parties, turn) } }),
  },
  {
    screen: 'names in a month',
    route: 'sources/names',
    ask: (of, turn) => ({ query: { actor: at(of.parties, turn), ...monthOf(of, turn) } }),
  },
  {
    screen: 'two outlets',
    route: 'sources/comparison',
    ask: (of, turn) => ({ query: turn % 2 === 0 ? {} : { event: at(of.sharedEvents, turn) } }),
  },
  { screen: 'decisions', route: 'decisions', ask: everything },
  {
    screen: 'decision: preview',
    route: 'decisions/preview',
    ask: (of, turn) => ({
      body: { kind: 'merge-entities', from: at(of.parties, -1 - (turn % 4)), into: at(of.parties, 0) },
    }),
  },
  { screen: 'work', route: 'work', ask: everything },
  ...[
    'positions',
    'interactions',
    'shifts',
    'contradictions',
    'figures',
    'events',
    'camps',
    'dynamics',
    'framing',
    'sources',
    'desk',
  ].map((id): ScreenQuestion => ({
    screen: `rows: ${id}`,
    route: 'derivations/{id}',
    ask: (of, turn) => ({ path: { id }, query: turn % 2 === 0 ? {} : { party: [at(of.parties, turn)] } }),
  })),
  { screen: 'file: articles', route: 'export/articles', ask: everything, isFile: true },
  { screen: 'file: figures', route: 'export/figures', ask: () => ({ query: { measure: 'killed' } }), isFile: true },
  { screen: 'file: ledger', route: 'export/ledger', ask: () => ({ query: { measure: 'killed' } }), isFile: true },
  { screen: 'file: matrix', route: 'export/positions', ask: everything, isFile: true },
  {
    screen: 'file: pair',
    route: 'export/positions/{holder}/{target}',
    ask: (of, turn) => ({ path: pairOf(of, turn) }),
    isFile: true,
  },
  { screen: 'file: events', route: 'export/events', ask: (of, turn) => ({ query: monthOf(of, turn) }), isFile: true },
  { screen: 'file: search', route: 'export/search', ask: () => ({ query: { q: at(WORDS, 0) } }), isFile: true },
  { screen: 'file: network', route: 'export/network', ask: everything, isFile: true },
];

/** The address of what is asked about a case. */
export function addressOf(caseName: string, route: string, { path = {}, query = {} }: Asked): string {
  const filled = route.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => encodeURIComponent(path[name] ?? ''));
  const values = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : [String(value)]).map((each) => [name, each]),
  );
  const asked = new URLSearchParams(values).toString();
  return `/api/cases/${[encodeURIComponent(caseName), filled].filter(Boolean).join('/')}${asked && '?'}${asked}`;
}

function pairOf({ pairs }: Subjects, turn: number): { readonly holder: string; readonly target: string } {
  return at(pairs, turn);
}

function findingOf({ claims, figures }: Subjects, turn: number): string {
  return turn % 3 === 2 ? at(figures, turn) : at(claims, turn);
}

function monthOf({ months }: Subjects, turn: number): { readonly from: string; readonly to: string } {
  const month = at(months, turn);
  return { from: `${month}-01`, to: `${month}-28` };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items.at(index % items.length);
  if (item === undefined) throw new RangeError('the case holds nothing to ask about');
  return item;
}
