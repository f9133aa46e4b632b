import { useEffect, useRef, useState } from 'react';

import { useKeys } from '../app/keys.ts';

interface QueryFieldProps {
  /** What the address asks; give it as the key as well, so that another address fills the field anew. */
  readonly query: string;
  /** What the field is for, and what its button does. */
  readonly label: string;
  readonly submit: string;
  readonly onAsk: (query: string) => void;
}

/** The field of a screen that answers what is typed; it waits for words where nothing is asked. Keys: / and Escape. */
export function QueryField({ query, label, submit, onAsk }: QueryFieldProps) {
  const [typed, setTyped] = useState(query);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (query === '') field.current?.focus();
  }, [query]);
  useKeys({
    '/': (event) => {
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    },
    Escape: () => field.current?.blur(),
  });
  return (
    <form
      role="search"
      className="no-print mt-3 flex items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(typed.trim());
      }}
    >
      <input
        ref={field}
        type="search"
        // An empty field with dir="auto" would put an Arabic placeholder on the left.
        dir={typed === '' ? undefined : 'auto'}
        className="field query-field"
        placeholder={label}
        aria-label={label}
        aria-keyshortcuts="/"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="action action-main shrink-0">
        {submit}
      </button>
    </form>
  );
}
