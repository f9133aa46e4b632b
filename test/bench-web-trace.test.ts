import { expect, test } from 'vitest';

import { type Entry, workOf } from '../bench/web-trace.ts';

const MAIN = { pid: 1, tid: 1 };

/** A task on the main thread that took twice its own work by the clock, for the machine was shared. */
const task = (ts: number, milliseconds: number): Entry => ({
  ...MAIN,
  name: 'RunTask',
  ph: 'X',
  ts,
  dur: milliseconds * 2000,
  tdur: milliseconds * 1000,
});
const mark = (ts: number): Entry => ({ ...MAIN, name: 'marsad-turn', ph: 'I', ts });
const event = (ts: number, type: string): Entry => ({
  ...MAIN,
  name: 'EventDispatch',
  ph: 'X',
  ts,
  args: { data: { type } },
});
const paint = (ts: number): Entry => ({ ...MAIN, name: 'Paint', ph: 'X', ts });

test('a turn counts from its event to its paint, its longest task, and all until the next turn', () => {
  const [work, ...more] = workOf([
    mark(0),
    task(1000, 5), // what ran before the key was pressed counts for nothing
    task(20_000, 10),
    event(21_000, 'keydown'),
    task(50_000, 4),
    paint(51_000),
    task(70_000, 30), // what the server answered
    paint(80_000),
  ]);
  expect(more).toEqual([]);
  expect(work).toEqual({ toPaint: 14, longestTask: 30, all: 44 });
});

test('each turn has its own work, in whichever order the entries were written', () => {
  const entries = [
    mark(0),
    task(10_000, 3),
    event(10_500, 'mousedown'),
    paint(11_000),
    mark(100_000),
    task(110_000, 7),
    event(110_500, 'keydown'),
    paint(111_000),
  ];
  const works = [3, 7].map((own) => ({ toPaint: own, longestTask: own, all: own }));
  expect(workOf(entries)).toEqual(works);
  expect(workOf(entries.toReversed())).toEqual(works);
});

test('other threads, a move of the mouse and a trace without turns count for nothing', () => {
  const other: Entry = { ...task(10_000, 50), tid: 2 };
  expect(workOf([mark(0), task(10_000, 3), event(10_500, 'mousemove'), other])).toEqual([
    { toPaint: 0, longestTask: 0, all: 0 },
  ]);
  expect(workOf([task(0, 5), event(100, 'keydown')])).toEqual([]);
});
