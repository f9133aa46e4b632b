import { useQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';

import { positionsQuery } from '../api/queries.ts';
import type { PartyRef } from '../api/types.ts';
import { useInterface } from '../language/interface.tsx';

const ALL = { at: undefined, windowDays: undefined, outlet: [] } as const;

/** The parties of the case, which a field of names proposes; anyone else can be typed, and the server knows whom it means. */
export function useKnownParties(caseName: string): readonly PartyRef[] {
  const parties = useQuery(positionsQuery(caseName, ALL)).data;
  return useMemo(
    () => [
      ...new Map([...(parties?.holders ?? []), ...(parties?.targets ?? [])].map((each) => [each.id, each])).values(),
    ],
    [parties],
  );
}

/** A field for one name, in any spelling and either language, with the parties of the case to choose from. */
export function NameInput({
  caseName,
  label,
  value,
  className = 'field w-[11rem]',
  onChange,
  onCommit,
}: {
  readonly caseName: string;
  readonly label: string;
  readonly value: string;
  readonly className?: string;
  readonly onChange: (text: string) => void;
  /** On leaving the field, and on Enter where something is typed. */
  readonly onCommit?: () => void;
}) {
  const { t, language } = useInterface();
  const id = useId();
  return (
    <>
      <input
        className={className}
        // An empty field with dir="auto" would put an Arabic placeholder on the left.
        dir={value === '' ? undefined : 'auto'}
        list={id}
        aria-label={label}
        placeholder={t('review/add-placeholder')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onCommit}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || onCommit === undefined || value.trim() === '') return;
          event.preventDefault();
          onCommit();
        }}
      />
      <datalist id={id}>
        {useKnownParties(caseName).map((party) => (
          <option key={party.id} value={party.label[language]}>
            {party.label[language]}
          </option>
        ))}
      </datalist>
    </>
  );
}
