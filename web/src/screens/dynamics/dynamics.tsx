import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';

import { dynamicsQuery } from '../../api/queries.ts';
import type { DynamicsSeries, DynamicsView, PartyRef } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { clickFocused, moveFocus } from '../../app/list-focus.ts';
import { outletsOf, useEvidence, useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { Name } from '../../components/name.tsx';
import { useInterface } from '../../language/interface.tsx';
import { DynamicsChart } from './chart.tsx';
import { Lags } from './lags.tsx';
import { Links, StepSentences, StepTable } from './lists.tsx';
import { Parameters } from './parameters.tsx';

const SEPARATOR = '|';

interface DynamicsSearch {
  readonly party?: string | undefined;
  readonly set?: string | undefined;
  readonly step?: string | undefined;
}

/** Do defeats become political defeats? A party's fortunes in the field beside what others show toward it. */
export function DynamicsScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/dynamics' });
  const { party, set, step, outlet } = useSearch({ from: '/c/$case/dynamics' });
  const { from, to } = useScope();
  const dynamics = useQuery(
    dynamicsQuery(caseName, {
      party,
      from,
      to,
      outlet: outletsOf(outlet),
      set: set === undefined ? [] : set.split(SEPARATOR),
      step,
    }),
  );
  useTitle(t('screen/dynamics'));
  if (dynamics.isPending) return <Loading />;
  if (dynamics.isError) return <Failed error={dynamics.error} retry={() => void dynamics.refetch()} />;
  return <Dynamics caseName={caseName} view={dynamics.data} />;
}

function Dynamics({ caseName, view }: { readonly caseName: string; readonly view: DynamicsView }) {
  const { t, rich, language, number } = useInterface();
  const navigate = useNavigate({ from: '/c/$case/dynamics' });
  const change = (next: DynamicsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const numbers = new Map(view.parameters.map(({ name, value }) => [name, value]));
  const battlesMin = numbers.get('battlesMin') ?? 0;
  const parameters = (
    <Parameters
      parameters={view.parameters}
      onChange={(values) =>
        change({
          set: values.size === 0 ? undefined : [...values].map(([name, value]) => `${name}=${value}`).join(SEPARATOR),
          step: undefined,
        })
      }
    />
  );
  if (view.party === null) {
    return (
      <div className="dynamics">
        <h1 className="font-text text-3xl leading-[1.6]">{t('screen/dynamics')}</h1>
        {parameters}
        <Empty title={t('dynamics/empty')} remedy={t('dynamics/empty-remedy', { count: battlesMin })}>
          <Link to="/c/$case/articles" params={{ case: caseName }} className="action">
            {t('screen/articles')}
          </Link>
        </Empty>
      </div>
    );
  }
  const { party, series } = view;
  return (
    <div className="dynamics">
      <h1 className="font-text text-3xl leading-[1.6]">
        {rich('dynamics/caption', { party: <Name key="party" of={party} /> })}
      </h1>
      <div className="border-rule no-print mt-3 flex flex-wrap items-end gap-x-8 gap-y-3 border-b pb-4">
        <label>
          <span className="label block">{t('dynamics/party')}</span>
          <select
            className="field max-w-[20rem]"
            value={party.id}
            onChange={(event) => change({ party: event.target.value, step: undefined })}
          >
            {view.parties.some(({ id }) => id === party.id) ? null : (
              <option value={party.id}>{party.label[language]}</option>
            )}
            {view.parties.map(({ id, label, battles }) => (
              <option key={id} value={id}>
                {`${label[language]} — ${t('dynamics/battles', { count: battles })}`}
              </option>
            ))}
          </select>
        </label>
        {parameters}
      </div>
      {series === null ? (
        <p className="mt-6">{t('dynamics/none', { count: number(battlesMin) })}</p>
      ) : (
        <Series view={view} party={party} series={series} numbers={numbers} onStep={(step) => change({ step })} />
      )}
    </div>
  );
}

function Series({
  view,
  party,
  series,
  numbers,
  onStep,
}: {
  readonly view: DynamicsView;
  readonly party: PartyRef;
  readonly series: DynamicsSeries;
  readonly numbers: ReadonlyMap<string, number>;
  readonly onStep: (from: string | undefined) => void;
}) {
  const { t } = useInterface();
  const evidence = useEvidence();
  const lists = useRef<HTMLDivElement>(null);
  const { step } = view;
  const chosen = series.steps.find(({ from }) => from === step?.from);
  const told = series.steps.filter(
    ({ units, attacks, suffered, gains, losses, withdrawals }) =>
      units + attacks + suffered + gains + losses + withdrawals > 0,
  );
  const move = (by: 1 | -1) => {
    const at = told.findIndex(({ from }) => from === step?.from);
    const next = at === -1 ? told.at(by === 1 ? 0 : -1) : told[at + by];
    if (next !== undefined) onStep(next.from);
  };
  useKeys({
    '[': () => move(-1),
    ']': () => move(1),
    j: () => moveFocus(lists.current, 1),
    k: () => moveFocus(lists.current, -1),
    e: () => clickFocused(lists.current),
    Escape: () => (step === null ? false : onStep(undefined)),
  });
  return (
    <>
      <DynamicsChart
        series={series}
        party={party}
        stepDays={numbers.get('stepDays') ?? 1}
        chosen={step?.from ?? null}
        opened={evidence.open}
        onStep={onStep}
        onLink={evidence.show}
      />
      <div ref={lists}>
        {step === null || chosen === undefined ? (
          <p className="label no-print mt-3">{t('dynamics/choose-step')}</p>
        ) : (
          <StepSentences step={step} range={chosen} onClose={() => onStep(undefined)} />
        )}
        <div className="dynamics-columns mt-8">
          <Links links={series.links} party={party} />
          <Lags series={series} numbers={numbers} />
        </div>
        <StepTable steps={series.steps} chosen={step?.from ?? null} onStep={onStep} />
      </div>
    </>
  );
}
