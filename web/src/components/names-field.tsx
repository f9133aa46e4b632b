import { useState } from 'react';

import { useInterface } from '../language/interface.tsx';
import { NameInput, useKnownParties } from './name-input.tsx';

/** A name as the server is given it, and as it is shown. */
export interface NameChoice {
  readonly value: string;
  readonly text: string;
}

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
  const { t } = useInterface();
  const [typed, setTyped] = useState('');
  const known = useKnownParties(caseName);
  const add = () => {
    const text = typed.trim();
    if (text === '') return;
    const value = known.find((each) => Object.values(each.label).includes(text))?.id ?? text;
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
        <NameInput
          caseName={caseName}
          label={t('review/add-name', { field: label })}
          value={typed}
          onChange={setTyped}
          onCommit={add}
        />
      </div>
    </fieldset>
  );
}
