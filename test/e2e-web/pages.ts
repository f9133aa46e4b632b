import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Pages in a browser that is asked for by `launch`, and all that the browser complained of on them. */
export interface Pages {
  readonly open: (address: string, look?: Look) => Promise<Page>;
  /** Closes the pages, and throws where the browser complained of anything but answers of the given statuses. */
  readonly close: (...expectedStatuses: readonly number[]) => Promise<void>;
}

export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly permissions?: readonly string[];
}

const HEIGHT_PIXELS = 900;

/** Pages of the server at `url`; each in a context of its own, so that nothing is remembered from one to the next. */
export function pagesOf(browser: Browser, url: string): Pages {
  let complaints: string[] = [];
  return {
    open: async (address, { colorScheme = 'light', width = 1440, permissions = [] } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: HEIGHT_PIXELS },
        colorScheme,
        reducedMotion: 'reduce',
        permissions: [...permissions],
      });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${url}${address}`);
      await page.locator('h1').first().waitFor();
      return page;
    },
    close: async (...expectedStatuses) => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      const unexpected = complaints.filter((text) => !expectedStatuses.some((status) => text.includes(` ${status} `)));
      complaints = [];
      if (unexpected.length > 0) throw new Error(`The browser complained:\n${unexpected.join('\n')}`);
    },
  };
}

/** What the address of the page says of the view. */
export function searchOf(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}

/** Fails where axe finds anything against the guidelines of the web, levels A and AA, or against good practice. */
export async function expectAccessible(page: Page): Promise<void> {
  // Given to the page by the debugger: the server's policy lets no foreign script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { readonly axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  });
  expect(found).toEqual([]);
}
