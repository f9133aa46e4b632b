import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { comparisonQuery } from '../../api/queries.ts';
import type { ComparisonView, EventSide, SharedEvent } from '../../api/types.ts';
import { useEvidence, useScope } from '../../app/scope.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { figureValue } from '../../components/figure-value.ts';
import { nameIn } from '../../components/name-of.ts';
import { Arrow, Name, Names } from '../../components/name.tsx';
import { Sentence } from '../../components/sentence.tsx';
import { OnWhoseWord } from '../../components/voice.tsx';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';

/** How two outlets tell one event, side by side. */
export function Comparison({ caseName }: { readonly caseName: string }) {
  const { t } = useInterface();
  const { from, to, outlets: outlet } = useScope();
  const { event } = useSearch({ from: '/c/$case/sources' });
  const comparison = useQuery(comparisonQuery(caseName, { outlet, from, to }, event));
  if (comparison.isPending) return <Loading />;
  if (comparison.isError) return <Failed error={comparison.error} retry={() => void comparison.refetch()} />;
  const { chosen } = comparison.data;
  if (chosen === null) return <p className="mt-6">{t('sources/no-events')}</p>;
  return <TwoSides view={comparison.data} chosen={chosen} />;
}

function TwoSides({
  view: { events, sides },
  chosen,
}: {
  readonly view: ComparisonView;
  readonly chosen: SharedEvent;
}) {
  const { t, language, date } = useInterface();
  const { a, b } = useSearch({ from: '/c/$case/sources' });
  const navigate = useNavigate({ from: '/c/$case/sources' });
  const change = (next: {
    readonly event?: string | undefined;
    readonly a?: string | undefined;
    readonly b?: string | undefined;
  }) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const first = sides.find(({ outlet }) => outlet === a) ?? sides.find(({ outlet }) => outlet !== b);
  const second =
    sides.find(({ outlet }) => outlet === b && outlet !== first?.outlet) ??
    sides.find(({ outlet }) => outlet !== first?.outlet);
  const nameOf = ({ date: day, type, actors, recipients }: SharedEvent): string => {
    const names = (of: SharedEvent['actors']) =>
      of.map(({ label }) => label[language]).join(language === 'ar' ? '، ' : ', ');
    const arrow = language === 'ar' ? ' ← ' : ' → ';
    return `${date(day)}: ${t(`type/${type}`)}: ${names(actors)}${recipients.length === 0 ? '' : `${arrow}${names(recipients)}`}`;
  };
  return (
    <>
      <p className="text-muted mt-4 leading-7">{t('sources/event-note')}</p>
      <div className="no-print mt-3 flex flex-wrap items-end gap-x-6 gap-y-2">
        <label className="min-w-0">
          <span className="label block">{t('sources/event-choice')}</span>
          <select
            className="field max-w-full"
            value={chosen.id}
            onChange={({ target: { value } }) => change({ event: value, a: undefined, b: undefined })}
          >
            {events.map((event) => (
              <option key={event.id} value={event.id}>
                {nameOf(event)}
              </option>
            ))}
          </select>
        </label>
        <OutletChoice
          label={t('sources/compare')}
          sides={sides}
          side={first}
          onChange={(outlet) =>
            change({ event: chosen.id, a: outlet, b: second?.outlet === outlet ? first?.outlet : second?.outlet })
          }
        />
        <OutletChoice
          label={t('sources/with')}
          sides={sides}
          side={second}
          onChange={(outlet) =>
            change({ event: chosen.id, a: first?.outlet === outlet ? second?.outlet : first?.outlet, b: outlet })
          }
        />
      </div>
      <h2 className="font-text mt-5 text-2xl leading-[1.6]">
        {t(`type/${chosen.type}`)}
        {': '}
        <Names of={chosen.actors} />
        {chosen.recipients.length === 0 ? null : (
          <>
            <Arrow label={t('claim/toward')} />
            <Names of={chosen.recipients} />
          </>
        )}
      </h2>
      {chosen.differs.length === 0 ? null : (
        <p className="label">
          {t('sources/differ-in', {
            what: chosen.differs.map((what) => t(`sources/differs-${what}`)).join(language === 'ar' ? '، ' : ', '),
          })}
        </p>
      )}
      <div className="event-sides">
        {[first, second].flatMap((side, index) => {
          const other = index === 0 ? second : first;
          return side === undefined ? [] : [<Side key={side.outlet} side={side} other={other} />];
        })}
      </div>
    </>
  );
}

function OutletChoice({
  label,
  sides,
  side,
  onChange,
}: {
  readonly label: string;
  readonly sides: readonly EventSide[];
  readonly side: EventSide | undefined;
  readonly onChange: (outlet: string) => void;
}) {
  return (
    <label>
      <span className="label block">{label}</span>
      <select className="field" value={side?.outlet ?? ''} onChange={({ target: { value } }) => onChange(value)}>
        {sides.map(({ outlet }) => (
          <option key={outlet} value={outlet}>
            {outlet}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What one side says of each thing, as one text, so that two sides can be told apart. */
function saidBy({ tellings, names, figures }: EventSide) {
  const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();
  return {
    when: distinct(tellings.flatMap(({ time }) => time ?? [])),
    where: distinct(tellings.flatMap(({ places }) => places.map(({ id }) => id))),
    what: distinct(tellings.map(({ type, mode }) => `${type} ${mode ?? ''}`)),
    who: distinct(names.flatMap(({ party, names: used }) => used.map((name) => `${party.id} ${name}`))),
    figures: distinct(figures.map(({ figure: { measure, low, high } }) => `${measure} ${low}-${high}`)),
  };
}

function Side({ side, other }: { readonly side: EventSide; readonly other: EventSide | undefined }) {
  const { t, date, language } = useInterface();
  const evidence = useEvidence();
  const { outlet, tellings, names, figures } = side;
  const own = saidBy(side);
  const others = other === undefined ? own : saidBy(other);
  const differs = (what: keyof typeof own): boolean => own[what].join('|') !== others[what].join('|');
  const places = [...new Map(tellings.flatMap((telling) => telling.places.map((place) => [place.id, place]))).values()];
  return (
    <section className="event-side" aria-label={outlet}>
      <h3 className="text-lg font-semibold">
        <bdi>{outlet}</bdi>
      </h3>
      <dl className="fields">
        <Said label="sources/says-what" isDifferent={differs('what')}>
          {own.what
            .map((said) => {
              const [type = '', mode = ''] = said.split(' ');
              return `${t(`type/${type}` as MessageKey)}${mode === '' ? '' : ` · ${t(`mode/${mode}` as MessageKey)}`}`;
            })
            .join(' / ')}
        </Said>
        <Said label="sources/says-when" isDifferent={differs('when')}>
          {own.when.length === 0 ? <Unsaid /> : own.when.map((time) => date(time)).join(' / ')}
        </Said>
        <Said label="sources/says-where" isDifferent={differs('where')}>
          {places.length === 0 ? <Unsaid /> : <Names of={places} />}
        </Said>
        <Said label="sources/says-who" isDifferent={differs('who')}>
          {names.length === 0 ? <Unsaid /> : null}
          {names.map(({ party, names: used }) => (
            <span key={party.id} className="block">
              <span className="text-muted">
                <Name of={party} />
                {': '}
              </span>
              {used.map((name) => (
                <q key={name} lang="ar" className="font-text ms-1">
                  {name}
                </q>
              ))}
            </span>
          ))}
        </Said>
        {figures.length === 0 && other?.figures.length === 0 ? null : (
          <Said label="sources/says-figures" isDifferent={differs('figures')}>
            {figures.length === 0 ? <Unsaid /> : null}
            {figures.map(({ figure }) => (
              <button key={figure.id} type="button" className="plain me-3" onClick={() => evidence.show(figure.id)}>
                {t(`measure/${figure.measure}`)}: <bdi>{figureValue(figure, t, language)}</bdi>
              </button>
            ))}
          </Said>
        )}
      </dl>
      <ol>
        {oncePerSentence(tellings).map(
          ({ findingId, sentence, article, attribution, speakers, polarity, modality }) => (
            <li key={findingId} className="evidence-item">
              <button
                type="button"
                data-row
                className="told-sentence"
                aria-current={evidence.open === findingId || undefined}
                onClick={() => evidence.show(findingId)}
              >
                <Sentence sentence={sentence} />
              </button>
              <p className="mt-1 flex flex-wrap items-baseline gap-x-3 text-sm">
                <span>
                  <OnWhoseWord outlet={article.outlet} attribution={attribution} nameOf={nameIn(speakers)} />
                </span>
                {article.published === null ? null : <span className="text-muted">{date(article.published)}</span>}
                {polarity === 'negated' ? <span className="badge">{t('claim/negated')}</span> : null}
                {modality === 'actual' ? null : <span className="badge">{t(`claim/${modality}`)}</span>}
              </p>
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

/** Several claims of one sentence are told by the first of them; what they say stands above. */
function oncePerSentence(tellings: EventSide['tellings']): EventSide['tellings'] {
  return [
    ...new Map(
      tellings.toReversed().map((telling) => [`${telling.article.id} ${telling.sentence.start}`, telling]),
    ).values(),
  ].toReversed();
}

function Unsaid() {
  const { t } = useInterface();
  return <span className="text-muted">{t('sources/unsaid')}</span>;
}

function Said({
  label,
  isDifferent,
  children,
}: {
  readonly label: MessageKey;
  readonly isDifferent: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useInterface();
  return (
    <>
      <dt>
        {t(label)}
        {isDifferent ? <span className="badge ms-2">{t('sources/differs')}</span> : null}
      </dt>
      <dd>{children}</dd>
    </>
  );
}
