import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

import type { EventDifference, EventLink, EventVariant, EventView, ToldSentence } from '../../api/types.ts';
import { useEvidence } from '../../app/scope.ts';
import { StatusGlyph } from '../../components/event-status.tsx';
import { HowKnown } from '../../components/known.tsx';
import { Arrow, Names } from '../../components/name.tsx';
import { dayNumber } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';
import { VoiceName } from './lane-name.tsx';
import { edtfOf } from './time.ts';

const VOICES_SHOWN = 4;

/**
 * One event to read: when, who toward whom, its surest sentence, who tells it, where the tellings differ, and what it is linked
 * to. A press on the sentence opens its evidence with all other tellings.
 */
export function EventRow({
  event,
  caseName,
  followDays,
  isChosen = false,
}: {
  readonly event: EventView;
  readonly caseName: string;
  /** Days within which an announcement counts as fulfilled. */
  readonly followDays: number;
  /** The chosen one comes into view and takes the focus. */
  readonly isChosen?: boolean;
}) {
  const { t } = useInterface();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isChosen) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true });
  }, [isChosen]);
  return (
    <li
      ref={row}
      id={`event-${event.id}`}
      className="event"
      data-event={event.id}
      data-date={event.date}
      data-status={event.status}
      data-chosen={isChosen || undefined}
      data-follow={event.followedBy[0]?.id}
      data-announced={event.announcedBy[0]?.id}
    >
      <When event={event} />
      <div className="event-what">
        <p className="event-head">
          <StatusGlyph status={event.status} isInferred={event.dateInferred} />
          <span>
            <Names of={event.actors} isLink />
            {event.recipients.length === 0 ? null : (
              <>
                <Arrow label={t('claim/toward')} />
                <Names of={event.recipients} isLink />
              </>
            )}
          </span>
          <b className="font-semibold">
            {t(`type/${event.type}`)}
            {event.mode === null ? null : ` · ${t(`mode/${event.mode}` as MessageKey)}`}
          </b>
          {event.status === 'done' ? null : <span className="badge">{t(`timeline/status-${event.status}`)}</span>}
          {event.aspect === 'state' ? <span className="badge">{t('timeline/state')}</span> : null}
          {event.places.length === 0 ? null : (
            <span className="text-muted">
              <Names of={event.places} isLink />
            </span>
          )}
        </p>
        {event.told === null ? null : <Telling told={event.told} />}
        {event.denied === null ? null : (
          <div className="event-denial">
            <p className="label">{t('timeline/denial')}</p>
            <Telling told={event.denied} />
          </div>
        )}
        <p className="event-sources">
          <span>{t('timeline/sources', { count: event.voices.length })}</span>
          {': '}
          {event.voices.slice(0, VOICES_SHOWN).map((voice, index) => (
            <span key={`${voice.kind} ${voice.outlet ?? ''} ${voice.parties.map(({ id }) => id).join()}`}>
              {index > 0 ? ' · ' : null}
              <VoiceName voice={voice} isLink />
            </span>
          ))}
          {event.voices.length > VOICES_SHOWN
            ? ` · ${t('timeline/more-sources', { count: event.voices.length - VOICES_SHOWN })}`
            : null}
          {event.tellings > 1 ? (
            <>
              {' · '}
              <AllTellings event={event} />
            </>
          ) : null}
        </p>
        {event.differences.map((difference) => (
          <Difference key={`${difference.of} ${difference.measure ?? ''}`} difference={difference} />
        ))}
        <Links
          links={event.announcedBy}
          from={event.date}
          caseName={caseName}
          title={t('timeline/announced')}
          note={t('timeline/link-note', { days: followDays })}
        />
        <Links
          links={event.followedBy}
          from={event.date}
          caseName={caseName}
          title={t('timeline/followed')}
          note={t('timeline/link-note', { days: followDays })}
        />
      </div>
    </li>
  );
}

function When({ event }: { readonly event: EventView }) {
  const { t, date } = useInterface();
  const day = event.dateInferred ? event.date : edtfOf(event.earliest, event.latest);
  return (
    <p className="event-when">
      {event.dateInferred || event.earliest === event.latest ? null : (
        <span className="label block">{t('timeline/some-day')}</span>
      )}
      <time dateTime={event.date}>{date(day)}</time>
      {event.dateInferred ? <span className="label block">{t('timeline/on-publication')}</span> : null}
    </p>
  );
}

function Telling({ told }: { readonly told: ToldSentence }) {
  const { t, date } = useInterface();
  const evidence = useEvidence();
  return (
    <button
      type="button"
      data-row
      className="told-sentence"
      aria-current={evidence.open === told.findingId || undefined}
      onClick={() => evidence.show(told.findingId)}
    >
      <span className="sentence" dir="auto" lang="ar">
        {told.sentence}
      </span>
      <span className="label">
        <bdi>{told.article.outlet ?? t('articles/no-outlet')}</bdi>
        {told.article.published === null ? null : ` · ${date(told.article.published)}`}
      </span>
    </button>
  );
}

function AllTellings({ event }: { readonly event: EventView }) {
  const { t } = useInterface();
  const evidence = useEvidence();
  const first = (event.told ?? event.denied)?.findingId;
  if (first === undefined) return null;
  return (
    <button type="button" className="plain no-print" onClick={() => evidence.show(first)}>
      {t('timeline/all-tellings', { count: event.tellings })}
    </button>
  );
}

/** In what the tellings differ; a press on a way of telling opens a finding that tells it so. */
function Difference({ difference }: { readonly difference: EventDifference }) {
  const { t } = useInterface();
  const evidence = useEvidence();
  return (
    <p className="event-difference">
      <span className="label">
        {t(`timeline/differs-${difference.of}`)}
        {difference.measure === null ? null : ` (${t(`measure/${difference.measure}`)})`}
        {': '}
      </span>
      {difference.variants.map((variant, index) => (
        <span key={variant.value}>
          {index > 0 ? <span className="text-muted"> / </span> : null}
          <button type="button" className="plain" onClick={() => evidence.show(variant.findingId)}>
            <VariantText of={difference.of} variant={variant} />
          </button>
          <span className="label"> {t('timeline/tellings', { count: variant.tellings })}</span>
        </span>
      ))}
    </p>
  );
}

function VariantText({
  of,
  variant,
}: {
  readonly of: EventDifference['of'];
  readonly variant: EventVariant;
}): ReactNode {
  const { t, date, number } = useInterface();
  switch (of) {
    case 'date':
      return date(variant.value);
    case 'place':
      return <Names of={variant.parties} />;
    case 'type':
      return t(`type/${variant.value}` as MessageKey);
    case 'figure': {
      const [low = '', high = ''] = variant.value.split('..');
      if (low === high) return number(Number(low));
      if (high === '') return t('figures/at-least', { value: number(Number(low)) });
      if (low === '') return t('figures/at-most', { value: number(Number(high)) });
      return t('figures/range', { low: number(Number(low)), high: number(Number(high)) });
    }
  }
}

/** Other events in a line with this one, nearest first; each leads to its row. */
function Links({
  links,
  from,
  caseName,
  title,
  note,
}: {
  readonly links: readonly EventLink[];
  readonly from: string;
  readonly caseName: string;
  readonly title: string;
  readonly note: string;
}) {
  const { t, date } = useInterface();
  if (links.length === 0) return null;
  return (
    <div className="event-links">
      <p className="label" title={note}>
        {title} · <HowKnown source="inferred" />
      </p>
      <ul>
        {links.map((link) => {
          const days = dayNumber(link.date) - dayNumber(from);
          return (
            <li key={link.id}>
              <StatusGlyph status={link.status} />
              <Link
                to="/c/$case/timeline"
                params={{ case: caseName }}
                // What narrows the timeline stays; on another screen there is nothing of it.
                search={(before) => ({ ...(before as object), event: link.id, e: undefined })}
                resetScroll={false}
                className="plain"
              >
                <Names of={link.actors} />
                {link.recipients.length === 0 ? null : (
                  <>
                    <Arrow label={t('claim/toward')} />
                    <Names of={link.recipients} />
                  </>
                )}
                {': '}
                {t(`type/${link.type}`)}
              </Link>
              <span className="label">
                {date(link.date)} ·{' '}
                {t(days >= 0 ? 'timeline/days-later' : 'timeline/days-before', { days: Math.abs(days) })}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
