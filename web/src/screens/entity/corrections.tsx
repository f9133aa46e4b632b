import { Link } from '@tanstack/react-router';

import { EntityReview } from '../../components/entity-review.tsx';
import { useInterface } from '../../language/interface.tsx';

/** Where two are made one, one is made two, a name is added, and all of it is taken back. */
export function EntityCorrections({ caseName, id }: { readonly caseName: string; readonly id: string }) {
  const { t } = useInterface();
  return (
    <section aria-labelledby="entity-corrections" className="entity-part no-print">
      <div className="entity-part-head">
        <h2 id="entity-corrections">{t('actor/corrections')}</h2>
        <Link to="/c/$case/decisions" params={{ case: caseName }} className="plain text-sm">
          {t('screen/decisions')}
        </Link>
      </div>
      <p className="text-muted leading-7">{t('actor/corrections-note')}</p>
      <EntityReview caseName={caseName} id={id} />
    </section>
  );
}
