import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';

import type { Language } from '../language/format.ts';
import { ORDERS, SHOWS } from '../screens/articles/article-list.ts';
import { REGARDS, SORTS } from '../screens/positions/matrix-list.ts';
import { timelineSearch } from '../screens/timeline/address.ts';
import { EVIDENCE_LEAST, PARTIES_MOST } from '../screens/network/network-search.ts';
import { Frame } from './frame.tsx';
import { parseLanguage, preferredLanguage } from './preferences.ts';
import { BrokenPage, UnknownPage } from './states.tsx';

/**
 * The addresses. Every state of a view is in its search parameters, so that an address shown to a colleague shows the
 * same; `lang` stays over all of them.
 */
type RawSearch = Readonly<Record<string, unknown>>;

function textOf(search: RawSearch, name: string): string | undefined {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((each) => each === value);
}

function dayOfAddress(search: RawSearch, name: string): string | undefined {
  const value = textOf(search, name);
  return value !== undefined && /^\d{4}-\d\d-\d\d$/u.test(value) ? value : undefined;
}

/** The width of the kernel in days, 1 to 3650. */
function windowOfAddress(search: RawSearch): number | undefined {
  const days = Number(search.window);
  return Number.isInteger(days) && days >= 1 && days <= 3650 ? days : undefined;
}

/** How many days a map shows at once, 1 to 3650; 0 is all until the day. */
function daysOfAddress(search: RawSearch): number | undefined {
  const days = Number(search.days);
  return search.days !== undefined && Number.isInteger(days) && days >= 0 && days <= 3650 ? days : undefined;
}

/** The object without the properties that are undefined. */
function present<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: T[K] | undefined } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

const rootRoute = createRootRoute({
  validateSearch: (search: RawSearch): { lang?: Language } => ({
    lang: parseLanguage(search.lang) ?? preferredLanguage(),
  }),
  search: { middlewares: [retainSearchParams(['lang'])] },
  component: Frame,
});

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../screens/start/start.tsx'), 'StartScreen'),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'settings',
  component: lazyRouteComponent(() => import('../screens/settings/settings.tsx'), 'SettingsScreen'),
});

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'c/$case',
  validateSearch: (search: RawSearch) =>
    present({
      from: dayOfAddress(search, 'from'),
      to: dayOfAddress(search, 'to'),
      outlet: textOf(search, 'outlet'),
      e: textOf(search, 'e'),
    }),
  // Time window and outlets stay over all screens of a case; an open finding belongs to its screen.
  search: { middlewares: [retainSearchParams(['from', 'to', 'outlet'])] },
});

/** `/c/libya` opens what is new in the case. */
const caseIndexRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    // The router takes a redirect by throwing it, and it is no error.
    // oxlint-disable-next-line typescript/only-throw-error
    throw redirect({ to: '/c/$case/desk', params });
  },
});

const caseSettingsRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'settings',
  component: lazyRouteComponent(() => import('../screens/settings/settings.tsx'), 'SettingsScreen'),
});

const deskRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'desk',
  validateSearch: (search: RawSearch) => present({ since: dayOfAddress(search, 'since') }),
  component: lazyRouteComponent(() => import('../screens/desk/desk.tsx'), 'DeskScreen'),
});

const addRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'add',
  component: lazyRouteComponent(() => import('../screens/start/add.tsx'), 'AddScreen'),
});

const articlesRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'articles',
  validateSearch: (search: RawSearch) =>
    present({
      q: textOf(search, 'q'),
      order: oneOf(ORDERS, search.order),
      show: oneOf(SHOWS, search.show),
      preview: textOf(search, 'preview'),
    }),
  component: lazyRouteComponent(() => import('../screens/articles/articles.tsx'), 'ArticlesScreen'),
});

const readerRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'articles/$article',
  validateSearch: (search: RawSearch) =>
    present({
      finding: textOf(search, 'finding'),
      layers: textOf(search, 'layers'),
      passage: textOf(search, 'passage'),
    }),
  component: lazyRouteComponent(() => import('../screens/reader/reader.tsx'), 'ReaderScreen'),
});

const positionsRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'positions',
  validateSearch: (search: RawSearch) =>
    present({
      at: dayOfAddress(search, 'at'),
      window: windowOfAddress(search),
      versus: dayOfAddress(search, 'versus'),
      regard: oneOf(REGARDS, search.regard),
      order: search.order === 'camp' ? ('camp' as const) : undefined,
      unnamed: search.unnamed === 'show' ? ('show' as const) : undefined,
      view: search.view === 'table' ? ('table' as const) : undefined,
      sort: oneOf(SORTS, search.sort),
      holder: textOf(search, 'holder'),
      target: textOf(search, 'target'),
    }),
  component: lazyRouteComponent(() => import('../screens/positions/positions.tsx'), 'PositionsScreen'),
});

const pairRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'positions/$holder/$target',
  validateSearch: (search: RawSearch) =>
    present({
      at: dayOfAddress(search, 'at'),
      window: windowOfAddress(search),
      by: search.by === 'published' ? ('published' as const) : undefined,
      without: textOf(search, 'without'),
    }),
  component: lazyRouteComponent(() => import('../screens/pair/pair.tsx'), 'PairScreen'),
});

const networkRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'network',
  validateSearch: (search: RawSearch) =>
    present({
      at: dayOfAddress(search, 'at'),
      window: windowOfAddress(search),
      versus: dayOfAddress(search, 'versus'),
      party: textOf(search, 'party'),
      depth: oneOf(['1', '2'], search.depth),
      most: oneOf(PARTIES_MOST, search.most),
      sign: oneOf(['for', 'against'], search.sign),
      least: oneOf(EVIDENCE_LEAST, search.least),
      sort: textOf(search, 'sort'),
      named: textOf(search, 'named'),
      holder: textOf(search, 'holder'),
      target: textOf(search, 'target'),
      among: textOf(search, 'among'),
    }),
  component: lazyRouteComponent(() => import('../screens/network/network.tsx'), 'NetworkScreen'),
});

const dynamicsRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'dynamics',
  validateSearch: (search: RawSearch) =>
    present({ party: textOf(search, 'party'), set: textOf(search, 'set'), step: dayOfAddress(search, 'step') }),
  component: lazyRouteComponent(() => import('../screens/dynamics/dynamics.tsx'), 'DynamicsScreen'),
});

const figuresRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'figures',
  validateSearch: (search: RawSearch) =>
    present({
      q: textOf(search, 'q'),
      measure: textOf(search, 'measure'),
      show: search.show === 'conflicts' ? ('conflicts' as const) : undefined,
    }),
  component: lazyRouteComponent(() => import('../screens/figures/figures.tsx'), 'FiguresScreen'),
});

const timelineRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'timeline',
  validateSearch: (search: RawSearch) => present({ ...timelineSearch(search) }),
  component: lazyRouteComponent(() => import('../screens/timeline/timeline.tsx'), 'TimelineScreen'),
});

const entityRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'entity/$id',
  component: lazyRouteComponent(() => import('../screens/entity/entity.tsx'), 'EntityScreen'),
});

const mapRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'map',
  validateSearch: (search: RawSearch) =>
    present({
      at: dayOfAddress(search, 'at'),
      days: daysOfAddress(search),
      status: oneOf(['planned', 'denied'] as const, search.status),
      place: textOf(search, 'place'),
      way: textOf(search, 'way'),
      view: textOf(search, 'view'),
    }),
  component: lazyRouteComponent(() => import('../screens/map/map.tsx'), 'MapScreen'),
});

const sourcesRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'sources',
  validateSearch: (search: RawSearch) =>
    present({
      show: oneOf(['reliance', 'origins', 'names', 'event'] as const, search.show),
      pick: textOf(search, 'pick'),
      actor: textOf(search, 'actor'),
      event: textOf(search, 'event'),
      a: textOf(search, 'a'),
      b: textOf(search, 'b'),
    }),
  component: lazyRouteComponent(() => import('../screens/sources/sources.tsx'), 'SourcesScreen'),
});

const searchRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'search',
  validateSearch: (search: RawSearch) => present({ q: textOf(search, 'q') }),
  component: lazyRouteComponent(() => import('../screens/search/search.tsx'), 'SearchScreen'),
});

const askRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'ask',
  validateSearch: (search: RawSearch) =>
    present({
      q: textOf(search, 'q'),
      without: textOf(search, 'without'),
      with: textOf(search, 'with'),
      lines: search.lines === 'all' ? ('all' as const) : undefined,
    }),
  component: lazyRouteComponent(() => import('../screens/ask/ask.tsx'), 'AskScreen'),
});

const decisionsRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'decisions',
  validateSearch: (search: RawSearch) => present({ show: search.show === 'all' ? ('all' as const) : undefined }),
  component: lazyRouteComponent(() => import('../screens/decisions/decisions.tsx'), 'DecisionsScreen'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    startRoute,
    settingsRoute,
    caseRoute.addChildren([
      caseIndexRoute,
      caseSettingsRoute,
      deskRoute,
      addRoute,
      askRoute,
      articlesRoute,
      readerRoute,
      positionsRoute,
      pairRoute,
      networkRoute,
      dynamicsRoute,
      figuresRoute,
      timelineRoute,
      entityRoute,
      mapRoute,
      sourcesRoute,
      searchRoute,
      decisionsRoute,
    ]),
  ]),
  // Plain strings, without the JSON that the router would write by default.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    return entries.length === 0 ? '' : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`;
  },
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: UnknownPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
