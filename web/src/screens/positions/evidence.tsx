import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';

import { evidenceQuery, type PositionRequest } from '../../api/queries.ts';
import type { EvidenceItem, PartyRef, PositionEvidence } from '../../api/types.ts';
import { useEvidence } from '../../app/scope.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { ExportLinks } from '../../components/export-links.tsx';
import { Glyph, readingOfSign } from '../../components/glyph.tsx';
import { HowKnown } from '../../components/known.tsx';
import { Arrow, Name, Names } from '../../components/name.tsx';
import { Sentence } from '../../components/sentence.tsx';
import { OnWhoseWord } from '../../components/voice.tsx';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';
import { cellState } from './cell.ts';
import type { Pair } from './matrix.tsx';
import { EvidenceStrip } from './strip.tsx';

/** A party that is not in the matrix has no name until its evidence has come. */
const UNKNOWN = { label: { ar: '…', en: '…' } };

/** The sentences behind one cell, the weightiest first, with all that went into the number. */
export function PairPanel({
  caseName,
  pair,
  request,
  parties,
  onClose,
}: {
  readonly caseName: string;
  readonly pair: Pair;
  readonly request: PositionRequest;
  /** Names of the parties of the matrix, for the title while the evidence is on its way. */
  readonly parties: readonly PartyRef[];
  readonly onClose: () => void;
}) {
  const { t, rich } = useInterface();
  const evidence = useQuery(evidenceQuery(caseName, pair.holder, pair.target, request));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: matchMedia('(width >= 64rem)').matches }), []);
  const known = evidence.data ? [evidence.data.holder, evidence.data.target] : parties;
  const nameOf = (id: string) => known.find((party) => party.id === id) ?? UNKNOWN;
  return (
    <aside className="evidence-panel pair-panel" aria-labelledby="pair-title">
      <div className="flex items-start justify-between gap-4">
        <h2 id="pair-title" ref={heading} tabIndex={-1} className="font-text text-2xl leading-[1.6] outline-none">
          {rich('positions/title', {
            holder: <Name of={nameOf(pair.holder)} />,
            target: <Name of={nameOf(pair.target)} />,
          })}
        </h2>
        <button type="button" className="action no-print shrink-0" onClick={onClose}>
          {t('app/close')}
        </button>
      </div>
      {evidence.isPending ? <Loading /> : null}
      {evidence.isError ? <Failed error={evidence.error} retry={() => void evidence.refetch()} /> : null}
      {evidence.data ? (
        <>
          <Evidence evidence={evidence.data} caseName={caseName} />
          <p className="mt-4">
            <ExportLinks
              path={['cases', caseName, 'export', 'positions', pair.holder, pair.target]}
              query={{ ...request }}
            />
          </p>
        </>
      ) : null}
    </aside>
  );
}

function Evidence({ evidence, caseName }: { readonly evidence: PositionEvidence; readonly caseName: string }) {
  const { t } = useInterface();
  const { items, parameters } = evidence;
  const sorted = useMemo(() => items.toSorted((a, b) => b.share - a.share || b.date.localeCompare(a.date)), [items]);
  return (
    <>
      <Numbers evidence={evidence} />
      {items.length === 0 ? (
        <p className="text-muted py-6">{t('positions/none-here')}</p>
      ) : (
        <EvidenceStrip items={items} parameters={parameters} />
      )}
      <ol>
        {sorted.map((item) => (
          <EvidenceEntry key={item.claimId} item={item} caseName={caseName} />
        ))}
      </ol>
      <Formula evidence={evidence} />
    </>
  );
}

function Numbers({ evidence }: { readonly evidence: PositionEvidence }) {
  const { t, number, signed } = useInterface();
  const { position } = evidence;
  const state = cellState(position);
  return (
    <dl className="numbers">
      <div>
        <dt>{t('positions/value')}</dt>
        <dd className="flex items-center gap-1.5">
          {state.kind === 'unknown' ? null : (
            <Glyph
              reading={state.reading}
              radius={state.kind === 'present' ? state.radius : 4}
              isHollow={state.kind === 'absent'}
            />
          )}
          {state.kind === 'present' ? <span dir="ltr">{signed(state.value)}</span> : t('positions/absent')}
        </dd>
      </div>
      <div>
        <dt>{t('positions/effective')}</dt>
        <dd>{number(position.n)}</dd>
      </div>
      <div>
        <dt>{t('positions/units')}</dt>
        <dd>
          {number(position.units)}{' '}
          <span className="label">
            {t('positions/units-signs', { favourable: number(position.favourable), adverse: number(position.adverse) })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('positions/outlets')}</dt>
        <dd>{number(position.outlets)}</dd>
      </div>
    </dl>
  );
}

function EvidenceEntry({ item, caseName }: { readonly item: EvidenceItem; readonly caseName: string }) {
  const { t, date, share, signed, decimal } = useInterface();
  const evidence = useEvidence();
  const speakerOf = (id: string) =>
    item.speakers.find((speaker) => speaker.id === id) ?? { id, label: { ar: id, en: id } };
  return (
    <li className="evidence-item">
      <Sentence sentence={item.sentence} sign={item.sign} />
      <p className="mt-1.5 flex flex-wrap items-baseline gap-x-2 text-sm">
        <Glyph reading={readingOfSign(item.sign)} radius={4} />
        <span>
          {item.type === null ? t('positions/told-shift') : t(`type/${item.type}`)}
          {item.mode === null ? null : ` · ${t(`mode/${item.mode}` as MessageKey)}`}
          {item.polarity === 'negated' ? ` · ${t('claim/negated')}` : null}
          {item.modality === 'actual' ? null : ` · ${t(`claim/${item.modality}`)}`}
        </span>
        <span className="text-muted">
          <Names of={item.actor} />
          {item.recipient.length === 0 ? null : (
            <>
              <Arrow label={t('claim/toward')} />
              <Names of={item.recipient} />
            </>
          )}
        </span>
      </p>
      <dl className="fields">
        <dt>{t('claim/on-word')}</dt>
        <dd>
          <OnWhoseWord outlet={item.article.outlet} attribution={item.attribution} nameOf={speakerOf} />
        </dd>
        <dt>{t('claim/time')}</dt>
        <dd>
          {date(item.date)} · <HowKnown source={item.dateInferred ? 'inferred' : 'stated'} />
        </dd>
        <dt>{t('positions/share')}</dt>
        <dd>
          <span dir="ltr">{share(item.share)}</span>
          <span className="gauge" aria-hidden="true">
            <span style={{ inlineSize: `${item.share * 100}%` }} />
          </span>
        </dd>
        <dt>{t('positions/sign-strength')}</dt>
        <dd>
          <span dir="ltr">{signed(item.strength)}</span>
          <span className="text-muted ms-4">{t('positions/weight')}</span> <span dir="ltr">{decimal(item.weight)}</span>
          {item.type === null ? null : (
            <>
              <span className="text-muted ms-4">{t('claim/confidence')}</span>{' '}
              <span dir="ltr">{decimal(item.confidence)}</span>
            </>
          )}
        </dd>
      </dl>
      <p className="no-print mt-2 flex flex-wrap gap-x-5 text-sm">
        <button type="button" className="plain" onClick={() => evidence.show(item.claimId)}>
          {t('evidence/open')}
        </button>
        <Link
          to="/c/$case/articles/$article"
          params={{ case: caseName, article: item.article.id }}
          search={{ finding: item.claimId }}
          className="plain"
        >
          {t('positions/open-article')}
          {item.article.title === null ? null : (
            <>
              {': '}
              <bdi>{item.article.title}</bdi>
            </>
          )}
        </Link>
      </p>
    </li>
  );
}

function Formula({ evidence }: { readonly evidence: PositionEvidence }) {
  const { t, number, date } = useInterface();
  const { at, windowDays, massMin } = evidence.parameters;
  return (
    <section className="border-rule mt-6 border-t pt-3">
      <h3 className="label font-semibold">{t('positions/formula')}</h3>
      <p className="text-muted mt-1 text-sm leading-6">
        {t('positions/formula-text', { windowDays: number(windowDays), at: date(at), massMin: number(massMin) })}{' '}
        <span dir="ltr">
          n = {number(evidence.position.n)}, m = {number(evidence.position.mass)}
        </span>
      </p>
    </section>
  );
}
