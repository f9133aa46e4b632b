import type { EntityDenial, EntityFigure, Some } from '../../api/types.ts';
import { figureValue } from '../../components/figure-value.ts';
import { Names } from '../../components/name.tsx';
import { ToldSentences } from '../../components/told-sentence.tsx';
import { useInterface } from '../../language/interface.tsx';

/** Figures with their sentences, the latest first. */
export function FigureList({ title, figures }: { readonly title: string; readonly figures: Some<EntityFigure> }) {
  const { t, language } = useInterface();
  if (figures.total === 0) return null;
  return (
    <>
      <h3 className="entity-kind">{title}</h3>
      <More some={figures} />
      <ol>
        {figures.items.map(({ figure, places, told }) => (
          <li key={figure.id} className="entity-finding">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <b className="font-semibold [unicode-bidi:isolate]">{figureValue(figure, t, language)}</b>
              <span>{t(`measure/${figure.measure}`)}</span>
              {places.length === 0 ? null : (
                <span className="text-muted">
                  <Names of={places} isLink />
                </span>
              )}
            </p>
            <ToldSentences sentences={[told]} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** Denials with their sentences, the latest first. */
export function DenialList({ title, denials }: { readonly title: string; readonly denials: Some<EntityDenial> }) {
  if (denials.total === 0) return null;
  return (
    <>
      <h3 className="entity-kind">{title}</h3>
      <More some={denials} />
      <ol>
        {denials.items.map(({ claimId, deniers, told }) => (
          <li key={claimId} className="entity-finding">
            {deniers.length === 0 ? null : (
              <p>
                <Names of={deniers} isLink />
              </p>
            )}
            <ToldSentences sentences={[told]} />
          </li>
        ))}
      </ol>
    </>
  );
}

function More({ some }: { readonly some: Some<unknown> }) {
  const { t, number } = useInterface();
  if (some.items.length >= some.total) return null;
  return <p className="label">{t('actor/more', { shown: number(some.items.length), total: number(some.total) })}</p>;
}
