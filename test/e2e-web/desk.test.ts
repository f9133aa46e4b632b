import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import type { PairView } from '../../src/model/index.ts';
import { describeInChromium } from './describe.ts';
import { expectAccessible, searchOf } from './pages.ts';

/** A pair of the sample with words and deeds, by more than one outlet. */
const PAIR = '/c/sample/positions/united-states/libyan-national-army';

// What a person has rejected is looked for in vain, and the panel says so.
describeInChromium('desk, pairs and corrections in Chromium', { statuses: [404] }, ({ marsad, pages }) => {
  async function openEvidence(page: Page): Promise<void> {
    await page.locator('.matrix-cell').first().click();
    await page.locator('.pair-panel .evidence-item button').first().click();
    await page.locator('.source-card').waitFor();
  }

  /** Waits until the notice at the foot says something that holds `words`. */
  async function noticed(page: Page, words: string): Promise<void> {
    await page.locator('.notice', { hasText: words }).waitFor();
  }

  test('the first visit shows all, the next what came since; each with its sentences', async () => {
    const page = await pages.open('/c/sample?lang=en');
    await page.locator('.desk-section .told-sentence').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/c/sample/desk');
    const first = searchOf(page).get('since') ?? '';
    expect(first).toMatch(/^20\d\d-\d\d-\d\d$/u);
    expect(await page.locator('.desk-section h2').allTextContents()).toContainEqual(
      expect.stringContaining('Contradictions'),
    );
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.evidence-panel .evidence-paragraph').waitFor();
    const opened = searchOf(page).get('e');
    expect(opened).not.toBeNull();
    await page.keyboard.press('Escape');
    await page.locator('.evidence-panel').waitFor({ state: 'detached' });

    await page.evaluate(() => localStorage.setItem('marsad.seen.sample', '2020-02-01'));
    await page.goto(`${marsad.url}/c/sample/desk?lang=en`);
    await page.getByRole('heading', { name: /1 February 2020/u }).waitFor();
    expect(await page.getByRole('button', { name: 'since my last visit' }).getAttribute('aria-pressed')).toBe('true');
    // The address alone shows the same to a colleague, who has another last visit.
    expect(searchOf(page).get('since')).toBe('2020-02-01');
  });

  test('a claim is rejected with a reason by keys, the position follows, and z takes it back', async () => {
    const page = await pages.open('/c/sample/positions?lang=en');
    const cell = page.locator('.matrix-cell').first();
    const before = await cell.getAttribute('aria-label');
    await openEvidence(page);
    const words = await page.locator('.evidence-paragraph mark').textContent();
    await page.keyboard.press('x');
    await page.keyboard.type('quoted, and denied later');
    await page.keyboard.press('Enter');
    await noticed(page, 'Claim rejected');
    await page.locator('.evidence-rejected').waitFor();
    expect(await page.locator('.evidence-rejected').textContent()).toBe(words);
    await page.waitForFunction(
      (label) => document.querySelector('.matrix-cell')?.getAttribute('aria-label') !== label,
      before,
    );

    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.locator('.decision-entry').first().waitFor();
    expect(await page.locator('.decision-entry').first().textContent()).toContain('quoted, and denied later');
    await page.keyboard.press('z');
    await noticed(page, 'Taken back');
    await page.getByRole('checkbox').check();
    await page.locator('.decision-entry[data-undone]').waitFor();
    expect(searchOf(page).get('show')).toBe('all');
    await page.goBack();
    await page.locator('.matrix-cell').first().waitFor();
    await page.waitForFunction(
      (label) => document.querySelector('.matrix-cell')?.getAttribute('aria-label') === label,
      before,
    );
  });

  test('a claim is corrected and confirmed in its panel, and each stands there with its way back', async () => {
    const page = await pages.open('/c/sample/positions?lang=ar');
    await openEvidence(page);
    const type = page.locator('.evidence-reading b');
    const before = await type.textContent();
    await page.getByRole('button', { name: 'النص يقول غير ذلك' }).click();
    const send = page.getByRole('button', { name: 'صحّح الادعاء' });
    expect(await send.isDisabled()).toBe(true);
    await page.getByLabel('ماذا يحدث').selectOption({ label: 'تهديد' });
    const names = page.getByLabel(/أضف إلى: .*تجاه/u);
    await names.fill('فرنسا');
    await names.press('Enter');
    await send.click();
    await noticed(page, 'تصحيح ادعاء');
    await page.locator('.evidence-reading b', { hasText: 'تهديد' }).waitFor();
    expect(await page.locator('.evidence-reading').textContent()).toContain('فرنسا');
    await page.locator('.decided').waitFor();

    await page.keyboard.press('y');
    await page.locator('.decided', { hasText: 'تأكيد ادعاء' }).waitFor();
    expect(await page.getByRole('button', { name: 'النص يقول هذا' }).isDisabled()).toBe(true);
    // The latest is taken back first.
    await page.locator('.decided').first().getByRole('button', { name: 'تراجع' }).click();
    await page.locator('.decided', { hasText: 'تأكيد ادعاء' }).waitFor({ state: 'detached' });
    await page.locator('.decided').first().getByRole('button', { name: 'تراجع' }).click();
    await page.locator('.decided').waitFor({ state: 'detached' });
    await page.locator('.evidence-reading b', { hasText: before ?? '' }).waitFor();
  });

  test('from the matrix to a pair over time: one mark a claim, and what is left out stands in the address', async () => {
    const page = await pages.open('/c/sample/positions?lang=en');
    await page.locator('.matrix-cell').first().click();
    await page.getByRole('link', { name: /^Over time/u }).click();
    await page.locator('.pair-chart svg').waitFor();
    const { pathname } = new URL(page.url());
    const path = pathname.replace('/c/sample', '');
    const answer = await page.request.get(`${marsad.url}/api/cases/sample${path}/history`);
    const view = (await answer.json()) as PairView;
    expect(await page.locator('.chart-mark').count()).toBe(view.items.length);
    expect(await page.locator('.pair .evidence-item').count()).toBe(view.items.length);
    const line = await page.locator('.chart-line').first().getAttribute('points');

    await page.getByRole('button', { name: 'Leave this out' }).first().click();
    await page.locator('.chart-mark[data-out]').waitFor();
    const out = searchOf(page).get('without');
    expect(view.items.map(({ claimId }) => claimId)).toContain(out);
    await page.reload();
    await page.locator('.chart-mark[data-out]').waitFor();
    expect(await page.locator('.chart-line').first().getAttribute('points')).not.toBe(line);
    await page.getByRole('button', { name: 'Take all in again' }).click();
    await page.locator('.chart-mark[data-out]').waitFor({ state: 'detached' });

    await page.locator('.chart-mark').first().click({ force: true });
    await page.locator('.source-card').waitFor();
    expect(view.items.map(({ claimId }) => claimId)).toContain(searchOf(page).get('e'));
    await page.keyboard.press('Escape');
    await page.getByLabel('Marks stand').selectOption('published');
    await page.waitForURL(/by=published/u);
    const at = await page.getByRole('textbox', { name: 'Day' }).inputValue();
    await page.keyboard.press('BracketLeft');
    await page.waitForFunction((day) => location.search.includes('at=') && !location.search.includes(day), at);
  });

  test('two days are compared in the matrix, and time runs by itself', async () => {
    const page = await pages.open('/c/sample/positions?lang=en&at=2019-07-15');
    await page.locator('.matrix-cell').first().waitFor();
    await page.getByRole('button', { name: 'Compare with another day' }).click();
    await page.locator('.matrix-change').first().waitFor();
    expect(searchOf(page).get('versus')).toBe('2019-01-16');
    await page.getByRole('heading', { level: 1, name: /15 July 2019.*compared with.*16 January 2019/u }).waitFor();
    const labels = await page
      .locator('.matrix-cell')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
    expect(labels.filter((label) => !/; was /u.test(label))).toEqual([]);
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    await page.locator('.matrix-change').first().waitFor({ state: 'detached' });
    expect(searchOf(page).get('versus')).toBeNull();

    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(() => !location.search.includes('at=2019-07-15'));
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(Date.parse(searchOf(page).get('at') ?? '')).toBeGreaterThan(Date.parse('2019-07-15'));
    // A time window that ends earlier is the day that is shown.
    await page.goto(`${marsad.url}/c/sample/positions?lang=en&to=2019-06-30`);
    await page.getByRole('heading', { level: 1, name: /30 June 2019/u }).waitFor();
  });

  test('outlets and time window narrow every screen and stay in the address', async () => {
    const page = await pages.open('/c/sample/figures?lang=en');
    await page.locator('.figure-ledger tbody tr').first().waitFor();
    const all = await page.locator('.figure-ledger tbody tr').count();
    await page.getByRole('button', { name: /According to/u }).click();
    const choice = page.getByRole('dialog').locator('.check').first();
    const outlet = (await choice.locator('bdi').textContent()) ?? '';
    await choice.click();
    await page.waitForFunction((count) => document.querySelectorAll('.figure-ledger tbody tr').length < count, all);
    await page.keyboard.press('Escape');
    expect(searchOf(page).get('outlet')).toBe(outlet);
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.locator('.matrix-cell').first().waitFor();
    expect(searchOf(page).get('outlet')).toBe(outlet);

    await page.goto(`${marsad.url}/c/sample/figures?lang=en&from=2019-04-01&to=2019-04-30`);
    await page.locator('.figure-ledger tbody tr').first().waitFor();
    const reported = await page.locator('.figure-ledger tbody tr').allTextContents();
    expect(reported.length).toBeLessThan(all);
    expect(reported.filter((text) => !/April 2019/u.test(text))).toEqual([]);
    await page.keyboard.press('BracketRight');
    await page.waitForFunction(() => !location.search.includes('from=2019-04-01'));
  });

  test('digits and month names follow the settings at once and are kept', async () => {
    const page = await pages.open('/c/sample/settings?lang=ar');
    await page.getByText('١٢٣', { exact: true }).click();
    await page.getByText('نيسان/أبريل', { exact: true }).click();
    await page.getByText('١٩ نيسان/أبريل ٢٠٢٠').waitFor();
    await page.goto(`${marsad.url}/c/sample/positions?lang=ar`);
    await page.getByRole('heading', { level: 1, name: /حزيران\/يونيو ٢٠٢٠/u }).waitFor();
    expect(await page.locator('.matrix-value').first().textContent()).toMatch(/^[−+][٠-٩]٫[٠-٩]{2}$/u);
    await page.goto(`${marsad.url}/c/sample/positions?lang=en`);
    await page.getByRole('heading', { level: 1, name: /June 2020/u }).waitFor();
  });

  test('evidence that begins inside a word keeps its letters joined, and mixed lines keep their names apart', async () => {
    const page = await pages.open('/c/sample/positions?lang=en');
    await openEvidence(page);
    const mark = page.locator('.evidence-paragraph mark');
    const box = await mark.evaluate((element) => {
      const { paddingInlineStart, paddingInlineEnd, marginInlineStart, display } = getComputedStyle(element);
      return [paddingInlineStart, paddingInlineEnd, marginInlineStart, display];
    });
    expect(box).toEqual(['0px', '0px', '0px', 'inline']);
    expect(await page.locator('.evidence-paragraph').evaluate((element) => getComputedStyle(element).direction)).toBe(
      'rtl',
    );
    expect(await page.locator('.source-card p bdi').first().textContent()).toMatch(/\p{Script=Arabic}/u);
  });

  const views = [
    'desk',
    'pair',
    'evidence',
    'corrections',
    'decisions',
    'no-decisions',
    'time',
    'outlets',
    'settings',
  ] as const;
  const addresses: Record<(typeof views)[number], string> = {
    desk: '/c/sample/desk',
    pair: PAIR,
    evidence: '/c/sample/positions',
    corrections: '/c/sample/positions',
    decisions: '/c/sample/positions',
    'no-decisions': '/c/sample/decisions',
    time: '/c/sample/figures',
    outlets: '/c/sample/figures',
    settings: '/c/sample/settings',
  };
  const looks = [
    { language: 'ar', theme: 'light' },
    { language: 'en', theme: 'dark' },
  ] as const;
  test.each(looks.flatMap((look) => views.map((view) => ({ ...look, view }))))(
    'axe finds nothing on $view, $language, $theme',
    async ({ language, theme, view }) => {
      const page = await pages.open(`${addresses[view]}?lang=${language}`, { colorScheme: theme });
      if (view === 'desk') await page.locator('.desk-section').first().waitFor();
      if (view === 'pair') await page.locator('.chart-mark').first().waitFor();
      if (view === 'evidence' || view === 'corrections' || view === 'decisions') await openEvidence(page);
      if (view === 'corrections') await page.locator('.review .action').nth(2).click();
      if (view === 'decisions') {
        await page.keyboard.press('y');
        await page.locator('.decided').waitFor();
        await page.goto(`${marsad.url}/c/sample/decisions?lang=${language}`);
        await page.locator('.decision-entry').first().waitFor();
      }
      if (view === 'time') await page.locator('.scope-button').first().click();
      if (view === 'outlets') await page.locator('.scope-button').nth(1).click();
      if (view === 'time' || view === 'outlets') await page.getByRole('dialog').waitFor();
      await expectAccessible(page);
      if (view === 'decisions') {
        await page.keyboard.press('z');
        await page.locator('.decision-entry').first().waitFor({ state: 'detached' });
      }
    },
  );
});
