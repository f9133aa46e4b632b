import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';

import { namesQuery } from '../../api/queries.ts';
import type { NamesView, ToldSentence, UsedName } from '../../api/types.ts';
import { useScope } from '../../app/scope.ts';
import { Failed, Loading } from '../../app/states.tsx';
import { Name } from '../../components/name.tsx';
import { ToldWords } from '../../components/told-sentence.tsx';
import { useInterface } from '../../language/interface.tsx';

/** Above this many standard errors a name is an outlet's own way. */
const PREFERENCE_MIN = 2;
const SEPARATOR = '|';

/** What each outlet calls somebody, and since when: small multiples by month. */
export function NamesPart({ caseName }: { readonly caseName: string }) {
  const { from, to, outlets: outlet } = useScope();
  const { actor } = useSearch({ from: '/c/$case/sources' });
  const names = useQuery(namesQuery(caseName, { outlet, from, to }, actor));
  if (names.isPending) return <Loading />;
  if (names.isError) return <Failed error={names.error} retry={() => void names.refetch()} />;
  return <Names caseName={caseName} view={names.data} />;
}

function Names({ caseName, view }: { readonly caseName: string; readonly view: NamesView }) {
  const { t, date, language } = useInterface();
  const navigate = useNavigate({ from: '/c/$case/sources' });
  const { actors, chosen, outlets, months } = view;
  const listed = actors.some(({ actor }) => actor.id === chosen?.id) || chosen === null;
  const most = Math.max(
    1,
    ...outlets.flatMap(({ names }) => names.flatMap((name) => name.months.map(({ uses }) => uses))),
  );
  const [first, last] = [months[0], months.at(-1)];
  if (chosen === null) return <p className="mt-6">{t('sources/no-names')}</p>;
  return (
    <>
      <p className="text-muted mt-4 max-w-[52rem] leading-7">{t('sources/names-note')}</p>
      <label className="no-print mt-3 flex flex-wrap items-baseline gap-x-3">
        <span className="label">{t('sources/actor')}</span>
        <select
          className="field max-w-[min(26rem,100%)]"
          value={chosen.id}
          onChange={({ target: { value } }) =>
            void navigate({ search: (before) => ({ ...before, actor: value, pick: undefined }), replace: true })
          }
        >
          {listed ? null : <option value={chosen.id}>{chosen.label[language]}</option>}
          {actors.map(({ actor, names, outlets: count }) => (
            <option key={actor.id} value={actor.id}>
              {t('sources/actor-choice', { actor: actor.label[language], names, outlets: count })}
            </option>
          ))}
        </select>
      </label>
      <h2 className="font-text mt-5 text-2xl">
        <Name of={chosen} />
        {first === undefined || last === undefined ? null : (
          <span className="text-muted ms-4 text-base">
            {t('sources/over-time', { from: date(first, 'short'), to: date(last, 'short') })}
          </span>
        )}
      </h2>
      {outlets.length === 0 ? <p className="mt-4">{t('sources/no-names')}</p> : null}
      <div className="outlet-names">
        {outlets.map(({ outlet, names }) => (
          <section key={outlet} aria-label={outlet}>
            <h3 className="pair-heading">
              <bdi>{outlet}</bdi>
            </h3>
            <ul>
              {names.map((name) => (
                <NameEntry
                  key={name.name}
                  name={name}
                  outlet={outlet}
                  caseName={caseName}
                  months={months}
                  most={most}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function NameEntry({
  name,
  outlet,
  caseName,
  months,
  most,
}: {
  readonly name: UsedName;
  readonly outlet: string;
  readonly caseName: string;
  readonly months: readonly string[];
  readonly most: number;
}) {
  const { t, number, share } = useInterface();
  const { pick } = useSearch({ from: '/c/$case/sources' });
  const navigate = useNavigate({ from: '/c/$case/sources' });
  const id = [outlet, name.name].join(SEPARATOR);
  const isChosen = pick === id;
  const isPreferred = name.preference !== null && name.preference > PREFERENCE_MIN;
  return (
    <li className="used-name">
      <button
        type="button"
        data-row
        className="used-name-row"
        aria-expanded={isChosen}
        onClick={() =>
          void navigate({
            search: (before) => ({ ...before, pick: isChosen ? undefined : id }),
            replace: true,
            resetScroll: false,
          })
        }
      >
        <span className="used-name-text" lang="ar" dir="rtl">
          {name.name}
        </span>
        <span className="label">
          {isPreferred ? <span title={t('sources/preferred')}>◆ </span> : null}
          {number(name.uses)} · <span dir="ltr">{share(name.share)}</span>
          {name.shareElsewhere === null ? null : (
            <>
              {' · '}
              {t('sources/elsewhere')} <span dir="ltr">{share(name.shareElsewhere)}</span>
            </>
          )}
        </span>
        <span aria-hidden="true" className="used-name-share">
          <span style={{ inlineSize: `${name.share * 100}%` }} />
        </span>
        <Months name={name} months={months} most={most} />
      </button>
      {isChosen ? <NameSentences sentences={name.sentences} caseName={caseName} /> : null}
    </li>
  );
}

const WIDTH = 200;
const HEIGHT = 22;

/** Uses by month, all on one scale; time runs from left to right in both languages. */
function Months({
  name,
  months,
  most,
}: {
  readonly name: UsedName;
  readonly months: readonly string[];
  readonly most: number;
}) {
  const { t } = useInterface();
  const usesOf = new Map(name.months.map(({ month, uses }) => [month, uses]));
  const step = WIDTH / Math.max(1, months.length);
  return (
    <svg
      role="img"
      aria-label={t('sources/name-chart', { name: name.name })}
      className="used-name-months"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {months.map((month, index) => {
        const uses = usesOf.get(month) ?? 0;
        const height = (uses / most) * (HEIGHT - 2);
        return uses === 0 ? null : (
          <rect key={month} x={index * step} width={Math.max(1.5, step - 1)} y={HEIGHT - 1 - height} height={height} />
        );
      })}
    </svg>
  );
}

/** A mention is no finding with evidence of its own: its sentence leads into the article. */
function NameSentences({
  sentences,
  caseName,
}: {
  readonly sentences: readonly ToldSentence[];
  readonly caseName: string;
}) {
  return (
    <ul className="told mt-1">
      {sentences.map(({ findingId, article, sentence }) => (
        <li key={findingId}>
          <Link
            to="/c/$case/articles/$article"
            params={{ case: caseName, article: article.id }}
            className="told-sentence"
          >
            <ToldWords article={article} sentence={sentence} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
