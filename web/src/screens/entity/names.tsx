import { Link } from '@tanstack/react-router';

import type { EntityName, OutletNames } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';

/** What each outlet calls it, with how often; a name unfolds to sentences that use it. */
export function NamesByOutlet({
  names,
  caseName,
}: {
  readonly names: readonly OutletNames[];
  readonly caseName: string;
}) {
  const { t } = useInterface();
  if (names.length === 0) return <p className="text-muted">{t('actor/names-none')}</p>;
  const most = Math.max(...names.flatMap((outlet) => outlet.names.map(({ uses }) => uses)));
  return (
    <dl className="entity-names">
      {names.map((outlet) => (
        <div key={outlet.outlet} className="entity-outlet">
          <dt>
            <bdi lang="ar">{outlet.outlet}</bdi>{' '}
            <span className="label">{t('actor/uses', { count: outlet.uses })}</span>
          </dt>
          {outlet.names.map((name) => (
            <dd key={name.sentences[0]?.findingId ?? name.name}>
              <NameInUse name={name} most={most} caseName={caseName} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function NameInUse({
  name: { name, uses, sentences },
  most,
  caseName,
}: {
  readonly name: EntityName;
  /** The uses of the commonest name of any outlet, for the bars. */
  readonly most: number;
  readonly caseName: string;
}) {
  const { t, date, number } = useInterface();
  return (
    <details>
      <summary data-row className="entity-name">
        <span className="font-text" dir="auto" lang="ar">
          {name}
        </span>
        <span className="entity-bar" aria-hidden="true">
          <span style={{ inlineSize: `${(uses / most) * 100}%` }} />
        </span>
        <span className="label">{number(uses)}</span>
      </summary>
      <ul className="told">
        {sentences.map(({ findingId, article, sentence }) => (
          <li key={findingId}>
            {/* A mention has its evidence in the text itself. */}
            <Link
              to="/c/$case/articles/$article"
              params={{ case: caseName, article: article.id }}
              search={{ finding: findingId, layers: 'claims,figures,causes,shifts,actors' }}
              className="told-sentence"
            >
              <span className="sentence" dir="auto" lang="ar">
                <WithName sentence={sentence} name={name} />
              </span>
              <span className="label">
                <bdi>{article.outlet ?? t('articles/no-outlet')}</bdi>
                {article.published === null ? null : ` · ${date(article.published)}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The sentence with the name marked where it stands in just these letters; the mark carries no spacing. */
function WithName({ sentence, name }: { readonly sentence: string; readonly name: string }) {
  const at = sentence.indexOf(name);
  if (at < 0) return sentence;
  return (
    <>
      {sentence.slice(0, at)}
      <mark>{sentence.slice(at, at + name.length)}</mark>
      {sentence.slice(at + name.length)}
    </>
  );
}
