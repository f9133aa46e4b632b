import type { NetworkView } from '../../api/types.ts';
import { useInterface } from '../../language/interface.tsx';
import { EVIDENCE_LEAST, type NetworkSearch, PARTIES_MOST, PARTIES_MOST_DEFAULT } from './network-search.ts';

/** Which part of the network is drawn: around whom, how far, which ties, how many parties. */
export function NetworkControls({
  view,
  search,
  onChange,
  onParty,
}: {
  readonly view: NetworkView;
  readonly search: NetworkSearch;
  readonly onChange: (change: NetworkSearch) => void;
  readonly onParty: (id: string | null) => void;
}) {
  const { t, language, number } = useInterface();
  const parties = view.parties.toSorted((a, b) => a.label[language].localeCompare(b.label[language], language));
  return (
    <div className="no-print mt-3 flex flex-wrap items-end gap-x-6 gap-y-3">
      <Choice
        label={t('network/party')}
        value={view.party?.id ?? ''}
        options={[['', t('network/party-whole')], ...parties.map(({ id, label }) => [id, label[language]] as const)]}
        onChange={(id) => onParty(id === '' ? null : id)}
      />
      {view.party === null ? null : (
        <Choice
          label={t('network/depth')}
          value={search.depth ?? ''}
          options={[
            ['1', t('network/depth-1')],
            ['2', t('network/depth-2')],
            ['', t('network/depth-whole')],
          ]}
          onChange={(depth) => onChange({ depth: depth === '1' || depth === '2' ? depth : undefined })}
        />
      )}
      <Choice
        label={t('network/sign')}
        value={search.sign ?? ''}
        options={[
          ['', t('network/sign-both')],
          ['for', t('network/sign-for')],
          ['against', t('network/sign-against')],
        ]}
        onChange={(sign) => onChange({ sign: sign === 'for' || sign === 'against' ? sign : undefined })}
      />
      <Choice
        label={t('network/least')}
        value={search.least ?? ''}
        options={[
          ['', t('network/least-any')],
          ...EVIDENCE_LEAST.map((n) => [n, t('network/least-from', { n: number(Number(n)) })] as const),
        ]}
        onChange={(least) => onChange({ least: EVIDENCE_LEAST.find((each) => each === least) })}
      />
      <Choice
        label={t('network/most')}
        value={search.most ?? PARTIES_MOST_DEFAULT}
        options={PARTIES_MOST.map((most) => [
          most,
          t('network/most-of', {
            shown: number(Math.min(Number(most), view.partiesInAll)),
            all: number(view.partiesInAll),
          }),
        ])}
        onChange={(most) =>
          onChange({
            most: most === PARTIES_MOST_DEFAULT ? undefined : PARTIES_MOST.find((each) => each === most),
          })
        }
      />
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <label>
      <span className="label block">{label}</span>
      <select className="field max-w-[16rem]" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
