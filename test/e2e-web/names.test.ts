import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import type { DecisionItem } from '../../src/model/index.ts';
import { describeInChromium, type Site } from './describe.ts';
import { expectAccessible, searchOf } from './pages.ts';

/** Our own lines, so that each number below is known. */
const ARTICLES: readonly (readonly [id: string, outlet: string, published: string, text: string])[] = [
  ['support', 'صحيفة الشاطئ', '2019-04-05', 'سلاح إماراتي\nدعمت الإمارات حفتر بالسلاح. وقُتل 12 شخصاً في طرابلس.'],
  ['condemn', 'صحيفة الجبل', '2019-04-09', 'إدانة في باريس\nأدانت فرنسا هجوم حفتر على طرابلس أمس.'],
  ['unnamed', 'صحيفة الشاطئ', '2019-04-12', 'قصف سرت\nأدانت تركيا عصبة القرضابية، وقصفت عصبة القرضابية مدينة سرت.'],
  ['gunmen', 'صحيفة الجبل', '2019-04-13', 'قرب سرت\nقصفت مجموعات مسلحة قوات حفتر قرب سرت.'],
];

/** Texts with Latin letters, digits and quotations among Arabic: the samples, and the seeds where they lie beside the repository. */
const SEEDS = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));

async function ingest(
  marsad: Site['marsad'],
  caseName: string,
  id: string,
  outlet: string,
  published: string | null,
  text: string,
) {
  const meta = { id, title: null, outlet, url: null, published, language: 'ar' };
  const answer = await fetch(`${marsad.url}/api/cases/${caseName}/ingest`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: JSON.stringify({ meta, text }),
  });
  if (!answer.ok) throw new Error(`The article was not taken: ${answer.status}`);
}

async function prepare({ marsad }: Site): Promise<void> {
  for (const article of ARTICLES) await ingest(marsad, 'names', ...article);
}

// A name that nobody knows is answered with 404, which the browser itself reports.
describeInChromium('names, matrix, mixed lines in Chromium', { statuses: [404], prepare }, ({ marsad, pages }) => {
  const MATRIX = '/c/names/positions?lang=';

  const holders = (page: Page): Promise<readonly string[]> => page.locator('.matrix tbody th').allTextContents();

  async function decisionsInForce(page: Page): Promise<readonly DecisionItem[]> {
    const answer = await page.request.get(`${marsad.url}/api/cases/names/decisions`);
    const { decisions } = (await answer.json()) as { readonly decisions: readonly DecisionItem[] };
    return decisions.filter(({ undone }) => undone === null);
  }

  /** Goes on by the tab key until what has the focus fits. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    }
    throw new Error(`The tab key never came to ${selector}.`);
  }

  async function openEvidence(page: Page, holder: string, target: string): Promise<void> {
    await page.locator(`.matrix-cell[aria-label*="${holder}"][aria-label*="${target}"]`).first().click();
    await page.locator('.pair-panel .evidence-item button').first().click();
    await page.locator('.source-card').waitFor();
  }

  test(
    'two are made one by keys alone, seen before it is decided; then two again, and z takes both back',
    { timeout: 90_000 },
    async () => {
      const page = await pages.open(`${MATRIX}ar`);
      await page.locator('.matrix-cell').first().waitFor();
      const before = await holders(page);
      expect(before).toContain('فرنسا');
      // To the cell of France, its evidence, and whom the first name means.
      await page.locator('.matrix-cell[aria-label*="فرنسا"]').first().focus();
      await page.keyboard.press('Enter');
      await page.locator('.pair-panel .evidence-item').first().waitFor();
      await tabTo(page, '.pair-panel .evidence-item [data-row]');
      await page.keyboard.press('Enter');
      await page.locator('.source-card').waitFor();
      await page.keyboard.press('n');
      await page.locator('.entity-review').waitFor();
      expect(await page.locator('.whom[aria-expanded=true]').textContent()).toBe('فرنسا');
      await tabTo(page, '.entity-review .action');
      await page.keyboard.press('Enter');
      await tabTo(page, '.entity-review input');
      await page.keyboard.type('الامارات');
      await page.keyboard.press('Enter');
      await page.locator('.preview').waitFor();
      // The name was understood, and what would move is told; nothing has been decided.
      expect(await page.locator('.preview').textContent()).toContain('الإمارات');
      expect(await page.locator('.preview').textContent()).toContain('مقال واحد');
      const moves = await page.locator('.preview-moves li').allTextContents();
      expect(moves.some((move) => move.includes('فرنسا') && move.includes('لا شيء معروف'))).toBe(true);
      expect(await decisionsInForce(page)).toEqual([]);
      await page.locator('.preview .action:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.notice', { hasText: 'دمج كيانين' }).waitFor();
      await page.waitForFunction(
        () => ![...document.querySelectorAll('.matrix tbody th')].some((th) => th.textContent === 'فرنسا'),
      );
      const [merge] = await decisionsInForce(page);
      expect(merge?.decision).toMatchObject({ from: 'france', into: 'united-arab-emirates' });

      // Wherever it is called France it is another again.
      await page.locator('.whom', { hasText: 'الإمارات' }).first().click();
      await page.locator('.decided', { hasText: 'فرنسا = الإمارات' }).waitFor();
      await page.getByRole('button', { name: 'هذان اثنان' }).click();
      await page.getByLabel('المقصود غيرُه').selectOption({ label: 'حيثما سُمّي \u2068فرنسا\u2069' });
      // Whoever was merged is asked for by name as the one that he was merged into, so the new one is named otherwise.
      await page.getByLabel('فمن هو').fill('الدولة الفرنسية');
      await page.getByLabel('وما هو').selectOption('state');
      await page.getByRole('button', { name: 'انظر ما يتغيّر' }).click();
      await page.getByRole('button', { name: 'اجعله اثنين' }).click();
      await page.locator('.notice', { hasText: 'فصل كيان' }).waitFor();
      await page.locator('.matrix tbody th', { hasText: 'الدولة الفرنسية' }).waitFor();

      // Both stand in the log, and are taken back one after the other.
      await page.keyboard.press('g');
      await page.keyboard.press('c');
      await page.locator('.decision-entry').nth(1).waitFor();
      expect(await page.locator('.decision-entry').first().textContent()).toContain('≠');
      await page.keyboard.press('z');
      await page.locator('.notice', { hasText: 'جرى التراجع' }).waitFor();
      await page.locator('.decision-entry').nth(1).waitFor({ state: 'detached' });
      await page.keyboard.press('z');
      await page.locator('.decision-entry').waitFor({ state: 'detached' });
      await page.goto(`${marsad.url}${MATRIX}ar`);
      await page.locator('.matrix-cell').first().waitFor();
      expect(await holders(page)).toEqual(before);
    },
  );

  test('a name is added, the articles are read with it again, and numbers follow', async () => {
    const page = await pages.open(`${MATRIX}en`);
    await page.locator('.matrix-cell').first().waitFor();
    const before = await holders(page);
    await openEvidence(page, 'France', 'Libyan National Army');
    await page.locator('.whom', { hasText: 'Haftar' }).or(page.locator('.whom').nth(1)).first().click();
    const named = await page.locator('.entity-review .font-text').textContent();
    await page.getByRole('button', { name: 'It has another name' }).click();
    await page.getByLabel(/is also called/u).fill('عصبة القرضابية');
    await page.keyboard.press('Enter');
    await page.locator('.preview', { hasText: '1 article holds these words' }).waitFor();
    expect(await page.locator('.preview-sentence').textContent()).toContain('عصبة القرضابية');
    await page.getByRole('button', { name: 'Add the name and read again' }).click();
    await page.locator('.notice', { hasText: 'Name added' }).waitFor();
    await page.locator('.decided', { hasText: named ?? '' }).waitFor();
    await page.goto(`${marsad.url}${MATRIX}en`);
    await page.locator('.matrix-cell[aria-label*="Turkey"]').first().waitFor();
    expect(await holders(page)).not.toEqual(before);
    await page.keyboard.press('z');
    await page.locator('.notice', { hasText: 'Taken back' }).waitFor();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.matrix tbody th').length === count,
      before.length,
    );
    expect(await holders(page)).toEqual(before);
  });

  test('who is not known is told so before anything is decided', async () => {
    const page = await pages.open(`${MATRIX}en`);
    await openEvidence(page, 'France', 'Libyan National Army');
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'It is another known one' }).click();
    await page.getByLabel(/is the same as/u).fill('Xyzzy');
    await page.keyboard.press('Enter');
    await page.locator('.entity-review [role=alert]', { hasText: 'Xyzzy' }).waitFor();
    expect(await page.getByRole('button', { name: 'Make them one' }).count()).toBe(0);
  });

  test('mode, time and what a claim shows are corrected, and the position follows', async () => {
    const page = await pages.open(`${MATRIX}en`);
    await openEvidence(page, 'France', 'Libyan National Army');
    await page.getByRole('button', { name: 'It says it otherwise' }).click();
    await page.getByLabel('What happens').selectOption({ label: 'Accuses' });
    await page.getByLabel('In which way').selectOption({ label: 'disapproval' });
    await page.getByLabel('When').fill('2019-04-08/2019-04-09');
    await page.getByText('8 April 2019 – 9 April 2019').waitFor();
    await page.getByLabel('What it shows of positions').selectOption({ label: 'as I say' });
    await page.getByLabel('for or against').first().selectOption({ label: '▲ for' });
    await page.getByRole('button', { name: 'Correct the claim' }).click();
    await page.locator('.notice', { hasText: 'Claim corrected' }).waitFor();
    await page.locator('.evidence-reading', { hasText: 'disapproval' }).waitFor();
    expect(await page.locator('.decided').textContent()).toContain('8 April 2019');
    await page.locator('.matrix-cell[aria-label*="France"][aria-label*="\u2068for\u2069"]').waitFor();
    await page.locator('.decided').getByRole('button', { name: 'Undo' }).click();
    await page.locator('.matrix-cell[aria-label*="France"][aria-label*="\u2068against\u2069"]').waitFor();
  });

  test(
    'the matrix by regard, by camp, with the unnamed, on the word of one outlet and as a list; each in the address',
    { timeout: 90_000 },
    async () => {
      const page = await pages.open(`${MATRIX}en`);
      await page.locator('.matrix-cell').first().waitFor();
      const cells = await page.locator('.matrix-cell').count();
      expect(await holders(page)).not.toContain('armed groups (unnamed)');
      await page.getByRole('checkbox', { name: /without a name/u }).check();
      await page.waitForFunction((count) => document.querySelectorAll('.matrix-cell').length > count, cells);
      expect(searchOf(page).get('unnamed')).toBe('show');
      await page.getByRole('checkbox', { name: /without a name/u }).uncheck();

      await page.keyboard.press('r');
      await page.waitForFunction(() => location.search.includes('regard=declared'));
      await page.locator('h1 + p', { hasText: /Declared.*by its own words/u }).waitFor();
      await page.waitForFunction((count) => document.querySelectorAll('.matrix-cell').length < count, cells);
      const declared = await page.locator('.matrix-cell').count();
      const byWords = await page.locator('.matrix-cell').first().getAttribute('aria-label');
      await page.getByLabel('Known by').selectOption('enacted');
      await page.waitForFunction(
        (label) => document.querySelector('.matrix-cell')?.getAttribute('aria-label') !== label,
        byWords,
      );
      const enacted = await page.locator('.matrix-cell').count();
      expect(declared + enacted).toBeLessThanOrEqual(cells);
      await page.locator('.matrix-cell').first().click();
      await page.locator('.pair-panel .evidence-item').first().waitFor();
      expect(await page.locator('.pair-panel .evidence-item').count()).toBeGreaterThan(0);

      await page.goto(`${marsad.url}${MATRIX}en&order=camp`);
      await page.locator('.matrix tr[data-camp]').first().waitFor();
      await page.getByText('a dark line: another camp').waitFor();

      await page.keyboard.press('t');
      await page.locator('.position-table').waitFor();
      expect(searchOf(page).get('view')).toBe('table');
      expect(await page.locator('.position-table tbody tr').count()).toBe(cells);
      await page.getByRole('button', { name: 'Latest evidence' }).click();
      await page.locator('th[aria-sort=descending]', { hasText: 'Latest evidence' }).waitFor();
      await page.reload();
      await page.locator('th[aria-sort=descending]', { hasText: 'Latest evidence' }).waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('.pair-panel .evidence-item').first().waitFor();

      const outlet = 'صحيفة الجبل';
      await page.goto(`${marsad.url}${MATRIX}ar&outlet=${encodeURIComponent(outlet)}`);
      await page.getByText(`بحسب ${outlet}`).waitFor();
      expect(await holders(page)).not.toContain('الإمارات');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /تصدير بصيغة .*JSONL/u }).click(),
      ]);
      const rows = readFileSync(await download.path(), 'utf8')
        .trimEnd()
        .split('\n');
      expect(rows).toHaveLength(await page.locator('.matrix-cell').count());
      for (const row of rows) expect(JSON.parse(row)).toMatchObject({ outlet, sentence: expect.any(String) as string });
    },
  );

  test('a search follows the time window and the outlets', async () => {
    const page = await pages.open(`/c/names/search?lang=en&q=${encodeURIComponent('حفتر')}`);
    await page.locator('main ol > li').nth(2).waitFor();
    const titles = () => page.locator('main h2').allTextContents();
    const outlet = encodeURIComponent('صحيفة الجبل');
    await page.goto(`${page.url()}&outlet=${outlet}&to=2019-04-10`);
    await page.locator('main ol > li').first().waitFor();
    expect(await titles()).toEqual(['إدانة في باريس']);
    expect(await page.getByRole('link', { name: /CSV/u }).getAttribute('href')).toContain('to=2019-04-10');
  });

  test('days in an answer are as the settings say', async () => {
    const page = await pages.open('/c/sample/settings?lang=ar');
    await page.getByText('١٢٣', { exact: true }).click();
    await page.goto(`${marsad.url}/c/sample/ask?lang=ar&q=${encodeURIComponent('متى دعمت تركيا حكومة الوفاق؟')}`);
    await page.locator('.answer-line').first().waitFor();
    const told = (await page.locator('.answer-open').allTextContents()).join('\n');
    expect(told).toMatch(/[٠-٩]{4}/u);
    expect(told.replaceAll(/«[^»]*»/gu, '')).not.toMatch(/\d/u);
  });

  /**
   * How far marks and underlines move the letters of these elements from where they stand without them, in pixels at most; and
   * how many letters there are. The elements stay without.
   */
  function movedByMarks(page: Page, selector: string): Promise<{ readonly letters: number; readonly most: number }> {
    return page.locator(selector).evaluateAll((elements) => {
      const range = document.createRange();
      const placesIn = (element: Element): readonly (readonly [number, number])[] => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const places: [number, number][] = [];
        while (walker.nextNode()) {
          const node = walker.currentNode as Text;
          for (let at = 0; at < node.length; at += 1) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const { left, top, width } = range.getBoundingClientRect();
            // The space at the end of a line stands nowhere.
            places.push(width === 0 ? [0, 0] : [left, top]);
          }
        }
        return places;
      };
      let [letters, most] = [0, 0];
      for (const element of elements) {
        for (const number of element.querySelectorAll('.paragraph-number')) number.remove();
        const marked = placesIn(element);
        element.replaceChildren(element.textContent);
        const plain = placesIn(element);
        letters += plain.length;
        plain.forEach(([left, top], at) => {
          const [markedLeft, markedTop] = marked[at] ?? [Number.NaN, Number.NaN];
          const moved = Math.max(Math.abs(left - markedLeft), Math.abs(top - markedTop));
          most = Number.isNaN(moved) ? Infinity : Math.max(most, moved);
        });
      }
      return { letters, most };
    });
  }

  /** A letter that stands elsewhere or apart is further off; what is less comes from where a browser rounds. */
  const MOVED_MAX_PIXELS = 2;

  test(
    'marks and underlines move no letter: lines of two scripts keep their order, and letters stay joined',
    { timeout: 90_000 },
    async () => {
      const files = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith('.txt')) : [];
      for (const name of files) {
        const text = readFileSync(join(SEEDS, name), 'utf8');
        await ingest(marsad, 'mixed', name.replace('.txt', ''), 'وسيلة', '2020-06-01', text);
      }
      const page = await pages.open('/?lang=ar');
      const articles = [
        ...files.map((name) => `/c/mixed/articles/${name.replace('.txt', '')}`),
        '/c/sample/articles/sample-03',
        '/c/sample/articles/sample-07',
      ];
      let [mixed, inside] = [0, 0];
      for (const address of articles) {
        await page.goto(`${marsad.url}${address}?lang=ar&layers=actors,claims,figures,dates,places,causes,shifts`);
        await page.locator('.article-text .run').first().waitFor();
        await page.evaluate(() => document.fonts.ready);
        const lines = await page.locator('.article-text .body').allTextContents();
        mixed += lines.filter((line) => /\p{Script=Arabic}/u.test(line) && /[A-Za-z0-9]/u.test(line)).length;
        // «لحفتر» is underlined from its second letter.
        inside += await page
          .locator('.article-text .run')
          .evaluateAll((runs) => runs.filter((run) => /\p{L}$/u.test(run.previousSibling?.textContent ?? '')).length);
        const { letters, most } = await movedByMarks(page, '.article-text .body');
        expect(letters).toBeGreaterThan(100);
        expect(most, address).toBeLessThan(MOVED_MAX_PIXELS);
      }
      expect([mixed, inside].map((count) => count > 2)).toEqual([true, true]);

      // The marks of a search too.
      await page.goto(`${marsad.url}/c/sample/search?lang=en&q=${encodeURIComponent('لحفتر')}`);
      await page.locator('.hit mark').first().waitFor();
      await page.evaluate(() => document.fonts.ready);
      expect((await movedByMarks(page, 'main p.hit')).most).toBeLessThan(MOVED_MAX_PIXELS);
      // The measure of this test: a letter that is kept from joining stands elsewhere.
      await page
        .locator('main p.hit')
        .first()
        .evaluate((line) => {
          const half = Math.floor(line.textContent.length / 2);
          const apart = document.createElement('span');
          apart.style.marginInlineStart = '6px';
          apart.textContent = line.textContent.slice(half);
          line.replaceChildren(line.textContent.slice(0, half), apart);
        });
      expect((await movedByMarks(page, 'main p.hit')).most).toBeGreaterThan(MOVED_MAX_PIXELS);
    },
  );

  const views = ['names', 'stance', 'camps', 'list'] as const;
  const looks = [
    { language: 'ar', colorScheme: 'light', width: 1440 },
    { language: 'en', colorScheme: 'dark', width: 1440 },
    { language: 'ar', colorScheme: 'light', width: 420 },
  ] as const;
  test.each(looks.flatMap((look) => views.map((view) => ({ ...look, view }))))(
    'axe finds nothing on $view in $language, $colorScheme, $width pixels wide',
    async ({ language, view, ...look }) => {
      const query =
        view === 'camps' ? '&order=camp&unnamed=show' : view === 'list' ? '&view=table&versus=2019-04-08' : '';
      const page = await pages.open(`${MATRIX}${language}${query}`, look);
      await page
        .locator(view === 'list' ? '.position-table tbody tr' : '.matrix-cell')
        .first()
        .waitFor();
      if (view === 'names' || view === 'stance') {
        await openEvidence(page, language === 'ar' ? 'فرنسا' : 'France', language === 'ar' ? 'الجيش' : 'Army');
      }
      if (view === 'names') {
        await page.keyboard.press('n');
        await page.locator('.entity-review .action').first().click();
        await page.locator('.entity-review input').fill('مصر');
        await page.locator('.entity-review input').press('Enter');
        await page.locator('.preview').waitFor();
      }
      if (view === 'stance') {
        await page.locator('.review .action').nth(2).click();
        await page.locator('.review-form fieldset select').selectOption('own');
      }
      await expectAccessible(page);
    },
  );
});
