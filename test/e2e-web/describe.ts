import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

import { describeWhen } from '../require.ts';
import { pagesOf, type Pages } from './pages.ts';
import { CHROMIUM_REMEDY, findChromium, launchChromium, startMarsad, type RunningMarsad } from './running.ts';

/** What a group of tests works on: a server with the sample case, and pages of it in one browser. Both are there once tests run. */
export interface Site {
  readonly marsad: Pick<RunningMarsad, 'url'>;
  readonly pages: Pages;
}

/**
 * A group of tests that share one `marsad start` and one browser; after each its pages are closed, and what the browser
 * complained of fails it, but for answers of the `statuses`, which the browser reports by itself.
 */
export function describeInChromium(
  name: string,
  {
    statuses = [],
    prepare,
  }: {
    readonly statuses?: readonly number[];
    /** Fills cases before the first test. */
    readonly prepare?: (site: Site) => Promise<void>;
  },
  define: (site: Site) => void,
): void {
  const chromium = findChromium();
  describeWhen(chromium !== null, name, CHROMIUM_REMEDY, () => {
    let running: { readonly marsad: RunningMarsad; readonly browser: Browser; readonly pages: Pages } | null = null;
    const current = () => {
      if (running === null) throw new Error('The server and the browser are there once the tests run.');
      return running;
    };
    const site: Site = {
      marsad: {
        get url() {
          return current().marsad.url;
        },
      },
      pages: {
        open: (...given) => current().pages.open(...given),
        close: (...given) => current().pages.close(...given),
      },
    };
    beforeAll(async () => {
      const marsad = await startMarsad();
      const browser = await launchChromium(chromium ?? '');
      running = { marsad, browser, pages: pagesOf(browser, marsad.url) };
      await prepare?.(site);
    });
    afterAll(async () => {
      await running?.browser.close();
      await running?.marsad.stop();
    });
    afterEach(() => site.pages.close(...statuses));
    define(site);
  });
}
