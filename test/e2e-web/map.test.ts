import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { check } from '@placemarkio/check-geojson';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';

import type { ComparisonView, LedgerView, MapEventPage, MapView } from '../../src/model/index.ts';
import { describeInChromium } from './describe.ts';
import { expectAccessible, type Look, searchOf } from './pages.ts';

// Each look goes through eight views.
vi.setConfig({ testTimeout: 120_000 });
/** Where pictures of the screens are kept for the eye; none are made where it is not named. */
const PICTURES = process.env['MARSAD_PICTURES'];

describeInChromium('the map, the figures and the sources in Chromium', {}, ({ marsad, pages }) => {
  async function answer<Answer>(page: Page, path: string): Promise<Answer> {
    return (await (await page.request.get(`${marsad.url}/api/cases/sample/${path}`)).json()) as Answer;
  }

  /** The sentence of the open evidence, as the panel marks it. */
  async function openedEvidence(page: Page): Promise<string> {
    await page.locator('.evidence-panel .source-card').waitFor();
    return (await page.locator('.evidence-paragraph mark').textContent()) ?? '';
  }

  test('from the map to a place, from the place to its sentence, and the address keeps all of it', async () => {
    const page = await pages.open('/c/sample/articles?lang=en');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.locator('.map-mark').first().waitFor();
    const view = await answer<MapView>(page, 'map');
    // Every place that is counted is in the list, and what has none is counted and listed too.
    expect(await page.locator('.map-places tbody tr').count()).toBe(view.places.length + 1);
    expect(view.unlocated).toBeGreaterThan(0);
    expect(await page.locator('.map-total').textContent()).toContain(String(view.unlocated));
    const precisions = new Set(view.places.map(({ precision }) => precision));
    expect([...precisions]).toEqual(expect.arrayContaining(['exact', 'approximate', 'state']));

    const [first] = view.places;
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.map-event').first().waitFor();
    expect(searchOf(page).get('place')).toBe(first?.place.id);
    const { total, events } = await answer<MapEventPage>(page, `map/events?place=${first?.place.id}&limit=30`);
    expect(total).toBe(first?.events);
    expect(await page.locator('.map-event').count()).toBe(events.length);
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    const sentence = events[0]?.sentences[0]?.sentence ?? '';
    expect(sentence).toContain(await openedEvidence(page));
    expect(searchOf(page).get('e')).toBe(events[0]?.sentences[0]?.findingId);
    await page.reload();
    await page.locator('.evidence-panel .source-card').waitFor();
    expect(await page.locator('#map-place').textContent()).toBe(first?.place.label.en);

    await page.keyboard.press('Escape');
    await page.locator('.evidence-panel').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'All places' }).click();
    await page.getByRole('button', { name: 'Without a place' }).click();
    await page.locator('.map-event').first().waitFor();
    expect(searchOf(page).get('place')).toBe('-');
  });

  test('the map is moved and zoomed by keys, shows a city of many fronts apart, and ways open their sentences', async () => {
    const page = await pages.open('/c/sample/map?lang=ar');
    await page.locator('.map-mark').first().waitFor();
    expect(await page.locator('.map-inset figcaption').first().textContent()).toContain('طرابلس');
    const box = page.locator('.map-box');
    await box.focus();
    const tripoli = () => box.locator('[data-place=tripoli]').getAttribute('transform');
    const before = await tripoli();
    await page.keyboard.press('-');
    await page.waitForURL(/view=/u);
    await expect.poll(tripoli).not.toBe(before);
    const zoomed = await tripoli();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(tripoli).not.toBe(zoomed);
    const after = await tripoli();
    await page.reload();
    await page.locator('.map-box [data-place=tripoli]').waitFor();
    expect(await tripoli()).toBe(after);
    await box.focus();
    await page.keyboard.press('0');
    await page.waitForFunction(() => !location.search.includes('view='));
    await expect.poll(tripoli).toBe(before);

    const view = await answer<MapView>(page, 'map');
    const arms = view.ways.find(({ kind }) => kind === 'arms');
    const id = [arms?.kind, arms?.from.place.id, arms?.to.place.id].join(':');
    await page.goto(`${marsad.url}/c/sample/map?lang=ar&way=${encodeURIComponent(id)}`);
    await page.locator('.map-way[data-chosen]').first().waitFor();
    await page.locator('.told-sentence').first().click();
    expect(arms?.sentences[0]?.sentence).toContain(await openedEvidence(page));
  });

  test('time moves by key and by itself, and every count follows', async () => {
    const page = await pages.open('/c/sample/map?lang=en&at=2019-07-31&days=90');
    await page.locator('.map-mark').first().waitFor();
    const within = await answer<MapView>(page, 'map?from=2019-05-03&to=2019-07-31');
    const whole = await answer<MapView>(page, 'map');
    expect(within.total).toBeLessThan(whole.total);
    expect(await page.locator('.map-total').textContent()).toContain(`${within.total} events`);
    await page.keyboard.press('BracketLeft');
    await page.waitForFunction(() => !location.search.includes('at=2019-07-31'));
    expect(searchOf(page).get('days')).toBe('90');
    const earlier = searchOf(page).get('at') ?? '';
    expect(Date.parse(earlier)).toBeLessThan(Date.parse('2019-07-31'));
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction((day) => !location.search.includes(`at=${day}`), earlier);
    await page.getByRole('button', { name: 'Pause' }).click();
    // Planned is apart from what happened.
    await page.goto(`${marsad.url}/c/sample/map?lang=en&status=planned`);
    await page.locator('.map-page').waitFor();
    const planned = await answer<MapView>(page, 'map?status=planned');
    expect(await page.locator('.map-total').textContent()).toContain(`${planned.total} event`);
  });

  test('what is shown is saved as GeoJSON that a validator takes', async () => {
    const page = await pages.open('/c/sample/map?lang=en');
    await page.locator('.map-mark').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save what is shown as GeoJSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('marsad-sample-map.geojson');
    const collection = check(readFileSync(await download.path(), 'utf8'));
    if (collection.type !== 'FeatureCollection') throw new Error(`It is a ${collection.type}.`);
    const view = await answer<MapView>(page, 'map');
    const of = (what: string) => collection.features.filter(({ properties }) => properties?.['what'] === what);
    expect(of('place').map(({ id }) => id)).toEqual(view.places.map(({ place }) => place.id));
    expect(of('way').length).toBe(view.ways.length);
    expect(of('unlocated').map(({ geometry, properties }) => [geometry, properties?.['events']])).toEqual([
      [null, view.unlocated],
    ]);
    const tripoli = of('place').find(({ id }) => id === 'tripoli');
    expect(tripoli?.geometry).toEqual({ type: 'Point', coordinates: [13.19, 32.89] });
    expect(of('place').find(({ id }) => id === 'libya')?.geometry?.type).toBe('MultiPolygon');
  });

  test('a conflict of figures stands side by side, and both sentences open', async () => {
    const page = await pages.open('/c/sample/figures?lang=en&show=conflicts');
    await page.locator('.figure-conflict').first().waitFor();
    const { conflicts, total } = await answer<LedgerView>(page, 'ledger?conflicts=only');
    expect(await page.locator('.figure-conflict').count()).toBe(conflicts.pairs.length);
    expect(await page.locator('.figure-ledger tbody tr').count()).toBe(total);
    const [pair] = conflicts.pairs;
    const sides = page.locator('.figure-conflict').first().locator('.told-sentence');
    for (const [index, side] of [pair?.first, pair?.second].entries()) {
      await sides.nth(index).click();
      const figure = side?.figures[0]?.figure;
      await page.waitForFunction((id) => new URLSearchParams(location.search).get('e') === id, figure?.id);
      expect(await openedEvidence(page)).toBe(figure?.evidence);
    }
    await page.locator('.evidence-panel .badge', { hasText: 'another figure' }).first().waitFor();
    // A tally is drawn, and its marks open the figures too.
    await page.goto(`${marsad.url}/c/sample/figures?lang=en&measure=displaced`);
    await page.locator('.series-chart svg .series-point').first().click();
    expect(searchOf(page).get('e')).not.toBeNull();
    await page.locator('.evidence-panel .source-card').waitFor();
  });

  test('sources: voices, reliance, one origin, names, and two outlets on one event', async () => {
    const page = await pages.open('/c/sample/articles?lang=en');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.locator('.profile-part').first().waitFor();
    await page.locator('.profile-part[data-kind=named]').first().click();
    await page.locator('.profile-sentences .told-sentence').first().click();
    await openedEvidence(page);
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Who relies on whom' }).click();
    await page.locator('.reliance-cell').first().click();
    await page.locator('.told-sentence').first().waitFor();
    expect(searchOf(page).get('pick')).toContain('|');

    await page.getByRole('link', { name: 'Many outlets, one origin' }).click();
    await page.locator('.origin').first().waitFor();
    expect(await page.locator('.origin').first().textContent()).toContain('United Nations');

    await page.getByRole('link', { name: 'What they call whom' }).click();
    await page.locator('.used-name').first().waitFor();
    await page.getByRole('combobox', { name: 'Who is named' }).selectOption('khalifa-haftar');
    await page.getByRole('heading', { level: 2, name: 'Khalifa Haftar' }).waitFor();
    expect(searchOf(page).get('actor')).toBe('khalifa-haftar');
    await page.locator('.used-name-row').first().click();
    const name = (await page.locator('.used-name-text').first().textContent()) ?? '';
    await page.locator('.used-name .sentence').first().waitFor();
    expect(await page.locator('.used-name .sentence').first().textContent()).toContain(name.split(' ').at(-1) ?? '');

    await page.getByRole('link', { name: 'Two outlets, one event' }).click();
    await page.locator('.event-side').nth(1).waitFor();
    const { chosen, sides } = await answer<ComparisonView>(page, 'sources/comparison');
    const last = chosen?.outlets.at(-1) ?? '';
    await page.getByRole('combobox', { name: 'with', exact: true }).selectOption(last);
    await page.waitForFunction((outlet) => new URLSearchParams(location.search).get('b') === outlet, last);
    await page.reload();
    await page.locator('.event-side').nth(1).waitFor();
    expect(await page.locator('.event-side h3').nth(1).textContent()).toBe(last);
    const said = sides.find(({ outlet }) => outlet === last)?.tellings.map(({ sentence }) => sentence.text) ?? [];
    const shown = await page.locator('.event-side').nth(1).locator('.sentence').allTextContents();
    expect(new Set(shown)).toEqual(new Set(said));
  });

  const VIEWS = {
    map: '/c/sample/map',
    'map-place': '/c/sample/map?place=tripoli&at=2019-07-31&days=90',
    figures: '/c/sample/figures',
    sources: '/c/sample/sources',
    reliance: '/c/sample/sources?show=reliance',
    origins: '/c/sample/sources?show=origins',
    names: '/c/sample/sources?show=names',
    event: '/c/sample/sources?show=event',
  } as const;
  const looks: readonly (Look & {
    readonly language: string;
    readonly width: number;
    readonly views: readonly string[];
  })[] = [
    { language: 'ar', colorScheme: 'light', width: 1440, views: Object.keys(VIEWS) },
    { language: 'en', colorScheme: 'dark', width: 1440, views: Object.keys(VIEWS) },
    { language: 'ar', colorScheme: 'light', width: 420, views: ['map-place', 'figures', 'sources', 'reliance'] },
  ];
  test.each(looks)(
    'axe finds nothing in $language, $colorScheme, $width pixels wide',
    async ({ language, views, ...look }) => {
      const page = await pages.open(`/c/sample/map?lang=${language}`, look);
      for (const [name, address] of Object.entries(VIEWS)) {
        if (!views.includes(name)) continue;
        await page.goto(`${marsad.url}${address}${address.includes('?') ? '&' : '?'}lang=${language}`);
        await page
          .locator('.map-mark, .figure-ledger, .profile, .reliance, .origin, .used-name, .event-side')
          .first()
          .waitFor();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
        if (PICTURES === undefined) continue;
        mkdirSync(PICTURES, { recursive: true });
        await page.screenshot({ path: join(PICTURES, `${name}-${language}-${look.width}.png`), fullPage: true });
      }
    },
  );
});
