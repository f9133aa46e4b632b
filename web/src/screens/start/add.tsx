import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';

import { casesQuery } from '../../api/queries.ts';
import { Empty } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { useInterface } from '../../language/interface.tsx';
import { AddArticles } from './add-articles.tsx';

/** Adds articles to the case that is open. */
export function AddScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/add' });
  const cases = useQuery(casesQuery()).data?.cases ?? [];
  useTitle(t('screen/add'));
  if (cases.some((summary) => summary.name === caseName && summary.sample)) {
    return (
      <Empty isPage title={t('screen/add')} remedy={t('add/sample-closed')}>
        <Link to="/" className="action">
          {t('state/to-start')}
        </Link>
      </Empty>
    );
  }
  return (
    <div className="mx-auto w-full max-w-[52rem] px-4 py-10 md:px-8">
      <h1 className="font-text mb-6 text-3xl leading-[1.6]">{t('add/title', { case: caseName })}</h1>
      <AddArticles caseName={caseName} />
    </div>
  );
}
