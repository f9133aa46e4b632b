import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';

import { EVIDENCE_STEP, pairQuery } from '../../api/queries.ts';
import type { PairItem, PairView } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { outletsOf, useEvidence, useScope } from '../../app/scope.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { DayField } from '../../components/day-field.tsx';
import { ExportLinks } from '../../components/export-links.tsx';
import { Glyph } from '../../components/glyph.tsx';
import { Name } from '../../components/name.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { dayFromNumber, dayNumber, dayOf } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { EvidenceEntry } from '../positions/evidence-entry.tsx';
import { PositionNumbers } from '../positions/numbers.tsx';
import { WindowField } from '../positions/window-field.tsx';
import { PairChart } from './chart.tsx';
import { Contradictions, Shifts } from './turns.tsx';

const DAYS_PER_STEP = 7;
const SEPARATOR = '|';
/** So many contradictions are shown at first, and so many more each time. */
const CONTRADICTIONS_STEP = 20;

/** How the position of one party toward another came to be what it is: over time, with each sentence, what changed, what contradicts. */
export function PairScreen() {
  const { t } = useInterface();
  const { case: caseName, holder, target } = useParams({ from: '/c/$case/positions/$holder/$target' });
  const search = useSearch({ from: '/c/$case/positions/$holder/$target' });
  const without = search.without === undefined ? [] : search.without.split(SEPARATOR);
  const [limit, setLimit] = useState(EVIDENCE_STEP);
  const [contradictions, setContradictions] = useState(CONTRADICTIONS_STEP);
  const outlet = outletsOf(search.outlet);
  const request = { at: search.at, windowDays: search.window, outlet, without, limit, contradictions };
  const pair = useQuery(pairQuery(caseName, { holder, target }, request));
  useTitle(t('screen/pair'));
  if (pair.isPending) return <Loading />;
  if (pair.isError) return <Failed error={pair.error} retry={() => void pair.refetch()} />;
  return (
    <Pair
      caseName={caseName}
      view={pair.data}
      without={without}
      by={search.by ?? 'happened'}
      onMore={limit < pair.data.total ? () => setLimit(limit + EVIDENCE_STEP) : null}
      onMoreContradictions={
        contradictions < pair.data.contradictionsTotal
          ? () => setContradictions(contradictions + CONTRADICTIONS_STEP)
          : null
      }
    />
  );
}

function Pair({
  caseName,
  view,
  without,
  by,
  onMore,
  onMoreContradictions,
}: {
  readonly caseName: string;
  readonly view: PairView;
  readonly without: readonly string[];
  readonly by: 'happened' | 'published';
  /** Shows more of the evidence; null where all is there. */
  readonly onMore: (() => void) | null;
  readonly onMoreContradictions: (() => void) | null;
}) {
  const { t, rich, signed, number } = useInterface();
  const navigate = useNavigate({ from: '/c/$case/positions/$holder/$target' });
  const scope = useScope();
  const evidence = useEvidence();
  const lists = useRef<HTMLDivElement>(null);
  const { holder, target, parameters, parts } = view;
  const change = (next: {
    readonly at?: string;
    readonly window?: number;
    readonly by?: 'published' | undefined;
    readonly without?: readonly string[];
  }) =>
    void navigate({
      search: ({ without: before, ...rest }) => {
        const { without: left = before?.split(SEPARATOR) ?? [], ...others } = next;
        return { ...rest, ...others, without: left.length === 0 ? undefined : left.join(SEPARATOR) };
      },
      replace: true,
      resetScroll: false,
    });
  const shiftDays = (days: number) => change({ at: dayFromNumber(dayNumber(parameters.at) + days) });
  useKeys({
    '[': () => shiftDays(-DAYS_PER_STEP),
    ']': () => shiftDays(DAYS_PER_STEP),
    j: () => moveFocus(lists.current, 1),
    k: () => moveFocus(lists.current, -1),
    e: () => clickFocused(lists.current),
  });
  const dayOfItem = (item: PairItem) =>
    by === 'published' && item.article.published !== null ? dayOf(item.article.published, 'first') : item.date;
  const shown = useMemo(
    () =>
      view.items
        .filter(
          ({ date }) =>
            (scope.from === undefined || date >= scope.from) && (scope.to === undefined || date <= scope.to),
        )
        .toSorted((a, b) => b.date.localeCompare(a.date) || b.weight - a.weight),
    [view.items, scope],
  );
  return (
    <div className="pair">
      <p className="label">
        <Link to="/c/$case/positions" params={{ case: caseName }} className="plain">
          {t('screen/positions')}
        </Link>
      </p>
      <h1 className="font-text text-3xl leading-[1.6]">
        {rich('positions/title', { holder: <Name of={holder} isLink />, target: <Name of={target} isLink /> })}
      </h1>
      {view.isMutual ? (
        <Link
          to="/c/$case/positions/$holder/$target"
          params={{ case: caseName, holder: target.id, target: holder.id }}
          className="plain inline-block min-h-6 text-sm"
        >
          {rich('pair/reverse', { holder: <Name of={target} />, target: <Name of={holder} /> })}
        </Link>
      ) : null}
      <div className="mt-3 flex flex-wrap items-end gap-x-10 gap-y-2">
        <PositionNumbers position={view.position} />
        <dl className="numbers">
          {(['declared', 'enacted', 'ascribed'] as const).map((part) => (
            <div key={part}>
              <dt title={t(`pair/${part}-note`)}>{t(`pair/${part}`)}</dt>
              <dd className="flex items-center gap-1.5">
                {parts[part] === null ? (
                  <span className="text-muted">{t('positions/absent')}</span>
                ) : (
                  <>
                    <Glyph reading={parts[part] >= 0 ? 'for' : 'against'} radius={4} />
                    <span dir="ltr">{signed(parts[part])}</span>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="border-rule no-print mt-3 flex flex-wrap items-end gap-x-6 gap-y-3 border-t pt-3">
        <DayField label={t('positions/at')} day={parameters.at} onChange={(at) => change({ at })} />
        <WindowField days={parameters.windowDays} onChange={(window) => change({ window })} />
        <label>
          <span className="label block">{t('pair/marks')}</span>
          <select
            className="field"
            value={by}
            onChange={(event) => change({ by: event.target.value === 'published' ? 'published' : undefined })}
          >
            <option value="happened">{t('pair/by-happened')}</option>
            <option value="published">{t('pair/by-published')}</option>
          </select>
        </label>
        <ExportLinks
          path={['cases', caseName, 'export', 'positions', holder.id, target.id]}
          query={{ at: parameters.at, windowDays: parameters.windowDays, outlet: scope.outlets }}
        />
      </div>
      <PairChart
        view={view}
        dayOf={dayOfItem}
        scope={scope}
        without={without}
        opened={evidence.open}
        onOpen={evidence.show}
        onDay={(at) => change({ at })}
      />
      {without.length === 0 ? null : (
        <p className="mt-3 flex flex-wrap items-baseline gap-x-4">
          <span>{t('pair/left-out', { count: without.length })}</span>
          <button type="button" className="plain" onClick={() => change({ without: [] })}>
            {t('pair/take-all-in')}
          </button>
        </p>
      )}
      <div ref={lists} className="pair-lists">
        <section aria-labelledby="pair-evidence">
          <h2 id="pair-evidence" className="pair-heading">
            {t('pair/evidence', { count: shown.length })}
          </h2>
          {shown.length === 0 ? <p className="text-muted">{t('positions/none-here')}</p> : null}
          <ol>
            {shown.map((item) => {
              const isOut = without.includes(item.claimId);
              return (
                <EvidenceEntry key={item.claimId} item={item} caseName={caseName}>
                  <button
                    type="button"
                    className="plain"
                    aria-pressed={isOut}
                    onClick={() =>
                      change({
                        without: isOut ? without.filter((id) => id !== item.claimId) : [...without, item.claimId],
                      })
                    }
                  >
                    {isOut ? t('pair/take-in') : t('pair/leave-out')}
                  </button>
                </EvidenceEntry>
              );
            })}
          </ol>
          <ShowMore
            shown={t('pair/weightiest', { shown: number(view.items.length), total: number(view.total) })}
            onMore={onMore}
          />
        </section>
        <div>
          <Shifts shifts={view.shifts} view={view} />
          <Contradictions
            contradictions={view.contradictions}
            total={view.contradictionsTotal}
            onMore={onMoreContradictions}
          />
        </div>
      </div>
    </div>
  );
}
