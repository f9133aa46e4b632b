import { useEffect } from 'react';

import { useQueryInput } from './use-query-input.ts';

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
  const { field, input, onSubmit } = useQueryInput(label, query, onAsk);
  useEffect(() => {
    if (query === '') field.current?.focus();
  }, [field, query]);
  return (
    <form role="search" className="no-print mt-3 flex items-end gap-3" onSubmit={onSubmit}>
      <input {...input} className="field query-field" />
      <button type="submit" className="action action-main shrink-0">
        {submit}
      </button>
    </form>
  );
}
