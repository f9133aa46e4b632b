import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';

import { useKeys } from '../app/keys.ts';

/**
 * What a field needs in which a query is typed, wherever it stands: keys / and Escape, the direction of what is typed, and what
 * is asked when it is sent. `rank` tells who hears the keys first where there are two.
 */
export function useQueryInput(
  label: string,
  query: string,
  onAsk: (query: string) => void,
  rank: 'frame' | 'screen' = 'screen',
) {
  const [typed, setTyped] = useState(query);
  const field = useRef<HTMLInputElement>(null);
  useKeys(
    {
      '/': (event) => {
        event.preventDefault();
        field.current?.focus();
        field.current?.select();
      },
      Escape: () => {
        // Elsewhere Escape closes what is open.
        if (document.activeElement !== field.current) return false;
        field.current?.blur();
        return true;
      },
    },
    rank,
  );
  return {
    field,
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      onAsk(typed.trim());
    },
    input: {
      ref: field,
      type: 'search',
      // An empty field with dir="auto" would put an Arabic placeholder on the left.
      dir: typed === '' ? undefined : 'auto',
      placeholder: label,
      'aria-label': label,
      'aria-keyshortcuts': '/',
      value: typed,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setTyped(event.target.value),
    },
  } as const;
}
