import { useQuery } from '@tanstack/react-query';

import { explanationQuery } from '../api/queries.ts';
import { FailureText } from '../app/states.tsx';
import { HowKnown } from './known.tsx';
import { useInterface } from '../language/interface.tsx';

/** How a claim came to be: its words as they were read, then each step with what it found and how it knows. */
export function Explanation({ caseName, claimId }: { readonly caseName: string; readonly claimId: string }) {
  const { t, language, told } = useInterface();
  const explanation = useQuery(explanationQuery(caseName, claimId));
  if (explanation.isPending) return <p className="label mt-2">{t('state/loading')}</p>;
  if (explanation.isError) {
    return (
      <p role="alert" className="text-problem mt-2 text-sm">
        <FailureText error={explanation.error} />
      </p>
    );
  }
  const { steps, tokens } = explanation.data;
  return (
    <div className="mt-3">
      {tokens.length === 0 ? null : (
        <>
          <h3 className="label mb-1">{t('explain/tokens')}</h3>
          <ol className="interlinear" dir="rtl">
            {tokens.map((token, index) => (
              <li key={index}>
                <span lang="ar">{token.text}</span>
                <span className="label" dir="auto">
                  {token.reading}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      <h3 className="label mt-3 mb-1">{t('explain/steps')}</h3>
      <ol className="steps">
        {steps.map((step, index) => (
          <li key={index}>
            <bdi className="text-muted">{step.what}</bdi>
            <bdi>{step.meaning?.[language] ?? told({ ar: step.value, en: step.value })}</bdi>
            <HowKnown source={step.source} />
          </li>
        ))}
      </ol>
    </div>
  );
}
