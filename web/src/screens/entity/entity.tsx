import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef, type ReactNode } from 'react';

import { ApiFailure } from '../../api/client.ts';
import { entityQuery } from '../../api/timeline-queries.ts';
import type { EntityView } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { useScope } from '../../app/scope.ts';
import { Failed, FailureText, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { Name } from '../../components/name.tsx';
import { useInterface } from '../../language/interface.tsx';
import { EventRow } from '../timeline/event-row.tsx';
import { EntityCorrections } from './corrections.tsx';
import { DenialList, FigureList } from './findings.tsx';
import { NamesByOutlet } from './names.tsx';
import { Offices } from './offices.tsx';
import { PositionList } from './positions.tsx';

/** One actor: what outlets call it, its offices, its positions, what it takes part in, what it said and denied. */
export function EntityScreen() {
  const { t } = useInterface();
  const { case: caseName, id } = useParams({ from: '/c/$case/entity/$id' });
  const { from, to, outlets } = useScope();
  const entity = useQuery(entityQuery(caseName, id, { from, to, outlet: outlets }));
  useTitle(t('screen/entity'));
  if (entity.isPending) return <Loading />;
  if (entity.isError && entity.error instanceof ApiFailure && entity.error.code === 'query/unknown-entity') {
    return (
      <section className="mx-auto max-w-[34rem] px-4 py-20 text-center">
        <h1 className="font-text text-2xl">{t('actor/unknown-title')}</h1>
        <p className="text-muted mt-3 leading-7">
          <FailureText error={entity.error} />
        </p>
      </section>
    );
  }
  if (entity.isError) return <Failed error={entity.error} retry={() => void entity.refetch()} />;
  return <Entity caseName={caseName} view={entity.data} />;
}

function Entity({ caseName, view }: { readonly caseName: string; readonly view: EntityView }) {
  const { t, date, number } = useInterface();
  const lists = useRef<HTMLDivElement>(null);
  useKeys({
    j: () => moveFocus(lists.current, 1),
    k: () => moveFocus(lists.current, -1),
    e: () => clickFocused(lists.current),
  });
  const { entity, party, held, received, events, figuresSaid, figuresAbout, denied, deniedOfIt } = view;
  const hasPositions = held.length + received.length > 0;
  const hasFigures = figuresSaid.total + figuresAbout.total > 0;
  const hasDenials = denied.total + deniedOfIt.total > 0;
  return (
    <div className="entity">
      <Head caseName={caseName} view={view} />
      <div ref={lists} className="entity-columns">
        <div>
          <Part id="names" title={t('actor/names')}>
            <NamesByOutlet names={view.names} caseName={caseName} />
          </Part>
          <Part id="offices" title={t('actor/offices')}>
            <Offices offices={view.offices} entity={entity.id} until={view.at} />
          </Part>
          {view.members.length === 0 ? null : (
            <Part id="members" title={t('actor/members')}>
              <ul className="entity-members">
                {view.members.map((member) => (
                  <li key={member.entity.id}>
                    <Name of={member.entity} isLink />{' '}
                    <span className="label">{t('actor/member-times', { count: member.mentions })}</span>
                  </li>
                ))}
              </ul>
            </Part>
          )}
          <Part
            id="positions"
            title={view.at === '' ? t('screen/positions') : t('actor/positions', { date: date(view.at) })}
          >
            {party === null ? null : <PositionsOf party={party} />}
            {hasPositions ? (
              <>
                <PositionList title={t('actor/held')} items={held} caseName={caseName} />
                <PositionList title={t('actor/received')} items={received} caseName={caseName} />
              </>
            ) : (
              <p className="text-muted">{t('actor/positions-none')}</p>
            )}
          </Part>
          <EntityCorrections caseName={caseName} id={view.entity.id} />
        </div>
        <div>
          <Part
            id="events"
            title={t('actor/events')}
            aside={
              events.total === 0 ? null : (
                <Link
                  to="/c/$case/timeline"
                  params={{ case: caseName }}
                  search={{ party: entity.id }}
                  className="plain text-sm"
                >
                  {t('actor/events-all', { count: number(events.total) })}
                </Link>
              )
            }
          >
            {events.total === 0 ? <p className="text-muted">{t('actor/events-none')}</p> : null}
            <ol>
              {events.items.map((event) => (
                <EventRow key={event.id} event={event} caseName={caseName} followDays={view.followDays} />
              ))}
            </ol>
          </Part>
          <Part id="figures" title={t('screen/figures')}>
            {hasFigures ? null : <p className="text-muted">{t('actor/figures-none')}</p>}
            <FigureList title={t('actor/figures-said')} figures={figuresSaid} />
            <FigureList title={t('actor/figures-about')} figures={figuresAbout} />
          </Part>
          <Part id="denials" title={t('actor/denials')}>
            {hasDenials ? null : <p className="text-muted">{t('actor/denials-none')}</p>}
            <DenialList title={t('actor/denied')} denials={denied} />
            <DenialList title={t('actor/denied-of-it')} denials={deniedOfIt} />
          </Part>
        </div>
      </div>
    </div>
  );
}

function PositionsOf({ party }: { readonly party: EntityView['entity'] }) {
  const { rich } = useInterface();
  return <p className="label mb-2">{rich('actor/positions-of-party', { party: <Name of={party} isLink /> })}</p>;
}

/** Who it is: the name in both languages, what kind of actor, for whom it acts, and whether any resource knows it. */
function Head({ caseName, view }: { readonly caseName: string; readonly view: EntityView }) {
  const { t, rich, language } = useInterface();
  const { entity, party, provisional, mentions, articles } = view;
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <header className="entity-head">
      <p className="label">{t(`entity/${entity.type}`)}</p>
      <h1 className="font-text text-3xl leading-[1.6]">
        <Name of={entity} />
        {entity.label[other] === entity.label[language] ? null : (
          // The space belongs to the line, whose direction a name in other letters does not share.
          <span className="text-muted ms-4 text-xl">
            <bdi lang={other}>{entity.label[other]}</bdi>
          </span>
        )}
      </h1>
      <p className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
        {party === null ? null : <span>{rich('actor/acts-for', { party: <Name of={party} isLink /> })}</span>}
        <span className={provisional ? 'badge' : 'text-muted'}>
          {t(provisional ? 'actor/provisional' : 'actor/known')}
        </span>
        <span className="text-muted">{t('actor/named', { mentions, articles })}</span>
        <Link
          to="/c/$case/search"
          params={{ case: caseName }}
          search={{ q: `actor:"${entity.id}"` }}
          className="plain no-print text-sm"
        >
          {t('word/articles')}
        </Link>
      </p>
    </header>
  );
}

function Part({
  id,
  title,
  aside = null,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={`entity-${id}`} className="entity-part">
      <div className="entity-part-head">
        <h2 id={`entity-${id}`}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
