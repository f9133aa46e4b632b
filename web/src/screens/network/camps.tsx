import { useState } from 'react';

import type { CampHypothesis, MutualTie, NetworkChange, NetworkView } from '../../api/types.ts';
import { Glyph } from '../../components/glyph.tsx';
import type { NameOf } from '../../components/name-of.ts';
import { Name } from '../../components/name.tsx';
import { useInterface } from '../../language/interface.tsx';
import { campLetter, type CampNames } from './camp-names.ts';

/** The camps of the day with all that speaks for and against them. Nothing of it is said by a text, and it says so itself. */
export function Camps({
  hypothesis,
  names,
  nameOf,
  onName,
  onParty,
  onBetween,
}: {
  readonly hypothesis: CampHypothesis;
  readonly names: CampNames;
  readonly nameOf: NameOf;
  readonly onName: (camp: number, name: string) => void;
  readonly onParty: (id: string) => void;
  /** Opens the sentences between some parties. */
  readonly onBetween: (parties: readonly string[]) => void;
}) {
  const { t, date, number, share } = useInterface();
  const { camps, triangles, balanced, against, ties, at } = hypothesis;
  return (
    <section aria-labelledby="network-camps" className="network-side">
      <h2 id="network-camps" className="pair-heading">
        {t('network/camps')}
      </h2>
      <p className="text-muted text-sm leading-6">{t('network/camps-note', { date: date(at) })}</p>
      {camps.length === 0 ? <p className="mt-3">{t('network/camps-none')}</p> : null}
      <ul className="mt-2">
        {camps.map(({ number: camp, members }) => (
          <li key={camp} className="camp">
            <p className="flex items-baseline gap-2">
              <CampBadge camp={camp} />
              <CampNameField camp={camp} name={names.get(camp) ?? ''} onName={onName} />
            </p>
            <p className="camp-members">
              {members.map((id) => (
                <button key={id} type="button" className="camp-member" onClick={() => onParty(id)}>
                  <Name of={nameOf(id)} />
                </button>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-3 leading-7">
        {balanced === null
          ? t('network/no-balance')
          : t('network/balance', {
              fitting: number(Math.round(balanced * triangles)),
              triangles,
              share: share(balanced),
            })}
      </p>
      {camps.length === 0 ? null : (
        <>
          <p className="mt-1 leading-7">{t('network/against', { against: against.length, ties: number(ties) })}</p>
          <ul>
            {against.map((tie) => (
              <li key={`${tie.a} ${tie.b}`}>
                <button type="button" className="between" onClick={() => onBetween([tie.a, tie.b])}>
                  <Between tie={tie} nameOf={nameOf} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The letter of a camp in a ring, as the drawing has it. */
export function CampBadge({ camp }: { readonly camp: number | null }) {
  const { t, language } = useInterface();
  if (camp === null) return <span className="text-muted text-sm">{t('network/camp-none')}</span>;
  return (
    <span className="camp-badge">
      <span className="sr-only">{t('network/camp', { letter: campLetter(camp, language) })}</span>
      <span aria-hidden="true">{campLetter(camp, language)}</span>
    </span>
  );
}

/** The name that the reader gives a camp; it stands in the address. */
function CampNameField({
  camp,
  name,
  onName,
}: {
  readonly camp: number;
  readonly name: string;
  readonly onName: (camp: number, name: string) => void;
}) {
  const { t, language } = useInterface();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== name) onName(camp, draft);
    setDraft(null);
  };
  return (
    <input
      className="camp-name"
      dir={(draft ?? name) === '' ? undefined : 'auto'}
      aria-label={t('network/camp-name', { letter: campLetter(camp, language) })}
      placeholder={t('network/camp-name-hint')}
      value={draft ?? name}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}

/** Two parties with the sign of what lies between them. */
export function Between({ tie, nameOf }: { readonly tie: MutualTie; readonly nameOf: NameOf }) {
  const { t, signed } = useInterface();
  const reading = tie.value > 0 ? 'for' : 'against';
  return (
    <>
      <Name of={nameOf(tie.a)} />{' '}
      <span className="inline-flex items-center align-middle">
        <Glyph reading={reading} radius={4.5} />
      </span>
      <span className="sr-only">{t(`network/legend-${reading}`)}</span> <Name of={nameOf(tie.b)} />{' '}
      <span dir="ltr" className="label tabular-nums">
        {signed(tie.value)}
      </span>
    </>
  );
}

/** Who is in another camp than on the day compared with, and which ties did it. */
export function CampChanges({
  comparison,
  names,
  nameOf,
  onParty,
  onBetween,
}: {
  readonly comparison: NonNullable<NetworkView['comparison']>;
  readonly names: CampNames;
  readonly nameOf: NameOf;
  readonly onParty: (id: string) => void;
  readonly onBetween: (parties: readonly string[]) => void;
}) {
  const { t, date } = useInterface();
  const { hypothesis, changes } = comparison;
  return (
    <section aria-labelledby="network-changes" className="mt-8">
      <h2 id="network-changes" className="pair-heading">
        {t('network/changes', { count: changes.length, date: date(hypothesis.at) })}
      </h2>
      <ol className="camp-changes">
        {changes.map((change) => (
          <ChangeEntry
            key={change.party}
            change={change}
            names={names}
            nameOf={nameOf}
            onParty={onParty}
            onBetween={onBetween}
          />
        ))}
      </ol>
    </section>
  );
}

function ChangeEntry({
  change,
  names,
  nameOf,
  onParty,
  onBetween,
}: {
  readonly change: NetworkChange;
  readonly names: CampNames;
  readonly nameOf: NameOf;
  readonly onParty: (id: string) => void;
  readonly onBetween: (parties: readonly string[]) => void;
}) {
  const { rich, t, signed } = useInterface();
  const valueText = (value: number | null) =>
    value === null ? (
      t('network/was-absent')
    ) : (
      <span className="inline-flex items-center gap-1">
        <Glyph reading={value > 0 ? 'for' : 'against'} radius={4} />
        <span dir="ltr" className="tabular-nums">
          {signed(value)}
        </span>
      </span>
    );
  return (
    <li className="camp-change" data-party={change.party}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <button type="button" data-row className="camp-member font-semibold" onClick={() => onParty(change.party)}>
          <Name of={nameOf(change.party)} />
        </button>
        <span>
          {rich('network/changed', {
            before: <CampLabel key="before" camp={change.before} names={names} />,
            after: <CampLabel key="after" camp={change.after} names={names} />,
          })}
        </span>
      </p>
      <ul>
        {change.ties.map(({ other, before, after }) => (
          <li key={other}>
            <button type="button" className="between" onClick={() => onBetween([change.party, other])}>
              <Name of={nameOf(other)} />
              {': '}
              {rich('network/changed', {
                before: <span key="before">{valueText(before)}</span>,
                after: <span key="after">{valueText(after)}</span>,
              })}
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
}

function CampLabel({ camp, names }: { readonly camp: number | null; readonly names: CampNames }) {
  const name = camp === null ? undefined : names.get(camp);
  return (
    <span className="inline-flex items-baseline gap-1">
      <CampBadge camp={camp} />
      {name === undefined ? null : <bdi>{name}</bdi>}
    </span>
  );
}
