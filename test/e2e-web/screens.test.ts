/**
 * Every screen in both languages, over the sample case and over the seeds where they lie beside the repository: pictures of all in
 * `test/output/screens`, to be looked at. Nothing stands wider than the window, axe finds nothing, and an address leads to what it showed.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { describeInChromium, type Site } from './describe.ts';
import { expectAccessible } from './pages.ts';

const PICTURES = fileURLToPath(new URL('../output/screens', import.meta.url));
const SEEDS = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
/** An article of each case. */
const ARTICLE_OF: Readonly<Record<string, string>> = {
  sample: 'sample-06',
  ...(existsSync(join(SEEDS, 'manifest.jsonl')) ? { seeds: 'seed-1' } : {}),
};
/** Each screen is opened twice, and looked at by axe. */
const MILLISECONDS_MAX = 240_000;

/** Addresses under a case, with questions that both cases answer. */
const SCREENS: Readonly<Record<string, string>> = {
  desk: 'desk',
  ask: `ask?q=${encodeURIComponent('من يدعم حفتر؟')}`,
  positions: 'positions',
  'positions-table': 'positions?view=table',
  pair: 'positions/france/libyan-national-army',
  articles: 'articles',
  timeline: 'timeline',
  network: 'network',
  map: 'map',
  figures: 'figures',
  dynamics: 'dynamics',
  sources: 'sources',
  entity: 'entity/libyan-national-army',
  search: `search?q=${encodeURIComponent('حفتر')}`,
  corrections: 'decisions',
  settings: 'settings',
};

interface ListedSeed {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly published: string | null;
}

async function prepare({ marsad }: Site): Promise<void> {
  if (!('seeds' in ARTICLE_OF)) return;
  const listed = readFileSync(join(SEEDS, 'manifest.jsonl'), 'utf8').trim().split('\n');
  const lines = listed.map((line) => {
    const { id, title, outlet, published } = JSON.parse(line) as ListedSeed;
    const meta = { id, title, outlet, url: null, published, language: 'ar' };
    return `${JSON.stringify({ meta, text: readFileSync(join(SEEDS, `${id}.txt`), 'utf8') })}\n`;
  });
  const answer = await fetch(`${marsad.url}/api/cases/seeds/ingest`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.join(''),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** The heading of the page, once everything that it asked for has come. */
async function headingOf(page: Page): Promise<string> {
  const heading = page.locator('main h1').first();
  await heading.waitFor();
  await page.waitForLoadState('networkidle');
  return heading.innerText();
}

describeInChromium('every screen in Chromium', { prepare }, ({ marsad, pages }) => {
  test.each(
    Object.entries(ARTICLE_OF).flatMap(([caseName, article]) =>
      (['ar', 'en'] as const).map((language) => ({ caseName, article, language })),
    ),
  )(
    'over $caseName, in $language',
    async ({ caseName, article, language }) => {
      const page = await pages.open(`/c/${caseName}/articles?lang=${language}`);
      mkdirSync(PICTURES, { recursive: true });
      for (const [screen, path] of Object.entries({ ...SCREENS, reader: `articles/${article}` })) {
        await page.goto(`${marsad.url}/c/${caseName}/${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        const heading = await headingOf(page);
        await page.screenshot({ path: join(PICTURES, `${caseName}-${screen}-${language}.png`) });
        expect(await page.locator('html').getAttribute('lang'), screen).toBe(language);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), screen).toBe(true);
        await expectAccessible(page);
        await page.reload();
        expect(await headingOf(page), `${screen} by its address`).toBe(heading);
      }
    },
    MILLISECONDS_MAX,
  );
});
