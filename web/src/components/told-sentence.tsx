import type { ToldSentence } from '../api/types.ts';
import { useEvidence } from '../app/scope.ts';
import { useInterface } from '../language/interface.tsx';

/** Sentences behind something derived, each with its source; a press opens the evidence of the finding in it. */
export function ToldSentences({ sentences }: { readonly sentences: readonly ToldSentence[] }) {
  const { t, date } = useInterface();
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
            <span className="sentence" dir="auto" lang="ar">
              {sentence}
            </span>
            <span className="label">
              <bdi>{article.outlet ?? t('articles/no-outlet')}</bdi>
              {article.published === null ? null : ` · ${date(article.published)}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
