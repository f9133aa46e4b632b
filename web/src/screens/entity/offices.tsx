import type { EntityOffice } from '../../api/types.ts';
import { Name } from '../../components/name.tsx';
import { dayNumber, dayOf } from '../../language/format.ts';
import { useInterface } from '../../language/interface.tsx';
import { officeSpan } from './office-span.ts';

/** Offices with their dates as bars on one scale, the latest first; the dates are those of the resources. */
export function Offices({
  offices,
  entity,
  until,
}: {
  readonly offices: readonly EntityOffice[];
  readonly entity: string;
  /** The last day of the case, at which what is still held is cut; empty where there is none. */
  readonly until: string;
}) {
  const { t } = useInterface();
  if (offices.length === 0) return <p className="text-muted">{t('actor/offices-none')}</p>;
  const days = offices.flatMap(({ from, to }) => [from, to].flatMap((edge) => edge ?? []));
  const first = Math.min(...days.map((day) => dayNumber(dayOf(day, 'first'))));
  const last = Math.max(
    ...days.map((day) => dayNumber(dayOf(day, 'last'))),
    ...(until === '' ? [] : [dayNumber(until)]),
    first + 1,
  );
  return (
    <>
      <p className="label">{t('actor/offices-note')}</p>
      <ol className="entity-offices">
        {offices.map((office) => (
          <li key={`${office.holder.id} ${office.party.id} ${office.office?.en} ${office.from} ${office.to}`}>
            <Office office={office} entity={entity} range={{ first, last }} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Office({
  office: { holder, party, office, from, to },
  entity,
  range,
}: {
  readonly office: EntityOffice;
  readonly entity: string;
  readonly range: { readonly first: number; readonly last: number };
}) {
  const { t, rich, date, language } = useInterface();
  const span = officeSpan(from, to, range);
  const when =
    from === null && to === null
      ? t('actor/undated')
      : to === null
        ? date(`${from}/..`)
        : date(`${from ?? '..'}/${to}`);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        {holder.id === entity ? null : (
          <span>
            <Name of={holder} isLink />:
          </span>
        )}
        <span className="font-semibold">{office === null ? t('actor/side') : office[language]}</span>
        {party.id === entity ? null : <span>{rich('actor/of-party', { party: <Name of={party} isLink /> })}</span>}
        <span className="label ms-auto">{when}</span>
      </p>
      <div className="entity-office-track" dir="ltr" aria-hidden="true">
        {span === null ? null : (
          <span
            data-open-start={from === null || undefined}
            data-open-end={to === null || undefined}
            style={{ left: `${span.start * 100}%`, right: `${(1 - span.end) * 100}%` }}
          />
        )}
      </div>
    </>
  );
}
