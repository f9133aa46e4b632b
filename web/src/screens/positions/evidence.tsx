import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';

import { EVIDENCE_STEP, evidenceQuery, type PositionRequest } from '../../api/queries.ts';
import type { PartyRef, PositionEvidence } from '../../api/types.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { ExportLinks } from '../../components/export-links.tsx';
import { Name } from '../../components/name.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { useInterface } from '../../language/interface.tsx';
import { EvidenceEntry } from './evidence-entry.tsx';
import type { Pair } from './matrix.tsx';
import { PositionNumbers } from './numbers.tsx';
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
  const [limit, setLimit] = useState(EVIDENCE_STEP);
  const evidence = useQuery(evidenceQuery(caseName, pair, request, limit));
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
      <Link
        to="/c/$case/positions/$holder/$target"
        params={{ case: caseName, ...pair }}
        search={{ at: request.at, window: request.windowDays }}
        className="plain no-print"
      >
        {t('pair/open')}
      </Link>
      {evidence.isPending ? <Loading /> : null}
      {evidence.isError ? <Failed error={evidence.error} retry={() => void evidence.refetch()} /> : null}
      {evidence.data ? (
        <>
          <Evidence
            evidence={evidence.data}
            caseName={caseName}
            onMore={evidence.data.next === null ? null : () => setLimit(limit + EVIDENCE_STEP)}
          />
          <p className="mt-4 flex flex-wrap items-baseline gap-x-6">
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

function Evidence({
  evidence,
  caseName,
  onMore,
}: {
  readonly evidence: PositionEvidence;
  readonly caseName: string;
  /** Null where all is there. */
  readonly onMore: (() => void) | null;
}) {
  const { t, number } = useInterface();
  const { items, parameters, total } = evidence;
  const sorted = useMemo(() => items.toSorted((a, b) => b.share - a.share || b.date.localeCompare(a.date)), [items]);
  return (
    <>
      <PositionNumbers position={evidence.position} />
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
      <ShowMore shown={t('pair/weightiest', { shown: number(items.length), total: number(total) })} onMore={onMore} />
      <Formula evidence={evidence} />
    </>
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
