import { memo, useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import type { PartyRef, Position, PositionMatrix } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused } from '../../app/list-focus.ts';
import { Glyph } from '../../components/glyph.tsx';
import { Name } from '../../components/name.tsx';
import { useGradual } from '../../components/use-gradual.ts';
import { useLatest } from '../../components/use-latest.ts';
import { useInterface, type Interface } from '../../language/interface.tsx';
import { cellState } from './cell.ts';
import { campStarts } from './matrix-list.ts';

export interface Pair {
  readonly holder: string;
  readonly target: string;
}

/** Holders down, targets across; a cell with evidence is a button. Arrows and j, k move between the cells that have it. */
export function Matrix({
  matrix,
  versus,
  caption,
  opened,
  onOpen,
}: {
  readonly matrix: PositionMatrix;
  readonly versus: PositionMatrix | null;
  readonly caption: string;
  readonly opened: Pair | null;
  readonly onOpen: (pair: Pair) => void;
}) {
  const { t, direction } = useInterface();
  const table = useRef<HTMLTableElement>(null);
  const [pointed, setPointed] = useState<Pair | null>(null);
  const positions = useMemo(
    () => new Map(matrix.cells.map((cell) => [`${cell.holder} ${cell.target}`, cell])),
    [matrix.cells],
  );
  const before = useMemo(
    () => (versus === null ? null : new Map(versus.cells.map((cell) => [`${cell.holder} ${cell.target}`, cell.value]))),
    [versus],
  );
  const starts = useMemo(
    () => ({ rows: campStarts(matrix.holders, matrix.camps), columns: campStarts(matrix.targets, matrix.camps) }),
    [matrix],
  );
  const drawn = useGradual(matrix.holders.length, Math.max(1, Math.floor(CELLS_A_FRAME / matrix.targets.length)));
  const marked = pointed ?? opened;
  const move = useCallback((rows: number, columns: number) => moveCellFocus(table.current, rows, columns), []);
  const open = useLatest(onOpen);
  useKeys({ j: () => move(1, 0), k: () => move(-1, 0), e: () => clickFocused(table.current) });
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const forward = direction === 'rtl' ? -1 : 1;
      const steps: Record<string, readonly [number, number]> = {
        ArrowDown: [1, 0],
        ArrowUp: [-1, 0],
        ArrowRight: [0, forward],
        ArrowLeft: [0, -forward],
      };
      const step = steps[event.key];
      if (!step) return;
      event.preventDefault();
      move(step[0], step[1]);
    },
    [direction, move],
  );
  return (
    <div className="matrix-frame">
      <table ref={table} className="matrix">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <td className="matrix-corner">
              <span className="label">
                {t('positions/holders')} ↓ · {t('positions/targets')} {direction === 'rtl' ? '←' : '→'}
              </span>
            </td>
            {matrix.targets.map((target) => (
              <th
                key={target.id}
                scope="col"
                data-marked={marked?.target === target.id || undefined}
                data-camp={starts.columns.has(target.id) || undefined}
              >
                <Name of={target} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.holders.slice(0, drawn).map((holder) => (
            <tr key={holder.id} data-camp={starts.rows.has(holder.id) || undefined}>
              <th scope="row" data-marked={marked?.holder === holder.id || undefined}>
                <Name of={holder} />
              </th>
              {matrix.targets.map((target) => (
                <Cell
                  key={target.id}
                  position={positions.get(`${holder.id} ${target.id}`) ?? null}
                  before={before === null ? undefined : (before.get(`${holder.id} ${target.id}`) ?? null)}
                  holder={holder}
                  target={target}
                  isCampStart={starts.columns.has(target.id)}
                  isOpen={opened?.holder === holder.id && opened.target === target.id}
                  onOpen={open}
                  onPoint={setPointed}
                  onKeyDown={onKeyDown}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** So many cells are built in a few hundredths of a second. */
const CELLS_A_FRAME = 240;

const Cell = memo(function Cell({
  position,
  before,
  holder,
  target,
  isCampStart,
  isOpen,
  onOpen,
  onPoint,
  onKeyDown,
}: {
  readonly position: Position | null;
  /** Its value on the day it is compared with: null where it was absent, undefined where nothing is compared. */
  readonly before: number | null | undefined;
  readonly holder: PartyRef;
  readonly target: PartyRef;
  /** Whether a camp begins with its target. */
  readonly isCampStart: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (pair: Pair) => void;
  readonly onPoint: (pair: Pair | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const interfaceOf = useInterface();
  const state = cellState(position);
  const pair = { holder: holder.id, target: target.id };
  if (position === null || state.kind === 'unknown')
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- no control: nothing is known here, so the cell is empty
    return <td data-self={holder.id === target.id || undefined} data-camp={isCampStart || undefined} />;
  return (
    <td data-camp={isCampStart || undefined} onPointerEnter={() => onPoint(pair)} onPointerLeave={() => onPoint(null)}>
      <button
        type="button"
        className="matrix-cell"
        data-kind={state.kind}
        aria-label={`${describe(position, holder, target, interfaceOf)}${describeBefore(before, interfaceOf)}`}
        aria-pressed={isOpen}
        onClick={() => onOpen(pair)}
        onKeyDown={onKeyDown}
        onFocus={() => onPoint(pair)}
        onBlur={() => onPoint(null)}
      >
        <span className="matrix-glyph">
          <Glyph
            reading={state.reading}
            radius={state.kind === 'present' ? state.radius : 4}
            isHollow={state.kind === 'absent'}
          />
          {state.kind === 'present' && position.outlets === 1 ? <span className="single" aria-hidden="true" /> : null}
        </span>
        {state.kind === 'present' ? (
          <span dir="ltr" className="matrix-value">
            {interfaceOf.signed(state.value)}
          </span>
        ) : (
          <span className="matrix-date">{absentSince(position, interfaceOf.date)}</span>
        )}
        {before === undefined ? null : <Before now={position.value} before={before} />}
      </button>
    </td>
  );
});

/** How far a position has moved since the day it is compared with; what was or is absent is said so. */
function Before({ now, before }: { readonly now: number | null; readonly before: number | null }) {
  const { t, signed } = useInterface();
  if (now === null && before === null) return null;
  return (
    <span className="matrix-change">
      {now === null || before === null ? (
        t(before === null ? 'positions/was-absent' : 'positions/is-absent')
      ) : (
        <span dir="ltr">Δ {signed(now - before)}</span>
      )}
    </span>
  );
}

function describeBefore(before: number | null | undefined, { t, signed }: Interface): string {
  if (before === undefined) return '';
  return `; ${before === null ? t('positions/was-absent') : t('positions/was', { value: signed(before) })}`;
}

/** The month of the last evidence: what is seen of an absent position, and so also what is said of it. */
function absentSince(position: Position, date: Interface['date']): string {
  return date(position.lastDate.slice(0, 7), 'short');
}

function describe(
  position: Position,
  holder: PartyRef,
  target: PartyRef,
  { t, language, number, signed, date }: Interface,
): string {
  const state = cellState(position);
  const names = t('positions/cell', { holder: holder.label[language], target: target.label[language] });
  if (state.kind === 'unknown') return names;
  const reading = t(`positions/reading-${state.reading}`);
  const said =
    state.kind === 'absent'
      ? t('positions/cell-absent', { date: absentSince(position, date), reading })
      : t('positions/cell-value', {
          reading,
          value: signed(state.value),
          n: number(position.n),
          outlets: number(position.outlets),
        });
  return `${names}: ${said}`;
}

/** Moves to the nearest cell with evidence in the direction; the first cell where none has the focus. */
function moveCellFocus(table: HTMLTableElement | null, rows: number, columns: number): void {
  if (!table) return;
  const grid = [...table.tBodies]
    .flatMap((body) => [...body.rows])
    .map((row) => [...row.cells].slice(1).map((cell) => cell.querySelector('button')));
  const active = document.activeElement;
  const atRow = grid.findIndex((row) => row.some((button) => button !== null && button === active));
  if (atRow === -1) {
    grid
      .flat()
      .find((button) => button !== null)
      ?.focus();
    return;
  }
  const atColumn = grid[atRow]?.findIndex((button) => button === active) ?? 0;
  let row = atRow + rows;
  let column = atColumn + columns;
  while (row >= 0 && row < grid.length && column >= 0 && column < (grid[row]?.length ?? 0)) {
    const button = grid[row]?.[column];
    const near = columns === 0 ? (button ?? nearestInRow(grid[row] ?? [], column)) : button;
    if (near) {
      near.focus();
      near.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return;
    }
    row += rows;
    column += columns;
  }
}

function nearestInRow(row: readonly (HTMLButtonElement | null)[], column: number): HTMLButtonElement | null {
  const filled = row.flatMap((button, index) =>
    button === null ? [] : [{ button, distance: Math.abs(index - column) }],
  );
  return filled.toSorted((a, b) => a.distance - b.distance)[0]?.button ?? null;
}
