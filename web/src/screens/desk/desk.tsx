import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { casesQuery, deskQuery } from '../../api/queries.ts';
import type { DeskEntry, DeskView } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { lastSeenDay, rememberSeenDay } from '../../app/preferences.ts';
import { isInScope, useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { type CaseRange, useCaseRange } from '../../app/time-window.tsx';
import { useTitle } from '../../app/title.ts';
import { dayFromNumber, dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { ActorList, EntryList } from './entries.tsx';
import { Unreviewed } from './unreviewed.tsx';

const KINDS = ['shift', 'contradiction', 'toll'] as const satisfies readonly DeskEntry['kind'][];
const QUICK_DAYS = [7, 30, 90, 365];

/** What a desk opens in the morning: what is new since the last visit, each with its sentences, and what to look at first. */
export function DeskScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/desk' });
  const { since } = useSearch({ from: '/c/$case/desk' });
  const navigate = useNavigate({ from: '/c/$case/desk' });
  const { outlets } = useScope();
  const range = useCaseRange(caseName);
  const articles = useQuery(casesQuery()).data?.cases.find(({ name }) => name === caseName)?.articles;
  const [seen] = useState(() => lastSeenDay(caseName));
  const desk = useQuery(deskQuery(caseName, since, outlets));
  const { first, last } = range ?? {};
  useTitle(t('screen/desk'));
  useEffect(() => {
    if (first === undefined || last === undefined) return;
    rememberSeenDay(caseName, last);
    // What came since the last visit is what the desk opens with, and at the first visit all; the day stands in the address.
    const from = seen ?? first;
    if (since === undefined && from < last) {
      void navigate({ search: (before) => ({ ...before, since: from }), replace: true });
    }
  }, [caseName, first, last, seen, since, navigate]);
  if (desk.isPending) return <Loading />;
  if (desk.isError) return <Failed error={desk.error} retry={() => void desk.refetch()} />;
  if (articles === 0) {
    return (
      <Empty isPage title={t('desk/no-articles')} remedy={t('desk/no-articles-remedy')}>
        <Link to="/c/$case/add" params={{ case: caseName }} className="action action-main">
          {t('screen/add')}
        </Link>
      </Empty>
    );
  }
  return <Desk caseName={caseName} view={desk.data} range={range} seen={seen} />;
}

function Desk({
  caseName,
  view,
  range,
  seen,
}: {
  readonly caseName: string;
  readonly view: DeskView;
  readonly range: CaseRange | null;
  readonly seen: string | null;
}) {
  const { t, date, number } = useInterface();
  const navigate = useNavigate({ from: '/c/$case/desk' });
  const scope = useScope();
  const list = useRef<HTMLDivElement>(null);
  useKeys({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    e: () => clickFocused(list.current),
  });
  const entries = view.entries.filter((entry) =>
    isInScope({ outlet: null, published: entry.date }, { ...scope, outlets: [] }),
  );
  const actors = entries.filter(({ kind }) => kind === 'actor');
  const isQuiet = KINDS.every((kind) => entries.every((entry) => entry.kind !== kind));
  return (
    <div className="desk">
      <h1 className="font-text text-3xl leading-[1.6]">{t('desk/title', { date: date(view.since) })}</h1>
      {range === null ? null : (
        <div className="no-print mt-2 flex flex-wrap gap-2" role="group" aria-label={t('desk/since')}>
          {sinceChoices(range, seen).map(({ key, day, days }) => (
            <button
              key={key}
              type="button"
              className="action"
              aria-pressed={view.since === day}
              onClick={() =>
                void navigate({ search: (before) => ({ ...before, since: day }), replace: true, resetScroll: false })
              }
            >
              {key === 'seen'
                ? t('desk/since-visit')
                : key === 'all'
                  ? t('scope/all-time')
                  : t('scope/last-days', { days })}
            </button>
          ))}
        </div>
      )}
      <div ref={list} className="desk-columns">
        <div className="min-w-0">
          {isQuiet ? (
            <Empty title={t('desk/quiet')} remedy={t('desk/quiet-remedy')} />
          ) : (
            KINDS.map((kind) => (
              <EntryList
                key={kind}
                title={t(`desk/${kind}`)}
                count={number(view.totals[kind])}
                caseName={caseName}
                entries={entries.filter((entry) => entry.kind === kind)}
              />
            ))
          )}
        </div>
        <div className="min-w-0">
          <Unreviewed claims={view.unreviewed} />
          <ActorList entries={actors} count={number(view.totals.actor)} />
        </div>
      </div>
    </div>
  );
}

/** Since when: the last visit where something came since, some days before the latest article, or the beginning. */
function sinceChoices(
  { first, last }: CaseRange,
  seen: string | null,
): readonly { readonly key: string; readonly day: string; readonly days: number }[] {
  return [
    ...(seen !== null && seen < last ? [{ key: 'seen', day: seen, days: 0 }] : []),
    ...QUICK_DAYS.map((days) => ({ key: String(days), day: dayFromNumber(dayNumber(last) - days), days })),
    { key: 'all', day: first, days: 0 },
  ];
}
