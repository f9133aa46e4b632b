import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';

import { sourcesQuery } from '../../api/queries.ts';
import type { OutletProfile, PartyRef, SingleOrigin, SourcesView, ToldSentence } from '../../api/types.ts';
import { useScope } from '../../app/scope.ts';
import { Empty, Failed, Loading } from '../../app/states.tsx';
import { Name } from '../../components/name.tsx';
import { ToldSentences } from '../../components/told-sentence.tsx';
import { useInterface } from '../../language/interface.tsx';

const SEPARATOR = '|';
/** So many voices a table can hold side by side. */
const COLUMNS_MAX = 12;

/** Profiles, reliance and single origins: what one answer of the server gives. */
export function OutletsPart({
  caseName,
  show,
}: {
  readonly caseName: string;
  readonly show: 'profiles' | 'reliance' | 'origins';
}) {
  const { t } = useInterface();
  const { from, to, outlets: outlet } = useScope();
  const sources = useQuery(sourcesQuery(caseName, { outlet, from, to }));
  if (sources.isPending) return <Loading />;
  if (sources.isError) return <Failed error={sources.error} retry={() => void sources.refetch()} />;
  if (sources.data.outlets.length === 0) {
    return (
      <Empty title={t('sources/empty')} remedy={t('sources/empty-remedy')}>
        <Link to="/c/$case/articles" params={{ case: caseName }} className="action">
          {t('screen/articles')}
        </Link>
      </Empty>
    );
  }
  if (show === 'reliance') return <Reliance view={sources.data} />;
  if (show === 'origins') return <Origins origins={sources.data.singleOrigins} />;
  return <Profiles outlets={sources.data.outlets} />;
}

/** What is chosen, in the address as `outlet|what`; a second press takes it away. */
function usePick(): { readonly pick: string | undefined; readonly choose: (next: string) => void } {
  const { pick } = useSearch({ from: '/c/$case/sources' });
  const navigate = useNavigate({ from: '/c/$case/sources' });
  return {
    pick,
    choose: (next) =>
      void navigate({
        search: (before) => ({ ...before, pick: next === pick ? undefined : next }),
        replace: true,
        resetScroll: false,
      }),
  };
}

function Profiles({ outlets }: { readonly outlets: readonly OutletProfile[] }) {
  const { t, number, share } = useInterface();
  const { pick, choose } = usePick();
  const kinds = outlets[0]?.voices.map(({ kind }) => kind) ?? [];
  return (
    <>
      <p className="text-muted mt-4 max-w-[52rem] leading-7">{t('sources/profiles-note')}</p>
      <p className="legend">
        {kinds.map((kind) => (
          <span key={kind} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="voice-key" data-kind={kind} />
            {t(`sources/voice-${kind}`)}
          </span>
        ))}
      </p>
      <ul>
        {outlets.map(({ outlet, articles, claims, voices }) => {
          const chosen = voices.find(({ kind }) => pick === [outlet, kind].join(SEPARATOR));
          return (
            <li key={outlet} className="profile">
              <p className="profile-name">
                <bdi className="font-semibold">{outlet}</bdi>
                <span className="label block">{t('sources/counts', { articles, claims })}</span>
              </p>
              <div className="profile-bar">
                {voices
                  .filter((voice) => voice.claims > 0)
                  .map((voice) => {
                    const part = voice.claims / claims;
                    const id = [outlet, voice.kind].join(SEPARATOR);
                    return (
                      <button
                        key={voice.kind}
                        type="button"
                        data-row
                        className="profile-part"
                        data-kind={voice.kind}
                        aria-pressed={pick === id}
                        aria-label={t('sources/segment', {
                          outlet,
                          voice: t(`sources/voice-${voice.kind}`),
                          claims: voice.claims,
                          share: share(part),
                        })}
                        title={`${t(`sources/voice-${voice.kind}`)}: ${number(voice.claims)}`}
                        style={{ flexGrow: voice.claims }}
                        onClick={() => choose(id)}
                      >
                        <span>{share(part)}</span>
                      </button>
                    );
                  })}
              </div>
              {chosen === undefined ? null : (
                <div className="profile-sentences">
                  <SomeSentences sentences={chosen.sentences} total={chosen.claims} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function SomeSentences({ sentences, total }: { readonly sentences: readonly ToldSentence[]; readonly total: number }) {
  const { t, number } = useInterface();
  return (
    <>
      {sentences.length < total ? (
        <p className="label">{t('sources/some-of', { shown: number(sentences.length), total: number(total) })}</p>
      ) : null}
      <ToldSentences sentences={sentences} />
    </>
  );
}

function Reliance({ view: { outlets, reprints } }: { readonly view: SourcesView }) {
  const { t, number } = useInterface();
  const { pick, choose } = usePick();
  const parties = mostQuoted(outlets);
  const chosen = outlets
    .flatMap(({ outlet, quoted }) => quoted.map((each) => ({ ...each, id: [outlet, each.party.id].join(SEPARATOR) })))
    .find(({ id }) => id === pick);
  return (
    <>
      <p className="text-muted mt-4 max-w-[52rem] leading-7">{t('sources/reliance-note')}</p>
      {parties.length === 0 ? <p className="mt-6">{t('sources/no-quotes')}</p> : null}
      {parties.length === 0 ? null : (
        <div className="relative mt-4 overflow-x-auto">
          <table className="reliance">
            <thead>
              <tr>
                <th scope="col">{t('sources/outlet')}</th>
                {parties.map((party) => (
                  <th key={party.id} scope="col">
                    <Name of={party} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {outlets.map(({ outlet, quoted }) => {
                const all = quoted.reduce((sum, { claims }) => sum + claims, 0);
                return (
                  <tr key={outlet}>
                    <th scope="row">
                      <bdi>{outlet}</bdi>
                    </th>
                    {parties.map((party) => {
                      const cell = quoted.find((each) => each.party.id === party.id);
                      const id = [outlet, party.id].join(SEPARATOR);
                      return (
                        <td key={party.id}>
                          {cell === undefined ? null : (
                            <RelianceCell
                              claims={number(cell.claims)}
                              part={cell.claims / all}
                              isChosen={pick === id}
                              label={{ outlet, party, claims: cell.claims }}
                              onChoose={() => choose(id)}
                            />
                          )}
                        </td>
                      );
                    })}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {chosen === undefined ? null : (
        <div className="mt-4 max-w-[52rem]">
          <SomeSentences sentences={chosen.sentences} total={chosen.claims} />
        </div>
      )}
      <h2 className="pair-heading mt-8">{t('sources/reprints')}</h2>
      {reprints.length === 0 ? <p className="text-muted">{t('sources/no-reprints')}</p> : null}
      <ul>
        {reprints.map(({ from, to, articles }) => (
          <li key={`${from}|${to}`} className="border-rule border-t py-1.5">
            {t('sources/reprint', { from, to, articles })}
          </li>
        ))}
      </ul>
    </>
  );
}

const SQUARE = 26;

function RelianceCell({
  claims,
  part,
  isChosen,
  label: { outlet, party, claims: count },
  onChoose,
}: {
  readonly claims: string;
  readonly part: number;
  readonly isChosen: boolean;
  readonly label: { readonly outlet: string; readonly party: PartyRef; readonly claims: number };
  readonly onChoose: () => void;
}) {
  const { t, language } = useInterface();
  const side = Math.max(4, SQUARE * Math.sqrt(part));
  return (
    <button
      type="button"
      data-row
      className="reliance-cell"
      aria-pressed={isChosen}
      aria-label={t('sources/cell', { outlet, party: party.label[language], claims: count })}
      onClick={onChoose}
    >
      <span
        aria-hidden="true"
        className="reliance-square"
        style={{ inlineSize: `${side}px`, blockSize: `${side}px` }}
      />
      <span>{claims}</span>
    </button>
  );
}

/** The voices on which most claims of all outlets together rest. */
function mostQuoted(outlets: readonly OutletProfile[]): readonly PartyRef[] {
  const totals = new Map<string, { readonly party: PartyRef; claims: number }>();
  for (const { party, claims } of outlets.flatMap(({ quoted }) => quoted)) {
    const known = totals.get(party.id);
    if (known) known.claims += claims;
    else totals.set(party.id, { party, claims });
  }
  return [...totals.values()]
    .toSorted((a, b) => b.claims - a.claims)
    .slice(0, COLUMNS_MAX)
    .map(({ party }) => party);
}

function Origins({ origins: { items, total } }: { readonly origins: SourcesView['singleOrigins'] }) {
  const { t, number } = useInterface();
  return (
    <>
      <p className="text-muted mt-4 max-w-[52rem] leading-7">{t('sources/origins-note')}</p>
      {items.length === 0 ? <p className="mt-6">{t('sources/no-origins')}</p> : null}
      {items.length < total ? (
        <p className="label mt-2">{t('list/shown', { shown: number(items.length), total: number(total) })}</p>
      ) : null}
      <ol className="max-w-[52rem]">
        {items.map((item) => (
          <OriginEntry key={item.id} item={item} />
        ))}
      </ol>
    </>
  );
}

function OriginEntry({
  item: { kind, date: day, party, origin, outlets, sentences },
}: {
  readonly item: SingleOrigin;
}) {
  const { t, date, language } = useInterface();
  const count = outlets.length;
  return (
    <li className="turn origin">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b className="font-semibold">
          {party === null
            ? t('sources/origin-outlet', { count, origin: origin ?? '' })
            : t('sources/origin-party', { count, origin: party.label[language] })}
        </b>
        <span className="badge">{t(`sources/origin-${kind}`)}</span>
        <span className="text-muted">{date(day)}</span>
      </p>
      <p className="label">
        {outlets.map((outlet, index) => (
          <span key={outlet}>
            {index > 0 ? ' · ' : null}
            <bdi>{outlet}</bdi>
          </span>
        ))}
      </p>
      <ToldSentences sentences={sentences} />
    </li>
  );
}
