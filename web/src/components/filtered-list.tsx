import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

import { type Bindings, useKeys } from '../app/keys.ts';
import { moveFocus } from '../app/list-focus.ts';
import { useInterface } from '../language/interface.tsx';

/** What the URL says of a filtered list: words to look for and one choice; empty means all. */
export interface ListFilter {
  readonly words: string;
  readonly choice: string;
}

/**
 * The frame of a screen that is one list: heading, field for words, one choice, the count that is shown, and a way back when
 * nothing matches. Keys: / to the field, j and k through the rows of `list`, Escape clears the words, then leaves the field.
 */
export function FilteredList({
  title,
  labels,
  filter,
  choices,
  shown,
  total,
  list,
  onFilter,
  keys,
  aside,
  bar,
  onClear,
  children,
}: {
  readonly title: string;
  readonly labels: {
    readonly words: string;
    readonly choice: string;
    readonly all: string;
    readonly noneMatch: string;
  };
  readonly filter: ListFilter;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly shown: number;
  readonly total: number;
  readonly list: RefObject<HTMLElement | null>;
  readonly onFilter: (change: Partial<ListFilter>) => void;
  readonly keys?: Bindings;
  readonly aside?: ReactNode;
  /** What stands under the heading, also where nothing matches. */
  readonly bar?: ReactNode;
  /** The way back from a filter that nothing matches; by default words and choice are taken away. */
  readonly onClear?: () => void;
  readonly children: ReactNode;
}) {
  const { t, number } = useInterface();
  const field = useRef<HTMLInputElement>(null);
  // What is typed stands at once; the list follows. Elsewhere than in the field the address may change the words.
  const [typed, setTyped] = useState(filter.words);
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(filter.words);
  }, [filter.words]);
  const type = (words: string) => {
    setTyped(words);
    onFilter({ words });
  };
  useKeys({
    '/': (event) => {
      event.preventDefault();
      field.current?.focus();
    },
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    Escape: () => (typed === '' ? field.current?.blur() : type('')),
    ...keys,
  });
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <h1 className="font-text me-auto text-3xl leading-[1.6]">{title}</h1>
        <input
          ref={field}
          type="search"
          className="field w-[15rem]"
          placeholder={labels.words}
          aria-label={labels.words}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <select
          className="field max-w-[14rem]"
          aria-label={labels.choice}
          value={filter.choice}
          onChange={(event) => onFilter({ choice: event.target.value })}
        >
          <option value="">{labels.all}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <span className="label pb-1.5" role="status">
          {t('list/shown', { shown: number(shown), total: number(total) })}
        </span>
        {aside}
      </div>
      {bar}
      {shown === 0 ? (
        <div className="py-16 text-center">
          <p className="text-muted">{labels.noneMatch}</p>
          <button
            type="button"
            className="action mt-4"
            onClick={onClear ?? (() => onFilter({ words: '', choice: '' }))}
          >
            {t('list/clear')}
          </button>
        </div>
      ) : (
        children
      )}
    </>
  );
}
