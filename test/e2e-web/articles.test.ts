import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { describeInChromium, type Site } from './describe.ts';
import { expectAccessible, searchOf } from './pages.ts';

const BODY =
  'أدانت فرنسا هجوم حفتر على طرابلس أمس. وقالت وزارة الخارجية في باريس إن الحل في ليبيا سياسي ولا يمكن أن يكون عسكرياً. ودعت الوزارة جميع الأطراف إلى العودة إلى طاولة الحوار برعاية الأمم المتحدة، وذكّرت بأن سكان العاصمة يدفعون ثمن القتال منذ أسابيع.';

interface Input {
  readonly id: string;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly text: string;
}
const INPUTS: readonly Input[] = [
  { id: 'first', outlet: 'صحيفة الشاطئ', published: '2019-04-09', text: `باريس تدين\n${BODY}` },
  { id: 'again', outlet: 'صحيفة الجبل', published: '2019-04-11', text: `فرنسا تدين الهجوم\n${BODY}` },
  { id: 'other', outlet: 'صحيفة الجبل', published: '2019-06-02', text: 'لقاء في روما\nالتقى السراج المبعوث الأممي في روما.' },
  { id: 'later', outlet: null, published: null, text: 'مدينة هادئة\nلم يحدث شيء يذكر.' },
  // It came before with other words.
  { id: 'other', outlet: 'صحيفة الجبل', published: '2019-06-02', text: 'لقاء في روما\nالتقى السراج المبعوث الأممي في روما اليوم.' },
]; // prettier-ignore

async function prepare({ marsad }: Site): Promise<void> {
  for (const { text, ...meta } of INPUTS) {
    const answer = await fetch(`${marsad.url}/api/cases/printed/ingest`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: JSON.stringify({ meta: { ...meta, title: null, url: null, language: 'ar' }, text }),
    });
    if (!answer.ok) throw new Error(`An article was not taken: ${answer.status}`);
  }
}

describeInChromium('the articles in Chromium', { prepare }, ({ marsad, pages }) => {
  const PRINTED = '/c/printed/articles';

  async function idsOf(page: Page): Promise<readonly (string | null)[]> {
    await page.locator('tbody tr').first().waitFor();
    return page.locator('tbody [data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
  }

  test('reprints and former versions are marked, and a press shows each text once', async () => {
    const page = await pages.open(`${PRINTED}?lang=en`);
    expect(await idsOf(page)).toEqual(['other', 'again', 'first', 'later']);
    const marks = async (id: string) =>
      (await page.locator(`tr:has([data-row="${id}"]) .badge`).allTextContents()).map((text) =>
        text.replaceAll(/[\u2066-\u2069]/gu, ''),
      );
    await page.locator('tbody .badge').first().waitFor();
    expect(await marks('first')).toEqual(['printed twice, here first']);
    expect(await marks('again')).toEqual(['reprint; first in صحيفة الشاطئ, 9 April 2019']);
    expect(await marks('other')).toEqual(['one former version']);
    expect(await marks('later')).toEqual([]);
    await page.getByRole('button', { name: 'Each text once' }).click();
    await page.locator('[data-row="again"]').waitFor({ state: 'detached' });
    expect(await idsOf(page)).toEqual(['other', 'first', 'later']);
    // The address alone shows the same again.
    await page.reload();
    await page.locator('tbody .badge').first().waitFor();
    expect(await idsOf(page)).toEqual(['other', 'first', 'later']);
  });

  test('headings put the list in order, and say so', async () => {
    const page = await pages.open(`${PRINTED}?lang=ar`);
    await page.getByRole('button', { name: 'النشر' }).click();
    await page.locator('th[aria-sort=ascending]').waitFor();
    expect(await idsOf(page)).toEqual(['first', 'again', 'other', 'later']);
    await page.getByRole('button', { name: 'الكلمات' }).click();
    await page.locator('th[aria-sort=descending]', { hasText: 'الكلمات' }).waitFor();
    expect(searchOf(page).get('order')).toContain('words');
    const words = await page.locator('tbody td:nth-child(4)').allTextContents();
    expect(words.map(Number)).toEqual(words.map(Number).toSorted((a, b) => b - a));
  });

  test('a month of the bars, an outlet and words narrow the list, and the way back opens it', async () => {
    const page = await pages.open(`${PRINTED}?lang=en`);
    await page.locator('.month-bar').first().waitFor();
    expect(await page.locator('.month-bar').count()).toBe(3);
    await page.getByRole('button', { name: /April 2019\u2069?: 2 articles/u }).click();
    await page.locator('[data-row="other"]').waitFor({ state: 'detached' });
    expect(await idsOf(page)).toEqual(['again', 'first']);
    expect([searchOf(page).get('from'), searchOf(page).get('to')]).toEqual(['2019-04-01', '2019-04-30']);

    const outlet = encodeURIComponent('صحيفة الجبل');
    await page.goto(`${marsad.url}${PRINTED}?lang=en&from=2019-04-01&to=2019-04-30&outlet=${outlet}`);
    expect(await idsOf(page)).toEqual(['again']);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export as \u2068CSV' }).click(),
    ]);
    const [heading = [], ...rows] = parse(readFileSync(await download.path(), 'utf8'), { bom: true });
    expect(rows.map((row) => row[heading.indexOf('Article id')])).toEqual(['again']);

    await page.getByPlaceholder('Filter by title').fill('ما ليس فيها');
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await page.locator('[data-row="other"]').waitFor();
    expect(await idsOf(page)).toEqual(['other', 'again', 'first', 'later']);
    expect(searchOf(page).get('outlet')).toBeNull();
  });

  test('e previews what has the focus, and the preview follows the keys', async () => {
    const page = await pages.open(`${PRINTED}?lang=en`);
    await idsOf(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    const preview = page.locator('.article-preview');
    await preview.getByText('أدانت فرنسا هجوم حفتر').waitFor();
    await page.keyboard.press('k');
    await preview.getByText('التقى السراج').waitFor();
    expect(searchOf(page).get('preview')).toBe('other');
    await preview.locator('.preview-claim').first().click();
    await page.locator('.evidence-panel .source-card').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.evidence-panel').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await preview.waitFor({ state: 'detached' });
  });

  test('a text that is pasted becomes an article, with the outlet and date that were asked for', async () => {
    const page = await pages.open('/c/printed/add?lang=ar');
    const text = 'القاهرة تستضيف لقاءً ليبياً\nأكدت مصر دعمها لحفتر في بيان صدر أمس.';
    await page.getByLabel('أو الصق نص مقال واحد').fill(text);
    await page.getByRole('button', { name: 'أضفه إلى القائمة' }).click();
    await page.getByLabel(/^الوسيلة: القاهرة/u).fill('صحيفة الشاطئ');
    await page.getByLabel(/^تاريخ النشر: القاهرة/u).fill('2019-05-08');
    await page.getByRole('button', { name: 'اقرأ مقالًا واحدًا' }).click();
    await page.getByRole('link', { name: 'إلى المقالات' }).click();
    await page.getByRole('link', { name: 'القاهرة تستضيف لقاءً ليبياً' }).click();
    await page.locator('.finding-claims').first().waitFor();
    expect(await page.locator('.article-text h1').textContent()).toBe('القاهرة تستضيف لقاءً ليبياً');
    expect(await page.locator('.reader-head').textContent()).toContain('8 مايو 2019');
    expect(await page.locator('.reader-head').textContent()).toContain('صحيفة الشاطئ');
    // And its claim, with who backs whom.
    const claim = page.locator('.finding-claims', { hasText: 'حفتر' }).first();
    expect(await claim.textContent()).toContain('مصر');
    await claim.locator('button').first().click();
    expect((await page.locator('.run-selected').allTextContents()).join('')).toContain('دعمها لحفتر');
  });

  test('a Word document and a feed are read by the server, and a private address is refused with what to do', async () => {
    const page = await pages.open('/c/printed/add?lang=ar');
    const inputs = fileURLToPath(new URL('../inputs/', import.meta.url));
    await page.locator('input[type=file]').setInputFiles([`${inputs}article.docx`, `${inputs}feed.json`]);
    await page.locator('.ledger tbody tr').nth(1).waitFor();
    expect(await page.locator('.ledger').textContent()).toContain('رئيس الوزراء');
    await page.getByLabel(/^أو عنوان صفحة أو خلاصة/u).fill('http://127.0.0.1:9/feed');
    await page.getByRole('button', { name: 'اجلبه' }).click();
    await page.getByText('شبكة خاصة').waitFor();
    await page.getByRole('button', { name: /^اقرأ/u }).click();
    await page.getByRole('link', { name: 'إلى المقالات' }).waitFor();
  });

  test('a case without articles says how to add some', async () => {
    // The case is there as soon as anything is sent to it, also where nothing of that is an article.
    await fetch(`${marsad.url}/api/cases/bare/ingest`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: '{}',
    });
    const page = await pages.open('/?lang=en');
    await page.goto(`${marsad.url}/c/bare/articles?lang=en`);
    await page.getByRole('heading', { name: 'No articles yet' }).waitFor();
    await page.locator('main').getByRole('link', { name: 'Add articles' }).click();
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    expect(new URL(page.url()).pathname).toBe('/c/bare/add');
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
      const page = await pages.open(`${PRINTED}?lang=${language}&preview=first&from=2019-04-01`, look);
      await page.locator('tbody .badge').first().waitFor();
      if (look.width > 1000) await page.locator('.preview-claim').first().waitFor();
      await expectAccessible(page);
      await page.goto(`${marsad.url}/c/printed/add?lang=${language}`);
      await page.locator('textarea').fill('نص');
      await page.locator('textarea').press('Control+Enter');
      await page.locator('.ledger').waitFor();
      await expectAccessible(page);
    },
  );
});
