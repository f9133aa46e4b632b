import { useQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';

import { mapEventsQuery, type MapRequest } from '../../api/queries.ts';
import type { MapEvent, MapView, MapWay } from '../../api/types.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { Arrow, Name, Names } from '../../components/name.tsx';
import { ToldSentences } from '../../components/told-sentence.tsx';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';
import { wayId } from './drawing.tsx';

/** What the map shows, as lists: for the keyboard, for readers of the screen, for print, and for whoever reads rather than looks. */

/** The place in an address that stands for events without any. */
export const NOWHERE = '-';

export const PlaceList = memo(function PlaceList({
  view,
  chosen,
  onPlace,
}: {
  readonly view: MapView;
  readonly chosen: string | null;
  readonly onPlace: (id: string) => void;
}) {
  const { t, number, date } = useInterface();
  return (
    <table className="ledger map-places">
      <caption className="sr-only">{t('map/places')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('map/place')}</th>
          <th scope="col" className="count">
            {t('map/count')}
          </th>
          <th scope="col" className="count">
            {t('map/force')}
          </th>
          <th scope="col">{t('map/last')}</th>
        </tr>
      </thead>
      <tbody>
        {view.places.map(({ place, precision, events, force, lastDate }) => (
          <tr key={place.id}>
            <td>
              <button
                type="button"
                data-row
                className="map-row"
                aria-pressed={chosen === place.id}
                onClick={() => onPlace(place.id)}
              >
                <Name of={place} />
                {precision === 'exact' ? null : <span className="label"> · {t(`map/${precision}`)}</span>}
              </button>
            </td>
            <td className="count">{number(events)}</td>
            <td className="count">{force === 0 ? null : number(force)}</td>
            <td className="text-sm whitespace-nowrap">{date(lastDate, 'short')}</td>
          </tr>
        ))}
        {view.unlocated === 0 ? null : (
          <tr>
            <td>
              <button
                type="button"
                data-row
                className="map-row"
                aria-pressed={chosen === NOWHERE}
                onClick={() => onPlace(NOWHERE)}
              >
                {t('map/unlocated')}
              </button>
            </td>
            <td className="count">{number(view.unlocated)}</td>
            <td colSpan={2} className="label">
              {t('map/unlocated-where')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
});

export const WayList = memo(function WayList({
  ways,
  chosen,
  onWay,
}: {
  readonly ways: readonly MapWay[];
  readonly chosen: string | null;
  readonly onWay: (id: string | null) => void;
}) {
  const { t, date } = useInterface();
  return (
    <section aria-labelledby="map-ways" className="mt-6">
      <h2 id="map-ways" className="pair-heading">
        {t('map/ways')}
      </h2>
      {ways.length === 0 ? (
        <p className="text-muted text-sm leading-6">{t('map/no-ways')}</p>
      ) : (
        <p className="label mb-2">{t('map/ways-note')}</p>
      )}
      <ul>
        {ways.map((way) => {
          const id = wayId(way);
          const isChosen = id === chosen;
          return (
            <li key={id} className="border-rule border-t py-1.5">
              <button
                type="button"
                data-row
                className="map-row"
                aria-pressed={isChosen}
                onClick={() => onWay(isChosen ? null : id)}
              >
                <span className="label">{t(`map/way-${way.kind}`)}</span> <Name of={way.from.place} />
                <Arrow label={t('claim/toward')} />
                <Name of={way.to.place} />
                <span className="label">
                  {' · '}
                  {date(way.lastDate, 'short')}
                </span>
              </button>
              {isChosen ? <ToldSentences sentences={way.sentences} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
});

const EVENTS_SHOWN = 30;

/** The events of one place, or those without any, with their sentences. */
export function EventList({
  caseName,
  request,
  place,
  view,
  onBack,
}: {
  readonly caseName: string;
  readonly request: MapRequest;
  readonly place: string;
  readonly view: MapView;
  readonly onBack: () => void;
}) {
  const { t } = useInterface();
  const [limit, setLimit] = useState(EVENTS_SHOWN);
  const events = useQuery(mapEventsQuery(caseName, request, place === NOWHERE ? '' : place, limit));
  const known = view.places.find((each) => each.place.id === place);
  return (
    <section aria-labelledby="map-place">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="map-place" className="font-text text-2xl leading-[1.6]">
          {place === NOWHERE ? t('map/unlocated') : known === undefined ? null : <Name of={known.place} />}
        </h2>
        <button type="button" className="plain no-print shrink-0 text-sm" onClick={onBack}>
          {t('map/show-all')}
        </button>
      </div>
      {place === NOWHERE ? <p className="label">{t('map/unlocated-note')}</p> : null}
      {known === undefined ? null : (
        <p className="label">
          {t('map/known')} {t(`map/${known.precision}`)}
          {events.data === undefined ? null : ` · ${t('map/events', { count: events.data.total })}`}
        </p>
      )}
      {events.isPending ? <Loading /> : null}
      {events.isError ? <Failed error={events.error} retry={() => void events.refetch()} /> : null}
      {events.data?.events.length === 0 ? <p className="text-muted mt-4">{t('map/none-here')}</p> : null}
      <ol className="mt-3">
        {events.data?.events.map((event) => (
          <EventEntry key={event.id} event={event} isPlaced={place !== NOWHERE} />
        ))}
      </ol>
      {events.data !== undefined && events.data.total > events.data.events.length ? (
        <button type="button" className="action no-print mt-2" onClick={() => setLimit(limit + EVENTS_SHOWN)}>
          {t('map/more')}
        </button>
      ) : null}
    </section>
  );
}

function EventEntry({ event, isPlaced }: { readonly event: MapEvent; readonly isPlaced: boolean }) {
  const { t, date } = useInterface();
  const { type, mode, earliest, latest, actors, recipients, places, status, voices, sentences } = event;
  const isDay = earliest === latest;
  return (
    <li className="map-event">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b className="font-semibold">{date(isDay ? event.date : `${earliest}/${latest}`)}</b>
        {event.dateInferred ? (
          <span className="label underline decoration-dotted underline-offset-4">{t('map/inferred')}</span>
        ) : null}
        {status === 'done' ? null : <span className="badge">{t(`map/event-${status}`)}</span>}
        <span className="label">{t('map/voices', { count: voices })}</span>
      </p>
      <p className="mt-0.5 text-sm">
        {t(`type/${type}`)}
        {mode === null ? null : ` · ${t(`mode/${mode}` as MessageKey)}`}
        {': '}
        <Names of={actors} />
        {recipients.length === 0 ? null : (
          <>
            <Arrow label={t('claim/toward')} />
            <Names of={recipients} />
          </>
        )}
      </p>
      {isPlaced || places.length === 0 ? null : (
        <p className="label">
          {t('map/told-places', { places: '' })}
          <Names of={places} />
        </p>
      )}
      <ToldSentences sentences={sentences} />
    </li>
  );
}
