import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import type { EntityView, EventPage, EventView, TimelineView } from '../../src/model/index.ts';
import { describeInChromium } from './describe.ts';
import { expectAccessible, searchOf } from './pages.ts';

/** Where pictures of the screens are put, to be looked at; none are made where it is not said. */
const pictures = process.env['MARSAD_PICTURES'];

/** The journeys are long, each in one page rather than in many. */
const JOURNEY_MILLISECONDS = 60_000;

// An event of an address may be gone, and a name may be nobody's.
describeInChromium('timeline and actors in Chromium', { statuses: [404] }, ({ marsad, pages }) => {
  async function read<Answer>(page: Page, path: string): Promise<Answer> {
    return (await (await page.request.get(`${marsad.url}/api/cases/sample${path}`)).json()) as Answer;
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }

  const rowOf = (page: Page, id: string) => page.locator(`.event[data-event="${id}"]`);

  /** A planned event of the sample after which something came that lies in another month. */
  async function plannedEvent(page: Page): Promise<EventView> {
    const { events } = await read<EventPage>(page, '/timeline/events?status=planned&mark=linked&limit=200');
    const found = events.find(({ date, followedBy }) => {
      const [first] = followedBy;
      return first !== undefined && first.date.slice(0, 7) !== date.slice(0, 7);
    });
    if (found === undefined) throw new Error('No planned event of the samples is followed by another.');
    return found;
  }

  test(
    'a planned event is followed to what came of it by key, and by the browser back again',
    async () => {
      const page = await pages.open('/c/sample/articles?lang=en&from=2019-04-01&to=2020-06-30');
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      const planned = await plannedEvent(page);
      const follower = planned.followedBy[0]?.id ?? '';
      await page.getByRole('button', { name: /^planned/u }).click();
      await page.getByRole('button', { name: /^announced, and what came of it/u }).click();
      await page.waitForFunction(() => document.querySelectorAll('.event:not([data-status=planned])').length === 0);
      expect(searchOf(page).get('status')).toBe('planned');
      expect(searchOf(page).get('mark')).toBe('linked');

      await rowOf(page, planned.id).locator('[data-row]').first().focus();
      await page.keyboard.press('n');
      // What happened is not planned, so it stands by itself above the list that is narrowed to plans.
      await page.locator('.timeline-chosen .event').waitFor();
      expect(searchOf(page).get('event')).toBe(follower);
      expect(await page.locator('.timeline-chosen .event').getAttribute('data-event')).toBe(follower);
      await page.getByRole('button', { name: 'Show it in the list' }).click();
      await page.locator(`.event-list .event[data-event="${follower}"][data-chosen]`).waitFor();
      await page.waitForFunction(
        (id) => document.activeElement?.closest('[data-event]')?.getAttribute('data-event') === id,
        follower,
      );

      // From what happened back to what had announced it, by the link itself.
      await rowOf(page, follower).locator('.event-links a').first().click();
      await page.waitForFunction((id) => !location.search.includes(id), follower);
      const announcement = searchOf(page).get('event') ?? '';
      const { event } = await read<{ readonly event: EventView }>(page, `/timeline/events/${announcement}`);
      expect(event.followedBy.map(({ id }) => id)).toContain(follower);
      await page.goBack();
      await page.waitForFunction((id) => location.search.includes(id), follower);
      await page.locator(`.event[data-event="${follower}"][data-chosen]`).waitFor();

      await page.keyboard.press('e');
      await page.locator('.evidence-panel .evidence-paragraph').waitFor();
      const opened = searchOf(page).get('e') ?? '';
      const { event: followed } = await read<{ readonly event: EventView }>(page, `/timeline/events/${follower}`);
      expect((followed.told ?? followed.denied)?.findingId).toBe(opened);
      await page.keyboard.press('Escape');
      await page.locator('.evidence-panel').waitFor({ state: 'detached' });
    },
    JOURNEY_MILLISECONDS,
  );

  test(
    'lanes hold what the list holds; a press on a mark chooses the event, and the address says all of it',
    async () => {
      const page = await pages.open('/c/sample/timeline?lang=en&from=2019-04-01&to=2019-04-30');
      await page.locator('.event-spot').first().waitFor();
      const view = await read<TimelineView>(page, '/timeline?from=2019-04-01&to=2019-04-30');
      expect(view.total).toBeLessThan(view.all);
      await page.waitForFunction((count) => document.querySelectorAll('.event').length === count, view.total);
      const days = await page.locator('.event').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-date')));
      expect(days.filter((day, index) => index > 0 && (day ?? '') < (days[index - 1] ?? ''))).toEqual([]);

      const spot = page.locator('.event-spot').first();
      const id = (await spot.getAttribute('data-event')) ?? '';
      await spot.locator('.event-press').click({ force: true });
      await page.locator(`.event[data-event="${id}"][data-chosen]`).waitFor();
      await page.getByRole('combobox', { name: 'Lanes' }).selectOption('place');
      await page.getByText('no place known').waitFor();
      expect(searchOf(page).get('by')).toBe('place');
      await page.getByRole('combobox', { name: 'Lanes' }).selectOption('source');
      await page.locator('.lane-label', { hasText: 'عينة' }).first().waitFor();
      const shown = await page.locator('.event').count();
      await page.reload();
      await page.locator(`.event[data-event="${id}"][data-chosen]`).waitFor();
      await page.waitForFunction((count) => document.querySelectorAll('.event').length === count, shown);
      expect(Object.fromEntries(searchOf(page))).toMatchObject({ by: 'source', event: id, from: '2019-04-01' });

      // Narrowed to a lane, the list and the file have the same rows; the chosen event may stand apart.
      await page.getByRole('combobox', { name: 'Lanes' }).selectOption('');
      await page.locator('button.lane-label').first().click();
      await page.waitForFunction((count) => document.querySelectorAll('.event').length < count, shown);
      const party = searchOf(page).get('party') ?? '';
      expect(party).not.toBe('');
      const narrowed = await read<EventPage>(
        page,
        `/timeline/events?from=2019-04-01&to=2019-04-30&party=${party}&limit=200`,
      );
      await page.waitForFunction(
        (count) => document.querySelectorAll('.event-list .event').length === count,
        narrowed.total,
      );
      const address = await page.getByRole('link', { name: /Export as .*CSV/u }).getAttribute('href');
      const file = await page.request.get(`${marsad.url}${address ?? ''}`);
      const rows = parse(await file.body(), { bom: true, columns: true }) as readonly Record<string, string>[];
      expect(rows.map((row) => row['Event id'])).toEqual(narrowed.events.map((event) => event.id));
    },
    JOURNEY_MILLISECONDS,
  );

  test('on paper are all events that are chosen, not only those near the eye; and the list is as it was afterwards', async () => {
    const page = await pages.open('/c/sample/timeline?lang=en');
    await page.locator('.event').first().waitFor();
    const { total } = await read<TimelineView>(page, '/timeline');
    expect(total).toBeGreaterThan(200);
    expect(total).toBeLessThan(1000);
    // What the browser is given to print, in place of its dialog.
    await page.evaluate(() => {
      globalThis.print = () => {
        const events = document.querySelectorAll('.event-list > :not(.no-print) .event');
        document.body.dataset['printed'] = String(events.length);
        globalThis.dispatchEvent(new Event('afterprint'));
      };
    });
    const printed = async (): Promise<number> => {
      await page.locator('body[data-printed]').waitFor();
      return page.evaluate(() => {
        const count = Number(document.body.dataset['printed']);
        delete document.body.dataset['printed'];
        return count;
      });
    };
    expect(await page.locator('.event').count()).toBeLessThan(total);
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    expect(await printed()).toBe(total);
    await page.waitForFunction((count) => document.querySelectorAll('.event').length < count, total);
    await page.keyboard.press('Control+KeyP');
    expect(await printed()).toBe(total);
  });

  test('plus and minus go nearer and farther around the row one is at, brackets move, and the language keeps the place', async () => {
    const page = await pages.open('/c/sample/timeline?lang=en');
    await page.locator('.event').first().waitFor();
    // The list is shown before its keys are heard.
    const dayAtFocus = () =>
      page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-date]')?.dataset['date'] ?? '');
    await expect
      .poll(async () => {
        if ((await dayAtFocus()) === '') await page.keyboard.press('j');
        return dayAtFocus();
      })
      .not.toBe('');
    const day = await dayAtFocus();
    await page.keyboard.press('+');
    await page.waitForFunction(() => location.search.includes('from='));
    const [from, to] = [searchOf(page).get('from') ?? '', searchOf(page).get('to') ?? ''];
    expect([from, to]).toEqual([`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`]);
    // What an Arabic layout types at the place of the minus.
    await page.evaluate(() =>
      document.dispatchEvent(new KeyboardEvent('keydown', { code: 'Minus', key: '-', bubbles: true })),
    );
    await page.waitForFunction(() => !location.search.includes('from='));

    await page.goto(`${marsad.url}/c/sample/timeline?lang=en&from=2019-04-01&to=2019-04-30`);
    await page.locator('.event').first().waitFor();
    expect(await page.getByRole('button', { name: 'Month' }).getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('BracketRight');
    await page.waitForFunction(() => !location.search.includes('from=2019-04-01'));
    const moved = searchOf(page).get('from') ?? '';
    expect(moved > '2019-04-01').toBe(true);
    // The address moves at once, the events when they have come.
    let told = '';
    await expect
      .poll(
        async () => {
          const before = told;
          told = (await page.getByRole('status').first().textContent()) ?? '';
          return told === before;
        },
        { interval: 500, timeout: 10_000 },
      )
      .toBe(true);
    const [events = ''] = /\d+/u.exec(told) ?? [];
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.getByRole('heading', { level: 1, name: 'ماذا حدث' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(searchOf(page).get('from')).toBe(moved);
    expect(await page.getByRole('status').first().textContent()).toContain(events);
    // Time runs from left to right in both.
    expect(await page.locator('.lanes').getAttribute('dir')).toBe('ltr');
  });

  test('from an event to one who takes part in it, and from a name that an outlet uses to its sentence', async () => {
    const page = await pages.open('/c/sample/timeline?lang=en&party=france');
    await page.locator('.event').first().waitFor();
    await page.locator('.event .name-link', { hasText: 'France' }).first().click();
    await page.getByRole('heading', { level: 1, name: /^France/u }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/c/sample/entity/france');
    const view = await read<EntityView>(page, '/entities/france');
    expect(await page.locator('.entity-outlet').count()).toBe(view.names.length);
    expect(await page.locator('.entity-positions li').count()).toBe(view.held.length + view.received.length);
    expect(await page.locator('.entity .event').count()).toBe(view.events.items.length);

    const name = page.locator('.entity-name').first();
    const words = (await name.locator('.font-text').textContent()) ?? '';
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const sentence = page.locator('.entity-names details[open] .told-sentence').first();
    await sentence.waitFor();
    expect(await sentence.locator('mark').textContent()).toBe(words);
    await sentence.click();
    await page.locator('.run-selected').first().waitFor();
    expect((await page.locator('.run-selected').allTextContents()).join('')).toContain(words);

    await page.goBack();
    await page.locator('.entity .event [data-row]').first().click();
    await page.locator('.evidence-panel .evidence-paragraph').waitFor();
    expect(searchOf(page).get('e')).toBe((view.events.items[0]?.told ?? view.events.items[0]?.denied)?.findingId);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: /on the timeline$/u }).click();
    await page.locator('.event').first().waitFor();
    expect(searchOf(page).get('party')).toBe('france');
    expect(await page.locator('.event').count()).toBe(view.events.total);
  });

  test('a person has offices with dates and the positions of the party; nobody is told as such', async () => {
    const page = await pages.open('/c/sample/entity/khalifa-haftar?lang=ar');
    await page.getByRole('heading', { level: 1, name: /^خليفة حفتر/u }).waitFor();
    expect(await page.locator('.entity-offices li').count()).toBeGreaterThan(0);
    expect(await page.locator('.entity-head').textContent()).toContain('الجيش الوطني الليبي');
    expect(await page.locator('.entity-head').textContent()).toContain('معروف من الموارد');
    await page.goto(`${marsad.url}/c/sample/entity/no-such-one?lang=ar`);
    await page.getByRole('heading', { level: 1, name: 'لا أحد معروف بهذا الاسم' }).waitFor();
  });

  const views = {
    timeline: '/c/sample/timeline?party=turkey',
    event: '/c/sample/timeline?status=planned&by=place',
    party: '/c/sample/entity/libyan-national-army',
    person: '/c/sample/entity/fayez-al-sarraj',
  } as const;
  const looks = [
    { language: 'ar', theme: 'light' },
    { language: 'en', theme: 'dark' },
  ] as const;
  test.each(looks.flatMap((look) => (Object.keys(views) as (keyof typeof views)[]).map((view) => ({ ...look, view }))))(
    'axe finds nothing on $view, $language, $theme',
    async ({ language, theme, view }) => {
      const address = new URL(views[view], marsad.url);
      address.searchParams.set('lang', language);
      const page = await pages.open(`${address.pathname}${address.search}`, { colorScheme: theme });
      if (view === 'event') {
        const planned = await plannedEvent(page);
        address.searchParams.set('event', planned.id);
        address.searchParams.set('e', planned.told?.findingId ?? '');
        await page.goto(address.href);
        await page.locator('.event[data-chosen]').waitFor();
        await page.locator('.evidence-panel .evidence-paragraph').waitFor();
      }
      if (view === 'timeline') await page.locator('.event').first().waitFor();
      if (view === 'party' || view === 'person') await page.locator('.entity-outlet').first().waitFor();
      await picture(page, `${view}-${language}`);
      await expectAccessible(page);
    },
  );
});
