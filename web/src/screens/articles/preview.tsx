import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { articleQuery } from '../../api/queries.ts';
import type { ArticleView } from '../../api/types.ts';
import { useEvidence } from '../../app/scope.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { FoundHeadline } from '../../components/evidence-panel.tsx';
import { useInterface } from '../../language/interface.tsx';

const CHARACTERS = 700;
const CLAIMS = 6;

/** How an article begins and the surest of what was found in it, beside the list. */
export function Preview({
  caseName,
  id,
  onClose,
}: {
  readonly caseName: string;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const { t } = useInterface();
  const article = useQuery(articleQuery(caseName, id));
  return (
    <aside className="article-preview no-print" aria-label={t('articles/preview')}>
      <div className="flex items-baseline justify-between gap-4">
        <p className="label">{t('articles/preview')}</p>
        <button type="button" className="action shrink-0" onClick={onClose}>
          {t('app/close')}
        </button>
      </div>
      {article.isPending ? <Loading /> : null}
      {article.isError ? <Failed error={article.error} retry={() => void article.refetch()} /> : null}
      {article.data ? <Beginning article={article.data} caseName={caseName} /> : null}
    </aside>
  );
}

function Beginning({ article, caseName }: { readonly article: ArticleView; readonly caseName: string }) {
  const { t, date } = useInterface();
  const evidence = useEvidence();
  const { summary, extraction } = article;
  const entities = new Map(extraction.entities.map((entity) => [entity.id, entity]));
  const surest = extraction.claims.toSorted((a, b) => b.confidence - a.confidence).slice(0, CLAIMS);
  return (
    <>
      <h2 className="font-text mt-2 text-2xl leading-[1.6]" dir="auto" lang={summary.language}>
        {summary.title ?? t('articles/untitled')}
      </h2>
      <p className="text-muted flex flex-wrap gap-x-3 text-sm">
        <bdi>{summary.outlet ?? t('articles/no-outlet')}</bdi>
        <span>{summary.published === null ? t('articles/no-date') : date(summary.published)}</span>
      </p>
      <div className="sentence mt-3 grid gap-3" dir="auto" lang={summary.language}>
        {firstParagraphs(article).map(({ start, words }) => (
          <p key={start}>{words}</p>
        ))}
      </div>
      <Link
        to="/c/$case/articles/$article"
        params={{ case: caseName, article: summary.id }}
        className="action action-main mt-4"
      >
        {t('articles/read')}
      </Link>
      {surest.length === 0 ? (
        <p className="text-muted mt-6 text-sm">{t('reader/findings-none')}</p>
      ) : (
        <section className="mt-6" aria-label={t('articles/surest')}>
          <h3 className="border-rule mb-1 border-b pb-1 text-sm font-semibold">{t('articles/surest')}</h3>
          <ul>
            {surest.map((claim) => (
              <li key={claim.id} className="border-rule border-b py-2">
                <button type="button" className="preview-claim" onClick={() => evidence.show(claim.id)}>
                  <FoundHeadline
                    found={{ kind: 'claim', item: claim }}
                    nameOf={(party) => entities.get(party) ?? { id: party, label: { ar: party, en: party } }}
                  />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The first paragraphs of the body, whole, until they are enough to know what the article is about. */
function firstParagraphs({ text, blocks }: ArticleView): readonly { readonly start: number; readonly words: string }[] {
  const shown: { readonly start: number; readonly words: string }[] = [];
  let characters = 0;
  for (const { kind, start, end } of blocks) {
    if (kind !== 'body' && kind !== 'deck') continue;
    if (characters > 0 && characters + end - start > CHARACTERS) break;
    shown.push({ start, words: text.slice(start, end) });
    characters += end - start;
  }
  return shown;
}
