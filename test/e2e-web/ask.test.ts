import { expect, test } from 'vitest';

import type { AskAnswer } from '../../src/model/index.ts';
import { describeInChromium } from './describe.ts';
import { expectAccessible, searchOf } from './pages.ts';

// A name that nobody knows is answered with 404, which the browser itself reports.
describeInChromium('asking in Chromium', { statuses: [404] }, ({ marsad, pages }) => {
  const WHO = `/c/sample/ask?q=${encodeURIComponent('من يدعم حفتر؟')}`;

  test('a question by keyboard alone, its answer with numbered sentences, and the way to one of them', async () => {
    const page = await pages.open('/c/sample/articles?lang=ar');
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.getByRole('heading', { name: 'السؤال' }).waitFor();
    await page.keyboard.type('من يدعم حفتر؟');
    await page.keyboard.press('Enter');
    await page.locator('.answer-line').first().waitFor();
    expect(searchOf(page).get('q')).toBe('من يدعم حفتر؟');

    const response = await page.request.get(
      `${marsad.url}/api/cases/sample/ask?q=${encodeURIComponent('من يدعم حفتر؟')}`,
    );
    const answer = (await response.json()) as AskAnswer;
    // Every sentence that is cited stands there, whole and once.
    const shown = await page.locator('.cited .sentence').allTextContents();
    expect(shown.toSorted()).toEqual(answer.sentences.map(({ sentence }) => sentence.text).toSorted());
    expect(answer.sections.map(({ section }) => section)).toContain('against');
    expect(await page.locator('[data-section=against] .answer-line').count()).toBeGreaterThan(0);

    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.locator('.evidence-panel .source-card').waitFor();
    expect(searchOf(page).get('e')).toBe(answer.sections[0]?.lines[0]?.findingIds[0]);
    await page.keyboard.press('Escape');
    await page.locator('.evidence-panel').waitFor({ state: 'detached' });

    const first = answer.sentences[0];
    await page.locator('.cited').first().getByRole('link').click();
    await page.locator('.passage-tools').waitFor();
    const marked = await page.evaluate(() => [...(CSS.highlights.get('passage') ?? [])].map(String).join(''));
    expect(marked).toBe(first?.sentence.text.slice(...first.sentence.highlight));
  });

  test('a chip can be taken away, put in again and replaced, and the address keeps it', async () => {
    const page = await pages.open(`${WHO}&lang=en`);
    await page.locator('.chip').first().waitFor();
    const chips = () =>
      page.locator('.chip').evaluateAll((all) =>
        all.map((chip) => {
          const select = chip.querySelector('select');
          return select === null ? chip.querySelector('bdi')?.textContent : select.selectedOptions[0]?.textContent;
        }),
      );
    expect(await chips()).toEqual(['who', 'Khalifa Haftar', 'supports']);
    await page.getByRole('button', { name: /Take away: .*Khalifa Haftar/u }).click();
    await page.waitForFunction(() => document.querySelectorAll('.chip').length === 2);
    expect(searchOf(page).get('without')).toBe('target:khalifa-haftar');

    await page.getByLabel('+ narrow by …').selectOption('target');
    await page.getByLabel('toward whom').fill('السراج');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.chip').length === 3);
    expect(await chips()).toContain('Fayez al-Sarraj');

    await page.getByRole('combobox', { name: 'question' }).selectOption('when');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('with')?.includes('kind:when'));
    await page.locator('.answer-head').waitFor();
    await page.reload();
    await page.locator('.chip').first().waitFor();
    expect(await chips()).toEqual(['when', 'Fayez al-Sarraj', 'supports']);
    await page.getByRole('button', { name: 'Back to the question as it was asked' }).click();
    await page.waitForFunction(() => !location.search.includes('with'));
    await page.locator('.chip', { hasText: 'Khalifa Haftar' }).waitFor();
    expect(await chips()).toEqual(['who', 'Khalifa Haftar', 'supports']);
  });

  test('the time window and the outlets of the header hold for the answer too', async () => {
    const page = await pages.open(`${WHO}&lang=en&from=2019-04-01&to=2019-06-30`);
    await page.locator('.chip').first().waitFor();
    const time = page.locator('.chip', { hasText: '1 April 2019' });
    expect(await time.textContent()).toContain('30 June 2019');
    await time.getByRole('button').click();
    await time.waitFor({ state: 'detached' });
    expect([searchOf(page).get('from'), searchOf(page).get('without')]).toEqual([null, null]);
    const outlet = 'عينة أ';
    await page.goto(`${marsad.url}${WHO}&lang=en&outlet=${encodeURIComponent(outlet)}`);
    await page.locator('.cited').first().waitFor();
    const outlets = await page.locator('.cited p.text-muted bdi').allTextContents();
    expect(new Set(outlets)).toEqual(new Set([outlet]));
  });

  test('a name that nobody knows, and a question that no article answers, say so', async () => {
    const page = await pages.open(`${WHO}&lang=en&with=${encodeURIComponent('holder:Xyzzy')}`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('Xyzzy');
    await page.goto(`${marsad.url}/c/sample/ask?lang=en&q=xyzzy`);
    await page.locator('.answer-head').waitFor();
    expect(await page.locator('.answer-head').textContent()).toContain('No evidence in these articles.');
    expect(await page.locator('main').textContent()).toContain('xyzzy');
  });

  test('an answer is copied with its sentences as footnotes', async () => {
    const page = await pages.open(`${WHO}&lang=ar`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.answer-line').first().waitFor();
    await page.keyboard.press('c');
    await page.getByRole('status').filter({ hasText: 'نُسخ' }).waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text.startsWith('من يدعم حفتر؟\n')).toBe(true);
    const [sentence] = await page.locator('.cited .sentence').allTextContents();
    expect(text).toContain(`[1] «${sentence}»`);
    expect(text).toContain('كُتبت للعرض');
  });

  test('examples lead to answers, and a follow-up asks the same otherwise', async () => {
    const page = await pages.open('/c/sample/ask?lang=en');
    await page.getByRole('link', { name: 'Who supports Haftar?' }).click();
    await page.locator('.answer-line').first().waitFor();
    await page.getByRole('navigation', { name: 'Ask the same otherwise' }).getByRole('button').first().click();
    await page.waitForFunction(() => location.search.includes('with=kind'));
    await page.locator('.answer-head').waitFor();
    expect(searchOf(page).get('without')).toBe('kind:who');
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
      const page = await pages.open(`/c/sample/ask?lang=${language}`, look);
      await expectAccessible(page);
      await page.goto(`${marsad.url}${WHO}&lang=${language}`);
      await page.locator('.answer-line').first().waitFor();
      await expectAccessible(page);
    },
  );
});
