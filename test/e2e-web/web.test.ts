import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import type { PositionEvidence, PositionMatrix } from '../../src/model/index.ts';
import { describeInChromium } from './describe.ts';
import { expectAccessible, searchOf } from './pages.ts';

describeInChromium('the web application in Chromium', {}, ({ marsad, pages }) => {
  /** Opens the first article of the sample in which a claim was found. */
  async function openArticleWithClaims(page: Page): Promise<void> {
    const row = page.locator('tbody tr').filter({ has: page.locator('td:nth-child(5)', { hasNotText: /^0$/u }) });
    await row.first().locator('a').click();
    await page.locator('.article-text').waitFor();
  }

  /** The first matrix cell with evidence, by its address. */
  async function openFirstCell(page: Page): Promise<void> {
    await page.locator('.matrix-cell').first().click();
    await page.locator('.evidence-item').first().waitFor();
  }

  test('from the start to the sample, which says what it is', async () => {
    const page = await pages.open('/');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.getByRole('link', { name: 'العينة' }).click();
    await page.locator('.desk-section').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('header .badge').textContent()).toBe('كُتبت للعرض');
    expect(await page.locator('tbody tr').count()).toBeGreaterThanOrEqual(24);
  });

  test('the filter and the outlet narrow the articles, and stand in the address', async () => {
    const page = await pages.open('/c/sample/articles?lang=en');
    const all = await page.locator('tbody tr').count();
    await page.keyboard.press('Slash');
    await page.keyboard.type('حفتر');
    await page.waitForFunction((count) => document.querySelectorAll('tbody tr').length < count, all);
    expect(searchOf(page).get('q')).toBe('حفتر');
    const titles = await page.locator('tbody a').allTextContents();
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.filter((title) => !title.includes('حفتر'))).toEqual([]);
    await page.keyboard.press('Escape');
    const outlet = 'عينة ب';
    await page.goto(`${marsad.url}/c/sample/articles?lang=en&outlet=${encodeURIComponent(outlet)}`);
    await page.locator('tbody tr').first().waitFor();
    const outlets = await page.locator('tbody td:nth-child(3)').allTextContents();
    expect(new Set(outlets)).toEqual(new Set([outlet]));
  });

  test('a claim and its card choose each other', async () => {
    const page = await pages.open('/c/sample/articles?lang=en');
    await openArticleWithClaims(page);
    const card = page.locator('.finding-claims').first();
    const id = (await card.getAttribute('id'))?.replace('finding-', '') ?? '';
    await card.locator('button').first().click();
    await page.locator('.run-selected').first().waitFor();
    expect(searchOf(page).get('finding')).toBe(id);
    const evidence = await card.locator('.sentence').textContent();
    const marked = await page.locator('.run-selected').allTextContents();
    expect(marked.join('')).toBe(evidence);

    await page.keyboard.press('Escape');
    await page.locator('.run-selected').first().waitFor({ state: 'detached' });
    await page.locator(`[data-findings~="${id}"]`).first().click();
    await page.locator('.finding[data-selected]').waitFor();
    expect(searchOf(page).get('finding')).not.toBeNull();
  });

  test('the text on screen is the text of the article, letter by letter', async () => {
    const page = await pages.open('/c/sample/articles?lang=ar');
    await openArticleWithClaims(page);
    await page.keyboard.press('5');
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    const answer = await page.request.get(`${marsad.url}/api/cases/sample/articles/${encodeURIComponent(id)}`);
    const { text, blocks } = (await answer.json()) as {
      readonly text: string;
      readonly blocks: readonly { readonly start: number; readonly end: number; readonly kind: string }[];
    };
    const body = blocks.filter((block) => block.kind === 'body').map((block) => text.slice(block.start, block.end));
    const shown = await page.locator('.article-text .body').evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) =>
        [...paragraph.childNodes]
          .filter((node) => !(node instanceof Element && node.matches('.paragraph-number')))
          .map((node) => node.textContent)
          .join(''),
      ),
    );
    expect(shown).toEqual(body);
  });

  test('a claim explains itself', async () => {
    const page = await pages.open('/c/sample/articles?lang=en');
    await openArticleWithClaims(page);
    await page.locator('.finding-claims button').first().click();
    await page.keyboard.press('e');
    await page.locator('.evidence-why summary').click();
    await page.locator('.steps li').first().waitFor();
    expect(await page.locator('.steps li').count()).toBeGreaterThan(1);
  });

  test('layers are switched by key, also on an Arabic keyboard, and stay in the address', async () => {
    const page = await pages.open('/c/sample/articles?lang=en');
    await openArticleWithClaims(page);
    const claims = await page.locator('.finding-claims').count();
    // What an Arabic layout types at the place of the digit 1.
    await page.evaluate(() =>
      document.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit1', key: '١', bubbles: true })),
    );
    await page.locator('.finding-claims').first().waitFor({ state: 'detached' });
    expect(searchOf(page).get('layers')).toBe('figures,causes,shifts');
    await page.reload();
    await page.locator('.article-text').waitFor();
    expect(await page.locator('.finding-claims').count()).toBe(0);
    await page.keyboard.press('1');
    await page.locator('.finding-claims').first().waitFor();
    expect(await page.locator('.finding-claims').count()).toBe(claims);
  });

  test('from a position to its sentence, and to the claim in the article', async () => {
    const page = await pages.open('/c/sample/positions?lang=en');
    await openFirstCell(page);
    const heading = await page.locator('#pair-title').textContent();
    const item = page.locator('.evidence-item').first();
    const evidence = await item.locator('mark').textContent();
    const sentence = await item.locator('.sentence').textContent();
    expect(sentence).toContain(evidence);
    // The address alone shows the same again.
    await page.reload();
    await page.locator('.evidence-item').first().waitFor();
    expect(await page.locator('#pair-title').textContent()).toBe(heading);

    await page.locator('.pair-panel .evidence-item').first().getByRole('link').click();
    await page.locator('.run-selected').first().waitFor();
    expect((await page.locator('.run-selected').allTextContents()).join('')).toBe(evidence);
  });

  test('evidence names its voices, whether or not they are parties of the matrix', async () => {
    const page = await pages.open('/c/sample/positions?lang=en');
    const read = async <Answer>(path: string): Promise<Answer> =>
      (await (await page.request.get(`${marsad.url}/api/cases/sample/positions${path}`)).json()) as Answer;
    const { cells } = await read<PositionMatrix>('');
    for (const { holder, target } of cells) {
      const { items } = await read<PositionEvidence>(`/${holder}/${target}`);
      const outside = items
        .flatMap((item) => item.speakers)
        .find(({ id }) => cells.every((cell) => cell.holder !== id));
      if (!outside) continue;
      await page.goto(`${marsad.url}/c/sample/positions?lang=en&holder=${holder}&target=${target}`);
      await page.locator('.evidence-item').first().waitFor();
      const fields = (await page.locator('.evidence-item .fields').allTextContents()).join('\n');
      expect(fields).toContain(outside.label.en);
      // An id of one word may also be a word of the page.
      const ids = items.flatMap((item) => item.speakers.map(({ id }) => id)).filter((id) => id.includes('-'));
      for (const id of ids) expect(fields).not.toContain(id);
      return;
    }
    throw new Error('No voice of the samples is outside of the matrix.');
  });

  test('the day moves by key and by hand, and what is absent says since when', async () => {
    const page = await pages.open('/c/sample/positions?lang=en');
    const field = page.getByRole('textbox', { name: 'Day', exact: true });
    const latest = await field.inputValue();
    const heading = await page.locator('h1').textContent();
    await page.keyboard.press('BracketLeft');
    await page.waitForFunction((day) => !location.search.includes(day) && location.search.includes('at='), latest);
    const earlier = searchOf(page).get('at') ?? '';
    // The address moves at once, the field with what has come.
    await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, heading);
    expect(await field.inputValue()).toBe(earlier);
    expect(Date.parse(latest) - Date.parse(earlier)).toBe(7 * 86_400_000);
    await field.fill('2019-04-20');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /20 April 2019/u }).waitFor();
    const absent = page.locator('.matrix-cell[data-kind=absent]').first();
    expect(await absent.getAttribute('aria-label')).toMatch(/absent on this day; last evidence .*20\d\d/u);
  });

  test('the matrix is walked by arrows in reading direction and opened by Enter', async () => {
    const page = await pages.open('/c/sample/positions?lang=ar');
    await page.keyboard.press('j');
    const first = await page.locator(':focus').getAttribute('aria-label');
    await page.keyboard.press('j');
    const second = await page.locator(':focus').getAttribute('aria-label');
    expect(second).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.locator('.evidence-item').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.evidence-panel').waitFor({ state: 'detached' });
    expect(searchOf(page).get('holder')).toBeNull();
  });

  test('the language changes and the place stays', async () => {
    const page = await pages.open('/c/sample/positions?lang=ar');
    await openFirstCell(page);
    const before = searchOf(page);
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForFunction(() => document.documentElement.dir === 'ltr');
    const after = searchOf(page);
    expect([after.get('holder'), after.get('target')]).toEqual([before.get('holder'), before.get('target')]);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('#pair-title').textContent()).toMatch(/^Position of/u);
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.waitForFunction(() => document.documentElement.dir === 'rtl');
    expect(await page.locator('.evidence-item').count()).toBeGreaterThan(0);
  });

  test('the dark theme is kept, and drawn before the script runs', async () => {
    const page = await pages.open('/c/sample/settings?lang=en');
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByText('Dark', { exact: true }).click();
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await paper()).toBe(dark);
  });

  test('screens and help are one key away', async () => {
    const page = await pages.open('/c/sample/articles?lang=en');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.waitForURL(/\/positions/u);
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.waitForURL(/\/figures/u);
    await page.locator('.figure-ledger tbody tr').first().waitFor();
    await page.keyboard.press('Shift+Slash');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.finding-figures[data-selected]').waitFor();
    expect(searchOf(page).get('finding')).not.toBeNull();
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.waitForURL(/\/articles\?/u);
  });

  test('files that are chosen become articles of a case of their own, and the sample stays as it is', async () => {
    const page = await pages.open('/?lang=en');
    await page.getByLabel('Name of the case').fill('desk');
    await page.locator('input[type=file]').setInputFiles([
      {
        name: 'tripoli.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(
          'لقاء في طرابلس\n\nأكدت فرنسا دعمها لحكومة الوفاق الوطني، فيما قصفت قوات حفتر مطار معيتيقة.\n',
        ),
      },
      { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from(' \n') },
    ]);
    expect(await page.getByRole('alert').textContent()).toContain('empty.txt');
    await page.getByLabel('Published: tripoli.txt').fill('2019-04-30');
    await page.getByLabel('Outlet: tripoli.txt').fill('صحيفة');
    await page.getByRole('button', { name: 'Read 1 article' }).click();
    await page.getByRole('link', { name: 'See the articles' }).click();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.locator('header .badge').count()).toBe(0);
    await page.locator('tbody a').click();
    await page.locator('.article-text').waitFor();
    expect(await page.locator('.article-text').textContent()).toContain('مطار معيتيقة');
  });

  test('a search by keyboard alone, its hits, and the way into the article', async () => {
    const page = await pages.open('/c/sample/articles?lang=ar');
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL(/\/search/u);
    // The field of an empty search has the focus, and gets it back by its key.
    await page.locator('.query-field:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Slash');
    await page.keyboard.type('لحفتر أو "وقف إطلاق النار"');
    await page.keyboard.press('Enter');
    await page.locator('main li').first().waitFor();
    expect(searchOf(page).get('q')).toBe('لحفتر أو "وقف إطلاق النار"');
    expect(await page.locator('.query-text').textContent()).toBe('لحفتر OR "وقف إطلاق النار"');
    const marked = await page.locator('.hit mark').allTextContents();
    expect(marked.length).toBeGreaterThan(5);
    for (const words of marked) expect(words).toMatch(/حفتر|وقف ل?إطلاق النار/u);
    // Twenty to a page, and the rest on demand.
    const total = Number(/\d+/u.exec((await page.locator('main').getByRole('status').textContent()) ?? '')?.[0]);
    expect(await page.locator('main li').count()).toBe(20);
    await page.getByRole('button', { name: 'إظهار المزيد' }).click();
    await page.waitForFunction((count) => document.querySelectorAll('main li').length === count, total);

    await page.keyboard.press('j');
    const title = await page.locator(':focus').textContent();
    await page.keyboard.press('Enter');
    await page.locator('.article-text').waitFor();
    expect(await page.locator('h1').textContent()).toBe(title);
    // The way back leads to the same query, in the field too.
    await page.goBack();
    await page.locator('main li').first().waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('لحفتر أو "وقف إطلاق النار"');
  });

  test('a query that cannot be read shows what is wrong where it is, and how to write one', async () => {
    const page = await pages.open(`/c/sample/search?lang=en&q=${encodeURIComponent('Haftar AND (Paris')}`);
    await page.getByRole('alert').waitFor();
    expect(await page.locator('[role=alert] mark').textContent()).toBe('(');
    expect(await page.getByRole('alert').textContent()).toContain('character 12');
    await page.getByRole('link', { name: /actor:Sarraj/u }).click();
    await page.locator('.hit mark').first().waitFor();
    expect(searchOf(page).get('q')).toBe('actor:Sarraj');
    await page.getByRole('searchbox').fill('كلمة غريبة جدا');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('heading', { name: 'No article matches' }).waitFor();
    // The browser itself reports the answer 400; nothing else went wrong.
    await pages.close(400);
  });

  test('a list is taken along as the screen shows it', async () => {
    const page = await pages.open('/c/sample/figures?lang=en&measure=killed');
    const shown = await page.locator('.figure-ledger tbody tr').count();
    const fileOf = async (format: string): Promise<readonly [name: string, text: string]> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: `Export as \u2068${format}` }).click(),
      ]);
      return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
    };
    const [name, csv] = await fileOf('CSV');
    expect(name).toBe('marsad-sample-ledger.csv');
    const [heading = [], ...rows] = parse(csv, { bom: true });
    expect([rows.length, heading[0]]).toEqual([shown, 'Measure']);
    const sentences = await page.locator('.figure-ledger .sentence').allTextContents();
    expect(rows.map((row) => row[heading.indexOf('Sentence')])).toEqual(sentences);

    await page.goto(`${marsad.url}/c/sample/articles?lang=ar&q=${encodeURIComponent('حفتر')}`);
    await page.locator('tbody tr').first().waitFor();
    const titles = await page.locator('tbody a').allTextContents();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /تصدير بصيغة .*JSONL/u }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { article_title: string }).article_title)).toEqual(titles);
  });

  test('an address that leads nowhere says what to do', async () => {
    const page = await pages.open('/?lang=en');
    await page.goto(`${marsad.url}/c/sample/articles/no-such-article?lang=en`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('no-such-article');
    // The browser itself reports the answer 404; nothing else went wrong.
    await pages.close(404);
  });

  const views = [
    'start',
    'articles',
    'reader',
    'positions',
    'evidence',
    'figures',
    'search',
    'hits',
    'problem',
    'add',
    'help',
  ] as const;
  const addresses: Record<(typeof views)[number], string> = {
    start: '/',
    articles: '/c/sample/articles',
    reader: '/c/sample/articles',
    positions: '/c/sample/positions',
    evidence: '/c/sample/positions',
    figures: '/c/sample/figures',
    search: '/c/sample/search',
    hits: '/c/sample/search',
    problem: '/c/sample/search',
    add: '/c/desk/add',
    help: '/c/sample/articles',
  };
  // The theme changes colours alone, so the dark one is looked at in one language.
  const looks = [
    { language: 'ar', theme: 'light' },
    { language: 'en', theme: 'light' },
    { language: 'ar', theme: 'dark' },
  ] as const;
  test.each(looks.flatMap((look) => views.map((view) => ({ ...look, view }))))(
    'axe finds nothing on $view, $language, $theme',
    async ({ language, theme, view }) => {
      const page = await pages.open(`${addresses[view]}?lang=${language}`, { colorScheme: theme });
      if (view === 'reader') {
        await openArticleWithClaims(page);
        await page.keyboard.press('5');
        await page.locator('.finding-claims button').first().click();
        await page.keyboard.press('e');
        await page.locator('.evidence-why summary').click();
        await page.locator('.steps li').first().waitFor();
      }
      if (view === 'evidence') await openFirstCell(page);
      if (view === 'hits' || view === 'problem') {
        await page.getByRole('searchbox').fill(view === 'hits' ? 'Haftar OR "وقف إطلاق النار"' : 'Haftar (');
        await page.keyboard.press('Enter');
        await page
          .locator(view === 'hits' ? '.hit mark' : '[role=alert]')
          .first()
          .waitFor();
      }
      if (view === 'help') {
        await page.keyboard.press('Shift+Slash');
        await page.getByRole('dialog').waitFor();
      }
      await expectAccessible(page);
      if (view === 'problem') await pages.close(400);
    },
  );
});
