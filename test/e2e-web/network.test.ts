import { join } from 'node:path';

import { DirectedGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { DOMParser } from 'linkedom';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { describeInChromium, type Site } from './describe.ts';
import { expectAccessible, searchOf } from './pages.ts';

/** A folder for pictures of the screens, for people to look at; none are taken without. */
const PICTURES = process.env['MARSAD_SCREENSHOTS'];

const DAY = '2020-01-15';
const NETWORK = `/c/sample/network?lang=en&at=${DAY}`;

/** A front that moves, and a sentence that says what it led to: written for this test. */
const FRONT = [
  ['2020-03-02', 'هاجمت قوات حفتر قوات حكومة الوفاق في طرابلس أمس الأحد.'],
  [
    '2020-03-20',
    'سيطرت قوات حكومة الوفاق على قاعدة الوطية أمس الخميس، وانسحبت قوات حفتر منها. ودعمت الإمارات حفتر بالسلاح.',
  ],
  [
    '2020-04-14',
    'سيطرت قوات حكومة الوفاق على صبراتة أمس الاثنين بعد معارك مع قوات حفتر. وأدانت فرنسا هجوم حفتر على طرابلس.',
  ],
  ['2020-05-19', 'سيطرت قوات حكومة الوفاق على ترهونة أمس الاثنين.'],
  ['2020-06-06', 'انسحبت قوات حفتر من ترهونة أمس الجمعة. خسائر حفتر دفعت فرنسا إلى التراجع عن دعمها له.'],
] as const;

async function prepare({ marsad }: Site): Promise<void> {
  const lines = FRONT.map(([published, text], index) => {
    const meta = { id: `front-${index}`, title: null, outlet: 'عينة ب', url: null, published, language: 'ar' };
    return `${JSON.stringify({ meta, text })}\n`;
  });
  const answer = await fetch(`${marsad.url}/api/cases/front/ingest`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.join(''),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

describeInChromium('network and dynamics in Chromium', { prepare }, ({ marsad, pages }) => {
  async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }

  async function openNetwork(address = NETWORK): Promise<Page> {
    const page = await pages.open(address);
    await page.locator('.network-party').first().waitFor();
    return page;
  }

  /** The ties of the drawing, `holder target`, sorted. */
  async function tiesOf(page: Page): Promise<readonly string[]> {
    const ties = await page
      .locator('.network-tie')
      .evaluateAll((shapes) => shapes.map((shape) => shape.getAttribute('data-tie') ?? ''));
    return ties.toSorted();
  }

  function placesOf(page: Page): Promise<readonly (string | null)[]> {
    return page
      .locator('.network-party')
      .evaluateAll((shapes) =>
        shapes.map((shape) => `${shape.getAttribute('data-party')} ${shape.getAttribute('transform')}`).toSorted(),
      );
  }

  test('a party is seen to change camp between two days, with the sentences of the tie that changed', async () => {
    const page = await openNetwork('/c/sample/network?lang=en&at=2020-06-22');
    await page.getByRole('button', { name: 'Compare camps with another day' }).click();
    const versus = page.getByLabel('Compared with');
    await versus.fill('2019-06-01');
    await versus.press('Enter');
    await page.getByRole('heading', { name: /changed camp since .1 June 2019/u }).waitFor();
    const change = page.locator('.camp-change[data-party=libyan-national-army]');
    const told = await change.locator('p').first().textContent();
    expect(told).toMatch(/Libyan National Army.*Camp .[A-Z].*→.*Camp .[A-Z]/u);
    await change.getByRole('button', { name: /Russia/u }).click();
    await page.locator('.between-panel .evidence-item .sentence').first().waitFor();
    expect(await page.locator('.between-panel h3').first().textContent()).toContain('Libyan National Army');
    // A tie that is gone on the later day opens what was said on the earlier one.
    const gone = page.locator('.camp-change li button', { hasText: /→.*(?:absent|no tie)/u }).first();
    await gone.click();
    await page.locator('.between-day[data-day="2019-06-01"] .evidence-item .sentence').first().waitFor();
    await change.getByRole('button', { name: /Russia/u }).click();
    await page.locator('.between-panel .evidence-item .sentence').first().waitFor();

    // The address alone shows the same to a colleague.
    const other = await openNetwork(page.url().slice(marsad.url.length));
    expect(await other.locator('.camp-change[data-party=libyan-national-army] p').first().textContent()).toBe(told);
    await other.locator('.between-panel .evidence-item').first().waitFor();
  });

  test('a camp gets a name that stays in the address, and says that it is a hypothesis', async () => {
    const page = await openNetwork();
    expect(await page.locator('.network-side').textContent()).toMatch(/No text says these.*triangles? fit/su);
    const field = page.locator('.camp-name').first();
    await field.fill('friends of the east');
    await field.press('Enter');
    await page.waitForURL(/named=/u);
    await page.reload();
    await page.locator('.network-party').first().waitFor();
    expect(await page.locator('.camp-name').first().inputValue()).toBe('friends of the east');
    // Whoever leaves the screen finds the name again.
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.waitForURL(/\/desk/u);
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.locator('.network-party').first().waitFor();
    await page.goto(`${marsad.url}${NETWORK}`);
    await page.locator('.network-party').first().waitFor();
    expect(await page.locator('.camp-name').first().inputValue()).toBe('friends of the east');
    // In another window the letters may mean others.
    await page.goto(`${page.url()}&from=2019-06-01`);
    await page.locator('.network-party').first().waitFor();
    expect(await page.locator('.camp-name').first().inputValue()).toBe('');
  });

  test('nothing moves while time runs; keys move the day and narrow to the neighbours of a party', async () => {
    const page = await openNetwork();
    const [places, ties] = [await placesOf(page), await tiesOf(page)];
    for (let step = 0; step < 6; step += 1) {
      const before = page.url();
      await page.keyboard.press(']');
      await page.waitForURL((url) => url.href !== before);
    }
    await page.waitForFunction((count) => document.querySelectorAll('.network-tie').length !== count, ties.length);
    expect(searchOf(page).get('at')).toBe('2020-02-26');
    expect(await placesOf(page)).toEqual(places);
    expect(await tiesOf(page)).not.toEqual(ties);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.waitForURL((url) => (url.searchParams.get('at') ?? '') > '2020-02-26');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play' }).waitFor();

    await page.getByRole('combobox', { name: 'Party', exact: true }).selectOption({ label: 'Turkey' });
    await page.getByRole('heading', { name: /^Network of Turkey/u }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.network-party[data-party=egypt]').waitFor();
    await page.getByRole('combobox', { name: 'Party', exact: true }).selectOption({ label: 'Egypt' });
    await page.getByRole('combobox', { name: 'Show' }).waitFor();
    await page.locator('h1').click();
    const all = await page.locator('.network-party').count();
    await page.keyboard.press('1');
    await page.waitForURL(/depth=1/u);
    await page.waitForFunction((count) => {
      const now = document.querySelectorAll('.network-party').length;
      return now > 0 && now < count;
    }, all);
  });

  test('the network is exported as it is shown, and read back by other programs', async () => {
    const page = await openNetwork(`${NETWORK}&sign=against`);
    const shown = await tiesOf(page);
    expect(shown.length).toBeGreaterThan(3);
    const read = async (format: string): Promise<string> => {
      const href = await page.getByRole('link', { name: format }).getAttribute('href');
      const answer = await fetch(`${marsad.url}${href}`);
      expect(answer.headers.get('content-disposition')).toContain(`network.${format.toLowerCase()}`);
      return answer.text();
    };
    const graph = graphml.parse(DirectedGraph, await read('GRAPHML'));
    expect(graph.mapEdges((_, __, source, target) => `${source} ${target}`).toSorted()).toEqual(shown);
    expect(graph.order).toBe(await page.locator('.network-party').count());
    graph.forEachEdge((_, { position, findings, articles }) => {
      expect(position).toBeLessThan(0);
      expect([findings, articles].every((ids) => String(ids).length > 0)).toBe(true);
    });
    const text = await read('GEXF');
    const moving = gexf.parse(DirectedGraph, text, { allowUndeclaredAttributes: true });
    expect(moving.size).toBeGreaterThan(shown.length);
    const there = [...new DOMParser().parseFromString(text, 'text/xml').querySelectorAll('edge')].filter((edge) =>
      [...edge.querySelectorAll('spell')].some(
        (spell) => (spell.getAttribute('start') ?? '') <= DAY && DAY <= (spell.getAttribute('end') ?? ''),
      ),
    );
    expect(there.map((edge) => `${edge.getAttribute('source')} ${edge.getAttribute('target')}`).toSorted()).toEqual(
      shown,
    );
  });

  test('a triangle opens its sentences by keys, and a tie of the table all of its evidence', async () => {
    const page = await openNetwork();
    await page.locator('.triangle').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.between-panel .evidence-item .sentence').first().waitFor();
    expect(searchOf(page).get('among')?.split('|')).toHaveLength(3);
    await page.locator('.between-panel .evidence-item button').first().click();
    await page.locator('.source-card').waitFor();
    expect(searchOf(page).get('e')).not.toBeNull();
    await page.keyboard.press('Escape');
    await page.locator('.between-panel').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.between-panel').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Position', exact: true }).click();
    expect(await page.locator('th[aria-sort=descending]').textContent()).toContain('Position');
    expect(searchOf(page).get('sort')).toBe('-value');
    const firstRow = page.locator('.tie-table .tie-open').first();
    const name = await firstRow.textContent();
    await firstRow.click();
    await page.locator('.pair-panel .evidence-item').first().waitFor();
    expect(name).toContain((await page.locator('#pair-title bdi').first().textContent()) ?? '—');
  });

  test('the arrow of a stated cause opens its sentence; parameters are changed and stand in the address', async () => {
    const page = await pages.open('/c/front/dynamics?lang=en&set=battlesMin%3D3');
    await page.locator('.dynamics-link text').click();
    await page.locator('.evidence-panel .evidence-paragraph').waitFor();
    expect(await page.locator('.evidence-paragraph').textContent()).toContain('خسائر حفتر دفعت فرنسا');
    expect(searchOf(page).get('e')).toMatch(/^r_/u);
    await page.keyboard.press('Escape');
    await page.locator('.evidence-panel').waitFor({ state: 'detached' });
    // With so few steps nothing is said of a correlation.
    await page.getByText('nothing can be said of a correlation').waitFor();

    await page.locator('h1').click();
    await page.keyboard.press(']');
    await page.locator('.dynamics-opened .told-sentence').first().waitFor();
    expect(await page.locator('.dynamics-opened').textContent()).toContain('هاجمت قوات حفتر');
    expect(searchOf(page).get('step')).toBe('2020-03-01');
    const field = page.getByLabel('length of a step (days)');
    await field.fill('30');
    await field.press('Enter');
    await page.waitForURL(/stepDays(?:=|%3D)30/u);
    await page.waitForFunction(() => document.querySelectorAll('.dynamics-step').length < 7);
    const told = await page.locator('.tie-table').textContent();
    await page.reload();
    await page.locator('.tie-table').waitFor();
    expect(await page.locator('.tie-table').textContent()).toBe(told);
    expect(await page.getByLabel('length of a step (days)').inputValue()).toBe('30');
  });

  test('lags are drawn with their bands, and say how many were tried', async () => {
    const page = await pages.open('/c/sample/dynamics?lang=en&party=libyan-national-army');
    await page.locator('.lag-chart svg').waitFor();
    expect(await page.locator('.lag-band').count()).toBeGreaterThan(1);
    await page.getByText(/lags are tried: with bands of 90%/u).waitFor();
    const party = page.getByRole('combobox', { name: 'Party', exact: true });
    const turkey = party.locator('option', { hasText: /^Turkey — \d+ events?$/u });
    await party.selectOption({ label: (await turkey.textContent()) ?? '' });
    await page.getByText(/Too few steps have both/u).waitFor();
    expect(await page.locator('.lag-chart').count()).toBe(0);
  });

  test.each(['ar', 'en'])(
    'both screens are accessible in %s, and keep their place in the other language',
    async (lang) => {
      const page = await openNetwork(`/c/sample/network?lang=${lang}&at=${DAY}&versus=2019-06-01`);
      await expectAccessible(page);
      await picture(page, `network-${lang}`);
      const places = page.locator('.network-party');
      expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr');
      const count = await places.count();
      await page.getByRole('button', { name: lang === 'ar' ? 'English' : 'العربية' }).click();
      await page.waitForFunction((before) => document.documentElement.lang !== before, lang);
      await places.first().waitFor();
      expect(await places.count()).toBe(count);
      expect(searchOf(page).get('versus')).toBe('2019-06-01');

      await page.goto(`${marsad.url}/c/sample/dynamics?lang=${lang}`);
      await page.locator('.dynamics-chart svg').waitFor();
      await expectAccessible(page);
      await picture(page, `dynamics-${lang}`);
      await page.goto(`${marsad.url}/c/front/dynamics?lang=${lang}&set=battlesMin%3D3&step=2020-04-12`);
      await page.locator('.dynamics-opened .told-sentence').first().waitFor();
      await expectAccessible(page);
      await picture(page, `dynamics-front-${lang}`);
    },
    60_000,
  );

  test('an empty case says what is missing', async () => {
    const page = await pages.open('/c/front/network?lang=en&from=2010-01-01&to=2010-12-31');
    await page.getByRole('heading', { name: 'No ties yet' }).waitFor();
    await expectAccessible(page);
    await page.goto(`${marsad.url}/c/front/dynamics?lang=en&from=2010-01-01&to=2010-12-31`);
    await page.getByRole('heading', { name: /No party has enough fighting/u }).waitFor();
  });
});
