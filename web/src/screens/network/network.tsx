import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { memo, type Ref, useCallback, useDeferredValue, useMemo, useRef } from 'react';

import { networkQuery, type NetworkRequest } from '../../api/queries.ts';
import type { NetworkView } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { rememberCampNames, rememberedCampNames } from '../../app/preferences.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { outletsOf, useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { DayComparison } from '../../components/day-comparison.tsx';
import { ExportLinks } from '../../components/export-links.tsx';
import { Name } from '../../components/name.tsx';
import type { NameOf } from '../../components/name-of.ts';
import { dayFromNumber, dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { PairPanel } from '../positions/evidence.tsx';
import { TimeControl } from '../positions/time-control.tsx';
import { usePlayer } from '../positions/use-player.ts';
import { WindowField } from '../positions/window-field.tsx';
import { BetweenPanel } from './between-panel.tsx';
import { campNamesOf, campNamesToAddress } from './camp-names.ts';
import { CampChanges, Camps } from './camps.tsx';
import { NetworkControls } from './controls.tsx';
import { TIES_DRAWN_MOST } from './drawing.ts';
import { type Choice, NetworkDrawing } from './graph.tsx';
import { NetworkLegend } from './legend.tsx';
import { amongOf, amongToAddress, type NetworkSearch, PARTIES_MOST_DEFAULT } from './network-search.ts';
import { TieTable } from './tie-table.tsx';
import { Triangles } from './triangles.tsx';
import { useLayout } from './use-layout.ts';

const DAYS_PER_STEP = 7;
/** How far back the day lies that is proposed to compare with. */
const DAYS_COMPARED = 180;
const FORMATS = ['graphml', 'gexf', 'csv', 'xlsx', 'jsonl'];

/** Who is tied to whom on a day, for and against, through time; and which camps that would make. */
export function NetworkScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/network' });
  const search: NetworkSearch = useSearch({ from: '/c/$case/network' });
  const { from, to } = useScope();
  const request = useMemo(() => requestOf(search, from, to), [search, from, to]);
  const network = useQuery(networkQuery(caseName, request, search.versus));
  useTitle(t('screen/network'));
  if (network.isPending) return <Loading />;
  if (network.isError) return <Failed error={network.error} retry={() => void network.refetch()} />;
  if (network.data.window === null || network.data.parties.length === 0) {
    return (
      <>
        <h1 className="sr-only">{t('screen/network')}</h1>
        <Empty title={t('network/empty')} remedy={t('network/empty-remedy')}>
          <Link to="/c/$case/articles" params={{ case: caseName }} className="action">
            {t('screen/articles')}
          </Link>
        </Empty>
      </>
    );
  }
  return (
    <Network caseName={caseName} search={search} request={request} view={network.data} window={network.data.window} />
  );
}

function requestOf(search: NetworkSearch, from: string | undefined, to: string | undefined): NetworkRequest {
  return {
    at: search.at,
    windowDays: search.window,
    outlet: outletsOf(search.outlet),
    from,
    to,
    party: search.party,
    depth: search.depth === undefined ? undefined : Number(search.depth),
    partiesMax: Number(search.most ?? PARTIES_MOST_DEFAULT),
    sign: search.sign,
    evidenceMin: search.least === undefined ? undefined : Number(search.least),
  };
}

function Network({
  caseName,
  search,
  request,
  view,
  window,
}: {
  readonly caseName: string;
  readonly search: NetworkSearch;
  readonly request: NetworkRequest;
  readonly view: NetworkView;
  readonly window: NonNullable<NetworkView['window']>;
}) {
  const { t, rich, date } = useInterface();
  const navigate = useNavigate({ from: '/c/$case/network' });
  const lists = useRef<HTMLDivElement>(null);
  const change = useCallback(
    (next: NetworkSearch) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false }),
    [navigate],
  );
  const { at, windowDays } = view.parameters;
  // Where the day is moved faster than answers come, the address is ahead of what is shown.
  const asked = search.at ?? at;
  const drawn = useDeferredValue(useMemo(() => ({ view, search, request }), [view, search, request]));
  const known = useMemo(
    () => new Map([...drawn.view.names, ...drawn.view.parties].map((party) => [party.id, party])),
    [drawn.view],
  );
  const nameOf = useCallback((id: string) => known.get(id) ?? { id, label: { ar: id, en: id } }, [known]);
  const opened = openedOf(search);
  const among = amongOf(search.among);
  // The evidence of one sentence takes the place of the list that it was opened from.
  const isPanelFree = search.e === undefined;
  const close = () => change({ holder: undefined, target: undefined, among: undefined });
  const openTie = useCallback((tie: Choice) => change({ ...tie, among: undefined, e: undefined }), [change]);
  const openAmong = useCallback(
    (parties: readonly string[]) =>
      change({ among: amongToAddress(parties), holder: undefined, target: undefined, e: undefined }),
    [change],
  );
  const choose = useCallback(
    (id: string | null) => change(id === null ? { party: undefined, depth: undefined } : { party: id }),
    [change],
  );
  const range = window.first < window.last ? window : { ...window, last: dayFromNumber(dayNumber(window.last) + 1) };
  const shiftDays = (days: number) => {
    const day = dayFromNumber(dayNumber(asked) + days);
    change({ at: day < range.first ? range.first : day > range.last ? range.last : day });
  };
  const player = usePlayer(asked, range, (day) => change({ at: day }));
  const show = (depth: NetworkSearch['depth']) => {
    if (view.party !== null) change({ depth });
  };
  useKeys({
    ' ': (event) => {
      event.preventDefault();
      player.toggle();
    },
    '[': () => shiftDays(-DAYS_PER_STEP),
    ']': () => shiftDays(DAYS_PER_STEP),
    j: () => moveFocus(lists.current, 1),
    k: () => moveFocus(lists.current, -1),
    e: () => clickFocused(lists.current),
    '1': () => show('1'),
    '2': () => show('2'),
    '3': () => show(undefined),
    Escape: () => {
      if (opened !== null || among.length > 0) close();
      else if (view.party !== null) choose(null);
    },
  });
  const isPanelShown = isPanelFree && (opened !== null || among.length > 0);
  const positionRequest = { at, windowDays, outlet: request.outlet };
  return (
    <div className="positions network" data-panel={isPanelShown || undefined}>
      <div className="min-w-0">
        <h1 className="font-text text-3xl leading-[1.6]">
          {view.party === null
            ? t('network/caption', { date: date(at) })
            : rich('network/caption-party', { party: <Name of={view.party} />, date: date(at) })}
        </h1>
        <div className="border-rule no-print mt-3 flex flex-wrap items-end gap-x-6 gap-y-3 border-b pb-4">
          <TimeControl at={asked} first={range.first} last={range.last} onChange={(day) => change({ at: day })} />
          <button type="button" className="action" aria-pressed={player.isPlaying} onClick={player.toggle}>
            {player.isPlaying ? t('positions/pause') : t('positions/play')}
          </button>
          <WindowField days={windowDays} onChange={(days) => change({ window: days })} />
          <DayComparison
            begin="network/compare"
            end="network/compare-end"
            versus={search.versus}
            proposal={dayFromNumber(Math.max(dayNumber(range.first), dayNumber(at) - DAYS_COMPARED))}
            onChange={(day) => change({ versus: day })}
          />
        </div>
        <NetworkControls view={view} search={search} onChange={change} onParty={choose} />
        <NetworkBody
          ref={lists}
          caseName={caseName}
          drawn={drawn}
          nameOf={nameOf}
          onChange={change}
          onParty={choose}
          onTie={openTie}
          onAmong={openAmong}
        />
      </div>
      {isPanelShown && opened !== null ? (
        <PairPanel
          key={`${opened.holder} ${opened.target}`}
          caseName={caseName}
          pair={opened}
          request={positionRequest}
          parties={[...known.values()]}
          onClose={close}
        />
      ) : null}
      {isPanelShown && opened === null ? (
        <BetweenPanel
          key={among.join()}
          caseName={caseName}
          parties={among}
          request={positionRequest}
          versus={search.versus}
          nameOf={nameOf}
          onTie={openTie}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

/** The drawing, and the lists beside and below it. Thousands of ties take their time, for which no key waits. */
const NetworkBody = memo(function NetworkBody({
  ref,
  caseName,
  drawn: { view, search, request },
  nameOf,
  onChange,
  onParty,
  onTie,
  onAmong,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly caseName: string;
  /** What is drawn may lag behind the address. */
  readonly drawn: { readonly view: NetworkView; readonly search: NetworkSearch; readonly request: NetworkRequest };
  readonly nameOf: NameOf;
  readonly onChange: (next: NetworkSearch) => void;
  readonly onParty: (id: string | null) => void;
  readonly onTie: (tie: Choice) => void;
  readonly onAmong: (parties: readonly string[]) => void;
}) {
  const { t, number, language } = useInterface();
  const layout = useLayout(view, language);
  const { at, windowDays } = view.parameters;
  const scopeKey = JSON.stringify([request.from, request.to, request.outlet]);
  // Those of the address hold; where it has none for this window, those last given in this browser.
  const addressed = campNamesOf(search.named, scopeKey);
  const campNames =
    addressed.size > 0 ? addressed : campNamesOf(rememberedCampNames(caseName, scopeKey) ?? '', scopeKey);
  const opened = openedOf(search);
  const among = amongOf(search.among);
  return (
    <div ref={ref}>
      <div className="network-body">
        <figure className="min-w-0">
          {view.ties.length === 0 ? <p className="mt-4">{t('network/none-today')}</p> : null}
          {layout === null ? (
            <p role="status" className="network-waiting text-muted">
              {t('network/laying-out')}
            </p>
          ) : (
            <NetworkDrawing
              view={view}
              layout={layout}
              chosen={view.party?.id ?? null}
              opened={opened}
              onParty={onParty}
              onTie={onTie}
            />
          )}
          <figcaption>
            <NetworkLegend />
            <p className="label mt-3 flex flex-wrap items-baseline gap-x-6 gap-y-1">
              <span>
                {t('network/shown', {
                  ties: view.ties.length,
                  parties: view.parties.length,
                  all: number(view.partiesInAll),
                })}
              </span>
              {view.ties.length <= TIES_DRAWN_MOST ? null : (
                <span>{t('network/strongest', { count: number(TIES_DRAWN_MOST) })}</span>
              )}
              {view.tiesHidden === 0 ? null : <span>{t('network/hidden', { count: view.tiesHidden })}</span>}
              <ExportLinks
                path={['cases', caseName, 'export', 'network']}
                query={{ ...request, at, windowDays }}
                formats={FORMATS}
              />
            </p>
            <p className="label no-print mt-1">{t('network/hint')}</p>
          </figcaption>
        </figure>
        <div>
          <Camps
            hypothesis={view.hypothesis}
            names={campNames}
            nameOf={nameOf}
            onName={(camp, name) => {
              const named = campNamesToAddress(new Map([...campNames, [camp, name]]), scopeKey);
              rememberCampNames(caseName, scopeKey, named ?? null);
              onChange({ named });
            }}
            onParty={onParty}
            onBetween={onAmong}
          />
        </div>
      </div>
      {view.comparison === null ? null : (
        <CampChanges
          comparison={view.comparison}
          names={campNames}
          nameOf={nameOf}
          onParty={onParty}
          onBetween={onAmong}
        />
      )}
      <Triangles triangles={view.triangles} party={view.party} opened={among} nameOf={nameOf} onOpen={onAmong} />
      <section aria-labelledby="network-ties" className="mt-10">
        <h2 id="network-ties" className="pair-heading">
          {t('network/ties')}
        </h2>
        <TieTable
          view={view}
          sort={search.sort}
          opened={opened}
          nameOf={nameOf}
          onSort={(sort) => onChange({ sort })}
          onOpen={onTie}
        />
      </section>
    </div>
  );
});

function openedOf({ holder, target }: NetworkSearch): Choice | null {
  return holder !== undefined && target !== undefined ? { holder, target } : null;
}
