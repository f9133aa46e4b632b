import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import { positionsQuery } from '../api/queries.ts';
import { useInterface } from '../language/interface.tsx';

/** A name as the server is given it, and as it is shown. */
export interface NameChoice {
  readonly value: string;
  readonly text: string;
}

const ALL = { at: undefined, windowDays: undefined, outlet: [] } as const;

/** Several parties or places: each can be taken out, and any name in any spelling can be added; the server knows whom it means. */
export function NamesField({
  label,
  names,
  caseName,
  onChange,
}: {
  readonly label: string;
  readonly names: readonly NameChoice[];
  readonly caseName: string;
  readonly onChange: (names: NameChoice[]) => void;
}) {
  const { t, language } = useInterface();
  const [typed, setTyped] = useState('');
  const id = useId();
  const parties = useQuery(positionsQuery(caseName, ALL)).data;
  const known = new Map([...(parties?.holders ?? []), ...(parties?.targets ?? [])].map((party) => [party.id, party]));
  const add = () => {
    const text = typed.trim();
    if (text === '') return;
    const party = [...known.values()].find((each) => Object.values(each.label).includes(text));
    const value = party?.id ?? text;
    if (names.every((name) => name.value !== value)) onChange([...names, { value, text }]);
    setTyped('');
  };
  return (
    <fieldset>
      <legend className="label">{label}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {names.map(({ value, text }) => (
          <span key={value} className="chip">
            <bdi>{text}</bdi>
            <button
              type="button"
              aria-label={t('review/take-out', { name: text })}
              onClick={() => onChange(names.filter((name) => name.value !== value))}
            >
              <span aria-hidden="true">×</span>
            </button>
          </span>
        ))}
        <input
          className="field w-[11rem]"
          dir={typed === '' ? undefined : 'auto'}
          list={id}
          aria-label={t('review/add-name', { field: label })}
          placeholder={t('review/add-placeholder')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || typed.trim() === '') return;
            event.preventDefault();
            add();
          }}
        />
        <datalist id={id}>
          {[...known.values()].map((party) => (
            <option key={party.id} value={party.label[language]}>
              {party.label[language]}
            </option>
          ))}
        </datalist>
      </div>
    </fieldset>
  );
}
