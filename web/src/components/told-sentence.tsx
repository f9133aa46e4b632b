import type { ToldSentence } from '../api/types.ts';
import { useEvidence } from '../app/scope.ts';
import { useInterface } from '../language/interface.tsx';

/** Sentences behind something derived, each with its source; a press opens the evidence of the finding in it. */
export function ToldSentences({ sentences }: { readonly sentences: readonly ToldSentence[] }) {
  const evidence = useEvidence();
  return (
    <ul className="told">
      {sentences.map(({ findingId, article, sentence }) => (
        <li key={findingId}>
          <button
            type="button"
            data-row
            className="told-sentence"
            aria-current={evidence.open === findingId || undefined}
            onClick={() => evidence.show(findingId)}
          >
            <ToldWords article={article} sentence={sentence} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A sentence with outlet and day, as it stands in such a list. */
export function ToldWords({ article, sentence }: Pick<ToldSentence, 'article' | 'sentence'>) {
  const { t, date } = useInterface();
  return (
    <>
      <span className="sentence" dir="auto" lang="ar">
        {sentence}
      </span>
      <span className="label">
        <bdi>{article.outlet ?? t('articles/no-outlet')}</bdi>
        {article.published === null ? null : ` · ${date(article.published)}`}
      </span>
    </>
  );
}
