import type { UnreviewedClaim } from '../../api/types.ts';
import { useEvidence } from '../../app/scope.ts';
import { Name } from '../../components/name.tsx';
import { Sentence } from '../../components/sentence.tsx';
import { useInterface } from '../../language/interface.tsx';

/** What nobody has looked at and moves a position most; a press opens the evidence, where y and x decide. */
export function Unreviewed({ claims }: { readonly claims: readonly UnreviewedClaim[] }) {
  const { t, rich, share, decimal } = useInterface();
  const evidence = useEvidence();
  return (
    <section className="desk-section">
      <h2 className="desk-heading">{t('desk/unreviewed')}</h2>
      <p className="label pt-2 pb-1">{t('desk/unreviewed-note')}</p>
      {claims.length === 0 ? <p className="text-muted">{t('desk/all-reviewed')}</p> : null}
      <ol>
        {claims.map(({ item, positions, moves }) => (
          <li key={item.claimId} className="turn">
            <Sentence sentence={item.sentence} sign={item.sign} />
            <p className="mt-1 flex flex-wrap items-baseline gap-x-3 text-sm">
              {positions.map(({ holder, target }) => (
                <span key={`${holder.id} ${target.id}`}>
                  {rich(item.sign === 1 ? 'claim/stance-for' : 'claim/stance-against', {
                    holder: <Name of={holder} />,
                    target: <Name of={target} />,
                  })}
                </span>
              ))}
              <span className="label">
                {t('desk/moves', { moves: decimal(moves), confidence: share(item.confidence) })}
              </span>
              <button
                type="button"
                data-row
                className="plain no-print ms-auto"
                onClick={() => evidence.show(item.claimId)}
              >
                {t('desk/look')}
              </button>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
