import type { DynamicsSeries, DynamicsStepSentences, DynamicsStepView, PartyRef } from '../../api/types.ts';
import { useEvidence } from '../../app/scope.ts';
import { Glyph, readingOfSign } from '../../components/glyph.tsx';
import { Name } from '../../components/name.tsx';
import { ToldSentences } from '../../components/told-sentence.tsx';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';

/** The causes that texts state, under the numbers that their arrows have; each opens its sentence. */
export function Links({ links, party }: { readonly links: DynamicsSeries['links']; readonly party: PartyRef }) {
  const { t, rich, date, number } = useInterface();
  const evidence = useEvidence();
  return (
    <section aria-labelledby="dynamics-links">
      <h2 id="dynamics-links" className="pair-heading">
        {t('dynamics/links')}
      </h2>
      <p className="text-muted text-sm leading-6">
        {rich('dynamics/links-note', { party: <Name key="party" of={party} /> })}
      </p>
      {links.length === 0 ? <p className="mt-3">{t('dynamics/links-none')}</p> : null}
      <ol>
        {links.map(({ causeId, findingId, cause, effect, holder, sign, day, sentence }, index) => (
          <li key={`${causeId} ${findingId}`} className="turn" data-open={evidence.open === causeId || undefined}>
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="link-number">{number(index + 1)}</span>
              <Name of={holder} />
              <Glyph reading={readingOfSign(sign)} radius={4.5} />
              <span className="sr-only">{t(`network/legend-${readingOfSign(sign)}`)}</span>
              <Name of={party} />
              <span className="label">{date(day)}</span>
            </p>
            <dl className="fields">
              <dt>{t('dynamics/cause')}</dt>
              <dd>
                <q dir="auto" lang="ar">
                  {cause}
                </q>
              </dd>
              <dt>{t('dynamics/effect')}</dt>
              <dd>
                <q dir="auto" lang="ar">
                  {effect}
                </q>
              </dd>
            </dl>
            {sentence === null ? null : <ToldSentences sentences={[sentence]} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What happened in one step, and what others showed in it, each with its sentence. */
export function StepSentences({
  step,
  range,
  onClose,
}: {
  readonly step: DynamicsStepSentences;
  readonly range: Pick<DynamicsStepView, 'from' | 'to'>;
  readonly onClose: () => void;
}) {
  const { t, date } = useInterface();
  return (
    <section aria-labelledby="dynamics-step" className="dynamics-opened">
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="dynamics-step" className="pair-heading">
          {t('dynamics/step', { from: date(range.from), to: date(range.to) })}
        </h2>
        <button type="button" className="action no-print" onClick={onClose}>
          {t('dynamics/close-step')}
        </button>
      </div>
      <div className="dynamics-columns">
        <div>
          <h3 className="label font-semibold">{t('dynamics/step-field')}</h3>
          {step.field.length === 0 ? <p className="text-muted">{t('dynamics/step-none')}</p> : null}
          <ol>
            {step.field.map(({ deed, sentence }) => (
              <li key={`${deed} ${sentence.findingId}`} className="turn">
                <span className="badge">{t(`dynamics/${deed}` as MessageKey)}</span>
                <ToldSentences sentences={[sentence]} />
              </li>
            ))}
          </ol>
        </div>
        <div>
          <h3 className="label font-semibold">{t('dynamics/step-support')}</h3>
          {step.support.length === 0 ? <p className="text-muted">{t('dynamics/step-none')}</p> : null}
          <ol>
            {step.support.map(({ holder, sign, sentence }) => (
              <li key={`${holder.id} ${sentence.findingId}`} className="turn">
                <p className="flex items-center gap-2 text-sm">
                  <Glyph reading={readingOfSign(sign)} radius={4.5} />
                  <span className="sr-only">{t(`network/legend-${readingOfSign(sign)}`)}</span>
                  <Name of={holder} />
                </p>
                <ToldSentences sentences={[sentence]} />
              </li>
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
}

/** The chart as a table; steps in which there was anything open their sentences. */
export function StepTable({
  steps,
  chosen,
  onStep,
}: {
  readonly steps: readonly DynamicsStepView[];
  readonly chosen: string | null;
  readonly onStep: (from: string) => void;
}) {
  const { t, date, number, signed } = useInterface();
  const columns = ['gains', 'losses', 'withdrawals', 'attacks', 'suffered'] as const;
  const told = steps.filter((step) => step.units > 0 || columns.some((column) => step[column] > 0));
  return (
    <section aria-labelledby="dynamics-steps" className="mt-10">
      <h2 id="dynamics-steps" className="pair-heading">
        {t('dynamics/steps')}
      </h2>
      <div className="relative overflow-x-auto">
        <table className="ledger tie-table">
          <thead>
            <tr>
              <th scope="col">{t('dynamics/step-column')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`dynamics/${column}`)}
                </th>
              ))}
              <th scope="col">{t('dynamics/support')}</th>
              <th scope="col">{t('positions/units')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map((step) => (
              <tr key={step.from}>
                <th scope="row">
                  <button
                    type="button"
                    data-row
                    className="tie-open"
                    aria-pressed={step.from === chosen}
                    onClick={() => onStep(step.from)}
                  >
                    {date(`${step.from}/${step.to}`, 'short')}
                  </button>
                </th>
                {columns.map((column) => (
                  <td key={column}>{step[column] === 0 ? '' : number(step[column])}</td>
                ))}
                <td>
                  {step.support === null ? null : (
                    <span className="inline-flex items-center gap-1.5">
                      <Glyph reading={step.support >= 0 ? 'for' : 'against'} radius={4} />
                      <span dir="ltr">{signed(step.support)}</span>
                    </span>
                  )}
                </td>
                <td>{step.units === 0 ? '' : number(step.units)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
