/**
 * How much must a browser load, when does it paint first, and how soon after a key or a press does it paint again?
 *
 *     npm run bench:web -- [--articles 10000] [--turns 12] [--keep FOLDER]
 *
 * In Chromium, against `marsad start` on the loopback: the scripts of the first screen, compressed; the first paint of the start
 * and of the sample's first page in a browser that remembers nothing; and over a case of so many made articles, for each
 * interaction as often as `--turns` says, the time from the event to the next paint as the browser itself tells it (Event
 * Timing; it leaves out what takes less than 16 ms, which is then counted as 16). Clocks are slow where a machine is shared: see
 * the load that is printed. `--keep` leaves the case in a folder, and uses the one that is there already.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import type { Browser, Page } from 'playwright-core';

import { ingest, openWorkspace } from '../src/app/index.ts';
import { CHROMIUM_REMEDY, findChromium, launchChromium, startMarsad } from '../test/e2e-web/running.ts';
import { median, print, shown, verdict } from './common.ts';
import { generateArticles } from './store/articles.ts';

const { values: options } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    turns: { type: 'string', default: '12' },
    keep: { type: 'string' },
  },
});
const count = Number(options.articles);
const turns = Number(options.turns);
const CASE = 'bench';

/** What the design asks for. */
const SCRIPT_MAX_KB = 350;
const PAINT_MAX_MS = 1500;
const INTERACTION_MAX_MS = 100;
const PAINTS = 5;
/** What the browser tells no more exactly. */
const EVENT_MIN_MS = 16;
/** Nothing is waited for longer: the first answer of a large case derives what it shows. */
const PATIENCE_MS = 600_000;

async function main(): Promise<void> {
  const chromium = findChromium();
  if (chromium === null) throw new Error(CHROMIUM_REMEDY);
  const home = options.keep ?? mkdtempSync(join(tmpdir(), 'marsad-bench-web-'));
  try {
    if (!existsSync(join(home, 'cases', CASE))) await fill(home);
    const marsad = await startMarsad(home);
    const browser = await launchChromium(chromium);
    try {
      print('machine', `Node.js ${process.version}, Chromium ${browser.version()}, load ${load()} at the start`);
      await measureScripts(browser, marsad.url);
      for (const path of ['/', '/c/sample/desk', '/c/sample/positions']) await measurePaint(browser, marsad.url, path);
      await measureInteractions(browser, `${marsad.url}/c/${CASE}`);
      print('load', `${load()} at the end`);
    } finally {
      await browser.close();
      await marsad.stop();
    }
  } finally {
    if (options.keep === undefined) rmSync(home, { recursive: true, force: true });
  }
}

function load(): string {
  return loadavg()[0]?.toFixed(1) ?? '';
}

async function fill(folder: string): Promise<void> {
  const workspace = openWorkspace({ kind: 'folder', folder });
  try {
    const { read } = await ingest(await workspace.open(CASE, { create: true }), generateArticles(count));
    print('articles', `${shown(read)} in the case`);
  } finally {
    await workspace.close();
  }
}

/** The scripts that the first screen asks for, and their size as a server would send them compressed. */
async function measureScripts(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const bodies = await Promise.all(scripts);
  const kilobytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
  print(
    'script',
    `${kilobytes.toFixed(0)} kB in ${bodies.length} files, compressed; ${SCRIPT_MAX_KB} asked: ${verdict(kilobytes < SCRIPT_MAX_KB)}`,
  );
  await page.close();
}

/** The median of the first contentful paints, each in a context that has nothing cached. */
async function measurePaint(browser: Browser, url: string, path: string): Promise<void> {
  const paints: number[] = [];
  for (let turn = 0; turn < PAINTS; turn += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${url}${path}`);
    await page.locator('h1').first().waitFor({ timeout: PATIENCE_MS });
    paints.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
    );
    await context.close();
  }
  const paint = median(paints);
  print('paint', `${path}: ${shown(paint)} ms; ${PAINT_MAX_MS} asked: ${verdict(paint < PAINT_MAX_MS)}`);
}

interface Interaction {
  readonly name: string;
  /** The screen, and what is there once it can be used. */
  readonly path: string;
  readonly ready: string;
  readonly act: (page: Page, turn: number) => Promise<void>;
}

const key =
  (...keys: readonly string[]) =>
  (page: Page, turn: number): Promise<void> =>
    page.keyboard.press(keys[turn % keys.length] ?? '');

/** What people do most, screen by screen. */
const INTERACTIONS: readonly Interaction[] = [
  { name: 'next article', path: '/articles', ready: 'tbody tr', act: key('j') },
  { name: 'order of articles', path: '/articles', ready: 'tbody tr', act: (page, turn) => page.locator('.column-order').nth(turn % 3).click() },
  { name: 'filter of articles', path: '/articles', ready: 'tbody tr', act: typeInto('main input[type=search]') },
  { name: 'cell to cell', path: '/positions', ready: '.matrix-cell', act: key('j', 'ArrowLeft', 'k', 'ArrowRight') },
  { name: 'a week back and on', path: '/positions', ready: '.matrix-cell', act: key('BracketLeft', 'BracketRight') },
  { name: 'declared, enacted', path: '/positions', ready: '.matrix-cell', act: key('r') },
  { name: 'matrix and list', path: '/positions', ready: '.matrix-cell', act: key('t') },
  { name: 'filter of figures', path: '/figures', ready: '.figure-ledger tbody tr', act: typeInto('main input[type=search]') },
  { name: 'next hit', path: `/search?q=${encodeURIComponent('حفتر')}`, ready: 'main li', act: key('j', 'j', 'k') },
]; // prettier-ignore

function typeInto(selector: string): Interaction['act'] {
  return async (page, turn) => {
    const field = page.locator(selector).first();
    await field.focus();
    await page.keyboard.press(turn % 2 === 0 ? 'KeyA' : 'Backspace');
  };
}

async function measureInteractions(browser: Browser, caseUrl: string): Promise<void> {
  const all: number[] = [];
  for (const interaction of INTERACTIONS) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${caseUrl}${interaction.path}`);
    await page.locator(interaction.ready).first().waitFor();
    await page.waitForLoadState('networkidle', { timeout: PATIENCE_MS });
    await watchEvents(page);
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      await interaction.act(page, turn);
      times.push(await slowestEvent(page));
    }
    all.push(...times);
    print(interaction.name, `p50 ${shown(median(times))} ms, p95 ${shown(percentile95(times))} ms`);
    await context.close();
  }
  const p95 = percentile95(all);
  print(
    'interaction to paint',
    `p95 of all ${shown(p95)} ms; ${INTERACTION_MAX_MS} asked: ${verdict(p95 < INTERACTION_MAX_MS)}`,
  );
}

function percentile95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.95))] ?? 0;
}

declare global {
  // The page's own list of what was slow since somebody asked last.
  var slowEvents: number[];
}

async function watchEvents(page: Page): Promise<void> {
  await page.evaluate((least) => {
    globalThis.slowEvents = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.slowEvents.push(duration);
    }).observe({ type: 'event', durationThreshold: least } as PerformanceObserverInit);
  }, EVENT_MIN_MS);
}

/** The longest time from an event to the next paint since it was last asked; the browser tells of it after that paint. */
async function slowestEvent(page: Page): Promise<number> {
  return page.evaluate(async (least) => {
    // No function of its own name here: what compiles this file gives such a name by a helper that the page does not have.
    for (let drawn = 0; drawn < 4; drawn += 1) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
    const slowest = Math.max(least, ...globalThis.slowEvents);
    globalThis.slowEvents = [];
    return slowest;
  }, EVENT_MIN_MS);
}

await main();
