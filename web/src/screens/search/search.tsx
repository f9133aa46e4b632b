import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';

import { ApiFailure } from '../../api/client.ts';
import { searchQuery } from '../../api/queries.ts';
import type { SearchHit, SearchSnippet } from '../../api/types.ts';
import { useKeys } from '../../app/keys.ts';
import { moveFocus } from '../../app/list-focus.ts';
import { useScope } from '../../app/scope.ts';
import { Empty, Failed, FailureText, Loading } from '../../app/states.tsx';
import { useTitle } from '../../app/title.ts';
import { ExportLinks } from '../../components/export-links.tsx';
import { QueryField } from '../../components/query-field.tsx';
import { useInterface } from '../../language/interface.tsx';
import { Marked } from './marked.tsx';
import { Syntax } from './syntax.tsx';

/** Full text: a query, and the articles that match with the sentences that hold it. Keys: / to the field, j and k. */
export function SearchScreen() {
  const { t } = useInterface();
  const { case: caseName } = useParams({ from: '/c/$case/search' });
  const { q = '' } = useSearch({ from: '/c/$case/search' });
  const navigate = useNavigate({ from: '/c/$case/search' });
  const ask = (query: string) => void navigate({ search: (before) => ({ ...before, q: query }) });
  useTitle(t('screen/search'));
  return (
    <div className="mx-auto w-full max-w-[64rem] px-4 pt-6 pb-20 md:px-8">
      <h1 className="font-text text-3xl leading-[1.6]">{t('screen/search')}</h1>
      {/* Another address, as by the browser's way back, fills the field anew. */}
      <QueryField key={q} query={q} label={t('search/query')} submit={t('search/submit')} onAsk={ask} />
      {q === '' ? <Syntax /> : <Results caseName={caseName} query={q} />}
    </div>
  );
}

function Results({ caseName, query }: { readonly caseName: string; readonly query: string }) {
  const { t } = useInterface();
  const { from, to, outlets } = useScope();
  const scope = { from, to, outlet: outlets };
  const found = useInfiniteQuery(searchQuery(caseName, query, scope));
  const list = useRef<HTMLOListElement>(null);
  useKeys({ j: () => moveFocus(list.current, 1), k: () => moveFocus(list.current, -1) });
  if (found.isPending) return <Loading />;
  const [first] = found.data?.pages ?? [];
  if (!first) {
    return found.error instanceof ApiFailure && found.error.code.startsWith('search/') ? (
      <QueryProblem query={query} failure={found.error} />
    ) : (
      <Failed error={found.error ?? new Error()} retry={() => void found.refetch()} />
    );
  }
  if (first.total === 0) {
    return (
      <>
        <Empty title={t('search/none')} remedy={t('search/none-remedy')} />
        <ReadAs query={first.query} />
        <Syntax />
      </>
    );
  }
  const hits = found.data?.pages.flatMap((page) => page.hits) ?? [];
  return (
    <>
      <div className="border-rule mt-5 flex flex-wrap items-baseline gap-x-6 gap-y-1 border-b pb-2">
        <p className="text-sm" role="status">
          {t('search/found', { total: first.total })}
        </p>
        <ReadAs query={first.query} />
        <span className="ms-auto">
          <ExportLinks path={['cases', caseName, 'export', 'search']} query={{ q: query, ...scope }} />
        </span>
      </div>
      <ol ref={list}>
        {hits.map((hit) => (
          <Hit key={hit.article.id} hit={hit} caseName={caseName} />
        ))}
      </ol>
      {found.hasNextPage ? (
        <button
          type="button"
          className="action mt-6"
          disabled={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('search/more')}
        </button>
      ) : null}
    </>
  );
}

/** How the server understood the query, every operator written. */
function ReadAs({ query }: { readonly query: string }) {
  const { t } = useInterface();
  return (
    <p className="label">
      {t('search/read-as')}{' '}
      <bdi className="query-text" dir="auto">
        {query}
      </bdi>
    </p>
  );
}

function Hit({ hit, caseName }: { readonly hit: SearchHit; readonly caseName: string }) {
  const { t, date } = useInterface();
  const { article, titleHighlights, snippets, hits } = hit;
  return (
    <li className="border-rule border-b py-4">
      <h2>
        <Link
          to="/c/$case/articles/$article"
          params={{ case: caseName, article: article.id }}
          className="font-text hover:text-accent focus-visible:text-accent hit block text-[1.375rem] leading-[1.7]"
          dir="auto"
          lang={article.language}
        >
          {article.title === null ? (
            t('articles/untitled')
          ) : (
            <Marked text={article.title} highlights={titleHighlights} />
          )}
        </Link>
      </h2>
      <p className="text-muted flex flex-wrap gap-x-4 text-sm">
        <bdi>{article.outlet ?? t('articles/no-outlet')}</bdi>
        <span>{article.published === null ? t('articles/no-date') : date(article.published)}</span>
        <span>{t('search/hits', { count: hits })}</span>
      </p>
      {snippets.length === 0 ? (
        <p className="sentence hit text-muted mt-1.5" dir="auto" lang={article.language}>
          {article.lead}
        </p>
      ) : (
        snippets.map((snippet) => <Snippet key={snippet.start} snippet={snippet} language={article.language} />)
      )}
    </li>
  );
}

function Snippet({ snippet, language }: { readonly snippet: SearchSnippet; readonly language: string }) {
  const { text, highlights, cutBefore, cutAfter } = snippet;
  return (
    <p className="sentence hit mt-1.5" dir="auto" lang={language}>
      {cutBefore ? <span className="text-muted">… </span> : null}
      <Marked text={text} highlights={highlights} />
      {cutAfter ? <span className="text-muted"> …</span> : null}
    </p>
  );
}

/** What is wrong with the query, shown where it is. */
function QueryProblem({ query, failure }: { readonly query: string; readonly failure: ApiFailure }) {
  const { start, end } = failure.params;
  const at = typeof start === 'number' && typeof end === 'number' && start < end ? ([start, end] as const) : null;
  return (
    <>
      <section role="alert" className="border-problem mt-6 border-s-2 ps-4">
        {at === null ? null : (
          <p>
            <bdi className="query-text query-problem" dir="auto">
              {query.slice(0, at[0])}
              <mark>{query.slice(...at)}</mark>
              {query.slice(at[1])}
            </bdi>
          </p>
        )}
        <p className="mt-2 leading-7">
          <FailureText error={failure} />
        </p>
      </section>
      <Syntax />
    </>
  );
}
