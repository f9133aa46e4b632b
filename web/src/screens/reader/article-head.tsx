import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';

import { relationsQuery } from '../../api/queries.ts';
import type { ArticleView } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';

/** Over the article: where and when it was printed, here and elsewhere. */
export function ArticleHead({ article, caseName }: { readonly article: ArticleView; readonly caseName: string }) {
  const { t, date } = useInterface();
  const { summary } = article;
  return (
    <div className="reader-head">
      <Link to="/c/$case/articles" params={{ case: caseName }} className="plain no-print">
        {t('reader/back')}
      </Link>
      <span aria-hidden="true" className="no-print">
        /
      </span>
      <bdi className="text-ink font-semibold">{summary.outlet ?? t('articles/no-outlet')}</bdi>
      <span>{summary.published === null ? t('articles/no-date') : date(summary.published)}</span>
      <span>{t('reader/words', { count: summary.words })}</span>
      {summary.url === null || !/^https?:/u.test(summary.url) ? null : (
        <a className="plain" href={summary.url} rel="noreferrer" target="_blank">
          {t('reader/source')}
        </a>
      )}
      <Relations caseName={caseName} id={summary.id} />
    </div>
  );
}

/** Where else the text was printed, and that it came before with other words; nothing where neither is so. */
function Relations({ caseName, id }: { readonly caseName: string; readonly id: string }) {
  const { t, date, language } = useInterface();
  const relations = useQuery(relationsQuery(caseName, id)).data;
  const others = relations?.reprints.filter((reprint) => reprint.id !== id) ?? [];
  const versions = relations?.versions.length ?? 0;
  return (
    <>
      {versions === 0 ? null : <span>{t('reader/versions', { count: versions })}</span>}
      {others.length === 0 ? null : (
        <span>
          {t('reader/reprints')}{' '}
          {others.map((reprint, index) => (
            <Fragment key={reprint.id}>
              {index === 0 ? null : language === 'ar' ? '، ' : ', '}
              <Link to="/c/$case/articles/$article" params={{ case: caseName, article: reprint.id }} className="plain">
                <bdi>{reprint.outlet ?? t('articles/no-outlet')}</bdi>
                {reprint.published === null ? null : ` (${date(reprint.published)})`}
              </Link>
            </Fragment>
          ))}
        </span>
      )}
    </>
  );
}
