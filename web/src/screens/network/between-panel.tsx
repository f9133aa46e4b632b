import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { type PositionRequest, tieSentencesQuery } from '../../api/queries.ts';
import type { TieSentences } from '../../api/types.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { Glyph } from '../../components/glyph.tsx';
import type { NameOf } from '../../components/name-of.ts';
import { Arrow, Name, Names } from '../../components/name.tsx';
import { useInterface } from '../../language/interface.tsx';
import { EvidenceEntry } from '../positions/evidence-entry.tsx';
import { readingOf } from './drawing.ts';
import type { Choice } from './graph.tsx';

/**
 * The sentences that weigh most in the ties between two or three parties, both ways; where two days are compared those of both,
 * for a tie that is gone on one day is told of by the other.
 */
export function BetweenPanel({
  caseName,
  parties,
  request,
  versus,
  nameOf,
  onTie,
  onClose,
}: {
  readonly caseName: string;
  readonly parties: readonly string[];
  readonly request: PositionRequest & { readonly at: string };
  /** The day compared with. */
  readonly versus: string | undefined;
  readonly nameOf: NameOf;
  /** Opens all evidence of one tie. */
  readonly onTie: (tie: Choice) => void;
  readonly onClose: () => void;
}) {
  const { t } = useInterface();
  const days = versus === undefined || versus === request.at ? [request.at] : [request.at, versus];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: matchMedia('(width >= 64rem)').matches }), []);
  return (
    <aside className="evidence-panel pair-panel between-panel" aria-labelledby="between-title">
      <div className="flex items-start justify-between gap-4">
        <h2 id="between-title" ref={heading} tabIndex={-1} className="font-text text-2xl leading-[1.6] outline-none">
          <Names of={parties.map(nameOf)} />
        </h2>
        <button type="button" className="action no-print shrink-0" onClick={onClose}>
          {t('app/close')}
        </button>
      </div>
      <p className="label">{t('network/sentences-between')}</p>
      {days.map((at) => (
        <OneDay
          key={at}
          caseName={caseName}
          parties={parties}
          request={{ ...request, at }}
          isOneOfTwo={days.length > 1}
          onTie={onTie}
        />
      ))}
    </aside>
  );
}

function OneDay({
  caseName,
  parties,
  request,
  isOneOfTwo,
  onTie,
}: {
  readonly caseName: string;
  readonly parties: readonly string[];
  readonly request: PositionRequest & { readonly at: string };
  readonly isOneOfTwo: boolean;
  readonly onTie: (tie: Choice) => void;
}) {
  const { t, date } = useInterface();
  const sentences = useQuery(tieSentencesQuery(caseName, parties, request));
  return (
    <div className="between-day" data-day={request.at}>
      {isOneOfTwo ? (
        <p className="mt-5 text-sm font-semibold">{t('network/sentences-on', { date: date(request.at) })}</p>
      ) : null}
      {sentences.isPending ? <Loading /> : null}
      {sentences.isError ? <Failed error={sentences.error} retry={() => void sentences.refetch()} /> : null}
      {sentences.data?.ties.length === 0 ? <p className="text-muted py-4">{t('network/no-sentences')}</p> : null}
      {sentences.data?.ties.map((tie) => (
        <OneWay key={`${tie.holder.id} ${tie.target.id}`} tie={tie} caseName={caseName} onTie={onTie} />
      ))}
    </div>
  );
}

function OneWay({
  tie,
  caseName,
  onTie,
}: {
  readonly tie: TieSentences;
  readonly caseName: string;
  readonly onTie: (tie: Choice) => void;
}) {
  const { t, signed, number } = useInterface();
  const { holder, target, position, items } = tie;
  const value = position.value ?? 0;
  return (
    <section className="border-rule mt-5 border-t pt-3">
      <h3 className="flex flex-wrap items-center gap-x-2 font-semibold">
        <Glyph reading={readingOf({ value, contested: position.contested })} radius={5} />
        <span>
          <Name of={holder} />
          <Arrow label={t('claim/toward')} />
          <Name of={target} />
        </span>
        <span className="label tabular-nums" dir="ltr">
          {signed(value)} · n = {number(position.n)}
        </span>
      </h3>
      <ol>
        {items.map((item) => (
          <EvidenceEntry key={item.claimId} item={item} caseName={caseName} />
        ))}
      </ol>
      <button
        type="button"
        className="plain no-print text-sm"
        onClick={() => onTie({ holder: holder.id, target: target.id })}
      >
        {t('network/whole-pair')} ({number(position.units)})
      </button>
    </section>
  );
}
