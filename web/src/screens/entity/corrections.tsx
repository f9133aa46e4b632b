import { Link } from '@tanstack/react-router';

import { useInterface } from '../../language/interface.tsx';

/** The way to where two are made one, one is made two, and both are taken back. */
export function EntityCorrections({ caseName }: { readonly caseName: string }) {
  const { t } = useInterface();
  return (
    <section aria-labelledby="entity-corrections" className="entity-part no-print">
      <div className="entity-part-head">
        <h2 id="entity-corrections">{t('entity/corrections')}</h2>
      </div>
      <p className="text-muted leading-7">{t('entity/corrections-note')}</p>
      <Link to="/c/$case/decisions" params={{ case: caseName }} className="plain text-sm">
        {t('screen/decisions')}
      </Link>
    </section>
  );
}
