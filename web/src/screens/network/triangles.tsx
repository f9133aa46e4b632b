import type { NetworkTriangle, PartyRef } from '../../api/types.ts';
import type { NameOf } from '../../components/name-of.ts';
import { Name } from '../../components/name.tsx';
import { useInterface } from '../../language/interface.tsx';
import type { MessageKey } from '../../messages/en.ts';
import { Between } from './camps.tsx';

/** Three who are all tied to each other, those under strain first; a press opens the sentences of all their ties. */
export function Triangles({
  triangles,
  party,
  opened,
  nameOf,
  onOpen,
}: {
  readonly triangles: readonly NetworkTriangle[];
  /** Where one is chosen, only its own are here. */
  readonly party: PartyRef | null;
  readonly opened: readonly string[];
  readonly nameOf: NameOf;
  readonly onOpen: (parties: readonly string[]) => void;
}) {
  const { t, rich, number } = useInterface();
  const groups = [
    { key: 'network/unfitting', own: triangles.filter(({ fits }) => !fits) },
    { key: 'network/fitting', own: triangles.filter(({ fits }) => fits) },
  ] as const;
  return (
    <section aria-labelledby="network-triangles" className="mt-10">
      <h2 id="network-triangles" className="pair-heading">
        {party === null ? t('network/triangles') : rich('network/triangles-of', { party: <Name of={party} /> })}
      </h2>
      <p className="text-muted max-w-[44rem] text-sm leading-6">{t('network/triangles-note')}</p>
      {triangles.length === 0 ? <p className="mt-3">{t('network/triangles-none')}</p> : null}
      <div className="triangle-groups">
        {groups.map(({ key, own }) =>
          own.length === 0 ? null : (
            <div key={key}>
              <h3 className="label mt-3 font-semibold">{t(key, { count: number(own.length) })}</h3>
              <ol>
                {own.map((triangle) => (
                  <li key={triangle.parties.join(' ')}>
                    <button
                      type="button"
                      data-row
                      className="triangle"
                      data-fits={triangle.fits}
                      aria-pressed={triangle.parties.join() === opened.join()}
                      onClick={() => onOpen(triangle.parties)}
                    >
                      {triangle.ties.map((tie) => (
                        <span key={`${tie.a} ${tie.b}`}>
                          <Between tie={tie} nameOf={nameOf} />
                        </span>
                      ))}
                      <span className="label">{t(kindOf(triangle))}</span>
                    </button>
                  </li>
                ))}
              </ol>
            </div>
          ),
        )}
      </div>
    </section>
  );
}

/** What kind of triangle it is follows from how many of its ties are friendly. */
function kindOf({ ties }: NetworkTriangle): MessageKey {
  const friendly = ties.filter(({ value }) => value > 0).length;
  const kinds: readonly MessageKey[] = [
    'network/all-enemies',
    'network/common-enemy',
    'network/two-against-one',
    'network/all-friends',
  ];
  return kinds[friendly] ?? 'network/all-friends';
}
