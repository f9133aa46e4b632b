/**
 * What a page's main thread works after a key or a press, in processor time, from the trace that Chromium writes of itself. Other
 * work on the machine makes a clock run late, and hardly touches this.
 */
import type { Browser, Page } from 'playwright-core';

/** What the main thread worked after each of the marks, in milliseconds of its processor time. */
export interface Work {
  /** From the event through the first frame after it that was drawn: what stands between a press and its paint. */
  readonly toPaint: number;
  /** The longest task until the next mark: for so long a press that comes now must wait. */
  readonly longestTask: number;
  /** All tasks until the next mark, drawing what the server answered among them. */
  readonly all: number;
}

/** An entry of a trace; times in microseconds. `tdur` is the thread's own. */
export interface Entry {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing'];
const MARK = 'marsad-turn';
/** A press is these events in turn; the first of them begins it. */
const EVENTS: ReadonlySet<string | undefined> = new Set(['keydown', 'pointerdown', 'mousedown', 'input', 'click']);
/** What the main thread ends a frame with. */
const PAINTS: ReadonlySet<string> = new Set(['Commit', 'Paint']);

/** Traces the page while `turns` runs; it is given how to mark that a turn begins, and the work of each turn comes back. */
export async function traceTurns(
  browser: Browser,
  page: Page,
  turns: (mark: () => Promise<void>) => Promise<void>,
): Promise<readonly Work[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await turns(() => page.evaluate((name) => void performance.mark(name), MARK));
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as {
    readonly traceEvents: readonly Entry[];
  };
  return workOf(trace.traceEvents);
}

/** The work of each turn, from the entries of a trace. */
export function workOf(entries: readonly Entry[]): readonly Work[] {
  const marks = entries.filter(({ name }) => name === MARK).toSorted((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (first === undefined) return [];
  // Chromium writes an entry when it ends, so that a task stands behind what it holds.
  const main = entries.filter(({ pid, tid }) => pid === first.pid && tid === first.tid).toSorted((a, b) => a.ts - b.ts);
  const tasks = main.filter(({ name, ph }) => name.endsWith('RunTask') && ph === 'X');
  return marks.map(({ ts }, index) => {
    const until = marks[index + 1]?.ts ?? Number.POSITIVE_INFINITY;
    const isInTurn = (entry: Entry): boolean => entry.ts >= ts && entry.ts < until;
    const event = main.find(
      (entry) => isInTurn(entry) && entry.name === 'EventDispatch' && EVENTS.has(entry.args?.data?.type),
    );
    const begin = event?.ts ?? until;
    const paint = main.find((entry) => isInTurn(entry) && entry.ts > begin && PAINTS.has(entry.name))?.ts ?? until;
    // The task that holds the event began before it.
    const after = tasks.filter((task) => isInTurn(task) && endOf(task) > begin);
    const own = after.map(({ tdur = 0 }) => tdur / 1000);
    return {
      toPaint: sum(after.filter((task) => task.ts <= paint).map(({ tdur = 0 }) => tdur / 1000)),
      longestTask: Math.max(0, ...own),
      all: sum(own),
    };
  });
}

function endOf({ ts, dur = 0 }: Entry): number {
  return ts + dur;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
