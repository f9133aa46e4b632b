import { memo } from 'react';

import type { LedgerConflict, LedgerReport, LedgerView } from '../../api/types.ts';
import { useEvidence } from '../../app/scope.ts';
import { figureValue } from '../../components/figure-value.ts';
import { Names } from '../../components/name.tsx';
import { Sentence } from '../../components/sentence.tsx';
import { useInterface } from '../../language/interface.tsx';
import { RangeBar } from './range-bar.tsx';
import { Reporter } from './reporter.tsx';

/** What cannot both be right: two reports side by side on one scale, each with its sentence. */
export const Conflicts = memo(function Conflicts({ conflicts }: { readonly conflicts: LedgerView['conflicts'] }) {
  const { t } = useInterface();
  const { pairs, total } = conflicts;
  if (pairs.length === 0) return null;
  return (
    <section aria-labelledby="figure-conflicts" className="mt-6">
      <h2 id="figure-conflicts" className="pair-heading">
        {t('ledger/conflicts', { count: pairs.length })}
      </h2>
      <p className="label">{t('ledger/conflicts-note')}</p>
      <ol>
        {pairs.map((pair) => (
          <ConflictEntry key={`${pair.first.id} ${pair.second.id}`} pair={pair} />
        ))}
      </ol>
      {total > 2 * pairs.length ? <p className="label mt-2">{t('ledger/more-pairs', { count: total })}</p> : null}
    </section>
  );
});

function ConflictEntry({ pair: { kind, first, second } }: { readonly pair: LedgerConflict }) {
  const { t, date } = useInterface();
  const ends = [first, second].flatMap(({ value, low, high }) => [value, low, high].filter((each) => each !== null));
  const scale = { least: Math.min(...ends) * 0.8, most: Math.max(...ends) * 1.1 };
  return (
    <li className="figure-conflict">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b className="font-semibold">{t(`measure/${first.measure}`)}</b>
        {first.places.length === 0 ? null : <Names of={first.places} />}
        {first.asOf === null ? null : <span className="text-muted">{date(first.asOf)}</span>}
        <span className="badge">{t(`ledger/${kind}`)}</span>
      </p>
      <div className="figure-sides">
        <Side report={first} scale={scale} />
        <Side report={second} scale={scale} />
      </div>
    </li>
  );
}

function Side({
  report,
  scale,
}: {
  readonly report: LedgerReport;
  readonly scale: { readonly least: number; readonly most: number };
}) {
  const { t, language, date } = useInterface();
  const evidence = useEvidence();
  const [figure] = report.figures;
  if (figure === undefined) return null;
  return (
    <div className="figure-side">
      <p className="flex flex-wrap items-center gap-x-3">
        <b className="font-text text-2xl font-semibold [unicode-bidi:isolate]">{figureValue(report, t, language)}</b>
        <RangeBar report={report} scale={scale} width={160} />
        {report.asOf === null ? null : <span className="label">{date(report.asOf)}</span>}
      </p>
      <p className="text-sm">
        <Reporter report={report} figure={figure} />
      </p>
      <button
        type="button"
        data-row
        className="told-sentence"
        aria-current={evidence.open === figure.figure.id || undefined}
        onClick={() => evidence.show(figure.figure.id)}
      >
        <Sentence sentence={figure.sentence} />
      </button>
    </div>
  );
}
