import { Link, useParams } from '@tanstack/react-router';

import type { Language } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';

/** Queries that show what can be written, in the words of the language; each can be followed. */
const EXAMPLES: readonly (readonly [meaning: MessageKey, query: Record<Language, string>])[] = [
  ['search/example-words', { ar: 'حفتر باريس', en: 'Haftar Paris' }],
  ['search/example-or', { ar: 'أنقرة أو موسكو', en: 'Ankara OR Moscow' }],
  ['search/example-not', { ar: 'هدنة ليس موسكو', en: 'Haftar NOT Moscow' }],
  ['search/example-phrase', { ar: '"وقف إطلاق النار"', en: '"وقف إطلاق النار"' }],
  ['search/example-actor', { ar: 'طرف:السراج', en: 'actor:Sarraj' }],
  ['search/example-date', { ar: 'تاريخ:[2019-04 إلى 2019-06]', en: 'date:[2019-04 TO 2019-06]' }],
  ['search/example-source', { ar: 'مصدر:"عينة أ"', en: 'source:"عينة أ"' }],
];

/** What the language of queries is, by examples. */
export function Syntax() {
  const { t, language } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/search' });
  return (
    <section className="mt-8 max-w-[44rem]" aria-labelledby="syntax">
      <p className="text-muted leading-7">{t('search/intro')}</p>
      <h2 id="syntax" className="mt-5 mb-2 font-semibold">
        {t('search/how')}
      </h2>
      <dl className="syntax">
        {EXAMPLES.map(([meaning, query]) => (
          <div key={meaning}>
            <dt>
              <Link
                to="/c/$case/search"
                params={{ case: caseName }}
                search={{ q: query[language] }}
                className="plain query-text"
                dir="auto"
                aria-label={t('search/try', { query: query[language] })}
              >
                {query[language]}
              </Link>
            </dt>
            <dd className="text-muted">{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
