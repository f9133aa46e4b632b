import { useMemo, useState } from 'react';

import type { NetworkTie, NetworkView } from '../../api/types.ts';
import { Glyph } from '../../components/glyph.tsx';
import type { NameOf } from '../../components/name-of.ts';
import { Arrow, Name } from '../../components/name.tsx';
import { useInterface } from '../../language/interface.tsx';
import { CampBadge } from './camps.tsx';
import { readingOf } from './drawing.ts';
import type { Choice } from './graph.tsx';

/** Rows that are drawn at once; the others come by a press, and an export holds all. */
const ROWS_SHOWN = 200;

const COLUMNS = ['tie', 'value', 'n', 'outlets', 'since'] as const;
type Column = (typeof COLUMNS)[number];

/** The drawing as a table: what cannot be pointed at can be read, sorted and opened here. */
export function TieTable({
  view,
  sort,
  opened,
  nameOf,
  onSort,
  onOpen,
}: {
  readonly view: NetworkView;
  /** A column, after `-` where the greatest comes first. */
  readonly sort: string | undefined;
  readonly opened: Choice | null;
  readonly nameOf: NameOf;
  readonly onSort: (sort: string) => void;
  readonly onOpen: (tie: Choice) => void;
}) {
  const { t, signed, number, date, language } = useInterface();
  const [isWhole, setWhole] = useState(false);
  const descends = sort === undefined || sort.startsWith('-');
  const column = COLUMNS.find((each) => each === (sort ?? '-n').replace('-', '')) ?? 'n';
  const rows = useMemo(() => {
    const sorted = view.ties.toSorted((a, b) => compare(a, b, column, (id) => nameOf(id).label[language]));
    return descends ? sorted.toReversed() : sorted;
  }, [view.ties, column, descends, nameOf, language]);
  const campOf = new Map(view.parties.map(({ id, camp }) => [id, camp]));
  const labels: Readonly<Record<Column, string>> = {
    tie: t('network/tie'),
    value: t('positions/value'),
    n: t('positions/effective'),
    outlets: t('positions/outlets'),
    since: t('network/since'),
  };
  const shown = isWhole ? rows : rows.slice(0, ROWS_SHOWN);
  return (
    <>
      <div className="relative overflow-x-auto">
        <table className="ledger tie-table">
          <thead>
            <tr>
              {COLUMNS.map((each) => (
                <th
                  key={each}
                  scope="col"
                  aria-sort={each === column ? (descends ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    className="sort"
                    title={t('network/sort-by', { column: labels[each] })}
                    onClick={() => onSort(each === column && descends ? each : `-${each}`)}
                  >
                    {labels[each]}
                    <span aria-hidden="true">{each === column ? (descends ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                </th>
              ))}
              <th scope="col">{t('network/until')}</th>
              <th scope="col">{t('network/camps-of')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((tie) => {
              const reading = readingOf(tie);
              return (
                <tr key={`${tie.holder} ${tie.target}`}>
                  <th scope="row">
                    <button
                      type="button"
                      data-row
                      className="tie-open"
                      aria-pressed={opened?.holder === tie.holder && opened.target === tie.target}
                      onClick={() => onOpen({ holder: tie.holder, target: tie.target })}
                    >
                      <Name of={nameOf(tie.holder)} />
                      <Arrow label={t('claim/toward')} />
                      <Name of={nameOf(tie.target)} />
                    </button>
                  </th>
                  <td>
                    <span className="inline-flex items-center gap-1.5">
                      <Glyph reading={reading} radius={4.5} />
                      <span className="sr-only">{t(`network/legend-${reading}`)}</span>
                      <span dir="ltr" className="tabular-nums">
                        {signed(tie.value)}
                      </span>
                    </span>
                  </td>
                  <td className="tabular-nums">{number(Math.round(tie.n * 10) / 10)}</td>
                  <td className="tabular-nums">{number(tie.outlets)}</td>
                  <td>
                    {date(tie.firstDate, 'short')}
                    {tie.firstDate > view.parameters.at ? (
                      <span className="label block">{t('network/later')}</span>
                    ) : null}
                  </td>
                  <td>{date(tie.lastDate, 'short')}</td>
                  <td>
                    <CampBadge camp={campOf.get(tie.holder) ?? null} />
                    <Arrow label={t('claim/toward')} />
                    <CampBadge camp={campOf.get(tie.target) ?? null} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length ? (
        <button type="button" className="action mt-4" onClick={() => setWhole(true)}>
          {t('network/show-all', { count: number(rows.length) })}
        </button>
      ) : null}
    </>
  );
}

function compare(a: NetworkTie, b: NetworkTie, column: Column, nameOf: (id: string) => string): number {
  const byName = nameOf(b.holder).localeCompare(nameOf(a.holder)) || nameOf(b.target).localeCompare(nameOf(a.target));
  switch (column) {
    case 'tie':
      return -byName;
    case 'since':
      return a.firstDate.localeCompare(b.firstDate) || byName;
    case 'value':
    case 'n':
    case 'outlets':
      return a[column] - b[column] || byName;
  }
}
