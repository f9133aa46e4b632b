import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import type { ArticleView } from '../../src/model/index.ts';
import { describeInChromium, type Site } from './describe.ts';
import { expectAccessible, searchOf } from './pages.ts';

/** Our own lines: names with proclitics, another script among the words, nested voices, furniture of a page. */
const ARTICLE = `باريس تراجع دعمها لحفتر
+ الخط -
قالت صحيفة "واشنطن بوست" أمس الأربعاء، نقلاً عن مسؤول أميركي، إن روسيا أرسلت 14 طائرة MiG-29 إلى قاعدة الجفرة دعماً لحفتر.
وأعلنت قيادة AFRICOM في بيان أن موسكو زوّدت قوات حفتر بالسلاح في مايو/أيار الماضي، ما أدى إلى مقتل 20 مدنياً في طرابلس.
`;

async function prepare({ marsad }: Site): Promise<void> {
  const meta = { id: 'mixed', title: null, outlet: 'صحيفة عينة', url: null, published: '2020-06-04', language: 'ar' };
  const answer = await fetch(`${marsad.url}/api/cases/mixed/ingest`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: JSON.stringify({ meta, text: ARTICLE }),
  });
  if (!answer.ok) throw new Error(`The article was not taken: ${answer.status}`);
}

describeInChromium('the Reader in Chromium', { prepare }, ({ marsad, pages }) => {
  const MIXED = '/c/mixed/articles/mixed';

  async function articleOf(page: Page): Promise<ArticleView> {
    return (await (await page.request.get(`${marsad.url}/api/cases/mixed/articles/mixed`)).json()) as ArticleView;
  }

  /** Selects words in the page as a mouse would. */
  function selectWords(page: Page, words: string): Promise<void> {
    return page.locator('.article-text').evaluate((article, wanted) => {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode()) nodes.push(walker.currentNode as Text);
      const whole = nodes.map((node) => node.data).join('');
      const place = (offset: number): [Text, number] => {
        let rest = offset;
        for (const node of nodes) {
          if (rest <= node.length) return [node, rest];
          rest -= node.length;
        }
        throw new Error('The words end beyond the text.');
      };
      const at = whole.indexOf(wanted);
      getSelection()?.setBaseAndExtent(...place(at), ...place(at + wanted.length));
    }, words);
  }

  test('letters stay joined where an underline begins within a word', async () => {
    const page = await pages.open(`${MIXED}?lang=ar&layers=actors`);
    const { text, extraction } = await articleOf(page);
    // The title's «لحفتر» is named from its second letter on; the first is a preposition.
    const second = text.indexOf('لحفتر') + 1;
    const mention = extraction.mentions.find((one) => one.start === second);
    expect(text.slice(mention?.start, mention?.end)).toBe('حفتر');
    await page.locator(`[data-findings="${mention?.id}"]`).waitFor();
    const title = page.locator('.article-text h1');
    expect(await title.locator('.run').count()).toBeGreaterThan(0);
    await page.evaluate(() => document.fonts.ready);
    // Without its underlines, the cut title is the same picture as the title in one piece.
    const style = await page.evaluateHandle(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.run { background: none !important }');
      document.adoptedStyleSheets.push(sheet);
      return sheet;
    });
    const cut = await title.screenshot();
    await title.evaluate((heading) => heading.replaceChildren(heading.textContent));
    expect(cut.equals(await title.screenshot())).toBe(true);
    // The measure of this test: a letter that is kept from joining is seen.
    await title.evaluate((heading) => heading.replaceChildren(heading.textContent.replace('لحفتر', 'ل\u200Cحفتر')));
    expect(cut.equals(await title.screenshot())).toBe(false);
    await style.dispose();
  });

  test('a passage is linked, and its link opens on it and marks it', async () => {
    const page = await pages.open(`${MIXED}?lang=en`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.article-text').waitFor();
    const words = 'أن موسكو زوّدت قوات حفتر بالسلاح';
    await selectWords(page, words);
    await page.getByRole('button', { name: 'Copy a link to it' }).click();
    await page.getByRole('status').filter({ hasText: 'The link is copied.' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const { text } = await articleOf(page);
    const start = text.indexOf(words);
    expect(new URL(link).searchParams.get('passage')).toMatch(
      new RegExp(`^${start}-${start + words.length}-[a-z0-9]+$`, 'u'),
    );

    const other = await pages.open(`${new URL(link).pathname}${new URL(link).search}&lang=ar`);
    await other.getByRole('toolbar').waitFor();
    const marked = await other.evaluate(() => [...(CSS.highlights.get('passage') ?? [])].map(String).join(''));
    expect(marked).toBe(words);
    // Layers cut the text anew, and the mark stays on the same words.
    await other.keyboard.press('5');
    await other.locator('[data-findings]').first().waitFor();
    expect(await other.evaluate(() => [...(CSS.highlights.get('passage') ?? [])].map(String).join(''))).toBe(words);
    await other.keyboard.press('Escape');
    await other.getByRole('toolbar').waitFor({ state: 'detached' });
    expect(searchOf(other).get('passage')).toBeNull();
  });

  test('a link to words that have changed since says so, and one beyond the text too', async () => {
    const page = await pages.open(`${MIXED}?lang=en&passage=3-9-zzzz`);
    await page.getByRole('toolbar').waitFor();
    expect(await page.getByRole('toolbar').textContent()).toContain('The text has changed since');
    await page.goto(`${marsad.url}${MIXED}?lang=en&passage=3-99999`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('does not have');
  });

  test('what is copied says outlet, date and link', async () => {
    const page = await pages.open(`${MIXED}?lang=ar`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.finding-claims button').first().click();
    const evidence = await page.locator('.finding[data-selected] .sentence').textContent();
    await page.keyboard.press('c');
    await page.getByRole('status').filter({ hasText: 'نُسخت' }).waitFor();
    const [quotation, source, link = ''] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(quotation).toBe(`«${evidence}»`);
    expect(source).toBe('صحيفة عينة، «باريس تراجع دعمها لحفتر»، 4 يونيو 2020');
    await page.goto(link);
    await page.locator('.run-selected').first().waitFor();
    expect((await page.locator('.run-selected').allTextContents()).join('')).toBe(evidence);
  });

  test('seven layers by seven keys, and a name and a date that were chosen explain themselves', async () => {
    const page = await pages.open(`${MIXED}?lang=en`);
    await page.locator('.article-text').waitFor();
    for (const key of ['1', '2', '3', '4', '5', '6', '7']) await page.keyboard.press(key);
    await page.waitForFunction(() => location.search.includes('layers=actors'));
    expect(searchOf(page).get('layers')).toBe('actors,places,dates');
    await page.locator('.run', { hasText: 'AFRICOM' }).first().click();
    const card = page.locator('.finding-actors[data-selected]');
    await card.waitFor();
    expect(await card.textContent()).toContain('United States');
    await page.locator('.run', { hasText: 'أمس الأربعاء' }).click();
    await page.locator('.finding-dates[data-selected]').waitFor();
    expect(await page.locator('.finding-dates').textContent()).toContain('3 June 2020');
    expect(await page.locator('.finding-dates').textContent()).toContain('inferred');
    // The address alone shows the same again.
    await page.reload();
    await page.locator('.finding-dates[data-selected]').waitFor();
  });

  test('cards stand beside their words and do not cover each other', async () => {
    const page = await pages.open('/c/sample/articles/sample-03?lang=ar');
    await page.locator('.finding').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    const boxes = await page.locator('.finding').evaluateAll((cards) =>
      cards.map((card) => {
        const { top, bottom } = card.getBoundingClientRect();
        const words = document.querySelector(`[data-findings~="${card.id.replace('finding-', '')}"]`);
        return { top, bottom, words: words?.getClientRects()[0]?.top ?? 0 };
      }),
    );
    expect(boxes.length).toBeGreaterThan(5);
    for (const [at, box] of boxes.entries()) {
      expect(box.top).toBeGreaterThanOrEqual(box.words - 10);
      expect(box.top).toBeGreaterThanOrEqual(boxes[at - 1]?.bottom ?? 0);
    }
    // The chosen one comes to its words.
    const third = page.locator('.finding').nth(2);
    const id = (await third.getAttribute('id'))?.replace('finding-', '') ?? '';
    await third.locator('button').first().click();
    await page.locator('.finding[data-selected]').waitFor();
    const [card, words] = await Promise.all([
      third.boundingBox(),
      page.locator(`[data-findings~="${id}"]`).first().boundingBox(),
    ]);
    expect(Math.abs((card?.y ?? 0) - (words?.y ?? 999))).toBeLessThan(16);
  });

  test('the evidence opens beside the text and follows the choice', async () => {
    const page = await pages.open(`${MIXED}?lang=en`);
    await page.locator('.finding').first().waitFor();
    await page.keyboard.press('j');
    await page.locator('.finding[data-selected]').waitFor();
    await page.keyboard.press('e');
    await page.locator('.evidence-panel .source-card').waitFor();
    const first = searchOf(page).get('finding');
    expect(searchOf(page).get('e')).toBe(first);
    await page.keyboard.press('j');
    await page.waitForFunction((id) => new URLSearchParams(location.search).get('e') !== id, first);
    expect(searchOf(page).get('e')).toBe(searchOf(page).get('finding'));
    await page.locator('.evidence-panel mark').waitFor();
    const marked = (await page.locator('.run-selected').allTextContents()).join('');
    expect(await page.locator('.evidence-panel mark').first().textContent()).toBe(marked);
    // Escape closes the panel first, then gives up the choice.
    await page.keyboard.press('Escape');
    await page.locator('.evidence-panel').waitFor({ state: 'detached' });
    expect(searchOf(page).get('finding')).not.toBeNull();
  });

  test('nested voices stand each a step further in, and furniture of the page is set apart', async () => {
    const page = await pages.open(`${MIXED}?lang=ar`);
    const { extraction } = await articleOf(page);
    const nested = extraction.claims.find((claim) => claim.attribution.chain.length > 1);
    expect(nested).toBeDefined();
    await page.locator(`#finding-${nested?.id} button`).first().click();
    const steps = page.locator('.voices li');
    expect(await steps.count()).toBe((nested?.attribution.chain.length ?? 0) + 1);
    const edges = await steps.evaluateAll((items) =>
      items.map((item) => parseFloat(getComputedStyle(item).paddingInlineStart)),
    );
    expect(edges.toSorted((a, b) => a - b)).toEqual(edges);
    expect(new Set(edges).size).toBeGreaterThan(1);
    expect(await page.locator('.boilerplate').textContent()).toBe('+ الخط -');
    expect(await page.locator('.paragraph-number').allTextContents()).toEqual(['1', '2']);
  });

  const looks = [
    { language: 'ar', colorScheme: 'light', width: 1440 },
    { language: 'en', colorScheme: 'light', width: 1440 },
    { language: 'ar', colorScheme: 'dark', width: 1440 },
    { language: 'ar', colorScheme: 'light', width: 420 },
  ] as const;
  test.each(looks)(
    'axe finds nothing in $language, $colorScheme, $width pixels wide',
    async ({ language, ...look }) => {
      const page = await pages.open(`${MIXED}?lang=${language}&passage=3-9`, look);
      await page.getByRole('toolbar').waitFor();
      for (const key of ['5', '6', '7']) await page.keyboard.press(key);
      await page.keyboard.press('j');
      await page.locator('.finding[data-selected]').waitFor();
      await expectAccessible(page);
      await page.keyboard.press('e');
      await page.locator('.evidence-panel .source-card').waitFor();
      await expectAccessible(page);
    },
  );
});
