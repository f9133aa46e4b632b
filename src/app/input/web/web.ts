import { setTimeout as wait } from 'node:timers/promises';

import robotsParser from 'robots-parser';

import type { InputProblem } from '../../../model/index.ts';
import { isProblem } from '../decode-source.ts';
import { inputProblem } from '../problem.ts';
import { type Fetched, type FetchOptions, fetchPage, type Validators } from './fetch-page.ts';

/** The web, asked politely. */
export interface Web {
  /** A page that the user named. */
  readonly fetch: (url: string, validators?: Validators) => Promise<Fetched | InputProblem>;
  /** A page that a feed named: only what its site lets programs read, and after the pause that it wants. */
  readonly follow: (url: string) => Promise<Fetched | InputProblem>;
}

export interface WebOptions extends FetchOptions {
  /** The pause between two pages of one site, in milliseconds; longer where the site wants it. */
  readonly pauseMilliseconds?: number;
}

/** The package's types are written for another kind of module. */
const parseRobots = robotsParser as unknown as (address: string, text: string) => Robots;

interface Robots {
  /** Undefined for a page of another site. */
  readonly isAllowed: (url: string, agent: string) => boolean | undefined;
  /** Seconds between two pages. */
  readonly getCrawlDelay: (agent: string) => number | undefined;
}

const AGENT = 'Marsad';
const PAUSE_MILLISECONDS = 1000;
/** Longer than this no site is waited for. */
const PAUSE_SECONDS_MAX = 30;

interface Site {
  readonly mayRead: (url: string) => boolean;
  readonly pause: number;
}

export function createWeb(options: WebOptions = {}): Web {
  const { pauseMilliseconds = PAUSE_MILLISECONDS } = options;
  const sites = new Map<string, Promise<Site | InputProblem>>();
  const askedAt = new Map<string, number>();

  return {
    fetch: (url, validators) => fetchPage(url, options, validators),
    async follow(url) {
      const { origin } = new URL(url);
      const known = sites.get(origin) ?? siteOf(origin, options, pauseMilliseconds);
      sites.set(origin, known);
      const site = await known;
      if (isProblem(site)) return site;
      if (!site.mayRead(url)) return inputProblem('input/robots', { path: url });
      const left = (askedAt.get(origin) ?? 0) + site.pause - performance.now();
      if (left > 0 && askedAt.has(origin)) await wait(left);
      askedAt.set(origin, performance.now());
      return fetchPage(url, options);
    },
  };
}

/** What a site's robots.txt says (RFC 9309): without one all may be read, and nothing while the site is in trouble. */
async function siteOf(origin: string, options: FetchOptions, pause: number): Promise<Site | InputProblem> {
  const address = `${origin}/robots.txt`;
  const found = await fetchPage(address, options);
  if (isProblem(found)) {
    const isAbsent = found.code === 'input/fetch-status' && / 4\d\d/u.test(found.message.en);
    return isAbsent ? { mayRead: () => true, pause } : found;
  }
  const robots = parseRobots(address, Buffer.from(found.bytes).toString('utf8'));
  const wanted = Math.min(robots.getCrawlDelay(AGENT) ?? 0, PAUSE_SECONDS_MAX) * 1000;
  return { mayRead: (url) => robots.isAllowed(url, AGENT) !== false, pause: Math.max(pause, wanted) };
}
