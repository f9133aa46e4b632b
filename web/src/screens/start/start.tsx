import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { casesQuery } from '../../api/queries.ts';
import type { CaseSummary } from '../../api/types.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { useInterface } from '../../language/interface.tsx';
import { AddArticles } from './add-articles.tsx';

/** What the server takes as the name of a case. */
const CASE_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,63}$/u;

/** The first screen: open the sample or a case of one's own, or drop files to start one. */
export function StartScreen() {
  const { t } = useInterface();
  const cases = useQuery(casesQuery());
  useTitle('');
  return (
    <div className="mx-auto w-full max-w-[72rem] px-4 py-10 md:px-8 md:py-16">
      <h1 className="font-text text-4xl leading-[1.5] font-medium">{t('start/title')}</h1>
      <p className="mt-3 max-w-[44rem] text-base leading-8">{t('start/intro')}</p>
      <div className="mt-12 grid gap-x-16 gap-y-14 lg:grid-cols-2">
        <section aria-labelledby="open-case">
          <h2 id="open-case" className="border-ink border-b pb-2 font-semibold">
            {t('start/open-case')}
          </h2>
          {cases.isPending ? <Loading /> : null}
          {cases.isError ? <Failed error={cases.error} retry={() => void cases.refetch()} /> : null}
          <ul>
            {cases.data?.cases.map((summary) => (
              <CaseRow key={summary.name} summary={summary} />
            ))}
          </ul>
        </section>
        {cases.data ? <NewCase cases={cases.data.cases} /> : null}
      </div>
    </div>
  );
}

function CaseRow({ summary }: { readonly summary: CaseSummary }) {
  const { t, date } = useInterface();
  return (
    <li className="border-rule border-b py-4">
      <div className="flex items-baseline justify-between gap-4">
        <Link
          to="/c/$case/desk"
          params={{ case: summary.name }}
          className="text-accent font-text text-2xl underline decoration-1 underline-offset-8 hover:decoration-2"
        >
          {summary.sample ? t('app/case-sample') : <bdi>{summary.name}</bdi>}
        </Link>
        {summary.sample ? <span className="badge">{t('app/sample-badge')}</span> : null}
      </div>
      <p className="text-muted mt-3 text-sm">
        {t('start/case-counts', { articles: summary.articles, claims: summary.claims })}
        {summary.from !== null && summary.to !== null ? (
          <>
            {' · '}
            {t('start/case-dates', { from: date(summary.from), to: date(summary.to) })}
          </>
        ) : null}
      </p>
      {summary.sample ? (
        <p className="text-muted mt-1 max-w-[34rem] text-sm leading-6">{t('start/sample-note')}</p>
      ) : null}
    </li>
  );
}

function NewCase({ cases }: { readonly cases: readonly CaseSummary[] }) {
  const { t } = useInterface();
  const [name, setName] = useState(() => freeName(cases.map((summary) => summary.name)));
  const isSample = cases.some((summary) => summary.sample && summary.name === name.toLowerCase());
  const isNameGood = CASE_NAME.test(name) && !isSample;
  return (
    <section aria-labelledby="new-case">
      <h2 id="new-case" className="border-ink border-b pb-2 font-semibold">
        {t('start/new-case')}
      </h2>
      <label className="mt-4 block">
        <span className="label block">{t('start/case-name')}</span>
        <input
          className="field w-full max-w-[20rem]"
          dir="auto"
          value={name}
          aria-invalid={!isNameGood}
          aria-describedby="case-name-note"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <p id="case-name-note" className={`label mt-1 ${isNameGood ? '' : '!text-problem'}`}>
        {isNameGood ? t('start/case-name-note') : isSample ? t('add/sample-closed') : t('start/case-name-bad')}
      </p>
      <div className="mt-5">
        <AddArticles caseName={name} isDisabled={!isNameGood} />
      </div>
    </section>
  );
}

/** `default`, or the first of default-2, default-3 … that no case has. */
function freeName(taken: readonly string[]): string {
  if (!taken.includes('default')) return 'default';
  let number = 2;
  while (taken.includes(`default-${number}`)) number += 1;
  return `default-${number}`;
}
