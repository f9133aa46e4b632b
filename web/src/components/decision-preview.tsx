import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { previewQuery } from '../api/queries.ts';
import type { DecisionPreview, NameDecisionRequest, Position, PositionMove, ToldSentence } from '../api/types.ts';
import { FailureText, Loading } from '../app/states.tsx';
import { useInterface } from '../language/interface.tsx';
import { Glyph } from './glyph.tsx';
import { Arrow, Name } from './name.tsx';

/**
 * What a decision about names would change: articles, claims, the positions that move, and some of the sentences. Nothing is
 * decided by looking at it; `children` decide.
 */
export function PreviewOf({
  caseName,
  request,
  children,
}: {
  readonly caseName: string;
  readonly request: NameDecisionRequest;
  readonly children: (preview: DecisionPreview) => ReactNode;
}) {
  const { t } = useInterface();
  const preview = useQuery(previewQuery(caseName, request));
  if (preview.isPending) return <Loading />;
  if (preview.isError) {
    return (
      <p role="alert" className="text-problem text-sm leading-6">
        <FailureText error={preview.error} />
      </p>
    );
  }
  return (
    <section className="preview" aria-label={t('preview/title')}>
      <h4 className="label font-semibold">{t('preview/title')}</h4>
      <Meant preview={preview.data} />
      <Counts preview={preview.data} />
      <Moves preview={preview.data} />
      <div className="my-3">{children(preview.data)}</div>
      <Sentences sentences={preview.data.sentences} />
    </section>
  );
}

/** Whom the names that were typed were taken for. */
function Meant({ preview: { decision } }: { readonly preview: DecisionPreview }) {
  const { t } = useInterface();
  if (decision.kind !== 'merge-entities' && decision.kind !== 'split-entity') return null;
  const from = decision.kind === 'merge-entities' ? decision.from : decision.entity;
  const nameOf = (id: string) => decision.entities.find((entity) => entity.id === id);
  const [one, other] = [nameOf(from), nameOf(decision.into)];
  if (one === undefined || other === undefined) return null;
  return (
    <p className="font-text text-lg leading-8">
      <Name of={one} /> <span aria-hidden="true">{decision.kind === 'merge-entities' ? '=' : '≠'}</span>{' '}
      <Name of={other} /> <span className="label font-sans">{t(`entity/${other.type}`)}</span>
    </p>
  );
}

function Counts({ preview: { decision, articles, claims, figures } }: { readonly preview: DecisionPreview }) {
  const { t } = useInterface();
  if (decision.kind === 'add-alias') {
    return <p className="text-sm">{t(articles === 0 ? 'preview/no-words' : 'preview/read-again', { articles })}</p>;
  }
  return (
    <p className="text-sm">
      {articles === 0
        ? t('preview/nothing')
        : t('preview/counts', { articles, claims: claims ?? 0, figures: figures ?? 0 })}
    </p>
  );
}

function Moves({ preview: { decision, articles, moves } }: { readonly preview: DecisionPreview }) {
  const { t } = useInterface();
  if (decision.kind === 'add-alias' || articles === 0) return null;
  if (moves === null || moves.length === 0) {
    return <p className="label mt-1">{t(moves === null ? 'preview/too-many' : 'preview/no-moves')}</p>;
  }
  return (
    <>
      <h5 className="label mt-2">{t('preview/moves')}</h5>
      <ul className="preview-moves">
        {moves.map((move) => (
          <Move key={`${move.holder.id} ${move.target.id}`} move={move} />
        ))}
      </ul>
    </>
  );
}

function Move({ move: { holder, target, before, after } }: { readonly move: PositionMove }) {
  const { t } = useInterface();
  return (
    <li>
      <span>
        <Name of={holder} />
        <Arrow label={t('claim/toward')} />
        <Name of={target} />
      </span>
      <span className="preview-values">
        <Value position={before} />
        <Arrow label={t('desk/becomes')} />
        <Value position={after} />
      </span>
    </li>
  );
}

/** A position in a word: its sign and value, absent, or nothing known. */
function Value({ position }: { readonly position: Position | null }) {
  const { t, signed } = useInterface();
  if (position === null) return <span className="text-muted">{t('preview/unknown')}</span>;
  const { value, contested, lastSign } = position;
  const sign = value === null ? lastSign : Math.sign(value);
  return (
    <span className="inline-flex items-baseline gap-1">
      <Glyph
        reading={contested || sign === 0 ? 'contested' : sign > 0 ? 'for' : 'against'}
        radius={4}
        isHollow={value === null}
      />
      {value === null ? (
        <span className="text-muted">{t('positions/absent')}</span>
      ) : (
        <span dir="ltr">{signed(value)}</span>
      )}
    </span>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly ToldSentence[] }) {
  const { t, date } = useInterface();
  if (sentences.length === 0) return null;
  return (
    <>
      <h5 className="label mt-2">{t('preview/sentences')}</h5>
      <ul className="grid gap-2">
        {sentences.map(({ findingId, article, sentence }) => (
          <li key={findingId}>
            <p className="sentence preview-sentence" dir="auto" lang="ar">
              {sentence}
            </p>
            <p className="label">
              <bdi>{article.outlet ?? t('articles/no-outlet')}</bdi>
              {article.published === null ? null : ` · ${date(article.published)}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
