import { memo, useMemo, useRef } from 'react';

import type { Position, PositionMatrix } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { Glyph } from '../../components/glyph.tsx';
import { Arrow, Name } from '../../components/name.tsx';
import { useGradual } from '../../components/use-gradual.ts';
import { useLatest } from '../../components/use-latest.ts';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';
import { cellState } from './cell.ts';
import type { Pair } from './matrix.tsx';
import { type PositionRow, rowsOf, type Sort } from './matrix-list.ts';

const COLUMNS: readonly { readonly sort: Sort; readonly label: MessageKey; readonly isCount: boolean }[] = [
  { sort: 'holder', label: 'positions/holders', isCount: false },
  { sort: 'target', label: 'positions/targets', isCount: false },
  { sort: 'value', label: 'positions/value', isCount: false },
  { sort: 'evidence', label: 'positions/effective', isCount: true },
  { sort: 'outlets', label: 'positions/outlets', isCount: true },
  { sort: 'latest', label: 'positions/latest', isCount: false },
];

/** The matrix as a list, row by row: what it shows by place, size and colour is said here in words and numbers. */
export function PositionTable({
  matrix,
  versus,
  caption,
  opened,
  sort,
  onSort,
  onOpen,
}: {
  readonly matrix: PositionMatrix;
  readonly versus: PositionMatrix | null;
  readonly caption: string;
  readonly opened: Pair | null;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onOpen: (pair: Pair) => void;
}) {
  const { t, language } = useInterface();
  const rows = useMemo(() => rowsOf(matrix, sort, language), [matrix, sort, language]);
  const before = useMemo(
    () => (versus === null ? null : new Map(versus.cells.map((cell) => [`${cell.holder} ${cell.target}`, cell.value]))),
    [versus],
  );
  const open = useLatest(onOpen);
  const drawn = useGradual(rows.length, ROWS_A_FRAME);
  const body = useRef<HTMLTableSectionElement>(null);
  useKeys({
    j: () => moveFocus(body.current, 1),
    k: () => moveFocus(body.current, -1),
    e: () => clickFocused(body.current),
  });
  return (
    <div className="relative mt-4 overflow-x-auto">
      <table className="ledger position-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ sort: each, label, isCount }) => (
              <th
                key={each}
                scope="col"
                className={isCount ? 'count' : undefined}
                aria-sort={sort === each ? (NAMES.has(each) ? 'ascending' : 'descending') : undefined}
              >
                <button type="button" className="column-order" onClick={() => onSort(each)}>
                  {t(label)}
                  {sort === each ? <span aria-hidden="true">{NAMES.has(each) ? ' ↑' : ' ↓'}</span> : null}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.slice(0, drawn).map((row) => (
            <Row
              key={`${row.holder.id} ${row.target.id}`}
              row={row}
              before={before === null ? undefined : (before.get(`${row.holder.id} ${row.target.id}`) ?? null)}
              isOpen={opened?.holder === row.holder.id && opened.target === row.target.id}
              onOpen={open}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** So many rows are built in a few hundredths of a second. */
const ROWS_A_FRAME = 30;

/** Names go from the first letter on, numbers and days from the greatest. */
const NAMES: ReadonlySet<Sort> = new Set(['holder', 'target']);

const Row = memo(function Row({
  row: { position, holder, target },
  before,
  isOpen,
  onOpen,
}: {
  readonly row: PositionRow;
  readonly before: number | null | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (pair: Pair) => void;
}) {
  const { t, number, date, rich } = useInterface();
  const signs = { favourable: number(position.favourable), adverse: number(position.adverse) };
  return (
    <tr aria-selected={isOpen || undefined}>
      <th scope="row">
        <button
          type="button"
          data-row
          className="plain text-start"
          aria-pressed={isOpen}
          onClick={() => onOpen({ holder: holder.id, target: target.id })}
        >
          <Name of={holder} />
          <span className="sr-only"> {rich('positions/toward-name', { target: <Name of={target} /> })}</span>
        </button>
      </th>
      <td>
        <Name of={target} />
      </td>
      <td>
        <Value position={position} before={before} />
      </td>
      <td className="count">
        {number(position.n)}
        <span className="label block">{t('positions/units-signs', signs)}</span>
      </td>
      <td className="count">{number(position.outlets)}</td>
      <td>{date(position.lastDate, 'short')}</td>
    </tr>
  );
});

function Value({ position, before }: { readonly position: Position; readonly before: number | null | undefined }) {
  const { t, signed } = useInterface();
  const state = cellState(position);
  if (state.kind === 'unknown') return null;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {before === undefined ? null : (
        <>
          <span className="text-muted">
            {before === null ? t('positions/absent') : <span dir="ltr">{signed(before)}</span>}
          </span>
          <Arrow label={t('desk/becomes')} />
        </>
      )}
      <Glyph reading={state.reading} radius={5} isHollow={state.kind === 'absent'} />
      {state.kind === 'present' ? <span dir="ltr">{signed(state.value)}</span> : null}
      <span className={state.kind === 'absent' ? 'text-muted' : undefined}>
        {state.kind === 'absent'
          ? t('positions/absent-was', { reading: t(`positions/reading-${state.reading}`) })
          : t(`positions/reading-${state.reading}`)}
      </span>
    </span>
  );
}
